"""A strip of reckoned amounts above the lists of a subject: what its kinds have in common."""

from abc import abstractmethod
from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.words import one_line, say, tip
from desktop.text import N_
from desktop.views.desk import Desk
from desktop.views.parts import button, label

APART, NEAR = 20, 2
INSIDE = 4  # where the text of a button begins


class Told(QWidget):
    """One amount: its name, the amount as a button that opens the rows, and more about it."""

    def __init__(self, name: str, *, wrap: bool = False) -> None:
        super().__init__()
        self.name = label(name, role="secondary")
        self.value = button("", "figure")
        self.value.setCursor(Qt.CursorShape.PointingHandCursor)
        self.value.setToolTip(tip(say(N_("Show the rows"))))
        self.more = label(role="secondary", wrap=wrap)
        for text in (self.name, self.more):
            text.setContentsMargins(INSIDE, 0, 0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(NEAR)
        whole.addWidget(self.name)
        whole.addWidget(self.value, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self.more)
        whole.addStretch()

    def tell(self, words: str, more: str) -> None:
        """Say what it comes to, and more about it if there is any."""
        self.value.setText(words.replace("&", "&&"))
        self.value.setAccessibleName(one_line(f"{self.name.text()}: {words}"))
        self.more.setText(more)
        self.more.setVisible(bool(more))


class Strip(QWidget):
    """Follows the local copy while it is seen: reckoned anew once rows of `sources` changed."""

    def __init__(self, desk: Desk, task: str, sources: Collection[str]) -> None:
        super().__init__()
        self._desk, self._task, self._sources = desk, task, frozenset(sources)
        self._stale = True
        desk.changes.happened.connect(self._on_change)

    @abstractmethod
    async def reckon(self) -> None:
        """Ask the local copy, and say what it tells."""

    def showEvent(self, event: QShowEvent) -> None:
        """Reckon anew if rows changed while nobody looked."""
        super().showEvent(event)
        self._read()

    def _on_change(self, names: frozenset[str]) -> None:
        if names & self._sources:
            self._stale = True
            self._read()

    def _read(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self._desk.tasks.restart(self._task, self.reckon)
