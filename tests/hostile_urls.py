"""Addresses that want to lead elsewhere than they seem to, and what follows from each of them."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import product
from random import Random

import httpx

from desktop.api.auth import KeyAuth
from desktop.api.client import PartnerApi
from desktop.api.connect import Wire, make_http
from desktop.api.pace import UNLIMITED, Pace
from desktop.api.request import Request
from desktop.catalog.sites import CHINA, Origin, Site, custom, origin
from desktop.errors import Misused, PartnerError

GOOD = ("www.huaweicloud.com", "bss.myhuaweicloud.com", "account.huaweicloud.com")
EVIL = (
    "evil.example",
    "127.0.0.1",
    "[::1]",
    "2130706433",
    "0x7f.1",
    "localhost",
    "169.254.169.254",
    "xn--hawei-0ra.com",
    "huаwei.com",
    "evil。example",
    "ｅｖｉｌ.example",
    "evil.example.",
    "[::ffff:7f00:1]",
    "[fe80::1%25eth0]",
    "evil%2eexample",
    "evil_host",
    "e" * 300 + ".example",
    "evil.example%00",
    "",
)
SCHEMES = (
    "https",
    "http",
    "HTTPS",
    "hTTps",
    "file",
    "smb",
    "ftp",
    "data",
    "javascript",
    "vbscript",
    "ws",
    "ms-msdt",
    "search-ms",
    "mailto",
    "blob",
    "about",
    "view-source",
    "tel",
    "ssh",
    "jar",
    "",
)
_FORMS = (
    "{s}://{g}@{e}/",
    "{s}://{g}:x@{e}/",
    "{s}://{e}/{g}",
    "{s}://{e}#{g}",
    "{s}://{e}?{g}",
    "{s}://{g}\\@{e}/",
    "{s}://{e}\\{g}/",
    "{s}:\\\\{e}\\{g}",
    "{s}:{e}/{g}",
    "{s}:/{e}/{g}",
    "{s}:///{e}/{g}",
    "//{e}/{g}",
    "\\\\{e}\\share\\{g}",
    "{s}://{g}.{e}/",
    "{s}://{e}.{g}/../",
    "{s}://{g}%2f@{e}/",
    "{s}://{g}%00.{e}/",
    "{s}://{g}\t.{e}/",
    "{s}://{g}\n@{e}/",
    " {s}://{e}/{g}",
    "{s}://{g}:443@{e}:443/",
    "{s}://{e}:8443/{g}",
    "{s}://{g}:8443/",
    "{s}://{g}:0/",
    "{s}://{g}:/",
    "{s}://{g}:99999/",
    "{s}://{g}:-1/",
    "{s}://{g}./",
    "{s}://{g}../",
    "{s}://.{g}/",
    "{s}://{g} /",
    "{s}://{g}\u3002{e}/",
    "{s}://{g}\u2044@{e}/",
    "{s}://{g}\u200b.{e}/",
    "{s}://\u202e{e}/{g}",
    "{s}://{g}%40{e}/",
    "{s}://[{g}]/",
    "{s}://{g};{e}/",
    "{s}://{g},{e}/",
    "{s}://{g}'{e}/",
    "{s}://@{e}",
    '{s}://{g}"{e}/',
    "{s}://{g}<{e}>/",
    "{s}://{g}/%0d%0aHost:{e}",
    "{s}://{g}/\r\nHost: {e}",
    "{e}",
    "{s}://{g}@{g}@{e}/",
    "{s}://{e}&@{g}#@{e}/",
    "{s}:{g}",
    "file://{e}/c$/x",
    "{s}://{g}/{e}" + "a" * 3000,
    "javascript://{g}/%0aalert(1)",
    "data:text/html,<script>//{g}",
    "{s}://{g}\x00.{e}",
    "{s}\x01://{e}",
    "{s}://{g}:443\u0660/",
    "{s}://\uff45vil.example/{g}",
    "https://{s}:x@{e}/",
    "{s}://www.huaweicloud.com.{e}",
)
_REDIRECTS = (301, 302, 303, 307, 308, 300)


def urls(count: int, seed: int) -> list[str]:
    """So many different addresses, the same for a seed."""
    each = [
        form.format(s=scheme, g=good, e=evil)
        for form, scheme, good, evil in product(_FORMS, SCHEMES, GOOD, EVIL)
    ]
    some = list(dict.fromkeys(each))
    Random(seed).shuffle(some)
    return some[:count]


class Recorder(httpx.AsyncBaseTransport):
    """Stands for the network: notes where a request would have gone, and redirects it."""

    def __init__(self) -> None:
        self.seen: list[Origin] = []
        self.location = ""
        self.status = 302

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        self.seen.append((url.scheme, url.host, url.port or {"https": 443, "http": 80}[url.scheme]))
        headers = [(b"Location", self.location.encode("utf-8", "replace"))]
        headers.append((b"Refresh", b"0; url=" + self.location.encode("utf-8", "replace")))
        return httpx.Response(self.status, headers=headers, content=b"")


async def faults_of_requests(some: list[str], site: Site = CHINA) -> list[str]:
    """Requests that went elsewhere, or that a redirect made, of these addresses."""
    found = list[str]()
    for each in some:
        found += await _faults_of(each, site)
    return found


async def _faults_of(url: str, site: Site) -> list[str]:
    recorder, found = Recorder(), list[str]()
    async with make_http(site, KeyAuth("AK", "SK"), Wire(transport=recorder)) as http:
        with suppress(PartnerError, httpx.HTTPError, httpx.InvalidURL, ValueError, TypeError):
            await http.get(url)  # where it goes is what counts, not what is said
        found += [f"a request to {at}: {url!r}" for at in recorder.seen if at not in site.hosts]
        recorder.seen.clear()
        recorder.location, recorder.status = url, _REDIRECTS[len(url) % len(_REDIRECTS)]
        api = PartnerApi(http, site, Pace(UNLIMITED))
        try:
            await api.read(Request("show", "GET", "/v2/x"))
            found.append(f"a redirect is an answer: {url!r}")
        except PartnerError:
            pass
        if len(recorder.seen) != 1 or recorder.seen[0] not in site.hosts:
            found.append(f"a redirect was followed: {recorder.seen} {url!r}")
    return found


def faults_of_sites(some: list[str]) -> Iterator[str]:
    """Addresses of sites that mean another host to us than to who sends the request."""
    for url in some:
        try:
            site = custom(url)
        except Misused:
            continue
        (ours,) = site.hosts
        theirs = httpx.URL(site.operations)
        if ours != origin(url) or (theirs.scheme, theirs.host) != ours[:2] or theirs.userinfo:
            yield f"{url!r} is {ours} and {theirs}"
        if (
            "@" in url
            or "\\" in url
            or (ours[0] == "http" and ours[1] not in ("127.0.0.1", "::1", "localhost"))
        ):
            yield f"{url!r} is taken for {ours}"


def faults_of_proxies(some: list[str]) -> Iterator[str]:
    """Addresses of proxies that end in anything but a sentence or a proxy."""
    for url in some:
        try:
            make_http(CHINA, KeyAuth("AK", "SK"), Wire(proxy=url))
        except Misused:
            continue
        except Exception as exc:  # noqa: BLE001 - whatever is not of our family is what is looked for
            yield f"{url!r}: {exc!r}"
