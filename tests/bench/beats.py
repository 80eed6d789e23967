"""A 5 ms timer in the GUI thread, and how long it was between two of its ticks while work ran."""

import statistics
import time
from array import array
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")

TICK_MS = 5
FRAME_MS = 16.7  # a longer gap is a picture that a screen of 60 Hz did not get


@dataclass(frozen=True, slots=True)
class Beats:
    """What the gaps of one run come to, in milliseconds, and the share of time in long ones."""

    p50: float
    p95: float
    p99: float
    longest: float
    stalled_percent: float


def beats_of(gaps_ms: Sequence[float]) -> Beats:
    """The figures of some gaps."""
    ordered = sorted(gaps_ms)
    at = [ordered[int(part * (len(ordered) - 1))] for part in (0.5, 0.95, 0.99)]
    stalled = sum(gap for gap in ordered if gap > FRAME_MS)
    return Beats(at[0], at[1], at[2], ordered[-1], 100 * stalled / sum(ordered))


def median(rounds: Sequence[Beats], figure: str) -> float:
    """The median of one figure over some rounds."""
    return statistics.median(float(getattr(each, figure)) for each in rounds)


def worst(rounds: Sequence[Beats], figure: str) -> float:
    """The worst of one figure over some rounds."""
    return max(float(getattr(each, figure)) for each in rounds)


def beating(
    opened: Callable[[], AbstractAsyncContextManager[T]],
    work: Callable[[T], Coroutine[Any, Any, None]],
) -> Beats:
    """Run `work` on the loop of the program, with its housekeeping, beside the timer.

    Opening what it works with and closing that are not counted.
    """
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from desktop.app.start import on_loop

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    gaps, last = array("d"), 0.0

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        if last:
            gaps.append((now - last) * 1000)
        last = now

    async def timed() -> None:
        timer = QTimer(interval=TICK_MS)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(tick)
        async with opened() as given:
            timer.start()
            await work(given)
            timer.stop()

    on_loop(app, timed)
    return beats_of(gaps)
