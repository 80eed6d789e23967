"""Where the pages of the console open: the declared links, and those a user put in their place."""

from desktop.catalog.console_links import default_link, fault_of
from desktop.catalog.console_menu import ConsolePage
from desktop.settings import States

_KEPT = "console"


class ConsoleLinks:
    """The links of one account, kept in the user's own file."""

    def __init__(self, states: States, site: str) -> None:
        """`site` is the name of the account's site."""
        self._states, self._site = states, site
        kept = states.get(_KEPT).get("links")
        self._own: dict[str, str] = {
            name: link
            for name, link in (kept.items() if isinstance(kept, dict) else ())
            if isinstance(link, str) and not fault_of(link)
        }

    def of(self, page: ConsolePage) -> str:
        """Where a page opens."""
        return self._own.get(page.name) or default_link(page, self._site)

    def is_own(self, page: ConsolePage) -> bool:
        """Whether the user put this link in place of the declared one."""
        return page.name in self._own

    def is_exact(self, page: ConsolePage) -> bool:
        """Whether the link leads to the page itself, not to an entry from which the menus lead."""
        return self.is_own(page) or self.of(page) == page.link

    def change(self, page: ConsolePage, link: str) -> str:
        """Put another link in place of the declared one; why not (N_), if it cannot be used."""
        link = link.strip()
        if fault := fault_of(link):
            return fault
        self._own[page.name] = link
        self._keep()
        return ""

    def reset(self, page: ConsolePage) -> None:
        """Take the declared link again."""
        if self._own.pop(page.name, None) is not None:
            self._keep()

    def _keep(self) -> None:
        self._states.put(_KEPT, {"links": self._own})
