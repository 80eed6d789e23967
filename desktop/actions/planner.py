"""From a wish to the requests: looked up, checked, split into batches, asked about."""

import base64
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.actions import checks
from desktop.actions.checks import Known, Paid
from desktop.actions.lookup import Lookup, Row
from desktop.actions.plan import Plan, Question, Wish
from desktop.actions.request import (
    NOT_STORED,
    body_of,
    given_of,
    headers_of,
    target_of,
)
from desktop.catalog.action import Action, Field, Value, Values
from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import Scalar, show_amount
from desktop.store.entry import Entry, Receiver
from desktop.text import MASK, Style

_NAMES = 3  # columns that name a row in a question


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What else a plan depends on: who does it, in which currency, how texts are shown."""

    who: str
    currency: str
    style: Style
    read_at: Mapping[Dataset, str]
    absent: frozenset[str] = frozenset()


async def make_plan(
    action: Action, wishes: Sequence[Wish], lookup: Lookup, around: Circumstances
) -> Plan:
    """Check everything and serialise the requests; with any problem there are none."""
    known = await look_up(action, wishes, lookup, around.absent)
    problems = list(checks.same_lines(action, wishes))
    for wish in wishes:
        problems += checks.of_form(action, wish, known, around.style)
        problems += checks.of_receivers(action, wish, known, around.style)
    token = os.urandom(12).hex()
    if problems:
        return Plan(action, token, tuple(problems), wishes=tuple(wishes))
    paid = [each for wish in wishes for each in split(action, wish, known)]
    paid = _joined(action, paid)
    if problem := checks.too_much(action, paid):
        return Plan(action, token, (problem,), wishes=tuple(wishes))
    left, problems, warnings = await checks.purses(action, paid, lookup, around.read_at)
    if problems:
        return Plan(action, token, tuple(problems), wishes=tuple(wishes))
    question = replace(
        _question(action, paid, around),
        details=_details(action, _told(action, wishes, paid), known, around.style),
        left=tuple(left),
        warnings=(*checks.unknown(action, wishes, known), *warnings),
    )
    made = [_entry(action, token, place, each, around) for place, each in enumerate(paid)]
    made = [(replace(entry, origin=wishes[0].origin), body) for entry, body in made]
    secret = {e.place: body for e, body in made if body != e.body}
    entries = tuple(entry for entry, _ in made)
    return Plan(action, token, (), question, entries, tuple(wishes), secret)


async def look_up(
    action: Action, wishes: Sequence[Wish], lookup: Lookup, absent: frozenset[str]
) -> Known:
    """The rows of all receivers, and those that fields picked."""
    keys = [key for wish in wishes for key in wish.keys(action)]
    rows = dict[str, Row]()
    if action.receiver and keys:
        rows = await lookup.among(action.at, action.at.key[0], keys)
        gone = await lookup.among(action.at, action.at.key[0], keys, gone=True)
        absent = absent | (gone.keys() - rows.keys())
    picked = dict[tuple[str, str], Row]()
    for field in action.fields:
        if field.pick is None:
            continue
        given = [wish.values.get(field.name) for wish in wishes]
        values = {str(one) for value in given for one in _many(value) if one is not None}
        found = await lookup.among(field.pick.dataset, field.pick.column, values)
        picked |= {(field.name, value): row for value, row in found.items()}
    return Known(rows, picked, frozenset(absent - rows.keys()))


def split(action: Action, wish: Wish, known: Known) -> list[Paid]:
    """One part per receiver, each with what is filled in from its row."""
    rest = wish.rest(action)
    if not action.receiver:
        return [Paid(rest, (), wish.line)]
    parts = list[Paid]()
    for key in wish.keys(action):
        row = known.receivers.get(key, {})
        filled = {
            f.name: row.get(f.filled) for f in action.fields if f.filled and row.get(f.filled)
        }
        parts.append(Paid({**rest, **filled}, (_receiver(action, key, row, rest),), wish.line))
    return parts


def _receiver(action: Action, key: str, row: Row, values: Values) -> Receiver:
    columns = (action.at.found_as or tuple(action.at.by_name))[:_NAMES]
    words = [str(row[name]) for name in columns if row.get(name) and name in _naming(action.at)]
    amount = values.get(action.amount) if action.amount else row.get(action.worth)
    units = amount if isinstance(amount, int) else None
    name = " · ".join(dict.fromkeys(word for word in words if word != key))
    return Receiver(key, name, units)


def _naming(dataset: Dataset) -> frozenset[str]:
    """The columns that are words, no codes and no amounts."""
    return frozenset(c.name for c in dataset.columns if c.kind.name == "text")


def _joined(action: Action, parts: Sequence[Paid]) -> list[Paid]:
    """Parts that say the same, put into one request each as far as it may have receivers."""
    if action.batch == 1:
        return list(parts)
    groups = dict[tuple[tuple[str, str], ...], list[Paid]]()
    for part in parts:
        same = tuple(sorted((name, str(value)) for name, value in part.values.items()))
        groups.setdefault(same, []).append(part)
    return [
        Paid(group[0].values, tuple(p.receivers[0] for p in some), some[0].line)
        for group in groups.values()
        for some in _some(group, action.batch)
    ]


def _some(parts: Sequence[Paid], size: int) -> list[tuple[Paid, ...]]:
    """Parts in batches: no receiver twice in one of them."""
    found, current = list[tuple[Paid, ...]](), list[Paid]()
    for part in parts:
        if len(current) == size or part.receivers[0] in [p.receivers[0] for p in current]:
            found.append(tuple(current))
            current = []
        current.append(part)
    return [*found, tuple(current)]


def _many(value: Value) -> tuple[Scalar, ...]:
    return value if isinstance(value, tuple) else (value,)


def _question(action: Action, paid: Sequence[Paid], around: Circumstances) -> Question:
    receivers = tuple(receiver for each in paid for receiver in each.receivers)
    amounts = [r.amount for r in receivers if r.amount is not None]
    same = amounts[0] if amounts and len(set(amounts)) == 1 else None
    total = sum(amounts) if amounts else None
    count = len(receivers) if same is not None else 1
    return Question(action.asks(count), receivers, total, around.currency, same)


def _told(action: Action, wishes: Sequence[Wish], paid: Sequence[Paid]) -> Values:
    """What a form says, and what is filled in; of several forms only the latter."""
    values = dict(wishes[0].values) if len(wishes) == 1 else {}
    for field in action.fields:
        if field.filled:
            found = dict.fromkeys(each.values.get(field.name) for each in paid)
            values[field.name] = tuple(str(one) for one in found if one)
    return values


def _details(
    action: Action, values: Values, known: Known, style: Style
) -> tuple[tuple[str, str], ...]:
    """What else the form says, as a person reads it; secrets stay secret."""
    return tuple(
        (field.label, _shown(field, values[field.name], known, style))
        for field in action.fields
        if (field.asked or field.filled) and field.name not in (action.receiver, action.amount)
        and values.get(field.name) not in (None, "", ())
    )  # fmt: skip


def _shown(field: Field, value: Value, known: Known, style: Style) -> str:
    if field.kept != "yes":
        return NOT_STORED if field.kept == "digest" else MASK
    return ", ".join(_called(field, one, known, style) for one in _many(value))


def _called(field: Field, value: Scalar, known: Known, style: Style) -> str:
    """A value as it is shown; of a row that was picked, what it is called."""
    row = known.picked.get((field.name, str(value)))
    if field.pick is None or row is None or not field.pick.title:
        return field.kind.show(value, style)
    column = field.pick.dataset.by_name[field.pick.title[0]]
    return column.kind.show(row.get(column.name), style) or str(value)


def _entry(
    action: Action, token: str, place: int, paid: Paid, around: Circumstances
) -> tuple[Entry, bytes]:
    """One entry, and the body that is sent, which is that of the entry unless it has secrets."""
    keys = tuple(receiver.key for receiver in paid.receivers)
    values, mark = dict(paid.values), ""
    if action.receivers:
        values[action.receiver] = keys if action.receivers.most else keys[0]
    given = given_of(action, values)
    if action.mark:
        mark = f"[PD{base64.b32encode(os.urandom(5)).decode()}]"
        values[action.mark] = f"{values.get(action.mark) or ''} {mark}".strip()
    amounts = [r.amount for r in paid.receivers if r.amount is not None]
    entry = Entry(
        token,
        place,
        action.name,
        target_of(action, values),
        headers_of(action, values),
        body_of(action, values, stored=True),
        given,
        paid.receivers,
        sum(amounts) if amounts else None,
        around.currency,
        _words(action, paid.receivers, amounts, around),
        mark,
        around.who,
    )
    return entry, body_of(action, values)


def _words(
    action: Action, receivers: Sequence[Receiver], amounts: Sequence[int], around: Circumstances
) -> str:
    """The question in words, as it is kept with the entry."""
    style = around.style
    amount = f"{show_amount(amounts[0], style)} {around.currency}" if amounts else ""
    names = [f"{r.name} ({r.key})" if r.name else r.key for r in receivers[:_NAMES]]
    more = f" +{len(receivers) - _NAMES}" if len(receivers) > _NAMES else ""
    return style.translate(action.asks(len(receivers))).format(
        amount=amount, receivers=", ".join(names) + more, count=len(receivers)
    )
