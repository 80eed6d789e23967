"""The tab of the console: its pages to be found, read about, and opened in the browser."""

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from desktop.catalog import Subject
from desktop.catalog.console import CONSOLE
from desktop.catalog.console_links import fault_of, host_of, is_vendors
from desktop.catalog.spelling import spelling
from desktop.models.console import found
from desktop.models.words import count, say
from desktop.text import N_
from desktop.views.ask import ask
from desktop.views.console_detail import ConsoleDetail
from desktop.views.console_links import ConsoleLinks
from desktop.views.console_list import ConsoleList
from desktop.views.desk import Desk
from desktop.views.page import Page
from desktop.views.parts import button, label, named

_LIST_WIDE, _LIST_LEAST = 340, 260
_ELSEWHERE = N_(
    "This link leads to a host that is not the vendor's. "
    "Type no password there unless you know whose it is."
)


def _in_browser(link: str) -> bool:
    """Hand a link to the browser; whether there is one. It leads where we read that it does."""
    url = QUrl(link, QUrl.ParsingMode.StrictMode)
    here = url.host() if url.port() in (-1, 443) else f"{url.host()}:{url.port()}"
    if fault_of(link) or url.scheme() != "https" or url.userInfo() or here != host_of(link):
        return False
    return QDesktopServices.openUrl(url)


async def _learn_to_spell() -> None:
    await asyncio.to_thread(spelling, "伙")


class ConsoleTab(Page):
    """Left the pages in groups under a search, right the one that is chosen."""

    def __init__(
        self, subject: Subject, desk: Desk, browse: Callable[[str], bool] = _in_browser
    ) -> None:
        super().__init__()
        self.subject, self._desk, self._browse = subject, desk, browse
        site = desk.session.account.site
        self.links = ConsoleLinks(desk.states, site)
        self.search = named(QLineEdit(clearButtonEnabled=True), say(N_("Search the console")))
        self.list = ConsoleList(desk.theme)
        self.nothing = label(role="secondary", wrap=True)
        self.clear = button(say(N_("Clear the search")), "link")
        self.detail = ConsoleDetail(self.links, desk.theme, site)
        self._lay_out()
        self._connect()
        self._show_found()

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(self.search.accessibleName())
        self._glass = QAction(self._desk.theme.icon("search"), "", self.search)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        empty, left = QWidget(), QWidget()
        words = QVBoxLayout(empty)
        words.setContentsMargins(12, 16, 12, 12)
        words.addWidget(self.nothing)
        words.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch()
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(empty)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(8, 8, 8, 6)
        top.addWidget(self.search)
        column.addLayout(top)
        column.addLayout(self._stack, 1)
        left.setMinimumWidth(_LIST_LEAST)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.detail)
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST_WIDE, 2 * _LIST_WIDE])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _connect(self) -> None:
        focus = QAction(say(N_("Search the console")), self)
        focus.setShortcut(QKeySequence("Ctrl+F"))
        focus.triggered.connect(self.focus_search)
        self.addAction(focus)
        self.search.textChanged.connect(self._show_found)
        self.clear.clicked.connect(self.search.clear)
        self.list.picked.connect(lambda name: self.detail.show_page(CONSOLE.get(name)))
        self.list.opened.connect(self.open_page)
        self.list.left.connect(self.focus_search)
        self.detail.opened.connect(lambda: self.open_page(self.list.current))
        self._desk.theme.changed.connect(self._dress)
        # Reading how Chinese is spelt takes a moment, which the first key must not wait for.
        self._desk.tasks.start("learn to spell", _learn_to_spell)

    # what the window asks

    def announce(self) -> None:
        """Say how many pages there are, or are found; they are no older than the program."""
        every, shown = len(CONSOLE), len(self.list.names)
        words = N_("{count} of {all} pages") if shown < every else N_("{count} pages")
        self.summary.emit(say(words).format(count=count(shown), all=count(every)))
        self.freshness.emit(None)

    def can(self, name: str) -> bool:
        """It can be searched."""
        return name == "filter"

    def perform(self, name: str) -> None:
        """Go to the search."""
        self.focus_search()

    def focus_first(self) -> None:
        """Begin in the list, where the arrow keys go from page to page."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, item: str) -> None:
        """Show a page of the console, with the button under the fingers that opens it."""
        if item in CONSOLE:
            self.search.clear()
            self.list.choose(item)
            self.detail.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Go to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # looking and opening

    def _dress(self) -> None:
        self._glass.setIcon(self._desk.theme.icon("search"))

    def _show_found(self) -> None:
        text = self.search.text().strip()
        pages = found(text)
        self.list.fill(pages, "" if text else self.list.current)
        if not pages:
            words = say(N_("No page of the console has “{text}”."))
            self.nothing.setText(words.format(text=text))
        self._stack.setCurrentIndex(0 if pages else 1)
        self.announce()

    def open_page(self, name: str) -> None:
        """Open a page in the browser; before it leads to a host that is not the vendor's, ask."""
        if page := CONSOLE.get(name):
            self._desk.tasks.restart("open a console page", self._open, self.links.of(page))

    async def _open(self, link: str) -> None:
        host = host_of(link)
        if not is_vendors(link) and not await ask(
            self.window(),
            say(N_("Open {host}?")).format(host=host),
            more=say(_ELSEWHERE),
            yes=say(N_("Open in browser")),
        ):
            return
        if not self._browse(link):
            words = say(N_("No browser could be opened. Copy the link instead."))
            self._desk.notify(words, "", None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears the search; down and Enter lead from it into the list."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif (
            key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.hasFocus()
        ):
            self.focus_first()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Room for both sides."""
        return QSize(3 * _LIST_WIDE, 600)
