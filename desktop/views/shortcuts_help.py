"""The page of keyboard shortcuts (F1), made from the menus and from what tables understand."""

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.words import say
from desktop.text import N_
from desktop.views.menus import shortcuts
from desktop.views.parts import button, label

IN_TABLE = (
    (N_("Sort by a column"), N_("Click on its header")),
    (N_("Sort by several columns"), N_("Ctrl-click on their headers")),
    (N_("Show or hide the content of a column"), N_("The eye in its header")),
    (N_("Open the record"), "Return"),
    (N_("Close the details, then clear the search"), "Esc"),
    (N_("All rows"), "Alt+0"),
    (N_("Saved views 1 to 9"), "Alt+1 … Alt+9"),
    (N_("Tabs 1 to 9"), "Ctrl+1 … Ctrl+9"),
)


class ShortcutsHelp(QDialog):
    """All keys in two columns of groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(N_("Keyboard shortcuts")))
        groups = [
            (menu, [(words, keys) for _, words, keys in entries])
            for menu, entries in groupby(shortcuts(), key=lambda entry: entry[0])
        ]
        groups.append((say(N_("In a table")), [(say(a), _keys(b)) for a, b in IN_TABLE]))
        columns = QHBoxLayout()
        columns.setSpacing(48)
        for half in (groups[:3], groups[3:]):
            columns.addLayout(_column(half))
        close = button(say(N_("Close")), "primary")
        close.clicked.connect(self.accept)
        bottom = QHBoxLayout()
        bottom.addStretch()
        bottom.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(16)
        whole.addLayout(columns)
        whole.addLayout(bottom)


def _keys(keys: str) -> str:
    """Keys in the words of the platform; a sentence is translated."""
    if keys in ("Return", "Esc"):
        return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return say(keys)


def _column(groups: list[tuple[str, list[tuple[str, str]]]]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    for heading, entries in groups:
        column.addWidget(label(heading, role="title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        for row, (words, keys) in enumerate(entries):
            grid.addWidget(label(words), row, 0)
            grid.addWidget(label(keys, role="secondary"), row, 1, Qt.AlignmentFlag.AlignRight)
        column.addLayout(grid)
        column.addSpacing(8)
    column.addStretch()
    return column
