"""How a ticket is rated, held against what the API said can be rated, and by how many points."""

from collections.abc import Mapping, Sequence

from desktop.actions.lookup import Lookup, Row
from desktop.actions.plan import Wish
from desktop.actions.problem import Problem
from desktop.catalog.action import Action, Field
from desktop.catalog.kinds import RATING
from desktop.text import N_

_POINTS = N_("{name} takes 1 to {limit} points.")
_TWICE = N_("{name} is rated twice.")
_NONE_SUCH = N_("There is nothing to rate with the number {number}.")
_NAME, _MOST = "satisfaction_name", "value"  # columns of what can be rated


async def check(lookup: Lookup, action: Action, wishes: Sequence[Wish]) -> list[Problem]:
    """What is wrong with ratings; where the local copy has no dimensions, the API will say it."""
    problems = list[Problem]()
    for field in action.fields:
        if field.kind is not RATING or field.pick is None:
            continue
        rows = await lookup.where(field.pick.dataset, ())
        known = {str(row[field.pick.column]): row for row in rows}
        if known:
            problems += [each for wish in wishes for each in _wrong(field, wish, known)]
    return problems


def _wrong(field: Field, wish: Wish, known: Mapping[str, Row]) -> list[Problem]:
    given = wish.values.get(field.name)
    seen, problems = set[str](), list[Problem]()
    for each in given if isinstance(given, tuple) else ():
        number, _, points = str(each).partition(":")
        row = known.get(number, {})
        name, most = str(row.get(_NAME) or number), int(row.get(_MOST) or 0)
        values = {"name": name, "number": number, "limit": str(most)}
        if not row:
            problems.append(Problem(field.name, _NONE_SUCH, values, wish.line))
        elif number in seen:
            problems.append(Problem(field.name, _TWICE, values, wish.line))
        elif most and not 0 < int(points) <= most:
            problems.append(Problem(field.name, _POINTS, values, wish.line))
        seen.add(number)
    return problems
