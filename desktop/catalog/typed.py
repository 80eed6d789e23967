"""Values as somebody types them: amounts, times in the reader's zone, and spans of both."""

import re
from datetime import datetime, timedelta

from desktop.catalog.decoding import decode_amount, decode_count
from desktop.catalog.kinds import Kind
from desktop.catalog.times import shifted, utc_text
from desktop.errors import Misused
from desktop.text import N_, Style

RANGE = ".."
RANGED = frozenset({"amount", "count", "time"})

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_TRUTHS = {"yes": 1, "true": 1, "1": 1, "no": 0, "false": 0, "0": 0}

Span = tuple[str | int | None, str | int | None]  # from (inclusive), before (exclusive)


def single(kind: Kind, text: str, style: Style) -> str | int | None:
    """One value, as stored.

    Raises:
        Misused: The kind has no such value.
    """
    if kind.name in ("amount", "count"):
        return _number(kind, text)
    if kind.name == "flag":
        return _truth(text, style)
    return text


def span(kind: Kind, text: str, style: Style) -> Span:
    """`A..B`, both included and either left out; a time alone is a span too: its day, its month.

    Raises:
        Misused: One of the two is no such value, or the first is the greater one.
    """
    first, sign, last = (part.strip() for part in text.partition(RANGE))
    last = last if sign else first
    begin, end = _begin_end(kind, first, style)[0], _begin_end(kind, last, style)[1]
    # both are texts in the form of a time, or both numbers: they compare
    if begin is not None and end is not None and begin >= end:  # type: ignore[operator]
        raise Misused(text, advice=N_("The first value of a range is the smaller one."))
    return begin, end


def begin(text: str, style: Style) -> str:
    """When the year, month, day or second begins that somebody names, as UTC text.

    Raises:
        Misused: It is no time.
    """
    return _moment(text.strip(), style)[0]


def moment(text: str, style: Style, *, last: bool = False) -> str:
    """The time that somebody names, as UTC text; of a day its first second, or its `last`.

    Raises:
        Misused: It is no time.
    """
    begin, end = _moment(text.strip(), style)
    return shifted(end, timedelta(seconds=-1)) if last else begin


def _begin_end(kind: Kind, text: str, style: Style) -> Span:
    if not text:
        return None, None
    if kind.name == "time":
        return _moment(text, style)
    number = _number(kind, text)
    return number, number + 1


def _number(kind: Kind, text: str) -> int:
    plain = text.replace(",", "")
    try:
        number = decode_amount(plain) if kind.name == "amount" else decode_count(plain)
    except (ValueError, ArithmeticError):
        number = None
    if number is None:
        raise _wrong(text, N_("{text} is not a number. Write it like 12430.50, or 100..200."))
    return number


def _truth(text: str, style: Style) -> int:
    words = {style.translate(word).casefold(): truth for word, truth in _words().items()}
    truth = (_TRUTHS | words).get(text.casefold())
    if truth is None:
        raise _wrong(text, N_("{text} is neither yes nor no."))
    return truth


def _words() -> dict[str, int]:
    return {N_("Yes"): 1, N_("No"): 0}


def _moment(text: str, style: Style) -> tuple[str, str]:
    """When what is named begins, and when it is over: a year, a month, a day or a second."""
    try:
        if day := _DAY.fullmatch(text):
            begin, end = _calendar(day, style)
        else:
            begin = datetime.fromisoformat(text)
            begin = begin if begin.tzinfo else begin.replace(tzinfo=style.zone)
            end = begin + timedelta(seconds=1)
        return utc_text(begin), utc_text(end)
    except (ValueError, OverflowError) as exc:
        raise _wrong(
            text, N_("{text} is not a time. Write it like 2026-11, 2026-11-20 or A..B.")
        ) from exc


def _calendar(day: re.Match[str], style: Style) -> tuple[datetime, datetime]:
    year, month, date = (int(part) if part else 0 for part in day.groups())
    begin = datetime(year, month or 1, date or 1, tzinfo=style.zone)
    if date:
        return begin, begin + timedelta(days=1)
    if month:
        return begin, begin.replace(year=year + month // 12, month=month % 12 + 1)
    return begin, begin.replace(year=year + 1)


def _wrong(text: str, template: str) -> Misused:
    error = Misused()
    error.advise(template, text=text)
    return error
