"""The receivers of an entry: name, number, amount, and how it ended for each of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.models.detail import Entry as Fact
from desktop.models.outbox_entry import Part
from desktop.models.words import count, say
from desktop.text import MASK, N_
from desktop.views.cells import tabular
from desktop.views.marks import Value
from desktop.views.parts import button, label
from desktop.views.theme import Theme

_FIRST = 10  # are shown at once


class PartsView(QWidget):
    """The first receivers; the others after a click."""

    def __init__(self, parts: Sequence[Part], currency: str, theme: Theme) -> None:
        super().__init__()
        self._parts, self._currency, self._theme = parts, currency, theme
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        words = say(N_("Receivers ({count})")).format(count=count(len(parts)))
        title = words if len(parts) > 1 else say(N_("Receiver"))
        self._rows.addWidget(label(title, role="title"))
        self._rows.addLayout(self._grid(parts[:_FIRST]))
        self.more = button("", "link")
        left = len(parts) - _FIRST
        if left > 0:
            self.more.setText(say(N_("Show {count} more")).format(count=count(left)))
            self.more.clicked.connect(self._on_more)
            self._rows.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_more(self) -> None:
        self.more.hide()
        self._rows.addLayout(self._grid(self._parts[_FIRST:]))

    def _grid(self, parts: Sequence[Part]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for part in parts:
            self._add(grid, part)
        return grid

    def _add(self, grid: QGridLayout, part: Part) -> None:
        row = grid.rowCount()
        name = Fact("name", say(N_("Receiver")), part.name, masked=part.name is MASK)
        key = Fact("key", say(N_("Number")), part.key)
        grid.addWidget(Value(name if part.name else key, self._theme), row, 0)
        if part.amount:
            amount = label(f"{part.amount} {self._currency}".strip())
            amount.setFont(tabular(amount.font()))
            grid.addWidget(amount, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        if part.name:
            grid.addWidget(Value(key, self._theme), row + 1, 0)
        if part.state:
            state = Fact("state", say(N_("State")), part.state, part.tone)
            grid.addWidget(Value(state, self._theme, dot=True), row + 1, 1)
        if part.why:
            grid.addWidget(label(part.why, role="danger", wrap=True), row + 2, 0, 1, 2)
        grid.setRowMinimumHeight(row + 3, 6)
