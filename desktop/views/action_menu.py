"""The actions for rows of a list, or for one record, as entries of a menu."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from desktop.catalog.declare import Dataset
from desktop.catalog.query import Query, Row
from desktop.models.words import count, say
from desktop.settings import AccountSettings
from desktop.text import N_
from desktop.views.desk import Desk
from desktop.views.parts import label

if TYPE_CHECKING:  # a window whose account is read-only does not pay for the actions
    from PySide6.QtWidgets import QFileDialog

    from desktop.catalog.action import Action
    from desktop.views.action_batch import BatchDialog

_AT_A_TIME = 2000  # rows that are read at once to know their receivers
_WIDE = 320
_NEEDS = N_("Fill in “{setting}” in the settings first.")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is selected: how many rows, how to get at them, and the row itself if it is one.

    `keys` are the receivers where they are known already.
    """

    rows: int = 0
    ids: Callable[[], Sequence[int]] = tuple
    row: Row | None = None
    keys: tuple[str, ...] = ()


NOBODY = Chosen()


class ActionMenu(QObject):
    """Fills menus with what can be done with rows of one dataset.

    `window` is whose dialogs are opened. `changed` says that other things can be done now.
    """

    changed = Signal()

    def __init__(self, dataset: Dataset, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self.dataset, self._desk, self._window = dataset, desk, window
        self.chooser: QFileDialog | None = None
        self._has_rows: dict[str, bool] = {}
        self._look()
        desk.changes.happened.connect(self._on_change)
        desk.writes.switched.connect(self._on_switched)

    # what there is ----------------------------------------------------------------------------

    @property
    def actions(self) -> "list[Action]":
        """What can be done here, in the order of menus; nothing if the account is read-only."""
        return [action for action in self._offered() if self._is_for_us(action)]

    @property
    def is_offered(self) -> bool:
        """Whether there is anything to be shown."""
        return bool(self.actions)

    def _offered(self) -> "list[Action]":
        if self._desk.session.settings.read_only:
            return []
        from desktop.actions import offers

        return offers.on(self._desk.session, self.dataset)

    def _is_for_us(self, action: "Action") -> bool:
        """What only a distributor can do is offered where there is somebody to do it to."""
        return not action.only_for or self._has_rows.get(action.at.name, False)

    def _look(self) -> None:
        """Find out, on a reader thread, of which datasets there are rows."""
        some = {action.at for action in self._offered() if action.only_for}
        if some:
            self._desk.tasks.restart(f"offer actions on {self.dataset.name}", self._count, some)

    async def _count(self, some: set[Dataset]) -> None:
        for dataset in some:
            self._has_rows[dataset.name] = bool(await self._desk.session.count(Query(dataset)))
        self.changed.emit()

    def _on_switched(self) -> None:
        self._look()
        self.changed.emit()

    def _on_change(self, names: frozenset[str]) -> None:
        some = {action.at.name for action in self._offered() if action.only_for}
        if names & some:
            self._look()

    # the menu ---------------------------------------------------------------------------------

    def fill(self, menu: QMenu, chosen: Chosen) -> None:
        """Add what can be done with the selected rows: first what is done to themselves."""
        actions = [a for a in self.actions if a.column_in(self.dataset)]
        if chosen.rows > 1 and actions:
            words = say(N_("For the {rows} selected rows"))
            self._note(menu, words.format(rows=count(chosen.rows)))
        own = [a for a in actions if a.at is self.dataset]
        self._add_all(menu, own, chosen)
        others = [a for a in actions if a.at is not self.dataset]
        if own and others:
            menu.addSeparator()
        self._add_all(menu, others, chosen)
        self.add_console(menu)

    def fill_beside(self, menu: QMenu) -> None:
        """Add what needs no rows, and the same for many receivers from a file."""
        actions = self.actions
        beside = [a for a in actions if not a.column_in(self.dataset)]
        batches = [a for a in actions if a.at is self.dataset and (a.amount or a.worth)]
        if beside and not menu.isEmpty():
            menu.addSeparator()
        self._add_all(menu, beside, NOBODY)
        if batches:
            menu.addSeparator()
            below = menu.addMenu(say(N_("From a file")))
            for action in batches:
                made = below.addAction(say(action.label).replace("&", "&&"))
                made.triggered.connect(partial(self.ask_file, action))

    def _add_all(self, menu: QMenu, actions: "Sequence[Action]", chosen: Chosen) -> None:
        reasons = list[str]()
        for action in actions:
            made = menu.addAction(say(action.label).replace("&", "&&"))
            made.setObjectName(action.name)
            if why := self._why_not(action, chosen):
                made.setEnabled(False)
                reasons.append(why)
            made.triggered.connect(partial(self.start, action, chosen))
        for why in dict.fromkeys(reasons):
            self._note(menu, why)

    def _why_not(self, action: "Action", chosen: Chosen) -> str:
        """Why an action cannot be done with what is selected, as far as that is seen at once."""
        settings = self._desk.session.settings
        if action.needs and not getattr(settings, action.needs):
            setting = getattr(AccountSettings, action.needs)
            return say(_NEEDS).format(setting=say(setting.label))
        if chosen.row is None or action.at is not self.dataset:
            return ""
        names = list(self.dataset.by_name)
        for must in action.musts:
            if not must.field and not must.holds(chosen.row[names.index(must.column)]):
                return say(must.sentence)
        return ""

    def add_console(self, menu: QMenu) -> None:
        """What people look for here and only the console offers, with the way there."""
        from desktop.catalog.actions import NOT_OFFERED

        here = [each for each in NOT_OFFERED if each.at is self.dataset]
        if not here or self._desk.session.settings.read_only:
            return
        if not menu.isEmpty():
            menu.addSeparator()
        for why in dict.fromkeys(each.why for each in here):
            self._note(menu, say(why))
        for each in here:
            words = say(N_("{action} in the console")).format(action=say(each.label))
            made = menu.addAction(words.replace("&", "&&"))
            made.triggered.connect(partial(self._desk.bring, "console", each.page))

    @staticmethod
    def _note(menu: QMenu, text: str) -> None:
        """A line that is only read."""
        from PySide6.QtWidgets import QWidgetAction

        words: QLabel = label(text, role="secondary", wrap=True)
        words.setContentsMargins(12, 4, 12, 4)
        words.setFixedWidth(_WIDE)
        made = QWidgetAction(menu)
        made.setDefaultWidget(words)
        made.setEnabled(False)
        made.setText(text)
        menu.addAction(made)

    # what happens -----------------------------------------------------------------------------

    def start(self, action: "Action", chosen: Chosen) -> None:
        """Open the form of an action with the receivers that the selected rows name."""
        from desktop.actions.plan import Wish

        keys = chosen.keys if action.receiver else ()
        if keys or not chosen.rows or not action.column_in(self.dataset):
            self._desk.open_action(action, Wish({action.receiver: keys} if keys else {}))
            return
        name = f"receivers of {action.name}"
        self._desk.tasks.restart(name, self._open, action, tuple(chosen.ids()))

    async def _open(self, action: "Action", ids: Sequence[int]) -> None:
        from desktop.actions.plan import Wish

        at = list(self.dataset.by_name).index(action.column_in(self.dataset))
        keys = dict[str, None]()
        for begin in range(0, len(ids), _AT_A_TIME):
            some = ids[begin : begin + _AT_A_TIME]
            rows = await self._desk.session.rows(self.dataset, some)
            for rowid in some:
                if rowid in rows and (key := rows[rowid][at]):
                    keys[str(key)] = None
        self._desk.open_action(action, Wish({action.receiver: tuple(keys)}))

    def ask_file(self, action: "Action") -> None:
        """Ask for a CSV file whose lines are to be done."""
        from PySide6.QtWidgets import QFileDialog

        chooser = QFileDialog(self._window.window(), say(action.label).rstrip("…"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilter(say(N_("CSV files (*.csv *.txt)")))
        chooser.fileSelected.connect(lambda name: self.open_file(action, Path(name)))
        self.chooser = chooser
        chooser.open()

    def open_file(self, action: "Action", path: Path) -> "BatchDialog":
        """Show what a file wishes, to be checked, confirmed and sent."""
        from desktop.views.action_batch import BatchDialog  # it loads HTTP

        made = BatchDialog(action, self._desk, path, self._window.window())
        made.open()
        return made
