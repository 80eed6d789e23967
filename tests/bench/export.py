"""A million rows into a file: rows a second beside SQLite's own ways to write CSV, and the price.

Ours reads the encrypted cache and writes what the table shows: words, local times, amounts with
their point, no formulas. The peers write the same columns as they are stored: Python's csv module
over one question to the same encrypted file, and, where it is installed, the command `sqlite3`
from a copy without encryption. The timer is one of 5 ms in the thread of the window. Workbooks
are written by a library and take their time: of a million orders the first 250,000 go into one.
"""

import asyncio
import csv
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from array import array
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path
from typing import Any

from desktop.accounts import Account
from desktop.catalog import DATASETS
from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Query
from desktop.export import Form, export
from desktop.session import Session
from desktop.settings import AccountSettings
from desktop.store import cache, clauses
from desktop.store.database import open_file
from desktop.text import Style
from tests.bench.beats import beating
from tests.bench.cached import KEY, fill, plain_of
from tests.bench.result import Result, say

ROWS = 1_000_000
XLSX_ROWS = 250_000
ROUNDS = 3
CANCELLED = (0.0, 0.05, 0.1, 0.2, 1.0)  # when so much of the rows is written
TOGETHER_S = 4e-6  # a row: then a workbook is in the middle of being put together
BEATS_S = 10.0  # of an export
OF_PEER = 0.3
MOST_STOP_MS, MOST_GROWTH_MB, MOST_GAP_MS = 500.0, 100.0, 16.0
_SHOWN = tuple(column.name for column in ORDERS.columns if column.shown)
_EVERY = tuple(column.name for column in ORDERS.columns)


def run(rows: int | None) -> list[Result]:
    """Rates, memory, how soon an export stops, and how a window fares beside it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    orders = rows or ROWS
    plain = plain_of(orders)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bench = _Bench(fill(folder, orders), folder, orders)
        return [*_memory(bench), *_rates(bench, plain), *_stops(bench), *_beats(bench)]


class _First:
    """The first rows of a session."""

    def __init__(self, session: Session, rows: int) -> None:
        self._session, self._rows = session, rows
        self.chosen = session.chosen

    async def ids(self, query: Query) -> "array[int]":
        """So many of those that fit."""
        return (await self._session.ids(query))[: self._rows]


class _Bench:
    """A cache, and a place for files."""

    def __init__(self, path: Path, folder: Path, orders: int) -> None:
        self.path, self.folder, self.orders = path, folder, orders

    @asynccontextmanager
    async def session(self) -> AsyncIterator[Session]:
        """The account that is exported from."""
        store, _ = cache.open_cache(self.path, KEY, DATASETS.values())
        settings = AccountSettings(self.folder / "settings.json")
        session = Session(Account("Bench", kind="sandbox"), settings, store)
        yield session
        await session.close()

    def rows(self, form: Form) -> int:
        """How many rows of all go into a file of this form."""
        return min(self.orders, XLSX_ROWS) if form == "xlsx" else self.orders

    async def write(self, session: Session, form: Form, **more: Any) -> int:
        """Export the orders."""
        query, columns = Query(ORDERS), more.pop("columns", _SHOWN)
        choices: dict[str, Any] = {"unmasked": True, "raw": False, "style": Style()} | more
        source = _First(session, self.rows(form))
        return await export(source, query, columns, self.folder / "out", form, **choices)

    def seconds(self, form: Form, columns: tuple[str, ...] = _SHOWN) -> float:
        """How long all of it takes."""

        async def work() -> float:
            async with self.session() as session:
                began = time.perf_counter()
                assert await self.write(session, form, columns=columns) == self.orders
                return time.perf_counter() - began

        return asyncio.run(work())


def _rates(bench: _Bench, plain: Path) -> list[Result]:
    """Rows a second; ours and the peers' by turns."""
    ways: dict[str, Callable[[], float]] = {
        "ours": lambda: bench.seconds("csv"),
        "csv module": lambda: _module(bench, _SHOWN),
    }
    if command := shutil.which("sqlite3"):
        ways["sqlite3 command, plain file"] = lambda: _command(command, plain, bench)
    rates: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(ROUNDS):
        for name, way in ways.items():
            rates[name].append(bench.orders / way())
        say(f"CSV, round {turn + 1} of {ROUNDS}")
    ours, what = rates.pop("ours"), f"CSV of {bench.orders:,} orders, {len(_SHOWN)} columns"
    results = [
        Result("export", what, statistics.median(ours), "rows/s", None, True, peer,
               statistics.median(theirs), OF_PEER, 12, min(ours), max(ours))
        for peer, theirs in rates.items()
    ]  # fmt: skip
    every = bench.orders / bench.seconds("csv", _EVERY), bench.orders / _module(bench, _EVERY)
    what = f"CSV of {bench.orders:,} orders, all {len(_EVERY)} columns"
    results.append(
        Result("export", what, every[0], "rows/s", None, True, "csv module", every[1], OF_PEER, 12)
    )
    rate = bench.orders / bench.seconds("jsonl")
    what = f"jsonl of {bench.orders:,} orders, {len(_SHOWN)} columns"
    return [*results, Result("export", what, rate, "rows/s", row=12)]


