"""What can be seen to be wrong before anything is sent, from the form and the local copy."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from desktop.actions.lookup import Lookup, Row
from desktop.actions.plan import Left, Wish
from desktop.actions.problem import Problem
from desktop.catalog.action import Action, Field, Must, Purse, Validity, Values
from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import Scalar, show_time
from desktop.catalog.query import Condition
from desktop.catalog.times import utc_text
from desktop.catalog.wire import from_json
from desktop.errors import Misused
from desktop.store.entry import Receiver
from desktop.text import N_, Style

_NEEDED = N_("{field} is needed.")
_NOBODY = N_("Choose at least one.")
_NO_LONGER = N_("{key} is not, or no longer, in your list. Read the list again.")
_OF_ONE = N_("{name}: {sentence}")
_TOO_MUCH = N_("The total is too large.")
_UNKNOWN = N_("{key} is not in the local copy, so its name cannot be shown.")
_LATER = N_("The time must be in the future.")
_REVERSED = N_("The end comes before the beginning.")
MOST_UNITS = 2**63 - 1  # that the outbox can hold
_LINE_TWICE = N_("This line says the same as line {other}.")
_TWICE = N_("{key} is named twice.")
_OLD = timedelta(hours=1)  # a balance that old says little


@dataclass(slots=True)
class Known:
    """What the local copy knows of a wish: rows of receivers, and of what fields picked.

    `absent` are receivers that the API was just asked for and does not have.
    """

    receivers: Mapping[str, Row] = field(default_factory=dict)
    picked: Mapping[tuple[str, str], Row] = field(default_factory=dict)  # field, value
    absent: frozenset[str] = frozenset()

    def pick(self, action: Action, name: str, values: Values) -> Row | None:
        """The row that a field picked."""
        value = values.get(name)
        return self.picked.get((name, str(value))) if value is not None else None


def of_form(action: Action, wish: Wish, known: Known, style: Style) -> Iterator[Problem]:
    """Fields that are needed and empty, and times that cannot be."""
    for one in action.fields:
        if (
            one.asked
            and wish.values.get(one.name) in (None, "", ())
            and _is_needed(action, one, wish.values, known)
        ):
            if one is action.receivers:
                yield Problem(one.name, _NOBODY, line=wish.line)
            else:
                values = {"field": style.translate(one.label)}
                yield Problem(one.name, _NEEDED, values, wish.line)
    if action.validity:
        yield from _validity(action, action.validity, wish, known, style)
    for barred in action.barred:
        row = known.pick(action, barred.of, wish.values)
        out = _limited(row, barred.column, barred.key) if row else frozenset[str]()
        given = wish.values.get(barred.field) or ()
        for value in given if isinstance(given, tuple) else (given,):
            if str(value) in out:
                yield Problem(barred.field, barred.sentence, {"value": str(value)}, wish.line)


def _is_needed(action: Action, one: Field, values: Values, known: Known) -> bool:
    if one.needed_if is None:
        return one.required
    name, column, value = one.needed_if
    row = known.pick(action, name, values)
    return row is not None and row.get(column) == value


def of_receivers(action: Action, wish: Wish, known: Known, style: Style) -> Iterator[Problem]:
    """Receivers that are not there, or not as they must be; of several it is said which."""
    for key, times in Counter(wish.keys(action)).items():
        if times > 1:
            yield Problem(action.receiver, _TWICE, {"key": key}, wish.line)
        if key in known.absent and not action.strangers:
            yield Problem(action.receiver, _NO_LONGER, {"key": key}, wish.line)
    for must in action.musts:
        for row in _rows_for(action, must, wish, known):
            if not must.holds(row.get(must.column)):
                problem = Problem(must.field or action.receiver, must.sentence, line=wish.line)
                several = len(wish.keys(action)) > 1 and not must.field
                yield _of_one(problem, action, row, style) if several else problem


def _of_one(problem: Problem, action: Action, row: Row, style: Style) -> Problem:
    words = (row.get(name) for name in (*action.at.found_as, *action.at.key))
    name = next((str(word) for word in words if word), "")
    values = {"name": name, "sentence": problem.say(style.translate)}
    return Problem(problem.field, _OF_ONE, values, problem.line)


def _rows_for(action: Action, must: Must, wish: Wish, known: Known) -> list[Row]:
    if must.field:
        row = known.pick(action, must.field, wish.values)
        return [row] if row else []
    rows = (known.receivers.get(key) for key in wish.keys(action))
    return [row for row in rows if row is not None]


def unknown(action: Action, wishes: Sequence[Wish], known: Known) -> list[Problem]:
    """Receivers of which the local copy knows nothing: said, but no reason to refuse."""
    keys = dict.fromkeys(key for wish in wishes for key in wish.keys(action))
    absent = frozenset() if action.strangers else known.absent
    missing = [key for key in keys if key not in known.receivers and key not in absent]
    return [Problem(action.receiver, _UNKNOWN, {"key": key}) for key in missing]


def too_much(action: Action, paid: "Sequence[Paid]") -> Problem | None:
    """Whether the amounts come to more than can be reckoned with: nobody has so much."""
    total = sum(receiver.amount or 0 for one in paid for receiver in one.receivers)
    return Problem(action.amount, _TOO_MUCH) if total > MOST_UNITS else None


def same_lines(action: Action, wishes: Sequence[Wish]) -> Iterator[Problem]:
    """Lines of a file that say exactly what another one says: nobody means to pay twice."""
    seen = dict[Any, int]()
    for wish in wishes:
        values = tuple(sorted((name, str(value)) for name, value in wish.values.items()))
        if values in seen:
            yield Problem("", _LINE_TWICE, {"other": str(seen[values])}, wish.line)
        seen.setdefault(values, wish.line)


def _validity(
    action: Action, rule: Validity, wish: Wish, known: Known, style: Style
) -> Iterator[Problem]:
    now = utc_text(datetime.now(UTC))
    begin, end = (wish.values.get(name) if name else None for name in (rule.begin, rule.end))
    if end and str(end) <= now:
        yield Problem(rule.end, _LATER, line=wish.line)
    if begin and end and str(begin) >= str(end):
        yield Problem(rule.end, _REVERSED, line=wish.line)
    row = known.pick(action, rule.of, wish.values)
    if row is None:
        return
    first, last = (row.get(column) for column in rule.columns)
    if (first and str(first) > now) or (last and str(last) <= now):
        yield Problem(rule.of, rule.over, line=wish.line)
    within = {"begin": show_time(first, style), "end": show_time(last, style)}
    if begin and first and str(begin) < str(first):
        yield Problem(rule.begin, rule.sentence, within, wish.line)
    if end and last and str(end) > str(last):
        yield Problem(rule.end, rule.sentence, within, wish.line)


def _limited(row: Row, column: str, key: str) -> frozenset[str]:
    """The values of one limit in a list of limits."""
    try:
        limits = from_json(str(row.get(column) or "[]").encode())
        values = [v for limit in limits if limit.get("limit_key") == key
                  for v in limit.get("limit_values") or ()]  # fmt: skip
        return frozenset(str(value.get("value1")) for value in values)
    except (ValueError, TypeError, AttributeError):
        return frozenset()


@dataclass(frozen=True, slots=True)
class Paid:
    """One request's part in what is moved: its values, and its receivers with their amounts."""

    values: Values
    receivers: tuple[Receiver, ...]
    line: int = 0


