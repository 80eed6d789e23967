"""What is to be asked for: windows, spans around single rows, batches."""

from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.declare import Window
from desktop.catalog.kinds import shifted, utc_text
from desktop.catalog.orders import ORDER_LINES, ORDERS
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
    keys = [str(number) for number in range(count)]
    found = plan.batches(keys, 100)
    assert [len(batch) for batch in found] == sizes
    assert [key for batch in found for key in batch] == keys


def test_the_list_of_one_key():
    scope = plan.of_key(ORDER_LINES, "CS1")
    assert (scope.name, scope.key, scope.extent.column, scope.extent.equal) == (
        "CS1",
        "CS1",
        "order_id",
        "CS1",
    )
