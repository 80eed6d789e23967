"""The table of every dataset: rows of a TableModel under a Header, arranged as the user left it."""

from array import array
from collections.abc import Iterator

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.models.columns import WIDEST, Arrangement
from desktop.models.places import places
from desktop.models.table import Index, TableModel
from desktop.models.words import say
from desktop.views.cells import Cells
from desktop.views.header import Header
from desktop.views.marks import fill
from desktop.views.theme import Theme
from desktop.views.viewport import own_viewport

_FIRST_WIDTH_MOST = 260  # pixels a column may take of itself; a user may give it more
_HIDDEN_LEAST = 152
_SLACK = 12
_DEFAULTS = {"time": 132, "amount": 124, "count": 84, "choice": 128, "flag": 80}
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_TO_THE_ENDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_Home,
    Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_End,
)
_ROWS = QItemSelectionModel.SelectionFlag.Rows
_SELECT = QItemSelectionModel.SelectionFlag.Select | _ROWS


class TableView(QTableView):
    """Keeps the row on top where it is while rows arrive, and the arrangement in step.

    `picked` says that the selection or the current row is another one.
    """

    picked = Signal()
    asked_row_menu = Signal(QModelIndex, QPoint)

    def __init__(
        self,
        model: TableModel,
        arrangement: Arrangement,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        own_viewport(self, QPalette.ColorRole.Base)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.table, self.arrangement, self._theme = model, arrangement, theme
        self._names = list(model.dataset.by_name)
        self._arranging = self.fitted = False
        self._automatic: set[str] = set()  # columns that have a width nobody chose
        self.cells = Cells(theme, self)
        self.header = Header(model, arrangement, theme, self)
        self._set_up()
        self._arrange()
        self._connect()

    def _set_up(self) -> None:
        self.setModel(self.table)
        self.setHorizontalHeader(self.header)
        self.setItemDelegate(self.cells)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(say(self.table.dataset.label))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._restyle()

    def _connect(self) -> None:
        self._theme.changed.connect(self._restyle)
        self.arrangement.arranged.connect(self._arrange)
        self.arrangement.sorted.connect(self._widen)
        self.arrangement.masked.connect(self._make_room)
        self.table.headerDataChanged.connect(self._widen)
        self.header.marked.connect(self._widen)
        self.header.sectionMoved.connect(self._on_moved)
        self.header.sectionResized.connect(self._on_resized)
        self.selectionModel().selectionChanged.connect(self.picked)
        self.selectionModel().currentChanged.connect(self.picked)

    # the arrangement

    def _restyle(self) -> None:
        self.verticalHeader().setMinimumSectionSize(self._theme.row_height)
        self.verticalHeader().setDefaultSectionSize(self._theme.row_height)
        if self.fitted:
            QTimer.singleShot(0, self.fit_first_rows)  # once the new font has arrived

    def _arrange(self) -> None:
        """Bring the header in step with the arrangement."""
        self._arranging = True
        for place, name in enumerate(self.arrangement.order):
            logical = self._names.index(name)
            self.header.moveSection(self.header.visualIndex(logical), place)
            self.setColumnHidden(logical, not self.arrangement.is_visible(name))
            if self.arrangement.is_visible(name):
                self._give_width(name, logical)
        self._arranging = False
        self.viewport().update()  # what is frozen may be all that changed
        self.header.viewport().update()

    def _give_width(self, name: str, logical: int) -> None:
        width = self.arrangement.width(name)
        if width is not None:
            self.setColumnWidth(logical, width)
        elif name not in self._automatic:
            self._automatic.add(name)
            self.setColumnWidth(logical, self._wide(logical))

    def _wide(self, logical: int) -> int:
        """A width for a column that nobody dragged: by its kind, and never less than its label."""
        kind = self.table.dataset.columns[logical].kind.name
        wide = self._theme.scaled(_DEFAULTS.get(kind, 152))
        return max(wide, self.header.width_of(logical))

    def _widen(self) -> None:
        """A label that grew (a sort mark, a currency) gets its room, unless a user set a width."""
        self._arranging = True
        for name in self.arrangement.visible():
            logical = self._names.index(name)
            needed = self.header.width_of(logical)
            if self.arrangement.width(name) is None and self.columnWidth(logical) < needed:
                self.setColumnWidth(logical, needed)
        self._arranging = False

    def _make_room(self, name: str) -> None:
        """What the eye shows gets room, unless a user set the width."""
        if self.arrangement.width(name) is not None or self.arrangement.is_masked(name):
            return
        logical = self._names.index(name)
        wanted = min(self.sizeHintForColumn(logical) + _SLACK, self._most)
        self._arranging = True
        self.setColumnWidth(logical, max(wanted, self.columnWidth(logical)))
        self._arranging = False

    def _on_moved(self) -> None:
        if not self._arranging:
            shown = [self.header.logicalIndex(place) for place in range(self.header.count())]
            self._arranging = True
            self.arrangement.take_order([self._names[logical] for logical in shown])
            self._arranging = False

    def _on_resized(self, logical: int, _old: int, width: int) -> None:
        if not self._arranging and width:
            self._automatic.discard(self._names[logical])
            self.arrangement.set_width(self._names[logical], width)

    def sizeHintForColumn(self, column: int) -> int:  # noqa: N802 - Qt's name
        """What is on the screen needs; Qt fits a column to it (a double click on its edge)."""
        wide = [self.cells.width_of(self.table, row, column) for row in self.on_screen()]
        return min(max([*wide, 0]), WIDEST)

    def fit_first_rows(self) -> None:
        """Give columns that nobody dragged the width that the first rows need, within reason.

        To be called until it was done for a full screen: rows of a first sync come one by one.
        """
        rows = self.on_screen()
        self.fitted = 0 < len(rows) < self.table.rowCount()
        self._arranging = True
        for name in self.arrangement.visible():
            if self.arrangement.width(name) is None:
                logical = self._names.index(name)
                wanted = min(self.sizeHintForColumn(logical) + _SLACK, self._most)
                self.setColumnWidth(logical, max(wanted, self._least(logical)))
        self._arranging = False

    @property
    def _most(self) -> int:
        """How wide a column becomes of itself; a user may make it wider."""
        return self._theme.scaled(_FIRST_WIDTH_MOST)

    def _least(self, logical: int) -> int:
        """Room for the label, for any code, and for what the eye will show."""
        column = self.table.dataset.columns[logical]
        hidden = self._theme.scaled(_HIDDEN_LEAST) if self.arrangement.is_masked(column.name) else 0
        codes = min(self.cells.width_of_any(column.kind), self._most)
        return max(self.header.width_of(logical), hidden, codes)

    def on_screen(self) -> range:
        """The rows that are painted now."""
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        return range(first, (last if last >= 0 else self.table.rowCount() - 1) + 1)

    # rows come and go

    def show_ids(self, ids: "array[int]", *, stay: bool) -> None:
        """Show these rows. With `stay` the row on top stays on top, unless it is the very first.

        At the very first row arriving rows push down, or nobody would see them arrive.
        """
        bar = self.verticalScrollBar()
        height = self.verticalHeader().defaultSectionSize()
        row, offset = divmod(bar.value(), height)
        top = self.table.ids[row] if stay and 0 < row < len(self.table.ids) else None
        self.table.show(ids)
        self.executeDelayedItemsLayout()  # later it would be painted twice
        self.updateGeometries()
        self.viewport().update()
        there = places(ids, () if top is None else (top,))
        if top in there:
            bar.setValue(there[top] * height + offset)
        elif not stay:
            bar.setValue(0)

    def held(self) -> tuple[tuple[int, ...], int | None]:
        """The rowids of a selection small enough to be kept by hand, and of the current row."""
        current = self.currentIndex()
        rowid = self.table.ids[current.row()] if current.isValid() else None
        chosen = self.selected_ids() if self.selected_count() <= 1000 else array("q")
        return tuple(chosen), rowid

    def hold(self, held: tuple[tuple[int, ...], int | None]) -> None:
        """Select again what was `held` and is still there."""
        chosen, current = held
        wanted = {*chosen, *(() if current is None else (current,))}
        if not wanted:
            return
        there = places(self.table.ids, wanted)
        selection = QItemSelection()
        for rowid in chosen:
            if rowid in there:
                index = self.table.index(there[rowid], 0)
                selection.select(index, index)
        model = self.selectionModel()
        model.select(selection, QItemSelectionModel.SelectionFlag.Clear | _SELECT)
        if current is not None and current in there:
            column = max(self.currentIndex().column(), self.first_column())
            model.setCurrentIndex(
                self.table.index(there[current], column),
                QItemSelectionModel.SelectionFlag.NoUpdate,
            )

    def choose(self, rowid: int) -> bool:
        """Select one row and bring it into view; whether it is there."""
        there = places(self.table.ids, (rowid,))
        if rowid not in there:
            return False
        index = self.table.index(there[rowid], self.first_column())
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def first_column(self) -> int:
        """The logical number of the leftmost visible column."""
        return self._names.index(self.arrangement.visible()[0])

    # the selection

    def _ranges(self) -> Iterator[tuple[int, int]]:
        for each in self.selectionModel().selection().toList():
            yield each.top(), each.bottom()

    def selected_count(self) -> int:
        """How many rows are selected; cheap for a selection of all."""
        return sum(bottom - top + 1 for top, bottom in set(self._ranges()))

    def selected_ids(self) -> "array[int]":
        """The rowids of the selected rows, in the order of the table."""
        chosen = array("q")
        for top, bottom in sorted(set(self._ranges())):
            chosen.extend(self.table.ids[top : bottom + 1])
        return chosen

    def current_rowid(self) -> int | None:
        """The rowid of the current row, if there is one."""
        index = self.currentIndex()
        return self.table.ids[index.row()] if index.isValid() else None

    def selectionCommand(  # noqa: N802 - Qt's name
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Ctrl+Home and Ctrl+End select where they lead, or what is copied is out of sight."""
        if isinstance(event, QKeyEvent) and event.keyCombination() in _TO_THE_ENDS:
            return QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS
        return super().selectionCommand(index, event)

    # what is frozen stands elsewhere than Qt believes

    def indexAt(self, pos: QPoint) -> QModelIndex:  # noqa: N802 - Qt's name
        """The cell that is seen at a place."""
        section = self.header.frozen.section_at(pos.x())
        row = self.rowAt(pos.y())
        if section < 0:
            return super().indexAt(pos)
        return self.table.index(row, section) if row >= 0 else QModelIndex()

    def visualRect(self, index: Index) -> QRect:  # noqa: N802 - Qt's name
        """Where a cell is seen."""
        rect = super().visualRect(index)
        if index.isValid() and self.arrangement.frozen:
            rect.moveLeft(self.header.frozen.left_of(index.column()))
        return rect

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into view, out from under what is frozen."""
        bar, frozen = self.horizontalScrollBar(), self.header.frozen
        before, width = bar.value(), frozen.width()
        super().scrollTo(index, hint)
        if any(each.section == index.column() for each in frozen.all()):
            bar.setValue(before)
        elif width and (hidden := width - self.columnViewportPosition(index.column())) > 0:
            bar.setValue(bar.value() - hidden)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """What is frozen does not move with the rest."""
        super().scrollContentsBy(dx, dy)
        if dx and self.arrangement.frozen:
            self.viewport().update()
            self.header.viewport().update()

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rows reach to the right edge, also where there is no column."""
        left = self.header.length() - self.header.offset()
        if left < self.viewport().width():
            self._paint_grounds(left)
        super().paintEvent(event)
        if self.arrangement.frozen:
            self.header.frozen.paint_rows(self, self.on_screen(), self._theme)

    def _paint_grounds(self, left: int) -> None:
        painter = QPainter(self.viewport())
        chosen = self.selectionModel()
        for row in self.on_screen():
            selected = chosen.isRowSelected(row)
            if selected or row & 1:
                colour = self._theme.colour("selection" if selected else "alternate")
                top, high = self.rowViewportPosition(row), self.rowHeight(row)
                fill(painter, QRect(left, top, self.viewport().width() - left, high), colour)
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row; by the keyboard, at the current cell."""
        index = self.indexAt(event.pos())
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            where = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        if index.isValid():
            self.asked_row_menu.emit(index, where)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A table that is entered by the keyboard has a current row at once."""
        super().focusInEvent(event)
        nowhere = not self.currentIndex().isValid() and self.table.rowCount()
        if event.reason() in _BY_KEY and nowhere:
            self.selectionModel().setCurrentIndex(
                self.table.index(0, self.first_column()), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The mark of the current cell goes with the focus."""
        super().focusOutEvent(event)
        self.viewport().update()
