"""Reading the columns of a dataset off records of the wire, by a plan made once for the dataset.

A page has thousands of fields. It is read column by column: what holds for all values of a column
is found out once. A page in which something is odd is read once more, record by record.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any

from desktop.catalog.kinds import Kind, Scalar

_Step = tuple[str, bool]  # the name of a member, and whether it is a list of at most one
_NOTHING: Mapping[str, Any] = {}


class Plan:
    """How the fields of a record become the values of a row.

    `fields` are dotted names, with `[0]` after that of a list, and what kind each value is. Those
    side by side that stand in the same object are a run: the object is looked up once.
    """

    def __init__(self, fields: Sequence[tuple[str, Kind]]) -> None:
        self._fields = [(name, *_path(name), kind.decode) for name, kind in fields]
        self._runs = [
            (holder, [(leaf, _decoder(kind)) for (_, leaf), kind in run])
            for holder, run in groupby(
                [(_path(name), kind) for name, kind in fields], lambda field: field[0][0]
            )
        ]

    def columns(
        self, records: Sequence[Mapping[str, Any]]
    ) -> tuple[list[Sequence[Scalar]], dict[int, list[str]]]:
        """The values of all records, by field; and by place the names of what cannot be read."""
        try:
            return self._at_once(records), {}
        except (ValueError, TypeError, ArithmeticError):
            rows, odd = list[list[Scalar]](), dict[int, list[str]]()
            for place, record in enumerate(records):
                values, unreadable = self._one_by_one(record)
                rows.append(values)
                if unreadable:
                    odd[place] = unreadable
            return [*zip(*rows, strict=True)], odd

    def _at_once(self, records: Sequence[Mapping[str, Any]]) -> list[Sequence[Scalar]]:
        columns = list[Sequence[Scalar]]()
        for holder, run in self._runs:
            inner = records
            if holder:
                inner = [_inner(record, holder) or _NOTHING for record in records]
            for leaf, decode in run:
                columns.append(decode([one.get(leaf) for one in inner]))
        return columns

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


def _decoder(kind: Kind) -> Callable[[Sequence[Any]], Sequence[Scalar]]:
    """What reads the values of a column."""
    decode = kind.decode
    if kind.decode_all:
        return kind.decode_all
    return lambda values: [None if value is None else decode(value) for value in values]


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
