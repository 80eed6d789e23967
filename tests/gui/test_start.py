"""What is loaded before the first rows are painted: each module costs a person at every start."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.accounts import Account, Accounts
from desktop.catalog import DATASETS
from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Query
from desktop.catalog.wire import from_json, to_json
from desktop.sandbox.world import World
from desktop.settings import ViewStates
from desktop.store import at_once, tables
from desktop.store.cache import open_cache

AFTER = {  # libraries and parts of our own that come when the window is painted, or are asked for
    *("asyncio", "qasync", "ssl", "httpx", "httpcore", "anyio", "msgspec", "sqlite_utils", "numpy"),
    *("xlsxwriter", "starlette", "uvicorn", "pypinyin", "click", "zoneinfo", "html", "sqlite3"),
    *("keyring", "cryptography", "multiprocessing", "tests"),
    *("desktop.api", "desktop.sync", "desktop.sandbox", "desktop.export", "desktop.cli"),
    *("desktop.actions.plan", "desktop.catalog.actions", "desktop.catalog.overview"),
    *("desktop.views.today_page", "desktop.views.console_page", "desktop.views.palette"),
}
SCRIPT = """
import json, os, sys
from desktop.app import main
from desktop.views.table_view import TableView
paint = TableView.paintEvent
def painted(self, event):
    paint(self, event)
    if self.model().rowCount():
        print(json.dumps([self.model().rowCount(), self.window().isVisible(), list(sys.modules)]))
        sys.stdout.flush()
        os._exit(0)
TableView.paintEvent = painted
main("Here")
"""


@pytest.fixture
def home(tmp_path):
    """Somebody who was at the orders last, of whose account there is a copy."""
    accounts = Accounts(tmp_path / "accounts")
    account = accounts.add(
        Account("Here", "custom", operations="http://127.0.0.1:9", protection="plain")
    )
    folder = accounts.folder(account)
    (folder / "secrets.json").write_text(json.dumps({"ak": "A", "sk": "S"}))
    ViewStates(tmp_path / "window.json").put(f"account {account.slug}", {"subject": "orders"})
    store, _ = open_cache(folder / "cache.sqlite", b"", DATASETS.values())
    orders = World(customers=4, orders=9).timeline
    rows = [ORDERS.decode(from_json(to_json(order)))[0] for order in orders]
    store.post(tables.put, ORDERS, rows).result()
    store.close()
    return tmp_path


def test_nothing_is_loaded_before_the_first_rows_that_they_do_not_need(home):
    environ = {**os.environ, "PARTNER_DESK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=environ,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout, done.stderr
    rows, visible, loaded = json.loads(done.stdout)
    assert (rows, visible) == (9, True)
    assert not AFTER & set(loaded)


async def test_the_first_rows_at_once_are_those_of_the_loop(session):
    assert session.first_now(Query(ORDERS), 3, patience_s=60) == await session.first(
        Query(ORDERS), 3
    )


async def test_a_search_that_takes_too_long_finds_none_and_spoils_nothing(session, monkeypatch):
    monkeypatch.setattr(at_once, "_STEPS", 1)
    assert not session.first_now(Query(ORDERS), patience_s=-1)
    assert session.first_now(Query(ORDERS), patience_s=60)
