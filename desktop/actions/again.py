"""What was confirmed a short while ago and is about to be confirmed once more."""

from collections.abc import Iterable, Iterator

from desktop.actions.plan import Plan
from desktop.actions.problem import Problem
from desktop.actions.words import STATE
from desktop.catalog.kinds import show_time
from desktop.store.entry import Entry, State
from desktop.text import N_, Style

MOST = 3  # of which it is said
_NOTHING_DONE = (State.DRAFT, State.REFUSED)
_SAME = N_(
    "The outbox has the same already: entry {number} of {time}, “{state}”. "
    "Go on only if it is to happen once more."
)


def warnings(plan: Plan, earlier: Iterable[Entry], style: Style) -> list[Problem]:
    """A sentence for each of the first earlier entries that do the same to one of the receivers."""
    new = {deed for entry in plan.entries for deed in _deeds(plan, entry)}
    found = [
        entry
        for entry in earlier
        if entry.token != plan.token
        and entry.state not in _NOTHING_DONE
        and not new.isdisjoint(_deeds(plan, entry))
    ]
    return [
        Problem(
            plan.action.receiver,
            _SAME,
            {
                "number": str(entry.id),
                "time": show_time(entry.created_at, style),
                "state": STATE.show(entry.state, style),
            },
        )
        for entry in found[:MOST]
    ]


def _deeds(plan: Plan, entry: Entry) -> Iterator[tuple[str, str]]:
    """Each receiver to whom it was not refused, with all else that the form said."""
    refused = {each.key for each in entry.outcomes if each.state == State.REFUSED}
    rest = {n: v for n, v in entry.given.items() if n != plan.action.receiver and v}
    for key in [receiver.key for receiver in entry.receivers] or [""]:
        if key not in refused:
            yield key, repr(sorted(rest.items()))
