"""Caches that are full from the beginning, made once for all benches; and a session over a server.

The environment variable `PARTNER_DESK_BENCH_CACHES` names a folder in which they stay for later
runs; without it they end with the process.
"""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

from desktop.accounts import Account
from desktop.api.auth import KeyAuth
from desktop.api.client import PartnerApi
from desktop.api.connect import make_http
from desktop.api.pace import Pace
from desktop.api.thread import ApiThread
from desktop.catalog import DATASETS
from desktop.catalog.sites import custom
from desktop.errors import StoreBroken
from desktop.sandbox.accounts import AK, SK
from desktop.session import Session
from desktop.settings import AccountSettings
from desktop.store import cache
from desktop.store.database import open_file
from tests.bench.filling import KEY
from tests.bench.result import say

KEPT = "PARTNER_DESK_BENCH_CACHES"
CACHE = "cache.sqlite"
PLAIN = "plain.sqlite"
__all__ = ["CACHE", "KEY", "cache_of", "customers_of", "fill", "plain_of", "session_on"]


def customers_of(orders: int) -> int:
    """How many customers have placed so many orders."""
    return max(20, orders // 50)


def cache_of(orders: int) -> Path:
    """The encrypted cache with this many orders: only to be read, for others read it, too."""
    path = _folder() / str(orders) / CACHE
    if not _fits(path):
        shutil.rmtree(path.parent, ignore_errors=True)
        path.parent.mkdir(parents=True)
        begun = path.with_name("begun.sqlite")
        given = (begun, orders, customers_of(orders))
        line = [sys.executable, "-m", "tests.bench.filling", *map(str, given)]
        say(f"filling a cache with {orders:,} orders")
        subprocess.run(line, check=True)
        begun.rename(path)
    return path


def plain_of(orders: int) -> Path:
    """The same without encryption, which any SQLite opens: only to be read."""
    path = cache_of(orders)
    plain = path.with_name(PLAIN)
    if not plain.exists():
        begun = path.with_name("begun.sqlite")
        with closing(open_file(path, KEY, "rwc")) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            connection.execute("ATTACH DATABASE ? AS plain KEY ''", [str(begun)])
            connection.execute("SELECT sqlcipher_export('plain')").fetchall()
            connection.execute(f"PRAGMA plain.user_version = {version}")
            connection.execute("PRAGMA plain.journal_mode = WAL")
        begun.rename(plain)
    return plain


def fill(folder: Path, orders: int) -> Path:
    """A copy of the encrypted cache with this many orders, to be written to."""
    return Path(shutil.copyfile(cache_of(orders), folder / CACHE))


@asynccontextmanager
async def session_on(
    url: str, folder: Path, pace: Pace, thread: ApiThread | None = None, key: bytes = KEY
) -> AsyncIterator[Session]:
    """A session with an encrypted cache of its own, over a server; with a thread as in a window."""
    store, _ = cache.open_cache(folder / CACHE, key, DATASETS.values())
    session = Session(
        Account("Bench", kind="sandbox"), AccountSettings(folder / "settings.json"), store
    )
    site = custom(url, url)
    http = make_http(site, KeyAuth(AK, SK))
    session.connect(PartnerApi(http, site, pace, thread=thread))
    yield session
    await session.close()
    await (thread.end(http.aclose) if thread else http.aclose())


def _folder() -> Path:
    """Where the caches are; processes that this one starts find them by the same variable."""
    if KEPT not in os.environ:
        made = tempfile.mkdtemp(prefix="partner-desk-bench-")
        atexit.register(shutil.rmtree, made, ignore_errors=True)
        os.environ[KEPT] = made
    return Path(os.environ[KEPT])


def _fits(path: Path) -> bool:
    """Whether there is one as today's declarations want it."""
    try:
        return cache.readable(path, KEY, DATASETS.values())
    except StoreBroken:
        return False
