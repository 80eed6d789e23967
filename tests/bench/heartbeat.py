"""How long the gaps of a 5 ms timer of the GUI thread are while a sync runs in the same process.

A gap is the time from one tick to the next: 5 ms when nothing holds the thread. Percentiles are
medians over the rounds, the longest gap is the worst of all; idle, sync and naive take turns.

- "at the quota": a distributor's account with a full cache; every list there is, read side by side
  at the full share of each endpoint, from the first second of the sync on.
- "at full speed": orders alone into an empty cache, from a server without quotas.
- naive: the same pages, rows, tables and file, read, decoded and committed page by page in the GUI
  thread.

Beside each sync runs what a visible tab of the orders does whenever rows came: it asks for all ids,
reads a window, and has its columns in memory once there are many; at the quota they are there from
the beginning. Peer of the first is the idle loop of the same run, of the second the naive way.
"""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.api.pace import UNLIMITED, Pace
from desktop.api.thread import ApiThread
from desktop.catalog import DATASETS
from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Query
from desktop.catalog.wire import from_json
from desktop.session import Session
from desktop.store import tables
from desktop.store.cache import open_cache
from desktop.store.database import open_file
from tests.bench.beats import Beats, beating, median, worst
from tests.bench.cached import CACHE, KEY, customers_of, fill, session_on
from tests.bench.result import Result
from tests.bench.server import serving

if TYPE_CHECKING:
    from sqlite_utils import Database

ROUNDS = 3
IDLE_S, QUOTA_S = 4.0, 12.0
MOST_AT_FULL_SPEED = 100_000  # orders; the targets were found with so many
RESELLERS, ORDERS_SERVED = 6, 30_000  # of the distributor, none of the orders known yet
MORE_MS, MAX_MS = 2.0, 25.0  # at the quota: p99 above that of the idle loop; the longest
FULL_P99_MS, FULL_MAX_MS, OF_NAIVE = 16.0, 50.0, 6  # at full speed
_PARALLEL = 10


