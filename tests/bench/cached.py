"""A session over a server, and a cache that is full from the beginning."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from desktop.accounts import Account
from desktop.api.auth import KeyAuth
from desktop.api.client import PartnerApi
from desktop.api.connect import make_http
from desktop.api.pace import Pace
from desktop.catalog import DATASETS
from desktop.catalog.sites import custom
from desktop.catalog.wire import from_json, to_json
from desktop.sandbox.accounts import AK, SK
from desktop.sandbox.world import World
from desktop.session import Session
from desktop.settings import AccountSettings
from desktop.store import progress, tables
from desktop.store.cache import open_cache
from desktop.store.progress import State

KEY = bytes(range(32))
CACHE = "cache.sqlite"


def fill(folder: Path, orders: int) -> Path:
    """An encrypted cache with this many orders, as a sync would have left it."""
    world = World(customers=max(20, orders // 50), orders=orders)
    store, _ = open_cache(folder / CACHE, KEY, DATASETS.values())
    for name, records in (
        ("customers", list(world.customers.values())),
        ("customer_balances", list(world.balances.values())),
        ("orders", world.timeline),
        ("service_types", world.service_types),
    ):
        dataset = DATASETS[name]
        rows = [dataset.decode(from_json(to_json(record)))[0] for record in records]
        for at in range(0, len(rows), 5000):
            store.post(tables.put, dataset, rows[at : at + 5000]).result()
        state = State(run=1, filled=True, read_at="2026-01-01T00:00:00Z")
        store.post(progress.set_state, name, state).result()
    store.close()
    return folder / CACHE


@asynccontextmanager
async def session_on(url: str, folder: Path, pace: Pace) -> AsyncIterator[Session]:
    """A session with an encrypted cache of its own, over a server."""
    store, _ = open_cache(folder / CACHE, KEY, DATASETS.values())
    session = Session(
        Account("Bench", kind="sandbox"), AccountSettings(folder / "settings.json"), store
    )
    site = custom(url, url)
    async with make_http(site, KeyAuth(AK, SK)) as http:
        session.connect(PartnerApi(http, site, pace))
        yield session
        await session.close()
