"""Selected rows as text for the clipboard, made in slices so that the window stays awake."""

from array import array
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication

from desktop.catalog.declare import Column
from desktop.catalog.kinds import Scalar
from desktop.catalog.query import Reader
from desktop.models.columns import Arrangement
from desktop.models.words import count, pasted, say, style
from desktop.text import MASK, N_, Style
from desktop.views.desk import Desk
from desktop.views.table_view import TableView

_SLICE, _MANY = 128, 1000  # rows; of many it is said how far copying is


class Copying:
    """Puts the selected rows of a table on the clipboard; `tell` says so in the status line."""

    def __init__(self, table: TableView, desk: Desk, tell: Callable[[str], None]) -> None:
        self._table, self._desk, self._tell = table, desk, tell
        self._task = f"copy {table.table.dataset.name}"

    def start(self, *, headers: bool) -> None:
        """Copy what is selected, if anything is."""
        if self._table.selected_count():
            self._desk.tasks.restart(self._task, self._put_on_clipboard, headers)

    async def _put_on_clipboard(self, headers: bool) -> None:
        ids = self._table.selected_ids()

        def told(done: int) -> None:
            if len(ids) > _MANY:
                words = say(N_("Copying… {done} of {rows} rows"))
                self._tell(words.format(done=count(done), rows=count(len(ids))))

        reader = self._desk.session.reader()
        text = await as_text(ids, self._table.arrangement, reader, told, headers=headers)
        QApplication.clipboard().setText(text)
        words = say(N_("{rows} rows copied")).format(rows=count(len(ids)))
        self._tell(words if len(ids) > 1 else say(N_("1 row copied")))


async def as_text(
    ids: "array[int]",
    arrangement: Arrangement,
    reader: Reader,
    told: Callable[[int], None],
    *,
    headers: bool,
) -> str:
    """The visible columns of these rows, separated by tabs; hidden content stays hidden.

    Args:
        ids: Rowids, in order.
        arrangement: Of which dataset, which columns, which of them are hidden content.
        reader: A reader of the calling thread.
        told: Called with the number of rows that are done, after each slice.
        headers: Whether a line of labels comes first.
    """
    dataset = arrangement.dataset
    columns = [dataset.by_name[name] for name in arrangement.visible()]
    names, how = list(dataset.by_name), style()
    places = [names.index(column.name) for column in columns]
    lines = ["\t".join(pasted(say(column.label)) for column in columns)] if headers else []
    for start in range(0, len(ids), _SLICE):
        some = ids[start : start + _SLICE]
        rows = reader(dataset, some)
        masked = [arrangement.is_masked(column.name) for column in columns]
        lines += [
            _line([rows[rowid][place] for place in places], columns, masked, how)
            for rowid in some
            if rowid in rows
        ]
        told(start + len(some))
        import asyncio

        await asyncio.sleep(0)
    return "\n".join(lines) + "\n" if len(lines) > 1 else "".join(lines)


def _line(
    values: Sequence[Scalar], columns: Sequence[Column], masked: Sequence[bool], how: Style
) -> str:
    texts = []
    for value, column, hidden in zip(values, columns, masked, strict=True):
        if value is None:
            texts.append("")
        else:
            texts.append(MASK if hidden else pasted(column.kind.show(value, how)))
    return "\t".join(texts)
