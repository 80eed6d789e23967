"""What a tab of the window is to the window, be it made of declared lists or composed by hand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.catalog.declare import View
from desktop.catalog.query import Query


class Page(QWidget):
    """A tab, or a page that is opened over the tabs; it overrides what it has something for.

    `summary` is for the left of the status line, `freshness` (a Freshness or None) for its right.
    `closed` asks to be put away, which only a page over the tabs can be.
    """

    summary = Signal(str)
    freshness = Signal(object)
    closed = Signal()

    @property
    def reading(self) -> bool:
        """Whether it is still being filled from the cache."""
        return False

    def announce(self) -> None:
        """Say again what the status line shows; without an own text it is cleared."""
        self.summary.emit("")
        self.freshness.emit(None)

    def can(self, name: str) -> bool:
        """Whether it does what the menu calls so; `refresh` is one of these names."""
        return False

    def perform(self, name: str) -> None:
        """Do what a menu says; called only for what it can."""

    def refresh(self) -> None:
        """Read what it shows from the API again; called only if it can."""

    def focus_first(self) -> None:
        """Give the focus to where a reader begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, dataset: str, query: Query | View | None = None, rowid: int | None = None) -> None:
        """Bring a list to the front, with a question to it and a row to select."""

    def choose(self, item: str) -> None:
        """Bring one thing of this page to the front: a list of it, a page of the console."""
