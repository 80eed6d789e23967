"""The vendor's official clients write to the sandbox: every operation, over HTTP and signed."""

from base64 import b64encode
from decimal import Decimal
from pathlib import Path

import pytest
import requests
from huaweicloudsdkbss import v2 as bss
from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException, ConnectionException
from huaweicloudsdkosm import v2 as osm

from desktop.sandbox.app import Sandbox
from desktop.sandbox.faults import KINDS
from desktop.sandbox.server import running
from desktop.sandbox.verifying import CODE
from desktop.sandbox.world import World
from desktop.sandbox.writes import WRITES
from desktop.sandbox.writes_tickets import SOURCE
from tests.end2end.test_sandbox_sdk import _sockets_that_the_sdk_leaves_open, client_of

__all__ = ["_sockets_that_the_sdk_leaves_open"]

PHONE = "13912345678"


@pytest.fixture(scope="module")
def sandbox():
    """A distributor with 20 customers, who all stay for the whole module."""
    return Sandbox(World(seed=4, customers=20, orders=0, resellers=2), quota=None)


@pytest.fixture(scope="module")
def server(sandbox):
    with running(sandbox) as url:
        yield url


@pytest.fixture
def world(sandbox):
    return sandbox.world


@pytest.fixture(scope="module")
def client(server):
    return client_of(bss.BssClient, server)


@pytest.fixture(scope="module")
def tickets(server):
    return client_of(osm.OsmClient, server)


def customer(world):
    return next(
        key
        for key, each in world.customers.items()
        if each["association_type"] == "2" and key not in world.reseller_of
    )


def test_it_moves_money_to_a_customer_and_back(client, world):
    who, held = customer(world), world.balances[customer(world)]["amount"]
    body = bss.AdjustAccountReq(customer_id=who, amount=12.5)
    request = bss.UpdateCustomerAccountAmountRequest(body=body)
    number = client.update_customer_account_amount(request).transfer_id
    assert world.balances[who]["amount"] == held + Decimal("12.50")
    body = bss.ReclaimToPartnerAccountBalancesReq(customer_id=who, amount=12.5)
    answer = client.reclaim_to_partner_account(bss.ReclaimToPartnerAccountRequest(body=body))
    assert world.balances[who]["amount"] == held
    ask = bss.ListPartnerAdjustRecordsRequest(customer_id=who, limit=2)
    records = client.list_partner_adjust_records(ask).records
    assert {each.trans_id for each in records} == {number, answer.trans_id}


def test_it_moves_money_to_a_reseller_and_back(client, world):
    seller = list(world.resellers)[-1]
    body = bss.AdjustToIndirectPartnerReq(indirect_partner_id=seller, amount=100)
    request = bss.UpdateIndirectPartnerAccountRequest(body=body)
    assert client.update_indirect_partner_account(request).transfer_id
    assert world.funds.cash(seller) == 100
    body = bss.ReclaimIndirectPartnerAccountReq(indirect_partner_id=seller, amount=100)
    request = bss.ReclaimIndirectPartnerAccountRequest(body=body)
    assert client.reclaim_indirect_partner_account(request).trans_id
    assert world.funds.cash(seller) == 0


def test_it_issues_a_voucher_and_takes_it_back(client, world):
    quota, stranger = world.vouchers.quotas.of("", 0)[0], "f" * 32
    left = quota["balance"]
    body = bss.CreatePartnerCouponsReq(
        quota_id=quota["quota_id"],
        customer_ids=[customer(world), stranger],
        face_value=9.99,
        memo="SDK",
    )
    answer = client.create_partner_coupons(bss.CreatePartnerCouponsRequest(body=body))
    (issued,), (refused,) = answer.coupon_infos, answer.error_details
    assert (issued.id, refused.id, refused.error_code) == (
        customer(world),
        stranger,
        "CBC.99000035",
    )
    ask = bss.ListPartnerCouponsRecordRequest(coupon_ids=[issued.coupon_id], limit=1)
    assert client.list_partner_coupons_record(ask).records[0].remark == "SDK"
    body = bss.ReclaimPartnerCouponsReq(coupon_id=issued.coupon_id)
    back = client.reclaim_partner_coupons(bss.ReclaimPartnerCouponsRequest(body=body))
    assert (back.status_code, quota["balance"]) == (204, left)


def test_it_passes_a_quota_on_and_takes_it_back(client, world):
    quota, seller = world.vouchers.quotas.of("", 0)[0], next(iter(world.resellers))
    left = quota["balance"]
    body = bss.AdjustCouponQuotasReq(
        quota_id=quota["quota_id"], indirect_partner_ids=[seller], quota_amount=50
    )
    answer = client.update_coupon_quotas(bss.UpdateCouponQuotasRequest(body=body))
    (passed,) = answer.simple_quota_infos
    assert (passed.id, quota["balance"]) == (seller, left - 50)
    body = bss.ReclaimCouponQuotasReq(quota_ids=[passed.quota_id], remark="SDK")
    back = client.reclaim_coupon_quotas(bss.ReclaimCouponQuotasRequest(body=body))
    assert back.simple_quota_infos[0].quota_balance == 0
    assert quota["balance"] == left


