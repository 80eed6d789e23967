"""The tab of the outbox: every write with how it ended, and what can be done about it."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from desktop.actions.entry import Entry, State
from desktop.catalog import Subject
from desktop.models.outbox import GROUPS, Found, OutboxModel, copied, searchable
from desktop.models.outbox_names import Names
from desktop.models.words import count, say
from desktop.text import N_
from desktop.views.desk import Desk
from desktop.views.empty_state import Emptiness, EmptyState, Offer
from desktop.views.following import Following
from desktop.views.outbox_audit import OutboxAudit
from desktop.views.outbox_deeds import Deeds
from desktop.views.outbox_detail import OutboxDetail
from desktop.views.outbox_head import OutboxHead
from desktop.views.outbox_list import OutboxList
from desktop.views.page import Page
from desktop.views.parts import label

_NARROW = 1000  # below it the details stand under the list
_LIST, _DETAIL = 760, 460
_ABOVE, _BELOW = 200, 260
_NOTHING = N_("Nothing was sent yet")
_WHAT_COMES = N_(
    "Whatever you allocate, issue or answer stands here with how it ended, beside the forms that "
    "you kept for later."
)
_READ_ONLY = N_("This account is read-only: nothing can be sent from it.")
_OFFLINE = N_("Offline. Nothing is sent by itself, also not later.")


class OutboxTab(Page):
    """Left the entries, the newest first; right, or below, the one that is selected."""

    def __init__(self, subject: Subject, desk: Desk) -> None:
        super().__init__()
        self.subject, self._desk = subject, desk
        self._found: Sequence[Found] = ()
        self._wanted = 0  # the entry to select once it is read
        self.names = Names(desk.arrangement, self)
        self.model = OutboxModel(self.names.hides, self)
        self.head = OutboxHead(self.names, desk.theme)
        self.list = OutboxList(self.model, desk.theme)
        self.empty = EmptyState()
        self.offline = label(say(_OFFLINE), role="secondary", wrap=True)
        self.audit = OutboxAudit(desk)
        self.deeds = Deeds(desk, self, self._on_deed)
        self.detail = OutboxDetail(self.names, self.deeds, desk.theme, self._is_read_only)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left, room = QWidget(), QWidget()
        self._stack = QStackedLayout(room)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.offline.setContentsMargins(12, 0, 12, 6)
        self.offline.hide()
        column.addWidget(self.head)
        column.addWidget(self.offline)
        column.addWidget(room, 1)
        column.addWidget(self.audit)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(left)
        self._split.addWidget(self.detail)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([_LIST, _DETAIL])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)

    def _connect(self) -> None:
        desk = self._desk
        self.following = Following(self, desk, "outbox", self._read)
        desk.writes.changed.connect(self._on_changed)
        desk.writes.switched.connect(self._on_switched)
        desk.changes.progressed.connect(lambda _: self._show_online())
        self.names.changed.connect(self.model.restyle)
        desk.theme.changed.connect(self.model.restyle)
        self.head.changed.connect(self._narrow)
        self.list.picked.connect(self._on_picked)
        self.list.chosen.connect(self._on_chosen)
        self.list.discarded.connect(self._on_discarded)
        self.list.left.connect(self._focus_search)
        self._add_key(self, "Ctrl+F", self._focus_search)
        self._add_key(self, "Ctrl+E", self.audit.ask)
        self._add_key(self.list, "Ctrl+C", self._copy)

    @staticmethod
    def _add_key(owner: QWidget, keys: str, act: Callable[[], None]) -> None:
        action = QAction(owner)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _=False: act())
        owner.addAction(action)

    # what the window asks

    @property
    def reading(self) -> bool:
        """Whether the entries are being read."""
        return self.following.reading

    def announce(self) -> None:
        """Say how many entries there are, or are left; they are no older than the program."""
        shown, every = len(self.model.entries), self.model.total
        words = N_("{count} of {all} entries") if shown < every else N_("{count} entries")
        if shown == every == 1:
            words = N_("1 entry")
        self.summary.emit(say(words).format(count=count(shown), all=count(every)))
        self.freshness.emit(None)

    def can(self, name: str) -> bool:
        """It can be searched and copied, and the audit log exported."""
        return name in ("filter", "copy", "export")

    def perform(self, name: str) -> None:
        """Do what a menu says."""
        {"filter": self._focus_search, "copy": self._copy, "export": self.audit.ask}[name]()

    def focus_first(self) -> None:
        """Begin in the list, where the arrow keys go from entry to entry."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, item: str) -> None:
        """Select the entry of this number, or show one group, whatever was asked for before."""
        if item.isdecimal():
            self._wanted = int(item)
            self.head.choose("all")
        elif item in GROUPS:
            self.head.choose(item)
            self.list.setCurrentIndex(self.model.index(0))

    # reading

    async def _read(self, names: frozenset[str] | None) -> None:
        """Read every entry; rows of lists do not matter."""
        if names is None:
            self._show(await asyncio.to_thread(self._load))

    def _load(self) -> list[Found]:
        return searchable(self._desk.writes.outbox.all())

    def _show(self, found: Sequence[Found]) -> None:
        self._found = found
        self.head.tell(each.entry for each in found)
        self._refill(lambda: self.model.take(found))
        self._show_online()

    def _narrow(self) -> None:
        self._refill(lambda: self.model.narrow(self.head.group, self.head.search.text()))

    def _refill(self, fill: Callable[[], None]) -> None:
        """Fill the list anew; the entry that was selected stays so, or else its neighbour is."""
        before, row = self.entry, self.list.currentIndex().row()
        bar = self.list.verticalScrollBar()
        place = bar.value()
        fill()
        self.list.doItemsLayout()
        bar.setValue(place)
        self._select(self._wanted or (before.id if before else 0), row)
        self._stack.setCurrentWidget(self.list if self.model.entries else self.empty)
        self.empty.show_reason(self._emptiness())
        self.announce()

    def _select(self, entry_id: int, row: int = 0) -> None:
        """Select an entry; where it is not shown, the one in a row near by."""
        found = self.model.row_of(entry_id)
        if found >= 0 and entry_id == self._wanted:
            self._wanted = 0
        last = len(self.model.entries) - 1
        self.list.setCurrentIndex(self.model.index(found if found >= 0 else min(max(row, 0), last)))
        self._on_picked()

    def _emptiness(self) -> Emptiness:
        if self._found:
            clear = Offer(say(N_("Show all entries")), partial(self.head.choose, "all"))
            return Emptiness(say(N_("Nothing matches")), (), (clear,))
        more = (say(_READ_ONLY),) if self._is_read_only() else ()
        return Emptiness(say(_NOTHING), (say(_WHAT_COMES), *more))

    @property
    def entry(self) -> Entry | None:
        """The entry that is selected."""
        row = self.list.currentIndex().row()
        return self.model.entries[row] if 0 <= row < len(self.model.entries) else None

    # slots

    def _on_changed(self) -> None:
        if self.isVisible():
            self.following.again()

    def _on_switched(self) -> None:
        self.empty.show_reason(self._emptiness())
        self.detail.refresh()

    def _on_picked(self) -> None:
        self.detail.show_entry(self.entry)

    def _on_chosen(self, _index: QModelIndex) -> None:
        """A draft is opened; of anything else the details say what can be done."""
        if self.entry is not None and self.entry.state is State.DRAFT:
            self.deeds.open(self.entry)
        else:
            self.detail.begin()

    def _on_discarded(self) -> None:
        if self.entry is not None:
            self.deeds.discard(self.entry)

    def _on_deed(self) -> None:
        """The buttons of what is being done are out of reach until it is done."""
        self.detail.refresh()

    def _copy(self) -> None:
        row = self.list.currentIndex().row()
        if self.entry is not None:
            QApplication.clipboard().setText(copied(self.model.line(row)))
            self.summary.emit(say(N_("1 row copied")))

    def _focus_search(self) -> None:
        self.head.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.head.search.selectAll()

    def _is_read_only(self) -> bool:
        return self._desk.session.settings.read_only

    def _show_online(self) -> None:
        self.offline.setVisible(self._desk.session.online is False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears the search; down and Enter lead from it into the list."""
        key, inside = event.key(), self.head.search.hasFocus()
        if key == Qt.Key.Key_Escape and self.head.search.text():
            self.head.search.clear()
        elif inside and key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focus_first()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside the list, the details stand under it."""
        super().resizeEvent(event)
        wide = self.width() >= self._desk.theme.scaled(_NARROW)
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._split.orientation() != wanted:
            self._split.setOrientation(wanted)
            self._split.setSizes([_LIST, _DETAIL] if wide else [_ABOVE, _BELOW])

    def sizeHint(self) -> QSize:
        """Room for both sides."""
        return QSize(_LIST + _DETAIL, 600)
