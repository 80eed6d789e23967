"""What customers consumed, by month and by product; and the performance that may come of it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktop.catalog.performance import By, Performance
from desktop.catalog.query import Condition, Query
from desktop.catalog.today import (
    BILLS,
    BY_MONTH,
    BY_PRODUCT,
    ESTIMATE,
    MONTHS,
    PRODUCTS,
    RESALE_ONLY,
)
from desktop.catalog.trends import Slice
from desktop.models.consumption import by_month, largest, latest, units
from desktop.models.filters import EMPTY
from desktop.models.today import NOT_READ, SEVERAL
from desktop.models.words import amount, count, say, style, tip
from desktop.text import MASK, N_
from desktop.views.chart import Bars, months
from desktop.views.desk import Desk
from desktop.views.following import Following
from desktop.views.parts import button, label
from desktop.views.plot import Bar
from desktop.views.ranks import Ranks

_APART, _PAD = 32, 12
_INSIDE = 6  # where the text of a link or of the ranks begins
_NARROW = 620  # below that the charts stand one over the other
_SOURCES = frozenset(
    (BILLS.name, ESTIMATE.exempt.dataset.name, *(part.dataset.name for part in ESTIMATE.parts))
)
_NONE = N_("Nothing was consumed in these months.")
_NONE_HERE = N_("Nothing was consumed in this month.")


class _Column(NamedTuple):
    head: QHBoxLayout
    rows: QVBoxLayout


class TodayCharts(QWidget):
    """Bars of months, and ranks of the products of this month or the last; both lead to bills."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._bills = desk, desk.arrangement(BILLS)
        self._read_at, self._resells = "", True
        self._slices: Sequence[Slice] = ()
        self._products: Sequence[Slice] = ()
        self._estimates: Sequence[Performance] = ()
        self._months: list[str] = []
        self._chosen = False  # whether somebody chose whose products are shown
        self.bars = Bars(say(BY_MONTH.label), desk.theme)
        self.ranks = Ranks(say(BY_PRODUCT.label), desk.theme, PRODUCTS)
        self.estimate = button("", "link")
        self.note = label(role="secondary")
        self.note.setContentsMargins(_INSIDE, 0, 0, 0)
        self.choice = QButtonGroup(self)
        self._lay_out()
        self.following = Following(self, desk, "charts of today", self._read)
        self._connect()

    def _lay_out(self) -> None:
        self._sides = QHBoxLayout(self)
        self._sides.setContentsMargins(_PAD - _INSIDE, _PAD, _PAD, _PAD)
        self._sides.setSpacing(_APART)
        left, right = self._column(BY_MONTH.label), self._column(BY_PRODUCT.label)
        for at in range(2):
            made = button("", "segment")
            made.setCheckable(True)
            self.choice.addButton(made, at)
            right.head.addWidget(made)
        self._inside = QVBoxLayout()
        self._inside.addWidget(self.bars)
        left.rows.addLayout(self._inside)
        left.rows.addWidget(self.estimate, 0, Qt.AlignmentFlag.AlignLeft)
        right.rows.addWidget(self.ranks)
        right.rows.addWidget(self.note)
        for column in (left, right):
            column.rows.addStretch()
            self._sides.addLayout(column.rows, 1)

    def _column(self, title: str) -> "_Column":
        """Room for a chart under its title; titles are as high as if they had buttons."""
        head, rows = QHBoxLayout(), QVBoxLayout()
        rows.setSpacing(4)
        words = label(say(title), role="title")
        words.setContentsMargins(_INSIDE, 0, 0, 0)
        words.setMinimumHeight(button("0", "segment").sizeHint().height())
        head.addWidget(words)
        head.addStretch()
        rows.addLayout(head)
        return _Column(head, rows)

    def _connect(self) -> None:
        self.estimate.setToolTip(tip(say(ESTIMATE.note)))
        self.bars.picked.connect(lambda at: self._open(self.bars.bars[at].label))
        self.ranks.picked.connect(self._on_product)
        self.choice.idClicked.connect(self._on_month)
        self.estimate.clicked.connect(lambda: self._desk.bring("bills", ""))
        for part in ESTIMATE.parts:
            self._desk.arrangement(part.dataset).masked.connect(lambda _name: self._say())

    def set_resells(self, resells: bool | None) -> None:
        """Whether there are customers of whom the API tells what they consumed."""
        if resells is not self._resells:
            self._resells = resells is not False
            self._say()

    @property
    def month(self) -> str:
        """The month whose products are shown: this one, unless the one before was chosen."""
        return self._months[-1 - max(self.choice.checkedId(), 0)] if self._months else ""

    # reading

    async def _read(self, names: frozenset[str] | None) -> None:
        if names is not None and not names & _SOURCES:
            return
        session = self._desk.session
        self._months = latest(style().now(), MONTHS)
        since = Condition(BY_MONTH.by, "from", self._months[0])
        self._slices = await session.trend(BY_MONTH, [since])
        self._choose_month()
        one = Condition(BY_MONTH.by, "in", (self.month,))
        self._products = await session.trend(BY_PRODUCT, [one])
        only: dict[By, tuple[str, ...]] = {"month": (self._months[-1],)}
        self._estimates = await session.estimate(ESTIMATE, "month", only)
        self._read_at = (await session.state(BILLS)).read_at
        self._say()

    def _choose_month(self) -> None:
        """Name the two months; until somebody chose one, the newest with consumption."""
        for at in range(2):
            self.choice.button(at).setText(self._months[-1 - at])
        if not self._chosen:
            here = any(each.group == self._months[-1] for each in self._slices) or not self._slices
            self.choice.button(0 if here else 1).setChecked(True)

    # saying

    def _say(self) -> None:
        instead = self._instead()
        self._inside.setContentsMargins(0 if instead else _INSIDE, 0, 0, 0)
        currencies = units(self._slices)
        unit = currencies[0] if currencies else ""
        if instead:
            self.bars.show_instead(instead)
            self.ranks.show_instead(instead)
            self.note.clear()
        else:
            self.bars.show_bars(months(by_month(self._slices, self._months, unit)), unit)
            self._say_products(unit, len(currencies) - 1)
        self._say_estimate()

    def _instead(self) -> str:
        """What is said in the place of the charts; "" if they can be shown."""
        if self._slices:
            return MASK if self._bills.is_masked(BY_MONTH.amount) else ""
        if not self._resells:
            return say(RESALE_ONLY)
        return say(_NONE if self._read_at else NOT_READ)

    def _say_products(self, unit: str, others: int) -> None:
        ranked = largest(self._products, unit)
        bars = [Bar(str(each.group or say(EMPTY)), "", (each.total,)) for each in ranked[:PRODUCTS]]
        if bars:
            self.ranks.show_bars(bars, unit)
        else:
            self.ranks.show_instead(say(_NONE_HERE))
        words = []
        if len(ranked) > PRODUCTS:
            some = say(N_("The first {count} of {all} products"))
            words.append(some.format(count=count(PRODUCTS), all=count(len(ranked))))
        if others:
            words.append(say(N_("Only {currency} is shown here.")).format(currency=unit))
        self.note.setText(SEVERAL.join(words))

    def _say_estimate(self) -> None:
        """What may count as performance this month; nothing if that is hidden or unknown."""
        parts, amounts = ESTIMATE.parts, list[str]()
        if not any(self._desk.arrangement(p.dataset).is_masked(p.amount) for p in parts):
            amounts = [f"{amount(one.counted)} {one.currency}".rstrip() for one in self._estimates]
        words = say(N_("{label}, {month}: {amount}")).format(
            label=say(ESTIMATE.label),
            month=self._months[-1] if self._months else "",
            amount=SEVERAL.join(amounts),
        )
        self.estimate.setText(words.replace("&", "&&"))
        self.estimate.setVisible(bool(amounts))

    # going

    def _on_month(self) -> None:
        self._chosen = True
        self.following.again()

    def _on_product(self, at: int) -> None:
        product = largest(self._products, units(self._slices)[0])[at].group
        self._open(self.month, Condition(BY_PRODUCT.by, "in", (product,)))

    def _open(self, month: str, *tests: Condition) -> None:
        where = (Condition(BY_MONTH.by, "in", (month,)), *tests)
        self._desk.go(BILLS.name, Query(BILLS, where), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One beside the other, if there is room."""
        super().resizeEvent(event)
        wide = self.width() >= self._desk.theme.scaled(_NARROW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(across if wide else down)
