"""The controls with which a span of days or of numbers is set."""

from datetime import date
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from desktop.catalog.declare import Dataset, Filter
from desktop.catalog.kinds import show_amount
from desktop.models import filters
from desktop.models.filters import Chosen
from desktop.models.words import say, style
from desktop.text import N_
from desktop.views.desk import Desk
from desktop.views.filter_editor import PAUSE_MS, Editor
from desktop.views.parts import button, label

_CALENDAR = QDate(2000, 1, 1), QDate(2999, 12, 31)  # the day after the last exists, too


class PeriodEditor(Editor):
    """A span that moves with the days, or two dates, both included."""

    def __init__(self, dataset: Dataset, one: Filter, desk: Desk, chosen: Chosen | None) -> None:
        super().__init__(dataset, one, desk)
        self._presets: dict[str, QPushButton] = {}
        grid = QGridLayout()
        grid.setSpacing(4)
        for number, (preset, words) in enumerate(filters.presets_for(self.column).items()):
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
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
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
