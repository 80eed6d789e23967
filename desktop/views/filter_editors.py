"""The controls with which one filter is set; which one follows from the filter's form."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.catalog.declare import Dataset, Filter
from desktop.catalog.kinds import Scalar, show_amount
from desktop.catalog.query import Condition, Query
from desktop.models import filters
from desktop.models.filters import Chosen
from desktop.models.words import one_line, say, style
from desktop.text import MASK, N_
from desktop.views.checklist import CheckList, Choice, lead_down
from desktop.views.desk import Desk
from desktop.views.parts import button, label

_WIDE = 300
_MOST_LINES = 9
_SEARCHED_FROM = 8  # lines from which on a list has a search box
_PAUSE_MS = 250
_CALENDAR = QDate(2000, 1, 1), QDate(2999, 12, 31)  # the day after the last exists, too


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
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
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


class PeriodEditor(Editor):
    """A span that moves with the days, or two dates, both included."""

    def __init__(self, dataset: Dataset, one: Filter, desk: Desk, chosen: Chosen | None) -> None:
        super().__init__(dataset, one, desk)
        self._presets: dict[str, QPushButton] = {}
        grid = QGridLayout()
        grid.setSpacing(4)
        for number, (preset, words) in enumerate(filters.PRESETS.items()):
            made = button(say(words), "choice")
            made.setCheckable(True)
            made.setChecked(bool(chosen) and chosen is not None and chosen.preset == preset)
            made.clicked.connect(lambda _on, preset=preset: self._on_preset(preset))
            self._presets[preset] = made
            grid.addWidget(made, number // 2, number % 2)
        self.rows.addLayout(grid)
        how = style()
        conditions = chosen.now(how) if chosen else ()
        first, last = filters.days(conditions, how)
        self.since, self.since_edit = self._day(say(N_("From")), first)
        self.until, self.until_edit = self._day(say(N_("Until, included")), last)

    @property
    def first(self) -> QWidget:
        """The first preset, or the one in force."""
        buttons = self._presets.values()
        return next((each for each in buttons if each.isChecked()), next(iter(buttons)))

    def _day(self, words: str, day: date | None) -> tuple[QCheckBox, QDateEdit]:
        """A date that may be left open."""
        line = QHBoxLayout()
        on, edit = QCheckBox(words), QDateEdit()
        edit.setCalendarPopup(True)
        edit.setDisplayFormat("yyyy-MM-dd")
        edit.setDateRange(*_CALENDAR)
        known = day or filters.today(style())
        edit.setDate(QDate(known.year, known.month, known.day))
        edit.setAccessibleName(words)
        edit.setEnabled(day is not None)
        on.setChecked(day is not None)
        line.addWidget(on, 1)
        line.addWidget(edit)
        self.rows.addLayout(line)
        on.toggled.connect(edit.setEnabled)
        on.toggled.connect(self._on_dates)
        edit.dateChanged.connect(self._on_dates)
        return on, edit

    def _on_preset(self, preset: str) -> None:
        on = self._presets[preset].isChecked()
        for name, made in self._presets.items():
            made.setChecked(on and name == preset)
        how = style()
        span = filters.period(self.filter.column, *filters.span(preset, filters.today(how)), how)
        if on:
            self.choose(span, preset=preset)
        else:
            self.choose(())

    def _on_dates(self) -> None:
        for made in self._presets.values():
            made.setChecked(False)
        first = self.since_edit.date().toPython() if self.since.isChecked() else None
        last = self.until_edit.date().toPython() if self.until.isChecked() else None
        self.choose(filters.period(self.filter.column, _date(first), _date(last), style()))


def _date(value: object) -> date | None:
    return value if isinstance(value, date) else None


class RangeEditor(Editor):
    """A smallest and a largest number, both included, in the unit in which they are shown."""

    def __init__(self, dataset: Dataset, one: Filter, desk: Desk, chosen: Chosen | None) -> None:
        super().__init__(dataset, one, desk)
        least, most = filters.ends(chosen.conditions) if chosen else (None, None)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.least = self._field(say(N_("At least")), least)
        self.most = self._field(say(N_("At most")), most)
        self.wrong = label("", role="danger", wrap=True)
        self.wrong.hide()
        self.rows.addWidget(self.wrong)
        self._pause.timeout.connect(self._on_typed)

    @property
    def first(self) -> QWidget:
        """The smallest number."""
        return self.least

    def _field(self, words: str, number: int | None) -> QLineEdit:
        line, field = QHBoxLayout(), QLineEdit()
        if number is not None:
            amount = filters.scale(self.column) > 1
            field.setText(show_amount(number, style()) if amount else str(number))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.addWidget(label(words, buddy=field), 1)
        line.addWidget(field, 1)
        self.rows.addLayout(line)
        field.textEdited.connect(lambda: self._pause.start())
        field.returnPressed.connect(self._on_typed)
        return field

    def _on_typed(self) -> None:
        try:
            least, most = (self.number(field.text()) for field in (self.least, self.most))
        except ValueError:
            self.wrong.setText(say(N_("Type a number, such as 12,430.00.")))
            self.wrong.show()
            return
        crossed = least is not None and most is not None and least > most
        self.wrong.setText(say(N_("The smallest is larger than the largest.")))
        self.wrong.setVisible(crossed)
        if not crossed:
            self.choose(filters.between(self.column, least, most))

    def number(self, text: str) -> int | None:
        """What was typed, in stored units; separators between thousands are passed over.

        Raises:
            ValueError: No number, or one that no row can hold.
        """
        digits = text.replace(",", "").replace("，", "").replace(" ", "").strip()
        if not digits:
            return None
        try:
            units = int(Decimal(digits) * filters.scale(self.column))
        except (InvalidOperation, OverflowError) as exc:
            raise ValueError(text) from exc
        if abs(units) >= 2**62:
            raise ValueError(text)
        return units


class TextEditor(Editor):
    """A text that must be found in the column."""

    def __init__(self, dataset: Dataset, one: Filter, desk: Desk, chosen: Chosen | None) -> None:
        super().__init__(dataset, one, desk)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.field = QLineEdit(clearButtonEnabled=True)
        self.field.setPlaceholderText(say(N_("Contains")))
        self.field.setAccessibleName(filters.label_of(dataset, one))
        has = [each.value for each in chosen.conditions if each.operator == "has"] if chosen else []
        self.field.setText(str(has[0]) if has else "")
        self.rows.addWidget(self.field)
        self.field.textEdited.connect(lambda: self._pause.start())
        self._pause.timeout.connect(self._on_typed)

    @property
    def first(self) -> QWidget:
        """The field."""
        return self.field

    def _on_typed(self) -> None:
        text = self.field.text().strip()
        self.choose((Condition(self.filter.column, "has", text),) if text else ())


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
