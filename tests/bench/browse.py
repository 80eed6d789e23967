"""Filter, sort and search in the table of the window, until it is painted, over an encrypted cache.

`first rows` is the time until rows are painted, `whole result` until the count, the scroll bar and
the way to the end are known, too. `value` is the 95th percentile over questions that are asked once
each (the spread is from the fastest to the slowest); of the questions that the peers are asked as
well, the median of some times. The peers read a plain copy of the same rows in a process of their
own, with the same indexes, and paint the same table: see peers.py.
"""

import asyncio
import os
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from math import log
from pathlib import Path

from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Query
from desktop.store.database import Store
from tests.bench import questions
from tests.bench.cached import KEY, cache_of, plain_of
from tests.bench.peers import Peer, as_sql, peer
from tests.bench.questions import compared, mixtures, searches, sorted_with, words
from tests.bench.result import Result, say, spread, times
from tests.bench.window import Asked, Window, in_window, repaints_ms

ROWS = 1_000_000
FIRST_MS, WHOLE_MS, ANY_MS = 40.0, 150.0, 500.0
PAIRS, MIXTURES, ROUNDS, PEER_ROUNDS = 150, 30, 5, 3
CHECKED = 2  # searches of each kind: a million rows take SQLite some seconds for each
SORTED, MIXED = "declared sorts with at most one filter", "any mixture"
EARLY = "the same while this is loaded"
PROXY_SORTS_ROWS = 100_000  # a million would take it 84 s
_GOALS: dict[str, tuple[float | None, float | None]] = {  # first rows, whole result
    SORTED: (FIRST_MS, WHOLE_MS),
    "filters": (FIRST_MS, WHOLE_MS),
    MIXED: (ANY_MS, None),
    EARLY: (None, None),
}
_Asked = dict[str, list[Asked]]
SQL, PROXY = "QSqlQueryModel", "QSortFilterProxyModel"


