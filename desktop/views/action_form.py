"""The form of an action: receivers, what is there to give, and a control for each field."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.actions.entry import Entry
from desktop.actions.outlook import Outlook
from desktop.actions.plan import Wish
from desktop.actions.problem import Problem, Unfit
from desktop.actions.words import explain
from desktop.catalog.action import Action, Field, Value
from desktop.models.words import count, say, style
from desktop.text import N_
from desktop.views.action_contacts import ContactTools
from desktop.views.action_controls import control
from desktop.views.action_fields import Control
from desktop.views.action_files import FilesControl
from desktop.views.action_outcome import Fold
from desktop.views.action_pick import PickControl
from desktop.views.action_rating import RatingControl
from desktop.views.action_receivers import Receivers
from desktop.views.action_words import as_of, money, verb, whose
from desktop.views.desk import Desk
from desktop.views.parts import headline, label

_LABEL_WIDE, _PAUSE_MS = 132, 500
_PROBLEMS = 3  # sentences at one field


@dataclass(slots=True)
class _Line:
    """One field: its label, its control, and what is wrong with it."""

    name: QLabel
    control: QWidget
    wrong: QLabel


class ActionForm(QWidget):
    """What somebody fills in. `changed` says that the user changed something."""

    changed = Signal()

    def __init__(self, action: Action, desk: Desk, wish: Wish) -> None:
        super().__init__()
        self.action, self._desk, self._wish = action, desk, wish
        self.controls: dict[str, Control] = {}
        self.lines: dict[str, _Line] = {}
        self.tools: dict[str, ContactTools] = {}
        self._filled: Mapping[str, Value] = {}
        self._suggested: dict[str, Value] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._typed: Field | None = None
        self.whom = Receivers(action, desk) if action.receiver else None
        self.purse = label(role="secondary", wrap=True)
        self.general = label(role="danger", wrap=True)
        self.below: QWidget | None = None
        self._lay_out()
        self._fill()
        self._pause.timeout.connect(self._on_rest)

    # building

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnMinimumWidth(0, self._desk.theme.scaled(_LABEL_WIDE))
        grid.setColumnStretch(1, 1)
        if self.whom and self.action.receivers:
            self._add(grid, self.action.receivers, self.whom)
            self.whom.changed.connect(self._on_receivers)
        hidden = {name for each in self.action.contacts for name in (each.verified, each.code)}
        for field in self.action.fields:
            if field.asked and field is not self.action.receivers and field.name not in hidden:
                made = control(field, self._desk, self.action.by_name, self.around)
                made.changed.connect(lambda field=field: self._on_changed(field))
                self.controls[field.name] = made
                self._add(grid, field, made)
        for contact in self.action.contacts:
            tools = ContactTools(contact, self.action, self._desk, self.values)
            tools.failed.connect(self.show_problems)
            self.controls[contact.field].rows.addWidget(tools)
            self.tools[contact.field] = tools
            tools.hide()
        rows = self._rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 4, 24, 12)
        rows.setSpacing(12)
        rows.addWidget(headline(verb(self.action)))
        rows.addWidget(self.general)
        rows.addWidget(self.purse)
        rows.addLayout(grid)
        rows.addStretch()
        self.general.hide()
        self.purse.hide()

    def _add(self, grid: QGridLayout, field: Field, made: QWidget) -> None:
        """One field in a row of its own."""
        at = grid.rowCount()
        first = made.first if isinstance(made, Control) else made
        name = label(_called(field, needed=field.required), wrap=True, buddy=first)
        name.setMaximumWidth(self._desk.theme.scaled(_LABEL_WIDE))
        name.setContentsMargins(0, 6, 0, 0)
        column, wrong = QVBoxLayout(), label(role="danger", wrap=True)
        column.setSpacing(4)
        column.addWidget(made)
        if field.hint and not isinstance(made, RatingControl):  # which is for who types it
            column.addWidget(label(say(field.hint), role="secondary", wrap=True))
        column.addWidget(wrong)
        wrong.hide()
        grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(column, at, 1)
        self.lines[field.name] = _Line(name, made, wrong)

    def _fill(self) -> None:
        if self.whom:
            self.whom.put(self._wish.keys(self.action))
        for name, made in self.controls.items():
            value = self._wish.values.get(name)
            if value in (None, "", ()) and made.field.setting:
                value = getattr(self._desk.session.settings, made.field.setting) or None
            if value not in (None, "", ()):
                made.put(value)
        self._follow()

    # what stands in it

    def values(self) -> tuple[dict[str, Value], list[Problem]]:
        """What is filled in, by field, and what is wrong with the rest."""
        asked = {n: v for n, v in self._wish.values.items() if n not in self.controls}
        values, problems = dict[str, Value](asked), list[Problem]()
        if self.whom:
            receiver = self.action.receivers
            keys = tuple(self.whom.keys)
            values[self.action.receiver] = keys or None
            if receiver is None:
                values.pop(self.action.receiver)
        for name, made in self.controls.items():
            try:
                values[name] = made.value()
            except Unfit as exc:
                problems.append(exc.problem)
        return {n: v for n, v in values.items() if v not in (None, "", ())}, problems

    def around(self) -> dict[str, Value]:
        """What can be understood of it, with what the receivers' rows fill in."""
        return {**self._filled, **self.values()[0]}

    def wish(self) -> Wish:
        """What is filled in and can be understood, for a plan."""
        return Wish(self.values()[0], origin=self._wish.origin)

    @property
    def payers(self) -> object:
        """What decides whose balances are to be shown: receivers, and rows that were picked."""
        picked = (c.given() for c in self.controls.values() if isinstance(c, PickControl))
        return tuple(self.whom.keys) if self.whom else (), tuple(picked)

    def files(self) -> Iterable[FilesControl]:
        """The controls whose files are still to be uploaded."""
        return (c for c in self.controls.values() if isinstance(c, FilesControl) and c.paths)

    @property
    def first(self) -> QWidget:
        """Where typing begins: the first field that is needed and empty."""
        if self.whom and not self.whom.keys:
            return self.whom.search
        values, picks = self.values()[0], [f.pick for f in self.action.fields if f.pick]
        needed = {name for pick in picks for name in pick.given.values()}
        needed |= {name for name, made in self.controls.items() if made.field.required}
        empty = [c for n, c in self.controls.items() if n in needed and n not in values]
        made = next(iter(empty or self.controls.values()), None)
        return made.first if made else self

    def stop(self) -> None:
        """Nothing more is wanted of what is being read for it."""
        self._pause.stop()
        for each in (self.whom, *self.controls.values(), *self.tools.values()):
            if each is not None and hasattr(each, "stop"):
                each.stop()

    # what is shown

    def look_out(self, outlook: Outlook) -> None:
        """Show who the receivers are and what everybody has; what is typed stays."""
        self._filled = outlook.filled
        if self.whom:
            self.whom.look_out(outlook)
        own = {purse.label for purse in self.action.purses if not purse.each}
        currency, words = self._desk.session.currency, list[str]()
        for left in outlook.left:
            if left.label in own:
                text = f"{whose(left)} {money(left.before, currency)}"
                words.append(" \N{MIDDLE DOT} ".join(filter(None, (text, as_of(left.read_at)))))
        self.purse.setText("\n".join(dict.fromkeys(words)))
        self.purse.setVisible(bool(words))
        if self.whom:
            self._say(self.action.receiver, outlook.problems)
        self._follow()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Put each sentence to its field; the first field gets the focus."""
        self.clear_problems()
        general = [each for each in problems if each.field not in self.lines]
        self._tell(self.general, general)
        for name in dict.fromkeys(each.field for each in problems if each.field in self.lines):
            self._say(name, [each for each in problems if each.field == name])
        for name in {each.field for each in problems} & self.tools.keys():
            self.tools[name].show()
        faulty = next((each.field for each in problems if each.field in self.controls), "")
        if faulty:
            self.controls[faulty].first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, entry: Entry, problems: Sequence[Problem]) -> None:
        """Say why it was refused, with the vendor's words for whoever asks the vendor."""
        self.show_problems(problems)
        self._put_below(Fold(explain(entry, style()).detail))

    def show_answer(self, answer: QWidget) -> None:
        """Show the answer to what the form asked, in place of the one before."""
        self._put_below(answer)

    def _put_below(self, made: QWidget) -> None:
        if self.below:
            self._rows.removeWidget(self.below)
            self.below.hide()
            self.below.deleteLater()
        self.below = made
        self._rows.insertWidget(self._rows.count() - 1, made)

    def clear_problems(self) -> None:
        """Take all sentences away."""
        for line in (*(each.wrong for each in self.lines.values()), self.general):
            line.hide()

    def wrongs(self) -> dict[str, str]:
        """The sentences that are shown, by field; "" is what concerns the whole."""
        shown = {n: each.wrong for n, each in self.lines.items()} | {"": self.general}
        return {name: line.text() for name, line in shown.items() if not line.isHidden()}

    def _say(self, name: str, problems: Sequence[Problem]) -> None:
        line = self.lines[name]
        self._tell(line.wrong, problems)
        first = line.control.first if isinstance(line.control, Control) else line.control
        first.setAccessibleDescription("" if line.wrong.isHidden() else line.wrong.text())

    @staticmethod
    def _tell(line: QLabel, problems: Sequence[Problem]) -> None:
        words = list(dict.fromkeys(each.say(say) for each in problems))
        more = len(words) - _PROBLEMS
        if more > 0:
            words = [*words[:_PROBLEMS], say(N_("and {count} more")).format(count=count(more))]
        line.setText("\n".join(words))
        line.setVisible(bool(words))

    # slots

    def _on_receivers(self) -> None:
        self.lines[self.action.receiver].wrong.hide()
        self.changed.emit()

    def _on_changed(self, field: Field) -> None:
        self.lines[field.name].wrong.hide()
        self._typed = field
        self._pause.start()
        self._suggest(field)
        self._follow()
        self.changed.emit()

    def _on_rest(self) -> None:
        """Typing rests: say what is wrong with that field, if it is."""
        if self._typed is None:
            return
        name = self._typed.name
        wrong = [each for each in self.values()[1] if each.field == name]
        self._say(name, wrong)

    def _follow(self) -> None:
        """Offer in each list what fits the rest; mark what is needed now."""
        for made in self.controls.values():
            if isinstance(made, PickControl):
                made.follow()
        for name, made in self.controls.items():
            needed = made.field.required or self._is_needed(made.field)
            self.lines[name].name.setText(_called(made.field, needed=needed))

    def _is_needed(self, field: Field) -> bool:
        if field.needed_if is None:
            return False
        name, column, value = field.needed_if
        other = self.controls.get(name)
        row = other.row if isinstance(other, PickControl) else None
        return row is not None and row.get(column) == value

    def _suggest(self, field: Field) -> None:
        """A row that was picked may say which row another field picks: fill that in."""
        made = self.controls.get(field.name)
        row = made.row if isinstance(made, PickControl) else None
        if row is None:
            return
        for name, other in self.controls.items():
            if other is made or not isinstance(other, PickControl) or other.field.most:
                continue
            value, now = row.get(other.pick.column), other.given()
            if value and (not now or self._suggested.get(name) == now):
                other.put(value)
                self._suggested[name] = value


def _called(field: Field, *, needed: bool) -> str:
    return f"{say(field.label)} *" if needed else say(field.label)
