"""The search over everything, which also runs commands: Ctrl+K.

A child that covers the window and no popup of the system: a popup would take the keyboard from the
input method with which Chinese is typed. What is being composed there is not looked for yet.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.models.palette import Line
from desktop.models.words import say
from desktop.text import N_
from desktop.views.commands import Source
from desktop.views.desk import Desk
from desktop.views.flow import FlowLayout
from desktop.views.palette_list import PaletteList
from desktop.views.palette_search import PaletteSearch
from desktop.views.parts import Tool, button, label, named

_WIDE, _TOP, _MARGIN = 760, 8, 16
_SHADOW = 24
_KEYS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Return,
    Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab,
)  # fmt: skip
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchField(QLineEdit):
    """Tells of the keys that are for the list, unless a word is being composed."""

    pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__(placeholderText=say(N_("Search everything, or run a command")))
        self.setAccessibleName(self.placeholderText())
        self._composing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether a word is being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take Tab before Qt moves the focus by it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _KEYS and not self._composing:
                self.pressed.emit(key)
                return True
        return super().event(event)


class Palette(QWidget):
    """Is there from Ctrl+K until Esc, Enter, or a click beside it."""

    closed = Signal()

    def __init__(self, window: QWidget, desk: Desk, sources: Sequence[Source]) -> None:
        """`sources` tell at once what fits a text, beside the rows of the cache."""
        super().__init__(window)
        self._window, self._theme = window, desk.theme
        self._before = QApplication.focusWidget()
        self._hurry = False  # Enter was pressed before there was an answer
        self.search = PaletteSearch(desk, sources, self)
        self.field = SearchField()
        self.eye = named(Tool(), say(N_("Show or hide personal data (Alt+N)")))
        self.list = PaletteList(desk.theme)
        self.nothing = label(say(N_("Nothing found")), role="secondary")
        self.note = label(role="secondary")
        self._groups = QWidget()
        self._frame = QFrame(self)
        self._lay_out()
        self.field.textChanged.connect(self._on_text)
        self.field.pressed.connect(self._on_key)
        self.list.chosen.connect(self._run)
        self.list.moved.connect(self._on_moved)
        self.eye.clicked.connect(self.search.show_names)
        self.search.answered.connect(self._on_answer)
        window.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        self.setAccessibleName(self.field.accessibleName())
        self._frame.setProperty("role", "panel")
        self._frame.setAutoFillBackground(True)
        self.eye.setToolTip(self.eye.accessibleName())
        self.eye.setShortcut("Alt+N")
        self.eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.eye.hide()
        top = QHBoxLayout()
        top.setContentsMargins(11, 11, 11, 7)
        top.addWidget(self.field, 1)
        top.addWidget(self.eye)
        self._flow = FlowLayout(self._groups, 2)
        self._flow.setContentsMargins(7, 0, 7, 4)
        self.nothing.setContentsMargins(12, 4, 12, 8)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(11, 5, 11, 7)
        hint = say(N_("Enter opens · Tab shows one group · Esc closes"))
        bottom.addWidget(label(hint, role="secondary"))
        bottom.addStretch()
        bottom.addWidget(self.note)
        self._column = QVBoxLayout(self._frame)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addLayout(top)
        for widget in (self._groups, self.list, self.nothing):
            self._column.addWidget(widget)
        self._column.addLayout(bottom)

    # coming and going

    def open(self) -> None:
        """Show it, with the keyboard in the field."""
        self.place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.search.ask("")
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def finish(self, *, back: bool = True) -> None:
        """Close; with `back` the focus goes to where it came from."""
        if self.isHidden():
            return
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._on_focus)
        self._window.removeEventFilter(self)
        self.search.stop()
        self.hide()
        if back and self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()
        self.deleteLater()

    def place(self) -> None:
        """Cover the window; the frame stands at its top, as high as what is in it needs."""
        room = self._window.rect()
        self.setGeometry(room)
        width = min(_WIDE, room.width() - 2 * _MARGIN)
        self.list.setFixedHeight(0)
        self._column.invalidate()  # what is in it may have come or gone
        rest = self._height_for(width)
        most = room.height() - _TOP - _MARGIN - rest
        self.list.setFixedHeight(max(min(self.list.content_height(), most), 0))
        left, height = (room.width() - width) // 2, self._height_for(width)
        self._frame.setGeometry(QRect(left, _TOP, width, height))
        self.update()

    def _height_for(self, width: int) -> int:
        column = self._column
        if column.hasHeightForWidth():
            return column.totalHeightForWidth(width)
        return column.totalSizeHint().height()

    # what is typed

    def _on_text(self, text: str) -> None:
        self._hurry = False
        self.search.ask(text, self.search.only)

    def _on_key(self, key: Qt.Key) -> None:
        if key == Qt.Key.Key_Escape:
            self._narrow("") if self.search.only else self.finish()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step(1 if key == Qt.Key.Key_Tab else -1)
        elif key not in _ENTERS:
            self.list.go(key)
        elif self.search.settled:
            self._run(self.list.current())
        else:
            self._hurry = True

    def _step(self, by: int) -> None:
        """Show the next group only; after the last one all of them."""
        names = ["", *(section.name for section in self.search.groups())]
        at = names.index(self.search.only) if self.search.only in names else 0
        self._narrow(names[(at + by) % len(names)])

    def _narrow(self, name: str) -> None:
        self.search.ask(self.field.text(), name)

    def _run(self, line: Line | None) -> None:
        if line and line.act:
            self.finish(back=True)
            line.act()

    # what is shown

    def _on_answer(self, stay: bool) -> None:
        sections = self.search.shown()
        self.list.show_sections(sections, self.search.text, stay=stay)
        self.nothing.setVisible(not sections and self.search.settled)
        self.eye.setVisible(self.search.names)
        self.eye.setIcon(self._theme.icon("eye-off" if self.search.hides else "eye"))
        self.note.setText(self._note())
        self._show_groups()
        self.place()
        if self._hurry and self.search.settled:
            self._run(self.list.current())

    def _note(self) -> str:
        """What is to be known about the answer."""
        if self.search.ready < 1:
            percent = min(int(self.search.ready * 100), 99)
            return say(N_("The search is being prepared: {percent} %")).format(percent=percent)
        return say(N_("Alt+N shows names")) if self.search.hides else ""

    def _show_groups(self) -> None:
        """Offer to show one group only, where there is more than one."""
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        sections = self.search.groups()
        pairs = [("", say(N_("All")), "")]
        pairs += [(section.name, section.title, section.number) for section in sections]
        for name, title, number in pairs if len(pairs) > 2 or self.search.only else []:
            made = button(f"{title} {number}".strip().replace("&", "&&"), "segment")
            made.setCheckable(True)
            made.setChecked(name == self.search.only)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.clicked.connect(lambda _=False, name=name: self._narrow(name))
            self._flow.addWidget(made)
            made.show()  # or it counts for nothing in the height that is asked for next
        self._groups.setVisible(self._flow.count() > 0)

    def _on_moved(self, line: Line | None) -> None:
        """A reader of the screen, who stays in the field, hears of the current line."""
        self.field.setAccessibleDescription(line.spoken if line else "")

    # events

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        mine = new is None or new is self or self.isAncestorOf(new)
        if new is not None and not mine and new.window() is self.window():
            self.finish(back=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow and shrink with the window."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the frame closes."""
        if not self._frame.geometry().contains(event.position().toPoint()):
            self.finish()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shadow of the frame, drawn as rings that grow fainter."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        strength = 14 if self._theme.dark else 5
        painter.setBrush(QColor(0, 0, 0, strength))
        frame = QRectF(self._frame.geometry())
        for ring in range(_SHADOW, 0, -3):
            painter.drawRoundedRect(
                frame.adjusted(-ring, -ring / 2, ring, ring * 1.25), ring + 6, ring + 6
            )
