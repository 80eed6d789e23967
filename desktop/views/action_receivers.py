"""The receivers at the top of a form: by name, with what each has, removable, to be added to."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from desktop.actions.outlook import Outlook
from desktop.catalog.action import Action
from desktop.catalog.kinds import show_amount
from desktop.catalog.query import Query, Row
from desktop.models.words import count, one_line, say, style
from desktop.text import N_
from desktop.views.action_lines import PickLines
from desktop.views.action_words import as_of
from desktop.views.checklist import TallLines, lead_down
from desktop.views.desk import Desk
from desktop.views.filter_editor import PAUSE_MS
from desktop.views.parts import Tool, button, label, named

_SHOWN = 4  # receivers with a line of their own until all are asked for
_MOST = 100  # lines that there are at most
_FOUND = 6
_KEY = Qt.ItemDataRole.UserRole
_NUMBER = re.compile(r"[A-Za-z0-9_-]{6,64}")
_BETWEEN = re.compile(r"[,;\s\uFF0C\uFF1B\u3001]+")


class _Search(QLineEdit):
    """Enter adds what was typed, instead of going on to the question."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in an empty line is the form's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            if not event.isAutoRepeat():
                self.entered.emit()
        else:
            super().keyPressEvent(event)


class Receivers(QWidget):
    """Whom an action is about. `changed` says that there are others now."""

    changed = Signal()

    def __init__(self, action: Action, desk: Desk) -> None:
        super().__init__()
        self._action, self._desk = action, desk
        self.keys: list[str] = []
        self.outlook: Outlook | None = None
        self._whole = False
        self._names: dict[str, str] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.search = _Search(clearButtonEnabled=True)
        self.search.setPlaceholderText(say(N_("Add by name or number")))
        self.search.setAccessibleName(say(N_("Add by name or number")))
        self.found = named(PickLines(), say(N_("Found")))
        self.found.setItemDelegate(TallLines(desk.theme, self.found))
        self.found.hide()
        self.more = button("", "link")
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addLayout(self._list)
        rows.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.search)
        rows.addWidget(self.found)
        lead_down(self.search, self.found)
        self.search.textEdited.connect(lambda: self._pause.start())
        self.search.entered.connect(self._on_entered)
        self._pause.timeout.connect(lambda: desk.tasks.restart(self._task, self._find))
        self.found.chosen.connect(self._on_found)
        self.more.clicked.connect(self._on_more)
        self._show()

    def put(self, keys: Sequence[str]) -> None:
        """Begin with these."""
        self.keys = list(dict.fromkeys(keys))
        self._show()

    def add(self, keys: Sequence[str]) -> None:
        """Add some; one that is there already stays there once."""
        self.keys = list(dict.fromkeys((*self.keys, *keys)))
        self._show()
        self.changed.emit()

    def drop(self, key: str) -> None:
        """Take one away."""
        self.keys.remove(key)
        self._show()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def look_out(self, outlook: Outlook) -> None:
        """Show their names, and what each has."""
        self.outlook = outlook
        self._names |= {each.key: each.name for each in outlook.receivers if each.name}
        self._show()

    def stop(self) -> None:
        """The form closes."""
        self._desk.tasks.cancel(self._task)

    # the lines

    def _show(self) -> None:
        while item := self._list.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        most = _MOST if self._whole else _SHOWN
        for key in self.keys[:most]:
            self._list.addWidget(self._line(key))
        rest = len(self.keys) - most
        self.more.setVisible(rest > 0)
        self.more.setEnabled(not self._whole)
        self.more.setText(say(N_("and {count} more")).format(count=count(rest)))

    def _line(self, key: str) -> QWidget:
        """Name and a cross; below them the number, and what the receiver has."""
        name = one_line(self._names.get(key, ""))
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 2)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(label(name or key, role="title", wrap=True), 0, 0)
        more = " \N{MIDDLE DOT} ".join(filter(None, (key if name else "", self._has(key))))
        if more:
            grid.addWidget(label(more, role="secondary", wrap=True), 1, 0)
        gone = named(Tool(), say(N_("Remove {name}")).format(name=name or key))
        gone.setToolTip(say(N_("Remove")))
        gone.setProperty("role", "small")
        gone.setIcon(self._desk.theme.icon("close"))
        gone.clicked.connect(lambda: self.drop(key))
        grid.addWidget(gone, 0, 1)
        return made

    def _has(self, key: str) -> str:
        """What a receiver has: `Balance 64.05 · as of 15:08`."""
        for left in self.outlook.left if self.outlook else ():
            if left.key == key:
                words = say(N_("Balance {amount}")).format(amount=show_amount(left.before, style()))
                return " \N{MIDDLE DOT} ".join(filter(None, (words, as_of(left.read_at))))
        return ""

    def _on_more(self) -> None:
        self._whole = True
        self._show()

    # adding

    @property
    def _task(self) -> str:
        return f"find {self._action.at.name}"

    async def _find(self) -> None:
        text, session = self.search.text().strip(), self._desk.session
        self.found.clear()
        if text and not _BETWEEN.search(text):
            at = self._action.at
            ids = await session.first(Query(at, search=text), _FOUND)
            rows = await session.rows(at, ids)
            for rowid in ids:
                if rowid in rows:
                    self._offer(rows[rowid])
        self.found.setVisible(self.found.count() > 0)
        self.found.ask_for(self.found.count(), self._desk.theme.row_height)
        self.updateGeometry()

    def _offer(self, row: Row) -> None:
        at = self._action.at
        names = list(at.by_name)
        key = str(row[names.index(at.key[0])])
        columns = [at.by_name[name] for name in (at.found_as or tuple(names))[:2]]
        words = [one_line(str(row[names.index(each.name)] or "")) for each in columns]
        called = " \N{MIDDLE DOT} ".join(
            dict.fromkeys(word for word in words if word != key and word)
        )
        item = QListWidgetItem("  ".join(filter(None, (called, key))), self.found)
        item.setData(_KEY, key)
        if called:
            self._names.setdefault(key, called)

    def _on_found(self, item: QListWidgetItem) -> None:
        key = str(item.data(_KEY))
        self._clear()
        self.add([key])
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_entered(self) -> None:
        """Add the numbers that were typed or pasted, or else the first row that was found."""
        parts = [part for part in _BETWEEN.split(self.search.text().strip()) if part]
        exact = [key for key in self._found_keys() if key in parts]
        if len(parts) > 1 or exact:
            self._clear()
            self.add(exact or parts)
        elif self.found.count() and not self._pause.isActive():
            self._on_found(self.found.item(0))
        elif _NUMBER.fullmatch(parts[0]):
            self._clear()
            self.add(parts)

    def _found_keys(self) -> list[str]:
        return [str(self.found.item(at).data(_KEY)) for at in range(self.found.count())]

    def _clear(self) -> None:
        self._pause.stop()
        self._desk.tasks.cancel(self._task)
        self.search.clear()
        self.found.clear()
        self.found.hide()
