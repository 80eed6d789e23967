"""One running program per account folder, and how a second one talks to the first.

A lock of the operating system says who is first; it ends with its process, however that ends.
Messages are small JSON objects, over a socket (on Windows a pipe) that only this user reaches.
"""

import contextlib
import hmac
import json
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import logs
from desktop.errors import PartnerError, StoreBroken
from desktop.paths import delete, read_private, write_private
from desktop.text import N_

if TYPE_CHECKING:
    from multiprocessing.connection import Connection, Listener

    if sys.platform == "win32":
        from multiprocessing.connection import PipeConnection

        Line = Connection[Any, Any] | PipeConnection[Any, Any]
    else:
        Line = Connection[Any, Any]

LOCK, ADDRESS = "running.lock", "running.json"
SOCKET_CHARS = 90  # the systems allow 104 to 108 bytes for the path of a socket
MESSAGE_BYTES = 20_000_000  # a batch of 100,000 lines is handed over whole
FIRST_WORD_S = 5.0
GUESTS = 16  # at a time; more is a fault or an attack

Message = Mapping[str, Any]
Reply = Callable[[Message], None]
Handler = Callable[[Message, Reply], None]


class NotHeard(StoreBroken):
    """Another program holds the account and does not talk: starting, closing, or hanging."""

    title = N_("Another window of Partner Desk uses this account and does not answer")
    advice = N_("Wait a moment and try again, or close that window.")


