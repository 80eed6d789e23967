"""The thread on whose loop the API is asked and lists are read, so that no window feels any of it.

A request costs a millisecond and more of Python, a page of rows several: in the thread of a window
that would be seen. Without a window there is no need for it.
"""

import asyncio
import selectors
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, ParamSpec, TypeVar

from desktop import logs

_PAUSE_S, _PAUSE_EVERY_S = 0.0001, 0.003

P = ParamSpec("P")
T = TypeVar("T")


class ApiThread:
    """A thread with an event loop of its own, from when it is made until `end`."""

    def __init__(self) -> None:
        made: Future[asyncio.AbstractEventLoop] = Future()
        self._ended = asyncio.Event()
        self._thread = threading.Thread(target=self._main, args=(made,), name="api", daemon=True)
        self._thread.start()
        self._loop = made.result()

    async def run(self, work: Callable[P, Awaitable[T]], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `work` there and wait for it; here, if this is there.

        Whoever is cancelled while waiting cancels it, and waits for its end.
        """
        if asyncio.get_running_loop() is self._loop:
            return await work(*args, **kwargs)

        async def there() -> T:
            return await work(*args, **kwargs)

        errand = _Errand(there())
        self._loop.call_soon_threadsafe(errand.begin)
        done = asyncio.wrap_future(errand.done)
        try:
            return await asyncio.shield(done)
        except asyncio.CancelledError:
            self._loop.call_soon_threadsafe(errand.cancel)
            await asyncio.wait([done])
            if not done.cancelled():
                done.exception()  # nobody waits for it any more
            raise

    async def end(self, last: Callable[[], Awaitable[object]]) -> None:
        """Run `last` there, then end the thread; nothing may be run afterwards."""
        try:
            await self.run(last)
        finally:
            self._loop.call_soon_threadsafe(self._ended.set)
            await asyncio.to_thread(self._thread.join)

    def _main(self, made: "Future[asyncio.AbstractEventLoop]") -> None:
        with asyncio.Runner(loop_factory=_loop) as runner:
            logs.watch(runner.get_loop())
            made.set_result(runner.get_loop())
            runner.run(self._live())

    async def _live(self) -> None:
        await self._ended.wait()


class _Selector(selectors.DefaultSelector):
    """Lets a window have its turn while there is always something to do.

    The lock of the interpreter is free for moments only, too short for one who waits to wake up.
    """

    _paused_at = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """What is ready; a short pause first if the last one was long ago."""
        if timeout is not None and timeout <= 0:
            now = time.perf_counter()
            if now - self._paused_at > _PAUSE_EVERY_S:
                time.sleep(_PAUSE_S)
                self._paused_at = now
        return super().select(timeout)


def _loop() -> asyncio.AbstractEventLoop:
    return asyncio.SelectorEventLoop(_Selector())


class _Errand:
    """One thing that another thread wants done: its task here, its result for them."""

    def __init__(self, work: Coroutine[Any, Any, Any]) -> None:
        self.done: Future[Any] = Future()
        self._work = work
        self._task: asyncio.Task[Any] | None = None

    def begin(self) -> None:
        """Start; in the thread of the work."""
        self._task = asyncio.get_running_loop().create_task(self._work)
        self._task.add_done_callback(self._told)

    def cancel(self) -> None:
        """Cancel what was started; in the thread of the work."""
        if self._task is not None:
            self._task.cancel()

    def _told(self, task: "asyncio.Task[Any]") -> None:
        self.done.set_running_or_notify_cancel()
        with suppress(asyncio.CancelledError):
            if failure := task.exception():
                self.done.set_exception(failure)
            else:
                self.done.set_result(task.result())
            return
        self.done.set_exception(asyncio.CancelledError())
