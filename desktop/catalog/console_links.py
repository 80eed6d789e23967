"""Where links into the console may lead: the vendor's own hosts, and what makes a link usable."""

import re
from urllib.parse import urlsplit

from desktop.catalog.console_menu import ConsolePage
from desktop.text import N_

# The vendor's own pages. Whatever is stored by customers lies on other hosts, on purpose.
HOSTS = frozenset(
    f"{name}.huaweicloud.com"
    for name in (
        "www", "account", "account-intl", "auth", "console", "console-intl", "support",
    )
)  # fmt: skip
# Exact addresses of the pages are not published. The entries outside China are our assumption:
# the home page of the site, where the account menu leads to the Partner Center.
ENTRIES = {
    "china": "https://www.huaweicloud.com/",
    "international": "https://www.huaweicloud.com/intl/",
    "europe": "https://www.huaweicloud.com/eu/",
}
MOST_CHARS = 2000
_HOST = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")


def default_link(page: ConsolePage, site: str) -> str:
    """Where a page opens unless the user knows better; a custom site is taken for China's."""
    entry = ENTRIES.get(site, ENTRIES["china"])
    return page.link if page.link and site not in ("international", "europe") else entry


def fault_of(link: str) -> str:
    """Why a link cannot be used, to be translated; "" if it can."""
    if not link:
        return N_("A link is missing. Paste the address of the page from your browser.")
    if len(link) > MOST_CHARS:
        return N_("This link is too long. A page of the console needs at most 2,000 characters.")
    if not link.lower().startswith("https://"):
        return N_("A link begins with https:// – other addresses are not opened.")
    if not link.isprintable() or any(sign in link for sign in ' \\"<>'):
        return N_("There is a space or a sign in this link that no address has.")
    return "" if host_of(link) else N_("This link names no host that a browser could find.")


def host_of(link: str) -> str:
    """The host that a usable link leads to, with its port if that is not the usual one."""
    try:
        parts = urlsplit(link)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return ""
    if "@" in parts.netloc or not _HOST.fullmatch(host):
        return ""
    return host if port in (None, 443) else f"{host}:{port}"


def is_vendors(link: str) -> bool:
    """Whether a link stays on the vendor's own hosts."""
    return not fault_of(link) and host_of(link) in HOSTS
