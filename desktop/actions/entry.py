"""What stands in the outbox and in the audit log, for the faces, which do not know the store."""

from desktop.store.audit import Line, broken
from desktop.store.entry import WAITING, Entry, Match, Outcome, Receiver, State
from desktop.store.outbox import Outbox

__all__ = [
    "WAITING",
    "Entry",
    "Line",
    "Match",
    "Outbox",
    "Outcome",
    "Receiver",
    "State",
    "broken",
]
