"""What an estimate comes to this month and last, above the lists of a subject, marked as one."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.catalog import Subject
from desktop.catalog.performance import Estimate, Performance
from desktop.catalog.query import Condition, Query
from desktop.models.words import amounts, say, style
from desktop.text import MASK, N_, SHANGHAI
from desktop.views.desk import Desk
from desktop.views.parts import label
from desktop.views.strip import APART, INSIDE, NEAR, Strip, Told


class _Month(Told):
    """One month: what counts in it, and what does not."""

    def __init__(self, month: str, words: str) -> None:
        super().__init__(words)
        self.month = month


class EstimateStrip(Strip):
    """The estimate of a subject; it follows the local copy while it is seen."""

    def __init__(self, name: str, estimate: Estimate, desk: Desk) -> None:
        sources = {estimate.exempt.dataset.name, *(part.dataset.name for part in estimate.parts)}
        super().__init__(desk, f"estimate {name}", sources)
        self._estimate = estimate
        self._found: Sequence[Performance] | None = None
        self.months = [_Month(month, words.format(month=month)) for month, words in _months()]
        title = label(say(estimate.label))
        title.setContentsMargins(INSIDE, 0, 0, 0)
        heading, row = QHBoxLayout(), QHBoxLayout()
        heading.setSpacing(APART)
        row.setSpacing(APART)
        heading.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        heading.addWidget(label(say(estimate.note), role="secondary", wrap=True), 1)
        for each in self.months:
            row.addWidget(each)
            each.value.clicked.connect(lambda _=False, month=each.month: self._open(month))
        row.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 10, 16, 4)
        whole.setSpacing(NEAR)
        whole.addLayout(heading)
        whole.addLayout(row)
        for part in estimate.parts:
            desk.arrangement(part.dataset).masked.connect(lambda _name: self._say())

    @classmethod
    def of(cls, subject: Subject, desk: Desk) -> "EstimateStrip | None":
        """That of a subject whose lists the account has; None if it has none."""
        estimate, known = subject.estimate, {each.name for each in desk.session.datasets}
        if estimate is None or estimate.parts[0].dataset.name not in known:
            return None
        return cls(subject.name, estimate, desk)

    async def reckon(self) -> None:
        """Ask for both months."""
        session, estimate = self._desk.session, self._estimate
        state = await session.state(estimate.parts[0].dataset)
        months = tuple(each.month for each in self.months)
        found = await session.estimate(estimate, "month", {"month": months})
        self._found = found if state.read_at else None
        self._say()

    def _say(self) -> None:
        for each in self.months:
            mine = [one for one in self._found or () if one.group == each.month]
            if self._found is None:
                each.tell(say(N_("Not read yet")), "")
            elif self._is_masked():
                each.tell(MASK, "")
            else:
                counted = amounts((one.counted, one.currency) for one in mine)
                exempt = amounts((one.exempt, one.currency) for one in mine if one.exempt)
                words = say(N_("and {amount} that does not count"))
                more = words.format(amount=exempt) if exempt else ""
                each.tell(counted or say(N_("None")), more)

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
