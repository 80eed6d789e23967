"""One SQLite file: a writer thread, reader threads, and connections for whoever paints.

The only place where SQLite's errors become ours. The file is opened through sqlcipher3, which
brings one SQLite for all systems (free of the WAL-reset bug of those before 3.51.3) and encrypts.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from errno import ENOENT
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, Literal, ParamSpec, TypeVar

from sqlcipher3 import dbapi2 as sqlite

from desktop.errors import PartnerError, StoreBroken
from desktop.later import Later
from desktop.store import memory
from desktop.store.touched import Touched
from desktop.text import N_

if TYPE_CHECKING:  # sqlcipher3 has no types of its own: its connections behave as those of sqlite3
    import asyncio
    from sqlite3 import Connection as Connection

    from sqlite_utils import Database
else:
    asyncio = Later("asyncio")

    class Connection(sqlite.Connection):
        """A connection that can be told of what follows the rows it changes."""

        touched = None


P = ParamSpec("P")
T = TypeVar("T")
_Answer = tuple["Future[Any]", Any, BaseException | None]  # who waits, for what, or why not

_PAUSE_S, _PAUSE_EVERY = 0.0001, 30_000  # steps of SQLite's VM: some hundred rows
_STEPS = 100_000  # between two looks whether a reader was given up: each waits for Python's lock
_DAMAGE = (
    "not a database",
    "malformed",
    "corrupt",
    "not decode to UTF-8",
    "vtable constructor failed",  # of an index of the search
    "invalid fts5 file format",
)
_FULL = N_("The disk is full. Free some space and try again; nothing half-written was kept.")
_READ_ONLY = N_("The folder of this account cannot be written to. Check its permissions.")
_BUSY = N_("Another program holds the local files. Close it and try again.")
_DAMAGED = N_("The local copy is damaged. It will be set aside and read again from the API.")
_UNREADABLE = N_("The local files cannot be opened. Check that the folder exists and is yours.")


class Damaged(StoreBroken):
    """The file is no longer a database, or not readable with this key."""

    advice = _DAMAGED


class Store:
    """Writes are serial and whole; reads never wait for them.

    Args:
        path: The file; made when first written to.
        key: The raw key of the file, 32 random bytes, or b"" for a plain file. It is no
            passphrase: deriving a key from one would cost a quarter of a second per connection.
        durable: Whether each commit survives a power cut (outbox), or at least the file does.
    """

    TOGETHER_S = 1.0
    _READERS = 2

    def __init__(self, path: Path, key: bytes = b"", *, durable: bool = False) -> None:
        if len(key) not in (0, 32):
            raise ValueError(f"a raw key has 32 bytes, not {len(key)}")
        self.path, self._key, self._durable = path, key, durable
        self._writer = ThreadPoolExecutor(1, "store-writer")
        self._reader = ThreadPoolExecutor(self._READERS, "store-reader")
        self._waiting: deque[tuple[Callable[[Database], Any], Future[Any]]] = deque()
        self._local = threading.local()
        self._connections: list[Connection] = []
        self._db: Database | None = None
        self.touched = Touched()
        self._gives_way = False

    async def write(
        self, change: Callable[Concatenate["Database", P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `change(db, ...)` on the writer thread, whole or not at all; return once on disk.

        Changes that wait share a transaction, at most a second of them: commits are what costs.
        One that fails takes none of the others with it.
        """
        return await asyncio.wrap_future(self.post(change, *args, **kwargs))

    def post(
        self, change: Callable[Concatenate["Database", P], T], *args: P.args, **kwargs: P.kwargs
    ) -> "Future[T]":
        """`write` for threads without a loop."""
        done: Future[T] = Future()
        self._waiting.append((lambda db: change(db, *args, **kwargs), done))
        self._writer.submit(self._commit)
        return done

    async def read(
        self, question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `question(connection, ...)` on a reader thread; cancelling stops its SQL."""
        given_up = threading.Event()

        def stops() -> bool:
            if self._gives_way:
                time.sleep(_PAUSE_S)
            return given_up.is_set()

        def there() -> T:
            with sqlite_failures():
                connection = self._mine()
                connection.set_progress_handler(stops, _STEPS)
                return question(connection, *args, **kwargs)

        try:
            return await asyncio.get_running_loop().run_in_executor(self._reader, there)
        except asyncio.CancelledError:
            given_up.set()
            raise

    def connect(self, *, any_thread: bool = False, cache_kib: int = 4096) -> Connection:
        """A new read-only connection, by default for the calling thread alone."""
        with sqlite_failures():
            connection = open_file(self.path, self._key, "ro", any_thread=any_thread)
            connection.execute(f"PRAGMA cache_size = -{cache_kib}")
        self._connections.append(connection)
        return connection

    @contextmanager
    def lent(self, *, cache_kib: int) -> Iterator[Connection]:
        """A read-only connection for some work of the calling thread."""
        connection = open_file(self.path, self._key, "ro")
        try:
            connection.execute(f"PRAGMA cache_size = -{cache_kib}")
            yield connection
        finally:
            connection.close()

    async def rest(self) -> None:
        """Give back what the writer keeps of the file in memory, up to 64 MB."""
        await self.write(_shrink)

    def close(self) -> None:
        """Finish what is queued, then close. Called once; no read or write may follow."""
        self._reader.shutdown()
        for connection in self._connections:
            connection.close()
        self._writer.submit(self._close_writer).result()
        self._writer.shutdown()

    def give_way(self) -> None:
        """Let the threads pause now and then: a window that shares the interpreter gets its turn.

        Between two steps of SQLite the lock of the interpreter is free for so short that whoever
        waits for it comes too late, time and again.
        """
        self._gives_way = True
        self._writer.submit(self._pause_while_writing)

    def _pause_while_writing(self) -> None:
        with suppress(PartnerError), sqlite_failures():  # whoever writes hears of it
            connection = self._writing().conn
            connection.set_progress_handler(partial(time.sleep, _PAUSE_S), _PAUSE_EVERY)

    def _close_writer(self) -> None:
        if self._db is not None:
            with suppress(sqlite.Error):  # only statistics for the planner
                self._db.conn.execute("PRAGMA optimize")
            self._db.conn.close()

    def _commit(self) -> None:
        """One transaction of all changes that wait; each is answered once it is on disk."""
        if not self._waiting:
            return  # the transaction before took it along
        answers = list[_Answer]()
        try:
            with sqlite_failures():
                db = self._writing()
                self._take(db, answers)
            self.touched.publish()
        except Exception as exc:  # noqa: BLE001 - opening or committing failed: none is on disk
            answers = [(done, None, exc) for done, _, _ in answers] or self._refuse(exc)
        for done, result, failure in answers:
            if failure is not None:
                done.set_exception(failure)
            else:
                done.set_result(result)

    def _take(self, db: "Database", answers: list[_Answer]) -> None:
        until = time.monotonic() + self.TOGETHER_S
        with db.atomic():
            while self._waiting and time.monotonic() < until:
                change, done = self._waiting.popleft()
                if not done.set_running_or_notify_cancel():
                    continue
                try:
                    with sqlite_failures(), db.atomic():
                        answers.append((done, change(db), None))
                except Exception as exc:
                    answers.append((done, None, exc))
                    if not db.conn.in_transaction:  # a full disk may end all of it
                        raise

    def _refuse(self, exc: BaseException) -> list[_Answer]:
        """Answer what waits with `exc`: the file could not even be opened."""
        refused = list[_Answer]()
        while self._waiting:
            _, done = self._waiting.popleft()
            if done.set_running_or_notify_cancel():
                refused.append((done, None, exc))
        return refused

    def _writing(self) -> "Database":
        if self._db is None:
            from sqlite_utils import Database  # 70 ms that a window that only reads need not pay

            connection = open_file(self.path, self._key, "rwc")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA synchronous = {'FULL' if self._durable else 'NORMAL'}")
            connection.execute("PRAGMA cache_size = -65536")
            connection.touched = self.touched  # type: ignore[attr-defined] # of our own kind
            self._db = Database(connection, strict=True)
        elif not self.path.exists():  # what is written now would be gone with it, unnoticed
            raise FileNotFoundError(ENOENT, "the file is gone")
        return self._db

    def _mine(self) -> Connection:
        """The connection of this reader thread."""
        if not hasattr(self._local, "connection"):
            self._local.connection = self.connect(any_thread=True)
        connection: Connection = self._local.connection
        return connection


def _shrink(db: "Database") -> None:
    db.conn.execute("PRAGMA shrink_memory")
    memory.give_back()


def open_file(
    path: Path, key: bytes, mode: Literal["ro", "rwc"], *, any_thread: bool = False
) -> Connection:
    """Open a file and prove that it is a database of ours that this key opens."""
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    if mode == "rwc":
        path.touch(0o600)
    connection: Connection = sqlite.connect(
        uri, uri=True, check_same_thread=not any_thread, isolation_level=None, factory=Connection
    )
    try:
        if key:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA busy_timeout = 10000")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite.Error:
        connection.close()
        raise
    return connection


@contextmanager
def sqlite_failures() -> Iterator[None]:
    """Let an error of SQLite or of the file system leave as one of ours, in words."""
    try:
        yield
    except sqlite.Error as exc:
        raise _ours(exc) from exc
    except OSError as exc:
        raise StoreBroken(f"{type(exc).__name__}: {exc.strerror}", advice=_UNREADABLE) from exc


def _ours(exc: "sqlite.Error") -> StoreBroken:
    text = str(exc)
    if any(mark in text for mark in _DAMAGE):
        return Damaged(text)
    advice = next(
        (
            sentence
            for mark, sentence in (
                ("full", _FULL),
                ("readonly", _READ_ONLY),
                ("locked", _BUSY),
                ("unable to open", _UNREADABLE),
            )
            if mark in text
        ),
        "",
    )
    return StoreBroken(f"{type(exc).__name__}: {text}", advice=advice)


def engine() -> str:
    """The version of SQLite that reads and writes the files."""
    return str(sqlite.sqlite_version)
