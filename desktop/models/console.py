"""Looking for pages of the console by what they are called, say and want, in both languages."""

from collections.abc import Iterable

from desktop.catalog.console import CONSOLE, GROUPS
from desktop.catalog.console_menu import ConsolePage
from desktop.catalog.spelling import folded, spelling, spelt_at, words
from desktop.models.words import say

_FEWEST_INITIALS = 2  # one letter would fit nearly every page


def found(text: str, pages: Iterable[ConsolePage] = CONSOLE.values()) -> list[ConsolePage]:
    """The pages in which every word of `text` occurs: those whose name has them come first."""
    asked = words(text)
    ranked = [(rank, page) for page in pages if (rank := _rank(page, asked)) is not None]
    return [page for _, page in sorted(ranked, key=lambda each: each[0])]


def _rank(page: ConsolePage, asked: list[str]) -> int | None:
    """0 if all words are in the name, 1 if anywhere; None if one is missing."""
    if not asked:
        return 0
    name = folded(" ".join((say(page.label), page.label, page.chinese)))
    named = [word in name or _is_spelt(page.chinese, word) for word in asked]
    if all(named):
        return 0
    texts = (*page.path, GROUPS[page.group], page.purpose, *page.rules)
    whole = folded(" ".join((*texts, *map(say, texts))))
    missing = any(
        not inside and word not in whole for word, inside in zip(asked, named, strict=True)
    )
    return None if missing else 1


def _is_spelt(chinese: str, letters: str) -> bool:
    """Whether the letters are initials of the pinyin of neighbouring signs."""
    if len(letters) < _FEWEST_INITIALS or not (letters.isascii() and letters.isalpha()):
        return False
    return spelt_at(spelling(chinese), letters) >= 0
