"""Jumps to random places of the table, each painted, beside a repaint of what is there anyway.

Of the peers it is measured how they jump once they have all rows: a QSqlQueryModel that fetched
them, and a list under a QSortFilterProxyModel. Theirs is an unencrypted file, or memory.
"""

import os

from tests.bench.cached import cache_of, plain_of
from tests.bench.peers import peer
from tests.bench.questions import compared
from tests.bench.result import Result, spread, times
from tests.bench.window import Window, in_window, jumps_ms, repaints_ms

ROWS = 1_000_000
JUMPS = 300
MOST_MS = 50.0


def run(rows: int | None) -> list[Result]:
    """The 95th percentile and the worst of all jumps, in an unsorted table and in a sorted one."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    orders = rows or ROWS
    plain, number = plain_of(orders), times(JUMPS, orders)
    asked = ("everything", "sort, indexed")
    ours = in_window(cache_of(orders), lambda window: _jump(window, asked, number))
    results = []
    for name in asked:
        jumps, repaints = ours[name]
        (median, late, worst), usual = spread(jumps), spread(repaints)[0]
        note = f"median {median:.1f} ms"
        what = f"{number} jumps among {orders:,} orders ({name})"
        low, high = min(jumps), worst
        results += [
            Result("jump", f"{what}: 95 %", late, "ms", None, False, "a plain repaint, median",
                   usual, 2.0, 6, low, high, note),
            Result("jump", f"{what}: worst", worst, "ms", MOST_MS, row=6, low=low, high=high),
        ]  # fmt: skip
    late = spread(ours["everything"][0])[1]
    bare = in_window(plain, lambda window: _jump(window, asked[:1], number), b"")
    what = f"{number} jumps among {orders:,} orders: 95 %"
    theirs = spread(bare["everything"][0])[1]
    results.append(
        Result("jump", what, late, "ms", peer="ours, unencrypted", peer_value=theirs, row=6)
    )
    for kind, who in (("sql", "QSqlQueryModel, all rows fetched"), ("proxy", "list under a proxy")):
        with peer(kind, plain) as other:
            other.ask("everything")
            theirs = spread(other.ask("jump", number)["jumps_ms"])[1]
        results.append(Result("jump", what, late, "ms", peer=who, peer_value=theirs, row=6))
    return results


async def _jump(
    window: Window, asked: tuple[str, ...], number: int
) -> dict[str, tuple[list[float], list[float]]]:
    """The times of jumps and of repaints, taking turns, for each question."""
    await window.session.prepare(window.model.dataset)
    found = {}
    for name in asked:
        await window.ask(compared()[name])
        jumps, repaints = list[float](), list[float]()
        for turn in range(number // 10):
            jumps += jumps_ms(window.view, 10, turn)
            repaints += repaints_ms(window.view, 10)
        found[name] = (jumps, repaints)
    return found
