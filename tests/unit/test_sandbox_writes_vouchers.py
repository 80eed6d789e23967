"""The sandbox issues vouchers and quotas and takes them back, as strictly as the vendor."""

from datetime import timedelta
from decimal import Decimal

import pytest

from desktop.catalog.times import utc_text
from desktop.sandbox.world import World
from tests.conftest import NOW
from tests.unit.writing import (
    ISSUE,
    NOBODY,
    PASS_ON,
    RETURN,
    TAKE_BACK,
    customers,
    do,
    issue,
    quotas,
    refused,
    rows,
)


@pytest.fixture
def world():
    """A partner with customers of its own only."""
    return World(seed=4, customers=20, orders=0, now=NOW)


@pytest.fixture
def distributor():
    """A partner with two resellers, one of whom has customers."""
    return World(seed=4, customers=20, orders=0, now=NOW, resellers=2)


def test_a_voucher_is_listed_recorded_and_paid_by_its_quota(world):
    quota, pair = quotas(world)[0], customers(world)[:2]
    left = quota["balance"]
    answer = do(world, ISSUE, **issue(world, customer_ids=pair, memo="促销 #K7"))
    assert [each["id"] for each in answer["coupon_infos"]] == pair
    assert (answer["error_details"], quota["balance"]) == ([], left - 200)
    ids = {each["coupon_id"] for each in answer["coupon_infos"]}
    listed = rows(world, "list_issued_partner_coupons", status="2")
    found = [voucher for voucher in listed if voucher["coupon_id"] in ids]
    assert {voucher["expire_time"] for voucher in found} == {quota["expire_time"]}
    records = rows(world, "list_partner_coupons_record", coupon_ids=ids)
    assert {record["remark"] for record in records} == {"促销 #K7"}
    assert {record["quota_id"] for record in records} == {quota["quota_id"]}


def test_a_voucher_holds_as_long_and_for_what_was_asked(world):
    quota = next(each for each in quotas(world) if not each["limit_infos"])
    begin, end = utc_text(NOW), utc_text(NOW + timedelta(days=9))
    service = "hws.service.type.obs"
    members = {"valid_time": begin, "expire_time": end, "cloud_service_types": [service]}
    answer = do(world, ISSUE, **issue(world, quota_id=quota["quota_id"], face_value=1, **members))
    voucher = world.vouchers.issued[answer["coupon_infos"][0]["coupon_id"]]
    assert (voucher["effective_time"], voucher["expire_time"]) == (begin, end)
    assert [limit["value1"] for limit in voucher["use_limits"]] == [service]


def test_who_cannot_have_a_voucher_is_named_and_the_others_get_theirs(world):
    good, referral = customers(world)[0], customers(world, kind="1")[0]
    several = [referral, good, NOBODY]
    answer = do(world, ISSUE, **issue(world, customer_ids=several))
    assert [each["id"] for each in answer["coupon_infos"]] == [good]
    codes = {each["id"]: each["error_code"] for each in answer["error_details"]}
    assert codes == {referral: "CBC.99000014", NOBODY: "CBC.99000035"}
    assert len(world.ledger) == 1


def test_where_nobody_gets_one_nothing_was_carried_out(world):
    answer = do(world, ISSUE, **issue(world, customer_ids=[NOBODY]))
    assert (answer["coupon_infos"], len(answer["error_details"]), world.ledger) == ([], 1, [])


def test_a_quota_that_does_not_hold_enough_for_all_issues_nothing(world):
    quota = quotas(world)[0]
    half = quota["balance"] / 2 + Decimal("0.01")
    several = customers(world)[:2]
    sent = issue(world, customer_ids=several, face_value=half.quantize(Decimal("0.01")))
    assert refused(world, ISSUE, **sent) == "CBC.99000013"


@pytest.mark.parametrize("status", [3, 4, 5])
def test_a_quota_that_is_void_frozen_or_adjusted_issues_nothing(world, status):
    quotas(world)[0]["quota_status"] = status
    assert refused(world, ISSUE, **issue(world)) == "CBC.99000012"


def test_a_quota_of_nobody_or_of_somebody_else_issues_nothing(distributor):
    seller = next(iter(distributor.resellers))
    theirs = quotas(distributor, seller)[0]["quota_id"]
    for key in ("404", theirs):
        assert refused(distributor, ISSUE, **issue(distributor, quota_id=key)) == "CBC.99000012"
    customer = customers(distributor, reseller=seller)[0]
    sent = issue(distributor, quota_id=theirs, customer_ids=[customer], face_value=1)
    answer = do(distributor, ISSUE, **sent, indirect_partner_id=seller)
    assert len(answer["coupon_infos"]) == 1


@pytest.mark.parametrize("days", [-900, 900])
def test_a_quota_issues_nothing_before_and_after_its_time(world, days):
    world.vouchers  # noqa: B018 - invented while the time is right
    world.now = NOW + timedelta(days=days)
    assert refused(world, ISSUE, **issue(world)) == "CBC.99000017"


