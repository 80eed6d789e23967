"""Opening the cache: it fits the declarations, a newer one is refused, a broken one replaced."""

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlite

from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import Scalar
from desktop.errors import StoreBroken
from desktop.store import changes, progress, search_index, tables
from desktop.store.database import Connection, Damaged, Store, open_file, sqlite_failures
from desktop.text import N_

if TYPE_CHECKING:
    from sqlite_utils import Database

Row = tuple[Scalar, ...]
VERSION = 4  # of what is not declared: marks on rows, the tables of progress, changes, notes
CHECKED_BYTES = 256 << 20  # a larger file is checked only if it was not closed properly
_CARRIED_ROWS = 1000

_NEWER = N_("A newer version of this program wrote the local copy. Install that version again.")
SET_ASIDE = N_(
    "The local copy was damaged. It was set aside, what could be read of it was carried over, "
    "and the rest is read again from the API."
)


def open_cache(
    path: Path, key: bytes, datasets: Iterable[Dataset], *, thorough: bool = False
) -> tuple[Store, str]:
    """Open the cache for reading and writing; return it, and what the user should be told, or "".

    Only whoever holds the account's lock may call this. With `thorough` every page is looked at.

    Raises:
        StoreBroken: It cannot be opened, or a newer version wrote it.
    """
    datasets, notice = tuple(datasets), ""
    with doubting(path), sqlite_failures():
        suspect = _suspicion(path)
        doubted = suspect.exists() or (thorough and _size(path) < CHECKED_BYTES)
        fits: bool | None = False
        if path.exists():
            fits = _looked_at(path, key, datasets, thorough=doubted)
        if fits is None:
            aside = set_aside(path)
            notice = SET_ASIDE
        store = Store(path, key)
        try:
            if not fits:
                store.post(_make, datasets).result()
            if notice:
                _carry_over(store, aside, key, datasets)
            suspect.unlink(missing_ok=True)
        except BaseException:
            store.close()
            raise
    return store, notice


@contextmanager
def doubting(path: Path) -> Iterator[None]:
    """Note if the file turns out to be damaged: the next `open_cache` looks at every page."""
    try:
        yield
    except Damaged:
        with suppress(OSError):
            _suspicion(path).touch(0o600)
        raise


def is_doubted(path: Path) -> bool:
    """Whether it was noted that a file may be damaged, and nobody has looked since."""
    return _suspicion(path).exists()


def trust(path: Path) -> None:
    """Forget a doubt: the file was looked through."""
    _suspicion(path).unlink(missing_ok=True)


def readable(path: Path, key: bytes, datasets: Iterable[Dataset]) -> bool:
    """Whether there is a cache that can be read as it is, beside the program that writes it.

    Raises:
        StoreBroken: It is damaged, or a newer version wrote it.
    """
    with sqlite_failures():
        return path.exists() and _fits(path, key, tuple(datasets))


def _make(db: "Database", datasets: tuple[Dataset, ...]) -> None:
    for dataset in tables.ensure(db, datasets):
        progress.forget(db, dataset.name)
    db.table("meta").create({"name": str, "value": str}, pk="name", if_not_exists=True)
    db.table("meta").upsert({"name": "declared", "value": _declared(datasets)}, pk="name")
    db.execute(f"PRAGMA user_version = {VERSION}")


def _fits(path: Path, key: bytes, datasets: tuple[Dataset, ...]) -> bool:
    """Whether the tables are as declared; a newer version's are not to be touched."""
    if not path.exists():
        return False
    with closing(open_file(path, key, "ro")) as connection:
        return _is_declared(connection, datasets)


def _is_declared(connection: Connection, datasets: tuple[Dataset, ...]) -> bool:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise StoreBroken(f"version {version} of the cache, {VERSION} known", advice=_NEWER)
    if version < VERSION:
        return False
    row = connection.execute("SELECT value FROM meta WHERE name = 'declared'").fetchone()
    return row is not None and row[0] == _declared(datasets)


