"""Reading the rows that have one value: all orders of one customer, now."""

from functools import partial

from desktop.catalog import DATASETS
from desktop.catalog.declare import Dataset
from desktop.errors import Misused
from desktop.store import owners
from desktop.store.tables import Extent
from desktop.sync import fanout, whole
from desktop.sync.plan import Scope
from desktop.sync.reading import Reading


def can_narrow(dataset: Dataset, column: str) -> bool:
    """Whether the rows with one value of a column can be read alone."""
    source = dataset.source
    by_key = dataset.key == (column,) and bool(source.by_key)
    return (
        column in source.narrow or by_key or (bool(source.per) and dataset.scope_column == column)
    )


async def read_where(reading: Reading, *, column: str, value: str) -> None:
    """Read the rows with `value` in `column`, as far as the list can be narrowed to them.

    Nothing is given up that does not come: rows of other times and rounds are not asked for.
    """
    dataset = reading.dataset
    source = dataset.source
    if column in source.narrow:
        fields = {source.narrow[column]: value}
        bases = await _of_its_round(reading, await whole.due(reading), column, value)
        scopes = [_narrowed(base, fields, column, value) for base in bases]
        await reading.each(scopes, partial(reading.walk, settle=False))
    elif source.per and dataset.scope_column == column:
        await fanout.read_named(reading, [value])
    elif dataset.key == (column,) and source.by_key:
        await reading.by_keys([value])
    else:
        raise Misused(f"{dataset.name} cannot be narrowed by {column}")


async def _of_its_round(
    reading: Reading, bases: list[Scope], column: str, value: str
) -> list[Scope]:
    """Those of the reseller to whom a customer belongs, or our own; all, if nobody knows it."""
    rounds = reading.dataset.source.rounds
    if rounds is None:
        return bases
    for of in DATASETS.values():
        if of.key != (column,) or of.source.rounds != rounds:
            continue
        if value in await reading.store.read(owners.known, of, [value]):
            found = await reading.store.read(owners.rounds_of, of, [value])
            whose = found.get(value, "")
            return [base for base in bases if base.whose.get(rounds.parameter, "") == whose]
    return bases


def _narrowed(base: Scope, fields: dict[str, str], column: str, value: str) -> Scope:
    name = f"{base.name} {column}={value}".strip()
    return Scope(name, base.whose, fields, extent=Extent(equals=((column, value),)))
