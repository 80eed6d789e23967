"""The log: one rotating file, nothing secret or personal in it, and every exception hook.

The window adds Qt's own messages through `logging.getLogger("qt")`, and its loop by `watch`.
"""

import faulthandler
import functools
import logging
import os
import re
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import quote

from desktop.errors import StoreBroken
from desktop.paths import private_folder

if TYPE_CHECKING:
    import asyncio

HIDDEN = "•••"
SIZE_BYTES = 2_000_000
KEPT_FILES = 3
TEXT_CHARS = 20_000
_LOG, _CRASHES = "partner-desk.log", "crash.log"
CHATTY = ("httpx", "httpcore", "asyncio", "keyring", "jeepney", "uvicorn", "qasync")

log = logging.getLogger("desktop")
_hidden: set[str] = set()  # what went through the vault in this process


def hide(value: str) -> None:
    """Never write this value to the log, nor its form in a URL; too short ones would hide words."""
    if len(value) >= 6:
        _hidden.update((value, quote(value, safe="")))


def redact(text: str) -> str:
    """`text` without what was hidden, credentials, personal data, queries, control characters."""
    for value in sorted(_hidden, key=len, reverse=True):
        text = text.replace(value, HIDDEN)
    if len(text) > TEXT_CHARS:
        text = f"{text[:TEXT_CHARS]} … ({len(text)} characters)"
    for pattern, instead in _patterns():
        text = pattern.sub(instead, text)
    return text


def set_up(
    folder: Path, *, verbose: bool = False, crashed: Callable[[str], None] | None = None
) -> Callable[[], None]:
    """Log into `folder` from now on, also what nobody caught.

    Args:
        folder: Made if it is missing, for its owner only.
        verbose: Debug messages too, and a copy of all on the standard error.
        crashed: Hears, on whatever thread it happened, one line about a fault of the program.

    Returns:
        What undoes all of it; calling it twice does no harm.
    """
    private_folder(folder)
    handlers: list[logging.Handler] = [_Rotating(folder / _LOG)]
    if verbose and sys.stderr is not None:  # None in a window started without a terminal
        handlers.append(logging.StreamHandler())
    root = logging.getLogger()
    before = root.level
    for handler in handlers:
        handler.setFormatter(_Redacted())
        root.addHandler(handler)
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)  # they would log whole URLs
    undo_hooks = _hook(crashed or (lambda _line: None))
    faults = _open_private(folder / _CRASHES)
    faulthandler.enable(faults)

    @functools.cache
    def close() -> None:
        undo_hooks()
        faulthandler.disable()
        faults.close()
        root.setLevel(before)
        for handler in handlers:
            root.removeHandler(handler)
            handler.close()

    return close


def clear(folder: Path) -> list[str]:
    """Empty the logs that may be written at this moment, and delete older ones.

    Returns:
        What could not be done, each file with the reason.
    """
    left = []
    for path in sorted(folder.glob("*.log")):
        try:
            if path.name in (_LOG, _CRASHES):  # other programs may have it open and write on
                os.truncate(path, 0)
            else:
                path.unlink(missing_ok=True)
        except OSError as exc:
            left.append(f"{path}: {exc.strerror or exc}")
    return left


def watch(loop: "asyncio.AbstractEventLoop") -> None:
    """Log what a loop would print: a callback that failed, a task destroyed while it ran."""

    def heard(_: "asyncio.AbstractEventLoop", context: dict[str, Any]) -> None:
        exc = context.get("exception")
        if exc is None:
            log.error("event loop: %s", context.get("message"))
        else:
            sys.excepthook(type(exc), exc, exc.__traceback__)

    loop.set_exception_handler(heard)


class _Redacted(logging.Formatter):
    """One entry as text; the traceback goes through the same sieve as the message."""

    default_msec_format = "%s.%03d"

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        # indented, so that a line break from outside cannot pretend to be an entry of ours
        return redact(super().format(record)).replace("\n", "\n    ")


