"""How late a 5 ms timer of the GUI thread is while a sync runs in the same process.

At the full quota, with what a visible tab does whenever rows came: ask for the ids, read a window.
The peer reads, decodes and commits each page in the GUI thread. Nothing else may use the machine.
"""

import asyncio
import json
import os
import tempfile
import time
from array import array
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from desktop.api.pace import Pace
from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Query
from tests.bench.cached import session_on
from tests.bench.result import Result, spread
from tests.bench.server import serving

TICK_MS = 5
TARGET_MS = 50


def run(rows: int | None) -> list[Result]:
    """The latest tick of a sync, beside those of an idle loop and of the naive way."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    orders = rows or 10_000
    with serving(orders, quota=False) as server, tempfile.TemporaryDirectory() as folder:
        idle = _beating(lambda: asyncio.sleep(3))
        ours = _beating(lambda: _sync(server.url, Path(folder), Pace(1.0)))
        naive = _beating(lambda: _naively(server.url, Path(folder) / "naive.sqlite", orders))
    results = []
    for what, late, peer, target in (
        (f"{orders:,} orders at the quota", ours, naive, TARGET_MS),
        ("idle, for comparison", idle, None, None),
    ):
        for place, label in enumerate(("median", "95 %", "latest")):
            results.append(
                Result(
                    "heartbeat",
                    f"{what}: {label}",
                    spread(late)[place],
                    "ms late",
                    float(target) if target and label == "latest" else None,
                    peer="all in the GUI thread" if peer else "",
                    peer_value=spread(peer)[place] if peer else None,
                )
            )
    return results


def _beating(work: Callable[[], Coroutine[Any, Any, None]]) -> list[float]:
    """How many ms late each tick was while `work` ran on Qt's loop."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication
    from qasync import QEventLoop

    app = QApplication.instance() or QApplication([])
    late, last = array("d"), 0.0

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        if last:
            late.append(max((now - last) * 1000 - TICK_MS, 0.0))
        last = now

    timer = QTimer(interval=TICK_MS)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
        timer.start()
        runner.run(work())
        timer.stop()
    return list(late)


async def _sync(url: str, folder: Path, pace: Pace) -> None:
    async with session_on(url, folder, pace) as session:
        read, query = session.reader(), Query(ORDERS)
        asking = set[asyncio.Task[None]]()

        async def show() -> None:
            read(ORDERS, await session.first(query))
            read(ORDERS, (await session.ids(query))[:128])

        def changed(names: frozenset[str]) -> None:
            if "orders" in names:
                task = asyncio.get_running_loop().create_task(show())
                asking.add(task)
                task.add_done_callback(asking.discard)

        session.changed = changed
        (report,) = await session.sync(["orders"])
        assert report.complete, report.error
        await asyncio.gather(*asking)


async def _naively(url: str, path: Path, orders: int) -> None:
    """Ten pages a second, each read, decoded and committed where the window is painted."""
    import sqlite3

    import httpx

    from desktop.api.auth import KeyAuth
    from desktop.sandbox.accounts import AK, SK

    db = sqlite3.connect(path)
    db.execute("CREATE TABLE orders (order_id TEXT PRIMARY KEY, status INT, time TEXT, body TEXT)")
    db.execute("CREATE INDEX by_time ON orders (time)")
    async with httpx.AsyncClient(auth=KeyAuth(AK, SK)) as http:
        for offset in range(0, orders, 100):
            began = time.perf_counter()
            asked = f"{url}{ORDERS.source.path}?limit=100&offset={offset}&order_by=createTime"
            answer = json.loads((await http.get(asked)).content)
            for record in answer["order_infos"]:
                row = (record["order_id"], record["status"], record["create_time"])
                db.execute("REPLACE INTO orders VALUES (?, ?, ?, ?)", (*row, json.dumps(record)))
            db.commit()
            db.execute("SELECT rowid FROM orders ORDER BY time DESC").fetchall()
            await asyncio.sleep(max(0.0, 0.1 - (time.perf_counter() - began)))
    db.close()
