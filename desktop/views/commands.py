"""What can be done from the search over everything, and which pages of the console it finds.

Everything here is done elsewhere already: by the menus, the tabs, the column chooser. A command is
found by its words in the reader's language, in English, and by the initials of its pinyin.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from desktop.actions import offers
from desktop.actions.plan import Wish
from desktop.catalog import Subject
from desktop.catalog.declare import Dataset
from desktop.models import console
from desktop.models.columns import Arrangement
from desktop.models.fitting import fit
from desktop.models.palette import Line, Section
from desktop.models.views import Saved
from desktop.models.words import one_line, say
from desktop.text import N_
from desktop.views.desk import Desk
from desktop.views.menus import DEEDS

if TYPE_CHECKING:
    from desktop.views.main_window import MainWindow

_NOT_HERE = ("search", "next_tab")
_USUAL = ("sync", "refresh", "export", "settings")  # offered before anything is typed
_ALSO = {"sync": N_("Sync"), "settings": N_("Preferences"), "mask": N_("Privacy")}
_ICONS = {
    "sign_in": "key",
    "accounts": "user",
    "export": "export",
    "settings": "settings",
    "quit": "close",
    "copy": "copy",
    "copy_headers": "copy",
    "filter": "filter",
    "filter_column": "filter",
    "columns": "columns",
    "detail": "drawer",
    "mask": "eye-off",
    "back": "chevron-left",
    "refresh": "refresh",
    "sync": "refresh",
    "cancel": "pause",
    "shortcuts": "keyboard",
    "about": "info",
}
_NATIVE = QKeySequence.SequenceFormat.NativeText
_FIRST, _LAST = 1, 4  # where commands stand: what is typed begins one, or is somewhere in it
_PAGES = 3
Source = Callable[[str], list[Section]]


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done; `also` are other words it is found by."""

    words: str
    act: Callable[[], object]
    also: tuple[str, ...] = ()
    right: str = ""
    icon: str = ""
    usual: bool = False

    def line(self) -> Line:
        """As a line of the palette."""
        return Line(self.words, right=self.right, icon=self.icon, act=self.act)


def commands(window: "MainWindow", desk: Desk, subjects: Mapping[int, Subject]) -> Source:
    """What tells the commands that fit a text; the usual ones for none.

    `subjects` are those that have a tab, by the place of their tab.
    """
    every = [
        *_going(desk, subjects),
        *_deeds(window),
        *_accounts(window),
        *_actions(window, desk),
        *_at_the_table(window),
        *_views(window, desk, subjects.values()),
    ]

    def find(text: str) -> list[Section]:
        if not text.strip():
            lines = tuple(each.line() for each in every if each.usual)
            return [Section("commands", say(N_("Commands")), lines, _LAST)]
        ranked = [(rank, each) for each in every if (rank := _fit(text, each)) is not None]
        ranked.sort(key=lambda pair: pair[0])
        lines = tuple(each.line() for _, each in ranked)
        first = ranked and ranked[0][0] == 0 and len(text.strip()) > 1
        where = _FIRST if first else _LAST
        return [Section("commands", say(N_("Commands")), lines, where, len(lines))]

    return find


def console_pages(desk: Desk) -> Source:
    """What tells the pages of the console that fit a text."""

    def find(text: str) -> list[Section]:
        if not text.strip():
            return []
        pages = console.found(text)
        lines = tuple(
            Line(
                say(page.label),
                " › ".join((page.root, *page.path)),
                icon="link",
                act=partial(desk.bring, "console", page.name),
            )
            for page in pages
        )
        return [Section("pages", say(N_("Console")), lines, _PAGES, len(lines))]

    return find


def _fit(text: str, command: Command) -> int | None:
    return fit(text, (command.words, *command.also))


def _put(words: str, **values: str) -> tuple[str, tuple[str, ...]]:
    """A sentence in the reader's language, and in English to be found by."""
    said = say(words).format(**{name: say(value) for name, value in values.items()})
    return said, (words.format(**values),)


