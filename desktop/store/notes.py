"""The user's notes: kept in the file of their own, and shown beside the rows of the cache.

The cache holds a copy, so that tables can show, sort and filter by them as by any column (those
declared as `kept`). It is made anew from the user's file whenever the cache is.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from desktop.catalog.notes import BETWEEN, Kept, Note
from desktop.store.database import Connection

if TYPE_CHECKING:
    from sqlite_utils import Database

    from desktop.store.database import Store

SHOWN = "kept_notes"  # the table of the cache
COLUMNS = ("tags", "note")  # of it, which a dataset may declare as kept
_SHOWN_TABLE = (
    f'CREATE TABLE IF NOT EXISTS {SHOWN} (dataset TEXT NOT NULL, "key" TEXT NOT NULL, '
    'tags TEXT, note TEXT, PRIMARY KEY (dataset, "key")) STRICT, WITHOUT ROWID'
)
_OWN = 'SELECT dataset, "key", text, tags, changed_at FROM notes ORDER BY dataset, "key"'

Rows = Callable[[str, str], list[tuple[Any, ...]]]  # of a table of the user's file
Post = Callable[..., "Future[None]"]  # a change of it


class Notes:
    """The notes of one account; all of them are in memory once one was asked for."""

    def __init__(self, rows: Rows, post: Post) -> None:
        self._rows, self._post = rows, post
        self._known: dict[tuple[str, str], Note] | None = None
        self._cache: Store | None = None

    def get(self, dataset: str, key: str) -> Note:
        """The note on one record; an empty one if there is none.

        Raises:
            StoreBroken: The user's file cannot be read.
        """
        return self._read().get((dataset, key), Note())

    def all(self) -> list[Kept]:
        """Every note, in the order of its record."""
        return [Kept(*at, note) for at, note in sorted(self._read().items())]

    def put(self, notes: Iterable[Kept]) -> "Future[None]":
        """Replace notes, whole or not at all; an empty one is taken away.

        What is returned is done once they are on disk and shown beside the rows. It fails with
        StoreBroken if they could not be written: then what was there stays.

        Raises:
            StoreBroken: A newer version wrote the user's file.
        """
        notes, known = list(notes), self._read()
        before = [Kept(*at, known.get(at, Note())) for at in {each[:2] for each in notes}]
        written, done = self._post(_put, notes), Future[None]()
        self._remember(notes)
        written.add_done_callback(lambda _: self._written(written, done, notes, before))
        return done

    def _written(
        self, written: "Future[None]", done: "Future[None]", notes: list[Kept], before: list[Kept]
    ) -> None:
        """Go on after the user's file took the notes, or did not; on the thread that writes it."""
        if failure := written.exception():
            self._remember(before)
            done.set_exception(failure)
            return
        try:
            shown = self._cache.post(_show, notes) if self._cache else written
        except RuntimeError:  # the cache is closed already: it is brought up to date when opened
            shown = written
        shown.add_done_callback(lambda _: done.set_result(None))

    async def show_in(self, cache: "Store") -> bool:
        """Show the notes beside the rows of a cache from now on; whether it had other ones."""
        self._cache = cache
        wanted = {(dataset, key): _shown(note) for dataset, key, note in self.all()}
        if await cache.read(_there) == wanted:
            return False
        await cache.write(_show, self.all(), anew=True)
        return True

    def _remember(self, notes: Iterable[Kept]) -> None:
        known = self._read()
        for dataset, key, note in notes:
            if note:
                known[dataset, key] = note
            else:
                known.pop((dataset, key), None)

    def _read(self) -> dict[tuple[str, str], Note]:
        if self._known is None:
            self._known = {
                (str(dataset), str(key)): Note(text, tuple(json.loads(tags)), changed_at)
                for dataset, key, text, tags, changed_at in self._rows("notes", _OWN)
            }
        return self._known


def ensure(db: "Database") -> None:
    """Create the table of the cache."""
    db.execute(_SHOWN_TABLE)


def _put(db: "Database", notes: Sequence[Kept]) -> None:
    """Replace notes in the user's file."""
    _forget(db, "notes", notes)
    db.conn.executemany(
        'INSERT INTO notes (dataset, "key", text, tags, changed_at) VALUES (?, ?, ?, ?, ?)',
        [
            (dataset, key, note.text, json.dumps(note.tags, ensure_ascii=False), note.changed_at)
            for dataset, key, note in notes
            if note
        ],
    )


def _show(db: "Database", notes: Sequence[Kept], *, anew: bool = False) -> None:
    """Replace notes in the cache; all of them if it is made `anew`."""
    if anew:
        db.conn.execute(f"DELETE FROM {SHOWN}")  # noqa: S608
    _forget(db, SHOWN, notes)
    db.conn.executemany(
        f'INSERT INTO {SHOWN} (dataset, "key", tags, note) VALUES (?, ?, ?, ?)',  # noqa: S608
        [(dataset, key, *_shown(note)) for dataset, key, note in notes if note],
    )


def _forget(db: "Database", table: str, notes: Sequence[Kept]) -> None:
    db.conn.executemany(
        f'DELETE FROM {table} WHERE dataset = ? AND "key" = ?',  # noqa: S608
        [(dataset, key) for dataset, key, _ in notes],
    )


def _shown(note: Note) -> tuple[str | None, str | None]:
    """The tags and the text of a note as a table shows them; nothing where there is nothing."""
    return BETWEEN.join(note.tags) or None, note.text or None


def _there(connection: Connection) -> dict[tuple[str, str], tuple[str | None, str | None]]:
    sql = f'SELECT dataset, "key", tags, note FROM {SHOWN}'  # noqa: S608
    return {(dataset, key): (tags, note) for dataset, key, tags, note in connection.execute(sql)}
