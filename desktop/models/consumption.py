"""Slices of consumption as charts want them: of one currency, with months that nothing was in."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from desktop.catalog.trends import Slice
from desktop.text import SHANGHAI


def latest(now: datetime, count: int) -> list[str]:
    """The last months of China like `2026-11`, this one included, the oldest first."""
    here = now.astimezone(SHANGHAI)
    last = here.year * 12 + here.month - 1
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(last - count + 1, last + 1)]


def units(slices: Sequence[Slice]) -> list[str]:
    """The currencies that occur, that of the most rows first."""
    rows = Counter[str]()
    for each in slices:
        rows[each.currency] += each.rows
    return [unit for unit, _ in rows.most_common()]


def by_month(
    slices: Sequence[Slice], wanted: Sequence[str], unit: str
) -> list[tuple[str, tuple[Decimal, ...]]]:
    """The total of each wanted month in one currency."""
    totals = {each.group: each.total for each in slices if each.currency == unit}
    return [(month, (totals.get(month, Decimal()),)) for month in wanted]


def largest(slices: Sequence[Slice], unit: str) -> list[Slice]:
    """Those of one currency, the largest first."""
    mine = [each for each in slices if each.currency == unit]
    return sorted(mine, key=lambda each: each.total, reverse=True)
