"""How a user arranged one dataset: which columns, in which order, how wide, sorted, hidden content.

Everything is known by the name of a column, never by its place, so that it outlives new versions.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.catalog.declare import Column, Dataset, Sensitivity
from desktop.catalog.query import Sort

NARROWEST, WIDEST = 40, 2000
_DRAWER = 360  # pixels of a detail pane that nobody dragged yet


class Arrangement(QObject):
    """The arrangement of one dataset, shared by its table, header, chooser, details and exports.

    Masks are not part of what is kept: they are back at every start.
    """

    arranged = Signal()  # which columns are visible, or their order
    sorted = Signal()
    masked = Signal(str)  # the name of a column of which the content was hidden or shown

    def __init__(
        self,
        dataset: Dataset,
        state: Mapping[str, Any],
        *,
        mask_personal: bool = True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.dataset = dataset
        self.unsaved = False
        self._names = list(dataset.by_name)
        self.order = list(self._names)
        self._visible = {column.name for column in dataset.columns if column.shown}
        self._widths: dict[str, int] = {}
        self.sort: tuple[Sort, ...] = ()
        self.drawer_width, self.drawer_open = _DRAWER, False
        self.frozen = ""  # up to this column they stay where they are when the table is scrolled
        self.asked: dict[str, Any] = {}  # what the filter bar is set to
        self.view = ""  # the key of the saved view that was chosen last
        self.base: dict[str, Any] = {}  # the columns before a view brought its own
        self._masked = {
            column.name
            for column in dataset.columns
            if mask_personal and column.sensitivity is Sensitivity.PERSONAL
        }
        self._restore(state)

    # what is seen

    def is_visible(self, name: str) -> bool:
        """Whether the table shows this column."""
        return name in self._visible

    def visible(self) -> tuple[str, ...]:
        """The names of the visible columns as they stand from left to right."""
        return tuple(name for name in self.order if name in self._visible)

    def set_visible(self, name: str, visible: bool) -> None:
        """Show or hide a column; the last one stays."""
        if visible == (name in self._visible) or (not visible and len(self._visible) == 1):
            return
        (self._visible.add if visible else self._visible.discard)(name)
        self._changed()

    def move(self, name: str, place: int) -> None:
        """Put a column at `place` of the whole order, hidden columns included."""
        order = [each for each in self.order if each != name]
        order.insert(max(0, min(place, len(order))), name)
        self.take_order(order)

    def shift(self, name: str, steps: int) -> None:
        """Move a column past the next visible one to the left (-1) or to the right (1)."""
        place = self.order.index(name) + steps
        while 0 < place < len(self.order) - 1 and self.order[place] not in self._visible:
            place += steps
        self.move(name, place)

    def take_order(self, order: Sequence[str]) -> None:
        """Take over an order of all columns."""
        if list(order) != self.order:
            self.order = list(order)
            self._changed()

    def width(self, name: str) -> int | None:
        """The width a user gave the column, in logical pixels; None if nobody did."""
        return self._widths.get(name)

    def set_width(self, name: str, width: int) -> None:
        """Remember a width; the header already has it."""
        if self._widths.get(name) != width:
            self._widths[name] = max(NARROWEST, min(width, WIDEST))
            self.unsaved = True

    def set_drawer(self, width: int, is_open: bool) -> None:
        """Remember the detail pane."""
        if (width, is_open) != (self.drawer_width, self.drawer_open):
            self.drawer_width, self.drawer_open = width, is_open
            self.unsaved = True

    def freeze(self, name: str) -> None:
        """Keep the columns up to this one in sight; "" for none."""
        if name != self.frozen:
            self.frozen = name
            self._changed()

    def frozen_columns(self) -> tuple[str, ...]:
        """The visible columns that stay in sight."""
        shown = self.visible()
        return shown[: shown.index(self.frozen) + 1] if self.frozen in shown else ()

    def reset(self) -> None:
        """Back to what is declared: columns, order, widths, sort."""
        self.frozen = ""
        self.take_columns({})
        self.set_sort(())

    # what a view holds

    def columns(self) -> dict[str, Any]:
        """Which columns are shown, their order and widths, as JSON."""
        return {
            "order": list(self.order),
            "visible": list(self.visible()),
            "widths": dict(self._widths),
        }

    def take_columns(self, state: Mapping[str, Any]) -> None:
        """Take over columns, order and widths; what is declared, for those of an empty state."""
        self.order = list(self._names)
        self._visible = {column.name for column in self.dataset.columns if column.shown}
        self._widths.clear()
        self._restore_columns(state)
        self._changed()

    def note(self, view: str, asked: Mapping[str, Any], base: Mapping[str, Any]) -> None:
        """Remember the view, what the filter bar is set to, and the columns before the view."""
        if (view, asked, base) != (self.view, self.asked, self.base):
            self.view, self.asked, self.base = view, dict(asked), dict(base)
            self.unsaved = True

    # sort

    @property
    def effective_sort(self) -> tuple[Sort, ...]:
        """The sort that is in force: the user's, or else the dataset's own."""
        return self.sort or (Sort(self.dataset.order, self.dataset.descending),)

    def set_sort(self, sort: tuple[Sort, ...]) -> None:
        """Sort by these columns."""
        if sort != self.sort:
            self.sort = sort
            self.unsaved = True
            self.sorted.emit()

    def sort_by(self, name: str, *, add: bool = False, descending: bool | None = None) -> None:
        """Sort by a column, alone or after those in force.

        Without a direction each call takes the next of: first direction, the other one, not
        sorted. Times and numbers start with the largest, because that is what is looked for.
        """
        direction = self._next_direction(name) if descending is None else descending
        step = () if direction is None else (Sort(name, direction),)
        if not add:
            self.set_sort(step)
            return
        places = [each.column for each in self.sort]
        if name not in places:
            self.set_sort(self.sort + step)
            return
        at = places.index(name)
        self.set_sort(self.sort[:at] + step + self.sort[at + 1 :])

    def _next_direction(self, name: str) -> bool | None:
        kind = self.dataset.by_name[name].kind
        first = kind.numeric or kind.name == "time"
        current = next((each for each in self.sort if each.column == name), None)
        if current is None:
            return first
        return not first if current.descending == first else None

    # masks

    @staticmethod
    def has_eye(column: Column) -> bool:
        """Whether the content of the column can be hidden."""
        return column.sensitivity is not Sensitivity.OPEN

    def is_masked(self, name: str) -> bool:
        """Whether the content of the column is hidden now."""
        return name in self._masked

    def set_masked(self, name: str, masked: bool) -> None:
        """Hide or show the content of a whole column, until the window is closed."""
        if masked != (name in self._masked) and self.has_eye(self.dataset.by_name[name]):
            (self._masked.add if masked else self._masked.discard)(name)
            self.masked.emit(name)

    def is_hidden_in_files(self, column: Column) -> bool:
        """Whether files hold the mask, unless the user says otherwise.

        Personal content is, also where the eye shows it at the moment: a file is passed on.
        """
        return column.sensitivity is Sensitivity.PERSONAL or self.is_masked(column.name)

    def mask_all(self) -> None:
        """Hide the content of every sensitive column."""
        for column in self.dataset.columns:
            self.set_masked(column.name, True)

    # kept over restarts

    def state(self) -> dict[str, Any]:
        """What is kept, as JSON."""
        return {
            **self.columns(),
            "sort": sort_state(self.sort),
            "drawer_width": self.drawer_width,
            "drawer_open": self.drawer_open,
            "frozen": self.frozen,
            "asked": self.asked,
            "view": self.view,
            "base": self.base,
        }

    def _restore(self, state: Mapping[str, Any]) -> None:
        self._restore_columns(state)
        self.sort = restored_sort(self.dataset, state.get("sort"))
        self._restore_drawer(state)
        frozen, view = state.get("frozen"), state.get("view")
        self.frozen = frozen if isinstance(frozen, str) and frozen in self._names else ""
        self.view = view if isinstance(view, str) else ""
        self.asked, self.base = _object(state.get("asked")), _object(state.get("base"))

    def _restore_columns(self, state: Mapping[str, Any]) -> None:
        """Take over what still makes sense; a column that is new keeps its declared place."""
        kept = [name for name in _names(state.get("order")) if name in self._names]
        new = [name for name in self._names if name not in kept]
        if kept:
            self.order = kept
            for name in new:
                self.order.insert(self._names.index(name), name)
            chosen = {name for name in _names(state.get("visible")) if name in self._names}
            self._visible = chosen | {name for name in new if name in self._visible}
            self._visible = self._visible or set(self.order[:1])
        widths = state.get("widths")
        for name, width in widths.items() if isinstance(widths, dict) else ():
            if name in self._names and type(width) is int:
                self._widths[name] = max(NARROWEST, min(width, WIDEST))

    def _restore_drawer(self, state: Mapping[str, Any]) -> None:
        width = state.get("drawer_width")
        if type(width) is int:
            self.drawer_width = max(200, min(width, WIDEST))
        self.drawer_open = state.get("drawer_open") is True

    def _changed(self) -> None:
        self.unsaved = True
        self.arranged.emit()


def sort_state(sort: Sequence[Sort]) -> list[str]:
    """A sort as JSON: names, with a minus before those that descend."""
    return [f"-{each.column}" if each.descending else each.column for each in sort]


def restored_sort(dataset: Dataset, state: object) -> tuple[Sort, ...]:
    """What still makes sense of a sort, each column once."""
    found = dict[str, Sort]()
    for text in _names(state):
        name = text.removeprefix("-")
        if name in dataset.by_name:
            found.setdefault(name, Sort(name, text.startswith("-")))
    return tuple(found.values())


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _names(value: object) -> list[str]:
    """The texts in a list of a state file, each once; nothing if it is no list."""
    texts = [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
    return list(dict.fromkeys(texts))
