"""Which lists of a dataset are read, by its declaration: all of it, what changed, or some keys."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from desktop.catalog import DATASETS
from desktop.catalog.declare import Dataset, Lifecycle, Window
from desktop.catalog.kinds import shifted, utc_text
from desktop.catalog.query import Condition, Query, Sort
from desktop.errors import Refused
from desktop.store import progress, tables
from desktop.store import query as ask
from desktop.store.progress import Mark, State
from desktop.sync import plan
from desktop.sync.clock import utc_now
from desktop.sync.plan import Scope
from desktop.sync.reading import Reading, together
from desktop.sync.walk import Key

OVERLAP_ROWS = 100  # of the newest rows known, which are read again to find those that came late
CLOCKS = timedelta(minutes=20)  # how far two clocks may differ before the API refuses us anyway
GUESSED_PAGES = 6  # of the newest orders, asked for before their number is known
WHOLE_EVERY = timedelta(days=7)  # what was entered late or opened again is found by then
NEVER_ENDING = 2  # so many empty windows in a row are the beginning of a list


async def read_dataset(reading: Reading, *, full: bool = False) -> None:
    """Bring all of a dataset up to date; goes on where an interrupted full reading stopped.

    Raises:
        PartnerError: What ended it; rows and progress up to there are stored.
    """
    dataset, store = reading.dataset, reading.store
    before = await store.read(progress.state, dataset.name)
    resumed = before.run > 0 and not before.done
    # No reading is older than the last, though the clock be set back: rows are missed in order.
    reading.run = before.run if resumed else max(reading.run, before.run + 1)
    started = reading.now()
    whole = full or resumed or not before.filled or _aged(reading.run, before.run)
    catch_up = dataset.lifecycle is not None and not whole
    if not catch_up:
        await _note(reading, replace(before, run=reading.run, done=False))
        await _read_all(reading)
    if dataset.lifecycle and (catch_up or resumed):
        await _catch_up(reading, dataset.lifecycle, before.read_at)
    elif resumed:
        started = _begun(reading.run)  # what it read first is as old as that
    tally, kept = reading.tally, before if catch_up else State()
    await _note(
        reading,
        State(
            reading.run if not catch_up else before.run,
            True,
            True,
            started,
            unreadable=_most(kept.unreadable, tally.unreadable),
            unknown=_most(kept.unknown, tally.unknown),
        ),
    )


def _aged(run: int, whole: int) -> bool:
    """Whether so much time lies between two readings that some change will have gone unnoticed."""
    return timedelta(microseconds=run - whole) > WHOLE_EVERY


def _begun(run: int) -> str:
    return utc_text(datetime.fromtimestamp(run / 1e6, UTC))


def _most(before: Mapping[str, int], now: Mapping[str, int]) -> dict[str, int]:
    """How many rows have something odd, where only some of them were read again."""
    return {name: max(before.get(name, 0), now.get(name, 0)) for name in {**before, **now}}


async def read_keys(reading: Reading, keys: Sequence[str]) -> None:
    """Read only what belongs to `keys`: rows of a dataset per key, or rows by their own key."""
    per = reading.dataset.source.per
    if per is None:
        await reading.by_keys(keys)
    elif reading.dataset.source.page:
        await reading.each(keys, lambda key: reading.walk(plan.of_key(reading.dataset, key)))
    else:
        await reading.each(plan.batches(keys, per.batch), reading.one_page)


async def keys_to_read(reading: Reading) -> list[str]:
    """The keys for which a dataset is read once each, without those `reading.run` has read."""
    dataset, per = reading.dataset, reading.dataset.source.per
    if per is None:
        return []
    keys = await reading.store.read(ask.keys, DATASETS[dataset.of], _skipped(dataset))
    done = await reading.store.read(progress.marks, dataset.name, reading.run)
    return [key for key in keys if key not in done or not done[key].finished]


async def _note(reading: Reading, state: State) -> None:
    await reading.store.write(progress.set_state, reading.dataset.name, state)


async def _read_all(reading: Reading) -> None:
    source = reading.dataset.source
    if source.per:
        await read_keys(reading, await keys_to_read(reading))
        await _give_up_strays(reading)
    elif source.window:
        await _read_windows(reading, source.window)
    else:
        marks = await reading.store.read(progress.marks, reading.dataset.name, reading.run)
        await reading.walk(Scope(), _unfinished(marks.get("")))


async def _give_up_strays(reading: Reading) -> None:
    """A balance whose customer has none any more, or is one no more, will not be read again."""
    dataset, store = reading.dataset, reading.store
    if dataset.source.per and dataset.source.per.skip:
        theirs = set(await store.read(ask.keys, DATASETS[dataset.of], _skipped(dataset)))
        strays = [key for key in await store.read(ask.keys, dataset) if key not in theirs]
        keys = [(key,) for key in strays]
        reading.tally.gone += await store.write(tables.give_up, dataset, keys, reading.run)


def _skipped(dataset: Dataset) -> list[Condition]:
    """Which rows of the other dataset have no such list."""
    skip = dataset.source.per.skip if dataset.source.per else {}
    return [Condition(column, "in", values) for column, values in skip.items()]


def _unfinished(mark: Mark | None) -> Mark | None:
    return mark if mark and not mark.finished else None


async def _read_windows(reading: Reading, window: Window) -> None:
    """Every span of time from the oldest row to now, and back from there until nothing comes.

    The newest begin at once, while it is still asked how old the oldest is.
    """
    marks = await reading.store.read(progress.marks, reading.dataset.name, reading.run)

    async def read(scope: Scope) -> set[Key]:
        mark = marks.get(scope.name)
        if mark and mark.finished:
            return {mark.key}
        return await reading.walk(scope, mark)

    async def read_back(begin: str) -> None:
        empty = 0
        for scope in plan.earlier(window, begin):
            empty = 0 if await read(scope) else empty + 1
            if empty == NEVER_ENDING:
                return

    async def read_old(until: str) -> None:
        oldest = await _oldest(reading, window)
        begin = min(plan.cell(window, oldest), until) if oldest else until
        await together([read_back(begin), *map(read, plan.windows(window, begin, until))])

    now = utc_now()
    begin = plan.cell(window, utc_text(now - timedelta(days=window.days)))
    *scopes, newest = plan.windows(window, begin, plan.now_and_a_bit(now))
    scopes.append(replace(newest, guessed=GUESSED_PAGES))
    await together([*map(read, scopes), read_old(begin)])


async def _oldest(reading: Reading, window: Window) -> str:
    """The time of the first row there is, as far as the API tells without a window."""
    try:
        page = await reading.ask({"limit": 1, "offset": 0})
    except Refused:
        return ""
    rows = [reading.dataset.decode(record)[0] for record in page.records]
    place = [column.name for column in reading.dataset.own].index(window.column)
    return min((str(row[place]) for row in rows if row[place]), default="")


async def _catch_up(reading: Reading, lifecycle: Lifecycle, since: str) -> None:
    """New rows by an overlapping window, changed ones by looking at those that were open.

    Costs what changed, not what exists: open rows are asked for as lists by status; those that no
    list has any more left their status and are found by the time they moved, in spans of time
    where they lie close together, and else one by one.
    """
    dataset = reading.dataset
    seen = await _new_rows(reading)

    async def read(value: str) -> None:
        scope = Scope(f"{lifecycle.parameter} {value}", {lifecycle.parameter: value})
        await reading.walk(scope, seen=seen, settle=False)

    await together(read(value) for value in lifecycle.listed)
    left = await _left_open(reading, lifecycle, seen)
    if lifecycle.moved and len(left) > 2 and since:
        worth = len(left) * dataset.source.page // 2
        end = plan.now_and_a_bit(utc_now())
        for scope in plan.windows(lifecycle.moved, shifted(since, -CLOCKS), end):
            await reading.walk(scope, seen=seen, settle=False, worth=worth)
        left = await _left_open(reading, lifecycle, seen)
    await _read_left(reading, left, seen)


async def _new_rows(reading: Reading) -> set[Key]:
    dataset, window = reading.dataset, reading.dataset.source.window
    if window is None:
        return await reading.walk(Scope(), settle=False)
    newest = Query(dataset, sort=(Sort(window.column, descending=True),))
    times = await reading.store.read(ask.column_values, newest, window.column, OVERLAP_ROWS)
    now = utc_now()
    begin = min((str(time) for time in times if time), default=utc_text(now - timedelta(days=1)))
    seen = set[Key]()
    begin = max(min(begin, utc_text(now)), plan.EARLIEST)
    for scope in plan.windows(window, begin, plan.now_and_a_bit(now)):
        await reading.walk(replace(scope, name="new"), seen=seen)
    return seen


async def _left_open(
    reading: Reading, lifecycle: Lifecycle, seen: set[Key]
) -> list[tuple[str, str]]:
    """(time, key) of the rows that were open when last read and were not read since, by time."""
    dataset, window = reading.dataset, reading.dataset.source.window
    order = window.column if window else dataset.order
    query = Query(dataset, sort=(Sort(order),))
    rows = await reading.store.read(ask.open_rows, query, lifecycle.column, lifecycle.final)
    return [(str(time or ""), key) for time, key in rows if (key,) not in seen]


async def _read_left(reading: Reading, left: list[tuple[str, str]], seen: set[Key]) -> None:
    dataset, window = reading.dataset, reading.dataset.source.window
    if window:
        moments = sorted({time for time, _ in left if time})
        counts = await reading.store.read(
            ask.between, dataset, window.column, list(pairwise(moments)), dataset.source.page
        )
        for begin, end in plan.groups(window, moments, counts, dataset.source.page):
            scope = plan.span(window, begin, shifted(end, timedelta(seconds=1)))
            await reading.walk(replace(scope, name="changed"), seen=seen, settle=False)
    await reading.by_keys(key for _, key in left if (key,) not in seen)
