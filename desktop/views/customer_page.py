"""The page of one customer: everything the cache knows of it, together with the user's notes.

Composed by hand; what it is composed of is data (desktop/catalog/customer_view.py).
"""

from decimal import Decimal

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from desktop.catalog.customer_view import CUSTOMER
from desktop.catalog.query import Condition, Query
from desktop.errors import Offline
from desktop.models.customer import Portrait, horizon, of_this_moment
from desktop.models.timeline import TimelineModel
from desktop.models.words import amount, listed, say, style
from desktop.reports import Progress, Report
from desktop.text import MASK, N_
from desktop.views.chart import Bars, months
from desktop.views.customer_figures import FigureRow
from desktop.views.customer_head import Head
from desktop.views.customer_notes import NOTE, NoteBox
from desktop.views.customer_sections import SectionView, heading
from desktop.views.desk import Desk
from desktop.views.message_bar import sentence_of
from desktop.views.page import Page
from desktop.views.parts import label
from desktop.views.timeline import TimelineList

_TWO_COLUMNS = 880  # pixels that the lists need to stand side by side
_SIDE, _SIDE_LEAST = 360, 280
_MONTHS = 18
_ENDED = ("done", "failed", "cancelled")


class CustomerPage(Page):
    """Left the figures and lists of the customer, right the note and the time line."""

    def __init__(self, key: str, desk: Desk) -> None:
        super().__init__()
        self.key, self._desk = key, desk
        self.overview = CUSTOMER.offered(desk.session.datasets)
        self._dataset = self.overview.dataset
        self.portrait: Portrait | None = None
        self._names = {each.dataset.name for each in self.overview.strands}
        self._names |= {join.dataset.name for join in self._dataset.joins}
        self._lists, self._ended = set[str](), set[str]()  # of a refresh
        self._stale, self._asked = True, False
        self.head = Head(self._dataset, key, desk)
        self.figures = FigureRow(desk)
        trend = self.overview.trend
        self.chart = Bars(say(trend.label) if trend else "", desk.theme)
        self.sum = label(role="secondary")
        self._trend_block = [self._chart(say(trend.label))] if trend else []
        self._side_by_side, self._columns = QHBoxLayout(), (QVBoxLayout(), QVBoxLayout())
        self._wide: bool | None = None
        self.sections: dict[str, SectionView] = {}
        self.note = NoteBox(self._dataset, key, desk)
        self.timeline = TimelineModel(desk.session.reader(), desk.arrangement, self)
        self.events = TimelineList(self.timeline, desk.theme)
        self.nothing = label(say(N_("Nothing known yet.")), role="secondary")
        self._lay_out()
        self._connect()

    # building

    def _lay_out(self) -> None:
        self._side_by_side.setSpacing(24)
        for column in self._columns:
            column.setSpacing(16)
            self._side_by_side.addLayout(column, 1)
        for strand in self.overview.strands:
            if strand.part:
                self.sections[strand.dataset.name] = SectionView(self._desk)
        sheet = QWidget()
        rows = QVBoxLayout(sheet)
        rows.setContentsMargins(16, 8, 12, 16)
        rows.setSpacing(16)
        rows.addWidget(self.figures)
        rows.addLayout(self._side_by_side)
        rows.addStretch()
        self._area = QScrollArea(widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(sheet)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self._area)
        split.addWidget(self._side())
        split.setStretchFactor(0, 1)
        split.setSizes([3 * _SIDE, self._desk.theme.scaled(_SIDE)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(split, 1)

    def _arrange(self, *, wide: bool) -> None:
        """Put the lists side by side, or all below each other."""
        if self._wide is wide:
            return
        self._wide = wide
        for column in self._columns:
            while column.takeAt(0):
                pass
        for at, block in enumerate([*self._trend_block, *self.sections.values()]):
            self._columns[at % 2 if wide and at else 0].addWidget(block)
        for column in self._columns:
            column.addStretch()
        self._side_by_side.setStretch(1, int(wide))
        self._side_by_side.setSpacing(24 if wide else 0)

    def _chart(self, title: str) -> QWidget:
        made = QWidget()
        rows = QVBoxLayout(made)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(heading(label(title, role="title"), self.sum))
        rows.addWidget(self.chart)
        return made

    def _side(self) -> QFrame:
        side = QFrame()
        side.setObjectName("detail_pane")
        side.setMinimumWidth(_SIDE_LEAST)
        top = QVBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.setSpacing(12)
        top.addWidget(self.note)
        top.addWidget(label(say(N_("Time line")), role="title"))
        top.addWidget(self.nothing)
        rows = QVBoxLayout(side)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(top)
        rows.addWidget(self.events, 1)
        return side

    def _connect(self) -> None:
        desk = self._desk
        self.head.asked.connect(self.refresh)
        self.head.stopped.connect(self._on_stop)
        self.events.chosen.connect(self._on_event)
        self.chart.picked.connect(self._on_month)
        desk.changes.happened.connect(self._on_change)
        desk.changes.progressed.connect(self._on_progress)
        desk.notes.changed.connect(self._on_note)
        queued = Qt.ConnectionType.QueuedConnection  # in the new font
        desk.theme.changed.connect(self._on_theme, queued)
        for dataset in [self._dataset, *(each.dataset for each in self.overview.strands)]:
            desk.arrangement(dataset).masked.connect(self._on_masked)

    # what the window asks

    @property
    def reading(self) -> bool:
        """Whether it is still being filled from the cache."""
        return self._desk.tasks.running(self._look_task)

    def can(self, name: str) -> bool:
        """It can be read again; something can be done with the customer."""
        return name == "refresh" or (name == "actions" and self.head.acts.is_offered)

    def perform(self, name: str) -> None:
        """Do what a menu says."""
        if name == "actions":
            self.head.acts.show()

    def refresh(self) -> None:
        """Read what belongs to the customer, and nothing else, before anything that waits."""
        if not self._desk.tasks.running(self._refresh_task):
            self._desk.tasks.start(self._refresh_task, self._refresh)

    def focus_first(self) -> None:
        """Begin at the lists, which the arrow keys then scroll."""
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    # reading the cache

    @property
    def _look_task(self) -> str:
        return f"look at {self.key}"

    @property
    def _refresh_task(self) -> str:
        return f"read {self.key}"

    def _read(self) -> None:
        self._stale = False
        self._desk.tasks.restart(self._look_task, self._look)

    async def _look(self) -> None:
        how = style()
        overview = of_this_moment(self.overview, how)
        seen = await self._desk.session.look(overview, self.key, horizon(how))
        self._show(Portrait(overview, self.key, seen, self._desk.arrangement))

    def _show(self, portrait: Portrait) -> None:
        """Show what is known now; places in lists stay where they were."""
        self.portrait = portrait
        self.head.show_portrait(portrait, asked=self._asked)
        self.figures.show_figures(portrait.figures())
        for section in portrait.sections():
            self.sections[section.dataset.name].show_section(section)
        self._show_trend(portrait)
        self._show_events(portrait)

    def _show_trend(self, portrait: Portrait) -> None:
        totals, instead = portrait.trend(), portrait.trend_instead()
        self.sum.setVisible(not instead)
        if instead or not totals:
            self.chart.show_instead(instead)
            return
        currency = max(totals, key=lambda code: sum(totals[code].values(), Decimal()))
        by_month = sorted(totals[currency].items())[-_MONTHS:]
        self.chart.show_bars(months([(month, (total,)) for month, total in by_month]), currency)
        whole = f"{amount(sum((total for _, total in by_month), Decimal()))} {currency}".rstrip()
        words = say(N_("{amount} in {months} months"))
        self.sum.setText(words.format(amount=whole, months=len(by_month)))

    def _show_events(self, portrait: Portrait) -> None:
        note = self.note.note
        hidden = self._desk.arrangement(self._dataset).is_masked(NOTE)
        text = MASK if hidden else note.text.partition("\n")[0]
        written = note.changed_at if note.text else ""
        place = self.events.verticalScrollBar().value()
        self.timeline.show(portrait.overview, portrait.seen.happened, (written, text))
        self.events.verticalScrollBar().setValue(place)
        self.nothing.setVisible(self.timeline.rowCount() == 0)

    # asking the API

    async def _refresh(self) -> None:
        (column,) = self._dataset.key
        session = self._desk.session
        self._lists = {each.name for each in session.narrowed_by(column)}
        self._ended = set()
        self.head.show_progress(0, len(self._lists))
        try:
            reports = await session.refresh_where(column, self.key)
        finally:
            self._lists = set()
            self.head.show_progress(0, 0)
        self._heard(reports)
        own = (each for each in reports if each.dataset == self._dataset.name)
        self._asked = all(each.error is None for each in own)
        await self._look()

    def _heard(self, reports: list[Report]) -> None:
        """Say what could not be read; that there is no network the status line says."""
        failed = [each for each in reports if each.error and not isinstance(each.error, Offline)]
        offline = any(isinstance(each.error, Offline) for each in reports)
        if failed and (error := failed[0].error):
            labels = {each.name: say(each.label) for each in self._desk.session.datasets}
            words = listed([labels[each.dataset] for each in failed])
            text = say(N_("{what}: {title}")).format(what=words, title=sentence_of(error))
            self._desk.notify(text, say(N_("Try again")), self.refresh)
        elif offline:
            text = say(N_("The partner API cannot be reached. What is shown is the local copy."))
            self._desk.notify(text, say(N_("Try again")), self.refresh)

    def _on_stop(self) -> None:
        self._desk.tasks.cancel(self._refresh_task)

    def _on_progress(self, progress: Progress) -> None:
        if progress.dataset in self._lists and progress.state in _ENDED:
            self._ended.add(progress.dataset)
            self.head.show_progress(len(self._ended), len(self._lists))

    # small slots

    def _on_change(self, names: frozenset[str]) -> None:
        self._stale = self._stale or bool(names & self._names)
        if self._stale and self.isVisible():
            self._read()

    def _on_note(self, dataset: str, key: str) -> None:
        if (dataset, key) == (self._dataset.name, self.key) and self.portrait:
            self._show_events(self.portrait)

    def _on_theme(self) -> None:
        """Names and numbers are larger than the text, which has another size now."""
        if self.portrait:
            self.head.forget()
            self._show(self.portrait)

    def _on_masked(self, _name: str) -> None:
        if old := self.portrait:
            self._show(Portrait(old.overview, self.key, old.seen, self._desk.arrangement))

    def _on_event(self, index: QModelIndex) -> None:
        """Lead to the row of an event, among all of this customer."""
        happened = self.timeline.happened(index.row())
        dataset = self.timeline.dataset(happened) if happened else None
        if happened is None:
            return
        if dataset is None:
            self.note.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            (column,) = self._dataset.key
            query = Query(dataset, (Condition(column, "in", (self.key,)),))
            self._desk.go(dataset.name, query, happened.rowid)

    def _on_month(self, number: int) -> None:
        """Lead to the rows that a bar adds up."""
        if trend := self.overview.trend:
            tests = (
                Condition(self.overview.trend_column, "in", (self.key,)),
                Condition(trend.by, "in", (self.chart.bars[number].label,)),
                *trend.where,
            )
            self._desk.go(trend.dataset.name, Query(trend.dataset, tests), None)

    # events

    def showEvent(self, event: QShowEvent) -> None:
        """Read the cache if it changed while the page was hidden."""
        super().showEvent(event)
        if self._stale:
            self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for two columns the lists stand in one."""
        super().resizeEvent(event)
        room = self.width() - self._desk.theme.scaled(_SIDE)
        wide = room >= self._desk.theme.scaled(_TWO_COLUMNS)
        self._arrange(wide=wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
