"""A question at a glance: how many rows fit, what they add up to, which is the first of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from desktop.catalog.query import Row


@dataclass(frozen=True, slots=True)
class Glance:
    """What the cache knows of a question, and how its copy of the dataset stands.

    `sums` are of the amount that was asked for, by currency. `first` is a row as a Reader gives
    it, () without any. Texts are marked with N_.
    """

    rows: int
    sums: Mapping[str, Decimal] = field(default_factory=dict)
    empty: bool = False  # no rows at all are there of what it stands on
    first: Row = ()
    rowid: int | None = None
    read_at: str = ""  # UTC text: when the whole dataset was last known to be right
    error: str = ""
    missing_permission: str = ""
    skipped: str = ""  # why this account does not have the list at all
