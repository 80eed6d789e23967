"""What a customer counts as: a new one or not, and a verified one or not yet."""

from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.declare import Column, Dataset, Filter, Join, Sensitivity, Source, View
from desktop.catalog.kinds import choice
from desktop.catalog.query import Condition
from desktop.catalog.resellers import WHOSE
from desktop.catalog.ways import Per, Rounds
from desktop.text import N_

NEW_CUSTOMER = choice(
    {
        "Y": N_("New customer"),
        "N": N_("Not a new customer"),
        "UNDETERMINED": N_("Below the target so far"),
    },
    tones={"Y": "success", "UNDETERMINED": "warning"},
)
REVIEW = choice(
    {"0": N_("In review"), "1": N_("Rejected"), "2": N_("Passed")},
    number=True,
    tones={"0": "accent", "1": "danger", "2": "success"},
)

_CUSTOMER = Join(CUSTOMERS, on="customer_id")
_MANAGER = "account_managers[0].account_name"

NEW_CUSTOMER_TAGS = Dataset(
    name="new_customer_tags",
    label=N_("New-customer tags"),
    source=Source(
        "list_sub_customer_new_tag",
        "POST",
        "/v2/partners/sub-customers/new-customers-tags/batch-query",
        rows="new_customer_tags",
        page=200,
        rounds=Rounds(),
    ),
    key=("customer_id", "customer_tag_type"),
    columns=(
        _CUSTOMER.column("customer"),
        _CUSTOMER.column("account_name"),
        Column("customer_id", N_("Customer number"), sortable=True),
        Column("new_customer_tag", N_("New-customer tag"), NEW_CUSTOMER),
        Column("customer_tag_type", N_("Kind of tag")),
        Column("effective_time", N_("From month"), sortable=True),
        Column("expire_time", N_("Until month"), sortable=True),
        _CUSTOMER.column(_MANAGER),
        _CUSTOMER.column("association_type", shown=False),
        _CUSTOMER.column("associated_on", shown=False),
        *WHOSE,
    ),
    order="expire_time",
    search=("customers.customer", "customers.account_name", "customer_id"),
    filters=(
        Filter("new_customer_tag", "choice"),
        Filter("expire_time", "values"),
        Filter("effective_time", "values"),
        Filter("customer_id", "reference", N_("Customer")),
        Filter(f"customers.{_MANAGER}", "values"),
        Filter("customer_tag_type", "values"),
    ),
    stale_after_s=86_400,
    note=N_("Customers who are not verified have no tag. Months are those of China."),
    views=(View("new", N_("New customers"), (Condition("new_customer_tag", "in", ("Y",)),)),),
)

REALNAME_REVIEWS = Dataset(
    name="realname_reviews",
    label=N_("Real-name reviews"),
    source=Source(
        "show_realname_authentication_review_result",
        "GET",
        "/v2/customers/realname-auths/result",
        rows="",
        per=Per(
            "customer_id",
            place="query",
            only={"indirect_partner_id": (None,)},  # there is no way to name the reseller
            active="orders",
        ),
        permission="BPC_ITEM_SUBCUSTSERV_010119",
    ),
    key=("customer_id",),
    columns=(
        _CUSTOMER.column("customer"),
        _CUSTOMER.column("account_name"),
        Column("customer_id", N_("Customer number"), sortable=True),
        Column("review_result", N_("Review result"), REVIEW),
        Column("opinion", N_("Opinion"), sensitivity=Sensitivity.COMMERCIAL),
        _CUSTOMER.column("verified_status"),
        _CUSTOMER.column(_MANAGER, shown=False),
    ),
    order="customer_id",
    search=("customers.customer", "customers.account_name", "customer_id"),
    filters=(
        Filter("review_result", "choice"),
        Filter("customers.verified_status", "choice"),
        Filter("customer_id", "reference", N_("Customer")),
    ),
    of="customers",
    on_demand=True,
    stale_after_s=86_400,
    note=N_(
        "Reviews are read one customer at a time: open a customer to read its review. There is "
        "a result where an application was reviewed by hand."
    ),
    descending=False,
)
