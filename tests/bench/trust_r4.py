"""Hostile answers: 1,000 mutations of each list's and each write's answer, seeded.

What is counted first must never be: errors that are none of ours, pages of which a part is in the
cache, rows out of nowhere, writes that may be sent again. The seed and the name of the endpoint
replay any of them (`tests/hostile_answers.py`). Time is that of a loop that does not wait.
"""

import asyncio
import random
import resource
import tempfile
from pathlib import Path

from desktop.catalog import DATASETS
from desktop.catalog.actions import ACTIONS
from tests.bench.result import Result
from tests.hostile_answers import LONGEST_S, Found, filled, read_hostile, write_hostile
from tests.unit import desk

NUMBER, MINUTES = "R4", 20
ANSWERS = 1000  # of each endpoint
_IDLE_S = 0.004
_MOST_MB = 800.0  # with the answers being made here, of up to 60 MB; it begins with 100


def run(times: int, seed: int) -> list[Result]:
    """So many times a thousand answers to each list and each write."""
    desk.IDLE_S = _IDLE_S
    random.seed(seed)
    with (
        tempfile.TemporaryDirectory(prefix="trust-") as folder,
        asyncio.Runner(loop_factory=desk.ImpatientLoop) as runner,
    ):
        found = runner.run(_all(Path(folder), times * ANSWERS, seed))
    for fault in found.faults[:20]:
        print(f"  {fault}")
    what = f"{found.answers:,} answers to {len(DATASETS) + len(ACTIONS)} endpoints"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        Result(NUMBER, f"{what}: crashes, half pages, repeats", len(found.faults), "", 0.0),
        Result(NUMBER, "of which something was taken over", found.taken, ""),
        Result(NUMBER, "of which ended in an error of ours", found.refused, ""),
        Result(NUMBER, "the longest reading", found.longest_s, "s", LONGEST_S),
        Result(NUMBER, "most memory, of who mutates them too", memory, "MB", _MOST_MB),
    ]


async def _all(folder: Path, answers: int, seed: int) -> Found:
    template, found = await filled(folder / "filled"), Found()
    for name in DATASETS:
        found += await read_hostile(template, folder / "account", name, answers, seed)
    for name in ACTIONS:
        found += await write_hostile(folder / "account", name, answers, seed)
    return found
