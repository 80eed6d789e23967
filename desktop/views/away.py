"""The cover over everything the program shows: after a time without input, or at once by its keys.

It keeps contents from a colleague's glance and is no lock: a key or a click takes it away again.
"""

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QFrame,
    QMainWindow,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.models.words import say
from desktop.text import N_
from desktop.views.parts import headline, label

_KIND = QEvent.Type
_INPUT = {
    _KIND.KeyPress, _KIND.MouseMove, _KIND.MouseButtonPress, _KIND.Wheel, _KIND.InputMethod,
    _KIND.TouchBegin, _KIND.TouchUpdate, _KIND.TabletMove, _KIND.TabletPress,
}  # fmt: skip
_PRESSED = {_KIND.MouseButtonPress, _KIND.MouseButtonDblClick, _KIND.TouchBegin}
_LET_GO = {_KIND.MouseButtonRelease, _KIND.TouchEnd}
_KEPT_AWAY = {  # from what is covered
    _KIND.KeyRelease, _KIND.Wheel, _KIND.ToolTip, _KIND.ContextMenu, _KIND.DragEnter,
}  # fmt: skip
_MODIFIERS = {  # alone they are on the way to another program: Alt and Tab
    Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Control, Qt.Key.Key_Meta, Qt.Key.Key_Shift,
    Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock,
}  # fmt: skip


