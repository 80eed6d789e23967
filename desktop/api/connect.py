"""Making the HTTP client of an account: its limits, its trust, its way through a proxy.

Takes about 25 ms for the TLS context (more where the system's trust store is slow): call it off
the GUI thread.
"""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.request import getproxies, proxy_bypass

import httpx
import truststore

from desktop import __version__
from desktop.api.auth import Credential
from desktop.api.gate import Gate, check_address
from desktop.api.pace import SIDE_BY_SIDE
from desktop.catalog.sites import Origin, Site, is_loopback
from desktop.errors import Misused

CONNECT_S, READ_S = 10, 60
IDLE_S = 4  # then a connection is closed by us: servers begin to do so at 5 s, in mid-request


@dataclass(frozen=True, slots=True)
class Wire:
    """How the network is reached.

    `proxy` is an address, "" for what the system says. Loopback never goes through a proxy.
    `trust` replaces the trust store of the system, `transport` the network itself (the demo).
    """

    proxy: str = field(default="", repr=False)
    parallel: int = 10
    language: str = ""  # X-Language: zh_CN or en_US; "" leaves the choice to the server
    trust: ssl.SSLContext | None = None
    transport: httpx.AsyncBaseTransport | None = None


def make_http(site: Site, auth: Credential, wire: Wire | None = None) -> httpx.AsyncClient:
    """The client for one account; whoever made it closes it with `aclose()`.

    It speaks to the hosts of the site alone, follows no redirect and keeps no cookie.

    Raises:
        Misused: The address of the proxy cannot be used.
    """
    wire = wire or Wire()
    headers = {"User-Agent": f"partner-desk/{__version__}", "Accept-Encoding": "gzip"}
    if wire.language:
        headers["X-Language"] = wire.language
    return _GuardedClient(
        site.hosts,
        auth=auth,
        headers=headers,
        timeout=httpx.Timeout(READ_S, connect=CONNECT_S, pool=CONNECT_S),
        follow_redirects=False,
        trust_env=False,  # would also take credentials from ~/.netrc; proxies are found below
        transport=Gate(_ways(site, wire)),
    )


def in_process(app: Any) -> httpx.AsyncBaseTransport:
    """A way to an ASGI application within this process, instead of the network."""
    return httpx.ASGITransport(app)


class _GuardedClient(httpx.AsyncClient):
    """Refuses an unknown address before a credential is added; the gate refuses it again."""

    def __init__(self, allowed: frozenset[Origin], **settings: Any) -> None:
        super().__init__(**settings)
        self._origins = allowed

    async def send(self, request: httpx.Request, **settings: Any) -> httpx.Response:
        """Send a request, if it goes where a credential may go."""
        check_address(request.url, self._origins)
        answer = await super().send(request, **settings)
        # The gate read it to its end. Its stream knows the answer, and that its stream: only the
        # garbage collector would find them, with all the rows, and a window stands while it looks.
        answer.stream = httpx.ByteStream(b"")
        return answer


def _ways(site: Site, wire: Wire) -> dict[Origin, httpx.AsyncBaseTransport]:
    if wire.transport is not None:
        return dict.fromkeys(site.hosts, wire.transport)
    secure = any(scheme == "https" for scheme, _, _ in site.hosts)
    # Without a host to speak TLS to, an empty context (it trusts nobody) saves loading the store.
    kind = truststore.SSLContext if secure else ssl.SSLContext
    trust = wire.trust or kind(ssl.PROTOCOL_TLS_CLIENT)
    most = wire.parallel * (SIDE_BY_SIDE + 1)  # with those that somebody looks at
    limits = httpx.Limits(
        max_connections=most, max_keepalive_connections=most, keepalive_expiry=IDLE_S
    )
    ways: dict[Origin, httpx.AsyncBaseTransport] = {}
    proxies = getproxies()
    for origin in site.hosts:
        ways[origin] = httpx.AsyncHTTPTransport(
            verify=trust,
            http1=True,
            http2=False,
            limits=limits,
            trust_env=False,
            proxy=_proxy(origin, wire.proxy, proxies),
        )
    return ways


def _proxy(origin: Origin, chosen: str, system: Mapping[str, str]) -> httpx.Proxy | None:
    """The proxy on the way to an origin: the chosen one, else the one the system names."""
    scheme, host, _ = origin
    if is_loopback(host):
        return None
    address = chosen.strip()
    if not address and not proxy_bypass(host):
        address = system.get(scheme) or system.get("all") or ""
    if not address:
        return None
    try:
        proxy = httpx.Proxy(address if "://" in address else f"http://{address}")
    except (ValueError, httpx.InvalidURL) as exc:
        raise Misused(f"the address of the proxy cannot be used ({type(exc).__name__})") from exc
    if not proxy.url.host:
        raise Misused("the address of the proxy names no host")
    return proxy
