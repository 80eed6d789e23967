"""The first rows of a table within a moment, or none: for whoever paints and cannot wait."""

import time
from array import array
from contextlib import suppress

from desktop.catalog.query import Query
from desktop.errors import StoreBroken
from desktop.store import query as ask
from desktop.store.database import Connection, sqlite_failures

_STEPS = 10_000  # of SQLite's machine, between two looks at the clock


def first_ids(
    connection: Connection, query: Query, rows: int, *, patience_s: float
) -> "array[int]":
    """The first rows that fit; none if they take longer, or cannot be read: who asks again hears.

    Args:
        connection: Of the calling thread.
        query: What is asked.
        rows: How many at the most.
        patience_s: After which the search is given up.
    """
    until = time.monotonic() + patience_s
    connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
    try:
        with suppress(StoreBroken), sqlite_failures():
            return ask.row_ids(connection, query, rows)
    finally:
        connection.set_progress_handler(None, _STEPS)
    return array("q")
