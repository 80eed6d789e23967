"""What runs at the customers: yearly and monthly resources, and those paid by use."""

from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.declare import (
    Column,
    Dataset,
    Filter,
    Join,
    Sensitivity,
    Source,
    View,
    Within,
)
from desktop.catalog.kinds import COUNT, EXPIRY, QUANTITY, TEXT, TIME, choice
from desktop.catalog.query import Condition, Sort
from desktop.catalog.resellers import WHOSE
from desktop.catalog.ways import Per
from desktop.text import N_

COMMERCIAL = Sensitivity.COMMERCIAL

STATUS = choice(
    {"2": N_("In use"), "3": N_("Closed"), "4": N_("Resource frozen"), "5": N_("Expired")},
    number=True,
    tones={"2": "success", "4": "danger", "5": "warning"},
)
ON_DEMAND_STATUS = choice(
    {
        "1": N_("In service"),
        "2": N_("Grace period"),
        "3": N_("Freezing"),
        "4": N_("Changing"),
        "5": N_("Closing"),
        "6": N_("Closed"),
    },
    number=True,
    tones={"1": "success", "2": "warning", "3": "danger", "4": "accent", "5": "accent"},
)
AT_EXPIRY = choice(
    {
        "0": N_("Grace period"),
        "1": N_("Turned to on demand"),
        "2": N_("Deleted at once"),
        "3": N_("Renewed automatically"),
        "4": N_("Frozen after expiry"),
        "5": N_("Deleted after retention"),
    },
    number=True,
    tones={"3": "success"},
)
MAIN = choice({"1": N_("Yes"), "0": N_("No")}, number=True)

_STALE_S = 6 * 3600
_MANAGER = "account_managers[0].account_name"
_PERMISSION = "BPC_ITEM_SUBCUSTSERV_010105"
_CUSTOMER = Join(CUSTOMERS, on="customer_id")

_WHO = (
    _CUSTOMER.column("customer"),
    _CUSTOMER.column("account_name", shown=False),
)
_WHAT = (
    Column("resource_name", N_("Resource"), TEXT, True, COMMERCIAL, sortable=True),
    Column("service_type_name", N_("Service")),
    Column("resource_type_name", N_("Resource type"), shown=False),
    Column("product_spec_desc", N_("Specification")),
    Column("region_code", N_("Region")),
)
_CODES = (
    Column("resource_spec_code", N_("Specification code"), shown=False),
    Column("service_type_code", N_("Service code"), shown=False),
    Column("resource_type_code", N_("Resource type code"), shown=False),
)
_SEARCH = (
    "resource_name",
    "resource_id",
    "customers.customer",
    "customers.account_name",
    "service_type_name",
    "product_spec_desc",
)
_FOUND_IN = ("resource_name", "resource_id")
_FOUND = ("resource_name", "customers.customer", "service_type_name", "status")
_FILTERS = (
    Filter("expire_time", "period"),
    Filter("status", "choice"),
    Filter("service_type_name", "values"),
    Filter("region_code", "values"),
    Filter("customer_id", "reference", N_("Customer")),
    Filter(f"customers.{_MANAGER}", "values"),
    Filter("resource_type_name", "values"),
)

_NEEDED = Condition("status", "in", ("2", "4"))  # one that is closed or expired is not awaited
_BY_EXPIRY = (Sort("expire_time"),)

