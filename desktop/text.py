"""Text a user reads, free of Qt: marks for translation, the mask, how values are worded."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone, tzinfo

MASK = "•••••"  # the same width for every value, so that its length tells nothing
# The signs with which a spreadsheet takes a text for a formula, also as a Chinese keyboard has them
FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
# Some programs leave out what stands in front of them and is not seen
UNSEEN = " \t\r\n\v\f\xa0\u3000\u200b\u200c\u200d\u2060\ufeff\0"
SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")  # without summer time since 1991


def N_(message: str) -> str:
    """Mark `message` as text to translate; whoever shows it translates it, in the context ""."""
    return message


def zone_for(name: str) -> tzinfo:
    """The time zone of a setting: an IANA name or "system"; Beijing time if there is none such."""
    if name == "system":
        return datetime.now(UTC).astimezone().tzinfo or UTC
    if name in ("", "Asia/Shanghai"):
        return SHANGHAI
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return SHANGHAI


def untranslated(message: str) -> str:
    """The English source text itself."""
    return message


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Style:
    """How values become text for one reader: the language, the time zone, what "this year" is."""

    translate: Callable[[str], str] = untranslated
    zone: tzinfo = SHANGHAI
    now: Callable[[], datetime] = field(default=_now)
