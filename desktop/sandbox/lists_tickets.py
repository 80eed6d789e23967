"""How the sandbox serves tickets, to accounts that have the right to them."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from desktop.catalog.declare import Source
from desktop.catalog.ticket_config import (
    AREA_CODES,
    SATISFACTION_DIMENSIONS,
    TICKET_CATEGORIES,
    TICKET_PROBLEM_TYPES,
    TICKET_SEVERITIES,
    VERIFIED_CONTACTS,
)
from desktop.catalog.tickets import (
    PRIVILEGE,
    TICKET_COUNTS,
    TICKET_LOGS,
    TICKET_MESSAGES,
    TICKETS,
)
from desktop.sandbox.customers import Record
from desktop.sandbox.listing import Given, Listing
from desktop.sandbox.parameters import UNUSED, Parameter, code, holds, same, text
from desktop.sandbox.refusals import BadParameter, not_permitted
from desktop.sandbox.ticket_config import TicketConfig
from desktop.sandbox.tickets import Tickets
from desktop.sandbox.world import World

_TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")


def _tickets_of(world: World) -> Tickets:
    """The tickets.

    Raises:
        Refusal: The account has no right to any.
    """
    if not world.tickets.has_privilege:
        raise not_permitted()
    return world.tickets


def _privilege(world: World, _given: Given) -> Sequence[Record]:
    return [{PRIVILEGE.flag: world.tickets.has_privilege}]


def _tickets(world: World, _given: Given) -> Sequence[Record]:
    return _tickets_of(world).records


def _messages(world: World, given: Given) -> Sequence[Record]:
    return _tickets_of(world).messages(given["case_id"])


def _logs(world: World, given: Given) -> Sequence[Record]:
    return _tickets_of(world).logs(given["case_id"])


def _counts(world: World, _given: Given) -> Sequence[Record]:
    counts = Counter(ticket["status"] for ticket in _tickets_of(world).records)
    return [{"status": status, "count": count} for status, count in sorted(counts.items())]


def _config_of(world: World) -> TicketConfig:
    """The choices for a ticket.

    Raises:
        Refusal: The account has no right to any ticket.
    """
    _tickets_of(world)
    return world.ticket_config


def _categories(world: World, _given: Given) -> Sequence[Record]:
    return _config_of(world).categories


def _problem_types(world: World, given: Given) -> Sequence[Record]:
    try:
        return _config_of(world).problem_types(given["product_category_id"])
    except KeyError:
        raise BadParameter("product_category_id") from None


def _severities(world: World, given: Given) -> Sequence[Record]:
    """The severities of a problem type, which must be one of the product if that is named."""
    config, wanted = _config_of(world), given["business_type_id"]
    product = given.get("product_category_id", "")
    problem = config.problem_type(wanted)
    if problem is None:
        raise BadParameter("business_type_id")
    if product and problem not in _problem_types(world, given):
        raise BadParameter("product_category_id")
    return config.severities(wanted)


def _shown(world: World, given: Given) -> Record:
    return {"show": bool(_severities(world, given))}


def _area_codes(world: World, _given: Given) -> Sequence[Record]:
    return _config_of(world).area_codes


def _dimensions(world: World, _given: Given) -> Sequence[Record]:
    return _config_of(world).dimensions


def _contacts(world: World, _given: Given) -> Sequence[Record]:
    return _config_of(world).contacts


def _words(values: Any) -> list[str]:
    return [text(value) for value in values]


def _labels(values: Any) -> list[str]:
    if len(values) > 5:
        raise ValueError("more than five labels")
    return _words(values)


def _eastern(value: Any) -> str:
    if not _TIME.fullmatch(text(value)):
        raise ValueError("not a time of China")
    return str(value)


def _has_label(ticket: Record, wanted: Sequence[str]) -> bool:
    return any(str(label["label_id"]) in wanted for label in ticket["label_list"] or ())


def _has_words(ticket: Record, wanted: Sequence[str]) -> bool:
    return all(word in ticket["simple_description"] for word in wanted)


LISTINGS = (
    Listing(
        Source(PRIVILEGE.operation, "GET", PRIVILEGE.path, rows="", host="tickets"), _privilege
    ),
    Listing(
        TICKETS.source,
        _tickets,
        {
            "search_key": Parameter(_words, _has_words, many=True),
            "label_id_list": Parameter(_labels, _has_label, many=True),
            "app_key": holds("simple_description"),
            "incident_id": same("incident_id"),
            "query_start_time": Parameter(
                _eastern, lambda ticket, time: bool(ticket["create_time"] >= time)
            ),
            "query_end_time": Parameter(
                _eastern, lambda ticket, time: bool(ticket["create_time"] <= time)
            ),
            "status": code("status", number=True),
            "incident_status": UNUSED,
            "x_customer_id": same("xcustomer_id"),
            "x_customer_name": holds("xcustomer_name"),
            "group_id": UNUSED,
        },
        most_offset=65_535,
    ),
    Listing(TICKET_MESSAGES.source, _messages, {"group_id": UNUSED}, most_offset=65_535),
    Listing(TICKET_LOGS.source, _logs, {"group_id": UNUSED}, most_offset=65_535),
    Listing(TICKET_COUNTS.source, _counts, {"status": code("status", number=True)}),
    Listing(TICKET_CATEGORIES.source, _categories),
    Listing(TICKET_PROBLEM_TYPES.source, _problem_types),
    Listing(TICKET_SEVERITIES.source, _severities, {"product_category_id": UNUSED}, head=_shown),
    Listing(AREA_CODES.source, _area_codes),
    Listing(SATISFACTION_DIMENSIONS.source, _dimensions),
    Listing(
        VERIFIED_CONTACTS.source,
        _contacts,
        {
            "contact_way": code("contact_way", "0", "1", number=True),
            "contact_value": same("contact_value"),
            "area_code": same("area_code"),
            "verified_id": same("verified_id"),
            "customer_id": UNUSED,
            "sub_customer_id": UNUSED,
            "expired_time": UNUSED,
        },
    ),
)
