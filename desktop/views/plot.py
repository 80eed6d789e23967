"""What painted amounts have in common: one of them is chosen by the mouse or the arrow keys."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.models.words import amount, say, tip
from desktop.text import MASK, N_
from desktop.views.cells import tabular
from desktop.views.marks import paint_mask
from desktop.views.theme import Theme

LEAST_WIDE, PAD = 220, 6


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is called in full, under it, and below that; the parts of its amount."""

    label: str
    short: str
    parts: tuple[Decimal, ...]
    under: str = ""

    @property
    def total(self) -> Decimal:
        """The whole amount."""
        return sum(self.parts, Decimal())


class Plot(QWidget):
    """Bars of which one is told of, or a sentence instead of them.

    `picked` says which bar was clicked, or entered by the keyboard.
    """

    picked = Signal(int)

    def __init__(self, title: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.bars: Sequence[Bar] = ()
        self._unit = self._instead = ""
        self.current = -1  # the bar that is told of
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        theme.changed.connect(self.updateGeometry)

    def show_bars(self, bars: Sequence[Bar], unit: str = "") -> None:
        """Show these, in their order; `unit` is their currency."""
        self.bars, self._unit, self._instead = bars, unit, ""
        self.current = min(self.current, len(bars) - 1)
        self.updateGeometry()
        self._tell()

    def show_instead(self, words: str) -> None:
        """Say why there is nothing to show; MASK: it is hidden."""
        self.bars, self._instead, self.current = (), words, -1
        self.updateGeometry()
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
        chosen = self.words_of(self.current) if self.current >= 0 else ""
        self.setAccessibleDescription(chosen or hidden or self._words_of_all())
        self.update()

    # what each has its own way of

    @abstractmethod
    def _words_of_all(self) -> str:
        """What a reader of the screen says while no bar is chosen."""

    @abstractmethod
    def _under(self, point: QPointF) -> int:
        """The number of the bar at a place; -1 beside them."""

    @abstractmethod
    def _led_to(self, key: int) -> int | None:
        """The number of the bar to which an arrow key leads; None for other keys."""

    @abstractmethod
    def _paint_bars(self, painter: QPainter) -> None:
        """Paint the bars, of which there is at least one."""

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame for the keyboard, and in it the bars or the sentence."""
        painter = QPainter(self)
        painter.setFont(tabular(self.font()))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        if self.bars:
            self._paint_bars(painter)
        else:
            self._paint_instead(painter)

    def _paint_instead(self, painter: QPainter) -> None:
        painter.setPen(self._theme.colour("secondary"))
        inner = self.rect().adjusted(PAD, PAD, -PAD, -PAD)
        if self._instead == MASK:
            inner.setHeight(self.fontMetrics().height())
            paint_mask(painter, inner, self._theme.colour("secondary"))
        else:
            flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(inner, int(flags), self._instead)

    # events

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The bar under the mouse is told of."""
        self._choose(self._under(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click picks it."""
        number = self._under(event.position())
        if number >= 0:
            self.picked.emit(number)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is gone, and with it what it pointed at."""
        self._choose(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from bar to bar, Enter picks the one that is told of."""
        number = self._led_to(event.key()) if self.bars else None
        if number is not None:
            self._choose(number)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current >= 0:
            self.picked.emit(self.current)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The tool tip is that of the bar under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._under(QPointF(event.pos()))
            if number >= 0:
                QToolTip.showText(event.globalPos(), tip(self.words_of(number)), self)
                return True
        return super().event(event)
