"""Readings on the thread of the API, beside a window that must not feel them."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ParamSpec, TypeVar

from desktop.api.client import PartnerApi
from desktop.api.thread import ApiThread
from desktop.catalog.declare import Dataset
from desktop.reports import Report
from desktop.store.database import Store
from desktop.sync.gathered import Gathered
from desktop.sync.readings import Readings, Told

P = ParamSpec("P")
T = TypeVar("T")


def readings_on(
    thread: ApiThread | None,
    api: Callable[[], PartnerApi],
    store: Store,
    told: Told,
    looked_at: dict[str, list[str]],
) -> Readings:
    """Readings on the thread of the API, if it has one, else on the loop of whoever asks."""
    if thread is None:
        return Readings(api, store, told, looked_at)
    return ReadingsApart(thread, api, store, told, looked_at)


class ReadingsApart(Readings):
    """The same, asked for on one thread and done on another; `told` is called on the former."""

    def __init__(
        self,
        thread: ApiThread,
        api: Callable[[], PartnerApi],
        store: Store,
        told: Told,
        looked_at: dict[str, list[str]],
    ) -> None:
        self._gathered = Gathered(told)
        super().__init__(api, store, self._gathered.told, looked_at)
        self._thread = thread
        store.give_way()

    async def all(self, wanted: Sequence[Dataset], *, full: bool, anew: bool) -> list[Report]:
        """Read datasets side by side; one waits for those whose keys it takes."""
        return await self._there(super().all, wanted, full=full, anew=anew)

    async def anew(self, dataset: Dataset) -> Report:
        """Read a dataset once no reading of it is under way that began earlier."""
        return await self._there(super().anew, dataset)

    async def of_keys(
        self, dataset: Dataset, keys: Sequence[str], *, urgent: bool = True
    ) -> Report:
        """Read what belongs to `keys`, before anything else if it is `urgent`."""
        return await self._there(super().of_keys, dataset, keys, urgent=urgent)

    async def where(self, dataset: Dataset, column: str, value: str) -> Report:
        """Read the rows with a value in a column before anything else."""
        return await self._there(super().where, dataset, column, value)

    async def recent(self, datasets: Sequence[Dataset]) -> None:
        """Read on-demand lists for the newest keys that have none yet, a few at a time."""
        await self._there(super().recent, datasets)

    async def unread(self, dataset: Dataset) -> int:
        """For how many keys a dataset has yet to be read."""
        return await self._there(super().unread, dataset)

    async def stop(self) -> None:
        """Stop reading; what was read is kept."""
        await self._there(super().stop)

    async def _there(self, work: Callable[P, Awaitable[T]], *args: P.args, **kwargs: P.kwargs) -> T:
        async def told_at_the_end() -> T:
            try:
                return await work(*args, **kwargs)
            finally:
                self._gathered.flush()

        return await self._thread.run(told_at_the_end)
