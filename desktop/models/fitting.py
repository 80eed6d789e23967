"""Whether words fit what was typed, where it is not for the cache to say: commands, pages."""

from collections.abc import Iterable
from functools import lru_cache

from desktop.catalog.spelling import folded, spelling, spelt_at, words

_folded, _spelt = lru_cache(maxsize=4096)(folded), lru_cache(maxsize=4096)(spelling)


def fit(text: str, names: Iterable[str]) -> int | None:
    """How well something of these names fits what was typed, 0 best; None if it does not."""
    texts = [_folded(name) for name in names]
    if any(name.startswith(_folded(text).strip()) for name in texts):
        return 0
    worst = 0
    for word in words(text):
        ranks = [rank for name in texts if (rank := _rank(word, name)) is not None]
        if not ranks:
            return None
        worst = max(worst, min(ranks))
    return worst


def _rank(word: str, name: str) -> int | None:
    """1 where a word or the name begins so, 2 where it stands further in; also as initials."""
    at = name.find(word)
    if at >= 0:
        begins = not at or not name[at - 1].isalnum() or not word.isascii()
        return 1 if begins else 2
    if word.isascii() and len(word) > 1 and not name.isascii():
        at = spelt_at(_spelt(name), word)
        return None if at < 0 else 2 if at else 1
    return None


def marks(text: str, asked: str) -> list[tuple[int, int]]:
    """Where in a text the words of what was typed stand: start and length."""
    plain = folded(text)
    if len(plain) != len(text):  # some sign is longer when folded: its places would be off
        return []
    found = ((plain.find(word), len(word)) for word in words(asked))
    return [(start, length) for start, length in found if start >= 0]
