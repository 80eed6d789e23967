"""Orders of all customers, which the API gives as one list, and the lines of each order.

Lines are what the console calls order resource details: one row for each product of an order.
"""

from desktop.catalog.customers import CUSTOMERS, PERSONAL
from desktop.catalog.declare import (
    Column,
    Dataset,
    Filter,
    Join,
    Lifecycle,
    Sensitivity,
    Source,
    View,
    Within,
)
from desktop.catalog.kinds import AMOUNT, COUNT, EXPIRY, FLAG, TEXT, TIME, Part, choice, structure
from desktop.catalog.query import Condition, Sort
from desktop.catalog.resellers import WHOSE
from desktop.catalog.ways import Per, Rounds, Window
from desktop.text import N_

COMMERCIAL = Sensitivity.COMMERCIAL

STATUS = choice(
    {
        "1": N_("Pending review"),
        "2": N_("Pending refund"),
        "3": N_("Processing"),
        "4": N_("Cancelled"),
        "5": N_("Completed"),
        "6": N_("Pending payment"),
        "9": N_("Pending confirmation"),
        "10": N_("Pending shipment"),
        "11": N_("Pending receipt"),
        "12": N_("Pending pick-up"),
        "13": N_("Exchanging"),
    },
    number=True,
    tones={
        "1": "warning",
        "2": "warning",
        "3": "accent",
        "5": "success",
        "6": "danger",
        "9": "warning",
        "10": "accent",
        "11": "accent",
        "12": "accent",
        "13": "accent",
    },
)
ORDER_TYPE = choice(
    {
        "1": N_("New"),
        "2": N_("Renewal"),
        "3": N_("Change"),
        "4": N_("Unsubscription"),
        "10": N_("Prepaid to on demand"),
        "11": N_("On demand to prepaid"),
        "13": N_("Trial"),
        "14": N_("Trial to commercial"),
        "15": N_("Fee adjustment"),
    },
    number=True,
)
SOURCE_TYPE = choice(
    {
        "1": N_("Customer"),
        "2": N_("Proxy"),
        "3": N_("Contract"),
        "4": N_("Distributor"),
        "5": N_("Deleted in the console"),
        "6": N_("Entered afterwards"),
        "7": N_("Compensation"),
        "8": N_("System"),
    },
    number=True,
)
PERIOD_TYPE = choice(
    {
        "0": N_("Day"),
        "1": N_("Week"),
        "2": N_("Month"),
        "3": N_("Year"),
        "4": N_("Hour"),
        "5": N_("One-time"),
    },
    number=True,
)
DISCOUNT = choice(
    {
        "605": N_("Commercial contract"),
        "606": N_("Channel contract"),
        "607": N_("Granted by the partner"),
        "609": N_("Order price adjustment"),
        "700": N_("Promotion"),
    }
)
DISCOUNTS = structure(
    {
        "discount_type": Part(N_("Discount"), DISCOUNT),
        "discount_amount": Part(N_("Amount"), AMOUNT),
    }
)
PROJECTS = structure({"id": Part(N_("Number"), TEXT), "name": Part(N_("Name"), TEXT)})
PRODUCT = structure(
    {
        "product_id": Part(N_("Product number"), TEXT),
        "product_spec_desc": Part(N_("Specification"), TEXT),
        "category_code": Part(N_("Category"), TEXT),
        "product_owner_service": Part(N_("Owning service"), TEXT),
        "commercial_resource": Part(N_("Commercial resource"), TEXT),
    }
)
MEASURE = choice({"1": N_("Whole units")}, number=True)

INSIDE = structure(
    {
        "order_id": Part(N_("Order number"), TEXT),
        "service_type_name": Part(N_("Product"), TEXT),
        "status": Part(N_("Status"), STATUS),
        "amount_after_discount": Part(N_("Amount payable"), AMOUNT),
        "create_time": Part(N_("Created"), TIME),
    }
)

_CUSTOMER = Join(CUSTOMERS, on="customer_id")
PERMISSION = "BPC_ITEM_SUBCUSTSERV_060100|BPC_ITEM_SUBCUSTSERV_060200"

