"""The sandbox over loopback HTTP: until interrupted for the command line, in a thread for tests."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from desktop.sandbox.accounts import AK, SK
from desktop.sandbox.app import Sandbox
from desktop.sandbox.faults import HANG_UP

LOOPBACK = "127.0.0.1"
_START_S, _STOP_S = 10, 5


def serve(
    app: Sandbox,
    port: int,
    host: str = LOOPBACK,
    say: Callable[[str], None] = lambda text: print(text, flush=True),
) -> None:
    """Serve until interrupted (Ctrl+C ends it quietly).

    Args:
        app: The sandbox.
        port: TCP port; 0 takes a free one.
        host: Address to listen on.
        say: Told, once the port is open, how to reach it: the first line is complete in itself,
            the others are the environment for `partner-desk`.

    Raises:
        OSError: The port is taken or forbidden.
    """
    with _listen(host, port) as listener:
        url = _url(listener)
        say(f"The sandbox listens on {url} (access key {AK}, secret key {SK}). Ctrl+C ends it.")
        for name, value in (("ENDPOINT", url), ("AK", AK), ("SK", SK)):
            say(f"PARTNER_DESK_{name}={value}")
        with suppress(KeyboardInterrupt):
            _server(app).run(sockets=[listener])


@contextmanager
def running(app: Sandbox, port: int = 0) -> Iterator[str]:
    """Serve from a thread while the context lasts; gives the URL.

    Raises:
        OSError: The port is taken or forbidden.
        RuntimeError: The server did not start.
    """
    with _listen(LOOPBACK, port) as listener:
        server = _server(app)
        thread = threading.Thread(
            target=server.run, args=([listener],), name="sandbox", daemon=True
        )
        thread.start()
        try:
            if not server.is_up.wait(_START_S):
                raise RuntimeError("the sandbox did not start")
            yield _url(listener)
        finally:
            server.stop()
            thread.join(_STOP_S)


class _Server(uvicorn.Server):
    """Tells another thread when it listens, and stops at once when told to."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_up = threading.Event()
        self._stopped = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        await super().startup(sockets)
        self.is_up.set()

    async def main_loop(self) -> None:
        await self._stopped.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for connection in list(self.server_state.connections):
            connection.transport.close()
        await asyncio.sleep(0)  # until each connection knows that it is closed
        for task in list(self.server_state.tasks):
            task.cancel()
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self.stop()

    def stop(self) -> None:
        """End from any thread."""
        self.should_exit = True
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._stopped.set)


class _Protocol(H11Protocol):
    """HTTP/1.1 that lets the application close the connection at once."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app = _with_hang_up(self.app, transport.close)


def _with_hang_up(app: ASGIApp, close: Callable[[], None]) -> ASGIApp:
    async def served(scope: Scope, receive: Receive, send: Send) -> None:
        scope[HANG_UP] = close
        with suppress(asyncio.CancelledError):  # only the end of the server cancels an answer
            await app(scope, receive, send)

    return served


def _server(app: Sandbox) -> _Server:
    config = uvicorn.Config(
        app,
        http=_Protocol,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",
        access_log=False,
        date_header=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    return _Server(config)


def _listen(host: str, port: int) -> socket.socket:
    # The protocol is named because asyncio turns Nagle's delay (40 ms an answer) off only then.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()
    return f"http://{host}:{port}"
