"""What a person sees who starts the program for the first time: one sentence, two ways in."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.models.words import say
from desktop.settings import Settings
from desktop.text import N_
from desktop.views.parts import button, label

_SIGN_PX = 64
_WIDTH = 560


class Welcome(QWidget):
    """Emits which way was chosen, and a language, which is taken at once."""

    sample = Signal()
    sign_in = Signal()
    language = Signal(str)

    def __init__(self, chosen_language: str) -> None:
        super().__init__()
        self.sample_button = button(say(N_("Try it with sample data")), "primary")
        self.sign_in_button = button(say(N_("Sign in with a key")))
        self.languages = QComboBox()
        for each in (self.sample_button, self.sign_in_button, self.languages):
            each.setParent(self)  # so that it can have the focus before it has a place
        self._chosen = chosen_language
        self.sample_button.clicked.connect(self.sample)
        self.sign_in_button.clicked.connect(self.sign_in)
        self.languages.activated.connect(self._on_language)

    def showEvent(self, event: QShowEvent) -> None:
        """Lay it out when it is first seen: who has an account never sees it."""
        if self.layout() is None:
            self._lay_out(self._chosen)
        super().showEvent(event)

    def _lay_out(self, chosen_language: str) -> None:
        sign = label()
        sign.setPixmap(QApplication.windowIcon().pixmap(_SIGN_PX))
        sentence = label(
            say(N_("Your customers and orders, found in a blink, also without a network.")),
            wrap=True,
        )
        larger = sentence.font()
        larger.setPointSizeF(larger.pointSizeF() * 1.3)
        sentence.setFont(larger)
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sentence.setFixedWidth(_WIDTH)
        middle = QHBoxLayout()  # an alignment instead would cut the second line off
        middle.addStretch()
        middle.addWidget(sentence)
        middle.addStretch()
        ways = QHBoxLayout()
        ways.setSpacing(12)
        ways.addStretch()
        ways.addWidget(self.sample_button)
        ways.addWidget(self.sign_in_button)
        ways.addStretch()
        languages = Settings.language.among
        for value, words in languages.items() if isinstance(languages, Mapping) else ():
            self.languages.addItem(say(words), value)
        self.languages.setCurrentIndex(max(self.languages.findData(chosen_language), 0))
        bottom = QHBoxLayout()
        bottom.addStretch()
        bottom.addWidget(label(say(N_("Language")), role="secondary", buddy=self.languages))
        bottom.addWidget(self.languages)
        bottom.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 24)
        whole.addStretch(2)
        whole.addWidget(sign, alignment=Qt.AlignmentFlag.AlignHCenter)
        whole.addSpacing(24)
        whole.addLayout(middle)
        whole.addSpacing(24)
        whole.addLayout(ways)
        whole.addStretch(3)
        whole.addLayout(bottom)

    def _on_language(self) -> None:
        self.language.emit(str(self.languages.currentData()))
