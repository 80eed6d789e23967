"""Reading what is new or changed: it costs what changed, not what exists."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import pairwise

from desktop.catalog.declare import Dataset, Lifecycle
from desktop.catalog.query import Condition, Query, Sort
from desktop.catalog.times import shifted, utc_text
from desktop.errors import PartnerError
from desktop.store import progress
from desktop.store import query as ask
from desktop.sync import leaving, plan, whole
from desktop.sync.clock import utc_now
from desktop.sync.plan import Scope
from desktop.sync.reading import Reading
from desktop.sync.walk import Key

OVERLAP_ROWS = 100  # of the newest rows known, which are read again to find those that came late
CLOCKS = timedelta(minutes=20)  # how far two clocks may differ before the API refuses us anyway


def has_news(dataset: Dataset) -> bool:
    """Whether it can be told what is new in a list without reading all of it."""
    return dataset.lifecycle is not None or dataset.appended


async def catch_up(reading: Reading, since: str) -> PartnerError | None:
    """Read what is not yet read of the lists of a dataset, and what is new in the others.

    `since` is when all of them were read, as UTC text. Returns why some of them were not.
    """
    marks = await reading.store.read(progress.marks, reading.dataset.name, reading.begun)

    async def read(base: Scope) -> None:
        # That a year of a list cannot be read must not hide what is new in it.
        failure = await reading.attempt([base], partial(whole.read_base, reading))
        if base.name in marks:
            await _catch_up(reading, base, since)
        if failure:
            raise failure

    unless_left = partial(leaving.unless_left, reading, read=read)
    return await reading.attempt(await whole.due(reading), unless_left)


async def _catch_up(reading: Reading, base: Scope, since: str) -> None:
    if lifecycle := reading.dataset.lifecycle:
        await _Catching(reading, lifecycle, base).all(since)
    else:
        await _new_rows(reading, base)


async def _new_rows(reading: Reading, base: Scope) -> set[Key]:
    dataset, window = reading.dataset, reading.dataset.source.window
    if window is None:
        return await reading.walk(base, settle=False)
    newest = Query(dataset, _only(base), sort=(Sort(window.column, descending=True),))
    times = await reading.store.read(ask.column_values, newest, window.column, OVERLAP_ROWS)
    now = utc_now()
    begin = min((str(time) for time in times if time), default=utc_text(now - timedelta(days=1)))
    seen = set[Key]()
    begin = max(min(begin, utc_text(now)), plan.EARLIEST)
    for scope in plan.windows(window, begin, plan.until(window, now), base):
        await reading.walk(replace(scope, name=f"{base.name} new".strip()), seen=seen)
    return seen


def _only(base: Scope) -> tuple[Condition, ...]:
    """The rows of one of the lists into which a dataset falls."""
    return tuple(Condition(name, "in", (value or None,)) for name, value in base.extent.equals)


class _Catching:
    """Catching up with one list whose rows change behind our back.

    Open rows are asked for as lists by status; those that no list has any more left their status
    and are found by the time they moved, in spans of time where they lie close together, and else
    one by one.
    """

    def __init__(self, reading: Reading, lifecycle: Lifecycle, base: Scope) -> None:
        self._reading, self._lifecycle, self._base = reading, lifecycle, base
        self._dataset, self._window = reading.dataset, reading.dataset.source.window
        self._seen: set[Key] = set()

    async def all(self, since: str) -> None:
        """Find what is new, and what changed."""
        self._seen = await _new_rows(self._reading, self._base)
        await self._reading.each(self._lifecycle.listed, self._listed)
        left = await self._left_open()
        if self._lifecycle.moved and len(left) > 2 and since:
            await self._moved(since, len(left))
            left = await self._left_open()
        await self._read(left)

    async def _listed(self, value: str) -> None:
        parameter = self._lifecycle.parameter
        name = f"{self._base.name} {parameter} {value}".strip()
        scope = replace(self._base, name=name, fields={parameter: value})
        await self._reading.walk(scope, seen=self._seen, settle=False)

    async def _moved(self, since: str, number: int) -> None:
        window = self._lifecycle.moved
        if window is None:
            return
        worth = number * self._dataset.source.page // 2
        end = plan.until(window, utc_now())
        for scope in plan.windows(window, shifted(since, -CLOCKS), end, self._base):
            await self._reading.walk(scope, seen=self._seen, settle=False, worth=worth)

    async def _left_open(self) -> list[tuple[str, str]]:
        """(time, key) of the rows that were open when last read and were not read since."""
        dataset, lifecycle = self._dataset, self._lifecycle
        order = self._window.column if self._window else dataset.order
        query = Query(dataset, _only(self._base), sort=(Sort(order),))
        ask_for = (query, lifecycle.column, lifecycle.final)
        rows = await self._reading.store.read(ask.open_rows, *ask_for)
        return [(str(time or ""), key) for time, key in rows if (key,) not in self._seen]

    async def _read(self, left: Sequence[tuple[str, str]]) -> None:
        if self._window:
            for begin, end in await self._spans({time for time, _ in left if time}):
                until = shifted(end, timedelta(seconds=1))
                scope = replace(plan.span(self._window, begin, until, self._base), name="changed")
                await self._reading.walk(scope, seen=self._seen, settle=False)
        await self._reading.by_keys([key for _, key in left if (key,) not in self._seen])

    async def _spans(self, times: Collection[str]) -> list[tuple[str, str]]:
        window, page = self._window, self._dataset.source.page
        if window is None:
            return []
        moments = sorted(times)
        pairs = list(pairwise(moments))
        counts = await self._reading.store.read(
            ask.between, self._dataset, window.column, pairs, page
        )
        return plan.groups(window, moments, counts, page)
