"""What is known while a form is being filled in: who the receivers are, and what each has."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.actions import checks, planner
from desktop.actions.lookup import Lookup
from desktop.actions.plan import Left, Wish
from desktop.actions.problem import Problem
from desktop.catalog.action import Action, Value
from desktop.catalog.declare import Dataset
from desktop.store.entry import Receiver
from desktop.text import Style

_MOST = 100  # receivers that a form shows with what each has


@dataclass(frozen=True, slots=True)
class Outlook:
    """The first receivers by name, what they and we have (`Left.before`), and who is unfit.

    `filled` are the values that fields take from the rows of the receivers, where all say the same.
    """

    receivers: tuple[Receiver, ...]
    left: tuple[Left, ...]
    problems: tuple[Problem, ...]
    filled: Mapping[str, Value]


async def look_out(  # noqa: PLR0913 - what is known, and where from
    action: Action,
    wish: Wish,
    lookup: Lookup,
    read_at: Mapping[Dataset, str],
    absent: frozenset[str],
    style: Style,
) -> Outlook:
    """Look the receivers of a form up, and what its purses hold before anything is moved."""
    first = wish
    if action.receiver:
        first = wish.with_value(action.receiver, wish.keys(action)[:_MOST])
    known = await planner.look_up(action, [first], lookup, absent)
    problems = tuple(checks.of_receivers(action, first, known, style))
    parts = planner.split(action, first, known)
    receivers = tuple(receiver for part in parts for receiver in part.receivers)
    still = [
        replace(part, receivers=tuple(replace(each, amount=0) for each in part.receivers))
        for part in parts
    ]
    left, _, _ = await checks.purses(action, still, lookup, read_at)
    same = set.intersection(*(set(part.values.items()) for part in parts)) if parts else set()
    filled = {f.name: dict(same).get(f.name) for f in action.fields if f.filled}
    return Outlook(receivers, tuple(left), problems, filled)
