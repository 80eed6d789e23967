"""What the page of a customer is made of: which lists, their first rows, sums, and events."""

from desktop.catalog.bills import MONTHLY_BILLS
from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.declare import Within
from desktop.catalog.funds import ADJUSTMENTS
from desktop.catalog.kinds import Tone
from desktop.catalog.orders import ORDERS
from desktop.catalog.overview import Event, Headline, Overview, Part, Strand, Tally
from desktop.catalog.query import Condition, Sort
from desktop.catalog.resources import ON_DEMAND_RESOURCES, RESOURCES
from desktop.catalog.tickets import TICKETS
from desktop.catalog.trends import CONSUMPTION_BY_MONTH
from desktop.catalog.vouchers import VOUCHER_RECORDS, VOUCHERS
from desktop.text import N_

_KEY = "customer_id"
_RESALE = {"association_type": ("2", "3")}
_RESALE_ONLY = N_("The API tells this for resale customers only.")
_SHORT = N_("resale customers only")

_ORDERS = Strand(
    ORDERS,
    _KEY,
    tallies=(
        Tally(
            "unpaid",
            (Condition("status", "in", ("6",)),),
            "amount_after_discount",
            "danger",
        ),
    ),
    part=Part(
        ("create_time", "service_type_name", "order_type", "status", "amount_after_discount"),
        Sort("create_time", descending=True),
    ),
    events=(
        Event(
            N_("Order placed"),
            "create_time",
            ("service_type_name", "order_id"),
            "amount_after_discount",
        ),
        Event(
            N_("Order payment"),
            "payment_time",
            ("service_type_name", "order_id"),
            "amount_after_discount",
            "success",
        ),
    ),
)

_NEEDED = Condition("status", "in", ("2", "4"))  # one that is closed or expired is not awaited


def _expiring(days: int, label: str, tone: Tone = "neutral") -> Tally:
    where = (Within("expire_time", days), _NEEDED)
    return Tally(f"expiring_{days}", where, tone=tone, label=label)


_RESOURCES = Strand(
    RESOURCES,
    _KEY,
    tallies=(
        _expiring(7, N_("in 7 days"), "danger"),
        _expiring(15, N_("in 15 days"), "warning"),
        _expiring(30, N_("in 30 days")),
    ),
    part=Part(
        ("expire_time", "resource_name", "service_type_name", "status", "expire_policy"),
        Sort("expire_time"),
        (_NEEDED,),
        label=N_("Resources by expiry"),
    ),
    events=(
        Event(
            N_("Resource opened"),
            "effective_time",
            ("resource_name", "service_type_name"),
            "",
            "accent",
        ),
        Event(
            N_("Resource expires"),
            "expire_time",
            ("resource_name", "service_type_name"),
            tone="warning",
            where=(Condition("status", "in", ("2", "4", "5")),),
        ),
    ),
)

_ON_DEMAND = Strand(
    ON_DEMAND_RESOURCES,
    _KEY,
    events=(
        Event(
            N_("On-demand resource opened"),
            "effective_time",
            ("resource_name", "service_type_name"),
            tone="accent",
        ),
    ),
    only=_RESALE,
    else_say=_RESALE_ONLY,
)

_USABLE = Condition("status", "in", ("2",))
_VOUCHERS = Strand(
    VOUCHERS,
    _KEY,
    tallies=(Tally("usable", (_USABLE,), "balance"),),
    part=Part(
        ("expire_time", "coupon_id", "coupon_type", "status", "face_value", "balance"),
        Sort("expire_time", descending=True),
        most=6,
    ),
    events=(
        Event(N_("Voucher issued"), "create_time", ("coupon_type", "coupon_id"), "face_value"),
        Event(N_("Voucher used"), "last_used_time", ("coupon_type", "coupon_id"), "", "success"),
        Event(
            N_("Voucher expires"),
            "expire_time",
            ("coupon_type", "coupon_id"),
            "balance",
            "warning",
            (Condition("status", "in", ("1", "2", "4")), Condition("balance", "from", 1)),
        ),
    ),
    only=_RESALE,
    else_say=_RESALE_ONLY,
)

_VOUCHER_RECORDS = Strand(
    VOUCHER_RECORDS,
    _KEY,
    events=(
        Event(
            N_("Voucher reclaimed"),
            "operation_time",
            ("operation_type", "coupon_id"),
            "operation_amount",
            "warning",
            (Condition("operation_type", "in", ("2", "3", "4", "5", "7", "8")),),
        ),
    ),
    only=_RESALE,
    else_say=_RESALE_ONLY,
)

_ADJUSTMENTS = Strand(
    ADJUSTMENTS,
    _KEY,
    part=Part(
        ("operation_time", "operation_type", "memo", "amount"),
        Sort("operation_time", descending=True),
        most=6,
    ),
    events=(
        Event(
            "", "operation_time", ("memo", "trans_id"), "amount", "accent", code="operation_type"
        ),
    ),
    only=_RESALE,
    else_say=_RESALE_ONLY,
)

_TICKETS = Strand(
    TICKETS,
    _KEY,
    tallies=(
        Tally(
            "open",
            (Condition("status", "in", ("0", "1", "2", "5", "17")),),
            tone="warning",
        ),
    ),
    part=Part(
        ("create_time", "simple_description", "product_category_name", "status"),
        Sort("create_time", descending=True),
        most=6,
    ),
    events=(
        Event(
            N_("Ticket submitted"),
            "create_time",
            ("simple_description", "incident_id"),
            "",
            "danger",
        ),
        Event(
            N_("Ticket solved"),
            "confirmed_time",
            ("simple_description", "incident_id"),
            tone="success",
        ),
    ),
)

_BILLS = Strand(MONTHLY_BILLS, _KEY, only=_RESALE, else_say=_RESALE_ONLY)
_JOINED = Strand(
    CUSTOMERS,
    _KEY,
    events=(Event(N_("Became a customer"), "associated_on", ("label",), "", "accent"),),
)

CUSTOMER = Overview(
    CUSTOMERS,
    ("association_type", "verified_status", "is_frozen"),
    (
        "account_name",
        "customer_id",
        "account_managers[0].account_name",
        "customer_level",
        "telephone",
        "associated_on",
    ),
    (
        Headline(N_("Available"), "customer_balances.amount", only=_RESALE, else_say=_SHORT),
        Headline(N_("Debt"), "customer_balances.debt_amount", only=_RESALE, else_say=_SHORT),
        Headline(N_("Unpaid orders"), tallies=(("orders", "unpaid"),)),
        Headline(
            N_("Expiring in 7, 15, 30 days"),
            tallies=(
                ("resources", "expiring_7"),
                ("resources", "expiring_15"),
                ("resources", "expiring_30"),
            ),
        ),
        Headline(
            N_("Vouchers left"), tallies=(("vouchers", "usable"),), only=_RESALE, else_say=_SHORT
        ),
        Headline(N_("Open tickets"), tallies=(("tickets", "open"),)),
    ),
    (
        _ORDERS,
        _RESOURCES,
        _ON_DEMAND,
        _VOUCHERS,
        _VOUCHER_RECORDS,
        _ADJUSTMENTS,
        _TICKETS,
        _BILLS,
        _JOINED,
    ),
    CONSUMPTION_BY_MONTH,
    _KEY,
)
