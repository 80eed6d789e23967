"""The list of what changed: one line each, under the days."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.catalog.news import Kind
from desktop.models.feed import FeedModel, Line
from desktop.models.lines import ITEM
from desktop.models.words import say
from desktop.text import N_
from desktop.views.cells import tabular
from desktop.views.lines import LineRows, LinesList
from desktop.views.marks import DOT, paint_dot
from desktop.views.theme import Theme

_PAD, _GAP, _ABOVE_DAY = 12, 10, 8
_SUBJECT_WIDE, _TITLE_WIDE = 132, 260
_ELIDE = Qt.TextElideMode.ElideRight
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_DOTS: dict[Kind, str] = {
    "new": "accent",
    "changed": "secondary",
    "gone": "disabled",
    "back": "accent",
}


class _Rows(LineRows):
    """Paints a line in columns: time, what it is, its name, what became of it."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Rows as high as those of the tables; a day stands off from the one before."""
        heading = index.flags() == Qt.ItemFlag.NoItemFlags
        return QSize(0, self._theme.row_height + (_ABOVE_DAY if heading else 0))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The ground and the words."""
        rect, line = option.rect, index.data(ITEM)
        painter.save()
        if line.news is None:
            self._paint_day(painter, rect, line)
        else:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_ground(painter, rect, selected=selected)
            self._paint_line(painter, rect.adjusted(_PAD, 0, -_PAD, 0), line, line.news.kind)
        painter.restore()

    def _paint_day(self, painter: QPainter, rect: QRect, line: Line) -> None:
        painter.setFont(_bold(self._view.font()))
        painter.setPen(self._theme.colour("secondary"))
        painter.drawText(rect.adjusted(_PAD, _ABOVE_DAY, -_PAD, 0), _LINE, line.title)

    def _paint_ground(self, painter: QPainter, rect: QRect, *, selected: bool) -> None:
        if selected:
            painter.fillRect(rect, self._theme.colour("selection"))
        if selected and self._view.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_line(self, painter: QPainter, rect: QRect, line: Line, kind: Kind) -> None:
        scaled, font = self._theme.scaled, tabular(self._view.font())
        wide = QFontMetrics(font).horizontalAdvance("00:00")
        left = self._write(painter, rect, line.time, wide, "secondary")
        middle = QPointF(left + DOT / 2, rect.center().y() + 0.5)
        paint_dot(painter, middle, self._theme.colour(_DOTS[kind]))
        rest = rect.adjusted(left + DOT + _GAP - rect.left(), 0, 0, 0)
        subject = min(scaled(_SUBJECT_WIDE), rest.width() // 5)
        rest.setLeft(self._write(painter, rest, line.subject, subject, "secondary"))
        title = min(scaled(_TITLE_WIDE), rest.width() * 2 // 5)
        rest.setLeft(self._write(painter, rest, line.title, title, "text"))
        self._write(
            painter, rest, line.words, rest.width(), "secondary" if kind == "gone" else "text"
        )

    def _write(self, painter: QPainter, rect: QRect, text: str, wide: int, colour: str) -> int:
        """Write into the next column; returns where the one after it begins."""
        font = tabular(self._view.font())
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        room = QRect(rect.left(), rect.top(), wide, rect.height())
        painter.drawText(room, _LINE, QFontMetrics(font).elidedText(text, _ELIDE, wide))
        return rect.left() + wide + _GAP


class FeedList(LinesList):
    """What changed, as lines that can be chosen."""

    def __init__(self, model: FeedModel, theme: Theme) -> None:
        super().__init__(model, _Rows, theme, say(N_("What changed")))


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made
