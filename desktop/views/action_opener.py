"""Opens the dialogs of actions over the window: for a menu, the palette, an entry of the outbox."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.errors import PartnerError
from desktop.models.words import say
from desktop.text import N_
from desktop.views.desk import Desk

if TYPE_CHECKING:
    from desktop.actions.entry import Entry
    from desktop.actions.plan import Wish
    from desktop.catalog.action import Action
    from desktop.views.action_dialog import ActionDialog

_READ_ONLY = N_("This account is read-only. Its settings say so.")


class ActionOpener(QObject):
    """Listens to the desk of one account; `dialog` is the one that was opened last."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__()
        self._desk, self._window = desk, window
        self.dialog: ActionDialog | None = None
        desk.writes.asked.connect(self.open)

    async def end(self) -> None:
        """Open nothing more; the account is about to be closed, what is filled in is a draft."""
        self._desk.writes.asked.disconnect(self.open)
        if self.dialog is not None:
            with suppress(PartnerError):  # nobody is there any more to be told
                await self.dialog.keep()
            self.dialog.leave()

    def open(
        self, action: "Action", wish: "Wish", draft: int, refused: "Entry | None" = None
    ) -> None:
        """Open the form of an action, unless one is open already: it would be forgotten."""
        if self._desk.session.settings.read_only:
            self._desk.notify(say(_READ_ONLY), "", None)
            return
        if self.dialog is not None:
            self.dialog.raise_()
            return
        from desktop.views.action_dialog import ActionDialog  # it loads HTTP

        self.dialog = ActionDialog(action, self._desk, wish, draft, self._window)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()
        if refused is not None:
            self.dialog.reopened(refused)

    def _on_finished(self) -> None:
        self.dialog = None
