"""Days that are left, and the colours that values have by declared rules."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.kinds import EXPIRY, Rule, days_left
from desktop.text import Style

NOON = Style(now=lambda: datetime(2026, 11, 20, 4, tzinfo=UTC))  # in Beijing


@pytest.mark.parametrize(
    ("stored", "left", "shown"),
    [
        ("2026-11-20T03:59:59Z", -1, "11-20 · expired"),
        ("2025-11-19T04:00:00Z", -1, "2025-11-19 · expired"),
        ("2026-11-20T15:59:59Z", 0, "11-20 · today"),
        ("2026-11-20T16:00:00Z", 1, "11-21 · 1 day"),  # it is the next day there
        ("2026-12-02T15:59:59Z", 12, "12-02 · 12 days"),
        ("2027-11-20T15:59:59Z", 365, "2027-11-20 · 365 days"),
        ("2099-12-31T15:59:59Z", 26704, "2099-12-31"),  # nobody counts down from there
        ("9999-12-31T23:59:59Z", None, "9999-12-31T23:59:59Z"),
        (None, None, ""),
    ],
)
def test_a_cell_says_how_many_days_are_left(stored, left, shown):
    assert stored is None or days_left(stored, NOON) == left
    assert EXPIRY.cell(stored, NOON) == shown


def test_the_whole_time_is_not_lost():
    assert EXPIRY.show("2026-12-02T15:59:59Z", NOON) == "2026-12-02 23:59:59"
    assert EXPIRY.name == "time"
    assert EXPIRY.decode("2026-12-02T23:59:59+08:00") == "2026-12-02T15:59:59Z"


def test_days_are_those_of_the_reader():
    tokyo = Style(zone=ZoneInfo("Asia/Tokyo"), now=NOON.now)
    assert days_left("2026-11-20T15:30:00Z", NOON) == 0
    assert days_left("2026-11-20T15:30:00Z", tokyo) == 1


def colour(rules, value):
    return next((rule.tone for rule in rules if rule.holds(value, NOON)), "")


@pytest.mark.parametrize(
    ("stored", "tone"),
    [
        ("2026-11-19T00:00:00Z", "neutral"),
        ("2026-11-20T05:00:00Z", "danger"),
        ("2026-11-26T15:59:59Z", "danger"),  # 6 days
        ("2026-11-27T15:59:59Z", "warning"),  # 7 days
        ("2026-12-04T15:59:59Z", "warning"),  # 14 days
        ("2026-12-05T15:59:59Z", ""),  # 15 days
        ("9999-12-31T23:59:59Z", ""),
        (None, ""),
    ],
)
def test_what_ends_soon_is_marked(stored, tone):
    assert colour(EXPIRY.rules, stored) == tone


def test_numbers_have_colours_by_where_they_lie():
    rules = (Rule("danger", below=0), Rule("warning", above=-1, below=100), Rule("success"))
    assert [colour(rules, number) for number in (-1, 0, 99, 100, None)] == [
        "danger",
        "warning",
        "warning",
        "success",
        "",
    ]


def test_a_joined_column_has_the_colours_of_its_origin():
    debt = CUSTOMERS.by_name["customer_balances.debt_amount"]
    assert [colour(debt.colours, units) for units in (0, 1)] == ["", "danger"]
