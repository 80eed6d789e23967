"""What readings tell, handed on to the thread of a window now and then, not at each page."""

import asyncio

from desktop.reports import Progress
from desktop.sync.readings import Told

EVERY_S = 0.1


class Gathered:
    """Hears what readings tell on their thread, and tells it to `told` on the loop it was made on.

    Of what is under way only the newest is told, of what ended everything.
    """

    def __init__(self, told: Told) -> None:
        self._to, self._loop = told, asyncio.get_running_loop()
        self._names = dict[str, None]()
        self._progress = dict[tuple[str, str], Progress]()
        self._online: bool | None = None
        self._due = False

    @property
    def told(self) -> Told:
        """Who is to be told, on the thread of the readings."""
        return Told(self._on_changed, self._on_progressed, self._on_online)

    def flush(self) -> None:
        """Hand on what there is now; on the thread of the readings."""
        self._due = False
        names, self._names = self._names, {}
        progress, self._progress = self._progress, {}
        online, self._online = self._online, None
        if names or progress or online is not None:
            self._loop.call_soon_threadsafe(
                self._tell, list(names), list(progress.values()), online
            )

    def _tell(self, names: list[str], progress: list[Progress], online: bool | None) -> None:
        if online is not None:
            self._to.online(online)
        for name in names:
            self._to.changed(name)
        for each in progress:
            self._to.progressed(each)

    def _on_changed(self, name: str) -> None:
        self._names[name] = None
        self._soon()

    def _on_progressed(self, progress: Progress) -> None:
        at = progress.dataset, progress.state
        self._progress.pop(at, None)  # the newest stands last
        self._progress[at] = progress
        self._soon()

    def _on_online(self, online: bool) -> None:
        self._online = online
        self._soon()

    def _soon(self) -> None:
        if not self._due:
            self._due = True
            asyncio.get_running_loop().call_later(EVERY_S, self.flush)
