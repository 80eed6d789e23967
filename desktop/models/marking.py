"""What changed since the last look among the rows that a table model holds."""

from collections.abc import Sequence

from desktop.catalog.declare import Column, Dataset
from desktop.catalog.kinds import STRUCTURE, Scalar, brief_time
from desktop.catalog.news import Mark, MarksReader, moment
from desktop.catalog.times import utc_text
from desktop.models.words import say
from desktop.text import N_, Style

_CAME = {"new": N_("New since {time}"), "back": N_("Listed again since {time}")}
_EMPTY = N_("(empty)")


class Marking:
    """The marks of one model. With `since` empty there are none, and nothing is read."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._reader: MarksReader | None = None
        self._marks: dict[int, Mark] = {}
        self.since = ""

    def begin(self, reader: MarksReader, since: str) -> None:
        """Mark what changed since a UTC text from now on."""
        self._reader, self.since = reader, since
        self.forget()

    def read(self, ids: Sequence[int]) -> None:
        """Read what became of these rows.

        Raises:
            StoreBroken: The cache cannot be read.
        """
        if self._reader and self.since:
            self._marks.update(self._reader(self._dataset, ids, self.since))

    def forget(self) -> None:
        """The rows are read anew."""
        self._marks.clear()

    def is_new(self, rowid: int) -> bool:
        """Whether a row came, or came back."""
        mark = self._marks.get(rowid)
        return mark is not None and mark.kind in _CAME

    def is_changed(self, rowid: int, column: Column, value: Scalar) -> bool:
        """Whether a cell of a row that was there had another value."""
        mark = self._marks.get(rowid)
        if mark is None or mark.kind in _CAME or column.name not in mark.before:
            return False
        return mark.before[column.name][0] != value

    def words(self, rowid: int, column: Column, value: Scalar, how: Style, masked: bool) -> str:
        """What a tool tip says of the mark on a cell, "" where there is none; no masked value."""
        mark = self._marks.get(rowid)
        if mark is None:
            return ""
        if mark.kind in _CAME:
            return say(_CAME[mark.kind]).format(time=_time(mark.at, how))
        if not self.is_changed(rowid, column, value):
            return ""
        before, at = mark.before[column.name]
        time = _time(at, how)
        if masked or column.kind.name == STRUCTURE:
            return say(N_("Changed {time}")).format(time=time)
        old, new = (column.kind.cell(each, how) or say(_EMPTY) for each in (before, value))
        return say(N_("{before} → {after}, {time}")).format(before=old, after=new, time=time)


def _time(at: int, how: Style) -> str:
    return brief_time(utc_text(moment(at)), how)
