"""Columns that stay at the left of a table while the others are scrolled.

While nothing is scrolled they stand where they belong and are like all others. Once the table is
scrolled they are painted over what moved below them.
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QTableView

from desktop.models.columns import Arrangement
from desktop.views.marks import fill
from desktop.views.theme import Theme

_MOST = 0.7  # of the width of the table: there must be something left to scroll


class Stuck(NamedTuple):
    """One frozen column, and where it stays."""

    section: int
    left: int
    width: int


class Frozen:
    """Where the frozen columns of a header are now."""

    def __init__(self, header: QHeaderView, arrangement: Arrangement) -> None:
        self._header, self._arrangement = header, arrangement
        self._names = list(arrangement.dataset.by_name)

    def all(self) -> list[Stuck]:
        """The frozen columns from left to right; none where they would fill the table."""
        found, left = list[Stuck](), 0
        for name in self._arrangement.frozen_columns():
            section = self._names.index(name)
            width = self._header.sectionSize(section)
            found.append(Stuck(section, left, width))
            left += width
        return found if left <= self._header.viewport().width() * _MOST else []

    def stuck(self) -> list[Stuck]:
        """Those that are painted elsewhere than Qt has them: all, once the table is scrolled."""
        return self.all() if self._header.offset() else []

    def width(self) -> int:
        """How much at the left does not scroll."""
        return sum(each.width for each in self.all())

    def section_at(self, x: int) -> int:
        """The column that is stuck at this place; -1 where none is."""
        found = (each for each in self.stuck() if each.left <= x < each.left + each.width)
        return next((each.section for each in found), -1)

    def left_of(self, section: int) -> int:
        """Where a column is seen: where it is stuck, or else where Qt has it."""
        found = (each.left for each in self.stuck() if each.section == section)
        return next(found, self._header.sectionViewportPosition(section))

    def paint_header(
        self, theme: Theme, paint_section: Callable[[QPainter, QRect, int], None]
    ) -> None:
        """Paint what is stuck over the header."""
        painter, high = QPainter(self._header.viewport()), self._header.height()
        for each in self.stuck():
            paint_section(painter, QRect(each.left, 0, each.width, high), each.section)
        self._paint_edge(painter, theme, high)
        painter.end()

    def paint_rows(self, table: QTableView, rows: range, theme: Theme) -> None:
        """Paint what is stuck over the rows of a table."""
        painter, stuck = QPainter(table.viewport()), self.stuck()
        model, cells = table.model(), table.itemDelegate()
        for row in rows if stuck else ():
            top, high = table.rowViewportPosition(row), table.rowHeight(row)
            fill(painter, QRect(0, top, self.width(), high), theme.colour("surface"))
            option = QStyleOptionViewItem()
            for each in stuck:
                option.rect = QRect(each.left, top, each.width, high)
                cells.paint(painter, option, model.index(row, each.section))
        self._paint_edge(painter, theme, table.viewport().height())
        painter.end()

    def _paint_edge(self, painter: QPainter, theme: Theme, high: int) -> None:
        """A line where the columns that stay end."""
        if width := self.width():
            painter.setPen(theme.colour("line"))
            painter.drawLine(width - 1, 0, width - 1, high)
