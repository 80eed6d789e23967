"""A list of things to tick, each with a count at the right; a click anywhere on a line ticks it."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.catalog.kinds import Scalar
from desktop.models.words import count, tip
from desktop.views.theme import Theme

_VALUE = Qt.ItemDataRole.UserRole
_COUNT = Qt.ItemDataRole.UserRole + 1
_CHECKED = Qt.CheckState.Checked
_FEWEST = 3  # lines
_EDGES = 4


class Choice(NamedTuple):
    """One line: the value, its words, how many rows have it (None: not known)."""

    value: Scalar
    words: str
    rows: int | None = None


class Lines(QListWidget):
    """A list that asks for a number of lines, and is content with fewer in a small window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line_height = self._wanted = 0
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def ask_for(self, lines: int, line_height: int) -> None:
        """Be so many lines high where there is room."""
        self._line_height, self._wanted = line_height, lines
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The lines that were asked for."""
        return QSize(super().sizeHint().width(), self._wanted * self._line_height + _EDGES)

    def minimumSizeHint(self) -> QSize:
        """A few lines."""
        least = min(self._wanted, _FEWEST) * self._line_height + _EDGES
        return QSize(super().minimumSizeHint().width(), least)


class CheckList(Lines):
    """Emits `ticked` whenever what is ticked changed."""

    ticked = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_Counted(theme, self))
        self.itemClicked.connect(self.toggle)

    def put(self, choices: Iterable[Choice], ticked: Iterable[Scalar]) -> None:
        """Replace all lines."""
        wanted = set(ticked)
        self.clear()
        for choice in choices:
            item = QListWidgetItem(choice.words, self)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setToolTip(tip(choice.words))
            item.setData(_VALUE, choice.value)
            item.setData(_COUNT, choice.rows)
            on = choice.value in wanted
            item.setCheckState(_CHECKED if on else Qt.CheckState.Unchecked)

    def values(self) -> tuple[Scalar, ...]:
        """What is ticked, from top to bottom, also on lines that are hidden."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(item.data(_VALUE) for item in items if item.checkState() == _CHECKED)

    def narrow(self, text: str) -> None:
        """Show the lines that hold the words only."""
        words = text.casefold().split()
        for row in range(self.count()):
            line = self.item(row).text().casefold()
            self.item(row).setHidden(not all(word in line for word in words))

    def toggle(self, item: QListWidgetItem) -> None:
        """Tick a line or take the tick away."""
        on = item.checkState() == _CHECKED
        item.setCheckState(Qt.CheckState.Unchecked if on else _CHECKED)
        self.ticked.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by the keyboard stands on a line."""
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter tick the current line."""
        item: QListWidgetItem | None = self.currentItem()  # Qt's null, which its types leave out
        if item is not None and event.key() in (
            Qt.Key.Key_Space,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            self.toggle(item)
        else:
            super().keyPressEvent(event)


def lead_down(field: QLineEdit, listing: QListWidget) -> None:
    """Let the key that points down lead from a search field to the first line below it."""

    def go() -> None:
        shown = [row for row in range(listing.count()) if not listing.item(row).isHidden()]
        if shown:
            listing.setCurrentRow(shown[0])
            listing.setFocus(Qt.FocusReason.ShortcutFocusReason)

    down = QShortcut(QKeySequence(Qt.Key.Key_Down), field)
    down.setContext(Qt.ShortcutContext.WidgetShortcut)
    down.activated.connect(go)


class TallLines(QStyledItemDelegate):
    """Lines of a list that are as high as the rows of a table."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as a row of a table."""
        return QSize(super().sizeHint(option, index).width(), self._theme.row_height)


class _Counted(TallLines):
    """Lines with a count at the right."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The line, then its count."""
        super().paint(painter, option, index)
        number = index.data(_COUNT)
        if number is not None:
            painter.save()
            painter.setPen(self._theme.colour("secondary"))
            rect = option.rect.adjusted(0, 0, -8, 0)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect, right, count(number))
            painter.restore()