def _declared(datasets: tuple[Dataset, ...]) -> str:
    """A short text that changes whenever a table or an index does."""
    parts = [
        (
            d.name,
            d.key,
            [*tables.indexes(d)],
            [(c.name, c.kind.sql.__name__) for c in d.own],
            search_index.looks(d),
        )
        for d in datasets
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def _looked_at(
    path: Path, key: bytes, datasets: tuple[Dataset, ...], *, thorough: bool
) -> bool | None:
    """Whether the tables are as declared; None if it is no database that this key opens.

    With `thorough` also None where a page of it is not in order.
    """
    try:
        with sqlite_failures(), closing(open_file(path, key, "ro")) as connection:
            fits = _is_declared(connection, datasets)
            if thorough:
                answer = connection.execute("PRAGMA quick_check(1)").fetchone()
                return fits if answer is not None and answer[0] == "ok" else None
            return fits
    except Damaged:
        return None


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _suspicion(path: Path) -> Path:
    return path.with_name(path.name + ".doubted")


def set_aside(path: Path) -> Path:
    """Rename the file and what belongs to it; it may be the only copy of something."""
    stamp, number = time.strftime("%Y%m%d-%H%M%S"), 0
    while (aside := path.with_name(f"{path.name}.damaged-{stamp}-{number}")).exists():
        number += 1
    for ending in ("", "-wal", "-shm"):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.replace(aside.with_name(aside.name + ending))
    return aside


def _carry_over(store: Store, aside: Path, key: bytes, datasets: tuple[Dataset, ...]) -> None:
    """Copy what can still be read. Progress is not: everything is read again."""
    for dataset in datasets:
        for descending in (False, True):  # up to the damage from both ends
            rows = _readable_rows(aside, key, dataset, descending=descending)
            while some := list(islice(rows, _CARRIED_ROWS)):
                _carry(store, partial(_put_distinct, dataset=dataset), some)
    for descending in (False, True):
        notes = _readable_notes(aside, key, descending=descending)
        while some := list(islice(notes, _CARRIED_ROWS)):
            _carry(store, partial(_keep_notes, datasets=datasets), some)


def _readable_rows(path: Path, key: bytes, dataset: Dataset, *, descending: bool) -> Iterator[Row]:
    """The rows before the damage; a column that the old file did not have is empty.

    Each time by a connection of its own: SQLCipher reads nothing more after a broken page.
    """
    with suppress(sqlite.Error, OSError), closing(open_file(path, key, "ro")) as connection:
        table = tables.quoted(dataset.name)
        there = {name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")}
        names = [tables.quoted(c.name) if c.name in there else "NULL" for c in dataset.own]
        end = "DESC" if descending else ""
        sql = f"SELECT {', '.join(names)} FROM {table} NOT INDEXED ORDER BY _id {end}"  # noqa: S608
        yield from connection.execute(sql)


def _readable_notes(path: Path, key: bytes, *, descending: bool) -> Iterator[Row]:
    """The notes on changes before the damage."""
    with suppress(sqlite.Error, OSError), closing(open_file(path, key, "ro")) as connection:
        yield from changes.notes(connection, descending=descending)


def _carry(
    store: Store,
    put: "Callable[[Database, Sequence[Row]], object]",
    rows: Sequence[Row],
) -> None:
    """Store rows; if one of them is nonsense, those that are not."""
    try:
        store.post(put, rows).result()
    except StoreBroken:
        if len(rows) == 1:
            return
        for row in rows:
            _carry(store, put, [row])


def _put_distinct(db: "Database", rows: Sequence[Row], dataset: Dataset) -> None:
    distinct = {dataset.key_of(row): row for row in rows if _has_key(dataset, row)}
    tables.put(db, dataset, list(distinct.values()))


def _keep_notes(db: "Database", notes: Sequence[Row], datasets: tuple[Dataset, ...]) -> None:
    """Keep the notes on rows that were carried over, under the rowids that these have now."""
    by_name = {dataset.name: dataset for dataset in datasets}
    for number, name, _, key, *rest in notes:
        dataset = by_name.get(str(name))
        row = tables.rowid(db.conn, dataset, changes.key_from(key)) if dataset else None
        if row is not None:
            changes.keep(db, (number, name, row, key, *rest))


def _has_key(dataset: Dataset, row: Row) -> bool:
    return None not in dataset.parts_of(row) and any(dataset.parts_of(row))
