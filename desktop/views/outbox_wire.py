"""What went over the wire for an entry, folded away until somebody wants to see it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop.actions.entry import Entry
from desktop.models.detail import Entry as Fact
from desktop.models.outbox_entry import answer_of, body_of
from desktop.models.words import WIRE_MOST, say, without_directions
from desktop.text import N_
from desktop.views.marks import Value
from desktop.views.parts import button, label, named
from desktop.views.theme import Theme

_MOST_LINES = 16  # higher texts scroll


class WireView(QWidget):
    """Method and path, the body, the answer. `turned` says whether they are unfolded."""

    turned = Signal(bool)

    def __init__(self, entry: Entry, theme: Theme, *, masked: bool, unfolded: bool) -> None:
        super().__init__()
        self.fold = button("", "link")
        self.fold.setObjectName("fold")
        self._folded = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._folded)
        rows = QVBoxLayout(self._folded)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(label(say(N_("Request")), role="secondary"))
        rows.addWidget(Value(Fact("target", say(N_("Request")), entry.target), theme))
        self.body = _text(say(N_("Body of the request")), body_of(entry, masked=masked))
        rows.addWidget(self.body)
        rows.addWidget(label(say(N_("Answer")), role="secondary"))
        self.answer = _text(say(N_("Answer")), answer_of(entry))
        rows.addWidget(self.answer)
        if not entry.answer:
            rows.addWidget(label(say(N_("No answer is known.")), role="secondary", wrap=True))
        self.fold.clicked.connect(self._on_fold)
        self._show(unfolded)

    def _on_fold(self) -> None:
        self._show(self._folded.isHidden())
        self.turned.emit(not self._folded.isHidden())

    def _show(self, on: bool) -> None:
        self._folded.setVisible(on)
        words = N_("Hide request and answer") if on else N_("Show request and answer")
        self.fold.setText(say(words))


def _text(name: str, text: str) -> QPlainTextEdit:
    """A text to be read and copied, as high as its lines."""
    made = named(QPlainTextEdit(without_directions(text, WIRE_MOST), readOnly=True), name)
    made.setTabChangesFocus(True)
    made.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    lines = min(text.count("\n") + 1, _MOST_LINES)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * lines + 24)
    made.setVisible(bool(text))
    return made
