"""What an estimate comes to this month and last, above the lists of a subject, marked as one."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.catalog import Subject
from desktop.catalog.kinds import show_amount
from desktop.catalog.performance import Estimate, Performance
from desktop.catalog.query import Condition, Query
from desktop.models.words import say, style, tip
from desktop.text import MASK, N_, SHANGHAI
from desktop.views.desk import Desk
from desktop.views.parts import button, label

_APART, _NEAR = 20, 2
_INSIDE = 4  # where the text of a button begins
_SEVERAL = " \N{MIDDLE DOT} "


class _Month(QWidget):
    """One month: its name, what counts as a button that opens its rows, what does not count."""

    def __init__(self, month: str, words: str) -> None:
        super().__init__()
        self.month = month
        self.name = label(words, role="secondary")
        self.value = button("", "figure")
        self.value.setCursor(Qt.CursorShape.PointingHandCursor)
        self.value.setToolTip(tip(say(N_("Show the rows"))))
        self.more = label(role="secondary")
        for text in (self.name, self.more):
            text.setContentsMargins(_INSIDE, 0, 0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(_NEAR)
        whole.addWidget(self.name)
        whole.addWidget(self.value, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self.more)
        whole.addStretch()

    def tell(self, counted: str, exempt: str) -> None:
        """Say what counts, and what does not if there is any."""
        self.value.setText(counted.replace("&", "&&"))
        self.value.setAccessibleName(f"{self.name.text()}: {counted}")
        not_counted = say(N_("and {amount} that does not count"))
        self.more.setText(not_counted.format(amount=exempt) if exempt else "")
        self.more.setVisible(bool(exempt))


class EstimateStrip(QWidget):
    """The estimate of a subject; it follows the local copy while it is seen."""

    def __init__(self, name: str, estimate: Estimate, desk: Desk) -> None:
        super().__init__()
        self._desk, self._estimate, self._task = desk, estimate, f"estimate {name}"
        self._found: Sequence[Performance] | None = None
        self._stale = True
        self.months = [_Month(month, words.format(month=month)) for month, words in _months()]
        title = label(say(estimate.label))
        title.setContentsMargins(_INSIDE, 0, 0, 0)
        heading, row = QHBoxLayout(), QHBoxLayout()
        heading.setSpacing(_APART)
        row.setSpacing(_APART)
        heading.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        heading.addWidget(label(say(estimate.note), role="secondary", wrap=True), 1)
        for each in self.months:
            row.addWidget(each)
            each.value.clicked.connect(lambda _=False, month=each.month: self._open(month))
        row.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 10, 16, 4)
        whole.setSpacing(_NEAR)
        whole.addLayout(heading)
        whole.addLayout(row)
        for part in estimate.parts:
            desk.arrangement(part.dataset).masked.connect(lambda _name: self._say())
        desk.changes.happened.connect(self._on_change)

    @classmethod
    def of(cls, subject: Subject, desk: Desk) -> "EstimateStrip | None":
        """That of a subject whose lists the account has; None if it has none."""
        estimate, known = subject.estimate, {each.name for each in desk.session.datasets}
        if estimate is None or estimate.parts[0].dataset.name not in known:
            return None
        return cls(subject.name, estimate, desk)

    def _on_change(self, names: frozenset[str]) -> None:
        sources = {part.dataset.name for part in self._estimate.parts}
        if names & {*sources, self._estimate.exempt.dataset.name}:
            self._stale = True
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Estimate anew if rows changed while nobody looked."""
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self._desk.tasks.restart(self._task, self._reckon)

    async def _reckon(self) -> None:
        session, estimate = self._desk.session, self._estimate
        fresh = await session.freshness(estimate.parts[0].dataset)
        months = tuple(each.month for each in self.months)
        found = await session.estimate(estimate, "month", {"month": months})
        self._found = found if fresh.read_at else None
        self._say()

    def _say(self) -> None:
        for each in self.months:
            mine = [one for one in self._found or () if one.group == each.month]
            if self._found is None:
                each.tell(say(N_("Not read yet")), "")
            elif self._is_masked():
                each.tell(MASK, "")
            else:
                counted = _amounts((one.counted, one.currency) for one in mine)
                exempt = _amounts((one.exempt, one.currency) for one in mine if one.exempt)
                each.tell(counted or say(N_("None")), exempt)

    def _is_masked(self) -> bool:
        return any(
            self._desk.arrangement(part.dataset).is_masked(part.amount)
            for part in self._estimate.parts
        )

    def _open(self, month: str) -> None:
        part = self._estimate.parts[0]
        query = Query(part.dataset, (Condition(part.columns["month"], "in", (month,)),))
        self._desk.go(part.dataset.name, query, None)


def _months() -> list[tuple[str, str]]:
    """This month and the last one, of China, with what they are called."""
    now = style().now().astimezone(SHANGHAI)
    before = now.replace(day=1) - timedelta(days=1)
    return [(_month(now), say(N_("{month} so far"))), (_month(before), "{month}")]


def _month(moment: datetime) -> str:
    return f"{moment:%Y-%m}"


def _amounts(amounts: Iterable[tuple[Decimal, str]]) -> str:
    """`55,222.99 CNY`, in each currency that there is."""
    how = style()
    return _SEVERAL.join(
        f"{show_amount(int(amount.scaleb(8)), how)} {currency}".rstrip()
        for amount, currency in amounts
    )
