"""What the parameters of a list may hold, and which records they keep.

The API takes an empty text or null as a value, not as "no filter": it is refused where a time, a
number or a code is meant, and elsewhere matches nothing.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from desktop.sandbox.customers import Record
from desktop.sandbox.refusals import BadParameter

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_LONGEST_TEXT = 64
_YEAR = timedelta(days=366)
Keeps = Callable[[Record, Any], bool]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: `read` checks and converts it or raises ValueError.

    `keeps` tells whether a record is wanted, given what was read; without it the parameter is
    used elsewhere (order, paging) or has no effect on this account.
    """

    read: Callable[[Any], Any]
    keeps: Keeps | None = None
    number: bool = False  # a query writes it in digits, a body as a number
    many: bool = False  # a query may repeat it


def text(value: Any) -> str:
    """A text of at most 64 characters; null is none."""
    if type(value) is not str or len(value) > _LONGEST_TEXT:
        raise ValueError("not a text")
    return value


def moment(value: Any) -> str:
    """A UTC time in the only form the API takes."""
    if not _TIME.fullmatch(text(value)):
        raise ValueError("not a time")
    datetime.fromisoformat(value)
    return str(value)


def whole(value: Any) -> int:
    """A whole number of JSON; true is none."""
    if type(value) is not int:
        raise ValueError("not a whole number")
    return value


def _field(record: Record, name: str) -> str:
    value = record.get(name)
    return "" if value is None else str(value)


def same(name: str) -> Parameter:
    """Records whose field is exactly this text."""
    return Parameter(text, lambda record, value: value != "" and _field(record, name) == value)


def holds(name: str) -> Parameter:
    """Records whose field contains this text somewhere."""
    return Parameter(text, lambda record, value: value != "" and value in _field(record, name))


def since(name: str) -> Parameter:
    """Records whose time is this or later; those without a time are not."""
    return Parameter(moment, lambda record, value: _field(record, name) >= value)


def until(name: str) -> Parameter:
    """Records whose time is this or earlier."""
    return Parameter(moment, lambda record, value: "" < _field(record, name) <= value)


def code(name: str, *allowed: str, number: bool = False) -> Parameter:
    """Records whose field is this code; with `allowed`, others cannot be asked for."""

    def read(value: Any) -> str:
        wanted = str(whole(value)) if number else text(value)
        if not wanted or (allowed and wanted not in allowed):
            raise ValueError("no such code")
        return wanted

    return Parameter(read, lambda record, value: _field(record, name) == value, number)


def one_of(*allowed: str) -> Parameter:
    """A choice that selects no records by itself."""

    def read(value: Any) -> str:
        if value not in allowed:
            raise ValueError("no such value")
        return str(value)

    return Parameter(read)


UNUSED = Parameter(text)  # accepted, and means nothing for this account


def span(given: Mapping[str, Any], begin: str, end: str, now: str) -> None:
    """Refuse a span of time of more than a year, or one that ends before it begins.

    Raises:
        BadParameter: The span cannot be asked for.
    """
    if begin not in given:
        return
    first, last = given[begin], given.get(end, max(now, given[begin]))
    length = datetime.fromisoformat(last) - datetime.fromisoformat(first)
    if length < timedelta():
        raise BadParameter(end)
    if length > _YEAR:
        raise BadParameter(f"{begin}, {end}: more than a year", "CBC.80021021")
