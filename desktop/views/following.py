"""Keeps true what a widget shows: read anew when it comes into sight, and as rows change."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from desktop.views.desk import Desk

_REST_S = 0.5
_SHARE = 3  # times as long as reading took passes before it is done again for arriving rows

Read = Callable[[frozenset[str] | None], Awaitable[None]]


class Following(QObject):
    """Calls `read` with the names of the datasets of which rows changed, or None for all of them.

    Never twice at once, at most twice a second, and not while the widget is out of sight: then it
    costs nothing, and everything is read when it is seen again.
    """

    def __init__(self, widget: QWidget, desk: Desk, task: str, read: Read) -> None:
        super().__init__(widget)
        self._widget, self._tasks, self._task, self._read = widget, desk.tasks, task, read
        self._every, self._names = False, set[str]()
        widget.installEventFilter(self)
        desk.changes.happened.connect(self._on_change)

    @property
    def reading(self) -> bool:
        """Whether something is being read."""
        return self._tasks.running(self._task)

    def again(self) -> None:
        """Read everything anew, soon."""
        self._every = True
        self._tasks.start(self._task, self._work)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin and end with the sight of the widget."""
        if watched is self._widget and event.type() == QEvent.Type.Show:
            self.again()
        elif watched is self._widget and event.type() == QEvent.Type.Hide:
            self._tasks.cancel(self._task)
        return False

    def _on_change(self, names: frozenset[str]) -> None:
        if self._widget.isVisible():
            self._names |= names
            self._tasks.start(self._task, self._work)

    async def _work(self) -> None:
        while self._every or self._names:
            names = None if self._every else frozenset(self._names)
            self._every, self._names = False, set()
            began = time.monotonic()
            await self._read(names)
            if self._every or self._names:
                await asyncio.sleep(max(_REST_S, _SHARE * (time.monotonic() - began)))
