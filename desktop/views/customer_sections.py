"""The lists of a record, each by its first rows: one line a row, a click leads to its table."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.models.customer import Cell, Section
from desktop.models.words import count, one_line, say, tip
from desktop.text import MASK, N_
from desktop.views.cells import tabular
from desktop.views.desk import Desk
from desktop.views.marks import DOT, MASK_WIDTH, paint_dot, paint_mask
from desktop.views.parts import button, label
from desktop.views.theme import Theme

_PAD, _GAP = 8, 14
_DOT_WIDE = DOT + 6
_LEAST = 36  # of a text that must give way
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class SectionRow(QAbstractButton):
    """One row, in the columns that its section gives it."""

    def __init__(self, cells: Sequence[Cell], theme: Theme) -> None:
        super().__init__()
        self.cells, self._theme = cells, theme
        self.widths: list[int] = []
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = [(each.label, _spoken(each)) for each in cells if each.text]
        self.setAccessibleName(one_line(", ".join(f"{name} {text}" for name, text in words)))
        self.setToolTip(tip("\n".join(f"{name}: {text}" for name, text in words)))

    def sizeHint(self) -> QSize:
        """As high as the rows of tables."""
        return QSize(200, self._theme.row_height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, over a thin line."""
        painter, rect = QPainter(self), self.rect()
        if self.underMouse():
            painter.fillRect(rect, self._theme.colour("hover"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(tabular(self.font()))
        left = _PAD
        for cell, wide in zip(self.cells, self.widths, strict=False):
            self._paint_cell(painter, QRect(left, 0, wide, rect.height()), cell)
            left += wide + _GAP
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_cell(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        if cell.text == MASK:
            paint_mask(painter, rect, self._theme.colour("secondary"), right=cell.right)
            return
        if cell.tone:
            middle = QPointF(rect.left() + DOT / 2, rect.center().y() + 0.5)
            paint_dot(painter, middle, self._colour(cell.tone))
            rect = rect.adjusted(_DOT_WIDE, 0, 0, 0)
        metrics = QFontMetrics(tabular(self.font()))
        side = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
        text = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setPen(self._colour(cell.ink) if cell.ink else self._theme.colour("text"))
        painter.drawText(rect, _LINE | side, text)

    def _colour(self, tone: str) -> QColor:
        return self._theme.colour("secondary" if tone == "neutral" else tone)


class SectionView(QWidget):
    """A title with the way to all rows, then the first of them; `filled` once they stand there."""

    filled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.section: Section | None = None
        self.rows: list[SectionRow] = []
        self._wanted: list[int] = []  # how wide each column would like to be
        self.title = label(role="title")
        self.all = button("", "link")
        self.instead = label(role="secondary", wrap=True)
        self.instead.setContentsMargins(_PAD, 0, 0, 4)
        head = heading(self.title, self.all)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(head)
        whole.addWidget(self.instead)
        whole.addLayout(self._list)
        self.all.clicked.connect(lambda: self._go(None))
        queued = Qt.ConnectionType.QueuedConnection  # in the new font
        desk.theme.changed.connect(self._measure, queued)

    def show_section(self, section: Section) -> None:
        """Show this; the row that had the focus keeps it."""
        focused = next((at for at, row in enumerate(self.rows) if row.hasFocus()), -1)
        self.section = section
        self.title.setText(section.label)
        words = say(N_("All {count}")).format(count=count(section.count))
        self.all.setText(words)
        self.all.setAccessibleName(f"{section.label}: {words}")
        self.all.setVisible(section.count > 0)
        self.instead.setText(section.instead)
        self.instead.setVisible(bool(section.instead))
        self._put(section)
        self._measure()
        if 0 <= focused < len(self.rows):
            self.rows[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        self.filled.emit()

    def _put(self, section: Section) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for rowid, cells in section.rows:
            row = SectionRow(cells, self._desk.theme)
            row.clicked.connect(lambda _on=False, rowid=rowid: self._go(rowid))
            self.rows.append(row)
            self._list.addWidget(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the room."""
        super().resizeEvent(event)
        self._fit()

    def _measure(self) -> None:
        metrics = QFontMetrics(tabular(self.font()))
        columns = zip(*(row.cells for row in self.rows), strict=True)
        self._wanted = [max(_wide(cell, metrics) for cell in column) for column in columns]
        self._fit()

    def _fit(self) -> None:
        if not self.rows:
            return
        room = self.width() - 2 * _PAD - _GAP * (len(self._wanted) - 1)
        widths = shared(self._wanted, [cell.gives_way for cell in self.rows[0].cells], room)
        for row in self.rows:
            row.widths = widths
            row.update()

    def _go(self, rowid: int | None) -> None:
        if self.section:
            self._desk.go(self.section.dataset.name, self.section.query, rowid)


def heading(title: QWidget, right: QWidget) -> QHBoxLayout:
    """A title over what it is about, with something at the right end."""
    row = QHBoxLayout()
    row.setContentsMargins(_PAD, 0, 0, 0)
    row.addWidget(title)
    row.addStretch()
    row.addWidget(right)
    row.addStrut(button("A", "link").sizeHint().height())  # also where there is no button
    return row


def shared(wanted: Sequence[int], gives_way: Sequence[int], room: int) -> list[int]:
    """Widths that fill the room: first what gives way soonest is cut, the longest of it first.

    The first column that gives way soonest takes what is left over.
    """
    widths = list(wanted)
    for degree in sorted(set(gives_way) - {0}, reverse=True):
        while sum(widths) > room and _cut(widths, gives_way, degree, sum(widths) - room):
            pass
    if sum(widths) < room:
        widths[list(gives_way).index(max(gives_way))] += room - sum(widths)
    return widths


def _cut(widths: list[int], gives_way: Sequence[int], degree: int, over: int) -> bool:
    """Cut the longest columns of a degree, at most to the next one; whether any could be cut."""
    some = [at for at, each in enumerate(gives_way) if each == degree and widths[at] > _LEAST]
    if not some:
        return False
    top = max(widths[at] for at in some)
    longest = [at for at in some if widths[at] == top]
    floor = max((widths[at] for at in some if widths[at] < top), default=_LEAST)
    step = min(top - floor, -(-over // len(longest)))
    for at in longest:
        widths[at] -= step
    return True


def _wide(cell: Cell, metrics: QFontMetrics) -> int:
    text = MASK_WIDTH if cell.text == MASK else metrics.horizontalAdvance(cell.text) + 2
    return text + (_DOT_WIDE if cell.tone else 0)


def _spoken(cell: Cell) -> str:
    return say(N_("hidden")) if cell.text == MASK else cell.text
