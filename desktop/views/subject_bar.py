"""The row of tabs on top: one per subject, some with a small count of what waits there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar

from desktop.models.words import count, say
from desktop.text import N_

_MOST = 999  # a larger number tells no more and would push the tabs aside


class SubjectBar(QTabBar):
    """A tab bar whose tabs have names and may carry a count."""

    def __init__(self) -> None:
        super().__init__()
        self._words: dict[str, str] = {}  # what the tabs say, by their names and in their order
        self.setObjectName("subjects")
        self.setAccessibleName(say(N_("Subjects")))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def add(self, name: str, words: str, keys: str) -> None:
        """Add the tab of a subject; `keys` lead to it."""
        self._words[name] = words
        self.setTabToolTip(self.addTab(words.replace("&", "&&")), keys)

    def clear(self) -> None:
        """Take all tabs away."""
        while self.count():
            self.removeTab(0)
        self._words.clear()

    def show_tab(self, name: str, *, there: bool) -> None:
        """Show or hide the tab of a subject, if there is one; another comes to the front then."""
        if name in self._words:
            self.setTabVisible(list(self._words).index(name), there)

    def next_tab(self) -> int:
        """The tab after the one in front, round and round, hidden ones left out."""
        order = [(self.currentIndex() + step) % self.count() for step in range(1, self.count() + 1)]
        return next((at for at in order if self.isTabVisible(at)), self.currentIndex())

    def set_badge(self, name: str, number: int) -> None:
        """Show how much waits in a tab; nothing at 0, or if there is no such tab."""
        if name not in self._words:
            return
        at, words = list(self._words).index(name), self._words[name]
        told = say(N_("{subject}: {count} waiting")).format(subject=words, count=count(number))
        self.setAccessibleTabName(at, told if number > 0 else "")
        if number > 0:
            words = f"{words} {number if number <= _MOST else f'{_MOST}+'}"
        self.setTabText(at, words.replace("&", "&&"))
