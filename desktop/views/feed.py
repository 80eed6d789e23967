"""What changed, as a list to be read: by day, in words, each line a way to its row.

A page over the tabs, or a part of another page. Lines are read two hundred at a time.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desktop.catalog import SUBJECTS
from desktop.catalog.declare import Dataset
from desktop.catalog.news import KINDS, Kind, News, Wanted
from desktop.catalog.query import Condition, Query
from desktop.models.feed import FeedModel
from desktop.models.table import is_gone
from desktop.models.words import say
from desktop.text import N_
from desktop.views.desk import Desk
from desktop.views.feed_list import FeedList
from desktop.views.page import Page
from desktop.views.parts import label, named

TITLE = N_("What changed")
_NOTHING = N_(
    "Nothing changed so far. What later syncs find to be new, changed or gone is told here."
)
_NONE_SUCH = N_("Nothing of this kind changed.")
_AT_ONCE = 200


class Feed(Page):
    """The feed of all lists of an account. `since` (UTC text) leaves out what is older."""

    def __init__(self, desk: Desk, since: str = "") -> None:
        super().__init__()
        self._desk, self._since = desk, since
        self._task = f"feed {id(self)}"
        self._stale, self._ended = True, False
        self._watched: set[str] = set()
        self.model = FeedModel(desk.arrangement, self)
        self.list = FeedList(self.model, desk.theme)
        self.subject = named(QComboBox(), say(N_("Subject")))
        self.kind = named(QComboBox(), say(N_("Kind")))
        self.nothing = label(role="secondary", wrap=True)
        self._lay_out()
        self._fill_choices()
        self._connect()

    def _lay_out(self) -> None:
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.setSpacing(8)
        top.addWidget(label(say(TITLE), role="title"))
        top.addStretch()
        top.addWidget(self.subject)
        top.addWidget(self.kind)
        room = QWidget()
        self._stack = QStackedLayout(room)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(room, 1)

    def _fill_choices(self) -> None:
        offered = self._desk.session.datasets
        self.subject.addItem(say(N_("All subjects")), tuple(offered))
        for subject in SUBJECTS:
            datasets = tuple(each for each in subject.datasets if each in offered)
            if datasets:
                self.subject.addItem(say(subject.label), datasets)
        self.kind.addItem(say(N_("All kinds")), None)
        for kind, words in KINDS.items():
            self.kind.addItem(say(words), kind)

    def _connect(self) -> None:
        self.subject.activated.connect(self.reload)
        self.kind.activated.connect(self.reload)
        self.list.chosen.connect(self._on_chosen)
        self.list.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._desk.changes.happened.connect(self._on_change)

    # what the window asks

    @property
    def reading(self) -> bool:
        """Whether the lines on the screen are still being read."""
        return self._desk.tasks.running(self._task)

    def focus_first(self) -> None:
        """The newest piece of news."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Begin anew with the newest."""
        self._stale = False
        self._desk.tasks.restart(self._task, self._read)

    # reading

    @property
    def _wanted(self) -> Wanted:
        datasets: Sequence[Dataset] = self.subject.currentData()
        kind: Kind | None = self.kind.currentData()
        return Wanted(datasets, kind, self._since, most=_AT_ONCE)

    async def _read(self) -> None:
        news = await self._desk.session.feed(self._wanted)
        self._ended = len(news) < _AT_ONCE
        self._watch(news)
        self.model.show(news)
        narrowed = self.subject.currentIndex() or self.kind.currentIndex()
        self.nothing.setText(say(_NONE_SUCH if narrowed else _NOTHING))
        self._stack.setCurrentWidget(self.list if news else self.nothing)

    async def _read_more(self) -> None:
        wanted = self._wanted
        older = Wanted(wanted.datasets, wanted.kind, wanted.since, self.model.last, wanted.most)
        news = await self._desk.session.feed(older)
        self._ended = len(news) < _AT_ONCE
        self._watch(news)
        self.model.add(news)

    def _watch(self, news: Sequence[News]) -> None:
        """Follow what is hidden and shown in the tables of these."""
        for dataset in {each.dataset.name: each.dataset for each in news}.values():
            if dataset.name not in self._watched:
                self._watched.add(dataset.name)
                self._desk.arrangement(dataset).masked.connect(self.model.restyle)

    # slots

    def _on_scrolled(self, value: int) -> None:
        bar = self.list.verticalScrollBar()
        if value >= bar.maximum() - bar.pageStep() and not self._ended and self.model.last:
            self._desk.tasks.start(self._task, self._read_more)
        if value == 0 and self._stale:
            QTimer.singleShot(0, self._renew)

    def _on_change(self, _names: frozenset[str]) -> None:
        """New lines would push those away that somebody reads: further down they wait."""
        self._stale = True
        self._renew()

    def _renew(self) -> None:
        if self._stale and self.isVisible() and self.list.verticalScrollBar().value() == 0:
            self.reload()

    def _on_chosen(self, index: QModelIndex) -> None:
        news = self.model.news(index.row())
        if news is None:
            return
        query = None
        if not news.values or is_gone(news.dataset, news.values):
            tests = zip(news.dataset.key, news.key, strict=False)
            where = tuple(Condition(name, "in", (part or None,)) for name, part in tests)
            query = Query(news.dataset, where, gone=True)
        self._desk.go(news.dataset.name, query, news.row)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is out of sight reads nothing: it may be thrown away."""
        super().hideEvent(event)
        self._stale = True
        self._desk.tasks.cancel(self._task)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was noted since it was last seen."""
        super().showEvent(event)
        self._renew()
