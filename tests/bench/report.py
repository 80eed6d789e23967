"""How results are shown: a table to read, the same as Markdown to keep, and on which machine."""

import os
import platform
from collections.abc import Sequence
from pathlib import Path

from desktop.store.database import engine
from tests.bench.result import Result, number

HEAD = (
    *("#", "bench", "what", "target", "ours", "spread", "peer", "its value", "ratio", "verdict"),
    "note",
)


def table(results: Sequence[Result]) -> str:
    """The results for a person to read, those of the table of targets first."""
    rows = [HEAD, *map(_cells, _in_order(results))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:], "", _summary(results)])


def markdown(results: Sequence[Result]) -> str:
    """The same to be pasted into tests/bench/results.md."""
    rows = [HEAD, ["---"] * len(HEAD), *map(_cells, _in_order(results))]
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join([machine(), "", *lines, "", _summary(results)])


def machine() -> str:
    """What it was measured on."""
    import PySide6

    parts = [
        f"{os.cpu_count()} cores ({_processor()})",
        *_memory(),
        platform.platform(),
        f"Python {platform.python_version()}",
        f"PySide6 {PySide6.__version__}",
        f"SQLite {engine()}",
    ]
    return ", ".join(parts)


def _in_order(results: Sequence[Result]) -> list[Result]:
    return sorted(results, key=lambda each: each.row or 99)  # which keeps the order of each row


def _cells(each: Result) -> list[str]:
    theirs = "" if each.peer_value is None else f"{number(each.peer_value)} {each.unit}".rstrip()
    return [
        str(each.row or ""),
        each.bench,
        each.what,
        each.goal,
        f"{number(each.value)} {each.unit}".rstrip(),
        each.spread,
        each.peer,
        theirs,
        each.ratio,
        each.verdict,
        each.note,
    ]


def _summary(results: Sequence[Result]) -> str:
    missed = sum(each.verdict == "MISSED" for each in results)
    judged = sum(bool(each.verdict) for each in results)
    return f"{judged - missed} of {judged} targets met, {missed} missed."


def _processor() -> str:
    """The model, where the system tells."""
    about = Path("/proc/cpuinfo")
    lines = about.read_text("utf-8").splitlines() if about.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def _memory() -> list[str]:
    if not hasattr(os, "sysconf"):
        return []
    return [f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB"]
