"""Questions at a glance: counted, added up, and the first row, in one visit to the file."""

from decimal import Decimal

from desktop.catalog.declare import Dataset
from desktop.catalog.glance import Glance
from desktop.catalog.query import Query
from desktop.store import progress, query
from desktop.store.database import Connection


def glance(connection: Connection, asked: Query, amount: str = "") -> Glance:
    """How many rows fit, what their `amount` (a column) adds up to, and the first in their order.

    The rows are counted by finding them, as a table does: so both always say the same.
    """
    dataset = asked.dataset
    ids = query.unordered(connection, asked)
    sums: dict[str, Decimal] = {}
    if amount and ids:
        found = query.sums(connection, dataset, amount, ids)
        sums = {currency: total for currency, total, _ in found}
    first = query.row_ids(connection, asked, 1) if ids else []
    rows = query.window(connection, dataset, first)
    rowid = next(iter(rows), None)
    on = _stands_on(dataset, amount)
    states = [progress.state(connection, each.name) for each in on]
    return Glance(
        len(ids),
        sums,
        not ids and any(_is_empty(connection, each) for each in on),
        rows[rowid] if rowid is not None else (),
        rowid,
        min(state.read_at for state in states),
        next((state.error for state in states if state.error), ""),
        next((state.missing_permission for state in states if state.missing_permission), ""),
        next((state.skipped for state in states if state.skipped), ""),
    )


def _stands_on(dataset: Dataset, amount: str) -> list[Dataset]:
    """The datasets on which the answer stands: also that of an amount looked up."""
    join = dataset.by_name[amount].join if amount else None
    return [dataset, *([join.dataset] if join else [])]


def _is_empty(connection: Connection, dataset: Dataset) -> bool:
    return not query.row_ids(connection, Query(dataset), 1)
