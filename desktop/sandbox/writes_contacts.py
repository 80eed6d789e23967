"""What goes before a ticket: files are uploaded, and a telephone or an address is verified.

A contact needs a code unless it is the account's own. Its `verified_id` then goes along with the
ticket.
"""

import binascii
import uuid
from base64 import b64decode
from datetime import timedelta
from typing import Any

from desktop.catalog.actions_tickets import CHECK_TICKET_CODE, SEND_TICKET_CODE, UPLOAD_ATTACHMENT
from desktop.catalog.times import utc_text
from desktop.sandbox.customers import Record
from desktop.sandbox.listing import Given
from desktop.sandbox.members import matching, number, one_word, words
from desktop.sandbox.refusals import BadTicketParameter, Refusal, not_permitted
from desktop.sandbox.world import World
from desktop.sandbox.writing import Write, write_of

MOBILE, MAIL = 0, 1  # ways to reach somebody
VERIFIED = {MOBILE: "x-phone-verifiedid", MAIL: "x-email-verifiedid"}
REGISTERED = {MOBILE: "13800000000", MAIL: "demo@sandbox.example"}  # with the account itself
LIMITS = {
    "limit_count": "5",
    "limit_size": "4",
    "limit_file_type": "jpg,jpeg,bmp,png,gif,txt,zip,docx,msg,eml,xlsx,pdf,log,ini,mp4,mov",
}
_MEGABYTE = 1024 * 1024
_CODE_MINUTES, _AGAIN_S = 5, 60
_REMIND = {MOBILE: "remind_mobile", MAIL: "remind_mail"}


def must_be_verified(world: World, way: int, given: Given) -> None:
    """Refuse to tell somebody of a ticket who has not said that this is his contact."""
    value = given.get(_REMIND[way])
    if value is None or value == REGISTERED[way]:
        return
    contact = _verified(world, way, value)
    if contact is None or given.get(VERIFIED[way]) != contact["verified_id"]:
        raise _not_verified()


def _not_verified() -> Refusal:
    return Refusal(200, "OSM.01010010", "Verification not passed.")


def _verified(world: World, way: int, value: str) -> Record | None:
    wanted = (way, value)
    contacts = world.ticket_config.contacts
    return next((c for c in contacts if (c["contact_way"], c["contact_value"]) == wanted), None)


def _permit(world: World) -> None:
    if not world.tickets.has_privilege:
        raise not_permitted()


def _limits(world: World, _given: Given) -> Record:
    _permit(world)
    return {"accessory_limit": dict(LIMITS)}


def _upload(world: World, given: Given) -> Record:
    _permit(world)
    ending = given["accessory_name"].rpartition(".")[2].lower()
    if ending not in LIMITS["limit_file_type"].split(","):
        raise BadTicketParameter("accessory_name")
    if len(given["accessory_data"]) > int(LIMITS["limit_size"]) * _MEGABYTE:
        raise Refusal(200, "OSM.01010005", "Uploaded accessory size exceeded limit today.")
    key = uuid.uuid4().hex
    named = {name: given[name] for name in ("accessory_name", "accessory_from")}
    world.tickets.accessories[key] = named
    return {"accessory_id": key}


def _needs_code(world: World, given: Given) -> Record:
    _permit(world)
    way, value = int(given["contact_way"]), given["contact_value"]
    is_known = value == REGISTERED[way] or _verified(world, way, value) is not None
    until = utc_text(world.now + timedelta(days=365)) if is_known else None
    return {"need_verify_code": int(not is_known), "expire_time": until}


def _where(given: Given) -> str:
    return f"tickets:{given['contact_way']}:{given['contact_value']}"


def _send(world: World, given: Given) -> None:
    _permit(world)
    where = _where(given)
    if world.codes.sent_since(where, world.now - timedelta(seconds=_AGAIN_S)):
        raise Refusal(200, "OSM.01010024", "Verification code resent too frequently.")
    world.codes.send(where, world.now, _CODE_MINUTES)


def _check(world: World, given: Given) -> None:
    """From now on the contact is one of those that were verified."""
    _permit(world)
    where, way, value = _where(given), given["contact_way"], given["contact_value"]
    if world.codes.check(where, given["verify_code"], world.now) != "right":
        raise _not_verified()
    world.codes.use(where)
    if _verified(world, way, value) is None:
        contact = {"contact_way": way, "contact_value": value}
        contact |= {"area_code": given.get("area_code"), "verified_id": uuid.uuid4().hex}
        world.ticket_config.contacts.append(contact)


def _decoded(value: Any) -> bytes:
    if type(value) is not str or not value:
        raise ValueError("not a text")
    try:
        return b64decode(value, validate=True)
    except binascii.Error as exc:
        raise ValueError("not Base64") from exc


_CONTACT: dict[str, Any] = {"contact_value": words(), "contact_way": number(0, 1)}
_AREA: dict[str, Any] = {"area_code": words(16)}

WRITES = (
    Write(
        "show_accessory_limits",
        "GET",
        "/v2/servicerequest/accessorys/limits",
        _limits,
        host="tickets",
        changes=False,
    ),
    write_of(
        UPLOAD_ATTACHMENT,
        _upload,
        {
            "accessory_name": words(512),
            "accessory_from": one_word("incident", "message"),
            "accessory_data": _decoded,
        },
        {"upload_type": number(0, 1)},
    ),
    Write(
        "check_need_verify",
        "GET",
        "/v2/servicerequest/verifycodes/need-verify",
        _needs_code,
        {"contact_value": words(), "contact_way": matching("[01]")},
        _AREA,
        host="tickets",
        changes=False,
    ),
    write_of(SEND_TICKET_CODE, _send, _CONTACT, _AREA),
    write_of(
        CHECK_TICKET_CODE,
        _check,
        {"verify_code": words(6), **_CONTACT},
        {"x_customer_id": words(), "customer_id": words(), **_AREA},
    ),
)
