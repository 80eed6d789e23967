"""What an export holds: the rows, order and columns asked for, and nothing that was hidden."""

import asyncio
import csv
import gc
import io
import json
import os
import sys
import threading
import tracemalloc
from array import array
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook

from desktop.catalog import DATASETS
from desktop.catalog.declare import Dataset, Sensitivity
from desktop.catalog.kinds import Scalar, show_time
from desktop.catalog.query import Query, Row
from desktop.errors import StoreBroken
from desktop.export import Form, export, xlsx
from desktop.export.columns import amounts, clock
from desktop.export.files import Place, opened
from desktop.export.forms import opened_sink
from desktop.export.formulas import harmless
from desktop.export.values import cells_for, fields_of
from desktop.text import MASK, Style

ORDERS, CUSTOMERS = DATASETS["orders"], DATASETS["customers"]
UNITS = 100_000_000


class Shelf:
    """Rows in memory, given out as a session gives them."""

    def __init__(self, rows: Sequence[tuple[Scalar, ...]]) -> None:
        self.all = rows
        self.asked = 0

    async def ids(self, query: Query) -> "array[int]":
        return array("q", range(len(self.all)))

    async def chosen(
        self, dataset: Dataset, names: Sequence[str], ids: Sequence[int]
    ) -> Sequence[Row]:
        self.asked += 1
        places = [*([*dataset.by_name].index(name) for name in names), len(dataset.columns)]
        found = (self.all[rowid] for rowid in ids)
        return [tuple(row[place] for place in places) for row in found if row]


def row(dataset: Dataset, gone: int | None = None, **values: Any) -> tuple[Scalar, ...]:
    named = {name.replace("__", "."): value for name, value in values.items()}
    assert set(named) <= set(dataset.by_name)
    return (*(named.get(column.name) for column in dataset.columns), gone, "")


def order(**values: Any) -> tuple[Scalar, ...]:
    return row(ORDERS, **values)


async def exported(
    rows: Sequence[tuple[Scalar, ...]], columns: Sequence[str], form: Form = "csv", **more: Any
) -> bytes:
    stream, query = io.BytesIO(), more.pop("query", Query(ORDERS))
    choices: dict[str, Any] = {"unmasked": False, "raw": False, "style": Style()} | more
    count = await export(Shelf(rows), query, columns, stream, form, **choices)
    assert count == len([each for each in rows if each])
    return stream.getvalue()


