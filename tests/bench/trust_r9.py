"""Text: every tab, page, menu, bar and dialog of an account in which every text is hostile.

What is looked at is the widget tree with its models, menus and tips, and what is painted by hand
(`tests/gui/plain_text.py`); the longest step is time of the window's thread.
"""

import asyncio
import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from desktop.sandbox.app import Sandbox
from desktop.sandbox.world import World
from tests.bench.result import Result
from tests.gui.hostile import LONGEST_S, Tour, tour_of
from tests.gui.tabs import opened

NUMBER, MINUTES = "R9", 3


def run(times: int, seed: int) -> list[Result]:
    """So many tours through everything, each of another world."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setQuitOnLastWindowClosed(False)
    with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
        tours = [runner.run(_tour(World(seed + at, 30, 300))) for at in range(times)]
    faults = [fault for tour in tours for fault in (*tour.look.faults, *tour.failures)]
    for fault in faults[:20]:
        print(f"  {fault}")
    for where, seconds in [pair for tour in tours for pair in tour.slow.items()]:
        print(f"  {where}: {seconds:.1f} s")
    texts, planted = (
        sum(getattr(tour.look, name) for tour in tours) for name in ("texts", "planted")
    )
    what = (
        f"{texts:,} texts, {planted:,} of them hostile: not plain, turned, cut of a sign, endless"
    )
    longest_s = max(tour.longest_s for tour in tours)
    return [
        Result(NUMBER, what, len(faults), "", 0.0),
        Result(NUMBER, "longest step with texts of a megabyte", longest_s, "s", LONGEST_S),
    ]


async def _tour(world: World) -> Tour:
    with tempfile.TemporaryDirectory(prefix="trust-") as folder:
        filled, place = Path(folder) / "filled", Path(folder) / "tour"
        for each in (filled, place):
            each.mkdir()
        session, http = opened(filled, Sandbox(world, quota=None))
        await session.sync()
        await session.close()
        await http.aclose()
        async with tour_of(filled, place, world) as tour:
            await tour.everything()
    return tour
