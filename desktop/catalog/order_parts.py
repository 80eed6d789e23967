"""What belongs to some orders only: the orders inside a combined one, and what was refunded."""

from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.declare import Column, Dataset, Filter, Join, Source, View
from desktop.catalog.kinds import AMOUNT, TIME, choice
from desktop.catalog.orders import (
    COMMERCIAL,
    MEASURE,
    MONEY,
    ORDER_TYPE,
    ORDERS,
    PERMISSION,
    PROJECTS,
    SOURCE_TYPE,
    STATUS,
)
from desktop.catalog.query import Condition
from desktop.catalog.ways import Per
from desktop.text import N_

_CUSTOMER = Join(CUSTOMERS, on="customer_id")
_MANAGER = "account_managers[0].account_name"

SUB_ORDERS = Dataset(
    name="sub_orders",
    label=N_("Orders inside combined orders"),
    source=Source(
        ORDERS.source.operation,
        ORDERS.source.method,
        ORDERS.source.path,
        rows=ORDERS.source.rows,
        permission=PERMISSION,
    ),
    key=("order_id",),
    columns=(
        Column("order_id", N_("Order number"), sortable=True),
        Column("whole_order_id", N_("Combined order"), sortable=True),
        _CUSTOMER.column("customer"),
        _CUSTOMER.column("account_name", shown=False),
        Column("service_type_name", N_("Product")),
        Column("order_type", N_("Order type"), ORDER_TYPE),
        Column("status", N_("Status"), STATUS),
        Column(
            "amount_after_discount",
            N_("Amount payable"),
            AMOUNT,
            sensitivity=COMMERCIAL,
            sortable=True,
        ),
        Column("official_amount", N_("List price"), AMOUNT, sensitivity=COMMERCIAL),
        Column("currency", N_("Currency"), shown=False),
        Column("create_time", N_("Created"), TIME, sortable=True),
        Column("payment_time", N_("Paid"), TIME, shown=False),
        _CUSTOMER.column(_MANAGER, shown=False),
        _CUSTOMER.column("association_type", shown=False),
        Column("customer_id", N_("Customer number"), shown=False),
        Column("service_type_code", N_("Product code"), shown=False),
        Column("source_type", N_("Placed by"), SOURCE_TYPE, shown=False),
        Column("contract_id", N_("Contract"), shown=False, sensitivity=COMMERCIAL),
        Column("enterprise_projects", N_("Enterprise projects"), PROJECTS, False, COMMERCIAL),
        *MONEY,
        Column("measure_id", N_("Unit"), MEASURE, shown=False),
    ),
    order="create_time",
    search=("order_id", "whole_order_id", "customers.customer", "service_type_name"),
    found_as=("order_id", "customers.customer", "service_type_name", "status", "create_time"),
    filters=(
        Filter("status", "choice"),
        Filter("order_type", "choice"),
        Filter("create_time", "period"),
        Filter("customer_id", "reference", N_("Customer")),
        Filter("whole_order_id", "text"),
        Filter("amount_after_discount", "range"),
        Filter("service_type_name", "values"),
    ),
    of="orders",
    inside="sub_order_infos",
    whole="whole_order_id",
    unit="measure_id",
    note=N_("A combined order holds several; they are told together with it."),
)

_ORDER = Join(ORDERS, on="order_id")

REFUNDS = Dataset(
    name="refunds",
    label=N_("Refund details"),
    source=Source(
        "show_refund_order_details",
        "GET",
        "/v2/orders/customer-orders/refund-orders",
        rows="refund_infos",
        total="total_count",
        per=Per(
            "order_id",
            place="query",
            also={"customer_id": "customer_id", "indirect_partner_id": "indirect_partner_id"},
            only={"order_type": ("4", "3")},
        ),
        permission=PERMISSION,
    ),
    key=("id",),
    columns=(
        Column("order_id", N_("Order number"), sortable=True),
        _CUSTOMER.column("customer"),
        _CUSTOMER.column("account_name", shown=False),
        Column("service_type_name", N_("Product")),
        Column("resource_type_name", N_("Resource type")),
        Column("amount", N_("Amount"), AMOUNT, sensitivity=COMMERCIAL, sortable=True),
        _ORDER.column("currency", shown=False),
        Column("base_order_id", N_("Original order")),
        Column("region_code", N_("Region")),
        _ORDER.column("create_time", N_("Order created")),
        _ORDER.column("order_type", shown=False),
        _ORDER.column("status", shown=False),
        _CUSTOMER.column(_MANAGER, shown=False),
        Column("customer_id", N_("Customer number"), shown=False),
        Column("service_type_code", N_("Product code"), shown=False),
        Column("resource_type_code", N_("Resource type code"), shown=False),
        Column("measure_id", N_("Unit"), choice({"1": N_("Whole units")}), shown=False),
        Column("id", N_("Record number"), shown=False),
    ),
    order="order_id",
    search=("order_id", "base_order_id", "customers.customer", "service_type_name"),
    filters=(
        Filter("order_id", "text"),
        Filter("customer_id", "reference", N_("Customer")),
        Filter("amount", "range"),
        Filter("service_type_name", "values"),
        Filter("region_code", "values"),
    ),
    of="orders",
    unit="measure_id",
    on_demand=True,
    read_ahead=True,
    note=N_(
        "Refunds are read one order at a time: open an unsubscription or a change to read its "
        "refunds. Below zero is what was refunded, above zero what was consumed or charged."
    ),
    views=(View("refunded", N_("Refunded"), (Condition("amount", "before", 0),)),),
)
