"""Columns in memory for the datasets that somebody looks at, kept in step with their tables.

SQL answers as quickly about some ten thousand rows. A larger table is read into arrays once its
rows are shown; until then, and for what the arrays cannot tell, SQL answers.
"""

import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import Scalar
from desktop.catalog.query import Query
from desktop.store import memory
from desktop.store import query as ask
from desktop.store.database import Connection, Store, sqlite_failures
from desktop.store.tables import quoted
from desktop.store.touched import Touched

if TYPE_CHECKING:
    from sqlite_utils import Database

    # numpy comes with it, which a window that opens does not pay for
    from desktop.store.side import Side

T = TypeVar("T")
WORTH_ROWS = 20_000
MOST_BYTES = 128 << 20  # of all arrays: what was not asked for the longest time goes first
_CACHE_KIB = 1024  # the loader reads each page once
_STEPS = 1_000_000  # of SQLite's machine, some 20 ms; each look waits for Python's lock


class Sides:
    """The arrays of one account.

    Any thread may ask; one at a time is answered, once it was read what changed meanwhile.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._loader = ThreadPoolExecutor(1, "store-side")
        self._closing = threading.Event()
        self._sides: OrderedDict[str, Side] = OrderedDict()  # the one asked for last stands last

    async def load(self, dataset: Dataset) -> bool:
        """Have the columns of a dataset in memory from now on, and of those joined to it.

        That takes a second or more for a million rows. Returns whether they are.
        """
        if dataset.name in self._sides:
            return True
        if not await self._store.read(_is_worth, dataset):
            return False
        import asyncio  # not before the window is painted

        return await asyncio.wrap_future(self._loader.submit(self._load, dataset))

    def give_back(self) -> None:
        """Hand back what answers took for moments: some 50 MB for a million rows."""
        if self._sides and not self._closing.is_set():
            self._loader.submit(memory.give_back)

    def close(self) -> None:
        """Read nothing more."""
        self._closing.set()
        self._loader.shutdown(cancel_futures=True)

    def row_ids(self, connection: Connection, query: Query, limit: int = -1) -> "array[int]":
        """The rowids of the rows that fit, in order; the first `limit` of them."""
        found = self._row_ids(connection, query)
        if found is None:
            return ask.row_ids(connection, query, limit)
        return found if limit < 0 else found[:limit]

    def begin(self, connection: Connection, query: Query, rows: int) -> "tuple[array[int], bool]":
        """The same of the first rows, or of all where that is as quick; and whether it is all."""
        begun = self._answer(
            connection, query.dataset, lambda side: side.begin(connection, query, rows)
        )
        if begun is not None:
            return begun
        limit = rows if _is_worth(connection, query.dataset) else -1
        found = ask.row_ids(connection, query, limit)
        return found, len(found) != limit

    def _row_ids(self, connection: Connection, query: Query) -> "array[int] | None":
        return self._answer(connection, query.dataset, lambda side: side.row_ids(connection, query))

    def count(self, connection: Connection, query: Query) -> int:
        """How many rows fit."""
        found = self._answer(connection, query.dataset, lambda side: side.count(connection, query))
        return ask.count(connection, query) if found is None else found

    def values(
        self, connection: Connection, dataset: Dataset, name: str, most: int = 500
    ) -> list[tuple[Scalar, int]]:
        """The values that occur in a column, with how often, the most frequent first."""
        found = self._answer(connection, dataset, lambda side: side.values(connection, name, most))
        return ask.values(connection, dataset, name, most) if found is None else found

    def sums(
        self, connection: Connection, dataset: Dataset, name: str, ids: Sequence[int]
    ) -> list[tuple[str, Decimal, int]]:
        """Total of an amount column over `ids`: (currency, units of currency, rows with one)."""
        found = self._answer(connection, dataset, lambda side: side.sums(connection, name, ids))
        return ask.sums(connection, dataset, name, ids) if found is None else found

    def _answer(
        self, connection: Connection, dataset: Dataset, question: "Callable[[Side], T | None]"
    ) -> "T | None":
        """What the arrays of a dataset answer, up to date as those joined; None if SQL must."""
        with self._lock:
            if dataset.name not in self._sides:
                return None
            for each in (*(join.dataset for join in dataset.joins), dataset):
                if side := self._sides.get(each.name):
                    self._sides.move_to_end(each.name)
                    self._catch_up(connection, side)
            return question(self._sides[dataset.name])

    def _catch_up(self, connection: Connection, side: "Side") -> None:
        touched, name = self._store.touched, side.dataset.name
        ids = touched.take(name)
        try:
            if ids:
                side.patch(connection, ids)
        except BaseException:  # whoever asked gave up, say
            touched.give_back(name, ids)
            raise

    def _load(self, dataset: Dataset) -> bool:
        wanted = (*(join.dataset for join in dataset.joins), dataset)
        memory.keep_large_blocks_apart()
        try:
            with sqlite_failures(), self._store.lent(cache_kib=_CACHE_KIB) as connection:
                self._load_missing(connection, wanted)
        finally:
            memory.keep_freed_blocks()
        with self._lock:
            self._make_room(keep={each.name for each in wanted})
        memory.give_back()
        return True

    def _load_missing(self, connection: Connection, wanted: Sequence[Dataset]) -> None:
        from desktop.store.side import Side

        connection.set_progress_handler(self._closing.is_set, _STEPS)
        for each in wanted:
            if each.name not in self._sides:
                self._store.post(_follow, self._store.touched, each.name).result()
                side = Side(each, self._sides)
                side.load(connection)
                with self._lock:
                    self._sides[each.name] = side

    def _make_room(self, keep: set[str]) -> None:
        rest = [name for name in self._sides if name not in keep]
        while rest and sum(side.nbytes for side in self._sides.values()) > MOST_BYTES:
            name = rest.pop(0)
            del self._sides[name]
            self._store.touched.leave(name)


def _follow(_db: "Database", touched: Touched, dataset: str) -> None:
    """On the writer thread: whatever is written before is seen by whoever reads after."""
    touched.follow(dataset)


def _is_worth(connection: Connection, dataset: Dataset) -> bool:
    sql = f"SELECT ifnull(max(_id), 0) FROM {quoted(dataset.name)}"  # noqa: S608
    return int(connection.execute(sql).fetchone()[0]) >= WORTH_ROWS
