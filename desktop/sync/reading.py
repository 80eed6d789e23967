"""Reading one dataset: walks over its lists, and rows asked for one by one."""

import asyncio
from collections import Counter, deque
from collections.abc import (
    AsyncGenerator,
    Awaitable,
    Callable,
    Iterable,
    Mapping,
    Sequence,
)
from contextlib import aclosing
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from desktop.api.client import Page, PartnerApi
from desktop.catalog import codes
from desktop.catalog.declare import Dataset
from desktop.catalog.times import utc_text
from desktop.errors import ContractBroken, PartnerError, Refused
from desktop.store import owners, progress, tables
from desktop.store.database import Store
from desktop.store.owners import Owner
from desktop.store.progress import Mark
from desktop.sync import keeping, plan
from desktop.sync.clock import utc_now
from desktop.sync.plan import Scope
from desktop.sync.storing import Part, Storing
from desktop.sync.together import attempt
from desktop.sync.walk import Decoded, Key, Row, Walk
from desktop.text import N_

RESTARTS = 3  # of a list that moves while it is read; the walk after them goes to its end
LONGEST_LIST = 5_000_000  # rows; a server that always has more would be read for ever
CONFIRMED = 100  # so many missing rows are asked for by key, more wait for a second whole walk

_UNSETTLED = N_("This list changed all the time while it was read. Try again in a moment.")
_TOO_LONG = N_("The API shows only the beginning of a list that is so long. That part is stored.")


class Unsettled(ContractBroken):
    """A list never stood still, or gave fewer rows than it told of: what came is stored."""

    advice = _UNSETTLED


class TooLong(ContractBroken):
    """A list goes on where the API takes no offset any more: what came is stored."""

    advice = _TOO_LONG


class _How(NamedTuple):
    """What a pass over a list is for."""

    to_the_end: bool  # though it moved
    noted: bool  # how far it came, so that another can go on with it
    worth: int  # rows; a list that tells of more is left after its first page


@dataclass
class Tally:
    """What one reading has done so far."""

    rows: int = 0  # distinct rows read
    total: int = 0  # of those the lists under way tell of, 0 where they tell nothing
    lists: int = 0  # to be read, where there is one per row of another dataset
    lists_read: int = 0
    requests: int = 0
    gone: int = 0
    skipped: str = ""  # why this account has no such list (N_)
    counts: tables.Counts = field(default_factory=tables.Counts)
    unreadable: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)


