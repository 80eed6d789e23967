"""Verifying a contact in a form: a code is sent to it, and confirmed when it arrived."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.actions import contacts
from desktop.actions.problem import Problem
from desktop.catalog.action import Action, Contact, Value
from desktop.errors import PartnerError
from desktop.models.words import say, style
from desktop.text import N_
from desktop.views.action_lines import EnterLine
from desktop.views.desk import Desk
from desktop.views.message_bar import sentence_of
from desktop.views.parts import button, label, named

Values = Callable[[], tuple[dict[str, Value], list[Problem]]]


class ContactTools(QWidget):
    """Stands under a contact. `failed` carries what was wrong, as a list of problems."""

    failed = Signal(object)

    def __init__(self, contact: Contact, action: Action, desk: Desk, values: Values) -> None:
        super().__init__()
        self.contact, self._action, self._desk, self._values = contact, action, desk, values
        self.send = button(say(N_("Send code")))
        self.code = named(EnterLine(), say(N_("Verification code")))
        self.code.setPlaceholderText(say(N_("Verification code")))
        self.confirm = button(say(N_("Confirm")))
        self.state = label(role="secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.send, self.code, self.confirm):
            row.addWidget(part)
        row.addWidget(self.state, 1)
        self.code.hide()
        self.confirm.hide()
        self.send.clicked.connect(lambda: self._start(self._send))
        self.confirm.clicked.connect(lambda: self._start(self._confirm))
        self.code.entered.connect(self.confirm.click)

    @property
    def _task(self) -> str:
        return f"verify {self.contact.field}"

    def stop(self) -> None:
        """The form closes."""
        self._desk.tasks.cancel(self._task)

    def _start(self, work: Callable[[], Awaitable[None]]) -> None:
        self._desk.tasks.start(self._task, self._do, work)

    async def _do(self, work: Callable[[], Awaitable[None]]) -> None:
        for part in (self.send, self.confirm):
            part.setEnabled(False)
        try:
            await work()
        except PartnerError as exc:
            self.failed.emit([Problem(self.contact.field, "{text}", {"text": sentence_of(exc)})])
        for part in (self.send, self.confirm):
            part.setEnabled(True)

    async def _send(self) -> None:
        values, problems = self._values()
        wrong = [each for each in problems if each.field == self.contact.field]
        wrong = wrong or await contacts.send_code(self._desk.actions, self.contact, values, style())
        if self._has(wrong):
            return
        self.state.setText(say(N_("The code was sent.")))
        self.code.show()
        self.confirm.show()
        self.code.setFocus()

    async def _confirm(self) -> None:
        values, _ = self._values()
        wrong = await contacts.confirm(
            self._desk.actions, self.contact, values, self.code.text(), style()
        )
        if self._has(wrong):
            return
        self.state.setText(say(N_("Verified")))
        for part in (self.send, self.code, self.confirm):
            part.hide()

    def _has(self, wrong: Sequence[Problem]) -> bool:
        self.failed.emit([replace(each, field=self.contact.field) for each in wrong])
        return bool(wrong)
