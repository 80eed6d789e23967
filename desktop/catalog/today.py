"""What the page of today is made of: views that ship, as numbers, in the order of urgency.

Each line opens the table with the rows that it counts, arranged by the view.
"""

from dataclasses import dataclass

from desktop.catalog.bills import MONTHLY_BILLS
from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.declare import Dataset, View
from desktop.catalog.kinds import Tone
from desktop.catalog.orders import ORDER_LINES, ORDERS
from desktop.catalog.performance import PERFORMANCE
from desktop.catalog.query import Condition, Query, Sort
from desktop.catalog.quotas import ISSUED_QUOTAS, VOUCHER_QUOTAS
from desktop.catalog.resources import RESOURCES
from desktop.catalog.tickets import TICKETS
from desktop.catalog.trends import CONSUMPTION_BY_MONTH, CONSUMPTION_BY_PRODUCT
from desktop.catalog.vouchers import OWN_COUPONS, VOUCHERS
from desktop.text import N_


@dataclass(frozen=True, eq=False)
class Line:
    """How many rows a view of a dataset has, what they add up to, and the most urgent of them.

    Attributes:
        view: The name of the view.
        amount: The column that is added up.
        urgent: By what the most urgent row comes first; () is the order of the view.
        who: Columns that may say whose that row is; the first that says something is shown.
        hint: Columns that are told of it beside that.
        resale: Whether the API tells these rows for resale customers only.
    """

    label: str
    dataset: Dataset
    view: str
    amount: str = ""
    urgent: tuple[Sort, ...] = ()
    who: tuple[str, ...] = ()
    hint: tuple[str, ...] = ()
    tone: Tone = "neutral"
    resale: bool = False

    @property
    def shipped(self) -> View:
        """The view itself."""
        return next(view for view in self.dataset.views if view.name == self.view)

    @property
    def sources(self) -> frozenset[str]:
        """Names of the datasets on whose rows the line stands."""
        return frozenset((self.dataset.name, *(j.dataset.name for j in self.dataset.joins)))


@dataclass(frozen=True, eq=False)
class Group:
    """Lines that belong together."""

    label: str
    lines: tuple[Line, ...]


_CUSTOMER = ("customers.customer", "customers.account_name")
_OLDEST = (Sort("create_time"),)
_PAYABLE = "amount_after_discount"
_UNTIL = "order_info.pending_payment_end_time"
_DEBT = "customer_balances.debt_amount"

TO_DO = Group(
    N_("To do"),
    (
        Line(
            N_("Unpaid orders"),
            ORDERS,
            "unpaid",
            _PAYABLE,
            _OLDEST,
            _CUSTOMER,
            ("create_time",),
            "danger",
        ),
        Line(
            N_("Order lines to be paid within 3 days"),
            ORDER_LINES,
            "due",
            _PAYABLE,
            who=_CUSTOMER,
            hint=(_UNTIL,),
            tone="danger",
        ),
        Line(
            N_("Orders in review"),
            ORDERS,
            "in_review",
            _PAYABLE,
            _OLDEST,
            _CUSTOMER,
            ("create_time",),
            "warning",
        ),
        Line(
            N_("Tickets waiting for us"),
            TICKETS,
            "for_us",
            urgent=_OLDEST,
            who=_CUSTOMER,
            hint=("create_time",),
            tone="danger",
        ),
    ),
)


def _resources(label: str, view: str, tone: Tone) -> Line:
    return Line(label, RESOURCES, view, who=_CUSTOMER, hint=("expire_time",), tone=tone)


EXPIRING = Group(
    N_("Expiring"),
    (
        _resources(N_("Resources within 7 days"), "expiring_7", "danger"),
        _resources(N_("Resources within 15 days"), "expiring_15", "warning"),
        _resources(N_("Resources within 30 days"), "expiring_30", "neutral"),
        Line(
            N_("Vouchers of customers within 30 days"),
            VOUCHERS,
            "expiring",
            "balance",
            who=_CUSTOMER,
            hint=("expire_time",),
            tone="warning",
            resale=True,
        ),
        Line(
            N_("Own vouchers within 30 days"),
            OWN_COUPONS,
            "expiring",
            "balance",
            who=("plan_name",),
            hint=("expire_time",),
            tone="warning",
        ),
    ),
)


def _quotas(label: str, dataset: Dataset, view: str, who: str, hint: str) -> Line:
    return Line(label, dataset, view, "balance", who=(who,), hint=(hint,), tone="warning")


MONEY = Group(
    N_("Funds and quotas"),
    (
        Line(
            N_("Customers in debt"),
            CUSTOMERS,
            "in_debt",
            _DEBT,
            who=("customer", "account_name"),
            hint=(_DEBT,),
            tone="danger",
            resale=True,
        ),
        _quotas(N_("Quotas nearly used up"), VOUCHER_QUOTAS, "low", "quota_type", "left_percent"),
        _quotas(
            N_("Quotas expiring within 30 days"),
            VOUCHER_QUOTAS,
            "expiring",
            "quota_type",
            "expire_time",
        ),
        _quotas(
            N_("Quotas of resellers nearly used up"),
            ISSUED_QUOTAS,
            "low",
            "indirect_partner_name",
            "left_percent",
        ),
        _quotas(
            N_("Quotas of resellers expiring within 30 days"),
            ISSUED_QUOTAS,
            "expiring",
            "indirect_partner_name",
            "expire_time",
        ),
    ),
)
GROUPS = (TO_DO, EXPIRING, MONEY)

RESALE_CUSTOMERS = Query(CUSTOMERS, (Condition("association_type", "in", ("2", "3")),))
RESALE_ONLY = N_("The API tells this for resale customers only.")

BY_MONTH, BY_PRODUCT, ESTIMATE = CONSUMPTION_BY_MONTH, CONSUMPTION_BY_PRODUCT, PERFORMANCE
BILLS = MONTHLY_BILLS
MONTHS = 13  # a year, and this month of the year before
PRODUCTS = 8
