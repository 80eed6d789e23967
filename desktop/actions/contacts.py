"""Contacts that a ticket names: whether a code must prove them, the code, and what proves them.

A contact that was verified has a number, which goes along with the ticket. It is looked up before
each plan, so that nobody needs to know of it.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from desktop.actions import errand
from desktop.actions.lookup import Row
from desktop.actions.plan import Wish
from desktop.actions.problem import Problem
from desktop.api.request import Request
from desktop.catalog.action import Action, Contact, Value, Values
from desktop.catalog.actions_tickets import CHECK_TICKET_CODE, MOBILE, SEND_TICKET_CODE
from desktop.catalog.decoding import decode_count
from desktop.catalog.query import Condition
from desktop.catalog.ticket_config import VERIFIED_CONTACTS
from desktop.errors import PartnerError
from desktop.text import N_, Style

if TYPE_CHECKING:
    from desktop.actions.planning import Planning
    from desktop.actions.service import Actions

_UNVERIFIED = N_(
    "This contact is not verified yet. Send a code to it and confirm it with the code first."
)
_ASK = "/v2/servicerequest/verifycodes/need-verify"


async def look_up(
    planning: "Planning", action: Action, wishes: Sequence[Wish], *, fresh: bool
) -> tuple[list[Wish], list[Problem]]:
    """Fill in the numbers of verified contacts; contacts that the API wants verified first.

    Only if `fresh` is anything asked of the API; what it does not say, it will say to the ticket.
    """
    found, problems = list[Wish](), list[Problem]()
    for wish in wishes:
        values = dict(wish.values)
        for contact in action.contacts:
            is_open = not await _fill(planning, contact, values, fresh)
            is_open = is_open and fresh and not values.get(contact.code)
            if is_open and await needs_code(planning, contact, values):
                problems.append(Problem(contact.field, _UNVERIFIED, line=wish.line))
        found.append(Wish(values, wish.line, wish.origin) if action.contacts else wish)
    return found, problems


async def needs_code(planning: "Planning", contact: Contact, values: Values) -> bool | None:
    """Whether a code must prove a contact of a form; None if the API does not say."""
    asked = _asked(contact, values)
    if asked["contact_value"] is None:
        return False
    query = tuple((name, str(value)) for name, value in asked.items() if value is not None)
    request = Request("check_need_verify", "GET", _ASK, query=query, host="tickets")
    try:
        answer = await planning.ask(request)
        needed = decode_count(answer.get("need_verify_code"))
    except (PartnerError, ValueError, TypeError, ArithmeticError):
        return None
    return None if needed is None else needed != 0


async def send_code(
    actions: "Actions", contact: Contact, values: Values, style: Style
) -> list[Problem]:
    """Send a code to a contact of a form; what was wrong, nothing if it was sent.

    Raises:
        ReadOnly: Nothing was sent.
    """
    entry, problems = await errand.run(actions, SEND_TICKET_CODE, _asked(contact, values), style)
    if entry and (reason := errand.why_not(entry, style)):
        return [Problem(contact.field, "{reason}", {"reason": reason})]
    return _at_form(contact, problems)


async def confirm(
    actions: "Actions", contact: Contact, values: Values, code: str, style: Style
) -> list[Problem]:
    """Verify a contact of a form with the code that it got; what was wrong, nothing if it is right.

    Raises:
        ReadOnly: Nothing was sent.
    """
    asked = {**_asked(contact, values), "verify_code": code.strip() or None}
    entry, problems = await errand.run(actions, CHECK_TICKET_CODE, asked, style)
    if entry is None:
        return _at_form(contact, problems)
    if reason := errand.why_not(entry, style):
        return [Problem(contact.field, "{reason}", {"reason": reason})]
    await actions.read_again(VERIFIED_CONTACTS)
    return []


async def _fill(
    planning: "Planning", contact: Contact, values: dict[str, Value], fresh: bool
) -> bool:
    """Put in what is known of a contact; whether nothing more is needed for it."""
    asked = _asked(contact, values)
    if asked["contact_value"] is None:
        values.pop(contact.verified, None)
        return True
    values[contact.field] = asked["contact_value"]
    row, is_told = await _row(planning, asked), False
    if row is None and fresh:
        is_told = await planning.read_again(VERIFIED_CONTACTS) is None
        row = await _row(planning, asked)
    if row is None:
        if is_told:
            values.pop(contact.verified, None)  # of another contact, from an earlier form
        return bool(values.get(contact.verified))
    values[contact.verified] = row["verified_id"]
    if contact.area and not values.get(contact.area) and row.get("area_code"):
        values[contact.area] = row["area_code"]
    return True


async def _row(planning: "Planning", asked: Mapping[str, Value]) -> Row | None:
    """The verified contact that this is; without a country code, in whatever country."""
    wanted = [
        Condition(name, "in", (str(asked[name]),)) for name in ("contact_way", "contact_value")
    ]
    rows = await planning.lookup.where(VERIFIED_CONTACTS, wanted)
    area = _digits(asked["area_code"])
    return next((row for row in rows if not area or _digits(row["area_code"]) in ("", area)), None)


def _asked(contact: Contact, values: Values) -> dict[str, Value]:
    """A contact of a form as the API asks for one: a telephone without spaces and dashes."""
    given = str(values.get(contact.field) or "").strip()
    if contact.way == MOBILE:
        given = "".join(sign for sign in given if sign not in " -")
    area = values.get(contact.area) if contact.area else None
    return {
        "contact_way": contact.way,
        "contact_value": given or None,
        "area_code": area or None,
    }


def _digits(area: Value) -> str:
    return str(area or "").lstrip("+0")


def _at_form(contact: Contact, problems: Sequence[Problem]) -> list[Problem]:
    """Problems of the errand, put to the fields of the form; those of the code to the contact."""
    fields = {"area_code": contact.area}
    return [
        Problem(fields.get(each.field, contact.field), each.template, each.values)
        for each in problems
    ]
