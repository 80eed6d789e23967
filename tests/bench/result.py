"""One number, what it should be, and what somebody else's way of doing it gives in the same run."""

import math
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

_JUDGED_ROWS = 100_000  # with fewer a bench only shows that it works


def times(usual: int, orders: int) -> int:
    """How often something is done: a tenth of that in a small run, which is to end in seconds."""
    return usual if orders >= _JUDGED_ROWS else max(1, usual // 10)


@dataclass(frozen=True, slots=True)
class Result:
    """A measured value, beside that of a peer.

    `target` is the most (or, with `at_least`, the least) it may be; `of_peer` is the same as a
    multiple of the peer's value. Both may be given. A target of nothing at all (payments that were
    doubled) is no matter of speed: where it is missed something is broken.

    Attributes:
        row: Of the table of targets in tests/bench/results.md; 0 for what is not in it.
        low: The smallest of the values whose median `value` is; None where there was one only.
        high: The largest of them.
        note: A few words on how it came about, such as that a peer's value was reckoned.
    """

    bench: str
    what: str
    value: float
    unit: str
    target: float | None = None
    at_least: bool = False
    peer: str = ""
    peer_value: float | None = None
    of_peer: float | None = None
    row: int = 0
    low: float | None = None
    high: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the targets were met; "" without one."""
        bounds = [] if self.target is None else [self.target]
        if self.of_peer is not None and self.peer_value is not None:
            bounds.append(self.of_peer * self.peer_value)
        if not bounds:
            return ""
        met = self.value >= max(bounds) if self.at_least else self.value <= min(bounds)
        return "ok" if met else "MISSED"

    @property
    def is_broken(self) -> bool:
        """Whether there is what must not be at all, however slow the machine is."""
        return self.target == 0 and self.verdict == "MISSED"

    @property
    def goal(self) -> str:
        """The targets in words."""
        sign = ">=" if self.at_least else "<="
        own = [] if self.target is None else [f"{sign} {number(self.target)} {self.unit}".rstrip()]
        if self.of_peer is not None:
            own.append(f"{sign} {multiple(self.of_peer)} peer")
        return ", ".join(own)

    @property
    def spread(self) -> str:
        """The smallest and the largest of the values."""
        if self.low is None or self.high is None:
            return ""
        return f"{number(self.low)}..{number(self.high)}"

    @property
    def ratio(self) -> str:
        """The value as a multiple of the peer's."""
        return multiple(self.value / self.peer_value) if self.peer_value else ""


def number(value: float) -> str:
    """With as many digits as anybody would read."""
    size = abs(value)
    if size >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if size >= 10 else f"{value:.2f}"


def multiple(ratio: float) -> str:
    """Such as 0.45 x, 3.2 x or 1/500 x."""
    if 0 < ratio < 0.195:
        return f"1/{1 / ratio:,.0f} x"
    return f"{number(ratio)} x"


def spread(values: Sequence[float]) -> tuple[float, float, float]:
    """Median, 95th percentile and maximum."""
    ordered = sorted(values)
    return statistics.median(ordered), ordered[math.ceil(0.95 * len(ordered)) - 1], ordered[-1]


def say(text: str) -> None:
    """How far a bench is, for whoever waits."""
    print(f"  {time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)
