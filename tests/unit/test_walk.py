"""One pass over a list: what it brings, and what it proves."""

import pytest

from desktop.catalog.customers import CUSTOMERS
from desktop.errors import ContractBroken
from desktop.sync.walk import Walk


def page(*keys):
    return [{"customer_id": key} for key in keys]


def taken(walk, keys, total):
    """The keys of the rows that are new."""
    return [CUSTOMERS.key_of(row)[0] for row in walk.take(page(*keys), total)]


def test_pages_that_overlap_by_a_row_bring_each_row_once():
    walk = Walk(CUSTOMERS)
    assert taken(walk, "abc", 5) == ["a", "b", "c"]
    assert not walk.complete
    assert taken(walk, "cde", 5) == ["d", "e"]
    assert (walk.moved, walk.complete, walk.whole) == (False, True, True)


def test_a_page_that_does_not_begin_with_the_last_row_tells_that_the_list_moved():
    walk = Walk(CUSTOMERS)
    taken(walk, "abc", 5)
    assert taken(walk, "def", 6) == ["d", "e", "f"]
    assert (walk.moved, walk.complete, walk.whole) == (True, False, False)


def test_an_empty_page_where_rows_should_be_is_a_move():
    walk = Walk(CUSTOMERS)
    taken(walk, "abc", 5)
    taken(walk, "", 5)
    assert walk.moved


def test_distinct_rows_are_counted_not_rows():
    walk = Walk(CUSTOMERS)
    taken(walk, "abc", 5)
    taken(walk, "cab", 5)
    assert not walk.complete


def test_what_stands_twice_on_one_page_is_the_list_s_own_doing():
    walk = Walk(CUSTOMERS)
    assert taken(walk, "aab", 3) == ["a", "b"]
    assert walk.complete
    assert walk.whole


def test_fewer_rows_than_were_told_of_are_not_complete():
    walk = Walk(CUSTOMERS)
    taken(walk, "abc", 9)
    assert not walk.complete


def test_a_list_without_a_total_is_complete_and_proves_nothing():
    walk = Walk(CUSTOMERS)
    taken(walk, "abc", None)
    assert (walk.complete, walk.whole) == (True, False)


def test_a_list_without_a_total_is_whole_when_nothing_follows_its_last_row():
    walk = Walk(CUSTOMERS)
    taken(walk, "abc", None)
    assert not walk.whole
    taken(walk, "c", None)
    assert (walk.complete, walk.whole) == (True, True)
    nothing = Walk(CUSTOMERS)
    taken(nothing, "", None)
    assert not nothing.whole


def test_rows_that_come_on_two_pages_are_the_list_s_own_if_another_walk_met_the_same():
    walks = [Walk(CUSTOMERS) for _ in range(3)]
    for walk, pages in zip(walks, (["abc", "cad"], ["abc", "cad"], ["abc", "cae"]), strict=True):
        for each in pages:
            taken(walk, each, 5)
        assert not walk.complete
    first, second, third = walks
    third.confirm(first)
    second.confirm(first)
    assert (second.complete, second.whole) == (True, True)
    assert not third.complete  # it met other rows: some may have slipped through


def test_a_total_that_is_told_once_holds():
    walk = Walk(CUSTOMERS)
    taken(walk, "abc", 5)
    taken(walk, "c", None)
    assert not walk.complete


def test_a_total_smaller_than_what_came_proves_nothing():
    walk = Walk(CUSTOMERS)
    taken(walk, "abc", 2)
    assert (walk.complete, walk.whole) == (True, False)


def test_a_resumed_walk_goes_on_with_the_last_row_and_proves_nothing():
    walk = Walk(CUSTOMERS, last=("c",), before=2)
    assert taken(walk, "cde", 5) == ["c", "d", "e"]
    assert (walk.moved, walk.complete, walk.whole) == (False, True, False)
    moved = Walk(CUSTOMERS, last=("c",), before=2)
    taken(moved, "de", 5)
    assert moved.moved


def test_an_empty_list_is_whole():
    walk = Walk(CUSTOMERS)
    assert taken(walk, "", 0) == []
    assert walk.whole


def test_a_row_without_a_key_refuses_its_page_and_leaves_the_walk_as_it_was():
    walk = Walk(CUSTOMERS)
    taken(walk, "ab", 4)
    with pytest.raises(ContractBroken):
        walk.take([*page("b", "c"), {"customer": "nobody"}], 4)
    assert walk.keys == {("a",), ("b",)}
    assert walk.last == ("b",)
    assert taken(walk, "bcd", 4) == ["c", "d"]
    assert walk.whole


def test_odd_fields_are_counted_once_per_row():
    walk = Walk(CUSTOMERS)
    odd = {"customer_id": "a", "associated_on": "soon", "carbon": 1, "account_managers": []}
    walk.take([odd, odd], 2)
    walk.take([odd], 2)
    assert (dict(walk.unreadable), dict(walk.unknown)) == ({"associated_on": 1}, {"carbon": 1})
    elsewhere = Walk(CUSTOMERS, counts=lambda row: False)
    elsewhere.take([odd], 1)
    assert not elsewhere.unreadable
    assert not elsewhere.unknown
