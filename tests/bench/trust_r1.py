"""kill -9 in the middle of a sync over HTTP: nothing is lost or doubled, and little is read again.

A child process syncs into an encrypted cache; the sandbox lives on and knows the truth. Half of
the children are killed from outside at a random moment, half end themselves after so many steps
of SQLite's machine in a transaction of the writer. After each kill every page of the file is
checked, and a copy of it is synced to the end and compared with what the API holds; the file
itself is killed over again.
"""

import asyncio
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from desktop.accounts import Account
from desktop.api.auth import KeyAuth
from desktop.api.client import PartnerApi
from desktop.api.connect import make_http
from desktop.api.pace import UNLIMITED, Pace
from desktop.catalog import DATASETS
from desktop.catalog.sites import custom
from desktop.opening import CACHE
from desktop.sandbox.accounts import AK, SK
from desktop.sandbox.app import Sandbox
from desktop.sandbox.lists import LISTINGS
from desktop.sandbox.server import running
from desktop.sandbox.traffic import Call
from desktop.sandbox.world import World
from desktop.session import Session
from desktop.settings import AccountSettings
from desktop.store import progress, tables
from desktop.store.cache import open_cache, readable
from desktop.store.database import Connection, Store, open_file
from desktop.sync import plan
from tests.bench.result import Result
from tests.unit.desk import CORE, ImpatientLoop, desk_on

if TYPE_CHECKING:
    from sqlite_utils import Database

NUMBER, MINUTES = "R1", 9
KILLS = 300
KEY = bytes(range(32))
_ACCOUNT = Account("Kills", kind="environment", slug="kills", ident="1")
_ORDERS = DATASETS["orders"]
_FORK = "forkserver" if sys.platform != "win32" else "spawn"
_PARALLEL, _LATENCY_MS = 2, 60
_STEPS_AT_ONCE = 200  # of SQLite's machine
GRACE_S = 0.5  # beside the second that changes are gathered: to decode and to commit them


@dataclass
class Kills:
    """Kills, and what they did."""

    folder: Path
    rng: Random
    customers: int = 40
    orders: int = 1500
    longest_s: float = 2.2  # a whole sync takes about so long
    most_steps: int = 1300  # and so often 200 steps of SQLite's machine
    found: Counter[str] = field(default_factory=Counter)
    back_s: float = 0.0  # how long before a kill the oldest page came that was lost by it

    def __post_init__(self) -> None:
        world = World(seed=self.rng.randrange(1000), customers=self.customers, orders=self.orders)
        self.sandbox = Sandbox(world, quota=None, latency_ms=_LATENCY_MS)
        self.file = self.folder / "killed" / CACHE
        self.turns: Any = multiprocessing.get_context(_FORK)
        if _FORK == "forkserver":
            self.turns.set_forkserver_preload([__name__])

    def kill(self, times: int) -> None:
        """So many kills, each looked at."""
        with running(self.sandbox) as url:
            for _ in range(times):
                self._prepare()
                killed_s = self._sync_and_die(url)
                self._look(killed_s)
                self._sync_a_copy()
        self.found["kills"] = times

    def _prepare(self) -> None:
        """Begin anew, or let something happen, or go on with what the last kill left."""
        what = self.rng.choice(("anew", "news", "as it is", "as it is"))
        if what == "anew":
            shutil.rmtree(self.file.parent, ignore_errors=True)
        elif what == "news":
            world = self.sandbox.world
            world.add_order(status=6)
            still_open = [each for each in world.timeline if each["status"] not in (4, 5)]
            world.set_status(self.rng.choice(still_open)["order_id"], 4)  # a closed one stays so
            world.remove_customer(self.rng.choice(list(world.customers)))
            world.add_customer()
        self.moved = what == "news"
        self.file.parent.mkdir(exist_ok=True)
        self.sandbox.calls.clear()

    def _sync_and_die(self, url: str) -> float:
        """A child that syncs until it is killed; when that was."""
        steps = self.rng.randrange(1, self.most_steps) if self.rng.random() < 0.5 else 0
        wait_s = 2 * self.longest_s if steps else self.rng.uniform(0, self.longest_s)
        ours, theirs = self.turns.Pipe()
        child = self.turns.Process(target=_sync_for_ever, args=(self.file, url, steps, theirs))
        child.start()
        theirs.close()
        assert ours.recv() == "syncing"
        child.join(wait_s)
        killed_s = time.monotonic()
        child.kill()
        child.join()
        assert child.exitcode == -signal.SIGKILL, child.exitcode
        return killed_s

    def _look(self, killed_s: float) -> None:
        """Whether the file is in order, and holds all but what came last."""
        if not readable(self.file, KEY, DATASETS.values()):
            return  # killed before there was any
        with closing(open_file(self.file, KEY, "ro")) as connection:
            self._damaged(faults(connection), "after the kill")
            self.found["doubled"] += doubled(connection)
            self.found["kills with progress"] += bool(_offsets(connection))
            self.back_s = max(self.back_s, self._lost_s(connection, killed_s))

    def _lost_s(self, connection: Connection, killed_s: float) -> float:
        """How long before the kill the oldest page of orders came that has to be read again.

        Only of the walk over all orders, which goes on where it was; other questions are short.
        """
        offsets, ends = _offsets(connection), dict[str, int]()
        if self.moved:
            return 0.0
        for call in sorted(filter(_walks, self.sandbox.calls), key=_place):
            begin, given = call.given["create_time_begin"], call.given
            rows = len(
                LISTINGS[call.operation].answer(self.sandbox.world, given)[_ORDERS.source.rows]
            )
            if given["offset"] > ends.get(begin, given["offset"]):
                continue  # a page before it had not come
            ends[begin] = given["offset"] + rows - 1
            came_s = call.at_s + _LATENCY_MS / 1000
            if ends[begin] > offsets.get(begin, 0) and rows > 1:
                return max(0.0, killed_s - came_s)
        return 0.0

    def _sync_a_copy(self) -> None:
        """The next sync of what the kill left, and what came of it."""
        with tempfile.TemporaryDirectory(dir=self.folder) as name:
            shutil.copytree(self.file.parent, name, dirs_exist_ok=True)
            self.sandbox.latency_ms = 0
            with asyncio.Runner(loop_factory=ImpatientLoop) as runner:
                runner.run(self._compare(Path(name)))
            self.sandbox.latency_ms = _LATENCY_MS

    async def _compare(self, folder: Path) -> None:
        async with desk_on(self.sandbox, folder, KEY) as desk:
            self._damaged([desk.notice] if desk.notice else [], "when opened")
            await desk.session.sync(CORE)  # ends what was cut
            await desk.sync()
            for name in CORE:
                try:
                    await desk.assert_equal(name)
                except AssertionError as exc:
                    print(f"kill {self.found['copies']}: {exc}"[:2000])
                    self.found["lost or wrong"] += 1
            self.found["copies"] += 1
        with closing(open_file(folder / CACHE, KEY, "ro")) as connection:
            self._damaged(faults(connection), "after the next sync")
            self.found["doubled"] += doubled(connection)

    def _damaged(self, what: list[str], when: str) -> None:
        if what:
            self.found["damaged"] += 1
            print(f"kill {self.found['copies']}, {when}: {what[:10]}")


