"""What a column holds: read off the wire, shown, and sent again."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.customers import FROZEN, VERIFIED
from desktop.catalog.kinds import (
    AMOUNT,
    COUNT,
    EASTERN_TIME,
    FLAG,
    QUANTITY,
    TEXT,
    TIME,
    VALUES,
    choice,
    structure,
)
from desktop.catalog.orders import STATUS
from desktop.catalog.times import shifted, utc_text
from desktop.catalog.wire import from_json, to_json
from desktop.text import Style

BEIJING = Style(now=lambda: datetime(2026, 11, 20, 9, 41, 5, tzinfo=UTC))
MOST = 2**63 - 1
KINDS = (AMOUNT, COUNT, FLAG, TEXT, TIME, EASTERN_TIME, QUANTITY, STATUS, VERIFIED, structure({}))
NONSENSE = (float("nan"), 1.5, [1], {"a": object()}, object(), b"x")


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        (Decimal("12430.00"), 1_243_000_000_000),
        ("0.01", 1_000_000),
        (0, 0),
        (-3, -300_000_000),
        (Decimal("0.123456785"), 12_345_678),  # half to even
        (Decimal("0.123456775"), 12_345_678),
        (Decimal(MOST).scaleb(-8), MOST),
        ("1e2", 10_000_000_000),
        ("", None),
        (None, None),
    ],
)
def test_an_amount_becomes_whole_units_of_1e_8(sent, stored):
    assert AMOUNT.decode(sent) == stored


NO_AMOUNTS = [1.5, float("nan"), True, [], "abc", "NaN", "Infinity", "1e400", "1_000", "１２"]
NO_AMOUNTS += map(Decimal, ("NaN", "-Infinity", "1e1000000", "92233720368.54775808"))


@pytest.mark.parametrize("sent", NO_AMOUNTS)
def test_what_is_no_exact_amount_of_64_bits_is_refused(sent):
    with pytest.raises(ValueError, match=r"exact|size|64 bits|finite|NaN|infinity"):
        AMOUNT.decode(sent)


@given(st.integers(-MOST, MOST))
def test_an_amount_is_sent_as_it_came(units):
    sent = AMOUNT.encode(units)
    assert AMOUNT.decode(from_json(to_json(sent))) == units
    assert AMOUNT.decode(AMOUNT.show(units, BEIJING).replace(",", "")) == units


@pytest.mark.parametrize(
    ("units", "shown"),
    [
        (1_243_000_000_000, "12,430.00"),
        (1, "0.00000001"),
        (-150_000_000, "-1.50"),
        (0, "0.00"),
        (123_450_000, "1.2345"),
        (None, ""),
    ],
)
def test_an_amount_is_shown_with_two_decimals_or_as_many_as_it_has(units, shown):
    assert AMOUNT.cell(units, BEIJING) == shown


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("2026-11-20T09:41:05Z", "2026-11-20T09:41:05Z"),
        ("2026-11-20T17:41:05+08:00", "2026-11-20T09:41:05Z"),
        ("2026-11-20T09:41:05.999Z", "2026-11-20T09:41:05Z"),
        ("2026-W01-1T00:00:00Z", "2025-12-29T00:00:00Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
        ("", None),
        (None, None),
    ],
)
def test_a_time_becomes_utc_text_that_sorts(sent, stored):
    assert TIME.decode(sent) == stored


@pytest.mark.parametrize(
    "sent",
    [
        "2026-11-20 09:41:05",
        "2026-11-20T09:41:05",
        "2026-11-20T25:00:00Z",
        "2026-02-30T00:00:00Z",
        "0001-01-01T00:00:00+08:00",
        "2026-11-20TZ",
        "soon",
        20261120,
    ],
)
def test_what_is_no_moment_is_refused(sent):
    with pytest.raises((ValueError, ArithmeticError)):
        TIME.decode(sent)


@given(st.datetimes(datetime(1000, 1, 2), datetime(9999, 12, 30), timezones=st.timezones()))  # noqa: DTZ001
def test_any_moment_of_any_zone_is_the_same_moment_in_utc(moment):
    stored = TIME.decode(moment.replace(microsecond=0).isoformat())
    assert isinstance(stored, str)
    assert len(stored) == 20
    there = datetime.fromisoformat(stored)
    assert there == moment.astimezone(UTC).replace(microsecond=0)
    assert utc_text(there) == stored


def test_a_time_is_shown_in_the_reader_s_zone():
    assert TIME.show("2026-11-20T16:30:00Z", BEIJING) == "2026-11-21 00:30:00"
    assert TIME.cell("2026-11-20T16:30:00Z", BEIJING) == "11-21 00:30"
    assert TIME.cell("2025-12-31T16:30:00Z", BEIJING) == "01-01 00:30"  # it is this year there
    assert TIME.cell("2024-12-31T15:30:00Z", BEIJING) == "2024-12-31 23:30"
    berlin = Style(zone=ZoneInfo("Europe/Berlin"))
    assert TIME.show("2026-07-01T00:00:00Z", berlin) == "2026-07-01 02:00:00"
    assert TIME.show("9999-12-31T23:59:59Z", BEIJING) == "9999-12-31T23:59:59Z"
    assert TIME.show(None, BEIJING) == TIME.cell(None, BEIJING) == ""


def test_a_time_is_moved_and_stays_within_the_calendar():
    assert shifted("2026-11-20T09:41:05Z", timedelta(days=-365)) == "2025-11-20T09:41:05Z"
    assert shifted("9999-12-31T23:59:59Z", timedelta(seconds=1)) == "9999-12-31T23:59:59Z"
    assert shifted("0001-01-01T00:00:00Z", timedelta(days=-1)) == "0001-01-01T00:00:00Z"
    assert shifted("0001-01-01T00:00:00Z", timedelta(days=1)) == "0001-01-02T00:00:00Z"


@pytest.mark.parametrize(
    ("sent", "stored"),
    [(7, 7), ("7", 7), (Decimal(7), 7), (Decimal("7.0"), 7), ("7.0", 7), (None, None), ("", None)],
)
def test_a_count_is_a_whole_number(sent, stored):
    assert COUNT.decode(sent) == stored


@pytest.mark.parametrize("sent", [True, "7.5", 2**63, "x", Decimal("NaN"), "1e99", 7.0])
def test_what_is_no_whole_number_is_refused(sent):
    with pytest.raises((ValueError, ArithmeticError)):
        COUNT.decode(sent)


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("2026-11-20 17:41:05", "2026-11-20T09:41:05Z"),
        ("2026-11-20T17:41:05.120", "2026-11-20T09:41:05Z"),
        ("2026-01-01 00:00:00", "2025-12-31T16:00:00Z"),
        ("2026-11-20T09:41:05Z", "2026-11-20T09:41:05Z"),
        ("2026-11-20T10:41:05.000+0100", "2026-11-20T09:41:05Z"),
        ("", None),
        (None, None),
    ],
)
def test_a_time_of_china_may_leave_its_zone_out(sent, stored):
    assert EASTERN_TIME.decode(sent) == stored


@pytest.mark.parametrize("sent", ["soon", "2026-02-30 00:00:00", 1732095665000, "0001-01-01"])
def test_what_is_no_moment_in_china_either_is_refused(sent):
    with pytest.raises((ValueError, ArithmeticError)):
        EASTERN_TIME.decode(sent)


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        (Decimal("0.000123"), "0.000123"),
        (Decimal("1.23E-4"), "0.000123"),
        (Decimal("1E+2"), "100"),
        (Decimal("-12.500"), "-12.5"),
        (Decimal("0.000"), "0"),
        ("100", "100"),
        (744, "744"),
        ("", None),
        (None, None),
    ],
)
def test_a_quantity_keeps_all_its_digits_and_no_more(sent, stored):
    assert QUANTITY.decode(sent) == stored
    if stored:
        assert QUANTITY.encode(stored) == Decimal(sent)


@pytest.mark.parametrize("sent", [Decimal("NaN"), Decimal("1e1000000"), "many", "1_0", True, 1.5])
def test_what_is_no_quantity_is_refused(sent):
    with pytest.raises((ValueError, ArithmeticError)):
        QUANTITY.decode(sent)


def test_a_flag_is_yes_no_or_unknown():
    assert [FLAG.decode(each) for each in (True, False, "true", None)] == [1, 0, 1, None]
    assert [FLAG.show(each, BEIJING) for each in (1, 0, None)] == ["Yes", "No", ""]
    assert [FLAG.encode(each) for each in (1, 0, None)] == [True, False, None]
    with pytest.raises(ValueError, match="neither"):
        FLAG.decode("yes")


def test_a_code_is_kept_as_the_wire_s_text_and_shown_by_its_label():
    assert STATUS.decode(5) == "5"
    assert STATUS.encode("5") == 5
    assert VERIFIED.decode("-1") == VERIFIED.encode("-1") == "-1"
    assert FROZEN.encode("-1") == -1
    assert STATUS.show("5", BEIJING) == "Completed"
    assert STATUS.tone("5") == "success"


@pytest.mark.parametrize("code", ["77", "SOURCE_OPERAIION_X", "²", "--5", "-", ""])
def test_an_unknown_code_is_kept_and_shown_as_it_is(code):
    assert STATUS.decode(code) == code
    assert STATUS.show(code, BEIJING) == code
    assert str(STATUS.encode(code)) == code
    assert STATUS.tone(code) == "neutral"


def test_a_label_is_translated_where_it_is_shown():
    kind = choice({"1": "New"})
    assert kind.show("1", Style(translate={"New": "新购"}.__getitem__)) == "新购"


def test_half_a_letter_becomes_a_question_mark():
    assert TEXT.decode("a\ud800中") == "a?中"


def test_a_structure_is_kept_as_json_with_all_its_digits():
    kind = structure({})
    sent = [{"discount_type": "606", "discount_amount": Decimal("12.50")}]
    assert to_json(kind.encode(kind.decode(sent))) == to_json(sent)
    assert kind.show(kind.decode([]), BEIJING) == kind.show(None, BEIJING) == ""


def test_values_of_a_small_list_stand_side_by_side():
    sent = [{"value1": "new", "value2": None}, {"value1": "renew", "value2": ""}]
    assert VALUES.decode(sent) == "new, renew"
    assert VALUES.decode([]) == ""
    assert VALUES.decode(None) is None
    for wrong in ("new", {"value1": "new"}, ["new"], [{"value1": [1]}]):
        with pytest.raises(ValueError, match="not a"):
            VALUES.decode(wrong)


def test_a_structure_with_a_number_that_is_none_is_unreadable():
    with pytest.raises((TypeError, ValueError)):
        structure({}).decode(from_json(b'[{"discount_amount": NaN}]'))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_takes_nothing_and_refuses_nonsense(kind):
    assert kind.decode(None) is None
    assert kind.encode(None) is None
    assert kind.cell(None, BEIJING) == ""
    for each in (object(),) if kind.name == "structure" else NONSENSE:
        with pytest.raises((ValueError, TypeError, ArithmeticError)):
            kind.decode(each)
