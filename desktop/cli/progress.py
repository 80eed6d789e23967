"""How far a sync is: one line on a terminal's standard error, rewritten; nothing elsewhere."""

import shutil
import sys
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from desktop.cli.console import Console
from desktop.cli.table import width
from desktop.text import N_

EVERY_S = 0.1
BAR_CHARACTERS = 20


class Line:
    """The datasets that are being read, with a bar, the pace, and how long it will take."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._seen = sys.stderr.isatty()
        self._running = dict[str, Mapping[str, Any]]()
        self._due = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._seen:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def update(self, progress: Mapping[str, Any]) -> None:
        """Show a step of a reading, as the fields of a `Progress`; ten times a second at most."""
        name = str(progress["dataset"])
        if progress["state"] in ("running", "waiting"):
            self._running[name] = progress
        else:
            self._running.pop(name, None)
        if self._seen and time.monotonic() >= self._due:
            self._due = time.monotonic() + EVERY_S
            self._write(" · ".join(self._said(each) for each in self._running.values()))

    def show(self, text: str) -> None:
        """Show a text of one's own instead; an empty one makes room for other lines."""
        if self._seen:
            self._write(text)
            sys.stderr.write("" if text else "\r")
            sys.stderr.flush()

    def _write(self, text: str) -> None:
        """Replace the line; a terminal would wrap what is too long and leave it standing."""
        columns = shutil.get_terminal_size().columns - 1
        while width(text) > columns:
            text = text[:-1]
        sys.stderr.write("\r" + text + " " * (columns - width(text)))
        sys.stderr.flush()

    def _said(self, progress: Mapping[str, Any]) -> str:
        rows, total = int(progress["rows"]), int(progress["total"])
        done = f"{rows:,}"
        if total:
            filled = min(BAR_CHARACTERS, BAR_CHARACTERS * rows // total)
            bar = "█" * filled + "░" * (BAR_CHARACTERS - filled)
            done = f"{bar} {min(100, 100 * rows // total)} % {rows:,}/{total:,}"
        pace = self._console.say(N_("{rate} requests/s"), rate=round(progress["requests_per_s"]))
        left = f" {duration(progress['eta_s'])}" if progress["eta_s"] is not None else ""
        return f"{progress['dataset']} {done} {pace}{left}"


def duration(seconds: float) -> str:
    """`0:09`, `1:07:00`: minutes and seconds, hours where there are some."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
