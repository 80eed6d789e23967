"""Amounts ranked, painted: for each a name, a bar, and the amount in figures."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from desktop.models.words import amount, one_line
from desktop.views.plot import LEAST_WIDE, PAD, Plot
from desktop.views.theme import Theme

_LINE, _BAR = 22, 8  # heights
_GAP, _LEAST_BAR = 12, 40
_MOST_NAME = 0.42  # of the width
_ELIDE = Qt.TextElideMode.ElideRight
_SINGLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class Ranks(Plot):
    """The largest on top. The arrow keys and the mouse choose one.

    It keeps the height of `most` lines.
    """

    def __init__(self, title: str, theme: Theme, most: int) -> None:
        super().__init__(title, theme)
        self._most = most

    def _words_of_all(self) -> str:
        return "\n".join(self.words_of(number) for number in range(len(self.bars)))

    # measures

    def sizeHint(self) -> QSize:
        """All lines."""
        return QSize(2 * LEAST_WIDE, self._most * self._high() + PAD)

    def minimumSizeHint(self) -> QSize:
        """Room for names that can still be read."""
        return QSize(LEAST_WIDE, self._most * self._high() + PAD)

    def _high(self) -> int:
        return max(self._theme.scaled(_LINE), self.fontMetrics().height() + 4)

    def _row(self, number: int) -> QRect:
        return QRect(PAD, number * self._high(), self.width() - 2 * PAD, self._high())

    def at(self, y: float) -> int:
        """The number of the line at a height; -1 below them."""
        number = int(y // self._high())
        return number if 0 <= number < len(self.bars) else -1

    # painting

    def _paint_bars(self, painter: QPainter) -> None:
        """Name, bar, amount."""
        wide = QFontMetrics(painter.font()).horizontalAdvance
        figures = max(wide(amount(bar.total)) for bar in self.bars)
        names = max(wide(one_line(bar.label)) for bar in self.bars)
        names = min(names, round(self.width() * _MOST_NAME))
        for number in range(len(self.bars)):
            self._paint_row(painter, number, names, figures)

    def _paint_row(self, painter: QPainter, number: int, names: int, figures: int) -> None:
        row, bar = self._row(number), self.bars[number]
        chosen = number == self.current
        painter.setPen(self._theme.colour("text" if chosen else "secondary"))
        name = painter.fontMetrics().elidedText(one_line(bar.label), _ELIDE, names)
        painter.drawText(row, _SINGLE, name)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(row, _SINGLE | Qt.AlignmentFlag.AlignRight, amount(bar.total))
        room = row.adjusted(names + _GAP, 0, -figures - _GAP, 0)
        if room.width() < _LEAST_BAR:
            return
        most = max(abs(each.total) for each in self.bars) or 1
        wide = max(round(room.width() * float(abs(bar.total) / most)), 1)
        where = QRect(room.left(), row.center().y() - _BAR // 2 + 1, wide, _BAR)
        colour = "accent_hover" if chosen else "accent" if bar.total >= 0 else "warning"
        painter.fillRect(where, self._theme.colour(colour))

    # choosing

    def _under(self, point: QPointF) -> int:
        return self.at(point.y())

    def _led_to(self, key: int) -> int | None:
        """Up and down; the first of them begins on top."""
        if key == Qt.Key.Key_Up:
            return max(self.current - 1, 0)
        return min(self.current + 1, len(self.bars) - 1) if key == Qt.Key.Key_Down else None
