"""The strip on top: whose account this is, the way to the search, three buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop.accounts import Account
from desktop.models.words import one_line, say
from desktop.text import N_
from desktop.views.parts import Button, Tool, label, named, repolish
from desktop.views.theme import Theme

_SEARCH_WIDTH = 320
_ACCOUNT_CHARS = 28


class TopBar(QWidget):
    """Says what was clicked; the window decides what comes of it."""

    chosen = Signal(str)  # slug of the account to switch to

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.account = named(Button(), say(N_("Account")))
        self.account.setProperty("role", "quiet")
        self.menu = QMenu(self)
        self.account.setMenu(self.menu)
        self.pill = label(role="pill")
        self.search = named(Button(), css="search")
        self.eye, self.refresh, self.settings = (Tool() for _ in range(3))
        self._lay_out()
        theme.changed.connect(self._paint)
        self._paint()

    def _lay_out(self) -> None:
        self.search.setMinimumWidth(_SEARCH_WIDTH)
        self.pill.hide()
        left, right = QHBoxLayout(), QHBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.account)
        left.addWidget(self.pill)
        left.addStretch()
        right.setSpacing(4)
        right.addStretch()
        for tool in (self.eye, self.refresh, self.settings):
            tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            right.addWidget(tool)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 12, 4)
        row.addLayout(left, 1)
        row.addWidget(self.search)
        row.addLayout(right, 1)

    def name_tools(self, eye: QAction, refresh: QAction, settings: QAction, find: QAction) -> None:
        """Give the buttons the deeds, names and shortcuts of the menu's actions."""
        for tool, action in ((self.eye, eye), (self.refresh, refresh), (self.settings, settings)):
            tool.clicked.connect(action.trigger)
            tool.setAccessibleName(_plain(action))
            tool.setToolTip(with_shortcut(action))
            tool.setEnabled(action.isEnabled())
            action.enabledChanged.connect(tool.setEnabled)
        keys = find.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.search.setText(f"  {_plain(find)}   {keys}")
        self.search.setAccessibleName(_plain(find))
        self.search.clicked.connect(find.trigger)

    def show_accounts(
        self, accounts: Sequence[Account], current: Account, others: Sequence[QAction]
    ) -> None:
        """Fill the menu: the accounts to switch to, then what else can be done with them."""
        self.menu.clear()
        for account in accounts:
            action = self.menu.addAction(one_line(account.name).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(account.slug == current.slug)
            action.triggered.connect(lambda _=False, slug=account.slug: self.chosen.emit(slug))
        self.menu.addSeparator()
        self.menu.addActions(list(others))

    def show_account(self, title: str, note: str, why: str = "", *, warn: bool = False) -> None:
        """Name the account; `note` stays visible beside it and `why` explains it."""
        title = one_line(title)
        short = title if len(title) <= _ACCOUNT_CHARS else f"{title[: _ACCOUNT_CHARS - 1]}…"
        self.account.setText(f" {short.replace('&', '&&')}  ")
        self.account.setAccessibleName(f"{say(N_('Account'))}: {title}")
        self.pill.setText(note)
        self.pill.setToolTip(why)
        self.pill.setAccessibleName(one_line(f"{note}. {why}"))
        self.pill.setProperty("role", "pill-warning" if warn else "pill")
        repolish(self.pill)
        self.pill.setVisible(bool(note))

    def _paint(self) -> None:
        self.eye.setIcon(self._theme.icon("eye-off"))
        self.refresh.setIcon(self._theme.icon("refresh"))
        self.settings.setIcon(self._theme.icon("settings"))
        self.account.setIcon(self._theme.icon("user"))
        self.search.setIcon(self._theme.icon("search"))


def _plain(action: QAction) -> str:
    return action.text().replace("&", "").split("\t")[0].rstrip("…")


def with_shortcut(action: QAction) -> str:
    """The words of an action with its keys, for a tool tip."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{_plain(action)} ({keys})" if keys else _plain(action)
