"""The list of the outbox: an entry in one line, its columns as wide as there is room."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from desktop.actions.words import STATE
from desktop.catalog.actions import ACTIONS
from desktop.catalog.kinds import brief_time
from desktop.catalog.times import utc_text
from desktop.models.lines import ITEM
from desktop.models.outbox import Line, OutboxModel
from desktop.models.words import one_line, say, style
from desktop.text import N_
from desktop.views.cells import tabular
from desktop.views.lines import LineRows, LinesList
from desktop.views.marks import DOT, MASK_WIDTH, paint_dot, paint_mask
from desktop.views.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_PAD, _GAP, _NEAR = 12, 14, 5
_LEAST_RECEIVERS, _WHO, _SETTLED = 190, 76, 132
_ELIDE = Qt.TextElideMode.ElideRight
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_WIDE_AMOUNT = "100,000.00"


@dataclass(frozen=True, slots=True)
class _Columns:
    """How wide the columns are; one of no width is left out."""

    state: int
    action: int
    amount: int
    unit: int
    when: int
    who: int = 0
    settled: int = 0

    @property
    def taken(self) -> int:
        """The room of all of them, and of the gaps before what is left for the receivers."""
        wide = [self.state, self.action, self.amount, self.when, self.who, self.settled]
        return sum(each + _GAP for each in wide if each) + _NEAR + self.unit


class _Rows(LineRows):
    """Paints an entry: dot and state, action, receivers, amount, when, who, settled by whom."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(theme, view)
        self._known: tuple[int, QFont, _Columns] | None = None  # for that room and that font

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows as high as those of the tables."""
        return QSize(0, self._theme.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground and the columns."""
        rect, line = option.rect, index.data(ITEM)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(rect, self._theme.colour("selection"))
        elif index.row() & 1:
            painter.fillRect(rect, self._theme.colour("alternate"))
        if selected and self._view.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.setFont(tabular(self._view.font()))
        self._paint_line(painter, rect.adjusted(_PAD, 0, -_PAD, 0), line)
        painter.restore()

    def _paint_line(self, painter: QPainter, rect: QRect, line: Line) -> None:
        columns = self._columns(rect.width())
        tone = "disabled" if line.tone == "neutral" else line.tone
        middle = QPointF(rect.left() + DOT / 2, rect.center().y() + 0.5)
        paint_dot(painter, middle, self._theme.colour(tone))
        at = QRect(rect.left() + DOT + 6, rect.top(), columns.state - DOT - 6, rect.height())
        self._write(painter, at, line.state, "text")
        at = _after(at, columns.action)
        self._write(painter, at, line.action, "text")
        at = _after(at, max(rect.width() - columns.taken, 0))
        self._write_receivers(painter, at, line)
        at = _after(at, columns.amount)
        self._write(painter, at, line.amount, "text", right=True)
        at = _after(at, columns.unit, _NEAR)
        self._write(painter, at, line.currency, "secondary")
        at = _after(at, columns.when)
        self._write(painter, at, line.when, "secondary")
        for wide, text in ((columns.who, line.entry.who), (columns.settled, line.settled)):
            if wide:
                at = _after(at, wide)
                self._write(painter, at, text, "secondary")

    def _columns(self, room: int) -> _Columns:
        """How wide the columns are, measured once."""
        font = self._view.font()
        if self._known is None or self._known[:2] != (room, font):
            self._known = (room, QFont(font), self._measured(room))
        return self._known[2]

    def _measured(self, room: int) -> _Columns:
        """Settled by whom gives way first, then who did it."""
        wide, scaled = (
            QFontMetrics(tabular(self._view.font())).horizontalAdvance,
            self._theme.scaled,
        )
        states = max(wide(say(label)) for label in STATE.labels.values())
        titles = (say(action.label).rstrip("…") for action in ACTIONS.values() if not action.quiet)
        now = brief_time(utc_text(style().now()), style())
        columns = _Columns(
            states + DOT + 8,
            min(max(wide(title) for title in titles), room // 5) + 2,
            wide(_WIDE_AMOUNT) + 2,
            wide("CNY") + 2,
            wide(now) + 2,
            scaled(_WHO),
            scaled(_SETTLED),
        )
        least = scaled(_LEAST_RECEIVERS)
        if room - columns.taken < least:
            columns = _without_settled(columns, keep_who=True)
        if room - columns.taken < least:
            columns = _without_settled(columns, keep_who=False)
        return columns

    def _write_receivers(self, painter: QPainter, rect: QRect, line: Line) -> None:
        if line.masked and rect.width() > MASK_WIDTH:
            paint_mask(painter, rect, self._theme.colour("secondary"))
            rect = rect.adjusted(MASK_WIDTH + _NEAR, 0, 0, 0)
        self._write(painter, rect, line.receivers, "secondary" if line.masked else "text")

    def _write(
        self, painter: QPainter, rect: QRect, text: str, colour: str, *, right: bool = False
    ) -> None:
        painter.setPen(self._theme.colour(colour))
        shown = painter.fontMetrics().elidedText(one_line(text), _ELIDE, rect.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, _LINE | side, shown)


def _without_settled(columns: _Columns, *, keep_who: bool) -> _Columns:
    who = columns.who if keep_who else 0
    return _Columns(columns.state, columns.action, columns.amount, columns.unit, columns.when, who)


def _after(rect: QRect, wide: int, gap: int = _GAP) -> QRect:
    """The column after this one."""
    return QRect(rect.right() + 1 + gap, rect.top(), wide, rect.height())


class OutboxList(LinesList):
    """A click only selects an entry: Enter or a second click opens it.

    `picked` says that another one is selected, or none; `discarded` that Del was pressed on it.
    """

    picked = Signal()
    discarded = Signal()
    left = Signal()  # upwards, out of the list

    def __init__(self, model: OutboxModel, theme: Theme) -> None:
        super().__init__(model, _Rows, theme, say(N_("Outbox")))
        self.setUniformItemSizes(True)
        self.setLayoutMode(OutboxList.LayoutMode.SinglePass)
        self.clicked.disconnect(self.chosen)
        self.doubleClicked.connect(self.chosen)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which entry is the current one."""
        super().currentChanged(current, previous)
        self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del discards; up from the first entry leads back to the search."""
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.discarded.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left.emit()
        else:
            super().keyPressEvent(event)
