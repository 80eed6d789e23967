"""Everything that can be done from the menus, each with its keys; the page of shortcuts lists it.

Keys that a tab handles itself are shown beside the words but not registered a second time, because
Qt obeys neither of two owners of one shortcut.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.models.words import say
from desktop.text import N_

FILE, EDIT, VIEW, DATA, HELP = N_("&File"), N_("&Edit"), N_("&View"), N_("&Data"), N_("&Help")


@dataclass(frozen=True, slots=True)
class Deed:
    """One entry of a menu. `in_tab` says that the tab in front listens to the keys itself.

    `also` are keys that do the same and are not shown: those without Shift.
    """

    name: str
    menu: str
    words: str
    keys: str = ""
    in_tab: bool = False
    also: str = ""
    role: QAction.MenuRole = QAction.MenuRole.NoRole


DEEDS = (
    Deed("sign_in", FILE, N_("Sign in with another key…"), "Ctrl+Shift+N"),
    Deed("accounts", FILE, N_("Accounts…")),
    Deed("export", FILE, N_("Export…"), "Ctrl+E", in_tab=True),
    Deed("settings", FILE, N_("Settings…"), "Ctrl+,", role=QAction.MenuRole.PreferencesRole),
    Deed("quit", FILE, N_("Quit"), "Ctrl+Q", role=QAction.MenuRole.QuitRole),
    Deed("copy", EDIT, N_("Copy"), "Ctrl+C", in_tab=True),
    Deed("copy_headers", EDIT, N_("Copy with headers"), "Ctrl+Shift+C", in_tab=True),
    Deed("select_all", EDIT, N_("Select all"), "Ctrl+A", in_tab=True),
    Deed("search", VIEW, N_("Search or run a command"), "Ctrl+K"),
    Deed("filter", VIEW, N_("Filter this table"), "Ctrl+F", in_tab=True),
    Deed(
        "filter_column",
        VIEW,
        N_("Filter by the column of the cell…"),
        "Ctrl+Shift+F",
        in_tab=True,
    ),
    Deed("views", VIEW, N_("Saved views…"), "Ctrl+Shift+V", in_tab=True),
    Deed("columns", VIEW, N_("Choose columns…"), "Ctrl+Shift+H", in_tab=True),
    Deed("detail", VIEW, N_("Details of the row"), "Space", in_tab=True),
    Deed("zoom_in", VIEW, N_("Larger text"), "Ctrl++", also="Ctrl+="),
    Deed("zoom_out", VIEW, N_("Smaller text"), "Ctrl+-"),
    Deed("zoom_reset", VIEW, N_("Text of the usual size"), "Ctrl+0"),
    Deed("changes", VIEW, N_("What changed"), "Ctrl+Shift+L"),
    Deed("mask", VIEW, N_("Hide personal data"), "Ctrl+Shift+P"),
    Deed("cover", VIEW, N_("Hide contents now"), "Ctrl+L"),
    Deed("back", VIEW, N_("Back"), "Alt+Left"),
    Deed("next_tab", VIEW, N_("Next tab"), "Ctrl+Tab"),
    Deed("actions", DATA, N_("Actions…"), "Ctrl+Shift+A", in_tab=True),
    Deed("refresh", DATA, N_("Refresh this table"), "F5"),
    Deed("sync", DATA, N_("Refresh everything"), "Ctrl+F5"),
    Deed("cancel", DATA, N_("Stop reading"), "Ctrl+."),
    Deed("shortcuts", HELP, N_("Keyboard shortcuts"), "F1"),
    Deed("diagnostics", HELP, N_("Diagnostics for support…")),
    Deed("about", HELP, N_("About Partner Desk"), role=QAction.MenuRole.AboutRole),
)
IN_ACCOUNT_MENU = (
    "sign_in", "accounts", "", "settings", "cover", "shortcuts", "diagnostics", "about", "", "quit",
)  # fmt: skip


class Menus:
    """The actions of the window by name, in the menu bar of the platform."""

    def __init__(self, window: QMainWindow) -> None:
        self.by_name: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        for deed in DEEDS:
            if deed.menu not in self.menus:
                self.menus[deed.menu] = window.menuBar().addMenu(say(deed.menu))
            action = self._action(deed, window)
            self.by_name[deed.name] = action
            self.menus[deed.menu].addAction(action)
        for menu in self.menus.values():
            menu.setToolTipsVisible(False)
        if not window.menuBar().isNativeMenuBar():
            window.menuBar().hide()  # the keys work all the same, since the window has the actions

    def add_tab(self, number: int, words: str, window: QMainWindow) -> QAction:
        """The entry that brings a tab to the front: Ctrl+1 to Ctrl+9."""
        action = QAction(words.replace("&", "&&"), window)
        if number < 9:
            action.setShortcut(QKeySequence(f"Ctrl+{number + 1}"))
        window.addAction(action)
        self.menus[VIEW].addAction(action)
        return action

    def in_account_menu(self, window: QMainWindow) -> list[QAction]:
        """What stands below the accounts in the menu at the top left."""
        found = []
        for name in IN_ACCOUNT_MENU:
            if name:
                found.append(self.by_name[name])
            else:
                separator = QAction(window)
                separator.setSeparator(True)
                found.append(separator)
        return found

    def _action(self, deed: Deed, window: QMainWindow) -> QAction:
        words = say(deed.words)
        keys = QKeySequence(deed.keys)
        if deed.in_tab:
            words += "\t" + keys.toString(QKeySequence.SequenceFormat.NativeText)
        action = QAction(words, window)
        action.setMenuRole(deed.role)
        if deed.keys and not deed.in_tab:
            action.setShortcuts([keys, *([QKeySequence(deed.also)] if deed.also else [])])
        window.addAction(action)
        return action


def shortcuts() -> Iterator[tuple[str, str, str]]:
    """Menu, words and keys of everything that has keys, in the order of the menus."""
    native = QKeySequence.SequenceFormat.NativeText
    for deed in DEEDS:
        if deed.keys:
            words = say(deed.words).rstrip("…")
            yield say(deed.menu).replace("&", ""), words, QKeySequence(deed.keys).toString(native)
