"""Questions to the user, awaited. The default button is the safe one; nothing blocks the loop."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from desktop.models.words import say
from desktop.text import N_
from desktop.views.parts import finished, label, named, repolish

_WIDTH = 420
Role = QDialogButtonBox.ButtonRole


class Question(QDialog):
    """One sentence, what follows from it, two buttons; with `field` also a line to fill in."""

    def __init__(self, parent: QWidget | None, text: str, more: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(say(N_("Partner Desk")))
        self.setMinimumWidth(_WIDTH)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(24, 24, 24, 16)
        self._rows.setSpacing(12)
        self._rows.addWidget(label(text, role="title", wrap=True))
        if more:
            self._rows.addWidget(label(more, role="secondary", wrap=True))
        self.field = named(QLineEdit(), text)
        self.field.hide()
        self._rows.addWidget(self.field)
        self.buttons = QDialogButtonBox()
        self._rows.addSpacing(4)
        self._rows.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def offer(self, yes: str, no: str, *, safe_is_no: bool) -> None:
        """Name the two buttons and make the safe one the default."""
        accept = self.buttons.addButton(yes, Role.AcceptRole)
        reject = self.buttons.addButton(no, Role.RejectRole)
        accept.setProperty("role", "danger" if safe_is_no else "primary")
        for made in (accept, reject):
            made.setAutoDefault(False)
            repolish(made)
        safe = reject if safe_is_no else accept
        safe.setDefault(True)
        safe.setFocus(Qt.FocusReason.OtherFocusReason)


async def ask(parent: QWidget | None, text: str, *, more: str = "", yes: str, no: str = "") -> bool:
    """Ask before something is lost; closing the window, Esc and Enter mean no."""
    question = Question(parent, text, more)
    question.offer(yes, no or say(N_("Cancel")), safe_is_no=True)
    try:
        return await finished(question)
    finally:
        question.deleteLater()


async def ask_text(
    parent: QWidget | None, text: str, *, more: str = "", value: str = "", secret: bool = False
) -> str | None:
    """Ask for a line of text; None when the user thought better of it."""
    question = Question(parent, text, more)
    question.field.setText(value)
    question.field.setVisible(True)
    if secret:
        question.field.setEchoMode(QLineEdit.EchoMode.Password)
    question.offer(say(N_("OK")), say(N_("Cancel")), safe_is_no=False)
    question.field.setFocus(Qt.FocusReason.OtherFocusReason)
    question.field.selectAll()
    try:
        return question.field.text() if await finished(question) else None
    finally:
        question.deleteLater()
