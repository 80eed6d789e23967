"""The sandbox's resources, refunds, tags and reviews: plausible, and told to whom they are."""

from collections import Counter
from datetime import timedelta

import pytest

from desktop.catalog.times import utc_text
from desktop.sandbox.lists import LISTINGS
from desktop.sandbox.refusals import BadParameter, Refusal
from desktop.sandbox.world import World
from tests.conftest import NOW

PREPAID = LISTINGS["list_pay_per_use_customer_resources"]
USED = LISTINGS["list_customer_on_demand_resources"]
REFUNDS = LISTINGS["show_refund_order_details"]
TAGS, REVIEW = (
    LISTINGS["list_sub_customer_new_tag"],
    LISTINGS["show_realname_authentication_review_result"],
)


@pytest.fixture(scope="module")
def full():
    """Every oddity. Read only."""
    return World(seed=4, customers=60, orders=3000, now=NOW)


@pytest.fixture
def world():
    return World(seed=2, customers=20, orders=120, now=NOW)


@pytest.fixture
def distributor():
    return World(seed=2, customers=40, orders=400, now=NOW, resellers=4)


def everything(world):
    return [world.resources.prepaid(key) for key in world.customers]


def some_order(world, order_type):
    return next(o for o in world.timeline if o["order_type"] == order_type)


# ------------------------------------------------------------------ resources


def test_the_same_customer_has_the_same_resources_whoever_is_looked_at_first(full):
    again = World(seed=4, customers=60, orders=3000, now=NOW + timedelta(hours=5))
    for key in reversed(again.customers):
        assert again.resources.prepaid(key)[:50] == full.resources.prepaid(key)[:50]
        assert again.resources.used(key) == full.resources.used(key)


def test_a_resource_is_what_an_order_opened(full):
    key = max(full.customers, key=lambda each: len(full.resources.prepaid(each)))
    for record in full.resources.prepaid(key):
        order = full.orders[full.resources.opened_by[record["id"]]]
        assert (order["customer_id"], order["status"]) == (key, 5)
        assert order["create_time"] <= record["effective_time"] < record["expire_time"]
        if record["is_main_resource"]:
            assert record["service_type_code"] == order["service_type_code"]


def test_what_is_attached_names_its_resource_and_ends_with_it(full):
    found = [record for rows in everything(full) for record in rows]
    by_id = {record["resource_id"]: record for record in found}
    attached = [record for record in found if record["parent_resource_id"]]
    assert attached
    for record in attached:
        main = by_id[record["parent_resource_id"]]
        assert (record["is_main_resource"], main["is_main_resource"]) == (0, 1)
        assert record["expire_time"] == main["expire_time"]


def test_the_status_follows_from_when_a_resource_expires(full):
    found = [record for rows in everything(full) for record in rows]
    midnight = utc_text(NOW.replace(hour=0, minute=0, second=0) - timedelta(hours=8))
    assert Counter(record["status"] for record in found).keys() == {2, 3, 4, 5}
    assert all((record["expire_time"] >= midnight) == (record["status"] == 2) for record in found)
    soon = utc_text(NOW + timedelta(days=30))
    assert 0 < sum(midnight <= record["expire_time"] < soon for record in found) < len(found) / 2
    assert {record["expire_policy"] for record in found} == set(range(6))


def test_some_customers_run_nothing_and_referral_customers_pay_nothing_by_use(full):
    counts = {key: len(full.resources.used(key)) for key in full.customers}
    assert 0 in counts.values()
    referral = [key for key, who in full.customers.items() if who["association_type"] == "1"]
    assert referral
    assert not any(counts[key] for key in referral)
    empty = World(customers=1, orders=0, now=NOW)
    assert empty.resources.prepaid(*empty.customers) == []


def test_a_resource_comes_and_goes(world):
    key = next(key for key, who in world.customers.items() if who["association_type"] == "2")
    before = len(world.resources.prepaid(key)), len(world.resources.used(key))
    one = world.resources.add(key, expire_time="2026-11-22T00:00:00Z")
    other = world.resources.add_used(key, status=2)
    assert world.resources.prepaid(key)[-1] is one
    assert (one["expire_time"], other["status"]) == ("2026-11-22T00:00:00Z", 2)
    assert (one["effective_time"], other["effective_time"]) == (utc_text(NOW),) * 2
    for each in (one, other):
        world.resources.remove(key, each["resource_id"])
    assert (len(world.resources.prepaid(key)), len(world.resources.used(key))) == before


def prepaid(world, key, **asked):
    return PREPAID.answer(world, {"customer_id": key, "limit": 500, **asked})


