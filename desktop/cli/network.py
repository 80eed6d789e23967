"""Is a host of the API reachable: its name, the connection, the encryption, its clock."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from desktop.catalog.sites import is_loopback, origin
from desktop.cli.finding import Finding, failed, fine
from desktop.text import N_

WAIT_S = 10

NAME = N_("Name of the host (DNS)")
CONNECTION = N_("Connection (TCP)")
ENCRYPTION = N_("Encryption (TLS)")

_NAME_ADVICE = N_("Check the network, the DNS server, and the site of the account.")
_FIREWALL = N_(
    "A firewall or a proxy may stand between. Where it has a list of allowed hosts, "
    "it must hold this one, "
    "and for the vendor's sites apigw-external-lb-waf.cn-north-4.myhuaweicloud.com, the gateway."
)
_PROXY = N_("If your company has a proxy, enter it in the settings or set HTTPS_PROXY.")
_CERTIFICATE = N_(
    "If your company inspects traffic, ask its IT to install its certificate on this computer."
)


async def findings(url: str, proxy: str) -> AsyncIterator[Finding]:
    """Look at one address from the outside in, until something does not work.

    Through a proxy only the way to the proxy can be looked at; `proxy` is the one of the settings.
    """
    scheme, host, port = origin(url)
    secure = scheme == "https"
    if through := _proxy_for(scheme, host, proxy):
        yield fine(N_("Proxy"), "{proxy}", proxy=f"{through[0]}:{through[1]}")
        (host, port), secure = through, False
    looked = await _name(host)
    yield looked
    if not looked.ok:
        return
    looked = await _connection(host, port)
    yield looked
    if looked.ok and secure:
        yield await _encryption(host, port)


def _proxy_for(scheme: str, host: str, chosen: str) -> tuple[str, int] | None:
    """The host and port of the proxy on the way to a host, if there is one."""
    if is_loopback(host):
        return None
    system = getproxies()
    address = chosen or ("" if proxy_bypass(host) else system.get(scheme) or system.get("all", ""))
    if not address:
        return None
    parts = urlsplit(address if "://" in address else f"http://{address}")
    return parts.hostname or "", parts.port or {"https": 443, "http": 80}.get(parts.scheme, 1080)


async def _name(host: str) -> Finding:
    try:
        async with asyncio.timeout(WAIT_S):
            found = await asyncio.get_running_loop().getaddrinfo(host, 0, type=socket.SOCK_STREAM)
    except (OSError, TimeoutError) as exc:
        return failed(NAME, "{host}", _NAME_ADVICE, _PROXY, _reason(exc), host=host)
    addresses = ", ".join(dict.fromkeys(str(each[4][0]) for each in found))
    return fine(NAME, "{host}: {addresses}", host=host, addresses=addresses)


async def _connection(host: str, port: int) -> Finding:
    at = f"{host}:{port}"
    try:
        async with asyncio.timeout(WAIT_S):
            _, writer = await asyncio.open_connection(host, port)
    except (OSError, TimeoutError) as exc:
        return failed(CONNECTION, "{at}", _FIREWALL, _PROXY, _reason(exc), at=at)
    await _closed(writer)
    return fine(CONNECTION, "{at}", at=at)


async def _encryption(host: str, port: int) -> Finding:
    import truststore

    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        async with asyncio.timeout(WAIT_S):
            _, writer = await asyncio.open_connection(host, port, ssl=context)
    except (OSError, TimeoutError) as exc:
        return failed(ENCRYPTION, "{host}", _CERTIFICATE, _FIREWALL, _reason(exc), host=host)
    version = writer.get_extra_info("ssl_object").version()
    await _closed(writer)
    return fine(ENCRYPTION, "{host}: {version}", host=host, version=str(version))


async def _closed(writer: asyncio.StreamWriter) -> None:
    writer.close()
    try:
        async with asyncio.timeout(WAIT_S):
            await writer.wait_closed()
    except (OSError, TimeoutError):
        return  # the other side hung up in its own way: the connection was there


def _reason(exc: OSError) -> str:
    return f"{type(exc).__name__}: {exc.strerror or exc}".removesuffix(": ")
