"""Saved views at a tab: the menu of them, their keys, and what can be done with them."""

from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.catalog.declare import Dataset, View
from desktop.models import filters
from desktop.models.filters import Chosen
from desktop.models.views import Saved, clean_name
from desktop.models.words import one_line, say
from desktop.text import N_
from desktop.views.desk import Desk
from desktop.views.filter_bar import FilterBar
from desktop.views.parts import label

if TYPE_CHECKING:  # used when somebody opens the menu
    from desktop.views.panel import Panel
    from desktop.views.view_files import ViewFiles

_KEYS = 10  # Alt+0 for all rows, Alt+1 to Alt+9 for the first views
_LONGEST = 28  # characters of a name on the button
Before = tuple[tuple[Saved, ...], str]  # the own views, and the key of the view in force


class ViewMenu(QObject):
    """`changed` says that the name on the button is another one."""

    changed = Signal()

    def __init__(self, dataset: Dataset, desk: Desk, bar: FilterBar, tab: QWidget) -> None:
        """`tab` is whose keys choose a view."""
        super().__init__(tab)
        self._desk, self._bar, self._tab = desk, bar, tab
        self.views = desk.views(dataset)
        self.opener: QWidget = bar.add
        self.panel: Panel | None = None
        bar.changed.connect(self._on_asked)
        self.views.changed.connect(self.changed)
        for signal in (self.views.arrangement.arranged, self.views.arrangement.sorted):
            signal.connect(self.changed)
        for number in range(_KEYS):
            action = QAction(tab)
            action.setShortcut(QKeySequence(_keys(number)))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(partial(self._on_keys, number))
            tab.addAction(action)

    @cached_property
    def files(self) -> "ViewFiles":
        """What takes views over from files, and writes them into some."""
        from desktop.views.view_files import ViewFiles

        return ViewFiles(self.views.dataset, self._desk, self._tab)

    def title(self) -> str:
        """What stands on the button: the view in force, and whether the table differs from it."""
        active = self.views.active()
        if not active.key:
            return say(N_("View"))
        name = active.name if len(active.name) <= _LONGEST else f"{active.name[:_LONGEST]}…"
        changed = self.views.is_changed()
        words = N_("View: {view} (changed)") if changed else N_("View: {view}")
        return say(words).format(view=name)

    # choosing

    def choose(self, view: Saved) -> None:
        """Arrange the table as a view says; whoever has not said which login is theirs is asked."""
        if view.is_mine and not self._desk.session.settings.my_login:
            self.ask_login(view)
            return
        self.views.choose(view)
        self._bar.restore(self.views.arrangement.asked)

    def open(self, view: View) -> None:
        """Choose a view that ships."""
        self.choose(next(each for each in self.views.all() if each.key == view.name))

    def _on_keys(self, number: int) -> None:
        views = self.views.all()
        if number < len(views):
            self.choose(views[number])

    def _on_asked(self) -> None:
        self.views.note(self._bar.state())

    def ask_login(self, view: Saved) -> None:
        """Ask which login is the user's, of those that occur; then show the view."""
        dataset = self.views.dataset
        one = filters.filter_of(dataset, view.mine_column())
        if one is None:
            return
        title = say(N_("Which of these is you?"))
        from desktop.views.filter_editors import ValuesEditor
        from desktop.views.panel import Panel

        panel = Panel(self.opener, title)
        editor = ValuesEditor(dataset, one, self._desk, None)
        panel.rows.addWidget(label(title, role="title"))
        panel.rows.addWidget(label(filters.label_of(dataset, one), role="secondary"))
        panel.rows.addWidget(editor)
        editor.changed.connect(partial(self._on_login, view))
        panel.closed.connect(editor.stop)
        self.panel = panel
        panel.open(editor.first)

    def _on_login(self, view: Saved, chosen: Chosen | None) -> None:
        login = next((value for value in (chosen.values() if chosen else ()) if value), None)
        if login is not None and self.panel is not None:
            self.panel.finish()
            self._desk.tasks.start("keep the login", self._keep_login, str(login), view)

    async def _keep_login(self, login: str, view: Saved) -> None:
        self._desk.session.settings.my_login = login
        self.choose(view)

    # the menu

    def show(self, opener: QWidget | None = None) -> None:
        """Open the menu under the button."""
        self.opener = opener or self.opener
        self.menu().popup(self.opener.mapToGlobal(QPoint(0, self.opener.height() + 4)))

    def menu(self) -> QMenu:
        """The views, then what can be done with the one in force."""
        menu = QMenu(self._tab)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group, active = QActionGroup(menu), self.views.active()
        for number, view in enumerate(self.views.all()):
            if view.own and view is self.views.own[0]:
                menu.addSeparator()
            keys = QKeySequence(_keys(number)).toString(QKeySequence.SequenceFormat.NativeText)
            words = _escaped(view.name) + (f"\t{keys}" if number < _KEYS else "")
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(view.key == active.key)
            action.triggered.connect(partial(self.choose, view))
            group.addAction(action)
        menu.addSeparator()
        self._add_deeds(menu, active)
        menu.addSeparator()
        _add(menu, say(N_("Import views…")), self.files.ask_import)
        export = _add(menu, say(N_("Export my views…")), self.files.ask_export)
        export.setEnabled(bool(self.views.own))
        return menu

    def _add_deeds(self, menu: QMenu, active: Saved) -> None:
        changed, name = self.views.is_changed(), _escaped(active.name)
        if changed and active.own:
            _add(menu, say(N_("Save the changes")), lambda: self.save_as(active.name))
        if changed:
            _add(menu, say(N_("Discard the changes")), lambda: self.choose(active))
        _add(menu, say(N_("Save as a view…")), lambda: self._start(self._ask_name))
        if active.own:
            rename, delete = say(N_("Rename “{view}”…")), say(N_("Delete “{view}”"))
            _add(menu, rename.format(view=name), lambda: self._start(self._ask_new_name))
            _add(menu, delete.format(view=name), lambda: self.delete(active))
        login = self._desk.session.settings.my_login
        mine = next((view for view in self.views.all() if view.is_mine), None)
        if login and mine is not None:
            words = say(N_("I am not “{login}”…")).format(login=_escaped(login))
            _add(menu, words, partial(self.ask_login, mine))

    # the deeds

    def save_as(self, name: str) -> None:
        """Keep the table as it is under a name; a view of this name is replaced."""
        before = self._before()
        self._on_asked()  # what was typed this very moment, too
        known = any(view.name == name for view in self.views.own)
        words = N_("The view “{view}” was replaced.") if known else N_("“{view}” was saved.")
        self._told(self.views.save(name), say(words).format(view=name), before)

    def rename(self, view: Saved, name: str) -> None:
        """Call a view otherwise."""
        before, words = self._before(), say(N_("The view is called “{view}” now."))
        self._told(self.views.rename(view, name), words.format(view=name), before)

    def delete(self, view: Saved) -> None:
        """Delete a view, until that is undone."""
        before, words = self._before(), say(N_("The view “{view}” was deleted."))
        self._told(self.views.delete(view), words.format(view=view.name), before)

    async def _ask_name(self) -> None:
        from desktop.views.ask import ask_text

        more = say(N_("It keeps columns, widths, sort, filters and search."))
        typed = await ask_text(self._tab.window(), say(N_("Name of the view")), more=more)
        if name := clean_name(typed):
            self.save_as(name)

    async def _ask_new_name(self) -> None:
        from desktop.views.ask import ask_text

        view = self.views.active()
        title = say(N_("New name of the view"))
        name = clean_name(await ask_text(self._tab.window(), title, value=view.name))
        if name and name != view.name and view in self.views.own:
            self.rename(view, name)

    def _start(self, work: Callable[[], Awaitable[None]]) -> None:
        self._desk.tasks.restart("ask for a name", work)

    def _before(self) -> Before:
        return self.views.own, self.views.arrangement.view

    def _told(self, done: "Future[None]", text: str, before: Before) -> None:
        """Say what was done and offer to undo it."""
        from desktop.views.view_files import keep

        keep(self._desk, done)

        def undo() -> None:
            keep(self._desk, self.views.put(*before))

        self._desk.notify(text, say(N_("Undo")), undo)


def _keys(number: int) -> str:
    return f"Alt+{number}"


def _escaped(text: str) -> str:
    return one_line(text).replace("&", "&&")


def _add(menu: QMenu, words: str, act: Callable[[], None]) -> QAction:
    action = menu.addAction(words)
    action.triggered.connect(lambda: act())
    return action
