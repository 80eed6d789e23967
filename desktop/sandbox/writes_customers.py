"""The writes about customers: somebody is asked whether a name is free, and one is created."""

import re
from datetime import timedelta
from typing import Any

from desktop.catalog.actions_customers import CHECK_IDENTITY, CREATE_CUSTOMER, SEND_CODE
from desktop.sandbox.customers import REFERRAL, RESALE, Record
from desktop.sandbox.listing import Given
from desktop.sandbox.members import flag, number, one_word, words
from desktop.sandbox.refusals import BadParameter, Refusal, not_permitted
from desktop.sandbox.rounds import asked_reseller
from desktop.sandbox.verifying import Verdict
from desktop.sandbox.world import World
from desktop.sandbox.writing import AllTheSame, write_of

_MOST_OF_A_PHONE = 5  # customers who may share one
_CODES_AN_HOUR = 15
_USUAL_MINUTES, _MOST_MINUTES, _MINUTES_INSTEAD = 10, 60, 5
_PHONE = re.compile(r"1\d{10}")
_PHONE_ABROAD = re.compile(r"0086-\d+")
_LOGIN = re.compile(r"(?!op_|shadow_)(?!\d+$)[a-zA-Z_-][a-zA-Z0-9_-]{4,31}")
_KINDS = (r"[A-Z]", r"[a-z]", r"\d", r"[^A-Za-z0-9]")  # of signs; a password has two of them
_FAILED_CODES: dict[Verdict, str] = {
    "none": "CBC.99004010",
    "wrong": "CBC.99004010",
    "worn": "CBC.99004009",
    "expired": "CBC.99004008",
}


def _logins(world: World) -> set[str]:
    return {each["account_name"] for each in world.customers.values()}


def _with_phone(world: World, phone: str) -> int:
    return sum(each["telephone"] == phone for each in world.customers.values())


def _where(phone: str) -> str:
    return f"register:{phone}"


def _check_identity(world: World, given: Given) -> Record:
    kind, value = given["search_type"], given["search_value"]
    forms = {"name": _LOGIN, "mobile": _PHONE_ABROAD, "email": re.compile(r"[^@\s]+@[^@\s]+")}
    if not forms[kind].fullmatch(value):
        raise BadParameter("search_value")
    if kind == "mobile":
        left = max(0, _MOST_OF_A_PHONE - _with_phone(world, value.partition("-")[2]))
        return _result(is_free=left > 0) | {"mobile_remain_available_num": left}
    if kind == "name":
        return _result(is_free=value not in _logins(world))
    return _result(is_free=value not in {each["email"] for each in world.customers.values()})


def _result(*, is_free: bool) -> Record:
    return {"check_result": "available" if is_free else "used_by_user"}


def _send_code(world: World, given: Given) -> None:
    phone = given["mobile_phone"]
    if not _PHONE.fullmatch(phone):
        raise BadParameter("mobile_phone")
    if given.get("scene") == 18 and not world.is_ours(given.get("customer_id", "")):
        raise BadParameter("customer_id")
    if world.codes.sent_since(_where(phone), world.now - timedelta(hours=1)) >= _CODES_AN_HOUR:
        raise Refusal(400, "CBC.99004015", "Too many verification codes have been sent")
    minutes = given.get("timeout", _USUAL_MINUTES)
    held = _MINUTES_INSTEAD if minutes > _MOST_MINUTES else minutes
    world.codes.send(_where(phone), world.now, held)


def _create(world: World, given: Given) -> Record:
    if not world.xaccount_type:
        raise not_permitted()
    if given["xaccount_type"] != world.xaccount_type:
        raise BadParameter("xaccount_type", "CBC.0101")
    reseller = asked_reseller(world, given)
    _check_names(world, given)
    _check_password(given)
    phone = _verified_phone(world, given)
    record = world.create_customer(reseller, **_fields(given, phone))
    if phone:
        world.codes.use(_where(phone))
    answer = {"domain_id": record["customer_id"], "domain_name": record["account_name"]}
    if world.association_times_out:
        text = "The association result is not known yet. Query the customer list."
        raise AllTheSame(500, answer | {"error_code": "CBC.99000050", "error_msg": text})
    return answer


def _check_names(world: World, given: Given) -> None:
    login = given.get("domain_name")
    if login and not _LOGIN.fullmatch(login):
        raise Refusal(400, "CBC.99000031", "The account name is invalid")
    if login in _logins(world):
        raise Refusal(400, "CBC.99000038", "The account name already exists")
    if given["xaccount_id"] in {each["xaccount_id"] for each in world.customers.values()}:
        raise Refusal(400, "CBC.99000039", "The xaccountId already exists")


def _check_password(given: Given) -> None:
    password = given.get("password")
    if password is None:
        return
    login, phone = given.get("domain_name", ""), given.get("mobile_phone", "")
    has_kinds = sum(bool(re.search(kind, password)) for kind in _KINDS) >= 2
    is_a_name = login and password in (login, login[::-1])
    if len(password) < 8 or not has_kinds or is_a_name or (phone and phone in password):
        raise Refusal(400, "CBC.99000036", "The password is invalid")


def _verified_phone(world: World, given: Given) -> str:
    """The telephone, if there is one: a code was sent to it and told back."""
    phone = str(given.get("mobile_phone", ""))
    if not phone:
        return ""
    if not _PHONE.fullmatch(phone):
        raise Refusal(400, "CBC.5017", "The mobile number is invalid")
    if _with_phone(world, phone) >= _MOST_OF_A_PHONE:
        raise Refusal(400, "CBC.99000030", "Too many accounts have this mobile number")
    verdict = world.codes.check(_where(phone), given.get("verification_code", ""), world.now)
    if verdict != "right":
        raise Refusal(400, _FAILED_CODES[verdict], f"The verification code is {verdict}")
    return phone


def _fields(given: Given, phone: str) -> Record:
    """What is known of a customer who has just been created, and nothing else."""
    fields = {
        "customer": None,
        "association_type": REFERRAL if given.get("cooperation_type") == "1" else RESALE,
        "label": None,
        "telephone": phone or None,
        "verified_status": "-1",
        "customer_type": -1,
        "is_frozen": 0,
        "account_managers": [],
        "xaccount_id": given["xaccount_id"],
        "xaccount_type": given["xaccount_type"],
        "customer_level": "V0",
        "email": None,
    }
    name = given.get("domain_name")
    return fields | ({"account_name": name} if name else {})


_RESELLER: dict[str, Any] = {"indirect_partner_id": words()}

WRITES = (
    write_of(
        CHECK_IDENTITY,
        _check_identity,
        {"search_type": one_word("email", "mobile", "name"), "search_value": words()},
        changes=False,
    ),
    write_of(
        SEND_CODE,
        _send_code,
        {"receiver_type": number(1, 1), "mobile_phone": words(32)},
        {
            "timeout": number(1, 100_000),
            "lang": one_word("zh-cn", "en-us"),
            "scene": number(18, 29),
            "customer_id": words(),
        },
    ),
    write_of(
        CREATE_CUSTOMER,
        _create,
        {"xaccount_id": words(128), "xaccount_type": words()},
        {
            "domain_name": words(64),
            "mobile_phone": words(32),
            "verification_code": words(64),
            "password": words(64),
            "is_close_market_ms": one_word("true", "false"),
            "cooperation_type": words(),
            "include_association_result": flag,
            **_RESELLER,
        },
    ),
)
