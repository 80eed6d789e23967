"""One signed-in account: everything a user can ask of it, without Qt. Both faces stand on it."""

import asyncio
import time
from array import array
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from desktop.accounts import Account
from desktop.catalog import DATASETS
from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import Scalar
from desktop.catalog.query import Query, Reader, Rows
from desktop.errors import ContractBroken, Forbidden, NoAnswer, Offline, PartnerError
from desktop.reports import Freshness, Progress, Report, Sum
from desktop.settings import AccountSettings
from desktop.store import cache, progress
from desktop.store import query as ask
from desktop.store.database import Connection, Store, sqlite_failures

if TYPE_CHECKING:  # made after the window is painted, see desktop/opening.py
    from desktop.api.client import PartnerApi
    from desktop.sync.reading import Reading, Tally

P = ParamSpec("P")
T = TypeVar("T")

CHANGES_EVERY_S = 0.5
RECENT_KEYS = 50  # of an on-demand list, read in the background after a sync


class Session:
    """Reads the cache at once; reads the API once `connect` has given it one.

    `changed` is called with the names of datasets whose rows changed, at most twice a second;
    `progressed` whenever a reading got further. Both in the thread of the loop.
    """

    def __init__(self, account: Account, settings: AccountSettings, store: Store) -> None:
        from desktop.accounts import site_of

        self.account, self.settings, self._store = account, settings, store
        self.api: PartnerApi | None = None
        self.online: bool | None = None  # None: not tried yet
        self.changed: Callable[[frozenset[str]], None] = lambda _: None
        self.progressed: Callable[[Progress], None] = lambda _: None
        offers = site_of(account).offers if account.kind != "sandbox" else lambda _: True
        self.datasets = tuple(d for d in DATASETS.values() if offers(d.name))
        self._reading: dict[str, asyncio.Task[Report]] = {}
        self._news: set[str] = set()
        self._telling: asyncio.TimerHandle | None = None

    def connect(self, api: "PartnerApi") -> None:
        """Give the session its way to the API."""
        self.api = api

    def reader(self) -> Reader:
        """Rows by rowid, on a connection of its own, for the calling thread alone.

        It raises StoreBroken, as everything here does, when the file cannot be read.
        """
        connection = self._store.connect()

        def read(dataset: Dataset, ids: Sequence[int]) -> Rows:
            with cache.doubting(self._store.path), sqlite_failures():
                return ask.window(connection, dataset, ids)

        return read

    async def first(self, query: Query, rows: int = 200) -> "array[int]":
        """The first rows that fit, in order: what is painted at once."""
        return await self._ask(ask.row_ids, query, rows)

    async def ids(self, query: Query) -> "array[int]":
        """All rows that fit, in order, 8 bytes each; cancelling the task stops the SQL."""
        return await self._ask(ask.row_ids, query)

    async def count(self, query: Query) -> int:
        """How many rows fit."""
        return await self._ask(ask.count, query)

    async def values(self, dataset: Dataset, column: str) -> list[tuple[Scalar, int]]:
        """The values that occur in a column, with how often; the 500 most frequent."""
        return await self._ask(ask.values, dataset, column)

    async def sums(self, dataset: Dataset, column: str, ids: Sequence[int]) -> list[Sum]:
        """The total of an amount column over some rows, per currency."""
        found = await self._ask(ask.sums, dataset, column, ids)
        return [Sum(*each) for each in found]

    async def rows(self, dataset: Dataset, ids: Sequence[int]) -> dict[int, tuple[Scalar, ...]]:
        """Rows by rowid like `reader`, on a reader thread: for exports and other long work."""
        return dict(await self._ask(ask.window, dataset, ids))

    async def freshness(self, dataset: Dataset) -> Freshness:
        """How the copy of a dataset stands."""
        state = await self._ask(progress.state, dataset.name)
        live = await self.count(Query(dataset))
        every = await self.count(Query(dataset, gone=True))
        return Freshness(
            live,
            every - live,
            state.read_at or None,
            state.filled and not state.error,
            state.unreadable,
            state.missing_permission,
            state.error,
        )

    async def stale(self) -> list[str]:
        """The datasets that are due to be read again, those read only on demand apart."""
        names = list[str]()
        for dataset in self.datasets:
            state = await self._store.read(progress.state, dataset.name)
            if not dataset.on_demand and _age_s(state.read_at) >= dataset.stale_after_s:
                names.append(dataset.name)
        return names

    async def check(self) -> None:
        """Ask the API the smallest question there is.

        Raises:
            PartnerError: Why it did not answer it.
        """
        from desktop.api.client import try_connection

        await try_connection(self._api())
        self.online = True

    async def sync(self, names: Sequence[str] = (), *, full: bool = False) -> list[Report]:
        """Bring datasets up to date, side by side; a list waits for the one whose keys it takes.

        Failures are in the reports: one dataset that fails keeps no other from being read.

        Args:
            names: Which; () for all but those read only on demand.
            full: Read everything, not only what changed.
        """
        wanted = [
            dataset
            for dataset in self.datasets
            if (dataset.name in names if names else not dataset.on_demand)
        ]
        running = {each.name: self._start(each, full=full, after=wanted) for each in wanted}
        try:
            if running:
                await asyncio.wait(running.values())
        except asyncio.CancelledError:
            for task in running.values():
                task.cancel()
            await asyncio.gather(*running.values(), return_exceptions=True)
            raise
        return [task.result() for task in running.values()]

    async def refresh(self, dataset: Dataset, keys: Sequence[str] = ()) -> Report:
        """Read a dataset now, or only what belongs to `keys`; goes before what runs.

        `keys` are those of the dataset itself, or of the one it is read for (an order's lines).
        """
        if not keys:
            return (await self.sync([dataset.name]))[0]
        return await self._report(dataset, partial(self._read_keys, keys), urgent=True, noted=False)

    async def read_recent(self) -> None:
        """Read on-demand lists for the newest keys that have none yet, a few at a time."""
        for dataset in self.datasets:
            if not dataset.on_demand or not dataset.of:
                continue
            keys = await self._store.read(
                ask.keys_without, DATASETS[dataset.of], dataset.name, RECENT_KEYS
            )
            if keys:
                read = partial(self._read_keys, keys)
                await self._report(dataset, read, noted=False)

    async def unread(self, dataset: Dataset) -> int:
        """For how many keys an on-demand list has yet to be read."""
        from desktop.sync.engine import keys_to_read

        reading = self._make(dataset)
        state = await self._store.read(progress.state, dataset.name)
        if not state.done:
            reading.run = state.run
        return len(await keys_to_read(reading))

    async def close(self) -> None:
        """Stop reading and close the files; what was read is kept."""
        for task in list(self._reading.values()):
            task.cancel()
        await asyncio.gather(*self._reading.values(), return_exceptions=True)
        if self._telling:
            self._telling.cancel()
        self._store.close()

    async def _ask(
        self, question: Callable[Concatenate[Connection, P], T], *args: P.args, **named: P.kwargs
    ) -> T:
        with cache.doubting(self._store.path):
            return await self._store.read(question, *args, **named)

    async def _read_keys(self, keys: Sequence[str], reading: "Reading") -> None:
        from desktop.sync.engine import read_keys

        await read_keys(reading, keys)

    def _api(self) -> "PartnerApi":
        if self.api is None:
            raise Offline("not connected yet")
        return self.api

    def _make(self, dataset: Dataset, *, urgent: bool = False) -> "Reading":
        from desktop.sync.reading import Reading

        run = time.time_ns() // 1000
        return Reading(self._api(), self._store, dataset, run=run, urgent=urgent)

    def _start(
        self, dataset: Dataset, *, full: bool, after: Sequence[Dataset]
    ) -> "asyncio.Task[Report]":
        """The task that reads a dataset; the one that runs already, if one does."""
        running = self._reading.get(dataset.name)
        if running and not running.done():
            return running
        parent = dataset.of if dataset.of in {each.name for each in after} else ""
        work = self._read(dataset, full=full, parent=parent)
        task = asyncio.create_task(work, name=f"read {dataset.name}")
        self._reading[dataset.name] = task
        return task

    async def _read(self, dataset: Dataset, *, full: bool, parent: str) -> Report:
        from desktop.sync.engine import read_dataset

        failure: PartnerError | None = None
        if parent and (before := self._reading.get(parent)):
            began = time.monotonic()
            self._say(dataset, None, began, "waiting")
            try:
                await asyncio.wait([before])
            except asyncio.CancelledError:
                self._say(dataset, None, began, "cancelled")
                raise
            failure = None if before.cancelled() else before.result().error
        report = await self._report(dataset, lambda reading: read_dataset(reading, full=full))
        if failure and report.complete:  # for the keys known; nobody knows which others there are
            await self._note(dataset, failure, DATASETS[parent])
            return replace(report, complete=False, error=failure)
        return report

    async def _report(
        self,
        dataset: Dataset,
        work: Callable[["Reading"], "asyncio.Future[None] | object"],
        *,
        urgent: bool = False,
        noted: bool = True,
    ) -> Report:
        """Run one reading and say what it did; only a bug of ours is raised."""
        began, error, tally, state = time.monotonic(), None, None, "failed"
        try:
            reading = self._make(dataset, urgent=urgent)
            tally = reading.tally
            reading.told = partial(self._told, dataset, began)
            with cache.doubting(self._store.path):
                await work(reading)  # type: ignore[misc]
            state = "done"
            if tally.requests:  # a list without keys is complete, and proves nothing
                self.online = True
        except PartnerError as exc:
            error = exc
            self._learn(exc)
        except asyncio.CancelledError:
            state = "cancelled"
            raise
        finally:
            self._say(dataset, tally, began, state)
        if noted and error:
            await self._note(dataset, error)
        self._tell(dataset.name)
        return _report_of(dataset, tally, time.monotonic() - began, error)

    def _learn(self, exc: PartnerError) -> None:
        """What a failure says about the network."""
        if isinstance(exc, Offline) or type(exc) is NoAnswer:
            self.online = False
        elif not isinstance(exc, ContractBroken):
            self.online = True

    async def _note(
        self, dataset: Dataset, error: PartnerError, asked: Dataset | None = None
    ) -> None:
        """Keep why a dataset could not be read; its rows stay."""
        with suppress(PartnerError):  # the file may be what is broken
            state = await self._store.read(progress.state, dataset.name)
            item = (asked or dataset).source.permission
            permission = item if isinstance(error, Forbidden) else ""
            told = error.title if error.template else error.advice  # a template cannot be stored
            state = replace(state, error=told, missing_permission=permission)
            await self._store.write(progress.set_state, dataset.name, state)

    def _told(self, dataset: Dataset, began: float, tally: "Tally") -> None:
        self._tell(dataset.name)
        self._say(dataset, tally, began, "running")

    def _say(self, dataset: Dataset, tally: "Tally | None", began: float, state: str) -> None:
        rate = float(self.api.pace.rate()) if self.api else 0.0
        rows, total, requests = (tally.rows, tally.total, tally.requests) if tally else (0, 0, 0)
        spent = time.monotonic() - began
        eta = round(spent * (total - rows) / rows) if 0 < rows < total and spent > 1 else None
        self.progressed(Progress(dataset.name, rows, total, requests, rate, eta, state))

    def _tell(self, name: str) -> None:
        """Announce a change with those of the next half second."""
        self._news.add(name)
        if self._telling is None:
            loop = asyncio.get_running_loop()
            self._telling = loop.call_later(CHANGES_EVERY_S, self._announce)

    def _announce(self) -> None:
        names, self._news, self._telling = frozenset(self._news), set(), None
        self.changed(names)


def _age_s(read_at: str) -> float:
    from datetime import UTC, datetime

    if not read_at:
        return float("inf")
    return (datetime.now(UTC) - datetime.fromisoformat(read_at)).total_seconds()


def _report_of(
    dataset: Dataset, tally: "Tally | None", seconds: float, error: PartnerError | None
) -> Report:
    if tally is None:
        return Report(dataset.name, seconds=seconds, error=error)
    return Report(
        dataset.name,
        tally.rows,
        tally.counts.new,
        tally.counts.changed,
        tally.gone,
        tally.requests,
        seconds,
        error is None,
        dict(tally.unreadable),
        dict(tally.unknown),
        error,
    )
