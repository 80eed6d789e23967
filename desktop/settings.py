"""Every setting of the program, each declared once; and what the window remembers of its tables.

No Qt: the command line reads the same files. Keys and passwords are no settings (see vault.py).
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Generic, Protocol, Self, TypeVar, overload

from desktop.paths import read_private, set_aside, write_private
from desktop.text import N_

T = TypeVar("T", bool, int, str)
ZOOM_STEP, ZOOM_BY_KEYS = 10, range(80, 161)  # percent; the settings allow a little more


class Setting(Generic[T]):
    """A typed value with a default; its attribute name is its key in the file.

    `among` are the allowed values: a range of numbers, or a mapping from each value to the words
    a user reads for it. Without it any value of the type of the default fits, or, if there is a
    `pattern`, what that matches as a whole. `caution` is a question, and what follows from a yes:
    asked before the default of a flag is left for the first time.
    """

    def __init__(  # noqa: PLR0913 - a declaration: all but two are named and may be left out
        self,
        default: T,
        label: str,
        *,
        unit: str = "",
        hint: str = "",
        among: Collection[T] | Mapping[T, str] = (),
        pattern: str = "",
        caution: tuple[str, str] | None = None,
    ) -> None:
        self.default: T = default
        self.caution = caution
        self.label, self.unit, self.hint, self.pattern = label, unit, hint, pattern
        self.among: Collection[T] | Mapping[T, str] = among
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, holder: None, owner: type) -> Self: ...
    @overload
    def __get__(self, holder: "Chosen", owner: type) -> T: ...
    def __get__(self, holder: "Chosen | None", owner: type) -> Self | T:
        if holder is None:
            return self
        value: T = holder.values.get(self.name, self.default)
        return value if self.fits(value) else self.default

    def __set__(self, holder: "Chosen", value: T) -> None:
        if not self.fits(value):
            raise ValueError(self.name)  # not what was typed: that may hold a password
        holder.put(self.name, value)

    def fits(self, value: object) -> bool:
        """Whether `value` has the type of the default and is one of those allowed."""
        if type(value) is not type(self.default) or (self.among and value not in self.among):
            return False
        return not self.pattern or re.fullmatch(self.pattern, str(value)) is not None


def zoomed(percent: int, steps: int) -> int:
    """The size of the text, steps larger or smaller; 0 steps lead back to the usual size.

    Keys stop at the ends, within which nothing is too small to read or too large for a window.
    """
    if not steps:
        return Settings.font_zoom_percent.default
    whole = percent // ZOOM_STEP if steps > 0 else -(-percent // ZOOM_STEP)
    wanted = (whole + steps) * ZOOM_STEP
    least, most = min(ZOOM_BY_KEYS[0], percent), max(ZOOM_BY_KEYS[-1], percent)
    return max(least, min(wanted, most))


class Chosen:
    """Values one user chose, in one file; `__slots__` makes a mistyped name an AttributeError."""

    __slots__ = ("_path", "spoilt", "values")

    def __init__(self, path: Path) -> None:
        """Read `path`, which need not exist; `spoilt` says that it made no sense."""
        self._path = path
        self.values, self.spoilt = _read(path)

    def put(self, name: str, value: bool | int | str) -> None:
        """Write one value; what another process wrote meanwhile is kept."""
        values, _ = _read(self._path)
        self.values = {**values, name: value}
        write_private(self._path, _text(self.values))

    @classmethod
    def declared(cls) -> Iterator[Setting[Any]]:
        """All settings in declared order: the settings dialog lists these."""
        return (s for s in vars(cls).values() if isinstance(s, Setting))


class Settings(Chosen):
    """The choices that hold for the whole program."""

    __slots__ = ()

    language = Setting(
        "system",
        N_("Language"),
        hint=N_("Takes effect at the next start."),
        among={"system": N_("As the system"), "zh_CN": "简体中文", "en": "English"},
    )
    theme = Setting(
        "system",
        N_("Colours"),
        among={"system": N_("As the system"), "light": N_("Light"), "dark": N_("Dark")},
    )
    density = Setting(
        "normal",
        N_("Height of rows"),
        among={
            "comfortable": N_("Comfortable"),
            "normal": N_("Normal"),
            "compact": N_("Compact"),
        },
    )
    font_zoom_percent = Setting(100, N_("Size of text"), unit="%", among=range(70, 201))
    time_zone = Setting(
        "Asia/Shanghai",
        N_("Time zone"),
        among={
            "Asia/Shanghai": N_("Beijing time"),
            "UTC": N_("UTC"),
            "system": N_("As the system"),
        },
    )
    proxy = Setting(
        "",
        N_("Proxy"),
        hint=N_("Such as http://proxy.example:8080. Empty: as the system."),
        # without user and password: this file is no place for secrets
        pattern=r"((https?|socks5h?)://[^\s/@?#]+/?)?",
    )
    hide_after_min = Setting(
        10,
        N_("Hide contents after"),
        unit=N_("min"),
        hint=N_("Without input in this program a cover hides what it shows. 0: never. No lock."),
        among=range(241),
    )


class AccountSettings(Chosen):
    """The choices that hold for one account."""

    __slots__ = ()

    quota_share_percent = Setting(
        50,
        N_("Share of the quota"),
        unit="%",
        hint=N_("All computers of a partner share one quota."),
        among=range(1, 101),
    )
    sync_every_min = Setting(15, N_("Sync every"), unit=N_("min"), among=range(1, 1441))
    parallel_requests = Setting(10, N_("Requests at a time, of each list"), among=range(1, 17))
    mask_personal = Setting(
        True,
        N_("Hide personal data"),
        hint=N_("An eye in the header of a column shows its content."),
    )
    changes_days = Setting(
        180,
        N_("Keep what changed for"),
        unit=N_("days"),
        hint=N_("Older changes are forgotten at the end of a sync."),
        among=range(1, 3651),
    )
    read_only = Setting(
        True,
        N_("Read only"),
        hint=N_("Hides everything that changes something at the API."),
        caution=(
            N_("Allow this account to change things at the API?"),
            N_(
                "Money can be moved from here then, vouchers issued and tickets answered, as far "
                "as the permissions of its key go. Each time you are asked first, and everything "
                "that is sent stands in the outbox."
            ),
        ),
    )
    confirm_total_above = Setting(
        100_000,
        N_("Type the total of payments above"),
        hint=N_("In whole units of currency. 0: always."),
        among=range(1_000_000_001),
    )
    xaccount_type = Setting(
        "",
        N_("Platform number for new customers"),
        hint=N_("The vendor assigns it. Without it no customers can be created here."),
        pattern=r"[^\x00-\x1f]{0,64}",
    )
    my_login = Setting(
        "",
        N_("My login as account manager"),
        hint=N_("The view “My customers” shows the customers of this account manager."),
        pattern=r"[^\x00-\x1f]{0,200}",
    )


class States(Protocol):
    """Where the arrangement of tables and the views of them are kept, by the name of the table."""

    def get(self, dataset: str) -> dict[str, Any]:
        """The state of one table, empty if there is none; the caller may change the result."""
        ...

    def put(self, dataset: str, state: Mapping[str, Any]) -> None:
        """Replace the state of one table; the same state again writes nothing."""
        ...

    def views(self, dataset: str) -> list[tuple[str, dict[str, Any]]]:
        """The names and states of the views that the user saved of one table, in their order."""
        ...

    def put_views(
        self, dataset: str, views: Sequence[tuple[str, Mapping[str, Any]]]
    ) -> "Future[None]":
        """Replace all saved views of one table; done once they are on disk."""
        ...


class ViewStates:
    """How one user arranged each table: order, widths, visibility, sort, by the column's name.

    A state is any JSON object; it belongs to the view that made it. Written at once: whoever
    follows a dragged column waits until it rests.
    """

    def __init__(self, path: Path) -> None:
        """Read `path`, which need not exist."""
        self._path = path
        self._states, _ = _read(path)

    def get(self, dataset: str) -> dict[str, Any]:
        """The state of one table, empty if there is none; the caller may change the result."""
        state = self._states.get(dataset)
        return json.loads(json.dumps(state)) if isinstance(state, dict) else {}

    def put(self, dataset: str, state: Mapping[str, Any]) -> None:
        """Replace the state of one table; the same state again writes nothing."""
        copy = json.loads(json.dumps(dict(state)))
        if self._states.get(dataset) != copy:
            self._states[dataset] = copy
            write_private(self._path, _text(self._states))

    def drop(self, name: str) -> None:
        """Forget one state, which need not be there."""
        if self._states.pop(name, None) is not None:
            write_private(self._path, _text(self._states))


def _read(path: Path) -> tuple[dict[str, Any], bool]:
    """The values in the file, and whether it was set aside since it is no JSON object.

    It may hold an hour of somebody's choices, hence it is kept: `settings.spoilt`.
    """
    data = read_private(path)
    if data is None:
        return {}, False
    try:
        values = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        values = None
    if isinstance(values, dict):
        return values, False
    set_aside(path)
    return {}, True


def _text(values: Mapping[str, Any]) -> bytes:
    return json.dumps(values, indent=2, ensure_ascii=False).encode()
