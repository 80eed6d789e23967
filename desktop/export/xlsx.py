"""Workbooks of Excel: texts stay texts, numbers and dates are real ones."""

import unicodedata
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from decimal import Decimal
from typing import IO, Any

from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from desktop.export.columns import Columns, Whole, each
from desktop.export.files import Place
from desktop.export.values import Cell, Field

SHEET_ROWS = 1_048_576  # what a sheet holds, with its heading
CELL_CHARACTERS = 32_767  # what a cell holds, counted as UTF-16 does
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
    """A workbook: one sheet, and another one wherever a sheet is full.

    Args:
        place: Where the workbook goes once it is whole, and where it is until then.
        raw: Names instead of labels.
    """

    def __init__(self, place: Place, *, raw: bool) -> None:
        self._stream, self._ask, self._raw = place.stream, place.ask, raw
        self._whole = _Asking((place.folder / "workbook").open("w+b"), place.ask)
        self._book = Workbook(self._whole, _OPTIONS | {"tmpdir": str(place.folder)})
        self._book.use_zip64()
        money = "0.00######" if raw else "#,##0.00######"
        self._money = self._book.add_format({"num_format": money})
        self._time = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._bold = self._book.add_format({"bold": True, "bottom": 1})
        self._names, self._widths, self._cells = list[str](), list[int](), list[Whole]()
        self._sheet: Any = None
        self._at = 0  # the row to be written next

    def heading(self, fields: Sequence[Field], first: Columns) -> None:
        """Begin the first sheet, its columns as wide as what the first rows hold."""
        self._names = [field.name if self._raw else field.label for field in fields]
        for name, field, column in zip(self._names, fields, first, strict=True):
            texts = [_text(field.cell(value)) for value in column if value is not None]
            self._widths.append(min(max(_width(name) + 2, *map(_width, ["", *texts])) + 1, WIDEST))
        self._cells = [each(self._cell(field)) for field in fields]
        self._begin()

    def rows(self, columns: Columns) -> None:
        """Write some rows, on the next sheet when this one is full."""
        start, count = 0, len(columns[0])
        while start < count:
            if self._at == SHEET_ROWS:
                self._end()
                self._begin()
            stop = min(count, start + SHEET_ROWS - self._at)
            self._put([column[start:stop] for column in columns])
            start = stop

    def finish(self) -> None:
        """Put the sheets together into one file, and hand it on."""
        self._end()
        for sheet in self._book.worksheets():  # their rows are copied once more
            sheet.row_data_fh = _Asking(sheet.row_data_fh, self._ask)
        try:
            self._book.close()
        except FileCreateError as exc:
            raise OSError(*getattr(exc.__cause__ or exc.__context__, "args", ())) from exc
        self._whole.seek(0)
        while piece := self._whole.read(1 << 20):
            self._stream.write(piece)

    def release(self) -> None:
        """Close the files; a workbook has no public way to be given up."""
        for sheet in self._book.worksheets():
            for file in (sheet.row_data_fh, sheet.fh):
                with suppress(OSError, ValueError):
                    file.close()
        with suppress(OSError):
            self._whole.close()

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

    def _put(self, columns: Columns) -> None:
        sheet, pairs = self._sheet, zip(self._cells, columns, strict=True)
        for row in zip(*(cells(column) for cells, column in pairs), strict=True):
            for at, cell in enumerate(row):
                if cell is not None:
                    write, value, form = cell
                    write(sheet, self._at, at, value, form)
            self._at += 1

    def _cell(self, field: Field) -> Cell:
        """From a stored value to how it is written, what is, and in which format."""

        def cell(stored: Any) -> Any:
            value = field.cell(stored)
            kind = type(value)
            if kind is str:
                return _text_cell(value)
            if kind is bool:
                return Worksheet.write_boolean, value, None
            if kind is datetime:
                if value.year < FIRST_YEAR:
                    return _text_cell(_text(value))
                return Worksheet.write_datetime, value, self._time
            return self._number(value)

        return cell

    def _number(self, value: Decimal | int) -> Any:
        digits = _text(value)
        if len(digits.replace(".", "").lstrip("-0").rstrip("0")) > EXACT_DIGITS:
            return _text_cell(digits)
        if type(value) is int:
            return Worksheet.write_number, value, None
        return Worksheet.write_number, float(value), self._money


class _Asking:
    """A file that asks before each piece whether to go on.

    Once it is closed, what is written to it goes nowhere: a zip that was given up in the middle
    still writes its end.
    """

    def __init__(self, file: IO[Any], ask: Callable[[], None]) -> None:
        self._file, self._ask = file, ask
        self._sought = 0  # a zip reckons with where it is

    def read(self, size: int) -> Any:
        self._ask()
        return self._file.read(size)

    def write(self, data: bytes) -> int:
        if self._file.closed:
            return len(data)
        self._ask()
        return self._file.write(data)

    def seek(self, at: int) -> int:
        self._sought = at
        return at if self._file.closed else self._file.seek(at)

    def tell(self) -> int:
        return self._sought if self._file.closed else self._file.tell()

    def flush(self) -> None:
        if not self._file.closed:
            self._file.flush()

    def close(self) -> None:
        self._file.close()


def _text_cell(text: str) -> Any:
    """A cell with a text, which stays one whatever it looks like; none for an empty one."""
    fitting = _fitting(text)
    if fitting.startswith("<r>") and fitting.endswith("</r>"):  # would be taken for mark-up
        return _in_pieces, fitting, None
    return (Worksheet.write_string, fitting, None) if fitting else None


def _in_pieces(sheet: Worksheet, row: int, at: int, text: str, _form: None) -> None:
    sheet.write_rich_string(row, at, text[:1], text[1:2], text[2:])


def _fitting(text: str) -> str:
    """`text` without half characters, no longer than a cell."""
    data = text.encode("utf-16-le", "replace")
    if len(data) > 2 * CELL_CHARACTERS:
        return data[: 2 * CELL_CHARACTERS - 2].decode("utf-16-le", "ignore") + "…"
    return data.decode("utf-16-le")


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None else str(value)


def _width(text: str) -> int:
    """How many narrow characters wide `text` is; Chinese ones are two."""
    return len(text) + sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
