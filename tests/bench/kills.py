"""kill -9 while payments are sent over HTTP: none is doubled, what was under way is unsure.

A child process pays from an account of its own on disk, again and again the same account; the
sandbox that it pays at lives on and has the ledger. `--rows` is the number of kills.
"""

import asyncio
import itertools
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from desktop.accounts import Account
from desktop.actions.plan import Wish
from desktop.actions.service import Actions
from desktop.api.auth import KeyAuth
from desktop.api.client import PartnerApi
from desktop.api.connect import make_http
from desktop.api.pace import UNLIMITED, Pace
from desktop.catalog.actions import ACTIONS
from desktop.catalog.kinds import UNITS
from desktop.catalog.sites import custom
from desktop.opening import LOCAL, Opened, open_session
from desktop.sandbox.accounts import AK, SK
from desktop.sandbox.app import Sandbox
from desktop.sandbox.server import running
from desktop.sandbox.world import World
from desktop.store.entry import Entry, State
from desktop.store.local import Local
from desktop.text import Style
from desktop.vault import Secrets
from tests.bench.result import Result

_ROOT = Path(__file__).parents[2]
KILLS = 300
PAYER = Account("Kills", kind="environment", slug="kills", ident="1")
_ACTION = ACTIONS["allocate"]
_SENDS = 100  # more than a child ever manages
_LATENCY_MS = 4
_LONGEST_S = 0.4
_ENDED = (State.DONE, State.PARTLY, State.REFUSED, State.UNSURE, State.READY)


class _Plain(Secrets):
    """Files without encryption: what is measured is what a kill leaves in them."""

    def cache_key(self, *, create: bool) -> str:
        return ""


def run(rows: int | None) -> list[Result]:
    """So many kills: what was doubled or lost, what each start found."""
    with tempfile.TemporaryDirectory(dir=Path.home()) as folder:  # on a disk, not in memory
        found = kill(rows or KILLS, Path(folder), Random(1))
    what = f"{rows or KILLS} kills, {found['paid']:,} payments"
    return [
        Result("kills", f"{what}: doubled", found["doubled"], "", 0.0),
        Result("kills", "paid and not in the outbox as paid or unsure", found["lost"], "", 0.0),
        Result("kills", "done or unsure by mistake", found["wrong"], "", 0.0),
        Result("kills", "under way when killed", found["sending"], ""),
        Result("kills", "of these carried out", found["arrived"], ""),
    ]


def kill(times: int, folder: Path, rng: Random) -> Counter[str]:
    """Start, kill and start again; what became of the payments, counted."""
    sandbox = Sandbox(World(customers=8, orders=0), quota=None, latency_ms=_LATENCY_MS)
    sandbox.world.funds.accounts[""][1]["amount"] = 10**9
    found, were_sending = Counter[str](), set[int]()
    with running(sandbox) as url:
        customer = next(iter(sandbox.world.balances))
        for turn in range(times):
            _pay_and_die(folder, url, customer, turn, rng)
            stuck = {each.id for each in _entries(folder) if each.state is State.SENDING}
            were_sending |= stuck
        _open_and_leave(folder)
    entries = _entries(folder)
    paid = Counter(str(each.body["amount"]) for each in sandbox.world.ledger)
    found["paid"] = sum(paid.values())
    found["sending"] = len(were_sending)
    for entry in entries:
        _judge(entry, paid.pop(_amount(entry), 0), entry.id in were_sending, found)
    found["lost"] += sum(paid.values())  # of which the outbox knows nothing
    return found


def _judge(entry: Entry, times: int, was_sending: bool, found: Counter[str]) -> None:
    found["doubled"] += times > 1
    found["lost"] += bool(times) and entry.state not in (State.DONE, State.UNSURE)
    found["wrong"] += entry.state not in _ENDED or was_sending != (entry.state is State.UNSURE)
    found["wrong"] += entry.state is State.DONE and not times
    found["arrived"] += was_sending and bool(times)


def _amount(entry: Entry) -> str:
    units = entry.amount or 0
    return f"{units // UNITS}.{units % UNITS // (UNITS // 100):02}"


def _pay_and_die(folder: Path, url: str, customer: str, turn: int, rng: Random) -> None:
    line = [sys.executable, "-m", "tests.bench.kills", str(folder), url, customer, str(turn)]
    with subprocess.Popen(line, stdout=subprocess.PIPE, cwd=_ROOT) as child:
        assert child.stdout
        assert child.stdout.readline() == b"paying\n"
        time.sleep(rng.uniform(0, _LONGEST_S))
        child.send_signal(signal.SIGKILL)


def _entries(folder: Path) -> list[Entry]:
    """What is in the outbox on disk, opened by nobody."""
    local = Local(folder / LOCAL)
    try:
        return local.outbox.all()
    finally:
        local.close()


def _open_and_leave(folder: Path) -> None:
    """The program is started once more, and nothing is sent."""

    async def work() -> None:
        await open_session(PAYER, folder, _Plain()).close()

    asyncio.run(work())


# ------------------------------------------------------------------ the child


async def _pay(folder: Path, url: str, customer: str, turn: int) -> None:
    opened = open_session(PAYER, folder, _Plain())
    left = [each.id for each in opened.local.outbox.all() if each.state is State.SENDING]
    assert not left, left
    site = custom(url)
    opened.http = make_http(site, KeyAuth(AK, SK))
    opened.session.connect(PartnerApi(opened.http, site, Pace(UNLIMITED)))
    opened.session.settings.read_only = False
    await _send_many(opened, customer, turn)


async def _send_many(opened: Opened, customer: str, turn: int) -> None:
    actions: Actions = opened.actions
    cents = itertools.count(100 + turn * _SENDS)
    wishes = [
        Wish({"customer_id": customer, "amount": next(cents) * (UNITS // 100)}, line)
        for line in range(1, _SENDS)
    ]
    plan = await actions.plan(_ACTION, wishes, Style(), fresh=False)
    print("paying", flush=True)
    await actions.submit(plan)


if __name__ == "__main__":
    asyncio.run(_pay(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])))
