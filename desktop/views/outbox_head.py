"""What stands above the list of the outbox: the search, the choice of states, the eye."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QWidget

from desktop.actions.entry import Entry
from desktop.models.outbox import GROUPS
from desktop.models.outbox_names import Names
from desktop.models.words import count, say
from desktop.text import N_
from desktop.views.flow import FlowLayout
from desktop.views.parts import Button, Tool, button, named
from desktop.views.theme import Theme

_SEARCH_WIDE = 180


class OutboxHead(QWidget):
    """`changed` says that other entries are asked for."""

    changed = Signal()

    def __init__(self, names: Names, theme: Theme) -> None:
        super().__init__()
        self._names, self._theme = names, theme
        self.search = named(QLineEdit(clearButtonEnabled=True), say(N_("Search the outbox")))
        self.search.setPlaceholderText(self.search.accessibleName())
        self.search.setFixedWidth(theme.scaled(_SEARCH_WIDE))
        self._glass = QAction("", self.search)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.groups: dict[str, Button] = {}
        self._choice = QButtonGroup(self)
        self.eye = Tool()
        self.eye.setIconSize(QSize(16, 16))
        self._lay_out()
        self.search.textChanged.connect(self.changed)
        self._choice.buttonClicked.connect(lambda _: self.changed.emit())
        self.eye.clicked.connect(names.turn)
        names.changed.connect(self._dress)
        theme.changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        flow = FlowLayout(spacing=6)
        flow.addWidget(self.search)
        for name, (words, _) in GROUPS.items():
            made = button(say(words), "segment")
            made.setCheckable(True)
            made.setChecked(name == "all")
            self._choice.addButton(made)
            self.groups[name] = made
            flow.addWidget(made)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 6)
        row.addLayout(flow, 1)
        row.addWidget(self.eye, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def group(self) -> str:
        """The states that are asked for, by their name in `GROUPS`."""
        return next(name for name, made in self.groups.items() if made.isChecked())

    def choose(self, group: str) -> None:
        """Ask for all entries of a group."""
        self.groups[group].setChecked(True)
        self.search.clear()
        self.changed.emit()

    def tell(self, entries: Iterable[Entry]) -> None:
        """Say beside each choice how many there are."""
        states = [entry.state for entry in entries]
        for name, (words, among) in GROUPS.items():
            number = sum(state in among for state in states)
            text = f"{say(words)} {count(number)}" if number and name != "all" else say(words)
            self.groups[name].setText(text)

    def _dress(self) -> None:
        hidden = self._names.hidden
        words = say(N_("Show names and texts") if hidden else N_("Hide names and texts"))
        self.eye.setIcon(self._theme.icon("eye-off" if hidden else "eye"))
        self.eye.setToolTip(words)
        self.eye.setAccessibleName(words)
        self._glass.setIcon(self._theme.icon("search"))
