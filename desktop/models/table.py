"""The table model of every dataset: an id list, of which a window of rows is read when painted."""

import logging
from array import array
from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from desktop.catalog.declare import Column, Dataset
from desktop.catalog.kinds import Scalar
from desktop.catalog.news import MarksReader
from desktop.catalog.query import Reader, Row
from desktop.errors import StoreBroken
from desktop.models.columns import Arrangement
from desktop.models.marking import Marking
from desktop.models.places import places
from desktop.models.words import one_line, say, style, tip, zone_name
from desktop.text import MASK, N_, Style

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
log = logging.getLogger(__name__)
NO_INDEX = QModelIndex()
RAW = Role.UserRole  # the stored value, also of a masked cell: for actions, not for the eye
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROWS_MOVE = QAbstractItemModel.LayoutChangeHint.VerticalSortHint  # the columns stay as they are
_HINTED = "QList<QPersistentModelIndex>,QAbstractItemModel::LayoutChangeHint"
GONE = N_("gone")
GONE_AT_SOURCE = N_("Gone at the source: the API no longer lists this row.")


class Cell(NamedTuple):
    """What a cell looks like, for whoever paints it."""

    text: str
    tone: str = ""  # the colour of a dot before the text; "" for no dot
    quiet: bool = False  # masked, or of a row that is gone at the source
    ink: str = ""  # the colour of the text, where a rule gives it one
    changed: bool = False  # since the last look


_NOTHING = Cell("")


