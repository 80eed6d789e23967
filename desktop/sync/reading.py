"""Reading one dataset: walks over its lists, and rows asked for one by one."""

import asyncio
from collections import Counter, deque
from collections.abc import (
    AsyncGenerator,
    Awaitable,
    Callable,
    Collection,
    Coroutine,
    Iterable,
    Sequence,
)
from contextlib import aclosing
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from desktop.api.client import Page, PartnerApi
from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import utc_text
from desktop.errors import ContractBroken, Forbidden, Misused, PartnerError, Refused
from desktop.store import progress, tables
from desktop.store.database import Store
from desktop.store.progress import Mark
from desktop.sync.clock import utc_now
from desktop.sync.plan import Scope
from desktop.sync.walk import Key, Row, Walk
from desktop.text import N_

RESTARTS = 3  # of a list that moves while it is read; the walk after them goes to its end
CONFIRMED = 100  # so many missing rows are asked for by key, more wait for a second whole walk
_WAITING_WRITES = 20

_UNSETTLED = N_("This list changed all the time while it was read. Try again in a moment.")


class Unsettled(ContractBroken):
    """A list never stood still, or gave fewer rows than it told of: what came is stored."""

    advice = _UNSETTLED


@dataclass
class Tally:
    """What one reading has done so far."""

    rows: int = 0  # distinct rows read
    total: int = 0  # of those the lists under way tell of, 0 where they tell nothing
    requests: int = 0
    gone: int = 0
    counts: tables.Counts = field(default_factory=tables.Counts)
    unreadable: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)


