"""What the user did, which no API could give back: in a file of its own, every commit on disk."""

import json
import logging
import shutil
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import Misused, StoreBroken
from desktop.store.cache import doubting, set_aside, trust
from desktop.store.database import Damaged, Store, open_file, sqlite_failures
from desktop.store.notes import Notes
from desktop.store.outbox import Outbox
from desktop.store.rescue import carry_over, look_through
from desktop.text import N_

if TYPE_CHECKING:
    from sqlite_utils import Database

_SET_ASIDE = N_(
    "The file with your views, notes and the outbox of this account was damaged. "
    "It was set aside, and what could be read of it was carried over. "
    "Check the records before you pay anything again."
)
VERSION = 5  # how many migrations there are
_NEWER = N_("A newer version of this program wrote your notes. Install that version again.")
_VIEW_STATES = "SELECT dataset, state FROM view_states"
_SAVED_VIEWS = "SELECT dataset, name, state FROM saved_views ORDER BY dataset, place"

log = logging.getLogger(__name__)


class Local:
    """The file of one account; made when something is first written to it."""

    def __init__(self, path: Path, key: bytes = b"") -> None:
        """Nothing is opened yet: a window that only reads does not pay for it."""
        self._path, self._key = path, key
        self._store = Store(path, key, durable=True)
        self._migration: Future[None] | None = None
        self.notes = Notes(self._rows, self._post)
        self.outbox = Outbox(self._rows, self._post)
        self._states: dict[str, dict[str, Any]] | None = None
        self._views: dict[str, list[tuple[str, dict[str, Any]]]] | None = None

    def get(self, dataset: str) -> dict[str, Any]:
        """How a table is arranged, by the names of its columns; empty if the user never did.

        The caller may change the result.

        Raises:
            StoreBroken: The file cannot be read.
        """
        return _copy(self._known().get(dataset, {}))

    def put(self, dataset: str, state: Mapping[str, Any]) -> None:
        """Replace how a table is arranged; the same again writes nothing."""
        states, copy = self._known(), _copy(state)
        if states.get(dataset) != copy:
            states[dataset] = copy
            self._post(_put_state, dataset, json.dumps(copy, ensure_ascii=False))

    def views(self, dataset: str) -> list[tuple[str, dict[str, Any]]]:
        """The names and states of the views that the user saved of one table, in their order.

        Raises:
            StoreBroken: The file cannot be read.
        """
        if self._views is None:
            self._views = {}
            for table, name, state in self._rows("saved_views", _SAVED_VIEWS):
                self._views.setdefault(str(table), []).append((str(name), json.loads(state)))
        return [(name, _copy(state)) for name, state in self._views.get(dataset, [])]

    def put_views(
        self, dataset: str, views: Sequence[tuple[str, Mapping[str, Any]]]
    ) -> "Future[None]":
        """Replace all saved views of one table, in this order; done once it is on disk.

        Their names differ.
        """
        self.views(dataset)
        copies = [(name, _copy(state)) for name, state in views]
        if self._views is not None:
            self._views[dataset] = copies
        texts = [(name, json.dumps(state, ensure_ascii=False)) for name, state in copies]
        return self._post(_put_views, dataset, texts)

    def close(self) -> None:
        """Finish what is queued, then close."""
        self._store.close()

    def _post(self, change: Any, *args: Any, **named: Any) -> "Future[Any]":
        """Write in the background; a failure is logged: an arrangement is no reason to stop."""
        if self._migration is None or (self._migration.done() and self._migration.exception()):
            self._prepare()
            self._migration = self._store.post(migrate)
            self._migration.add_done_callback(_logged)
        done: Future[Any] = self._store.post(change, *args, **named)
        done.add_done_callback(_logged)
        return done

    def _prepare(self) -> None:
        """Copy a file that is about to be migrated, as it was.

        Raises:
            StoreBroken: A newer version wrote it.
        """
        if not self._path.exists():
            return
        with sqlite_failures(), closing(open_file(self._path, self._key, "rwc")) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > VERSION:
                raise StoreBroken(f"version {version}, {VERSION} known", advice=_NEWER)
            if 0 < version < VERSION:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                shutil.copy2(self._path, f"{self._path}.before-version-{VERSION}")

    def _known(self) -> dict[str, dict[str, Any]]:
        """The arrangements of all tables, read once."""
        if self._states is None:
            rows = self._rows("view_states", _VIEW_STATES)
            self._states = {str(dataset): json.loads(state) for dataset, state in rows}
        return self._states

    def _rows(self, table: str, question: str) -> list[tuple[Any, ...]]:
        """What a table holds; nothing while there is no such table."""
        if not self._path.exists():
            return []
        with (
            doubting(self._path),
            sqlite_failures(),
            closing(open_file(self._path, self._key, "ro")) as connection,
        ):
            found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table])
            return connection.execute(question).fetchall() if found.fetchone() else []


def open_local(path: Path, key: bytes = b"") -> tuple[Local, str]:
    """The file of an account, and what the user should be told of it (N_), or "".

    A damaged one is set aside, never deleted: it may be the only copy of what is in it. What can
    be read of it is carried over.
    """
    local = Local(path, key)
    try:
        look_through(path, key)
        local.get("")
        local.outbox.counts()
        trust(path)
    except Damaged:
        local.close()
        return _saved(path, key), _SET_ASIDE
    return local, ""


def _saved(path: Path, key: bytes) -> Local:
    """A new file with what can be read of a damaged one, which is set aside."""
    aside = set_aside(path)
    store = Store(path, key, durable=True)
    try:
        store.post(migrate).result()
        carry_over(store, aside, key)
    finally:
        store.close()
    trust(path)
    return Local(path, key)


def migrate(db: "Database") -> None:
    """Bring the tables up to date."""
    from desktop.store.migrations import LOCAL

    LOCAL.apply(db)
    db.execute(f"PRAGMA user_version = {VERSION}")


def _copy(state: Mapping[str, Any]) -> dict[str, Any]:
    """A copy, as the file would give it back."""
    copy: dict[str, Any] = json.loads(json.dumps(dict(state)))
    return copy


def _put_state(db: "Database", dataset: str, state: str) -> None:
    db.conn.execute("REPLACE INTO view_states (dataset, state) VALUES (?, ?)", [dataset, state])


def _put_views(db: "Database", dataset: str, views: Sequence[tuple[str, str]]) -> None:
    db.conn.execute("DELETE FROM saved_views WHERE dataset = ?", [dataset])
    db.conn.executemany(
        "INSERT INTO saved_views (dataset, name, place, state) VALUES (?, ?, ?, ?)",
        [(dataset, name, place, state) for place, (name, state) in enumerate(views)],
    )


def _logged(done: "Future[Any]") -> None:
    failure = done.exception()
    if failure and not isinstance(failure, Misused):  # who asked for it is told
        log.warning("the user's own file: %s", failure)
