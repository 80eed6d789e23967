"""JSON as the API speaks it: every number exact, in both directions."""

import json
import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # imported with the first answer of the API: 10 ms
    import msgspec

MAX_DEPTH = 64  # the deepest answer of the contract has 7 levels
MAX_VALUES = 1_000_000  # the largest page has some 150,000; each costs 64 bytes, were it empty

_BEFORE_VALUES = (b",", b"[", b"{")
_NOT_A_NUMBER = re.compile(rb"\b(NaN|Infinity)\b")
_CONTAINERS = frozenset((dict, list))


@cache
def _decoder() -> "msgspec.json.Decoder[Any]":
    import msgspec

    return msgspec.json.Decoder(float_hook=Decimal)


@cache
def _encoder() -> "msgspec.json.Encoder":
    import msgspec

    return msgspec.json.Encoder(decimal_format="number")


class Unreadable(ValueError):
    """The bytes are not JSON, or nested absurdly deep, or of absurdly many values."""


class NoNumber:
    """What stands where a number should; it cannot be written again."""

    def __init__(self, name: str) -> None:
        self.name = name


def from_json(body: bytes) -> Any:
    """Read JSON: fractions as Decimal, whole numbers as int, never a float that lost digits.

    `NaN` and `Infinity`, which JSON does not have but servers send, arrive as `NoNumber`; no kind
    of column takes that, so such a field is unreadable and its row is kept.

    Raises:
        Unreadable: Not JSON, deeper than `MAX_DEPTH`, or of more than `MAX_VALUES`.
    """
    if sum(map(body.count, _BEFORE_VALUES)) > MAX_VALUES:
        raise Unreadable("too many values")
    try:
        answer = _decoder().decode(body)
    except (ValueError, RecursionError) as exc:  # msgspec's are ValueErrors
        if not _NOT_A_NUMBER.search(body):
            raise Unreadable(type(exc).__name__) from exc
        answer = _lenient(body)
    if _deeper_than(answer, MAX_DEPTH):
        raise Unreadable("nested too deep")
    return answer


def to_json(value: Any) -> bytes:
    """Write JSON; a Decimal becomes a number with exactly its digits."""
    return _encoder().encode(value)


def _lenient(body: bytes) -> Any:
    try:
        return json.loads(body, parse_float=Decimal, parse_constant=NoNumber)
    except (ValueError, RecursionError) as exc:
        raise Unreadable(type(exc).__name__) from exc


def _deeper_than(value: Any, levels: int) -> bool:
    """Whether containers nest deeper than `levels`; looks one level at a time, no recursion."""
    layer = [value] if type(value) in _CONTAINERS else []
    for _ in range(levels):
        layer = [
            inner
            for outer in layer
            for inner in (outer.values() if type(outer) is dict else outer)
            if type(inner) in _CONTAINERS
        ]
        if not layer:
            return False
    return True
