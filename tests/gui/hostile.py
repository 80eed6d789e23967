"""An account in which every text is hostile, and a tour through every window that shows them."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.accounts import Account
from desktop.actions.entry import Entry, Match, Outcome, Receiver, State
from desktop.actions.plan import Wish
from desktop.actions.service import Actions
from desktop.catalog import DATASETS, SUBJECTS
from desktop.catalog.actions import ACTIONS
from desktop.catalog.actions_funds import ALLOCATE
from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.declare import Column, Dataset
from desktop.catalog.kinds import STRUCTURE, UNITS
from desktop.catalog.query import Query
from desktop.errors import Refused
from desktop.models.changes import Changes
from desktop.models.notes import Notes
from desktop.models.words import style
from desktop.models.writes import Writes
from desktop.sandbox.app import Sandbox
from desktop.sandbox.world import World
from desktop.session import Session
from desktop.settings import ViewStates
from desktop.store import progress, tables
from desktop.store.cache import open_cache
from desktop.store.local import Local
from desktop.store.progress import State as Progress
from desktop.tasks import Tasks
from desktop.views import ask
from desktop.views.accounts_dialog import AccountsDialog
from desktop.views.action_opener import ActionOpener
from desktop.views.desk import Desk
from desktop.views.export_dialog import ExportDialog
from desktop.views.main_window import MainWindow
from desktop.views.message_bar import Message, message_of
from desktop.views.outbox_page import OutboxTab
from desktop.views.settings_dialog import SettingsDialog
from desktop.views.sign_in import Gate, SignInDialog
from desktop.views.subject_tab import SubjectTab
from desktop.views.theme import Theme
from tests.gui.plain_text import PLANTED, Look, painted
from tests.gui.tabs import nobody, opened

MARKUP = f"<a href='https://evil.example/'>x</a><img src='file:///etc/passwd'><b>{PLANTED}</b>"
TURNING = f"\u202egnp.\u2066x\u200f {PLANTED} \u2067y\u2029z\nw"
ENDLESS = f"{PLANTED} " + "长x" * 500_000
LONGEST_S = 1.0  # of the time of the window's thread that a step may take: it is not frozen
ALLOCATIONS = ALLOCATE.proof.dataset.name if ALLOCATE.proof else ""
ALL = f"{MARKUP} {TURNING} {ENDLESS}"
ROWS = 6  # of each dataset
_PLAIN = ("time", "amount", "count", "flag")


async def spoil(source: Session, folder: Path, *, some: bool) -> None:
    """Make a cache in `folder` like that of a session, in which every text is hostile.

    A text of a megabyte stands once in each list, and in no key. The rows stood
    there before in other words, so that something has changed. With `some`, of the first list of
    each tab.
    """
    store, _ = open_cache(folder / "cache.sqlite", b"", DATASETS.values())
    for dataset in _lists(some=some):
        ids = (await source.ids(Query(dataset)))[:ROWS]
        rows = [_own(dataset, row) for row in (await source.rows(dataset, ids)).values()]
        state = Progress(run=1, filled=True, read_at="2026-01-01T00:00:00Z")
        await store.write(progress.set_state, dataset.name, state)
        long = "" if some and dataset is not CUSTOMERS else ENDLESS
        for words in ("before", ""), ("", long):
            spoilt = [_spoilt(dataset, row, words, at) for at, row in enumerate(rows)]
            await store.write(tables.put, dataset, list(dict.fromkeys(spoilt)))
    store.close()


def _lists(*, some: bool) -> list[Dataset]:
    first = [subject.datasets[0] for subject in SUBJECTS if subject.datasets]
    return first if some else list(DATASETS.values())


def _own(dataset: Dataset, row: Any) -> tuple[Any, ...]:
    places = [at for at, column in enumerate(dataset.columns) if column in dataset.own]
    return tuple(row[at] for at in places)


def _spoilt(
    dataset: Dataset, row: tuple[Any, ...], words: tuple[str, str], at: int
) -> tuple[Any, ...]:
    """A row with hostile texts; keys become the same wherever they stand, so that rows join."""
    payload = MARKUP if at % 2 else TURNING
    texts = (each.name for each in dataset.own if each.kind.name == "text" and each.shown)
    where = next((each for each in texts if each not in dataset.key and each[-3:] != "_id"), "")

    def other(column: Column, value: Any) -> Any:
        if value is None or column.kind.name in _PLAIN or column.name == dataset.unit:
            return value
        if column.kind.name == STRUCTURE:
            return json.dumps(_inside(json.loads(value), payload))
        if column.name in dataset.key or column.name.endswith("_id"):
            return f"{value} {TURNING}{MARKUP}"
        if column.kind.name == "choice" and at % 3:
            return value
        return f"{words[0]}{payload} {value} {words[1] if not at and column.name == where else ''}"

    return tuple(other(column, value) for column, value in zip(dataset.own, row, strict=True))


def _inside(value: Any, payload: str) -> Any:
    if isinstance(value, list):
        return [_inside(each, payload) for each in value]
    if isinstance(value, dict):
        return {name: _inside(each, payload) for name, each in value.items()}
    return f"{payload} {value}" if isinstance(value, str) else value


def entries(payload: str) -> list[Entry]:
    """Entries of the outbox about hostile receivers."""
    receiver = Receiver(f"c1 {payload[:200]}", payload, 5 * UNITS)
    entry = Entry(
        "t", 0, ALLOCATE.name, f"POST bss.example /v2/{payload[:200]}", body=b"{}",
        receivers=(receiver, replace(receiver, key="c2")), amount=10 * UNITS, currency="CNY",
        question=payload, who=payload[:200], request_id=payload[:200], answer=payload,
        code="CBC.1", note=payload, mark="PD",
        outcomes=(Outcome(receiver.key, "refused", "CBC.1", payload),),
    )  # fmt: skip
    return [replace(entry, token=f"t{at}", place=0) for at in range(4)]


class Tour:
    """A window on an account whose texts are hostile; each step is looked at and timed."""

    def __init__(
        self, window: MainWindow, desk: Desk, local: Local, failures: list[str], *, some: bool
    ) -> None:
        self.window, self.desk, self.local, self.payload = window, desk, local, ALL
        self.failures = failures  # of tasks that nobody awaits
        self._some = some
        self.look = Look()
        self.slow = dict[str, float]()
        self.longest_s = 0.0

    async def step(self, where: str, root: QWidget | None = None) -> None:
        """Let a widget settle, paint it, and look at it."""
        root = root or self.window
        begin = time.thread_time()
        await asyncio.sleep(0)
        with painted() as texts:
            root.grab()
        took = time.thread_time() - begin
        self.longest_s = max(self.longest_s, took)
        if took > LONGEST_S:
            self.slow[where] = took
        self.look.at(root, where)
        self.look.at_painted(texts, where)

    async def do(self, where: str, deed: Callable[..., Any], *given: Any) -> None:
        """Do something that should take no time, wait until it shows, and look."""
        begin = time.thread_time()
        made = deed(*given)
        await self.window.settled()
        await asyncio.sleep(0.05)
        took = time.thread_time() - begin
        self.longest_s = max(self.longest_s, took)
        if took > LONGEST_S:
            self.slow[f"{where} (to open)"] = took
        await self.step(where, made if isinstance(made, QWidget) else None)

    async def everything(self) -> None:
        """All tabs, pages, menus, bars and dialogs; of `some`, the first list of each tab."""
        self.window.show_room(self.payload, self.payload)
        for subject in SUBJECTS:
            await self.do(subject.name, self.window.bring, subject.name)
            if isinstance(tab := self.window.tab, SubjectTab):
                for dataset in subject.datasets[: 1 if self._some else None]:
                    await self._dataset(tab, subject.name, dataset)
        await self._customer()
        await self._outbox()
        await self._search()
        await self._messages()
        await self._dialogs()
        await self._actions(list(ACTIONS)[:: 6 if self._some else 1])

    async def _dataset(self, tab: SubjectTab, subject: str, dataset: Dataset) -> None:
        await self.do(dataset.name, lambda: self.window.bring(subject, dataset.name))
        here = tab.current
        for column in dataset.columns:
            here.arrangement.set_masked(column.name, False)
        if not here.model.rowCount():
            return
        here.table.selectRow(0)
        here.show_detail(True)
        await asyncio.sleep(0.25)
        await self.do(f"{dataset.name} detail", lambda: None)
        text = next(
            (at for at, column in enumerate(dataset.columns) if column.kind.name == "text"), 0
        )
        index = here.model.index(0, text)
        here.menus.show_row(index, QPoint(5, 5))
        if menu := here.menus.menu:
            await self.step(f"{dataset.name} menu", menu)
            for action in menu.actions():
                if "“" in action.text():
                    action.trigger()
            menu.close()
        await self.do(f"{dataset.name} chip", lambda: None)
        here.saved.save_as(self.payload[:200])
        await self.do(f"{dataset.name} views", lambda: here.saved.menu())
        here.bar.clear()

    async def _customer(self) -> None:
        key = (await self._keys(CUSTOMERS))[0]
        self.desk.notes.write(CUSTOMERS, key, self.payload)
        self.desk.notes.tag(CUSTOMERS, key, (self.payload[:40], "b"))
        await self.do("customer", lambda: self.desk.open_customer(key))
        for _ in range(3):
            await asyncio.sleep(0.2)
            await self.step("customer")
        self.window.close_page()

    async def _keys(self, dataset: Dataset) -> list[str]:
        ids = await self.desk.session.ids(Query(dataset))
        rows = (await self.desk.session.rows(dataset, ids[:3])).values()
        return [str(row[0]) for row in rows]

    async def _outbox(self) -> None:
        box, numbers = self.local.outbox, list[int]()
        for entry in entries(self.payload):
            added = await asyncio.wrap_future(box.add([entry]))
            numbers += added
        for number, state in zip(
            numbers, (State.UNSURE, State.REFUSED, State.PARTLY), strict=False
        ):
            await asyncio.wrap_future(box.take(number))
            ended = {"answer": self.payload, "code": "CBC.1", "note": self.payload}
            await asyncio.wrap_future(box.end(number, state, **ended))
        values = {"operation_type": self.payload, "amount": self.payload}
        looks = Match(ALLOCATIONS, "r1", "c2", "2026-01-01T00:00:00Z", values, marked=True)
        await asyncio.wrap_future(box.look(numbers[0], [looks]))
        for number in numbers:
            await self.do(f"outbox {number}", self.window.bring, "outbox", f"{number}")
            page = self.window.page
            assert isinstance(page, OutboxTab)
            await asyncio.sleep(0.1)
            await self.step(f"outbox {number}")

    async def _search(self) -> None:
        self.window.menus.by_name["search"].trigger()
        palette = self.window.opener.palette
        assert palette
        for text in (PLANTED, self.payload):
            palette.field.setText(text)
            await asyncio.sleep(0.5)
            await self.do("search", lambda: None)
        self.window.opener.close()

    async def _messages(self) -> None:
        refused = Refused(400, "CBC.1", self.payload)
        refused.advise("{item} is missing", item=self.payload)
        bar = self.window.messages
        for message in (message_of(refused), Message(self.payload, self.payload, verb="Retry")):
            await self.do("message", bar.show_message, message.about(self.payload))
            bar.fold.setChecked(True)
            await self.step("message unfolded")
        bar.dismiss()
        self.window.status.show_summary(self.payload)
        await self.step("status line")

    async def _dialogs(self) -> None:
        account = Account(self.payload, "custom", user=self.payload[:500], slug="a")
        account = replace(account, operations=self.payload[:500], domain=self.payload[:500])
        question = ask.Question(self.window, self.payload, self.payload)
        question.offer("Yes", "No", safe_is_no=True)
        accounts = AccountsDialog(self.window)
        accounts.fill([account], "a")
        accounts.say_failure(self.payload)
        gate = Gate(False, nobody, nobody)  # type: ignore[arg-type]
        sign_in = SignInDialog(gate, self.desk.tasks, account, self.window)
        export = ExportDialog(Query(CUSTOMERS), 5, self.desk, self.window)
        settings = SettingsDialog({self.payload: self.desk.session.settings}, self.window)
        for made in (question, accounts, sign_in, export, settings):
            await self._dialog(made)
        for name in ("about", "shortcuts"):
            self.window.menus.by_name[name].trigger()
            for shown in [each for each in self.window.findChildren(QDialog) if each.isVisible()]:
                await self._dialog(shown)

    async def _dialog(self, made: QDialog) -> None:
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        made.show()
        await self.do(type(made).__name__, lambda: made)
        made.close()
        made.deleteLater()

    async def _actions(self, names: Sequence[str]) -> None:
        """The forms of actions, for a customer that there is."""
        keys = tuple(await self._keys(CUSTOMERS))
        opener = ActionOpener(self.desk, self.window)
        for action in map(ACTIONS.__getitem__, names):
            values = {action.receiver: keys[:1]} if action.receiver else {}
            self.desk.open_action(action, Wish(values))
            dialog = opener.dialog
            if dialog is None:
                continue
            await asyncio.sleep(0.1)
            await self.do(f"action {action.name}", lambda made: made, dialog)
            if action is ALLOCATE:
                wish = Wish({action.receiver: keys[:1], action.amount: 100 * UNITS})
                plan = await self.desk.actions.plan(action, [wish], style(), fresh=False)
                assert plan.problems == ()
                await self.do("action question", lambda made, plan: made.ask(plan), dialog, plan)
                await self.step("action question", dialog)
                for entry in entries(self.payload):
                    dialog.reopened(entry)
                    await self.step("action refused", dialog)
            dialog.leave()
            dialog.deleteLater()
            opener.dialog = None
        await opener.end()


@asynccontextmanager
async def tour_of(
    filled: Path, folder: Path, world: World, *, some: bool = False
) -> AsyncIterator[Tour]:
    """A window on a hostile account, with all that a program gives it, but for the network."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    (folder / "account").mkdir()
    source, http = opened(filled, Sandbox(world, quota=None))
    await spoil(source, folder / "account", some=some)
    await source.close()
    await http.aclose()
    session, http = opened(folder / "account", Sandbox(world, quota=None))
    session.settings.read_only = False
    theme, local, changes = Theme(app), Local(folder / "local.sqlite"), Changes()
    theme.choose("light", "normal", 100)
    session.changed, session.progressed = changes.happened.emit, changes.progressed.emit
    actions = Actions(session, local.outbox)
    window = MainWindow(theme, ViewStates(folder / "window.json"), "en")
    failures = list[str]()
    tasks = Tasks(lambda name, exc: failures.append(f"{name}: {exc!r}"))
    desk = Desk(
        session, tasks, changes, local, theme, window.notify, window.go,
        bring=window.bring, open_page=window.open_page, read_due=lambda: None,
        notes=Notes(local.notes), writes=Writes(local.outbox, lambda: actions),
    )  # fmt: skip
    window.show_room(PLANTED)
    window.open_desk(desk, SUBJECTS, "sample")
    window.resize(1400, 900)
    window.show()
    try:
        yield Tour(window, desk, local, failures, some=some)
    finally:
        await desk.tasks.stop()
        window.close_desk()
        window.close()
        window.deleteLater()
        await actions.close()
        await session.close()
        await http.aclose()
        local.close()
