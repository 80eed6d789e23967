"""The figures of a record side by side; each number leads to the rows that it counts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.customer import Figure, Number
from desktop.models.words import say, tip
from desktop.text import MASK, N_
from desktop.views.desk import Desk
from desktop.views.flow import FlowLayout
from desktop.views.parts import Button, button, label

_APART, _NEAR, _INSIDE, _BEHIND = 8, 2, 4, 18
_LARGER = 1.2  # times the usual size


class FigureRow(QWidget):
    """Shows figures; what does not fit goes into the next line."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.numbers: dict[str, list[Button]] = {}  # by the label of their figure
        self._flow = FlowLayout(self, _APART)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these in place of those before."""
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.numbers = {}
        for figure in figures:
            self._flow.addWidget(self._tile(figure))

    def _tile(self, figure: Figure) -> QWidget:
        tile = QWidget()
        column = QVBoxLayout(tile)
        column.setContentsMargins(0, 0, _BEHIND, 0)
        column.setSpacing(_NEAR)
        name = label(figure.label, role="secondary")
        name.setContentsMargins(_INSIDE, 0, 0, 0)
        column.addWidget(name)
        if figure.instead:
            column.addWidget(self._instead(figure.instead))
        else:
            column.addLayout(self._numbers(figure))
        column.addStretch()
        return tile

    def _instead(self, words: str) -> QWidget:
        made = label(words, role="secondary")
        made.setContentsMargins(_INSIDE, 0, 0, 0)
        made.setFixedHeight(self._number("", Number("0")).sizeHint().height())  # as its neighbours
        return made

    def _numbers(self, figure: Figure) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(_NEAR)
        for at, number in enumerate(figure.numbers):
            if at:
                row.addWidget(label("/", role="secondary"))
            made = self._number(figure.label, number)
            self.numbers.setdefault(figure.label, []).append(made)
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
            if number.more:
                row.addWidget(label(number.more, role="secondary"))
        row.addStretch()
        return row

    def _number(self, of: str, number: Number) -> Button:
        made = button(number.text, "figure")
        made.setProperty("tone", number.tone)
        font = made.font()
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        made.setFont(font)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        words = say(N_("hidden")) if number.text == MASK else number.text
        name = f"{of} ({number.label})" if number.label else of
        made.setAccessibleName(f"{name}: {words} {number.more}".rstrip())
        query = number.query
        if query:
            made.setToolTip(tip(say(N_("Show the rows"))))
            made.clicked.connect(lambda: self._desk.go(query.dataset.name, query, None))
        return made
