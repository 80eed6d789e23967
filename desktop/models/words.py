"""Words in the language of the window: what is marked with `N_` elsewhere is translated here."""

import re
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from desktop.catalog.kinds import show_amount
from desktop.text import FORMULA_SIGNS, N_, UNSEEN, Style, zone_for

_TIP_MOST = 800  # characters
_LINE_MOST, _TEXT_MOST = 1_000, 5_000  # what nobody reads Qt would measure for seconds
WIRE_MOST = 20_000  # of what went over the wire, in a field that scrolls
# As html.escape, without loading the 2,000 names of signs that its module has
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
_ENDLESS = re.compile(r"\S{60}")
_BREAKS = dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"), " ")
_DIRECTIONS = dict.fromkeys(
    map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
_PARTS_CELLS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_STARTS_CELL = (*FORMULA_SIGNS, '"')  # or a text of many cells
_PLAIN_NUMBER = re.compile(r"[-+]?[\d,]*\.?\d+")
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
    return Style(say, zone_for(zone))


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
    A text without end is cut, and a word without end may be broken: a tip stays on the screen.
    """
    if not text:
        return ""
    broken = _ENDLESS.sub("\\g<0>\u200b", without_directions(_cut(text, _TIP_MOST)))
    return f"<p style='white-space: pre-wrap'>{broken.translate(_HTML)}</p>"


def without_directions(text: str, most: int = _TEXT_MOST) -> str:
    """A text that reads as it is stored: the marks that turn its direction are left out.

    So is what follows after `most` characters, which nobody reads.
    """
    text = _cut(text, most)
    return text if text.isprintable() else text.translate(_DIRECTIONS)


def one_line(text: str) -> str:
    """A text from outside for a cell or a chip: nothing in it breaks the line or turns it."""
    text = _cut(text, _LINE_MOST)
    return text if text.isprintable() else text.translate(_DIRECTIONS | _BREAKS)


def pasted(text: str) -> str:
    """A text that stays one cell, and no formula, wherever it is pasted."""
    text = _PARTS_CELLS.sub(" ", text)
    if text.lstrip(UNSEEN).startswith(_STARTS_CELL) and not _PLAIN_NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def count(number: int) -> str:
    """A number of things, with separators between thousands."""
    return f"{number:,}"


def amount(value: Decimal) -> str:
    """An amount in units of currency, to the cent: an average has no end of digits."""
    return show_amount(int(value.quantize(Decimal("0.01")).scaleb(8)), style())


def amounts(each: Iterable[tuple[Decimal, str]]) -> str:
    """`55,222.99 CNY`, in each currency that there is; all decimals that an amount has."""
    how = style()
    words = " \N{MIDDLE DOT} ".join(
        f"{show_amount(int(value.scaleb(8)), how)} {currency}".rstrip() for value, currency in each
    )
    return one_line(words)


def listed(words: list[str], most: int = 3) -> str:
    """`one, two, three and 4 more`."""
    if len(words) <= most:
        return say(N_(", ")).join(words)
    some = say(N_(", ")).join(words[:most])
    return say(N_("{some} and {count} more")).format(some=some, count=len(words) - most)
