"""What can be trusted, at the full counts of each promise: within an hour, or N times as long.

Each part is a module `trust_r<N>.py`: `NUMBER`, `run(times, seed)`, and `MINUTES` if it takes more
than one. A part runs in a process of its own, as many side by side as there are cores, the
longest first; one that fails hides no other. Some alone: `python -m tests.bench.trust R1 R3`.
"""

import argparse
import importlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from types import ModuleType

from tests.bench.report import table
from tests.bench.result import Result

_HERE = Path(__file__).parent
_ROOT = Path(__file__).parents[2]
_BUDGET_S = 3600
_LAST_S = 10  # for a part that is to end
_TOLD = 4000  # characters of what one that failed has said
SEED = 1


def run(rows: int | None, times: int = 1) -> list[Result]:
    """All promises at `times` their counts; they have numbers of their own, not of rows."""
    return measure(sorted(parts(), key=_number), times, SEED)


def parts() -> dict[str, ModuleType]:
    """The parts there are, by the number of their promise."""
    found = (
        importlib.import_module(f"tests.bench.{file.stem}") for file in _HERE.glob("trust_r*.py")
    )
    return {part.NUMBER: part for part in found}


def measure(numbers: Sequence[str], times: int, seed: int) -> list[Result]:
    """Run these parts, each in a process of its own; the results in the order of the numbers."""
    minutes = {number: getattr(part, "MINUTES", 1) for number, part in parts().items()}
    until = time.monotonic() + _BUDGET_S * times
    _end_as_interrupted()
    started = list[subprocess.Popen[bytes]]()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as lanes:
        work = partial(_apart, started, times=times, seed=seed, folder=Path(folder), until=until)
        first = sorted(numbers, key=lambda number: -minutes[number])
        running = {number: lanes.submit(work, number) for number in first}
        try:
            return [each for number in numbers for each in running[number].result()]
        except BaseException:
            lanes.shutdown(wait=False, cancel_futures=True)
            for process in started:
                _end(process)
            raise


def _apart(  # noqa: PLR0913 - what a part is given, and where to put what it found
    started: "list[subprocess.Popen[bytes]]",
    number: str,
    times: int,
    seed: int,
    folder: Path,
    until: float,
) -> list[Result]:
    """One part in a process of its own; what it started ends with it."""
    began, file = time.monotonic(), folder / f"{number}.json"
    given = ["--times", str(times), "--seed", str(seed), "--into", str(file), number]
    line = [sys.executable, "-m", "tests.bench.trust", *given]
    with (folder / f"{number}.log").open("w+") as log:
        process = subprocess.Popen(
            line, cwd=_ROOT, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
        started.append(process)
        try:
            process.wait(max(1.0, until - began))
        except subprocess.TimeoutExpired:
            log.write(f"\nnot done within {until - began:.0f} s")
        finally:
            _end(process)
        log.seek(0)
        said = log.read().strip()
    spent = time.monotonic() - began
    print(f"  trust {number}: {spent:,.0f} s", flush=True)
    if said:
        print(said[-_TOLD:], flush=True)
    if file.exists():
        return [Result(**each) for each in json.loads(file.read_text("utf-8"))]
    return [Result(f"trust {number}", "did not end", 1.0, "", 0.0)]


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Let it clean up if it still runs, then end it and what it started for good."""
    with suppress(ProcessLookupError, subprocess.TimeoutExpired):
        if process.poll() is None:
            process.terminate()
            process.wait(_LAST_S)
    with suppress(ProcessLookupError):  # it has ended, and left nothing behind
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _end_as_interrupted() -> None:
    """Told to end, clean up first: what was started ends with us."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def _here(number: str, times: int, seed: int) -> list[Result]:
    found: list[Result] = parts()[number].run(times, seed)
    return [
        replace(each, bench=f"trust {number}", what=f"{each.what} (seed {seed})") for each in found
    ]


def _number(name: str) -> int:
    return int(re.sub(r"\D", "", name))


def main() -> int:
    """Measure the parts that were named, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.trust", description=__doc__)
    parser.add_argument("numbers", nargs="*", metavar="NUMBER")
    parser.add_argument("--times", type=int, default=1, help="so often the counts")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--into", type=Path, help=argparse.SUPPRESS)  # one part, in this process
    given = parser.parse_args()
    if given.into:
        _end_as_interrupted()
        results = _here(given.numbers[0], given.times, given.seed)
        given.into.write_text(json.dumps([asdict(each) for each in results]), "utf-8")
        return 0
    numbers = given.numbers or sorted(parts(), key=_number)
    results = measure(numbers, given.times, given.seed)
    print(table(results))
    return int(any(each.verdict == "MISSED" for each in results))


if __name__ == "__main__":
    raise SystemExit(main())
