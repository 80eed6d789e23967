"""What the program hands to the browser of the system, noted instead of opened."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from desktop.catalog.console_links import HOSTS, fault_of, host_of, is_vendors
from desktop.views import console_page
from tests.hostile_urls import SCHEMES


class Browser(QObject):
    """Stands for the browser, the mail program and whatever else opens addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def note(self, url: QUrl) -> None:
        """Note an address that would have been opened."""
        self.opened.append(QUrl(url))


@contextmanager
def noted_opens() -> Iterator[Browser]:
    """Note what is opened while the context lasts; nothing is."""
    browser, schemes = Browser(), sorted({each.lower() for each in SCHEMES if each})
    for scheme in schemes:
        QDesktopServices.setUrlHandler(scheme, browser, "note")  # type: ignore[arg-type]
    try:
        yield browser
    finally:
        for scheme in schemes:
            QDesktopServices.unsetUrlHandler(scheme)


def faults_of_opens(some: list[str], browser: Browser) -> Iterator[str]:
    """Addresses that open elsewhere than where the question about them says, of links of a user."""
    for url in some:
        browser.opened.clear()
        console_page._in_browser(url)
        for opened in browser.opened:
            here = (
                opened.host() if opened.port() in (-1, 443) else f"{opened.host()}:{opened.port()}"
            )
            plain = opened.scheme() == "https" and not opened.userInfo()
            if fault_of(url) or not plain or here != host_of(url):
                yield f"{url!r} opens {opened.toString()!r}"
        if is_vendors(url) and QUrl(url).host() not in HOSTS:
            yield f"{url!r} is taken for the vendor's"
