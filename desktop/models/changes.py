"""What the session reports, as Qt signals: the one place where its callbacks become signals."""

from PySide6.QtCore import QObject, Signal


class Changes(QObject):
    """News of the cache and of the work on it, for every view at once.

    `happened` carries the names of the datasets of which rows changed (a frozenset of str),
    `progressed` how far a sync is. Both are emitted in the GUI thread.
    """

    happened = Signal(frozenset)
    progressed = Signal(object)
