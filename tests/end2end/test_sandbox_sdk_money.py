"""The vendor's official client reads vouchers and money off the sandbox of a distributor."""

import pytest
from huaweicloudsdkbss import v2 as bss

from desktop.sandbox.app import Sandbox
from desktop.sandbox.server import running
from desktop.sandbox.world import World
from tests.end2end.test_sandbox_sdk import _sockets_that_the_sdk_leaves_open, client_of, walk

__all__ = ["_sockets_that_the_sdk_leaves_open"]


@pytest.fixture(scope="module")
def world():
    """30 customers, some of them those of two resellers; read only."""
    return World(seed=1, customers=30, orders=0, resellers=2)


@pytest.fixture(scope="module")
def client(world):
    with running(Sandbox(world, quota=None)) as url:
        yield client_of(bss.BssClient, url)


def numbers(rows, name):
    return sorted(getattr(row, name) for row in rows)


@pytest.mark.parametrize("kind", [0, 1])
def test_it_reads_the_quotas_of_either_kind(client, world, kind):
    body = bss.QueryCouponQuotasReqExt(quota_type=kind, limit=100, quota_status_list=[0, 3, 4, 5])
    answer = client.list_quota_coupons(bss.ListQuotaCouponsRequest(body=body))
    held = world.vouchers.quotas.of("", kind)
    assert numbers(answer.quotas, "quota_id") == sorted(each["quota_id"] for each in held)
    limits = [limit for quota in answer.quotas for limit in quota.limit_infos or ()]
    assert all(limit.limit_values[0].value1 for limit in limits)


@pytest.mark.parametrize("reseller", [False, True])
def test_it_pages_through_vouchers_and_their_records(client, world, reseller):
    whose = next(iter(world.resellers)) if reseller else None

    def vouchers(limit, offset):
        request = bss.ListIssuedPartnerCouponsRequest(
            limit=limit, offset=offset, indirect_partner_id=whose
        )
        answer = client.list_issued_partner_coupons(request)
        return answer.user_coupons, answer.total_count

    def records(limit, offset):
        request = bss.ListPartnerCouponsRecordRequest(
            limit=limit, offset=offset, indirect_partner_id=whose, operation_types=["1"]
        )
        answer = client.list_partner_coupons_record(request)
        return answer.records, answer.total_count

    found = walk(vouchers, 7)
    assert {each.coupon_id for each in walk(records, 9)} - {None} == {
        voucher.coupon_id for voucher in found
    }
    assert found[0].face_value == float(world.vouchers.issued[found[0].coupon_id]["face_value"])


def test_it_reads_the_partner_s_own_vouchers(client, world):
    answer = client.list_sub_customer_coupons(bss.ListSubCustomerCouponsRequest(limit=100))
    assert {each.coupon_id for each in answer.user_coupons} == {
        each["coupon_id"] for each in world.vouchers.of("")
    }


def test_it_reads_what_was_passed_on_to_resellers(client, world):
    issued = client.list_issued_coupon_quotas(bss.ListIssuedCouponQuotasRequest(limit=100))
    assert {each.indirect_partner_id for each in issued.quotas} == world.resellers.keys()
    request = bss.ListCouponQuotasRecordsRequest(limit=100, operation_type="11")
    records = client.list_coupon_quotas_records(request).records
    assert {each.operation_type for each in records} == {"11"}


def test_it_reads_accounts_and_adjustments(client, world):
    answer = client.list_partner_balances(bss.ListPartnerBalancesRequest())
    assert {each.account_type for each in answer.account_balances} == {1, 2, 5, 7, 8}

    def ask(limit, offset):
        request = bss.ListPartnerAdjustRecordsRequest(limit=limit, offset=offset)
        answer = client.list_partner_adjust_records(request)
        return answer.records, answer.total_count

    found = walk(ask, 30)
    assert numbers(found, "trans_id") == sorted(
        each["trans_id"] for each in world.funds.adjustments[""]
    )


def test_it_reads_what_came_in_and_went_out(client, world):
    def ask(limit, offset):
        request = bss.ListPartnerAccountChangeRecordsRequest(
            balance_type="BALANCE_TYPE_CREDIT", limit=limit, offset=offset
        )
        answer = client.list_partner_account_change_records(request)
        assert answer.currency == "CNY"
        return answer.records, answer.total_count

    found = walk(ask, 5)
    last = world.funds.changes["", "BALANCE_TYPE_CREDIT"][-1]
    assert found[0].balance_after_change == last["balance_after_change"]
