"""What the sandbox's lists accept, refuse and answer."""

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from desktop.sandbox.lists import LISTINGS
from desktop.sandbox.refusals import BadParameter
from desktop.sandbox.world import World
from tests.conftest import NOW

WORLD = World(seed=5, customers=37, orders=411, now=NOW)
WORLDS = {"": WORLD, "distributor": World(5, customers=37, orders=411, now=NOW, resellers=12)}
ORDERS, CUSTOMERS = LISTINGS["list_customer_orders"], LISTINGS["list_sub_customers"]
DETAILS, BALANCES = (
    LISTINGS["show_customer_order_details"],
    LISTINGS["list_customers_balances_detail"],
)
PAGED = {
    operation: listing
    for operation, listing in LISTINGS.items()
    if listing.source.page and not listing.source.per
}


def needed(listing):
    """What must be asked for, or there is no such list."""
    ways = (listing.source.months, "2026-10"), (listing.source.passes, None)
    return {way.parameter: value or way.values[0] for way, value in ways if way}


def orders(query, world=WORLD):
    """The answer to a query as it stands in the address."""
    return ORDERS.answer(world, ORDERS.read({}, query, b""))


def customers(body, world=WORLD):
    return CUSTOMERS.answer(world, CUSTOMERS.read({}, "", body))


def refused(ask, *what):
    with pytest.raises(BadParameter) as caught:
        ask(*what)
    return caught.value.code


def keys(listing, page):
    """The records of a page as something that can be counted."""
    return [tuple(map(str, record.values())) for record in page[listing.source.rows]]


@settings(max_examples=40, deadline=None)
@drawn(st.sampled_from(sorted(PAGED)), st.integers(1, 100))
def test_paging_with_any_limit_gives_each_row_exactly_once(operation, limit):
    listing = PAGED[operation]
    world, seen, offset = WORLDS[listing.source.only_for], [], 0
    while True:
        page = listing.answer(world, needed(listing) | {"limit": limit, "offset": offset})
        seen += keys(listing, page)
        offset += limit
        if len(page[listing.source.rows]) < limit:
            break
    assert len(seen) == len(set(seen)) == page.get(listing.source.total, len(seen))


@settings(max_examples=30, deadline=None)
@drawn(st.sampled_from(sorted(WORLD.orders)), st.integers(1, 100))
def test_the_lines_of_an_order_are_paged_too(order_id, limit):
    seen = []
    for offset in range(0, 5, limit):
        page = DETAILS.answer(WORLD, {"order_id": order_id, "limit": limit, "offset": offset})
        seen += page["order_line_items"]
    assert seen == WORLD.lines_of(order_id)
    assert page["total_count"] == len(seen)


@pytest.mark.parametrize("operation", PAGED)
def test_ten_rows_come_unless_more_are_asked_for(operation):
    listing = PAGED[operation]
    world = WORLDS[listing.source.only_for]
    every = listing.answer(world, needed(listing) | {"limit": listing.source.page})
    found = listing.answer(world, needed(listing))
    assert len(found[listing.source.rows]) == min(10, len(every[listing.source.rows]))


@pytest.mark.parametrize("operation", PAGED)
def test_more_than_the_maximum_is_refused(operation):
    listing = PAGED[operation]
    most, world = listing.source.page, WORLDS[listing.source.only_for]
    assert listing.answer(world, needed(listing) | {"limit": most})
    for wrong in ({"limit": most + 1}, {"limit": 0}, {"offset": -1}, {"offset": 40_000_001}):
        assert refused(listing.answer, world, needed(listing) | wrong) == "CBC.0100"


@pytest.mark.parametrize(
    "query",
    [
        "limit=ten",
        "limit=",
        "limit=1.0",
        "limit=10&limit=10",
        "status=2",
        "status=10",
        "status=",
        "status=five",
        "order_by=customer",
        "order_by=",
        "service_type_code=",
        "create_time_begin=2026-01-01",
        "create_time_begin=",
        "create_time_begin=2026-02-30T00:00:00Z",
        "create_time_begin=2026-01-01T00:00:00%2B08:00",
        "create_time_begin=2026-02-01T00:00:00Z&create_time_end=2026-01-01T00:00:00Z",
        "no_such_parameter=1",
        "order_id=" + "x" * 65,
    ],
)
def test_a_query_that_makes_no_sense_is_refused(query):
    assert refused(orders, query) == "CBC.0100"


@pytest.mark.parametrize("time", ["create_time", "payment_time"])
def test_a_span_is_one_year_at_most(time):
    begin = f"{time}_begin=2024-01-01T00:00:00Z"
    assert orders(f"{begin}&{time}_end=2024-12-31T00:00:00Z")
    assert refused(orders, f"{begin}&{time}_end=2025-06-01T00:00:00Z") == "CBC.80021021"
    assert refused(orders, begin) == "CBC.80021021"  # until today is longer


def test_an_empty_text_matches_nothing():
    assert orders("customer_id=")["total_count"] == 0
    assert customers(b'{"customer":""}')["count"] == 0


@pytest.mark.parametrize(
    "body",
    [
        b'{"customer":null}',
        b'{"limit":"10"}',
        b'{"limit":true}',
        b'{"association_type":2}',
        b'{"association_type":"3"}',
        b'{"associated_on_begin":""}',
        b'{"associated_on_end":"yesterday"}',
        b'{"surprise":1}',
        b"[]",
        b"{",
        b"null",
    ],
)
def test_a_body_that_makes_no_sense_is_refused(body):
    assert refused(customers, body) == "CBC.0100"


