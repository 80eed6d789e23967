"""A panel over the window, under the button that opened it: filters, columns.

A child of the window and no popup of the system: a popup would take the keyboard from the input
method with which Chinese is typed.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

_MARGIN = 8


class Panel(QFrame):
    """Closes on Esc, on a click elsewhere, and when the focus goes elsewhere in the window."""

    closed = Signal()

    def __init__(self, opener: QWidget, title: str) -> None:
        super().__init__(opener.window())
        self.opener = opener  # whoever takes its place sets this anew
        self.setProperty("role", "panel")
        self.setAccessibleName(title)
        self.setAutoFillBackground(True)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(12, 12, 12, 12)
        self.rows.setSpacing(8)
        self.hide()

    def open(self, first: QWidget | None = None) -> None:
        """Show the panel under its opener, within the window, and give `first` the focus."""
        self.place()
        self.show()
        self.raise_()
        (first or self).setFocus(Qt.FocusReason.PopupFocusReason)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.installEventFilter(self)
            app.focusChanged.connect(self._on_focus)

    def place(self) -> None:
        """Take the size that the content asks for, and a place where it fits."""
        window = self.opener.window()
        most = window.size()
        self.rows.activate()
        size = self.sizeHint().expandedTo(self.minimumSize())
        size = size.boundedTo(most - QSize(2 * _MARGIN, 2 * _MARGIN))
        self.resize(size)
        below = self.opener.mapTo(window, QPoint(0, self.opener.height() + 4))
        left = min(below.x(), most.width() - size.width() - _MARGIN)
        top = min(below.y(), most.height() - size.height() - _MARGIN)
        self.move(max(left, _MARGIN), max(top, _MARGIN))

    def finish(self) -> None:
        """Close; the focus goes back to where it came from."""
        if self.isHidden():
            return
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.removeEventFilter(self)
            app.focusChanged.disconnect(self._on_focus)
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.hide()
        if had_focus:
            self.opener.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """Grow and shrink with the content."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.place()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click beside the panel closes it, and still does what it was meant to do."""
        if (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(watched, QWidget)
            and not self._holds(watched)
        ):
            QTimer.singleShot(0, self.finish)
        elif event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self.place()
        return super().eventFilter(watched, event)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and not self._holds(new):
            self.finish()

    def _holds(self, widget: QWidget) -> bool:
        """Whether a widget is in the panel, or in a list or calendar that drops from it."""
        popup = widget.window()
        drops = popup is not self.window() and popup.windowType() == Qt.WindowType.Popup
        return widget is self or self.isAncestorOf(widget) or drops
