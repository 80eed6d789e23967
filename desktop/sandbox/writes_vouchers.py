"""The writes about vouchers and quotas: issued to customers and resellers, and taken back."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from desktop.catalog.actions_vouchers import (
    ISSUE_QUOTA,
    ISSUE_VOUCHER,
    RECLAIM_QUOTA,
    RECLAIM_VOUCHER,
)
from desktop.catalog.times import utc_text
from desktop.sandbox.customers import RESALE, Record
from desktop.sandbox.listing import Given
from desktop.sandbox.members import moment, money, some_of, words
from desktop.sandbox.quotas import NORMAL, barred, use_limit
from desktop.sandbox.refusals import BadParameter, Refusal, not_a_customer
from desktop.sandbox.rounds import asked_reseller, is_of
from desktop.sandbox.vouchers import FLEXI, INACTIVE, USABLE, VOUCHER
from desktop.sandbox.world import World
from desktop.sandbox.writing import write_of

_MOST_FACE, _MOST_QUOTA = Decimal("99999999999"), Decimal("100000000")
_MEMO_LETTERS = 256
_LIMITS = {"cloud_service_types": "serviceType", "product_ids": "productId"}
_NOT_OURS = ("CBC.99000035", "The customer is not a sub-customer of the partner")
_NOT_FOR_HIM = ("CBC.99000014", "The coupon cannot be issued to customers of this type")
_NOT_A_RESELLER = ("CBC.99000037", "No permission to operate the indirect partner")
_NO_QUOTA = ("CBC.99000012", "The quota does not exist or its status is incorrect")


def _gone() -> Refusal:
    """HTTP 200 and a code: where all is well, this operation answers 204."""
    return Refusal(200, "CBC.99000048", "The coupon has expired or has been reclaimed")


def _quota(world: World, owner: str, quota_id: str) -> Record:
    """A quota from which the owner can issue something now.

    Raises:
        Refusal: It is none of the owner's, or cannot be used.
    """
    quota = world.vouchers.quotas.by_id.get(quota_id)
    if not quota or world.vouchers.quotas.owner_of(quota) != owner:
        raise Refusal(400, *_NO_QUOTA)
    if quota["quota_status"] != NORMAL:
        raise Refusal(400, *_NO_QUOTA)
    if not quota["effective_time"] <= utc_text(world.now) <= quota["expire_time"]:
        raise Refusal(400, "CBC.99000017", "The quota is not in effect or has expired")
    return quota


def _afford(quota: Record, amount: Decimal, count: int) -> None:
    """Refuse all of it where the quota does not hold enough for everybody."""
    if amount * count > quota["balance"]:
        raise Refusal(400, "CBC.99000013", "The coupon quota is insufficient")


def _validity(world: World, given: Given, quota: Record) -> Record:
    """From when to when a voucher holds: within its quota's time, and not over yet."""
    begin = given.get("valid_time", quota["effective_time"])
    end = given.get("expire_time", quota["expire_time"])
    if not quota["effective_time"] <= begin < end:
        raise BadParameter("valid_time")
    if not utc_text(world.now) < end <= quota["expire_time"]:
        raise BadParameter("expire_time")
    return {"effective_time": begin, "expire_time": end}


def _limits(given: Given, quota: Record) -> list[Record] | None:
    """How the vouchers may be used: by what is asked for, which the quota must allow."""
    limits = []
    for name, key in _LIMITS.items():
        wanted = given.get(name, ())
        if barred(quota, key, wanted):
            text = "The limits of the coupon exceed those of the quota"
            raise Refusal(400, "CBC.99000023", text)
        limits += [use_limit(key, value) for value in wanted]
    return limits or None


def _split(world: World, owner: str, customer_ids: Iterable[str]) -> tuple[list[str], list[Record]]:
    """Who can get a voucher, and why the others cannot."""
    good, bad = [], []
    for key in customer_ids:
        if not is_of(world, key, owner):
            bad.append(_detail(key, _NOT_OURS))
        elif world.customers[key]["association_type"] != RESALE:
            bad.append(_detail(key, _NOT_FOR_HIM))
        else:
            good.append(key)
    return good, bad


