"""No text of a file is a formula: what a spreadsheet would reckon with is made a text."""

import re
from collections.abc import Sequence

from desktop.text import FORMULA_SIGNS, UNSEEN

_FORMULA = frozenset((*FORMULA_SIGNS, "\t", "\r", "\n"))
_SUSPECT = _FORMULA | frozenset(UNSEEN)
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def harmless(text: str) -> str:
    """`text` such that no spreadsheet takes it for a formula; plain numbers stay as they are."""
    if text[:1] in _FORMULA or text.lstrip(UNSEEN)[:1] in _FORMULA:
        return text if _NUMBER.fullmatch(text) else f"'{text}"
    return text


def harmless_texts(texts: Sequence[str | None]) -> list[str | None]:
    """Every one of them harmless: most begin with no such sign, and are only looked at."""
    return [harmless(text) if text and text[0] in _SUSPECT else text for text in texts]
