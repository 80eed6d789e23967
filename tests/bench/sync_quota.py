"""A first sync at the full quota, with answers that take 400 ms: how much of the quota is used.

The peer is the vendor's own SDK, one request after the other, on fewer pages; it keeps its rows
with sqlite-utils. What either costs the processor is told by row, our own part of it alone.
"""

import asyncio
import tempfile
import time
from pathlib import Path

from desktop.api.pace import Pace
from desktop.catalog.orders import ORDERS
from desktop.upkeep.garbage import sought_seldom
from tests.bench import sdk
from tests.bench.cached import session_on
from tests.bench.result import Result
from tests.bench.server import serving

LATENCY_MS = 400
QUOTA_ROWS = ORDERS.source.quota_per_s * ORDERS.source.page
MOST = 30_000  # rows: half a minute
SDK_PAGES = 30


@sought_seldom()  # as in a sync of the command line
def run(rows: int | None) -> list[Result]:
    """Rows a second, what they cost, and the most requests that the server saw in a second."""
    orders, theirs = min(rows or MOST, MOST), SDK_PAGES * sdk.PAGE
    with serving(orders, latency_ms=LATENCY_MS) as server, tempfile.TemporaryDirectory() as folder:
        taken_s, cpu_s = asyncio.run(_sync(server.url, Path(folder), orders))
        seen = server.stats()
    with serving(theirs, latency_ms=LATENCY_MS) as server, tempfile.TemporaryDirectory() as folder:
        their_s, their_cpu_s = sdk.kept(server.url, Path(folder) / "orders.sqlite", theirs)
    name, peer = "sync_quota", f"SDK + sqlite-utils, {SDK_PAGES} pages"
    rate, cost = orders / taken_s, 1e6 * cpu_s / orders
    least, quota = 0.95 * QUOTA_ROWS, ORDERS.source.quota_per_s
    counted = f"{seen['requests']} requests, {seen['refused']} of them refused; busiest second"
    what = f"{orders:,} orders at the quota"
    their_rate, their_cost = theirs / their_s, 1e6 * their_cpu_s / theirs
    at = f"{what}, processor a row"
    return [
        Result(name, what, rate, "rows/s", least, True, peer, their_rate, 4, row=3),
        Result(name, at, cost, "µs", None, False, peer, their_cost, 0.25, row=3),
        Result(name, counted, seen["busiest"], "", quota, row=3),
    ]


async def _sync(url: str, folder: Path, orders: int) -> tuple[float, float]:
    """Seconds, and seconds of the processor."""
    async with session_on(url, folder, Pace(1.0)) as session:
        began, cpu = time.perf_counter(), time.process_time()
        (report,) = await session.sync([ORDERS.name])
        taken = time.perf_counter() - began, time.process_time() - cpu
        assert report.complete, report.error
        assert (await session.freshness(ORDERS)).rows == orders
    return taken