def run(rows: int | None) -> list[Result]:
    """Ours by kinds of questions; then question by question beside the peers."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    orders = rows or ROWS
    cache, plain = cache_of(orders), plain_of(orders)
    say("what to ask")
    kinds = _kinds(cache, orders)

    async def browse(window: Window) -> tuple[_Asked, float, list[float]]:
        early, loaded_s = await _while_loading(window, kinds[SORTED])
        found = {kind: await _all(window, kind, some) for kind, some in kinds.items()}
        await window.ask(Query(ORDERS))
        return {**found, EARLY: early}, loaded_s, repaints_ms(window.view, 100)

    asked, loaded_s, repaints = in_window(cache, browse)
    rounds = times(ROUNDS, orders)
    again = in_window(cache, lambda window: _again(window, rounds))
    results = [*_targets(asked, f"{orders:,} orders"), _wrong(asked, plain)]
    results.append(Result("browse", f"{orders:,} orders: ready for all this", loaded_s, "s"))
    repaint = Result("browse", "a plain repaint, part of all of them", spread(repaints)[0], "ms")
    results.append(_with_spread(repaint, repaints))
    bare = in_window(plain, lambda window: _again(window, rounds), b"")
    return [*results, _price(again, bare), *_beside(again, orders, plain)]


async def _again(window: Window, rounds: int) -> _Asked:
    """What the peers are asked, too, some times each."""
    say("what the peers are asked")
    await window.session.prepare(ORDERS)
    found = _Asked()
    for name, query in compared().items():
        found[name] = [await window.ask(query) for _ in range(rounds)]
    return found


def _price(again: _Asked, bare: _Asked) -> Result:
    """What encryption costs: the same questions to a file without it."""
    ours, other = (
        [spread([each.whole_ms for each in some])[0] for some in asked.values()]
        for asked in (again, bare)
    )
    what = f"{len(again)} questions: whole result, sum"
    return Result("browse", what, sum(ours), "ms", peer="ours, unencrypted", peer_value=sum(other))


async def _all(window: Window, kind: str, queries: list[Query]) -> list[Asked]:
    say(f"{len(queries)} {kind}")
    return [await window.ask(query) for query in queries]


async def _while_loading(window: Window, queries: list[Query]) -> tuple[list[Asked], float]:
    """Ask as soon as there is a window, until what makes it quick is loaded; and how long it is."""
    began = time.perf_counter()
    loading = asyncio.ensure_future(window.session.prepare(ORDERS))
    early = list[Asked]()
    for query in queries:
        early.append(await window.ask(query))
        if loading.done():
            break
    await loading
    return early, time.perf_counter() - began


def _kinds(cache: Path, orders: int) -> dict[str, list[Query]]:
    store = Store(cache, KEY)
    connection = store.connect()
    conditions = questions.filters(connection)
    kinds = {
        SORTED: sorted_with(conditions, times(PAIRS, orders)),
        "filters": [Query(ORDERS, (each,)) for each in conditions],
        **{f"search: {kind}": some for kind, some in searches(connection).items()},
        MIXED: list(mixtures(conditions, times(MIXTURES, orders))),
    }
    store.close()
    return kinds


def _targets(asked: _Asked, what: str) -> list[Result]:
    """A line for the first rows and one for the whole result of each kind."""
    results = []
    for kind, some in asked.items():
        first_row, whole_row = (7, 7) if kind.startswith("search") else (4, 5)
        worst = kind == MIXED  # any of them must do
        text = f"{what}, {len(some)} {kind}"
        first, whole = _GOALS.get(kind, (FIRST_MS, None))
        for label, target, row, taken in (
            ("first rows", first, first_row, [each.first_ms for each in some]),
            ("whole result", whole, whole_row, [each.whole_ms for each in some]),
        ):
            median, late, latest = spread(taken)
            slowest = words(some[taken.index(latest)].query)
            result = Result(
                "browse",
                f"{text}: {label}, {'worst' if worst else '95 %'}",
                latest if worst else late,
                "ms",
                target,
                row=row,
                note=f"median {median:.0f} ms; slowest: {slowest}",
            )
            results.append(_with_spread(result, taken))
    return results


def _with_spread(result: Result, taken: Sequence[float]) -> Result:
    return replace(result, low=min(taken), high=max(taken))


def _wrong(asked: _Asked, plain: Path) -> Result:
    """How many searches found another number of rows than a plain LIKE finds."""
    say("whether searches found what is there")
    wrong = 0
    searched = (found for kind, found in asked.items() if kind.startswith("search"))
    some = [each for found in searched for each in found[:CHECKED]]
    with closing(sqlite3.connect(f"file:{plain}?mode=ro", uri=True)) as connection:
        for each in some:
            (count,) = connection.execute(*as_sql(each.query, counting=True)).fetchone()
            wrong += count != each.rows
    return Result("browse", f"of {len(some)} searches, found wrongly", wrong, "", 0.0, row=7)


def _beside(again: _Asked, orders: int, plain: Path) -> list[Result]:
    say("the peers")
    with peer("sql", plain) as sql, peer("proxy", plain) as proxy:
        theirs = {name: _median_ms(sql, name) for name in again}
        filtered = {name: _proxy_ms(proxy, name, again) for name in again if "sort" not in name}
    sorted_ms, note = _sorted_by_proxy(orders)
    results = []
    for name, some in again.items():
        taken = [each.whole_ms for each in some]
        median = spread(taken)[0]
        ours = Result("browse", f"{name}: whole result", median, "ms", row=5)
        ours = _with_spread(ours, taken)
        results.append(_against(ours, SQL, theirs[name], 1 / 5))
        if name in filtered:
            share = None if name == "everything" else 1 / 20
            results.append(_against(ours, PROXY, filtered[name], share))
        elif name == "sort, indexed":
            results.append(_against(ours, PROXY, sorted_ms, 1 / 500, note))
    return results


def _median_ms(asked: Peer, name: str) -> float:
    return spread([float(asked.ask(name)["whole_ms"]) for _ in range(PEER_ROUNDS)])[0]


def _against(ours: Result, who: str, value: float, share: float | None, note: str = "") -> Result:
    return replace(ours, peer=who, peer_value=value, of_peer=share, note=note)


def _proxy_ms(proxy: Peer, name: str, again: _Asked) -> float:
    found = proxy.ask(name)
    exact = not name.startswith("search")  # it looks at names alone, we at four more columns
    assert not exact or found["rows"] == again[name][0].rows, (name, found)
    return float(found["whole_ms"])


def _sorted_by_proxy(orders: int) -> tuple[float, str]:
    """The time of its sort; for many rows reckoned from fewer, as n log n grows."""
    few = min(orders, PROXY_SORTS_ROWS)
    with peer("proxy", plain_of(few)) as proxy:
        proxy.ask("everything")
        took_ms = float(proxy.ask("sort, indexed")["whole_ms"])
    if few == orders:
        return took_ms, ""
    grown = orders * log(orders) / (few * log(few))
    return took_ms * grown, f"the proxy's time is reckoned from {few:,} rows by n log n"