def run(rows: int | None) -> list[Result]:
    """The gaps during syncs at the quota and at full speed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    orders = rows or 100_000
    small = orders < MOST_AT_FULL_SPEED
    rounds, seconds = (1, 3.0) if small else (ROUNDS, QUOTA_S)
    results = _at_the_quota(orders, rounds, seconds)
    return results + _at_full_speed(min(orders, MOST_AT_FULL_SPEED), rounds)


def _at_the_quota(orders: int, rounds: int, seconds: float) -> list[Result]:
    idle, ours = list[Beats](), list[Beats]()
    served, customers = min(orders, ORDERS_SERVED), customers_of(orders)
    with serving(served, customers=customers, resellers=RESELLERS) as server:
        for _ in range(rounds):
            with tempfile.TemporaryDirectory() as folder:
                fill(Path(folder), orders)
                opened = partial(_session, server.url, Path(folder), 1.0)
                idle.append(beating(nullcontext, _idle))
                ours.append(beating(opened, partial(_everything, seconds=seconds)))
    name = f"at the quota, {orders:,} orders"
    most = median(idle, "p99") + MORE_MS
    return _lines(name, ours, "idle", idle, {"p99": most, "longest": MAX_MS})


def _at_full_speed(orders: int, rounds: int) -> list[Result]:
    idle, ours, naive = list[Beats](), list[Beats](), list[Beats]()
    with serving(orders, quota=False) as server:
        for _ in range(rounds):
            with tempfile.TemporaryDirectory() as folder:
                idle.append(beating(nullcontext, _idle))
                ours.append(
                    beating(partial(_session, server.url, Path(folder), UNLIMITED), _orders)
                )
            with tempfile.TemporaryDirectory() as folder:
                opened, work = partial(_naive, Path(folder)), partial(_naively, url=server.url)
                naive.append(beating(opened, partial(work, orders=orders)))
    name = f"at full speed, {orders:,} orders"
    most = min(FULL_P99_MS, median(naive, "p99") / OF_NAIVE)
    lines = _lines(name, ours, "naive", naive, {"p99": most, "longest": FULL_MAX_MS})
    return lines + _lines("idle, for comparison", idle, "", [], {})


def _lines(
    what: str,
    ours: Sequence[Beats],
    peer: str,
    theirs: Sequence[Beats],
    most: dict[str, float],
) -> list[Result]:
    results = []
    for figure, label, unit in (
        ("p50", "p50", "ms"),
        ("p95", "p95", "ms"),
        ("p99", "p99", "ms"),
        ("longest", "longest gap", "ms"),
        ("stalled_percent", "time in gaps > 16.7 ms", "%"),
    ):
        total = worst if figure == "longest" else median
        values = [getattr(each, figure) for each in ours]
        results.append(
            Result(
                "heartbeat",
                f"{what}: {label}",
                total(ours, figure),
                unit,
                most.get(figure),
                peer=peer,
                peer_value=total(theirs, figure) if theirs else None,
                row=10 if figure in most else 0,
                low=min(values),
                high=max(values),
            )
        )
    return results


@asynccontextmanager
async def _session(url: str, folder: Path, share: float) -> AsyncIterator[Session]:
    """A session as a window has it, whose tab of the orders has been looked at."""
    async with session_on(url, folder, Pace(share), ApiThread()) as session:
        await session.prepare(ORDERS)
        yield session


async def _idle(_: None) -> None:
    await asyncio.sleep(IDLE_S)


async def _everything(session: Session, seconds: float) -> None:
    """The first seconds of a sync of every list there is."""
    showing = _Showing(session)
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds), asyncio.TaskGroup() as group:
            group.create_task(session.sync())
            await asyncio.sleep(seconds / 4)  # until it is known whose lists those are
            for dataset in session.datasets:
                if dataset.on_demand:
                    group.create_task(session.read_recent([dataset]))
    await showing.end()


async def _orders(session: Session) -> None:
    showing = _Showing(session)
    (report,) = await session.sync(["orders"])
    assert report.complete, report.error
    await showing.end()


class _Showing:
    """What a visible tab of the orders does: one question at a time, another if rows came since."""

    def __init__(self, session: Session) -> None:
        self._session, self._read, self._query = session, session.reader(), Query(ORDERS)
        self._task: asyncio.Task[None] | None = None
        self._stale = False
        session.changed = self._changed

    def _changed(self, names: frozenset[str]) -> None:
        self._stale = self._stale or "orders" in names
        if self._stale and (self._task is None or self._task.done()):
            self._task = asyncio.get_running_loop().create_task(self._show())

    async def _show(self) -> None:
        while self._stale:
            self._stale = False
            ids = await self._session.ids(self._query)
            self._read(ORDERS, ids[:128])
            await self._session.prepare(ORDERS)

    async def end(self) -> None:
        """Wait for the last question."""
        if self._task:
            await self._task


@asynccontextmanager
async def _naive(folder: Path) -> AsyncIterator["Database"]:
    """An empty cache of ours, open for writing in this thread."""
    from sqlite_utils import Database

    open_cache(folder / CACHE, KEY, DATASETS.values())[0].close()
    connection = open_file(folder / CACHE, KEY, "rwc")
    connection.execute("PRAGMA synchronous = NORMAL")
    yield Database(connection, strict=True)
    connection.close()


async def _naively(db: "Database", url: str, orders: int) -> None:
    """Ten pages asked for at a time; what came is decoded and committed where it is painted."""
    import httpx

    from desktop.api.auth import KeyAuth
    from desktop.sandbox.accounts import AK, SK

    offsets = iter(range(0, orders, ORDERS.source.page))
    async with httpx.AsyncClient(auth=KeyAuth(AK, SK)) as http:

        async def pages() -> None:
            for offset in offsets:
                asked = f"limit={ORDERS.source.page}&offset={offset}&order_by=createTime"
                answer = (await http.get(f"{url}{ORDERS.source.path}?{asked}")).content
                records = from_json(answer)[ORDERS.source.rows]
                with db.atomic():
                    tables.put(db, ORDERS, [ORDERS.decode(each)[0] for each in records])

        await asyncio.gather(*(pages() for _ in range(_PARALLEL)))
    assert db["orders"].count == orders
