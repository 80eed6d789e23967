"""Lists and fields within a dialog in which Enter does not mean the button of the dialog."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QStyleOptionViewItem, QWidget

from desktop.views.checklist import Lines, TallLines
from desktop.views.panel import Panel

MORE = Qt.ItemDataRole.UserRole + 1  # what else is known of a line
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PickLines(Lines):
    """`chosen` carries the line (a QListWidgetItem) that was clicked, or on which Enter was hit."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.itemClicked.connect(lambda item: self.chosen.emit(item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the current line."""
        item: QListWidgetItem | None = self.currentItem()  # Qt's null, which its types leave out
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif item is not None and not event.isAutoRepeat():
            self.chosen.emit(item)


class EnterLine(QLineEdit):
    """A field in which Enter means what belongs to it, not the button of the dialog."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes no further."""
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.entered.emit()


class PickPanel(Panel):
    """A panel in which Enter, hit in the search field, asks for the first line that is shown."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes no further."""
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.entered.emit()


class Detailed(TallLines):
    """Lines with what else is known of them at the right."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """What it is called, then the rest, which gives way where there is little room."""
        super().paint(painter, option, index)
        more = str(index.data(MORE) or "")
        if not more:
            return
        used = option.fontMetrics.horizontalAdvance(str(index.data())) + 24
        rect: QRect = option.rect.adjusted(used, 0, -8, 0)
        text = option.fontMetrics.elidedText(more, Qt.TextElideMode.ElideRight, rect.width())
        painter.save()
        painter.setPen(self._theme.colour("secondary"))
        painter.drawText(rect, RIGHT, text)
        painter.restore()
