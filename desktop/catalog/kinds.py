"""What a column can hold: how it is read off the wire, stored, shown, sorted and sent again."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Final, Literal

from desktop.catalog.decoding import (
    decode_amount,
    decode_count,
    decode_eastern_time,
    decode_flag,
    decode_quantity,
    decode_rating,
    decode_structure,
    decode_text,
    decode_texts,
    decode_time,
    decode_values,
)
from desktop.catalog.wire import from_json
from desktop.text import N_, Style

Scalar = str | int | None
Tone = Literal["neutral", "accent", "success", "warning", "danger"]

UNITS = 100_000_000  # stored units in one unit of currency
CENT = 1_000_000  # stored units in a hundredth of it
_CODE = re.compile(r"-?[0-9]{1,18}")


def _show_plain(value: Scalar, _style: Style) -> str:
    return "" if value is None else str(value)


def _as_stored(value: Scalar) -> Any:
    return value


@dataclass(frozen=True, slots=True)
class Rule:
    """The colour of a value for which it holds; of several rules the first that holds decides.

    `above` and `below` compare a stored number. `days` holds for a time that comes in fewer days
    than that, counted as a calendar does; `past` for one that is over. A colour only repeats what
    the text of the cell says.
    """

    tone: Tone
    above: int | None = None
    below: int | None = None
    days: int | None = None
    past: bool = False

    def holds(self, value: Scalar, style: Style) -> bool:
        """Whether a stored value has this colour now; what is empty has none."""
        if value is None:
            return False
        if self.past or self.days is not None:
            return self._is_near(value, style)
        number = int(value)
        over = self.above is None or number > self.above
        return over and (self.below is None or number < self.below)

    def _is_near(self, value: Scalar, style: Style) -> bool:
        left = days_left(value, style)
        if left is None or left < 0:
            return self.past and left is not None
        return self.days is not None and left < self.days


@dataclass(frozen=True)
class Kind:
    """One way to store a value. The functions take the stored value; None is always allowed.

    `decode` raises ValueError, TypeError or OverflowError for what it cannot read. So does
    `decode_all`, which does the same for many values, where that can be done faster at once.
    """

    name: Literal["text", "amount", "time", "count", "flag", "choice", "structure"]
    sql: type[str] | type[int]
    decode: Callable[[Any], Scalar]
    show: Callable[[Scalar, Style], str] = _show_plain
    encode: Callable[[Any], Any] = _as_stored  # back to the wire's own type
    numeric: bool = False
    brief: Callable[[Scalar, Style], str] | None = None  # for a table cell, where space is short
    labels: Mapping[str, str] = field(default_factory=dict)
    tones: Mapping[str, Tone] = field(default_factory=dict)
    parts: Mapping[str, "Part"] = field(default_factory=dict)  # of a structure, by wire name
    rules: tuple[Rule, ...] = ()  # of every column of this kind that has none of its own
    decode_all: Callable[[Sequence[Any]], Sequence[Scalar]] | None = None

    def cell(self, value: Scalar, style: Style) -> str:
        """The text of a table cell."""
        return (self.brief or self.show)(value, style)

    def tone(self, value: Scalar) -> Tone:
        """The colour in which a code is marked, beside its word."""
        return self.tones.get(str(value), "neutral")


@dataclass(frozen=True, slots=True)
class Part:
    """One field of the objects in a small list: how it is called and shown."""

    label: str
    kind: Kind


def plain_amount(units: int, thousands: str = "") -> str:
    """`12430.00`: two decimals, as money has; more only where the amount has more."""
    whole, rest = divmod(abs(units), UNITS)
    cents, finer = divmod(rest, CENT)
    text = f"{'-' if units < 0 else ''}{whole:{thousands}}.{cents:02d}"
    return text if not finer else text + f"{finer:06d}".rstrip("0")


def show_amount(units: Scalar, _style: Style) -> str:
    """`12,430.00`; empty where there is no amount."""
    return "" if units is None else plain_amount(int(units), ",")


def encode_amount(units: int | None) -> Decimal | None:
    """The exact number for the wire: at least two decimals, never a float."""
    return None if units is None else Decimal(plain_amount(units))


def _local(value: Scalar, style: Style) -> datetime | None:
    """The moment in the reader's zone; None if it lies outside the calendar ("never")."""
    try:
        return datetime.fromisoformat(str(value)).astimezone(style.zone)
    except OverflowError:
        return None


def show_time(value: Scalar, style: Style) -> str:
    """`2026-11-20 09:41:05` in the reader's zone."""
    if value is None:
        return ""
    moment = _local(value, style)
    return moment.replace(tzinfo=None).isoformat(" ", "seconds") if moment else str(value)


