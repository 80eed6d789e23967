"""Tickets: opened, answered, urged, closed, rated; and the contacts that are told of them."""

from desktop.catalog.action import Action, Contact, Field, Must, Pick, Proof
from desktop.catalog.kinds import RATING, choice
from desktop.catalog.query import Condition
from desktop.catalog.reference import REGIONS
from desktop.catalog.ticket_config import (
    AREA_CODES,
    CONTACT_WAY,
    FAULT,
    SATISFACTION_DIMENSIONS,
    TICKET_CATEGORIES,
    TICKET_PROBLEM_TYPES,
    TICKET_PRODUCTS,
    TICKET_SEVERITIES,
    VERIFIED_CONTACTS,
)
from desktop.catalog.tickets import TICKET_COUNTS, TICKET_LOGS, TICKET_MESSAGES, TICKETS
from desktop.text import N_

_SOURCE = "83aeb0f2834c4df49826c781d32a963e"  # the one number of API tickets, by the vendor
_CASES = "/v2/servicerequest/cases"
_LETTERS, _REMARK_LETTERS = 10_000, 400
MOBILE, MAIL = "0", "1"  # kinds of contacts
_OPEN = ("0", "1", "2", "5", "17")
_CASE = Field("case_id", N_("Ticket"), place="path", also=("incident_id",))
_COUNTRY = Field(
    "area_code",
    N_("Country code"),
    required=False,
    pick=Pick(AREA_CODES, "area_code", ("area_code", "area_name")),
    pattern=r"\+?[0-9]{1,6}",
    form=N_("A country code has digits only, such as 0086."),
)
_PHONE = {
    "pattern": r"[0-9][0-9 -]{4,30}",
    "form": N_("A telephone number has digits only."),
}
_CHANGES = (TICKETS, TICKET_COUNTS, TICKET_LOGS)


def _verified(name: str, label: str) -> Field:
    return Field(name, label, required=False, place="header", looked_up=True)


CREATE_TICKET = Action(
    "create_ticket",
    N_("New ticket…"),
    TICKETS,
    "create_cases",
    _CASES,
    (
        Field(
            "product_category_id",
            N_("Product"),
            required=False,
            pick=Pick(
                TICKET_PRODUCTS,
                "incident_product_category_id",
                ("incident_product_category_name", "ticket_categories.incident_sub_type_name"),
            ),
        ),
        Field(
            "incident_sub_type_id",
            N_("Category"),
            required=False,
            pick=Pick(TICKET_CATEGORIES, "incident_sub_type_id", ("incident_sub_type_name",)),
        ),
        Field(
            "business_type_id",
            N_("Problem type"),
            pick=Pick(
                TICKET_PROBLEM_TYPES,
                "business_type_id",
                ("business_type_name",),
                given={"product_category_id": "product_category_id"},
            ),
        ),
        Field(
            "severity_id",
            N_("Severity"),
            required=False,
            pick=Pick(
                TICKET_SEVERITIES,
                "severity_id",
                ("severity_name",),
                given={
                    "business_type_id": "business_type_id",
                    "product_category_id": "product_category_id",
                },
            ),
        ),
        Field(
            "region_id",
            N_("Region"),
            required=False,
            pick=Pick(REGIONS, "region_id", ("region_name",)),
            needed_if=("business_type_id", "case_type", FAULT),
            hint=N_("Needed for a fault."),
        ),
        Field(
            "simple_description",
            N_("Description"),
            lines=True,
            letters=_LETTERS,
            hint=N_("The API has no field for the customer: name the customer in the text."),
        ),
        Field("accessory_ids", N_("Attachments"), required=False, most=5, files="incident"),
        _COUNTRY,
        Field(
            "remind_mobile",
            N_("Mobile phone for news"),
            required=False,
            **_PHONE,  # type: ignore[arg-type]
        ),
        Field(
            "remind_mail",
            N_("E-mail for news"),
            required=False,
            pattern=r"[^@\s]+@[^@\s]+",
            form=N_("An e-mail address has one @."),
        ),
        Field("remind_time", N_("When to be reached"), required=False, letters=32),
        Field("verify_code", N_("Verification code"), required=False, kept="no"),
        _verified("x-phone-verifiedid", N_("Verified phone")),
        _verified("x-email-verifiedid", N_("Verified e-mail")),
        Field("source_id", N_("Source"), fixed=_SOURCE),
    ),
    N_("Open this ticket?"),
    receipt="incident_id",
    told=N_("The ticket was opened."),
    host="tickets",
    proof=Proof(
        TICKETS,
        narrow=("", ""),
        equal={"simple_description": "simple_description"},
        time="create_time",
    ),
    changes=(TICKETS, TICKET_COUNTS),
    contacts=(
        Contact(
            "remind_mobile", MOBILE, "x-phone-verifiedid", area="area_code", code="verify_code"
        ),
        Contact("remind_mail", MAIL, "x-email-verifiedid", code="verify_code"),
    ),
)
REPLY_TICKET = Action(
    "reply_ticket",
    N_("Reply…"),
    TICKETS,
    "create_messages",
    f"{_CASES}/{{case_id}}/message",
    (
        _CASE,
        Field(
            "message.content", N_("Message text"), lines=True, letters=_LETTERS, also=("content",)
        ),
        Field(
            "message.accessory_ids",
            N_("Attachments"),
            required=False,
            most=10,
            files="message",
            also=("accessory_ids",),
        ),
    ),
    N_("Send this reply to ticket {receivers}?"),
    told=N_("The reply to ticket {receivers} was sent."),
    strangers=True,
    receiver="case_id",
    host="tickets",
    proof=Proof(
        TICKET_MESSAGES,
        narrow=("case_id", "case_id"),
        receiver="case_id",
        equal={"content": "message.content"},
        where=(Condition("replier_type", "in", ("0", None)),),
        time="create_time",
        settles=True,
    ),
    changes=(TICKETS, TICKET_MESSAGES, TICKET_LOGS, TICKET_COUNTS),
)


