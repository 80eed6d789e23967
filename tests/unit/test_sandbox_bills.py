"""The bills of the sandbox: what customers ordered and used, told twice and adding up."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from desktop.catalog.wire import to_json
from desktop.sandbox.lists import LISTINGS
from desktop.sandbox.refusals import BadParameter, Refusal
from desktop.sandbox.world import World
from tests.conftest import NOW

MONTH = "2026-10"
SUMS = LISTINGS["list_subcustomer_monthly_bills"]
CONSUMERS = LISTINGS["list_consume_sub_customers"]
DETAILS = LISTINGS["list_sub_customer_bill_detail"]


@pytest.fixture(scope="module")
def world():
    """Read only."""
    return World(seed=4, customers=80, orders=2500, now=NOW)


@pytest.fixture
def small():
    return World(seed=4, customers=30, orders=300, now=NOW)


def sums(world, mode, **given):
    return SUMS.answer(world, {"cycle": MONTH, "charge_mode": mode, "limit": 100} | given)


def resale(world):
    return {key for key, each in world.customers.items() if each["association_type"] == "2"}


def test_monthly_sums_are_those_of_the_details_to_the_last_digit(world):
    told, added = (defaultdict[tuple[str, ...], Decimal](Decimal) for _ in range(2))
    kinds = {4: "1", 16: "2"}
    for record in world.bills.sums(MONTH):
        key = record["customer_id"], record["cloud_service_type"], record["charge_mode"]
        told[*key, record["bill_type"]] += record["amount"]
    for customer_id in resale(world):
        for bill in world.bills.details(MONTH, customer_id):
            key = customer_id, bill["service_type_code"], str(bill["charging_mode"])
            added[*key, kinds.get(bill["bill_detail_type"], "0")] += bill["payment_amount"]
    assert told
    assert told == added


def test_what_was_paid_and_what_is_owed_make_up_the_amount(world):
    for record in world.bills.sums(MONTH):
        paid = sum((each["amount"] for each in record["account_details"]), Decimal())
        assert paid + (record["debt_amount"] or 0) == record["amount"]
    for customer_id in world.bills.consumers(MONTH):
        for bill in world.bills.details(MONTH, customer_id):
            parts = ("cash", "credit", "coupon", "flexipurchase_coupon", "debt")
            assert sum(bill[f"{each}_amount"] for each in parts) == bill["payment_amount"]


def test_what_comes_back_is_below_zero(world):
    months = [f"2026-{month:02}" for month in range(1, 12)]
    records = [record for month in months for record in world.bills.sums(month)]
    assert {record["bill_type"] for record in records} == {"0", "1", "2"}
    assert all((record["amount"] < 0) == (record["bill_type"] != "0") for record in records)


def test_sums_are_of_resale_customers_and_details_of_all_who_consumed(world):
    consumers = set(world.bills.consumers(MONTH))
    assert {record["customer_id"] for record in world.bills.sums(MONTH)} < consumers
    assert {record["customer_id"] for record in world.bills.sums(MONTH)} <= resale(world)
    assert consumers - resale(world)
    assert consumers < world.customers.keys()  # somebody consumed nothing


def test_every_bill_lies_in_its_month(world):
    for month in ("2026-10", "2026-11"):
        first = datetime.fromisoformat(f"{month}-01T00:00:00+08:00")
        for customer_id in world.bills.consumers(month):
            for bill in world.bills.details(month, customer_id):
                time = datetime.fromisoformat(bill["consume_time"])
                assert first <= time < first + timedelta(days=31)
                assert time < NOW.replace(hour=16) - timedelta(days=1)  # up to yesterday
                assert bill["bill_cycle"] == month


def test_the_same_day_tells_the_same_and_the_next_one_a_little_more(small):
    def told(world, month):
        details = [world.bills.details(month, key) for key in world.bills.consumers(month)]
        return to_json([world.bills.sums(month), details])

    evening = World(seed=4, customers=30, orders=300, now=NOW + timedelta(hours=6))
    before = [told(small, month) for month in ("2026-11", "2026-10")]
    assert before == [told(evening, month) for month in ("2026-11", "2026-10")]
    small.now += timedelta(days=1)
    assert before[0] != told(small, "2026-11")
    assert before[1] == told(small, "2026-10")


@pytest.mark.parametrize(
    ("month", "count"), [("2025-05", 1), ("2025-04", 0), ("2026-12", 0), ("2026-11", 1)]
)
def test_months_go_back_eighteen_and_not_ahead(world, month, count):
    assert min(1, len(world.bills.sums(month))) == count


def test_the_first_day_of_a_month_has_no_bills_yet():
    world = World(customers=20, orders=50, now=datetime(2026, 10, 31, 20, tzinfo=UTC))
    assert world.bills.consumers("2026-11") == []
    assert world.bills.consumers("2026-10")


def test_sums_are_asked_for_by_month_and_way_of_charging(world):
    by_mode = {mode: sums(world, mode)["count"] for mode in ("1", "3", "11")}
    assert all(by_mode.values())
    assert sum(by_mode.values()) == len(world.bills.sums(MONTH))
    one = world.bills.sums(MONTH)[0]["customer_id"]
    assert {record["customer_id"] for record in sums(world, "1", customer_id=one)["bill_sums"]} == {
        one
    }
    assert sums(world, "1")["currency"] == "CNY"


@pytest.mark.parametrize(
    "given",
    [
        "",
        "cycle=2026-10",
        "charge_mode=1",
        "cycle=2026-13&charge_mode=1",
        "cycle=&charge_mode=1",
        "cycle=202610&charge_mode=1",
        "cycle=2026-10-01&charge_mode=1",
        "cycle=2026-10&charge_mode=10",
        "cycle=2026-10&charge_mode=1&bill_type=3",
    ],
)
def test_a_question_for_sums_that_makes_no_sense_is_refused(world, given):
    with pytest.raises(BadParameter) as caught:
        SUMS.answer(world, SUMS.read({}, given, b""))
    assert caught.value.code == "CBC.0100"


def test_the_customers_of_a_reseller_are_told_when_asked_for():
    world = World(seed=4, customers=60, orders=600, now=NOW, resellers=3)
    reseller = next(iter(world.resellers))
    theirs = {r["customer_id"] for r in sums(world, "1", indirect_partner_id=reseller)["bill_sums"]}
    ours = {record["customer_id"] for record in sums(world, "1")["bill_sums"]}
    assert {world.reseller_of.get(key) for key in theirs} == {reseller}
    assert {world.reseller_of.get(key) for key in ours} == {None}
    with pytest.raises(Refusal):
        sums(world, "1", indirect_partner_id="nobody")


def test_details_are_asked_for_by_customer_and_month(world):
    key = world.bills.consumers(MONTH)[0]
    body = f"bill_cycle={MONTH}&customer_id={key}&limit=1000"
    every = DETAILS.answer(world, DETAILS.read({}, body, b""))
    assert every["total_count"] == len(world.bills.details(MONTH, key)) > 0
    first = every["fee_records"][0]
    for name in ("trade_id", "resource_id", "charging_mode", "bill_detail_type"):
        one = DETAILS.answer(world, DETAILS.read({}, f"{body}&{name}={first[name]}", b""))
        assert first in one["fee_records"]
    days = f"{body}&bill_date_begin=2026-10-01&bill_date_end=2026-10-15"
    some = DETAILS.answer(world, DETAILS.read({}, days, b""))["fee_records"]
    assert some == [b for b in every["fee_records"] if b["consume_time"] < "2026-10-15T16:00:00Z"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("customer_id=KEY", "CBC.0100"),
        ("bill_cycle=2026-10", "CBC.0100"),
        ("bill_cycle=2026-10&customer_id=KEY&limit=1001", "CBC.0100"),
        ("bill_cycle=2026-10&customer_id=KEY&trade_id=", "CBC.0100"),
        (
            "bill_cycle=2026-10&customer_id=KEY&bill_date_begin=2026-09-30&bill_date_end=2026-10-02",
            "CBC.0100",
        ),
        ("bill_cycle=2026-10&customer_id=somebody", "CBC.99000035"),
    ],
)
def test_a_question_for_details_that_makes_no_sense_is_refused(world, query, code):
    key = world.bills.consumers(MONTH)[0]
    with pytest.raises(Refusal) as caught:
        DETAILS.answer(world, DETAILS.read({}, query.replace("KEY", key), b""))
    assert caught.value.code == code


def test_who_leaves_is_still_among_those_who_consumed(small):
    key = small.bills.consumers(MONTH)[0]
    small.remove_customer(key)
    small.now += timedelta(days=1)
    answer = CONSUMERS.answer(small, {"bill_cycle": MONTH, "limit": 100})
    assert {"customer_id": key} in answer["sub_customers"]
    assert DETAILS.answer(small, {"bill_cycle": MONTH, "customer_id": key})["total_count"] > 0


def test_a_customer_who_joins_consumes_from_then_on(small):
    keys = {small.add_customer()["customer_id"] for _ in range(8)}
    assert not keys & set(small.bills.consumers("2026-10"))
    assert keys & set(small.bills.consumers("2026-11"))


def test_a_bill_comes_late(small):
    record = small.bills.add_sum(MONTH, amount=Decimal("1.23"), resource_type_code="late")
    assert sums(small, record["charge_mode"])["bill_sums"][-1]["amount"] == Decimal("1.23")


def test_a_world_without_customers_has_no_bills():
    world = World(customers=0, orders=0, now=NOW)
    assert world.bills.sums(MONTH) == []
    assert world.bills.consumers(MONTH) == []