def table(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


SAMPLE = order(
    order_id="CS1",
    customers__customer="深圳云海科技",
    status="5",
    order_type="77",
    amount_after_discount=12_430 * UNITS + UNITS // 2,
    create_time="2026-11-20T01:41:05Z",
)
NAMES = (
    "order_id",
    "customers.customer",
    "status",
    "order_type",
    "amount_after_discount",
    "create_time",
    "payment_time",
)


async def test_a_csv_file_shows_labels_words_and_local_times():
    heading, values = table(await exported([SAMPLE], NAMES))
    assert heading[0] == ORDERS.by_name["order_id"].label
    assert values == ["CS1", MASK, "Completed", "77", "12430.50", "2026-11-20 09:41:05", ""]


async def test_words_are_in_the_readers_language():
    style = Style(translate={"Completed": "已完成", "Status": "状态"}.__getitem__)
    assert table(await exported([SAMPLE], ["status"], style=style)) == [["状态"], ["已完成"]]


async def test_a_raw_file_holds_the_names_codes_and_utc_of_the_api():
    heading, values = table(await exported([SAMPLE], NAMES, raw=True))
    assert heading == list(NAMES)
    assert values == ["CS1", MASK, "5", "77", "12430.50", "2026-11-20T01:41:05Z", ""]


async def test_personal_columns_are_in_the_clear_only_when_asked_for():
    (_, masked) = table(await exported([SAMPLE], ["customers.customer"], raw=True))
    (_, clear) = table(await exported([SAMPLE], ["customers.customer"], raw=True, unmasked=True))
    assert (masked, clear) == ([MASK], ["深圳云海科技"])


async def test_json_lines_hold_exact_numbers_and_nested_lists():
    discounts = '[{"discount_type":"200","discount_amount":0.10}]'
    one = order(
        order_id="CS1",
        status="5",
        amount_after_discount=92_000_000_000_12345678,
        amount_info__discounts=discounts,
        agent_pay_info__is_agent_pay=1,
    )
    names = [
        "order_id",
        "status",
        "amount_after_discount",
        "amount_info.discounts",
        "agent_pay_info.is_agent_pay",
        "customer_id",
    ]
    line = await exported([one], names, "jsonl", raw=True)
    assert json.loads(line, parse_float=Decimal) == {
        "order_id": "CS1",
        "status": 5,
        "amount_after_discount": Decimal("92000000000.12345678"),
        "amount_info.discounts": [{"discount_type": "200", "discount_amount": Decimal("0.10")}],
        "agent_pay_info.is_agent_pay": True,
        "customer_id": None,
    }
    assert b"0.10" in line


async def test_json_lines_are_never_altered_against_formulas():
    line = await exported([order(order_id="=1+1")], ["order_id"], "jsonl")
    assert json.loads(line) == {"order_id": "=1+1"}


async def test_json_lines_for_people_hold_words_and_moments_with_their_zone():
    line = await exported([SAMPLE], ["status", "create_time"], "jsonl")
    assert json.loads(line) == {"status": "Completed", "create_time": "2026-11-20T09:41:05+08:00"}


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize("text", ["=1+1", "+cmd|x", "-1-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"])
async def test_no_cell_of_a_csv_file_is_a_formula(text: str, raw: bool) -> None:
    (_, values) = table(await exported([order(order_id=text)], ["order_id"], raw=raw))
    assert values == [f"'{text}"]


@pytest.mark.parametrize("text", ["-12.50", "+8613800000000", "", "a=1", "12"])
def test_plain_numbers_and_harmless_texts_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


@given(st.text())
def test_what_starts_like_a_formula_is_a_number_or_quoted(text: str) -> None:
    safe = harmless(text)
    assert safe.endswith(text)
    assert safe[:1] not in {*"=@\t\r\n"}
    assert safe[:1] not in {*"+-"} or float(safe) == float(text)


async def test_tiny_amounts_are_written_without_an_exponent():
    (_, values) = table(await exported([order(amount_after_discount=1)], ["amount_after_discount"]))
    assert values == ["0.00000001"]


async def test_a_text_with_line_ends_and_quotes_survives():
    text = 'a "b",\r\nc\nd'
    (_, values) = table(await exported([order(order_id=text)], ["order_id"]))
    assert values == [text]


async def test_rows_that_left_are_marked_when_they_are_asked_for():
    rows = [row(ORDERS, order_id="A"), row(ORDERS, gone=7, order_id="B")]
    query = Query(ORDERS, gone=True)
    data = await exported(rows, ["order_id"], query=query)
    assert table(data)[1:] == [["A", ""], ["B", "Yes"]]
    lines = await exported(rows, ["order_id"], "jsonl", query=query, raw=True)
    assert [json.loads(line)["_gone"] for line in lines.splitlines()] == [None, True]


@pytest.mark.parametrize("count", [199, 200, 201, 499, 500, 501, 1_234])
async def test_each_row_is_written_once_and_in_order(count: int) -> None:
    data = await exported([order(order_id=f"A{at}") for at in range(count)], ["order_id"])
    assert table(data)[1:] == [[f"A{at}"] for at in range(count)]


async def test_rows_deleted_meanwhile_are_left_out_and_not_counted():
    assert len(table(await exported([SAMPLE, (), SAMPLE], ["order_id"]))) == 3


async def test_a_csv_file_for_excel_begins_with_its_mark_and_a_raw_one_does_not(
    tmp_path: Path,
) -> None:
    for raw, begins in ((False, True), (True, False)):
        path = tmp_path / f"{raw}.csv"
        await _to(path, "csv", raw=raw)
        assert path.read_bytes().startswith(b"\xef\xbb\xbf") is begins
    assert not (await exported([SAMPLE], ["order_id"])).startswith(b"\xef\xbb\xbf")


async def _to(path: Path, form: Form, *, rows: int = 3, **more: Any) -> int:
    shelf, names = more.pop("shelf", Shelf([SAMPLE] * rows)), more.pop("names", NAMES)
    choices: dict[str, Any] = {"unmasked": False, "raw": False, "style": Style()} | more
    return await export(shelf, Query(ORDERS), names, path, form, **choices)


# --- workbooks ------------------------------------------------------------------------------


async def sheet(rows: Sequence[tuple[Scalar, ...]], columns: Sequence[str]) -> Any:
    data = await exported(rows, columns, "xlsx")
    return load_workbook(io.BytesIO(data)).active


async def test_a_workbook_holds_numbers_dates_and_texts():
    page = await sheet([SAMPLE], NAMES)
    values = [cell.value for cell in page[2]]
    moment = datetime(2026, 11, 20, 9, 41, 5)  # noqa: DTZ001 - a workbook knows no zones
    assert values == ["CS1", MASK, "Completed", "77", 12430.5, moment, None]
    assert page["E2"].number_format.startswith("#,##0.00")
    assert page["A1"].font.bold
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:G2"
    assert page.column_dimensions["F"].width >= 19


async def test_no_cell_of_a_workbook_is_a_formula_a_link_or_a_number_made_of_text():
    texts = ["=1+1", "https://example.com", "00123", "{=1}", "+1", "a\x01b", "_x0041_"]
    page = await sheet([order(order_id=text) for text in texts], ["order_id"])
    assert [page.cell(at + 2, 1).value for at in range(5)] == texts[:5]
    assert {page.cell(at + 2, 1).data_type for at in range(5)} == {"s"}
    assert all(page.cell(at + 2, 1).hyperlink is None for at in range(5))


async def test_an_amount_beyond_15_digits_is_a_text_with_every_digit():
    exact, too_long = 12_345_678_901 * UNITS, 12_345_678_901_12345678
    page = await sheet(
        [order(amount_after_discount=exact), order(amount_after_discount=too_long)],
        ["amount_after_discount"],
    )
    assert [page["A2"].value, page["A3"].value] == [12_345_678_901, "12345678901.12345678"]


async def test_a_full_sheet_goes_on_on_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "SHEET_ROWS", 4)
    data = await exported([order(order_id=f"A{at}") for at in range(7)], ["order_id"], "xlsx")
    book = load_workbook(io.BytesIO(data))
    pages = [[cell.value for (cell,) in page.iter_rows()] for page in book.worksheets]
    label = ORDERS.by_name["order_id"].label
    assert pages == [[label, "A0", "A1", "A2"], [label, "A3", "A4", "A5"], [label, "A6"]]
    assert [page.auto_filter.ref for page in book.worksheets] == ["A1:A4", "A1:A4", "A1:A2"]
    assert {page.freeze_panes for page in book.worksheets} == {"A2"}
    assert len({page.column_dimensions["A"].width for page in book.worksheets}) == 1


