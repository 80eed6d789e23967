"""Where an export is written: a file that is there as a whole or not at all, or a stream."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop.errors import StoreBroken
from desktop.text import N_


@dataclass(frozen=True, slots=True)
class Place:
    """Where an export goes.

    Args:
        stream: What it is written to.
        folder: For what is needed meanwhile.
        to_file: It becomes a file, not a stream.
        ask: Called between pieces of long work; it may refuse to go on.
    """

    stream: BinaryIO
    folder: Path
    to_file: bool
    ask: Callable[[], None]


@contextmanager
def opened(
    target: Path | BinaryIO, last: Callable[[], None] = lambda: None
) -> Iterator[tuple[BinaryIO, Path]]:
    """Yield a stream to write to, and an owner-only folder for what is needed meanwhile.

    A file is written beside its place and renamed at the end; a device, a pipe and a stream are
    written to directly.

    Args:
        target: A file, or an open binary stream.
        last: Called when the file is on disk, before it takes its place; it may still refuse.
    """
    path = target.resolve() if isinstance(target, Path) else None
    place = path if path is not None and (path.is_file() or not path.exists()) else None
    beside = place.parent if place else None
    folder = Path(tempfile.mkdtemp(".part", ".partner-desk-", beside))
    try:
        if place is None:
            yield from _direct(path or target, folder)
        else:
            yield from _renamed(place, folder, last)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _renamed(
    place: Path, folder: Path, last: Callable[[], None]
) -> Iterator[tuple[BinaryIO, Path]]:
    with (folder / "whole").open("xb") as stream:
        yield stream, folder
        stream.flush()
        os.fsync(stream.fileno())
    last()
    (folder / "whole").replace(place)


def _direct(target: Path | BinaryIO, folder: Path) -> Iterator[tuple[BinaryIO, Path]]:
    if isinstance(target, Path):
        with target.open("wb") as stream:
            yield stream, folder
    else:
        yield target, folder
        target.flush()


@contextmanager
def failures(target: Path | BinaryIO) -> Iterator[None]:
    """Run the writing of one file; what the system says against it becomes an error of ours.

    A reader that left the pipe is not a failure of the file, and stays what it is.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as exc:
        place = str(target) if isinstance(target, Path) else "standard output"
        advice = N_("Check free space and the folder, and close the file in other programs.")
        reason = exc.strerror or type(exc).__name__
        raise StoreBroken(f"{place}: {reason}", advice=advice) from exc
