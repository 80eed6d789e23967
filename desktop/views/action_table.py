"""The actions of a table: for its selected rows, by a button, by keys, in the menu of a row."""

from array import array

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.models.words import say
from desktop.text import N_
from desktop.views.action_menu import ActionMenu, Chosen
from desktop.views.desk import Desk
from desktop.views.table_view import TableView

NAME, KEYS = "actions", "Ctrl+Shift+A"


class TableActions(ActionMenu):
    """Adds itself to the deeds of a tab as long as something can be done there."""

    def __init__(
        self, table: TableView, deeds: dict[str, QAction], *, desk: Desk, tab: QWidget
    ) -> None:
        super().__init__(table.table.dataset, desk, tab)
        self._table, self._deeds, self._reader = table, deeds, desk.session.reader()
        self.opener: QWidget = table
        self.menu: QMenu | None = None
        self._key = QAction(say(N_("Actions…")), tab)
        self._key.setShortcut(QKeySequence(KEYS))
        self._key.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._key.triggered.connect(lambda: self.show())
        tab.addAction(self._key)
        self.changed.connect(self._on_offered)
        self._on_offered()

    def _on_offered(self) -> None:
        offered = self.is_offered
        self._key.setEnabled(offered)
        if offered:
            self._deeds[NAME] = self._key
        else:
            self._deeds.pop(NAME, None)

    def chosen(self) -> Chosen:
        """The rows that are selected now, or else the current one."""
        rows = self._table.selected_count()
        if rows > 1:
            return Chosen(rows, self._table.selected_ids)
        ids = self._table.selected_ids()
        if not ids:
            return Chosen()
        row = self._reader(self.dataset, ids).get(ids[0])
        return Chosen(1, lambda: array("q", ids), row)

    def show(self) -> None:
        """Open the menu under the button."""
        self.menu = QMenu(self.opener)
        self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu.destroyed.connect(self._on_closed)
        self.fill(self.menu, self.chosen())
        self.fill_beside(self.menu)
        self.menu.popup(self.opener.mapToGlobal(QPoint(0, self.opener.height() + 4)))

    def add_to(self, menu: QMenu) -> None:
        """Add what can be done with the rows to the menu of a row."""
        if self.is_offered:
            menu.addSeparator()
            self.fill(menu, self.chosen())
        else:
            self.add_console(menu)

    def _on_closed(self) -> None:
        self.menu = None
