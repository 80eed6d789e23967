"""The measurements: `python -m tests.bench [NAME…] [--rows N] [--json FILE]`.

Each stands beside another way of doing the same, measured in the same run: the machine's mood
cancels out in the ratio. The exit code is 1 if a target was missed.
"""

import argparse
import importlib
import json
import platform
from dataclasses import asdict
from pathlib import Path

from tests.bench.result import Result, table

BENCHES = (
    *("browse", "customer", "first_sync", "heartbeat", "kills", "search", "start", "sync_quota"),
    "writes",
)


def main() -> int:
    """Run the benches that were named, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--rows", type=int, help="orders, instead of each bench's own number")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the results there")
    given = parser.parse_args()
    if unknown := set(given.names) - set(BENCHES):
        parser.error(f"no such bench: {', '.join(sorted(unknown))}")
    results = list[Result]()
    for name in given.names or BENCHES:
        print(f"{name} …", flush=True)
        results += importlib.import_module(f"tests.bench.{name}").run(given.rows)
    print(f"\n{platform.platform()}, Python {platform.python_version()}\n\n{table(results)}")
    if given.json:
        made = [{**asdict(each), "verdict": each.verdict} for each in results]
        given.json.write_text(json.dumps(made, indent=2), "utf-8")
    return int(any(each.verdict == "MISSED" for each in results))


if __name__ == "__main__":
    raise SystemExit(main())
