"""Lines of text under headings, for lists: a line is put in words when it is painted."""

from abc import abstractmethod
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.models.words import style, tip

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole
NO_INDEX = QModelIndex()


class Spoken(Protocol):
    """A line in words."""

    @property
    def spoken(self) -> str:
        """What a reader of the screen says."""

    @property
    def tip(self) -> str:
        """What the tool tip shows."""


class LinesModel(QAbstractListModel):
    """Lines of which some are headings; ITEM is the line itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[Any] = []
        self._style = style()

    @abstractmethod
    def line(self, row: int) -> Spoken:
        """A row in words."""

    @abstractmethod
    def is_heading(self, row: int) -> bool:
        """Whether a row is no more than the heading of those below."""

    def restyle(self) -> None:
        """What is hidden, the language or the time zone is another."""
        self._style = style()
        if self._items:
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """All lines, headings included."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line itself, or in one text."""
        if not index.isValid():
            return None
        if role == ITEM:
            return self.line(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.line(index.row()).spoken
        if role == Qt.ItemDataRole.ToolTipRole and not self.is_heading(index.row()):
            return tip(self.line(index.row()).tip)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is not chosen."""
        chosen = index.isValid() and not self.is_heading(index.row())
        return super().flags(index) if chosen else Qt.ItemFlag.NoItemFlags
