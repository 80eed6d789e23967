"""Words in the language of the window: what is marked with `N_` elsewhere is translated here."""

from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from html import escape
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QCoreApplication

from desktop.text import N_, SHANGHAI, Style

_ZONE = "time_zone"  # a property of the application object, so that no module holds state


def say(message: str) -> str:
    """The translation of a text marked with `N_`; the text itself where there is none."""
    return QCoreApplication.translate("", message)


def set_zone(name: str) -> None:
    """Show times in the zone `name` from now on: an IANA name, "UTC" or "system"."""
    if app := QCoreApplication.instance():
        app.setProperty(_ZONE, name)


def style() -> Style:
    """How values become text in this window: its language and its time zone."""
    app = QCoreApplication.instance()
    return _style(str(app.property(_ZONE) or "") if app else "")


@lru_cache(maxsize=8)
def _style(zone: str) -> Style:
    return Style(say, _zone(zone))


def _zone(name: str) -> tzinfo:
    if name == "system":
        return datetime.now(UTC).astimezone().tzinfo or UTC
    try:
        return ZoneInfo(name) if name else SHANGHAI
    except (ZoneInfoNotFoundError, ValueError):
        return SHANGHAI


def zone_name(moment: str, how: Style) -> str:
    """`UTC+8`: the offset of the reader's zone at a stored moment."""
    try:
        offset = datetime.fromisoformat(moment).astimezone(how.zone).utcoffset()
    except (ValueError, OverflowError):
        return ""
    minutes = int(offset.total_seconds() // 60) if offset else 0
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{hours}:{rest:02d}" if rest else f"UTC{sign}{hours}"


def tip(text: str) -> str:
    """Text from outside as a tool tip, which Qt reads as HTML if it looks like HTML.

    Always made HTML, hence escaped: what is merely escaped shows its `&amp;` if Qt does not.
    """
    return f"<p style='white-space: pre-wrap'>{escape(text)}</p>" if text else ""


def count(number: int) -> str:
    """A number of things, with separators between thousands."""
    return f"{number:,}"


def listed(words: list[str], most: int = 3) -> str:
    """`one, two, three and 4 more`."""
    if len(words) <= most:
        return say(N_(", ")).join(words)
    some = say(N_(", ")).join(words[:most])
    return say(N_("{some} and {count} more")).format(some=some, count=len(words) - most)