def run(times: int, seed: int) -> list[Result]:
    """300 kills: what was lost, doubled or damaged, and how far the reading went back."""
    with tempfile.TemporaryDirectory(dir=Path.home()) as folder:  # on a disk, not in memory
        kills = Kills(Path(folder), Random(seed))
        kills.kill(KILLS * times)
    found, most_s = kills.found, Store.TOGETHER_S + GRACE_S
    what = f"{found['kills']} kills in a sync: tables that are not as the API's after the next"
    return [
        Result("", what, found["lost or wrong"], "", 0.0),
        Result("", "files that an integrity check objects to", found["damaged"], "", 0.0),
        Result("", "rows doubled", found["doubled"], "", 0.0),
        Result("", "the oldest page lost came before the kill", kills.back_s, "s", most_s),
        Result("", "kills in the middle of a list", found["kills with progress"], ""),
    ]


def sound(connection: Connection) -> bool:
    """Whether each page has the right seal, and each table and index what it should."""
    return not faults(connection)


def faults(connection: Connection) -> list[str]:
    """What is wrong with a file: pages without the right seal, and what SQLite objects to."""
    for look in ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check"):
        found = [str(text) for (text,) in connection.execute(look).fetchall() if text != "ok"]
        if found:
            return found
    return []


def doubled(connection: Connection) -> int:
    """Rows whose key another row has, looked for without the index that should prevent it."""
    found = 0
    for name in CORE:
        keys = tables.listed(DATASETS[name].key)
        rows = connection.execute(f"SELECT {keys} FROM {name} NOT INDEXED").fetchall()
        found += len(rows) - len(set(rows))
    return found


def _offsets(connection: Connection) -> dict[str, int]:
    """How far each window of orders was read, by its begin."""
    run = progress.state(connection, "orders").run
    return {
        scope.rpartition(" ")[2]: sys.maxsize if mark.finished else mark.offset
        for scope, mark in progress.marks(connection, "orders", run).items()
    }


def _walks(call: Call) -> bool:
    """Whether a page of the walk over all orders was answered, which begins on a grid of years."""
    begin, window = call.given.get("create_time_begin", ""), _ORDERS.source.window
    if call.operation != _ORDERS.source.operation or call.status != 200 or not window:
        return False
    return bool(begin) and begin == plan.cell(window, begin)


def _place(call: Call) -> tuple[str, int]:
    return call.given["create_time_begin"], call.given["offset"]


# ------------------------------------------------------------------ the child


def _sync_for_ever(file: Path, url: str, steps: int, pipe: Pipe) -> None:
    asyncio.run(_sync(file, url, steps, pipe))


async def _sync(file: Path, url: str, steps: int, pipe: Pipe) -> None:
    store, _ = open_cache(file, KEY, DATASETS.values())
    session = Session(_ACCOUNT, AccountSettings(file.with_name("settings.json")), store)
    site = custom(url)
    api = PartnerApi(make_http(site, KeyAuth(AK, SK)), site, Pace(UNLIMITED, parallel=_PARALLEL))
    session.connect(api)
    if steps:
        await store.write(_end_in, steps)
    pipe.send("syncing")
    await session.sync(CORE, full=True)
    while True:
        await session.sync(CORE)


def _end_in(db: "Database", steps: int) -> None:
    """Let this process end after so many steps of the writer, in whatever it then does."""
    left = iter(range(steps))

    def stepped() -> int:
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    db.conn.set_progress_handler(stepped, _STEPS_AT_ONCE)
