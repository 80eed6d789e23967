"""What happened to a record, as lines under the months, the newest first; before it what will."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject

from desktop.catalog.declare import Column, Dataset
from desktop.catalog.kinds import Scalar, brief_time, show_time
from desktop.catalog.overview import Event, Happened, Overview, Strand
from desktop.catalog.query import Reader, Row
from desktop.catalog.times import utc_text
from desktop.models.columns import Arrangement
from desktop.models.lines import LinesModel
from desktop.models.table import currency_places
from desktop.models.words import count, one_line, say, style
from desktop.text import MASK, N_, Style

NOTE = -1  # the strand of what the user wrote
_WINDOW = 64
_KEPT_LINES = 4096
_MOST_AHEAD = 3  # of what is to come; lists by expiry have the rest
_AT_A_TIME = 2  # texts that say what something happened to


@dataclass(frozen=True, slots=True)
class Line:
    """One event in words; without `happened` it is a heading.

    `title` and `amount` are MASK where the content is hidden.
    """

    title: str
    words: str = ""
    time: str = ""
    amount: str = ""
    tone: str = ""
    full: str = ""  # the whole time
    happened: Happened | None = None

    @property
    def spoken(self) -> str:
        """What a reader of the screen says."""
        hidden = {MASK: say(N_("hidden"))}
        parts = (self.full, self.words, self.title, self.amount)
        return ", ".join(hidden.get(part, part) for part in parts if part)

    @property
    def tip(self) -> str:
        """What the tool tip shows."""
        return f"{self.words} · {self.full}\n{self.title}\n{self.amount}".rstrip()


class TimelineModel(LinesModel):
    """All events of a record. Their rows are read when they are first painted, by rowid."""

    def __init__(
        self,
        reader: Reader,
        arrangement: Callable[[Dataset], Arrangement],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reader, self._arrangement = reader, arrangement
        self._strands: Sequence[Strand] = ()
        self._items: list[Happened | str] = []
        self._rows: dict[tuple[int, int], Row | None] = {}
        self._note = ""

    def show(self, overview: Overview, happened: Sequence[Happened], note: tuple[str, str]) -> None:
        """Show these events, the newest first, and when the user wrote what."""
        self.beginResetModel()
        self._style, self._strands, self._rows = style(), overview.strands, {}
        written, self._note = note[0], one_line(note[1])
        events = list(happened)
        ahead = sum(each.time > utc_text(self._style.now()) for each in events)
        del events[: max(ahead - _MOST_AHEAD, 0)]  # the nearest stay
        if written:
            events.insert(_place(events, written), Happened(written, NOTE, 0, 0))
        self._items = list(_under_months(events, self._style, ahead))
        self.endResetModel()

    def happened(self, row: int) -> Happened | None:
        """The event in a row; None for a heading."""
        item = self._items[row]
        return item if isinstance(item, Happened) else None

    def is_heading(self, row: int) -> bool:
        """Whether a month, or what is to come, is announced in a row."""
        return self.happened(row) is None

    def dataset(self, happened: Happened) -> Dataset | None:
        """The dataset of whose rows an event is; None if the user wrote it."""
        return None if happened.strand == NOTE else self._strands[happened.strand].dataset

    def line(self, row: int) -> Line:
        """A row in words."""
        item = self._items[row]
        if isinstance(item, str):
            return Line(item)
        full = show_time(item.time, self._style)
        time = brief_time(item.time, self._style)
        if item.strand == NOTE:
            words = say(N_("Note written"))
            return Line(self._note, words, time, "", "neutral", full, item)
        strand = self._strands[item.strand]
        event, values = strand.events[item.event], self._values(row, item)
        return Line(
            self._title(strand, event, values),
            self._words(strand, event, values),
            time,
            self._amount(strand, event, values),
            event.tone,
            full,
            item,
        )

    # words

    def _title(self, strand: Strand, event: Event, values: Row) -> str:
        found = [self._text(strand.dataset, name, values) for name in event.columns]
        told = [text for text in found if text not in ("", MASK)]
        return " · ".join(told[:_AT_A_TIME]) or (MASK if MASK in found else "")

    def _words(self, strand: Strand, event: Event, values: Row) -> str:
        if event.code:
            return self._text(strand.dataset, event.code, values) or say(strand.dataset.label)
        return say(event.words)

    def _amount(self, strand: Strand, event: Event, values: Row) -> str:
        if not event.amount:
            return ""
        text = self._text(strand.dataset, event.amount, values)
        names = list(strand.dataset.by_name)
        where = currency_places(strand.dataset).get(names.index(event.amount))
        if not text or text == MASK or where is None or not values:
            return text
        return one_line(f"{text} {values[where] or ''}".rstrip())

    def _text(self, dataset: Dataset, name: str, values: Row) -> str:
        value = _value(dataset, name, values)
        column: Column = dataset.by_name[name]
        if value is None:
            return ""
        if self._arrangement(dataset).is_masked(name):
            return MASK
        return one_line(column.kind.cell(value, self._style))

    # rows

    def _values(self, row: int, happened: Happened) -> Row:
        """The row of an event; () if it was deleted meanwhile."""
        at = (happened.strand, happened.rowid)
        if at not in self._rows:
            self._read(row)
        return self._rows.get(at) or ()

    def _read(self, row: int) -> None:
        """Read the rows of the lines around one, each dataset's by one question."""
        if len(self._rows) > _KEPT_LINES:
            self._rows.clear()
        start = row - row % _WINDOW
        near = [each for each in self._items[start : start + _WINDOW] if isinstance(each, Happened)]
        for number in {each.strand for each in near} - {NOTE}:
            ids = list(dict.fromkeys(each.rowid for each in near if each.strand == number))
            found = self._reader(self._strands[number].dataset, ids)
            self._rows.update({(number, rowid): found.get(rowid) for rowid in ids})


def _value(dataset: Dataset, name: str, values: Row) -> Scalar:
    return values[list(dataset.by_name).index(name)] if values else None


def _place(events: Sequence[Happened], time: str) -> int:
    """Where something of this time belongs among events, the newest of which come first."""
    return bisect_left(events, _descending(time), key=lambda each: _descending(each.time))


def _descending(time: str) -> tuple[int, ...]:
    return tuple(-ord(sign) for sign in time)


def _under_months(events: Sequence[Happened], how: Style, ahead: int) -> Iterator[Happened | str]:
    """Events, with a heading before each month of the reader's zone, and before what is to come."""
    now, begin = utc_text(how.now()), "9999"
    if ahead > _MOST_AHEAD:
        words = say(N_("To come: the next {shown} of {count}"))
        yield words.format(shown=_MOST_AHEAD, count=count(ahead))
    elif ahead:
        yield say(N_("To come"))
    for each in events:
        if each.time <= now and each.time < begin:
            first = _month(each.time, how)
            begin = utc_text(first)
            yield f"{first:%Y-%m}"
        yield each


def _month(time: str, how: Style) -> datetime:
    moment = datetime.fromisoformat(time)
    with suppress(OverflowError):  # at the beginning of the calendar there is no other zone
        moment = moment.astimezone(how.zone)
    return moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
