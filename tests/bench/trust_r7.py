"""Secrets: canaries planted as keys, tokens, passwords, telephones and mails, and looked for."""

import asyncio
import contextlib
import io
import tempfile
from pathlib import Path
from random import Random

from desktop import logs
from tests.bench.result import Result
from tests.canaries import live

NUMBER = "R7"
CANARIES = 50


def run(times: int, seed: int) -> list[Result]:
    """As many lives as it takes for so many times 50 canaries."""
    planted, places, found = 0, 0, list[str]()
    while planted < times * CANARIES:
        logs._hidden.clear()  # each life is a program of its own
        with (
            tempfile.TemporaryDirectory(prefix="trust-") as folder,
            contextlib.redirect_stderr(io.StringIO()),
        ):
            life = asyncio.run(live(Path(folder), Random(f"{seed} {planted}")))
        planted += len(life.canaries.all())
        places += len(life.places)
        found += life.found()
    for fault in found[:20]:
        print(f"  {fault}")
    what = f"{planted} canaries, {places} files, exports, logs and exceptions: found"
    return [Result(NUMBER, what, len(found), "", 0.0)]
