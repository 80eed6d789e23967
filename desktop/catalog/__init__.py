"""All datasets of the program, and the subjects under which the window shows them."""

from dataclasses import dataclass

from desktop.catalog.bills import BILL_DETAILS, CONSUMING_CUSTOMERS, MONTHLY_BILLS
from desktop.catalog.customers import CUSTOMER_BALANCES, CUSTOMERS
from desktop.catalog.declare import Dataset
from desktop.catalog.funds import ACCOUNT_CHANGES, ADJUSTMENTS, FUND_FIGURES, PARTNER_BALANCES
from desktop.catalog.order_parts import REFUNDS, SUB_ORDERS
from desktop.catalog.orders import ORDER_LINES, ORDERS
from desktop.catalog.performance import PERFORMANCE, Estimate
from desktop.catalog.query import Query
from desktop.catalog.quotas import ISSUED_QUOTAS, QUOTA_RECORDS, VOUCHER_QUOTAS
from desktop.catalog.reference import (
    INCENTIVE_POLICIES,
    MEASURE_UNITS,
    REGIONS,
    RESOURCE_TYPES,
    SERVICE_TYPES,
    USAGE_TYPES,
)
from desktop.catalog.resellers import RESELLERS
from desktop.catalog.resources import ON_DEMAND_RESOURCES, RESOURCES
from desktop.catalog.standing import NEW_CUSTOMER_TAGS, REALNAME_REVIEWS
from desktop.catalog.summaries import Figure
from desktop.catalog.ticket_config import (
    AREA_CODES,
    SATISFACTION_DIMENSIONS,
    TICKET_CATEGORIES,
    TICKET_PROBLEM_TYPES,
    TICKET_PRODUCTS,
    TICKET_SEVERITIES,
    VERIFIED_CONTACTS,
)
from desktop.catalog.tickets import (
    TICKET_COUNTS,
    TICKET_LOGS,
    TICKET_MESSAGES,
    TICKETS,
    WAITING_FOR_US,
)
from desktop.catalog.vouchers import OWN_COUPONS, VOUCHER_RECORDS, VOUCHERS
from desktop.text import N_


@dataclass(frozen=True, slots=True)
class Subject:
    """One tab of the window: the lists that belong together, the main one first.

    One without lists is composed by hand (desktop/views/pages.py). `links` are names of pages of
    the console (desktop/catalog/console.py) for what the API cannot do here.
    """

    name: str
    label: str
    datasets: tuple[Dataset, ...] = ()
    links: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()  # sums that stand above its lists
    badge: Query | None = None  # what waits there, counted beside its name
    estimate: Estimate | None = None  # stands above its lists as well


# In the order of the tabs: Today, Customers, Orders, Resources, Vouchers, Funds, Bills, Tickets,
# Resellers, Incentives, Outbox, Reference, Console.
SUBJECTS = (
    Subject("today", N_("Today")),
    Subject(
        "customers",
        N_("Customers"),
        (CUSTOMERS, CUSTOMER_BALANCES, NEW_CUSTOMER_TAGS, REALNAME_REVIEWS),
    ),
    Subject("orders", N_("Orders"), (ORDERS, ORDER_LINES, SUB_ORDERS, REFUNDS)),
    Subject("resources", N_("Resources"), (RESOURCES, ON_DEMAND_RESOURCES)),
    Subject(
        "vouchers",
        N_("Vouchers"),
        (VOUCHERS, VOUCHER_QUOTAS, VOUCHER_RECORDS, OWN_COUPONS, ISSUED_QUOTAS, QUOTA_RECORDS),
        links=("pick_up_vouchers",),
    ),
    Subject(
        "funds",
        N_("Funds"),
        (PARTNER_BALANCES, ADJUSTMENTS, ACCOUNT_CHANGES),
        links=("recharge", "withdraw"),
        figures=FUND_FIGURES,
    ),
    Subject(
        "bills",
        N_("Bills"),
        (MONTHLY_BILLS, CONSUMING_CUSTOMERS, BILL_DETAILS),
        estimate=PERFORMANCE,
    ),
    Subject(
        "tickets",
        N_("Tickets"),
        (TICKETS, TICKET_MESSAGES, TICKET_LOGS, TICKET_COUNTS),
        badge=WAITING_FOR_US,
    ),
    Subject("resellers", N_("Resellers"), (RESELLERS,)),
    Subject("incentives", N_("Incentives"), (INCENTIVE_POLICIES,)),
    Subject("outbox", N_("Outbox")),
    Subject(
        "reference",
        N_("Reference"),
        (
            SERVICE_TYPES,
            RESOURCE_TYPES,
            USAGE_TYPES,
            MEASURE_UNITS,
            REGIONS,
            TICKET_CATEGORIES,
            TICKET_PRODUCTS,
            TICKET_PROBLEM_TYPES,
            TICKET_SEVERITIES,
            SATISFACTION_DIMENSIONS,
            AREA_CODES,
            VERIFIED_CONTACTS,
        ),
    ),
    Subject("console", N_("Console")),
)

FRONT = ("today", "orders")  # the tab in front at the first start: the first of these that exists

# In the order in which a sync reads them: a list after the one whose keys it takes.
DATASETS = {
    dataset.name: dataset
    for dataset in (
        RESELLERS,
        CUSTOMERS,
        CUSTOMER_BALANCES,
        NEW_CUSTOMER_TAGS,
        REALNAME_REVIEWS,
        ORDERS,
        SUB_ORDERS,
        ORDER_LINES,
        REFUNDS,
        RESOURCES,
        ON_DEMAND_RESOURCES,
        SERVICE_TYPES,
        RESOURCE_TYPES,
        USAGE_TYPES,
        MEASURE_UNITS,
        REGIONS,
        VOUCHER_QUOTAS,
        VOUCHERS,
        VOUCHER_RECORDS,
        OWN_COUPONS,
        ISSUED_QUOTAS,
        QUOTA_RECORDS,
        PARTNER_BALANCES,
        ADJUSTMENTS,
        ACCOUNT_CHANGES,
        MONTHLY_BILLS,
        CONSUMING_CUSTOMERS,
        BILL_DETAILS,
        INCENTIVE_POLICIES,
        TICKETS,
        TICKET_MESSAGES,
        TICKET_LOGS,
        TICKET_COUNTS,
        TICKET_CATEGORIES,
        TICKET_PRODUCTS,
        TICKET_PROBLEM_TYPES,
        TICKET_SEVERITIES,
        SATISFACTION_DIMENSIONS,
        AREA_CODES,
        VERIFIED_CONTACTS,
    )
}
