"""Saved views as data: those that ship, what is kept and comes back, files from elsewhere."""

import json
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.declare import Filter
from desktop.catalog.orders import ORDER_LINES, ORDERS
from desktop.catalog.query import Condition, Sort
from desktop.models import filter_state, filters
from desktop.models.columns import Arrangement
from desktop.models.filters import Chosen
from desktop.models.views import Views, cleaned
from desktop.models.words import style
from desktop.text import Style

NOON = Style(now=lambda: datetime(2026, 11, 20, 4, tzinfo=UTC))  # in Beijing
MANAGER = "account_managers[0].account_name"


class Kept:
    """The user's own file, in memory."""

    def __init__(self):
        self.lists = {}

    def get(self, dataset):
        return {}

    def put(self, dataset, state):
        raise AssertionError("nothing here arranges a table")

    def views(self, dataset):
        return json.loads(json.dumps(self.lists.get(dataset, [])))

    def put_views(self, dataset, views):
        self.lists[dataset] = [list(view) for view in views]
        done: Future[None] = Future()
        done.set_result(None)
        return done


@pytest.fixture
def kept():
    return Kept()


@pytest.fixture
def views(kept):
    return Views(Arrangement(ORDERS, {}), kept)


def named(views, name):
    return next(view for view in views.all() if view.name == name)


def one_of(dataset, name):
    """The filter of a column, which there is."""
    one = filters.filter_of(dataset, name)
    assert one is not None
    return one


def view_of(dataset, name):
    return next(view for view in dataset.views if view.name == name)


def asked(dataset, name, mine="", how=NOON):
    """(column, operator, value) of what a view that ships asks."""
    query = filters.question(dataset, view_of(dataset, name), mine, how)
    return [(each.column, each.operator, each.value) for each in query.where], query.sort


# those that ship


def test_views_that_ship_ask_what_their_names_say():
    assert asked(ORDERS, "unpaid") == ([("status", "in", ("6",))], ())
    assert asked(ORDERS, "in_review") == ([("status", "in", ("1",))], ())
    debt = "customer_balances.debt_amount"
    assert asked(CUSTOMERS, "in_debt") == ([(debt, "from", 1)], (Sort(debt, True),))
    assert asked(CUSTOMERS, "referral") == ([("association_type", "in", ("1",))], ())
    assert asked(CUSTOMERS, "mine", "yuhang.liu") == ([(MANAGER, "in", ("yuhang.liu",))], ())


def test_views_about_days_move_with_the_day():
    last_30 = [
        ("create_time", "from", "2026-10-21T16:00:00Z"),  # today is one of the days
        ("create_time", "before", "2026-11-20T16:00:00Z"),
    ]
    assert asked(ORDERS, "recent") == (last_30, ())
    within_30 = [
        ("expire_time", "from", "2026-11-19T16:00:00Z"),
        ("expire_time", "before", "2026-12-20T16:00:00Z"),
    ]
    assert asked(ORDER_LINES, "expiring")[0] == within_30
    tomorrow = Style(now=lambda: NOON.now() + timedelta(days=1))
    moved = asked(ORDER_LINES, "expiring", how=tomorrow)[0]
    assert [value for _, _, value in moved] == ["2026-11-20T16:00:00Z", "2026-12-21T16:00:00Z"]


def test_a_view_of_the_users_own_rows_shows_none_before_the_user_is_known():
    assert asked(CUSTOMERS, "mine") == ([(MANAGER, "in", ("",))], ())


def test_chips_of_views_read_as_sentences():
    def words(dataset, name):
        [one] = filters.from_view(dataset, view_of(dataset, name), "yuhang.liu")
        return filters.sentence(dataset, one, NOON)

    assert words(ORDERS, "recent") == "Created: Last 30 days"
    assert words(ORDER_LINES, "expiring") == "Expires: Next 30 days"
    assert words(CUSTOMERS, "mine") == "Account manager: yuhang.liu"
    assert words(CUSTOMERS, "in_debt") == "Debt: above 0.00"
    odd = Chosen(Filter("create_time", "period"), preset="+45")
    assert filters.sentence(ORDERS, odd, NOON) == "Created: Next 45 days"


# what is kept


def through_a_file(dataset, chosen, mine=""):
    text = json.dumps(filter_state.kept(chosen))
    return filter_state.restored(dataset, json.loads(text), mine)


