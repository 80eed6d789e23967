"""Reading the columns of a dataset off a record of the wire, by a plan made once for the dataset.

A hundred thousand records have millions of fields: what can be known before is not found out anew
for each of them. A record in which something is odd is read once more, field by field.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any

from desktop.catalog.kinds import Scalar

Decode = Callable[[Any], Scalar]
_Step = tuple[str, bool]  # the name of a member, and whether it is a list of at most one


class Plan:
    """How the fields of a record become the values of a row.

    `fields` are dotted names, with `[0]` after that of a list, and what reads each value. Those
    side by side that stand in the same object are a run: the object is looked up once.
    """

    def __init__(self, fields: Sequence[tuple[str, Decode]]) -> None:
        self._fields = [(name, *_path(name), decode) for name, decode in fields]
        self._runs = [
            (holder, tuple((leaf, decode) for _, _, leaf, decode in run))
            for holder, run in groupby(self._fields, lambda field: field[1])
        ]

    def values(self, record: Mapping[str, Any]) -> tuple[list[Scalar], list[str]]:
        """The values in the order of the fields, and the names of those that cannot be read."""
        try:
            return self._at_once(record), []
        except (ValueError, TypeError, ArithmeticError):
            return self._one_by_one(record)

    def _at_once(self, record: Mapping[str, Any]) -> list[Scalar]:
        values = list[Scalar]()
        for holder, run in self._runs:
            inner = _inner(record, holder) if holder else record
            if inner is None:
                values += [None] * len(run)
            else:
                get = inner.get
                values += [
                    None if (value := get(leaf)) is None else decode(value) for leaf, decode in run
                ]
        return values

    def _one_by_one(self, record: Mapping[str, Any]) -> tuple[list[Scalar], list[str]]:
        values, unreadable = list[Scalar](), list[str]()
        for name, holder, leaf, decode in self._fields:
            value: Scalar = None
            try:
                inner = _inner(record, holder)
                value = None if inner is None else decode(inner.get(leaf))
            except (ValueError, TypeError, ArithmeticError):
                unreadable.append(name)
            values.append(value)
        return values, unreadable


def _path(name: str) -> tuple[tuple[_Step, ...], str]:
    """The steps to the object in which a field stands, and what it is called there."""
    *steps, leaf = name.split(".")
    return tuple((step.removesuffix("[0]"), step.endswith("[0]")) for step in steps), leaf


def _inner(record: Mapping[str, Any], holder: tuple[_Step, ...]) -> Mapping[str, Any] | None:
    """The object some steps lead to; None where one is missing.

    Raises:
        ValueError: A step leads to something that is no object, or a list of more than one.
    """
    value: Any = record
    for name, is_list in holder:
        value = value.get(name)
        if is_list and value is not None:
            if not isinstance(value, list) or len(value) > 1:
                raise ValueError("not a list of at most one")
            value = value[0] if value else None
        if value is None:
            return None
        if not isinstance(value, dict):
            raise ValueError("not an object")
    return value  # type: ignore[no-any-return] # an object of JSON
