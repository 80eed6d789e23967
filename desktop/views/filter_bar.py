"""The filter bar: a search, and chips that read as sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QWidget

from desktop.catalog.declare import Dataset, Filter
from desktop.catalog.query import Query, Sort
from desktop.models import filter_state, filters
from desktop.models.filters import MINE, Chosen
from desktop.models.words import say, style
from desktop.text import N_
from desktop.views.desk import Desk
from desktop.views.flow import FlowLayout
from desktop.views.parts import Tool, button, label

if TYPE_CHECKING:
    from desktop.views.panel import Panel

_PAUSE_MS = 150  # after the last key
_WIDEST_CHIP = 420
_SEARCH_WIDE, _SEARCH_ICONS = 240, 88
SINCE = Chosen(Filter("", "period"))  # stands for "changed since", which is about no column


class Chip(QFrame):
    """One condition in words; a click edits it, the cross drops it."""

    edited = Signal()
    dropped = Signal()

    def __init__(self, words: str, desk: Desk, *, editable: bool = True) -> None:
        super().__init__()
        self.words = words
        self.setProperty("role", "chip")
        self.text = button("", "chip")
        shown = self.text.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _WIDEST_CHIP)
        self.text.setText(shown.replace("&", "&&"))
        self.text.setAccessibleName(words)
        self.text.setEnabled(editable)
        self.cross = Tool()
        self.cross.setProperty("role", "chip")
        self.cross.setIcon(desk.theme.icon("close"))
        self.cross.setIconSize(QSize(12, 12))
        self.cross.setToolTip(say(N_("Drop this filter")))
        self.cross.setAccessibleName(say(N_("Drop the filter “{words}”")).format(words=words))
        line = QHBoxLayout(self)
        line.setContentsMargins(1, 1, 3, 1)
        line.setSpacing(0)
        line.addWidget(self.text)
        line.addWidget(self.cross)
        self.text.clicked.connect(self.edited)
        self.cross.clicked.connect(self.dropped)

    def sizeHint(self) -> QSize:
        """What its two buttons need; a frame of itself asks for their least heights only."""
        text, cross = self.text.sizeHint(), self.cross.sizeHint()
        return QSize(text.width() + cross.width() + 6, max(text.height(), cross.height()) + 4)


class FilterBar(QWidget):
    """`changed` says that the question to the cache is another one."""

    changed = Signal()

    def __init__(self, dataset: Dataset, desk: Desk) -> None:
        super().__init__()
        self.dataset, self._desk = dataset, desk
        self.chosen: list[Chosen] = []
        self.gone = False
        self.since = ""  # UTC text: only rows of which there is news from then on
        self.chips: list[Chip] = []
        self.panel: Panel | None = None
        self._editing: Filter | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.search = _Search(say(N_("Search {dataset}")).format(dataset=say(dataset.label)))
        self.search.addAction(
            QAction(desk.theme.icon("search"), "", self.search),
            QLineEdit.ActionPosition.LeadingPosition,
        )
        self.add = button(say(N_("Filter")), "quiet")
        self.add.setIcon(desk.theme.icon("plus"))
        self.clear_all = button(say(N_("Clear")), "link")
        self.clear_all.setToolTip(say(N_("Drop all filters and the search")))
        self._flow = FlowLayout(self, 6)
        for widget in (self.search, self.add, self.clear_all):
            self._flow.addWidget(widget)
        self._connect()
        self._show_chips()

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda: self._pause.start())
        self._pause.timeout.connect(self._on_changed)
        self.add.clicked.connect(self._on_add)
        self.clear_all.clicked.connect(self.clear)
        queued = Qt.ConnectionType.QueuedConnection  # chips are measured in the new font
        self._desk.theme.changed.connect(self._on_theme, queued)
        self._desk.arrangement(self.dataset).masked.connect(self._show_chips)

    # the question

    def query(self, sort: tuple[Sort, ...] = ()) -> Query:
        """What the bar asks for, at this moment."""
        return self._query(self.chosen, self.search.text(), sort)

    def without_each(self) -> Iterable[tuple[str, Query, Chosen | None]]:
        """The question without one part of it, for each part: its words, the rest, the part.

        The part is None where it is the search, SINCE where it is the moment of changes.
        """
        text = self.search.text().strip()
        if text:
            words = say(N_("Search: {text}")).format(text=text)
            yield words, self._query(self.chosen, "", ()), None
        for one in self.chosen:
            rest = [other for other in self.chosen if other is not one]
            yield self._sentence(one), self._query(rest, text, ()), one
        if self.since:
            rest_of_it = replace(self._query(self.chosen, text, ()), changed_since="")
            yield self._since_words(), rest_of_it, SINCE

    def _query(self, chosen: list[Chosen], text: str, sort: tuple[Sort, ...]) -> Query:
        how = style()
        where = tuple(condition for one in chosen for condition in one.now(how))
        return Query(self.dataset, where, text.strip(), sort, self.gone, self.since)

    def state(self) -> dict[str, Any]:
        """What the bar is set to, as JSON."""
        return {
            "filters": filter_state.kept(self.chosen),
            "search": self.search.text().strip(),
            "gone": self.gone,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Ask what was asked when this was the `state`; what makes no sense any more is left out.

        So is a test for the user's own login, while the user has not said which it is.
        """
        mine = self._desk.session.settings.my_login
        chosen, _ = filter_state.restored(self.dataset, state.get("filters"), mine)
        self.chosen = [one for one in chosen if mine or one.preset != MINE]
        self.gone = state.get("gone") is True
        self.since = ""
        search = state.get("search")
        self.search.setText(search if isinstance(search, str) else "")
        self._on_changed()

    def is_set(self) -> bool:
        """Whether the bar narrows the table at all."""
        return bool(self.chosen or self.since or self.search.text().strip())

    def take(self, query: Query) -> None:
        """Ask this from now on."""
        self.chosen = filters.from_conditions(self.dataset, query.where)
        self.gone, self.since = query.gone, query.changed_since
        self.search.setText(query.search)
        self._on_changed()

    def clear(self) -> None:
        """Drop all filters and the search."""
        self.take(Query(self.dataset, gone=self.gone))

    def drop(self, one: Chosen | None) -> None:
        """Drop one filter, or the search for None."""
        if one is None:
            self.search.clear()
        if one is SINCE:
            self.since = ""
        self.chosen = [other for other in self.chosen if other is not one]
        self._on_changed()

    def put(self, chosen: Chosen) -> None:
        """Set one filter, in its place if it is set already."""
        columns = [one.filter.column for one in self.chosen]
        if chosen.filter.column in columns:
            self.chosen[columns.index(chosen.filter.column)] = chosen
        else:
            self.chosen.append(chosen)
        self._on_changed()

    def set_gone(self, gone: bool) -> None:
        """Also show rows that the API no longer lists, or not."""
        self.gone = gone
        self._on_changed()

    def show_since(self, since: str) -> None:
        """Show only rows of which there is news since a moment, as UTC text; "" for all."""
        self.since = since
        self._on_changed()

    # editing

    def edit(self, one: Filter, opener: QWidget | None = None) -> None:
        """Open the editor of a filter."""
        from desktop.views.filter_editors import editor  # a bar that is looked at needs none
        from desktop.views.panel import Panel

        if self.panel is not None:
            self.panel.finish()
        current = self._current(one)
        title = filters.label_of(self.dataset, one)
        panel = Panel(opener or self._opener(one), title)
        made = editor(self.dataset, one, self._desk, current)
        panel.rows.addWidget(label(title, role="title"))
        panel.rows.addWidget(made)
        made.changed.connect(lambda chosen: self._on_edited(one, chosen))
        panel.closed.connect(made.stop)
        panel.closed.connect(self._on_panel_closed)
        self.panel, self._editing = panel, one
        panel.open(made.first)

    def _current(self, one: Filter) -> Chosen | None:
        return next((each for each in self.chosen if each.filter.column == one.column), None)

    def _opener(self, one: Filter) -> QWidget:
        columns = [each.filter.column for each in self.chosen]
        return self.chips[columns.index(one.column)] if one.column in columns else self.add

    def _on_edited(self, one: Filter, chosen: Chosen | None) -> None:
        if chosen is not None:
            self.put(replace(chosen, filter=one))
            return
        current = self._current(one)
        if current is not None:
            self.drop(current)

    def _on_panel_closed(self) -> None:
        self.panel = None

    def _on_add(self) -> None:
        menu = self.menu()
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height() + 4)))

    def menu(self) -> QMenu:
        """The declared filters that are not set yet, and whether rows that left are shown."""
        menu = QMenu(self.add)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self.dataset.filters:
            if self._current(one) is None:
                action = menu.addAction(filters.label_of(self.dataset, one).replace("&", "&&"))
                action.triggered.connect(lambda _on=False, one=one: self.edit(one))
        menu.addSeparator()
        menu.addMenu(self._since_menu())
        gone = menu.addAction(say(N_("Show rows that left")))
        gone.setToolTip(say(N_("Rows that the API no longer lists are kept here.")))
        gone.setCheckable(True)
        gone.setChecked(self.gone)
        gone.toggled.connect(self.set_gone)
        return menu

    def _since_menu(self) -> QMenu:
        from desktop.views import since_menu

        states, name = self._desk.states, self.dataset.name
        return since_menu.menu_for(states, name, self.add, self.show_since)

    # the chips

    def _on_changed(self) -> None:
        self._pause.stop()
        self._show_chips()
        self.changed.emit()

    def _sentence(self, one: Chosen) -> str:
        masked = self._desk.arrangement(self.dataset).is_masked(one.filter.column)
        return filters.sentence(self.dataset, one, style(), masked=masked)

    def _show_chips(self) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(one) for one in self.chosen]
        if self.gone:
            chip = Chip(say(N_("With rows that left")), self._desk, editable=False)
            chip.dropped.connect(lambda: self.set_gone(False))
            self.chips.append(chip)
        if self.since:
            chip = Chip(self._since_words(), self._desk)
            chip.edited.connect(partial(self._on_since_chip, chip))
            chip.dropped.connect(lambda: self.show_since(""))
            self.chips.append(chip)
        for place, chip in enumerate(self.chips, 1):
            chip.setParent(self)
            self._flow.insert(place, chip)
            chip.show()
        self._chain()
        if self.panel is not None and self._editing is not None:
            self.panel.opener = self._opener(self._editing)  # its chip was made anew
        self.clear_all.setVisible(self.is_set())
        self.updateGeometry()

    def _since_words(self) -> str:
        from desktop.views import since_menu

        time = since_menu.words_of(self.since, style())
        return say(N_("Changed since {time}")).format(time=time)

    def _on_since_chip(self, chip: Chip) -> None:
        menu = self._since_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 4)))

    def _chain(self) -> None:
        """Tab goes from left to right; chips are made last, and would come last of all."""
        inner = [part for chip in self.chips for part in (chip.text, chip.cross)]
        for first, second in pairwise((self.search, *inner, self.add, self.clear_all)):
            self.setTabOrder(first, second)

    def _chip(self, one: Chosen) -> Chip:
        chip = Chip(self._sentence(one), self._desk)
        chip.edited.connect(lambda: self.edit(one.filter))
        chip.dropped.connect(lambda: self.drop(one))
        return chip

    def _on_theme(self) -> None:
        self.add.setIcon(self._desk.theme.icon("plus"))
        for action in self.search.actions():
            action.setIcon(self._desk.theme.icon("search"))
        self.search.fit()
        self._show_chips()


class _Search(QLineEdit):
    """The search box of a table: Esc clears it, and a second time gives the focus back."""

    left = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(placeholderText=words, clearButtonEnabled=True)
        self.setAccessibleName(words)
        self.setProperty("role", "search")
        self.fit()

    def fit(self) -> None:
        """As wide as ever, or as its words need, which may be in a larger font now."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        self.setFixedWidth(max(_SEARCH_WIDE, words + _SEARCH_ICONS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, and the ways into the table: down and Enter."""
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in keys or event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
