"""Opening a customer: everything its page shows, asked of an encrypted cache in one question.

The customer has 2,000 orders, which lie scattered among all others as years of business leave
them. The peer asks for each thing that the page shows by itself, as plain SQL to the same file.
"""

import gc
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.catalog import DATASETS
from desktop.catalog.customer_view import CUSTOMER
from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.overview import Overview, Tests
from desktop.catalog.query import Condition, Query
from desktop.models.customer import of_this_moment
from desktop.sandbox.world import World
from desktop.store import clauses, overview, tables, trends
from desktop.store import query as ask
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
    """The look from the table of customers, none of whose orders is in memory, and looks again."""
    orders = rows or 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        store = Store(fill(Path(folder), orders), KEY)
        one = store.post(_gather, orders).result()
        view = of_this_moment(CUSTOMER, Style())

        def ours(connection: Connection) -> Any:
            return overview.look(connection, view, one, UNTIL)

        def theirs(connection: Connection) -> Any:
            return _singly(connection, view, one)

        known = ours(store.connect()).told[0].count
        assert known >= min(ORDERS_OF_ONE, orders // 2)
        gc.collect()
        gc.disable()  # as in the program, which collects when nobody waits
        looks = [_looks_ms(store, work) for work in (ours, theirs)]
        gc.enable()
        results = []
        for at, label in enumerate(("first look", "median look", "95 % of looks")):
            what = f"a customer with {known:,} of {orders:,} orders: {label}"
            value, peer = (times[at] for times in looks)
            results.append(
                Result("customer", what, value, "ms", TARGET_MS, False, "each part singly", peer)
            )
        store.close()
    return results


def _looks_ms(store: Store, work: Callable[[Connection], Any]) -> tuple[float, float, float]:
    """The median of first looks, then the median and the 95th percentile of all further ones."""
    first, again = list[float](), list[float]()
    for _ in range(ROUNDS):
        connection = store.connect(cache_kib=32_768)
        ids = ask.row_ids(connection, Query(CUSTOMERS), 200)
        ask.window(connection, CUSTOMERS, ids)  # the table from which somebody opens a customer
        first.append(_timed_ms(work, connection))
        again += [_timed_ms(work, connection) for _ in range(2)]
        connection.close()
    return (spread(first)[0], *spread(again)[:2])


def _timed_ms(work: Callable[[Connection], Any], connection: Connection) -> float:
    began = time.perf_counter()
    work(connection)
    return (time.perf_counter() - began) * 1000


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
