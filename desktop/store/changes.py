"""What readings changed in the tables: noted in the transactions that change them, kept a while.

A row's first reading is no news, nor is the first filling of a table. Nothing here knows how the
tables are read; what was noted is asked for in news.py.
"""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import Scalar
from desktop.catalog.news import Kind
from desktop.store import progress
from desktop.store.database import Connection

if TYPE_CHECKING:
    from sqlite_utils import Database

Key = tuple[str, ...]
Row = tuple[Scalar, ...]
Note = tuple[int, Key, str, Scalar, Scalar]  # rowid, key, column or "", before, after

PRUNED_AT_ONCE = 5000
MOST_KEPT = 2_000_000
COLUMNS = 'dataset, row, "key", kind, "column", before, after, at'
# The first serves the feed and the tests on rows, the second the marks on rows in sight.
_TABLE = """
CREATE TABLE IF NOT EXISTS changes (_id INTEGER PRIMARY KEY, dataset TEXT NOT NULL,
    row INTEGER NOT NULL, "key" TEXT NOT NULL, kind TEXT NOT NULL, "column" TEXT NOT NULL,
    before ANY, after ANY, at INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS changes_since ON changes (dataset, at, row, kind);
CREATE INDEX IF NOT EXISTS changes_of ON changes (dataset, row, at);
"""


def ensure(db: "Database") -> None:
    """Create the table."""
    for statement in _TABLE.strip().split(";\n"):
        db.execute(statement)


def note(db: "Database", dataset: Dataset, kind: Kind, notes: Sequence[Note]) -> None:
    """Keep what happened to rows, all at this moment."""
    if not notes:
        return
    at = time.time_ns() // 1000
    db.conn.executemany(
        f"INSERT INTO changes ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        [
            (dataset.name, row, key_text(key), kind, column, before, after, at)
            for row, key, column, before, after in notes
        ],
    )


def noted(db: "Database", dataset: Dataset, kind: Kind, rows: Iterable[Sequence[Any]]) -> int:
    """Keep what happened to whole rows, (rowid, *key) each; return how many they were."""
    notes: list[Note] = [(row, tuple(map(str, key)), "", None, None) for row, *key in rows]
    note(db, dataset, kind, notes)
    return len(notes)


def steps(dataset: Dataset, row: int, before: Row, after: Row) -> list[Note]:
    """What is news about a row that reads otherwise than it did; both without marks."""
    key = dataset.key_of(after)
    return [
        (row, key, column.name, old, new)
        for column, old, new in zip(dataset.own, before, after, strict=True)
        if old != new and not column.quiet
    ]


def key_text(key: Key) -> str:
    """A key as it is stored."""
    return json.dumps(key, ensure_ascii=False)


def are_news(db: "Database", dataset: Dataset, scopes: Sequence[str]) -> Callable[[Row], bool]:
    """Whether a row that comes with `scopes` is news; not if its list was never read before.

    A list that is read for each row of another dataset has been read if its scope has; any other
    if all of it has.
    """
    if dataset.source.per is None:
        filled = progress.state(db.conn, dataset.of if dataset.inside else dataset.name).filled
        return lambda _row: filled
    marks = ", ".join("?" * len(scopes))
    found = db.conn.execute(
        "SELECT scope FROM sync_scopes WHERE dataset = ? AND read_at <> '' "  # noqa: S608
        f"AND scope IN ({marks})",
        [dataset.name, *scopes],
    )
    read = {scope for (scope,) in found}
    place = dataset.places.get(dataset.scope_column)
    if place is None or len(read) in (0, len(scopes)):
        every = 0 < len(read) == len(scopes)
        return lambda _row: every
    return lambda row: row[place] in read


def prune(db: "Database", until: int, most: int = PRUNED_AT_ONCE) -> int:
    """Forget what was noted before a moment, of the `most` oldest notes; return how many it was.

    So are those beyond MOST_KEPT: balances that change every hour would fill the disk.
    """
    sql = (
        "DELETE FROM changes WHERE _id IN (SELECT _id FROM "
        "(SELECT _id, at FROM changes ORDER BY _id LIMIT ?) "
        "WHERE at < ? OR _id <= (SELECT max(_id) FROM changes) - ?)"
    )
    return int(db.conn.execute(sql, [most, until, MOST_KEPT]).rowcount)


def notes(connection: Connection, *, descending: bool) -> Iterator[tuple[Scalar, ...]]:
    """Everything that was noted, in its order or against it, each with its number in front."""
    end = "DESC" if descending else ""
    sql = f"SELECT _id, {COLUMNS} FROM changes NOT INDEXED ORDER BY _id {end}"  # noqa: S608
    yield from connection.execute(sql)


def keep(db: "Database", noted: Row) -> None:
    """Keep a note as `notes` gave it, unless it is kept already."""
    marks = ", ".join("?" * len(noted))
    sql = f"INSERT OR IGNORE INTO changes (_id, {COLUMNS}) VALUES ({marks})"  # noqa: S608
    db.conn.execute(sql, noted)


def key_from(text: Scalar) -> Key:
    """A key as it was stored; () if that makes no sense."""
    try:
        return tuple(map(str, json.loads(str(text))))
    except (ValueError, TypeError):
        return ()
