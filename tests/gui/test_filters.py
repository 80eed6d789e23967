"""What a filter is set to, as conditions and as a sentence."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.declare import Filter
from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Condition
from desktop.models import filters
from desktop.models.filters import Chosen
from desktop.text import MASK, Style

NOON = datetime(2026, 11, 20, 1, 41, tzinfo=UTC)  # 09:41 in Shanghai
HOW = Style(now=lambda: NOON)
STATUS, AMOUNT = Filter("status", "choice"), Filter("amount_after_discount", "range")
CREATED = Filter("create_time", "period")


def words(chosen, dataset=ORDERS, **more):
    return filters.sentence(dataset, chosen, HOW, **more)


def test_chips_read_as_sentences():
    status = Chosen(STATUS, (Condition("status", "in", ("6", "1", None, "99")),))
    assert words(status) == "Status: Pending payment, Pending review, (empty) and 1 more"
    amount = filters.between(ORDERS.by_name["amount_after_discount"], 10_050_000_000, None)
    assert words(Chosen(AMOUNT, amount)) == "Amount payable: from 100.50"
    both = filters.between(ORDERS.by_name["amount_after_discount"], 0, 2_000_000_000_000)
    assert words(Chosen(AMOUNT, both)) == "Amount payable: 0.00 to 20,000.00"
    text = Chosen(Filter("label", "text"), (Condition("label", "has", "VIP"),))
    assert words(text, CUSTOMERS) == "Label: contains “VIP”"
    assert words(text, CUSTOMERS, masked=True) == f"Label: {MASK}"


def test_a_period_is_whole_days_of_the_reader():
    made = filters.period("create_time", date(2026, 11, 1), date(2026, 11, 20), HOW)
    assert [each.value for each in made] == ["2026-10-31T16:00:00Z", "2026-11-20T16:00:00Z"]
    assert filters.days(made, HOW) == (date(2026, 11, 1), date(2026, 11, 20))
    assert words(Chosen(CREATED, made)) == "Created: 2026-11-01 to 2026-11-20"
    one = filters.period("create_time", date(2026, 11, 20), date(2026, 11, 20), HOW)
    assert words(Chosen(CREATED, one)) == "Created: 2026-11-20"
    open_end = filters.period("create_time", None, date(2026, 11, 20), HOW)
    assert words(Chosen(CREATED, open_end)) == "Created: up to 2026-11-20"


def test_a_day_of_25_hours_is_one_day():
    berlin = Style(zone=ZoneInfo("Europe/Berlin"))
    made = filters.period("create_time", date(2026, 10, 25), date(2026, 10, 25), berlin)
    assert [each.value for each in made] == ["2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"]
    assert filters.days(made, berlin) == (date(2026, 10, 25), date(2026, 10, 25))


@pytest.mark.parametrize(
    ("preset", "first", "last"),
    [
        ("today", date(2026, 11, 20), date(2026, 11, 20)),
        ("7", date(2026, 11, 14), date(2026, 11, 20)),
        ("30", date(2026, 10, 22), date(2026, 11, 20)),
        ("90", date(2026, 8, 23), date(2026, 11, 20)),
        ("month", date(2026, 11, 1), date(2026, 11, 20)),
        ("last_month", date(2026, 10, 1), date(2026, 10, 31)),
        ("year", date(2026, 1, 1), date(2026, 11, 20)),
    ],
)
def test_presets_are_spans_of_days(preset, first, last):
    assert preset in filters.PRESETS
    assert filters.span(preset, date(2026, 11, 20)) == (first, last)


def test_a_preset_moves_with_the_days():
    span = filters.period("create_time", *filters.span("7", date(2026, 1, 7)), HOW)
    stale = Chosen(CREATED, span, "7")
    assert words(stale) == "Created: Last 7 days"
    assert [each.value for each in stale.now(HOW)] == [
        "2026-11-13T16:00:00Z",
        "2026-11-20T16:00:00Z",
    ]


def test_both_ends_of_a_range_are_included():
    column = ORDERS.by_name["amount_after_discount"]
    made = filters.between(column, 5, 5)
    assert [(each.operator, each.value) for each in made] == [("from", 5), ("before", 6)]
    assert filters.ends(made) == (5, 5)


def test_a_column_without_a_declared_filter_gets_one_of_its_kind():
    names = ("official_amount", "order_id", "agent_pay_info.is_agent_pay")
    made = [filters.filter_of(ORDERS, name) for name in names]
    assert [(each.column, each.form) for each in made if each] == [
        *zip(names, ("range", "text", "values"), strict=True)
    ]
    assert filters.filter_of(ORDERS, "status") == STATUS
    assert filters.filter_of(ORDERS, "sub_order_infos") is None


def test_a_small_list_with_a_declared_filter_is_asked_for_what_stands_in_it():
    made = filters.filter_of(ORDERS, "enterprise_projects")
    assert made == Filter("enterprise_projects", "text", "Enterprise project")
    test = Condition("enterprise_projects", "has", "项目-07")
    assert words(Chosen(made, (test,))) == "Enterprise project: contains “项目-07”"


def test_a_question_from_elsewhere_becomes_chips():
    made = filters.from_conditions(
        ORDERS,
        (
            Condition("customer_id", "in", ("c1",)),
            Condition("create_time", "from", "2026-10-31T16:00:00Z"),
            Condition("create_time", "before", "2026-11-20T16:00:00Z"),
        ),
    )
    assert [words(each) for each in made] == [
        "Customer: c1",
        "Created: 2026-11-01 to 2026-11-20",
    ]
