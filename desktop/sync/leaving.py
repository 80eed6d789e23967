"""What is left behind: owners and resellers who are gone, and the rows that were read for them."""

from collections.abc import Awaitable, Callable, Sequence

from desktop.catalog import DATASETS, codes
from desktop.catalog.declare import Dataset
from desktop.errors import Refused
from desktop.store import owners, progress, tables
from desktop.store import query as ask
from desktop.store.tables import Extent, Key
from desktop.sync.plan import Scope
from desktop.sync.reading import Reading


async def has_left(reading: Reading, of: Dataset, key: str, refusal: Refused) -> bool:
    """Whether a row of `of`, whose list the API refuses as none of ours, is gone; that is noted.

    It may have left since its own list was read: no reason to fail for all the others.
    """
    if refusal.code not in codes.NO_LONGER_OURS or not of.source.by_key or not key:
        return False
    parent = Reading(reading.api, reading.store, of, run=reading.run)
    await parent.by_keys([key])
    reading.also_changed.add(of.name)
    known = await reading.store.read(owners.known, of, [key])
    return not known.get(key, False)


async def unless_left(
    reading: Reading, base: Scope, read: Callable[[Scope], Awaitable[None]]
) -> None:
    """Read one of the lists into which a dataset falls, unless it is of a reseller who left."""
    try:
        await read(base)
    except Refused as exc:
        rounds = reading.dataset.source.rounds
        whose = base.whose.get(rounds.parameter, "") if rounds else ""
        if not rounds or not await has_left(reading, DATASETS[rounds.of], whose, exc):
            raise


async def give_up_strays(reading: Reading) -> None:
    """Give up rows whose customer, order or reseller is gone: they will not be read again."""
    dataset = reading.dataset
    if of := DATASETS.get(dataset.of):
        reading.tally.gone += await _of_gone(reading, dataset, of)
    if dataset.source.rounds:
        await _outside_rounds(reading)
    for other in DATASETS.values():
        # What stands in its rows is not read by itself; other lists look when theirs are read.
        asked = other.of == dataset.name and (other.inside or reading.tally.gone)
        if asked and await _of_gone(reading, other, dataset):
            reading.also_changed.add(other.name)


async def give_up_all(reading: Reading) -> None:
    """Give up the rows of a list that the account has no more; what happened once stays."""
    dataset = reading.dataset
    if not dataset.appended:
        rows = await reading.store.read(tables.missing, dataset, set(), Extent())
        await _give_up(reading, dataset, rows)


async def _of_gone(reading: Reading, dataset: Dataset, of: Dataset) -> int:
    rows = await reading.store.read(owners.strays, dataset, of)
    return await _give_up(reading, dataset, rows)


async def _outside_rounds(reading: Reading) -> None:
    """Give up what resellers had who left; should one come back, its lists are read anew.

    Bills and records tell what happened, with whomever: they are kept.
    """
    dataset, rounds = reading.dataset, reading.dataset.source.rounds
    if rounds is None:
        return
    kept = await reading.store.read(ask.keys, DATASETS[rounds.of])
    if not dataset.appended and not dataset.source.months:
        rows = await reading.store.read(owners.outside_rounds, dataset, rounds.parameter, kept)
        reading.tally.gone += await _give_up(reading, dataset, rows)
    marks = await reading.store.read(progress.marks, dataset.name)
    theirs = {f"{rounds.parameter}={key}" for key in kept}
    begin = f"{rounds.parameter}="
    left = [name for name in marks if name.startswith(begin) and name.split()[0] not in theirs]
    if left:
        await reading.store.write(progress.drop, dataset.name, left)


async def _give_up(reading: Reading, dataset: Dataset, rows: Sequence[Key]) -> int:
    if not rows:
        return 0
    return await reading.store.write(tables.give_up, dataset, rows, reading.run)
