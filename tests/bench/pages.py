"""Orders over loopback, encoded beforehand: `python -m tests.bench.pages ORDERS`.

The stand-in makes each answer anew and checks the signature of each request, at 4 ms a page: what
is to be measured would wait for it. This one knows the list of orders alone, by window and offset,
and takes pages of any size. It prints its address and serves until it is ended.
"""

import asyncio
import subprocess
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from random import Random
from urllib.parse import parse_qsl

from desktop.catalog.wire import to_json
from desktop.sandbox.orders import OrderMaker
from desktop.sandbox.world import World

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)  # the newest moment of the data
PER_CUSTOMER = 50
_LAST = "9999"  # later than any order


def made(orders: int) -> Iterator[dict[str, object]]:
    """The orders that are served, the oldest first."""
    known = World(customers=max(20, orders // PER_CUSTOMER), orders=0, now=NOW).customers
    return OrderMaker(Random(1), list(known.values())).each(orders, NOW)


@contextmanager
def serving_pages(orders: int) -> Iterator[str]:
    """The address of a server in a process of its own, while the context lasts."""
    line = [sys.executable, "-m", "tests.bench.pages", str(orders)]
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.kill()


class _Pages:
    """What is asked of the list, and the bytes of the answer."""

    def __init__(self, orders: int) -> None:
        self._times, self._records = list[str](), list[bytes]()
        for order in sorted(made(orders), key=lambda order: str(order["create_time"])):
            self._times.append(str(order["create_time"]))
            self._records.append(to_json(order))

    def page(self, query: str) -> bytes:
        """A page of the window that is asked for."""
        asked = dict(parse_qsl(query))
        start = bisect_left(self._times, asked.get("create_time_begin", ""))
        end = bisect_right(self._times, asked.get("create_time_end", _LAST))
        first = start + int(asked.get("offset", 0))
        records = b",".join(self._records[first : min(first + int(asked["limit"]), end)])
        return b'{"total_count":%d,"order_infos":[%b]}' % (max(0, end - start), records)


class _Connection(asyncio.Protocol):
    """GET after GET on one connection, each answered at once."""

    def __init__(self, pages: _Pages) -> None:
        self._pages, self._read = pages, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every request that has come whole; none of them has a body."""
        *requests, self._read = (self._read + data).split(b"\r\n\r\n")
        for request in requests:
            _, _, query = request.split(b" ", 2)[1].decode().partition("?")
            body = self._pages.page(query)
            head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            self._transport.write(f"{head}{len(body)}\r\n\r\n".encode() + body)


async def _serve(pages: _Pages) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(pages), "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    print(f"http://{host}:{port}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(_Pages(int(sys.argv[1]))))
