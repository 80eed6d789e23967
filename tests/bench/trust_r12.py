"""Two windows and two command lines on one account: nothing is damaged, nobody reads "locked".

A window (offscreen) has the account and is killed and started again; a second one comes and goes;
two processes of the command line read, sync, export, pay and look into the outbox all the time,
beside the windows and in between. Each ends well, or says in words that another program has the
account. In the end the files are in order and hold what the API does.
"""

import json
import signal
import subprocess
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

from desktop.opening import CACHE, LOCAL
from desktop.sandbox.app import Sandbox
from desktop.sandbox.server import running
from desktop.sandbox.world import World
from desktop.store.database import open_file
from tests.bench.result import Result
from tests.bench.trust_r1 import sound
from tests.end2end.command import Command

NUMBER, MINUTES = "R12", 4
SECONDS = 150.0
_ALARMS = ("locked", "damaged", "malformed", "Traceback", "holds the local files", "disk image")
_SAID = (1, 2, 3, 4)  # exit codes of whoever was told in words why not
_LONGEST_S = 60.0
_LIFE_S = (8.0, 20.0)  # of a window


def run(times: int, seed: int) -> list[Result]:
    """All four at once: alarms, and what the files hold in the end."""
    found = crowd(SECONDS * times, Random(seed))
    what = f"{found['commands']} commands and {found['windows']} windows: alarms shown"
    return [
        Result("", what, found["alarms"], "", 0.0),
        Result("", "files not in order", found["damaged"], "", 0.0),
        Result("", "payments in the ledger and not in the outbox, or twice", found["odd"], "", 0.0),
        Result("", "orders missing after the last sync", found["missing"], "", 0.0),
        Result("", "commands that another program was in the way of", found["refused"], ""),
    ]


def crowd(seconds: float, rng: Random) -> Counter[str]:
    """Let all of them at one account for so long; what was seen, counted."""
    found = Counter[str]()
    sandbox = Sandbox(World(customers=25, orders=400), quota=None, latency_ms=5)
    sandbox.world.funds.accounts[""][1]["amount"] = 10**9
    with tempfile.TemporaryDirectory() as folder, running(sandbox) as url:
        # A socket that is left to the system at the end is not what is looked for here.
        environ = {"QT_QPA_PLATFORM": "offscreen", "PYTHONWARNINGS": "ignore::ResourceWarning"}
        command = Command(Path(folder) / "home", environ).signed_in(url)
        _look(command.start("sync"), found)  # so that there is something to read
        until = time.monotonic() + seconds
        lanes = [
            threading.Thread(
                target=lane, args=(command, sandbox, until, Random(rng.random()), found)
            )
            for lane in (_windows, _windows, _commands, _commands)
        ]
        for each in lanes:
            each.start()
        for each in lanes:
            each.join()
        _judge(command, sandbox, found)
    return found


def _windows(
    command: Command, _sandbox: Sandbox, until: float, rng: Random, found: Counter[str]
) -> None:
    """A window after the other; one that finds another ends by itself, the others are ended."""
    while (left_s := until - time.monotonic()) > 0:
        process = command.start()
        found["windows"] += 1
        try:
            process.wait(min(left_s, rng.uniform(*_LIFE_S)))
        except subprocess.TimeoutExpired:
            process.send_signal(rng.choice((signal.SIGKILL, signal.SIGTERM)))
        _look(process, found)
        time.sleep(min(rng.uniform(0, 5), max(0.0, until - time.monotonic())))


def _commands(
    command: Command, sandbox: Sandbox, until: float, rng: Random, found: Counter[str]
) -> None:
    """A command after the other."""
    folder = Path(tempfile.mkdtemp(dir=command.home.parent))
    payer = next(iter(sandbox.world.balances))
    lines = (
        ("sync", "orders"),
        ("sync",),
        ("export", "orders", "--format", "jsonl"),
        ("show", "orders"),
        ("find", "华"),
        ("changes",),
        ("outbox",),
        ("notes", "export", str(folder / "notes.jsonl")),
        ("act", "allocate", f"customer_id={payer}", "amount=1", "--yes"),
    )
    while time.monotonic() < until:
        sandbox.world.add_order(status=5)
        found["commands"] += 1
        _look(command.start(*rng.choice(lines)), found)


def _look(process: "subprocess.Popen[bytes]", found: Counter[str]) -> None:
    """Wait for the end of a process, and for what it said."""
    try:
        _, errors = process.communicate(timeout=_LONGEST_S)
    except subprocess.TimeoutExpired:
        process.kill()
        _, errors = process.communicate()
        found["alarms"] += 1
        print("hangs:", process.args)
    said = errors.decode("utf-8", "replace")
    found["refused"] += process.returncode in _SAID
    known = (0, *_SAID, -signal.SIGKILL, -signal.SIGTERM)
    if process.returncode not in known or any(alarm in said for alarm in _ALARMS):
        print(process.args, process.returncode, said)
        found["alarms"] += 1


def _judge(command: Command, sandbox: Sandbox, found: Counter[str]) -> None:
    """What the files hold once all is quiet."""
    command.run("sync")
    rows = command.rows("orders")
    found["missing"] = abs(len(sandbox.world.orders) - len(rows))
    [account] = {file.parent for file in command.home.rglob(CACHE)}
    for name in (CACHE, LOCAL):
        if (account / name).exists():
            with closing(open_file(account / name, b"", "ro")) as connection:
                found["damaged"] += not sound(connection)
    found["damaged"] += len(list(account.glob("*damaged*")))
    paid = len(sandbox.world.ledger)
    entries = json.loads(command.run("outbox", "--json").output)
    sent = sum(entry["state"] in ("done", "unsure") for entry in entries)
    found["odd"] = max(0, paid - sent)
    found["paid"] = paid
