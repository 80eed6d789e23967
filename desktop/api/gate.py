"""The last thing before the wire and the first after it: which hosts, and how large an answer."""

import zlib
from collections.abc import AsyncIterable, Mapping

import httpx

from desktop.api.pace import SENT
from desktop.catalog.sites import Origin, is_loopback
from desktop.errors import ContractBroken, NoAnswer, UnsafeRequest

LARGEST_BODY_BYTES = 16 * 1024 * 1024  # a thousand rows, the most of any page, are 3 MB

_GZIP = 16 + zlib.MAX_WBITS
# Said of the bytes on the wire, no longer true of the answer that is handed on. A cookie would
# come back with later requests, unsigned and unasked for. Where a redirect leads nobody is to read.
_SPENT = frozenset(
    {"content-encoding", "content-length", "transfer-encoding", "set-cookie", "location"}
)


def check_address(url: httpx.URL, allowed: frozenset[Origin]) -> Origin:
    """The origin of an address that may be sent a credential.

    Raises:
        UnsafeRequest: It is not one of `allowed`, not encrypted, or carries a user name.
    """
    scheme, host = url.scheme, url.host
    at = (scheme, host, url.port or {"https": 443, "http": 80}.get(scheme, 0))
    if at not in allowed:
        raise UnsafeRequest(f"{scheme}://{host} is no host of this site")
    if url.userinfo:
        raise UnsafeRequest(f"a user name in an address of {host}")
    if scheme != "https" and not (scheme == "http" and is_loopback(host)):
        raise UnsafeRequest(f"{host} without encryption")
    return at


class Gate(httpx.AsyncBaseTransport):
    """Lets requests to the known origins out, each by its own way, and whole answers in.

    An answer is read here, to its end, and never larger than `LARGEST_BODY_BYTES` in memory,
    however small it was on the wire.
    """

    def __init__(self, ways: Mapping[Origin, httpx.AsyncBaseTransport]) -> None:
        self._ways = dict(ways)
        self._allowed = frozenset(ways)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request whose address is allowed, and read its answer."""
        way = self._ways[check_address(request.url, self._allowed)]
        if not isinstance(way, httpx.AsyncHTTPTransport) and (
            trace := request.extensions.get("trace")
        ):
            await trace(SENT, {})  # no wire: it arrives the moment it is handed over
        response = await way.handle_async_request(request)
        try:
            body = await _whole(response)
        finally:
            await response.aclose()
        headers = [
            (name, value)
            for name, value in response.headers.raw
            if name.decode("ascii", "replace").lower() not in _SPENT
        ]
        return httpx.Response(response.status_code, headers=headers, content=body)

    async def aclose(self) -> None:
        """Close all connections."""
        for way in set(self._ways.values()):
            await way.aclose()


async def _whole(response: httpx.Response) -> bytes:
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in ("", "identity", "gzip"):
        raise NoAnswer("an answer in an encoding that was not asked for")
    stream = response.stream
    if not isinstance(stream, AsyncIterable):
        raise NoAnswer("an answer that cannot be read")
    chunks = _inflated(stream) if encoding == "gzip" else stream
    body = bytearray()
    async for chunk in chunks:
        body += chunk
        if len(body) > LARGEST_BODY_BYTES:
            raise ContractBroken(f"an answer of more than {LARGEST_BODY_BYTES >> 20} MiB")
    return bytes(body)


async def _inflated(chunks: AsyncIterable[bytes]) -> AsyncIterable[bytes]:
    """The content of a gzip stream, never more than one step above the limit at a time."""
    gzip = zlib.decompressobj(_GZIP)
    try:
        async for chunk in chunks:
            yield gzip.decompress(chunk, LARGEST_BODY_BYTES + 1)
            if gzip.unconsumed_tail:
                raise ContractBroken(f"an answer of more than {LARGEST_BODY_BYTES >> 20} MiB")
    except zlib.error as exc:
        raise NoAnswer("an answer whose compression is damaged") from exc
    if not gzip.eof:
        raise NoAnswer("an answer that was cut off")
