"""The page of today: what is to be done, what expires, what money does, and what changed."""

import asyncio
from dataclasses import replace

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from desktop.catalog import Subject
from desktop.catalog.today import GROUPS, RESALE_CUSTOMERS, Group, Line
from desktop.models import filters
from desktop.models.today import TodayModel
from desktop.models.words import say, style
from desktop.reports import Freshness
from desktop.text import N_
from desktop.views.desk import Desk
from desktop.views.feed import TITLE, Feed
from desktop.views.following import Following
from desktop.views.page import Page
from desktop.views.parts import button, label
from desktop.views.today_changes import TodayChanges
from desktop.views.today_charts import TodayCharts
from desktop.views.today_list import TodayList

_LEFT, _RIGHT = 720, 560
_NARROW = 960  # below that what changed is a page of its own
_PAD, _INSIDE = 12, 6  # the latter is where the text of a link begins
_NOTHING_READ = N_(
    "Nothing has been read from the partner API yet. Numbers appear as their lists are read."
)
_OFFLINE = N_("Offline. Numbers appear as soon as the partner API can be reached.")
_GROWING = N_("Some lists have not been read completely yet: their numbers may still grow.")


class TodayTab(Page):
    """Left the numbers over two charts, right what changed."""

    def __init__(self, subject: Subject, desk: Desk) -> None:
        super().__init__()
        self.subject, self._desk = subject, desk
        offered = desk.session.datasets
        groups = [
            Group(group.label, tuple(line for line in group.lines if line.dataset in offered))
            for group in GROUPS
        ]
        self.model = TodayModel(groups, desk.arrangement, self)
        self.notice = label(role="secondary", wrap=True)
        self.list = TodayList(self.model, desk.theme)
        self.charts = TodayCharts(desk)
        self.more = button(say(TITLE), "link")
        self.changes = TodayChanges(desk)
        self._lay_out()
        self.following = Following(self, desk, "today", self._read)
        self._asked_on = filters.today(style())
        self.list.chosen.connect(self._open)
        self.list.moved.connect(self._on_moved)
        self.more.clicked.connect(lambda: desk.open_page(Feed(desk)))

    def _lay_out(self) -> None:
        self.setObjectName("today")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = self._column = QWidget()
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 4, 0, 8)
        rows.setSpacing(4)
        self.notice.setContentsMargins(_PAD, 8, _PAD, 0)
        self.notice.hide()
        for part in (self.notice, self.list, self.charts):
            rows.addWidget(part)
        link = QHBoxLayout()
        link.setContentsMargins(_PAD - _INSIDE, 0, 0, 0)
        link.addWidget(self.more)
        link.addStretch()
        rows.addLayout(link)
        rows.addStretch()
        self._room = QScrollArea()
        self._room.setWidgetResizable(True)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setWidget(column)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self._room)
        split.addWidget(self.changes)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setSizes([_LEFT, _RIGHT])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    # what the window asks

    @property
    def reading(self) -> bool:
        """Whether a number, a chart or the feed is still being read from the cache."""
        parts = (self.following, self.charts.following, self.changes)
        return any(part.reading for part in parts)

    def announce(self) -> None:
        """As old as the oldest of its lists."""
        self.summary.emit("")
        self.freshness.emit(self._freshness())

    def can(self, name: str) -> bool:
        """It can be read again."""
        return name == "refresh"

    def refresh(self) -> None:
        """Read from the API what is due."""
        self._desk.read_due()

    def focus_first(self) -> None:
        """Begin in the list, where the arrow keys go from line to line."""
        self.list.begin()

    # reading

    async def _read(self, names: frozenset[str] | None) -> None:
        """Ask for the lines whose rows changed; each is shown as soon as it is known."""
        day = filters.today(style())
        if names is None or day != self._asked_on:  # the views move with the days
            names, self._asked_on = None, day
        lines = [one for one in self.model.lines if names is None or names & one.sources]
        async with asyncio.TaskGroup() as group:
            for line in lines:
                group.create_task(self._ask(line))
            if names is None or RESALE_CUSTOMERS.dataset.name in names:
                group.create_task(self._ask_resells())
        self._say()

    async def _ask(self, line: Line) -> None:
        query = filters.question(line.dataset, line.shipped, "", style())
        if line.urgent:
            query = replace(query, sort=line.urgent)
        self.model.put(line, await self._desk.session.glance(query, line.amount))

    async def _ask_resells(self) -> None:
        glance = await self._desk.session.glance(RESALE_CUSTOMERS)
        resells = bool(glance.rows) if glance.read_at else None
        self.model.set_resells(resells)
        self.charts.set_resells(resells)

    def _say(self) -> None:
        """Say what the numbers leave out, if they do."""
        known = [
            glance
            for line, glance in self.model.glances.items()
            if not (glance.skipped or glance.missing_permission or line.dataset.on_demand)
        ]
        words = ""
        if known and not any(glance.read_at or glance.rows for glance in known):
            words = _OFFLINE if self._desk.session.online is False else _NOTHING_READ
        elif not all(glance.read_at for glance in known):
            words = _GROWING
        self.notice.setText(say(words) if words else "")
        self.notice.setVisible(bool(words))
        self.announce()

    def _freshness(self) -> Freshness:
        glances = self.model.glances.values()
        read = [glance.read_at for glance in glances if glance.read_at]
        return Freshness(sum(glance.rows for glance in glances), read_at=min(read, default=None))

    # slots

    def _open(self, line: Line) -> None:
        self._desk.go(line.dataset.name, line.shipped, None)

    def _on_moved(self, rect: QRect) -> None:
        where = self.list.mapTo(self._column, rect.center())
        self._room.ensureVisible(where.x(), where.y(), 0, rect.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for what changed, a link leads to it."""
        super().resizeEvent(event)
        wide = self.width() >= self._desk.theme.scaled(_NARROW)
        self.changes.setVisible(wide)
        self.more.setVisible(not wide)