async def test_sheets_that_are_just_full_are_followed_by_no_empty_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(xlsx, "SHEET_ROWS", 4)
    data = await exported([order(order_id=f"A{at}") for at in range(6)], ["order_id"], "xlsx")
    assert [page.max_row for page in load_workbook(io.BytesIO(data)).worksheets] == [4, 4]


ODD = (" a ", "a & b <c>", "a\nb", "_x0041_", "a\x01b\rc", "\uffff", "𠮷", "_x0041")
MARKED_UP = ("<r>&</r>", "<r></r>", "<r><t>a</t></r>", "<r> a</r>")


@pytest.mark.parametrize("text", [*ODD, *MARKED_UP])
async def test_a_text_of_a_workbook_is_read_back_as_it_was(text: str) -> None:
    data = await exported([order(order_id=text)], ["order_id"], "xlsx")
    page = load_workbook(io.BytesIO(data)).active
    assert unescape(page["A2"].value) == text
    (_, (other,)) = (
        CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    )
    assert other == text.replace("\uffff", "_xFFFF_")  # it leaves what no XML can hold as it is


async def test_half_a_character_does_not_break_a_workbook():
    page = await sheet([order(order_id="a\ud800b"), order(order_id="c")], ["order_id"])
    assert [page["A2"].value, page["A3"].value] == ["a?b", "c"]


async def test_columns_beyond_the_26th_have_two_letters():
    page = await sheet([order(order_id="A"), SAMPLE], [*ORDERS.by_name])
    last = len(ORDERS.columns)
    assert last > 26
    assert page.cell(1, last).value == ORDERS.columns[-1].label
    assert page.auto_filter.ref == f"A1:{page.cell(1, last).column_letter}3"


async def test_a_text_longer_than_a_cell_ends_in_dots():
    page = await sheet([order(order_id="x" * 40_000)], ["order_id"])
    assert len(page["A2"].value) == xlsx.CELL_CHARACTERS
    assert page["A2"].value.endswith("x…")


