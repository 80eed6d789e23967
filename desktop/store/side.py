"""The columns of one dataset in memory, beside its table: which rows fit, and in which order.

What a question asks is answered for all rows at once, a million in some ten milliseconds. What
the arrays cannot tell of a test, SQL tells; what they cannot tell of an order, nothing here does.
"""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

import numpy as np

from desktop.catalog.declare import Column, Dataset, Join
from desktop.catalog.kinds import Scalar
from desktop.catalog.query import Condition, Query, Sort
from desktop.store import clauses, side_load, side_order
from desktop.store import query as ask
from desktop.store.database import Connection
from desktop.store.side_columns import (
    Bools,
    Codes,
    Ints,
    Numbers,
    Texts,
    holds_nothing,
)
from desktop.store.tables import quoted

Kept = Numbers | Codes | Texts
_ORDERS = 3  # that are kept: 4 bytes a row each
_ASKED = 50_000  # rows are sorted by SQL rather than a column of all rows is read for them
_MANY = 2  # one row in so many that fit: fewer are sorted by themselves, anew each time
_LONG = 400_000  # rows take so long to sort that the first of them are picked out before


class Side:
    """Arrays of one dataset; `others` are those of the datasets joined to it, by name.

    Not for several threads at once.
    """

    def __init__(self, dataset: Dataset, others: dict[str, "Side"]) -> None:
        self.dataset, self._others = dataset, others
        self.version = 0  # grows with each change of the rows
        self.ids: Ints = np.zeros(0, np.int64)
        self._live: Bools = np.zeros(0, np.bool_)
        self._columns: dict[str, Kept | None] = {}  # None where one cannot be had
        self._orders: OrderedDict[Any, Ints] = OrderedDict()
        self._made: dict[Any, tuple[Any, Ints]] = {}  # what was made of rows of some versions

    @property
    def nbytes(self) -> int:
        """Bytes in memory."""
        kept = sum(column.nbytes for column in self._columns.values() if column is not None)
        orders = sum(int(order.nbytes) for order in self._orders.values())
        return kept + orders + int(self.ids.nbytes + self._live.nbytes)

    def load(self, connection: Connection) -> None:
        """Read all rows."""
        sql = f"SELECT count(*), ifnull(max(_id), 0) FROM {quoted(self.dataset.name)}"  # noqa: S608
        rows, last = connection.execute(sql).fetchone()
        self.ids, self._live = np.zeros(rows, np.int64), np.zeros(rows, np.bool_)
        for places, block in self._gather(connection, side_load.declared(self.dataset), last):
            self.ids[places], self._live[places] = block.ids, block.live
        for column in self.dataset.own:  # it takes half a second, and nobody waits for it yet
            if column.sortable and isinstance(self._columns[column.name], Texts):
                self.rank(connection, column)

    def _gather(
        self, connection: Connection, columns: Sequence[Column], last: int
    ) -> Iterator[tuple[Ints, side_load.Block]]:
        """Read columns of the rows up to a rowid, which stand at these places; keep what fits."""
        rows = len(self.ids)
        found = {c.name: side_load.Gathering(self.dataset, c, rows) for c in columns}
        at = 0
        for block in side_load.blocks(connection, self.dataset, columns, last):
            places = at + np.arange(len(block.ids))
            for name, part in block.parts.items():
                found[name].add(places, part)
            at += len(block.ids)
            yield places, block
        while found:  # what each was made of goes before the next is made
            name, gathered = found.popitem()
            self._columns[name] = gathered.column()

    def patch(self, connection: Connection, touched: Sequence[int]) -> None:
        """Read rows again that changed, and those that came."""
        self.version += 1
        self._orders.clear()
        there = (name for name, kept in self._columns.items() if kept is not None)
        columns = [self.dataset.by_name[name] for name in there]
        for block in side_load.some(connection, self.dataset, columns, touched):
            places = np.searchsorted(self.ids, block.ids)
            new = int(np.searchsorted(block.ids, self.ids[-1] if len(self.ids) else 0, "right"))
            places[new:] = len(self.ids) + np.arange(len(block.ids) - new)
            self.ids = np.concatenate([self.ids, block.ids[new:]])
            more = np.zeros(len(block.ids) - new, np.bool_)
            self._live = np.concatenate([self._live, more])
            self._live[places] = block.live
            for name, part in block.parts.items():
                kept: Any = self._columns[name]
                if kept is not None and not kept.put(places, part):
                    self._columns[name] = None  # and the rest of its rows tells nothing

    # answers

    def row_ids(self, connection: Connection, query: Query) -> "array[int] | None":
        """The rowids of the rows that fit, in order; None if the arrays cannot tell."""
        found = self.begin(connection, query, len(self.ids))
        return found and found[0]

    def begin(
        self, connection: Connection, query: Query, rows: int
    ) -> "tuple[array[int], bool] | None":
        """The same of so many first rows, or of all where that is as quick; whether it is all."""
        fits = self.fitting(connection, query)
        order = self._kept_order(query)
        if order is not None:
            return self._rowids(order[fits[order]]), True
        places = np.flatnonzero(fits)
        if len(places) <= _ASKED and not self._is_at_hand(query):
            return ask.sorted_ids(connection, query, self._rowids(places)), True
        keys = self._keys(connection, query)
        if keys is None:
            return None
        down = clauses.ties_down(query)
        if rows < len(places) >= _LONG:
            return self._rowids(side_order.first(keys, down, places, rows)), False
        if len(places) * _MANY < len(fits):
            return self._rowids(
                places[side_order.ordered([key[places] for key in keys], down)]
            ), True
        order = self._keep_order(query, side_order.ordered(keys, down).astype(np.int32, copy=False))
        return self._rowids(order[fits[order]]), True

    def _rowids(self, places: Ints) -> "array[int]":
        first, last = (int(self.ids[0]), int(self.ids[-1])) if len(self.ids) else (0, 0)
        has_gaps = last - first + 1 != len(self.ids)  # else counting is quicker than looking up
        ids = self.ids[places] if has_gaps else places + np.int64(first)
        found = array("q")
        found.frombytes(ids.view(np.uint8).data)
        return found

    def count(self, connection: Connection, query: Query) -> int:
        """How many rows fit."""
        return int(np.count_nonzero(self.fitting(connection, query)))

    def values(
        self, connection: Connection, name: str, most: int
    ) -> list[tuple[Scalar, int]] | None:
        """The values of a column in rows that are not gone, and how often; None if SQL must."""
        coded = self._coded(connection, self.dataset.by_name[name])
        if coded is None:
            return None
        codes, texts = coded
        often = np.bincount(codes[self._live], minlength=len(texts)).tolist()
        found = [(text, number) for text, number in zip(texts, often, strict=True) if number]
        found.sort(key=lambda each: (-each[1], each[0] is not None, each[0]))
        return [*found[:most]]

    def sums(
        self, connection: Connection, name: str, ids: Sequence[int]
    ) -> list[tuple[str, Decimal, int]] | None:
        """What an amount adds up to in some rows, by currency; None if SQL must."""
        amount = self.dataset.by_name[name]
        money = ask.currency_of(self.dataset, amount)
        kept = None if amount.join else self.own(connection, name)
        coded = self._coded(connection, money) if money else None
        if not isinstance(kept, Numbers) or (money and coded is None):
            return None
        places = np.flatnonzero(self._among(ids))
        codes, texts = coded or (np.zeros(len(self.ids), np.uint8), [""])
        found = dict[str, tuple[int, int]]()
        for code in np.unique(codes[places]).tolist():
            total, rows = kept.total(places[codes[places] == code])
            before = found.get(texts[code] or "", (0, 0))
            if rows:
                found[texts[code] or ""] = (before[0] + total, before[1] + rows)
        return [(code, Decimal(sum_).scaleb(-8), n) for code, (sum_, n) in sorted(found.items())]

    def _coded(
        self, connection: Connection, column: Column
    ) -> tuple[Ints, Sequence[str | None]] | None:
        """A column of few texts: of each row the number of its text, and the texts."""
        if column.kept:
            return None
        if column.join is None:
            kept = self.own(connection, column.name)
            return (kept.codes, kept.texts) if isinstance(kept, Codes) else None
        there = self._there(connection, column.join)
        return there.coded(connection, column) if there else None

    def fitting(self, connection: Connection, query: Query) -> Bools:
        """Which rows fit."""
        fits = np.ones(len(self.ids), np.bool_) if query.gone else self._live
        for test in query.where:
            if test.operator == "in" and not isinstance(test.value, tuple):
                test = Condition(test.column, "in", (test.value,))
            found = self._test(connection, test)
            if found is None:
                found = self._asked(connection, Query(self.dataset, (test,), gone=query.gone))
            fits = fits & found
        for word in clauses.words(query.search):
            fits = fits & self._holding(connection, query, word)
        if query.changed_since:
            sql, values = clauses.changing(query)
            fits = fits & self._among(row for (row,) in connection.execute(sql, values))
        return fits

    def _asked(self, connection: Connection, query: Query) -> Bools:
        """Where a test holds of which the arrays know nothing."""
        return self._among(ask.unordered(connection, query))

    def _among(self, rowids: Any) -> Bools:
        found = np.zeros(len(self.ids), np.bool_)
        is_packed = isinstance(rowids, array)
        given = np.frombuffer(rowids, np.int64) if is_packed else np.fromiter(rowids, np.int64)
        places, known = self._looked_up(given)
        found[places[known]] = True
        return found

    def _looked_up(self, rowids: Ints) -> tuple[Ints, Bools]:
        """Where rows stand by their rowids, and which of them are there at all."""
        places = np.searchsorted(self.ids, rowids)
        known = places < len(self.ids)
        known[known] = self.ids[places[known]] == rowids[known]
        return places, known

    def _test(
        self, connection: Connection, test: Condition, join: Join | None = None
    ) -> Bools | None:
        """Where a test holds; `join` is another way to the column than the declared one."""
        column = self.dataset.by_name[test.column]
        if column.join is None:
            kept = self.own(connection, column.name)
            return None if kept is None else kept.test(test)
        there = self._there(connection, join or column.join)
        return there.test(connection, test, column) if there else None

    def _holding(self, connection: Connection, query: Query, word: str) -> Bools:
        """Which rows have a word of a search."""
        found = np.zeros(len(self.ids), np.bool_)
        for column in (self.dataset.by_name[name] for name in self.dataset.search):
            gone_too = column.join and Join(column.join.dataset, column.join.on)  # as SQL looks
            one = self._test(connection, Condition(column.name, "has", word), gone_too)
            if one is None:
                sql, values = clauses.holding(query, word)
                return self._among(row for (row,) in connection.execute(sql, values))
            found |= one
        return found

    def own(self, connection: Connection, name: str) -> Kept | None:
        """A column that is stored here, if there is an array of it; one not declared is read now.

        That takes a second for a million rows, but only once, and SQL takes longer each time.
        """
        if name not in self._columns:
            last = int(self.ids[-1]) if len(self.ids) else 0
            for _ in self._gather(connection, [self.dataset.by_name[name]], last):
                pass
        return self._columns[name]

    # joined datasets

    def _there(self, connection: Connection, join: Join) -> "_There | None":
        """Where the row of a joined dataset stands for each row of this one."""
        side, codes = self._others.get(join.dataset.name), self._columns.get(join.on)
        if side is None or not isinstance(codes, Codes):
            return None
        versions = (side.version, len(codes.texts))
        places = self._remembered(
            ("places", join.dataset.name, join.on, join.live),
            versions,
            lambda: side.places_of(connection, codes.texts, live=join.live),
        )
        return _There(side, codes.codes, places)

    def places_of(self, connection: Connection, keys: Sequence[Any], *, live: bool) -> Ints:
        """Where the rows with some keys stand; beyond the end where there is none."""
        (key,) = self.dataset.key
        sql = f"SELECT {quoted(key)}, _id FROM {quoted(self.dataset.name)}"  # noqa: S608
        rowids = dict(connection.execute(sql).fetchall())
        given = np.fromiter((rowids.get(key, -1) for key in keys), np.int64, len(keys))
        places, known = self._looked_up(given)
        if live:
            known[known] = self._live[places[known]]
        found: Ints = np.where(known, places, len(self.ids))
        return found

    # the order

    def _kept_order(self, query: Query) -> Ints | None:
        """All places in the order that a query asks for, if it was asked for lately."""
        order = self._orders.get(self._sorting(query))
        if order is not None:
            self._orders.move_to_end(self._sorting(query))
        return order

    def _keep_order(self, query: Query, order: Ints) -> Ints:
        self._orders[self._sorting(query)] = order
        while len(self._orders) > _ORDERS:
            self._orders.popitem(last=False)
        return order

    def _sorting(self, query: Query) -> tuple[Any, ...]:
        sorts = clauses.sorts(query)
        return (sorts, clauses.ties_down(query), *self._versions(sorts))

    def _is_at_hand(self, query: Query) -> bool:
        """Whether no column of this dataset would have to be read to sort by it."""
        columns = (self.dataset.by_name[sort.column] for sort in clauses.sorts(query))
        return all(
            isinstance(self._columns.get(column.name), Numbers | Codes)
            or self._made.get(("rank", column.name), ("", None))[0] == self.version
            for column in columns
            if column.join is None
        )

    def _versions(self, sorts: Sequence[Sort]) -> list[int]:
        """Of the joined datasets by whose columns is sorted."""
        joins = (self.dataset.by_name[sort.column].join for sort in sorts)
        there = (self._others.get(join.dataset.name) for join in joins if join)
        return [side.version for side in there if side]

    def _keys(self, connection: Connection, query: Query) -> list[Ints] | None:
        """One key for each sort, the first weighs most; None if the arrays cannot tell."""
        keys = [self._key(connection, sort) for sort in clauses.sorts(query)]
        known = [key for key in keys if key is not None]
        return known if len(known) == len(keys) else None

    def _key(self, connection: Connection, sort: Sort) -> Ints | None:
        """Unsigned numbers whose ascending order is that of a sort; what is empty comes last."""
        column = self.dataset.by_name[sort.column]
        if column.kept:
            return None
        if column.join is None:
            rank = self.rank(connection, column)
        else:
            there = self._there(connection, column.join)
            if there is None:
                return None
            rank = there.rank(connection, column)
        key = rank.view(f"u{rank.dtype.itemsize}")
        if rank.dtype.kind == "i":
            key = key ^ key.dtype.type(1 << (8 * key.itemsize - 1))  # nothing becomes 0
        found: Ints = ~key if sort.descending else key - key.dtype.type(1)  # 0 the greatest
        return found

    def rank(self, connection: Connection, column: Column) -> Ints:
        """Whole numbers in the order of a column's values; the least of their type for none."""
        kept = self.own(connection, column.name)
        if isinstance(kept, Numbers | Codes):
            return kept.key()
        return self._remembered(
            ("rank", column.name), self.version, lambda: self._asked_rank(connection, column)
        )

    def _asked_rank(self, connection: Connection, column: Column) -> Ints:
        """The order of texts, which SQLite finds by their index, where there is one."""
        name, table = quoted(column.name), quoted(self.dataset.name)
        if self.dataset.key == (column.name,):  # none stands twice
            sql = f"SELECT group_concat(_id) FROM (SELECT _id FROM {table} ORDER BY {name})"  # noqa: S608
            rowids = side_load.numbers(connection.execute(sql).fetchone()[0])
            ranks = np.arange(1, len(rowids) + 1)
        else:
            at = f"iif({name} IS NULL, 0, dense_rank() OVER (ORDER BY {name}))"
            inner = f"SELECT _id, {at} AS at FROM {table}"  # noqa: S608
            sql = f"SELECT group_concat(_id), group_concat(at) FROM ({inner})"  # noqa: S608
            rowids, ranks = map(side_load.numbers, connection.execute(sql).fetchone())
        found = np.zeros(len(self.ids), np.uint32)
        places, known = self._looked_up(rowids)
        found[places[known]] = ranks[known]
        return found

    def _remembered(self, what: Any, version: Any, make: Callable[[], Ints]) -> Ints:
        known = self._made.get(what)
        if known is None or known[0] != version:
            known = self._made[what] = (version, make())
        made: Ints = known[1]
        return made


