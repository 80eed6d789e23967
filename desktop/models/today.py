"""The lines of today under their groups, in words: what a list of them shows and says aloud."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.catalog.declare import Dataset
from desktop.catalog.glance import Glance
from desktop.catalog.kinds import Tone
from desktop.catalog.query import Row
from desktop.catalog.today import RESALE_ONLY, Group, Line
from desktop.models.columns import Arrangement
from desktop.models.words import amount, count, one_line, say, style, tip
from desktop.text import MASK, N_

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole
SEVERAL = " \N{MIDDLE DOT} "
NOTHING = "\N{EN DASH}"
NOT_READ = N_("Not read yet")
_AS_FAR = N_("as far as read")
_URGENT = N_("The most urgent of them:")
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class Shown:
    """One line in words; without `line` it is the heading of a group.

    `unit` is the currency of `sums`, unless there are several. `hint` are pieces that stand side
    by side; one of them, or `sums`, may be MASK. What is `quiet` asks for nothing.
    """

    label: str
    number: str = ""
    sums: str = ""
    unit: str = ""
    hint: tuple[str, ...] = ()
    tone: Tone = "neutral"
    quiet: bool = True
    line: Line | None = None

    @property
    def spoken(self) -> str:
        """What a reader of the screen says."""
        hidden = say(N_("hidden"))
        sums = self.sums if self.sums is MASK else f"{self.sums} {self.unit}".strip()
        parts = (self.label, self.number, sums, *self.hint)
        return ", ".join(hidden if part is MASK else part for part in parts if part)


class TodayModel(QAbstractListModel):
    """Lines with what is known of each. Those that only others have are left out."""

    def __init__(
        self,
        groups: Sequence[Group],
        arrangement: Callable[[Dataset], Arrangement],
        parent: QObject | None = None,
    ) -> None:
        """`arrangement` tells what is hidden of a dataset."""
        super().__init__(parent)
        self._groups, self._arrangement = groups, arrangement
        self._known: dict[Line, Glance] = {}
        self._resells: bool | None = None
        self._items: list[Group | Line] = []
        for dataset in {line.dataset.name: line.dataset for line in self.lines}.values():
            arrangement(dataset).masked.connect(self.restyle)
        self._arrange()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, also those that are left out."""
        return tuple(line for group in self._groups for line in group.lines)

    @property
    def glances(self) -> Mapping[Line, Glance]:
        """What is known so far."""
        return self._known

    def put(self, line: Line, glance: Glance) -> None:
        """Show what became known of a line."""
        self._known[line] = glance
        if _is_there(line, glance) is not (line in self._items):
            self._arrange()
        elif line in self._items:
            self._changed(self._items.index(line))

    def set_resells(self, resells: bool | None) -> None:
        """Whether there are customers of whom the API tells all; None while nobody knows."""
        if resells is not self._resells:
            self._resells = resells
            self.restyle()

    def restyle(self) -> None:
        """What is hidden, the language or the time zone is another."""
        if self._items:
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))

    def line(self, row: int) -> Line | None:
        """The line in a row; None for a heading."""
        item = self._items[row]
        return item if isinstance(item, Line) else None

    def row(self, line: Line) -> int:
        """Where a line stands; -1 if it is left out."""
        return self._items.index(line) if line in self._items else -1

    def shown(self, row: int) -> Shown:
        """A row in words."""
        item = self._items[row]
        label = say(item.label)
        if isinstance(item, Group):
            return Shown(label)
        glance = self._known.get(item)
        if glance is None:
            return Shown(label, line=item)
        if why := self._why_unknown(item, glance):
            return Shown(label, NOTHING, hint=(why,), line=item)
        return Shown(
            label,
            count(glance.rows),
            *self._sums(item, glance),
            tuple(self._hint(item, glance, self.line(row - 1))),
            item.tone,
            glance.rows == 0,
            item,
        )

    # what Qt asks

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """All rows, headings included."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself, or in one text."""
        if not index.isValid():
            return None
        if role == ITEM:
            return self.shown(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.shown(index.row()).spoken
        line = self.line(index.row())
        return self._tip(line) if role == Qt.ItemDataRole.ToolTipRole and line else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is not chosen, nor a line of a list that this account does not have."""
        line = self.line(index.row()) if index.isValid() else None
        glance = self._known.get(line) if line else None
        if line is None or (glance and glance.skipped):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    # words

    def _why_unknown(self, line: Line, glance: Glance) -> str:
        """Why there is no number; "" if there is one."""
        if glance.missing_permission:
            return say(N_("No permission"))
        if glance.skipped:
            return say(glance.skipped)
        if glance.rows:
            return ""
        if line.resale and self._resells is False:
            return say(RESALE_ONLY)
        if glance.read_at or not glance.empty:
            return ""
        return say(glance.error or NOT_READ)

    def _sums(self, line: Line, glance: Glance) -> tuple[str, str]:
        """What the rows add up to, and the currency of that if there is one alone."""
        if glance.sums and self._arrangement(line.dataset).is_masked(line.amount):
            return MASK, ""
        if len(glance.sums) == 1:
            unit, total = next(iter(glance.sums.items()))
            return amount(total), one_line(unit)
        words = SEVERAL.join(f"{amount(total)} {unit}" for unit, total in glance.sums.items())
        return one_line(words), ""

    def _hint(self, line: Line, glance: Glance, above: Line | None) -> Iterator[str]:
        """What is told of the most urgent row, unless the line above told it; and what is not."""
        known = self._known.get(above) if above and above.dataset is line.dataset else None
        if known is None or known.rowid != glance.rowid:
            yield from (text for _, text in self._told(line, glance))
        if not glance.read_at:
            yield say(_AS_FAR)

    def _told(self, line: Line, glance: Glance) -> Iterator[tuple[str, str]]:
        """What is told of the most urgent row: labels and texts."""
        yield from islice(self._texts(line, line.who, glance.first), 1)
        yield from self._texts(line, line.hint, glance.first)

    def _texts(self, line: Line, names: Sequence[str], row: Row) -> Iterator[tuple[str, str]]:
        """What a row shows in some columns, where it shows something."""
        dataset, arrangement, how = line.dataset, self._arrangement(line.dataset), style()
        values = dict(zip(dataset.by_name, row, strict=False))
        for name in names:
            column, value = dataset.by_name[name], values.get(name)
            text = "" if value is None else one_line(column.kind.cell(value, how))
            if text:
                yield say(column.label), MASK if arrangement.is_masked(name) else text

    def _tip(self, line: Line) -> str:
        """Which row is the most urgent, with labels."""
        glance = self._known.get(line)
        if glance is None or not glance.first:
            return ""
        told = (f"{name}: {text}" for name, text in self._told(line, glance))
        return tip("\n".join((say(_URGENT), *told)))

    # rows

    def _arrange(self) -> None:
        """Leave out lines of lists that this account does not have, and groups without lines."""
        items = list[Group | Line]()
        for group in self._groups:
            lines = [line for line in group.lines if _is_there(line, self._known.get(line))]
            items += [group, *lines] if lines else []
        if items != self._items:
            self.beginResetModel()
            self._items = items
            self.endResetModel()

    def _changed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row), self.index(row))


def _is_there(line: Line, glance: Glance | None) -> bool:
    """Lists of distributors are there once they were read; others say why they are not."""
    if not line.dataset.source.only_for:
        return True
    return glance is not None and bool(glance.read_at) and not glance.skipped
