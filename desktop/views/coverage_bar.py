"""How much is known of a list that is read for one order (customer, ticket) at a time."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.catalog import DATASETS
from desktop.catalog.declare import Dataset
from desktop.catalog.query import Query
from desktop.models.words import count, say
from desktop.text import N_
from desktop.views.desk import Desk
from desktop.views.parts import button, label, named

if TYPE_CHECKING:
    from desktop.reports import Progress


def is_partly_known(dataset: Dataset) -> bool:
    """Whether rows of a dataset are read only for what somebody looks at."""
    return dataset.on_demand and dataset.source.per is not None


class CoverageBar(QWidget):
    """Says for how many owners the list was read, and reads it for all that fit the filter.

    `ask` gives the question of the moment.
    """

    def __init__(self, dataset: Dataset, desk: Desk, ask: Callable[[], Query]) -> None:
        super().__init__()
        self._dataset, self._desk, self._ask = dataset, desk, ask
        self._unread = 0
        self._task = f"refresh {dataset.name}"
        self.words = label("", role="secondary")
        self.read_all = button("", "link")
        self.stop = button(say(N_("Stop")), "link")
        named(self, say(N_("How much is known")))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 4)
        row.setSpacing(8)
        row.addWidget(self.words)
        row.addWidget(self.read_all)
        row.addWidget(self.stop)
        row.addStretch()
        self.read_all.hide()
        self.stop.hide()
        self.hide()
        self.read_all.clicked.connect(self.read)
        self.stop.clicked.connect(lambda: desk.tasks.cancel(self._task))
        desk.changes.progressed.connect(self._on_progress)

    async def look(self) -> None:
        """Count again, for the question of the moment."""
        read, every = await self._desk.session.coverage(self._dataset)
        self._unread = await self._desk.session.count_unread(self._ask()) if read < every else 0
        of = say(DATASETS[self._dataset.of].label).lower()
        words = say(N_("Read for {read} of {all} {owners}."))
        self.words.setText(words.format(read=count(read), all=count(every), owners=of))
        if not self._desk.tasks.running(self._task):
            self._offer()
        self.setVisible(every > read or self._desk.tasks.running(self._task))

    def read(self) -> None:
        """Read the lists of all that fit, until it is stopped; what was read is kept."""
        self.read_all.hide()
        self.stop.show()
        self._desk.tasks.start(self._task, self._read)

    async def _read(self) -> None:
        try:
            report = await self._desk.session.read_all_of(self._ask())
        finally:
            self.stop.hide()
        await self.look()
        self._offer()
        if report.error:
            raise report.error

    def _offer(self) -> None:
        number = self._unread
        words = say(N_("Read all of this filter: {requests} requests, about {time}"))
        self.read_all.setText(words.format(requests=count(number), time=self._time(number)))
        self.read_all.setVisible(number > 0)
        self.stop.hide()

    def _time(self, requests: int) -> str:
        share = self._desk.session.settings.quota_share_percent / 100
        seconds = requests / max(1.0, share * self._dataset.source.quota_per_s)
        if seconds < 60:
            return say(N_("{seconds} s")).format(seconds=math.ceil(seconds))
        return say(N_("{minutes} min")).format(minutes=math.ceil(seconds / 60))

    def _on_progress(self, progress: "Progress") -> None:
        if progress.dataset == self._dataset.name and self._desk.tasks.running(self._task):
            words = say(N_("Reading {done} of {all}…"))
            done, every = count(progress.rows), count(progress.total)
            self.words.setText(words.format(done=done, all=every))
