"""One page of the console in full: how to get there, what it is for, its rules, its link."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.catalog.console_links import host_of, is_vendors
from desktop.catalog.console_menu import ConsolePage
from desktop.models.detail import Entry
from desktop.models.words import say
from desktop.text import N_
from desktop.views.console_links import ConsoleLinks
from desktop.views.link_row import LinkRow
from desktop.views.marks import Value
from desktop.views.parts import Button, button, label, line
from desktop.views.theme import Theme

_WIDEST, _LEAST = 680, 430
_ABROAD = ("international", "europe")


class ConsoleDetail(QFrame):
    """Shows the page it is told; `opened` asks for it in the browser."""

    opened = Signal()

    def __init__(self, links: ConsoleLinks, theme: Theme, site: str) -> None:
        super().__init__()
        self._links, self._theme, self._site = links, theme, site
        self._page: ConsolePage | None = None
        self.open_button = Button()
        self.link: LinkRow | None = None
        self.setAccessibleName(say(N_("Details")))
        self.setMinimumWidth(_LEAST)
        self._area = QScrollArea(widgetResizable=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        theme.changed.connect(self._on_theme)

    def show_page(self, page: ConsolePage | None) -> None:
        """Show this page; None: none is chosen."""
        self._page = page
        sheet, rows = _sheet()
        if page is None:
            self.link = None
            words = say(N_("Select a page to read how to get there and what it wants."))
            rows.addWidget(label(words, role="secondary", wrap=True))
        else:
            self._fill(rows, page)
        rows.addStretch()
        self._area.setWidget(sheet)  # complete, so that a button on it can take the focus at once

    def _fill(self, rows: QVBoxLayout, page: ConsolePage) -> None:
        title = label(say(page.label), role="title", wrap=True)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        font.setBold(True)
        title.setFont(font)
        rows.addWidget(title)
        path = " › ".join((page.root, *page.path))
        rows.addWidget(Value(Entry("", say(N_("Menu path")), path), self._theme))
        for doubt in self._doubts(page):
            rows.addWidget(label(doubt, role="secondary", wrap=True))
        rows.addWidget(label(say(page.purpose), wrap=True))
        rows.addSpacing(4)
        rows.addLayout(self._way_out(page))
        if page.terms:
            rows.addSpacing(4)
            rows.addWidget(line())
            rows.addWidget(label(say(N_("What can be withdrawn")), role="title"))
            rows.addLayout(_sum(page))
        if page.rules:
            rows.addSpacing(4)
            rows.addWidget(line())
            rows.addWidget(label(say(N_("Rules")), role="title"))
            rows.addLayout(_bullets(page.rules))
        self._add_link(rows, page)

    def _doubts(self, page: ConsolePage) -> list[str]:
        found = []
        if not page.certain:
            found.append(say(N_("Nobody could check this path: the menu may be elsewhere.")))
        if self._site in _ABROAD:
            found.append(say(N_("Menus as on the China site; those of your site may differ.")))
        return found

    def _way_out(self, page: ConsolePage) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.open_button = button(say(N_("Open in browser")), "primary")
        self.open_button.clicked.connect(self.opened)
        row.addWidget(self.open_button)
        link = self._links.of(page)
        words = N_("on {host}") if is_vendors(link) else N_("on {host}, which is not the vendor's")
        role = "secondary" if is_vendors(link) else "warning"
        row.addWidget(label(say(words).format(host=host_of(link)), role=role), 1)
        return row

    def _add_link(self, rows: QVBoxLayout, page: ConsolePage) -> None:
        rows.addSpacing(4)
        rows.addWidget(line())
        rows.addWidget(label(say(N_("Link")), role="title"))
        self.link = LinkRow(page, self._links, self._theme)
        self.link.changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)
        rows.addWidget(self.link)
        if not self._links.is_exact(page):
            words = N_(
                "The exact address is not published, so this is the entry: sign in there, open "
                "Partner Center in the account menu, and follow the menu path. If you paste the "
                "address of the page here once, it is kept."
            )
            rows.addWidget(label(say(words), role="secondary", wrap=True))

    def _on_theme(self) -> None:
        """The title is set in the new font; what is being typed is not thrown away for that."""
        if self.link is None or not self.link.field.isVisible():
            self.show_page(self._page)

    def _on_changed(self) -> None:
        """Later, for the row that said so is replaced by this."""
        self.show_page(self._page)
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        """Most of the room."""
        return QSize(_WIDEST, 400)


def _sheet() -> tuple[QWidget, QVBoxLayout]:
    """An empty sheet whose lines are no longer than can be read, and its rows."""
    sheet, page = QWidget(), QWidget()
    page.setMaximumWidth(_WIDEST)
    across = QHBoxLayout(sheet)
    across.setContentsMargins(24, 16, 24, 24)
    across.addWidget(page, 1)
    across.addStretch()
    rows = QVBoxLayout(page)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(8)
    return sheet, rows


def _bullets(sentences: tuple[str, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for number, sentence in enumerate(sentences):
        grid.addWidget(label("•", role="secondary"), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(say(sentence), wrap=True), number, 1)
    return grid


def _sum(page: ConsolePage) -> QGridLayout:
    """The parts of a sum under each other, each with who tells it."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(3, 1)
    for number, term in enumerate(page.terms):
        grid.addWidget(label(term.sign, role="secondary"), number, 0)
        grid.addWidget(label(say(term.label)), number, 1)
        words = N_("from the API") if term.told else N_("in the console only")
        role = "pill" if term.told else "pill-warning"
        grid.addWidget(label(say(words), role=role), number, 2)
    return grid
