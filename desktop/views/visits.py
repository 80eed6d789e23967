"""The visits somebody pays to a table: what changed since the one before is marked in it."""

from desktop.catalog.news import MarksReader
from desktop.models import looks
from desktop.models.table import TableModel
from desktop.models.words import style
from desktop.views.desk import Desk


class Visits:
    """The visits to the table of one model."""

    def __init__(self, model: TableModel, desk: Desk) -> None:
        self._model, self._desk = model, desk
        self._reader: MarksReader | None = None  # most tables have never been left before

    def begin(self) -> None:
        """The table comes to the front."""
        since = looks.came(self._desk.states, self._name, style().now())
        if since:
            self._reader = self._reader or self._desk.session.marks_reader()
            self._model.mark(self._reader, since)

    def end(self) -> None:
        """The table leaves the front."""
        looks.left(self._desk.states, self._name, style().now())

    @property
    def _name(self) -> str:
        return self._model.dataset.name
