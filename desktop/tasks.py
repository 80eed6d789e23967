"""Every coroutine that nobody awaits is started here: its errors, its end, its cancelling."""

import sys
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from typing import TYPE_CHECKING, Any, ParamSpec

from desktop.errors import PartnerError
from desktop.later import Later

if TYPE_CHECKING:
    import asyncio
else:
    asyncio = Later("asyncio")

P = ParamSpec("P")


class Tasks:
    """Named tasks of which each runs once at a time; failures go to `failed` or are bugs.

    Everything here runs on the loop's thread.
    """

    def __init__(
        self, failed: Callable[[str, PartnerError], None], *, waiting: bool = False
    ) -> None:
        """`failed` hears the name of a task and the error a user may read.

        With `waiting` there is no loop yet: what is started is noted until `begin`.
        """
        self._noted: dict[str, Callable[[], Coroutine[Any, Any, None]]] | None = None
        if waiting:
            self._noted = {}
        self._failed = failed
        self._current: dict[str, asyncio.Task[None]] = {}
        self._all: set[asyncio.Task[None]] = set()  # also those replaced that still clean up
        self._stopped = False

    def begin(self) -> None:
        """Start what was noted: the loop runs now."""
        noted, self._noted = self._noted or {}, None
        for name, run in noted.items():
            self._run(name, run)

    def start(
        self, name: str, work: Callable[P, Awaitable[None]], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Start `work`, unless one of this name is still running or the program is closing."""
        if self.running(name) or self._stopped:
            return

        async def run() -> None:
            await work(*args, **kwargs)

        if self._noted is None:
            self._run(name, run)
        else:
            self._noted[name] = run

    def _run(self, name: str, run: Callable[[], Coroutine[Any, Any, None]]) -> None:
        task = asyncio.get_running_loop().create_task(run(), name=name)
        self._current[name] = task
        self._all.add(task)
        task.add_done_callback(self._ended)

    def restart(
        self, name: str, work: Callable[P, Awaitable[None]], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Start `work`; the last call wins (typing in a search box)."""
        self.cancel(name)
        self.start(name, work, *args, **kwargs)

    def cancel(self, name: str) -> None:
        """Ask the task of this name to end, if there is one; its name is free at once."""
        if self._noted is not None:
            self._noted.pop(name, None)
        if old := self._current.pop(name, None):
            old.cancel()

    def running(self, name: str) -> bool:
        """Whether a task of this name was started and has neither ended nor been cancelled."""
        return name in self._current or name in (self._noted or ())

    async def stop(self) -> None:
        """Cancel what runs and wait for it; nothing starts afterwards. Called before the loop ends.

        Not from a task that was started here: it would wait for itself.
        """
        self._stopped = True
        for task in self._all:
            if not task.cancelling():  # a second time would break into its cleaning up
                task.cancel()
        await asyncio.gather(*self._all, return_exceptions=True)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        name = task.get_name()
        self._all.discard(task)
        if self._current.get(name) is task:
            del self._current[name]
        if task.cancelled() or (exc := task.exception()) is None:
            return
        for one in _leaves(exc):
            if isinstance(one, PartnerError):
                self._failed(name, one)
            else:
                sys.excepthook(type(one), one, one.__traceback__)


def _leaves(exc: BaseException) -> Iterator[BaseException]:
    """The errors a task group collected, one by one; a single error is itself."""
    if isinstance(exc, BaseExceptionGroup):
        for inner in exc.exceptions:
            yield from _leaves(inner)
    else:
        yield exc


class Announced:
    """Names that are told together, at most every `every_s`, on the loop's thread."""

    def __init__(self, tell: Callable[[frozenset[str]], None], every_s: float) -> None:
        self._to, self._every_s = tell, every_s
        self._names: set[str] = set()
        self._timer: asyncio.TimerHandle | None = None

    def tell(self, name: str) -> None:
        """Tell a name, with those of the time that follows."""
        self._names.add(name)
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(self._every_s, self._announce)

    def stop(self) -> None:
        """Tell nothing more."""
        if self._timer:
            self._timer.cancel()

    def _announce(self) -> None:
        names, self._names, self._timer = frozenset(self._names), set(), None
        self._to(names)
