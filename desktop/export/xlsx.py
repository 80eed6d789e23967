"""Workbooks of Excel: texts stay texts, numbers and dates are real ones."""

import shutil
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO

from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.workbook import Workbook

from desktop.export.values import Field

SHEET_ROWS = 1_048_576  # what a sheet holds, with its heading
CELL_CHARACTERS = 32_767  # what a cell holds
EXACT_DIGITS = 15  # what a number keeps
FIRST_YEAR = 1901  # the calendar of Excel begins a year earlier
WIDEST = 60

_OPTIONS = {
    "constant_memory": True,
    "remove_timezone": True,  # moments are in the reader's zone already
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Xlsx:
    """A workbook: one sheet, and another one wherever a sheet is full."""

    def __init__(self, stream: BinaryIO, folder: Path, *, raw: bool) -> None:
        self._stream, self._raw = stream, raw
        self._whole = folder / "workbook"
        self._book = Workbook(str(self._whole), _OPTIONS | {"tmpdir": str(folder)})
        self._book.use_zip64()
        money = "0.00######" if raw else "#,##0.00######"
        self._money = self._book.add_format({"num_format": money})
        self._time = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._bold = self._book.add_format({"bold": True, "bottom": 1})
        self._names, self._widths = list[str](), list[int]()
        self._sheet: Any = None
        self._at = 0  # the row to be written next

    def heading(self, fields: Sequence[Field], rows: Sequence[list[Any]]) -> None:
        """Begin the first sheet, its columns as wide as what the first rows hold."""
        self._names = [field.name if self._raw else field.label for field in fields]
        for at, name in enumerate(self._names):
            widest = max([_width(name) + 2, *(_width(_text(row[at])) for row in rows)])
            self._widths.append(min(widest + 1, WIDEST))
        self._begin()

    def row(self, values: list[Any]) -> None:
        """Write one row, on the next sheet when this one is full."""
        if self._at == SHEET_ROWS:
            self._end()
            self._begin()
        for at, value in enumerate(values):
            if value is not None:
                self._cell(at, value)
        self._at += 1

    def finish(self) -> None:
        """Put the sheets together into one file."""
        self._end()
        try:
            self._book.close()
        except FileCreateError as exc:
            raise OSError(*getattr(exc.__cause__ or exc.__context__, "args", ())) from exc
        with self._whole.open("rb") as whole:
            shutil.copyfileobj(whole, self._stream, 1 << 20)

    def release(self) -> None:
        """Close the files of sheets that were never put together."""
        for sheet in self._book.worksheets():
            with suppress(OSError, ValueError):
                sheet._opt_close()  # a workbook has no public way to be given up

    def _begin(self) -> None:
        self._sheet = self._book.add_worksheet()
        for at, width in enumerate(self._widths):
            self._sheet.set_column(at, at, width)
        for at, name in enumerate(self._names):
            self._sheet.write_string(0, at, name, self._bold)
        self._sheet.freeze_panes(1, 0)
        self._at = 1

    def _end(self) -> None:
        if self._names:
            self._sheet.autofilter(0, 0, self._at - 1, len(self._names) - 1)

    def _cell(self, at: int, value: Any) -> None:
        kind = type(value)
        if kind is str:
            self._sheet.write_string(self._at, at, _fitting(value))
        elif kind is bool:
            self._sheet.write_boolean(self._at, at, value)
        elif kind is datetime:
            self._date(at, value)
        else:
            self._number(at, value)

    def _number(self, at: int, value: Decimal | int) -> None:
        if len(Decimal(value).normalize().as_tuple().digits) > EXACT_DIGITS:
            self._sheet.write_string(self._at, at, _text(value))
        elif type(value) is int:
            self._sheet.write_number(self._at, at, value)
        else:
            self._sheet.write_number(self._at, at, float(value), self._money)

    def _date(self, at: int, value: datetime) -> None:
        if value.year < FIRST_YEAR:
            self._sheet.write_string(self._at, at, _text(value))
        else:
            self._sheet.write_datetime(self._at, at, value, self._time)


def _fitting(text: str) -> str:
    return text if len(text) <= CELL_CHARACTERS else f"{text[: CELL_CHARACTERS - 1]}…"


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None else str(value)


def _width(text: str) -> int:
    """How many narrow characters wide `text` is; Chinese ones are two."""
    return len(text) + sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
