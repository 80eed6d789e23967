"""What becomes of a stored value in a file; what stays masked is decided here and nowhere else."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from desktop.catalog.declare import Column, Sensitivity
from desktop.catalog.kinds import AMOUNT, FLAG, STRUCTURE, TEXT, TIME, plain_amount, structure
from desktop.catalog.query import Query
from desktop.export.columns import Whole, amounts, as_is, clock, each
from desktop.export.formulas import harmless, harmless_texts
from desktop.text import MASK, N_, Style

Form = Literal["xlsx", "csv", "jsonl"]
Cell = Callable[[Any], Any]  # a stored value as a value of Python; never called with None

GONE = "_gone"  # name of the column that marks rows the API no longer lists
_PLAIN = "plain"  # as the name of a kind: stored texts that are written as they are


@dataclass(frozen=True, slots=True)
class Field:
    """One column of the file: what becomes of a value in it, and of many at once."""

    name: str
    label: str
    cell: Cell
    whole: Whole


@dataclass(frozen=True, slots=True)
class Cells:
    """How stored values become values of Python, for one form of file and one reader.

    `by_kind` and, for many values at once, `at_once` hold what differs from how a value is shown
    or, if `raw`, encoded. `last` is what happens to each value in the end.
    """

    style: Style
    raw: bool
    by_kind: Mapping[str, Cell]
    at_once: Mapping[str, Whole] = field(default_factory=dict)
    last: Cell | None = None

    def of(self, column: Column) -> Field:
        """The field of a column whose values are seen."""
        kind, style, last = column.kind, self.style, self.last
        own = self.by_kind.get(kind.name)
        plain = kind.encode is TEXT.encode if self.raw else kind.show is TEXT.show
        made = own or (kind.encode if self.raw else lambda value: kind.show(value, style))
        cell = made if last is None else lambda value: last(made(value))
        whole = self.at_once.get(_PLAIN if plain and own is None else kind.name)
        return Field(column.name, style.translate(column.label), cell, whole or each(cell))

    def always(self, name: str, label: str, value: Any) -> Field:
        """A field that tells of a value only that there is one."""
        told = value if self.last is None else self.last(value)
        return Field(name, self.style.translate(label), lambda _: told, each(lambda _: told))


def cells_for(form: Form, raw: bool, style: Style) -> Cells:
    """Numbers stay numbers and, where the form has them, moments, truths and structures too."""
    own: dict[str, Cell] = {AMOUNT.name: AMOUNT.encode, "count": int}
    at_once: dict[str, Whole] = {_PLAIN: as_is, "count": as_is}
    if form == "csv":
        own |= {AMOUNT.name: plain_amount, STRUCTURE: str}
        at_once |= {_PLAIN: harmless_texts, AMOUNT.name: amounts}
        if not raw:  # in a CSV file the text `2026-11-20 09:41:05` serves best
            at_once[TIME.name] = clock(style)
        return Cells(style, raw, own, at_once, _csv)
    if form == "jsonl":
        own |= {FLAG.name: FLAG.encode, STRUCTURE: structure({}).encode}
    else:
        own[STRUCTURE] = str
    if not raw:
        own[TIME.name] = lambda value: _moment(value, style)
    return Cells(style, raw, own, at_once)


def _csv(value: Any) -> Any:
    """A value as it stands in a CSV file: no formula, no exponent."""
    if type(value) is str:
        return harmless(value)
    if type(value) is bool:
        return "true" if value else "false"
    return format(value, "f") if isinstance(value, Decimal) else value


def _moment(value: str, style: Style) -> datetime | str:
    """The moment in the reader's zone; as text where the calendar ends ("never")."""
    try:
        return datetime.fromisoformat(value).astimezone(style.zone)
    except (OverflowError, ValueError):
        return value


def fields_of(
    query: Query,
    columns: Sequence[str],
    cells: Cells,
    *,
    unmasked: bool,
    hidden: Collection[str] = (),
) -> list[Field]:
    """The fields of a file with these columns; a query for rows that left gets a mark of them."""
    fields = list[Field]()
    for name in columns:
        column = query.dataset.by_name[name]
        personal = column.sensitivity is Sensitivity.PERSONAL and not unmasked
        if personal or name in hidden:
            fields.append(cells.always(name, column.label, MASK))
        else:
            fields.append(cells.of(column))
    if query.gone:  # the mark stands behind the columns; NULL while the row is listed
        say = cells.style.translate
        mark = True if cells.raw else say(N_("Yes"))
        fields.append(cells.always(GONE, N_("No longer listed"), mark))
    return fields
