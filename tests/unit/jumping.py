"""An event loop whose time jumps to the next timer, so that minutes pass in milliseconds."""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from typing import Any


class Jumping(selectors.DefaultSelector):
    """Never sleeps: when nothing happens, the time that it should have slept has passed."""

    now = 0.0

    def select(self, timeout=None):
        """What is ready now; else let the time pass."""
        happened = super().select(0)
        if not happened:
            assert timeout is not None, "everybody waits for ever"
            self.now += max(timeout, 0.0)
        return happened


class JumpingLoop(asyncio.SelectorEventLoop):
    """A loop that lives in the time of its selector."""

    def __init__(self):
        self.jumping = Jumping()
        super().__init__(self.jumping)

    def time(self):
        """Seconds since the loop was made, had it slept."""
        return self.jumping.now


def virtual(main: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    """Run a coroutine in a time of its own."""
    with asyncio.Runner(loop_factory=JumpingLoop) as runner:
        return runner.run(main())


def now() -> float:
    """The time of the running loop."""
    return asyncio.get_running_loop().time()
