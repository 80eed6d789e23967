"""The question what becomes of a form that was filled in and not sent."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.models.words import say
from desktop.text import N_
from desktop.views.ask import Question, Role
from desktop.views.parts import finished, repolish

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton


async def ask_to_keep(parent: QWidget) -> bool | None:
    """Keep the form as a draft (True), or throw it away (False); None to go on with it.

    Closing the window and Esc mean to go on; Enter keeps the draft, for nothing is lost by that.
    """
    more = say(N_("A draft waits in the outbox. Nothing is sent by itself."))
    question = Question(parent, say(N_("Keep what you filled in?")), more)
    thrown = False

    def throw() -> None:
        nonlocal thrown
        thrown = True
        question.accept()

    keep: QPushButton = question.buttons.addButton(say(N_("Keep as a draft")), Role.AcceptRole)
    away = question.buttons.addButton(say(N_("Discard")), Role.ResetRole)
    keep.setProperty("role", "primary")
    away.setProperty("role", "danger")
    for made in (keep, away):
        made.setAutoDefault(False)
        repolish(made)
    away.clicked.connect(throw)
    keep.setDefault(True)
    keep.setFocus(Qt.FocusReason.OtherFocusReason)
    try:
        return (not thrown) if await finished(question) else None
    finally:
        question.deleteLater()
