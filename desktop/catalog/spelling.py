"""How text is looked for: folded, in words, and Chinese also by the initials of its pinyin.

Who looks for 重庆 may type 重, 重庆 or cq: of a sign with several readings each of them counts, so
that no dictionary of words has to know which one is meant.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

_WORD = re.compile(r"[^\W_]+")
_LONGEST_NAME = 500  # characters
_MOST_READINGS = 4  # of a sign; rarer ones nobody types
_LINES_AT_ONCE = 500
Spelling = Sequence[str]  # for each letter or sign of a text, the letters it may begin with


def folded(text: str) -> str:
    """A text as it is compared: wide and narrow, large and small letters are the same."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def words(text: str) -> list[str]:
    """The words of a text, folded; what is neither a letter nor a digit parts them."""
    return _WORD.findall(folded(text))


def spelling(text: str) -> Spelling:
    """The initials of a text, for each of its letters, digits and Chinese signs in turn.

    Of a text that is no name its beginning alone: nobody types so many initials.
    """
    return [_initials(sign) for word in words(text[:_LONGEST_NAME]) for sign in word]


def spelt_at(spelt: Spelling, letters: str) -> int:
    """Where a text can be spelt with these initials; -1 if nowhere."""
    for start in range(len(spelt) - len(letters) + 1):
        if all(letter in spelt[start + at] for at, letter in enumerate(letters)):
            return start
    return -1


@lru_cache(maxsize=20_000)
def _initials(sign: str) -> str:
    if sign.isascii():
        return sign
    readings = _readings().get(ord(sign), "")
    plain = (unicodedata.normalize("NFD", reading)[:1] for reading in readings.split(","))
    return "".join(list(dict.fromkeys(plain))[:_MOST_READINGS])


@lru_cache(maxsize=1)
def _readings() -> dict[int, str]:
    """The readings of each Chinese sign: `zhòng,chóng,tóng`.

    Loaded when first asked for, without the dictionary of words, which is not needed, and some
    lines at a time: the package reads its file as a whole, and no window moves for 50 ms.
    """
    (folder,) = find_spec("pypinyin").submodule_search_locations  # type: ignore[union-attr,misc]
    found = dict[int, str]()
    with (Path(folder) / "pinyin_dict.json").open(encoding="utf-8") as lines:
        while part := "".join(islice(lines, _LINES_AT_ONCE)).strip("{}, \n"):
            some: dict[str, str] = json.loads(f"{{{part}}}")
            found.update((int(sign), readings) for sign, readings in some.items())
    return found
