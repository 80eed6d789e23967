"""Writing to the sandbox in tests: what is done, what is refused, and what there is then."""

from copy import deepcopy

import httpx
import pytest

from desktop.catalog.wire import to_json
from desktop.sandbox.lists import LISTINGS
from desktop.sandbox.refusals import Refusal
from desktop.sandbox.writes import WRITES
from tests.contract.schema import Contract

CONTRACTS = {"operations": Contract("bss"), "tickets": Contract("osm")}
ALLOCATE, RECLAIM = "update_customer_account_amount", "reclaim_to_partner_account"
TO_RESELLER = "update_indirect_partner_account"
FROM_RESELLER = "reclaim_indirect_partner_account"
ISSUE, RETURN = "create_partner_coupons", "reclaim_partner_coupons"
PASS_ON, TAKE_BACK = "update_coupon_quotas", "reclaim_coupon_quotas"
CREATE, IDENTITY = "create_sub_customer", "check_user_identity"
SMS = "send_verification_message_code"
OPEN, SAY, ACT, RATE = "create_cases", "create_messages", "update_cases", "create_scores"
UPLOAD, NEEDS = "upload_json_accessories", "check_need_verify"
SEND, CHECK = "send_verify_codes", "check_verify_codes"
NOBODY = "f" * 32
PHONE = "13912345678"


def do(world, operation, query="", path="", headers=None, **members):
    """Carry out a write; every answer is compared with the contract."""
    write = WRITES[operation]
    body = b"" if write.method == "GET" else to_json(members)
    if write.method == "GET":
        query = str(httpx.QueryParams(members))
    given = write.read({"case_id": path} if path else {}, query, body, headers or {})
    _, answer = write.carry_out(world, given)
    contract = CONTRACTS[write.host]
    kind = contract.operations[operation]["response"]
    faults = contract.faults(answer or {}, kind)
    assert [fault for fault in faults if not fault.endswith("is missing")] == []
    return answer


def refused(world, operation, *args, **members):
    """The code with which a write is refused; the world is as it was."""
    before = state(world)
    with pytest.raises(Refusal) as caught:
        do(world, operation, *args, **members)
    assert state(world) == before
    return caught.value.code


def state(world):
    """All that a write could change."""
    return deepcopy(
        (
            *(world.customers, world.balances, world.ledger),
            *(world.funds.accounts, world.funds.adjustments, world.funds.changes),
            *(world.vouchers.issued, world.vouchers.records),
            *(world.vouchers.quotas.by_id, world.vouchers.quotas.records),
            *(world.tickets.records, world.ticket_config.contacts, world.tickets.accessories),
        )
    )


def customers(world, kind="2", reseller=""):
    return [
        key
        for key, record in world.customers.items()
        if record["association_type"] == kind and world.reseller_of.get(key, "") == reseller
    ]


def quotas(world, owner="", kind=0):
    return world.vouchers.quotas.of(owner, kind)


def rows(world, operation, **given):
    listing = LISTINGS[operation]
    return listing.answer(world, given | {"limit": 100})[listing.source.rows]


def issue(world, **members):
    usual = {
        "quota_id": quotas(world)[0]["quota_id"],
        "customer_ids": customers(world)[:1],
        "face_value": 100,
    }
    return usual | members


def in_status(world, status):
    return next(each for each in world.tickets.records if each["status"] == status)
