"""The top of a record's page: its name and what else it is called, its tags, how fresh it is."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.catalog.declare import Dataset
from desktop.models.customer import Portrait, Section
from desktop.models.detail import Entry
from desktop.models.table import GONE_AT_SOURCE
from desktop.models.words import count, one_line, say, style, tip
from desktop.text import N_
from desktop.views.action_record import RecordActions
from desktop.views.customer_notes import Eye, TagRow
from desktop.views.desk import Desk
from desktop.views.flow import FlowLayout
from desktop.views.marks import MASK_WIDTH, Value
from desktop.views.parts import button, label, named
from desktop.views.theme import Theme

_BAR_WIDE, _BEHIND, _NEAR = 72, 14, 6
_LARGER = 1.5  # times the usual size
_UNKNOWN = N_("This customer is not in the local copy. Refresh it to ask the API.")
_UNHEARD_OF = N_("Neither the local copy nor the API knows this customer.")
_NEVER = N_("Never read")


class Fact(Value):
    """A value as wide as its text; a click copies it."""

    def __init__(self, entry: Entry, theme: Theme, *, dot: bool = False) -> None:
        super().__init__(entry, theme, dot=dot)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Maximum)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """One line."""
        text = self.fontMetrics().horizontalAdvance(one_line(self.entry.text) or "–")
        wide = MASK_WIDTH if self.entry.masked else text
        return QSize(wide + self._indent + 2, self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        """It may be broken into lines where the window is narrow."""
        hint = self.sizeHint()
        return QSize(min(80, hint.width()), hint.height())

    def heightForWidth(self, width: int) -> int:
        """What is hidden is one line."""
        return self.sizeHint().height() if self.entry.masked else super().heightForWidth(width)


class Head(QWidget):
    """Shows a portrait's heading; `asked` wants the record to be read, `stopped` no longer."""

    asked = Signal()
    stopped = Signal()

    def __init__(self, dataset: Dataset, key: str, desk: Desk) -> None:
        super().__init__()
        self._dataset, self._desk = dataset, desk
        self._portrait: Portrait | None = None
        self._reading, self._told = False, object()
        self.refresh = button(say(N_("Refresh this customer")))
        self.acts = RecordActions(dataset, key, desk, self)
        self.refresh.setToolTip(say(N_("Read what belongs to this customer from the API (F5)")))
        self.bar = named(QProgressBar(textVisible=False), say(N_("Progress")))
        self.bar.setFixedWidth(_BAR_WIDE)
        self.state = label(role="secondary")
        self.tags = TagRow(dataset, key, desk)
        self.gone = label(role="warning", wrap=True)
        self._name, self._facts, self._links = QHBoxLayout(), FlowLayout(), FlowLayout()
        self._lay_out()
        self.refresh.clicked.connect(self._on_refresh)
        self.show_progress(0, 0)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(12)
        self._name.setSpacing(_NEAR)
        first.addLayout(self._name)
        first.addStretch()
        for widget in (self.state, self.bar, self.refresh, self.acts.button):
            first.addWidget(widget)
        self._facts.setSpacing(_NEAR)
        self._links.setSpacing(4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 10, 12, 8)
        whole.setSpacing(_NEAR)
        whole.addLayout(first)
        whole.addWidget(self.gone)
        whole.addLayout(self._facts)
        whole.addWidget(self.tags)
        whole.addLayout(self._links)

    def show_portrait(self, portrait: Portrait, *, asked: bool) -> None:
        """Show who it is, in place of what was shown before; `asked`: the API was, too."""
        self._portrait = portrait
        self.acts.row = portrait.seen.row
        told = _told(portrait)
        if told != self._told:  # or the part that has the focus would lose it
            self._told = told
            self._fill(portrait)
        unknown = _UNHEARD_OF if asked else _UNKNOWN
        words = GONE_AT_SOURCE if portrait.gone else unknown if portrait.record is None else ""
        self.gone.setText(say(words) if words else "")
        self.gone.setVisible(bool(words))
        self._say()

    def forget(self) -> None:
        """Build everything anew when it is next shown."""
        self._told = object()

    def _fill(self, portrait: Portrait) -> None:
        self._fill_name(portrait)
        _empty(self._facts)
        for entry in portrait.heading():
            self._facts.addWidget(self._fact(entry))
        self._fill_links(portrait.links())

    def show_progress(self, done: int, lists: int) -> None:
        """How many of the lists are read; no lists: nothing is being read."""
        self._reading = lists > 0
        self.bar.setVisible(self._reading)
        self.bar.setRange(0, lists)
        self.bar.setValue(done)
        words = N_("Stop reading") if self._reading else N_("Refresh this customer")
        self.refresh.setText(say(words))
        self._say()

    def _say(self) -> None:
        if self._reading:
            words = say(N_("Reading {done} of {lists} lists"))
            words = words.format(done=self.bar.value(), lists=self.bar.maximum())
            self.state.setText(words)
            self.state.setToolTip("")
        elif self._portrait:
            times = self._portrait.read_at()
            self.state.setText(age(times))
            lines = [f"{name}: {_moment(at) if at else say(_NEVER)}" for name, at in times]
            self.state.setToolTip(tip("\n".join(lines)))

    def _fill_name(self, portrait: Portrait) -> None:
        _empty(self._name)
        title = portrait.title()
        name = Fact(title, self._desk.theme)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        font.setBold(True)
        name.setFont(font)
        self._name.addWidget(name)
        if title.has_eye:
            self._name.addWidget(Eye(self._desk.arrangement(self._dataset), title.name, self._desk))
        self._name.addSpacing(_NEAR)
        for entry in portrait.states():
            if entry.tone:
                made: QWidget = Fact(entry, self._desk.theme, dot=True)
            else:
                made = label(entry.text, role="pill")
            self._name.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)

    def _fact(self, entry: Entry) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, _BEHIND, 0)
        row.setSpacing(_NEAR)
        row.addWidget(label(entry.label, role="secondary"))
        row.addWidget(Fact(entry, self._desk.theme))
        if entry.has_eye:
            row.addWidget(Eye(self._desk.arrangement(self._dataset), entry.name, self._desk))
        return made

    def _fill_links(self, links: Sequence[Section]) -> None:
        _empty(self._links)
        if links:
            self._links.addWidget(label(say(N_("All:")), role="secondary"))
        for each in links:
            made = button(f"{each.label} {count(each.count)}", "link")
            made.setAccessibleName(f"{say(N_('Show all'))}: {made.text()}")
            made.clicked.connect(
                lambda _on=False, each=each: self._desk.go(each.dataset.name, each.query, None)
            )
            self._links.addWidget(made)

    def _on_refresh(self) -> None:
        (self.stopped if self._reading else self.asked).emit()


def age(times: Sequence[tuple[str, str]]) -> str:
    """`Data as of 09:41`: the time of the list that was read longest ago."""
    read = [at for _, at in times if at]
    if not read:
        return say(_NEVER)
    then = datetime.fromisoformat(min(read)).astimezone(style().zone)
    today = style().now().astimezone(style().zone)
    form = "%H:%M" if then.date() == today.date() else "%m-%d %H:%M"
    words = say(N_("Data as of {time}")).format(time=f"{then:{form}}")
    if len(read) < len(times):
        return say(N_("{words}, not all of it")).format(words=words)
    return words


def _told(portrait: Portrait) -> object:
    """What the heading says: the same again is not built again."""
    links = [(each.label, each.count) for each in portrait.links()]
    return portrait.title(), portrait.states(), portrait.heading(), links


def _moment(time: str) -> str:
    return f"{datetime.fromisoformat(time).astimezone(style().zone):%Y-%m-%d %H:%M:%S}"


def _empty(layout: QLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
