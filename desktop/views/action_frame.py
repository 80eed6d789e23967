"""The frame of an action's dialog: what it is, one page at a time, and the buttons below."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.models.words import say
from desktop.text import N_
from desktop.views.desk import Desk
from desktop.views.parts import Button, button, label, line, repolish

_WIDE, _LEAST, _MARGIN = 640, 220, 64
_NARROWEST = 480
_EDGES = 14  # above the page, and the line below it


class Sheet(QScrollArea):
    """A page that scrolls only where the screen has no room for it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)

    def needed(self, wide: int) -> int:
        """The height that the page needs at a width, of which a scroll bar may take a part."""
        wide -= self.verticalScrollBar().sizeHint().width()
        layout = self._page.layout()
        if layout is None or not layout.hasHeightForWidth():
            return self._page.sizeHint().height()
        return max(layout.totalHeightForWidth(wide), self._page.minimumSizeHint().height())


class Frame(QDialog):
    """One page over a row of buttons; as high as the page needs, within the window."""

    def __init__(self, title: str, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(title)
        self.page: QWidget | None = None
        self._sheet: Sheet | None = None
        self._sheets: dict[QWidget, Sheet] = {}
        self.back = button(say(N_("Cancel")))
        self.next = button(say(N_("Continue")), "primary")
        self.also = button("")
        self.state = label(role="secondary", wrap=True)
        self._room = QVBoxLayout()
        self._room.setContentsMargins(0, 12, 0, 0)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(24, 12, 24, 16)
        row.setSpacing(8)
        row.addWidget(self.state, 1)
        for each in (self.also, self.back, self.next):
            each.setAutoDefault(False)
            row.addWidget(each)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._room, 1)
        whole.addWidget(line())
        whole.addWidget(self._foot)
        wide = desk.theme.scaled(_WIDE)
        room = parent.window().width() - _MARGIN if parent else wide
        self.setFixedWidth(min(wide, max(room, _NARROWEST)))

    def show_page(self, page: QWidget) -> None:
        """Show another page; the one before is only hidden: it may be gone back to."""
        if self._sheet:
            self._sheet.hide()
            self._room.removeWidget(self._sheet)
        if page not in self._sheets:
            self._sheets[page] = Sheet(page)
            page.installEventFilter(self)
        self._sheet, self.page = self._sheets[page], page
        self._room.addWidget(self._sheet)
        self._sheet.show()
        self.fit()
        QTimer.singleShot(0, self, lambda: self.fit(grow=True))  # when its fonts are known

    def offer(self, following: str, back: str, *, also: str = "", role: str = "primary") -> None:
        """Name the buttons; "" hides one."""
        for each, words in ((self.next, following), (self.back, back), (self.also, also)):
            each.setText(words.replace("&", "&&"))
            each.setVisible(bool(words))
            each.setEnabled(True)
        self.next.setProperty("role", role)
        repolish(self.next)

    def lead(self, safe: Button) -> None:
        """Make a button the one that Enter presses."""
        for each in (self.back, self.next, self.also):
            each.setDefault(each is safe)

    def fit(self, *, grow: bool = False) -> None:
        """Take the height that the page needs, as far as the window has it."""
        if self._sheet is None:
            return
        parent = self.parentWidget()
        room = parent.window().height() if parent else self.screen().availableSize().height()
        foot = self._foot.sizeHint().height() + _EDGES
        wanted = max(_LEAST, min(self._sheet.needed(self.width()) + foot, room - _MARGIN))
        self.resize(self.width(), max(wanted, self.height()) if grow else wanted)

    def reveal(self) -> None:
        """Scroll to what has the focus, where the page has more than there is room for."""
        focused = QApplication.focusWidget()
        if self._sheet and focused and self._sheet.isAncestorOf(focused):
            self._sheet.ensureWidgetVisible(focused)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the page; it does not shrink under the mouse."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.page:
            self.fit(grow=True)
        return super().eventFilter(watched, event)
