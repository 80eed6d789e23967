"""What every tab is handed: the session and the few parts of the window that tabs talk to."""

from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.catalog.declare import Dataset
from desktop.catalog.query import Query
from desktop.models.changes import Changes
from desktop.models.columns import Arrangement
from desktop.session import Session
from desktop.settings import States
from desktop.tasks import Tasks
from desktop.views.theme import Theme


@dataclass(frozen=True)
class Desk:
    """Handed down by the main window, one per signed-in account.

    `notify` puts a message into the bar: a text, the label of its verb ("" for none) and what the
    verb does. `go` brings another dataset to the front, with a question to it and a row to select;
    either may be None.
    """

    session: Session
    tasks: Tasks
    changes: Changes
    states: States
    theme: Theme
    notify: Callable[[str, str, Callable[[], None] | None], None]
    go: Callable[[str, Query | None, int | None], None]
    _arrangements: dict[str, Arrangement] = field(default_factory=dict)

    def arrangement(self, dataset: Dataset) -> Arrangement:
        """The one arrangement of a dataset, shared by its tab and wherever its rows are related."""
        if dataset.name not in self._arrangements:
            self._arrangements[dataset.name] = Arrangement(
                dataset,
                self.states.get(dataset.name),
                mask_personal=self.session.settings.mask_personal,
            )
        return self._arrangements[dataset.name]

    def keep(self, dataset: Dataset) -> None:
        """Store how a dataset is arranged, if that changed."""
        arrangement = self.arrangement(dataset)
        if arrangement.unsaved:
            arrangement.unsaved = False
            self.states.put(dataset.name, arrangement.state())

    def keep_all(self) -> None:
        """Store every arrangement that changed; before the account is closed."""
        for arrangement in self._arrangements.values():
            self.keep(arrangement.dataset)

    def mask_all(self) -> None:
        """Hide the content of every sensitive column of every tab."""
        for arrangement in self._arrangements.values():
            arrangement.mask_all()
