"""Indexes that wait until a table has been filled: made of all rows at once they cost half as much.

Nothing but speed depends on them. So a program that is killed before they are made leaves nothing
broken: they are made when the index of the search is brought up to date.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.catalog.declare import Dataset
from desktop.store.database import Connection
from desktop.store.tables import index_name, indexes, quoted

if TYPE_CHECKING:
    from sqlite_utils import Database


def postpone(db: "Database", dataset: Dataset) -> None:
    """Drop the indexes that no reading asks: what is left tells the rows of its lists."""
    source = dataset.source
    asked = {dataset.order, dataset.scope_column}
    asked |= {window.column for window in (source.window,) if window}
    asked |= {each.parameter for each in (source.rounds, source.months, source.passes) if each}
    kept = {f"{dataset.name}_key", *(index_name(dataset, column) for column in asked)}
    for name in there(db.conn, dataset) - kept:
        db.execute(f"DROP INDEX {quoted(name)}")


def make(db: "Database", datasets: Iterable[Dataset]) -> bool:
    """Make one of the indexes that are missing; whether there was any."""
    for dataset in datasets:
        wanted = indexes(dataset)
        for name in sorted(wanted.keys() - there(db.conn, dataset)):
            db.execute(wanted[name].format(name=quoted(name)))
            return True
    return False


def there(connection: Connection, dataset: Dataset) -> set[str]:
    """The declared indexes that a table has at the moment."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?"
    found = {name for (name,) in connection.execute(sql, [dataset.name])}
    return found & indexes(dataset).keys()