@pytest.mark.parametrize(
    ("begin", "end"),
    [(-900, 30), (0, 900), (30, 20), (-20, -10)],
    ids=["before", "after", "odd", "over"],
)
def test_a_voucher_holds_within_the_time_of_its_quota(world, begin, end):
    times = [utc_text(NOW + timedelta(days=days)) for days in (begin, end)]
    sent = issue(world, valid_time=times[0], expire_time=times[1])
    assert refused(world, ISSUE, **sent) == "CBC.0100"


@pytest.mark.parametrize(("key", "code"), [("serviceType", "b"), ("serviceTypeBlackList", "a")])
def test_a_voucher_is_for_no_service_that_its_quota_is_not_for(world, key, code):
    values = [{"value1": "a", "value2": None}]
    quotas(world)[0]["limit_infos"] = [{"limit_key": key, "limit_values": values}]
    sent = issue(world, cloud_service_types=[code])
    assert refused(world, ISSUE, **sent) == "CBC.99000023"
    do(world, ISSUE, **issue(world, cloud_service_types=["ab".replace(code, "")]))


@pytest.mark.parametrize(
    "members",
    [
        {"customer_ids": []},
        {"customer_ids": [str(number) for number in range(101)]},
        {"customer_ids": ["1", "1"]},
        {"customer_ids": "1"},
        {"customer_ids": [""]},
        {"face_value": 100_000_000_000},
        {"face_value": Decimal("0.001")},
        {"cloud_service_types": [str(number) for number in range(11)]},
        {"product_ids": []},
        {"valid_time": "2026-11-20"},
        {"memo": ""},
        {"min_order_amount": 5},
    ],
)
def test_a_voucher_that_makes_no_sense_is_refused(world, members):
    assert refused(world, ISSUE, **issue(world, **members)) == "CBC.0100"


def test_a_voucher_goes_back_as_a_whole_and_only_once(world):
    quota, left = quotas(world)[0], quotas(world)[0]["balance"]
    key = do(world, ISSUE, **issue(world))["coupon_infos"][0]["coupon_id"]
    assert do(world, RETURN, coupon_id=key) is None
    assert quota["balance"] == left
    assert refused(world, RETURN, coupon_id=key) == "CBC.99000048"
    assert refused(world, RETURN, coupon_id="404") == "CBC.0101"
    assert [done.operation for done in world.ledger] == [ISSUE, RETURN]


def test_vouchers_of_those_who_left_cannot_be_taken_back(world):
    key = do(world, ISSUE, **issue(world))["coupon_infos"][0]["coupon_id"]
    world.remove_customer(customers(world)[0])
    assert refused(world, RETURN, coupon_id=key) == "CBC.99000035"


def test_a_quota_is_passed_on_and_taken_back(distributor):
    quota, sellers = quotas(distributor)[0], list(distributor.resellers)
    left = quota["balance"]
    sent = {"quota_id": quota["quota_id"], "quota_amount": 50}
    answer = do(distributor, PASS_ON, **sent, indirect_partner_ids=[*sellers, NOBODY])
    assert quota["balance"] == left - 100
    assert [each["id"] for each in answer["simple_quota_infos"]] == sellers
    assert answer["error_details"][0]["error_code"] == "CBC.99000037"
    keys = [each["quota_id"] for each in answer["simple_quota_infos"]]
    listed = {each["quota_id"] for each in rows(distributor, "list_issued_coupon_quotas")}
    assert set(keys) <= listed
    back = do(distributor, TAKE_BACK, quota_ids=[*keys, "404"], remark="季度末")
    assert {each["quota_balance"] for each in back["simple_quota_infos"]} == {0}
    assert back["error_details"][0]["error_code"] == "CBC.99000012"
    assert quota["balance"] == left
    records = rows(distributor, "list_coupon_quotas_records", operation_type="11")
    assert {record["remark"] for record in records if record["quota_id"] in keys} == {"季度末"}


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"quota_amount": 100_000_001}, "CBC.0100"),
        ({"quota_amount": 99_000_000}, "CBC.99000013"),
        ({"quota_id": "404"}, "CBC.99000012"),
        ({"indirect_partner_ids": []}, "CBC.0100"),
    ],
)
def test_a_quota_that_cannot_be_passed_on_stays(distributor, members, code):
    sent = {"quota_id": quotas(distributor)[0]["quota_id"], "quota_amount": 1}
    sent["indirect_partner_ids"] = list(distributor.resellers)
    assert refused(distributor, PASS_ON, **sent | members) == code


def test_quotas_are_taken_back_ten_at_a_time(distributor):
    ids = [str(number) for number in range(11)]
    assert refused(distributor, TAKE_BACK, quota_ids=ids) == "CBC.0100"
