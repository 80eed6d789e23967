"""The quota, as the server sees it: no second with more requests to an endpoint than are allowed.

For ten minutes the command line reads everything, all of the quota its own, over HTTP from a
server in another process. It is killed, interrupted and started again at once, while a second
process of it tries for the same account all the time and takes over where the first has died.
"""

import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from random import Random
from typing import Any

from desktop.sandbox.accounts import AK, SK
from desktop.sandbox.app import DECLARED_QUOTAS, Sandbox
from desktop.sandbox.server import running
from desktop.sandbox.world import World
from tests.bench.result import Result

NUMBER, MINUTES = "R5", 11
SECONDS = 600
_FORK = "forkserver" if sys.platform != "win32" else "spawn"
_LOADED = ("desktop.cli.syncing", "desktop.opening", "desktop.api.client", "sqlite_utils")
_LATENCY_MS = 25
_LOOKS_S = 5.0
_LONGEST_LIFE_S = 15.0
_ENDS = (signal.SIGKILL, signal.SIGKILL, signal.SIGINT, None)  # None: it may end by itself


def run(times: int, seed: int) -> list[Result]:
    """Ten minutes of reading: how many seconds were too full, of how many requests."""
    found = read_on(SECONDS * times, Random(seed))
    what = f"{SECONDS * times} s, {found['starts']} starts: requests above the quota of a second"
    return [
        Result("", what, found["over"], "", 0.0),
        Result("", "refused with 429", found["refused"], "", 0.0),
        Result("", "requests", found["requests"], "", SECONDS * times * 2.0, at_least=True),
        Result("", "in the busiest second of an endpoint", found["busiest"], ""),
    ]


def read_on(seconds: float, rng: Random, share: float = 1.0) -> Counter[str]:
    """Two processes read for so long with a share of the quota; what the server saw, counted."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=_serve, args=(theirs,))
    server.start()
    found = Counter[str]()
    try:
        with tempfile.TemporaryDirectory() as folder:
            environ = _environ(Path(folder), ours.recv(), share)
            until = time.monotonic() + seconds
            lanes = [
                threading.Thread(target=_lane, args=(environ, until, Random(rng.random()), found))
                for _ in range(2)
            ]
            for lane in lanes:
                lane.start()
            for lane in lanes:
                lane.join()
        ours.send("end")
        found.update(ours.recv())
    finally:
        server.kill()
        server.join()
    return found


def _environ(folder: Path, url: str, share: float) -> dict[str, str]:
    named = {"HOME": str(folder), "ENDPOINT": url, "AK": AK, "SK": SK, "QUOTA_SHARE": str(share)}
    return {f"PARTNER_DESK_{name}": value for name, value in named.items()}


def _lane(environ: dict[str, str], until: float, rng: Random, found: Counter[str]) -> None:
    """Start the command, end it one way or the other, and start it again at once."""
    context: Any = multiprocessing.get_context(_FORK)
    if _FORK == "forkserver":  # a start that takes no time is the hardest for the quota
        context.set_forkserver_preload([__name__, *_LOADED])
    while (left_s := until - time.monotonic()) > 0:
        process = context.Process(target=_command, args=(environ,))
        process.start()
        found["starts"] += 1
        end = rng.choice(_ENDS)
        process.join(min(left_s, rng.uniform(1, _LONGEST_LIFE_S)) if end else left_s)
        if process.is_alive():
            os.kill(process.pid, end or signal.SIGKILL)
        process.join()
        time.sleep(rng.uniform(0, 0.3))


def _command(environ: dict[str, str]) -> None:
    from desktop.cli import main

    os.environ.update(environ)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for handle in (0, 1, 2):
        os.dup2(nowhere, handle)
    main(["sync", "--full"])


# ------------------------------------------------------------------ the server


def _serve(pipe: Pipe) -> None:
    sandbox = Sandbox(World(customers=60, orders=3000), latency_ms=_LATENCY_MS)
    seen = Counter[str](dict.fromkeys(("over", "refused", "requests", "busiest"), 0))
    recent, last = defaultdict[str, list[float]](list), 0
    with running(sandbox) as url:
        pipe.send(url)
        while not pipe.poll(_LOOKS_S):
            last = _look(sandbox, recent, last, seen)
        _look(sandbox, recent, last, seen)
        pipe.send(seen)


def _look(sandbox: Sandbox, recent: dict[str, list[float]], last: int, seen: Counter[str]) -> int:
    """Count what came since the call number `last`, beside those of the second before."""
    for call in sandbox.calls:
        if call.number <= last:
            continue
        last = call.number
        seen["requests"] += 1
        seen["refused"] += call.status == 429
        moments, quota = recent[call.operation], DECLARED_QUOTAS[call.operation]
        moments.append(call.at_s)
        while moments[-1] - moments[0] >= 1.0:
            del moments[0]
        seen["over"] += len(moments) > quota
        seen["busiest"] = max(seen["busiest"], len(moments))
    return last
