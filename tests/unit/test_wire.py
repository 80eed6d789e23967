"""JSON with exact numbers, whatever a server sends."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.wire import MAX_DEPTH, Unreadable, from_json, to_json

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.decimals(allow_nan=False, allow_infinity=False, places=10)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abc中", max_size=3), inner),
    max_leaves=20,
)


@given(VALUES)
def test_what_is_written_is_read_again_to_the_last_digit(value):
    assert from_json(to_json(value)) == value


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (b"0.1", Decimal("0.1")),
        (b"12345678901.123456789012345", Decimal("12345678901.123456789012345")),
        (b"1e2", Decimal("1e2")),
        (b"123456789012345678901234567890", 123456789012345678901234567890),
        (b"-0.00", Decimal("-0.00")),
    ],
)
def test_a_number_keeps_its_digits(text, number):
    read = from_json(text)
    assert (str(read), type(read)) == (str(number), type(number))


def test_a_decimal_leaves_with_exactly_its_digits():
    assert to_json({"amount": Decimal("12.50")}) == b'{"amount":12.50}'


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'{"a": 1} x',
        b"<html>",
        b"\xff\xfe",
        b'"\xff"',
        b"'a'",
        b"[" * 100_000,
        b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1),
        b'{"a": NaN',
        b'{"a": NaN} x',
        b"9" * 5000,
        b'[NaN, "' + b"9" * 5000 + b"]",
    ],
    ids=range(13),
)
def test_what_is_no_json_is_unreadable(body):
    with pytest.raises(Unreadable):
        from_json(body)


def test_the_deepest_answer_that_is_taken():
    assert from_json(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH)


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_a_number_that_is_none_is_nothing_any_column_takes_and_harms_no_other(word):
    answer = from_json(f'{{"a": {word}, "b": 0.10, "c": "NaN", "d": [{word}]}}'.encode())
    assert (str(answer["b"]), answer["c"]) == ("0.10", "NaN")
    assert not isinstance(answer["a"], int | str | Decimal)
    with pytest.raises(TypeError):
        to_json(answer["d"])  # rather than null, as if it had been sent


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_unreadable(body):
    with suppress(Unreadable):
        from_json(body)
