"""What every tab is handed: the session and the few parts of the window that tabs talk to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.catalog.declare import Dataset, View
from desktop.catalog.query import Query
from desktop.models.changes import Changes
from desktop.models.columns import Arrangement
from desktop.models.notes import Notes
from desktop.models.views import Views
from desktop.models.writes import Writes
from desktop.session import Session
from desktop.settings import States
from desktop.tasks import Tasks
from desktop.views.page import Page
from desktop.views.theme import Theme

if TYPE_CHECKING:
    from desktop.actions.entry import Entry
    from desktop.actions.plan import Wish
    from desktop.actions.service import Actions
    from desktop.catalog.action import Action


@dataclass(frozen=True)
class Desk:
    """Handed down by the main window, one per signed-in account.

    `notify` puts a message into the bar: a text, the label of its verb ("" for none) and what the
    verb does. `go` brings another dataset to the front, with a question to it or a view of it, and
    a row to select; either may be None. `bring` brings a subject to the front, and one thing of it:
    a list, or a page of the console. `open_page` shows a page over the tabs, which Back leaves.
    `read_due` reads from the API what is due.
    """

    session: Session
    tasks: Tasks
    changes: Changes
    states: States
    theme: Theme
    notify: Callable[[str, str, Callable[[], None] | None], None]
    go: Callable[[str, Query | View | None, int | None], None]
    bring: Callable[[str, str], None]
    open_page: Callable[[Page], None]
    read_due: Callable[[], None]
    notes: Notes
    writes: Writes
    _arrangements: dict[str, Arrangement] = field(default_factory=dict)
    _views: dict[str, Views] = field(default_factory=dict)

    @property
    def actions(self) -> "Actions":
        """What plans, sends and follows writes; to ask for it imports HTTP, once."""
        return self.writes.actions

    def open_action(
        self, action: "Action", wish: "Wish", draft: int = 0, refused: "Entry | None" = None
    ) -> None:
        """Open the form of an action, filled in.

        `draft` is the entry that it was kept as, `refused` one whose fault the form shows.
        """
        self.writes.asked.emit(action, wish, draft, refused)

    def arrangement(self, dataset: Dataset) -> Arrangement:
        """The one arrangement of a dataset, shared by its tab and wherever its rows are related."""
        if dataset.name not in self._arrangements:
            self._arrangements[dataset.name] = Arrangement(
                dataset,
                self.states.get(dataset.name),
                mask_personal=self.session.settings.mask_personal,
            )
        return self._arrangements[dataset.name]

    def views(self, dataset: Dataset) -> Views:
        """The saved views of a dataset."""
        if dataset.name not in self._views:
            self._views[dataset.name] = Views(self.arrangement(dataset), self.states)
        return self._views[dataset.name]

    def open_record(self, dataset: Dataset, key: str) -> None:
        """Show one record in full, of a dataset that declares a page for that."""
        from desktop.views.record_pages import RECORD_PAGES

        self.open_page(RECORD_PAGES[dataset.page].make(key, self))

    def open_customer(self, customer_id: str) -> None:
        """Show one customer in full."""
        from desktop.catalog.customer_view import CUSTOMER

        self.open_record(CUSTOMER.dataset, customer_id)

    def keep(self, dataset: Dataset) -> None:
        """Store how a dataset is arranged, if that changed."""
        arrangement = self.arrangement(dataset)
        if arrangement.unsaved:
            arrangement.unsaved = False
            self.states.put(dataset.name, arrangement.state())

    def keep_all(self) -> None:
        """Store every arrangement and note that changed; before the account is closed."""
        self.notes.keeping.emit()
        for arrangement in self._arrangements.values():
            self.keep(arrangement.dataset)

    def mask_all(self) -> None:
        """Hide the content of every sensitive column of every tab."""
        for arrangement in self._arrangements.values():
            arrangement.mask_all()
