"""The measurements: `python -m tests.bench [NAME…] [--rows N] [--json FILE] [--markdown FILE]`.

Each stands beside another way of doing the same, measured in the same run: the machine's mood
cancels out in the ratio. A target that is missed is told, and nothing else: the exit code is 1 only
if a bench broke, or found what no machine excuses. So a run with few rows says that all of it
works. `PARTNER_DESK_BENCH_CACHES` names a folder that keeps the caches made for it.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
import traceback
from dataclasses import asdict
from pathlib import Path

from tests.bench.apart import run_apart
from tests.bench.cached import KEPT
from tests.bench.report import machine, markdown, table
from tests.bench.result import Result

SUITE = (  # by the rows of the table of targets
    *("ingest", "first_sync", "sync_quota", "browse", "jump", "memory", "start", "heartbeat"),
    *("incremental", "export", "scale", "customer"),
)
LONG = ("kills", "plants", "search", "trust", "writes")  # run when they are named


def main() -> int:
    """Run the benches that were named, or the suite."""
    given = _arguments()
    own = None if KEPT in os.environ else tempfile.mkdtemp(prefix="partner-desk-bench-")
    os.environ.setdefault(KEPT, own or "")
    results, broken = list[Result](), list[str]()
    try:
        for name in given.names or SUITE:
            began = time.perf_counter()
            _say(f"{name} …")
            try:
                results += _measured(name, given)
            except Exception:  # noqa: BLE001 - the others are to be measured nevertheless
                broken.append(name)
                traceback.print_exc()
            _say(f"{name}: {time.perf_counter() - began:.0f} s")
    finally:
        if own:
            shutil.rmtree(own, ignore_errors=True)
    _tell(results, given)
    broken += [f"{each.bench} ({each.what})" for each in results if each.is_broken]
    if broken:
        _say(f"Broken: {', '.join(broken)}")
    return int(bool(broken))


def _measured(name: str, given: argparse.Namespace) -> list[Result]:
    if name == "trust":  # its parts are apart already
        from tests.bench import trust

        return trust.run(given.rows, given.times)
    return run_apart(name, given.rows)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    names = f"of the suite: {', '.join(SUITE)}; beside it: {', '.join(LONG)}"
    parser.add_argument("names", nargs="*", metavar="NAME", help=names)
    parser.add_argument("--rows", type=int, help="orders, instead of each bench's own number")
    parser.add_argument("--times", type=int, default=1, help="so often the counts of trust")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the results there")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="the same, to be kept")
    given = parser.parse_args()
    if unknown := set(given.names) - {*SUITE, *LONG}:
        parser.error(f"no such bench: {', '.join(sorted(unknown))}")
    return given


def _tell(results: list[Result], given: argparse.Namespace) -> None:
    print(f"{machine()}\n\n{table(results)}", flush=True)
    if given.json:
        made = [{**asdict(each), "goal": each.goal, "verdict": each.verdict} for each in results]
        whole = {"machine": machine(), "rows": given.rows, "results": made}
        given.json.write_text(json.dumps(whole, indent=2, ensure_ascii=False), "utf-8")
    if given.markdown:
        given.markdown.write_text(markdown(results) + "\n", "utf-8")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
