"""A list of lines under headings; each of its kinds paints them in its own way."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate

from desktop.models.lines import LinesModel
from desktop.views.theme import Theme


class LineRows(QStyledItemDelegate):
    """Paints the lines of a view in the colours of a theme."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view


class LinesList(QListView):
    """`chosen` tells which line was clicked, or entered by the keyboard."""

    chosen = Signal(QModelIndex)

    def __init__(self, model: LinesModel, rows: type[LineRows], theme: Theme, name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(rows(theme, self))
        self.setAccessibleName(name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.clicked.connect(self.chosen)
        theme.changed.connect(self.doItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the row."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
