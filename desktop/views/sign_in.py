"""Signing in: name, site, key or password, the test of the connection, where secrets are kept."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from desktop.accounts import Account
from desktop.errors import Forbidden, PartnerError
from desktop.models.words import say
from desktop.tasks import Tasks
from desktop.text import N_
from desktop.views.message_bar import sentence_of
from desktop.views.parts import button, label, line, repolish
from desktop.views.sign_in_form import SignInForm

_WIDTH = 440
_TASK = "sign in"


@dataclass(frozen=True, slots=True)
class Entry:
    """What was typed in. `secrets` and the passphrase are kept out of every text of it."""

    account: Account
    share_percent: int
    secrets: dict[str, str] = field(repr=False)
    passphrase: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class Gate:
    """What the dialog asks of the program.

    `check` signs in once and raises what is wrong; `keep` stores the account and its secrets.
    """

    keyring: bool  # whether this computer has one
    check: Callable[[Entry], Awaitable[None]]
    keep: Callable[[Entry], Awaitable[Account]]


class SignInDialog(QDialog):
    """The form, the words of the last test, and the buttons. `account` is who signed in."""

    def __init__(
        self, gate: Gate, tasks: Tasks, known: Account | None = None, parent: QWidget | None = None
    ) -> None:
        """`known` is an account whose key is entered again; None for a new one."""
        super().__init__(parent)
        self.setWindowTitle(say(N_("Sign in")))
        self._gate, self._tasks, self._known = gate, tasks, known
        self.account: Account | None = None
        self.passphrase = ""
        self.form = SignInForm(known, keyring=gate.keyring)
        self.verdict = label(role="secondary", wrap=True)
        self.detail = label(role="secondary", wrap=True)
        self.test = button(say(N_("Test connection")))
        self.anyway = button(say(N_("Keep anyway")), "quiet")
        self.cancel = button(say(N_("Cancel")))
        self.sign_in = button(say(N_("Sign in")), "primary")
        self._lay_out()
        self.test.clicked.connect(self._on_test)
        self.sign_in.clicked.connect(self._on_sign_in)
        self.anyway.clicked.connect(self._on_anyway)
        self.cancel.clicked.connect(self.reject)
        self.form.changed.connect(self._on_changed)
        self._on_changed()

    def _lay_out(self) -> None:
        self.form.setMinimumWidth(_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.test)
        row.addStretch()
        for made in (self.anyway, self.cancel, self.sign_in):
            row.addWidget(made)
        self.sign_in.setDefault(True)
        self.anyway.hide()
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(12)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # fields come and go
        whole.addWidget(self.form)
        whole.addWidget(self.verdict)
        whole.addWidget(self.detail)
        whole.addWidget(line())
        whole.addLayout(row)
        self.verdict.hide()
        self.detail.hide()

    def entry(self) -> Entry:
        """What the form holds now."""
        typed = self.form.account()
        if self._known:
            typed = replace(typed, slug=self._known.slug, ident=self._known.ident)
        share = self.form.share.value()
        return Entry(typed, share, self.form.secrets(), self.form.passphrase.text())

    def _on_changed(self) -> None:
        missing = self.form.missing()
        for made in (self.test, self.sign_in, self.anyway):
            made.setEnabled(not missing)
            made.setToolTip(missing)
        self.anyway.hide()

    def _on_test(self) -> None:
        self._tasks.start(_TASK, self._work, self._test)

    def _on_sign_in(self) -> None:
        self._tasks.start(_TASK, self._work, self._check_and_keep)

    def _on_anyway(self) -> None:
        self._tasks.start(_TASK, self._work, self._keep)

    async def _work(self, step: Callable[[], Awaitable[None]]) -> None:
        """Do one step with the form locked; what goes wrong is said in the dialog."""
        before: QWidget | None = self.focusWidget()  # Qt's null, which its types leave out
        self._lock(True)
        try:
            await step()
        except PartnerError as exc:
            self.say_failure(exc)
        finally:
            self._lock(False)
            if before is not None:  # locking took the focus away
                before.setFocus(Qt.FocusReason.OtherFocusReason)

    async def _test(self) -> None:
        self._say(say(N_("Asking the partner API…")), "secondary")
        try:
            await self._gate.check(self.entry())
        except Forbidden as exc:
            words = say(N_("Signed in. Some lists are closed to this account."))
            self._say(f"{words} {exc.advice_in(say)}", "warning", exc.detail)
        else:
            self._say(say(N_("The connection works.")), "success")

    async def _check_and_keep(self) -> None:
        await self._test()
        await self._keep()

    async def _keep(self) -> None:
        entry = self.entry()
        self.account, self.passphrase = await self._gate.keep(entry), entry.passphrase
        self.form.forget()
        self.accept()

    def say_failure(self, exc: PartnerError) -> None:
        """Say what happened and what to do; the form stays as it was filled."""
        self._say(sentence_of(exc), "danger", exc.detail)
        self.anyway.show()

    def _say(self, words: str, role: str, detail: str = "") -> None:
        self.verdict.setText(words)
        self.verdict.setProperty("role", role)
        repolish(self.verdict)
        self.verdict.show()
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))

    def _lock(self, locked: bool) -> None:
        self.form.setDisabled(locked)
        buttons: tuple[QPushButton, ...] = (self.test, self.sign_in, self.anyway)
        for made in buttons:
            made.setDisabled(locked)

    def done(self, result: int) -> None:
        """Closing ends a test that is under way."""
        self._tasks_end(result)
        super().done(result)

    def _tasks_end(self, result: int) -> None:
        if result != QDialog.DialogCode.Accepted.value:
            self._tasks.cancel(_TASK)
            self.form.forget()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross is Cancel."""
        self.reject()
        super().closeEvent(event)
