"""The window: top bar, subjects, messages, the table in front, the status line.

It shows what it is told and says what was asked for; the rounds and the program do the rest.
"""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from desktop.catalog import SUBJECTS, Subject
from desktop.catalog.query import Query
from desktop.errors import StoreBroken
from desktop.models.words import say
from desktop.settings import ViewStates
from desktop.text import N_
from desktop.views.menus import Menus
from desktop.views.message_bar import Message, MessageBar
from desktop.views.parts import named
from desktop.views.status_line import StatusLine
from desktop.views.subject_tab import SubjectTab
from desktop.views.theme import Theme
from desktop.views.top_bar import TopBar
from desktop.views.welcome import Welcome

if TYPE_CHECKING:
    from desktop.reports import Progress
    from desktop.views.desk import Desk

log = logging.getLogger(__name__)

_SIZE = (1280, 800)
_PATIENCE_S = 5.0
_SMALLEST = (720, 480)
_KEPT = "window"
_LINGER_MS = 600  # between two lists of one sync the progress does not blink


class MainWindow(QMainWindow):
    """One window, one account at a time; without an account it shows the two ways in."""

    closing = Signal()
    progressed = Signal(object)  # how far a reading of the account in front is

    def __init__(self, theme: Theme, states: ViewStates, language: str) -> None:
        """`states` remembers place and tab of the window; `language` is the one chosen."""
        super().__init__()
        self._theme, self._states = theme, states
        self._desk: Desk | None = None
        self._slug = ""
        self._tabs: dict[str, SubjectTab] = {}
        self._subjects: list[Subject] = []
        self._been: list[str] = []  # subjects to go back to
        self.menus = Menus(self)
        self.top = TopBar(theme)
        self.subjects = named(QTabBar(), say(N_("Subjects")), css="subjects")
        self.messages = MessageBar(theme)
        self.pages = QStackedWidget()
        self.status = StatusLine(theme)
        self.welcome = Welcome(language)
        self._linger = QTimer(self, singleShot=True, interval=_LINGER_MS)
        self._tab_actions: list[QAction] = []
        self._lay_out()
        self._connect()
        self._restore()

    def _lay_out(self) -> None:
        self.setWindowTitle(say(N_("Partner Desk")))
        self.setMinimumSize(*_SMALLEST)
        self.subjects.setDrawBase(False)
        self.subjects.setExpanding(False)
        self.subjects.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tab_row = named(QWidget(), css="tab_row")
        tab_row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(tab_row)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self.subjects)
        row.addStretch()
        self._room = QWidget()
        column = QVBoxLayout(self._room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.top, tab_row, self.messages):
            column.addWidget(widget)
        column.addWidget(self.pages, 1)
        column.addWidget(self.status)
        self._whole = QStackedWidget()
        self._whole.addWidget(self.welcome)
        self._whole.addWidget(self._room)
        self.setCentralWidget(self._whole)

    def _connect(self) -> None:
        """Every connection inside the window."""
        deeds = self.menus.by_name
        self.top.name_tools(deeds["mask"], deeds["refresh"], deeds["settings"], deeds["search"])
        self.subjects.currentChanged.connect(self._on_subject)
        self._linger.timeout.connect(self.rest)
        for name, deed in (
            ("search", self._on_search),
            ("mask", self._on_mask),
            ("back", self._on_back),
            ("next_tab", self._on_next_tab),
            ("refresh", self._on_refresh),
            ("quit", self.close),
            ("shortcuts", self._on_shortcuts),
            ("about", self._on_about),
        ):
            deeds[name].triggered.connect(deed)
        for name in ("export", "copy", "copy_headers", "select_all", "filter", "columns", "detail"):
            deeds[name].triggered.connect(lambda _=False, name=name: self._in_tab(name))

    # accounts ---------------------------------------------------------------------------------

    def show_welcome(self) -> None:
        """Show the two ways in; there is no account yet, or none any more."""
        self._whole.setCurrentWidget(self.welcome)
        self.welcome.sample_button.setFocus()

    def show_room(self, title: str, note: str = "", why: str = "", *, warn: bool = False) -> None:
        """Show the frame of an account that is about to be opened, named at the top left."""
        self.top.show_account(title, note, why, warn=warn)
        self.setWindowTitle(f"{title} – {say(N_('Partner Desk'))}")
        self._whole.setCurrentWidget(self._room)

    def open_desk(self, desk: "Desk", subjects: Sequence[Subject], slug: str) -> None:
        """Show the tabs of an account; each is built when it first comes to the front."""
        self.close_desk()
        self._desk, self._subjects, self._slug = desk, list(subjects), slug
        self.subjects.blockSignals(True)
        for number, subject in enumerate(self._subjects):
            words = say(subject.label)
            self.subjects.addTab(words.replace("&", "&&"))
            action = self.menus.add_tab(number, words, self)
            action.triggered.connect(lambda _=False, at=number: self.subjects.setCurrentIndex(at))
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self.subjects.setTabToolTip(number, keys)
            self._tab_actions.append(action)
        self.subjects.blockSignals(False)
        names = [subject.name for subject in self._subjects]
        last = self._states.get(f"account {slug}").get("subject", "")
        default = "orders" if "orders" in names else names[0]
        self.subjects.setCurrentIndex(names.index(last if last in names else default))
        self._on_subject(self.subjects.currentIndex())
        desk.changes.progressed.connect(self._on_progress)

    def close_desk(self) -> None:
        """Take the tabs of the account away, before its session ends."""
        if self._desk is None:
            return
        self._keep_subject()
        self._desk.changes.progressed.disconnect(self._on_progress)
        self._desk = None
        self.messages.dismiss()
        self.rest()
        self.status.show_summary("")
        self.status.show_freshness(None)
        self.status.show_online(None)
        self.subjects.blockSignals(True)
        while self.subjects.count():
            self.subjects.removeTab(0)
        self.subjects.blockSignals(False)
        for action in self._tab_actions:
            self.removeAction(action)
            action.deleteLater()
        self._tab_actions.clear()
        for tab in self._tabs.values():
            self.pages.removeWidget(tab)
            tab.deleteLater()
        self._tabs.clear()
        self._been.clear()

    # what is in front -------------------------------------------------------------------------

    @property
    def tab(self) -> SubjectTab | None:
        """The subject in front."""
        here = self.pages.currentWidget()
        return here if isinstance(here, SubjectTab) else None

    @property
    def reading(self) -> bool:
        """Whether the table in front is still being filled from the cache."""
        tab = self.tab
        if tab is None or self._desk is None:
            return False
        return self._desk.tasks.running(f"show {tab.current.dataset.name}")

    async def settled(self) -> None:
        """Wait until the table in front shows what the cache has, but not for ever."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE_S):
                while self.reading:  # noqa: ASYNC110 - it is a task of the tab
                    await asyncio.sleep(0.005)

    def go(self, dataset: str, query: Query | None = None, rowid: int | None = None) -> None:
        """Bring another dataset to the front; Back returns to where the user was."""
        for number, subject in enumerate(self._subjects):
            if any(one.name == dataset for one in subject.datasets):
                if (at := self.subjects.currentIndex()) != number:
                    self._been.append(self._subjects[at].name)
                    self.subjects.setCurrentIndex(number)
                if tab := self.tab:
                    tab.go(dataset, query, rowid)
                return

    def notify(self, text: str, verb: str = "", act: object = None) -> None:
        """Put a message into the bar; `act` is what its verb does."""
        self.messages.show_message(Message(text, verb=verb, act=act if callable(act) else None))

    def _on_subject(self, at: int) -> None:
        if self._desk is None or at < 0:
            return
        subject = self._subjects[at]
        if subject.name not in self._tabs:
            tab = SubjectTab(subject, self._desk)
            tab.summary.connect(self.status.show_summary)
            tab.freshness.connect(self.status.show_freshness)
            self._tabs[subject.name] = tab
            self.pages.addWidget(tab)
        self.status.show_summary("")
        self.status.show_freshness(None)
        tab = self._tabs[subject.name]
        self.pages.setCurrentWidget(tab)
        tab.announce()
        tab.current.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _in_tab(self, name: str) -> None:
        if tab := self.tab:
            tab.current.perform(name)

    def _on_search(self) -> None:
        self._in_tab("filter")

    def _on_mask(self) -> None:
        if self._desk:
            self._desk.mask_all()

    def _on_refresh(self) -> None:
        if tab := self.tab:
            tab.current.refresh()

    def refresh(self, dataset: str) -> None:
        """Bring a list to the front and read it again."""
        self.go(dataset)
        self._on_refresh()

    def _on_back(self) -> None:
        names = [subject.name for subject in self._subjects]
        if self._been:
            self.subjects.setCurrentIndex(names.index(self._been.pop()))

    def _on_next_tab(self) -> None:
        if count := self.subjects.count():
            self.subjects.setCurrentIndex((self.subjects.currentIndex() + 1) % count)

    # progress ---------------------------------------------------------------------------------

    def _on_progress(self, progress: "Progress") -> None:
        self.progressed.emit(progress)
        if self._desk:
            self.status.show_online(self._desk.session.online)
        if progress.state in ("running", "waiting"):
            self._linger.stop()
            labels = {one.name: one.label for subject in SUBJECTS for one in subject.datasets}
            self.status.show_progress(say(labels[progress.dataset]), progress)
        elif not self._linger.isActive():
            self._linger.start()

    def rest(self) -> None:
        """Nothing is being read any more."""
        self._linger.stop()
        self.status.show_progress("", None)

    # dialogs without a say in what happens ----------------------------------------------------

    def _on_shortcuts(self) -> None:
        from desktop.views.shortcuts_help import ShortcutsHelp  # only when somebody looks at it

        self.open_dialog(ShortcutsHelp(self))

    def _on_about(self) -> None:
        from desktop.views.about import AboutDialog

        self.open_dialog(AboutDialog(self))

    @staticmethod
    def open_dialog(dialog: "QWidget") -> None:
        """Show a dialog that is thrown away when it is closed."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    # coming and going -------------------------------------------------------------------------

    def raise_up(self) -> None:
        """Come to the front, also from the task bar."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _restore(self) -> None:
        geometry = str(self._states.get(_KEPT).get("geometry", ""))
        if not self.restoreGeometry(QByteArray.fromBase64(geometry.encode())):
            self.resize(*_SIZE)

    def _keep_subject(self) -> None:
        at = self.subjects.currentIndex()
        if 0 <= at < len(self._subjects):
            self._remember(f"account {self._slug}", {"subject": self._subjects[at].name})

    def _remember(self, name: str, state: dict[str, str]) -> None:
        """Keep a state if the disk lets us: a full one is no reason to stay open."""
        try:
            self._states.put(name, state)
        except StoreBroken as exc:
            log.warning("the state of the window was not kept: %s", exc)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember place and tab; the program ends what it started before it leaves."""
        geometry = self.saveGeometry().toBase64().toStdString()
        self._remember(_KEPT, {"geometry": geometry})
        self._keep_subject()
        self.closing.emit()
        super().closeEvent(event)
