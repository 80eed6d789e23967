"""Waiting by condition, on the loop of the test."""

import asyncio


async def until(condition, timeout_s=10.0):
    """Let the loop run until `condition()` holds."""
    async with asyncio.timeout(timeout_s):
        while not condition():
            await asyncio.sleep(0.005)


def dialog(kind):
    """The dialog of this class that is open; None if there is none."""
    from PySide6.QtWidgets import QApplication

    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    return found[-1] if found else None
