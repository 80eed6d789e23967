"""The time line of a record: what happened in two lines each, under the months."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.models.lines import ITEM
from desktop.models.timeline import Line, TimelineModel
from desktop.models.words import say
from desktop.text import MASK, N_
from desktop.views.cells import tabular
from desktop.views.lines import LineRows, LinesList
from desktop.views.marks import DOT, paint_dot, paint_mask
from desktop.views.theme import Theme

_PAD, _GAP, _ABOVE = 12, 8, 6
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_SMALL = 0.92


class _Rows(LineRows):
    """Paints what happened and when; below, in grey, to what, and about how much."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Two lines of text; a month stands off from the one before."""
        line = self._view.fontMetrics().height()
        heading = index.flags() == Qt.ItemFlag.NoItemFlags
        return QSize(0, line + _ABOVE + 8 if heading else 2 * line + 10)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The ground and the words."""
        rect: QRect = option.rect
        line: Line = index.data(ITEM)
        painter.save()
        if line.happened is None:
            self._paint_heading(painter, rect, line.title)
        else:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_ground(painter, rect, selected=selected)
            inner = rect.adjusted(_PAD, 4, -_PAD, -4)
            half = inner.height() // 2
            self._paint_first(painter, QRect(inner.left(), inner.top(), inner.width(), half), line)
            below = QRect(inner.left(), inner.top() + half, inner.width(), half)
            self._paint_second(painter, below.adjusted(DOT + _GAP, 0, 0, 0), line)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, title: str) -> None:
        font = tabular(self._view.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._theme.colour("secondary"))
        painter.drawText(rect.adjusted(_PAD, _ABOVE, -_PAD, 0), _LINE, title)

    def _paint_ground(self, painter: QPainter, rect: QRect, *, selected: bool) -> None:
        if selected and self._view.hasFocus():
            painter.fillRect(rect, self._theme.colour("selection"))
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_first(self, painter: QPainter, rect: QRect, line: Line) -> None:
        tone = "disabled" if line.tone == "neutral" else line.tone
        middle = QPointF(rect.left() + DOT / 2, rect.center().y() + 0.5)
        paint_dot(painter, middle, self._theme.colour(tone))
        font = tabular(self._view.font())
        painter.setFont(font)
        metrics = QFontMetrics(font)
        painter.setPen(self._theme.colour("secondary"))
        painter.drawText(rect, _LINE | Qt.AlignmentFlag.AlignRight, line.time)
        left = rect.adjusted(DOT + _GAP, 0, -metrics.horizontalAdvance(line.time) - _GAP, 0)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(left, _LINE, _elided(metrics, line.words, left.width()))

    def _paint_second(self, painter: QPainter, rect: QRect, line: Line) -> None:
        font = tabular(self._view.font())
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        painter.setFont(font)
        metrics, grey = QFontMetrics(font), self._theme.colour("secondary")
        painter.setPen(grey)
        used = 0
        if line.amount == MASK:
            paint_mask(painter, rect, grey, right=True)
            used = rect.width() // 4
        elif line.amount:
            painter.drawText(rect, _LINE | Qt.AlignmentFlag.AlignRight, line.amount)
            used = metrics.horizontalAdvance(line.amount) + _GAP
        left = rect.adjusted(0, 0, -used, 0)
        if line.title == MASK:
            paint_mask(painter, left, grey)
        else:
            painter.drawText(left, _LINE, _elided(metrics, line.title, left.width()))


class TimelineList(LinesList):
    """What happened, as lines that can be chosen."""

    def __init__(self, model: TimelineModel, theme: Theme) -> None:
        super().__init__(model, _Rows, theme, say(N_("Time line")))


def _elided(metrics: QFontMetrics, text: str, wide: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, wide)
