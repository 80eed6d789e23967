"""One dataset, read as its declaration says: all of it, what is new, or some keys alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from desktop.catalog.declare import Dataset
from desktop.catalog.times import utc_text
from desktop.errors import Forbidden
from desktop.store import postponed, progress
from desktop.store.progress import State
from desktop.sync import fanout, fresh, leaving, whole
from desktop.sync.clock import utc_now
from desktop.sync.reading import Reading
from desktop.text import N_

_MOST_NAMES, _LONGEST_NAME = 200, 100  # of odd fields; an API that went mad fills no disk
WHOLE_EVERY = timedelta(days=7)  # what was entered late or opened again is found by then

NOT_A_DISTRIBUTOR = N_("Only distributors have this list.")
NOT_GRANTED = N_("This account has no right to this list.")


async def read_dataset(reading: Reading, *, full: bool = False) -> None:
    """Bring all of a dataset up to date; goes on where an interrupted full reading stopped.

    A list that this account does not have at all is skipped, which is no failure.

    Raises:
        PartnerError: What ended it, or what met some of its lists; rows and progress are stored.
    """
    if not await reading.api.grants(reading.dataset):
        await _skip(reading, NOT_GRANTED)
        return
    try:
        await _read(reading, full=full)
    except Forbidden:
        if not reading.dataset.source.only_for:
            raise
        await leaving.give_up_all(reading)
        await _skip(reading, NOT_A_DISTRIBUTOR)


async def read_keys(reading: Reading, keys: Sequence[str]) -> None:
    """Read only what belongs to `keys`: rows of a dataset per key, or rows by their own key."""
    if reading.dataset.source.per:
        await fanout.read_named(reading, keys)
    else:
        await reading.by_keys(keys)


async def _skip(reading: Reading, why: str) -> None:
    before = await reading.store.read(progress.state, reading.dataset.name)
    reading.tally.skipped = why
    state = replace(before, skipped=why, error="", missing_permission="", lacking="")
    await reading.store.write(progress.set_state, reading.dataset.name, state)


async def _read(reading: Reading, *, full: bool) -> None:
    dataset = reading.dataset
    before = await reading.store.read(progress.state, dataset.name)
    # No reading is older than the last, though the clock be set back: rows are missed in order.
    reading.run = max(reading.run, before.run + 1)
    going_on = goes_on(dataset, before, reading.run, full=full)
    reading.begun = before.run if going_on else reading.run
    reading.fills = not before.filled
    started, catches_up = reading.now(), fresh.has_news(dataset)
    if not going_on:
        await _note(reading, replace(before, run=reading.run, done=False, skipped=""))
    if catches_up:
        failure = await fresh.catch_up(reading, before.read_at)
    else:
        failure = await whole.read_all(reading, again=full)
    await leaving.give_up_strays(reading)
    if going_on and not catches_up:
        started = _begun(before.run)  # what it read first is as old as that
    while not before.filled and await reading.store.write(postponed.make, [dataset]):
        pass
    kept = before if going_on and catches_up else State()
    some = not failure or await reading.store.read(progress.read_any, dataset.name, reading.begun)
    after = State(
        reading.begun,
        before.filled or some,
        # Where a list is read for each row of another, it goes on while that brings any.
        some and not (failure and dataset.source.per and reading.tally.lists_read),
        before.read_at if failure else started,
        unreadable=_most(kept.unreadable, reading.tally.unreadable),
        unknown=_most(kept.unknown, reading.tally.unknown),
        lacking=_lacking(before, going_on=going_on) if failure else "",
    )
    await _note(reading, after)
    if failure:
        raise failure


def goes_on(dataset: Dataset, before: State, run: int, *, full: bool = False) -> bool:
    """Whether the reading number `run` goes on with the last one: what that read is not due.

    One that did not end is always gone on with. Then a dataset of which it can be told what is
    new is read anew now and then, any other each time. If that is one list per row of another,
    those that could not be read are tried again alone, as long as the others are not stale.
    """
    if not before.done or not before.run:
        return before.run > 0
    if full:
        return False
    if fresh.has_news(dataset):
        return timedelta(microseconds=run - before.run) <= WHOLE_EVERY
    if not before.lacking or not dataset.source.per:
        return False
    age = utc_now() - datetime.fromisoformat(before.lacking)
    return age < timedelta(seconds=dataset.stale_after_s)


def _lacking(before: State, *, going_on: bool) -> str:
    """Since when lists have been missing in a reading that brings no more of them."""
    return before.lacking if going_on and before.done and before.lacking else utc_text(utc_now())


def _begun(run: int) -> str:
    return utc_text(datetime.fromtimestamp(run / 1e6, UTC))


def _most(before: Mapping[str, int], now: Mapping[str, int]) -> dict[str, int]:
    """How many rows have something odd, where only some of them were read again."""
    names = [name for name in {**before, **now} if len(name) <= _LONGEST_NAME][:_MOST_NAMES]
    return {name: max(before.get(name, 0), now.get(name, 0)) for name in names}


async def _note(reading: Reading, state: State) -> None:
    await reading.store.write(progress.set_state, reading.dataset.name, state)


def skips(dataset: Dataset, state: State) -> bool:
    """Whether it is known that the account does not have the list, so that it is not asked.

    A right that is missing may be granted any day: a gate is asked each time, and so is a list
    that the account had once.
    """
    return bool(state.skipped and dataset.source.only_for and not state.filled)