def test_resources_are_chosen_by_what_is_asked(full):
    key = max(full.customers, key=lambda each: len(full.resources.prepaid(each)))
    rows = full.resources.prepaid(key)
    assert prepaid(full, key)["total_count"] == len(rows)
    for asked, fits in (
        ({"only_main_resource": 1}, lambda r: r["is_main_resource"] == 1),
        ({"status_list": [2, 4]}, lambda r: r["status"] in (2, 4)),
        ({"status_list": []}, lambda r: True),
        (
            {"expire_time_end": rows[3]["expire_time"]},
            lambda r: r["expire_time"] <= rows[3]["expire_time"],
        ),
        ({"expire_time_begin": "", "expire_time_end": ""}, lambda r: True),
        (
            {"service_type_code": rows[0]["service_type_code"]},
            lambda r: r["service_type_code"] == rows[0]["service_type_code"],
        ),
        ({"order_id": ""}, lambda r: True),
        (
            {"order_id": full.resources.opened_by[rows[0]["id"]]},
            lambda r: full.resources.opened_by[r["id"]] == full.resources.opened_by[rows[0]["id"]],
        ),
    ):
        wanted = [record for record in rows if fits(record)]
        answer = prepaid(full, key, **asked)
        assert (answer["total_count"], answer["data"]) == (len(wanted), wanted[:500]), asked


def test_a_resource_is_asked_for_with_what_is_attached_to_it(full):
    key, part = next(
        (key, record)
        for key in full.customers
        for record in full.resources.prepaid(key)
        if record["parent_resource_id"]
    )
    found = prepaid(full, key, resource_ids=[part["parent_resource_id"]])["data"]
    assert part in found
    assert len(found) == 2


@pytest.mark.parametrize(
    ("listing", "body"),
    [
        (PREPAID, b"{}"),
        (PREPAID, b'{"customer_id":""}'),
        (PREPAID, b'{"customer_id":"c","limit":"500"}'),
        (PREPAID, b'{"customer_id":"c","service_type_code":""}'),
        (PREPAID, b'{"customer_id":"c","status_list":["2"]}'),
        (PREPAID, b'{"customer_id":"c","indirect_partner_id":"r"}'),
        (PREPAID, b'{"customer_id":"c","resource_ids":[%s]}' % b",".join([b'"r"'] * 51)),
        (USED, b'{"customer_id":"c","resource_ids":"r"}'),
        (USED, b'{"customer_id":"c","status":"1"}'),
        (TAGS, b'{"customer_ids":[]}'),
        (TAGS, b'{"customer_ids":[%s]}' % b",".join([b'"c"'] * 201)),
    ],
)
def test_a_body_that_makes_no_sense_is_refused(listing, body):
    with pytest.raises(BadParameter):
        listing.read({}, "", body)


@pytest.mark.parametrize("listing", [PREPAID, USED, REVIEW])
def test_nothing_is_told_of_a_customer_who_is_none_or_none_any_more(world, listing):
    key = next(iter(world.customers))
    assert listing.answer(world, {"customer_id": key})
    world.remove_customer(key)
    for who in (key, "nobody"):
        with pytest.raises(Refusal) as caught:
            listing.answer(world, {"customer_id": who})
        assert caught.value.code == "CBC.99000035"


# ------------------------------------------------------------------ refunds


def refunds(world, order, **asked):
    given = {"order_id": order["order_id"], "customer_id": order["customer_id"], **asked}
    return REFUNDS.answer(world, given)


def test_a_refund_is_what_was_given_back_and_what_was_kept(full):
    orders = [each for each in full.timeline if each["order_type"] == 4]
    originals = 0
    for order in orders:
        answer = refunds(full, order)
        amounts = [each["amount"] for each in answer["refund_infos"]]
        assert answer["total_count"] == len(amounts)
        assert amounts[0] == order["amount_after_discount"] < 0
        assert all(amount > 0 for amount in amounts[1:])
        base = full.orders.get(answer["refund_infos"][0]["base_order_id"] or "")
        if base:
            originals += 1
            assert base["customer_id"] == order["customer_id"]
            assert base["create_time"] <= order["create_time"]
    assert len(orders) * 0.8 < originals < len(orders)


def test_an_order_that_only_pays_refunds_nothing(full):
    assert refunds(full, some_order(full, 1)) == {"refund_infos": [], "total_count": 0}
    assert refunds(full, some_order(full, 3))["refund_infos"] == []


def test_a_partner_says_whose_order_it_wants_refunds_of(full):
    order = some_order(full, 4)
    with pytest.raises(BadParameter):
        REFUNDS.answer(full, {"order_id": order["order_id"]})
    other = next(key for key in full.customers if key != order["customer_id"])
    for asked in ({"customer_id": other}, {"order_id": "CS404"}):
        with pytest.raises(BadParameter):
            refunds(full, order, **asked)


# ------------------------------------------------------------------ tags and reviews


