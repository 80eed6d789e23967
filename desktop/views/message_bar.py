"""The bar under the tabs: one message at a time, with a verb; it stays until acted on."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import PartnerError
from desktop.models.words import one_line, say, without_directions
from desktop.text import N_
from desktop.views.parts import Button, Tool, label, named, repolish
from desktop.views.theme import Theme

_ICONS = {"neutral": "info", "success": "success", "warning": "warning", "danger": "warning"}
_ICON_PX = 20


@dataclass(frozen=True, slots=True)
class Message:
    """What the bar says, in the reader's language. `detail` is folded, `act` is the verb's deed."""

    text: str
    more: str = ""
    tone: str = "neutral"
    verb: str = ""
    act: Callable[[], None] | None = None
    detail: str = ""

    def about(self, what: str) -> "Message":
        """The same, naming what it happened to."""
        return replace(self, text=say(N_("{what}: {title}")).format(what=what, title=self.text))

    def quiet(self) -> "Message":
        """The same without the colour of a failure."""
        return replace(self, tone="neutral")


def message_of(exc: PartnerError, verb: str = "", act: Callable[[], None] | None = None) -> Message:
    """A failure in the reader's words, with what to do about it."""
    return Message(say(exc.title), exc.advice_in(say), "danger", verb, act, exc.detail)


def sentence_of(exc: PartnerError) -> str:
    """What happened and what to do, as one text."""
    return say(N_("{title}. {advice}")).format(title=say(exc.title), advice=exc.advice_in(say))


class MessageBar(QFrame):
    """Shows the last message; hidden while there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self._theme, self._message = theme, Message("")
        self._icon = label()
        self.text = label(role="title", wrap=True)
        self.more = label(role="secondary", wrap=True)
        self.verb = Button()
        self.fold = Button(say(N_("Details")))
        self.fold.setCheckable(True)
        self.fold.setProperty("role", "link")
        self.detail = named(QPlainTextEdit(readOnly=True), say(N_("Details")))
        self.copy = Button(say(N_("Copy details")))
        self.close_button = named(Tool(), say(N_("Close the message")), tip=say(N_("Close (Esc)")))
        self._lay_out()
        self.verb.clicked.connect(self._on_verb)
        self.close_button.clicked.connect(self.dismiss)
        self.fold.toggled.connect(self._on_fold)
        self.copy.clicked.connect(self._on_copy)
        theme.changed.connect(self._paint)
        self._paint()
        self.hide()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.text)
        words.addWidget(self.more)
        self._icon.setFixedWidth(_ICON_PX)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        first.addLayout(words, 1)
        for widget in (self.fold, self.verb, self.close_button):
            first.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.detail.setMaximumHeight(64)
        self._folded = QWidget()
        second = QHBoxLayout(self._folded)
        second.setContentsMargins(_ICON_PX + 12, 4, 0, 0)
        second.addWidget(self.detail, 1)
        second.addWidget(self.copy, alignment=Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 8, 12, 8)
        whole.setSpacing(4)
        whole.addLayout(first)
        whole.addWidget(self._folded)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def message(self) -> Message:
        """What is shown; an empty text where nothing is."""
        return self._message

    def show_message(self, message: Message) -> None:
        """Show `message` in place of the one before."""
        self._message = message
        self.text.setText(message.text)
        self.more.setText(message.more)
        self.more.setVisible(bool(message.more))
        self.verb.setText(message.verb)
        self.verb.setVisible(bool(message.verb and message.act))
        self.detail.setPlainText(without_directions(message.detail))
        self.fold.setVisible(bool(message.detail))
        self.fold.setChecked(False)
        self._folded.hide()
        self.setAccessibleName(one_line(f"{message.text}. {message.more}"))
        self.setProperty("tone", message.tone)
        repolish(self)
        self._paint()
        self.show()

    def dismiss(self) -> None:
        """Take the message away."""
        self._message = Message("")
        self.hide()

    def _on_verb(self) -> None:
        act = self._message.act
        self.dismiss()
        if act:
            act()

    def _on_fold(self, opened: bool) -> None:
        self._folded.setVisible(opened)

    def _on_copy(self) -> None:
        parts = (self._message.text, self._message.detail)
        QGuiApplication.clipboard().setText("\n".join(parts))

    def _paint(self) -> None:
        tone = self._message.tone
        colour = "accent" if tone == "neutral" else tone
        self._icon.setPixmap(self._theme.icon(_ICONS[tone], colour).pixmap(_ICON_PX))
        self.close_button.setIcon(self._theme.icon("close"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the message away."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
