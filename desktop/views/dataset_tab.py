"""The tab of any dataset: filter bar, table, details; copying, exporting, choosing columns."""

from array import array
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from desktop.catalog import DATASETS
from desktop.catalog.declare import Dataset, View
from desktop.catalog.query import Query
from desktop.models.table import TableModel
from desktop.models.words import count, say
from desktop.reports import Freshness
from desktop.text import N_
from desktop.views.column_chooser import ColumnChooser
from desktop.views.copying import Copying
from desktop.views.coverage_bar import CoverageBar, is_partly_known
from desktop.views.desk import Desk
from desktop.views.detail_pane import DetailPane
from desktop.views.empty_state import EmptyState, Offer, nothing_fits, nothing_there
from desktop.views.export_dialog import ExportDialog
from desktop.views.filter_bar import FilterBar
from desktop.views.looking import Looking
from desktop.views.summary import Summary
from desktop.views.table_menus import TableMenus
from desktop.views.table_view import TableView
from desktop.views.view_menu import ViewMenu
from desktop.views.visits import Visits

_FIRST_ROWS = 200  # painted before the rest is known
_MOST_KEYS = 20  # of which an on-demand list is read by one refresh
_SAVE_AFTER_MS = 500
_WINDOW, _WIDGET = Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.WidgetShortcut


