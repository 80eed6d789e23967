"""The lines of the search over everything, in sections, as a list model."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.catalog.query import Query
from desktop.models.words import count, say
from desktop.text import N_

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
_NO_INDEX = QModelIndex()
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is, what else is known, what happens when it is chosen.

    `right` stands at the end: keys, or what is amiss. Without `act` it is a heading.
    """

    title: str
    more: str = ""
    right: str = ""
    icon: str = ""
    tone: str = ""
    masked: bool = False
    quiet: bool = False
    act: Callable[[], object] | None = None

    @property
    def spoken(self) -> str:
        """What a reader of the screen says."""
        title = say(N_("hidden")) if self.masked else self.title
        return ", ".join(text for text in (title, self.more, self.right) if text)


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading; the lower its `rank`, the further up it stands.

    `total` is how many there are beside those that lead elsewhere, or with `many` at least so
    many; None where that tells nothing. `query` is what shows them all in their table, if
    anything does.
    """

    name: str
    title: str
    lines: tuple[Line, ...]
    rank: int = 2
    total: int | None = None
    many: bool = False
    query: Query | None = None

    @property
    def number(self) -> str:
        """How many there are, in short."""
        if self.total is None:
            return ""
        return f"{count(self.total)}+" if self.many else count(self.total)


class PaletteModel(QAbstractListModel):
    """Sections one below the other, each under its heading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show(self, sections: Iterable[Section]) -> None:
        """Replace all lines."""
        self.beginResetModel()
        self._lines = [line for section in sections for line in _with_heading(section)]
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """The line in a row, if there is one."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, line: Line) -> int:
        """The row that says the same as this line did; -1 if none does."""
        same = (row for row in self._rows() if self._lines[row].title == line.title)
        return next((row for row in same if self._lines[row].more == line.more), -1)

    def step(self, row: int, by: int) -> int:
        """The row of the next line (1) or the one before (-1), round at either end; -1 if none."""
        rows = self._rows()
        if not rows:
            return -1
        place = rows.index(row) + by if row in rows else min(by, 0)
        return rows[place % len(rows)]

    def near(self, row: int) -> int:
        """The first row from this one on that can be chosen, or the last of all; -1 if none."""
        rows = self._rows()
        return next((at for at in rows if at >= row), rows[-1] if rows else -1)

    def _rows(self) -> list[int]:
        return [at for at, line in enumerate(self._lines) if line.act]

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """All lines, headings included."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line for whoever paints it, its words for everyone else."""
        line = self.line(index.row())
        if role == LINE:
            return line
        return line.spoken if line and role in _SPOKEN else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        line = self.line(index.row())
        if line is None or line.act is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _with_heading(section: Section) -> Iterator[Line]:
    if section.lines:
        yield Line(section.title, right=section.number)
        yield from section.lines
