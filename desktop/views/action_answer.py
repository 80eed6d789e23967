"""The answer to a question that changes nothing, below the form that asked it."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QGridLayout

from desktop.catalog.action import Action
from desktop.catalog.kinds import Scalar
from desktop.models.words import say, style
from desktop.views.parts import label


class AnswerPage(QFrame):
    """Label and value of each member of the answer that is declared."""

    def __init__(self, action: Action, answer: Mapping[str, Scalar]) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        grid, how = QGridLayout(self), style()
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        self.texts: dict[str, str] = {}
        for at, (name, (words, kind)) in enumerate(action.inquiry.items()):
            value = answer.get(name)
            if value is None:
                continue
            self.texts[name] = kind.show(value, how)
            grid.addWidget(label(say(words), role="secondary"), at, 0)
            tone = kind.tone(value)
            role = "title" if tone == "neutral" else tone
            grid.addWidget(label(self.texts[name], role=role), at, 1)
