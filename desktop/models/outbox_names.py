"""Which names the outbox hides: those that the tables of the same records hide."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.catalog.action import Action
from desktop.catalog.actions import ACTIONS
from desktop.catalog.declare import Column, Dataset, Sensitivity
from desktop.models.columns import Arrangement

_NAMING = 3  # columns that name a receiver, as desktop/actions/planner.py takes them


class Names(QObject):
    """Follows the eyes of the tables that receivers stand in, and opens or closes them all."""

    changed = Signal()

    def __init__(
        self, arrangement: Callable[[Dataset], Arrangement], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._arrangement = arrangement
        self._soon = QTimer(self, singleShot=True, interval=0)  # many columns at once are one news
        self._soon.timeout.connect(self.changed)
        for dataset in {dataset.name: dataset for dataset, _ in _every()}.values():
            arrangement(dataset).masked.connect(self._on_masked)

    @property
    def hidden(self) -> bool:
        """Whether anything is hidden."""
        return any(self._arrangement(there).is_masked(name) for there, name in _every())

    def hides(self, action: Action) -> bool:
        """Whether the names of its receivers are hidden."""
        arrangement = self._arrangement(action.at)
        return any(arrangement.is_masked(column.name) for column in _naming(action))

    def hides_column(self, dataset: Dataset, name: str) -> bool:
        """Whether a column of a record is hidden."""
        return self._arrangement(dataset).is_masked(name)

    def turn(self) -> None:
        """Show everything if anything is hidden, else hide it."""
        masked = not self.hidden
        for dataset, name in list(_every()):
            self._arrangement(dataset).set_masked(name, masked)

    def _on_masked(self, _name: str) -> None:
        self._soon.start()


def _naming(action: Action) -> list[Column]:
    """The personal ones of the columns that name a receiver."""
    at = action.at
    columns = (at.by_name[name] for name in (at.found_as or tuple(at.by_name))[:_NAMING])
    return [column for column in columns if column.sensitivity is Sensitivity.PERSONAL]


def _every() -> Iterator[tuple[Dataset, str]]:
    """The dataset and the name of each column that may be hidden here."""
    for action in ACTIONS.values():
        yield from ((action.at, column.name) for column in _naming(action))
        if action.proof:
            there = action.proof.dataset
            columns = (each for each in there.columns if each.sensitivity is Sensitivity.PERSONAL)
            yield from ((there, column.name) for column in columns)
