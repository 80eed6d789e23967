"""One tab of the window: the lists of a subject, one of them in front."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.catalog import Subject
from desktop.catalog.declare import View
from desktop.catalog.query import Query
from desktop.models.words import say
from desktop.text import N_
from desktop.views.action_table import TableActions
from desktop.views.dataset_tab import DatasetTab
from desktop.views.desk import Desk
from desktop.views.estimates import EstimateStrip
from desktop.views.figures import Figures
from desktop.views.page import Page
from desktop.views.parts import button, label
from desktop.views.spread import SpreadLayout

_ICON = QSize(16, 16)


class SubjectTab(Page):
    """A segmented control over the lists, and what can be done with the one in front.

    `summary` and `freshness` are those of the list in front.
    """

    def __init__(self, subject: Subject, desk: Desk) -> None:
        super().__init__()
        self.subject, self._desk = subject, desk
        known = {dataset.name for dataset in desk.session.datasets}
        self.datasets = tuple(each for each in subject.datasets if each.name in known)
        self.figures = Figures.of(subject, desk, known)
        self.estimate = EstimateStrip.of(subject, desk)
        self._tabs: dict[str, DatasetTab] = {}
        self.segments = QButtonGroup(self)
        self.pages = QStackedWidget()
        self.views = self._tool(N_("View"), "bookmark", "Ctrl+Shift+V")
        self.columns = self._tool(N_("Columns"), "columns", "Ctrl+Shift+H")
        self.export = self._tool(N_("Export"), "export", "Ctrl+E")
        self.details = self._tool(N_("Details"), "drawer", N_("Space"))
        self.acts = self._tool(N_("Actions"), "chevron-down", "Ctrl+Shift+A")
        self._tools = (self.views, self.columns, self.export, self.details, self.acts)
        self._lay_out()
        self.segments.idClicked.connect(lambda at: self._bring(self.datasets[at].name))
        self.views.clicked.connect(lambda: self.current.saved.show(self.views))
        self.columns.clicked.connect(lambda: self.current.choose_columns(self.columns))
        self.export.clicked.connect(lambda: self.current.export())
        self.details.clicked.connect(lambda: self.current.toggle_detail())
        self.acts.clicked.connect(lambda: self.current.perform("actions"))
        desk.theme.changed.connect(self._dress)
        self._dress()
        self._bring(self.datasets[0].name)

    def _lay_out(self) -> None:
        row = QWidget()  # for only a widget with one layout is asked how high it is when narrow
        top = SpreadLayout(row, 2)
        for at, dataset in enumerate(self.datasets):
            made = button(say(dataset.label).replace("&", "&&"), "segment")
            made.setCheckable(True)
            self.segments.addButton(made, at)
            top.addWidget(made)
            made.setVisible(len(self.datasets) > 1)
        top.turn()
        if self.subject.links:
            top.addWidget(label(say(N_("Only in the console:")), role="secondary"))
        for name in self.subject.links:
            from desktop.views.console_way import console_button

            top.addWidget(console_button(self._desk, name))
        for tool in self._tools:
            top.addWidget(tool)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for above in (self.figures, self.estimate):
            if above:
                whole.addWidget(above)
        margins = QVBoxLayout()
        margins.setContentsMargins(8, 6, 8, 0)
        margins.addWidget(row)
        whole.addLayout(margins)
        whole.addWidget(self.pages, 1)

    @staticmethod
    def _tool(words: str, icon: str, keys: str) -> QPushButton:
        made = button(say(words), "quiet", icon)
        made.setIconSize(_ICON)
        made.setToolTip(f"{say(words)} ({say(keys)})")
        return made

    def _dress(self) -> None:
        for tool in self._tools:
            tool.setIcon(self._desk.theme.icon(tool.objectName()))

    @property
    def current(self) -> DatasetTab:
        """The list in front."""
        return self._tabs[self.datasets[max(self.segments.checkedId(), 0)].name]

    def has(self, dataset: str) -> bool:
        """Whether this subject has a list of this name."""
        return any(each.name == dataset for each in self.datasets)

    def go(self, dataset: str, query: Query | View | None = None, rowid: int | None = None) -> None:
        """Bring a list to the front, with a question to it and a row to select."""
        self._bring(dataset)
        self.current.open(query, rowid)

    @property
    def reading(self) -> bool:
        """Whether the table in front is still being filled from the cache."""
        return self._desk.tasks.running(f"show {self.current.dataset.name}")

    def announce(self) -> None:
        """Say again what the status line shows."""
        self.current.announce()

    def can(self, name: str) -> bool:
        """Whether the list in front does what the menu calls so."""
        return name == "refresh" or name in self.current.deeds

    def perform(self, name: str) -> None:
        """Do what a menu says, with the list in front."""
        self.current.perform(name)

    def refresh(self) -> None:
        """Ask the API for the list in front."""
        self.current.refresh()

    def focus_first(self) -> None:
        """Begin in the table."""
        self.current.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, item: str) -> None:
        """Bring the list of this name to the front."""
        if self.has(item):
            self.go(item)

    def _bring(self, name: str) -> None:
        """Show a list; it is built when it is first looked at."""
        at = [each.name for each in self.datasets].index(name)
        if name not in self._tabs:
            tab = DatasetTab(self.datasets[at], self._desk)
            tab.summary.connect(lambda text: self._pass_on(tab, text))
            tab.freshness.connect(lambda fresh: self._pass_on_freshness(tab, fresh))
            tab.saved.opener = self.views
            tab.menus.writes = TableActions(tab.table, tab.deeds, desk=self._desk, tab=tab)
            tab.menus.writes.opener = self.acts
            tab.menus.writes.changed.connect(self._allow)
            tab.saved.changed.connect(self._name_view)
            self._tabs[name] = tab
            self.pages.addWidget(tab)
        self.segments.button(at).setChecked(True)
        self.pages.setCurrentWidget(self._tabs[name])
        self._name_view()
        self._allow()
        self.announce()

    def _allow(self) -> None:
        """Show the button of the actions where the list in front has any."""
        writes = self.current.menus.writes
        self.acts.setVisible(writes is not None and writes.is_offered)

    def _name_view(self) -> None:
        """Say on the button which view of the list in front is in force."""
        self.views.setText(self.current.saved.title().replace("&", "&&"))

    def _pass_on(self, tab: DatasetTab, text: str) -> None:
        if self.pages.currentWidget() is tab:
            self.summary.emit(text)

    def _pass_on_freshness(self, tab: DatasetTab, fresh: object) -> None:
        if self.pages.currentWidget() is tab:
            self.freshness.emit(fresh)
