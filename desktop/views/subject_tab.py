"""One tab of the window: the lists of a subject, one of them in front."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.catalog import Subject
from desktop.catalog.query import Query
from desktop.models.words import say
from desktop.text import N_
from desktop.views.dataset_tab import DatasetTab
from desktop.views.desk import Desk
from desktop.views.parts import button

_ICON = QSize(16, 16)


class SubjectTab(QWidget):
    """A segmented control over the lists, and what can be done with the one in front.

    `summary` and `freshness` are those of the list in front.
    """

    summary = Signal(str)
    freshness = Signal(object)

    def __init__(self, subject: Subject, desk: Desk) -> None:
        super().__init__()
        self.subject, self._desk = subject, desk
        known = {dataset.name for dataset in desk.session.datasets}
        self.datasets = tuple(each for each in subject.datasets if each.name in known)
        self._tabs: dict[str, DatasetTab] = {}
        self.segments = QButtonGroup(self)
        self.pages = QStackedWidget()
        self.columns = self._tool(N_("Columns"), "columns", "Ctrl+Shift+H")
        self.export = self._tool(N_("Export"), "export", "Ctrl+E")
        self.details = self._tool(N_("Details"), "drawer", N_("Space"))
        self._lay_out()
        self.segments.idClicked.connect(lambda at: self._bring(self.datasets[at].name))
        self.columns.clicked.connect(lambda: self.current.choose_columns(self.columns))
        self.export.clicked.connect(lambda: self.current.export())
        self.details.clicked.connect(lambda: self.current.toggle_detail())
        desk.theme.changed.connect(self._dress)
        self._dress()
        self._bring(self.datasets[0].name)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(8, 6, 8, 0)
        top.setSpacing(2)
        for at, dataset in enumerate(self.datasets):
            made = button(say(dataset.label).replace("&", "&&"), "segment")
            made.setCheckable(True)
            self.segments.addButton(made, at)
            top.addWidget(made)
            made.setVisible(len(self.datasets) > 1)
        top.addStretch()
        for tool in (self.columns, self.export, self.details):
            top.addWidget(tool)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self.pages, 1)

    @staticmethod
    def _tool(words: str, icon: str, keys: str) -> QPushButton:
        made = button(say(words), "quiet", icon)
        made.setIconSize(_ICON)
        made.setToolTip(f"{say(words)} ({say(keys)})")
        return made

    def _dress(self) -> None:
        for tool in (self.columns, self.export, self.details):
            tool.setIcon(self._desk.theme.icon(tool.objectName()))

    @property
    def current(self) -> DatasetTab:
        """The list in front."""
        return self._tabs[self.datasets[max(self.segments.checkedId(), 0)].name]

    def has(self, dataset: str) -> bool:
        """Whether this subject has a list of this name."""
        return any(each.name == dataset for each in self.datasets)

    def go(self, dataset: str, query: Query | None = None, rowid: int | None = None) -> None:
        """Bring a list to the front, with a question to it and a row to select."""
        self._bring(dataset)
        self.current.open(query, rowid)

    def announce(self) -> None:
        """Say again what the status line shows."""
        self.current.announce()

    def _bring(self, name: str) -> None:
        """Show a list; it is built when it is first looked at."""
        at = [each.name for each in self.datasets].index(name)
        if name not in self._tabs:
            tab = DatasetTab(self.datasets[at], self._desk)
            tab.summary.connect(lambda text: self._pass_on(tab, text))
            tab.freshness.connect(lambda fresh: self._pass_on_freshness(tab, fresh))
            self._tabs[name] = tab
            self.pages.addWidget(tab)
        self.segments.button(at).setChecked(True)
        self.pages.setCurrentWidget(self._tabs[name])
        self.announce()

    def _pass_on(self, tab: DatasetTab, text: str) -> None:
        if self.pages.currentWidget() is tab:
            self.summary.emit(text)

    def _pass_on_freshness(self, tab: DatasetTab, fresh: object) -> None:
        if self.pages.currentWidget() is tab:
            self.freshness.emit(fresh)