def brief_time(value: Scalar, style: Style) -> str:
    """`11-20 09:41`, with the year in front when it is not this one."""
    moment = _local(value, style) if value is not None else None
    if moment is None:
        return _show_plain(value, style)
    this_year = style.now().astimezone(style.zone).year
    return f"{moment:%m-%d %H:%M}" if moment.year == this_year else f"{moment:%Y-%m-%d %H:%M}"


_FAR_OFF_DAYS = 3650  # from here on it is a date, and no number that anybody counts down


def days_left(value: Scalar, style: Style) -> int | None:
    """How many days of the reader's calendar are left until a stored time; -1 once it is over.

    None for a time outside the calendar.
    """
    moment = _local(value, style)
    if moment is None:
        return None
    now = style.now().astimezone(style.zone)
    return -1 if moment < now else (moment.date() - now.date()).days


def brief_expiry(value: Scalar, style: Style) -> str:
    """`11-20 · 12 days`, `2025-11-20 · expired`: the day, and how far off it is."""
    left = days_left(value, style) if value is not None else None
    moment = _local(value, style) if left is not None else None
    if left is None or moment is None:
        return _show_plain(value, style)
    this_year = moment.year == style.now().astimezone(style.zone).year
    date = f"{moment:%m-%d}" if this_year else f"{moment:%Y-%m-%d}"
    if left > _FAR_OFF_DAYS:
        return date
    words = {-1: N_("{date} · expired"), 0: N_("{date} · today"), 1: N_("{date} · 1 day")}
    text = style.translate(words.get(left, N_("{date} · {days} days")))
    return text.format(date=date, days=left)


def _encode_quantity(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _encode_rating(value: str | None) -> Any:
    dimension, _, points = (value or "").partition(":")
    return {"satisfaction_id": int(dimension), "satisfaction_value": int(points)}


def _show_percent(value: Scalar, _style: Style) -> str:
    return "" if value is None else f"{value} %"


_YES_OR_NO = {1: N_("Yes"), 0: N_("No")}


def _show_flag(value: Scalar, style: Style) -> str:
    return "" if value is None else style.translate(_YES_OR_NO[int(bool(value))])


def _encode_flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _show_structure(value: Scalar, _style: Style) -> str:
    return "" if value in (None, "[]", "{}") else str(value)


def _encode_structure(value: str | None) -> Any:
    return None if value is None else from_json(value.encode())


TEXT = Kind("text", str, decode_text, decode_all=decode_texts)
VALUES = Kind("text", str, decode_values)  # for a part of a structure only: it leaves things out
AMOUNT = Kind("amount", int, decode_amount, show_amount, encode_amount, numeric=True)
TIME = Kind("time", str, decode_time, show_time, brief=brief_time)
# A time at which something ends: a cell says how many days are left. It is sorted and filtered as
# any time, and the whole time is in the tool tip.
EXPIRY = Kind(
    "time",
    str,
    decode_time,
    show_time,
    brief=brief_expiry,
    rules=(Rule("neutral", past=True), Rule("danger", days=7), Rule("warning", days=15)),
)
# As the API writes times of tickets.
EASTERN_TIME = Kind("time", str, decode_eastern_time, show_time, brief=brief_time)
# Hours, gigabytes, calls: shown and exported exactly, but not reckoned with.
QUANTITY = Kind("text", str, decode_quantity, encode=_encode_quantity, numeric=True)
COUNT = Kind("count", int, decode_count, numeric=True)
# How a solved ticket is rated in one respect.
RATING = Kind("text", str, decode_rating, encode=_encode_rating)
PERCENT = Kind("count", int, decode_count, _show_percent, numeric=True)
FLAG = Kind("flag", int, decode_flag, _show_flag, _encode_flag)


STRUCTURE: Final = "structure"  # the name of such a kind


def structure(parts: Mapping[str, Part]) -> Kind:
    """A small list or object, stored as its JSON text and shown in the detail pane only."""
    return Kind(STRUCTURE, str, decode_structure, _show_structure, _encode_structure, parts=parts)


def choice(
    labels: Mapping[str, str], *, number: bool = False, tones: Mapping[str, Tone] | None = None
) -> Kind:
    """A code of the API, stored as the wire's text ("5", "V0") and shown by its label.

    The vendor adds codes without notice: an unknown one is kept and shown as it is.

    Args:
        labels: Label, marked with `N_`, by code.
        number: The wire has a whole number; sent and exported as one again.
        tones: Colour of the dot, by code.
    """

    def show(code: Scalar, style: Style) -> str:
        label = labels.get(str(code))
        return style.translate(label) if label else _show_plain(code, style)

    def encode(code: str | None) -> str | int | None:
        is_number = number and code is not None and _CODE.fullmatch(code)
        return int(code) if is_number and code is not None else code

    return Kind(
        "choice",
        str,
        decode_text,
        show,
        encode,
        labels=labels,
        tones=tones or {},
        decode_all=decode_texts,
    )
