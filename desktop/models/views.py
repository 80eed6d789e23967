"""Saved views of one dataset: those that ship, then the user's own; and which one is in force."""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.catalog.declare import Dataset, View
from desktop.models import filter_state, filters
from desktop.models.columns import Arrangement, restored_sort, sort_state
from desktop.models.words import one_line, say
from desktop.settings import States
from desktop.text import N_

ALL_ROWS = View("", N_("All rows"))
_OWN = "="  # before the names of the user's own views in their keys
_LONGEST_NAME, _LONGEST_SEARCH = 60, 1000
_COLUMNS = ("order", "visible", "widths")
State = dict[
    str, Any
]  # filters, search, gone, sort; where it has columns also those of `columns()`


@dataclass(frozen=True)
class Saved:
    """A view as its list shows it; `key` tells it from all others of its dataset."""

    key: str
    name: str  # in the reader's language
    state: Mapping[str, Any]

    @property
    def own(self) -> bool:
        """Whether the user made it."""
        return self.key.startswith(_OWN)

    @property
    def is_mine(self) -> bool:
        """Whether it asks for the login that the user has to name, once."""
        return self.mine_column() != ""

    def mine_column(self) -> str:
        """The column that must hold the user's login, "" if none must."""
        items = self.state.get("filters")
        found = (
            str(each.get("column"))
            for each in (items if isinstance(items, list) else ())
            if isinstance(each, dict) and each.get("preset") == filters.MINE
        )
        return next(found, "")


