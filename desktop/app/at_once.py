"""The first picture of the window, painted before there is a loop: its import takes as long.

What needs a loop is noted meanwhile (desktop/tasks.py) and begins right after.
"""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooSlow
from contextlib import suppress

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.errors import PartnerError
from desktop.instance import Instance
from desktop.opening import Opened

_PATIENCE_S = 0.4  # for which an empty window is not shown: longer, and it looks like a fault
_PAINTED_WITHIN_S = 0.25


class Early:
    """The files of an account, being opened on a thread: a keyring may ask somebody first."""

    def __init__(self, instance: Instance, work: Callable[[], Opened]) -> None:
        self.instance = instance
        pool = ThreadPoolExecutor(1, "opening")
        self.opened: Future[Opened] = pool.submit(work)
        pool.shutdown(wait=False)

    def quickly(self) -> Opened | None:
        """What was opened, if it is there within a moment; a failure is said later, by the loop."""
        with suppress(TooSlow, PartnerError):
            return self.opened.result(_PATIENCE_S)
        return None


class _Painted(QObject):
    """Notices when a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.is_over = False
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.is_over = self.is_over or event.type() == QEvent.Type.Paint
        return False


def paint(app: QApplication, window: QWidget, fill: Callable[[], None] | None = None) -> None:
    """Show the window and let it be painted; what a person does meanwhile waits for the loop.

    `fill` is called in between: then everything has its place and its fonts.
    """
    painted = _Painted(window)
    window.show()
    if fill:
        fill()
    until = time.monotonic() + _PAINTED_WITHIN_S
    while not painted.is_over and time.monotonic() < until:
        app.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 10)