class TableModel(QAbstractTableModel):
    """The rows of one dataset in the order of an id list.

    `show` takes the ids of all rows that fit. `data` reads the 128 rows around a cell when it is
    first asked for, by rowid, in about a millisecond: there is no placeholder and no fetching.
    """

    WINDOW = 128
    KEPT = 16 * WINDOW

    def __init__(
        self,
        dataset: Dataset,
        reader: Reader,
        arrangement: Arrangement,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.dataset = dataset
        self._columns = dataset.columns
        self._arrangement = arrangement
        self._reader = reader
        self.ids = array("q")
        self._rows: dict[int, Row | None] = {}
        self._marking = Marking(dataset)
        self._style = style()
        self._masked = [arrangement.is_masked(column.name) for column in self._columns]
        self._status = status_place(dataset)
        self._currency = currency_places(dataset)
        self._seen: dict[int, set[str]] = {place: set() for place in self._currency.values()}
        self._units: dict[int, str] = {}  # the currency in the header, by column
        self._answers = {
            int(Role.DisplayRole): lambda row, place: self.cell(row, place).text,
            int(Role.ToolTipRole): lambda row, place: tip(self.full(row, place)),
            int(Role.TextAlignmentRole): lambda _row, place: self.alignment(place),
            int(Role.AccessibleTextRole): self._spoken,
            int(RAW): self.raw,
        }
        arrangement.masked.connect(self._on_masked)

    def show(self, ids: "array[int]") -> None:
        """Replace the id list; windows are read anew.

        What points at a row (selection, current row, the view's own marks) goes with its rowid to
        the new place; a reset would drop it whenever a row arrives.
        """
        self.layoutAboutToBeChanged[_HINTED].emit([], _ROWS_MOVE)  # type: ignore[index]
        held = self.persistentIndexList()
        wanted = {self.ids[index.row()] for index in held}
        there = places(ids, wanted)
        rows = [there.get(self.ids[index.row()], -1) for index in held]
        self.ids, self._rows = ids, {}
        self._marking.forget()
        moved = [self.index(row, each.column()) for row, each in zip(rows, held, strict=True)]
        self.changePersistentIndexList(held, moved)  # row -1 is no index: that row is gone
        self.layoutChanged[_HINTED].emit([], _ROWS_MOVE)  # type: ignore[index] # stubs lack it
        for seen in self._seen.values():
            seen.clear()

    def mark(self, reader: MarksReader, since: str) -> None:
        """Mark what changed since a moment, as UTC text; nothing with ""."""
        if since != self._marking.since:
            self._marking.begin(reader, since)
            self._rows.clear()
            if self.ids:
                self.dataChanged.emit(self.index(0, 0), self._last())

    def restyle(self) -> None:
        """The language or the time zone changed: every text is made anew."""
        self._style = style()
        if self.ids:
            self.dataChanged.emit(self.index(0, 0), self._last())
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    @property
    def style(self) -> Style:
        """How values become text here."""
        return self._style

    # what Qt asks

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """All rows that fit, read or not."""
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """All declared columns; the header hides those not shown."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What a role says about a cell; roles that say nothing here cost one look-up."""
        answer = self._answers.get(role)
        return answer(index.row(), index.column()) if answer and index.isValid() else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """The label of a column, with the currency where all loaded rows have the same."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return self.label(section)
        return self.alignment(section) if role == Role.TextAlignmentRole else None

    # what views ask directly

    def label(self, place: int) -> str:
        """The header's text of a column."""
        label = say(self._columns[place].label)
        unit = self._units.get(place)
        return one_line(f"{label} ({unit})") if unit else label

    def alignment(self, place: int) -> Qt.AlignmentFlag:
        """Numbers stand at the right, so that their digits stand in columns."""
        return RIGHT if self._columns[place].kind.numeric else LEFT

    def row(self, row: int) -> Row | None:
        """The values of a row, then its mark of being gone; None if it was deleted meanwhile."""
        rowid = self.ids[row]
        found = self._rows.get(rowid)
        if found is None and rowid not in self._rows:
            self._read(row)
            found = self._rows.get(rowid)
        return found

    def raw(self, row: int, place: int) -> Scalar:
        """The stored value."""
        values = self.row(row)
        return None if values is None else values[place]

    def is_gone(self, row: int) -> bool:
        """Whether the API no longer lists this row."""
        values = self.row(row)
        return values is not None and is_gone(self.dataset, values)

    def is_new(self, row: int) -> bool:
        """Whether a row came since the last look."""
        return self._marking.is_new(self.ids[row])

    def cell(self, row: int, place: int) -> Cell:
        """What a cell looks like."""
        values = self.row(row)
        if values is None:
            return _NOTHING
        gone = is_gone(self.dataset, values)
        value = values[place]
        kind = self._columns[place].kind
        changed = self._marking.is_changed(self.ids[row], self._columns[place], value)
        if value is None:
            text = tone = ""
        elif self._masked[place]:
            return Cell(MASK, "", quiet=True, changed=changed)
        else:
            text = one_line(self._brief(values, place))
            tone = "" if gone or not kind.tones else kind.tone(value)
        if gone and place == self._status:
            text = f"{text} · {say(GONE)}" if text else say(GONE)
        return Cell(text, tone, gone, "" if gone else self._ink(value, place), changed)

    def full(self, row: int, place: int) -> str:
        """The whole value of a cell in words, and what is new about it; a masked one stays so."""
        values = self.row(row)
        if values is None:
            return ""
        masked, column = self._masked[place], self._columns[place]
        news = self._marking.words(self.ids[row], column, values[place], self._style, masked)
        return "\n".join(text for text in (self._full(row, place), news) if text)

    def _full(self, row: int, place: int) -> str:
        values = self.row(row)
        if values is None:
            return ""
        value = values[place]
        if self._masked[place] and value is not None:
            return MASK
        text = full_text(self._columns[place], value, self._style)
        if place in self._currency and value is not None:
            text = f"{text} {values[self._currency[place]] or ''}".rstrip()
        if is_gone(self.dataset, values):
            return f"{text}\n{say(GONE_AT_SOURCE)}".lstrip()
        return text

    def _ink(self, value: Scalar, place: int) -> str:
        rules = self._columns[place].colours
        return next((rule.tone for rule in rules if rule.holds(value, self._style)), "")

    def _brief(self, values: Row, place: int) -> str:
        text = self._columns[place].kind.cell(values[place], self._style)
        where = self._currency.get(place)
        if where is not None and len(self._seen[where]) > 1:
            return f"{text} {values[where] or ''}".rstrip()
        return text

    def _spoken(self, row: int, place: int) -> str:
        cell, words = self.cell(row, place), N_("{column}, {value}")
        if cell.changed:
            words = N_("{column}, {value}, changed")
        elif self.is_new(row):
            words = N_("{column}, {value}, new")
        text = say(N_("hidden")) if cell.text == MASK else cell.text
        return say(words).format(column=self.label(place), value=text or say(N_("empty")))

    def _read(self, row: int) -> None:
        if len(self._rows) >= self.KEPT:
            self._rows.clear()
            self._marking.forget()
        start = max(row - self.WINDOW // 4, 0)  # a screen seldom begins on a border of windows
        ids = self.ids[start : start + self.WINDOW]
        try:
            found = self._reader(self.dataset, ids)
            self._marking.read(ids)
        except StoreBroken as exc:  # painting must go on; the next question says it in words
            log.warning("reading rows of %s: %s", self.dataset.name, exc)
            found = {}
        self._rows.update(found)
        self._rows.update((rowid, None) for rowid in ids if rowid not in found)  # deleted meanwhile
        self._note_currencies(list(found.values()))

    def _note_currencies(self, rows: Sequence[Row]) -> None:
        """The header names the currency as soon as the loaded rows tell, and only if they agree."""
        for place, seen in self._seen.items():
            seen.update(str(values[place]) for values in rows if values[place])
        units = {
            place: next(iter(self._seen[where]))
            for place, where in self._currency.items()
            if len(self._seen[where]) == 1
        }
        if units != self._units:
            self._units = units
            QTimer.singleShot(0, self._announce_units)  # not while a cell is being painted

    def _announce_units(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)
        if self.ids:
            self.dataChanged.emit(self.index(0, 0), self._last())

    def _on_masked(self, name: str) -> None:
        place = list(self.dataset.by_name).index(name)
        self._masked[place] = self._arrangement.is_masked(name)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, place, place)
        if self.ids:
            self.dataChanged.emit(self.index(0, place), self.index(len(self.ids) - 1, place))

    def _last(self) -> QModelIndex:
        return self.index(len(self.ids) - 1, len(self._columns) - 1)


def is_gone(dataset: Dataset, values: Row) -> bool:
    """Whether a row as a Reader gives it bears the mark of being gone at the source."""
    mark = len(dataset.columns)
    return len(values) > mark and values[mark] is not None


def status_place(dataset: Dataset) -> int:
    """The column in which a row says that it is gone: its status, else its first code or column."""
    names = list(dataset.by_name)
    if dataset.lifecycle:
        return names.index(dataset.lifecycle.column)
    codes = (n for n, c in enumerate(dataset.columns) if c.kind.labels and c.shown and not c.join)
    return next(codes, next((n for n, c in enumerate(dataset.columns) if c.shown), 0))


def currency_places(dataset: Dataset) -> dict[int, int]:
    """Where the currency of each amount stands: in the record that the amount comes from."""
    names = list(dataset.by_name)
    found = {}
    for place, column in enumerate(dataset.columns):
        name = f"{column.join.dataset.name}.currency" if column.join else "currency"
        if column.kind.name == "amount" and name in names:
            found[place] = names.index(name)
    return found


def full_text(column: Column, value: Scalar, how: Style) -> str:
    """A value at full length: a time with its zone, a word with its code."""
    text = column.kind.show(value, how)
    if value is None:
        return text
    if column.kind.name == "time":
        return f"{text} ({zone_name(str(value), how)})"
    if column.kind.labels and text != str(value):
        return f"{text} ({value})"
    return text
