"""What is said about a page of the vendor's console that no API replaces: its form, no contents."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a sum that the console shows; `told` says whether the partner API tells it."""

    sign: str
    label: str
    told: bool


@dataclass(frozen=True, slots=True)
class ConsolePage:
    """One page of the Partner Center, or one thing that is done there.

    `path` is the way through the menus in the console's own Chinese, from the menu `root` on; where
    nobody could look it up, `certain` is false. `link` is empty where the exact address is not
    known: then the entry of the account's site stands in.
    """

    name: str
    label: str
    group: str
    path: tuple[str, ...]
    purpose: str
    rules: tuple[str, ...]
    root: str = "伙伴中心"
    link: str = ""
    certain: bool = True
    terms: tuple[Term, ...] = ()

    @property
    def chinese(self) -> str:
        """What the console calls it."""
        return self.path[-1]