class _Rotating(logging.Handler):
    """A file only its owner reads, renamed when it is full.

    Not the standard library's: that makes files readable for everybody, and takes 5 ms to import.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file = _open_private(path)

    def emit(self, record: logging.LogRecord) -> None:
        """Write one entry; trouble with the log never troubles the program."""
        try:
            self._file.write(self.format(record) + "\n")
            self._file.flush()
            if self._file.tell() > SIZE_BYTES:
                self._rotate()
        except Exception:  # noqa: BLE001 - what logging asks of every handler
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Say nothing: the standard error may be closed, and the disk full is seen elsewhere."""

    def close(self) -> None:
        """Close the file; entries afterwards go nowhere."""
        self._file.close()
        super().close()

    def _rotate(self) -> None:
        self._file.close()
        try:
            for number in range(KEPT_FILES - 1, 0, -1):
                older = self._path.with_suffix(f".{number}.log")
                newer = self._path.with_suffix(f".{number - 1}.log") if number > 1 else self._path
                if newer.exists():
                    newer.replace(older)
        finally:  # where another program holds the file (Windows), it simply grows on
            self._file = _open_private(self._path)


def _open_private(path: Path) -> TextIO:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError as exc:
        raise StoreBroken(f"{path}: {exc.strerror or exc}") from exc
    return open(handle, "a", encoding="utf-8", errors="backslashreplace")  # noqa: PTH123 - of a handle


def _hook(crashed: Callable[[str], None]) -> Callable[[], None]:
    """Send what nobody caught to the log, and then to where it went before."""
    process, thread, unraisable = sys.excepthook, threading.excepthook, sys.unraisablehook

    def note(where: str, exc: BaseException | None) -> None:
        log.critical("%s", where, exc_info=exc)
        crashed(redact(f"{type(exc).__name__}: {exc}"))

    def in_process(
        kind: type[BaseException], exc: BaseException, traceback: TracebackType | None
    ) -> None:
        if isinstance(exc, Exception):  # a keyboard interrupt is no fault
            note("nobody caught", exc)
        process(kind, exc, traceback)

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_type is not SystemExit:
            note(f"thread {args.thread.name if args.thread else '?'}", args.exc_value)
        thread(args)

    def in_destructor(args: "sys.UnraisableHookArgs") -> None:
        note(f"could not be raised in {type(args.object).__name__}", args.exc_value)
        unraisable(args)

    sys.excepthook, threading.excepthook, sys.unraisablehook = in_process, in_thread, in_destructor

    def undo() -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = process, thread, unraisable

    return undo


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What is taken out, in this order; compiled at the first entry."""
    quoted = r"""b?"[^"\n]*"|b?'[^'\n]*'"""
    headers = "proxy-authorization|authorization|x-(?:auth|subject|security)-token|(?:set-)?cookie"
    words = (
        "password|passphrase|passwd|pwd|secret|secret[_-]?key|access[_-]?key|ak|sk|token"
        "|security[_-]?token|cache[_-]?key|access|signature|mobile|phone|verification[_-]?code"
    )
    word, end, any_ = "(?<![0-9A-Za-z])", "(?![0-9A-Za-z])", "[0-9A-Za-z]{0,39}"
    return tuple(
        (re.compile(pattern, re.IGNORECASE if loose else 0), instead)
        for pattern, instead, loose in (
            (rf"""({headers})(["']?\s*[:=,]\s*)(?:{quoted}|[^\n]+)""", rf"\1\2{HIDDEN}", True),
            (
                rf"""(?<![a-z])({words})(["']?\s*[:=]\s*)(?:{quoted}|[^\s,;&"'(){{}}\[\]]+)""",
                rf"\1\2{HIDDEN}",
                True,
            ),
            (r"(://)[^/\s@\"']{1,256}@", rf"\1{HIDDEN}@", True),
            (r"""\?[\w%.~+\[\]-]{1,64}=[^\s"'<>)]*""", f"?{HIDDEN}", True),
            (r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+", HIDDEN, True),
            (
                r"(?<![0-9A-Za-z])(?:\+?(?:00)?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)",
                HIDDEN,
                False,
            ),
            # A token of IAM; anything as long as a key of ours; a secret key; an access key
            (r"\bMII[0-9A-Za-z+/=-]{40,}", HIDDEN, False),
            (r"[0-9A-Za-z+=_-]{64,}", HIDDEN, False),
            (
                rf"{word}(?={any_}\d)(?={any_}[A-Z])(?={any_}[a-z])[0-9A-Za-z]{{40}}{end}",
                HIDDEN,
                False,
            ),
            (rf"{word}(?=[A-Z]*\d)(?=\d*[A-Z])[0-9A-Z]{{20}}{end}", HIDDEN, False),
            (r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "�", False),
        )
    )
