"""Reading values off the wire into what is stored; each function takes what JSON can hold.

They raise ValueError, TypeError or ArithmeticError for what they cannot read.
"""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal
from types import NoneType
from typing import Any

from desktop.catalog.times import utc_text
from desktop.catalog.wire import to_json
from desktop.text import SHANGHAI

_SMALLEST = Decimal("1e-8")
_INT64 = range(-(2**63), 2**63)
_DIGITS = re.compile(r"[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?")  # Decimal also takes "1_0" and "１０"
_TEXT_OR_NONE = {str, NoneType}
_DIGITS_OF_64_BITS = 19
_LONGEST_QUANTITY = 64  # digits; a number of that length is no measure of anything


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
    if type(value) is Decimal and value.is_finite() and value.adjusted() < _DIGITS_OF_64_BITS:
        exact = value.scaleb(8)
        units = int(exact)
        if units == exact and units in _INT64:  # as nearly all are
            return units
    if value is None or value == "":
        return None
    _check_exact(value)
    try:
        units = int(Decimal(value).quantize(_SMALLEST, ROUND_HALF_EVEN).scaleb(8))
    except ArithmeticError as exc:
        raise ValueError("not a number of this size") from exc
    if units not in _INT64:
        raise ValueError("more than 64 bits")
    return units


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


def decode_text(value: Any) -> str | None:
    """The wire's own text; a number keeps its digits. Half surrogates become a question mark."""
    if value is None:
        return None
    if type(value) is str:
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    if type(value) in (int, Decimal):
        return str(value)
    raise ValueError(f"not a text: {type(value).__name__}")


def decode_texts(values: Sequence[Any]) -> Sequence[str | None]:
    """The same of many values, which nearly always are what is stored already."""
    if set(map(type, values)) <= _TEXT_OR_NONE:
        with suppress(UnicodeEncodeError):  # half a surrogate
            "".join(filter(None, values)).encode()
            return values
    return [decode_text(value) for value in values]


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


def decode_quantity(value: Any) -> str | None:
    """A measured number as plain digits, all of them: `0.000123`, never `1.23E-4`."""
    if value is None or value == "":
        return None
    _check_exact(value)
    number = Decimal(value)
    if not number.is_finite() or abs(number.adjusted()) + len(number.as_tuple().digits) > (
        _LONGEST_QUANTITY
    ):
        raise ValueError("not a number of this size")
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _check_exact(value: Any) -> None:
    """Refuse what is no number with all its digits, be it written as a text."""
    if type(value) not in (Decimal, int, str):
        raise ValueError(f"not an exact number: {type(value).__name__}")
    if type(value) is str and not _DIGITS.fullmatch(value):
        raise ValueError("not an exact number")


def decode_rating(value: Any) -> str | None:
    """`1:5`, a dimension and its points."""
    if value is None or (type(value) is str and re.fullmatch("[0-9]{1,9}:[0-9]{1,4}", value)):
        return value
    raise ValueError("not a dimension and its points")


def decode_flag(value: Any) -> int | None:
    """1 or 0, of a truth value or its name."""
    if value is None or type(value) is bool:
        return None if value is None else int(value)
    if value in ("true", "false"):
        return int(value == "true")
    raise ValueError("neither true nor false")


def decode_structure(value: Any) -> str | None:
    """A small list or object as its JSON text."""
    return None if value is None else to_json(value).decode()


def decode_values(value: Any) -> str | None:
    """The values in a list of small objects, side by side; what they are called is left out."""
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise ValueError("not a list of objects")
    found = [decode_text(each) for one in value for each in one.values()]
    return ", ".join(each for each in found if each)
