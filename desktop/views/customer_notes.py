"""Notes and tags on a record: written in place, kept by themselves, undone by Ctrl+Z."""

import asyncio
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import brief_time
from desktop.catalog.notes import LONGEST_TAG, Note
from desktop.catalog.query import Condition, Query
from desktop.models.columns import Arrangement
from desktop.models.words import one_line, say, style
from desktop.text import MASK, N_
from desktop.views.desk import Desk
from desktop.views.filter_bar import Chip
from desktop.views.flow import FlowLayout
from desktop.views.panel import Panel
from desktop.views.parts import Tool, button, label, named

_PAUSE_MS = 800  # after the last key
_FEWEST_LINES, _MOST_LINES = 3, 9
_OFFERED = 12  # tags that are in use elsewhere
TAGS, NOTE = "tags", "note"  # the columns that show them in tables


class NoteField(QPlainTextEdit):
    """A text that grows with its lines. `undone` asks for what was there before it was opened."""

    left = Signal()
    undone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setPlaceholderText(say(N_("Write a note; it stays on this computer")))
        self.setAccessibleName(say(N_("Note")))
        self.textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as its text, within reason."""
        lines = self.document().size().height()  # a plain text counts lines, not pixels
        lines = max(_FEWEST_LINES, min(lines, _MOST_LINES))
        return QSize(200, round(lines * self.fontMetrics().lineSpacing()) + 20)

    def minimumSizeHint(self) -> QSize:
        """It is not squeezed."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Z goes on behind what was typed here; Esc leaves the field."""
        document = self.document()
        if event.matches(QKeySequence.StandardKey.Undo) and not document.isUndoAvailable():
            self.undone.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was written is kept when the field is left."""
        super().focusOutEvent(event)
        self.left.emit()


class NoteBox(QWidget):
    """The text of a note, with when it was written; hidden as the content of a column is."""

    def __init__(self, dataset: Dataset, key: str, desk: Desk) -> None:
        super().__init__()
        self._dataset, self._key, self._desk = dataset, key, desk
        self._arrangement = desk.arrangement(dataset)
        self.field = NoteField()
        self.title = label(say(N_("Note")), role="title")
        self.when = label(role="secondary")
        self.eye = Eye(self._arrangement, NOTE, desk)
        self.hidden = label(MASK, role="secondary")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.when, 1)
        head.addWidget(self.eye)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(head)
        whole.addWidget(self.hidden)
        whole.addWidget(self.field)
        self._connect()
        self._show()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self.keep)
        self.field.left.connect(self.keep)
        self.field.undone.connect(self._undo)
        self._desk.notes.keeping.connect(self.keep)
        self._desk.notes.changed.connect(self._on_changed)
        self._arrangement.masked.connect(self._on_masked)

    @property
    def note(self) -> Note:
        """What is kept."""
        return self._desk.notes.get(self._dataset, self._key)

    def keep(self) -> None:
        """Keep what was written, if it is something else than before."""
        self._pause.stop()
        before, text = self.note.text, self.field.toPlainText()
        done = self._desk.notes.write(self._dataset, self._key, text)
        kept(self._desk, self._dataset, done)
        if done and before and not text.strip():
            undo = partial(put_text, self._desk, self._dataset, self._key, before)
            self._desk.notify(say(N_("The note was deleted.")), say(N_("Undo")), undo)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was written is kept when the page is left."""
        super().hideEvent(event)
        self.keep()

    def _undo(self) -> None:
        self.keep()
        kept(self._desk, self._dataset, self._desk.notes.undo(self._dataset, self._key))

    def _on_changed(self, dataset: str, key: str) -> None:
        typing = self._pause.isActive()  # then that is kept in a moment, and not overwritten
        if (dataset, key) == (self._dataset.name, self._key) and not typing:
            self._show()

    def _on_masked(self, name: str) -> None:
        if name == NOTE:
            self.keep()
            self._show()

    def _show(self) -> None:
        """Show what is kept, unless that is what the field says."""
        note, masked = self.note, self._arrangement.is_masked(NOTE)
        self.field.setVisible(not masked)
        self.hidden.setVisible(masked)
        self.when.setText(brief_time(note.changed_at or None, style()) if note.text else "")
        if note.text != self.field.toPlainText().rstrip():
            self.field.blockSignals(True)
            self.field.setPlainText(note.text)
            self.field.blockSignals(False)
            self.field.updateGeometry()


