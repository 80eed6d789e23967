"""The sandbox's data: the same every time, whole, and like the real thing."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from desktop.catalog.orders import ORDER_TYPE, STATUS
from desktop.catalog.times import utc_text
from desktop.catalog.wire import to_json
from desktop.sandbox.names import AWKWARD
from desktop.sandbox.world import World
from desktop.text import SHANGHAI

NOW = datetime(2026, 11, 20, 9, 41, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def full():
    """A world of the default size. Read only."""
    return World(now=NOW)


@pytest.fixture
def small():
    return World(seed=2, customers=20, orders=60, now=NOW)


def everything(world):
    return to_json(
        [world.timeline, list(world.customers.values()), world.balances, world.tickets.records]
        + [world.lines_of(order_id) for order_id in list(world.orders)[:50]]
    )


def test_the_same_seed_gives_the_same_world():
    first, second = (World(seed=7, customers=40, orders=200, now=NOW) for _ in range(2))
    assert everything(first) == everything(second)


def test_another_seed_gives_another_world():
    first, second = (World(seed=seed, customers=40, orders=200, now=NOW) for seed in (7, 8))
    assert not first.orders.keys() & second.orders.keys()
    assert not first.customers.keys() & second.customers.keys()


def test_later_on_the_same_day_little_is_different():
    morning, evening = (
        World(customers=100, orders=7000, now=datetime(2026, 11, 20, hour, tzinfo=UTC))
        for hour in (1, 12)
    )
    assert list(morning.customers.values()) == list(evening.customers.values())
    assert morning.balances == evening.balances
    new = evening.orders.keys() - morning.orders.keys()
    assert 3 <= len(new) <= 10
    same = evening.orders.keys() - new
    assert all(morning.orders[key] == evening.orders[key] for key in same)


def test_it_has_as_much_as_was_asked_for(full):
    assert (len(full.customers), len(full.orders), len(full.timeline)) == (200, 5000, 5000)
    assert len(full.service_types) > 40
    assert 5 <= len(full.managers) <= 8


@pytest.mark.parametrize(("customers", "orders"), [(0, 0), (1, 1), (1, 20), (3, 7), (0, 50)])
def test_a_tiny_world_is_a_world(customers, orders):
    world = World(customers=customers, orders=orders, now=NOW)
    assert len(world.customers) == customers
    assert len(world.orders) == (orders if customers else 0)


def test_no_order_number_comes_twice():
    world = World(customers=50, orders=40_000, now=NOW)
    assert len(world.orders) == 40_000


def test_orders_span_three_years_up_to_now_and_some_are_of_today(full):
    times = [order["create_time"] for order in full.timeline]
    assert times == sorted(times)
    assert timedelta(days=1000) < NOW - datetime.fromisoformat(times[0]) < timedelta(days=1096)
    midnight = NOW.astimezone(SHANGHAI).replace(hour=0, minute=0, second=0)
    assert sum(utc_text(midnight) <= time < utc_text(NOW) for time in times) >= 3
    assert times[-1] < utc_text(NOW)


@pytest.mark.parametrize("hour", [0, 15, 16, 23])
def test_today_has_orders_at_any_time_of_the_day(hour):
    now = datetime(2026, 3, 1, hour, 0, 30, tzinfo=UTC)
    newest = World(customers=10, orders=50, now=now).timeline[-1]["create_time"]
    assert utc_text(now - timedelta(days=1)) < newest < utc_text(now)


def test_every_status_and_every_type_occurs(full):
    orders = full.orders.values()
    assert {str(order["status"]) for order in orders} == STATUS.labels.keys()
    assert {str(order["order_type"]) for order in orders} == ORDER_TYPE.labels.keys()
    assert {order["source_type"] for order in orders} == set(range(1, 9))


def test_two_percent_are_open_and_most_of_them_new(full):
    open_at = [at for at, order in enumerate(full.timeline) if order["status"] not in (4, 5)]
    assert len(open_at) == 100
    assert sum(at >= 4700 for at in open_at) >= 75


def test_an_order_is_paid_after_it_is_placed_and_not_in_the_future(full):
    paid = [order for order in full.timeline if order["payment_time"]]
    assert all(o["create_time"] <= o["payment_time"] <= utc_text(NOW) for o in paid)
    unpaid = Counter(order["status"] for order in full.timeline if not order["payment_time"])
    assert unpaid.keys() >= {1, 4, 6}
    assert 0 < unpaid[5] < 60  # a few completed ones never tell when


def test_amounts_are_exact_and_add_up(full):
    for order in full.timeline:
        whole, payable = order["official_amount"], order["amount_after_discount"]
        off = sum(item["discount_amount"] for item in order["amount_info"]["discounts"])
        assert whole.as_tuple().exponent == payable.as_tuple().exponent == -2
        assert whole - off == payable


def test_refunds_are_negative_and_trials_free(full):
    for order in full.timeline:
        if order["order_type"] == 4:
            assert order["official_amount"] == order["amount_after_discount"] < 0
        if order["order_type"] == 13:
            assert order["official_amount"] == 0


def test_an_amount_leaves_with_two_decimals():
    world = World(customers=1, orders=0, now=NOW)
    order = world.add_order(amount_after_discount=12.34, official_amount=Decimal("100"))
    assert b'"amount_after_discount":12.34,"official_amount":100,' in to_json(order)


def test_combined_orders_hold_parts_that_add_up(full):
    combined = [order for order in full.timeline if order["sub_order_infos"]]
    assert combined
    for order in combined:
        parts = order["sub_order_infos"]
        for name in ("official_amount", "amount_after_discount"):
            assert sum(part[name] for part in parts) == order[name]


def test_lines_of_an_order_add_up_and_stay_the_same(full):
    counts = set()
    for order in full.timeline[::10]:
        lines = full.lines_of(order["order_id"])
        counts.add(len(lines))
        assert lines == full.lines_of(order["order_id"])
        for name in ("official_amount", "amount_after_discount"):
            assert sum(line[name] for line in lines) == order[name]
    assert counts == {1, 2, 3, 4}


def test_lines_expire_in_the_past_soon_and_in_years(full):
    expiring = [
        line["expire_time"]
        for order in full.timeline[-1500:]
        for line in full.lines_of(order["order_id"])
        if line["expire_time"]
    ]
    soon, far = utc_text(NOW + timedelta(days=30)), utc_text(NOW + timedelta(days=700))
    assert min(expiring) < utc_text(NOW) < soon < far < max(expiring)
    assert any(utc_text(NOW) < time < soon for time in expiring)


def test_two_thirds_of_the_customers_are_resale_and_only_they_have_a_balance(full):
    resale = {key for key, each in full.customers.items() if each["association_type"] == "2"}
    assert 0.6 < len(resale) / 200 < 0.8
    assert full.balances.keys() == resale
    assert any(balance["debt_amount"] > 0 for balance in full.balances.values())


def test_no_two_customers_share_a_name_or_a_login(full):
    names = [c["customer"] for c in full.customers.values() if c["customer_type"] == 1]
    assert len(set(names) - {None}) == len([name for name in names if name])
    assert len({c["account_name"] for c in full.customers.values()}) == 200


def test_awkward_names_and_gaps_are_among_them(full):
    customers = full.customers.values()
    assert {each["customer"] for each in customers} >= set(AWKWARD)
    for name in ("account_managers", "telephone", "email", "label"):
        assert any(not each[name] for each in customers)
        assert any(each[name] for each in customers)


def test_orders_belong_to_customers_who_had_joined(full):
    for order in full.timeline:
        assert full.customers[order["customer_id"]]["associated_on"] <= order["create_time"]


def test_an_added_order_is_the_newest(small):
    small.now += timedelta(minutes=5)
    order = small.add_order(customer_id="c1")
    assert small.timeline[-1] is order is small.orders[order["order_id"]]
    assert order["create_time"] == utc_text(small.now)
    assert (order["status"], order["payment_time"], order["customer_id"]) == (6, None, "c1")


def test_an_order_can_be_added_in_the_past(small):
    order = small.add_order(order_id="CS1", create_time="2025-02-03T04:05:06Z", status=5)
    assert small.timeline.index(order) not in (0, 60)
    assert [o["create_time"] for o in small.timeline] == sorted(
        o["create_time"] for o in small.timeline
    )
    assert order["payment_time"] >= order["create_time"]


def test_completing_an_unpaid_order_pays_it_now_and_cancelling_does_not(small):
    first, second = small.add_order(), small.add_order()
    small.now += timedelta(hours=1)
    small.set_status(first["order_id"], "5")
    small.set_status(second["order_id"], 4)
    assert (first["status"], first["payment_time"]) == (5, utc_text(small.now))
    assert (second["status"], second["payment_time"]) == (4, None)


def test_a_removed_order_is_gone(small):
    order_id = small.timeline[10]["order_id"]
    small.remove_order(order_id)
    assert order_id not in small.orders
    assert len(small.timeline) == 59
    with pytest.raises(KeyError):
        small.lines_of(order_id)


def test_a_customer_who_leaves_takes_the_balance_and_leaves_the_orders(small):
    customer_id = next(iter(small.balances))
    small.remove_customer(customer_id)
    assert customer_id not in small.customers
    assert customer_id not in small.balances
    assert len(small.orders) == 60


def test_a_customer_who_joins_has_what_was_given(small):
    record = small.add_customer(customer="新客户有限公司", association_type="2")
    assert small.customers[record["customer_id"]]["customer"] == "新客户有限公司"
    assert record["customer_id"] in small.balances
    assert record["associated_on"] == utc_text(NOW)


def test_lines_can_be_replaced(small):
    order_id = small.timeline[0]["order_id"]
    small.lines[order_id] = []
    assert small.lines_of(order_id) == []


def test_without_a_fixed_moment_time_goes_on():
    world = World(customers=1, orders=1)
    assert abs(datetime.now(UTC) - world.now) < timedelta(seconds=5)
    assert world.now > datetime.fromisoformat(world.timeline[-1]["create_time"])