def _going(desk: Desk, subjects: Mapping[int, Subject]) -> Iterator[Command]:
    for at, subject in subjects.items():
        words, also = _put(N_("Go to {place}"), place=subject.label)
        keys = QKeySequence(f"Ctrl+{at + 1}").toString(_NATIVE) if at < 9 else ""
        act = partial(desk.bring, subject.name, "")
        yield Command(words, act, (*also, say(subject.label)), keys, "chevron-right", usual=True)
        for dataset in subject.datasets[1:]:
            words, also = _put(N_("Go to {place}"), place=dataset.label)
            act = partial(desk.go, dataset.name, None, None)
            yield Command(words, act, (*also, say(dataset.label)), "", "chevron-right")


def _deeds(window: "MainWindow") -> Iterator[Command]:
    """What the menus do, as far as it can be done now."""
    for deed in DEEDS:
        action = window.menus.by_name[deed.name]
        if deed.name not in _NOT_HERE and action.isEnabled():
            keys = QKeySequence(deed.keys).toString(_NATIVE)
            words, name = say(deed.words).replace("&", ""), deed.name.replace("_", " ")
            also = (deed.words.replace("&", ""), name, say(_ALSO.get(deed.name, "")))
            icon = _ICONS.get(deed.name, "dot")
            yield Command(words, action.trigger, also, keys, icon, usual=deed.name in _USUAL)


def _actions(window: "MainWindow", desk: Desk) -> Iterator[Command]:
    """What can be done at the API, with the rows that are selected in the table in front."""
    table = window.tab.current.menus.writes if window.tab else None
    here = table.actions if table else []
    for action in offers.offered(desk.session):
        if action in here and table:
            act = partial(table.start, action, table.chosen())
        elif action.quiet or action.only_for:  # those for a few stand where their receivers are
            continue
        else:
            act = partial(desk.open_action, action, Wish({}))
        if not action.needs or getattr(desk.session.settings, action.needs):
            also = (action.label, action.name.replace("_", " "))
            yield Command(say(action.label), act, also, icon="edit")


def _accounts(window: "MainWindow") -> Iterator[Command]:
    """The accounts in the menu at the top left, but the one in front."""
    others = [each for each in window.top.menu.actions() if each.isCheckable()]
    for action in others:
        if not action.isChecked():
            words, also = _named(N_("Switch to the account {name}"), name=_plain(action))
            yield Command(words, action.trigger, also, icon="user")


def _at_the_table(window: "MainWindow") -> Iterator[Command]:
    """Columns of the table in front: shown or not, their content hidden or not."""
    if window.tab is None:
        return
    arrangement = window.tab.current.arrangement
    for column in arrangement.dataset.columns:
        visible = arrangement.is_visible(column.name)
        sentence = N_("Hide the column {column}") if visible else N_("Show the column {column}")
        words, also = _put(sentence, column=column.label)
        act: Callable[[], object] = partial(arrangement.set_visible, column.name, not visible)
        yield Command(words, act, also, icon="columns")
        if Arrangement.has_eye(column):
            masked = arrangement.is_masked(column.name)
            sentence = N_("Reveal what {column} says") if masked else N_("Veil what {column} says")
            words, also = _put(sentence, column=column.label)
            act = partial(arrangement.set_masked, column.name, not masked)
            yield Command(words, act, also, icon="eye" if masked else "eye-off")


def _views(window: "MainWindow", desk: Desk, subjects: Iterable[Subject]) -> Iterator[Command]:
    """The saved views of every table."""
    for dataset in (each for subject in subjects for each in subject.datasets):
        english = {view.name: view.label for view in dataset.views}
        for view in desk.views(dataset).all():
            if view.key:
                name = one_line(view.name)
                words, _ = _named(N_("{list}: {view}"), list=say(dataset.label), view=name)
                also = (view.name, english.get(view.key, ""), dataset.label)
                act = partial(_choose, window, dataset, view)
                yield Command(words, act, also, icon="filter")


def _choose(window: "MainWindow", dataset: Dataset, view: Saved) -> None:
    window.go(dataset.name)
    if window.tab:
        window.tab.current.saved.choose(view)


def _named(words: str, **values: str) -> tuple[str, tuple[str, ...]]:
    """A sentence around names that are nobody's to translate."""
    return say(words).format(**values), (words.format(**values),)


def _plain(action: QAction) -> str:
    return action.text().replace("&&", "&")
