"""Rows of a query as a file of XLSX, CSV or JSON lines: the same rows, order and columns as seen.

Rows stream in windows on a thread of their own, so a million of them take no more memory than a
thousand, and a file appears whole or not at all.
"""

import asyncio
import threading
import time
from array import array
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from desktop.catalog.declare import Dataset
from desktop.catalog.query import Query, Row
from desktop.catalog.query import Rows as Found
from desktop.export.files import failures, opened
from desktop.export.forms import Sink, opened_sink
from desktop.export.values import GONE, Field, Form, cells_for, fields_of
from desktop.text import Style

__all__ = ["GONE", "Form", "Source", "export"]

Told = Callable[[int, int], None]  # rows written, rows in all

WINDOW_ROWS = 500
FIRST_ROWS = 200  # from which the widths of columns are taken
TELL_EVERY_S = 0.1
LONGEST_READ_S = 60.0  # of a window; in case the loop ended under the thread


class Source(Protocol):
    """What an export needs of a session."""

    async def ids(self, query: Query) -> "array[int]":
        """Return the rows that fit, in order."""

    async def rows(self, dataset: Dataset, ids: Sequence[int]) -> Found:
        """Return rows by their ids; deleted ones are absent."""


class _Stopped(Exception):
    """The writing thread was asked to stop."""


async def export(  # noqa: PLR0913 - one export is these choices, and the faces make each of them
    session: Source,
    query: Query,
    columns: Sequence[str],
    target: Path | BinaryIO,
    form: Form,
    *,
    unmasked: bool,
    raw: bool,
    style: Style,
    hidden: Collection[str] = (),
    progress: Told | None = None,
) -> int:
    """Write the rows of `query` to `target` in a thread, and return how many there were.

    Cancelling stops the thread, removes what it wrote, and only then returns.

    Args:
        session: Where the rows are.
        query: Which rows, in which order; with `gone` a last column marks those that left.
        columns: Names of the columns, in order.
        target: A file, replaced when the new one is whole, or an open binary stream.
        form: The kind of file.
        unmasked: Personal columns in the clear; otherwise they hold the mask.
        raw: The API's names, codes and UTC instead of labels, words and local time. Amounts are
            exact decimal numbers in any case.
        hidden: Further columns that hold the mask where personal ones do: the reader hid them.
        style: The reader's language and time zone.
        progress: Told rows written and rows in all, ten times a second, in the calling thread.

    Raises:
        StoreBroken: The file cannot be written.
    """
    fields = fields_of(
        query,
        columns,
        cells_for(form, raw, style),
        hidden=() if unmasked else hidden,
        unmasked=unmasked,
    )
    ids, loop, stop = await session.ids(query), asyncio.get_running_loop(), threading.Event()

    def told(done: int) -> None:
        if stop.is_set():
            raise _Stopped
        if progress is not None:
            loop.call_soon_threadsafe(progress, done, len(ids))

    def read(part: Sequence[int]) -> Found:
        """Let the loop have the rows read; from the writing thread."""
        asked = asyncio.run_coroutine_threadsafe(session.rows(query.dataset, part), loop)
        return asked.result(LONGEST_READ_S)

    def work() -> int:
        with (
            failures(target),
            opened(target) as (stream, folder),
            opened_sink(form, stream, folder, raw=raw, to_file=isinstance(target, Path)) as sink,
        ):
            return _write(sink, fields, _rows(read, ids, told))

    thread = ThreadPoolExecutor(1, "export")
    written = loop.run_in_executor(thread, work)
    try:
        return await asyncio.shield(written)
    except asyncio.CancelledError:
        stop.set()
        with suppress(_Stopped):
            await written
        raise
    finally:
        thread.shutdown(wait=False)


def _rows(
    read: Callable[[Sequence[int]], Found], ids: "array[int]", told: Callable[[int], None]
) -> Iterator[Row]:
    """Yield the rows with these ids, a window at a time; rows deleted meanwhile are left out."""
    due = 0.0
    for start in range(0, len(ids), WINDOW_ROWS):
        if time.monotonic() >= due:
            told(start)
            due = time.monotonic() + TELL_EVERY_S
        part = ids[start : start + WINDOW_ROWS]
        rows = read(part)
        yield from (rows[rowid] for rowid in part if rowid in rows)
    told(len(ids))


def _write(sink: Sink, fields: Sequence[Field], rows: Iterator[Row]) -> int:
    cells = [(field.place, field.cell) for field in fields]

    def values(row: Row) -> list[Any]:
        return [None if row[place] is None else cell(row[place]) for place, cell in cells]

    first = [values(row) for row in islice(rows, FIRST_ROWS)]
    sink.heading(fields, first)
    for each in first:
        sink.row(each)
    count = len(first)
    for row in rows:
        sink.row(values(row))
        count += 1
    sink.finish()
    return count
