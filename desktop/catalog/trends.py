"""Amounts added up by one column of a dataset: what charts show."""

from dataclasses import dataclass
from decimal import Decimal

from desktop.catalog.bills import MONTHLY_BILLS
from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import Scalar
from desktop.catalog.query import Condition
from desktop.text import N_


@dataclass(frozen=True, eq=False)
class Trend:
    """An amount of a dataset, by the values of another of its columns."""

    name: str
    label: str
    dataset: Dataset
    by: str
    amount: str
    where: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Slice:
    """What belongs to one value of the column `by`, exactly, in units of one currency."""

    group: Scalar
    currency: str
    total: Decimal
    rows: int


CONSUMPTION_BY_MONTH = Trend(
    "consumption_by_month", N_("Consumption by month"), MONTHLY_BILLS, by="cycle", amount="amount"
)
CONSUMPTION_BY_PRODUCT = Trend(
    "consumption_by_product",
    N_("Consumption by product"),
    MONTHLY_BILLS,
    by="cloud_service_type_name",
    amount="amount",
)
TRENDS = {trend.name: trend for trend in (CONSUMPTION_BY_MONTH, CONSUMPTION_BY_PRODUCT)}