class Cover(QFrame):
    """The name of the program, and how to see more."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = say(N_("Contents are hidden. Press a key or click to show them."))
        self.setAccessibleName(words)
        rows = QVBoxLayout(self)
        rows.setSpacing(8)
        rows.addStretch()
        for each in (headline(say(N_("Partner Desk"))), label(words, role="secondary", wrap=True)):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            rows.addWidget(each)
        rows.addStretch()
        self.setGeometry(window.rect())


class Away(QObject):
    """Watches for input in the windows of the program, and covers them when there was none.

    What is covered is hidden, and nothing but the cover is painted: neither a picture of the window
    nor a reader of the screen has any of it. Dialogs wait unseen and go on afterwards.
    """

    def __init__(
        self, window: QMainWindow, minutes: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """After so many minutes without input; 0 for never. `clock` counts seconds."""
        super().__init__(window)
        self._window, self._clock = window, clock
        self._after_s, self._last_s = 0, clock()
        self._cover: Cover | None = None
        self._pressed = False
        self._hidden: list[QWidget] = []
        self._focus: QWidget | None = None
        self._title = ""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusWindowChanged.connect(self._watch)
        self.take(minutes)

    @property
    def covered(self) -> bool:
        """Whether the contents are hidden."""
        return self._cover is not None

    def take(self, minutes: int) -> None:
        """Wait so many minutes from now on; 0 for never."""
        if self._after_s != minutes * 60:
            self._after_s, self._last_s = minutes * 60, self._clock()
            self.look()

    def look(self) -> None:
        """Cover the window if the time is over, or look again when it may be."""
        self._timer.stop()
        if not self._after_s or self.covered:
            return
        left_s = self._last_s + self._after_s - self._clock()
        if left_s > 0:
            self._timer.start(int(left_s * 1000) + 1)
        else:
            self.cover()

    def cover(self) -> None:
        """Hide everything the program shows."""
        if self.covered:
            return
        _close_popups()
        self._focus, self._pressed = QApplication.focusWidget(), False
        self._cover = cover = Cover(self._window)
        cover.show()
        cover.setFocus(Qt.FocusReason.OtherFocusReason)  # the search over everything ends by that
        for widget in self._contents():
            self._put_away(widget)
        self._title = self._window.windowTitle()
        self._window.setWindowTitle(say(N_("Partner Desk")))
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr] # there is one

    def uncover(self) -> None:
        """Show everything as it was."""
        if self._cover is None:
            return
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr] # as above
        cover, self._cover = self._cover, None
        cover.hide()
        cover.deleteLater()
        self._window.setWindowTitle(self._title)
        hidden, self._hidden = self._hidden, []
        for widget in hidden:
            if isValid(widget):
                if isinstance(widget, QDialog):
                    widget.finished.disconnect(self._on_finished)
                widget.show()
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus, self._last_s = None, self._clock()
        self.look()

    def _watch(self, window: QWindow | None) -> None:
        """Notice the input of a window; all of it comes to the window first."""
        if window is not None:
            window.installEventFilter(self)

    def _contents(self) -> Iterator[QWidget]:
        """What is to be hidden: all that is in the window, and whatever is open above it."""
        inside = (each for each in self._window.children() if isinstance(each, QWidget))
        yield from [each for each in inside if self._shows(each) and not each.isHidden()]
        above = (each for each in QApplication.topLevelWidgets() if each.isVisible())
        yield from sorted((each for each in above if self._shows(each)), key=_depth)

    def _shows(self, widget: QWidget) -> bool:
        """Whether something of ours is in a widget that is a window or a part of ours.

        A chooser of files belongs to the system.
        """
        if widget in (self._window, self._cover) or isinstance(widget, QFileDialog):
            return False
        return widget.isWindow() or widget.parent() is self._window

    def _put_away(self, widget: QWidget) -> None:
        if not (self.covered and isValid(widget)) or widget.isHidden():
            return
        if widget not in self._hidden:
            self._hidden.append(widget)
            if isinstance(widget, QDialog):
                widget.finished.connect(self._on_finished)
        widget.hide()

    def _on_finished(self) -> None:
        """A dialog that ended unseen does not come back."""
        ended = self.sender()
        self._hidden = [each for each in self._hidden if each is not ended]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note input; while the contents are hidden let nothing of them be seen or reached."""
        kind = event.type()
        if not self.covered:
            if kind in _INPUT:
                self._last_s = self._clock()
            return False
        if kind == _KIND.ShortcutOverride:
            event.accept()  # or the keys would do what they stand for, unseen
            return True
        return kind in _KEPT_AWAY or self._ended_by(event) or self._kept_hidden(watched, event)

    def _ended_by(self, event: QEvent) -> bool:
        """Take the cover away at a key or a click, which do nothing else."""
        kind = event.type()
        if isinstance(event, QKeyEvent):
            if kind == _KIND.KeyPress and not event.isAutoRepeat():
                self._end_unless(event.key() in _MODIFIERS)
            return True
        if kind in _PRESSED:
            self._pressed = True
            return True
        if kind in _LET_GO:
            self._end_unless(not self._pressed)
            return True
        return False

    def _end_unless(self, reason: bool) -> None:
        if not reason:
            QTimer.singleShot(0, self, self.uncover)  # not amid an event of what is shown then

    def _kept_hidden(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWidget) or self._cover is None:
            return False
        kind = event.type()
        if kind == _KIND.Paint:
            return not self._may_be_seen(watched)
        if kind == _KIND.Show and self._shows(watched):
            QTimer.singleShot(0, self, lambda: self._put_away(watched))
        elif watched is self._window and kind == _KIND.Resize:
            self._cover.setGeometry(self._window.rect())
        elif watched is self._window and kind == _KIND.WindowTitleChange:
            self._keep_title()
        return False

    def _may_be_seen(self, widget: QWidget) -> bool:
        if self._cover is None or isinstance(widget.window(), QFileDialog):
            return True
        return widget in (self._window, self._cover) or self._cover.isAncestorOf(widget)

    def _keep_title(self) -> None:
        """An account was opened unseen: its name is for later."""
        if (title := self._window.windowTitle()) != (ours := say(N_("Partner Desk"))):
            self._title = title
            self._window.setWindowTitle(ours)


def _close_popups() -> None:
    """Menus and lists that fold out hold the keyboard; they are closed, not covered."""
    last: QWidget | None = None
    while (popup := QApplication.activePopupWidget()) is not None and popup is not last:
        popup.close()
        last = popup
    QToolTip.hideText()


def _depth(widget: QWidget) -> int:
    """How many windows it stands on: it comes back after them."""
    parent = widget.parentWidget()
    return 0 if parent is None else 1 + _depth(parent)