class Reading:
    """The means to read one dataset; `tally` grows while it does.

    Args:
        run: The reading's number, its start in microseconds: larger than that of any before.
        urgent: Whether somebody waits in front of the screen.
    """

    def __init__(
        self,
        api: PartnerApi,
        store: Store,
        dataset: Dataset,
        *,
        run: int,
        urgent: bool = False,
    ) -> None:
        self.api, self.store, self.dataset, self.run = api, store, dataset, run
        self.tally = Tally()
        self.told: Callable[[Tally], None] = lambda _: None  # called after each page
        self._urgent = urgent

    async def walk(
        self,
        scope: Scope,
        resume: Mark | None = None,
        *,
        seen: set[Key] | None = None,
        settle: bool = True,
        worth: int = 0,
    ) -> set[Key]:
        """Read a list to its end, store its rows, give up those it no longer has.

        Returns `seen`, the keys that came in other lists of this reading, with those of this one.

        A list that moved is read again from its start. With `settle` false it is not: only what
        came matters, not what did not. `worth` ends the walk after the first page where the list
        tells of more rows than that.

        Raises:
            Unsettled: It never stood still; all rows that came are stored.
        """
        seen = set() if seen is None else seen
        for left in reversed(range(RESTARTS + 1 if settle else 1)):
            place = (resume.key, resume.offset) if resume else ()
            new = partial(self._is_new, scope, seen)
            walk = Walk(self.dataset, scope.key, *place, counts=new)
            await self._pass(scope, walk, seen, to_the_end=not left, worth=worth)
            resume = None
            seen |= walk.keys
            if walk.complete and not await self._holds_more(scope, walk):
                break
        if not settle:
            return seen
        if not walk.complete:
            raise Unsettled(f"{self.dataset.name}: {len(walk.keys)} of {walk.total} rows")
        await self._settle(scope, walk)
        return seen

    async def one_page(self, keys: Sequence[str]) -> None:
        """Read a list that is not paged, for a batch of keys; a key without a row has none."""
        page = await self.ask({}, keys)
        walk = Walk(self.dataset, keys[0] if len(keys) == 1 else "")
        rows = walk.take(page.records, page.total)
        self._count(walk)
        here = [(key,) for key in keys]
        absent = [key for key in here if key not in walk.keys]
        marks = [Mark(key, self.run, finished=True, read_at=self.now()) for key in keys]
        counts, gone = await self.store.write(_store_batch, self.dataset, rows, absent, marks)
        self.tally.rows += len(rows)
        self._add(counts)
        self.tally.gone += gone

    async def by_key(self, key: str) -> None:
        """Read a single row; if the API does not find it, it is gone."""
        fields: dict[str, Any] = {self.dataset.source.by_key: key, "limit": 1, "offset": 0}
        page = await self.ask(fields)
        walk = Walk(self.dataset)
        rows = [row for row in walk.take(page.records, page.total) if _is(self.dataset, row, key)]
        self._count(walk)
        if rows:
            self.tally.rows += 1
            self._add(await self.store.write(tables.put, self.dataset, rows))
        else:
            self.tally.gone += await self.store.write(
                tables.give_up, self.dataset, [(key,)], self.run
            )

    async def by_keys(self, keys: Iterable[str]) -> None:
        """Read single rows, as many at a time as requests may be in flight."""
        await self.each(keys, self.by_key)

    async def each(self, items: Iterable[Any], work: Callable[[Any], Awaitable[object]]) -> None:
        """Run `work` for each item, as many at a time as requests may be in flight.

        An answer that cannot be read, or a no to one item, must not hide the others: it is raised
        when all are through. Any other failure would meet the next item too, and ends it at once.
        """
        waiting, broken = iter(items), list[PartnerError]()

        async def one_after_another() -> None:
            for item in waiting:
                try:
                    await work(item)
                except Forbidden:
                    raise
                except (ContractBroken, Refused, Misused) as exc:
                    broken.append(exc)

        await together(one_after_another() for _ in range(self.api.pace.parallel))
        if broken:
            raise broken[0]

    def now(self) -> str:
        """The moment as the cache stores it."""
        return utc_text(utc_now())

    async def _pass(
        self, scope: Scope, walk: Walk, seen: set[Key], *, to_the_end: bool, worth: int
    ) -> None:
        """One walk to its end, or until it moved; `seen` came in the walks before it."""
        writes = deque[asyncio.Task[None]]()
        told_of, before = 0, None
        try:
            async with aclosing(self._pages(scope, walk.before)) as pages:
                async for offset, page in pages:
                    rows = walk.take(page.records, page.total)
                    self.tally.total += max(walk.total or 0, len(walk.keys)) - told_of
                    told_of = max(walk.total or 0, len(walk.keys))
                    self.tally.rows += len(self._fresh(rows, scope, seen))
                    at = offset + max(len(page.records) - 1, 0)
                    place = (0, ()) if walk.moved else (at, walk.last)
                    mark = Mark(scope.name, self.run, *place)
                    writes.append(asyncio.create_task(self._store(rows, mark, before)))
                    before = None if walk.moved else mark
                    if len(writes) > _WAITING_WRITES:
                        await _written([writes.popleft()])
                    if (walk.moved and not to_the_end) or (worth and (page.total or 0) > worth):
                        break
        finally:
            await _written(writes)
            if not to_the_end and walk.moved:
                self.tally.total -= told_of  # it is read again
        self._count(walk)

    def _fresh(self, rows: Sequence[Row], scope: Scope, seen: set[Key]) -> list[Row]:
        """The rows that neither a walk before nor the window after this one counts."""
        return [row for row in rows if self._is_new(scope, seen, row)]

    def _is_new(self, scope: Scope, seen: set[Key], row: Row) -> bool:
        return self.dataset.key_of(row) not in seen and scope.extent.holds(self.dataset, row)

    async def _pages(self, scope: Scope, start: int) -> AsyncGenerator[tuple[int, Page], None]:
        """The pages of a list in order, with their offsets; several are asked for ahead.

        Each begins with the last row of the one before. How many rows a page has is seen when it
        comes: a server may give fewer than the most it promises. Without a total, or with one
        that cannot be true, one page is asked for after the other until nothing new comes.
        """
        step, total, at = self.dataset.source.page - 1, None, start
        guessed = range(start, start + scope.guessed * step, step)
        ahead = deque((offset, self._page(scope, offset)) for offset in guessed)
        try:
            while True:
                if not ahead:
                    ahead.append((at, self._page(scope, at)))
                offset, task = ahead.popleft()
                page = await task
                yield offset, page
                size, end = len(page.records), offset + len(page.records)
                total = total if page.total is None else page.total
                a_page = size == end == step + 1  # or told as the total of itself
                if size < 2 or (end == total and not a_page):
                    return
                if ahead and ahead[0][0] != end - 1:  # it had fewer rows than those before it
                    await _drop(ahead)
                at = ahead[-1][0] + size - 1 if ahead else end - 1
                while at + 1 < (total or 0) and len(ahead) < self.api.pace.parallel:
                    ahead.append((at, self._page(scope, at)))
                    at += size - 1
        finally:
            await _drop(ahead)

    def _page(self, scope: Scope, offset: int) -> asyncio.Task[Page]:
        fields = {**scope.fields, "limit": self.dataset.source.page, "offset": offset}
        return asyncio.create_task(self.ask(fields, (scope.key,) if scope.key else ()))

    async def ask(self, fields: dict[str, Any], keys: Sequence[str] = ()) -> Page:
        """One request of this reading."""
        self.tally.requests += 1
        return await self.api.page(self.dataset, fields, keys, urgent=self._urgent)

    async def _store(self, rows: Sequence[Row], mark: Mark, before: Mark | None) -> None:
        self._add(await self.store.write(_store_page, self.dataset, rows, mark, before))

    def _add(self, counts: tables.Counts) -> None:
        self.tally.counts += counts
        self.told(self.tally)

    def _count(self, walk: Walk) -> None:
        self.tally.unreadable += walk.unreadable
        self.tally.unknown += walk.unknown

    async def _holds_more(self, scope: Scope, walk: Walk) -> bool:
        """Whether the cache has rows here that the list lost before a resumed walk came by."""
        if not walk.resumed or walk.total is None:
            return False
        return await self.store.read(tables.alive, self.dataset, scope.extent) > walk.total

    async def _settle(self, scope: Scope, walk: Walk) -> None:
        """Note that the list was read to its end, and give up the rows it no longer has.

        A row that a whole walk missed is asked for by its key, where the API can be asked so:
        not found, it is gone at once; found, it had only slipped through.
        """
        if walk.whole:
            missing = await self.store.read(tables.missing, self.dataset, walk.keys, scope.extent)
            if self.dataset.source.by_key and 0 < len(missing) <= CONFIRMED:
                await self.by_keys(key for (key,) in missing)
            elif missing:
                self.tally.gone += await self.store.write(
                    tables.miss, self.dataset, missing, self.run
                )
        done = Mark(scope.name, self.run, finished=True, read_at=self.now())
        await self.store.write(progress.mark, self.dataset.name, [done])


