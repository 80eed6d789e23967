"""The disk is full, read-only or gone, at each kind of write: a sentence, and nothing half done.

A file may grow no further (`RLIMIT_FSIZE`, which SQLite meets as a disk that takes no more); where
it can be mounted, a small file system of its own that is really full, with a few bytes left or
none; a folder that may not be written (to a user who is not root); a folder that is gone. Each
deed in such a state either ends well or says why not, in words for the user. Afterwards, when the
disk is well again, all is as before it or as after it, every file in order, and the next sync ends.
"""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from random import Random

from desktop.catalog import DATASETS
from desktop.catalog.notes import Kept, Note
from desktop.catalog.query import Query
from desktop.errors import PartnerError
from desktop.export import export
from desktop.opening import LOCAL
from desktop.sandbox.app import Sandbox
from desktop.sandbox.world import World
from desktop.store.database import open_file
from desktop.store.entry import Entry
from desktop.store.local import Local, open_local
from desktop.text import Style
from tests.bench.result import Result
from tests.bench.trust_r1 import sound
from tests.unit.desk import CORE, Desk, ImpatientLoop

NUMBER, MINUTES = "R13", 4
ROUNDS = 8
KEY = bytes(range(32))
_EXPORT = "orders.csv"
_ROOM = (0, 1, 4096, 9000, 20_000, 60_000, 150_000, 400_000)  # bytes that are left
_DISK_MB = 12
_NOBODY = 65534
Hurt = Callable[[Path, Random], Iterator[None]]
Deed = Callable[[int], Awaitable[None]]


def run(times: int, seed: int) -> list[Result]:
    """Each deed in each state of the disk, again and again: what went wrong."""
    found = suffer(ROUNDS * times, Random(seed))
    what = f"{found['deeds']} writes, {found['refused']} of them refused: without a sentence"
    return [
        Result("", what, found["speechless"], "", 0.0),
        Result("", "refused still, once the disk was well again", found["stuck"], "", 0.0),
        Result("", "half done, or lost although it ended well", found["half"], "", 0.0),
        Result("", "files not in order afterwards", found["damaged"], "", 0.0),
        Result("", f"kinds of trouble: {', '.join(kinds())}", len(kinds()), ""),
    ]


def suffer(rounds: int, rng: Random, *, only: str = "") -> Counter[str]:
    """So many rounds of all deeds in each kind of trouble, or in one."""
    found = Counter[str]()
    for hurt in [kinds()[only]] if only else kinds().values():
        with (
            tempfile.TemporaryDirectory() as parent,
            _disk(Path(parent)) as folder,
            asyncio.Runner(loop_factory=ImpatientLoop) as runner,
        ):
            runner.run(_suffer(folder, hurt, rounds, rng, found))
    return found


async def _suffer(folder: Path, hurt: Hurt, rounds: int, rng: Random, found: Counter[str]) -> None:
    sandbox = Sandbox(World(customers=15, orders=150), quota=None)
    user = User(sandbox, folder)
    await user.start()
    await user.desk.sync()
    for number in range(rounds):
        await user.begin_anew()
        for deed in user.deeds:
            sandbox.world.add_order()
            before = await user.holds()
            with contextmanager(hurt)(folder, rng):
                done = await _try(deed, number, found)
            if not done and user.exported() not in (before["export"], b""):
                print("export: neither the old file nor none")
                found["half"] += 1
            if not done and deed != user.restart:  # all is well again: it works without a restart
                found["stuck"] += not await _try(deed, number, Counter())
            await user.leave()
            await user.start()
            await user.judge(before, _named(deed), done=done, found=found)
    await user.leave()


async def _try(deed: Deed, number: int, found: Counter[str]) -> bool:
    """Whether it ended well; anything but an error of ours with an advice is counted as wrong."""
    found["deeds"] += 1
    try:
        await deed(number)
    except PartnerError as exc:
        found["refused"] += 1
        found["speechless"] += not exc.advice
        return False
    except Exception as exc:  # noqa: BLE001 - what a user would meet as a bug
        print(f"{_named(deed)}: {exc!r}")
        found["speechless"] += 1
        return False
    return True


def _named(deed: Deed) -> str:
    return str(getattr(deed, "__name__", deed))


