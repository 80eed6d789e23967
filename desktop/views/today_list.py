"""The lines of today as a list: word, number, sum and a quiet hint, each in its column."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QSizePolicy, QStyle, QStyledItemDelegate
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from desktop.models.today import ITEM, SEVERAL, Shown, TodayModel
from desktop.models.words import say
from desktop.text import MASK, N_
from desktop.views.cells import tabular
from desktop.views.marks import DOT, MASK_WIDTH, paint_dot, paint_mask
from desktop.views.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_PAD, _GAP, _NEAR, _ABOVE_GROUP = 12, 16, 5, 12
_INDENT = DOT + 8
_LEAST_LABEL, _LEAST_HINT = 120, 72
_ELIDE = Qt.TextElideMode.ElideRight
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SINGLE = Qt.TextFlag.TextSingleLine


@dataclass(frozen=True, slots=True)
class _Columns:
    """How wide words, numbers, sums and currencies are; hints take what is left."""

    label: int = 0
    number: int = 0
    sums: int = 0
    unit: int = 0

    def within(self, room: int) -> "_Columns":
        """The same where the room is short: words give way first, then there are no sums."""
        rest = room - _INDENT - self.number - 2 * _GAP
        money = self.sums + _NEAR + self.unit
        if rest - money >= _LEAST_LABEL:
            return replace(self, label=min(self.label, rest - money))
        return _Columns(min(self.label, max(rest, _LEAST_LABEL)), self.number)


class _Rows(QStyledItemDelegate):
    """Paints a line in columns, and a group as a quiet heading."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self.columns = _Columns()

    def measure(self, shown: list[Shown]) -> None:
        """Find out how wide the columns must be for these rows."""
        font = tabular(self._view.font())
        font.setBold(True)  # as numbers are
        wide = QFontMetrics(font).horizontalAdvance

        def widest(texts: Iterable[str]) -> int:
            widths = (MASK_WIDTH if text is MASK else wide(text) + 1 for text in texts)
            return max(widths, default=0)

        self.columns = _Columns(
            widest(each.label for each in shown if each.line),
            widest(each.number for each in shown),
            widest(each.sums for each in shown),
            widest(each.unit for each in shown),
        )

    def sizeHint(self, option: Option, index: Index) -> QSize:
        """Rows as high as those of the tables; a group stands off from the one before."""
        high = self._theme.row_height
        above = _ABOVE_GROUP if index.data(ITEM).line is None and index.row() else 0
        return QSize(0, high + above)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """The ground, then the columns."""
        rect, shown = option.rect, index.data(ITEM)
        painter.save()
        if shown.line is None:
            self._paint_group(painter, rect, shown.label)
        else:
            self._paint_ground(painter, option)
            self._paint_line(painter, rect.adjusted(_PAD, 0, -_PAD, 0), shown)
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, words: str) -> None:
        font = QFont(self._view.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._theme.colour("secondary"))
        room = QRect(rect.left() + _PAD, rect.bottom() - self._theme.row_height, rect.width(), 0)
        room.setBottom(rect.bottom())
        painter.drawText(room, _LEFT | _SINGLE, words)

    def _paint_ground(self, painter: QPainter, option: Option) -> None:
        rect, state = option.rect, option.state
        focused = self._view.hasFocus() and bool(state & QStyle.StateFlag.State_Selected)
        enabled = bool(state & QStyle.StateFlag.State_Enabled)
        if focused:
            painter.fillRect(rect, self._theme.colour("selection"))
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        elif enabled and state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.colour("hover"))

    def _paint_line(self, painter: QPainter, rect: QRect, shown: Shown) -> None:
        columns = self.columns.within(rect.width())
        font = tabular(self._view.font())
        painter.setFont(font)
        ink = "secondary" if shown.quiet else "text"
        if not shown.quiet:
            colour = "disabled" if shown.tone == "neutral" else shown.tone
            middle = QPointF(rect.left() + DOT / 2, rect.center().y() + 0.5)
            paint_dot(painter, middle, self._theme.colour(colour))
        at = QRect(rect.left() + _INDENT, rect.top(), columns.label, rect.height())
        self._write(painter, at, shown.label, ink)
        at = _next(at, columns.number)
        font.setBold(not shown.quiet)
        painter.setFont(font)
        self._write(painter, at, shown.number, ink, right=True)
        font.setBold(False)
        painter.setFont(font)
        if columns.sums:
            at = _next(at, columns.sums)
            self._write(painter, at, shown.sums, ink, right=True)
            at = _next(at, columns.unit, _NEAR)
            self._write(painter, at, shown.unit, "secondary")
        at = _next(at, rect.right() - at.right() - _GAP)
        if at.width() >= _LEAST_HINT:
            self._paint_hint(painter, at, shown.hint)

    def _paint_hint(self, painter: QPainter, rect: QRect, hint: tuple[str, ...]) -> None:
        for place, piece in enumerate(hint):
            text = piece if place + 1 == len(hint) or piece is MASK else f"{piece}{SEVERAL}"
            self._write(painter, rect, text, "secondary")
            masked = MASK_WIDTH + _GAP // 2
            wide = masked if piece is MASK else painter.fontMetrics().horizontalAdvance(text)
            rect = rect.adjusted(wide, 0, 0, 0)
            if rect.width() <= 0:
                return

    def _write(
        self, painter: QPainter, rect: QRect, text: str, ink: str, *, right: bool = False
    ) -> None:
        if text is MASK:
            paint_mask(painter, rect, self._theme.colour("secondary"), right=right)
            return
        painter.setPen(self._theme.colour(ink))
        shown = painter.fontMetrics().elidedText(text, _ELIDE, rect.width())
        painter.drawText(rect, (_RIGHT if right else _LEFT) | _SINGLE, shown)


def _next(rect: QRect, wide: int, gap: int = _GAP) -> QRect:
    """The column after this one."""
    return QRect(rect.right() + gap, rect.top(), wide, rect.height())


class TodayList(QListView):
    """As high as its lines; `chosen` carries the Line that was clicked, or entered by keyboard."""

    chosen = Signal(object)
    moved = Signal(QRect)  # where the line is that became the current one

    def __init__(self, model: TodayModel, theme: Theme) -> None:
        super().__init__()
        self._theme, self._rows = theme, _Rows(theme, self)
        self._lines = model
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(say(N_("Today")))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        model.dataChanged.connect(self._measure)
        model.modelReset.connect(self._measure)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self._measure, Qt.ConnectionType.QueuedConnection)
        self._measure()

    def begin(self) -> None:
        """Take the focus, with the first line chosen if none is."""
        if not self.currentIndex().isValid():
            first = (row for row in range(self._lines.rowCount()) if self._lines.line(row))
            self.setCurrentIndex(self._lines.index(next(first, 0)))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        """All lines, in a width in which most hints can be read."""
        high = sum(self.sizeHintForRow(row) for row in range(self._lines.rowCount()))
        return QSize(560, high + _PAD)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the words allow, and as high as ever."""
        return QSize(_LEAST_LABEL + 2 * _GAP, self.sizeHint().height())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where the current line is, for whoever scrolls."""
        super().currentChanged(current, previous)
        self.moved.emit(self.visualRect(current))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be opened."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        opens = index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        shape = Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the rows of the current line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: Index) -> None:
        line = self._lines.line(index.row())
        if line is not None and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.chosen.emit(line)

    def _measure(self) -> None:
        self._rows.measure([self._lines.shown(row) for row in range(self._lines.rowCount())])
        self.doItemsLayout()
        self.updateGeometry()
