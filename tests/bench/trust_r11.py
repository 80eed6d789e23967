"""Old data: the files of every earlier version open, also when the program is killed at each step.

The files are in tests/unit/schemas: `local-N` and `cache-N`, as the version N of either wrote them.
A child process brings them up to date and is killed (kill -9) before its first statement, its
second and so on (of the cache every fourth), until one gets through; after each kill the file is
opened as ever, and holds all that the user had written.
"""

import gzip
import multiprocessing
import os
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from desktop.catalog import DATASETS
from desktop.catalog.notes import Kept, Note
from desktop.store import cache, database
from desktop.store.cache import open_cache
from desktop.store.database import Connection, Store, open_file
from desktop.store.entry import State
from desktop.store.local import Local, migrate, open_local
from tests.bench.result import Result

NUMBER, MINUTES = "R11", 4
FILES = Path(__file__).parents[1] / "unit" / "schemas"
_FORK = "forkserver" if sys.platform != "win32" else "spawn"
_VIEW = ("待支付", {"search": "华北"})
_NOTE = Kept("customers", "c1", Note("记一笔", ("vip",), "2026-01-01T00:00:00Z"))
_ENTRIES = [("old", 0, State.SENDING, 10**8), ("old", 1, State.READY, 10**8)]
_VIEWS_SINCE, _OUTBOX_SINCE = 3, 5  # the versions of local.sqlite that have them
_MOST_STEPS = 10_000
_OF_A_CACHE = 4  # of a thousand steps, all in one transaction, every so many


def run(times: int, seed: int) -> list[Result]:
    """Every file, killed at each of its steps: what was lost."""
    found = Counter[str]()
    for file in files() * times:
        kill_at_each_step(file, found, every=_OF_A_CACHE if file.name.startswith("cache") else 1)
    what = f"{found['files']} old files, {found['kills']} kills: something of them was lost"
    return [
        Result("", what, found["lost"], "", 0.0),
        Result("", "not in order afterwards", found["damaged"], "", 0.0),
    ]


def files() -> list[Path]:
    """The files of earlier versions and of this one."""
    return sorted(FILES.glob("*.sqlite.gz"))


def laid(file: Path, folder: Path) -> Path:
    """An old file where the program looks for it."""
    path = folder / f"{file.name.partition('-')[0]}.sqlite"
    path.write_bytes(gzip.decompress(file.read_bytes()))
    return path


def kill_at_each_step(file: Path, found: Counter[str], every: int = 1) -> None:
    """Open an old file, killed before each step of what brings it up to date (or some of them)."""
    found["files"] += 1
    for step in range(1, _MOST_STEPS, every):
        with tempfile.TemporaryDirectory() as folder:
            path = laid(file, Path(folder))
            killed = _killed_at(path, step)
            found["kills"] += killed
            found["lost"] += not is_whole(path, version_of(file))
            found["damaged"] += not _in_order(path)
        if not killed:
            return


def version_of(file: Path) -> int:
    """Which version wrote a file."""
    return int(file.name.split(".")[0].partition("-")[2])


def is_whole(path: Path, version: int) -> bool:
    """Whether the file opens as ever, with all that this version could have kept in it."""
    return _is_whole_local(path, version) if path.stem == "local" else _is_whole_cache(path)


def _is_whole_local(path: Path, version: int) -> bool:
    local, notice = open_local(path)
    with closing(local):
        local.put("customers", {"order": []})  # the first write brings it up to date
        local.put_views("customers", []).result()
    with closing(Local(path)) as local:  # nothing is remembered of before
        holds = local.get("orders") == {"order": ["status", "客户"]} and not notice
        if version >= _VIEWS_SINCE:
            holds &= local.views("orders") == [_VIEW] and local.notes.all() == [_NOTE]
        if version >= _OUTBOX_SINCE:
            entries = reversed(local.outbox.all())
            held = [(each.token, each.place, each.state, each.amount) for each in entries]
            holds &= held == _ENTRIES and len(local.outbox.log()) == len(_ENTRIES) + 1
        return holds


def _is_whole_cache(path: Path) -> bool:
    store, notice = open_cache(path, b"", DATASETS.values())
    with closing(store), closing(open_file(path, b"", "ro")) as connection:
        rows = connection.execute("SELECT customer_id, customer FROM customers").fetchall()
    return not notice and sorted(rows) == [(f"c{n}", f"华腾 {n}") for n in range(3)]


def _in_order(path: Path) -> bool:
    with closing(open_file(path, b"", "ro")) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])


# ------------------------------------------------------------------ the child


def _killed_at(path: Path, step: int) -> bool:
    """Whether a child that brings the file up to date was killed before it had done so."""
    context: Any = multiprocessing.get_context(_FORK)
    if _FORK == "forkserver":
        context.set_forkserver_preload([__name__])
    child = context.Process(target=_bring_up_to_date, args=(path, step))
    child.start()
    child.join()
    assert child.exitcode in (0, -signal.SIGKILL), child.exitcode
    return bool(child.exitcode)


def _bring_up_to_date(path: Path, step: int) -> None:
    left = iter(range(step - 1))

    def opened(*given: Any, **named: Any) -> Connection:
        connection = open_file(*given, **named)
        connection.set_trace_callback(lambda _: _die_after(left))
        return connection

    for module in (database, cache):
        vars(module)["open_file"] = opened  # every statement of it is a step
    if path.stem == "local":
        with closing(Store(path, b"", durable=True)) as store:
            store.post(migrate).result()
    else:
        open_cache(path, b"", DATASETS.values())[0].close()


def _die_after(left: Iterator[int]) -> None:
    if next(left, None) is None:
        os.kill(os.getpid(), signal.SIGKILL)
