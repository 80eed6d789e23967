"""What is about to be done, as data: the wish of a person, what it comes to, the requests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop.actions.problem import Problem
from desktop.catalog.action import Action, Value, Values
from desktop.store.entry import Entry, Receiver


@dataclass(frozen=True, slots=True)
class Wish:
    """One line of what somebody wants: the values of the form, and the line of a file or 0.

    `origin` is the entry of the outbox of which it is the rest, if it is one.
    """

    values: Values
    line: int = 0
    origin: int | None = None

    def keys(self, action: Action) -> tuple[str, ...]:
        """The receivers that it names."""
        given = self.values.get(action.receiver) if action.receiver else None
        if given is None:
            return ()
        return tuple(str(one) for one in given) if isinstance(given, tuple) else (str(given),)

    def rest(self, action: Action) -> dict[str, Value]:
        """What it holds beside the receivers."""
        return {name: value for name, value in self.values.items() if name != action.receiver}

    def with_value(self, name: str, value: Value) -> "Wish":
        """The same with another value."""
        return replace(self, values={**self.values, name: value})


@dataclass(frozen=True, slots=True)
class Left:
    """What somebody has, and will have: in units of 1e-8; `read_at` is UTC text, "" if unknown.

    `name` and `key` say whose it is, where each receiver has one.
    """

    label: str
    name: str
    before: int
    after: int
    read_at: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is confirmed. `template` is marked with `N_`; amounts are in units of 1e-8."""

    template: str
    receivers: tuple[Receiver, ...]
    total: int | None
    currency: str
    each: int | None = None  # what every receiver gets, where it is the same for all
    details: tuple[tuple[str, str], ...] = ()  # label (N_) and value, as typed and as shown
    left: tuple[Left, ...] = ()
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything about to be sent. With problems there are no entries, and nothing is sent.

    `secret` holds the bodies that differ from those of the entries, which are stored, by place.
    """

    action: Action
    token: str
    problems: tuple[Problem, ...] = ()
    question: Question | None = None
    entries: tuple[Entry, ...] = ()
    wishes: tuple[Wish, ...] = ()
    secret: Mapping[int, bytes] = field(default_factory=dict)

    def stopped(self, problems: Sequence[Problem]) -> "Plan":
        """The same with more problems, so that nothing can be sent."""
        found = (*self.problems, *problems)
        return Plan(self.action, self.token, found, wishes=self.wishes)
