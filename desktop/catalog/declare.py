"""The vocabulary in which datasets are declared. Plain frozen data: no Qt, no SQL, no HTTP."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal

from desktop.catalog.kinds import TEXT, Kind, Rule, Scalar
from desktop.catalog.records import Plan
from desktop.catalog.ways import Gate, Months, Passes, Per, Rounds, Window
from desktop.errors import ContractBroken

if TYPE_CHECKING:  # questions are about datasets, and a view is a question
    from desktop.catalog.query import Condition, Sort

_NOTHING_ASKED: Mapping[str, Any] = {}


class Sensitivity(Enum):
    """Where a value may be seen. A field that is not declared is never stored at all."""

    OPEN = "open"
    COMMERCIAL = "commercial"  # an eye in the header, shown by default
    PERSONAL = "personal"  # an eye in the header, hidden by default; never logged


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """How rows of a list change behind our back, and how to notice it without reading it all.

    A row whose `column` has a value outside `final` is open. Open rows with a value in `listed`
    can be asked for as a list by `parameter`; all others only one by one, by `Source.by_key`.
    `moved` is a window on a time that is set when a row leaves the open ones (payment), if any.
    """

    column: str
    final: tuple[str, ...]
    listed: tuple[str, ...]
    parameter: str
    moved: Window | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The operation of the API from which the rows of a dataset come.

    Attributes:
        rows: JSON key of the list; "" where the answer itself is the only row.
        shared: Members of the answer beside the list that hold for every row of it.
        narrow: Parameter by which the list can be narrowed to one value of a column.
        only_for: Who has this list at all; whoever has not learns it from a refusal, once.
        gate: What is asked first: whether the account has this list at all.
    """

    operation: str  # its name in the vendor's SDK and in tests/contract
    method: Literal["GET", "POST"]
    path: str
    rows: str
    total: str = ""  # JSON key of the number of rows on the server, "" if it tells none
    page: int = 0  # most rows in a request; 0: the list is not paged
    deepest: int = 0  # largest offset that may be asked for; 0: none is too large
    shared: tuple[str, ...] = ()
    ask: Mapping[str, str] = field(default_factory=dict)  # sent with every request
    passes: Passes | None = None
    months: Months | None = None
    rounds: Rounds | None = None
    window: Window | None = None
    per: Per | None = None
    by_key: str = ""  # parameter that asks for a single row
    narrow: Mapping[str, str] = field(default_factory=dict)  # column -> parameter
    only_for: Literal["", "distributor"] = ""
    gate: Gate | None = None
    quota_per_s: int = 10
    permission: str = ""  # item an operator needs, any one of those joined by |
    host: Literal["operations", "tickets"] = "operations"


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a record: wire path, SQLite column and table column by the same name.

    A dotted name leads into nested objects, `[0]` into a list of at most one. With `join` the
    column belongs to another dataset and is looked up, not stored.
    """

    name: str
    label: str
    kind: Kind = TEXT
    shown: bool = True
    sensitivity: Sensitivity = Sensitivity.OPEN
    sortable: bool = False  # indexed, so that sorting a million rows by it is instant
    join: "Join | None" = None
    rules: tuple[Rule, ...] = ()  # in which colour a value is shown
    quiet: bool = False  # changes at every reading or on its own: that is no news
    spoken: bool = False  # a name that is also found by the initials of its pinyin
    kept: bool = False  # the user's own words about the record, which no API knows

    @property
    def colours(self) -> tuple[Rule, ...]:
        """The rules of the column, or else those of its kind."""
        return self.rules or self.kind.rules


@dataclass(frozen=True, eq=False)
class Join:
    """Columns of another dataset, found by that dataset's key in the column `on` of this one.

    Of rows that are gone the columns are shown as well, unless `live` says that they tell nothing
    any more: a customer who left keeps its name, a balance that there is no more is no balance.
    """

    dataset: "Dataset"
    on: str
    live: bool = False

    def column(self, name: str, label: str = "", *, shown: bool = True) -> Column:
        """The column `name` of the other dataset, as `dataset.name` of this one."""
        there = self.dataset.by_name[name]
        return Column(
            f"{self.dataset.name}.{name}",
            label or there.label,
            there.kind,
            shown,
            there.sensitivity,
            join=self,
            rules=there.rules,
        )


@dataclass(frozen=True, slots=True)
class Filter:
    """One control of the filter bar.

    choice: several of the declared codes; values: several of those that occur in the cache;
    period: from and until; range: smallest and largest; reference: rows of the joined dataset,
    found by typing; text: contains.
    """

    column: str
    form: Literal["choice", "values", "period", "range", "reference", "text"]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Within:
    """A test that moves with the days: a time of the next `days` days; if negative, of the last.

    Today belongs to either.
    """

    column: str
    days: int


@dataclass(frozen=True, slots=True)
class Mine:
    """A test for the login that the user, once, said was theirs."""

    column: str


@dataclass(frozen=True, slots=True)
class View:
    """A question asked every day, by name: which rows, in which order, with which columns.

    No sort is the dataset's own; without columns those that a user has arranged stay.
    """

    name: str
    label: str
    where: tuple["Condition | Within | Mine", ...] = ()
    sort: tuple["Sort", ...] = ()
    columns: tuple[str, ...] = ()


_Columns = list[Sequence[Scalar]]  # the values of all rows, by their place in a row


@dataclass(frozen=True, eq=False)
class Dataset:
    """Everything the program knows about one kind of record."""

    name: str
    label: str
    source: Source
    key: tuple[str, ...]  # columns stored as text; a part the API leaves out is stored as ""
    columns: tuple[Column, ...]
    order: str  # the default sort, newest or largest first
    search: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    of: str = ""  # name of the dataset whose keys `source.per` takes, or in whose rows these are
    inside: str = (
        ""  # member of the records of `of` that is the list of these; then nothing is asked
    )
    whole: str = ""  # column that then holds the key of the row they stand in
    digest: Mapping[str, str] = field(default_factory=dict)  # column -> column whose digest it is
    share: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # % -> its part, its whole
    appended: bool = False  # rows never change: only new ones are looked for
    unit: str = ""  # column that must say 1 (whole currency), or its amounts are unreadable
    lifecycle: Lifecycle | None = None
    on_demand: bool = False  # read when looked at; as a whole only when named
    read_ahead: bool = False  # though on demand, read bit by bit after each sync, the newest first
    stale_after_s: int = 900
    note: str = ""  # shown with an empty table: what the API does not cover
    descending: bool = True
    views: tuple[View, ...] = ()  # questions that are worth asking every day
    totals: tuple[str, ...] = ()  # amounts added up over all rows that fit; () is the first shown
    page: str = ""  # that shows a record in full; composed by hand, it takes the key's first part
    found_as: tuple[str, ...] = ()  # what the search over everything shows of a row, title first
    found_in: tuple[str, ...] = ()  # where it looks; () is where the table's own search does

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """All columns by name, in declared order."""
        return {column.name: column for column in self.columns}

    @cached_property
    def own(self) -> tuple[Column, ...]:
        """The columns that are stored with the row; the others are joined, or the user's own."""
        return tuple(c for c in self.columns if c.join is None and not c.kept)

    @property
    def notable(self) -> bool:
        """Whether the user may keep notes on the records."""
        return any(column.kept for column in self.columns)

    @cached_property
    def joins(self) -> tuple[Join, ...]:
        """Each joined dataset once."""
        return tuple(dict.fromkeys(c.join for c in self.columns if c.join is not None))

    @cached_property
    def amounts(self) -> tuple[Column, ...]:
        """The stored columns that hold money."""
        return tuple(column for column in self.own if column.kind.name == "amount")

    @cached_property
    def _plan(self) -> Plan:
        return Plan([(column.name, column.kind) for column in self.own])

    def decode(
        self, record: Mapping[str, Any], asked: Mapping[str, Any] = _NOTHING_ASKED
    ) -> tuple[tuple[Scalar, ...], list[str]]:
        """Turn a record of the wire into a row, and name the columns that could not be read.

        See `decode_page`.
        """
        rows, odd = self.decode_page([record], asked)
        return rows[0], odd.get(0, [])

    def decode_page(
        self, records: Sequence[Mapping[str, Any]], asked: Mapping[str, Any] = _NOTHING_ASKED
    ) -> tuple[list[tuple[Scalar, ...]], dict[int, list[str]]]:
        """Turn records of the wire into rows; name by place the columns that could not be read.

        A row has the values of `own`, in order. An unreadable field is None and costs the rest
        of its row nothing. Columns named like a parameter of `asked` are filled with what was
        asked, because an answer does not repeat it.

        Raises:
            ContractBroken: A key is missing or unreadable: nobody knows which row this is.
        """
        columns, odd = self._plan.columns(records)
        if not columns:
            return [], odd
        if self.unit:
            self._check_unit(columns, odd)
        if asked or self.digest or self.share:
            self._fill(columns, asked)
        if odd or not all(all(columns[place]) for place in self._key_places):
            self._check_key(columns, odd)
        return [*zip(*columns, strict=True)], odd

    def key_of(self, row: tuple[Scalar, ...]) -> tuple[str, ...]:
        """The key of a decoded row."""
        places = self._key_places
        if len(places) == 1:  # of nearly all datasets, and this is asked of each row many times
            return (str(row[places[0]]),)
        return tuple([str(row[place]) for place in places])

    def parts_of(self, row: tuple[Scalar, ...]) -> tuple[Scalar, ...]:
        """The key of any row, as it stands there."""
        return tuple(row[place] for place in self._key_places)

    @cached_property
    def _key_places(self) -> tuple[int, ...]:
        return tuple(self.places[name] for name in self.key)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where in a row each stored column stands."""
        return {column.name: place for place, column in enumerate(self.own)}

    @property
    def scope_column(self) -> str:
        """The column that holds the key this list is read for; "" if there is none."""
        per = self.source.per
        name = (per.item or per.parameter) if per else ""
        return name if name in self.places else ""

    def holding(self, key: tuple[str, ...]) -> tuple[str, ...]:
        """The columns that hold the parts of such a key of `of`; () if they do not hold all."""
        if self.inside:
            return (self.whole,)
        if (per := self.source.per) is None:
            return ()
        filled = {self.scope_column: per.column or key[0], **per.also, **per.copy}
        held = {there: here for here, there in filled.items() if here in self.places}
        return tuple(held[part] for part in key) if held.keys() >= set(key) else ()

    def _fill(self, columns: _Columns, asked: Mapping[str, Any]) -> None:
        for name, value in asked.items():
            place = self.places.get(name)
            if place is not None and isinstance(value, str):
                columns[place] = [value if one is None else one for one in columns[place]]
        for name, source in self.digest.items():
            texts = (str(one or "").encode() for one in columns[self.places[source]])
            columns[self.places[name]] = [sha256(text).hexdigest()[:16] for text in texts]
        for name, of in self.share.items():
            part, whole = (columns[self.places[each]] for each in of)
            columns[self.places[name]] = [*map(_percent, part, whole)]

    def _check_key(self, columns: _Columns, odd: Mapping[int, Sequence[str]]) -> None:
        """A part of the key that was left out is stored as ""; without any there is no row."""
        if broken := [name for names in odd.values() for name in names if name in self.key]:
            raise ContractBroken(f"{self.name}.{broken[0]}: a key that cannot be read")
        parts = [columns[place] for place in self._key_places]
        if not all(map(any, zip(*parts, strict=True))):
            raise ContractBroken(f"{self.name}: a record without its key")
        for place in self._key_places:
            columns[place] = [value or "" for value in columns[place]]

    def _check_unit(self, columns: _Columns, odd: dict[int, list[str]]) -> None:
        """An amount in tenths or hundredths, taken for whole units, would be worth a fortune."""
        wrong = [
            place
            for place, unit in enumerate(columns[self.places[self.unit]])
            if unit not in (None, "1", 1) or self.unit in odd.get(place, ())
        ]
        for column in self.amounts if wrong else ():
            values = columns[self.places[column.name]] = [*columns[self.places[column.name]]]
            for place in wrong:
                if values[place] is not None:
                    values[place] = None
                    odd.setdefault(place, []).append(column.name)


def _percent(part: Scalar, whole: Scalar) -> int | None:
    """The part in whole hundredths, rounded down: 10 is a tenth or more."""
    if part is None or whole is None or int(whole) <= 0:
        return None
    return 100 * int(part) // int(whole)