MONEY = (
    Column("amount_info.discounts", N_("Discounts"), DISCOUNTS, False, COMMERCIAL),
    Column("amount_info.coupon_amount", N_("Paid by voucher"), AMOUNT, False, COMMERCIAL),
    Column(
        "amount_info.flexipurchase_coupon_amount",
        N_("Paid by flexi-purchase coupon"),
        AMOUNT,
        False,
        COMMERCIAL,
    ),
    Column(
        "amount_info.stored_card_amount", N_("Paid by stored-value card"), AMOUNT, False, COMMERCIAL
    ),
    Column("amount_info.commission_amount", N_("Handling fee"), AMOUNT, False, COMMERCIAL),
    Column("amount_info.consumed_amount", N_("Consumed"), AMOUNT, False, COMMERCIAL),
)

ORDERS = Dataset(
    name="orders",
    label=N_("Orders"),
    source=Source(
        "list_customer_orders",
        "GET",
        "/v2/orders/customer-orders",
        rows="order_infos",
        total="total_count",
        page=100,
        ask={"order_by": "createTime"},
        rounds=Rounds(),
        window=Window("create_time_begin", "create_time_end", "create_time"),
        by_key="order_id",
        narrow={"customer_id": "customer_id"},
        permission=PERMISSION,
    ),
    key=("order_id",),
    columns=(
        Column("order_id", N_("Order number"), sortable=True),
        _CUSTOMER.column("customer"),
        _CUSTOMER.column("account_name", shown=False),
        Column("service_type_name", N_("Product")),
        Column("order_type", N_("Order type"), ORDER_TYPE),
        Column("status", N_("Status"), STATUS, sortable=True),
        Column(
            "amount_after_discount",
            N_("Amount payable"),
            AMOUNT,
            sensitivity=COMMERCIAL,
            sortable=True,
        ),
        Column("official_amount", N_("List price"), AMOUNT, sensitivity=COMMERCIAL, sortable=True),
        Column("currency", N_("Currency"), shown=False),
        Column("create_time", N_("Created"), TIME, sortable=True),
        Column("payment_time", N_("Paid"), TIME, sortable=True),
        _CUSTOMER.column("account_managers[0].account_name", shown=False),
        _CUSTOMER.column("association_type", shown=False),
        Column("customer_id", N_("Customer number"), shown=False),
        Column("service_type_code", N_("Product code"), shown=False),
        Column("source_type", N_("Placed by"), SOURCE_TYPE, shown=False),
        Column("contract_id", N_("Contract"), shown=False, sensitivity=COMMERCIAL),
        Column("agent_pay_info.is_agent_pay", N_("Paid by the partner"), FLAG, shown=False),
        Column("agent_pay_info.paying_agent_id", N_("Paying partner"), shown=False),
        Column("enterprise_projects", N_("Enterprise projects"), PROJECTS, False, COMMERCIAL),
        *MONEY,
        Column("sub_order_infos", N_("Orders inside"), INSIDE, False, COMMERCIAL),
        Column("measure_id", N_("Unit"), MEASURE, shown=False),
        *WHOSE,
    ),
    order="create_time",
    search=(
        "order_id",
        "customers.customer",
        "customers.account_name",
        "service_type_name",
        "contract_id",
    ),
    found_as=("order_id", "customers.customer", "service_type_name", "status", "create_time"),
    filters=(
        Filter("status", "choice"),
        Filter("order_type", "choice"),
        Filter("create_time", "period"),
        Filter("customer_id", "reference", N_("Customer")),
        Filter("amount_after_discount", "range"),
        Filter("customers.account_managers[0].account_name", "values"),
        Filter("service_type_name", "values"),
        Filter("payment_time", "period"),
        Filter("customers.association_type", "choice"),
        Filter("enterprise_projects", "text", N_("Enterprise project")),
        Filter("indirect_partner_id", "reference", N_("Reseller")),
    ),
    unit="measure_id",
    lifecycle=Lifecycle(
        "status",
        final=("4", "5"),
        listed=("1", "3", "6", "9"),
        parameter="status",
        moved=Window("payment_time_begin", "payment_time_end", "payment_time"),
    ),
    views=(
        View("unpaid", N_("Unpaid"), (Condition("status", "in", ("6",)),)),
        View("in_review", N_("Pending review"), (Condition("status", "in", ("1",)),)),
        View("recent", N_("Last 30 days"), (Within("create_time", -30),)),
    ),
)

