"""Rows that stand in the records of another dataset: the orders inside a combined order."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from desktop.catalog import DATASETS
from desktop.catalog.declare import Dataset
from desktop.catalog.wire import from_json
from desktop.errors import ContractBroken
from desktop.store import owners, tables
from desktop.store.tables import Key, Row
from desktop.sync.clock import utc_now


class Inner(NamedTuple):
    """The rows of `dataset` that stand in some rows of another, which have the keys `wholes`."""

    dataset: Dataset
    wholes: tuple[str, ...]
    rows: tuple[Row, ...]


def rows_in(dataset: Dataset, rows: Sequence[Row]) -> list[Inner]:
    """What stands in these rows, by dataset."""
    found = []
    for inner in DATASETS.values():
        if inner.inside and inner.of == dataset.name and rows:
            place = dataset.places[inner.inside]
            inside = dict[Key, Row]()
            for row in rows:
                if text := row[place]:
                    inside |= _rows_of(inner, str(text), dataset.key_of(row)[0])
            wholes = tuple(dataset.key_of(row)[0] for row in rows)
            found.append(Inner(inner, wholes, tuple(inside.values())))
    return found


def _rows_of(inner: Dataset, text: str, whole: str) -> dict[Key, Row]:
    """One record's list, as it was stored with it; an inner row that has no key is left out."""
    records = from_json(text.encode())
    found: dict[Key, Row] = {}
    for record in records if isinstance(records, list) else []:
        if isinstance(record, dict):
            try:
                row, _ = inner.decode(record, {inner.whole: whole})
            except ContractBroken:
                continue
            found[inner.key_of(row)] = row
    return found


def put(db: Any, inner: Inner) -> None:
    """Store what stands in those rows, and give up what stood there before."""
    tables.put(db, inner.dataset, inner.rows)
    here = {inner.dataset.key_of(row) for row in inner.rows}
    before = owners.standing_in(db.conn, inner.dataset, inner.wholes)
    if left := [key for key in before if key not in here]:
        tables.give_up(db, inner.dataset, left, int(utc_now().timestamp() * 1e6))
