"""What the members of a write may hold: read strictly, for what is wrong here moves money.

An empty text and null are refused everywhere; whoever means nothing sends nothing.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from desktop.sandbox.parameters import moment

Reader = Callable[[Any], Any]  # gives the value, or raises ValueError
_CENT = Decimal("0.01")
_MOST = Decimal("99999999999")  # yuan: nothing is larger

__all__ = [
    "Reader",
    "any_object",
    "flag",
    "matching",
    "moment",
    "money",
    "number",
    "one_word",
    "some_of",
    "words",
]


def words(letters: int = 64) -> Reader:
    """A text of at most so many letters, and of at least one."""

    def read(value: Any) -> str:
        if type(value) is not str or not 1 <= len(value) <= letters:
            raise ValueError("not a text of so many letters")
        return value

    return read


def one_word(*allowed: str) -> Reader:
    """One of these words."""

    def read(value: Any) -> str:
        if type(value) is not str or value not in allowed:
            raise ValueError("no such word")
        return value

    return read


def matching(pattern: str) -> Reader:
    """A text that matches as a whole."""
    form = re.compile(pattern)

    def read(value: Any) -> str:
        if type(value) is not str or not form.fullmatch(value):
            raise ValueError("not of this form")
        return value

    return read


def money(most: Decimal = _MOST) -> Reader:
    """A number of yuan above zero, with at most two decimals: a number of JSON, not a text."""

    def read(value: Any) -> Decimal:
        if type(value) not in (int, Decimal):
            raise ValueError("not a number")
        amount = Decimal(value)
        if not 0 < amount <= most or amount != amount.quantize(_CENT):
            raise ValueError("not so many cents")
        return amount.quantize(_CENT)

    return read


def number(least: int, most: int) -> Reader:
    """A whole number between these, both included; true is none."""

    def read(value: Any) -> int:
        if type(value) is not int or not least <= value <= most:
            raise ValueError("not such a number")
        return value

    return read


def some_of(most: int, letters: int = 64) -> Reader:
    """A list of one to so many texts, none of them twice."""
    one = words(letters)

    def read(value: Any) -> list[str]:
        if type(value) is not list or not 1 <= len(value) <= most:
            raise ValueError("not a list of so many")
        found = [one(each) for each in value]
        if len(set(found)) < len(found):
            raise ValueError("something stands there twice")
        return found

    return read


def flag(value: Any) -> bool:
    """True or false, not a word for it."""
    if type(value) is not bool:
        raise ValueError("neither true nor false")
    return value


def any_object(value: Any) -> dict[str, Any]:
    """An object with whatever members."""
    if type(value) is not dict:
        raise ValueError("not an object")
    return value