_ORDER = Join(ORDERS, on="order_id")

ORDER_LINES = Dataset(
    name="order_lines",
    label=N_("Order resource details"),
    source=Source(
        "show_customer_order_details",
        "GET",
        "/v2/orders/customer-orders/details/{order_id}",
        rows="order_line_items",
        total="total_count",
        page=100,
        shared=("order_info",),
        per=Per(
            "order_id",
            place="path",
            also={"indirect_partner_id": "indirect_partner_id"},
            copy={"customer_id": "customer_id"},
        ),
        permission=PERMISSION,
    ),
    key=("order_line_item_id",),
    columns=(
        Column("order_line_item_id", N_("Line number"), shown=False),
        Column("order_id", N_("Order number"), sortable=True),
        _CUSTOMER.column("customer"),
        _CUSTOMER.column("account_name", shown=False),
        Column("service_type_name", N_("Product")),
        Column("product_spec_desc", N_("Specification")),
        Column("subscription_num", N_("Quantity"), COUNT),
        _ORDER.column("order_type"),
        _ORDER.column("status"),
        Column("expire_time", N_("Expires"), EXPIRY, sortable=True),
        Column("effective_time", N_("Effective from"), TIME, shown=False),
        Column("period_num", N_("Periods"), COUNT, shown=False),
        Column("period_type", N_("Period"), PERIOD_TYPE, shown=False),
        Column("amount_after_discount", N_("Amount payable"), AMOUNT, sensitivity=COMMERCIAL),
        Column("official_amount", N_("List price"), AMOUNT, sensitivity=COMMERCIAL),
        Column("currency", N_("Currency"), shown=False),
        _CUSTOMER.column("account_managers[0].account_name", shown=False),
        _CUSTOMER.column("association_type", shown=False),
        _ORDER.column("create_time", N_("Order created"), shown=False),
        _ORDER.column("payment_time", N_("Order paid"), shown=False),
        Column("order_info.user_name", N_("Placed by the account"), TEXT, False, PERSONAL),
        Column(
            "order_info.pending_payment_end_time",
            N_("To be paid until"),
            EXPIRY,
            shown=False,
            sortable=True,
        ),
        Column("customer_id", N_("Customer number"), shown=False),
        Column("service_type_code", N_("Product code"), shown=False),
        Column("product_id", N_("Product number"), shown=False),
        Column("category_code", N_("Category"), shown=False),
        Column("product_owner_service", N_("Owning service"), shown=False),
        Column("commercial_resource", N_("Commercial resource"), shown=False),
        Column("base_product_info", N_("Base product"), PRODUCT, shown=False),
        *MONEY,
        *WHOSE,
    ),
    order="expire_time",
    search=(
        "order_id",
        "customers.customer",
        "customers.account_name",
        "service_type_name",
        "product_spec_desc",
    ),
    filters=(
        Filter("expire_time", "period"),
        Filter("customer_id", "reference", N_("Customer")),
        Filter("customers.account_name", "text"),
        Filter("order_id", "text"),
        Filter("service_type_name", "values"),
        Filter("orders.order_type", "choice"),
        Filter("customers.association_type", "choice"),
        Filter("orders.status", "choice"),
        Filter("customers.account_managers[0].account_name", "values"),
    ),
    of="orders",
    on_demand=True,
    read_ahead=True,
    note=N_("Lines are read one order at a time: open an order to read its lines."),
    views=(
        View(
            "expiring",
            N_("Expiring in 30 days"),
            (Within("expire_time", 30),),
            (Sort("expire_time"),),
        ),
        View(
            "due",
            N_("To be paid within 3 days"),
            (
                Within("order_info.pending_payment_end_time", 3),
                Condition("orders.status", "in", ("6",)),
            ),
            (Sort("order_info.pending_payment_end_time"),),
        ),
        View("renewals", N_("Renewals"), (Condition("orders.order_type", "in", ("2",)),)),
    ),
)
