"""Performance (业绩) of the partner, estimated from what its customers paid in cash.

The vendor reckons by rules that the API does not tell in full. What counts here: cash, of resale
and of referral customers; refunds are taken off. What does not: vouchers, coupons, cards, credit,
what is still owed, and products without performance in that month, where that is known.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from desktop.catalog.bills import BILL_DETAILS, CASH, MONTHLY_BILLS
from desktop.catalog.declare import Dataset
from desktop.catalog.query import Condition
from desktop.catalog.reference import INCENTIVE_POLICIES
from desktop.text import N_

By = Literal["month", "product", "customer"]


@dataclass(frozen=True, eq=False)
class Payments:
    """Where a dataset says what was paid in cash.

    `columns` name its month, product and customer, `amount` its amount. With `among` that column
    is a small list, in which the items count whose members have these values; `member` is theirs.
    """

    dataset: Dataset
    columns: Mapping[By, str]
    amount: str
    among: Mapping[str, str] = field(default_factory=dict)
    member: str = "amount"
    where: tuple[Condition, ...] = ()


@dataclass(frozen=True, eq=False)
class Exempt:
    """Where a dataset says which products do not count in which month."""

    dataset: Dataset
    columns: Mapping[By, str]
    where: tuple[Condition, ...]


@dataclass(frozen=True, eq=False)
class Estimate:
    """Everything that an estimate is made of. No payment may stand in two of its `parts`."""

    label: str
    note: str
    parts: tuple[Payments, ...]
    exempt: Exempt


class Paid(NamedTuple):
    """Some cash, in units of 1e-8 of its currency; of refunds below zero."""

    month: str
    product: str
    group: str
    currency: str
    units: int


@dataclass(frozen=True, slots=True)
class Performance:
    """The estimate for one month, product or customer, exactly, in units of one currency.

    `exempt` was paid in cash as well, but for products that do not count.
    """

    group: str
    currency: str
    counted: Decimal
    exempt: Decimal


def add_up(paid: Iterable[Paid], exempt: Set[tuple[str, str]]) -> list[Performance]:
    """Add up cash by group and currency; (month, product) in `exempt` do not count."""
    sums: dict[tuple[str, str], list[int]] = {}
    for each in paid:
        pair = sums.setdefault((each.group, each.currency), [0, 0])
        pair[(each.month, each.product) in exempt] += each.units
    return [
        Performance(group, currency, *(Decimal(units).scaleb(-8) for units in pair))
        for (group, currency), pair in sorted(sums.items())
    ]


PERFORMANCE = Estimate(
    label=N_("Performance (estimate)"),
    note=N_(
        "Estimated from cash: what resale customers paid, and what referral customers paid as far"
        " as their bill details were read. Refunds are taken off. Vouchers, coupons, cards, credit"
        " and products without performance do not count."
    ),
    parts=(
        Payments(
            MONTHLY_BILLS,
            {"month": "cycle", "product": "cloud_service_type", "customer": "customer_id"},
            amount="account_details",
            among={"balance_type": CASH},
        ),
        Payments(
            BILL_DETAILS,
            {"month": "bill_cycle", "product": "service_type_code", "customer": "customer_id"},
            amount="cash_amount",
            where=(Condition("association_type", "in", ("1",)),),
        ),
    ),
    exempt=Exempt(
        INCENTIVE_POLICIES,
        {"month": "time", "product": "service_type_code"},
        where=(Condition("incentive_policy", "in", ("2",)),),
    ),
)
