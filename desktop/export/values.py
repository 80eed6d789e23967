"""What becomes of a stored value in a file; what stays masked is decided here and nowhere else."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from desktop.catalog.declare import Column, Sensitivity
from desktop.catalog.kinds import AMOUNT, FLAG, STRUCTURE, TIME, Scalar, structure
from desktop.catalog.query import Query
from desktop.text import MASK, N_, Style

Form = Literal["xlsx", "csv", "jsonl"]
Cell = Callable[[Any], Any]  # a stored value as a value of Python; never called with None

GONE = "_gone"  # name of the column that marks rows the API no longer lists


@dataclass(frozen=True, slots=True)
class Field:
    """One column of the file: where its value stands in a row, and what becomes of it."""

    place: int
    name: str
    label: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Cells:
    """How stored values become values of Python, for one form of file and one reader."""

    style: Style
    raw: bool
    by_kind: Mapping[str, Cell]

    def of(self, column: Column) -> Cell:
        """What is done with the values of `column`."""
        kind, style = column.kind, self.style
        own = self.by_kind.get(kind.name)
        if own is not None or self.raw:
            return own or kind.encode
        return lambda value: kind.show(value, style)


def cells_for(form: Form, raw: bool, style: Style) -> Cells:
    """Numbers stay numbers and, where the form has them, moments, truths and structures too."""
    own: dict[str, Cell] = {AMOUNT.name: AMOUNT.encode, "count": int}
    if form == "jsonl":
        own |= {FLAG.name: FLAG.encode, STRUCTURE: structure({}).encode}
    else:
        own[STRUCTURE] = str
    if not raw and form != "csv":  # in a CSV file the text `2026-11-20 09:41:05` serves best
        own[TIME.name] = lambda value: _moment(value, style)
    return Cells(style, raw, own)


def _moment(value: str, style: Style) -> datetime | str:
    """The moment in the reader's zone; as text where the calendar ends ("never")."""
    try:
        return datetime.fromisoformat(value).astimezone(style.zone)
    except (OverflowError, ValueError):
        return value


def _masked(_value: Scalar) -> str:
    return MASK


def fields_of(
    query: Query,
    columns: Sequence[str],
    cells: Cells,
    *,
    unmasked: bool,
    hidden: Collection[str] = (),
) -> list[Field]:
    """The fields of a file with these columns; a query for rows that left gets a mark of them."""
    places = {column.name: at for at, column in enumerate(query.dataset.columns)}
    say, fields = cells.style.translate, list[Field]()
    for name in columns:
        column = query.dataset.by_name[name]
        personal = column.sensitivity is Sensitivity.PERSONAL and not unmasked
        cell = _masked if personal or name in hidden else cells.of(column)
        fields.append(Field(places[name], name, say(column.label), cell))
    if query.gone:  # the mark stands behind the columns; NULL while the row is listed
        yes = say(N_("Yes"))
        mark: Cell = bool if cells.raw else lambda _value: yes
        fields.append(Field(len(places), GONE, say(N_("No longer listed")), mark))
    return fields