def _deed(  # noqa: PLR0913 - a declaration: what the four have not in common
    name: str,
    label: str,
    action_id: str,
    question: str,
    *,
    told: str,
    musts: tuple[Must, ...] = (),
    ends_as: str = "",
    risky: bool = False,
) -> Action:
    """One of the deeds that the API takes as an `action_id`."""
    return Action(
        name,
        label,
        TICKETS,
        "update_cases",
        f"{_CASES}/{{case_id}}/action",
        (
            _CASE,
            Field("action_id", N_("Operation"), place="query", fixed=action_id),
            Field(
                "operate_desc", N_("Remark"), required=False, lines=True, letters=_REMARK_LETTERS
            ),
        ),
        question,
        receiver="case_id",
        told=told,
        host="tickets",
        strangers=True,
        musts=musts,
        proof=Proof(
            TICKETS,
            narrow=("incident_id", "case_id"),
            receiver="incident_id",
            where=(Condition("status", "in", (ends_as,)),),
            settles=True,
        )
        if ends_as
        else None,
        changes=_CHANGES,
        risky=risky,
    )


URGE_TICKET = _deed(
    "urge_ticket",
    N_("Urge…"),
    "press",
    N_("Urge the vendor to go on with ticket {receivers}?"),
    told=N_("Ticket {receivers} was urged."),
    musts=(Must("status", (*_OPEN, None), N_("A ticket that is closed cannot be urged.")),),
)
CLOSE_TICKET = _deed(
    "close_ticket",
    N_("Close…"),
    "close",
    N_("Close ticket {receivers} as solved?"),
    told=N_("Ticket {receivers} was closed."),
    musts=(Must("status", (*_OPEN, None), N_("This ticket is closed already.")),),
    ends_as="3",
)
CANCEL_TICKET = _deed(
    "cancel_ticket",
    N_("Withdraw…"),
    "cancel",
    N_("Withdraw ticket {receivers}?"),
    told=N_("Ticket {receivers} was withdrawn."),
    musts=(Must("status", (*_OPEN, None), N_("This ticket is closed already.")),),
    ends_as="4",
    risky=True,
)
DELETE_TICKET = _deed(
    "delete_ticket",
    N_("Delete…"),
    "delete",
    N_("Delete ticket {receivers}? It cannot be brought back."),
    told=N_("Ticket {receivers} was deleted."),
    risky=True,
)
RATE_TICKET = Action(
    "rate_ticket",
    N_("Rate…"),
    TICKETS,
    "create_scores",
    f"{_CASES}/{{case_id}}/score",
    (
        _CASE,
        Field(
            "incident_satisfaction_list",
            N_("Satisfaction"),
            RATING,
            most=20,
            pick=Pick(SATISFACTION_DIMENSIONS, "satisfaction_id", ("satisfaction_name",)),
            hint=N_("Dimension and points, such as 1:5"),
        ),
        Field("judgement", N_("What you think of it"), lines=True, letters=_REMARK_LETTERS),
    ),
    N_("Rate ticket {receivers}?"),
    told=N_("Ticket {receivers} was rated."),
    strangers=True,
    receiver="case_id",
    host="tickets",
    musts=(Must("status", ("3", None), N_("Only a solved ticket can be rated.")),),
    changes=(TICKETS, TICKET_LOGS),
)
UPLOAD_ATTACHMENT = Action(
    "upload_attachment",
    N_("Upload attachment"),
    TICKETS,
    "upload_json_accessories",
    "/v2/servicerequest/accessorys/json-format-content",
    (
        Field("accessory_name", N_("File name")),
        Field(
            "accessory_from",
            N_("Belongs to"),
            choice({"incident": N_("New ticket"), "message": N_("Reply")}),
        ),
        Field("accessory_data", N_("Content"), kept="digest"),
    ),
    N_("Upload this file?"),
    receipt="accessory_id",
    host="tickets",
    harmless=True,
    quiet=True,
)
_CONTACT = (
    Field("contact_way", N_("Kind of contact"), CONTACT_WAY),
    Field("contact_value", N_("Contact")),
    _COUNTRY,
)
SEND_TICKET_CODE = Action(
    "send_ticket_code",
    N_("Send code to contact…"),
    VERIFIED_CONTACTS,
    "send_verify_codes",
    "/v2/servicerequest/verifycodes/send",
    _CONTACT,
    N_("Send a verification code to this contact?"),
    told=N_("The code was sent."),
    host="tickets",
    harmless=True,
)
CHECK_TICKET_CODE = Action(
    "check_ticket_code",
    N_("Confirm contact…"),
    VERIFIED_CONTACTS,
    "check_verify_codes",
    "/v2/servicerequest/verifycodes",
    (*_CONTACT, Field("verify_code", N_("Verification code"), kept="no")),
    N_("Confirm this contact with the code?"),
    told=N_("The contact was confirmed."),
    host="tickets",
    proof=Proof(
        VERIFIED_CONTACTS,
        narrow=("", ""),
        equal={"contact_way": "contact_way", "contact_value": "contact_value"},
        settles=True,
    ),
    changes=(VERIFIED_CONTACTS,),
)
