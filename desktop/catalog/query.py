"""A question to the cache, as data: what the filter bar, the command line and a view ask."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import Scalar

Operator = Literal["in", "from", "before", "has", "empty"]
Row = tuple[Scalar, ...]  # values in the order of Dataset.columns
Rows = Mapping[int, Row]  # by rowid
Reader = Callable[[Dataset, Sequence[int]], Rows]  # rows by rowid; absent ones were deleted


@dataclass(frozen=True, slots=True)
class Condition:
    """One test on one column: among values, from (inclusive), before (exclusive), holds a text.

    `value` is as stored (amounts in 1e-8, times as UTC text); a tuple for "in"; None in it stands
    for "nothing there". "empty" takes True or False.
    """

    column: str
    operator: Operator
    value: Scalar | tuple[Scalar, ...] = None


@dataclass(frozen=True, slots=True)
class Sort:
    """One column to sort by."""

    column: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Which rows of a dataset, in which order. Words of `search` must all be found in a row."""

    dataset: Dataset
    where: tuple[Condition, ...] = ()
    search: str = ""
    sort: tuple[Sort, ...] = ()  # () is the dataset's own order
    gone: bool = False  # also rows that the API no longer lists
    changed_since: str = ""  # UTC text: only rows of which there is news from then on
