"""Lists that are read once per row of another dataset: the resources of each customer."""

from collections.abc import Iterator, Sequence

from desktop.catalog import DATASETS
from desktop.catalog.declare import Dataset
from desktop.catalog.ways import Per
from desktop.errors import PartnerError, Refused
from desktop.store import owners
from desktop.store.owners import Among, Owner
from desktop.sync import leaving, plan
from desktop.sync.clock import utc_now
from desktop.sync.reading import Reading


async def read_every(reading: Reading) -> PartnerError | None:
    """Read the list of each owner that this run has not yet read; returns what some of them met."""
    left = await reading.store.read(
        owners.owners, reading.dataset, _of(reading.dataset), _left(reading)
    )
    return await _read(reading, left)


async def read_named(reading: Reading, names: Sequence[str]) -> None:
    """Read the lists of some owners, by their keys; one that has no such list is left out.

    A part of a key stands for all its owners: a customer for each of its months.
    """
    dataset, of = reading.dataset, _of(reading.dataset)
    whole = [name for name in names if len(owners.parts(of, name)) == len(of.key)]
    found = list[Owner]()
    if whole:
        found = await reading.store.read(owners.owners, dataset, of, Among(whole))
        known = await reading.store.read(owners.known, of, whole)
        found += [Owner(name, name) for name in whole if len(of.key) == 1 and name not in known]
    column = (dataset.source.per or Per("")).column or of.key[0]
    for value in (name for name in names if len(owners.parts(of, name)) < len(of.key)):
        which = Among(equals={column: value}, since=since(dataset))
        found += await reading.store.read(owners.owners, dataset, of, which)
    if failure := await _read(reading, found):
        raise failure


async def count_left(reading: Reading) -> int:
    """For how many owners the run of a reading has yet to read their list."""
    return await reading.store.read(
        owners.count, reading.dataset, _of(reading.dataset), _left(reading)
    )


async def never_read(reading: Reading, most: int) -> list[Owner]:
    """The first owners whose list was never read."""
    dataset = reading.dataset
    which = Among(since=since(dataset), unread=True, most=most)
    return await reading.store.read(owners.owners, dataset, _of(dataset), which)


def since(dataset: Dataset) -> dict[str, str]:
    """The oldest month that the API still tells of, where the owners are of months."""
    months = _of(dataset).source.months
    return {months.parameter: plan.months_of(months, utc_now())[-1]} if months else {}


def _left(reading: Reading) -> Among:
    return Among(since=since(reading.dataset), unread_since=reading.begun)


def _of(dataset: Dataset) -> Dataset:
    return DATASETS[dataset.of]


async def _read(reading: Reading, those: Sequence[Owner]) -> PartnerError | None:
    source, per = reading.dataset.source, reading.dataset.source.per
    if per is None:
        return None
    reading.tally.lists += len(those)

    async def one(owner: Owner) -> None:
        scope = plan.of_owner(reading.dataset, owner)
        try:
            await (reading.walk(scope) if source.page else reading.one_page(scope))
        except Refused as exc:
            if not await leaving.has_left(reading, _of(reading.dataset), owner.name, exc):
                raise
        reading.tally.lists_read += 1

    async def some(batch: Sequence[Owner]) -> None:
        await reading.batch(batch)
        reading.tally.lists_read += len(batch)

    if per.batch > 1:
        return await reading.attempt(plan.batches(those, per.batch), some)
    return await reading.attempt(in_order(those, reading.looked_at), one)


def in_order(those: Sequence[Owner], looked_at: Sequence[str]) -> Iterator[Owner]:
    """The owners in their order, but whoever is on the screen when the next one is due goes first.

    `looked_at` changes while this runs.
    """
    left = {owner.name: owner for owner in those}
    for owner in those:
        while name := next((name for name in looked_at if name in left), ""):
            yield left.pop(name)
        if left.pop(owner.name, None):
            yield owner
