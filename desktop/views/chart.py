"""A small bar chart, painted: amounts by month, each a bar of one part or of several.

Where the amounts are hidden nothing is painted: heights tell as much as numbers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import accumulate

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.models.words import amount, say, tip
from desktop.text import MASK, N_
from desktop.views.cells import tabular
from desktop.views.marks import paint_mask
from desktop.views.theme import Theme

_HIGH, _LEAST_WIDE, _MOST_TICKS = 168, 220, 4
_WIDEST_BAR, _GAP, _PAD = 28, 6, 6
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_LEFT = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_RIGHT = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_NOTHING = Decimal()


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
        return sum(self.parts, _NOTHING)


def months(totals: Sequence[tuple[str, tuple[Decimal, ...]]]) -> list[Bar]:
    """Bars of months like `2026-10`, the year below the first of each."""
    bars = list[Bar]()
    for month, parts in totals:
        year, _, number = month.partition("-")
        before = bars[-1].label[:4] if bars else ""
        bars.append(Bar(month, number.lstrip("0"), parts, year if year != before else ""))
    return bars


def scale(values: Sequence[Decimal]) -> list[Decimal]:
    """Round numbers from the smallest value (at most 0) up to the largest, evenly apart."""
    low, high = min([*values, _NOTHING]), max([*values, _NOTHING])
    if low == high:
        return [_NOTHING]
    rough = (high - low) / (_MOST_TICKS - 1)
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(each * power for each in _STEPS if each * power >= rough)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return [step * number for number in range(int(first), int(last) + 1)]


class Bars(QWidget):
    """Bars side by side over an axis. The arrow keys and the mouse tell the amount of each.

    `picked` says which bar was clicked, or entered by the keyboard.
    """

    picked = Signal(int)

    def __init__(self, title: str, theme: Theme) -> None:
        super().__init__()
        self._title, self._theme = title, theme
        self.bars: Sequence[Bar] = ()
        self._unit, self._series = "", tuple[str, ...]()
        self._instead = ""
        self.current = -1  # the bar that is told of
        self._ticks = list[Decimal]()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        theme.changed.connect(self.updateGeometry)

    def show_bars(self, bars: Sequence[Bar], unit: str = "", series: Sequence[str] = ()) -> None:
        """Show these; `unit` is their currency, `series` names the parts of every bar."""
        self.bars, self._unit, self._series, self._instead = bars, unit, tuple(series), ""
        self._ticks = scale([end for bar in bars for end in _ends(bar)])
        self.current = min(self.current, len(bars) - 1)
        self.updateGeometry()
        self._tell()

    def show_instead(self, words: str) -> None:
        """Say why there is nothing to show; MASK: it is hidden."""
        self.bars, self._instead, self.current = (), words, -1
        self.updateGeometry()
        self._tell()

    def words_of(self, number: int) -> str:
        """`2026-10: 12,430.00 CNY`, and its parts, if it has several."""
        bar = self.bars[number]
        words = f"{bar.label}: {amount(bar.total)} {self._unit}".rstrip()
        if len(self._series) < 2:
            return words
        parts = zip(self._series, bar.parts, strict=False)
        return "\n".join([words, *(f"{name} {amount(part)}" for name, part in parts if part)])

    def _choose(self, number: int) -> None:
        if number != self.current:
            self.current = number
            self._tell()

    def _tell(self) -> None:
        """For readers of the screen: the bar that is chosen, or how many there are."""
        hidden = say(N_("hidden")) if self._instead == MASK else self._instead
        words = self.words_of(self.current) if self.current >= 0 else hidden
        self.setAccessibleDescription(words or say(N_("{count} bars")).format(count=len(self.bars)))
        self.update()

    # measures

    def sizeHint(self) -> QSize:
        """Room to tell heights apart; where there are none, a line of text."""
        line = self.fontMetrics().height() + 2 * _PAD
        return QSize(2 * _LEAST_WIDE, self._theme.scaled(_HIGH) if self.bars else line)

    def minimumSizeHint(self) -> QSize:
        """Room for bars that can still be told apart."""
        return QSize(_LEAST_WIDE, self.sizeHint().height())

    def _field(self) -> QRect:
        """Where the bars stand: right of the numbers, above the names, below the words."""
        line = self.fontMetrics().height()
        wide = max((self._wide(_round(tick)) for tick in self._ticks), default=0)
        below = line * (2 if any(bar.under for bar in self.bars) else 1) + _PAD
        return self.rect().adjusted(wide + _PAD, line + _PAD, -2, -below)

    def _wide(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)

    def _slot(self, number: int, field: QRect) -> QRectF:
        wide = field.width() / max(len(self.bars), 1)
        return QRectF(field.left() + number * wide, field.top(), wide, field.height())

    def _height(self, value: Decimal, field: QRect) -> float:
        """Where a value is on the way down the field."""
        low, high = self._ticks[0], self._ticks[-1]
        share = float((value - low) / (high - low)) if high != low else 0.0
        return field.bottom() - share * field.height()

    def bar_rect(self, number: int) -> QRectF:
        """Where a bar is painted, all its parts together."""
        field = self._field()
        slot, ends = self._slot(number, field), _ends(self.bars[number])
        wide = min(slot.width() * 0.68, self._theme.scaled(_WIDEST_BAR))
        top, bottom = self._height(max(ends), field), self._height(min(ends), field)
        return QRectF(slot.center().x() - wide / 2, top, wide, max(bottom - top, 1.0))

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The axis, the bars, and in words the one that is chosen."""
        painter = QPainter(self)
        painter.setFont(tabular(self.font()))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        if not self.bars:
            self._paint_instead(painter)
            return
        field = self._field()
        self._paint_axis(painter, field)
        for number in range(len(self.bars)):
            self._paint_bar(painter, number)
        self._paint_names(painter, field)
        if self.current >= 0:
            painter.setPen(self._theme.colour("text"))
            words = self.words_of(self.current).replace("\n", " · ")
            shown = self.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, self.width() - 2 * _PAD
            )
            where = self.rect().adjusted(_PAD, 2, -_PAD, 0)
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, shown)

    def _paint_instead(self, painter: QPainter) -> None:
        painter.setPen(self._theme.colour("secondary"))
        inner = self.rect().adjusted(_PAD, _PAD, -_PAD, -_PAD)
        if self._instead == MASK:
            inner.setHeight(self.fontMetrics().height())
            paint_mask(painter, inner, self._theme.colour("secondary"))
        else:
            flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(inner, int(flags), self._instead)

    def _paint_axis(self, painter: QPainter, field: QRect) -> None:
        line = self.fontMetrics().height()
        for tick in self._ticks:
            y = round(self._height(tick, field))
            painter.setPen(self._theme.colour("disabled" if tick == 0 else "line"))
            painter.drawLine(field.left(), y, field.right(), y)
            painter.setPen(self._theme.colour("secondary"))
            room = QRect(0, y - line // 2, field.left() - _PAD, line)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, _round(tick))

    def _paint_bar(self, painter: QPainter, number: int) -> None:
        rect, field, bar = self.bar_rect(number), self._field(), self.bars[number]
        chosen = number == self.current
        for place, (low, high) in enumerate(_spans(bar)):
            top, bottom = self._height(high, field), self._height(low, field)
            if bar.parts[place]:
                part = QRectF(rect.left(), top, rect.width(), max(bottom - top, 1.0))
                painter.fillRect(part, self.colour_of(place, chosen=chosen))

    def _paint_names(self, painter: QPainter, field: QRect) -> None:
        """The names below, leaving out those for which there is no room."""
        line, free = self.fontMetrics().height(), 0.0
        for number, bar in enumerate(self.bars):
            slot = self._slot(number, field)
            wide = self._wide(bar.short)
            left = slot.center().x() - wide / 2
            chosen = "text" if number == self.current else "secondary"
            painter.setPen(self._theme.colour(chosen))
            if left >= free:
                at = QPoint(round(left), field.bottom() + line)
                painter.drawText(at, bar.short)
                free = left + wide + _GAP
            if bar.under:
                painter.setPen(self._theme.colour("secondary"))
                painter.drawText(QPoint(round(left), field.bottom() + 2 * line), bar.under)

    def colour_of(self, part: int, *, chosen: bool = False) -> QColor:
        """The colour of a part of every bar: the accent, then paler and paler."""
        first = self._theme.colour("accent_hover" if chosen else "accent")
        last, share = self._theme.colour("surface"), min(part, 4) * 0.19
        red, green, blue = (
            round(one + (other - one) * share)
            for one, other in (
                (first.red(), last.red()),
                (first.green(), last.green()),
                (first.blue(), last.blue()),
            )
        )
        return QColor(red, green, blue)

    # events

    def at(self, x: float) -> int:
        """The number of the bar at a place; -1 beside them."""
        field = self._field()
        if not self.bars or not field.left() <= x <= field.right():
            return -1
        return min(int((x - field.left()) * len(self.bars) / field.width()), len(self.bars) - 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The bar under the mouse is told of."""
        self._choose(self.at(event.position().x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click picks it."""
        number = self.at(event.position().x())
        if number >= 0:
            self.picked.emit(number)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is gone, and with it what it pointed at."""
        self._choose(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from bar to bar, Enter picks the one that is told of."""
        key, last = event.key(), len(self.bars) - 1
        if key in _LEFT and self.bars:
            self._choose(max(self.current - 1, 0) if self.current >= 0 else last)
        elif key in _RIGHT and self.bars:
            self._choose(min(self.current + 1, last))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current >= 0:
            self.picked.emit(self.current)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The tool tip is that of the bar under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self.at(event.pos().x())
            if number >= 0:
                QToolTip.showText(event.globalPos(), tip(self.words_of(number)), self)
                return True
        return super().event(event)


def _spans(bar: Bar) -> Iterator[tuple[Decimal, Decimal]]:
    """Where each part begins and ends: amounts stand on each other, refunds hang below."""
    ups = accumulate((max(part, _NOTHING) for part in bar.parts), initial=_NOTHING)
    downs = accumulate((min(part, _NOTHING) for part in bar.parts), initial=_NOTHING)
    for part, up, down in zip(bar.parts, list(ups), list(downs), strict=False):
        yield (down + part, down) if part < 0 else (up, up + part)


def _ends(bar: Bar) -> list[Decimal]:
    return [_NOTHING, *(end for span in _spans(bar) for end in span)]


def _round(tick: Decimal) -> str:
    """A number of the axis: without decimals, unless it has some."""
    return f"{tick.normalize():,f}"
