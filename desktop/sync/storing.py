"""Pages of one list on their way into the store: some at a time, because it is commits that cost.

A page waits for others at most half a second. Pages that come faster than any quota allows show
that the store is what the sync waits for: then indexes wait, too.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from typing import NamedTuple

from desktop.catalog.declare import Dataset
from desktop.store import postponed, tables
from desktop.store.database import Store
from desktop.store.progress import Mark
from desktop.sync import keeping
from desktop.sync.together import written
from desktop.sync.walk import Row

HELD_S = 0.5
MOST_HELD = 2000  # rows
_WRITING = 2  # portions that may wait for the store, lest they fill the memory


class Part(NamedTuple):
    """The rows of a page, and where the walk is with it; no mark where that is not noted."""

    rows: Sequence[Row]
    mark: Mark | None
    before: Mark | None


class Storing:
    """Stores pages in their order. Belongs to one walk.

    Args:
        told: Called with what became of some rows.
        urgent: Whether somebody waits for each page.
        fills: Whether this is the first reading of a dataset, whose indexes may wait.
    """

    def __init__(
        self,
        store: Store,
        dataset: Dataset,
        told: Callable[[tables.Counts], None],
        *,
        urgent: bool = False,
        fills: bool = False,
    ) -> None:
        self._fills = fills
        self._store, self._dataset, self._told, self._urgent = store, dataset, told, urgent
        self._held = list[Part]()
        self._rows = 0
        self._writes = deque[asyncio.Task[None]]()
        self._timer: asyncio.TimerHandle | None = None

    async def add(self, part: Part) -> None:
        """Take a page, and wait while too many are being stored.

        Raises:
            PartnerError: One before it could not be stored.
        """
        self._held.append(part)
        self._rows += len(part.rows)
        hurried = self._rows >= MOST_HELD
        if hurried and self._fills:
            self._fills = False
            await self._store.write(postponed.postpone, self._dataset)
        if hurried or self._urgent:
            self._write(hurried=hurried)
        elif self._timer is None:
            loop = asyncio.get_running_loop()
            until = (loop.time() // HELD_S + 1) * HELD_S  # with those of other lists
            self._timer = loop.call_at(until, self._write)
        while self._writes and (self._writes[0].done() or len(self._writes) > _WRITING):
            await written([self._writes.popleft()])

    async def end(self) -> None:
        """Store what is left, also when cancelled: it has been paid for."""
        self._write()
        await written(self._writes)

    def _write(self, *, hurried: bool = False) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._held:
            parts, self._held, self._rows = self._held, [], 0
            rows = [row for part in parts for row in part.rows]
            what = keeping.kept(self._dataset, rows, hurried=hurried)
            steps = [(part.mark, part.before) for part in parts if part.mark]
            self._writes.append(asyncio.create_task(self._keep(what, steps)))

    async def _keep(self, what: keeping.Kept, steps: Sequence[tuple[Mark, Mark | None]]) -> None:
        self._told(await self._store.write(keeping.put_pages, what, steps))
