"""Work for another program: done on the loop, while a thread of its own tells how far it is."""

from collections.abc import Awaitable, Callable
from queue import Empty, SimpleQueue

from desktop.errors import Misused, PartnerError
from desktop.instance import Message, Reply
from desktop.tasks import Tasks

_HEARTBEAT_S = 3.0

Work = Callable[[Reply], Awaitable[None]]


class Relay:
    """Brings work from the threads that hear other programs to the loop, and replies back."""

    def __init__(self, tasks: Tasks) -> None:
        """Made on the thread of the loop; the work runs among `tasks`."""
        import asyncio

        self._loop, self._tasks = asyncio.get_running_loop(), tasks
        self._ended = False

    def close(self) -> None:
        """Let the threads go, whose work is over."""
        self._ended = True

    def do(self, work: Work, reply: Reply) -> None:
        """Run `work` on the loop and wait for it; called on another thread.

        Raises:
            PartnerError: What the work ended with.
        """
        news: SimpleQueue[Message | PartnerError | None] = SimpleQueue()

        async def run() -> None:
            try:
                await work(news.put)
            except Misused as exc:  # it is told whole: it names what the user typed
                news.put({"misused": [exc.title, exc.detail, exc.advice, exc.template, exc.values]})
            except PartnerError as exc:
                news.put(exc)
            finally:
                news.put(None)

        self._loop.call_soon_threadsafe(self._tasks.start, f"handed over {id(news)}", run)
        while not self._ended:
            try:
                one = news.get(timeout=_HEARTBEAT_S)
            except Empty:
                reply({"alive": True})
                continue
            if one is None:
                return
            if isinstance(one, PartnerError):
                raise one
            reply(one)
