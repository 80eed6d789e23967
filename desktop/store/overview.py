"""All that belongs to one record, in one question: each table is gone through once.

The rows of a customer lie scattered over a table of a million, and finding them is what costs: so
sums, first rows and events are all told from one pass over the columns that they need.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from heapq import nlargest, nsmallest
from typing import Any

from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import Scalar
from desktop.catalog.overview import Happened, Overview, Seen, Strand, Tallied, Tests, Told
from desktop.catalog.query import Condition, Row
from desktop.catalog.trends import Slice
from desktop.store import clauses, progress, query, tables, trends
from desktop.store.database import Connection
from desktop.store.tables import quoted

_EVERY = "1"
_Expression = tuple[str, tuple[Scalar, ...]]  # over a row, with the values in it


def look(connection: Connection, overview: Overview, key: str, until: str) -> Seen:
    """What the cache knows of one record; events up to the UTC text `until`.

    The tests of the overview are of this moment: none of them moves with the days.
    """
    happened, told = list[Happened](), list[Told]()
    for number, strand in enumerate(overview.strands):
        passed = _pass(connection, strand, key)
        told.append(_told(connection, strand, passed))
        happened += passed.happened(number, until)
    happened.sort(reverse=True)
    slices: tuple[Slice, ...] = ()
    if overview.trend:
        test = Condition(overview.trend_column, "in", (key,))
        slices = tuple(trends.slices(connection, overview.trend, [test]))
    return Seen(_row(connection, overview.dataset, key), tuple(told), happened, slices)


def _row(connection: Connection, dataset: Dataset, key: str) -> Row | None:
    rowid = tables.rowid(connection, dataset, (key,))
    return None if rowid is None else query.window(connection, dataset, [rowid]).get(rowid)


@dataclass(slots=True)
class _Pass:
    """The rows of a strand: the rowid, then what each expression comes to, at its place."""

    strand: Strand
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    places: dict[_Expression, int] = field(default_factory=dict)

    def place(self, sql: str, values: Sequence[Scalar] = ()) -> int:
        """Where in each row the value of an expression stands."""
        return self.places.setdefault((sql, tuple(values)), len(self.places) + 1)

    def column(self, name: str) -> int:
        dataset = self.strand.dataset
        return self.place(clauses.name(dataset, dataset.by_name[name]))

    def test(self, where: Tests) -> int:
        return self.place(*_test(self.strand.dataset, where))

    def happened(self, number: int, until: str) -> Iterator[Happened]:
        for at, event in enumerate(self.strand.events):
            fits, time = self.test(event.where), self.column(event.at)
            yield from (
                Happened(row[time], number, at, row[0])
                for row in self.rows
                if row[fits] and row[time] and row[time] <= until
            )


def _pass(connection: Connection, strand: Strand, key: str) -> _Pass:
    """Go through the rows of a strand once."""
    found = _Pass(strand)
    _want(found)
    expressions = ", ".join(["t._id", *(sql for sql, _ in found.places)])
    values = [value for _, some in found.places for value in some]
    table = quoted(strand.dataset.name)
    sql = (
        f"SELECT {expressions} FROM {table} t "  # noqa: S608
        f"WHERE t.{quoted(strand.column)} = ? AND t._gone IS NULL"
    )
    found.rows = connection.execute(sql, [*values, key]).fetchall()
    return found


def _want(found: _Pass) -> None:
    """Name everything that is told of the rows, so that the pass brings it along."""
    strand = found.strand
    for tally in strand.tallies:
        found.test(tally.where)
        if tally.amount:
            found.column(tally.amount)
            _currency(found)
    if strand.part:
        found.test(strand.part.where)
        found.column(strand.part.sort.column)
    for event in strand.events:
        found.test(event.where)
        found.column(event.at)


def _test(dataset: Dataset, where: Tests) -> clauses.Clause:
    """Whether a row fits, as an expression."""
    made = [clauses.condition(dataset, each) for each in where if isinstance(each, Condition)]
    if len(made) < len(where):
        raise TypeError("a test that moves with the days")
    text = " AND ".join(f"({sql})" for sql, _ in made) or _EVERY
    return text, [value for _, values in made for value in values]


def _currency(found: _Pass) -> int | None:
    """Where the currency of the rows stands, if they have one."""
    return found.column("currency") if "currency" in found.strand.dataset.places else None


def _told(connection: Connection, strand: Strand, found: _Pass) -> Told:
    ids = tuple(_first(found))
    state = progress.state(connection, strand.dataset.name)
    return Told(
        len(found.rows),
        {each.name: _tallied(found, each.where, each.amount) for each in strand.tallies},
        ids,
        query.window(connection, strand.dataset, ids) if ids else {},
        state.read_at,
        state.error,
        state.missing_permission,
        state.skipped,
    )


def _tallied(found: _Pass, where: Tests, amount: str) -> Tallied:
    fits = found.test(where)
    rows = [row for row in found.rows if row[fits]]
    if not amount:
        return Tallied(len(rows))
    place, money = found.column(amount), _currency(found)
    sums = dict[str, int]()
    for row in rows:
        if row[place] is not None:
            currency = "" if money is None else str(row[money] or "")
            sums[currency] = sums.get(currency, 0) + row[place]
    return Tallied(len(rows), {code: Decimal(units).scaleb(-8) for code, units in sums.items()})


def _first(found: _Pass) -> Iterator[int]:
    """The rowids of the part, in its order; what is empty comes last."""
    part = found.strand.part
    if part is None:
        return
    fits, by = found.test(part.where), found.column(part.sort.column)
    rows = [row for row in found.rows if row[fits]]
    pick = nlargest if part.sort.descending else nsmallest
    full = pick(part.most, [(row[by], row[0]) for row in rows if row[by] is not None])
    empty = [(None, row[0]) for row in rows if row[by] is None]
    yield from (rowid for _, rowid in [*full, *empty][: part.most])