async def _drop(ahead: deque[tuple[int, asyncio.Task[Page]]]) -> None:
    """Give up pages that were asked for."""
    tasks = [task for _, task in ahead]
    ahead.clear()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def together(works: Iterable[Coroutine[Any, Any, object]]) -> None:
    """Run coroutines side by side; the first failure cancels the others and is raised bare."""
    try:
        async with asyncio.TaskGroup() as group:
            for work in works:
                group.create_task(work)
    except BaseExceptionGroup as failed:
        raise failed.exceptions[0] from failed


def _is(dataset: Dataset, row: Row, key: str) -> bool:
    return dataset.key_of(row) == (key,)


async def _written(writes: Collection[asyncio.Task[None]]) -> None:
    """Wait for writes, and for their end when cancelled too: they have been paid for."""
    if not writes:
        return
    try:
        await asyncio.wait(writes)
    except asyncio.CancelledError:
        await asyncio.wait(writes)
        raise
    finally:
        failed = [task.exception() for task in writes if task.done() and not task.cancelled()]
    for exc in failed:
        if exc is not None:
            raise exc


def _store_page(
    db: Any, dataset: Dataset, rows: Sequence[Row], mark: Mark, before: Mark | None
) -> tables.Counts:
    """Rows and progress in one transaction: a kill between them is a kill before both.

    If the page before was not stored, the mark stays in front of it.
    """
    counts = tables.put(db, dataset, rows)
    if before is None:
        progress.mark(db, dataset.name, [mark])
    else:
        progress.advance(db, dataset.name, before, mark)
    return counts


def _store_batch(
    db: Any,
    dataset: Dataset,
    rows: Sequence[Row],
    absent: Sequence[Key],
    marks: Sequence[Mark],
) -> tuple[tables.Counts, int]:
    counts = tables.put(db, dataset, rows)
    gone = tables.give_up(db, dataset, absent, marks[0].run)
    progress.mark(db, dataset.name, marks)
    return counts, gone
