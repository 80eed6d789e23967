"""Convergence: whatever happens between and during syncs, at rest the cache is what the API holds.

500 runs of 50 steps of the machine in tests/unit/test_sync_stateful.py: orders, payments, customers
who join and leave, lists that move while they are read, 429, time-outs, broken bodies, no network,
syncs that are killed, restarts. Hypothesis draws them from the seed: the same seed takes the same
steps, which is looked at as well.
"""

import hashlib
import json
import time
from collections.abc import Callable

from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as seeded
from hypothesis.stateful import run_state_machine_as_test

from tests.bench.result import Result
from tests.unit.test_sync_stateful import Business

NUMBER, MINUTES = "R3", 25
RUNS, STEPS = 500, 50
_REPLAYED_RUNS = 10


def run(times: int, seed: int) -> list[Result]:
    """So many runs; 0 where each ended alike, and how many of the first a replay told apart."""
    began = time.perf_counter()
    wrong, ends = converge(RUNS * times, STEPS, seed)
    spent_s = time.perf_counter() - began
    first = converge(_REPLAYED_RUNS, STEPS, seed)[1]
    again = converge(_REPLAYED_RUNS, STEPS, seed)[1]
    what = f"{len(ends)} runs of {STEPS} steps: the cache is not as the API"
    return [
        Result("", what, wrong, "", 0.0),
        Result("", "replayed runs that ended otherwise", _differ(first, again), "", 0.0),
        Result("", "a run of them took", spent_s / max(1, len(ends)), "s"),
    ]


def converge(runs: int, steps: int, number: int) -> tuple[int, list[str]]:
    """Whether a run failed (it is printed, and ends them), and how the world ended in each."""
    ends = list[str]()
    chosen = settings(
        max_examples=runs,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    try:
        run_state_machine_as_test(seeded(number)(_noted(ends.append)), settings=chosen)
    except AssertionError as exc:
        print(
            f"seed {number}, run {len(ends) + 1}: {exc}", *getattr(exc, "__notes__", ()), sep="\n"
        )
        return 1, ends
    return 0, ends


def _noted(note: Callable[[str], None]) -> type[Business]:
    class Noted(Business):
        def teardown(self) -> None:
            world = self.world
            orders = [each["status"] for each in world.timeline]
            said = json.dumps([orders, [c["association_type"] for c in world.customers.values()]])
            super().teardown()
            note(hashlib.sha256(said.encode()).hexdigest())

    return Noted


def _differ(first: list[str], again: list[str]) -> int:
    return sum(one != other for one, other in zip(first, again, strict=True))
