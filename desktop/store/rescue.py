"""The user's own file after a damage: it is noticed at the start, and what can be read is kept.

No API could give back what is in it. But a damaged file may lack what came last, so an entry that
looks as if it had never been sent may have been: it is UNSURE from then on.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as sqlite

from desktop.errors import StoreBroken
from desktop.store import outbox
from desktop.store.cache import is_doubted
from desktop.store.database import Connection, Damaged, Store, open_file, sqlite_failures
from desktop.store.tables import listed, quoted

if TYPE_CHECKING:
    from sqlite_utils import Database

LOOKED_THROUGH_BYTES = 4 << 20  # a larger file is looked through only if it was not closed properly
_TABLES = ("view_states", "saved_views", "notes", "outbox", "audit")
_AT_ONCE = 500


def look_through(path: Path, key: bytes) -> None:
    """Look at every page of the file, if that is quick or there is a reason to.

    Only for the one program that writes it.

    Raises:
        Damaged: Some page is not as it was written.
    """
    if not path.exists():
        return
    left_open = path.with_name(f"{path.name}-wal").exists()
    if not (left_open or is_doubted(path) or path.stat().st_size <= LOOKED_THROUGH_BYTES):
        return
    with sqlite_failures(), closing(open_file(path, key, "rwc")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        # The seals first: to SQLCipher a page of zeros is an empty one.
        broken = connection.execute("PRAGMA cipher_integrity_check").fetchall() if key else []
        answer = broken or connection.execute("PRAGMA quick_check(1)").fetchall()
    if answer != [("ok",)]:
        raise Damaged(str(answer[0][0]).splitlines()[-1])


def carry_over(store: Store, aside: Path, key: bytes) -> None:
    """Copy what can still be read of a file into one whose tables are made; then doubt it."""
    for table in _TABLES:
        for descending in (False, True):  # up to the damage from both ends
            rows = _readable(aside, key, table, descending=descending)
            while some := list(islice(rows, _AT_ONCE)):
                _carry(store, table, some)
    store.post(outbox.doubt_all).result()


def _carry(store: Store, table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Store rows; if one of them is nonsense, those that are not."""
    try:
        store.post(_keep, table, rows).result()
    except StoreBroken:
        for row in rows if len(rows) > 1 else ():
            _carry(store, table, [row])


def _readable(path: Path, key: bytes, table: str, *, descending: bool) -> Iterator[dict[str, Any]]:
    """The rows before the damage, by a connection of their own: the next has read nothing yet."""
    with suppress(sqlite.Error, OSError), closing(open_file(path, key, "ro")) as connection:
        end = "DESC" if descending else ""
        names = _columns(connection, table)
        sql = f"SELECT {listed(names)} FROM {table} NOT INDEXED ORDER BY rowid {end}"  # noqa: S608
        for row in connection.execute(sql):
            if not any(isinstance(value, str) and "\0" in value for value in row):
                yield dict(zip(names, row, strict=True))  # else it is of an emptied page


def _columns(connection: Connection, table: str) -> list[str]:
    return [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]


def _keep(db: "Database", table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Store rows that are not there yet; of an older file's some columns may be missing."""
    names = [name for name in _columns(db.conn, table) if name in rows[0]]
    marks = ", ".join("?" * len(names))
    db.conn.executemany(
        f"INSERT OR IGNORE INTO {quoted(table)} ({listed(names)}) VALUES ({marks})",  # noqa: S608
        [[row[name] for name in names] for row in rows],
    )
