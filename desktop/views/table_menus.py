"""The context menus of a table: of a column's header, and of a row."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from desktop.catalog.kinds import Scalar
from desktop.catalog.query import Condition
from desktop.models import filters
from desktop.models.columns import Arrangement
from desktop.models.filters import Chosen
from desktop.models.table import RAW
from desktop.models.words import say
from desktop.text import N_
from desktop.views.filter_bar import FilterBar
from desktop.views.table_view import TableView

if TYPE_CHECKING:
    from desktop.views.action_table import TableActions


class TableMenus:
    """Makes the menus; what their entries do is done by the arrangement, the bar and the tab."""

    def __init__(self, table: TableView, bar: FilterBar, actions: dict[str, QAction]) -> None:
        """`actions` are those of the tab: copy, copy_headers, columns, detail."""
        self._table, self._bar, self._actions = table, bar, actions
        self._arrangement = table.arrangement
        self.menu: QMenu | None = None
        self.writes: TableActions | None = None  # where rows can be acted on
        table.header.asked_menu.connect(self.show_header)
        table.header.asked_filter.connect(self.filter_by)
        bar.changed.connect(self._mark_filtered)
        self._mark_filtered()
        table.asked_row_menu.connect(self.show_row)

    def show_header(self, section: int, where: QPoint) -> None:
        """Open the menu of a column."""
        menu = self._fresh()
        if section >= 0:
            self._about_column(menu, section)
            menu.addSeparator()
        menu.addAction(self._actions["columns"])
        menu.popup(where)

    def _mark_filtered(self) -> None:
        columns = [one.filter.column for one in self._bar.chosen]
        self._table.header.mark_filtered(columns)

    def filter_by(self, section: int) -> None:
        """Open the filter of a column, declared or not; its chip stands in the bar as any other."""
        dataset = self._table.table.dataset
        one = filters.filter_of(dataset, dataset.columns[section].name)
        if one is not None:
            self._bar.edit(one)

    def filter_by_current(self) -> None:
        """Open the filter of the column of the current cell."""
        index = self._table.currentIndex()
        if index.isValid():
            self.filter_by(index.column())

    def _about_column(self, menu: QMenu, section: int) -> None:
        arrangement, dataset = self._arrangement, self._table.table.dataset
        column = dataset.columns[section]
        name = column.name

        def sort(*, descending: bool, add: bool = False) -> None:
            arrangement.sort_by(name, add=add, descending=descending)

        _add(menu, N_("Sort ascending"), lambda: sort(descending=False))
        _add(menu, N_("Sort descending"), lambda: sort(descending=True))
        if arrangement.sort and name not in {each.column for each in arrangement.sort}:
            _add(menu, N_("Add to the sort"), lambda: arrangement.sort_by(name, add=True))
        if arrangement.sort:
            _add(menu, N_("Back to the usual order"), lambda: arrangement.set_sort(()))
        menu.addSeparator()
        if filters.filter_of(dataset, name) is not None:
            _add(menu, N_("Filter by this column…"), lambda: self.filter_by(section))
        if Arrangement.has_eye(column):
            masked = arrangement.is_masked(name)
            words = N_("Show the content") if masked else N_("Hide the content")
            _add(menu, words, lambda: arrangement.set_masked(name, not masked))
        _add(menu, N_("Fit the width"), lambda: self._table.resizeColumnToContents(section))
        _add(menu, N_("Hide this column"), lambda: arrangement.set_visible(name, False))
        if arrangement.frozen != name:
            _add(menu, N_("Freeze up to here"), lambda: arrangement.freeze(name))
        if arrangement.frozen:
            _add(menu, N_("Freeze no columns"), lambda: arrangement.freeze(""))

    def show_row(self, index: QModelIndex, where: QPoint) -> None:
        """Open the menu of a row."""
        menu = self._fresh()
        if self._table.table.dataset.page:
            menu.addAction(self._actions["open"])
            menu.addSeparator()
        menu.addAction(self._actions["copy"])
        menu.addAction(self._actions["copy_headers"])
        column = self._table.table.dataset.columns[index.column()]
        masked = self._arrangement.is_masked(column.name)
        value = index.data(RAW)
        if not masked and value is not None:
            _add(menu, N_("Copy this value"), lambda: self._copy(index))
            if column.kind.name in ("text", "choice"):
                menu.addSeparator()
                text = say(N_("Only rows with “{value}”")).format(value=_short(index.data()))
                menu.addAction(text.replace("&", "&&")).triggered.connect(
                    lambda: self._only(column.name, value)
                )
        menu.addSeparator()
        menu.addAction(self._actions["detail"])
        if self.writes:
            self.writes.add_to(menu)
        menu.popup(where)

    def _copy(self, index: QModelIndex) -> None:
        column = self._table.table.dataset.columns[index.column()]
        text = column.kind.show(index.data(RAW), self._table.table.style)
        QApplication.clipboard().setText(text)

    def _only(self, name: str, value: Scalar) -> None:
        one = filters.filter_of(self._table.table.dataset, name)
        if one is not None:
            self._bar.put(Chosen(one, (Condition(name, "in", (value,)),)))

    def _fresh(self) -> QMenu:
        self.menu = QMenu(self._table)
        self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return self.menu


def _add(menu: QMenu, words: str, act: object) -> None:
    menu.addAction(say(words)).triggered.connect(lambda: act())  # type: ignore[operator]


def _short(text: object) -> str:
    words = str(text)
    return words if len(words) <= 24 else f"{words[:23]}…"