def test_filters_come_back_as_they_were():
    chosen = [
        Chosen(one_of(ORDERS, "status"), (Condition("status", "in", ("6", None)),)),
        Chosen(one_of(ORDERS, "create_time"), preset="30"),
        Chosen(
            one_of(ORDERS, "customer_id"),
            (Condition("customer_id", "in", ("c1", "c2")),),
            names=("甲", "乙"),
        ),
        Chosen(
            one_of(ORDERS, "amount_after_discount"),
            filters.between(ORDERS.by_name["amount_after_discount"], 5, 7),
        ),
        Chosen(
            one_of(ORDERS, "payment_time"),
            filters.period("payment_time", None, datetime(2026, 11, 20).date(), NOON),  # noqa: DTZ001
        ),
        Chosen(one_of(ORDERS, "order_id"), (Condition("order_id", "has", "CS26"),)),
    ]
    assert through_a_file(ORDERS, chosen) == (chosen, 0)


def test_a_moving_span_is_kept_as_what_moves_and_not_as_todays_dates():
    span = filters.period("create_time", *filters.span("30", filters.today(NOON)), NOON)
    one = Chosen(one_of(ORDERS, "create_time"), span, "30")
    [state] = filter_state.kept([one])
    assert state == {"column": "create_time", "preset": "30"}


def test_the_users_own_login_is_not_written_into_a_view():
    chosen = filters.from_view(CUSTOMERS, view_of(CUSTOMERS, "mine"), "yuhang.liu")
    assert "yuhang" not in json.dumps(filter_state.kept(chosen))
    [one], left = through_a_file(CUSTOMERS, chosen, "ting.lin")
    assert (one.values(), left) == (("ting.lin",), 0)


@pytest.mark.parametrize(
    "state",
    [
        "status",
        {},
        {"column": "no_such_column", "where": [["in", ["6"]]]},
        {"column": "sub_order_infos", "where": [["has", "x"]]},  # a structure
        {"column": "status"},
        {"column": "status", "where": []},
        {"column": "status", "where": [["in", []]]},
        {"column": "status", "where": [["in", [6]]]},
        {"column": "status", "where": [["in", "6"]]},
        {"column": "status", "where": [["drop table", ["6"]]]},
        {"column": "status", "where": [["in", ["\ud800"]]]},
        {"column": "status", "where": [["in", ["6"]], ["between", ["7"]]]},
        {"column": "status", "preset": "30"},
        {"column": "create_time", "preset": "someday"},
        {"column": "create_time", "preset": "99999"},
        {"column": "create_time", "preset": "+0"},
        {"column": "create_time", "preset": "mine"},
        {"column": "create_time", "where": [["in", ["2026-11-20T00:00:00Z"]]]},
        {"column": "create_time", "where": [["from", "yesterday"]]},
        {"column": "create_time", "where": [["from", "2026-11-20T00:00:00+08:00"]]},
        {"column": "create_time", "where": [["from", "9999-12-31T23:59:59Z"]]},
        {"column": "amount_after_discount", "where": [["from", 2**63]]},
        {"column": "amount_after_discount", "where": [["from", 1.5]]},
        {"column": "amount_after_discount", "where": [["from", True]]},
        {"column": "order_id", "where": [["from", "a"]]},
        {"column": "order_id", "where": [["has", "x" * 2000]]},
        {"column": "order_id", "where": [["empty", "yes"]]},
    ],
    ids=str,
)
def test_a_filter_that_makes_no_sense_is_left_out_and_counted(state):
    good = {"column": "order_type", "where": [["in", ["1"]]]}
    chosen, left = filter_state.restored(ORDERS, [state, good], "")
    assert [one.filter.column for one in chosen] == ["order_type"]
    assert left == 1


# choosing and saving


def test_a_view_that_ships_leaves_the_columns_as_they_are(views):
    views.arrangement.set_visible("contract_id", True)
    views.arrangement.set_width("order_id", 222)
    before = views.arrangement.columns()
    views.choose(named(views, "Unpaid"))
    assert views.arrangement.columns() == before
    assert views.arrangement.asked["filters"] == [{"column": "status", "where": [["in", ["6"]]]}]
    assert (views.active().name, views.is_changed()) == ("Unpaid", False)


