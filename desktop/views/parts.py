"""Small parts that several views are made of; each shows plain text only."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFrame,
    QLabel,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)

from desktop.models.words import one_line, without_directions

W = TypeVar("W", bound=QWidget)
_LARGER = 1.25


class Label(QLabel):
    """A label that never takes its text for HTML, nor lets it turn what stands beside it."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text, which may come from outside."""
        super().setText(without_directions(text))


class Button(QPushButton):
    """A push button that Enter presses too; Qt lets it do so in dialogs only."""

    def __init__(self, text: str = "") -> None:
        super().__init__(one_line(text))

    def setText(self, text: str) -> None:
        """Show a text on one line, which may come from outside; `&&` is the sign itself."""
        super().setText(one_line(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if not _pressed_by_enter(self, event):
            super().keyPressEvent(event)


class Tool(QToolButton):
    """A tool button that Enter presses too."""

    def setText(self, text: str) -> None:
        """Show a text on one line, which may come from outside; `&&` is the sign itself."""
        super().setText(one_line(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if not _pressed_by_enter(self, event):
            super().keyPressEvent(event)


def _pressed_by_enter(made: QAbstractButton, event: QKeyEvent) -> bool:
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    if not event.isAutoRepeat():
        made.click()
    return True


def named(widget: W, accessible: str = "", *, tip: str = "", css: str = "") -> W:
    """`widget` with its name for readers of the screen, a tool tip, a name in the style sheet."""
    widget.setAccessibleName(one_line(accessible))
    widget.setToolTip(tip)
    widget.setObjectName(css)
    return widget


def label(
    text: str = "", *, role: str = "", wrap: bool = False, buddy: QWidget | None = None
) -> Label:
    """A label for any text."""
    made = Label(text)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if buddy:
        made.setBuddy(buddy)
        if not buddy.accessibleName():
            buddy.setAccessibleName(text.replace("&", ""))
    return made


def headline(text: str = "") -> Label:
    """A label for what matters most on a page, a fourth larger than the rest."""
    made = label(text, role="title", wrap=True)
    font = QFont(made.font())
    font.setPointSizeF(font.pointSizeF() * _LARGER)
    made.setFont(font)
    return made


def button(text: str, role: str = "", icon_name: str = "") -> Button:
    """A push button; `role` is one of the style sheet's: primary, danger, quiet, link."""
    made = Button(text)
    made.setProperty("role", role)
    if icon_name:
        made.setObjectName(icon_name)
    made.setAutoDefault(role == "primary")
    return made


def number(minimum: int, maximum: int, value: int, suffix: str = "") -> QSpinBox:
    """A field for a whole number; its text begins where that of other fields does."""
    made = QSpinBox(minimum=minimum, maximum=maximum, value=value, suffix=suffix)
    made.lineEdit().setTextMargins(6, 0, 0, 0)
    return made


def line() -> QFrame:
    """A thin line between two groups."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def repolish(widget: QWidget) -> None:
    """Let the style sheet look again after a property changed that it asks for.

    At what was never shown it has not looked yet.
    """
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


async def finished(dialog: QDialog) -> bool:
    """Open `dialog` and wait, without a loop of its own, until it is accepted or closed."""
    import asyncio

    future = asyncio.get_running_loop().create_future()

    def end(result: int) -> None:
        if not future.done():
            future.set_result(result == QDialog.DialogCode.Accepted.value)

    dialog.finished.connect(end)
    dialog.open()
    try:
        return bool(await future)
    finally:
        dialog.finished.disconnect(end)
        dialog.close()
