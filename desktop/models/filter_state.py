"""What a filter bar is set to, as JSON: to be kept, and read again whatever somebody made of it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from desktop.catalog.declare import Dataset, Filter
from desktop.catalog.kinds import Kind, Scalar
from desktop.catalog.query import Condition
from desktop.catalog.times import utc_text
from desktop.models import filters
from desktop.models.filters import MINE, Chosen
from desktop.models.words import style

_MOST_VALUES, _LONGEST = 5000, 1000
_INT64 = range(-(2**63), 2**63 - 1)  # the end of a range is asked for with one more
_OPERATORS = {"period": ("from", "before"), "range": ("from", "before")}
_OTHERS = ("in", "has", "empty")


def kept(chosen: Iterable[Chosen], *, named: bool = True) -> list[dict[str, Any]]:
    """The filters as JSON; without `named` what keys are called elsewhere stays here."""
    return [_kept(one, named) for one in chosen]


def _kept(one: Chosen, named: bool) -> dict[str, Any]:
    state: dict[str, Any] = {"column": one.filter.column}
    if one.preset:
        return state | {"preset": one.preset}
    state["where"] = [
        [each.operator, list(each.value) if isinstance(each.value, tuple) else each.value]
        for each in one.conditions
    ]
    return state | {"names": list(one.names)} if one.names and named else state


def restored(dataset: Dataset, states: object, mine: str) -> tuple[list[Chosen], int]:
    """The filters that still make sense, one for each column, and how many do not.

    `mine` is the login that the user said was theirs.
    """
    items = states if isinstance(states, list) else []
    found = dict[str, Chosen]()
    for state in items:
        one = _restored(dataset, state, mine) if isinstance(state, dict) else None
        if one is not None:
            found.setdefault(one.filter.column, one)
    return list(found.values()), len(items) - len(found)


def _restored(dataset: Dataset, state: Mapping[str, Any], mine: str) -> Chosen | None:
    name, preset = state.get("column"), state.get("preset")
    known = isinstance(name, str) and name in dataset.by_name
    one = filters.filter_of(dataset, str(name)) if known else None
    if one is None:
        return None
    kind = dataset.by_name[one.column].kind
    if preset == MINE:
        text = kind.sql is str and one.form not in _OPERATORS
        return Chosen(one, (Condition(one.column, "in", (mine,)),), MINE) if text else None
    if isinstance(preset, str) and preset:
        spans = one.form == "period" and filters.is_preset(preset)
        return Chosen(one, (), preset) if spans else None
    tests = [_test(one, kind, each) for each in _list(state.get("where"))]
    conditions = tuple(test for test in tests if test is not None)
    if not conditions or len(conditions) < len(tests):
        return None  # half of a condition would show what nobody asked for
    names = [each for each in _list(state.get("names")) if isinstance(each, str)]
    agree = len(conditions) == 1 and len(Chosen(one, conditions).values()) == len(names)
    return Chosen(one, conditions, names=tuple(names) if agree else ())


def _test(one: Filter, kind: Kind, pair: object) -> Condition | None:
    """One test of a file, if its operator and its value are such as the editors make."""
    if not isinstance(pair, list) or len(pair) != 2:
        return None
    operator, value = pair
    if operator not in _OPERATORS.get(one.form, _OTHERS):
        return None
    fits = {
        "in": _is_choice(kind, value),
        "has": _is_text(value) and kind.sql is str,
        "empty": type(value) is bool,
        "from": _is_end(kind, value),
        "before": _is_end(kind, value),
    }
    if not fits[operator]:
        return None
    return Condition(one.column, operator, tuple(value) if operator == "in" else value)


def _is_choice(kind: Kind, values: object) -> bool:
    if not isinstance(values, list) or not 0 < len(values) <= _MOST_VALUES:
        return False
    return all(value is None or _is_stored(kind, value) for value in values)


def _is_stored(kind: Kind, value: object) -> bool:
    return _is_text(value) if kind.sql is str else type(value) is int and value in _INT64


def _is_text(value: object) -> bool:
    """Whether it is a text that SQLite takes: half surrogates it does not."""
    if not isinstance(value, str) or not 0 < len(value) <= _LONGEST:
        return False
    return value.encode("utf-8", "ignore").decode("utf-8") == value


def _is_end(kind: Kind, value: Scalar) -> bool:
    if kind.name != "time":
        return _is_stored(kind, value)
    try:
        moment = datetime.fromisoformat(str(value)).astimezone(style().zone)
        return utc_text(moment) == value  # as it is stored: it is compared as a text
    except (ValueError, OverflowError):
        return False


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
