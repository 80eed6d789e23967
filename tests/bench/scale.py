"""What twice as many rows cost: no operation may take more than 2.2 times as long.

The same questions are asked of a table with all rows and of one with twice as many, each some times
in turn, until the whole result is painted; medians are compared. Customers are twice as many, too.
"""

import os
import statistics
from dataclasses import dataclass

from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Query
from desktop.store.database import Store
from tests.bench import questions
from tests.bench.cached import KEY, cache_of
from tests.bench.questions import compared, searches, sorted_with, words
from tests.bench.result import Result, say, spread, times
from tests.bench.window import Window, in_window, jumps_ms

ROWS = 1_000_000
ROUNDS, PAIRS, JUMPS = 3, 20, 100
MOST = 2.2


@dataclass(frozen=True, slots=True)
class _Taken:
    """Medians in milliseconds by question, and the 95th percentile of jumps."""

    whole: dict[str, float]
    jump: float


def run(rows: int | None) -> list[Result]:
    """The operation that grows most, the usual growth, and that of the slowest one."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    orders = rows or ROWS
    some = _questions(orders)
    rounds = times(ROUNDS, orders)
    say(f"{len(some)} questions to {orders:,} orders")
    once = in_window(cache_of(orders), lambda window: _ask(window, some, rounds))
    double = cache_of(2 * orders)
    say(f"the same to {2 * orders:,}")
    twice = in_window(double, lambda window: _ask(window, some, rounds))
    growth = {name: twice.whole[name] / once.whole[name] for name in some}
    most = max(growth, key=lambda name: growth[name])
    slowest = max(twice.whole, key=lambda name: twice.whole[name])
    usual = statistics.median(growth.values())
    peer, what = f"at {orders:,} orders", f"{len(some)} questions to {2 * orders:,} orders"
    results = [
        Result("scale", f"{what}: {label}", twice.whole[name], "ms", None, False, peer,
               once.whole[name], MOST, note=f"{name}; the median question grows {usual:.2f} x")
        for label, name in (("the one that grows most", most), ("the slowest", slowest))
    ]  # fmt: skip
    what = f"{JUMPS} jumps among {2 * orders:,} orders: 95 %"
    return [
        *results,
        Result("scale", what, twice.jump, "ms", peer=peer, peer_value=once.jump, of_peer=MOST),
    ]


def _questions(orders: int) -> dict[str, Query]:
    store = Store(cache_of(orders), KEY)
    connection = store.connect()
    conditions = questions.filters(connection)
    found = list(compared().values())
    found += [Query(ORDERS, (each,)) for each in conditions]
    found += sorted_with(conditions, PAIRS)
    found += [query for some in searches(connection).values() for query in some[:2]]
    store.close()
    return {words(query) or "everything": query for query in found}


async def _ask(window: Window, some: dict[str, Query], rounds: int) -> _Taken:
    await window.session.prepare(ORDERS)
    whole = {name: list[float]() for name in some}
    for _ in range(rounds):
        for name, query in some.items():
            whole[name].append((await window.ask(query)).whole_ms)
    await window.ask(Query(ORDERS))
    jump = spread(jumps_ms(window.view, JUMPS))[1]
    return _Taken({name: statistics.median(taken) for name, taken in whole.items()}, jump)