class Reading:
    """The means to read one dataset; `tally` grows while it does.

    Args:
        run: The reading's number, its start in microseconds: larger than that of any before.
        urgent: Whether somebody waits in front of the screen.

    Attributes:
        begun: The number of the reading that this one goes on with, or its own: what was read
            since then need not be read again.
        fills: Whether it reads all of the dataset for the first time, so that indexes may wait.
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
        self.begun = run
        self.fills = False
        self.tally = Tally()
        self.told: Callable[[Tally], None] = lambda _: None  # called after each page
        self.also_changed: set[str] = set()  # datasets beside its own
        self.looked_at: list[str] = []  # owners on the screen, which go first
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
        before: Walk | None = None
        for left in reversed(range(RESTARTS + 1 if settle else 1)):
            place = (resume.key, resume.offset) if resume else ()
            new = partial(self._is_new, scope, seen)
            walk = Walk(self.dataset, scope.asked, *place, counts=new)
            await self._pass(scope, walk, seen, _How(not left, settle, worth))
            if before:
                walk.confirm(before)
            resume, before = None, walk
            seen |= walk.keys
            if walk.complete and not await self._holds_more(scope, walk):
                break
        if not settle:
            return seen
        if not walk.complete:
            raise Unsettled(f"{self.dataset.name}: {len(walk.keys)} of {walk.total} rows")
        await self._settle(scope, walk)
        return seen

    async def one_page(self, scope: Scope) -> None:
        """Read a list that is not paged; what it no longer has is gone.

        Raises:
            Unsettled: It gave fewer rows than it told of; those that came are stored.
        """
        page = await self.ask(dict(scope.sent), scope.keys)
        walk = Walk(self.dataset, scope.asked)
        rows, left = walk.take(page.records, page.total), list[Key]()
        self._count(walk)
        if walk.complete:
            left = await self.store.read(tables.missing, self.dataset, walk.keys, scope.extent)
        mark = Mark(scope.name, self.run, finished=walk.complete, read_at=self.now())
        await self._store_batch(rows, left, [mark])
        if not walk.complete:
            raise Unsettled(f"{self.dataset.name}: {len(walk.keys)} of {walk.total} rows")

    async def batch(self, owners: Sequence[Owner]) -> None:
        """Read a list that is not paged, for several owners; one without a row has none."""
        scopes = [plan.of_owner(self.dataset, owner) for owner in owners]
        asked = scopes[0].asked if len(owners) == 1 else scopes[0].whose
        page = await self.ask(dict(scopes[0].sent), [owner.value for owner in owners])
        walk = Walk(self.dataset, asked)
        rows = walk.take(page.records, page.total)
        self._count(walk)
        absent = [key for owner in owners if (key := (owner.value,)) not in walk.keys]
        now = self.now()
        marks = [Mark(owner.name, self.run, finished=True, read_at=now) for owner in owners]
        await self._store_batch(rows, absent, marks)

    async def by_key(self, key: str, whose: Mapping[str, str] | None = None) -> bool:
        """Read a single row, of the list of `whose`; if the API does not find it, it is gone.

        Returns whether the answer told that. Other rows than the one asked for tell nothing.
        """
        fields: dict[str, Any] = {self.dataset.source.by_key: key, "limit": 1, "offset": 0}
        try:
            page = await self.ask({**(whose or {}), **fields})
        except Refused as exc:
            if exc.code not in codes.NO_LONGER_OURS:
                raise
            page = Page([], 0)
        walk = Walk(self.dataset, whose)
        rows = [row for row in walk.take(page.records, page.total) if _is(self.dataset, row, key)]
        self._count(walk)
        if rows:
            self.tally.rows += 1
            self._add(await self.store.write(keeping.put, keeping.kept(self.dataset, rows)))
        elif not page.records:
            self.tally.gone += await self.store.write(
                tables.give_up, self.dataset, [(key,)], self.run
            )
        return bool(rows) or not page.records

    async def by_keys(self, keys: Sequence[str]) -> None:
        """Read single rows, as many at a time as requests may be in flight."""
        _, failure = await self._of_keys(keys)
        if failure:
            raise failure

    async def _of_keys(self, keys: Sequence[str]) -> tuple[set[Key], PartnerError | None]:
        """Read single rows; the keys of those that were found or are gone, and what failed."""
        parameter = self.dataset.source.rounds.parameter if self.dataset.source.rounds else ""
        rounds = await self.store.read(owners.rounds_of, self.dataset, keys)
        told = set[Key]()

        async def read(key: str) -> None:
            if await self.by_key(key, {parameter: rounds[key]} if key in rounds else None):
                told.add((key,))

        return told, await self.attempt(keys, read)

    async def attempt(
        self, items: Iterable[Any], work: Callable[[Any], Awaitable[object]]
    ) -> PartnerError | None:
        """Run `work` for each item, as many at a time as requests may be in flight.

        Returns the first failure that met one of them alone, when all are through.
        """
        return await attempt(items, work, self.api.pace.parallel)

    async def each(self, items: Iterable[Any], work: Callable[[Any], Awaitable[object]]) -> None:
        """Run `work` for each item; a failure that met one of them is raised in the end."""
        if failure := await self.attempt(items, work):
            raise failure

    def now(self) -> str:
        """The moment as the cache stores it."""
        return utc_text(utc_now())

    async def _pass(self, scope: Scope, walk: Walk, seen: set[Key], how: _How) -> None:
        """One walk to its end, or until it moved; `seen` came in the walks before it."""
        given = (self.store, self.dataset, self._add)
        storing = Storing(*given, urgent=self._urgent, fills=self.fills)
        told_of, before, idle = 0, None, 0
        try:
            async with aclosing(self._pages(scope, walk)) as pages:
                async for offset, page in pages:
                    rows = walk.take_decoded(page)
                    self.tally.total += max(walk.total or 0, len(walk.keys)) - told_of
                    told_of = max(walk.total or 0, len(walk.keys))
                    self.tally.rows += sum(self._is_new(scope, seen, row) for row in rows)
                    at = offset + max(len(page.rows) - 1, 0)
                    place = (0, ()) if walk.moved else (at, walk.last)
                    mark = Mark(scope.name, self.run, *place) if how.noted else None
                    await storing.add(Part(rows, mark, before))
                    before = None if walk.moved else mark
                    idle = 0 if rows else idle + 1
                    if _ends(walk, how, idle) or (how.worth and (page.total or 0) > how.worth):
                        break
        finally:
            await storing.end()
            if not how.to_the_end and walk.moved:
                self.tally.total -= told_of  # it is read again
        self._count(walk)

    def _is_new(self, scope: Scope, seen: set[Key], row: Row) -> bool:
        """Whether neither a walk before nor the window after this one counts a row."""
        known = bool(seen) and self.dataset.key_of(row) in seen
        return not known and scope.extent.holds(self.dataset, row)

    async def _pages(self, scope: Scope, walk: Walk) -> AsyncGenerator[tuple[int, Decoded], None]:
        """The pages of a list in order, with their offsets; several are asked for ahead.

        Each begins with the last row of the one before. How many rows a page has is seen when it
        comes: a server may give fewer than the most it promises. Without a total, or with one
        that cannot be true, one page is asked for after the other until nothing new comes.
        """
        step, total, at = self.dataset.source.page - 1, None, walk.before
        guessed = range(at, at + scope.guessed * step, step)
        ahead = deque((offset, self._page(scope, walk, offset)) for offset in guessed)
        try:
            while True:
                if not ahead:
                    ahead.append((at, self._page(scope, walk, at)))
                offset, task = ahead.popleft()
                page = await task
                yield offset, page
                size, end = len(page.rows), offset + len(page.rows)
                total = total if page.total is None else page.total
                a_page = size == end == step + 1  # or told as the total of itself
                if size < 2 or (end == total and not a_page):
                    return
                if ahead and ahead[0][0] != end - 1:  # it had fewer rows than those before it
                    await _drop(ahead)
                at = ahead[-1][0] + size - 1 if ahead else end - 1
                while at + 1 < (total or 0) and len(ahead) < self.api.pace.parallel:
                    ahead.append((at, self._page(scope, walk, at)))
                    at += size - 1
        finally:
            await _drop(ahead)

    def _page(self, scope: Scope, walk: Walk, offset: int) -> asyncio.Task[Decoded]:
        fields = {**scope.sent, "limit": self.dataset.source.page, "offset": offset}

        async def decoded() -> Decoded:
            page = await self.ask(fields, scope.keys)
            return walk.decoded(page.records, page.total)

        return asyncio.create_task(decoded())

    async def ask(self, fields: dict[str, Any], keys: Sequence[str] = ()) -> Page:
        """One request of this reading.

        Raises:
            TooLong: The API would not take so large an offset.
        """
        source, offset = self.dataset.source, fields.get("offset", 0)
        deepest = source.deepest or LONGEST_LIST
        if offset > deepest:
            raise TooLong(f"{self.dataset.name}: more than {deepest} rows")
        self.tally.requests += 1
        return await self.api.page(self.dataset, fields, keys, urgent=self._urgent)

    async def _store_batch(
        self, rows: Sequence[Row], absent: Sequence[Key], marks: Sequence[Mark]
    ) -> None:
        what = keeping.kept(self.dataset, rows)
        counts, gone = await self.store.write(keeping.put_batch, what, absent, marks)
        self.tally.rows += len(rows)
        self.tally.gone += gone
        self._add(counts)

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
        not found, it is gone at once; found, it had only slipped through. Any other waits for a
        second walk, which is due next time.
        """
        missing, gone = list[Key](), 0
        if walk.whole:
            missing = await self.store.read(tables.missing, self.dataset, walk.keys, scope.extent)
            if self.dataset.source.by_key and 0 < len(missing) <= CONFIRMED:
                told, _ = await self._of_keys([key for (key,) in missing])
                missing = [key for key in missing if key not in told]
        if missing:
            gone = await self.store.write(tables.miss, self.dataset, missing, self.run)
        self.tally.gone += gone
        settled = gone == len(missing)
        done = Mark(scope.name, self.run, finished=settled, read_at=self.now())
        await self.store.write(progress.mark, self.dataset.name, [done])


def _ends(walk: Walk, how: _How, idle: int) -> bool:
    """Whether a list that moved is left: to be read again, or because it only repeats itself."""
    return walk.moved and (not how.to_the_end or idle > RESTARTS)


async def _drop(ahead: deque[tuple[int, asyncio.Task[Decoded]]]) -> None:
    """Give up pages that were asked for."""
    tasks = [task for _, task in ahead]
    ahead.clear()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _is(dataset: Dataset, row: Row, key: str) -> bool:
    return dataset.key_of(row) == (key,)
