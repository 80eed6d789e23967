"""What is to be asked for: windows, spans around single rows, batches."""

from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.declare import Column, Dataset, Source
from desktop.catalog.orders import ORDER_LINES, ORDERS
from desktop.catalog.times import shifted, utc_text
from desktop.catalog.ways import Months, Passes, Rounds, Window
from desktop.store.owners import Owner
from desktop.sync import plan

WINDOW = ORDERS.source.window or Window("", "", "")
MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    utc_text
)


def spans(scopes):
    return [(s.fields["create_time_begin"], s.fields["create_time_end"]) for s in scopes]


@given(MOMENTS, MOMENTS)
def test_windows_cover_all_of_the_time_and_none_is_too_long(begin, end):
    found = spans(plan.windows(WINDOW, begin, end))
    if begin >= end:
        assert found == []
        return
    assert found[0][0] == begin
    assert found[-1][1] == end
    assert all(before[1] == after[0] for before, after in pairwise(found))
    for first, last in found:
        assert first < last <= shifted(first, timedelta(days=365))


def test_a_window_s_rows_are_those_before_its_end():
    (scope,) = plan.windows(WINDOW, "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")
    extent = (scope.extent.column, scope.extent.begin, scope.extent.end)
    assert extent == ("create_time", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")


def test_windows_of_one_beginning_have_the_same_name_whenever_they_are_made():
    before = plan.windows(WINDOW, "2024-01-01T00:00:00Z", "2026-11-20T00:00:00Z")
    after = plan.windows(WINDOW, "2024-01-01T00:00:00Z", "2026-11-27T00:00:00Z")
    assert [scope.name for scope in before] == [scope.name for scope in after]


def test_time_before_the_oldest_row_is_looked_through_backwards_and_not_for_ever():
    found = spans(islice(plan.earlier(WINDOW, "2020-06-01T00:00:00Z"), 3))
    assert found[0] == ("2019-06-02T00:00:00Z", "2020-06-01T00:00:00Z")
    assert found[1][1] == found[0][0]
    assert len(list(plan.earlier(WINDOW, "2020-06-01T00:00:00Z"))) < 20


@given(
    st.lists(MOMENTS, unique=True, max_size=30).map(sorted),
    st.data(),
    st.integers(2, 100),
)
def test_spans_around_single_rows_fit_on_a_page_and_into_a_window(moments, data, page):
    between = [
        data.draw(st.integers(1, 150), label="rows") for _ in range(max(len(moments) - 1, 0))
    ]
    found = plan.groups(WINDOW, moments, between, page)
    assert all(before[1] < after[0] for before, after in pairwise(found))
    for begin, end in found:
        first, last = moments.index(begin), moments.index(end)
        assert first < last
        assert 1 + sum(between[first:last]) <= page
        assert shifted(end, timedelta(seconds=1)) < shifted(begin, timedelta(days=365))


def test_rows_that_lie_close_together_are_one_request():
    moments = [f"2026-01-0{day}T00:00:00Z" for day in range(1, 8)]
    assert plan.groups(WINDOW, moments, [1] * 6, 100) == [(moments[0], moments[-1])]
    assert plan.groups(WINDOW, moments[:1], [], 100) == []
    assert plan.groups(WINDOW, [], [], 100) == []


@pytest.mark.parametrize(("count", "sizes"), [(0, []), (1, [1]), (100, [100]), (101, [100, 1])])
def test_batches(count, sizes):
    owners = [Owner(str(number), str(number)) for number in range(count)]
    found = plan.batches(owners, 100)
    assert [len(batch) for batch in found] == sizes
    assert [owner for batch in found for owner in batch] == owners


def test_a_batch_holds_only_those_that_are_asked_for_in_the_same_way():
    ours, theirs = Owner("a", "a"), Owner("b", "b", (("indirect_partner_id", "r"),))
    assert plan.batches([ours, theirs, ours], 100) == [(ours, ours), (theirs,)]


def test_the_list_of_one_owner():
    scope = plan.of_owner(ORDER_LINES, Owner("CS1", "CS1", (), (("customer_id", "c1"),)))
    assert (scope.name, scope.keys, scope.extent.equals) == (
        "CS1",
        ("CS1",),
        (("order_id", "CS1"),),
    )
    assert scope.asked == {"order_id": "CS1", "customer_id": "c1"}
    assert scope.sent == {}


def test_a_list_falls_into_one_per_month_reseller_and_pass():
    columns = tuple(Column(name, name) for name in ("id", "cycle", "indirect_partner_id"))
    source = Source(
        "list_things", "GET", "/things", "things", page=10, passes=Passes("mode", ("1", "3")),
        months=Months("cycle", 1), rounds=Rounds(),
    )  # fmt: skip
    things = Dataset("things", "Things", source, ("id",), columns, "id")
    now = datetime(2026, 10, 31, 16, 0, tzinfo=UTC)  # the first of November in China
    alone = plan.bases(things, [], now)
    assert [scope.name for scope in alone] == [
        "cycle=2026-11 mode=1",
        "cycle=2026-11 mode=3",
        "cycle=2026-10 mode=1",
        "cycle=2026-10 mode=3",
    ]
    assert alone[0].extent.equals == (("cycle", "2026-11"),)
    both = plan.bases(things, ["r1"], now)
    assert len(both) == 8
    assert both[0].extent.equals == (("indirect_partner_id", ""), ("cycle", "2026-11"))
    assert both[0].sent == {"cycle": "2026-11", "mode": "1"}
    assert both[2].sent == {"indirect_partner_id": "r1", "cycle": "2026-11", "mode": "1"}


@pytest.mark.parametrize(
    ("read_at", "settled"),
    [
        ("", False),
        ("2026-10-31T15:59:59Z", False),
        ("2026-11-10T15:59:59Z", False),
        ("2026-11-10T16:00:00Z", True),
    ],
)
def test_a_month_is_read_again_until_ten_days_after_its_end(read_at, settled):
    assert plan.is_settled("2026-10", read_at) is settled


def test_windows_of_days_are_those_of_china():
    window = Window("from", "to", "time", days=364, dates=True)
    (scope,) = plan.windows(window, "2026-01-01T16:00:00Z", "2026-02-01T15:59:59Z")
    assert scope.fields == {"from": "2026-01-02", "to": "2026-02-01"}


@pytest.mark.parametrize(("hour", "day"), [(15, "2026-12-31"), (16, "2027-01-01")])
def test_no_day_is_asked_for_that_has_not_begun_in_china(hour, day):
    window, now = (
        Window("from", "to", "time", days=364, dates=True),
        datetime(2026, 12, 31, hour, 30, tzinfo=UTC),
    )
    spans = plan.windows(window, plan.cell(window, "2025-12-31T00:00:00Z"), plan.until(window, now))
    assert spans[-1].fields["to"] == day
    assert plan.until(WINDOW, now) > utc_text(now)
