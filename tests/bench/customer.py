"""Opening a customer: everything its page shows, asked of an encrypted cache in one question.

The customer has 2,000 orders, which lie scattered among all others as years of business leave
them. The peer asks for each thing that the page shows by itself, as plain SQL to the same file.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.catalog import DATASETS
from desktop.catalog.customer_view import CUSTOMER
from desktop.catalog.overview import Overview, Tests
from desktop.catalog.query import Condition, Query
from desktop.models.customer import of_this_moment
from desktop.sandbox.world import World
from desktop.store import clauses, overview, tables, trends
from desktop.store.database import Connection, Store
from desktop.store.tables import quoted
from desktop.text import Style
from tests.bench.cached import KEY, fill
from tests.bench.result import Result, spread
from tests.oracle import held

ORDERS_OF_ONE = 2000
OTHERS = ("resources", "vouchers", "voucher_records", "adjustments", "tickets", "monthly_bills")
TARGET_MS = 50
ROUNDS = 20
UNTIL = "2999-01-01T00:00:00Z"


def run(rows: int | None) -> list[Result]:
    """The first look, when nothing of the file is in memory, and the ones after it."""
    orders = rows or 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        store = Store(fill(Path(folder), orders), KEY)
        one = store.post(_gather, orders).result()
        view = of_this_moment(CUSTOMER, Style())

        def ours(connection: Connection) -> Any:
            return overview.look(connection, view, one, UNTIL)

        def theirs(connection: Connection) -> Any:
            return _singly(connection, view, one)

        found = ours(store.connect())
        assert found.told[0].count >= min(ORDERS_OF_ONE, orders // 2)
        results = []
        for label, first in (("first look", True), ("median look", False), ("95 %", False)):
            value, peer = (_timed_ms(store, work, first, label) for work in (ours, theirs))
            what = f"a customer with {found.told[0].count:,} of {orders:,} orders: {label}"
            results.append(
                Result("customer", what, value, "ms", TARGET_MS, False, "each part singly", peer)
            )
        store.close()
    return results


def _timed_ms(store: Store, work: Callable[[Connection], Any], first: bool, label: str) -> float:
    times = []
    connection = store.connect(cache_kib=32_768)
    for _ in range(ROUNDS):
        if first:
            connection = store.connect(cache_kib=32_768)
        began = time.perf_counter()
        work(connection)
        times.append((time.perf_counter() - began) * 1000)
    median, most, _ = spread(times)
    return most if label == "95 %" else median


def _gather(db: Any, orders: int) -> str:
    """Give one customer 2,000 orders among all, and some of everything else."""
    sql = (
        "SELECT customer_id, count(*) FROM orders WHERE _gone IS NULL GROUP BY 1 ORDER BY 2 LIMIT 1"
    )
    one, _ = db.conn.execute(sql).fetchone()
    db.conn.execute("UPDATE customers SET association_type = '2' WHERE customer_id = ?", [one])
    every = max(2, orders // ORDERS_OF_ONE)
    db.conn.execute("UPDATE orders SET customer_id = ? WHERE _id % ? = 0", [one, every])
    world = World(customers=60, orders=1500)
    for name in OTHERS:
        dataset = DATASETS[name]
        place = dataset.places["customer_id"]
        rows = [(*row[:place], one, *row[place + 1 :]) for row in held(world, name).values()]
        distinct = {dataset.key_of(row): row for row in rows}
        tables.put(db, dataset, list(distinct.values()))
    return str(one)


def _singly(connection: Connection, view: Overview, key: str) -> int:
    """Each number, list and kind of event by a question of its own."""
    found = 0
    for strand in view.strands:
        dataset, mine = strand.dataset, Condition(strand.column, "in", (key,))
        for where in (*(tally.where for tally in strand.tallies), ()):
            query = Query(dataset, (mine, *_plain(where)))
            found += len(_all(connection, query, "count(*)"))
        if strand.part:
            tests = (mine, *_plain(strand.part.where))
            query = Query(dataset, tests, sort=(strand.part.sort,))
            found += len(_all(connection, query, "t.*", strand.part.most))
        for event in strand.events:
            query = Query(dataset, (mine, *_plain(event.where)))
            found += len(_all(connection, query, f"t.{quoted(event.at)}, t._id"))
    if view.trend:
        found += len(trends.slices(connection, view.trend, [mine]))
    return found


def _plain(where: Tests) -> list[Condition]:
    return [each for each in where if isinstance(each, Condition)]


def _all(connection: Connection, query: Query, what: str, limit: int = -1) -> list[Any]:
    where, values = clauses.where(query)
    order = clauses.order(query) if query.sort else ""
    sql = f"SELECT {what} {clauses.tables(query.dataset, [])} WHERE {where} {order} LIMIT ?"
    return connection.execute(sql, [*values, limit]).fetchall()
