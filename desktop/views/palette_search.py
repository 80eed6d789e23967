"""Looking for what is typed into the palette: at once what is known here, then the rows."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desktop.catalog.found import Found
from desktop.catalog.spelling import spelling
from desktop.models.palette import Section
from desktop.models.palette_rows import FoundRows
from desktop.views.commands import Source
from desktop.views.desk import Desk

FEW, MANY = 6, 50  # lines of a section, and of the only one that is shown
_PATIENCE_S = 0.15  # after it what needs no looking for is shown alone
_PAUSE_S = 0.4  # without a key, before the rows of tables are counted
_SEARCH, _PREPARE = "search everything", "prepare the search"


class PaletteSearch(QObject):
    """`answered` says that there is something else to show; with True, for the same question."""

    answered = Signal(bool)

    def __init__(self, desk: Desk, sources: Sequence[Source], parent: QObject) -> None:
        """`sources` tell at once what fits a text, beside the rows of the cache."""
        super().__init__(parent)
        self._desk, self._sources = desk, sources
        self._rows = FoundRows(desk.arrangement, desk.go, desk.session.datasets)
        self._found, self._local = Found(), list[Section]()
        self._counted: dict[str, int] = {}  # rows that a table would show, by its section
        self.text, self.only = "", ""  # what is looked for; the name of the only section wanted
        self.settled = False  # whether everything that fits the text is there
        desk.changes.happened.connect(self._on_change)

    def ask(self, text: str, only: str = "") -> None:
        """Look for this; what was looked for before is given up."""
        self.text, self.only, self.settled = text, only, False
        self._desk.tasks.restart(_SEARCH, self._answer, stay=False)

    def stop(self) -> None:
        """Look for nothing any more."""
        self._desk.changes.happened.disconnect(self._on_change)
        self._desk.tasks.cancel(_SEARCH)
        self._desk.tasks.cancel(_PREPARE)

    @property
    def ready(self) -> float:
        """Which part of all rows can be found."""
        return self._found.ready

    @property
    def names(self) -> bool:
        """Whether there is personal data among what was found, hidden or not."""
        return bool(self._rows.personal(self._found))

    @property
    def hides(self) -> bool:
        """Whether something that was found is hidden."""
        return bool(self._rows.hidden(self._found))

    def show_names(self) -> None:
        """Show what is hidden, or hide it again, here and in the tables."""
        self._rows.show_names(self._found)
        self.answered.emit(True)

    def sections(self) -> list[Section]:
        """Everything that fits, the most likely first."""
        rows = self._rows.sections(self._found, self.text)
        sections = sorted([*rows, *self._local], key=lambda section: section.rank)
        return [section for section in sections if section.lines]

    def groups(self) -> list[Section]:
        """The sections that can be shown alone."""
        return [each for each in self.sections() if each.total is not None]

    def shown(self) -> list[Section]:
        """The sections as long as they are shown; where there is more a line leads to it."""
        every = self.sections()
        return [self._cut(section) for section in every if self.only in ("", section.name)]

    def _cut(self, section: Section) -> Section:
        most = MANY if self.only or not self.text.strip() else FEW
        if not section.query or (len(section.lines) <= most and not self._has_more(section)):
            return replace(section, lines=section.lines[:most])
        rest = self._rows.in_table(section.query, self._counted.get(section.name))
        return replace(section, lines=(*section.lines[:most], rest))

    @staticmethod
    def _has_more(section: Section) -> bool:
        return section.many or (section.total or 0) > len(section.lines)

    async def _answer(self, *, stay: bool) -> None:
        text, only = self.text, self.only
        self._counted.clear()
        local = [section for source in self._sources for section in source(text)]
        finding = asyncio.ensure_future(self._find(text, only))
        try:
            done, _ = await asyncio.wait({finding}, timeout=_PATIENCE_S)
            if not done and not stay:
                self._local, self._found = local, Found()
                self.answered.emit(False)
            found = await finding
        finally:
            finding.cancel()
        self._local, self._found, self.settled = local, found, True
        self.answered.emit(stay)
        if found.ready < 1:
            self._desk.tasks.start(_PREPARE, self._prepare)
        await asyncio.sleep(_PAUSE_S)
        await self._count()

    async def _prepare(self) -> None:
        """Let rows into the index that were there before it; then they may fit."""
        await self._desk.session.catch_up()
        self._desk.tasks.restart(_SEARCH, self._answer, stay=True)

    async def _find(self, text: str, only: str) -> Found:
        """The best rows of all datasets, and of the only one that is wanted more of them."""
        session = self._desk.session
        if not text.strip():
            await asyncio.to_thread(spelling, "重")  # it takes a moment the first time
        found = await session.find(text, FEW)
        among = [dataset for dataset in session.datasets if dataset.name == only]
        if not among:
            return found
        more = {group.dataset: group for group in (await session.find(text, MANY, among)).groups}
        groups = tuple(more.get(group.dataset, group) for group in found.groups)
        return replace(found, groups=groups)

    async def _count(self) -> None:
        """How many rows the tables would show. Nobody waits for it, and the next key ends it."""
        for section in self.sections():
            if section.query and self.only in ("", section.name) and self._has_more(section):
                self._counted[section.name] = await self._desk.session.count(section.query)
                self.answered.emit(True)

    def _on_change(self, names: frozenset[str]) -> None:
        """Rows came that may fit; who is on the way through the lines stays where they are."""
        among = (each.name for each in self._desk.session.datasets if each.found_as)
        if self.settled and self.text.strip() and not names.isdisjoint(among):
            self._desk.tasks.restart(_SEARCH, self._answer, stay=True)
