"""One number, what it should be, and what somebody else's way of doing it gives in the same run."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """A measured value; `target` is the most (or, with `at_least`, the least) it may be."""

    bench: str
    what: str
    value: float
    unit: str
    target: float | None = None
    at_least: bool = False
    peer: str = ""
    peer_value: float | None = None

    @property
    def verdict(self) -> str:
        """Whether the target was met; "" without one."""
        if self.target is None:
            return ""
        met = self.value >= self.target if self.at_least else self.value <= self.target
        return "ok" if met else "MISSED"

    @property
    def ratio(self) -> str:
        """How many times better than the peer, the larger the better."""
        if not self.peer_value or not self.value:
            return ""
        better = self.value / self.peer_value if self.at_least else self.peer_value / self.value
        return f"{better:.1f} x"


def table(results: Sequence[Result]) -> str:
    """The results for a person to read."""
    head = ["bench", "what", "value", "target", "", "peer", "its value", "better by"]
    rows = [
        [
            each.bench,
            each.what,
            f"{each.value:,.1f} {each.unit}",
            "" if each.target is None else f"{'>=' if each.at_least else '<='} {each.target:,.1f}",
            each.verdict,
            each.peer,
            "" if each.peer_value is None else f"{each.peer_value:,.1f} {each.unit}",
            each.ratio,
        ]
        for each in results
    ]
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in [head, *rows]
    ]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def spread(values: Sequence[float]) -> tuple[float, float, float]:
    """Median, 95th percentile and maximum."""
    ordered = sorted(values)
    return statistics.median(ordered), ordered[int(0.95 * (len(ordered) - 1))], ordered[-1]
