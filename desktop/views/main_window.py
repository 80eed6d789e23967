"""The window: top bar, subjects, messages, the table in front, the status line.

It shows what it is told and says what was asked for; the rounds and the program do the rest.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.catalog import FRONT, SUBJECTS, Subject
from desktop.catalog.declare import View
from desktop.catalog.query import Query
from desktop.errors import StoreBroken
from desktop.models.words import one_line, say
from desktop.settings import ViewStates
from desktop.text import N_
from desktop.views.absent import Absent
from desktop.views.badges import Badges
from desktop.views.menus import DEEDS, Menus
from desktop.views.message_bar import Message, MessageBar
from desktop.views.outbox_watch import OutboxWatch
from desktop.views.page import Page
from desktop.views.pages import make_page
from desktop.views.palette_opener import PaletteOpener
from desktop.views.parts import named
from desktop.views.places import Place, Places
from desktop.views.status_line import StatusLine
from desktop.views.subject_bar import SubjectBar
from desktop.views.subject_tab import SubjectTab
from desktop.views.theme import Theme
from desktop.views.top_bar import TopBar
from desktop.views.welcome import Welcome

if TYPE_CHECKING:
    from desktop.reports import Progress
    from desktop.views.desk import Desk

log = logging.getLogger(__name__)

_SIZE, _SMALLEST = (1280, 800), (720, 480)
_PATIENCE_S = 5.0
_KEPT = "window"
_LINGER_MS = 600  # between two lists of one sync the progress does not blink
_IN_PAGE = tuple(deed.name for deed in DEEDS if deed.in_tab)


class MainWindow(QMainWindow):
    """One window, one account at a time; without an account it shows the two ways in."""

    closing = Signal()
    progressed = Signal(object)  # how far a reading of the account in front is

    def __init__(self, theme: Theme, states: ViewStates, language: str) -> None:
        """`states` remembers place and tab of the window; `language` is the one chosen."""
        super().__init__()
        self._theme, self._states = theme, states
        self._desk: Desk | None = None
        self._followers: list[Badges | Absent | OutboxWatch] = []
        self._slug = ""
        self._subjects: dict[str, Subject] = {}
        self.menus, self.opener = Menus(self), PaletteOpener(self)
        self.top = TopBar(theme)
        self.subjects = SubjectBar()
        self.messages = MessageBar(theme)
        self.pages = Places()
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
        self.subjects.tabBarClicked.connect(self._on_clicked)
        self.pages.summary.connect(self.status.show_summary)
        self.pages.freshness.connect(self.status.show_freshness)
        self._linger.timeout.connect(self.rest)
        for name, deed in (
            ("search", self._on_search),
            ("changes", self._on_changes),
            ("mask", self._on_mask),
            ("back", self._on_back),
            ("next_tab", self._on_next_tab),
            ("refresh", self._on_refresh),
            ("quit", self.close),
            ("shortcuts", self._on_shortcuts),
            ("about", self._on_about),
        ):
            deeds[name].triggered.connect(deed)
        for name in _IN_PAGE:
            deeds[name].triggered.connect(lambda _=False, name=name: self._in_page(name))

    # accounts ---------------------------------------------------------------------------------

    def show_welcome(self) -> None:
        """Show the two ways in; there is no account yet, or none any more."""
        self._whole.setCurrentWidget(self.welcome)
        self.welcome.sample_button.setFocus()

    def show_room(self, title: str, note: str = "", why: str = "", *, warn: bool = False) -> None:
        """Show the frame of an account that is about to be opened, named at the top left."""
        self.top.show_account(title, note, why, warn=warn)
        self.setWindowTitle(f"{one_line(title)} – {say(N_('Partner Desk'))}")
        self._whole.setCurrentWidget(self._room)

    def open_desk(self, desk: "Desk", subjects: Sequence[Subject], slug: str) -> None:
        """Show the tabs of an account; each is built when it first comes to the front."""
        self.close_desk()
        self._desk, self._slug = desk, slug
        self._subjects = {subject.name: subject for subject in subjects}
        self.subjects.blockSignals(True)
        for number, subject in enumerate(subjects):
            words = say(subject.label)
            action = self.menus.add_tab(number, words, self)
            action.triggered.connect(lambda _=False, at=number: self._on_tab_keys(at))
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self.subjects.add(subject.name, words, keys)
            self._tab_actions.append(action)
        self.subjects.blockSignals(False)
        last = self._states.get(f"account {slug}").get("subject", "")
        wished = (name for name in (last, *FRONT) if name in self._subjects)
        self._enter(Place(next(wished, subjects[0].name)))
        desk.changes.progressed.connect(self._on_progress)
        desk.writes.switched.connect(self._allow, Qt.ConnectionType.QueuedConnection)
        self._followers = [
            Badges(desk, subjects, self.set_badge),
            Absent(desk, subjects, self.show_subject),
            OutboxWatch(desk, self.set_badge, self.messages),
        ]

    def close_desk(self) -> None:
        """Take the tabs of the account away, before its session ends."""
        if self._desk is None:
            return
        self._keep_subject()
        self._desk.changes.progressed.disconnect(self._on_progress)
        self._desk.writes.switched.disconnect(self._allow)
        self.opener.close()
        for follower in self._followers:
            follower.end()
        self._followers.clear()
        self._desk = None
        self.messages.dismiss()
        self.rest()
        self.status.clear()
        self.subjects.blockSignals(True)
        self.subjects.clear()
        self.subjects.blockSignals(False)
        for action in self._tab_actions:
            self.removeAction(action)
            action.deleteLater()
        self._tab_actions.clear()
        self.pages.clear()
        self._allow()

    # what is in front -------------------------------------------------------------------------

    @property
    def tab(self) -> SubjectTab | None:
        """The subject in front, if it is made of lists."""
        here = self.page
        return here if isinstance(here, SubjectTab) else None

    @property
    def page(self) -> Page | None:
        """What is in front: a tab, or a page that was opened over it."""
        return self.pages.front

    @property
    def reading(self) -> bool:
        """Whether what is in front is still being filled from the cache."""
        return self.page is not None and self.page.reading

    async def settled(self) -> None:
        """Wait until what is in front shows what the cache has, but not for ever."""
        import asyncio  # not before the window is painted

        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE_S):
                while self.reading:  # noqa: ASYNC110 - it is a task of the tab
                    await asyncio.sleep(0.005)

    def go(self, dataset: str, query: Query | View | None = None, rowid: int | None = None) -> None:
        """Bring another dataset to the front; Back returns to where the user was."""
        for subject in self._subjects.values():
            if any(one.name == dataset for one in subject.datasets):
                self._visit(Place(subject.name)).go(dataset, query, rowid)
                return

    def bring(self, subject: str, item: str = "") -> None:
        """Bring a subject to the front, and one thing of it; Back returns."""
        if subject in self._subjects:
            page = self._visit(Place(subject))
            if item:
                page.choose(item)

    def open_page(self, page: Page) -> None:
        """Show a page over the tabs, which is deleted when it is left by Back."""
        if self.pages.here is not None:
            page.closed.connect(lambda: self.close_page(page))
            self._visit(Place(self.pages.here.subject, page))

    def close_page(self, page: Page | None = None) -> None:
        """Leave the page over the tabs that is in front, if it is this one or none is named."""
        here = self.pages.here
        if here and here.page and page in (None, here.page):
            self._on_back()

    def set_badge(self, subject: str, number: int) -> None:
        """Show in the tab of a subject how much waits there; 0 shows nothing."""
        self.subjects.set_badge(subject, number)

    def show_subject(self, name: str, there: bool) -> None:
        """Show or hide the tab of a subject, which the account may turn out not to have."""
        self.subjects.show_tab(name, there=there)
        if name in self._subjects:
            self._tab_actions[list(self._subjects).index(name)].setVisible(there)

    def notify(self, text: str, verb: str = "", act: object = None) -> None:
        """Put a message into the bar; `act` is what its verb does."""
        self.messages.show_message(Message(text, verb=verb, act=act if callable(act) else None))

    def _on_subject(self, at: int) -> None:
        """A tab was chosen, which Back does not undo; but it leads back to a page over the tabs."""
        if self._desk is None or at < 0:
            return
        if self.pages.here and self.pages.here.page:
            self.pages.remember()
        self._enter(Place(list(self._subjects)[at]))

    def _on_clicked(self, at: int) -> None:
        """The tab that is chosen already leads from a page over it back to the tab."""
        if at == self.subjects.currentIndex() and self.pages.here and self.pages.here.page:
            self._on_subject(at)

    def _on_tab_keys(self, at: int) -> None:
        self._on_clicked(at)
        self.subjects.setCurrentIndex(at)

    def _visit(self, place: Place) -> Page:
        """Bring a place to the front, from which Back returns."""
        if place != self.pages.here:
            self.pages.remember()
        return self._enter(place)

    def _enter(self, place: Place) -> Page:
        """Bring a place to the front, with its tab."""
        desk = self._desk
        assert desk is not None  # there are no places without an account
        self.subjects.blockSignals(True)
        self.subjects.setCurrentIndex(list(self._subjects).index(place.subject))
        self.subjects.blockSignals(False)
        self.status.show_summary("")
        self.status.show_freshness(None)
        page = self.pages.enter(place, lambda: make_page(self._subjects[place.subject], desk))
        self._allow()
        page.announce()
        page.focus_first()
        return page

    def _allow(self) -> None:
        """Offer in the menus what can be done with the page in front."""
        for name in (*_IN_PAGE, "refresh"):
            self.menus.by_name[name].setEnabled(self.page is not None and self.page.can(name))

    def _in_page(self, name: str) -> None:
        if self.page and self.page.can(name):
            self.page.perform(name)

    def _on_search(self) -> None:
        if self._desk:
            self.opener.open(self._desk, self._subjects.values())

    def _on_changes(self) -> None:
        from desktop.views.feed import Feed  # only when somebody looks at it

        if self._desk and not isinstance(self.page, Feed):
            self.open_page(Feed(self._desk))

    def _on_mask(self) -> None:
        if self._desk:
            self._desk.mask_all()

    def _on_refresh(self) -> None:
        if self.page and self.page.can("refresh"):
            self.page.refresh()

    def refresh(self, dataset: str) -> None:
        """Bring a list to the front and read it again."""
        self.go(dataset)
        self._on_refresh()

    def _on_back(self) -> None:
        if place := self.pages.back():
            self._enter(place)

    def _on_next_tab(self) -> None:
        if self.subjects.count():
            self.subjects.setCurrentIndex(self.subjects.next_tab())

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
        if here := self.pages.here:
            self._remember(f"account {self._slug}", {"subject": here.subject})

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