def test_a_query_beside_a_body_is_refused():
    assert refused(CUSTOMERS.read, {}, "limit=10", b"{}") == "CBC.0100"


def test_no_body_asks_for_everything():
    assert customers(b"")["count"] == 37


def test_orders_come_newest_first_unless_told_otherwise():
    newest = orders("limit=5")["order_infos"]
    assert newest == orders("limit=5&order_by=-createTime")["order_infos"]
    assert newest == list(reversed(WORLD.timeline[-5:]))
    assert orders("limit=5&order_by=createTime")["order_infos"] == list(WORLD.timeline[:5])


def test_a_window_includes_both_ends():
    times = [order["create_time"] for order in WORLD.timeline]
    begin, end = times[-50], times[-20]
    answer = orders(f"create_time_begin={begin}&create_time_end={end}&limit=100")
    assert answer["total_count"] == sum(begin <= time <= end for time in times)


@pytest.mark.parametrize("status", [1, 3, 4, 5, 6, 9])
def test_orders_are_chosen_by_status(status):
    found = orders(f"status={status}&limit=100")
    assert {order["status"] for order in found["order_infos"]} <= {status}
    assert found["total_count"] == sum(o["status"] == status for o in WORLD.timeline)


def test_orders_are_chosen_by_what_was_paid_when():
    paid = sorted(o["payment_time"] for o in WORLD.timeline if o["payment_time"])
    found = orders(f"payment_time_begin={paid[-30]}&payment_time_end={paid[-1]}&limit=100")
    assert found["total_count"] == sum(time >= paid[-30] for time in paid)


def test_parameters_narrow_down_together():
    order = WORLD.timeline[200]
    query = "&".join(
        f"{name}={order[name]}" for name in ("customer_id", "service_type_code", "order_type")
    )
    found = orders(f"{query}&limit=100")["order_infos"]
    assert order in found
    assert all(each["customer_id"] == order["customer_id"] for each in found)


def test_one_order_is_found_by_its_number():
    order = WORLD.timeline[7]
    assert orders(f"order_id={order['order_id']}")["order_infos"] == [order]
    assert orders("order_id=CS404") == {"order_infos": [], "total_count": 0}


def test_nobody_here_pays_for_accounts_of_a_customer():
    assert orders("method=oneself")["total_count"] == 411
    assert orders("method=sub_customer")["total_count"] == 0


def test_customers_are_found_by_a_part_of_the_name():
    found = customers('{"customer":"科技","limit":100}'.encode())
    assert 0 < found["count"] < 37
    assert all("科技" in record["customer"] for record in found["customer_infos"])


def test_a_customer_nobody_knows_is_an_empty_list():
    assert customers(b'{"customer_id":"nobody"}') == {"customer_infos": [], "count": 0}


def test_balances_are_told_of_resale_customers_only():
    ids = list(WORLD.customers)
    body = b'{"customer_infos":[%s]}' % b",".join(b'{"customer_id":"%s"}' % i.encode() for i in ids)
    answer = BALANCES.answer(WORLD, BALANCES.read({}, "", body))
    assert {each["customer_id"] for each in answer["customer_balances"]} == WORLD.balances.keys()
    assert answer.keys() == {"customer_balances"}


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b'{"customer_infos":[]}',
        b'{"customer_infos":["c1"]}',
        b'{"customer_infos":[{"customer_id":""}]}',
        b'{"customer_infos":[{"id":"c1"}]}',
        b'{"customer_infos":{"customer_id":"c1"}}',
        b'{"customer_infos":[%s]}' % b",".join([b'{"customer_id":"c"}'] * 101),
    ],
)
def test_balances_want_one_to_a_hundred_customers(body):
    assert refused(BALANCES.read, {}, "", body) == "CBC.0100"


def test_details_of_an_unknown_order_are_refused():
    assert refused(DETAILS.answer, WORLD, {"order_id": "CS404"}) == "CBC.0101"


def test_details_name_the_login_and_the_time_left_to_pay():
    world = World(customers=1, orders=0, now=NOW)
    order = world.add_order()
    info = DETAILS.answer(world, {"order_id": order["order_id"]})["order_info"]
    login = world.customers[order["customer_id"]]["account_name"]
    assert (info["user_name"], info["pending_payment_end_time"]) == (login, "2026-11-27T09:41:05Z")


def test_details_are_told_of_a_customer_who_left_as_well():
    world = World(customers=1, orders=1, now=NOW)
    (order_id,) = world.orders
    world.remove_customer(*world.customers)
    assert DETAILS.answer(world, {"order_id": order_id})["order_info"]["user_name"] is None


def test_tickets_are_counted_by_status():
    counts = LISTINGS["list_case_counts"]
    answer = counts.answer(WORLD, {})["incident_status_counts"]
    assert sum(each["count"] for each in answer) == len(WORLD.tickets.records) == 20
    one = counts.answer(WORLD, counts.read({}, "status=3", b""))["incident_status_counts"]
    assert [each["status"] for each in one] == [3]


def test_tickets_take_repeated_parameters():
    cases = LISTINGS["list_cases"]
    given = cases.read({}, "label_id_list=1&label_id_list=2&limit=100", b"")
    assert given["label_id_list"] == ["1", "2"]
    wanted = [
        ticket
        for ticket in WORLD.tickets.records
        if any(label["label_id"] in (1, 2) for label in ticket["label_list"] or ())
    ]
    assert 0 < cases.answer(WORLD, given)["total_count"] == len(wanted) < 20
