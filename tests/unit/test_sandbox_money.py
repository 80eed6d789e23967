"""Vouchers and money of the sandbox: what it tells adds up, and what it takes is the vendor's."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from desktop.sandbox.lists import LISTINGS
from desktop.sandbox.refusals import BadParameter, Refusal
from desktop.sandbox.world import World
from tests.conftest import NOW

QUOTAS, ISSUED = LISTINGS["list_quota_coupons"], LISTINGS["list_issued_partner_coupons"]
RECORDS, OWN = LISTINGS["list_partner_coupons_record"], LISTINGS["list_sub_customer_coupons"]
PASSED_ON = LISTINGS["list_issued_coupon_quotas"]
QUOTA_RECORDS = LISTINGS["list_coupon_quotas_records"]
BALANCES = LISTINGS["list_partner_balances"]
ADJUSTMENTS = LISTINGS["list_partner_adjust_records"]
CHANGES = LISTINGS["list_partner_account_change_records"]
CASH, CREDIT = "BALANCE_TYPE_DEBIT", "BALANCE_TYPE_CREDIT"


@pytest.fixture(scope="module")
def world():
    """Read only: a distributor with three resellers, the newest of them without customers."""
    return World(seed=4, customers=80, orders=0, now=NOW, resellers=3)


@pytest.fixture
def small():
    return World(seed=4, customers=30, orders=0, now=NOW)


def ask(listing, world, query="", **given):
    """All rows of a list that a query, as it stands in the address, selects."""
    given = listing.read({}, query, b"") | given
    if not listing.source.page:
        return listing.answer(world, given)[listing.source.rows]
    rows, total = list[Any](), 1
    while len(rows) < total:
        page = listing.answer(world, given | {"limit": 100, "offset": len(rows)})
        rows, total = rows + page[listing.source.rows], page[listing.source.total]
    return rows


def of_quota(records):
    """What was issued from each quota and not taken back."""
    net = Counter[str]()
    for record in records:
        sign = 1 if record["operation_type"] == "1" else -1
        net[record["quota_id"]] += sign * record["operation_amount"] * (record["result"] == "0")
    return net


def test_a_world_made_later_on_the_same_day_tells_the_same(world):
    again = World(seed=4, customers=80, orders=0, now=NOW + timedelta(hours=2), resellers=3)
    assert again.vouchers.issued == world.vouchers.issued
    assert again.vouchers.quotas.by_id == world.vouchers.quotas.by_id
    assert again.funds.changes == world.funds.changes


def test_vouchers_belong_to_resale_customers(world):
    kinds = {world.customers[v["customer_id"]]["association_type"] for v in ask(ISSUED, world)}
    assert kinds == {"2"}
    holders = {v["customer_id"] for v in world.vouchers.issued.values()}
    assert holders < world.balances.keys()  # some have none


def test_every_state_of_a_voucher_occurs_and_agrees_with_its_balance(world):
    seen = {v["status"] for v in world.vouchers.issued.values()}
    assert seen == {1, 2, 3, 4, 5}
    for voucher in world.vouchers.issued.values():
        assert 0 <= voucher["balance"] <= voucher["face_value"]
        assert voucher["balance"] == 0 or voucher["status"] in (1, 2)
        if voucher["expire_time"] < "2026-11-20":
            assert voucher["status"] in (3, 4)


def test_what_is_left_of_a_quota_is_what_was_not_issued(world):
    net = of_quota(world.vouchers.records)
    for quota in world.vouchers.quotas.passed_on():
        if quota["quota_status"] != 6:
            assert quota["quota_value"] - net[quota["quota_id"]] == quota["balance"]
    passed = Counter[str]()
    for record in world.vouchers.quotas.records:
        sign = 1 if record["operation_type"] == "10" else -1
        passed[record["parent_quota_id"]] += sign * record["amount"] * (record["result"] == "0")
    for quota in (*ask(QUOTAS, world), *ask(QUOTAS, world, quota_type="1")):
        key = quota["quota_id"]
        assert quota["quota_value"] - net[key] - passed[key] == quota["balance"] >= 0


def test_a_distributor_is_told_of_its_own_and_of_a_reseller_for_asking(world):
    sellers = list(world.resellers)
    for listing in (ISSUED, RECORDS, ADJUSTMENTS):
        own, theirs = ask(listing, world), ask(listing, world, indirect_partner_id=sellers[0])
        assert own
        assert {world.reseller_of.get(row["customer_id"]) for row in theirs} == {sellers[0]}
        assert {world.reseller_of.get(row["customer_id"]) for row in own} == {None}
        assert ask(listing, world, indirect_partner_id=sellers[-1]) == []
    assert ask(BALANCES, world, indirect_partner_id=sellers[-1]) == []
    with pytest.raises(Refusal, match=r"CBC\.99000037"):
        ask(OWN, world, indirect_partner_id="nobody")


def test_a_plain_partner_is_not_asked_what_it_means_by_a_reseller(small):
    assert ask(BALANCES, small, indirect_partner_id="nobody") == ask(BALANCES, small)


@pytest.mark.parametrize("listing", [PASSED_ON, QUOTA_RECORDS])
def test_only_a_distributor_issues_quotas(small, world, listing):
    assert ask(listing, world)
    with pytest.raises(Refusal, match=r"CBC\.0151"):
        ask(listing, small)


def test_the_quota_of_a_reseller_is_the_same_from_both_sides(world):
    reseller = next(iter(world.resellers))
    held = ask(QUOTAS, world, indirect_partner_id=reseller)
    issued = ask(PASSED_ON, world, f"indirect_partner_id={reseller}")
    assert [quota["quota_id"] for quota in held] == [quota["quota_id"] for quota in issued]
    assert all(quota.items() <= there.items() for quota, there in zip(held, issued, strict=True))


def test_some_limits_have_a_key_that_nobody_knows(world):
    keys = {limit["limit_key"] for v in ask(ISSUED, world) for limit in v["use_limits"] or ()}
    assert {"edgeSiteScope", "usageTimes"} <= keys


def test_a_voucher_is_issued_out_of_a_quota_and_goes_back_into_it(small):
    customer = next(iter(small.balances))
    before = sum(quota["balance"] for quota in ask(QUOTAS, small))
    voucher = small.vouchers.issue(customer, 250)
    assert voucher in ask(ISSUED, small, f"customer_id={customer}&status=2")
    assert sum(quota["balance"] for quota in ask(QUOTAS, small)) == before - 250
    small.vouchers.reclaim(voucher["coupon_id"])
    assert sum(quota["balance"] for quota in ask(QUOTAS, small)) == before
    records = ask(RECORDS, small, f"coupon_ids={voucher['coupon_id']}")
    assert {each["operation_type"] for each in records} == {"1", "2"}
    assert {each["operation_amount"] for each in records} == {250}


def test_records_are_narrowed_down_as_the_vendor_does(small):
    every = ask(RECORDS, small)
    assert ask(RECORDS, small, "result=maybe") == every
    failed = ask(RECORDS, small, "result=-1")
    assert [each for each in every if each["result"] != "0"] == failed
    kinds = ask(RECORDS, small, "operation_types=2&operation_types=4")
    assert {each["operation_type"] for each in kinds} == {"2", "4"}
    with pytest.raises(BadParameter, match=r"CBC\.80021021"):
        ask(RECORDS, small, "operation_time_begin=2024-01-01T00:00:00Z")


@pytest.mark.parametrize(
    "body",
    [
        b'{"quota_type":"0"}',
        b'{"quota_type":2}',
        b'{"quota_ids":"1"}',
        b'{"quota_status_list":["0"]}',
        b'{"quota_status_list":[0,3,4,5,6,0]}',
        b'{"create_time_begin":""}',
    ],
)
def test_a_question_for_quotas_that_makes_no_sense_is_refused(body):
    with pytest.raises(BadParameter):
        QUOTAS.read({}, "", body)


def test_the_books_say_what_the_accounts_hold(world):
    for owner, accounts in world.funds.accounts.items():
        for name, kind in ((CASH, 1), (CREDIT, 2)):
            entries = world.funds.changes.get((owner, name))
            if not entries:
                continue
            for before, entry in pairwise(entries):
                sign = 1 if entry["type"] == "1" else -1
                change = Decimal(entry["balance_after_change"])
                change -= Decimal(before["balance_after_change"])
                assert change == sign * Decimal(entry["change_amount"])
            (account,) = (each for each in accounts if each["account_type"] == kind)
            assert account["amount"] == Decimal(entries[-1]["balance_after_change"]) >= 0


def test_each_adjustment_is_an_entry_of_the_books(world):
    entries = {row["trade_id"] for row in world.funds.changes["", CASH]}
    assert {row["trans_id"] for row in world.funds.adjustments[""]} <= entries


def test_the_books_hold_a_code_nobody_knows_and_fractions_of_a_cent(world):
    rows = world.funds.changes["", CASH]
    assert "SOURCE_OPERATION_GREEN_ENERGY" in {row["trade_detail_type"] for row in rows}
    assert "0.004321" in {row["change_amount"] for row in rows}


def test_changes_are_told_by_the_day_of_china(small):
    entry = small.funds.changes["", CASH][-1]
    entry["trade_time"] = "2026-11-18T16:00:00Z"  # midnight there
    asked = f"balance_type={CASH}&trade_time_begin={{0}}&trade_time_end={{0}}"
    assert entry in ask(CHANGES, small, asked.format("2026-11-19"))
    assert entry not in ask(CHANGES, small, asked.format("2026-11-18"))


def test_changes_are_of_one_account_and_of_the_last_year_unless_told_otherwise(small):
    rows = ask(CHANGES, small, f"balance_type={CASH}")
    assert rows
    assert all(row["trade_time"] > "2025-11-19" for row in rows)
    assert len(rows) < len(small.funds.changes["", CASH])
    assert CHANGES.answer(small, {"balance_type": CREDIT})["currency"] == "CNY"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "balance_type=",
        "balance_type=CASH",
        f"balance_type={CASH}&trade_type=GIFT",
        f"balance_type={CASH}&trade_time_begin=2026-01-01T00:00:00Z",
        f"balance_type={CASH}&trade_time_begin=2026-02-30",
        f"balance_type={CASH}&trade_time_begin=2026-02-02&trade_time_end=2026-02-01",
    ],
)
def test_a_question_for_changes_that_makes_no_sense_is_refused(small, query):
    with pytest.raises(BadParameter, match=r"CBC\.0100"):
        ask(CHANGES, small, query)


def test_changes_of_more_than_a_year_are_refused(small):
    begin = f"balance_type={CASH}&trade_time_begin=2024-01-01"
    assert ask(CHANGES, small, f"{begin}&trade_time_end=2024-12-31") is not None
    with pytest.raises(BadParameter, match=r"CBC\.80021021"):
        ask(CHANGES, small, f"{begin}&trade_time_end=2025-03-01")


def test_changes_are_asked_for_by_family(small):
    found = ask(CHANGES, small, f"balance_type={CASH}&trade_type=BEADJUST")
    assert {row["trade_detail_type"] for row in found} == {"SOURCE_OPERATION_BEADJUST"}


def test_an_allocation_moves_money(small):
    customer = next(iter(small.balances))
    held, cash = small.balances[customer]["amount"], ask(BALANCES, small)[0]["amount"]
    record = small.funds.allocate(customer, 1000, memo="首期款")
    assert small.balances[customer]["amount"] == held + 1000
    assert ask(BALANCES, small)[0]["amount"] == cash - 1000
    assert ask(ADJUSTMENTS, small, f"customer_id={customer}")[0] is record
    newest = ask(CHANGES, small, f"balance_type={CASH}")[0]
    assert (newest["trade_id"], newest["customer_id"]) == (record["trans_id"], customer)
    assert Decimal(newest["balance_after_change"]) == cash - 1000