def _detail(key: str, why: tuple[str, str]) -> Record:
    return {"id": key, "error_code": why[0], "error_msg": why[1]}


def _issue(world: World, given: Given) -> Record:
    owner, face = asked_reseller(world, given), given["face_value"]
    quota = _quota(world, owner, given["quota_id"])
    fields = _validity(world, given, quota) | {"use_limits": _limits(given, quota)}
    fields["coupon_type"] = FLEXI if quota["quota_type"] else VOUCHER
    good, bad = _split(world, owner, given["customer_ids"])
    _afford(quota, face, len(good))
    issued: list[Record] = []
    for key in good:
        voucher = world.vouchers.issue(
            key, face, quota_id=quota["quota_id"], remark=given.get("memo"), **fields
        )
        issued.append({"id": key, "coupon_id": voucher["coupon_id"]})
    return {"coupon_infos": issued, "error_details": bad}


def _reclaim(world: World, given: Given) -> None:
    voucher = world.vouchers.issued.get(given["coupon_id"])
    if voucher is None:
        raise BadParameter("coupon_id", "CBC.0101")
    if not is_of(world, voucher["customer_id"], asked_reseller(world, given)):
        raise not_a_customer()
    is_over = voucher["expire_time"] < utc_text(world.now)
    if is_over or voucher["status"] not in (USABLE, INACTIVE):
        raise _gone()
    world.vouchers.reclaim(given["coupon_id"])


def _issue_quota(world: World, given: Given) -> Record:
    quota, amount = _quota(world, "", given["quota_id"]), given["quota_amount"]
    if quota["quota_type"]:  # resellers have vouchers only
        raise Refusal(400, *_NO_QUOTA)
    keys = given["indirect_partner_ids"]
    good = [key for key in keys if key in world.resellers]
    bad = [_detail(key, _NOT_A_RESELLER) for key in keys if key not in world.resellers]
    _afford(quota, amount, len(good))
    passed = [(key, world.vouchers.quotas.pass_on(key, quota, amount)) for key in good]
    infos = [{"id": key, "quota_id": each["quota_id"]} for key, each in passed]
    return {"simple_quota_infos": infos, "error_details": bad}


def _reclaim_quota(world: World, given: Given) -> Record:
    quotas, back, bad = world.vouchers.quotas, list[Record](), list[Record]()
    for key in given["quota_ids"]:
        quota = quotas.by_id.get(key)
        if not quota or not quotas.owner_of(quota) or quota["quota_status"] != NORMAL:
            bad.append(_detail(key, _NO_QUOTA))
            continue
        left = quotas.take_back(quota, given.get("remark"))["balance"]
        back.append({"quota_id": key, "quota_balance": left})
    return {"simple_quota_infos": back, "error_details": bad}


_OF_RESELLER: dict[str, Any] = {"indirect_partner_id": words()}

WRITES = (
    write_of(
        ISSUE_VOUCHER,
        _issue,
        {"quota_id": words(), "customer_ids": some_of(100), "face_value": money(_MOST_FACE)},
        {
            "valid_time": moment,
            "expire_time": moment,
            "cloud_service_types": some_of(10),
            "product_ids": some_of(10),
            "memo": words(_MEMO_LETTERS),
            **_OF_RESELLER,
        },
    ),
    write_of(
        RECLAIM_VOUCHER,
        _reclaim,
        {"coupon_id": words()},
        {"indirect_partner_id": words(100)},
    ),
    write_of(
        ISSUE_QUOTA,
        _issue_quota,
        {
            "quota_id": words(),
            "indirect_partner_ids": some_of(100),
            "quota_amount": money(_MOST_QUOTA),
        },
    ),
    write_of(
        RECLAIM_QUOTA,
        _reclaim_quota,
        {"quota_ids": some_of(10)},
        {"remark": words(_MEMO_LETTERS)},
    ),
)