def _question(columns: tuple[str, ...]) -> str:
    some = [ORDERS.by_name[name] for name in columns]
    names = ", ".join(clauses.name(ORDERS, column) for column in some)
    order = clauses.order(Query(ORDERS))
    return f"SELECT {names} {clauses.tables(ORDERS, some)} WHERE t._gone IS NULL {order}"


def _module(bench: _Bench, columns: tuple[str, ...]) -> float:
    """Python's csv module over a cursor."""
    with closing(open_file(bench.path, KEY, "ro")) as connection:
        began = time.perf_counter()
        with (bench.folder / "peer").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows(connection.execute(_question(columns)))
        return time.perf_counter() - began


def _command(command: str, plain: Path, bench: _Bench) -> float:
    """The command sqlite3; it reads the file as it lies, without its log."""
    with (bench.folder / "peer").open("wb") as file:
        line = [command, "-csv", "-header", str(plain), _question(_SHOWN)]
        began = time.perf_counter()
        subprocess.run(line, stdout=file, check=True)
        return time.perf_counter() - began


def _memory(bench: _Bench) -> list[Result]:
    """By how much the memory of the process grows beyond that for the first rows of a file.

    This goes first: the peak of a process never falls.
    """
    results = []
    for form in ("csv", "xlsx"):

        async def work(form: Form = form) -> float:
            peak = 0.0

            def told(done: int, _rows: int) -> None:
                nonlocal peak
                peak = peak or (_peak_mb() if done else 0.0)

            async with bench.session() as session:
                await bench.write(session, form, progress=told)
                return _peak_mb() - (peak or _peak_mb())

        began = time.perf_counter()
        grown = asyncio.run(work())
        rate = bench.rows(form) / (time.perf_counter() - began)
        what = f"memory that {form} of {bench.rows(form):,} orders takes after its first rows"
        results.append(Result("export", what, grown, "MB", MOST_GROWTH_MB, row=12))
    what = f"xlsx of {bench.rows('xlsx'):,} orders, {len(_SHOWN)} columns"
    results.append(Result("export", what, rate, "rows/s", row=12))
    return results


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 << 20 if sys.platform == "darwin" else 1 << 10
    )


def _stops(bench: _Bench) -> list[Result]:
    """How long it takes from cancelling to when nothing is left of it."""
    results = []
    for form in ("csv", "xlsx"):
        moments = [(part, 0.0) for part in CANCELLED]
        if form == "xlsx":
            moments.append((1.0, bench.rows(form) * TOGETHER_S))

        async def work(
            form: Form = form, moments: list[tuple[float, float]] = moments
        ) -> list[float]:
            async with bench.session() as session:
                return [await _stopped_ms(bench, session, form, *when) for when in moments]

        (bench.folder / "out").unlink(missing_ok=True)
        times = asyncio.run(work())
        what = f"{form}: from cancelling to the end, worst of {len(moments)}"
        low, high = min(times), max(times)
        results.append(Result("export", what, high, "ms", MOST_STOP_MS, row=12, low=low, high=high))
    return results


async def _stopped_ms(
    bench: _Bench, session: Session, form: Form, part: float, later_s: float
) -> float:
    """Cancel when a part of the rows is written, or so much later."""
    reached = asyncio.Event()

    def told(done: int, rows: int) -> None:
        if done >= part * rows:
            reached.set()

    task = asyncio.ensure_future(bench.write(session, form, progress=told))
    await reached.wait()
    await asyncio.sleep(later_s)
    began = time.perf_counter()
    task.cancel()
    await asyncio.wait([task])
    stopped = (time.perf_counter() - began) * 1000
    assert task.cancelled()
    assert not (bench.folder / "out").exists(), "half done"
    return stopped


def _beats(bench: _Bench) -> list[Result]:
    """The gaps between the ticks of a timer of the window while a file is written."""
    idle = beating(bench.session, lambda _: asyncio.sleep(2))
    results = []
    for form in ("csv", "xlsx"):

        async def work(session: Session, form: Form = form) -> None:
            with suppress(TimeoutError):
                await asyncio.wait_for(bench.write(session, form, gently=True), BEATS_S)

        beats = beating(bench.session, work)
        what = f"{form}: ticks of the window meanwhile: 99 %"
        note = f"longest {beats.longest:.0f} ms"
        results.append(
            Result("export", what, beats.p99, "ms", MOST_GAP_MS, peer="idle",
                   peer_value=idle.p99, row=12, note=note)
        )  # fmt: skip
    return results
