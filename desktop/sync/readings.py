"""The readings of one account: which run, which wait for others, and what they tell."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from desktop.api.client import PartnerApi
from desktop.catalog import DATASETS
from desktop.catalog.declare import Dataset
from desktop.errors import ContractBroken, Forbidden, NoAnswer, Offline, PartnerError
from desktop.reports import Progress, Report
from desktop.store import cache, progress
from desktop.store.database import Store
from desktop.sync import engine, fanout, narrowed
from desktop.sync.reading import Reading, Tally

RECENT_LISTS = 50  # of an on-demand dataset, read in the background after a sync

Work = Callable[[Reading], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True)
class Told:
    """Who hears what: which dataset has other rows, how far a reading is, whether we are online."""

    changed: Callable[[str], None]
    progressed: Callable[[Progress], None]
    online: Callable[[bool], None]


class Readings:
    """Every reading of a session goes through here. Belongs to one event loop."""

    def __init__(
        self,
        api: Callable[[], PartnerApi],
        store: Store,
        told: Told,
        looked_at: dict[str, list[str]],
    ) -> None:
        """`api` raises PartnerError as long as there is no way to the API.

        `looked_at` holds the rows on the screen, by dataset: lists that are read for them go first.
        """
        self._api, self._store, self._tell, self._looked_at = api, store, told, looked_at
        self._running: dict[str, asyncio.Task[Report]] = {}
        self._waited = Counter[asyncio.Task[Report]]()  # by how many each is waited for

    async def all(self, wanted: Sequence[Dataset], *, full: bool, anew: bool) -> list[Report]:
        """Read datasets side by side; one waits for those whose keys it takes.

        Args:
            wanted: Which, in the order of the catalog.
            full: Read everything, not only what changed.
            anew: Ask again for lists that the account is known not to have.
        """
        wanted = [each for each in wanted if not each.inside]
        running = {
            each.name: self._start(each, wanted, full=full, anew=anew or full) for each in wanted
        }
        self._waited.update(running.values())
        try:
            if running:
                await asyncio.wait(running.values())
        except asyncio.CancelledError:
            alone = [task for task in running.values() if self._waited[task] == 1]
            for task in alone:  # what others wait for as well goes on
                task.cancel()
            await asyncio.gather(*alone, return_exceptions=True)
            raise
        finally:
            self._waited -= Counter(running.values())
        return [task.result() for task in running.values()]

    async def anew(self, dataset: Dataset) -> Report:
        """Read a dataset once no reading of it is under way that began earlier."""
        running = self._running.get(dataset.name)
        if running and not running.done():
            await asyncio.wait([running])
        return (await self.all([dataset], full=False, anew=True))[0]

    async def of_keys(
        self, dataset: Dataset, keys: Sequence[str], *, urgent: bool = True
    ) -> Report:
        """Read what belongs to `keys`, before anything else if it is `urgent`."""

        async def work(reading: Reading) -> None:
            await engine.read_keys(reading, keys)

        return await self._report(dataset, work, urgent=urgent, noted=False)

    async def where(self, dataset: Dataset, column: str, value: str) -> Report:
        """Read the rows with a value in a column before anything else."""
        work = partial(narrowed.read_where, column=column, value=value)
        return await self._report(dataset, work, urgent=True, noted=False)

    async def recent(self, datasets: Sequence[Dataset]) -> None:
        """Read on-demand lists for the newest keys that have none yet, a few at a time."""

        async def work(reading: Reading) -> None:
            owners = await fanout.never_read(reading, RECENT_LISTS)
            await engine.read_keys(reading, [each.name for each in owners])

        for dataset in datasets:
            if dataset.on_demand and dataset.source.per:
                await self._report(dataset, work, noted=False)

    async def unread(self, dataset: Dataset) -> int:
        """For how many keys a dataset has yet to be read."""
        if dataset.source.per is None:
            return 0
        reading = self._make(dataset)
        state = await self._store.read(progress.state, dataset.name)
        if engine.goes_on(dataset, state, reading.run):
            reading.begun = state.run
        return await fanout.count_left(reading)

    async def stop(self) -> None:
        """Stop reading; what was read is kept."""
        for task in list(self._running.values()):
            task.cancel()
        await asyncio.gather(*self._running.values(), return_exceptions=True)

    def _start(
        self, dataset: Dataset, wanted: Sequence[Dataset], *, full: bool, anew: bool
    ) -> "asyncio.Task[Report]":
        """The task that reads a dataset; the one that runs already, if one does."""
        running = self._running.get(dataset.name)
        if running and not running.done():
            return running
        names = {each.name for each in wanted}
        first = [name for name in _needed(dataset) if name in names]
        work = self._read(dataset, first, full=full, anew=anew)
        task = asyncio.create_task(work, name=f"read {dataset.name}")
        self._running[dataset.name] = task
        return task

    async def _read(
        self, dataset: Dataset, first: Sequence[str], *, full: bool, anew: bool
    ) -> Report:
        state = await self._store.read(progress.state, dataset.name)
        if not anew and engine.skips(dataset, state):
            return Report(dataset.name, complete=True, skipped=state.skipped)
        failed = await self._after(dataset, first)
        report = await self._report(dataset, partial(engine.read_dataset, full=full))
        if failed and report.complete:  # for the keys known; nobody knows which others there are
            name, failure = failed
            await self._note(dataset, failure, DATASETS[name])
            return replace(report, complete=False, error=failure)
        return report

    async def _after(
        self, dataset: Dataset, first: Sequence[str]
    ) -> tuple[str, PartnerError] | None:
        """Wait for the datasets whose keys are taken; which of them failed, and why."""
        tasks = {name: self._running[name] for name in first if name in self._running}
        if not tasks:
            return None
        began = time.monotonic()
        self._say(dataset, None, began, "waiting")
        try:
            await asyncio.wait(tasks.values())
        except asyncio.CancelledError:
            self._say(dataset, None, began, "cancelled")
            raise
        for name, task in tasks.items():
            error = None if task.cancelled() else task.result().error
            if error is not None:
                return name, error
        return None

    async def _report(
        self, dataset: Dataset, work: Work, *, urgent: bool = False, noted: bool = True
    ) -> Report:
        """Run one reading and say what it did; only a bug of ours is raised."""
        began, error, tally, state = time.monotonic(), None, None, "failed"
        try:
            reading = self._make(dataset, urgent=urgent)
            tally = reading.tally
            reading.told = partial(self._told, dataset, began)
            with cache.doubting(self._store.path):
                await work(reading)
            state = "done"
            for name in reading.also_changed:
                self._tell.changed(name)
            if tally.requests:  # a list without keys is complete, and proves nothing
                self._tell.online(True)
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
        self._changed(dataset)
        return _report_of(dataset, tally, time.monotonic() - began, error)

    def _make(self, dataset: Dataset, *, urgent: bool = False) -> Reading:
        run = time.time_ns() // 1000
        reading = Reading(self._api(), self._store, dataset, run=run, urgent=urgent)
        reading.looked_at = self._looked_at.setdefault(dataset.of, [])
        return reading

    def _learn(self, exc: PartnerError) -> None:
        """What a failure says about the network."""
        if isinstance(exc, Offline) or type(exc) is NoAnswer:
            self._tell.online(False)
        elif not isinstance(exc, ContractBroken):
            self._tell.online(True)

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

    def _told(self, dataset: Dataset, began: float, tally: Tally) -> None:
        self._changed(dataset)
        self._say(dataset, tally, began, "running")

    def _changed(self, dataset: Dataset) -> None:
        self._tell.changed(dataset.name)
        for other in DATASETS.values():
            if other.inside and other.of == dataset.name:
                self._tell.changed(other.name)

    def _say(self, dataset: Dataset, tally: Tally | None, began: float, state: str) -> None:
        rate = 0.0
        with suppress(PartnerError):
            rate = float(self._api().pace.rate())
        tally = tally or Tally()
        done, total = tally.rows, tally.total
        if tally.lists:  # of which each may have any number of rows
            done, total = tally.lists_read, tally.lists
        spent = time.monotonic() - began
        eta = round(spent * (total - done) / done) if 0 < done < total and spent > 1 else None
        told = Progress(dataset.name, done, total, tally.requests, rate, eta, state)
        self._tell.progressed(told)


def _needed(dataset: Dataset) -> list[str]:
    """The datasets whose rows must be known before this one is read."""
    source, found = dataset.source, list[str]()
    if source.per:
        of = DATASETS[dataset.of]
        found.append(of.of if of.inside else of.name)
    if source.rounds:
        found.append(source.rounds.of)
    return found


def _report_of(
    dataset: Dataset, tally: Tally | None, seconds: float, error: PartnerError | None
) -> Report:
    tally = tally or Tally()
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
        tally.skipped,
        error,
    )
