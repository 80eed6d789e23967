"""The controls with which one filter is set; which one follows from the filter's form."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QWidget,
)

from desktop.catalog.declare import Dataset, Filter
from desktop.catalog.kinds import Scalar
from desktop.catalog.query import Condition, Query
from desktop.models import filters
from desktop.models.filters import Chosen
from desktop.models.words import one_line, say, style
from desktop.text import MASK, N_
from desktop.views.checklist import CheckList, Choice, lead_down
from desktop.views.desk import Desk
from desktop.views.filter_editor import PAUSE_MS, Editor
from desktop.views.filter_spans import PeriodEditor, RangeEditor
from desktop.views.parts import button, label

_MOST_LINES = 9
_SEARCHED_FROM = 8  # lines from which on a list has a search box
_FEW = 100  # values that are looked through by eye


class ValuesEditor(Editor):
    """Several of the values that occur, and of the codes that are declared, with counts."""

    def __init__(self, dataset: Dataset, one: Filter, desk: Desk, chosen: Chosen | None) -> None:
        super().__init__(dataset, one, desk)
        self._ticked = chosen.values() if chosen else ()
        name = filters.label_of(dataset, one)
        self.search = QLineEdit(placeholderText=say(N_("Search")), clearButtonEnabled=True)
        self.search.setAccessibleName(say(N_("Search")))
        self.list = CheckList(desk.theme, name)
        lead_down(self.search, self.list)
        self._hidden = label(say(N_("The content of this column is hidden.")), role="secondary")
        self._reveal = button(say(N_("Show content")), "link")
        for widget in (self.search, self._hidden, self._reveal, self.list):
            self.rows.addWidget(widget)
        self.search.textChanged.connect(self.list.narrow)
        self.list.ticked.connect(self._on_ticked)
        self._reveal.clicked.connect(self._on_reveal)
        self._show({})
        desk.tasks.restart(self.task, self._read)

    @property
    def first(self) -> QWidget:
        """The search box where there is one, else the list."""
        return self.list if self.search.isHidden() else self.search

    async def _read(self) -> None:
        self._show(dict(await self.desk.session.values(self.dataset, self.filter.column)))

    def _show(self, rows: dict[Scalar, int]) -> None:
        masked = self.desk.arrangement(self.dataset).is_masked(self.filter.column)
        self._hidden.setVisible(masked)
        self._reveal.setVisible(masked)
        self.list.setVisible(not masked)
        how = style()
        codes = dict.fromkeys([*self.column.kind.labels, *rows, *self._ticked])
        choices = [
            Choice(code, filters.value_words(self.column, code, how), rows.get(code, 0))
            for code in codes
        ]
        if not self.column.kind.labels:
            choices.sort(key=lambda choice: (choice.value is None, -(choice.rows or 0)))
        self.list.put(choices if rows or self.column.kind.labels else (), self._ticked)
        self.search.setVisible(len(choices) >= _SEARCHED_FROM and not masked)
        lines = max(3, min(len(choices), _MOST_LINES))
        self.list.ask_for(lines, self.desk.theme.row_height)
        self.updateGeometry()

    def _on_ticked(self) -> None:
        self._ticked = self.list.values()
        wanted = (Condition(self.filter.column, "in", self._ticked),) if self._ticked else ()
        self.choose(wanted)

    def _on_reveal(self) -> None:
        self._hidden.hide()
        self.list.show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)  # before what has it is hidden
        self.desk.arrangement(self.dataset).set_masked(self.filter.column, False)
        self.desk.tasks.restart(self.task, self._read)


class ReferenceEditor(Editor):
    """Rows of another dataset, found by typing: type a name, tick customers."""

    MOST = 50

    def __init__(self, dataset: Dataset, one: Filter, desk: Desk, chosen: Chosen | None) -> None:
        super().__init__(dataset, one, desk)
        join = filters.reference(dataset, one)
        if join is None:
            raise ValueError(f"{dataset.name}.{one.column} refers to nothing")
        self._there = join.dataset
        self._ticked: dict[Scalar, str] = {}
        if chosen:
            values = chosen.values()
            names = chosen.names or tuple(str(value) for value in values)
            self._ticked = dict(zip(values, names, strict=False))
        self._reader = desk.session.reader()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(say(N_("Type a name or number")))
        self.search.setAccessibleName(filters.label_of(dataset, one))
        self.list = CheckList(desk.theme, filters.label_of(dataset, one))
        lead_down(self.search, self.list)
        self.list.ask_for(_MOST_LINES, desk.theme.row_height)
        self.reveal = QCheckBox(say(N_("Show hidden names")))
        for widget in (self.search, self.list, self.reveal):
            self.rows.addWidget(widget)
        self.reveal.setVisible(self._is_masked())
        self.search.textChanged.connect(lambda: self._pause.start())
        self._pause.timeout.connect(self._find)
        self.list.ticked.connect(self._on_ticked)
        self.reveal.toggled.connect(self._on_reveal)
        self._find()

    @property
    def first(self) -> QWidget:
        """The search box."""
        return self.search

    def _is_masked(self) -> bool:
        there = self.desk.arrangement(self._there)
        return any(there.is_masked(name) for name in self._there.search[:2])

    def _find(self) -> None:
        self.desk.tasks.restart(self.task, self._read, self.search.text())

    async def _read(self, text: str) -> None:
        query = Query(self._there, search=text)
        ids = await self.desk.session.first(query, self.MOST)
        rows = self._reader(self._there, ids)
        key = list(self._there.by_name).index(self._there.key[0])
        found = {rows[i][key]: self.words(rows[i]) for i in ids if i in rows}
        on_top = {value: found.get(value, words) for value, words in self._ticked.items()}
        self.list.put([Choice(*each) for each in (on_top | found).items()], on_top)

    def words(self, row: tuple[Scalar, ...]) -> str:
        """What a row of the other dataset is called, hidden parts hidden."""
        there, names = self.desk.arrangement(self._there), list(self._there.by_name)
        parts = []
        for name in dict.fromkeys((*self._there.search[:2], *self._there.key)):
            value = row[names.index(name)]
            if value:
                parts.append(MASK if there.is_masked(name) else str(value))
        return one_line("  ".join(dict.fromkeys(parts)))

    def _on_ticked(self) -> None:
        items = (self.list.item(row) for row in range(self.list.count()))
        words = {item.data(Qt.ItemDataRole.UserRole): item.text() for item in items}
        self._ticked = {value: words[value] for value in self.list.values()}
        keys = tuple(self._ticked)
        wanted = (Condition(self.filter.column, "in", keys),) if keys else ()
        names = tuple(words.split("  ")[-1 if words.startswith(MASK) else 0]
                      for words in self._ticked.values())  # fmt: skip
        self.choose(wanted, names=names)

    def _on_reveal(self, on: bool) -> None:
        for name in self._there.search[:2]:
            self.desk.arrangement(self._there).set_masked(name, not on)
        self._find()


class TextEditor(Editor):
    """A text that must be found in the column; where few values occur, those can be ticked too."""

    def __init__(self, dataset: Dataset, one: Filter, desk: Desk, chosen: Chosen | None) -> None:
        super().__init__(dataset, one, desk)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.field = QLineEdit(clearButtonEnabled=True)
        self._choices = list[Choice]()
        self.field.setPlaceholderText(say(N_("Contains")))
        self.field.setAccessibleName(filters.label_of(dataset, one))
        has = [each.value for each in chosen.conditions if each.operator == "has"] if chosen else []
        self.field.setText(str(has[0]) if has else "")
        self.list = CheckList(desk.theme, filters.label_of(dataset, one))
        self.list.hide()
        lead_down(self.field, self.list)
        self._ticked = chosen.values() if chosen else ()
        self.rows.addWidget(self.field)
        self.rows.addWidget(self.list)
        self.field.textEdited.connect(lambda: self._pause.start())
        self._pause.timeout.connect(self._on_typed)
        self.list.ticked.connect(self._on_ticked)
        desk.tasks.restart(self.task, self._read)

    @property
    def first(self) -> QWidget:
        """The field."""
        return self.field

    async def _read(self) -> None:
        name = self.filter.column
        rows = await self.desk.session.values(self.dataset, name)
        masked = self.desk.arrangement(self.dataset).is_masked(name)
        if not 1 < len(rows) <= _FEW or masked:
            return
        how = style()
        self._choices = [
            Choice(value, filters.value_words(self.column, value, how), number)
            for value, number in rows
        ]
        self.list.put(self._choices, self._ticked)
        self.list.ask_for(min(len(rows), _MOST_LINES), self.desk.theme.row_height)
        self.list.show()

    def _on_typed(self) -> None:
        text = self.field.text().strip()
        self.list.put(self._choices, ())
        self.list.narrow(text)
        self.choose((Condition(self.filter.column, "has", text),) if text else ())

    def _on_ticked(self) -> None:
        self._pause.stop()
        self.field.clear()
        values = self.list.values()
        self.choose((Condition(self.filter.column, "in", values),) if values else ())


_EDITORS: dict[str, Callable[[Dataset, Filter, Desk, Chosen | None], Editor]] = {
    "choice": ValuesEditor,
    "values": ValuesEditor,
    "reference": ReferenceEditor,
    "period": PeriodEditor,
    "range": RangeEditor,
    "text": TextEditor,
}


def editor(dataset: Dataset, one: Filter, desk: Desk, chosen: Chosen | None) -> Editor:
    """The editor of a filter, set to what is chosen."""
    return _EDITORS[one.form](dataset, one, desk, chosen)
