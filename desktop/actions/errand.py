"""What is sent before an action, for its sake: a file, a code. Each is an entry of the outbox.

Such a thing is done again as a whole if it did not end well, never sent later: what could not be
sent is thrown away, what is unclear is given up (`Action.harmless`) or looked up.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop.actions import words
from desktop.actions.plan import Wish
from desktop.actions.problem import Problem
from desktop.catalog.action import Action, Value
from desktop.errors import Offline, PartnerError
from desktop.store.entry import Entry, State
from desktop.text import Style

if TYPE_CHECKING:
    from desktop.actions.service import Actions


async def run(
    actions: "Actions", action: Action, values: Mapping[str, Value], style: Style
) -> tuple[Entry | None, list[Problem]]:
    """Send it once; the entry as it ended, or what is wrong with the values.

    Raises:
        ReadOnly: Nothing was sent.
        StoreBroken: It could not be written down.
    """
    plan = await actions.plan(action, [Wish(values)], style, fresh=False)
    if plan.problems:
        return None, list(plan.problems)
    entry = (await actions.submit(plan))[0]
    if entry.state is State.READY:
        await actions.discard(entry.id)
    elif entry.state is State.UNSURE:
        entry = await _looked_up(actions, entry)
    return entry, []


def why_not(entry: Entry, style: Style) -> str:
    """Why an entry is not done: the sentence for the user, in his language; "" if it is."""
    if entry.state is State.DONE:
        return ""
    if entry.state is State.READY:  # and thrown away: there is no entry to be sent any more
        return words.reason(entry.code or Offline.__name__, None, style)
    return words.explain(entry, style).advice


async def _looked_up(actions: "Actions", entry: Entry) -> Entry:
    try:
        return await actions.look(entry.id)
    except PartnerError:  # it is looked up again later
        return entry
