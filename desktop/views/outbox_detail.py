"""One entry of the outbox in full: what was asked, how it ended, what can be done about it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.entry import Entry, State
from desktop.actions.words import STATE, explain
from desktop.catalog.actions import ACTIONS
from desktop.models.detail import Entry as Fact
from desktop.models.outbox_entry import facts_of, parts_of, question_of
from desktop.models.outbox_matches import compared
from desktop.models.outbox_names import Names
from desktop.models.words import say, style
from desktop.text import N_
from desktop.views.flow import FlowLayout
from desktop.views.marks import Value
from desktop.views.outbox_deeds import Deeds
from desktop.views.outbox_parts import PartsView
from desktop.views.outbox_records import RecordsView
from desktop.views.outbox_wire import WireView
from desktop.views.parts import button, headline, label, line
from desktop.views.theme import Theme

_LEAST, _WIDEST, _LABEL_WIDE = 320, 640, 116
_NO_RECORDS = N_("The API keeps no records of this that could be looked up. Look in the console.")
_NOT_LOOKED = N_("The records were not looked at yet.")
_NONE_FOUND = N_(
    "No record was found so far. Records can come several minutes late, so that proves nothing."
)
_LOOK_ALIKE = N_(
    "A colleague's equal entry would look the same: compare the times before you decide."
)
_READ_ONLY = N_("This account is read-only: nothing is sent.")


class OutboxDetail(QFrame):
    """Shows the entry that it is told."""

    def __init__(
        self, names: Names, deeds: Deeds, theme: Theme, read_only: Callable[[], bool]
    ) -> None:
        super().__init__()
        self._names, self._deeds, self._theme, self._read_only = names, deeds, theme, read_only
        self.entry: Entry | None = None
        self._unfolded = False
        self.setObjectName("detail_pane")
        self.setAccessibleName(say(N_("Details")))
        self.setMinimumWidth(_LEAST)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        theme.changed.connect(self.refresh)
        names.changed.connect(self.refresh)

    def show_entry(self, entry: Entry | None) -> None:
        """Show this entry; None: none is selected."""
        if entry != self.entry or self._area.widget() is None:
            same = entry is not None and self.entry is not None and entry.id == self.entry.id
            self.entry = entry
            self.refresh()
            if not same:
                self._area.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Show the same anew; place and focus stay."""
        place, focused = self._area.verticalScrollBar().value(), self._focused()
        sheet, rows = QWidget(), QVBoxLayout()
        rows.setContentsMargins(16, 12, 16, 16)
        rows.setSpacing(8)
        sheet.setLayout(rows)
        if self.entry is None:
            words = say(N_("Select an entry to see what was asked and how it ended."))
            rows.addWidget(label(words, role="secondary", wrap=True))
        else:
            self._fill(rows, self.entry)
        rows.addStretch()
        self._area.setWidget(sheet)
        self._area.verticalScrollBar().setValue(place)
        again: QWidget | None = self.findChild(QWidget, focused) if focused else None
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Give the focus to the first thing that can be done."""
        buttons: list[QWidget] = [*self.findChildren(QWidget, "deed")]
        (buttons[0] if buttons else self._area).setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> str:
        """The name of the part that has the focus; it is about to be made anew."""
        part: QWidget | None = QApplication.focusWidget()
        return part.objectName() if part is not None and self.isAncestorOf(part) else ""

    # building

    def _fill(self, rows: QVBoxLayout, entry: Entry) -> None:
        action = ACTIONS.get(entry.action)
        masked = action is not None and self._names.hides(action)
        rows.addWidget(headline(question_of(entry, masked=masked)))
        explained = explain(entry, style())
        state = Fact("state", say(N_("State")), explained.title, STATE.tone(entry.state))
        rows.addWidget(Value(state, self._theme, dot=True))
        rows.addWidget(label(explained.advice, wrap=True))
        self._add_deeds(rows, entry)
        if entry.state is State.UNSURE or entry.matches:
            self._add_records(rows, entry)
        if parts := parts_of(entry, masked=masked):
            rows.addWidget(line())
            rows.addWidget(PartsView(parts, entry.currency, self._theme))
        rows.addWidget(line())
        words = f"{entry.code} {entry.note}".strip()
        told = Fact("told", say(N_("Code and words")), words)
        rows.addLayout(self._facts([*facts_of(entry), *([told] if told.text else [])]))
        if entry.target:
            rows.addWidget(line())
            wire = WireView(entry, self._theme, masked=masked, unfolded=self._unfolded)
            wire.turned.connect(self._on_unfolded)
            rows.addWidget(wire)

    def _add_deeds(self, rows: QVBoxLayout, entry: Entry) -> None:
        place = QWidget()
        flow = FlowLayout(place)
        for deed in self._deeds.of(entry):
            made = button(deed.words, deed.role)
            made.setObjectName("deed")
            made.setProperty("deed", deed.name)
            made.setDisabled(self._deeds.is_busy(entry))
            made.clicked.connect(deed.act)
            flow.addWidget(made)
        if flow.count():
            rows.addWidget(place)
        if self._read_only() and entry.state in (State.DRAFT, State.READY):
            rows.addWidget(label(say(_READ_ONLY), role="secondary", wrap=True))

    def _add_records(self, rows: QVBoxLayout, entry: Entry) -> None:
        action = ACTIONS.get(entry.action)
        if action is None:
            return
        rows.addWidget(line())
        rows.addWidget(label(say(N_("Records that may be its trace")), role="title", wrap=True))
        found = compared(entry, action, self._names)
        if found:
            rows.addWidget(RecordsView(found, self._theme))
            if action.proof and not action.proof.settles and entry.state is State.UNSURE:
                rows.addWidget(label(say(_LOOK_ALIKE), role="secondary", wrap=True))
            return
        words = _NO_RECORDS if action.proof is None else _NONE_FOUND
        if action.proof and not entry.looked_at:
            words = _NOT_LOOKED
        rows.addWidget(label(say(words), role="secondary", wrap=True))

    def _facts(self, facts: list[Fact]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        wide = self._theme.scaled(_LABEL_WIDE)
        for number, fact in enumerate(facts):
            words = label(fact.label, role="secondary", wrap=True)
            words.setFixedWidth(wide)
            grid.addWidget(words, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Value(fact, self._theme), number, 1)
            if fact.name == "request_id":
                copy = button(say(N_("Copy")), "link")
                copy.setObjectName("copy_request_id")
                copy.setAccessibleName(say(N_("Copy the request number")))
                copy.clicked.connect(
                    lambda _=False, t=fact.text: QApplication.clipboard().setText(t)
                )
                grid.addWidget(copy, number, 2, Qt.AlignmentFlag.AlignTop)
        return grid

    def _on_unfolded(self, on: bool) -> None:
        self._unfolded = on

    def sizeHint(self) -> QSize:
        """A good third of the window."""
        return QSize(440, 400)