RESOURCES = Dataset(
    name="resources",
    label=N_("Yearly/monthly resources"),
    source=Source(
        "list_pay_per_use_customer_resources",  # misnamed by the vendor
        "POST",
        "/v2/orders/suscriptions/resources/query",  # and misspelt
        rows="data",
        total="total_count",
        page=500,
        per=Per("customer_id", only={"indirect_partner_id": (None,)}, active="orders"),
        permission=_PERMISSION,
    ),
    key=("id",),
    columns=(
        *_WHO,
        *_WHAT,
        Column("status", N_("Status"), STATUS, sortable=True),
        Column("expire_time", N_("Expires"), EXPIRY, sortable=True),
        Column("expire_policy", N_("At expiry"), AT_EXPIRY),
        Column("effective_time", N_("Effective from"), TIME, shown=False, sortable=True),
        _CUSTOMER.column(_MANAGER, shown=False),
        _CUSTOMER.column("association_type", shown=False),
        Column("customer_id", N_("Customer number"), shown=False),
        Column("resource_id", N_("Resource number"), shown=False),
        Column("is_main_resource", N_("Main resource"), MAIN, shown=False),
        Column("parent_resource_id", N_("Belongs to resource"), shown=False),
        Column("enterprise_project.name", N_("Enterprise project"), TEXT, False, COMMERCIAL),
        Column("enterprise_project.id", N_("Enterprise project number"), shown=False),
        Column("spec_size", N_("Size"), QUANTITY, shown=False),
        Column("spec_size_measure_id", N_("Unit of the size"), COUNT, shown=False),
        Column("update_time", N_("Updated"), TIME, shown=False, quiet=True),
        Column("project_id", N_("Project number"), shown=False),
        Column("product_id", N_("Product number"), shown=False),
        *_CODES,
        Column("id", N_("Internal number"), shown=False),
    ),
    order="effective_time",  # by expiry the long closed ones would come first
    search=_SEARCH,
    found_as=(*_FOUND, "expire_time"),
    found_in=_FOUND_IN,
    filters=(
        *_FILTERS,
        Filter("expire_policy", "choice"),
        Filter("is_main_resource", "choice"),
        Filter("enterprise_project.name", "values"),
    ),
    of="customers",
    stale_after_s=_STALE_S,
    note=N_(
        "Resources are read customer by customer. A distributor cannot read those of a "
        "reseller's customers."
    ),
    views=(
        View(
            "expiring_7",
            N_("Expiring in 7 days"),
            (Within("expire_time", 7), _NEEDED),
            _BY_EXPIRY,
        ),
        View(
            "expiring_15",
            N_("Expiring in 15 days"),
            (Within("expire_time", 15), _NEEDED),
            _BY_EXPIRY,
        ),
        View(
            "expiring_30",
            N_("Expiring in 30 days"),
            (Within("expire_time", 30), _NEEDED),
            _BY_EXPIRY,
        ),
        View("automatic", N_("Automatic renewal"), (Condition("expire_policy", "in", ("3",)),)),
        View("stopped", N_("Frozen or expired"), (Condition("status", "in", ("4", "5")),)),
    ),
)

ON_DEMAND_RESOURCES = Dataset(
    name="on_demand_resources",
    label=N_("On-demand resources"),
    source=Source(
        "list_customer_on_demand_resources",
        "POST",
        "/v2/partners/sub-customers/on-demand-resources/query",
        rows="resources",
        total="total_count",
        page=100,
        per=Per(
            "customer_id",
            also={"indirect_partner_id": "indirect_partner_id"},
            skip={"association_type": ("1",)},
            active="orders",
        ),
        permission=_PERMISSION,
    ),
    key=("customer_id", "resource_id"),
    columns=(
        *_WHO,
        *_WHAT,
        Column("status", N_("Status"), ON_DEMAND_STATUS, sortable=True),
        Column("effective_time", N_("Effective from"), TIME, sortable=True),
        Column("expire_time", N_("Expires"), EXPIRY, shown=False, sortable=True),
        Column("resource_info", N_("Size"), shown=False),
        Column("availability_zone_code", N_("Availability zone"), shown=False),
        _CUSTOMER.column(_MANAGER, shown=False),
        Column("customer_id", N_("Customer number"), shown=False),
        Column("resource_id", N_("Resource number"), shown=False),
        *_CODES,
        *WHOSE,
    ),
    order="effective_time",
    search=_SEARCH,
    found_as=_FOUND,
    found_in=_FOUND_IN,
    filters=(*_FILTERS, Filter("effective_time", "period")),
    of="customers",
    stale_after_s=_STALE_S,
    note=N_(
        "The API tells on-demand resources of resale customers only, and later than they "
        "change: each service has a delay of its own."
    ),
    views=(
        View(
            "stopping", N_("In grace period or freezing"), (Condition("status", "in", ("2", "3")),)
        ),
    ),
)
