"""The forms of text files: JSON lines and CSV. A sink takes many rows at once, by column."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO, Protocol

from desktop.catalog.wire import to_json
from desktop.export.columns import Columns
from desktop.export.files import Place
from desktop.export.formulas import harmless
from desktop.export.values import Field, Form


class Sink(Protocol):
    """One file being written."""

    def heading(self, fields: Sequence[Field], first: Columns) -> None:
        """Write the names of the fields; `first` are the first rows, to take widths from."""

    def rows(self, columns: Columns) -> None:
        """Write some rows: of each field its stored values."""

    def finish(self) -> None:
        """Write what stands at the end."""


@contextmanager
def opened_sink(form: Form, place: Place, *, raw: bool) -> Iterator[Sink]:
    """Yield a sink that writes to `place`."""
    if form == "jsonl":
        yield JsonLines(place.stream)
    elif form == "csv":
        yield Csv(place.stream, raw=raw, mark=place.to_file and not raw)
    else:
        from desktop.export.xlsx import Xlsx

        book = Xlsx(place, raw=raw)
        try:
            yield book
        finally:
            book.release()


class JsonLines:
    """One JSON object a line; numbers are exact, texts are as they came."""

    def __init__(self, stream: BinaryIO) -> None:
        self._write, self._fields = stream.write, list[Field]()
        self._names = list[str]()

    def heading(self, fields: Sequence[Field], first: Columns) -> None:
        """Remember the names: each line repeats them."""
        self._fields, self._names = [*fields], [field.name for field in fields]

    def rows(self, columns: Columns) -> None:
        """Write one object for each row."""
        pairs = zip(self._fields, columns, strict=True)
        lines = [
            to_json(dict(zip(self._names, values, strict=True)))
            for values in zip(*(field.whole(column) for field, column in pairs), strict=True)
        ]
        self._write(b"\n".join([*lines, b""]))

    def finish(self) -> None:
        """Nothing stands at the end of the lines."""


class Csv:
    """Comma separated values as Excel and every other program read them.

    Args:
        stream: Where the bytes go.
        raw: Names instead of labels.
        mark: Begin with the mark by which Excel knows UTF-8.
    """

    def __init__(self, stream: BinaryIO, *, raw: bool, mark: bool) -> None:
        self._write, self._raw = stream.write, raw
        self._fields = list[Field]()
        self._start = "\ufeff" if mark else ""

    def heading(self, fields: Sequence[Field], first: Columns) -> None:
        """Write names or labels."""
        self._fields = [*fields]
        names = [harmless(field.name if self._raw else field.label) for field in fields]
        self._put([names], self._start)

    def rows(self, columns: Columns) -> None:
        """Write some rows; the fields saw to it that no text is a formula."""
        pairs = zip(self._fields, columns, strict=True)
        self._put(zip(*(field.whole(column) for field, column in pairs), strict=True))

    def finish(self) -> None:
        """Nothing stands at the end."""

    def _put(self, rows: Iterable[Sequence[Any]], start: str = "") -> None:
        text = io.StringIO(start, newline="")
        text.seek(0, io.SEEK_END)
        csv.writer(text).writerows(rows)
        self._write(text.getvalue().encode("utf-8", "replace"))
