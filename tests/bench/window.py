"""The table of the orders as the window shows it, asked and painted, with a clock beside it.

1200 x 800 pixels, ten columns, offscreen: painted like on a plain desktop, and shown to nobody.
"""

import asyncio
import time
from array import array
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypeVar

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QTableView

from desktop.accounts import Account
from desktop.app.start import on_loop
from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Query
from desktop.models.columns import Arrangement
from desktop.models.table import TableModel
from desktop.session import Session
from desktop.settings import AccountSettings
from desktop.store.database import Store
from desktop.views.table_view import TableView
from desktop.views.theme import Theme
from tests.bench.cached import KEY

T = TypeVar("T")
WIDTH, HEIGHT = 1200, 800
COLUMNS = (
    *("order_id", "customers.customer", "service_type_name", "order_type", "status"),
    *("amount_after_discount", "official_amount", "currency", "create_time", "payment_time"),
)
FIRST_ROWS = 200
_PAUSE_S = 0.05


@dataclass(frozen=True, slots=True)
class Asked:
    """What one question took: to the first painted rows, and until all of it was known."""

    query: Query
    first_ms: float
    whole_ms: float
    rows: int


class _View(TableView):
    """Notes when each painting ended."""

    painted_s: list[float]
    waiting: "asyncio.Future[None] | None" = None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted_s.append(time.perf_counter())
        if self.waiting and not self.waiting.done():
            self.waiting.set_result(None)


class Window:
    """A table on a session; to be made and used on Qt's loop."""

    def __init__(self, session: Session) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.session, theme = session, Theme(app)
        theme.choose("light", "normal", 100)
        arrangement = Arrangement(ORDERS, {}, mask_personal=False)
        for column in ORDERS.columns:
            arrangement.set_visible(column.name, column.name in COLUMNS)
        self.model = TableModel(ORDERS, session.reader(), arrangement)
        self.view = _View(self.model, arrangement, theme)
        self.view.painted_s = []
        self.view.resize(WIDTH, HEIGHT)
        self.view.show()

    async def ask(self, query: Query) -> Asked:
        """Show what fits, as the tab does: the first rows, then all, painted when Qt does so."""
        await asyncio.sleep(_PAUSE_S)  # Qt paints the last answer again, and a user reads it
        painted = self.view.painted_s
        began = time.perf_counter()
        ids, is_whole = await self.session.begin(query, FIRST_ROWS)
        self._show(ids, stay=False)
        shown = len(painted)
        if not is_whole:
            ids = await self.session.ids(query)
            self._show(ids, stay=True)
        known = len(painted)
        self.view.waiting = asyncio.get_running_loop().create_future()
        await self.view.waiting
        first_ms, whole_ms = ((painted[at] - began) * 1000 for at in (shown, known))
        return Asked(query, first_ms, whole_ms, len(ids))

    def _show(self, ids: "array[int]", *, stay: bool) -> None:
        self.view.show_ids(ids, stay=stay)
        if not self.view.fitted:
            self.view.fit_first_rows()


def jumps_ms(view: QTableView, number: int, seed: int = 4) -> list[float]:
    """Random places of a table, each gone to and painted."""
    bar, rng, taken = view.verticalScrollBar(), Random(seed), list[float]()
    for _ in range(number):
        place = rng.randrange(bar.maximum() + 1)
        began = time.perf_counter()
        bar.setValue(place)
        view.viewport().repaint()
        taken.append(_since_ms(began))
    return taken


def repaints_ms(view: QTableView, number: int) -> list[float]:
    """The same place, painted again and again."""
    taken = list[float]()
    for _ in range(number):
        began = time.perf_counter()
        view.viewport().repaint()
        taken.append(_since_ms(began))
    return taken


def in_window(cache: Path, work: Callable[[Window], Awaitable[T]], key: bytes = KEY) -> T:
    """Do something with a window on a cache, on Qt's loop as the program runs it."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)

    async def run() -> T:
        settings = AccountSettings(cache.with_name("settings.json"))
        session = Session(Account("Bench", kind="sandbox"), settings, Store(cache, key))
        window = Window(session)
        try:
            return await work(window)
        finally:
            window.view.close()
            await session.close()

    return on_loop(app, run)


def _since_ms(began: float) -> float:
    return (time.perf_counter() - began) * 1000
