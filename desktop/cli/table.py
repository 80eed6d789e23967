"""A table as plain text: aligned also where Chinese characters are twice as wide."""

import unicodedata
from collections.abc import Sequence

GAP = "  "
# Signs that turn the direction of what follows, so that a name could hide the rest of its line
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SPACES = frozenset("\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_UNSEEN = frozenset({"Mn", "Me", "Cf"})
_UNSAFE = frozenset({"Cc", "Cs"})


def harmless(text: str) -> str:
    """`text` on one line, without signs that a terminal obeys instead of showing them."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(sign: str) -> str:
    if sign in _SPACES:
        return " "
    if sign in _TURNING or unicodedata.category(sign) in _UNSAFE:
        return "\N{REPLACEMENT CHARACTER}"
    return sign


def width(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    if text.isascii():
        return len(text)
    return sum(_columns(sign) for sign in text)


def _columns(sign: str) -> int:
    if unicodedata.category(sign) in _UNSEEN:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def lines(
    heading: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool]
) -> list[str]:
    """The heading, a rule and the rows, each as a line; `right` says which columns hold numbers."""
    table = [[harmless(cell) for cell in row] for row in (heading, *rows)]
    widths = [max(map(width, column)) for column in zip(*table, strict=True)]
    rule = GAP.join("─" * each for each in widths)
    first, *others = [_line(row, widths, right) for row in table]
    return [first, rule, *others]


def _line(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    cells = []
    for text, wide, to_right in zip(row, widths, right, strict=True):
        space = " " * (wide - width(text))
        cells.append(space + text if to_right else text + space)
    return GAP.join(cells).rstrip()
