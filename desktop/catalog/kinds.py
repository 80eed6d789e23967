"""What a column can hold: how it is read off the wire, stored, shown, sorted and sent again."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, Final, Literal

from desktop.catalog.wire import from_json, to_json
from desktop.text import N_, SHANGHAI, Style

Scalar = str | int | None
Tone = Literal["neutral", "accent", "success", "warning", "danger"]

UNITS = 100_000_000  # stored units in one unit of currency
CENT = 1_000_000  # stored units in a hundredth of it
_SMALLEST = Decimal("1e-8")
_INT64 = range(-(2**63), 2**63)
_DIGITS = re.compile(r"[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?")  # Decimal also takes "1_0" and "１０"
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

    `decode` raises ValueError, TypeError or OverflowError for what it cannot read.
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


def decode_amount(value: Decimal | int | str | None) -> int | None:
    """Turn an amount of the API into whole units of 1e-8 of its currency.

    Args:
        value: Units of currency (yuan, dollars): a number as `from_json` reads it or, as some
            operations send it, a text. None or "" where there is no amount.

    Returns:
        Signed whole units of 1e-8, so that SQLite sorts and compares exactly; what is finer is
        rounded half-even. A single amount fits up to 92 billion; a sum of many does not, so sum
        `x / 100000000` and `x % 100000000` apart.

    Raises:
        ValueError: A float, no number, not finite, or more than 64 bits.

    Source: `*_amount`, `amount`, `balance`, `face_value` with measure_id 1 (tests/contract).
    """
    if value is None or value == "":
        return None
    if type(value) not in (Decimal, int, str):
        raise ValueError(f"not an exact number: {type(value).__name__}")
    if type(value) is str and not _DIGITS.fullmatch(value):
        raise ValueError("not an exact number")
    if not value:
        return 0  # as most amounts of an order are
    try:
        units = int(Decimal(value).quantize(_SMALLEST, ROUND_HALF_EVEN).scaleb(8))
    except ArithmeticError as exc:
        raise ValueError("not a number of this size") from exc
    if units not in _INT64:
        raise ValueError("more than 64 bits")
    return units


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


def decode_time(value: Any) -> str | None:
    """Turn a time of the API into UTC text `YYYY-MM-DDTHH:MM:SSZ`, which sorts as it is.

    Raises:
        ValueError: No ISO 8601 time, or one without a time zone.
    """
    if value is None or value == "":
        return None
    if type(value) is not str:
        raise ValueError("not a text")
    if len(value) == 20 and value[7] == "-" and value[10] == "T" and value[19] == "Z":
        datetime.fromisoformat(value)  # the form of nearly every answer: only checked
        return value
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("no time zone")
    return utc_text(moment)


def decode_eastern_time(value: Any) -> str | None:
    """The same for a time that may come without a zone: then it is the time of China (UTC+8)."""
    if type(value) is not str or value == "":
        return decode_time(value)
    moment = datetime.fromisoformat(value)
    return utc_text(moment.replace(tzinfo=moment.tzinfo or SHANGHAI))


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


def decode_text(value: Any) -> str | None:
    """The wire's own text; a number keeps its digits. Half surrogates become a question mark."""
    if value is None:
        return None
    if type(value) is str:
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    if type(value) in (int, Decimal):
        return str(value)
    raise ValueError(f"not a text: {type(value).__name__}")


def decode_count(value: Any) -> int | None:
    """A whole number of 64 bits, also where it comes as text."""
    if value is None or value == "":
        return None
    if type(value) not in (int, str, Decimal) or Decimal(value) % 1:
        raise ValueError("not a whole number")
    number = int(Decimal(value))
    if number not in _INT64:
        raise ValueError("more than 64 bits")
    return number


_LONGEST_QUANTITY = 64  # digits; a number of that length is no measure of anything


def decode_quantity(value: Any) -> str | None:
    """A measured number as plain digits, all of them: `0.000123`, never `1.23E-4`."""
    if value is None or value == "":
        return None
    if type(value) not in (Decimal, int, str):
        raise ValueError(f"not an exact number: {type(value).__name__}")
    if type(value) is str and not _DIGITS.fullmatch(value):
        raise ValueError("not an exact number")
    number = Decimal(value)
    if not number.is_finite() or abs(number.adjusted()) + len(number.as_tuple().digits) > (
        _LONGEST_QUANTITY
    ):
        raise ValueError("not a number of this size")
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _encode_quantity(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _decode_rating(value: Any) -> str | None:
    """`1:5`, a dimension and its points."""
    if value is None or (type(value) is str and re.fullmatch("[0-9]{1,9}:[0-9]{1,4}", value)):
        return value
    raise ValueError("not a dimension and its points")


def _encode_rating(value: str | None) -> Any:
    dimension, _, points = (value or "").partition(":")
    return {"satisfaction_id": int(dimension), "satisfaction_value": int(points)}


def _decode_flag(value: Any) -> int | None:
    if value is None or type(value) is bool:
        return None if value is None else int(value)
    if value in ("true", "false"):
        return int(value == "true")
    raise ValueError("neither true nor false")


def _show_percent(value: Scalar, _style: Style) -> str:
    return "" if value is None else f"{value} %"


_YES_OR_NO = {1: N_("Yes"), 0: N_("No")}


def _show_flag(value: Scalar, style: Style) -> str:
    return "" if value is None else style.translate(_YES_OR_NO[int(bool(value))])


def _encode_flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _decode_structure(value: Any) -> str | None:
    return None if value is None else to_json(value).decode()


def _show_structure(value: Scalar, _style: Style) -> str:
    return "" if value in (None, "[]", "{}") else str(value)


def _encode_structure(value: str | None) -> Any:
    return None if value is None else from_json(value.encode())


def _decode_values(value: Any) -> str | None:
    """The values in a list of small objects, side by side; what they are called is left out."""
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise ValueError("not a list of objects")
    found = [decode_text(each) for one in value for each in one.values()]
    return ", ".join(each for each in found if each)


TEXT = Kind("text", str, decode_text)
VALUES = Kind("text", str, _decode_values)  # for a part of a structure only: it leaves things out
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
RATING = Kind("text", str, _decode_rating, encode=_encode_rating)
PERCENT = Kind("count", int, decode_count, _show_percent, numeric=True)
FLAG = Kind("flag", int, _decode_flag, _show_flag, _encode_flag)


STRUCTURE: Final = "structure"  # the name of such a kind


def structure(parts: Mapping[str, Part]) -> Kind:
    """A small list or object, stored as its JSON text and shown in the detail pane only."""
    return Kind(STRUCTURE, str, _decode_structure, _show_structure, _encode_structure, parts=parts)


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

    return Kind("choice", str, decode_text, show, encode, labels=labels, tones=tones or {})


def utc_text(moment: datetime) -> str:
    """A moment as the API writes it and the cache stores it."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def shifted(time_text: str, delta: timedelta) -> str:
    """A stored time moved by `delta`, or itself at either end of the calendar."""
    try:
        return utc_text(datetime.fromisoformat(time_text) + delta)
    except OverflowError:
        return time_text
