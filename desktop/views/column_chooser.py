"""The column chooser: which columns are shown, in which order, sorted, with hidden content."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.models.columns import Arrangement
from desktop.models.words import say
from desktop.text import N_
from desktop.views.checklist import Lines, TallLines, lead_down
from desktop.views.panel import Panel
from desktop.views.parts import Tool, button, label
from desktop.views.theme import Theme

_NAME = Qt.ItemDataRole.UserRole
_ICON = 16
_LINES, _WIDE = 14, 300


class ColumnChooser(Panel):
    """Every column of a dataset with a check mark; all of it also by the keyboard.

    Space shows and hides a column, Alt with up and down moves it.
    """

    def __init__(self, arrangement: Arrangement, theme: Theme, opener: QWidget) -> None:
        super().__init__(opener, say(N_("Columns")))
        self._arrangement, self._theme = arrangement, theme
        self.search = QLineEdit(placeholderText=say(N_("Search columns")), clearButtonEnabled=True)
        self.search.setAccessibleName(say(N_("Search columns")))
        self.list = _Columns(self)
        self.list.setAccessibleName(say(N_("Columns")))
        self.list.setItemDelegate(_Marks(arrangement, theme, self.list))
        self.list.setFixedWidth(theme.scaled(_WIDE))
        self.list.ask_for(_LINES, theme.row_height)
        self.tools: dict[str, Tool] = {}
        self.rows.addWidget(label(say(N_("Columns")), role="title"))
        self.rows.addWidget(self.search)
        self.rows.addWidget(self.list)
        self.rows.addLayout(self._buttons())
        self._fill()
        self._connect()

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(2)
        for name, icon, words in (
            ("up", "chevron-up", N_("Move up (Alt+Up)")),
            ("down", "chevron-down", N_("Move down (Alt+Down)")),
            ("sort", "sort-up", N_("Sort by this column; again: the other way, then not at all")),
            ("eye", "eye", N_("Show or hide the content")),
        ):
            made = Tool()
            made.setToolTip(say(words))
            made.setAccessibleName(say(words))
            made.setIcon(self._theme.icon(icon))
            self.tools[name] = made
            line.addWidget(made)
        line.addStretch()
        self.reset = button(say(N_("Reset to default")), "link")
        line.addWidget(self.reset)
        return line

    def _connect(self) -> None:
        self.search.textChanged.connect(self.list.narrow)
        lead_down(self.search, self.list)
        self.list.itemClicked.connect(self._on_clicked)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.key_pressed = self._on_key
        self.tools["up"].clicked.connect(lambda: self._shift(-1))
        self.tools["down"].clicked.connect(lambda: self._shift(1))
        self.tools["sort"].clicked.connect(self._on_sort)
        self.tools["eye"].clicked.connect(self._on_eye)
        self.reset.clicked.connect(self._arrangement.reset)
        self._arrangement.arranged.connect(self._fill)
        for signal in (self._arrangement.sorted, self._arrangement.masked):
            signal.connect(self._repaint)  # no lambda: it would outlive this panel
        self._on_current()

    def _fill(self) -> None:
        """All columns in their order; the current one stays current."""
        current, columns = self.name, self._arrangement.dataset.by_name
        self.list.blockSignals(True)
        self.list.clear()
        for name in self._arrangement.order:
            item = QListWidgetItem(say(columns[name].label), self.list)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setData(_NAME, name)
            shown = self._arrangement.is_visible(name)
            item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
            if name == current or not current:
                self.list.setCurrentItem(item)
                current = name
        self.list.narrow(self.search.text())
        self.list.blockSignals(False)

    @property
    def name(self) -> str:
        """The name of the current column."""
        item: QListWidgetItem | None = self.list.currentItem()
        return str(item.data(_NAME)) if item is not None else ""

    def _on_current(self) -> None:
        column = self._arrangement.dataset.by_name.get(self.name)
        self.tools["eye"].setEnabled(column is not None and Arrangement.has_eye(column))

    def _repaint(self) -> None:
        self.list.viewport().update()

    def _on_clicked(self, item: QListWidgetItem) -> None:
        if self.list.on_eye and Arrangement.has_eye(self._arrangement.dataset.by_name[self.name]):
            self._on_eye()
        else:
            self._toggle(item)

    def _toggle(self, item: QListWidgetItem) -> None:
        name = str(item.data(_NAME))
        self._arrangement.set_visible(name, not self._arrangement.is_visible(name))

    def _on_key(self, event: QKeyEvent) -> bool:
        item: QListWidgetItem | None = self.list.currentItem()
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._shift(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif item is not None and event.key() in (
            Qt.Key.Key_Space,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            self._toggle(item)
        else:
            return False
        return True

    def _shift(self, steps: int) -> None:
        if self.name:
            place = self._arrangement.order.index(self.name) + steps
            self._arrangement.move(self.name, place)

    def _on_sort(self) -> None:
        if self.name:
            self._arrangement.sort_by(self.name, add=True)

    def _on_eye(self) -> None:
        if self.name:
            self._arrangement.set_masked(self.name, not self._arrangement.is_masked(self.name))


class _Columns(Lines):
    """A list that tells its keys to the chooser first, and where a line was clicked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.on_eye = False
        self.key_pressed: Callable[[QKeyEvent], bool] = lambda _event: False

    def narrow(self, text: str) -> None:
        """Show the columns of which the label holds the text."""
        for row in range(self.count()):
            line = self.item(row).text().casefold()
            self.item(row).setHidden(text.casefold().strip() not in line)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note whether the eye at the right is meant."""
        self.on_eye = event.position().x() > self.viewport().width() - _ICON - 12
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The chooser's keys, then those of any list."""
        if not self.key_pressed(event):
            super().keyPressEvent(event)


class _Marks(TallLines):
    """A check mark and a label; at the right the sort and the eye."""

    def __init__(self, arrangement: Arrangement, theme: Theme, parent: QListWidget) -> None:
        super().__init__(theme, parent)
        self._arrangement = arrangement

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The line, then its marks."""
        super().paint(painter, option, index)
        rect: QRect = option.rect
        name = str(index.data(_NAME))
        where = QRect(rect.right() - _ICON - 6, rect.center().y() - _ICON // 2, _ICON, _ICON)
        if Arrangement.has_eye(self._arrangement.dataset.by_name[name]):
            masked = self._arrangement.is_masked(name)
            self._theme.icon("eye-off" if masked else "eye").paint(painter, where)
        where.translate(-_ICON - 6, 0)
        for each in self._arrangement.sort:
            if each.column == name:
                icon = "sort-down" if each.descending else "sort-up"
                self._theme.icon(icon, "accent").paint(painter, where)
