"""The actions for one record, at the head of its page."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.catalog.declare import Dataset
from desktop.catalog.query import Row
from desktop.models.words import say
from desktop.text import N_
from desktop.views.action_menu import ActionMenu, Chosen
from desktop.views.action_table import KEYS
from desktop.views.desk import Desk
from desktop.views.parts import button

_NATIVE = QKeySequence.SequenceFormat.NativeText


class RecordActions(ActionMenu):
    """A button with a menu of what can be done with the record; `row` is known once it is read."""

    def __init__(self, dataset: Dataset, key: str, desk: Desk, head: QWidget) -> None:
        super().__init__(dataset, desk, head)
        self._key, self._theme = key, desk.theme
        self.row: Row | None = None
        self.menu: QMenu | None = None
        self.button = button(say(N_("Actions")))
        self.button.setParent(head)  # shown without a parent, it would be a window
        keys = QKeySequence(KEYS).toString(_NATIVE)
        self.button.setToolTip(f"{say(N_('Actions'))} ({keys})")
        self.button.setShortcut(QKeySequence(KEYS))
        self.button.clicked.connect(self.show)
        self.changed.connect(self._on_offered)
        desk.theme.changed.connect(self._dress)
        self._dress()
        self._on_offered()

    def _dress(self) -> None:
        self.button.setIcon(self._theme.icon("chevron-down"))

    def _on_offered(self) -> None:
        self.button.setVisible(self.is_offered)

    def show(self) -> None:
        """Open the menu under the button."""
        self.menu = QMenu(self.button)
        self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu.destroyed.connect(self._on_closed)
        self.fill(self.menu, Chosen(1, tuple, self.row, (self._key,)))
        self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 4)))

    def _on_closed(self) -> None:
        self.menu = None
