"""Amounts ranked, painted: for each a name, a bar, and the amount in figures."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.models.words import amount, one_line, say, tip
from desktop.text import MASK, N_
from desktop.views.cells import tabular
from desktop.views.chart import Bar
from desktop.views.marks import paint_mask
from desktop.views.theme import Theme

_LINE, _BAR = 22, 8  # heights
_PAD, _GAP = 6, 12
_LEAST_WIDE, _LEAST_BAR = 220, 40
_MOST_NAME = 0.42  # of the width
_ELIDE = Qt.TextElideMode.ElideRight
_SINGLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class Ranks(QWidget):
    """The largest on top. The arrow keys and the mouse choose one, `picked` says which was entered.

    It keeps the height of `most` lines.
    """

    picked = Signal(int)

    def __init__(self, title: str, theme: Theme, most: int) -> None:
        super().__init__()
        self._theme, self._most = theme, most
        self.bars: Sequence[Bar] = ()
        self._unit = self._instead = ""
        self.current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        theme.changed.connect(self.updateGeometry)

    def show_bars(self, bars: Sequence[Bar], unit: str = "") -> None:
        """Show these, in their order; `unit` is their currency."""
        self.bars, self._unit, self._instead = bars, unit, ""
        self.current = min(self.current, len(bars) - 1)
        self._tell()

    def show_instead(self, words: str) -> None:
        """Say why there is nothing to show; MASK: it is hidden."""
        self.bars, self._instead, self.current = (), words, -1
        self._tell()

    def words_of(self, number: int) -> str:
        """`Elastic Cloud Server: 12,430.00 CNY`."""
        bar = self.bars[number]
        return f"{bar.label}: {amount(bar.total)} {self._unit}".rstrip()

    def _choose(self, number: int) -> None:
        if number != self.current:
            self.current = number
            self._tell()

    def _tell(self) -> None:
        """For readers of the screen: the bar that is chosen, or all of them."""
        hidden = say(N_("hidden")) if self._instead == MASK else self._instead
        every = "\n".join(self.words_of(number) for number in range(len(self.bars)))
        chosen = self.words_of(self.current) if self.current >= 0 else ""
        self.setAccessibleDescription(chosen or hidden or every)
        self.update()

    # measures

    def sizeHint(self) -> QSize:
        """All lines."""
        return QSize(2 * _LEAST_WIDE, self._most * self._high() + _PAD)

    def minimumSizeHint(self) -> QSize:
        """Room for names that can still be read."""
        return QSize(_LEAST_WIDE, self._most * self._high() + _PAD)

    def _high(self) -> int:
        return max(self._theme.scaled(_LINE), self.fontMetrics().height() + 4)

    def _row(self, number: int) -> QRect:
        return QRect(_PAD, number * self._high(), self.width() - 2 * _PAD, self._high())

    def at(self, y: float) -> int:
        """The number of the line at a height; -1 below them."""
        number = int(y // self._high())
        return number if 0 <= number < len(self.bars) else -1

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, bar, amount."""
        painter = QPainter(self)
        painter.setFont(tabular(self.font()))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        if not self.bars:
            self._paint_instead(painter)
            return
        wide = QFontMetrics(painter.font()).horizontalAdvance
        figures = max(wide(amount(bar.total)) for bar in self.bars)
        names = max(wide(one_line(bar.label)) for bar in self.bars)
        names = min(names, round(self.width() * _MOST_NAME))
        for number in range(len(self.bars)):
            self._paint_row(painter, number, names, figures)

    def _paint_instead(self, painter: QPainter) -> None:
        inner = self.rect().adjusted(_PAD, _PAD, -_PAD, -_PAD)
        if self._instead == MASK:
            inner.setHeight(self.fontMetrics().height())
            paint_mask(painter, inner, self._theme.colour("secondary"))
        else:
            painter.setPen(self._theme.colour("secondary"))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(inner, int(flags), self._instead)

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

    # events

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The line under the mouse is chosen."""
        self._choose(self.at(event.position().y()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click picks it."""
        number = self.at(event.position().y())
        if number >= 0:
            self.picked.emit(number)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is gone, and with it what it pointed at."""
        self._choose(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from line to line, Enter picks the one that is chosen."""
        key, last = event.key(), len(self.bars) - 1
        if key == Qt.Key.Key_Up and self.bars:
            self._choose(max(self.current - 1, 0))
        elif key == Qt.Key.Key_Down and self.bars:
            self._choose(min(self.current + 1, last))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current >= 0:
            self.picked.emit(self.current)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The tool tip is that of the line under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self.at(event.pos().y())
            if number >= 0:
                QToolTip.showText(event.globalPos(), tip(self.words_of(number)), self)
                return True
        return super().event(event)