def test_it_creates_a_customer_with_a_telephone(client, world):
    body = bss.CheckSubcustomerUserReq(search_type="name", search_value="sdk_customer")
    answer = client.check_user_identity(bss.CheckUserIdentityRequest(body=body))
    assert answer.check_result == "available"
    code = bss.SendVerificationCodeV2Req(receiver_type=1, mobile_phone=PHONE)
    client.send_verification_message_code(bss.SendVerificationMessageCodeRequest(body=code))
    body = bss.CreateCustomerV2Req(
        xaccount_id="sdk-1",
        xaccount_type=world.xaccount_type,
        domain_name="sdk_customer",
        mobile_phone=PHONE,
        verification_code=CODE,
    )
    answer = client.create_sub_customer(bss.CreateSubCustomerRequest(body=body))
    assert world.customers[answer.domain_id]["account_name"] == answer.domain_name


def test_it_opens_answers_ends_and_rates_a_ticket(tickets, world):
    limits = tickets.show_accessory_limits(osm.ShowAccessoryLimitsRequest()).accessory_limit
    assert "txt" in limits.limit_file_type
    file = osm.AccessoryJsonFormatReq(
        accessory_name="log.txt",
        accessory_from="message",
        accessory_data=b64encode(b"line").decode(),
    )
    uploaded = tickets.upload_json_accessories(osm.UploadJsonAccessoriesRequest(body=file))
    product = world.ticket_config.products[0]["incident_product_category_id"]
    problem = world.ticket_config.problem_types(product)[0]
    body = osm.CreateOrderIncidentV2Req(
        business_type_id=problem["business_type_id"],
        simple_description="请协助排查",
        source_id=SOURCE,
        region_id=world.reference.regions[0]["region_id"],
        **_verified(tickets),
    )
    request = osm.CreateCasesRequest(x_phone_verifiedid=_number_of(tickets), body=body)
    case = tickets.create_cases(request).incident_id
    said = osm.CreateMessageDoV2(content="见附件", accessory_ids=[uploaded.accessory_id])
    body = osm.CreateMessageV2Req(message=said)
    assert tickets.create_messages(osm.CreateMessagesRequest(case, body=body)).error_code is None
    _act(tickets, case, "press")
    world.tickets.set_status(case, 2)
    _act(tickets, case, "close")
    rate = osm.IncidentSatisfactionV2Do(satisfaction_id=1, satisfaction_value=8)
    body = osm.CreateScoreV2Req(incident_satisfaction_list=[rate], judgement="很快")
    assert tickets.create_scores(osm.CreateScoresRequest(case, body=body)).error_code is None
    _act(tickets, case, "delete")
    again = osm.UpdateCasesRequest(case, "delete", body=osm.WorkOrderOperateV2Req())
    assert tickets.update_cases(again).error_code == "OSM.01010015"


def _verified(tickets):
    """A telephone that is confirmed by a code first."""
    contact = {"contact_value": PHONE, "contact_way": 0}
    assert tickets.check_need_verify(osm.CheckNeedVerifyRequest(**contact)).need_verify_code == 1
    tickets.send_verify_codes(osm.SendVerifyCodesRequest(body=osm.SendVerifyCodeReq(**contact)))
    body = osm.VerifyVerifyCodeV2Req(verify_code=CODE, **contact)
    tickets.check_verify_codes(osm.CheckVerifyCodesRequest(body=body))
    return {"remind_mobile": PHONE}


def _number_of(tickets):
    ask = osm.ListHasVerifiedContactsRequest(contact_value=PHONE)
    (contact,) = tickets.list_has_verified_contacts(ask).contact_list
    return contact.verified_id


def _act(tickets, case, action):
    request = osm.UpdateCasesRequest(case, action, body=osm.WorkOrderOperateV2Req())
    assert tickets.update_cases(request).error_code is None


def test_a_refusal_is_one_for_the_sdk_too(client, world):
    body = bss.AdjustAccountReq(customer_id="f" * 32, amount=1)
    with pytest.raises(ClientRequestException, match=r"CBC\.99000035"):
        client.update_customer_account_amount(bss.UpdateCustomerAccountAmountRequest(body=body))


@pytest.mark.parametrize("kind", ["drop-after-commit", "reset"])
def test_a_lost_answer_is_one_for_the_sdk_too(client, sandbox, kind, caplog):
    world, done = sandbox.world, len(sandbox.world.ledger)
    sandbox.fail_writes(KINDS[kind])
    body = bss.AdjustAccountReq(customer_id=customer(world), amount=1)
    with pytest.raises((ConnectionException, requests.exceptions.RequestException)):
        client.update_customer_account_amount(bss.UpdateCustomerAccountAmountRequest(body=body))
    sandbox.all_well()
    caplog.clear()  # the client logs what it raises
    assert len(world.ledger) == done + 1


def test_every_write_is_asked_for_here():
    text = Path(__file__).read_text("utf-8")
    assert [name for name in WRITES if f".{name}(" not in text] == []
