"""What the declared amounts add up to over all rows that fit, for the status line."""

import time

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.catalog.declare import Column
from desktop.models.words import amount, listed, say
from desktop.reports import Sum
from desktop.text import N_
from desktop.views.desk import Desk
from desktop.views.table_view import TableView

_PAUSE_MS = 250  # after the rows are shown: whoever types on is not waited upon
_REST = 8  # times as long as adding up took passes before it is done again for arriving rows


class Totals(QObject):
    """Adds up in the background, after the rows are shown; `changed` follows with the text."""

    changed = Signal()

    def __init__(self, table: TableView, desk: Desk) -> None:
        super().__init__(table)
        self._table, self._desk = table, desk
        self._dataset = table.table.dataset
        self._task = f"total {self._dataset.name}"
        self._cost_s = 0.0
        self._named = list[str]()  # the columns that were added up
        self.text = ""
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._on_pause)
        table.arrangement.masked.connect(self._on_columns)
        table.arrangement.arranged.connect(self._on_columns)

    def columns(self) -> list[Column]:
        """The declared amounts that the table shows, or else the first that is shown by default.

        Content that is hidden, or not among the columns, is not added up before everyone's eyes.
        """
        dataset, arrangement = self._dataset, self._table.arrangement
        amounts = [c.name for c in dataset.columns if c.kind.name == "amount" and c.shown]
        names = dataset.totals or amounts[:1]
        return [
            dataset.by_name[name]
            for name in names
            if arrangement.is_visible(name) and not arrangement.is_masked(name)
        ]

    def forget(self) -> None:
        """Another question was asked: what is known, or being added up, is of no use."""
        self._pause.stop()
        self._desk.tasks.cancel(self._task)
        self._tell("")

    def begin(self) -> None:
        """Add up the rows that are shown now, after a pause; it ends with the next question."""
        if not self._pause.isActive() and not self._desk.tasks.running(self._task):
            self._pause.start(max(_PAUSE_MS, round(self._cost_s * 1000 * _REST)))

    def _on_columns(self) -> None:
        if [column.name for column in self.columns()] != self._named:
            self.forget()
            self._pause.start(_PAUSE_MS)

    def _on_pause(self) -> None:
        self._desk.tasks.restart(self._task, self._add_up)

    async def _add_up(self) -> None:
        began, ids, parts = time.monotonic(), self._table.table.ids, list[str]()
        columns = self.columns()
        self._named = [column.name for column in columns]
        for column in columns if ids else ():
            sums = await self._desk.session.sums(self._dataset, column.name, ids)
            if sums:
                parts.append(_words(column, sums))
        self._cost_s = time.monotonic() - began
        self._tell(" · ".join(parts))
        if ids is not self._table.table.ids:  # rows arrived meanwhile
            QTimer.singleShot(0, self.begin)

    def _tell(self, text: str) -> None:
        if text != self.text:
            self.text = text
            self.changed.emit()


def _words(column: Column, sums: list[Sum]) -> str:
    """`Amount payable: 1,234,567.00 CNY in total`, with each currency apart."""
    amounts = [f"{amount(each.total)} {each.currency}".rstrip() for each in sums]
    return say(N_("{column} total {amounts}")).format(
        column=say(column.label), amounts=listed(amounts)
    )
