"""A small bar chart, painted: amounts by month, each a bar of one part or of several.

Where the amounts are hidden nothing is painted: heights tell as much as numbers.
"""

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import accumulate

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.models.words import amount, say
from desktop.text import N_
from desktop.views.plot import LEAST_WIDE, PAD, Bar, Plot
from desktop.views.theme import Theme

_HIGH, _MOST_TICKS = 168, 4
_WIDEST_BAR, _GAP = 28, 6
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_LEFT = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_RIGHT = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_NOTHING = Decimal()


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


class Bars(Plot):
    """Bars side by side over an axis. The arrow keys and the mouse tell the amount of each."""

    def __init__(self, title: str, theme: Theme) -> None:
        super().__init__(title, theme)
        self._series = tuple[str, ...]()
        self._ticks = list[Decimal]()

    def show_bars(self, bars: Sequence[Bar], unit: str = "", series: Sequence[str] = ()) -> None:
        """Show these; `unit` is their currency, `series` names the parts of every bar."""
        self._series = tuple(series)
        self._ticks = scale([end for bar in bars for end in _ends(bar)])
        super().show_bars(bars, unit)

    def words_of(self, number: int) -> str:
        """`2026-10: 12,430.00 CNY`, and its parts, if it has several."""
        words = super().words_of(number)
        if len(self._series) < 2:
            return words
        parts = zip(self._series, self.bars[number].parts, strict=False)
        return "\n".join([words, *(f"{name} {amount(part)}" for name, part in parts if part)])

    def _words_of_all(self) -> str:
        return say(N_("{count} bars")).format(count=len(self.bars))

    # measures

    def sizeHint(self) -> QSize:
        """Room to tell heights apart; where there are none, a line of text."""
        line = self.fontMetrics().height() + 2 * PAD
        return QSize(2 * LEAST_WIDE, self._theme.scaled(_HIGH) if self.bars else line)

    def minimumSizeHint(self) -> QSize:
        """Room for bars that can still be told apart."""
        return QSize(LEAST_WIDE, self.sizeHint().height())

    def _field(self) -> QRect:
        """Where the bars stand: right of the numbers, above the names, below the words."""
        line = self.fontMetrics().height()
        wide = max((self._wide(_round(tick)) for tick in self._ticks), default=0)
        below = line * (2 if any(bar.under for bar in self.bars) else 1) + PAD
        return self.rect().adjusted(wide + PAD, line + PAD, -2, -below)

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

    def _paint_bars(self, painter: QPainter) -> None:
        """The axis, the bars, and in words the one that is chosen."""
        field = self._field()
        self._paint_axis(painter, field)
        for number in range(len(self.bars)):
            self._paint_bar(painter, number)
        self._paint_names(painter, field)
        if self.current >= 0:
            painter.setPen(self._theme.colour("text"))
            words = self.words_of(self.current).replace("\n", " · ")
            shown = self.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, self.width() - 2 * PAD
            )
            where = self.rect().adjusted(PAD, 2, -PAD, 0)
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, shown)

    def _paint_axis(self, painter: QPainter, field: QRect) -> None:
        line = self.fontMetrics().height()
        for tick in self._ticks:
            y = round(self._height(tick, field))
            painter.setPen(self._theme.colour("disabled" if tick == 0 else "line"))
            painter.drawLine(field.left(), y, field.right(), y)
            painter.setPen(self._theme.colour("secondary"))
            room = QRect(0, y - line // 2, field.left() - PAD, line)
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

    # choosing

    def at(self, x: float) -> int:
        """The number of the bar at a place; -1 beside them."""
        field = self._field()
        if not self.bars or not field.left() <= x <= field.right():
            return -1
        return min(int((x - field.left()) * len(self.bars) / field.width()), len(self.bars) - 1)

    def _under(self, point: QPointF) -> int:
        return self.at(point.x())

    def _led_to(self, key: int) -> int | None:
        """The first arrow backwards begins at the end."""
        last = len(self.bars) - 1
        if key in _LEFT:
            return max(self.current - 1, 0) if self.current >= 0 else last
        return min(self.current + 1, last) if key in _RIGHT else None


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
