"""The detail pane: one record in full, with its relations, beside the table."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.catalog.declare import Dataset
from desktop.models.table import GONE_AT_SOURCE
from desktop.models.words import say, style
from desktop.text import N_
from desktop.views.desk import Desk
from desktop.views.marks import Value
from desktop.views.parts import Button, Tool, button, label, line
from desktop.views.theme import Theme

if TYPE_CHECKING:  # a window that opens without the pane does not pay for what fills it
    from desktop.models.detail import Entry, Grid, Record, Relation
    from desktop.views.related import Related

_PAUSE_MS = 150  # after the last change of the selection
_LABEL_WIDE = 116
NARROWEST = 280


class DetailPane(QFrame):
    """Shows the record that it is told, after a short pause; `closed` asks to be put away."""

    closed = Signal()

    def __init__(self, dataset: Dataset, desk: Desk) -> None:
        super().__init__()
        self.dataset, self._desk = dataset, desk
        self.record: Record | None = None
        self.related: list[Related] = []
        self._rowid: int | None = None
        self._asked: dict[str, float] = {}  # when lines were read, by dataset and key
        self._reader = desk.session.reader()
        self._arrangement = desk.arrangement(dataset)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.setObjectName("detail_pane")
        self.setAccessibleName(say(N_("Details")))
        self.setMinimumWidth(NARROWEST)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        self._pause.timeout.connect(self._show)
        self._arrangement.masked.connect(self._show)
        desk.theme.changed.connect(self._show)
        self._fill_empty()

    def choose(self, rowid: int | None) -> None:
        """Show this row once the selection rests."""
        if rowid != self._rowid:
            self._rowid = rowid
            self._pause.start()

    def look_again(self, names: frozenset[str]) -> None:
        """Rows of these datasets changed: show the record anew, or only what is related."""
        if self.dataset.name in names:
            self._show()
            return
        for each in self.related:
            if each.relation.dataset.name in names:
                each.read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the pane away."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # building

    def _show(self) -> None:
        if not self.isVisible():
            return
        self._pause.stop()
        row = None
        if self._rowid is not None:
            row = self._reader(self.dataset, [self._rowid]).get(self._rowid)
        if row is None:
            self._fill_empty()
            return
        from desktop.models.detail import Record

        self.record = Record(self.dataset, row, self._arrangement, style())
        place, focused = self._area.verticalScrollBar().value(), self._focused()
        self._fill(self.record)
        self._area.verticalScrollBar().setValue(place)
        again: QWidget | None = self.findChild(QWidget, focused) if focused else None
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> str:
        """The name of the part that has the focus; it is about to be made anew."""
        part: QWidget | None = QApplication.focusWidget()
        return part.objectName() if part is not None and self.isAncestorOf(part) else ""

    def showEvent(self, event: object) -> None:
        """Show what was chosen while the pane was away."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._show()

    def _page(self) -> QVBoxLayout:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(16, 12, 16, 16)
        rows.setSpacing(8)
        for each in self.related:
            each.stop()
        self.related = []
        self._area.setWidget(page)  # the page before is deleted by Qt
        return rows

    def _fill_empty(self) -> None:
        self.record = None
        rows = self._page()
        rows.addLayout(self._head(label(say(N_("Details")), role="title")))
        words = say(N_("Select a row to see it in full."))
        rows.addWidget(label(words, role="secondary", wrap=True))
        rows.addStretch()

    def _fill(self, record: "Record") -> None:
        from desktop.views.related import Related

        rows = self._page()
        title = record.title()
        name = Value(title, self._desk.theme)
        font = name.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setBold(not title.masked)
        name.setFont(font)
        rows.addLayout(self._head(name))
        status = record.status()
        if status:
            rows.addWidget(Value(status, self._desk.theme, dot=True))
        if self.dataset.page:
            link = self._page_link(self.dataset, record.key)
            rows.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        if record.gone:
            rows.addWidget(label(say(GONE_AT_SOURCE), role="warning", wrap=True))
        rows.addWidget(line())
        rows.addLayout(self._table(record.entries()))
        for grid in record.grids():
            rows.addWidget(line())
            rows.addWidget(label(grid.label, role="title"))
            rows.addLayout(_grid_layout(grid, self._desk.theme))
        for there, relation in record.parents():
            self._add_parent(rows, record, there, relation)
        for relation in record.children(self._desk.session.datasets):
            rows.addWidget(line())
            each = Related(relation, self._desk, self._asked)
            self.related.append(each)
            rows.addWidget(each)
            each.read()
        rows.addStretch()

    def _head(self, first: QWidget) -> QHBoxLayout:
        head = QHBoxLayout()
        close = Tool()
        close.setObjectName("close")
        close.setToolTip(say(N_("Close details")))
        close.setAccessibleName(say(N_("Close details")))
        close.setIcon(self._desk.theme.icon("close"))
        close.setIconSize(QSize(14, 14))
        close.clicked.connect(self.closed)
        head.addWidget(first, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _table(self, entries: "list[Entry]") -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.setColumnMinimumWidth(0, _LABEL_WIDE)
        grid.setColumnStretch(1, 1)
        for number, entry in enumerate(entries):
            words = label(entry.label, role="secondary", wrap=True)
            words.setFixedWidth(_LABEL_WIDE)
            grid.addWidget(words, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Value(entry, self._desk.theme), number, 1)
            if entry.has_eye:
                grid.addWidget(self._eye(entry), number, 2, Qt.AlignmentFlag.AlignTop)
        return grid

    def _eye(self, entry: "Entry") -> Tool:
        hidden = self._arrangement.is_masked(entry.name)
        words = N_("Show the content of {column}") if hidden else N_("Hide the content of {column}")
        made = Tool()
        made.setObjectName(f"eye {entry.name}")
        made.setToolTip(say(words).format(column=entry.label))
        made.setAccessibleName(made.toolTip())
        made.setProperty("role", "small")
        made.setIcon(self._desk.theme.icon("eye-off" if hidden else "eye"))
        made.setIconSize(QSize(14, 14))
        made.clicked.connect(lambda: self._arrangement.set_masked(entry.name, not hidden))
        return made

    def _page_link(self, dataset: Dataset, key: str) -> Button:
        """The way to the page of a record."""
        from desktop.views.record_pages import RECORD_PAGES

        made = button(say(RECORD_PAGES[dataset.page].label), "link")
        made.clicked.connect(lambda: self._desk.open_record(dataset, key))
        return made

    def _add_parent(
        self, rows: QVBoxLayout, record: "Record", there: Dataset, relation: "Relation"
    ) -> None:
        rows.addWidget(line())
        head = QHBoxLayout()
        head.addWidget(label(say(there.label), role="title"), 1)
        link = button(say(N_("Open")), "link")
        link.setAccessibleName(say(N_("Open: {dataset}")).format(dataset=say(there.label)))
        link.clicked.connect(lambda: self._desk.go(there.name, relation.query(), None))
        if there.page:
            link.setText(say(N_("Show in table")))
            head.addWidget(self._page_link(there, relation.value))
        head.addWidget(link)
        rows.addLayout(head)
        entries = record.joined(there)
        rows.addLayout(self._table(entries))
        if not entries:
            link.hide()
            words = say(there.note or N_("Not in the local copy."))
            rows.addWidget(label(words, role="secondary", wrap=True))


def _grid_layout(grid: "Grid", theme: Theme) -> QGridLayout:
    from desktop.models.detail import Entry

    made = QGridLayout()
    made.setHorizontalSpacing(16 if grid.headers else 8)
    made.setVerticalSpacing(4)
    for place, words in enumerate(grid.headers):
        made.addWidget(label(words, role="secondary"), 0, place)
        made.setColumnStretch(place, 1)
    for number, row in enumerate(grid.rows, 1):
        for place, text in enumerate(row):
            if grid.headers or place:
                name = grid.headers[place] if grid.headers else row[0]
                made.addWidget(Value(Entry("", name, text), theme), number, place)
            else:
                made.addWidget(label(text, role="secondary", wrap=True), number, place)
    if not grid.headers:
        made.setColumnMinimumWidth(0, _LABEL_WIDE)
        made.setColumnStretch(1, 1)
    return made
