"""A session over a filled cache, and a desk for the tabs under test: fixtures of test_*_tab.py."""

import asyncio
import shutil
from itertools import count
from pathlib import Path
from typing import Any, NoReturn

import httpx
import pytest
from PySide6.QtWidgets import QApplication

from desktop.accounts import Account
from desktop.actions.service import Actions
from desktop.api.auth import KeyAuth
from desktop.api.client import PartnerApi
from desktop.api.connect import Wire, make_http
from desktop.api.pace import Pace
from desktop.catalog import DATASETS, SUBJECTS
from desktop.catalog.sites import custom
from desktop.models.changes import Changes
from desktop.models.notes import Notes
from desktop.models.writes import Writes
from desktop.sandbox.accounts import AK, SK
from desktop.sandbox.app import Sandbox
from desktop.sandbox.world import World
from desktop.session import Session
from desktop.settings import AccountSettings
from desktop.store.cache import open_cache
from desktop.store.local import Local
from desktop.tasks import Tasks
from desktop.views.desk import Desk
from desktop.views.page import Page
from desktop.views.subject_tab import SubjectTab
from desktop.views.theme import Theme
from tests.gui.waiting import until
from tests.transport import InProcess

HOST = "https://sandbox.localhost"


def opened(folder: Path, sandbox: Sandbox) -> tuple[Session, httpx.AsyncClient]:
    """A session on the cache in `folder` that reads `sandbox`, and its client."""
    store, _ = open_cache(folder / "cache.sqlite", b"", DATASETS.values())
    account = Account(name="Sample", site="china", kind="sandbox")
    session = Session(account, AccountSettings(folder / "settings.json"), store)
    wire = Wire(transport=InProcess(sandbox))
    site = custom(HOST, HOST, HOST)
    http = make_http(site, KeyAuth(AK, SK), wire)
    pace = Pace(1.0, clock=count(step=10).__next__)  # each look at it is later: nothing waits
    session.connect(PartnerApi(http, site, pace))
    return session, http


@pytest.fixture(scope="session")
def shared_world():
    """30 customers and 300 orders, which no test changes."""
    return World(seed=1, customers=30, orders=300)


@pytest.fixture(scope="session")
def filled(tmp_path_factory, shared_world):
    """A folder with a cache of everything in the world."""
    folder = tmp_path_factory.mktemp("filled")

    async def fill():
        session, http = opened(folder, Sandbox(shared_world, quota=None))
        reports = await session.sync()
        await session.close()
        await http.aclose()
        return reports

    assert all(report.complete for report in asyncio.run(fill()))
    return folder


@pytest.fixture
def api(shared_world):
    """The API that the session reads; faults can be planted in it."""
    return Sandbox(shared_world, quota=None)


@pytest.fixture
async def session(tmp_path, filled, api):
    """A session on a copy of the filled cache."""
    shutil.copytree(filled, tmp_path / "account")
    session, http = opened(tmp_path / "account", api)
    yield session
    await session.close()
    await http.aclose()


@pytest.fixture
async def empty_session(tmp_path, api):
    """A session on a cache that nothing was read into yet."""
    (tmp_path / "account").mkdir()
    session, http = opened(tmp_path / "account", api)
    yield session
    await session.close()
    await http.aclose()


class Bench:
    """What a main window does for its tabs, noted: messages, failures, jumps."""

    def __init__(self, session, folder):
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.failures: list[Any] = []
        self.messages: list[Any] = []
        self.jumps: list[Any] = []
        self.brought: list[Any] = []
        self.pages: list[Any] = []
        self.rounds: list[Any] = []
        self.theme = Theme(app)
        self.theme.choose("light", "normal", 100)
        self.local = Local(folder / "local.sqlite")
        self.actions = Actions(session, self.local.outbox)
        changes = Changes()
        session.changed, session.progressed = changes.happened.emit, changes.progressed.emit
        self.desk = Desk(
            session,
            Tasks(lambda name, exc: self.failures.append((name, exc))),
            changes,
            self.local,
            self.theme,
            lambda *message: self.messages.append(message),
            lambda *jump: self.jumps.append(jump),
            bring=lambda *place: self.brought.append(place),
            open_page=self.pages.append,
            read_due=lambda: self.rounds.append("due"),
            notes=Notes(self.local.notes),
            writes=Writes(self.local.outbox, lambda: self.actions),
        )
        self._tabs: list[Page] = []

    def keep(self, page):
        """A page that ends with the bench."""
        self._tabs.append(page)

    def open(self, name):
        """The tab of a subject, shown."""
        subject = next(each for each in SUBJECTS if each.name == name)
        tab = SubjectTab(subject, self.desk)
        tab.resize(1200, 700)
        tab.show()
        self._tabs.append(tab)
        return tab

    async def written(self):
        """What the user arranged and saved until now is on disk."""
        self.desk.keep_all()
        await asyncio.wrap_future(self.local.put_views("", []))

    async def close(self):
        """End what runs, then the widgets."""
        await self.desk.tasks.stop()
        await self.actions.close()
        for tab in self._tabs:
            tab.close()
            tab.deleteLater()
        self._tabs.clear()
        await asyncio.sleep(0)
        self.local.close()


@pytest.fixture
async def bench(qapp, session, tmp_path):
    made = Bench(session, tmp_path)
    yield made
    await made.close()


@pytest.fixture
async def tab(bench):
    """The tab of the orders with all 300 rows."""
    made = bench.open("orders").current
    await until(lambda: made.model.rowCount() == 300 and made.fresh.rows == 300)
    return made


def texts(tab, name, rows=None):
    """What the column called `name` shows, from top to bottom."""
    place = list(tab.dataset.by_name).index(name)
    count = tab.model.rowCount() if rows is None else rows
    return [tab.model.index(row, place).data() for row in range(count)]


def nobody() -> NoReturn:
    """Who acts where nothing is sent."""
    raise AssertionError("nothing may be sent here")
