"""Which rows commits changed, for those who keep something of them in memory."""

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.catalog.declare import Dataset

if TYPE_CHECKING:
    from sqlite_utils import Database


class Touched:
    """Rowids by dataset, from the writer thread to whoever follows a dataset.

    What a transaction touched is told once it is committed: whoever reads the rows then sees them.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: dict[str, set[int]] = {}
        self._told: dict[str, set[int]] = {}  # only of datasets that are followed

    def follow(self, dataset: str) -> None:
        """Begin to keep what is touched; on the writer thread, so that no transaction is open."""
        with self._lock:
            self._told.setdefault(dataset, set())

    def leave(self, dataset: str) -> None:
        """Keep nothing more of a dataset."""
        with self._lock:
            self._told.pop(dataset, None)

    def note(self, dataset: str, ids: Iterable[int]) -> None:
        """Rows were inserted, updated or given up by the transaction that is open."""
        if dataset in self._told:
            self._open.setdefault(dataset, set()).update(ids)

    def publish(self) -> None:
        """The transaction is committed, or taken back: then its rows are only looked at in vain."""
        with self._lock:
            for dataset, ids in self._open.items():
                if dataset in self._told:
                    self._told[dataset] |= ids
            self._open.clear()

    def take(self, dataset: str) -> list[int]:
        """What was touched since it was last asked for, in ascending order."""
        with self._lock:
            ids = self._told.get(dataset, set())
            taken = sorted(ids)
            ids.clear()
        return taken

    def give_back(self, dataset: str, ids: Iterable[int]) -> None:
        """What was taken could not be looked at."""
        with self._lock:
            if dataset in self._told:
                self._told[dataset].update(ids)


def touched(db: "Database", dataset: Dataset, ids: Iterable[int]) -> None:
    """Note rows that a change touches, where the connection is one that somebody follows."""
    log = getattr(db.conn, "touched", None)
    if log is not None:
        log.note(dataset.name, ids)