class _There:
    """The rows of a joined dataset: of each code of this one its place there."""

    def __init__(self, side: Side, codes: Ints, places: Ints) -> None:
        self._side, self._codes, self._places = side, codes, places

    def test(self, connection: Connection, test: Condition, column: Column) -> Bools | None:
        """For which rows here a test holds on a column there."""
        name = self._name(column)
        kept = self._side.own(connection, name)
        found = None if kept is None else kept.test(Condition(name, test.operator, test.value))
        return None if found is None else self._spread(np.append(found, holds_nothing(test)))

    def coded(
        self, connection: Connection, column: Column
    ) -> tuple[Ints, Sequence[str | None]] | None:
        """A column of few texts there: for each row here the number of its text, and the texts."""
        kept = self._side.own(connection, self._name(column))
        if not isinstance(kept, Codes):
            return None
        return self._spread(np.append(kept.codes, kept.codes.dtype.type(0))), kept.texts

    def rank(self, connection: Connection, column: Column) -> Ints:
        """The order of the rows here by a column there; the least of its type for none."""
        ranks = self._side.rank(connection, self._side.dataset.by_name[self._name(column)])
        return self._spread(np.append(ranks, ranks.dtype.type(_least(ranks))))

    def _name(self, column: Column) -> str:
        return column.name.removeprefix(f"{self._side.dataset.name}.")

    def _spread(self, values: Ints) -> Ints:
        """For each row here what its row there has; `values` end with what none has."""
        found: Ints = values[self._places][self._codes]
        return found


def _least(key: Ints) -> int:
    return 0 if key.dtype.kind == "u" else int(np.iinfo(key.dtype).min)
