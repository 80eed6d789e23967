"""What changed since somebody last looked at today: in how many rows, and in which ways."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.catalog import DATASETS
from desktop.catalog.kinds import brief_time
from desktop.catalog.query import Query
from desktop.models import looks
from desktop.models.words import count, say, style
from desktop.text import N_
from desktop.views.desk import Desk
from desktop.views.feed import Feed
from desktop.views.flow import FlowLayout
from desktop.views.following import Following
from desktop.views.parts import Button, button, label

_KEPT = "today"  # the name under which the look is noted
_PAD, _INSIDE = 12, 6  # the latter is where the text of a link begins
_SOME = N_("Since your last look at {time}:")
_NOTHING = N_("Nothing changed since your last look at {time}.")


class TodayChanges(QWidget):
    """The feed of all lists, under numbers that open the tables with the rows that changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self.since = desk, ""
        self.feed = Feed(desk)
        self.words = label(role="secondary", wrap=True)
        self.numbers, self.buttons = QWidget(), list[Button]()
        self._flow = FlowLayout(self.numbers, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.numbers.setSizePolicy(policy)
        counts = QVBoxLayout()
        counts.setContentsMargins(_PAD - _INSIDE, 0, _PAD, 8)
        self.words.setContentsMargins(_INSIDE, 0, 0, 0)
        counts.setSpacing(2)
        counts.addWidget(self.words)
        counts.addWidget(self.numbers)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.feed)
        inside = self.feed.layout()
        if isinstance(inside, QVBoxLayout):
            inside.insertLayout(1, counts)
        self.following = Following(self, desk, "changes of today", self._read)

    @property
    def reading(self) -> bool:
        """Whether what it shows is still being read."""
        return self.following.reading or self.feed.reading

    async def _read(self, _names: frozenset[str] | None) -> None:
        counts = await self._desk.session.changed_count(self.since) if self.since else {}
        self._show(counts)

    def _show(self, counts: dict[str, int]) -> None:
        for old in self.buttons:
            self._flow.removeWidget(old)
            old.deleteLater()
        self.buttons = []
        for name, rows in sorted(counts.items(), key=lambda pair: -pair[1]):
            words = f"{say(DATASETS[name].label)} {count(rows)}"
            made = button(words.replace("&", "&&"), "link")
            made.clicked.connect(lambda _on=False, name=name: self._open(name))
            self._flow.addWidget(made)
            self.buttons.append(made)
        time = brief_time(self.since or None, style())
        self.words.setText(say(_SOME if counts else _NOTHING).format(time=time))
        self.words.setVisible(bool(self.since))
        self.numbers.setVisible(bool(counts))

    def _open(self, name: str) -> None:
        query = Query(DATASETS[name], changed_since=self.since)
        self._desk.go(name, query, None)

    def showEvent(self, event: QShowEvent) -> None:
        """A visit begins."""
        super().showEvent(event)
        self.since = looks.came(self._desk.states, _KEPT, style().now())

    def hideEvent(self, event: QHideEvent) -> None:
        """A visit ends."""
        super().hideEvent(event)
        looks.left(self._desk.states, _KEPT, style().now())
