"""How far reading has come: kept in the same file, and in the same transactions, as the rows.

`sync_scopes` has a line per list read (a window of orders, the lines of one order): where a killed
walk goes on, and when it was last read to its end. `sync_datasets` has a line per dataset.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.store.database import Connection

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the walk over one scope is."""

    scope: str
    run: int  # the reading that walks it, by its start in microseconds
    offset: int = 0  # rows read without a gap
    key: tuple[str, ...] = ()  # the last of them, which must be the first of the next page
    finished: bool = False
    read_at: str = ""  # UTC text: when it was last read to its end


@dataclass(frozen=True, slots=True)
class State:
    """What is known about the copy of one dataset."""

    run: int = 0  # the full reading under way, or the last one
    filled: bool = False  # whether a full reading has ever ended
    done: bool = True  # whether the full reading `run` has ended, each list been asked for
    read_at: str = ""  # UTC text: when all of it was last known to be right
    error: str = ""  # what the last reading failed with: a sentence marked with N_
    missing_permission: str = ""
    skipped: str = ""  # why this account does not have the list at all (N_)
    unreadable: dict[str, int] = field(default_factory=dict)  # fields stored as empty, by column
    unknown: dict[str, int] = field(default_factory=dict)  # fields of the API not declared here
    lacking: str = ""  # UTC text: since when some of its lists could not be read

    @property
    def age_s(self) -> float:
        """For how long it has not been known to be right."""
        from datetime import UTC, datetime

        if not self.read_at:
            return float("inf")
        return (datetime.now(UTC) - datetime.fromisoformat(self.read_at)).total_seconds()


def ensure(db: "Database") -> None:
    """Create the two tables."""
    db.table("sync_scopes").create(
        {
            "dataset": str,
            "scope": str,
            "run": int,
            "offset": int,
            "key": str,
            "finished": int,
            "read_at": str,
        },
        pk=("dataset", "scope"),
        transform=True,
    )
    db.table("sync_datasets").create(
        {
            "dataset": str,
            "run": int,
            "filled": int,
            "done": int,
            "read_at": str,
            "error": str,
            "missing_permission": str,
            "skipped": str,
            "unreadable": str,
            "unknown": str,
            "lacking": str,
        },
        pk="dataset",
        transform=True,
    )


def forget(db: "Database", dataset: str) -> None:
    """Have all of a dataset read anew: its columns are not those that were read."""
    db.conn.execute("DELETE FROM sync_scopes WHERE dataset = ?", [dataset])
    db.conn.execute("UPDATE sync_datasets SET filled = 0, done = 1 WHERE dataset = ?", [dataset])


def mark(db: "Database", dataset: str, marks: Iterable[Mark]) -> None:
    """Note where walks are. `read_at` of an earlier walk stays until this one is finished."""
    db.conn.executemany(
        "INSERT INTO sync_scopes (dataset, scope, run, offset, key, finished, read_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (dataset, scope) DO UPDATE SET "
        "run = excluded.run, offset = excluded.offset, key = excluded.key, "
        "finished = excluded.finished, "
        "read_at = iif(excluded.read_at = '', read_at, excluded.read_at)",
        [
            (dataset, m.scope, m.run, m.offset, json.dumps(m.key), int(m.finished), m.read_at)
            for m in marks
        ],
    )


def advance(db: "Database", dataset: str, before: Mark, after: Mark) -> None:
    """Move a mark on, if it still is where the page before left it."""
    db.conn.execute(
        "UPDATE sync_scopes SET offset = ?, key = ? "
        "WHERE dataset = ? AND scope = ? AND run = ? AND offset = ?",
        [after.offset, json.dumps(after.key), dataset, before.scope, before.run, before.offset],
    )


def drop(db: "Database", dataset: str, scopes: Iterable[str]) -> None:
    """Forget where the walks over some lists are: they are no more, or to be read anew."""
    sql = "DELETE FROM sync_scopes WHERE dataset = ? AND scope = ?"
    db.conn.executemany(sql, [(dataset, scope) for scope in scopes])


def marks(connection: Connection, dataset: str, since: int = 0) -> dict[str, Mark]:
    """The marks of a dataset by scope; of the reading `since` and those that came after it."""
    rows = connection.execute(
        "SELECT scope, run, offset, key, finished, read_at FROM sync_scopes "
        "WHERE dataset = ? AND run >= ?",
        [dataset, since],
    )
    return {
        scope: Mark(scope, by, offset, tuple(json.loads(key)), bool(finished), read_at)
        for scope, by, offset, key, finished, read_at in rows
    }


def read_any(connection: Connection, dataset: str, since: int) -> bool:
    """Whether the reading `since`, or one after it, read any list of a dataset to its end."""
    sql = "SELECT 1 FROM sync_scopes WHERE dataset = ? AND run >= ? AND finished LIMIT 1"
    return connection.execute(sql, [dataset, since]).fetchone() is not None


def state(connection: Connection, dataset: str) -> State:
    """What is known about the copy of `dataset`."""
    row = connection.execute(
        "SELECT run, filled, done, read_at, error, missing_permission, skipped, "
        "unreadable, unknown, lacking FROM sync_datasets WHERE dataset = ?",
        [dataset],
    ).fetchone()
    if row is None:
        return State()
    run, filled, done, read_at, error, missing, skipped, unreadable, unknown, lacking = row
    return State(
        run,
        bool(filled),
        bool(done),
        read_at,
        error,
        missing,
        skipped or "",
        json.loads(unreadable),
        json.loads(unknown),
        lacking or "",
    )


def set_state(db: "Database", dataset: str, new: State) -> None:
    """Replace what is known about the copy of `dataset`."""
    db.conn.execute(
        "REPLACE INTO sync_datasets (dataset, run, filled, done, read_at, error, "
        "missing_permission, skipped, unreadable, unknown, lacking) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            dataset,
            new.run,
            int(new.filled),
            int(new.done),
            new.read_at,
            new.error,
            new.missing_permission,
            new.skipped,
            json.dumps(new.unreadable),
            json.dumps(new.unknown),
            new.lacking,
        ],
    )
