"""Takes the tabs away of what an account turns out not to have, and brings them back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from desktop.catalog import Subject
from desktop.views.desk import Desk


class Absent(QObject):
    """Follows the subjects whose lists are there only if the API says so when asked.

    Lists of distributors are no such lists: their tab stays, and says why it is empty.
    """

    def __init__(
        self, desk: Desk, subjects: Sequence[Subject], show: Callable[[str, bool], None]
    ) -> None:
        """`show` takes the name of a subject and whether it is there."""
        super().__init__()
        self._desk, self._show = desk, show
        self._gated = [subject for subject in subjects if _is_gated(subject)]
        desk.changes.happened.connect(self._on_change)
        for subject in self._gated:
            self._look(subject)

    def end(self) -> None:
        """Look no more; the account is about to be closed."""
        self._desk.changes.happened.disconnect(self._on_change)

    def _on_change(self, names: frozenset[str]) -> None:
        for subject in self._gated:
            if names & {dataset.name for dataset in subject.datasets}:
                self._look(subject)

    def _look(self, subject: Subject) -> None:
        self._desk.tasks.restart(f"absent {subject.name}", self._tell, subject)

    async def _tell(self, subject: Subject) -> None:
        """Lists that are read on demand say nothing: they may never have been asked for."""
        session = self._desk.session
        lists = [dataset for dataset in subject.datasets if not dataset.on_demand]
        known = [(await session.state(dataset)).skipped for dataset in lists]
        self._show(subject.name, not all(known))


def _is_gated(subject: Subject) -> bool:
    return bool(subject.datasets) and all(each.source.gate for each in subject.datasets)
