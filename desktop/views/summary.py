"""The left of the status line: how many rows, and what they, or those chosen, add up to."""

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.catalog.declare import Column
from desktop.models.words import amount, count, say
from desktop.reports import Sum
from desktop.text import N_
from desktop.views.desk import Desk
from desktop.views.table_view import TableView
from desktop.views.totals import Totals

_PAUSE_MS = 120
_MOST_CURRENCIES = 3


class Summary(QObject):
    """Says `changed` with the text, at once for the rows, after a moment for the sum."""

    changed = Signal(str)

    def __init__(self, table: TableView, desk: Desk) -> None:
        super().__init__(table)
        self._table, self._desk = table, desk
        self._dataset = table.table.dataset
        self._all: int | None = None
        self._narrowed = False
        self.text = ""
        self.is_whole = True  # whether all rows that fit are known, or only the first
        self.totals = Totals(table, desk)
        self.totals.changed.connect(self._on_total)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._on_rest)
        table.picked.connect(self.update)
        table.arrangement.masked.connect(self.update)

    def set_rows(self, every: int, *, narrowed: bool) -> None:
        """How many rows there are without a filter, and whether there is one."""
        self._all, self._narrowed = every, narrowed
        self.update()

    def update(self) -> None:
        """Count anew; the sum follows when the selection rests."""
        chosen = self._table.selected_count()
        parts = [self._chosen(chosen)] if chosen > 1 else [self.totals.text]
        self._tell([self._rows(), *parts])
        self._desk.tasks.cancel(self._task)
        if chosen > 1:
            self._pause.start()
        else:
            self._pause.stop()

    def column(self) -> Column | None:
        """The amount that is summed: of the current cell, or else the first one that is visible."""
        arrangement, index = self._table.arrangement, self._table.currentIndex()
        names = list(arrangement.visible())
        if index.isValid():
            names.insert(0, self._dataset.columns[index.column()].name)
        for name in names:
            column = self._dataset.by_name[name]
            if column.kind.name == "amount":
                return None if arrangement.is_masked(name) else column
        return None

    @property
    def _task(self) -> str:
        return f"sum {self._dataset.name}"

    def _rows(self) -> str:
        rows = self._table.table.rowCount()
        if not self.is_whole:
            return say(N_("More than {count} rows")).format(count=count(rows))
        if self._narrowed and self._all is not None and self._all > rows:
            words = say(N_("{count} of {all} rows"))
            return words.format(count=count(rows), all=count(self._all))
        return say(N_("{count} rows")).format(count=count(rows))

    def _chosen(self, chosen: int) -> str:
        return say(N_("{count} selected")).format(count=count(chosen))

    def _tell(self, parts: list[str]) -> None:
        self.text = " · ".join(part for part in parts if part)
        self.changed.emit(self.text)

    def _on_total(self) -> None:
        if self._table.selected_count() <= 1:
            self.update()

    def _on_rest(self) -> None:
        column = self.column()
        if column is not None:
            self._desk.tasks.restart(self._task, self._add_up, column)

    async def _add_up(self, column: Column) -> None:
        ids = self._table.selected_ids()
        sums = await self._desk.session.sums(self._dataset, column.name, ids)
        parts = [self._rows(), self._chosen(len(ids))]
        if 0 < len(sums) <= _MOST_CURRENCIES:
            parts.append(say(column.label))
            parts += [self._sum(each) for each in sums]
        self._tell(parts)

    def _sum(self, each: Sum) -> str:
        total, average = (amount(value) for value in (each.total, each.total / (each.count or 1)))
        words = say(N_("sum {total} {currency}, average {average} {currency}"))
        return words.format(total=total, average=average, currency=each.currency).replace("  ", " ")