class TagRow(QWidget):
    """The tags of a record: a click shows who else has one, the cross takes it away."""

    def __init__(self, dataset: Dataset, key: str, desk: Desk) -> None:
        super().__init__()
        self._dataset, self._key, self._desk = dataset, key, desk
        self._arrangement = desk.arrangement(dataset)
        self.chips: list[Chip] = []
        self.panel: TagPanel | None = None
        self.add = button(say(N_("Tag")), "quiet")
        self.add.setIcon(desk.theme.icon("plus"))
        self.add.setAccessibleName(say(N_("Add a tag")))
        self.add.setToolTip(say(N_("Add a tag")))
        self.hidden = label(MASK, role="secondary")
        self.eye = Eye(self._arrangement, TAGS, desk)
        self._flow = FlowLayout(self, 4)
        for widget in (self.hidden, self.add, self.eye):
            self._flow.addWidget(widget)
        self.add.clicked.connect(self._on_add)
        desk.notes.changed.connect(self._on_changed)
        self._arrangement.masked.connect(self._on_masked)
        queued = Qt.ConnectionType.QueuedConnection  # chips are measured in the new font
        desk.theme.changed.connect(self._on_theme, queued)
        self._show()

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags that are kept."""
        return self._desk.notes.get(self._dataset, self._key).tags

    def put(self, tags: tuple[str, ...]) -> None:
        """Replace the tags."""
        put_tags(self._desk, self._dataset, self._key, tags)

    def _take(self, tag: str) -> None:
        before = self.tags
        self.put(tuple(each for each in before if each != tag))
        words = say(N_("The tag “{tag}” was taken away.")).format(tag=tag)
        undo = partial(put_tags, self._desk, self._dataset, self._key, before)
        self._desk.notify(words, say(N_("Undo")), undo)
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_add(self) -> None:
        known = [tag for tag in self._desk.notes.tags(self._dataset) if tag not in self.tags]
        self.panel = TagPanel(self.add, known[:_OFFERED])
        self.panel.chosen.connect(lambda tag: self.put((*self.tags, tag)))
        self.panel.open(self.panel.field)

    def _on_changed(self, dataset: str, key: str) -> None:
        if (dataset, key) == (self._dataset.name, self._key):
            self._show()

    def _on_masked(self, name: str) -> None:
        if name == TAGS:
            self._show()

    def _on_theme(self) -> None:
        self.add.setIcon(self._desk.theme.icon("plus"))
        self._show()

    def _show(self) -> None:
        masked = self._arrangement.is_masked(TAGS)
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [] if masked else [self._chip(tag) for tag in self.tags]
        for place, chip in enumerate(self.chips):
            self._flow.insert(place, chip)
            chip.show()
        self.hidden.setVisible(masked and bool(self.tags))
        self.add.setVisible(not masked)
        self.eye.setVisible(bool(self.tags))

    def _chip(self, tag: str) -> Chip:
        made = Chip(tag, self._desk)
        made.text.setToolTip(say(N_("Show all with this tag")))
        made.cross.setToolTip(say(N_("Take this tag away")))
        made.cross.setAccessibleName(say(N_("Take the tag “{tag}” away")).format(tag=tag))
        query = Query(self._dataset, (Condition(TAGS, "has", tag),))
        made.edited.connect(lambda: self._desk.go(self._dataset.name, query, None))
        made.dropped.connect(lambda: self._take(tag))
        return made


class TagPanel(Panel):
    """A field for a tag, and those that are in use elsewhere."""

    chosen = Signal(str)

    def __init__(self, opener: QWidget, known: list[str]) -> None:
        super().__init__(opener, say(N_("Add a tag")))
        self.field = named(QLineEdit(), say(N_("Tag")))
        self.field.setMaxLength(LONGEST_TAG)
        self.field.setPlaceholderText(say(N_("New tag")))
        self.field.setMinimumWidth(220)
        self.field.returnPressed.connect(lambda: self._choose(self.field.text()))
        self.rows.addWidget(self.field)
        self.offers = [button(one_line(tag).replace("&", "&&"), "choice") for tag in known]
        if known:
            self.rows.addWidget(label(say(N_("In use:")), role="secondary"))
            holder = QWidget()
            flow = FlowLayout(holder, 4)
            for tag, offer in zip(known, self.offers, strict=True):
                flow.addWidget(offer)
                offer.clicked.connect(lambda _on=False, tag=tag: self._choose(tag))
            self.rows.addWidget(holder)

    def _choose(self, tag: str) -> None:
        if tag.strip():
            self.chosen.emit(tag)
        self.finish()


def kept(desk: Desk, dataset: Dataset, done: "Future[None] | None") -> None:
    """Let tables follow once a note is on disk; a failure is told as any other."""

    async def wait(done: "Future[None]") -> None:
        await asyncio.wrap_future(done)
        desk.changes.happened.emit(frozenset({dataset.name}))

    if done is not None:
        desk.tasks.start(f"keep a note {id(done)}", wait, done)


def put_tags(desk: Desk, dataset: Dataset, key: str, tags: tuple[str, ...]) -> None:
    """Replace the tags of a record."""
    kept(desk, dataset, desk.notes.tag(dataset, key, tags))


def put_text(desk: Desk, dataset: Dataset, key: str, text: str) -> None:
    """Replace the text of a note."""
    kept(desk, dataset, desk.notes.write(dataset, key, text))


class Eye(Tool):
    """Hides and shows the content of a column, here and in its table."""

    def __init__(self, arrangement: Arrangement, name: str, desk: Desk) -> None:
        super().__init__()
        self._arrangement, self._name, self._theme = arrangement, name, desk.theme
        self.setProperty("role", "small")
        self.setIconSize(QSize(14, 14))
        self.clicked.connect(self._turn)
        arrangement.masked.connect(self._dress)
        desk.theme.changed.connect(self._dress)
        self._dress()

    def _turn(self) -> None:
        self._arrangement.set_masked(self._name, not self._arrangement.is_masked(self._name))

    def _dress(self, _name: str = "") -> None:
        hidden = self._arrangement.is_masked(self._name)
        words = N_("Show the content of {column}") if hidden else N_("Hide the content of {column}")
        column = say(self._arrangement.dataset.by_name[self._name].label)
        self.setToolTip(say(words).format(column=column))
        self.setAccessibleName(self.toolTip())
        self.setIcon(self._theme.icon("eye-off" if hidden else "eye"))