class DatasetTab(QWidget):
    """Shows one dataset from the cache. `summary` is for the left of the status line,
    `freshness` (a Freshness) for its right.
    """

    summary = Signal(str)
    freshness = Signal(object)

    def __init__(self, dataset: Dataset, desk: Desk) -> None:
        super().__init__()
        self.dataset, self._desk = dataset, desk
        self.arrangement = desk.arrangement(dataset)
        self.model = TableModel(dataset, desk.session.reader(), self.arrangement, self)
        self.bar = FilterBar(dataset, desk)
        self.bar.restore(self.arrangement.asked)
        self.table = TableView(self.model, self.arrangement, desk.theme)
        self.empty = EmptyState()
        self.detail = DetailPane(dataset, desk)
        self.sums = Summary(self.table, desk)
        self.saved = ViewMenu(dataset, desk, self.bar, self)
        self._copying = Copying(self.table, desk, self.summary.emit)
        self._visits = Visits(self.model, desk)
        self._looking = Looking(self.table, self.model, desk)
        self.coverage = CoverageBar(dataset, desk, self.query) if is_partly_known(dataset) else None
        self.fresh, self._is_told = Freshness(), False
        self.chooser: ColumnChooser | None = None
        self.export_dialog: ExportDialog | None = None
        self._stale = True  # read the cache when next shown
        self._held: tuple[tuple[int, ...], int | None] = ((), None)
        self._wanted: int | None = None  # the row to select as soon as it is there
        self._save = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self.deeds: dict[str, QAction] = {}
        self._lay_out()
        self._make_deeds()
        self.menus = TableMenus(self.table, self.bar, self.deeds)
        self._connect()

    def _lay_out(self) -> None:
        room = QWidget()
        self._stack = QStackedLayout(room)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(room)
        self.split.addWidget(self.detail)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.detail.setVisible(self.arrangement.drawer_open)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(8, 4, 8, 6)
        top.addWidget(self.bar)
        whole.addLayout(top)
        if self.coverage:
            whole.addWidget(self.coverage)
        whole.addWidget(self.split, 1)

    def _make_deeds(self) -> None:
        """What can be done here; the keys of the table are obeyed while it has the focus."""
        for name, words, keys, owner, context, deed in (
            ("filter", N_("Search this table"), "Ctrl+F", self, _WINDOW, self.focus_search),
            ("filter_column", N_("Filter by the column of the cell…"), "Ctrl+Shift+F", self.table,
             _WIDGET, lambda: self.menus.filter_by_current()),
            ("views", N_("Saved views…"), "Ctrl+Shift+V", self, _WINDOW, self.saved.show),
            ("columns", N_("Choose columns…"), "Ctrl+Shift+H", self, _WINDOW, self.choose_columns),
            ("export", N_("Export…"), "Ctrl+E", self, _WINDOW, self.export),
            ("copy", N_("Copy"), "Ctrl+C", self.table, _WIDGET, self.copy),
            ("copy_headers", N_("Copy with headers"), "Ctrl+Shift+C", self.table, _WIDGET,
             self.copy_headers),
            ("detail", N_("Details"), "Space", self.table, _WIDGET, self.toggle_detail),
            ("select_all", N_("Select all"), "", self.table, _WIDGET, self.table.selectAll),
            ("open", N_("Open"), "", self.table, _WIDGET, self.open_row),
        ):  # fmt: skip
            action = QAction(say(words), owner)
            if keys:
                action.setShortcut(QKeySequence(keys))
                action.setShortcutContext(context)
            action.triggered.connect(lambda _on=False, deed=deed: deed())
            owner.addAction(action)
            self.deeds[name] = action

    def _connect(self) -> None:
        """Every connection of this tab. Slots are plain functions; work goes through tasks."""
        self.bar.changed.connect(self._on_asked)
        self.saved.views.changed.connect(self._save.start)
        self.bar.search.left.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.arrangement.sorted.connect(self._on_asked)
        self.arrangement.arranged.connect(self._save.start)
        self.arrangement.sorted.connect(self._save.start)
        self.table.header.sectionResized.connect(lambda *_: self._save.start())
        self._save.timeout.connect(lambda: self._desk.keep(self.dataset))  # a child: ends with it
        self._save.timeout.connect(self.saved.changed)  # a column that was dragged rests
        self.table.picked.connect(self._on_picked)
        self.table.doubleClicked.connect(self.open_row)
        self.table.installEventFilter(self)
        self.sums.changed.connect(self.summary)
        self.detail.closed.connect(lambda: self.show_detail(False))
        self.split.splitterMoved.connect(self._on_split)
        self._desk.changes.happened.connect(self._on_change)

    # what others ask of the tab

    @property
    def search_text(self) -> str:
        """What is searched for."""
        return self.bar.search.text()

    def perform(self, name: str) -> None:
        """Do what a menu says, by the name of the deed."""
        self.deeds[name].trigger()

    def announce(self) -> None:
        """Say again what the status line shows, for it now shows this tab."""
        self.summary.emit(self.sums.text)
        self.freshness.emit(self.fresh if self._is_told else None)

    def open(self, query: Query | View | None, rowid: int | None) -> None:
        """Ask another question, if there is one, and select a row."""
        self._wanted = rowid
        if isinstance(query, View):
            self.saved.open(query)
        elif query is not None:
            self.saved.views.leave()
            self.bar.take(query)
        elif rowid is not None and not self.table.choose(rowid):
            self.bar.clear()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def query(self) -> Query:
        """The question of the moment."""
        return self.bar.query(self.arrangement.sort)

    # the deeds

    def focus_search(self) -> None:
        """Go to the search box."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def choose_columns(self, opener: QWidget | None = None) -> None:
        """Open the column chooser, or close it."""
        if self.chooser is not None:
            self.chooser.finish()
            return
        self.chooser = ColumnChooser(self.arrangement, self._desk.theme, opener or self.bar.add)
        self.chooser.closed.connect(self._on_chooser_closed)
        self.chooser.open(self.chooser.search)

    def export(self) -> None:
        """Open the export dialog for what is seen."""
        rows = self.model.rowCount()
        self.export_dialog = ExportDialog(self.query(), rows, self._desk, self.window())
        self.export_dialog.destroyed.connect(self._on_export_closed)
        self.export_dialog.open()

    def copy(self) -> None:
        """Copy the selected rows."""
        self._copying.start(headers=False)

    def copy_headers(self) -> None:
        """Copy the selected rows under a line of labels."""
        self._copying.start(headers=True)

    def open_row(self) -> None:
        """Open the current row: its page, if records of this kind have one, else its details."""
        row = self.table.currentIndex().row()
        if self.dataset.page and row >= 0:
            at = list(self.dataset.by_name).index(self.dataset.key[0])
            self._desk.open_record(self.dataset, str(self.model.raw(row, at) or ""))
        else:
            self.show_detail(True)

    def toggle_detail(self) -> None:
        """Open the detail pane, or close it."""
        self.show_detail(not self.detail.isVisible())

    def show_detail(self, on: bool) -> None:
        """Open or close the detail pane; it is as wide as it was."""
        if on == self.detail.isVisible():
            return
        had_focus = self.detail.isAncestorOf(QApplication.focusWidget() or self)
        self.arrangement.set_drawer(self.arrangement.drawer_width, on)
        self.detail.setVisible(on)
        self._save.start()
        if on:
            self._place_drawer()
            self.detail.choose(self.table.current_rowid())
        elif had_focus:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_drawer(self) -> None:
        width = min(self.arrangement.drawer_width, max(self.split.width() // 2, 1))
        self.split.setSizes([self.split.width() - width, width])

    def refresh(self) -> None:
        """Ask the API for this dataset; on-demand rows only for what is selected or on screen."""
        self._desk.tasks.start(f"refresh {self.dataset.name}", self._refresh)

    async def _refresh(self) -> None:
        keys = self._keys_on_demand() if self.dataset.on_demand else []
        if self.dataset.on_demand and not keys:
            self._desk.notify(say(self.dataset.note), "", None)
            return
        report = await self._desk.session.refresh(self.dataset, keys)
        if report.error is not None:
            raise report.error

    def _keys_on_demand(self) -> list[str]:
        """For which keys an on-demand list is read: of the selected rows, else of those seen."""
        names = self.dataset.holding(DATASETS[self.dataset.of].key)
        if not names or not self.model.rowCount():
            return []
        places = [list(self.dataset.by_name).index(name) for name in names]
        ids = self.table.selected_ids() or array("q", self.model.ids[: self.table.on_screen().stop])
        rows = self._desk.session.reader()(self.dataset, ids[:_MOST_KEYS])
        keys = (" ".join(str(row[at] or "") for at in places) for row in rows.values())
        return list(dict.fromkeys(key for key in keys if key))

    # reading the cache

    def _on_asked(self) -> None:
        """Another question: show its first rows at once."""
        self._read(stay=False)

    def _on_change(self, names: frozenset[str]) -> None:
        mine = {self.dataset.name, *(join.dataset.name for join in self.dataset.joins)}
        self._stale = self._stale or bool(mine & names)
        if self.isVisible():
            if self._stale:
                self._read(stay=True)
            if self.detail.isVisible():
                self.detail.look_again(names)

    def _read(self, *, stay: bool) -> None:
        self._stale = False
        name = f"show {self.dataset.name}"
        if not stay:
            self.sums.totals.forget()
            self._held = self._held if any(self._held) else self.table.held()
        if stay and self._desk.tasks.running(name):
            self._stale = True  # the running one ends with this
            return
        self._desk.tasks.restart(name, self._show, self.query(), stay)

    async def _show(self, query: Query, stay: bool) -> None:
        """Show the rows that fit: of a new question the first ones before the rest is known."""
        session = self._desk.session
        is_whole = False
        if not stay or not self.model.rowCount():
            first, is_whole = await session.begin(query, _FIRST_ROWS)
            self.sums.is_whole = is_whole
            self._put(first, stay=False)
        self._desk.tasks.start(f"prepare {self.dataset.name}", session.prepare, self.dataset)
        if not is_whole:
            ids = await session.ids(query)
            self.sums.is_whole = True
            self._put(ids, stay=True)
        self.table.hold(self._held)
        self._held = ((), None)
        if self._wanted is not None and self.table.choose(self._wanted):
            self._wanted = None
        self._on_picked()
        await self._tell(query)
        if self._stale:
            self._stale = False
            await self._show(query, True)

    def _put(self, ids: "array[int]", *, stay: bool) -> None:
        self.table.show_ids(ids, stay=stay)
        if ids:
            self._stack.setCurrentWidget(self.table)
        if ids and not self.table.fitted:
            self.table.fit_first_rows()

    async def _tell(self, query: Query) -> None:
        """Say how many rows there are and how fresh; where there are none, why."""
        self.fresh, self._is_told = await self._desk.session.freshness(self.dataset), True
        every = self.fresh.rows + (self.fresh.gone if query.gone else 0)
        self.sums.set_rows(every, narrowed=self.bar.is_set())
        self.sums.totals.begin()
        self.freshness.emit(self.fresh)
        if self.coverage:
            await self.coverage.look()
        if self.model.rowCount():
            return
        if self.bar.is_set():
            self.empty.show_reason(nothing_fits(await self._offers(), self.bar.clear))
        else:
            online = self._desk.session.online
            reason = nothing_there(self.dataset, self.fresh, online, self.refresh)
            self.empty.show_reason(reason)
        had_focus = self.table.hasFocus()
        self._stack.setCurrentWidget(self.empty)
        if had_focus and self.empty.offers:
            self.empty.offers[0].setFocus(Qt.FocusReason.OtherFocusReason)

    async def _offers(self) -> list[Offer]:
        """Which parts of the question leave nothing on their own, each to be dropped."""
        found = []
        for words, rest, one in self.bar.without_each():
            rows = len(await self._desk.session.ids(rest))
            if rows:
                text = say(N_("Drop “{filter}”: {rows} rows"))
                drop = partial(self.bar.drop, one)
                found.append(Offer(text.format(filter=words, rows=count(rows)), drop))
        return found

    # small slots

    def _on_picked(self) -> None:
        if self.detail.isVisible():
            self.detail.choose(self.table.current_rowid())

    def _on_split(self) -> None:
        self.arrangement.set_drawer(self.detail.width(), True)
        self._save.start()

    def _on_chooser_closed(self) -> None:
        self.chooser = None

    def _on_export_closed(self) -> None:
        self.export_dialog = None

    # events

    def showEvent(self, event: QShowEvent) -> None:
        """Read the cache if it changed while this tab was hidden."""
        super().showEvent(event)
        self._visits.begin()
        if QApplication.focusWidget() is None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.detail.isVisible():
            QTimer.singleShot(0, self._place_drawer)
        if self._stale:
            self._read(stay=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was dragged is kept, also when the window closes."""
        super().hideEvent(event)
        self._visits.end()
        self._desk.keep(self.dataset)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the details, then clears the search; Enter opens the row."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.detail.isVisible():
            self.show_detail(False)
        elif key == Qt.Key.Key_Escape and self.search_text:
            self.bar.search.clear()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.hasFocus():
            self.open_row()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another language: the texts of the table are made anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.model.restyle()