async def test_a_cell_is_as_long_as_excel_counts():
    texts = ["𠮷" * (xlsx.CELL_CHARACTERS // 2), "𠮷" * (xlsx.CELL_CHARACTERS // 2 + 1)]
    page = await sheet([order(order_id=text) for text in texts], ["order_id"])
    assert page["A2"].value == texts[0]
    assert page["A3"].value == texts[0] + "…"


async def test_times_outside_the_calendar_are_texts():
    rows = [order(create_time=t) for t in ("9999-12-31T23:59:59Z", "1800-01-01T00:00:00Z")]
    page = await sheet(rows, ["create_time"])
    assert page["A2"].value == "9999-12-31T23:59:59Z"
    assert page["A3"].value.startswith("1800-01-01")


async def test_an_empty_result_is_a_file_with_its_heading():
    assert len(table(await exported([], ["order_id"]))) == 1
    assert await exported([], ["order_id"], "jsonl") == b""
    assert (await sheet([], ["order_id"])).max_row == 1


# --- files ----------------------------------------------------------------------------------


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


@pytest.mark.parametrize("form", ["csv", "jsonl", "xlsx"])
async def test_a_file_is_replaced_as_a_whole_and_nothing_else_stays(
    tmp_path: Path, form: Form
) -> None:
    path = tmp_path / "orders"
    path.write_text("before")
    assert await _to(path, form) == 3
    assert b"before" not in path.read_bytes()
    assert names(tmp_path) == [path.name]


@pytest.mark.parametrize("form", ["csv", "jsonl", "xlsx"])
async def test_cancelling_leaves_the_old_file_and_no_other(tmp_path: Path, form: Form) -> None:
    path = tmp_path / "orders"
    path.write_text("before")
    shelf = Shelf([SAMPLE] * 200_000)
    started = asyncio.Event()
    task = asyncio.create_task(
        export(
            shelf,
            Query(ORDERS),
            NAMES,
            path,
            form,
            unmasked=False,
            raw=False,
            style=Style(),
            progress=lambda _done, _all: started.set(),
        )
    )
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert shelf.asked < 400
    assert path.read_text() == "before"
    assert names(tmp_path) == [path.name]


class Refused(Exception):
    """It was asked once too often whether to go on."""


def test_a_workbook_can_be_given_up_wherever_it_is_put_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, asked, unheard = tmp_path / "orders.xlsx", list[int](), list[Any]()
    monkeypatch.setattr(sys, "unraisablehook", unheard.append)
    monkeypatch.setattr(xlsx, "SHEET_ROWS", 60)

    def write(most: int) -> None:
        def ask() -> None:
            asked.append(1)
            if len(asked) > most:
                raise Refused

        asked.clear()
        with (
            opened(path) as (stream, folder),
            opened_sink("xlsx", Place(stream, folder, True, ask), raw=True) as sink,
        ):
            sink.heading(FIELDS, [()])
            sink.rows([[f"A{at}" for at in range(100)]])
            sink.finish()

    write(10_000)
    whole, asks = path.read_bytes(), len(asked)
    assert asks > 20
    for most in range(asks):
        with pytest.raises(Refused):
            write(most)
        assert names(tmp_path) == [path.name]
        assert not open_files(tmp_path)
    gc.collect()
    assert path.read_bytes() == whole
    assert not unheard


FIELDS = fields_of(Query(ORDERS), ["order_id"], cells_for("xlsx", True, Style()), unmasked=True)


def open_files(folder: Path) -> list[str]:
    """The files below a folder that this program holds open; where the system tells."""
    handles = Path("/proc/self/fd")
    found = handles.iterdir() if handles.exists() else iter(())
    return [link for each in found if (link := _link(each)).startswith(str(folder))]


def _link(handle: Path) -> str:
    with suppress(OSError):
        return str(handle.readlink())
    return ""


async def test_a_folder_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(StoreBroken) as caught:
        await _to(tmp_path / "absent" / "orders.csv", "csv")
    assert "absent" in caught.value.detail


async def test_progress_ends_with_all_rows():
    told = list[tuple[int, int]]()
    await export(
        Shelf([SAMPLE] * 1_200),
        Query(ORDERS),
        NAMES,
        io.BytesIO(),
        "csv",
        unmasked=False,
        raw=False,
        style=Style(),
        progress=lambda done, all_: told.append((done, all_)),
    )
    await asyncio.sleep(0)
    assert told[0] == (0, 1_200)
    assert told[-1] == (1_200, 1_200)
    assert told == sorted(told)


@pytest.mark.parametrize("form", ["csv", "jsonl", "xlsx"])
async def test_cancelling_while_the_disk_takes_the_last_bytes_leaves_the_old_file(
    tmp_path: Path, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "orders"
    path.write_text("before")
    waits, cancelled, loop = threading.Event(), threading.Event(), asyncio.get_running_loop()

    def cancel() -> None:
        task.cancel()
        loop.call_later(0.05, cancelled.set)

    def slow(_number: int) -> None:
        waits.set()
        loop.call_soon_threadsafe(cancel)
        assert cancelled.wait(10)

    monkeypatch.setattr(os, "fsync", slow)
    task = asyncio.create_task(_to(path, form, rows=1_200))
    with pytest.raises(asyncio.CancelledError):
        await task
    assert waits.is_set()
    assert path.read_text() == "before"
    assert names(tmp_path) == [path.name]


@pytest.mark.parametrize("form", ["csv", "jsonl", "xlsx"])
async def test_more_rows_need_no_more_memory(tmp_path: Path, form: Form) -> None:
    few, many = [await _peak_bytes(tmp_path / f"{rows}", form, rows) for rows in (25_000, 45_000)]
    assert many < few + 20_000 * BYTES_OF_A_ROWID


BYTES_OF_A_ROWID = 32  # with what an array reserves; a row takes some hundred


class Endless(Sequence[tuple[Scalar, ...]]):
    """Rows of which each is made when it is asked for, all with a number of their own."""

    def __init__(self, rows: int) -> None:
        self.rows = rows

    def __len__(self) -> int:
        return self.rows

    def __getitem__(self, at: Any) -> Any:
        return (f"A{at}", *SAMPLE[1:])


async def _peak_bytes(path: Path, form: Form, rows: int) -> int:
    shelf = Shelf(Endless(rows))
    tracemalloc.start()
    try:
        assert await _to(path, form, shelf=shelf, names=("order_id",)) == rows
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


async def test_every_column_of_every_dataset_can_be_exported():
    values: dict[str, Scalar] = {"amount": 150_000_000, "time": "2026-01-01T00:00:00Z", "count": 3}
    values |= {"flag": 0, "choice": "1", "structure": '[{"a":1.50}]', "text": "1"}
    for dataset in DATASETS.values():
        full = (*(values[column.kind.name] for column in dataset.columns), None, "")
        for form, raw in product(get_args(Form), (False, True)):
            query = Query(dataset)
            await exported([full], [*dataset.by_name], form, query=query, raw=raw, unmasked=True)


# --- by column ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "zone", ["Asia/Shanghai", "Asia/Kathmandu", "Europe/Berlin", "Australia/Lord_Howe", "UTC"]
)
@given(times=st.lists(st.none() | st.datetimes()))
def test_times_of_a_column_are_those_of_its_cells(zone: str, times: list[datetime | None]) -> None:
    style = Style(zone=ZoneInfo(zone))
    column = [None if time is None else f"{time.isoformat()[:19]}Z" for time in times]
    shown = [None if time is None else show_time(time, style) for time in column]
    assert clock(style)(column) == shown


def test_the_hour_in_which_a_clock_is_put_back_is_told_apart():
    style = Style(zone=ZoneInfo("Europe/Berlin"))
    hours = ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-03-29T01:00:00Z"]
    assert clock(style)(hours) == [
        "2026-10-25 02:30:00",
        "2026-10-25 02:30:00",
        "2026-03-29 03:00:00",
    ]


def test_a_clock_put_forward_within_an_hour_is_told_apart():
    style = Style(zone=ZoneInfo("America/Goose_Bay"))  # there it is done a minute after midnight
    times = [f"2010-03-14T04:{at}Z" for at in ("00:30", "01:30", "59:59")]
    assert clock(style)(times) == [show_time(time, style) for time in times]


@given(
    st.lists(st.none() | st.integers(-(2**63), 2**63 - 1) | st.integers(0, 999).map(UNITS.__mul__))
)
def test_amounts_of_a_column_are_exact(units: list[int | None]) -> None:
    written = [None if each is None else Decimal(each) for each in amounts(units)]
    assert written == [None if each is None else Decimal(each).scaleb(-8) for each in units]


async def test_a_file_holds_what_the_table_shows_and_hides():
    style = Style(translate=str.upper)
    names = [column.name for column in ORDERS.columns if column.shown]
    hidden = {"official_amount", "service_type_name"}
    data = await exported([SAMPLE], names, style=style, hidden=hidden)
    heading, values = table(data)
    assert heading == [ORDERS.by_name[name].label.upper() for name in names]
    stored = dict(zip(ORDERS.by_name, SAMPLE, strict=False))
    for name, text in zip(names, values, strict=True):
        column, value = ORDERS.by_name[name], stored[name]
        if value is None:
            assert text == ""
        elif name in hidden or column.sensitivity is Sensitivity.PERSONAL:
            assert text == MASK
        else:
            assert text == column.kind.show(value, style).replace(",", "")
