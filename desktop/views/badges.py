"""Keeps the counts beside the names of the tabs true: how many rows wait in each subject."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from desktop.catalog import Subject
from desktop.catalog.query import Query
from desktop.views.desk import Desk


class Badges(QObject):
    """Counts what the subjects declare as waiting, and again whenever such rows change."""

    def __init__(
        self, desk: Desk, subjects: Sequence[Subject], show: Callable[[str, int], None]
    ) -> None:
        """`show` takes the name of a subject and its count."""
        super().__init__()
        self._desk, self._show = desk, show
        self._waiting = {subject.name: subject.badge for subject in subjects if subject.badge}
        desk.changes.happened.connect(self._on_change)
        for name, query in self._waiting.items():
            self._count(name, query)

    def end(self) -> None:
        """Count no more; the account is about to be closed."""
        self._desk.changes.happened.disconnect(self._on_change)

    def _on_change(self, names: frozenset[str]) -> None:
        for name, query in self._waiting.items():
            if query.dataset.name in names:
                self._count(name, query)

    def _count(self, name: str, query: Query) -> None:
        self._desk.tasks.restart(f"badge {name}", self._tell, name, query)

    async def _tell(self, name: str, query: Query) -> None:
        self._show(name, len(await self._desk.session.ids(query)))
