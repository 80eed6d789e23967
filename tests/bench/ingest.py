"""Storing orders as fast as the machine can, from a server without quota, encrypted, amounts exact.

A first sync is timed from its first request until the table is whole with all its indexes. Beside
it stand a raw `executemany` of ready rows into the same tables with their indexes live, in
transactions of 10,000, and the usual way: the vendor's SDK with sqlite-utils, on fewer rows. The
arms take turns. The search over everything is brought up to date after that; a line says what it
adds. An upsert stores all rows once more of which one in 100 is another, with change records.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from desktop.api.pace import UNLIMITED, Pace
from desktop.catalog import DATASETS
from desktop.catalog.orders import ORDERS
from desktop.catalog.wire import from_json, to_json
from desktop.store import progress, tables
from desktop.store.cache import open_cache
from desktop.store.database import Store
from desktop.store.progress import State
from desktop.store.tables import Row
from desktop.upkeep.garbage import sought_seldom
from tests.bench import sdk
from tests.bench.cached import session_on
from tests.bench.filling import KEY
from tests.bench.pages import made, serving_pages
from tests.bench.result import Result

ROUNDS = 3
USUAL, SMALL = 100_000, 10_000  # rows
AT_ONCE = 10_000  # rows in a transaction of the raw insert
CHANGED = 100  # one in so many
_PLACE = ORDERS.places["status"]
RAW, SDK, UPSERT = "raw executemany", "SDK + sqlite-utils", "upsert"


@dataclass
class Measured:
    """Rows a second of each arm, a figure for each round."""

    of: dict[str, list[float]] = field(default_factory=dict)

    def add(self, arm: str, rate: float) -> None:
        """Note the figure of a round."""
        self.of.setdefault(arm, []).append(rate)

    def result(self, what: str, arm: str, peer: str, of_peer: float | None = None) -> Result:
        """A line: the median of an arm, beside that of its peer."""
        rates = self.of[arm]
        value, theirs = statistics.median(rates), statistics.median(self.of[peer])
        row = 2 if arm == UPSERT else 1
        low, high = (min(rates), max(rates)) if len(rates) > 1 else (None, None)
        given = ("ingest", what, value, "rows/s", None, True, peer, theirs, of_peer, row)
        return Result(*given, low=low, high=high)


@sought_seldom()  # as in the window and in a sync of the command line
def run(rows: int | None) -> list[Result]:
    """Rates of first syncs and of upserts beside those of their peers."""
    most = rows or USUAL
    usual, small = min(most, USUAL), min(most, SMALL)
    seen = Measured()
    stored = list(_decoded(usual))
    with serving_pages(usual) as url:
        for _ in range(ROUNDS):
            _raw(seen, stored)
            _ours(seen, url, usual, 100)
            _ours(seen, url, usual, 1000)
            _peer(seen, url, usual // 10)
        _ours(seen, url, usual, 1000, "plain")
    for _ in range(ROUNDS):
        _upserts(seen, stored)
    with serving_pages(small) as url:
        for _ in range(ROUNDS):
            _ours(seen, url, small, 100, "small")
    if most > usual:
        del stored
        _raw(seen, _decoded(most), "raw most")
        with serving_pages(most) as url:
            _ours(seen, url, most, 100, "most")
    return _results(seen, most)


def _results(seen: Measured, most: int) -> list[Result]:
    usual = min(most, USUAL)
    first, large = (f"first sync, {each:,} orders" for each in (usual, most))
    found = [
        seen.result(f"{first}, pages of 100", "ours 100", RAW, 0.45),
        seen.result(f"{first}, pages of 100", "ours 100", SDK, 6),
        seen.result(f"{first}, pages of 1,000", "ours 1000", RAW, 0.7),
        seen.result(f"{first}, pages of 1,000, with the search", "search 1000", RAW),
        seen.result(f"{first}, pages of 1,000, encrypted", "ours 1000", "plain 1000"),
    ]
    if most > usual:
        found.append(seen.result(f"{large}, against fewer", "most 100", "small 100", 0.85))
        found.append(seen.result(large, "most 100", "raw most"))
    what = f"upsert of {usual:,} rows, 1 in {CHANGED} changed"
    return [*found, seen.result(what, UPSERT, "raw upsert", 0.6)]


def _decoded(orders: int) -> Iterator[Row]:
    for record in made(orders):
        yield ORDERS.decode(from_json(to_json(record)))[0]


@contextmanager
def _store(key: bytes = KEY) -> Iterator[Store]:
    """An empty cache, as a new account has it."""
    with tempfile.TemporaryDirectory() as folder:
        store, _ = open_cache(Path(folder) / "cache.sqlite", key, DATASETS.values())
        try:
            yield store
        finally:
            store.close()


def _insert(db: Any, rows: Sequence[Row], ending: str = "") -> None:
    names = [column.name for column in ORDERS.own]
    marks = ", ".join("?" * len(names))
    sql = f"INSERT INTO orders ({tables.listed(names)}) VALUES ({marks}) {ending}"
    db.conn.executemany(sql, rows)


def _parts(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while part := list(islice(rows, AT_ONCE)):
        yield part


def _timed(parts: Iterator[list[Row]], write: Callable[[list[Row]], Any]) -> float:
    """Rows a second, without the time that it takes to get them ready."""
    spent, rows = 0.0, 0
    for part in parts:
        began = time.perf_counter()
        write(part)
        spent += time.perf_counter() - began
        rows += len(part)
    return rows / spent


def _raw(seen: Measured, rows: Sequence[Row] | Iterator[Row], arm: str = RAW) -> None:
    with _store() as store:
        seen.add(arm, _timed(_parts(iter(rows)), lambda part: store.post(_insert, part).result()))


def _ours(seen: Measured, url: str, orders: int, page: int, arm: str = "ours") -> None:
    """A first sync; its rate without the search, and with it."""
    key = b"" if arm == "plain" else KEY
    before = ORDERS.source
    object.__setattr__(ORDERS, "source", replace(before, page=page))
    try:
        with tempfile.TemporaryDirectory() as folder:
            read_s, all_s = asyncio.run(_sync(url, Path(folder), orders, key))
    finally:
        object.__setattr__(ORDERS, "source", before)
    seen.add(f"{arm} {page}", orders / read_s)
    if arm == "ours":
        seen.add(f"search {page}", orders / all_s)


async def _sync(url: str, folder: Path, orders: int, key: bytes) -> tuple[float, float]:
    """Seconds until all rows are there with their indexes, and until the search knows them too."""
    async with session_on(url, folder, Pace(UNLIMITED), key=key) as session:
        began = time.perf_counter()
        (report,) = await session.sync([ORDERS.name])
        taken_s = time.perf_counter() - began
        assert report.complete, report.error
        assert (await session.freshness(ORDERS)).rows == orders
    return report.seconds, taken_s


def _peer(seen: Measured, url: str, rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        taken_s, _ = sdk.kept(url, Path(folder) / "orders.sqlite", rows)
    seen.add(SDK, rows / taken_s)


def _upserts(seen: Measured, rows: list[Row]) -> None:
    """The same change by either way, each on a table that holds the rows already."""
    other = [_other(row) if not at % CHANGED else row for at, row in enumerate(rows)]
    sets = ", ".join(
        f"{name} = excluded.{name}"
        for name in (tables.quoted(column.name) for column in ORDERS.own)
    )
    ending = f"ON CONFLICT (order_id) DO UPDATE SET {sets}"
    with _store() as store:
        _raw_into(store, rows)
        rate = _timed(_parts(iter(other)), lambda part: store.post(_insert, part, ending).result())
        seen.add("raw upsert", rate)
    with _store() as store:
        _raw_into(store, rows)
        state = State(run=1, filled=True, read_at="2026-01-01T00:00:00Z")
        store.post(progress.set_state, ORDERS.name, state).result()
        rate = _timed(
            _parts(iter(other)), lambda part: store.post(tables.put, ORDERS, part).result()
        )
        seen.add(UPSERT, rate)


def _raw_into(store: Store, rows: list[Row]) -> None:
    for part in _parts(iter(rows)):
        store.post(_insert, part).result()


def _other(row: Row) -> Row:
    return (*row[:_PLACE], "4" if row[_PLACE] != "4" else "5", *row[_PLACE + 1 :])
