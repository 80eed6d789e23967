"""Telling the session whose rows are on the screen: lists that are read for them go first."""

from PySide6.QtCore import QObject, QTimer

from desktop.models.table import TableModel
from desktop.views.desk import Desk
from desktop.views.table_view import TableView

_AFTER_MS = 200  # once scrolling rests


class Looking(QObject):
    """Watches one table; a child of it."""

    def __init__(self, table: TableView, model: TableModel, desk: Desk) -> None:
        super().__init__(table)
        self._table, self._model, self._desk = table, model, desk
        self._names = list(model.dataset.by_name)
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self._tell)
        table.verticalScrollBar().valueChanged.connect(lambda _value: self.look())
        model.layoutChanged.connect(lambda *_: self.look())

    def look(self) -> None:
        """Tell it soon."""
        self._timer.start()

    def _tell(self) -> None:
        if not self._table.isVisible() or not self._model.ids:
            return
        dataset = self._model.dataset
        columns = {join.dataset.name: join.on for join in dataset.joins}
        if dataset.of and dataset.scope_column:
            columns[dataset.of] = dataset.scope_column
        if len(dataset.key) == 1:
            columns[dataset.name] = dataset.key[0]
        rows = self._table.on_screen()
        for name, column in columns.items():
            place = self._names.index(column)
            seen = (self._model.raw(row, place) for row in rows if row < len(self._model.ids))
            self._desk.session.on_screen(
                name, list(dict.fromkeys(str(each) for each in seen if each))
            )
