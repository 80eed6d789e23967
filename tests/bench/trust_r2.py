"""A power cut while the program writes: what was on disk is there, and nothing is half there.

What can be torn follows from what SQLite has synced when the power goes (traced: a durable commit
is answered after `fsync` of the WAL, a checkpoint syncs the WAL, writes the file and syncs it):

- local.sqlite (`synchronous = FULL`): while a commit is written only the bytes of the WAL that
  differ from those at the commit before may be old, zero, garbage or missing, sector by sector:
  everything that was told to be stored is there, the commit under way wholly or not at all.
- cache.sqlite (`NORMAL`): all that the WAL got since the last checkpoint may be torn so. Then the
  newest commits are lost, which are read again; rows and progress stay those of one moment.
- in a checkpoint the WAL is whole, and the sectors of the file are old, new or garbage.

`-shm` is never synced and comes back as anything. The other half of the copies are broken as no
power cut should: file or WAL cut anywhere, zeroed, overwritten, WAL gone (a disk that lies). They
open, or are set aside and what can be read is carried over; nothing is invented.
"""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from desktop.catalog import DATASETS
from desktop.catalog.notes import Kept, Note
from desktop.errors import StoreBroken
from desktop.opening import CACHE, LOCAL
from desktop.store import progress, tables
from desktop.store.cache import doubting, open_cache
from desktop.store.database import Connection, Damaged, Store, open_file, sqlite_failures
from desktop.store.entry import Entry, State
from desktop.store.local import Local, open_local
from desktop.store.progress import Mark
from tests.bench.result import Result
from tests.bench.trust_r1 import sound

NUMBER, MINUTES = "R2", 6
COPIES = 500  # of each of the two files
KEY = bytes(range(32))
_SECTOR = 512
_CUSTOMERS = DATASETS["customers"]
_ROWS, _PARTS = 60, 40  # in a page; so many pages are written over and over
_STARTS = 3  # so many starts may be needed until a damage is found and mended
_ENDED = (State.DONE, State.UNSURE, State.REFUSED)
Holds = Any  # what a file holds, to be compared


@dataclass(frozen=True, slots=True)
class Moment:
    """The bytes of the files after a commit, and what they hold."""

    file: bytes
    wal: bytes
    holds: Holds


def moment(path: Path, holds: Holds) -> Moment:
    """The files as they are now."""
    wal = path.with_name(f"{path.name}-wal")
    return Moment(path.read_bytes(), wal.read_bytes() if wal.exists() else b"", holds)


def torn(old: bytes, new: bytes, rng: Random, *, shorter: bool = True) -> bytes:
    """Bytes on their way from old to new; where both are the same nothing is in danger."""
    how, cut = rng.choice(("cut", "shuffled", "zeros", "garbage")), rng.randrange(len(new) + 1)
    made = bytearray(new)
    for at in _sectors_apart(old, new):
        end = min(at + _SECTOR, len(new))
        was = old[at:end].ljust(end - at, b"\0")
        if was == new[at:end] or (at < cut if how == "cut" else rng.random() < 0.5):
            continue
        first = next(place for place in range(at, end) if was[place - at] != new[place])
        spoilt = {"zeros": bytes(end - at), "garbage": rng.randbytes(end - at)}.get(how, was)
        made[first:end] = spoilt[first - at :]
    if shorter and len(new) > len(old) and rng.random() < 0.5:
        del made[rng.randrange(len(old), len(new)) :]
    return bytes(made)


def _sectors_apart(old: bytes, new: bytes) -> Iterator[int]:
    """Where the sectors begin of all stretches that are not the same."""
    for start in range(0, len(new), 64 * _SECTOR):
        stretch = slice(start, start + 64 * _SECTOR)
        if old[stretch] != new[stretch]:
            yield from range(start, min(stretch.stop, len(new)), _SECTOR)


def brutal(now: Moment, rng: Random) -> tuple[bytes, bytes]:
    """What no power cut should leave of file and WAL."""
    file, wal = bytearray(now.file), bytearray(now.wal)
    how = rng.choice(("no wal", "cut", "zeroed", "overwritten", "wal cut", "wal overwritten"))
    if how == "no wal":
        return bytes(file), b""
    spoilt = wal if how.startswith("wal") and wal else file
    at = rng.randrange(len(spoilt))
    if how.endswith("cut"):
        del spoilt[at:]
    elif how == "zeroed":
        spoilt[at:] = bytes(len(spoilt) - at)
    else:
        length = min(rng.choice((16, 4096, 65536)), len(spoilt) - at)
        spoilt[at : at + length] = rng.randbytes(length)
    return bytes(file), bytes(wal)


