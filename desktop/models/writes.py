"""What the window knows of writes: the outbox, how to act, and the news of both, as signals."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from desktop.actions.entry import Outbox
    from desktop.actions.service import Actions


class Writes(QObject):
    """The writes of one account, for every view at once.

    `changed` says that an entry of the outbox is another, `switched` that the account became
    read-only or is so no longer. `asked` wants a form: an Action, a Wish, the number of the draft
    it was kept as, or 0, and the Entry that was refused, or None. All come in the GUI thread.
    """

    changed = Signal()
    switched = Signal()
    asked = Signal(object, object, int, object)

    def __init__(self, outbox: "Outbox", make: Callable[[], "Actions"]) -> None:
        """`make` gives what sends; it is called when first needed, for it imports HTTP."""
        super().__init__()
        self.outbox, self._make = outbox, make
        self._actions: Actions | None = None

    @property
    def actions(self) -> "Actions":
        """What plans, sends and follows writes."""
        if self._actions is None:
            self._actions = self._make()
            self._actions.changed = self.changed.emit
        return self._actions
