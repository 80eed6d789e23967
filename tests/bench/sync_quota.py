"""A first sync at the full quota, with answers that take 400 ms: how much of the quota is used.

The peer is the vendor's own SDK, one request after the other, on fewer pages.
"""

import asyncio
import tempfile
import time
import warnings
from pathlib import Path

from desktop.api.pace import Pace
from desktop.catalog.orders import ORDERS
from tests.bench.cached import session_on
from tests.bench.result import Result
from tests.bench.server import serving

LATENCY_MS = 400
QUOTA_ROWS = ORDERS.source.quota_per_s * ORDERS.source.page
SDK_PAGES = 20


def run(rows: int | None) -> list[Result]:
    """Rows a second, and the most requests that the server saw in a second."""
    orders = rows or 30_000
    with serving(orders, latency_ms=LATENCY_MS) as server, tempfile.TemporaryDirectory() as folder:
        taken_s = asyncio.run(_sync(server.url, Path(folder), orders))
        seen = server.stats()
    with serving(orders, latency_ms=LATENCY_MS) as server:
        peer = _with_the_sdk(server.url)
    name, sdk = "sync_quota", f"vendor's SDK, {SDK_PAGES} pages"
    least = 0.95 * QUOTA_ROWS
    requests = f"{seen['requests']} requests, {seen['refused']} of them refused; busiest second"
    return [
        Result(name, f"{orders:,} orders", orders / taken_s, "rows/s", least, True, sdk, peer),
        Result(name, requests, seen["busiest"], "", ORDERS.source.quota_per_s),
    ]


async def _sync(url: str, folder: Path, orders: int) -> float:
    async with session_on(url, folder, Pace(1.0)) as session:
        began = time.perf_counter()
        (report,) = await session.sync(["orders"])
        taken_s = time.perf_counter() - began
        assert report.complete, report.error
        assert (await session.freshness(ORDERS)).rows == orders
    return taken_s


def _with_the_sdk(url: str) -> float:
    """Rows a second of the vendor's client, which asks for one page after the other."""
    from huaweicloudsdkbss import v2 as bss
    from huaweicloudsdkcore.auth.credentials import GlobalCredentials

    from desktop.sandbox.accounts import AK, SK

    warnings.simplefilter("ignore", ResourceWarning)  # it leaves its connections open
    credentials = GlobalCredentials(AK, SK, "f" * 32)
    builder = bss.BssClient.new_builder().with_credentials(credentials)
    client = builder.with_endpoints([url]).build()
    began, rows = time.perf_counter(), 0
    for page in range(SDK_PAGES):
        asked = bss.ListCustomerOrdersRequest(limit=100, offset=page * 100, order_by="createTime")
        rows += len(client.list_customer_orders(asked).order_infos)
    return rows / (time.perf_counter() - began)
