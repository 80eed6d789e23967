"""A first sync of every list at the full quota: the longest endpoint's quota should bound it.

100 orders for each customer. What is compared with is what the quota alone allows: the requests of
the endpoint that was asked most, divided by its requests a second.
"""

import asyncio
import tempfile
import time
from pathlib import Path
from typing import Any

from desktop.api.pace import Pace
from desktop.cli.reports import quota_bound
from tests.bench.cached import session_on
from tests.bench.result import Result
from tests.bench.server import serving

ORDERS_PER_CUSTOMER = 100
MOST = 100_000  # orders: two minutes; a million take the quota alone a quarter of an hour
QUOTA = "the quota alone"


def run(rows: int | None) -> list[Result]:
    """The time it took, and the time that the quota allows."""
    orders = min(rows or MOST, MOST)
    customers = orders // ORDERS_PER_CUSTOMER
    with serving(orders, customers=customers) as server, tempfile.TemporaryDirectory() as folder:
        taken_s, bound = asyncio.run(_sync(server.url, Path(folder)))
    least_s = float(bound["seconds"])
    what = f"{orders:,} orders and all else; {bound['requests']:,} x {bound['operation']}"
    return [Result("first_sync", what, taken_s, "s", 1.1 * least_s, False, QUOTA, least_s)]


async def _sync(url: str, folder: Path) -> tuple[float, dict[str, Any]]:
    async with session_on(url, folder, Pace(1.0)) as session:
        began = time.perf_counter()
        reports = await session.sync()
        taken_s = time.perf_counter() - began
        assert all(report.complete for report in reports), reports
    return taken_s, quota_bound([report.as_json() for report in reports])
