"""The pieces of texts by which the index of the search finds rows, and questions made of them.

SQLite's own ways to cut text find no part of a Chinese name, or nothing under three signs. Here:

- of Chinese (and all that is not ASCII) every sign and every pair of signs;
- of Latin letters and digits every three in a row, hence any part of a number from three on;
- of either the first one and the first two, marked as a start;
- of names that are spelt the same of their initials, in pairs and threes, marked as spelt.

A piece says that a row may fit, not that it does: what the index finds is looked at again.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import product

from desktop.catalog.spelling import Spelling, folded, spelling, words

VERSION = 1  # of the pieces: another one, and every row is cut anew
_START, _SPELT = "‹", "≈"  # never part of a word; not ASCII, which SQLite would take for gaps
_PART = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+")  # of a folded text: one script at a time
_LONG, _STEP = 5, 2  # of longer parts half the pieces tell enough, in half the time
_MOST_PARTS = 200  # of one text; whole letters are not what is looked for


def cut(texts: Iterable[tuple[str, bool]]) -> str:
    """The pieces of a row's texts, each once, for the index; the flag says that one is spelt."""
    found = set[str]()
    for text, spelt in texts:
        for part in _PART.findall(folded(text))[:_MOST_PARTS]:
            found |= _of_part(part)
        if spelt:
            found.update(_of_spelling(spelling(text)))
    return " ".join(found)


def question(text: str, *, spelt: bool, start: bool = False) -> str:
    """What to ask the index for rows in which every word of `text` may stand; "" for no words.

    With `spelt` a word may also be initials. With `start` the first one has to begin a word.
    """
    asked = list[str]()
    for place, word in enumerate(words(text)):
        at_start = start and not place
        ways = [_asked(_pieces(word, at_start))]
        if spelt and word.isascii():
            ways.append(_asked(_initials(word, at_start)))
        asked.append(" OR ".join(filter(None, ways)))
    return " AND ".join(f"({one})" for one in asked if one)


def _of_part(part: str) -> set[str]:
    length = 3 if part.isascii() else 2
    found = {part[at : at + length] for at in range(len(part) - length + 1)}
    if length == 2:
        found.update(part)
    found |= {_START + part[:1], _START + part[:2]}
    return found


def _rows_of(part: str, length: int, step: int = 1) -> Iterator[str]:
    """So many signs in a row from every place, or from every `step`-th and the last."""
    last = len(part) - length
    return (part[at : at + length] for at in (*range(0, last, step), last) if at >= 0)


def _of_spelling(spelt: Spelling) -> Iterator[str]:
    for length in (1, 2):
        yield from (_SPELT + _START + "".join(some) for some in product(*spelt[:length]))
    for length in (2, 3):
        for at in range(len(spelt) - length + 1):
            yield from (_SPELT + "".join(some) for some in product(*spelt[at : at + length]))


def _pieces(word: str, at_start: bool) -> Iterator[str]:
    """The pieces that a text must have in which the word stands."""
    parts = _PART.findall(word)
    for place, part in enumerate(parts):
        if at_start and not place:
            yield _START + part[:2]
        if not part.isascii():
            yield from _rows_of(part, 2) if len(part) > 1 else part
        elif len(part) > 2:
            yield from _rows_of(part, 3, _STEP if len(part) > _LONG else 1)
        elif place or len(parts) == 1:  # before Chinese it may be the end of a longer part
            yield _START + part


def _initials(word: str, at_start: bool) -> Iterator[str]:
    """The pieces of a name that is spelt with these letters."""
    if at_start or len(word) == 1:
        yield _SPELT + _START + word[:2]
    if len(word) > 1:
        yield from (_SPELT + piece for piece in _rows_of(word, min(len(word), 3)))


def _asked(pieces: Iterable[str]) -> str:
    each = " AND ".join(f'"{piece}"' for piece in dict.fromkeys(pieces))
    return f"({each})" if each else ""
