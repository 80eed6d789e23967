"""The list of the console's pages in groups, with the console's own word beside a translation."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.catalog.console import GROUPS
from desktop.catalog.console_menu import ConsolePage
from desktop.models.words import say
from desktop.text import N_
from desktop.views.theme import Theme

_NAME, _CHINESE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_PAD, _GAP = 12, 8
_ABOVE_GROUP = 8
_ELIDE = Qt.TextElideMode.ElideRight
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class _Rows(QStyledItemDelegate):
    """Paints a page in one line, and a group as a quiet heading."""

    def __init__(self, theme: Theme, view: QListWidget) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Rows as high as those of the tables; a group stands off from the one before."""
        high = self._theme.row_height
        return QSize(0, high if index.data(_NAME) else high + _ABOVE_GROUP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The ground, the name, and at the right what the console calls it."""
        rect: QRect = option.rect
        painter.save()
        if index.data(_NAME):
            self._paint_page(
                painter, rect, index, bool(option.state & QStyle.StateFlag.State_Selected)
            )
        else:
            font = QFont(self._view.font())
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(self._theme.colour("secondary"))
            painter.drawText(rect.adjusted(_PAD, _ABOVE_GROUP, -_PAD, 0), _LINE, index.data())
        painter.restore()

    def _paint_page(
        self,
        painter: QPainter,
        rect: QRect,
        index: QModelIndex | QPersistentModelIndex,
        selected: bool,
    ) -> None:
        if selected:
            painter.fillRect(rect, self._theme.colour("selection"))
        if selected and self._view.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        inner = rect.adjusted(_PAD, 0, -_PAD, 0)
        metrics = self._view.fontMetrics()
        label, chinese = str(index.data()), str(index.data(_CHINESE))
        room = inner.width() - metrics.horizontalAdvance(label) - _GAP
        painter.setPen(self._theme.colour("text"))
        painter.drawText(inner, _LINE, metrics.elidedText(label, _ELIDE, inner.width()))
        if chinese != label and metrics.horizontalAdvance(chinese) <= room:
            painter.setPen(self._theme.colour("secondary"))
            painter.drawText(inner, _LINE | Qt.AlignmentFlag.AlignRight, chinese)


class ConsoleList(QListWidget):
    """`picked` tells which page is current, `opened` which was asked to be opened by Enter."""

    picked = Signal(str)
    opened = Signal(str)
    left = Signal()  # upwards, out of the list

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(say(N_("Pages of the console")))
        self.setItemDelegate(_Rows(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.currentItemChanged.connect(self._on_current)
        self.itemDoubleClicked.connect(lambda item: self._open(item))
        theme.changed.connect(self.doItemsLayout)

    def fill(self, pages: Iterable[ConsolePage], current: str) -> None:
        """Show these pages in their groups, with `current` chosen, or else the first of them."""
        ranked = list(pages)
        self.blockSignals(True)
        self.clear()
        for group, words in GROUPS.items():
            members = [page for page in ranked if page.group == group]
            if members:
                heading = QListWidgetItem(say(words), self)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
            for page in members:
                self._add(page)
        self.blockSignals(False)
        names = [page.name for page in ranked]
        self.choose(current if current in names else next(iter(names), ""))

    def choose(self, name: str) -> bool:
        """Make a page the current one; whether it is in the list."""
        for row in range(self.count()):
            item = self.item(row)
            if name and item.data(_NAME) == name:
                self.setCurrentItem(item)
                self.scrollToItem(item)
                return True
        self.picked.emit("")
        return False

    @property
    def names(self) -> list[str]:
        """The pages in the list, from top to bottom."""
        found = (self.item(row).data(_NAME) for row in range(self.count()))
        return [name for name in found if name]

    @property
    def current(self) -> str:
        """The name of the current page, "" without one."""
        return _name(self.currentItem())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; up from the first page leads back to the search."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.opened.emit(self.current)
        elif event.key() == Qt.Key.Key_Up and self.names[:1] == [self.current]:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The current page stays in sight, also when it was chosen before there was a size."""
        super().resizeEvent(event)
        if self.current:
            self.scrollToItem(self.currentItem())

    def _add(self, page: ConsolePage) -> None:
        label = say(page.label)
        item = QListWidgetItem(label, self)
        item.setData(_NAME, page.name)
        item.setData(_CHINESE, page.chinese)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{label}, {page.chinese}")

    def _on_current(self, item: QListWidgetItem | None) -> None:
        self.picked.emit(_name(item))

    def _open(self, item: QListWidgetItem) -> None:
        if name := _name(item):
            self.opened.emit(name)


def _name(item: QListWidgetItem | None) -> str:
    """The name of the page in a row; "" for a heading."""
    return "" if item is None else str(item.data(_NAME) or "")
