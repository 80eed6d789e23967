"""The forms of text files: JSON lines and CSV. A sink takes rows of Python values."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from desktop.catalog.wire import to_json
from desktop.export.values import Field, Form

# The signs with which a spreadsheet takes a text for a formula, also as a Chinese keyboard has them
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


class Sink(Protocol):
    """One file being written."""

    def heading(self, fields: Sequence[Field], rows: Sequence[list[Any]]) -> None:
        """Write the names of the fields; `rows` are the first ones, to take widths from."""

    def row(self, values: list[Any]) -> None:
        """Write one row."""

    def finish(self) -> None:
        """Write what stands at the end."""


@contextmanager
def opened_sink(
    form: Form, stream: BinaryIO, folder: Path, *, raw: bool, to_file: bool
) -> Iterator[Sink]:
    """Yield a sink that writes to `stream`; `folder` is for what it needs meanwhile."""
    if form == "jsonl":
        yield JsonLines(stream)
    elif form == "csv":
        yield Csv(stream, raw=raw, mark=to_file and not raw)
    else:
        from desktop.export.xlsx import Xlsx

        sheets = Xlsx(stream, folder, raw=raw)
        try:
            yield sheets
        finally:
            sheets.release()


class JsonLines:
    """One JSON object a line; numbers are exact, texts are as they came."""

    def __init__(self, stream: BinaryIO) -> None:
        self._write, self._names = stream.write, list[str]()

    def heading(self, fields: Sequence[Field], rows: Sequence[list[Any]]) -> None:
        """Remember the names: each line repeats them."""
        self._names = [field.name for field in fields]

    def row(self, values: list[Any]) -> None:
        """Write one object."""
        self._write(to_json(dict(zip(self._names, values, strict=True))) + b"\n")

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
        self._stream, self._raw = stream, raw
        self._text = io.StringIO(newline="")
        self._put = csv.writer(self._text).writerow
        self._start = "\ufeff" if mark else ""

    def heading(self, fields: Sequence[Field], rows: Sequence[list[Any]]) -> None:
        """Write names or labels."""
        self._text.write(self._start)
        self._put([harmless(field.name if self._raw else field.label) for field in fields])

    def row(self, values: list[Any]) -> None:
        """Write one row; what could be a formula is made a text."""
        self._put([harmless(value) if type(value) is str else _plain(value) for value in values])
        if self._text.tell() > 1 << 16:
            self._flush()

    def finish(self) -> None:
        """Write what is still in memory."""
        self._flush()

    def _flush(self) -> None:
        self._stream.write(self._text.getvalue().encode("utf-8", "replace"))
        self._text.seek(0)
        self._text.truncate()


def harmless(text: str) -> str:
    """`text` such that no spreadsheet takes it for a formula; plain numbers stay as they are."""
    if text[:1] not in _FORMULA or _NUMBER.fullmatch(text):
        return text
    return f"'{text}"


def _plain(value: Any) -> Any:
    if type(value) is Decimal:
        return format(value, "f")  # str() would write 1E-8
    if type(value) is bool:
        return "true" if value else "false"
    return value
