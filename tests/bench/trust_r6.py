"""A long life: 100,000 requests in a simulated day or more leave the program as it was.

One session reads everything every five minutes of its clock, over HTTP from a server in another
process, in whose world things go on; it is asked for rows and searched, and some readings are
given up. Memory, open files, threads and tasks are compared between the end of the first tenth and
the end. Connections come and go with what is asked side by side: never more than the pool allows.
"""

import asyncio
import gc
import multiprocessing
import os
import tempfile
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from random import Random

import pytest

from desktop.accounts import Account
from desktop.api.auth import KeyAuth
from desktop.api.client import PartnerApi
from desktop.api.connect import Wire, make_http
from desktop.api.pace import SIDE_BY_SIDE, UNLIMITED, Pace
from desktop.catalog import DATASETS
from desktop.catalog.query import Query
from desktop.catalog.sites import custom
from desktop.opening import CACHE
from desktop.sandbox.accounts import AK, SK
from desktop.sandbox.app import Sandbox
from desktop.sandbox.life import Life
from desktop.sandbox.server import running
from desktop.sandbox.world import World
from desktop.session import Session
from desktop.settings import AccountSettings
from desktop.store.cache import open_cache
from tests.bench.result import Result
from tests.unit.desk import at

NUMBER, MINUTES = "R6", 10
REQUESTS = 100_000
_STEP = timedelta(minutes=5)
_GIVEN_UP = 0.05  # of the readings
_MOST_GROWTH = 10.0  # per cent
MOST_CONNECTIONS = Wire().parallel * (SIDE_BY_SIDE + 1)
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@dataclass(frozen=True, slots=True)
class Body:
    """What the process holds."""

    memory_bytes: int
    files: int
    threads: int
    tasks: int


@dataclass(slots=True)
class Life24:
    """What a long life came to."""

    early: Body
    late: Body
    requests: int
    hours: float
    connections: int  # the most at the end of a reading


def run(times: int, seed: int) -> list[Result]:
    """100,000 requests: what the process holds in the end, beside what it held early on."""
    lived = live(REQUESTS * times, Random(seed))
    early, late = lived.early, lived.late
    growth = 100 * (late.memory_bytes / early.memory_bytes - 1)
    what = f"{lived.requests:,} requests in {lived.hours:.0f} simulated hours: memory grew by"
    return [
        Result("", what, growth, "%", _MOST_GROWTH),
        Result("", "open files more than early on", late.files - early.files, "", 0.0),
        Result("", "most connections", lived.connections, "", MOST_CONNECTIONS),
        Result("", "threads more", late.threads - early.threads, "", 0.0),
        Result("", "tasks more", late.tasks - early.tasks, "", 0.0),
        Result("", "memory in the end", late.memory_bytes / 2**20, "MiB"),
    ]


def live(requests: int, rng: Random) -> Life24:
    """Read until so many requests were made."""
    with (
        served() as url,
        tempfile.TemporaryDirectory() as folder,
        pytest.MonkeyPatch.context() as p,
    ):
        return asyncio.run(_live(url, Path(folder), requests, rng, p))


async def _live(
    url: str, folder: Path, requests: int, rng: Random, patch: pytest.MonkeyPatch
) -> Life24:
    pace, start, early = Pace(UNLIMITED), datetime.now(UTC), None
    now, others, connections = start, len(_open("socket:")), 0  # others: of the loop itself
    async with _session(url, folder, pace) as session:
        while (done := sum(pace.counts.values())) < requests:
            at(patch, now)
            await _round(session, rng)
            now += _STEP
            connections = max(connections, len(_open("socket:")) - others)
            if early is None and done >= requests / 10:
                early = await _body()
        hours = (now - start).total_seconds() / 3600
        late, made = await _body(), sum(pace.counts.values())
        return Life24(early or late, late, made, hours, connections)


@asynccontextmanager
async def _session(url: str, folder: Path, pace: Pace) -> AsyncIterator[Session]:
    store, _ = open_cache(folder / CACHE, bytes(range(32)), DATASETS.values())
    account, site = Account("Long", kind="sandbox"), custom(url, url)
    session = Session(account, AccountSettings(folder / "settings.json"), store)
    async with make_http(site, KeyAuth(AK, SK)) as http:
        session.connect(PartnerApi(http, site, pace))
        yield session
        await session.close()


async def _round(session: Session, rng: Random) -> None:
    """What a program does in five minutes: read all, show some, search; at times give up."""
    reading = asyncio.create_task(session.sync())
    if rng.random() < _GIVEN_UP:
        await asyncio.sleep(rng.random() / 10)
        reading.cancel()
    await asyncio.gather(reading, return_exceptions=True)
    for name in ("customers", "orders"):
        dataset = DATASETS[name]
        ids = await session.ids(Query(dataset, search=rng.choice(("", "华", "1"))))
        await session.rows(dataset, ids[:100])


async def _body() -> Body:
    """What this process holds, once it holds no more than it must."""
    await asyncio.sleep(1.0)
    gc.collect()
    tasks = len(asyncio.all_tasks())
    return Body(_resident_bytes(), len(_open("/")), threading.active_count(), tasks)


def _resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * _PAGE


def _open(kind: str) -> list[str]:
    """What this process has open, of those whose name begins so."""
    found = list[str]()
    for each in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # that of this very look
            found.append(str(each.readlink()))
    return [name for name in found if name.startswith(kind)]


@contextmanager
def served() -> Iterator[str]:
    """The sandbox in a process of its own: what it remembers is not what is measured."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=_serve, args=(theirs,))
    server.start()
    try:
        yield ours.recv()
    finally:
        server.kill()
        server.join()


def _serve(pipe: Pipe) -> None:
    world = World(customers=25, orders=400)
    sandbox = Sandbox(world, quota=None)
    sandbox.before_answer = Life(world, every_s=1.0).look
    with running(sandbox) as url:
        pipe.send(url)
        pipe.poll(None)
