"""The supply chain: what is locked without a hash, or runs without a licence to ship it."""

import importlib
import sys
from pathlib import Path

from tests.bench.result import Result

NUMBER = "R14"
_SCRIPTS = Path(__file__).parents[2] / "packaging"


def run(times: int, seed: int) -> list[Result]:
    """The same that `python3 dev.py audit` looks at, counted."""
    sys.path.insert(0, str(_SCRIPTS))
    audit = importlib.import_module("audit")
    text, parts = audit.LOCK.read_text("utf-8"), list(audit.build.shipped("partner-desk", set()))
    found = {
        f"{len(audit.locked(text))} packages locked: without hashes": audit.lock_faults(text),
        f"{len(parts)} shipped: in another version": audit.version_faults(parts, text),
        "with a licence that is not on the list": audit.licence_faults(parts),
    }
    return [Result(NUMBER, what, len(list(faults)), "", 0.0) for what, faults in found.items()]
