"""What became of it: on its way, done, refused for some, unclear; and what can be done next."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from desktop.actions import words
from desktop.actions.entry import Entry, Outcome, Receiver, State
from desktop.catalog.action import Action
from desktop.models.words import count, one_line, say, style, without_directions
from desktop.text import N_
from desktop.views.action_words import named, verb
from desktop.views.desk import Desk
from desktop.views.parts import button, headline, label
from desktop.views.parts import named as accessible

_SHOWN = 30  # receivers that were refused, and entries that did not end well
_WORST = (
    State.UNSURE, State.SENDING, State.READY, State.PARTLY, State.REFUSED, State.DONE,
)  # fmt: skip
_DETAIL_PX = 72


class OutcomePage(QWidget):
    """Shows how far the sending is, and then how it ended."""

    def __init__(self, action: Action, requests: int, desk: Desk) -> None:
        super().__init__()
        self._action, self._desk, self._requests = action, desk, requests
        self.entries: list[Entry] = []
        self.title = headline(say(N_("Sending…")))
        self.advice = label(wrap=True)
        self.progress = accessible(QProgressBar(textVisible=False), say(N_("Progress")))
        self.progress.setRange(0, requests if requests > 1 else 0)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(24, 4, 24, 12)
        self._rows.setSpacing(12)
        self.asked = label(role="secondary", wrap=True)
        self.asked.hide()
        for part in (self.title, self.asked, self.advice, self.progress):
            self._rows.addWidget(part)
        self._rows.addStretch()
        self.advice.setText(say(N_("Wait for the answer. It is never sent twice.")))
        self._done = 0

    def told(self, _entry: Entry) -> None:
        """One more request was answered."""
        self._done += 1
        self.progress.setValue(self._done)
        text = say(N_("{done} of {count} requests"))
        self.advice.setText(text.format(done=count(self._done), count=count(self._requests)))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Say how they ended."""
        self.entries = list(entries)
        self.progress.hide()
        for part in (self.title, self.advice, self.asked):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        state, how = worst(entries), style()
        told = next(each for each in entries if each.state is state)
        said = words.explain(told, how)
        advice = said.advice
        if state is State.PARTLY:  # the reasons follow, for each
            advice = words.explain(replace(told, code="", note=""), how).advice
        many = len(entries) > 1
        whole = say(N_("{what}: {title}"))
        self.title.setText(whole.format(what=verb(self._action), title=said.title))
        self.asked.setText("" if many else one_line(told.question))
        self.asked.setVisible(not many)
        self.advice.setText(advice)
        self._rows.takeAt(self._rows.count() - 1)
        if many:
            self._rows.addLayout(self._counts())
        self._add_refused(entries)
        if said.detail:
            self._rows.addWidget(Fold(said.detail))
        self._rows.addStretch()

    def _counts(self) -> QGridLayout:
        """How many requests ended in which way."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        states = [each.state for each in self.entries]
        for at, state in enumerate(each for each in _WORST if each in states):
            tone = words.STATE.tone(state)
            grid.addWidget(label(say(words.STATE.labels[state]), role=tone), at, 0)
            grid.addWidget(label(count(states.count(state))), at, 1)
        return grid

    def _add_refused(self, entries: Sequence[Entry]) -> None:
        """Each receiver that was refused, with the reason."""
        refused = list(refusals(entries))
        if not refused:
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for at, (receiver, outcome) in enumerate(refused[:_SHOWN]):
            why = words.reason(outcome.code, self._action, style()) or one_line(outcome.message)
            grid.addWidget(label(named(receiver), wrap=True), at, 0)
            grid.addWidget(label(why or outcome.code, role="danger", wrap=True), at, 1)
        self._rows.addLayout(grid)
        rest = len(refused) - _SHOWN
        if rest > 0:
            text = say(N_("and {count} more")).format(count=count(rest))
            self._rows.addWidget(label(text, role="secondary"))


class Fold(QWidget):
    """Codes and the number of the request, for whoever asks the vendor."""

    def __init__(self, detail: str) -> None:
        super().__init__()
        self.open_button = button(say(N_("Details")), "link")
        self.open_button.setCheckable(True)
        self.text = accessible(
            QPlainTextEdit(without_directions(detail), readOnly=True), say(N_("Details"))
        )
        self.text.setFixedHeight(_DETAIL_PX)
        self.copy = button(say(N_("Copy details")))
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setColumnStretch(1, 1)
        rows.addWidget(self.open_button, 0, 0)
        rows.addWidget(self.text, 1, 0, 1, 2)
        rows.addWidget(self.copy, 2, 0)
        self.open_button.toggled.connect(self._on_fold)
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(detail))
        self._on_fold(False)

    def _on_fold(self, opened: bool) -> None:
        self.text.setVisible(opened)
        self.copy.setVisible(opened)


def worst(entries: Sequence[Entry]) -> State:
    """The state that a person should look at first."""
    states = {each.state for each in entries}
    return next(state for state in _WORST if state in states)


def refusals(entries: Sequence[Entry]) -> list[tuple[Receiver, Outcome]]:
    """Who was refused, of the entries that name each receiver's end."""
    return [
        (receiver, outcome)
        for entry in entries
        for outcome in entry.outcomes
        for receiver in entry.receivers
        if outcome.key == receiver.key and outcome.state == State.REFUSED
    ]