class User:
    """Somebody with an account in a folder, who writes in every way there is."""

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self._folder = folder
        self.desk = Desk(sandbox, folder, KEY)
        self.deeds: list[Deed] = [self.note, self.view, self.entry, self.setting, self.export]
        self.deeds += [self.sync, self.restart]

    async def start(self) -> None:
        """Open the files, as at the start of the program."""
        self._local, self._notice = open_local(self._folder / LOCAL, KEY)
        try:
            await self.desk.open()
        except BaseException:
            self._local.close()
            raise

    async def begin_anew(self) -> None:
        """Forget all that was written: what is written next makes the file."""
        await self.leave()
        for file in self._folder.glob(f"{LOCAL}*"):
            file.unlink()
        await self.start()

    async def leave(self) -> None:
        """Close them; what the trouble has left closed stays so."""
        with suppress(PartnerError, RuntimeError):
            self._local.close()
        with suppress(PartnerError, RuntimeError):
            await self.desk.close()

    async def restart(self, _number: int) -> None:
        await self.leave()
        await self.start()

    async def note(self, number: int) -> None:
        kept = Kept("customers", f"n{number}", Note("记" * 3000, (), "2026-01-01T00:00:00Z"))
        await asyncio.wrap_future(self._local.notes.put([kept]))

    async def view(self, number: int) -> None:
        views = [(f"v{number}", {"search": "x" * 2000})]
        await asyncio.wrap_future(self._local.put_views("orders", views))

    async def entry(self, number: int) -> None:
        entries = [Entry(f"t{number}", place, "allocate", body=b"x" * 3000) for place in range(3)]
        await asyncio.wrap_future(self._local.outbox.add(entries))

    async def setting(self, number: int) -> None:
        self.desk.session.settings.read_only = number % 2 == 0

    async def export(self, _number: int) -> None:
        orders, columns = DATASETS["orders"], ["order_id", "customer_id"]
        target, style = self._folder / _EXPORT, Style()
        query = Query(orders)
        await export(
            self.desk.session, query, columns, target, "csv", unmasked=True, raw=True, style=style
        )

    async def sync(self, _number: int) -> None:
        """Read what is new; a list that could not be stored says why."""
        for report in await self.desk.session.sync(CORE, full=True):
            if report.error is not None:
                raise report.error

    async def holds(self) -> dict[str, object]:
        """What each deed changes, as it is on disk."""
        with closing(Local(self._folder / LOCAL, KEY)) as local:
            return {
                "note": local.notes.all(),
                "view": local.views("orders"),
                "entry": [(each.token, each.place) for each in local.outbox.all()],
                "setting": self.desk.session.settings.read_only,
                "export": self.exported(),
            }

    def exported(self) -> bytes:
        """The file that was exported, if there is one."""
        file = self._folder / _EXPORT
        return file.read_bytes() if file.exists() else b""

    async def judge(
        self, before: dict[str, object], deed: str, *, done: bool, found: Counter[str]
    ) -> None:
        """What came of a deed, now that the disk is well again and the program was restarted."""
        after = await self.holds()
        others = {name for name in after if name != deed and after[name] != before[name]}
        whole = _is_whole(deed, after)
        if others or not whole or (done and deed == "note" and after[deed] == before[deed]):
            print(f"{deed}: {others}, whole {whole}, done {done}")
            found["half"] += 1
        left = list(self._folder.glob(".*"))
        found["half"] += bool(left) and deed in ("export", "setting")
        await self.desk.session.sync(CORE)
        await self.desk.sync()
        await self.desk.assert_equal()
        found["damaged"] += bool(self._notice or self.desk.notice)
        for path in filter(Path.exists, (self._folder / LOCAL, self.desk.path)):
            with closing(open_file(path, KEY, "ro")) as connection:
                found["damaged"] += not sound(connection)


def _is_whole(deed: str, after: dict[str, object]) -> bool:
    """Whether what a deed left is all of it or nothing: three entries a time, whole lines."""
    if deed == "entry":
        entries = after["entry"]
        assert isinstance(entries, list)
        return len(entries) % 3 == 0
    exported = after["export"]
    return isinstance(exported, bytes) and (not exported or exported.endswith(b"\n"))


# ------------------------------------------------------------------ troubles


def kinds() -> dict[str, Hurt]:
    """The troubles that can be made here."""
    found: dict[str, Hurt] = {"folder gone": _gone}
    if sys.platform != "win32":
        found |= {"no file may grow": _no_growth, "read-only": _read_only}
    if sys.platform == "linux" and os.geteuid() == 0:
        found["full disk"] = _full
    return found


@contextmanager
def _disk(parent: Path) -> Iterator[Path]:
    """A folder of an account, on a small disk of its own where one can be mounted."""
    folder, own = parent / "disk" / "account", False
    folder.parent.mkdir(mode=0o755)
    parent.chmod(0o755)
    if "full disk" in kinds():
        line = ["mount", "-t", "tmpfs", "-o", f"size={_DISK_MB}m,mode=755", "tmpfs"]
        own = not subprocess.run([*line, str(folder.parent)], check=False).returncode
    folder.mkdir()
    try:
        yield folder
    finally:
        if own:
            subprocess.run(["umount", "-l", str(folder.parent)], check=True)


def _full(folder: Path, rng: Random) -> Iterator[None]:
    filler, left = folder.parent / "filler", rng.choice(_ROOM)
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        file.write(bytes(max(0, shutil.disk_usage(folder).free - left)))
    yield
    filler.unlink()


def _no_growth(folder: Path, rng: Random) -> Iterator[None]:
    import resource

    largest = max(file.stat().st_size for file in folder.iterdir())
    most = rng.choice((4096, largest // 2, largest, largest + rng.choice(_ROOM)))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def _read_only(folder: Path, _rng: Random) -> Iterator[None]:
    if sys.platform == "win32":
        return
    files = list(folder.iterdir())
    for file in files:
        file.chmod(0o444)
    folder.chmod(0o555)
    if root := os.geteuid() == 0:
        os.seteuid(_NOBODY)
    yield
    if root:
        os.seteuid(0)
    folder.chmod(0o700)
    for file in files:
        if file.exists():
            file.chmod(0o600)


def _gone(folder: Path, _rng: Random) -> Iterator[None]:
    away = folder.with_name("away")
    folder.rename(away)
    yield
    if folder.exists():
        shutil.rmtree(folder)
    away.rename(folder)
