"""What is said of an entry of the outbox, in sentences marked with `N_`."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop import errors
from desktop.catalog import codes
from desktop.catalog.action import Action
from desktop.catalog.actions import ACTIONS
from desktop.catalog.kinds import choice
from desktop.errors import PartnerError
from desktop.store.entry import Entry, State
from desktop.text import N_, Style

STATE = choice(
    {
        State.DRAFT: N_("Draft"),
        State.READY: N_("Not sent"),
        State.SENDING: N_("Being sent"),
        State.DONE: N_("Done"),
        State.PARTLY: N_("Partly done"),
        State.REFUSED: N_("Refused"),
        State.UNSURE: N_("Unsure"),
    },
    tones={
        State.READY: "warning",
        State.SENDING: "accent",
        State.DONE: "success",
        State.PARTLY: "warning",
        State.REFUSED: "danger",
        State.UNSURE: "danger",
    },
)
_ADVICE: Mapping[State, str] = {
    State.DRAFT: N_("Nothing was sent. Open it to go on."),
    State.READY: N_("Nothing was sent, and nothing will be by itself. Send it, or discard it."),
    State.SENDING: N_("It is on its way. Wait for the answer."),
    State.DONE: N_("The partner API confirmed it."),
    State.PARTLY: N_("Some receivers were refused. Only those can be tried again."),
    State.REFUSED: N_("The partner API refused this. Nothing was changed there."),
    State.UNSURE: N_(
        "No clear answer came: it may have happened. Nothing is sent again. The records are "
        "looked at several times; compare them before you decide."
    ),
}
GIVEN_UP = "given up"  # who settled an entry of which nobody needs to know how it ended
_AND_SO = N_("{reason}. {advice}")
_BY_RECORD = N_("A record proves how it ended.")
_GIVEN_UP = N_(
    "No clear answer came. Nothing depends on it, so it counts as not done: do it again if needed."
)
_BY_PERSON = {
    True: N_("{who} compared the records and said that it happened."),
    False: N_("{who} compared the records and said that it did not happen."),
}


@dataclass(frozen=True, slots=True)
class Explained:
    """What happened, what to do about it, and the vendor's words (untrusted, as they came)."""

    title: str
    advice: str
    detail: str = ""


def explain(entry: Entry, style: Style) -> Explained:
    """What a person should know of an entry, in the reader's language."""
    detail = " ".join(part for part in (entry.code, entry.note) if part)
    if entry.request_id:
        detail = f"{detail} ({entry.request_id})".strip()
    advice = _settled(entry, style) or _advice(entry, style)
    return Explained(style.translate(STATE.labels[entry.state]), advice, detail)


def _settled(entry: Entry, style: Style) -> str:
    """Who or what said how an unclear entry ended; "" if nobody had to."""
    if entry.settled_by == "record":
        return style.translate(_BY_RECORD)
    if entry.settled_by == GIVEN_UP:
        return style.translate(_GIVEN_UP)
    if entry.settled_by:
        happened = entry.state is State.DONE
        return style.translate(_BY_PERSON[happened]).format(who=entry.settled_by)
    return ""


def _advice(entry: Entry, style: Style) -> str:
    say, action = style.translate, ACTIONS.get(entry.action)
    usual = say(_ADVICE[entry.state])
    if action and action.appears and entry.state is State.DONE:
        return say(action.appears[bool(entry.matches)])
    why = reason(entry.code, action, style)
    if not why or entry.state is State.UNSURE:
        return usual
    if entry.state is State.READY:
        return say(_AND_SO).format(reason=why.rstrip(".\N{IDEOGRAPHIC FULL STOP}"), advice=usual)
    return why


def reason(code: str, action: Action | None, style: Style) -> str:
    """The sentence of a vendor's code, or of a failure of ours by its name; "" if there is none."""
    say = style.translate
    if code in codes.FORBIDDEN and action and action.permission:
        items = codes.permission_items(action.permission)
        return say(codes.PERMISSION).format(item=items)
    if sentence := codes.advice(code):
        return say(sentence)
    kind = getattr(errors, code, None) if code.isidentifier() else None
    if isinstance(kind, type) and issubclass(kind, PartnerError):
        return say(kind.title)
    return ""