async def purses(
    action: Action, paid: Sequence[Paid], lookup: Lookup, read_at: Mapping[Dataset, str]
) -> tuple[list[Left], list[Problem], list[Problem]]:
    """What everybody has and will have, where that is not enough, and where it may not be.

    What was read long ago keeps nobody from what the API may take by now.
    """
    left, problems, warnings = list[Left](), list[Problem](), list[Problem]()
    old = utc_text(datetime.now(UTC) - _OLD)
    for purse in action.purses:
        sums = dict[tuple[tuple[str, Scalar], ...], tuple[int, Receiver, int]]()
        for one in paid:
            for receiver in one.receivers:
                which = _which(action, purse, one.values, receiver)
                spent = sums[which][0] if which in sums else 0
                sums[which] = (spent + (receiver.amount or 0), receiver, one.line)
        for which, (moved, receiver, line) in sums.items():
            rows = await lookup.where(purse.dataset, [*purse.where, *_conditions(which)])
            if len(rows) != 1 or rows[0].get(purse.plus) is None:
                continue  # nobody knows: the API does
            before = int(rows[0][purse.plus] or 0)
            before -= int(rows[0].get(purse.minus) or 0) if purse.minus else 0
            after = before + moved if purse.gains else before - moved
            at = read_at.get(purse.dataset, "")
            if purse.limits and after < 0:
                values = {"left": _plain(before), "name": receiver.name or receiver.key}
                found = problems if at >= old else warnings
                found.append(Problem(action.amount, purse.too_much, values, line))
            name, key = (receiver.name, receiver.key) if purse.each else ("", "")
            if not purse.each and len(sums) > 1:  # several pay: each is told by its number
                name = ", ".join(str(value) for _, value in which if value)
            left.append(Left(purse.label, name, before, after, at, key))
    return left, problems, warnings


def _which(
    action: Action, purse: Purse, values: Values, receiver: Receiver
) -> tuple[tuple[str, Scalar], ...]:
    """Which row pays for a receiver: column and value."""
    found = list[tuple[str, Scalar]]()
    for column, name in purse.given.items():
        value = receiver.key if name == action.receiver else values.get(name)
        if isinstance(value, tuple):
            raise Misused(f"{purse.dataset.name}.{column}: a list")
        found.append((column, value or None))
    return tuple(found)


def _conditions(which: tuple[tuple[str, Scalar], ...]) -> list[Condition]:
    return [
        Condition(column, "empty", True) if value is None else Condition(column, "in", (value,))
        for column, value in which
    ]


def _plain(units: int) -> str:
    from desktop.catalog.kinds import show_amount

    return show_amount(units, Style())