class Views(QObject):
    """What can be chosen, saved, renamed and deleted; `changed` follows each of these."""

    changed = Signal()

    def __init__(
        self, arrangement: Arrangement, kept: States, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.arrangement, self._kept = arrangement, kept
        self.dataset = arrangement.dataset
        self._shipped = tuple(
            Saved(view.name, say(view.label), shipped_state(self.dataset, view))
            for view in (ALL_ROWS, *self.dataset.views)
        )
        self.own = tuple(
            Saved(f"{_OWN}{name}", name, state) for name, state in kept.views(self.dataset.name)
        )

    def all(self) -> tuple[Saved, ...]:
        """Every view, in the order of the menu and of the keys."""
        return self._shipped + self.own

    def active(self) -> Saved:
        """The view that was chosen last; all rows, if it is there no more."""
        key = self.arrangement.view
        return next((view for view in self.all() if view.key == key), self._shipped[0])

    def is_changed(self) -> bool:
        """Whether the table is arranged otherwise than the view in force says."""
        view = self.active()
        if not view.key:
            return False
        wanted = _compared(self.dataset, view.state)
        now = _compared(self.dataset, self.state())
        return any(now[part] != wanted[part] for part in wanted)

    def state(self) -> State:
        """The table as it is arranged now."""
        arrangement = self.arrangement
        return {
            **arrangement.asked,
            "sort": sort_state(arrangement.sort),
            **arrangement.columns(),
        }

    # choosing

    def choose(self, view: Saved) -> None:
        """Arrange the table so; the filter bar follows what `arrangement.asked` says then.

        Columns of before come back with the next view that has none of its own.
        """
        arrangement = self.arrangement
        if _has_columns(view.state):
            base = arrangement.base or arrangement.columns()
            arrangement.take_columns(view.state)
        else:
            base = {}
            self._bring_back()
        arrangement.set_sort(restored_sort(self.dataset, view.state.get("sort")))
        arrangement.note(view.key, _asked(view.state), base)
        self.changed.emit()

    def leave(self) -> None:
        """Another question came from elsewhere: no view is in force."""
        if self.arrangement.view:
            self._bring_back()
            self.arrangement.note("", self.arrangement.asked, {})
            self.changed.emit()

    def note(self, asked: Mapping[str, Any]) -> None:
        """The filter bar is set to something else."""
        self.arrangement.note(self.arrangement.view, asked, self.arrangement.base)
        self.changed.emit()

    def _bring_back(self) -> None:
        if self.arrangement.base:
            self.arrangement.take_columns(self.arrangement.base)

    # the user's own

    def save(self, name: str) -> "Future[None]":
        """Keep the table as it is arranged under a name; one of this name is replaced.

        What is returned, as by each of these, is done once it is on disk.
        """
        made = Saved(f"{_OWN}{name}", name, self.state())
        keys = [view.key for view in self.own]
        if made.key in keys:
            at = keys.index(made.key)
            own = (*self.own[:at], made, *self.own[at + 1 :])
        else:
            own = (*self.own, made)
        base = self.arrangement.base or self.arrangement.columns()
        self.arrangement.note(made.key, self.arrangement.asked, base)
        return self.put(own)

    def rename(self, view: Saved, name: str) -> "Future[None]":
        """Call one of the own views otherwise; another one of this name is replaced."""
        made = Saved(f"{_OWN}{name}", name, view.state)
        others = (each for each in self.own if each.key != made.key or each is view)
        if self.arrangement.view == view.key:
            self._point_to(made.key)
        return self.put(tuple(made if each is view else each for each in others))

    def delete(self, view: Saved) -> "Future[None]":
        """Delete one of the own views; the table stays as it is arranged."""
        return self.put(tuple(each for each in self.own if each is not view))

    def add(self, views: Mapping[str, Mapping[str, Any]]) -> "Future[None]":
        """Add views by name; where there is one of a name already it gets another."""
        names = {view.name for view in self.own}
        made = []
        for name, state in views.items():
            free = unused(name, names)
            names.add(free)
            made.append(Saved(f"{_OWN}{free}", free, state))
        return self.put((*self.own, *made))

    def put(self, own: tuple[Saved, ...], active: str | None = None) -> "Future[None]":
        """Replace the own views; `active` is the key of the view in force, if it changes."""
        self.own = own
        if active is not None:
            self._point_to(active)
        views = [(view.name, dict(view.state)) for view in own]
        done = self._kept.put_views(self.dataset.name, views)
        self.changed.emit()
        return done

    def _point_to(self, key: str) -> None:
        self.arrangement.note(key, self.arrangement.asked, self.arrangement.base)


def shipped_state(dataset: Dataset, view: View) -> State:
    """A view that ships as the state of a table."""
    state: State = {
        "filters": filter_state.kept(filters.from_view(dataset, view, "")),
        "search": "",
        "gone": False,
        "sort": sort_state(view.sort),
    }
    if view.columns:
        rest = [name for name in dataset.by_name if name not in view.columns]
        state |= {"order": [*view.columns, *rest], "visible": list(view.columns)}
    return state


def cleaned(dataset: Dataset, state: Mapping[str, Any]) -> tuple[State, int]:
    """What of a state this version understands, and how many parts it does not."""
    chosen, left_out = filter_state.restored(dataset, state.get("filters"), "")
    made: State = {
        "filters": filter_state.kept(chosen),
        "search": clean_text(state.get("search"), _LONGEST_SEARCH),
        "gone": state.get("gone") is True,
        "sort": sort_state(restored_sort(dataset, state.get("sort"))),
    }
    named = {name for part in (*_COLUMNS, "sort") for name in _texts(state.get(part))}
    left_out += len({name.removeprefix("-") for name in named} - dataset.by_name.keys())
    if _has_columns(state) and dataset.by_name.keys() & set(_texts(state.get("visible"))):
        made |= Arrangement(dataset, state).columns()
    return made, left_out


def clean_name(text: object) -> str:
    """A text as the name of a view; "" if it makes none."""
    return clean_text(text, _LONGEST_NAME)


def clean_text(text: object, most: int) -> str:
    """A text from a file in one line, no longer than `most`, that can be stored."""
    if not isinstance(text, str):
        return ""
    whole = text[: 10 * most].encode("utf-8", "ignore").decode("utf-8").replace("\0", "")
    return one_line(whole).strip()[:most].rstrip()


def unused(name: str, taken: set[str]) -> str:
    """The name itself or, where it is taken, with a number."""
    number, free = 2, name
    while free in taken:
        number, free = number + 1, f"{name} ({number})"
    return free


def _compared(dataset: Dataset, state: Mapping[str, Any]) -> State:
    """A state in a form in which two of them are equal if they show the same."""
    made, _ = cleaned(dataset, state)
    made.pop("order", None)  # where hidden columns would stand is not seen
    for each in made["filters"]:
        each.pop("names", None)
    made["filters"].sort(key=lambda each: str(each["column"]))
    return made


def _asked(state: Mapping[str, Any]) -> State:
    return {part: state[part] for part in ("filters", "search", "gone") if part in state}


def _has_columns(state: Mapping[str, Any]) -> bool:
    return bool(state.get("visible"))


def _texts(value: object) -> list[str]:
    items = value if isinstance(value, list | dict) else ()
    return [each for each in items if isinstance(each, str)]