def laid(folder: Path, name: str, copy: tuple[bytes, bytes], rng: Random) -> Path:
    """A torn copy as files of its own."""
    path = folder / name
    path.write_bytes(copy[0])
    if copy[1]:
        path.with_name(f"{name}-wal").write_bytes(copy[1])
    if rng.random() < 0.5:
        path.with_name(f"{name}-shm").write_bytes(rng.randbytes(32768))
    return path


def run(times: int, seed: int) -> list[Result]:
    """500 torn copies of each of the two files: what was lost of what had been stored."""
    results = list[Result]()
    for name, tear in ((LOCAL, tear_local), (CACHE, tear_cache)):
        found = tear(COPIES * times, Random(seed))
        what = f"{name}: {found['copies']} torn copies, of {found['cuts']} something lost or wrong"
        results += [
            Result("", what, found["lost"], "", 0.0),
            Result("", f"{name}: copies that did not open, twice", found["closed"], "", 0.0),
            Result("", f"{name}: set aside, of {found['brutal']} brutal ones", found["aside"], ""),
        ]
    return results


# ------------------------------------------------------------------ the user's own file


def tear_local(copies: int, rng: Random) -> Counter[str]:
    """So many torn copies of the file with outbox and notes while it is lived with."""
    found = Counter[str](copies=copies)
    with tempfile.TemporaryDirectory() as folder, closing(Local(Path(folder) / LOCAL, KEY)) as own:
        own.put_views("orders", []).result()
        path, before = Path(folder) / LOCAL, None
        for number in range(copies):
            _deed(own, rng, number)
            now = moment(path, _held(own))
            before = before or now
            if number % 2:
                found["cuts"] += 1
                _cut_local(before, now, rng, found)
            else:
                found["brutal"] += 1
                _break_local(now, rng, found)
            before = now
    return found


def _deed(own: Local, rng: Random, number: int) -> None:
    """Something that a user does, as one commit; it is on disk when this returns.

    After two commits the WAL may be that of the second, and no longer that of a checkpoint before.
    """
    every = own.outbox.all()
    ready = [entry.id for entry in every if entry.state is State.READY]
    sent = [entry.id for entry in every if entry.state is State.SENDING]
    what = rng.choice(("add", "add", "send", "note", "note"))
    if sent:
        own.outbox.end(sent[0], rng.choice(_ENDED), code="X").result()
    elif what == "send" and ready:
        own.outbox.take(ready[0]).result()
    elif what == "note":
        note = Note("记" * rng.randrange(1, 3000), ("tag",), "2026-01-01T00:00:00Z")
        own.notes.put([Kept("customers", f"c{rng.randrange(50)}", note)]).result()
    else:
        body = rng.randbytes(rng.randrange(20_000))
        own.outbox.add([Entry(f"token{number}", 0, "allocate", body=body)]).result()


def _held(own: Local) -> Holds:
    return own.outbox.all(), own.notes.all(), own.outbox.log()


def _cut_local(before: Moment, now: Moment, rng: Random, found: Counter[str]) -> None:
    """The power goes in a commit, or in the checkpoint that followed it."""
    if now.file != before.file and rng.random() < 0.5:
        copy, may = (torn(before.file, now.file, rng), now.wal), [now.holds]
    else:
        copy, may = (before.file, torn(before.wal, now.wal, rng)), [before.holds, now.holds]
    with tempfile.TemporaryDirectory() as folder:
        path = laid(Path(folder), LOCAL, copy, rng)
        holds, notice = _read_local(path)
        found["lost"] += holds not in may or bool(notice) or not _is_sound(path)
        found["closed"] += holds is None


