"""The writes about tickets: opened, answered, urged, ended and rated.

Tickets say no with HTTP 200 and a code; an empty answer means that all is well.
"""

from typing import Any

from desktop.catalog.actions_tickets import CREATE_TICKET, RATE_TICKET, REPLY_TICKET, URGE_TICKET
from desktop.sandbox.customers import Record
from desktop.sandbox.listing import Given
from desktop.sandbox.members import any_object, one_word, some_of, words
from desktop.sandbox.refusals import BadTicketParameter, Refusal, not_permitted
from desktop.sandbox.ticket_config import FAULT
from desktop.sandbox.world import World
from desktop.sandbox.writes_contacts import MAIL, MOBILE, VERIFIED, must_be_verified
from desktop.sandbox.writing import write_of

SOURCE = "83aeb0f2834c4df49826c781d32a963e"
WAITING, AT_WORK, TO_CONFIRM, SOLVED, CANCELLED, INVALID, FOR_US = 0, 1, 2, 3, 4, 12, 17
_MOST_FILES, _MOST_FILES_SAID = 5, 10
# What can be done to a ticket -> where it must be, where it goes, and what is written down.
_DEEDS = {
    "press": ((WAITING, AT_WORK), None, "催单"),
    "cancel": ((WAITING, AT_WORK, FOR_US), CANCELLED, "撤销工单"),
    "close": ((AT_WORK, TO_CONFIRM, FOR_US), SOLVED, "关闭工单"),
    "delete": ((SOLVED, CANCELLED, INVALID), None, "删除工单"),
}
_CAN_REPLY = (WAITING, AT_WORK, TO_CONFIRM, FOR_US)
_URGED_AGAIN_S = 600


def _not_now() -> Refusal:
    return Refusal(
        200, "OSM.01010014", "Operation failed: the status of the case does not allow it"
    )


def _ticket(world: World, given: Given) -> Record:
    """The ticket it is about.

    Raises:
        Refusal: There is none such, or the account has no right to any.
    """
    _permit(world)
    for record in world.tickets.records:
        if record["incident_id"] == given["case_id"]:
            return record
    raise Refusal(200, "OSM.01010015", "This case does not exist.")


def _permit(world: World) -> None:
    if not world.tickets.has_privilege:
        raise not_permitted()


def _files(world: World, keys: list[str], purpose: str) -> list[Record]:
    """The uploaded files that go with a ticket or with what is said in it."""
    files = [world.tickets.accessories.get(key) for key in keys]
    found = [file for file in files if file and file["accessory_from"] == purpose]
    if len(found) < len(keys):
        raise BadTicketParameter("accessory_ids")
    return [
        {"accessory_id": key, "file_actual_name": file["accessory_name"]}
        for key, file in zip(keys, found, strict=True)
    ]


def _create(world: World, given: Given) -> Record:
    _permit(world)
    fields = _subject(world, given)
    _files(world, given.get("accessory_ids", []), "incident")
    for way in (MOBILE, MAIL):
        must_be_verified(world, way, given)
    ticket = world.tickets.open_ours(
        simple_description=given["simple_description"], label_list=[], **fields
    )
    return {"incident_id": ticket["incident_id"]}


def _subject(world: World, given: Given) -> Record:
    """What it is about, in the words of the lists from which that was chosen."""
    config = world.ticket_config
    problem = config.problem_type(given["business_type_id"])
    if problem is None:
        raise BadTicketParameter("business_type_id")
    region = _chosen(world.reference.regions, "region_id", given)
    if problem["case_type"] == FAULT and region is None:
        raise BadTicketParameter("region_id")
    product = _chosen(config.products, "incident_product_category_id", given, "product_category_id")
    if product and problem not in config.problem_types(product["incident_product_category_id"]):
        raise BadTicketParameter("business_type_id")
    _chosen(config.categories, "incident_sub_type_id", given)
    _severity(world, given)
    return {
        "business_type_name": problem["business_type_name"],
        "product_category_name": product["incident_product_category_name"] if product else "",
        "dc_name": region["region_name"] if region else None,
    }


def _severity(world: World, given: Given) -> None:
    known = world.ticket_config.severities(given["business_type_id"])
    wanted = given.get("severity_id")
    if wanted and wanted not in (each["severity_id"] for each in known):
        raise Refusal(200, "OSM.01010006", "Severity Id does not exist.")


