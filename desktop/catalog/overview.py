"""The vocabulary of an overview: one record, and all that belongs to it in other datasets.

An overview is declared as data (customer_view.py) and asked for as one question
(desktop/store/overview.py): each dataset's rows are gone through once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from desktop.catalog.declare import Dataset, Within
from desktop.catalog.kinds import Tone
from desktop.catalog.query import Condition, Row, Rows, Sort
from desktop.catalog.trends import Slice, Trend

Tests = tuple[Condition | Within, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows of a strand fit, and what an amount of theirs adds up to.

    `tone` is the colour of any number above none. Among several in one headline each has a `label`.
    """

    name: str
    where: Tests = ()
    amount: str = ""
    tone: Tone = "neutral"
    label: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The first rows of a strand in an order, with the columns that are shown of each.

    Without a `label` of its own it is called as its dataset.
    """

    columns: tuple[str, ...]
    sort: Sort
    where: Tests = ()
    most: int = 10
    label: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What a row says of one of its times: in `words`, or in the word of the code in `code`.

    `columns` hold what it happened to, the first that says something and the next.
    """

    words: str
    at: str
    columns: tuple[str, ...]
    amount: str = ""
    tone: Tone = "neutral"
    where: Tests = ()
    code: str = ""


@dataclass(frozen=True, eq=False)
class Strand:
    """The rows of a dataset that belong to the record: those with its key in `column`.

    The API tells them of records only that have one of the values of `only` in each of its
    columns; `else_say` says so in the place of the rows.
    """

    dataset: Dataset
    column: str
    tallies: tuple[Tally, ...] = ()
    part: Part | None = None
    events: tuple[Event, ...] = ()
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    else_say: str = ""


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure at the top: an amount of the record's own row, or tallies side by side.

    `tallies` are named by their dataset and their own name. `only` and `else_say` are as in a
    Strand.
    """

    label: str
    column: str = ""
    tallies: tuple[tuple[str, str], ...] = ()
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    else_say: str = ""


@dataclass(frozen=True, eq=False)
class Overview:
    """A record in full: which of its columns and figures stand at the top, and its strands.

    `states` are its codes beside the name; of those with colours only what has one is shown.
    `trend` is told of the rows with the record's key in `trend_column`.
    """

    dataset: Dataset
    states: tuple[str, ...]
    heading: tuple[str, ...]
    headlines: tuple[Headline, ...]
    strands: tuple[Strand, ...]
    trend: Trend | None = None
    trend_column: str = ""

    def offered(self, datasets: Sequence[Dataset]) -> "Overview":
        """The same without what is not among some datasets."""
        names = {each.name for each in datasets}
        strands = tuple(each for each in self.strands if each.dataset.name in names)
        headlines = tuple(
            each for each in self.headlines if names.issuperset(name for name, _ in each.tallies)
        )
        trend = self.trend if self.trend and self.trend.dataset.name in names else None
        return replace(self, headlines=headlines, strands=strands, trend=trend)

    def strand(self, dataset: str) -> int:
        """The number of the strand of a dataset."""
        return [each.dataset.name for each in self.strands].index(dataset)


class Happened(NamedTuple):
    """An event of a row: when (UTC text), which event of which strand, which row."""

    time: str
    strand: int
    event: int
    rowid: int


@dataclass(frozen=True, slots=True)
class Tallied:
    """What a tally comes to: rows, and the sum of each currency in its units."""

    rows: int = 0
    sums: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """What the cache knows of a strand, and how its copy of the dataset stands.

    `rows` are those of the part, by rowid, in the order of `ids`. Texts are marked with N_.
    """

    count: int = 0
    tallies: Mapping[str, Tallied] = field(default_factory=dict)
    ids: tuple[int, ...] = ()
    rows: Rows = field(default_factory=dict)
    read_at: str = ""
    error: str = ""
    missing_permission: str = ""
    skipped: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """An overview of one record: its row as a Reader gives it (None if the cache has none), then
    each strand, what happened with the newest first, and the trend.
    """

    row: Row | None
    told: tuple[Told, ...]
    happened: Sequence[Happened] = ()
    trend: tuple[Slice, ...] = ()