class Instance:
    """The right to write into one account folder; others may ask it for work."""

    def __init__(self, folder: Path, lock: int) -> None:
        """Made by `acquire` only."""
        self._folder, self._lock = folder, lock
        self._listener: Listener | None = None
        self._thread: threading.Thread | None = None
        self._token = os.urandom(32).hex()
        self._place: Path | None = None
        self._guests = threading.BoundedSemaphore(GUESTS)
        self._closing = threading.Event()

    @classmethod
    def acquire(cls, folder: Path) -> "Instance | None":
        """Become the one program for this folder, or None if there is one already.

        Raises:
            StoreBroken: The folder cannot be written.
        """
        try:
            lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as exc:
            raise StoreBroken(f"{folder / LOCK}: {exc.strerror or exc}") from exc
        ours = False
        try:
            ours = _locked(lock)
        finally:
            if not ours:
                os.close(lock)
        return cls(folder, lock) if ours else None

    def serve(self, handler: Handler) -> None:
        """Answer others from now on.

        Args:
            handler: Called as `handler(message, reply)`, on a thread of its own for each message;
                it may reply any number of times, and the other side sees the end when it returns.
                A `PartnerError` it raises is raised again on the other side.
        """
        from multiprocessing.connection import Listener

        address, family = self._make_address()
        self._listener = Listener(address, family)
        record = {"address": self._listener.address, "token": self._token}
        write_private(self._folder / ADDRESS, json.dumps(record).encode())
        self._thread = threading.Thread(
            target=self._listen, args=(self._listener, handler), name="instance", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Stop answering and let another program have the folder; twice does no harm."""
        if self._closing.is_set():
            return
        self._closing.set()
        if self._listener is not None and self._thread is not None:
            with contextlib.suppress(OSError, EOFError):
                _call(str(self._listener.address)).close()  # wakes the thread that waits
            self._thread.join(FIRST_WORD_S)
            self._listener.close()
            delete(self._folder / ADDRESS)
        if self._place is not None:
            with contextlib.suppress(OSError):
                self._place.rmdir()
        os.close(self._lock)  # the lock goes with it; its file stays, or two could hold it

    def _make_address(self) -> tuple[str, str]:
        _clear(self._folder)
        name = f"pd-{os.urandom(8).hex()}"
        if os.name == "nt":
            return rf"\\.\pipe\{name}", "AF_PIPE"
        place = self._folder
        if len(os.fsencode(place / name)) > SOCKET_CHARS:
            import tempfile

            place = self._place = Path(tempfile.mkdtemp(prefix="partner-desk-"))
            if len(os.fsencode(place / name)) > SOCKET_CHARS:
                place.rmdir()
                place = self._place = Path(tempfile.mkdtemp(prefix="pd-", dir="/tmp"))
        return str(place / name), "AF_UNIX"

    def _listen(self, listener: "Listener", handler: Handler) -> None:
        while not self._closing.is_set():
            try:
                guest = listener.accept()
            except (OSError, EOFError):  # gone before it was greeted; or no file handle is free
                self._closing.wait(0.05)
                continue
            if self._closing.is_set() or not self._guests.acquire(blocking=False):
                guest.close()
                continue
            threading.Thread(
                target=self._welcome, args=(guest, handler), name="instance guest", daemon=True
            ).start()

    def _welcome(self, guest: "Line", handler: Handler) -> None:
        """Read one message and answer it; what is no message of ours is hung up on."""

        def reply(answer: Message) -> None:
            with contextlib.suppress(OSError):  # nobody listens any more: the work goes on
                guest.send_bytes(json.dumps(dict(answer)).encode())

        try:
            with guest:
                message = self._first_word(guest)
                if message is not None:
                    try:
                        handler(message, reply)
                    except PartnerError as exc:
                        reply({"error": [exc.title, exc.detail, exc.advice]})
        finally:
            self._guests.release()

    def _first_word(self, guest: "Line") -> Message | None:
        try:
            if not guest.poll(FIRST_WORD_S):
                return None
            word = json.loads(guest.recv_bytes(MESSAGE_BYTES))
        except (OSError, EOFError, ValueError, RecursionError):
            logs.log.info("instance: no message of ours")
            return None
        if not isinstance(word, dict) or not isinstance(word.get("message"), dict):
            return None
        token = str(word.get("token")).encode()
        message: Message = word["message"]
        return message if hmac.compare_digest(token, self._token.encode()) else None


def ask(folder: Path, message: Message, timeout_s: float = 10.0) -> Iterator[dict[str, Any]]:
    """Hand `message` to the program that holds `folder`, and yield what it replies until it ends.

    Args:
        folder: The account's.
        message: Fit for JSON, such as `{"do": "raise"}`.
        timeout_s: The longest silence between two replies.

    Raises:
        NotHeard: Nobody answers there (any more). A reply may have come before.
        PartnerError: What the handler on the other side raised.
    """
    record = _record(folder)
    if record is None:
        raise NotHeard("no address")
    try:
        with _call(record["address"]) as line:
            word = {"token": record["token"], "message": dict(message)}
            line.send_bytes(json.dumps(word).encode())
            while True:
                if not line.poll(timeout_s):
                    raise NotHeard(f"silent for {timeout_s} s")
                try:
                    answer = json.loads(line.recv_bytes(MESSAGE_BYTES))
                except (EOFError, ConnectionResetError, BrokenPipeError):
                    return
                yield _understood(answer)
    except (OSError, EOFError, ValueError) as exc:
        raise NotHeard(f"{type(exc).__name__}: {exc}") from exc


def _understood(answer: Any) -> dict[str, Any]:
    if not isinstance(answer, dict):
        raise NotHeard("an answer that is no object")
    if error := answer.get("error"):
        title, detail, advice = (str(part) for part in error)
        raised = PartnerError(detail, advice=advice)
        raised.title = title
        raise raised
    return answer


def _call(address: str) -> "Line":
    from multiprocessing.connection import Client

    return Client(address, "AF_PIPE" if address.startswith("\\\\") else "AF_UNIX")


def _record(folder: Path) -> dict[str, str] | None:
    """Where the program of this folder listens; None if it does not, or did not say it well."""
    try:
        record = json.loads(read_private(folder / ADDRESS) or b"null")
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict):
        return None
    address, token = record.get("address"), record.get("token")
    if not isinstance(address, str) or not isinstance(token, str):
        return None
    return {"address": address, "token": token}


def _clear(folder: Path) -> None:
    """Delete what a killed program left: its socket, and the folder it made for that."""
    record = _record(folder)
    old = Path(record["address"]) if record and os.name == "posix" else None
    if old is not None and old.name.startswith("pd-") and old.is_socket():  # nothing else ever
        with contextlib.suppress(OSError):
            old.unlink()
            if old.parent != folder:
                old.parent.rmdir()
    delete(folder / ADDRESS)


def _locked(handle: int) -> bool:
    """Whether the lock is ours now; never waits."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # what Unix says, what Windows says
        return False
    except OSError as exc:
        raise StoreBroken(f"{LOCK}: {exc.strerror or exc}") from exc
    return True
