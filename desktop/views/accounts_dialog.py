"""The list of accounts: open, rename, wipe, add."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.accounts import Account
from desktop.catalog.sites import SITES
from desktop.models.words import one_line, say
from desktop.text import N_
from desktop.views.parts import button, label, named

_WIDTH = 480
_SLUG = Qt.ItemDataRole.UserRole


class AccountsDialog(QDialog):
    """Says what is to be done with which account; the program does it and calls `fill` again."""

    opened = Signal(str)
    renamed = Signal(str)
    wiped = Signal(str)
    added = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(N_("Accounts")))
        self.setMinimumSize(_WIDTH, 320)
        self.list = named(QListWidget(), say(N_("Accounts")), css="accounts")
        self.add = button(say(N_("Add…")))
        self.rename = button(say(N_("Rename…")))
        self.wipe = button(say(N_("Wipe…")), "danger")
        self.open_button = button(say(N_("Open")), "primary")
        self.failure = label(role="danger", wrap=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for made in (self.add, self.rename, self.wipe):
            row.addWidget(made)
        row.addStretch()
        row.addWidget(self.open_button)
        self.failure.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(12)
        whole.addWidget(self.list, 1)
        whole.addWidget(self.failure)
        whole.addLayout(row)

    def _connect(self) -> None:
        self.add.clicked.connect(self.added)
        self.rename.clicked.connect(self._with_slug(self.renamed.emit))
        self.wipe.clicked.connect(self._with_slug(self.wiped.emit))
        self.open_button.clicked.connect(self._with_slug(self.opened.emit))
        self.list.itemActivated.connect(self._with_slug(self.opened.emit))
        self.list.currentItemChanged.connect(self._on_current)

    def fill(self, accounts: Sequence[Account], current: str) -> None:
        """Show these accounts; the one with the slug `current` is open."""
        self.list.clear()
        for account in accounts:
            item = QListWidgetItem(describe(account))
            item.setData(_SLUG, account.slug)
            self.list.addItem(item)
            if account.slug == current:
                self.list.setCurrentItem(item)
        self.failure.hide()
        self._on_current()

    def say_failure(self, words: str) -> None:
        """Say why something could not be done."""
        self.failure.setText(words)
        self.failure.show()

    def _with_slug(self, emit: Callable[[str], None]) -> Callable[..., None]:
        def on_clicked(*_: object) -> None:
            item = self.list.currentItem()
            if self.list.currentRow() >= 0:
                emit(str(item.data(_SLUG)))

        return on_clicked

    def _on_current(self, *_: object) -> None:
        for made in (self.rename, self.wipe, self.open_button):
            made.setEnabled(self.list.currentItem() is not None)


def describe(account: Account) -> str:
    """`North China · China · access key`."""
    if account.kind == "sandbox":
        return f"{account.name} · {say(N_('Sample data'))}"
    site = say(SITES[account.site].label) if account.site in SITES else account.operations
    kind = say(N_("User and password")) if account.kind == "password" else say(N_("Access key"))
    return one_line(f"{account.name} · {site} · {kind}")
