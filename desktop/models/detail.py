"""One record in full, as data: its values in words, its small lists, what it is related to."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from desktop.catalog.declare import Column, Dataset
from desktop.catalog.kinds import STRUCTURE, Kind, Scalar
from desktop.catalog.query import Condition, Query, Row
from desktop.catalog.wire import Unreadable, from_json
from desktop.models.columns import Arrangement
from desktop.models.table import currency_places, full_text, is_gone
from desktop.models.words import one_line, say
from desktop.text import MASK, Style

_BETWEEN = " "  # the parts of a key in one name, as desktop/store/owners.py knows them
_LONGEST_TITLE = 120  # characters; the whole text stands among the values
_MOST_ACROSS = 3  # parts side by side; with more of them each stands on a line of its own


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a record. `text` is MASK where the content of the column is hidden."""

    name: str
    label: str
    text: str
    tone: str = ""
    masked: bool = False
    has_eye: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A small list inside a record: headers, then rows of as many texts.

    Without headers the rows are pairs of a label and a value.
    """

    label: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """Rows of another dataset that belong to this record: those with `value` in `column`.

    `more` are the tests on the other parts of its key, if that has several; `owner` is the record
    as a reading of its rows is told of it.
    """

    dataset: Dataset
    column: str
    value: str
    more: tuple[Condition, ...] = ()
    owner: str = ""

    def query(self) -> Query:
        """The question that finds them, newest first."""
        return Query(self.dataset, (Condition(self.column, "in", (self.value,)), *self.more))


@dataclass(frozen=True, slots=True)
class Line:
    """A related row in two lines: what it is and how much, then what else is known."""

    title: str
    amount: str
    more: str
    tone: str = ""
    gone: bool = False


class Record:
    """A row of a dataset, put in words with the masks of an arrangement."""

    def __init__(self, dataset: Dataset, row: Row, arrangement: Arrangement, how: Style) -> None:
        self.dataset, self._row, self._style = dataset, row, how
        self._arrangement = arrangement
        self._names = list(dataset.by_name)
        self._currency = currency_places(dataset)
        self.gone = is_gone(dataset, row)

    @property
    def key(self) -> str:
        """The key, of a dataset with a key of one column; the others have no relations."""
        return str(self._value(self.dataset.key[0]) or "") if len(self.dataset.key) == 1 else ""

    def title(self) -> Entry:
        """What the record is called: its first column that says something."""
        columns = [column for column in self.dataset.own if self._value(column.name)]
        entry = self.entry(columns[0] if columns else self.dataset.own[0])
        if len(entry.text) <= _LONGEST_TITLE:
            return entry
        return replace(entry, text=f"{entry.text[:_LONGEST_TITLE]}…")

    def status(self) -> Entry | None:
        """The column that says how it stands with the record: of codes that have a colour."""
        lifecycle = self.dataset.lifecycle
        toned = (column for column in self.dataset.own if column.shown and column.kind.tones)
        column = self.dataset.by_name[lifecycle.column] if lifecycle else next(toned, None)
        return self.entry(column) if column and self._value(column.name) else None

    def entries(self) -> list[Entry]:
        """All values of the record itself; of columns that are not shown, those that are there."""
        return [
            self.entry(column)
            for column in self.dataset.own
            if column.kind.name != STRUCTURE
            and column.name != self.dataset.unit
            and column.name not in self.dataset.digest
            and (column.shown or self._value(column.name))
        ]

    def joined(self, there: Dataset) -> list[Entry]:
        """What is known of the record of another dataset that this one belongs to."""
        return [
            self.entry(column)
            for column in self.dataset.columns
            if column.join and column.join.dataset is there and self._value(column.name) is not None
        ]

    def entry(self, column: Column) -> Entry:
        """One value in words."""
        value = self._value(column.name)
        masked = self._arrangement.is_masked(column.name) and value is not None
        return Entry(
            column.name,
            say(column.label),
            MASK if masked else self._words(column, value),
            "" if masked or value is None or not column.kind.tones else column.kind.tone(value),
            masked,
            Arrangement.has_eye(column),
        )

    def grids(self) -> list[Grid]:
        """The small lists inside the record that hold something and are not hidden."""
        found = (
            (column, self._value(column.name))
            for column in self.dataset.own
            if column.kind.name == STRUCTURE and not self._arrangement.is_masked(column.name)
        )
        return [
            grid
            for column, value in found
            if value and (grid := _grid(column, str(value), self._style))
        ]

    def parents(self) -> list[tuple[Dataset, Relation]]:
        """The records of other datasets that this one belongs to: the customer of an order."""
        found = []
        for join in self.dataset.joins:
            key = self._value(join.on)
            if key and len(join.dataset.key) == 1:
                relation = Relation(join.dataset, join.dataset.key[0], str(key))
                found.append((join.dataset, relation))
        return found

    def children(self, datasets: Iterable[Dataset]) -> list[Relation]:
        """The rows of other datasets that belong to this one: lines first, then what joins it."""
        joined = [join.dataset for join in self.dataset.joins]
        lines, others = [], []
        for other in datasets:
            if other in joined:  # one to one: its columns are among ours
                continue
            if other.of == self.dataset.name and (owned := self._owned(other)):
                lines.append(owned)
            elif self.key:
                others += [
                    Relation(other, join.on, self.key)
                    for join in other.joins
                    if join.dataset is self.dataset
                ]
        return lines + others

    def _owned(self, other: Dataset) -> Relation | None:
        """The rows that are read for this record, or stand in it; None if they do not say so."""
        per, parts = other.source.per, self.dataset.key
        column = other.whole or other.scope_column
        value = str(self._value((per and per.column) or parts[0]) or "")
        if not column or not value:
            return None
        more = tuple(
            Condition(name, "in", (self._value(there),))
            for name, there in (per.also.items() if per else ())
            if there in parts and name in other.places
        )
        owner = _BETWEEN.join(str(self._value(part) or "") for part in parts)
        return Relation(other, column, value, more, owner)

    def line(self, without: str) -> Line:
        """The record as a related row of another one, which column `without` leads to."""
        columns = [
            column
            for column in self.dataset.own
            if column.shown and column.name != without and self._value(column.name) is not None
        ]
        amount = next((column for column in columns if column.kind.name == "amount"), None)
        title = next((column for column in columns if column.kind.name == "text"), None)
        rest = [each for each in columns if each is not title and each.kind.name != "amount"]
        status = self.status()
        more = [status.text] if status else []
        more += [
            self._labelled(column) for column in rest if not status or column.name != status.name
        ]
        return Line(
            one_line(self.entry(title).text if title else self.key),
            one_line(self.entry(amount).text) if amount else "",
            one_line(" · ".join(text for text in more if text)),
            status.tone if status and not self.gone else "",
            self.gone,
        )

    def _labelled(self, column: Column) -> str:
        """A value that says what it is: numbers and times need their label."""
        entry = self.entry(column)
        if entry.masked:
            return entry.text
        text = column.kind.cell(self._value(column.name), self._style)
        bare = column.kind.name in ("text", "choice")
        return text if bare else f"{entry.label} {text}"

    def _value(self, name: str) -> Scalar:
        return self._row[self._names.index(name)]

    def _words(self, column: Column, value: Scalar) -> str:
        if value is None:
            return ""
        if column.kind.name == "choice":
            return column.kind.show(value, self._style)
        text = full_text(column, value, self._style)
        where = self._currency.get(self._names.index(column.name))
        return f"{text} {self._row[where] or ''}".rstrip() if where is not None else text


def _grid(column: Column, text: str, how: Style) -> Grid | None:
    """A stored structure as a grid of its declared parts; None where none of them is there."""
    try:
        value = from_json(text.encode())
    except Unreadable:
        return None
    items = value if isinstance(value, list) else [value]
    objects = [item for item in items if isinstance(item, dict)]
    parts = column.kind.parts
    names = [name for name in parts if any(item.get(name) is not None for item in objects)]
    if not names:
        return None
    labels = tuple(say(parts[name].label) for name in names)
    rows = [
        tuple(_part(parts[name].kind, item.get(name), how) for name in names) for item in objects
    ]
    if isinstance(value, list) and len(names) <= _MOST_ACROSS:
        return Grid(say(column.label), labels, tuple(rows))
    pairs = [pair for row in rows for pair in zip(labels, row, strict=True) if pair[1]]
    return Grid(say(column.label), (), tuple(pairs))


def _part(kind: Kind, value: Any, how: Style) -> str:
    """A part in words; what cannot be read is left out, as in a column."""
    try:
        return kind.cell(kind.decode(value), how)
    except (ValueError, TypeError, ArithmeticError):
        return ""