def test_an_own_view_brings_everything_back(views, kept):
    views.note({"filters": [], "search": "华北", "gone": True})
    views.arrangement.set_visible("status", False)
    views.arrangement.move("create_time", 0)
    views.arrangement.set_width("order_id", 222)
    views.arrangement.sort_by("official_amount")
    views.save("Mine")
    again = Views(Arrangement(ORDERS, {}), kept)
    again.choose(named(again, "Mine"))
    there = again.arrangement
    assert there.visible()[0] == "create_time"
    assert not there.is_visible("status")
    assert there.width("order_id") == 222
    assert there.sort == (Sort("official_amount", True),)
    assert (there.asked["search"], there.asked["gone"]) == ("华北", True)
    assert not again.is_changed()


def test_columns_of_before_come_back_when_a_view_with_its_own_is_left(views):
    views.arrangement.set_visible("contract_id", True)
    views.save("Wide")
    views.choose(named(views, "All rows"))
    views.arrangement.set_visible("contract_id", False)
    usual = views.arrangement.columns()
    views.choose(named(views, "Wide"))
    assert views.arrangement.is_visible("contract_id")
    views.choose(named(views, "Unpaid"))
    assert views.arrangement.columns() == usual
    views.choose(named(views, "Wide"))
    views.leave()
    assert views.arrangement.columns() == usual
    assert views.active().name == "All rows"


@pytest.mark.parametrize(
    "change",
    [
        lambda views: views.arrangement.set_visible("status", False),
        lambda views: views.arrangement.move("create_time", 0),
        lambda views: views.arrangement.set_width("order_id", 99),
        lambda views: views.arrangement.sort_by("status"),
        lambda views: views.note({"search": "x"}),
        lambda views: views.note({"gone": True}),
        lambda views: views.note({"filters": [{"column": "status", "where": [["in", ["6"]]]}]}),
    ],
)
def test_whatever_differs_from_an_own_view_is_a_change(views, change):
    views.save("Mine")
    assert not views.is_changed()
    change(views)
    assert views.is_changed()
    views.save("Mine")
    assert not views.is_changed()
    assert [view.name for view in views.own] == ["Mine"]


def test_what_is_not_part_of_a_view_is_no_change(views):
    views.save("Mine")
    views.arrangement.set_drawer(444, True)
    views.arrangement.set_masked("customers.customer", False)
    hidden = [name for name in views.arrangement.order if not views.arrangement.is_visible(name)]
    views.arrangement.move(hidden[0], 0)
    assert not views.is_changed()
    views.choose(named(views, "Unpaid"))
    views.arrangement.set_width("order_id", 99)  # it has no columns of its own
    assert not views.is_changed()


def test_views_are_renamed_replaced_deleted_and_put_back(views, kept):
    views.save("A")
    views.save("B")
    before = (views.own, views.arrangement.view)
    views.rename(named(views, "B"), "A")
    assert [view.name for view in views.own] == ["A"]
    assert views.active().name == "A"
    views.delete(named(views, "A"))
    assert kept.views("orders") == []
    assert views.active().name == "All rows"
    views.put(*before)
    assert [name for name, _ in kept.views("orders")] == ["A", "B"]
    assert views.active().name == "B"


def test_views_that_are_added_never_replace_one(views):
    views.save("A")
    views.add({"A": {}, "A (2)": {}, "C": {}})
    assert [view.name for view in views.own] == ["A", "A (2)", "A (2) (2)", "C"]


def test_an_own_view_may_be_called_as_one_that_ships(views):
    views.save("Unpaid")
    assert views.active().own
    assert len({view.key for view in views.all()}) == len(views.all())


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.sampled_from(["status", "create_time", "order_id", "-status", "in", "from", "30", "mine"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(
            ["column", "where", "preset", "names", "filters", "search", "sort", "order", "visible",
             "widths", "gone"]
        ),
        inner, max_size=5,
    ),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(["filters", "search", "sort", "order", "visible", "widths",
                                        "gone"]), ANYTHING))  # fmt: skip
def test_any_state_can_be_shown(state):
    made, left = cleaned(ORDERS, state)
    assert left >= 0
    json.dumps(made, ensure_ascii=False).encode()
    assert cleaned(ORDERS, made) == (made, 0)
    chosen, _ = filter_state.restored(ORDERS, made["filters"], "me")
    for one in chosen:
        assert filters.sentence(ORDERS, one, style())
        assert one.now(style())
    Views(Arrangement(ORDERS, made), Kept()).is_changed()
