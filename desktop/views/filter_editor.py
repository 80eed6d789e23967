"""What the controls with which a filter is set have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.catalog.declare import Dataset, Filter
from desktop.catalog.query import Condition
from desktop.models.filters import Chosen
from desktop.views.desk import Desk

PAUSE_MS = 250  # after the last key
_WIDE = 300


class Editor(QWidget):
    """Base of the editors. `changed` carries a Chosen, or None when the filter is to be dropped."""

    changed = Signal(object)

    def __init__(self, dataset: Dataset, one: Filter, desk: Desk) -> None:
        super().__init__()
        self.dataset, self.filter, self.desk = dataset, one, desk
        self.column = dataset.by_name[one.column]
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(8)
        self.setMinimumWidth(desk.theme.scaled(_WIDE))

    @property
    def first(self) -> QWidget:
        """What gets the focus."""
        return self

    def stop(self) -> None:
        """The panel closes: what is still being read is no longer wanted."""
        self.desk.tasks.cancel(self.task)

    @property
    def task(self) -> str:
        """The name of the task that fills the editor."""
        return f"fill the filter {self.dataset.name}.{self.filter.column}"

    def choose(self, conditions: tuple[Condition, ...], **more: object) -> None:
        """Tell what is chosen now."""
        chosen = Chosen(self.filter, conditions, **more)  # type: ignore[arg-type]
        self.changed.emit(chosen if conditions else None)
