"""JSON as the API speaks it: every number exact, in both directions."""

import json
import re
from decimal import Decimal
from typing import Any

import msgspec

MAX_DEPTH = 64  # the deepest answer of the contract has 7 levels

_decoder = msgspec.json.Decoder(float_hook=Decimal)
_encoder = msgspec.json.Encoder(decimal_format="number")
_NOT_A_NUMBER = re.compile(rb"\b(NaN|Infinity)\b")


class Unreadable(ValueError):
    """The bytes are not JSON, or nested absurdly deep."""


class NoNumber:
    """What stands where a number should; it cannot be written again."""

    def __init__(self, name: str) -> None:
        self.name = name


def from_json(body: bytes) -> Any:
    """Read JSON: fractions as Decimal, whole numbers as int, never a float that lost digits.

    `NaN` and `Infinity`, which JSON does not have but servers send, arrive as `NoNumber`; no kind
    of column takes that, so such a field is unreadable and its row is kept.

    Raises:
        Unreadable: Not JSON, or deeper than `MAX_DEPTH`.
    """
    try:
        answer = _decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError, RecursionError) as exc:
        if not _NOT_A_NUMBER.search(body):
            raise Unreadable(type(exc).__name__) from exc
        answer = _lenient(body)
    if _deeper_than(answer, MAX_DEPTH):
        raise Unreadable("nested too deep")
    return answer


def to_json(value: Any) -> bytes:
    """Write JSON; a Decimal becomes a number with exactly its digits."""
    return _encoder.encode(value)


def _lenient(body: bytes) -> Any:
    try:
        return json.loads(body, parse_float=Decimal, parse_constant=NoNumber)
    except (ValueError, RecursionError) as exc:
        raise Unreadable(type(exc).__name__) from exc


def _deeper_than(value: Any, levels: int) -> bool:
    """Whether containers nest deeper than `levels`; looks one level at a time, no recursion."""
    layer = [value]
    for _ in range(levels):
        layer = (
            [
                inner
                for outer in layer
                for inner in (outer.values() if isinstance(outer, dict) else outer)
                if isinstance(inner, dict | list)
            ]
            if any(isinstance(each, dict | list) for each in layer)
            else []
        )
        if not layer:
            return False
    return True