def test_tags_are_told_of_verified_customers_for_the_year_after_they_joined(full):
    tags = TAGS.answer(full, {"limit": 200})["new_customer_tags"]
    verified = {key for key, who in full.customers.items() if who["verified_status"] == "2"}
    assert {tag["customer_id"] for tag in tags} == verified
    assert {tag["new_customer_tag"] for tag in tags} == {"Y", "N", "UNDETERMINED"}
    for tag in tags:
        assert tag["effective_time"] < tag["expire_time"]
        if tag["expire_time"] < "2026-11":
            assert tag["new_customer_tag"] == "N"


def test_tags_are_told_of_the_customers_that_are_named(full):
    key = next(key for key, who in full.customers.items() if who["verified_status"] == "2")
    answer = TAGS.answer(full, {"customer_ids": [key, "nobody"]})
    assert [tag["customer_id"] for tag in answer["new_customer_tags"]] == [key]
    assert answer.keys() == {"new_customer_tags"}  # how many there are it does not say


def test_a_review_says_why_it_was_rejected(full):
    results = Counter[tuple[str, int | None]]()
    for key, who in full.customers.items():
        answer = REVIEW.answer(full, {"customer_id": key})
        results[who["verified_status"], answer["review_result"]] += 1
        assert bool(answer["opinion"]) == (answer["review_result"] == 1)
    assert results.keys() == {("0", 0), ("1", 1), ("2", 2), ("2", None), ("-1", None)}


# ------------------------------------------------------------------ a distributor


def test_a_distributor_has_resellers_who_have_customers_and_orders(distributor):
    assert len(distributor.resellers) == 4
    sellers = Counter(distributor.reseller_of.values())
    newest = list(distributor.resellers)[-1]
    assert sellers.keys() == distributor.resellers.keys() - {newest}
    ordered = {each["customer_id"] for each in distributor.timeline}
    assert {distributor.reseller_of.get(key) for key in ordered} == {*sellers, None}
    assert not World(customers=5, orders=5, now=NOW).is_distributor


@pytest.mark.parametrize(
    "operation", ["list_sub_customers", "list_customer_orders", "list_sub_customer_new_tag"]
)
def test_each_round_tells_its_own_rows(distributor, operation):
    listing = LISTINGS[operation]
    seen = Counter[str]()
    for reseller in ("", *distributor.resellers):
        asked = {"indirect_partner_id": reseller} if reseller else {}
        for offset in range(0, 400, listing.source.page):
            page = {"limit": listing.source.page, "offset": offset}
            for record in listing.answer(distributor, asked | page)[listing.source.rows]:
                assert distributor.reseller_of.get(record["customer_id"], "") == reseller
                seen[record.get("order_id") or record["customer_id"]] += 1
    assert set(seen.values()) == {1}
    every = {"list_sub_customers": 40, "list_customer_orders": 400}
    assert len(seen) == every.get(operation, len(seen))


@pytest.mark.parametrize("reseller", ["nobody", ""])
def test_a_reseller_nobody_knows_is_refused_to_a_distributor_and_nothing_to_others(
    distributor, world, reseller
):
    listing, asked = LISTINGS["list_sub_customers"], {"indirect_partner_id": reseller}
    with pytest.raises(Refusal) as caught:
        listing.answer(distributor, asked)
    assert caught.value.code == "CBC.99000037"
    assert listing.answer(world, asked) == listing.answer(world, {})


def test_a_resellers_customer_is_told_of_when_the_reseller_is_named(distributor):
    key, reseller = next(
        (key, reseller)
        for key, reseller in distributor.reseller_of.items()
        if distributor.resources.used(key)
    )
    named = {"customer_id": key, "indirect_partner_id": reseller}
    assert USED.answer(distributor, named)["resources"]
    order = next(o for o in distributor.timeline if o["customer_id"] == key)
    lines = LISTINGS["show_customer_order_details"]
    assert lines.answer(distributor, {"order_id": order["order_id"]} | named)["order_line_items"]
    for listing in (USED, PREPAID, REVIEW):
        with pytest.raises(Refusal):
            listing.answer(distributor, {"customer_id": key})
    with pytest.raises(Refusal):
        lines.answer(distributor, {"order_id": order["order_id"]})


def test_a_plain_partner_has_no_list_of_resellers(world):
    listing = LISTINGS["list_indirect_partners"]
    with pytest.raises(Refusal) as caught:
        listing.answer(world, {})
    assert (caught.value.status, caught.value.code) == (403, "CBC.0151")
    reseller = world.add_reseller(name="新伙伴")
    customer = world.add_customer(reseller["indirect_partner_id"])
    assert listing.answer(world, {})["indirect_partners"] == [reseller]
    named = {"indirect_partner_id": reseller["indirect_partner_id"]}
    found = LISTINGS["list_sub_customers"].answer(world, named)
    assert found["customer_infos"] == [customer]
