"""Rows of a query as a file of XLSX, CSV or JSON lines: the same rows, order and columns as seen.

Rows stream in windows on a thread of their own, so a million of them take no more memory than a
thousand, and a file appears whole or not at all.
"""

import asyncio
import threading
import time
from array import array
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Protocol

from desktop.catalog.declare import Dataset
from desktop.catalog.query import Query, Row
from desktop.export.columns import Columns
from desktop.export.files import Place, failures, opened
from desktop.export.forms import Sink, opened_sink
from desktop.export.values import GONE, Field, Form, cells_for, fields_of
from desktop.text import Style

__all__ = ["GONE", "Form", "Source", "export"]

Told = Callable[[int, int], None]  # rows written, rows in all

WINDOW_ROWS = 500  # read and written at once
RESTS = 0.25  # of the time a window takes, if others are to run beside: no lock is held meanwhile
FIRST_ROWS = 200  # from which the widths of columns are taken
TELL_EVERY_S = 0.1
LONGEST_READ_S = 60.0  # of a window; in case the loop ended under the thread


class Source(Protocol):
    """What an export needs of a session."""

    async def ids(self, query: Query) -> "array[int]":
        """Return the rows that fit, in order."""

    async def chosen(
        self, dataset: Dataset, names: Sequence[str], ids: Sequence[int]
    ) -> Sequence[Row]:
        """Return some columns of rows in the order of their ids, then when each was given up.

        Deleted rows are absent.
        """


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
    gently: bool = False,
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
        gently: Rest after each window, so that a window on the screen can be painted meanwhile.

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

    def ask_on() -> None:
        if stop.is_set():
            raise _Stopped

    def told(done: int) -> None:
        ask_on()
        if progress is not None:
            loop.call_soon_threadsafe(progress, done, len(ids))

    def ask(part: Sequence[int]) -> "Future[Sequence[Row]]":
        """Let the loop have rows read; from the writing thread."""
        return asyncio.run_coroutine_threadsafe(session.chosen(query.dataset, columns, part), loop)

    def work() -> int:
        with (
            failures(target),
            opened(target, ask_on) as (stream, folder),
            opened_sink(
                form, Place(stream, folder, isinstance(target, Path), ask_on), raw=raw
            ) as sink,
        ):
            return _write(sink, fields, _windows(ask, ids, told, RESTS if gently else 0.0))

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


def _windows(
    ask: Callable[[Sequence[int]], "Future[Sequence[Row]]"],
    ids: "array[int]",
    told: Callable[[int], None],
    rests: float,
) -> Iterator[Sequence[Row]]:
    """Yield rows, many at a time; the next ones are read while these are written."""
    due, asked = 0.0, ask(ids[:WINDOW_ROWS])
    try:
        for start in range(0, len(ids), WINDOW_ROWS):
            began = time.monotonic()
            if began >= due:
                told(start)
                due = began + TELL_EVERY_S
            rows, following = asked.result(LONGEST_READ_S), start + WINDOW_ROWS
            if following < len(ids):
                asked = ask(ids[following : following + WINDOW_ROWS])
            yield rows
            time.sleep(rests * (time.monotonic() - began))
    finally:
        asked.cancel()  # when stopped, nobody waits for the rows that are being read
    told(len(ids))


def _write(sink: Sink, fields: Sequence[Field], windows: Iterator[Sequence[Row]]) -> int:
    def columns(rows: Sequence[Row]) -> Columns:
        return list(zip(*rows, strict=True))[: len(fields)] if rows else [()] * len(fields)

    first = next(windows, ())
    sink.heading(fields, columns(first[:FIRST_ROWS]))
    count = 0
    for rows in chain([first], windows):
        sink.rows(columns(rows))
        count += len(rows)
    sink.finish()
    return count
