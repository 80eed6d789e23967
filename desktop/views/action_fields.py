"""The controls of a form that take what is typed; what it means is for actions/typed.py to say."""

from abc import abstractmethod
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.actions import typed
from desktop.catalog.action import Field, Value
from desktop.models.words import say, style
from desktop.text import N_
from desktop.views.desk import Desk
from desktop.views.parts import label, named

_LINES = 5  # of a text that may have several
_MONTH = timedelta(days=30)
Given = str | tuple[str, ...]


class Control(QWidget):
    """One field of a form. `changed` says that something else stands in it."""

    changed = Signal()

    def __init__(self, field: Field, desk: Desk) -> None:
        super().__init__()
        self.field, self.desk = field, desk
        self.name = say(field.label)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(4)

    @property
    def first(self) -> QWidget:
        """What gets the focus."""
        return self

    @abstractmethod
    def given(self) -> Given:
        """What stands in it, as `typed.value_of` reads it."""

    @abstractmethod
    def put(self, value: Value) -> None:
        """Fill it with a stored value; nothing is said of the change."""

    def value(self) -> Value:
        """What stands in it, as stored.

        Raises:
            Unfit: The field cannot have that value.
        """
        return typed.value_of(self.field, self.given(), style())


class LineControl(Control):
    """A line of text; a secret is not readable until its eye is pressed."""

    def __init__(self, field: Field, desk: Desk) -> None:
        super().__init__(field, desk)
        self.line = named(QLineEdit(), self.name)
        self.rows.addWidget(self.line)
        self.line.textEdited.connect(lambda: self.changed.emit())
        if field.kept == "no":
            self._hide()

    def _hide(self) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        eye = QAction(self.desk.theme.icon("eye"), say(N_("Show content")), self.line)
        eye.setCheckable(True)
        eye.toggled.connect(self._on_eye)
        self.line.addAction(eye, QLineEdit.ActionPosition.TrailingPosition)

    def _on_eye(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)

    @property
    def first(self) -> QWidget:
        """The line."""
        return self.line

    def given(self) -> Given:
        """The text; a password may begin or end with a space, and is taken as it is."""
        return self.line.text()

    def put(self, value: Value) -> None:
        """Show a value as a person writes it."""
        many = value if isinstance(value, tuple) else (value,)
        how = style()
        self.line.setText(", ".join(self.field.kind.show(one, how) for one in many))


class AmountControl(LineControl):
    """An amount, at the right as in every table, with the currency behind it."""

    def __init__(self, field: Field, desk: Desk) -> None:
        super().__init__(field, desk)
        self.rows.removeWidget(self.line)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.setPlaceholderText("0.00")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(label(desk.session.currency, role="secondary"))
        self.rows.addLayout(row)


class TextControl(Control):
    """A text of several lines; Tab leads on, as everywhere in a form."""

    def __init__(self, field: Field, desk: Desk) -> None:
        super().__init__(field, desk)
        self.text = named(QPlainTextEdit(), self.name)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES + 18)
        self.rows.addWidget(self.text)
        self._putting = False
        self.text.textChanged.connect(self._on_changed)
        self.left: QLabel | None = None
        if field.letters:
            self.left = label("", role="secondary")
            self.left.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.rows.addWidget(self.left)
            self._count()

    @property
    def first(self) -> QWidget:
        """The text."""
        return self.text

    def given(self) -> Given:
        """The text."""
        return self.text.toPlainText()

    def put(self, value: Value) -> None:
        """Show a text."""
        self._putting = True
        self.text.setPlainText(str(value or ""))
        self._putting = False

    def _on_changed(self) -> None:
        self._count()
        if not self._putting:
            self.changed.emit()

    def _count(self) -> None:
        """How much of the room is taken, as soon as it gets scarce."""
        if self.left:
            used = len(self.text.toPlainText())
            self.left.setText(f"{used:,} / {self.field.letters:,}")
            self.left.setVisible(used * 2 > self.field.letters)


class MomentControl(Control):
    """A time in the reader's zone, which may be left open."""

    def __init__(self, field: Field, desk: Desk) -> None:
        super().__init__(field, desk)
        self.on, self.edit = named(QCheckBox(), self.name), named(QDateTimeEdit(), self.name)
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat("yyyy-MM-dd HH:mm:ss")
        self.edit.setEnabled(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.on)
        row.addWidget(self.edit, 1)
        self.rows.addLayout(row)
        self._show(self._usual())
        self.on.toggled.connect(self.edit.setEnabled)
        self.on.toggled.connect(lambda: self.changed.emit())
        self.edit.dateTimeChanged.connect(lambda: self.changed.emit())

    @property
    def first(self) -> QWidget:
        """The tick that says whether there is one."""
        return self.on

    def given(self) -> Given:
        """The time as it stands there, or nothing."""
        if not self.on.isChecked():
            return ""
        return self.edit.dateTime().toString(Qt.DateFormat.ISODate)

    def put(self, value: Value) -> None:
        """Show a stored time, or leave it open."""
        self.blockSignals(True)
        if value:
            self._show(datetime.fromisoformat(str(value)).astimezone(style().zone))
        self.on.setChecked(bool(value))
        self.blockSignals(False)

    def _usual(self) -> datetime:
        """Now, or the end of the day in a month."""
        now = datetime.now(UTC).astimezone(style().zone)
        if self.field.is_end:
            return (now + _MONTH).replace(hour=23, minute=59, second=59)
        return now.replace(second=0)

    def _show(self, moment: datetime) -> None:
        day = QDate(moment.year, moment.month, moment.day)
        time = QTime(moment.hour, moment.minute, moment.second)
        self.edit.setDateTime(QDateTime(day, time))


class ChoiceControl(Control):
    """One of the codes that are declared."""

    def __init__(self, field: Field, desk: Desk) -> None:
        super().__init__(field, desk)
        self.box = named(QComboBox(), self.name)
        self.box.addItem(say(N_("Choose…")) if field.required else "–", "")
        for code, words in field.kind.labels.items():
            self.box.addItem(say(words), code)
        self.rows.addWidget(self.box)
        self.box.activated.connect(lambda: self.changed.emit())

    @property
    def first(self) -> QWidget:
        """The box."""
        return self.box

    def given(self) -> Given:
        """The code that is chosen."""
        return str(self.box.currentData() or "")

    def put(self, value: Value) -> None:
        """Choose a code."""
        self.box.setCurrentIndex(max(self.box.findData(str(value or "")), 0))
