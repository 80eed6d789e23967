"""The room of the window in which pages stand, and the way back through them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.views.page import Page

_MOST_OPEN = 8  # pages over the tabs that the way back leads to; older ones are closed


@dataclass(frozen=True)
class Place:
    """A tab, or a page that was opened while this tab was chosen."""

    subject: str
    page: Page | None = None


class Places(QStackedWidget):
    """One page per subject, built when it is first looked at, and pages opened over them.

    `summary` and `freshness` are those of the page in front.
    """

    summary = Signal(str)
    freshness = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._tabs: dict[str, Page] = {}
        self._been: list[Place] = []
        self.here: Place | None = None

    @property
    def front(self) -> Page | None:
        """The page in front; None while no account is open."""
        here = self.currentWidget()
        return here if isinstance(here, Page) else None

    def enter(self, place: Place, make: Callable[[], Page]) -> Page:
        """Bring a place to the front; `make` builds the tab if nobody looked at it before."""
        self.here = place
        page = place.page or self._tabs.get(place.subject)
        if page is None:
            page = self._tabs[place.subject] = make()
        if self.indexOf(page) < 0:
            self._add(page)
        self.setCurrentWidget(page)
        return page

    def remember(self) -> None:
        """Let the way back lead to the place in front."""
        if self.here is None:
            return
        self._been.append(self.here)
        opened = [place for place in self._been if place.page]
        if len(opened) > _MOST_OPEN:
            self._been.remove(opened[0])
            self._drop(opened[0])

    def back(self) -> Place | None:
        """Leave the place in front for good; where the way back leads, None if nowhere."""
        if not self._been:
            return None
        left, self.here = self.here, self._been.pop()
        if left:
            self._drop(left)
        return self.here

    def clear(self) -> None:
        """Take every page away."""
        self._tabs.clear()
        self._been.clear()
        self.here = None
        while page := self.widget(0):
            self._remove(page)

    def _add(self, page: Page) -> None:
        page.summary.connect(lambda text: self._pass_on(page, text))
        page.freshness.connect(lambda fresh: self._pass_on_freshness(page, fresh))
        self.addWidget(page)

    def _pass_on(self, page: Page, text: str) -> None:
        if self.front is page:
            self.summary.emit(text)

    def _pass_on_freshness(self, page: Page, fresh: object) -> None:
        if self.front is page:
            self.freshness.emit(fresh)

    def _drop(self, place: Place) -> None:
        """Close a page over the tabs to which nothing leads any more."""
        if place.page and place != self.here and place not in self._been:
            self._remove(place.page)

    def _remove(self, page: QWidget) -> None:
        self.removeWidget(page)
        page.deleteLater()
