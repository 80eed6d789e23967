"""Sites of the vendor: their hosts, to which alone credentials are sent, and what exists there."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from urllib.parse import urlsplit

from desktop.errors import Misused
from desktop.text import N_

Origin = tuple[str, str, int]  # scheme, host, port
Host = Literal["operations", "tickets"]

_PORTS = {"https": 443, "http": 80}
_HOST = re.compile(r"[a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?|[0-9a-f:.]{2,45}")
_LOOPBACK = re.compile(r"localhost|127\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}|::1")


@dataclass(frozen=True)
class Site:
    """Where one edition of the API is found. A host that does not exist there is empty."""

    name: str
    label: str
    operations: str  # https://host[:port], without a path
    tickets: str = ""
    iam: str = ""  # gives tokens for a user name and a password
    currency: str = "CNY"
    datasets: frozenset[str] | None = None  # names of those that exist there; None: all
    x_site: str = "0"  # header of every ticket request

    @cached_property
    def hosts(self) -> frozenset[Origin]:
        """The only origins that may be spoken to."""
        return frozenset(origin(url) for url in (self.operations, self.tickets, self.iam) if url)

    def offers(self, dataset: str, host: Host = "operations") -> bool:
        """Whether the dataset of that name, which `host` has, exists on this site."""
        here = bool(self.tickets) or host == "operations"
        return here and (self.datasets is None or dataset in self.datasets)


def origin(url: str) -> Origin:
    """Scheme, host and port of an address.

    Raises:
        Misused: Not `https://host[:port]`; plain http is for loopback alone.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError as exc:
        raise Misused(f"not an address: {url!r}") from exc
    if parts.scheme not in _PORTS or not _HOST.fullmatch(host):
        raise Misused(f"not an address of the form https://host: {url!r}")
    if "@" in parts.netloc or parts.path.strip("/") or parts.query or parts.fragment:
        raise Misused(f"an address is a host and a port, nothing else: {parts.scheme}://{host}")
    if parts.scheme == "http" and not is_loopback(host):
        raise Misused(f"not encrypted, so no key is sent there: {url!r}")
    return parts.scheme, host, port or _PORTS[parts.scheme]


def is_loopback(host: str) -> bool:
    """Whether a host is this computer itself, by its name alone."""
    return _LOOPBACK.fullmatch(host) is not None


def custom(operations: str, tickets: str = "", iam: str = "") -> Site:
    """A site at other addresses: a gateway of the company, or a stand-in on this computer.

    Raises:
        Misused: One of them is not an address that may be sent a key.
    """
    if not operations.strip():
        raise Misused("a site needs the address of its operations")
    return Site("custom", N_("Custom"), _plain(operations), _plain(tickets), _plain(iam))


def _plain(url: str) -> str:
    if not url.strip():
        return ""
    scheme, host, port = origin(url)
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}" + ("" if port == _PORTS[scheme] else f":{port}")


# The edition of the API outside China has no operation for the partner's money and vouchers.
_ABROAD = frozenset(
    {
        "resellers",
        "customers",
        "realname_reviews",
        "orders",
        "sub_orders",
        "order_lines",
        "refunds",
        "resources",
        "on_demand_resources",
        "service_types",
        "resource_types",
        "usage_types",
        "measure_units",
    }
)

CHINA = Site(
    "china",
    N_("China"),
    "https://bss.myhuaweicloud.com",
    "https://osm.cn-south-1.myhuaweicloud.cn",
    "https://iam.myhuaweicloud.com",
)
INTERNATIONAL = Site(
    "international",
    N_("International"),
    "https://bss-intl.myhuaweicloud.com",
    iam="https://iam.ap-southeast-1.myhuaweicloud.com",
    currency="USD",
    datasets=_ABROAD,
    x_site="1",
)
EUROPE = Site(
    "europe",
    N_("Europe"),
    "https://bss.myhuaweicloud.eu",
    iam="https://iam.eu-west-101.myhuaweicloud.eu",
    currency="EUR",
    datasets=_ABROAD,
    x_site="1",
)

SITES = {site.name: site for site in (CHINA, INTERNATIONAL, EUROPE)}