def _break_local(now: Moment, rng: Random, found: Counter[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = laid(Path(folder), LOCAL, brutal(now, rng), rng)
        holds, notice = _read_local(path)
        found["aside"] += bool(notice)
        if holds is None:
            found["closed"] += 1
            return
        entries = {(each.id, each.token, each.body) for each in now.holds[0]}
        found["lost"] += not {(each.id, each.token, each.body) for each in holds[0]} <= entries
        found["lost"] += not _is_sound(path)


def _read_local(path: Path) -> tuple[Holds, str]:
    """Everything in the file as the program finds it, and what it says; None if it fails."""
    own, notice = open_local(path, KEY)
    with closing(own):
        try:
            holds = _held(own)
            own.put_views("orders", [("A", {})]).result()
        except StoreBroken:
            return None, notice
        return holds, notice


# ------------------------------------------------------------------ the cache


def tear_cache(copies: int, rng: Random) -> Counter[str]:
    """So many torn copies of the cache while a reading fills it."""
    found = Counter[str](copies=copies)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / CACHE
        store, _ = open_cache(path, KEY, DATASETS.values())
        with closing(store):
            synced = before = Moment(b"", b"", 0)
            for page, _ in enumerate(range(copies), 1):
                store.post(_page, page % _PARTS + 1, page).result()
                now = moment(path, page)
                if page % 2:
                    found["cuts"] += 1
                    _cut_cache(synced, before, now, rng, found)
                else:
                    found["brutal"] += 1
                    _break_cache(now, rng, found)
                if now.file != before.file:
                    synced = now  # a checkpoint: everything so far is on disk
                before = now
    return found


def _page(db: Any, part: int, page: int) -> None:
    """Rows that tell which page wrote them last, and the progress, as one transaction."""
    rows = [_row(number, page) for number in range(part * _ROWS, (part + 1) * _ROWS)]
    tables.put(db, _CUSTOMERS, rows)
    progress.mark(db, "customers", [Mark("", 1, page, (f"c{part}",))])


def _row(number: int, page: int) -> tuple[Any, ...]:
    values = {"customer_id": f"c{number:06}", "customer": f"华腾 {page}", "label": "x" * 300}
    return tuple(values.get(column.name) for column in _CUSTOMERS.own)


def _cut_cache(
    synced: Moment, before: Moment, now: Moment, rng: Random, found: Counter[str]
) -> None:
    """The power goes long after the last checkpoint, or in one."""
    oldest = synced.holds
    if before.file and now.file != before.file and rng.random() < 0.8:
        copy, oldest = (torn(before.file, now.file, rng), now.wal), now.holds
    else:
        copy = (
            (now.file if now.file == before.file else before.file),
            torn(synced.wal, now.wal, rng),
        )
    with tempfile.TemporaryDirectory() as folder:
        path = laid(Path(folder), CACHE, copy, rng)
        holds, notices = _read_cache(path)
        found["closed"] += holds is None
        if holds is not None:
            fits = oldest <= holds[1] <= now.holds and _of_one_moment(*holds)
            found["lost"] += not fits or bool(notices) or not _is_sound(path)


def _of_one_moment(rows: dict[str, int], page: int) -> bool:
    """Whether the rows are those that the pages up to this one had left."""
    made = dict[str, int]()
    for each in range(1, page + 1):
        part = each % _PARTS + 1
        made |= {f"c{number:06}": each for number in range(part * _ROWS, (part + 1) * _ROWS)}
    return rows == made


def _break_cache(now: Moment, rng: Random, found: Counter[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = laid(Path(folder), CACHE, brutal(now, rng), rng)
        holds, notices = _read_cache(path)
        found["aside"] += bool(notices)
        if holds is None:
            found["closed"] += 1
            return
        known = range(1, now.holds + 1)
        found["lost"] += not all(page in known for page in holds[0].values())


def _read_cache(path: Path) -> tuple[tuple[dict[str, int], int] | None, int]:
    """The rows and the progress as the program finds them, started until nothing is damaged."""
    notices = 0
    for _ in range(_STARTS):
        store, notice = open_cache(path, KEY, DATASETS.values())
        notices += bool(notice)
        with suppress(Damaged), doubting(path):
            with closing(store):
                holds = asyncio.run(_all(store))
            _read_every_page(path)  # as the program would in the end
            return holds, notices
    return None, notices


async def _all(store: Store) -> tuple[dict[str, int], int]:
    marks = await store.read(progress.marks, "customers")
    return await store.read(_rows_by_key), marks[""].offset if marks else 0


def _rows_by_key(connection: Connection) -> dict[str, int]:
    found: Iterator[tuple[str, str]] = connection.execute(
        "SELECT customer_id, customer FROM customers NOT INDEXED WHERE label IS NOT NULL"
    )
    return {key: int(text.split()[1]) for key, text in found}


def _read_every_page(path: Path) -> None:
    """Raise Damaged if a page that is in use is not in order: the seal of a free one is no loss."""
    with sqlite_failures(), closing(open_file(path, KEY, "ro")) as connection:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise Damaged


def _is_sound(path: Path) -> bool:
    with closing(open_file(path, KEY, "rwc")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the seals are looked at in the file
        return sound(connection)