def _chosen(rows: list[Record], key: str, given: Given, name: str = "") -> Record | None:
    """The row that was chosen by its number, if one was; an unknown one is refused."""
    wanted = given.get(name or key)
    if wanted is None:
        return None
    found = next((row for row in rows if row[key] == wanted), None)
    if found is None:
        raise BadTicketParameter(name or key)
    return found


def _reply(world: World, given: Given) -> None:
    ticket, message = _ticket(world, given), _message(given["message"])
    files = _files(world, message.get("accessory_ids", []), "message")
    if ticket["status"] not in _CAN_REPLY:
        raise _not_now()
    key = ticket["incident_id"]
    world.tickets.add_message(key, message["content"], 0, files)
    moves_on = ticket["status"] in (TO_CONFIRM, FOR_US)
    world.tickets.do(key, "回复工单", AT_WORK if moves_on else None)


def _message(given: Record) -> Record:
    readers = {"content": words(10_000), "accessory_ids": some_of(_MOST_FILES_SAID)}
    if "content" not in given or not given.keys() <= readers.keys():
        raise BadTicketParameter("message")
    try:
        return {name: readers[name](value) for name, value in given.items()}
    except ValueError as exc:
        raise BadTicketParameter("message") from exc


def _update(world: World, given: Given) -> None:
    ticket, action = _ticket(world, given), given["action_id"]
    if action not in _DEEDS:
        raise Refusal(200, "OSM.01010013", "The operation must be cancel, close, press or delete.")
    allowed, status, deed = _DEEDS[action]
    if ticket["status"] not in allowed:
        raise _not_now()
    key = ticket["incident_id"]
    if action == "press":
        _not_so_often(world, key)
    world.tickets.do(key, given.get("operate_desc", deed), status)
    if action == "delete":
        world.tickets.remove_ticket(key)


def _not_so_often(world: World, key: str) -> None:
    last = world.tickets.urged.get(key)
    if last is not None and (world.now - last).total_seconds() < _URGED_AGAIN_S:
        text = "You have asked for the order. Please ask for it later."
        raise Refusal(200, "OSM.01010004", text)
    world.tickets.urged[key] = world.now


def _rate(world: World, given: Given) -> None:
    ticket, rates = _ticket(world, given), given.get("incident_satisfaction_list", [])
    if not rates and "judgement" not in given:
        raise BadTicketParameter("incident_satisfaction_list")
    known = {each["satisfaction_id"]: each["value"] for each in world.ticket_config.dimensions}
    for rate in rates:
        most, points = known.get(rate.get("satisfaction_id")), rate.get("satisfaction_value")
        if most is None or type(points) is not int or not 0 < points <= most:
            raise BadTicketParameter("incident_satisfaction_list")
    key = ticket["incident_id"]
    if ticket["status"] != SOLVED or key in world.tickets.rated:
        raise _not_now()
    world.tickets.rated.add(key)
    world.tickets.do(key, "评价工单")


def _rates(value: Any) -> list[Record]:
    members = {
        "value",
        "satisfaction_id",
        "satisfaction_value",
        "satisfaction_name",
        "per_value",
        "sat_category_id",
        "sat_category_name",
    }
    if type(value) is not list or not 1 <= len(value) <= 20:
        raise ValueError("not a list of ratings")
    if not all(type(each) is dict and each.keys() <= members for each in value):
        raise ValueError("not ratings")
    return value


_GROUP: dict[str, Any] = {"group_id": words()}

WRITES = (
    write_of(
        CREATE_TICKET,
        _create,
        {
            "business_type_id": words(),
            "simple_description": words(10_000),
            "source_id": one_word(SOURCE),
        },
        {
            "incident_sub_type_id": words(),
            "product_category_id": words(),
            "region_id": words(),
            "remind_mobile": words(32),
            "remind_mail": words(128),
            "remind_time": words(16),
            "project_id": words(),
            "accessory_ids": some_of(_MOST_FILES),
            "extends_map": any_object,
            "extension_map": any_object,
            "severity_id": words(),
            "verify_code": words(6),
            "area_code": words(32),
        },
        headers=tuple(VERIFIED.values()),
    ),
    write_of(
        REPLY_TICKET,
        _reply,
        {"message": any_object},
        _GROUP,
    ),
    write_of(
        URGE_TICKET,
        _update,
        {},
        {
            "operate_desc": words(400),
            "judgement": words(400),
            "incident_satisfaction_list": _rates,
            **_GROUP,
        },
        query={"action_id": words(32)},
    ),
    write_of(
        RATE_TICKET,
        _rate,
        {},
        {"judgement": words(400), "incident_satisfaction_list": _rates, **_GROUP},
    ),
)
