"""Reading all of a dataset: every list into which it falls, each to its end."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from desktop.catalog import DATASETS
from desktop.catalog.times import utc_text
from desktop.errors import PartnerError, Refused
from desktop.store import progress
from desktop.store import query as ask
from desktop.store.progress import Mark
from desktop.sync import fanout, leaving, plan
from desktop.sync.clock import utc_now
from desktop.sync.plan import Scope
from desktop.sync.reading import Reading
from desktop.sync.walk import Key

GUESSED_PAGES = 6  # of the newest rows, asked for before their number is known
NEVER_ENDING = 2  # so many empty windows in a row are the beginning of a list


async def read_all(reading: Reading, *, again: bool) -> PartnerError | None:
    """Read every list that this run has not yet read; with `again` also months that are over.

    Returns why some of them could not be read.
    """
    if reading.dataset.source.per:
        return await fanout.read_every(reading)
    scopes = await due(reading, again=again)
    if len(scopes) > 1:
        reading.tally.lists += len(scopes)

    async def read(base: Scope) -> None:
        await leaving.unless_left(reading, base, partial(read_base, reading))
        reading.tally.lists_read += len(scopes) > 1

    return await reading.attempt(scopes, read)


async def read_base(reading: Reading, base: Scope) -> None:
    """Read one of the lists into which a dataset falls, if this run has not yet read it."""
    marks = await reading.store.read(progress.marks, reading.dataset.name, reading.begun)
    mark = marks.get(base.name)
    if mark and mark.finished:
        return
    source = reading.dataset.source
    if source.window:
        await _note(reading, base, mark, finished=False)
        await _read_windows(reading, base, marks)
        await _note(reading, base, mark, finished=True)
    elif not source.page:
        await reading.one_page(base)
    else:
        await reading.walk(base, mark)


async def _note(reading: Reading, base: Scope, mark: Mark | None, *, finished: bool) -> None:
    """Keep that the windows of a list are being read, or that all of them are."""
    if finished or mark is None:
        read_at = reading.now() if finished else ""
        done = Mark(base.name, reading.run, finished=finished, read_at=read_at)
        await reading.store.write(progress.mark, reading.dataset.name, [done])


async def due(reading: Reading, *, again: bool = False) -> list[Scope]:
    """The lists that have to be read: all, but for months that will not change any more."""
    dataset = reading.dataset
    scopes = plan.bases(dataset, await rounds(reading), utc_now())
    months = dataset.source.months
    if months is None or again:
        return scopes
    marks = await reading.store.read(progress.marks, dataset.name)
    return [
        scope
        for scope in scopes
        if not (mark := marks.get(scope.name))
        or not mark.finished
        or not plan.is_settled(scope.whose[months.parameter], mark.read_at)
    ]


async def rounds(reading: Reading) -> list[str]:
    """The keys of the resellers of whom a list is asked for as well."""
    rounds = reading.dataset.source.rounds
    return await reading.store.read(ask.keys, DATASETS[rounds.of]) if rounds else []


async def _read_windows(reading: Reading, base: Scope, marks: dict[str, Mark]) -> None:
    """Every span of time from the oldest row to now, and back from there until nothing comes.

    The newest begin at once, while it is still asked how old the oldest is.
    """
    window = reading.dataset.source.window
    if window is None:
        return

    async def read(scope: Scope) -> set[Key]:
        mark = marks.get(scope.name)
        if mark and mark.finished:
            return {mark.key}
        return await reading.walk(scope, mark)

    async def read_back(begin: str) -> None:
        empty = 0
        for scope in plan.earlier(window, begin, base):
            empty = 0 if await read(scope) else empty + 1
            if empty == NEVER_ENDING:
                return

    async def read_old(until: str) -> None:
        oldest = await _oldest(reading, base, window.column)
        begin = min(plan.cell(window, oldest), until) if oldest else until
        spans = plan.windows(window, begin, until, base)
        await reading.each(
            [partial(read_back, begin), *(partial(read, each) for each in spans)], _run
        )

    now = utc_now()
    begin = plan.cell(window, utc_text(now - timedelta(days=window.days)))
    *scopes, newest = plan.windows(window, begin, plan.until(window, now), base)
    scopes.append(replace(newest, guessed=GUESSED_PAGES))
    await reading.each([*(partial(read, each) for each in scopes), partial(read_old, begin)], _run)


async def _run(work: Callable[[], Awaitable[object]]) -> None:
    await work()


async def _oldest(reading: Reading, base: Scope, column: str) -> str:
    """The time of the first row there is, as far as the API tells without a window.

    It stands at one end of the list or at the other.
    """
    dataset, times = reading.dataset, list[str]()
    place, ends = dataset.places[column], [0]
    try:
        for offset in ends:
            page = await reading.ask({**base.whose, "limit": 1, "offset": offset})
            rows = [dataset.decode(record, base.asked)[0] for record in page.records]
            times += [str(row[place]) for row in rows if row[place]]
            if not offset and (page.total or 0) > 1:
                ends.append((page.total or 0) - 1)
    except Refused:
        return ""
    return min(times, default="")
