"""The vocabulary in which datasets are declared. Plain frozen data: no Qt, no SQL, no HTTP."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Any, Literal

from desktop.catalog.kinds import TEXT, Kind, Scalar
from desktop.catalog.wire import Unreadable
from desktop.errors import ContractBroken


class Sensitivity(Enum):
    """Where a value may be seen. A field that is not declared is never stored at all."""

    OPEN = "open"
    COMMERCIAL = "commercial"  # an eye in the header, shown by default
    PERSONAL = "personal"  # an eye in the header, hidden by default; never logged


@dataclass(frozen=True, slots=True)
class Window:
    """A list that must be asked for in spans of time.

    `begin` and `end` are its parameters, `column` the time of a row that they limit.
    """

    begin: str
    end: str
    column: str
    days: int = 365


@dataclass(frozen=True, slots=True)
class Per:
    """A list that is read once per key of another dataset (or per batch of keys).

    The keys are those of `Dataset.of`. `place` says where `parameter` goes; with a `batch` above
    one the parameter takes a list, of objects `{item: key}` where `item` is given. Rows of the
    other dataset whose column has a value in `skip` have no such list.
    """

    parameter: str
    place: Literal["path", "query", "body"] = "body"
    batch: int = 1
    item: str = ""
    skip: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


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
    """The operation of the API from which the rows of a dataset come."""

    operation: str  # its name in the vendor's SDK and in tests/contract
    method: Literal["GET", "POST"]
    path: str
    rows: str  # JSON key of the list
    total: str = ""  # JSON key of the number of rows on the server, "" if it tells none
    page: int = 0  # most rows in a request; 0: the list is not paged
    ask: Mapping[str, str] = field(default_factory=dict)  # sent with every request
    window: Window | None = None
    per: Per | None = None
    by_key: str = ""  # parameter that asks for a single row
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


@dataclass(frozen=True, eq=False)
class Dataset:
    """Everything the program knows about one kind of record."""

    name: str
    label: str
    source: Source
    key: tuple[str, ...]  # columns of kind TEXT; a part the API leaves out is stored as ""
    columns: tuple[Column, ...]
    order: str  # the default sort, newest or largest first
    search: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    of: str = ""  # name of the dataset whose keys `source.per` takes
    unit: str = ""  # column that must say 1 (whole currency), or its amounts are unreadable
    lifecycle: Lifecycle | None = None
    on_demand: bool = False  # read when looked at; as a whole only when named
    stale_after_s: int = 900
    note: str = ""  # shown with an empty table: what the API does not cover
    descending: bool = True

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """All columns by name, in declared order."""
        return {column.name: column for column in self.columns}

    @cached_property
    def own(self) -> tuple[Column, ...]:
        """The columns that are stored with the row; the others are joined."""
        return tuple(column for column in self.columns if column.join is None)

    @cached_property
    def joins(self) -> tuple[Join, ...]:
        """Each joined dataset once."""
        return tuple(dict.fromkeys(c.join for c in self.columns if c.join is not None))

    @cached_property
    def amounts(self) -> tuple[Column, ...]:
        """The stored columns that hold money."""
        return tuple(column for column in self.own if column.kind.name == "amount")

    @cached_property
    def _steps(self) -> tuple[tuple[Column, tuple[str, ...]], ...]:
        return tuple((column, tuple(column.name.split("."))) for column in self.own)

    def decode(
        self, record: Mapping[str, Any], scope: str = ""
    ) -> tuple[tuple[Scalar, ...], list[str]]:
        """Turn a record of the wire into a row, and name the columns that could not be read.

        The row has the values of `own`, in order. An unreadable field is None and costs the rest
        of its row nothing. `scope` fills the column that `source.per` is named after, because an
        answer does not repeat what was asked.

        Raises:
            ContractBroken: The key is missing or unreadable: nobody knows which row this is.
        """
        row, unreadable = list[Scalar](), list[str]()
        for column, path in self._steps:
            value: Scalar = None
            try:
                value = column.kind.decode(_at(record, path))
            except (ValueError, TypeError, ArithmeticError, Unreadable):
                unreadable.append(column.name)
            row.append(value)
        self._check_unit(row, unreadable)
        return self._keyed(row, unreadable, scope), unreadable

    def key_of(self, row: tuple[Scalar, ...]) -> tuple[str, ...]:
        """The key of a decoded row."""
        return tuple(str(row[place]) for place in self._key_places)

    def parts_of(self, row: tuple[Scalar, ...]) -> tuple[Scalar, ...]:
        """The key of any row, as it stands there."""
        return tuple(row[place] for place in self._key_places)

    @cached_property
    def _key_places(self) -> tuple[int, ...]:
        names = [column.name for column in self.own]
        return tuple(names.index(name) for name in self.key)

    @cached_property
    def scope_place(self) -> int | None:
        """Where in a row the key of the dataset stands that this one is read for, if it does."""
        per = self.source.per
        name = (per.item or per.parameter) if per else ""
        return next((at for at, column in enumerate(self.own) if column.name == name), None)

    def _keyed(self, row: list[Scalar], unreadable: list[str], scope: str) -> tuple[Scalar, ...]:
        if scope and self.scope_place is not None and row[self.scope_place] is None:
            row[self.scope_place] = scope
        if broken := [name for name in unreadable if name in self.key]:
            raise ContractBroken(f"{self.name}.{broken[0]}: a key that cannot be read")
        if not any(row[place] for place in self._key_places):
            raise ContractBroken(f"{self.name}: a record without its key")
        for place in self._key_places:
            row[place] = row[place] or ""
        return tuple(row)

    def _check_unit(self, row: list[Scalar], unreadable: list[str]) -> None:
        """An amount in tenths or hundredths, taken for whole units, would be worth a fortune."""
        if not self.unit:
            return
        names = [column.name for column in self.own]
        if row[names.index(self.unit)] in (None, "1", 1) and self.unit not in unreadable:
            return
        for column in self.amounts:
            place = names.index(column.name)
            if row[place] is not None:
                row[place] = None
                unreadable.append(column.name)


def _at(record: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    """The value a dotted path leads to; None where a step is missing.

    Raises:
        ValueError: A step leads into something that is no object, or a list of more than one.
    """
    value: Any = record
    for step in path:
        name, _, index = step.partition("[")
        if value is None:
            return None
        if not isinstance(value, Mapping):
            raise ValueError("not an object")
        value = value.get(name)
        if index and value is not None:
            if not isinstance(value, list) or len(value) > 1:
                raise ValueError("not a list of at most one")
            value = value[0] if value else None
    return value
