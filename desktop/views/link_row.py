"""One link to a page of the console: shown, copied, edited in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.catalog.console_menu import ConsolePage
from desktop.models.detail import Entry
from desktop.models.words import say
from desktop.text import N_
from desktop.views.console_links import ConsoleLinks
from desktop.views.marks import Value
from desktop.views.parts import button, label, named
from desktop.views.theme import Theme


class _Field(QLineEdit):
    """Enter keeps, Esc gives up."""

    kept = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc end the editing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class LinkRow(QWidget):
    """Says `changed` after the user put another link, or the declared one, in place."""

    changed = Signal()

    def __init__(self, page: ConsolePage, links: ConsoleLinks, theme: Theme) -> None:
        super().__init__()
        self._page, self._links = page, links
        link = links.of(page)
        self.shown = Value(Entry("", say(N_("Link")), link), theme)
        self.edit = button(say(N_("Edit")), "link")
        self.copy = button(say(N_("Copy")), "link")
        self.reset = button(say(N_("Reset to default")), "link")
        self.field = named(_Field(link), say(N_("Link")))
        self.keep = button(say(N_("Keep")))
        self.cancel = button(say(N_("Cancel")), "quiet")
        self.fault = label(role="danger", wrap=True)
        self._lay_out()
        self._set_editing(False)
        self._connect()

    def _lay_out(self) -> None:
        looking, editing = QHBoxLayout(), QHBoxLayout()
        looking.setSpacing(4)
        looking.addWidget(self.shown, 1, Qt.AlignmentFlag.AlignVCenter)
        for made in (self.edit, self.copy, self.reset):
            looking.addWidget(made)
        editing.setSpacing(8)
        editing.addWidget(self.field, 1)
        editing.addWidget(self.keep)
        editing.addWidget(self.cancel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(looking)
        whole.addLayout(editing)
        whole.addWidget(self.fault)

    def _connect(self) -> None:
        self.edit.clicked.connect(self.begin)
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.field.text()))
        self.reset.clicked.connect(self._on_reset)
        self.keep.clicked.connect(self._on_keep)
        self.field.kept.connect(self._on_keep)
        self.cancel.clicked.connect(self._on_cancel)
        self.field.left.connect(self._on_cancel)

    def begin(self) -> None:
        """Edit the link in place."""
        self._set_editing(True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def _set_editing(self, on: bool) -> None:
        editing: tuple[QWidget, ...] = (self.field, self.keep, self.cancel)
        looking: tuple[QWidget, ...] = (self.shown, self.edit, self.copy)
        for widget in (*editing, *looking):
            widget.setVisible((widget in editing) is on)
        self.reset.setVisible(not on and self._links.is_own(self._page))
        self.fault.hide()

    def _on_keep(self) -> None:
        fault = self._links.change(self._page, self.field.text())
        self.fault.setText(say(fault) if fault else "")
        self.fault.setVisible(bool(fault))
        if fault:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.changed.emit()

    def _on_cancel(self) -> None:
        self.field.setText(self._links.of(self._page))
        self._set_editing(False)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reset(self) -> None:
        self._links.reset(self._page)
        self.changed.emit()
