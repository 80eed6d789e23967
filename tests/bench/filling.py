"""Makes a full cache: `python -m tests.bench.filling FILE ORDERS CUSTOMERS`.

It runs in processes of its own, so that what it needs counts in no measurement: one invents and
decodes orders, some thousands at a time, the other stores them. Indexes of the orders are built at
the end, as a first sync would.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from multiprocessing import get_context
from multiprocessing.queues import Queue
from pathlib import Path
from random import Random
from typing import Any

from desktop.catalog import DATASETS
from desktop.sandbox.orders import OrderMaker
from desktop.sandbox.world import World
from desktop.store import progress, tables
from desktop.store.cache import open_cache
from desktop.store.progress import State
from desktop.store.tables import Row

KEY = bytes(range(32))
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)  # the newest moment of the data
_AT_ONCE = 10_000
_WAITING = 3  # portions that are ready before they can be stored
_UNIQUE = "CREATE UNIQUE%"
_INDEXES = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql NOT LIKE ?"
)
_Portion = tuple[str, list[Row]]  # of a dataset


def main(path: Path, orders: int, customers: int) -> None:
    """Fill a new file."""
    processes = get_context("spawn")
    portions: Queue[_Portion | None] = processes.Queue(_WAITING)
    maker = processes.Process(target=_make, args=(portions, orders, customers))
    maker.start()
    store, _ = open_cache(path, KEY, DATASETS.values())
    indexes = store.post(without_indexes, "orders").result()
    filled = dict[str, None]()
    while portion := portions.get():
        name, rows = portion
        store.post(tables.put, DATASETS[name], rows).result()
        filled[name] = None
    store.post(with_indexes, indexes).result()
    for name in filled:
        state = State(run=1, filled=True, read_at="2026-01-01T00:00:00Z")
        store.post(progress.set_state, name, state).result()
    store.close()
    maker.join()


def _make(portions: "Queue[_Portion | None]", orders: int, customers: int) -> None:
    world = World(customers=customers, orders=0, now=NOW)
    known = list(world.customers.values())
    made = OrderMaker(Random(1), known).each(orders, NOW)
    for name, records in (
        ("customers", known),
        ("customer_balances", world.balances.values()),
        ("service_types", world.service_types),
        ("orders", made),
    ):
        for rows in _decoded(name, records):
            portions.put((name, rows))
    portions.put(None)


def _decoded(name: str, records: Iterable[dict[str, Any]]) -> Iterator[list[Row]]:
    dataset, rest = DATASETS[name], iter(records)
    while some := [dataset.decode(record)[0] for record in islice(rest, _AT_ONCE)]:
        yield some


def without_indexes(db: Any, table: str, kept: str = _UNIQUE) -> list[tuple[str, str]]:
    """Drop those of a table that may wait, for `with_indexes`; `put` needs the unique one."""
    found: list[tuple[str, str]] = db.conn.execute(_INDEXES, [table, kept]).fetchall()
    for name, _ in found:
        db.conn.execute(f"DROP INDEX {tables.quoted(name)}")
    return found


def with_indexes(db: Any, indexes: list[tuple[str, str]]) -> None:
    """Make again what `without_indexes` dropped."""
    for _, sql in indexes:
        db.conn.execute(sql)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
