"""One entry of the outbox in full, in words: what was asked, how it ended, what was sent."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from desktop.actions.entry import Entry, Outcome, State
from desktop.actions.words import STATE, reason
from desktop.catalog.action import Action, Field
from desktop.catalog.actions import ACTIONS
from desktop.catalog.kinds import show_amount, show_time
from desktop.catalog.wire import Unreadable, from_json, to_json
from desktop.models.detail import Entry as Fact
from desktop.models.outbox import keys_of, settled_words, title_of
from desktop.models.words import say, style, zone_name
from desktop.text import MASK, N_

_PARTS = (State.DONE, State.REFUSED)  # what an outcome of one receiver can be


@dataclass(frozen=True, slots=True)
class Part:
    """How it stands with one receiver. `name` is MASK where names are hidden."""

    name: str
    key: str
    amount: str
    state: str = ""
    tone: str = ""
    why: str = ""


def question_of(entry: Entry, *, masked: bool) -> str:
    """What was confirmed, as it was asked; of a draft only what it is about."""
    words = entry.question or title_of(entry)
    for receiver in entry.receivers if masked else ():
        words = words.replace(receiver.name, MASK) if receiver.name else words
    return words


def facts_of(entry: Entry) -> list[Fact]:
    """Who and when, and the numbers to ask the vendor with; only what is known."""
    how = style()

    def time(name: str, label: str, at: str) -> Fact:
        return Fact(name, say(label), f"{show_time(at, how)} {zone_name(at, how)}" if at else "")

    kept = N_("Kept at") if entry.state is State.DRAFT else N_("Confirmed at")
    found = (
        Fact("who", say(N_("By")), entry.who),
        time("created_at", kept, entry.created_at),
        time("sent_at", N_("Request sent at"), entry.sent_at),
        time("ended_at", N_("Ended at"), entry.ended_at),
        time("looked_at", N_("Looked up at"), entry.looked_at),
        Fact("settled_by", say(N_("Settled")), settled_words(entry)),
        Fact("request_id", say(N_("Request number")), entry.request_id),
        Fact("mark", say(N_("Our mark")), entry.mark),
        Fact("origin", say(N_("The rest of entry")), f"{entry.origin or ''}"),
        Fact("id", say(N_("Entry")), f"{entry.id}"),
    )
    return [fact for fact in found if fact.text]


def parts_of(entry: Entry, *, masked: bool) -> list[Part]:
    """The receivers, those first who were refused."""
    action, how = ACTIONS.get(entry.action), style()
    ends = {each.key: each for each in entry.outcomes}
    named = {receiver.key: receiver for receiver in entry.receivers}
    parts = []
    for key in keys_of(entry):
        end, receiver = ends.get(key, Outcome(key, "")), named.get(key)
        state = State(end.state) if end.state in _PARTS else None
        parts.append(
            Part(
                (MASK if masked else receiver.name) if receiver and receiver.name else "",
                key,
                show_amount(receiver.amount, how) if receiver else "",
                say(STATE.labels[state]) if state else "",
                STATE.tone(state) if state else "",
                (reason(end.code, action, how) or end.message) if end.state else "",
            )
        )
    return sorted(parts, key=lambda part: part.tone != "danger")


def body_of(entry: Entry, *, masked: bool) -> str:
    """What was sent, indented; with `masked` without texts that somebody typed freely."""
    action = ACTIONS.get(entry.action)
    free = {field.name for field in action.fields if _is_free(action, field)} if action else set()
    return indented(entry.body, (lambda name: name in free) if masked else lambda _: False)


def answer_of(entry: Entry) -> str:
    """What was answered, indented."""
    return indented(entry.answer.encode(), lambda _: False)


def indented(body: bytes, hides: Callable[[str], bool]) -> str:
    """JSON in lines, every number with its own digits; as it is where it is no JSON.

    `hides` says of a dotted name whether its value is left out.
    """
    if not body:
        return ""
    try:
        return "\n".join(_lines(from_json(body), "", "", hides))
    except (Unreadable, TypeError):
        return body.decode("utf-8", "replace")


def _lines(value: Any, name: str, space: str, hides: Callable[[str], bool]) -> Iterator[str]:
    """The lines of a value that begins somewhere in a line which is indented by `space`."""
    if hides(name):
        yield MASK
    elif isinstance(value, dict) and value:
        yield "{"
        inside = [(_text(key), f"{name}.{key}".lstrip("."), one) for key, one in value.items()]
        for place, (key, inner, one) in enumerate(inside, 1):
            first, *rest = _lines(one, inner, f"{space}  ", hides)
            yield from _ended([f"{space}  {key}: {first}", *rest], place < len(inside))
        yield f"{space}}}"
    elif isinstance(value, list) and value:
        yield "["
        for place, one in enumerate(value, 1):
            first, *rest = _lines(one, name, f"{space}  ", hides)
            yield from _ended([f"{space}  {first}", *rest], place < len(value))
        yield f"{space}]"
    else:
        yield _text(value)


def _ended(lines: list[str], more: bool) -> list[str]:
    return [*lines[:-1], f"{lines[-1]},"] if more else lines


def _text(value: Any) -> str:
    return to_json(value).decode()


def _is_free(action: Action, field: Field) -> bool:
    """Whether a field holds a text of somebody's own, which may name people."""
    plain = field.kind.name == "text" and not (field.pick or field.fixed or field.filled)
    return plain and field.name not in (action.receiver, action.mark)
