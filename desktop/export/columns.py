"""All values of a column at once: a million rows are written by column, not cell by cell."""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from typing import Any

from desktop.catalog.kinds import CENT, UNITS, plain_amount, show_time
from desktop.text import Style

Whole = Callable[[Sequence[Any]], Sequence[Any]]  # stored values as values of a file; None stays
Columns = Sequence[Sequence[Any]]  # values by column: all as many

_REMEMBERED = 20_000  # values of a column: more than a column of codes or names has
_HOURS = 100_000  # eleven years of them


class Memo(dict[Any, Any]):
    """What becomes of a value, worked out when it is first met; emptied before it grows large."""

    def __init__(
        self, made: Callable[[Any], Any], empty: Any = None, most: int = _REMEMBERED
    ) -> None:
        super().__init__({None: empty})
        self._made, self._empty, self._most = made, empty, most

    def __missing__(self, value: Any) -> Any:
        if len(self) > self._most:
            self.clear()
            self[None] = self._empty
        made = self[value] = self._made(value)
        return made


def each(made: Callable[[Any], Any], empty: Any = None) -> Whole:
    """Every value by itself, the same ones once."""
    known = Memo(made, empty).__getitem__
    return lambda column: list(map(known, column))


def as_is(column: Sequence[Any]) -> Sequence[Any]:
    """The values themselves."""
    return column


def amounts(column: Sequence[int | None]) -> list[str | None]:
    """Amounts as `plain_amount` has them; most are no finer than a hundredth."""
    return [
        None
        if units is None
        else f"{units // UNITS}.{units // CENT % 100:02d}"
        if units >= 0 and not units % CENT
        else plain_amount(units)
        for units in column
    ]


class _NoHour(Exception):
    """A time lies in no hour that is one hour of a clock in the reader's zone."""


def clock(style: Style) -> Whole:
    """Times as `show_time` has them: each hour is looked up in the reader's zone but once."""
    hours = Memo(lambda hour: _local_hour(hour, style.zone), most=_HOURS)

    def texts(column: Sequence[str | None]) -> list[str | None]:
        try:
            return [None if time is None else hours[time[:14]] + time[14:19] for time in column]
        except _NoHour:
            return [None if time is None else show_time(time, style) for time in column]

    return texts


def _local_hour(hour: str, zone: tzinfo) -> str:
    """`2026-11-20 09:` for the hour `2026-11-20T01:` of UTC."""
    try:
        first = datetime.fromisoformat(f"{hour}00:00Z").astimezone(zone)
        last = datetime.fromisoformat(f"{hour}59:59Z").astimezone(zone)
    except (OverflowError, ValueError) as exc:
        raise _NoHour from exc
    if (first.minute, first.second) != (0, 0) or first.utcoffset() != last.utcoffset():
        raise _NoHour
    return first.replace(tzinfo=None).isoformat(" ", "hours") + ":"
