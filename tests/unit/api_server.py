"""A raw HTTP server on loopback: what it answers, to the byte, is up to the test."""

import asyncio
import contextlib
import ssl
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

from desktop.api.auth import Credential, KeyAuth
from desktop.api.client import PartnerApi
from desktop.api.connect import Wire, make_http
from desktop.api.pace import Pace
from desktop.catalog.sites import Site, custom

AK, SK = "TESTACCESSKEY", "test-secret"


@dataclass(frozen=True)
class Received:
    """One request as it came over the wire, and when."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    at: float = field(default_factory=time.perf_counter)


Answer = Callable[[Received], Awaitable[bytes]]


def http(status: int = 200, body: bytes = b"{}", **headers: str) -> bytes:
    """A whole answer; header names are written with underscores."""
    lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


class Server:
    """Answers each request with `answer`, b"" cuts the connection, and remembers them all."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.received: list[Received] = []
        self.url = ""
        self.connections: set[asyncio.StreamWriter] = set()
        self._talks: set[asyncio.Task[None] | None] = set()

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        self.connections.add(writer)
        self._talks.add(asyncio.current_task())
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
                method, target, _ = head[0].split(" ")
                lines = (line.partition(": ") for line in head[1:] if line)
                headers = {name.lower(): value for name, _, value in lines}
                body = await reader.readexactly(int(headers.get("content-length", "0")))
                received = Received(method, target, headers, body)
                self.received.append(received)
                answer = await self.answer(received)
                if not answer:
                    break
                writer.write(answer)
                await writer.drain()
        writer.close()

    def close(self) -> None:
        """Cut all connections."""
        for writer in self.connections:
            writer.close()

    async def idle(self) -> None:
        """Wait until every connection has been closed by the other side."""
        while not all(talk is None or talk.done() for talk in self._talks):
            await asyncio.sleep(0.001)

    async def end(self) -> None:
        """Cut all connections and wait until nobody serves one."""
        self.close()
        for talk in self._talks:
            if talk is not None:
                await talk


@contextlib.asynccontextmanager
async def serve(answer: Answer | bytes, tls: ssl.SSLContext | None = None) -> AsyncIterator[Server]:
    """A running server on a free port."""

    async def same(received: Received) -> bytes:
        assert isinstance(answer, bytes)
        return answer

    server = Server(same if isinstance(answer, bytes) else answer)
    listening = await asyncio.start_server(server.talk, "127.0.0.1", 0, ssl=tls)
    scheme = "https" if tls else "http"
    server.url = f"{scheme}://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    try:
        yield server
    finally:
        listening.close()
        await server.end()
        await listening.wait_closed()


@contextlib.asynccontextmanager
async def client(
    site: Site | str,
    auth: Credential | None = None,
    pace: Pace | None = None,
    wire: Wire | None = None,
) -> AsyncIterator[PartnerApi]:
    """The program's own client of a site (or of the address of one)."""
    where = custom(site) if isinstance(site, str) else site
    made = make_http(where, auth or KeyAuth(AK, SK), wire)
    async with made:
        yield PartnerApi(made, where, pace or Pace(1.0), parallel=(wire or Wire()).parallel)
