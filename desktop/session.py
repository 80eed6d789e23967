"""One signed-in account: everything a user can ask of it, without Qt. Both faces stand on it."""

import threading
import time
from array import array
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from desktop.accounts import Account
from desktop.catalog import DATASETS
from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import Scalar
from desktop.catalog.query import Condition, Query, Reader, Rows
from desktop.errors import Offline, StoreBroken
from desktop.later import Later
from desktop.reports import Freshness, Progress, Report, Sum, note
from desktop.settings import AccountSettings
from desktop.store import at_once, cache, changes, progress
from desktop.store import query as ask
from desktop.store.database import Connection, Store, sqlite_failures
from desktop.store.sides import Sides
from desktop.tasks import Announced

if TYPE_CHECKING:  # used, or made, after the window is painted, see desktop/opening.py
    import asyncio

    from desktop.api.client import PartnerApi
    from desktop.catalog.found import Found
    from desktop.catalog.glance import Glance
    from desktop.catalog.news import Marks, MarksReader, News, Wanted
    from desktop.catalog.overview import Overview, Seen
    from desktop.catalog.performance import By, Estimate, Performance
    from desktop.catalog.summaries import Figure, Reckoned
    from desktop.catalog.trends import Slice, Trend
    from desktop.store import (
        export_rows,
        figures,
        glances,
        news,
        owners,
        postponed,
        search,
        trends,
    )
    from desktop.store import overview as overviews
    from desktop.store.notes import Notes
    from desktop.sync.readings import Readings
else:
    asyncio, overviews = Later("asyncio"), Later("desktop.store.overview")
    export_rows, postponed = (Later(f"desktop.store.{n}") for n in ("export_rows", "postponed"))
    figures, glances, news = (Later(f"desktop.store.{n}") for n in ("figures", "glances", "news"))
    owners, search, trends = (Later(f"desktop.store.{n}") for n in ("owners", "search", "trends"))

P = ParamSpec("P")
T = TypeVar("T")

CHANGES_EVERY_S = 0.5
_GIVE_BACK_AFTER_S = 3.0  # so long the next question finds the memory of the last one
_DAY_US = 24 * 60 * 60 * 1_000_000
QUICK_S = 900  # what is stale so soon is read at every round


class Session:
    """Reads the cache at once; reads the API once `connect` has given it one.

    `changed` is called with the names of datasets whose rows changed, at most twice a second;
    `progressed` whenever a reading got further. Both in the thread of the loop.
    """

    def __init__(self, account: Account, settings: AccountSettings, store: Store) -> None:
        from desktop.accounts import site_of

        self.account, self.settings, self._store = account, settings, store
        self.api: PartnerApi | None = None
        self.online: bool | None = None  # None: not tried yet
        self.changed: Callable[[frozenset[str]], None] = lambda _: None
        self.progressed: Callable[[Progress], None] = lambda _: None
        site = site_of(account) if account.kind != "sandbox" else None
        self.currency = site.currency if site else "CNY"  # in which payments are made
        self.datasets = tuple(
            each
            for each in DATASETS.values()
            if site is None or site.offers(each.name, each.source.host)
        )
        self._sides = Sides(store)
        self._reads: Readings | None = None
        self._looked_at: dict[str, list[str]] = {}  # by dataset; each list lives on
        self._announced = Announced(lambda names: self.changed(names), CHANGES_EVERY_S)
        self._pausing: asyncio.TimerHandle | None = None
        self._painting: dict[int, Connection] = {}  # of those who read while they paint, by thread

    def connect(self, api: "PartnerApi") -> None:
        """Give the session its way to the API."""
        self.api, self._reads = api, None  # what was read without one has failed

    def reader(self) -> Reader:
        """Rows by rowid, for the calling thread alone, all of whose readers share a connection.

        It raises StoreBroken, as everything here does, when the file cannot be read.
        """
        connection = self._connection()

        def read(dataset: Dataset, ids: Sequence[int]) -> Rows:
            with cache.doubting(self._store.path), sqlite_failures():
                return ask.window(connection, dataset, ids)

        return read

    async def first(self, query: Query, rows: int = 200) -> "array[int]":
        """The first rows that fit, in order."""
        return await self._ask(self._sides.row_ids, query, rows)

    async def begin(self, query: Query, rows: int = 200) -> "tuple[array[int], bool]":
        """The first rows that fit, or all where they are found as quickly; whether it is all."""
        return await self._browse(self._sides.begin, query, rows)

    def first_now(self, query: Query, rows: int = 200, patience_s: float = 0.1) -> "array[int]":
        """The first rows on the thread that paints; none if it takes longer, or fails."""
        return at_once.first_ids(self._connection(), query, rows, patience_s=patience_s)

    async def ids(self, query: Query) -> "array[int]":
        """All rows that fit, in order, 8 bytes each; cancelling the task stops the SQL."""
        return await self._browse(self._sides.row_ids, query)

    async def count(self, query: Query) -> int:
        """How many rows fit."""
        return await self._ask(self._sides.count, query)

    async def prepare(self, dataset: Dataset) -> None:
        """Keep what is filtered and sorted by in memory from now on, if there are many rows.

        It takes some seconds for a million rows, beside all else; SQL answers until then.
        """
        with cache.doubting(self._store.path):
            await self._sides.load(dataset)

    async def values(self, dataset: Dataset, column: str) -> list[tuple[Scalar, int]]:
        """The values that occur in a column, with how often; the 500 most frequent."""
        return await self._ask(self._sides.values, dataset, column)

    async def sums(self, dataset: Dataset, column: str, ids: Sequence[int]) -> list[Sum]:
        """The total of an amount column over some rows, per currency."""
        found = await self._ask(self._sides.sums, dataset, column, ids)
        return [Sum(*each) for each in found]

    async def reckon(self, figure: "Figure") -> "Reckoned":
        """What a figure of a subject comes to."""
        return await self._ask(figures.reckon, figure)

    async def glance(self, query: Query, amount: str = "") -> "Glance":
        """How many rows fit, what an amount of theirs adds up to, and the first of them."""
        return await self._ask(glances.glance, query, amount)

    async def trend(self, trend: "Trend", where: Sequence[Condition] = ()) -> "list[Slice]":
        """The totals of a trend, by group and currency."""
        return await self._ask(trends.slices, trend, where)

    async def estimate(
        self, estimate: "Estimate", by: "By", only: "trends.Only | None" = None
    ) -> "list[Performance]":
        """What an estimate comes to by month, product or customer."""
        return await self._ask(trends.performance, estimate, by, only)

    async def look(self, overview: "Overview", key: str, until: str) -> "Seen":
        """Everything that an overview tells of one record, with events up to a UTC text."""
        return await self._ask(overviews.look, overview, key, until)

    async def show_notes(self, notes: "Notes") -> None:
        """Show the user's notes beside the rows of the cache from now on."""
        if await notes.show_in(self._store):
            for dataset in self.datasets:
                if dataset.notable:
                    self._announced.tell(dataset.name)

    async def rows(self, dataset: Dataset, ids: Sequence[int]) -> dict[int, tuple[Scalar, ...]]:
        """Rows by rowid like `reader`, on a reader thread: for long work."""
        return dict(await self._ask(ask.window, dataset, ids))

    async def chosen(
        self, dataset: Dataset, names: Sequence[str], ids: Sequence[int]
    ) -> list[tuple[Scalar, ...]]:
        """For files: columns of rows in the order of their ids, then when each was given up."""
        return await self._ask(export_rows.chosen, dataset, names, ids)

    async def find(self, text: str, limit: int, among: Sequence[Dataset] = ()) -> "Found":
        """The rows of any dataset (or of those given) in which a text stands, the best first."""
        return await self._ask(search.find, among or self.datasets, text, limit)

    async def catch_up(self) -> None:
        """Make indexes that were put off; let older rows be found by that of the search."""
        while await self._store.write(postponed.make, self.datasets):
            pass
        while await self._store.write(search.catch_up, self.datasets):
            pass

    async def feed(self, wanted: "Wanted") -> "list[News]":
        """What readings found to be new, changed or gone, the newest first."""
        return await self._ask(news.feed, wanted)

    async def changed_count(self, since: str) -> dict[str, int]:
        """In how many rows that are there something is new since a UTC text, by dataset."""
        asked = {each.name: Query(each, changed_since=since) for each in self.datasets}
        found = {name: await self.count(query) for name, query in asked.items()}
        return {name: rows for name, rows in found.items() if rows}

    def marks_reader(self) -> "MarksReader":
        """What became of rows, by rowid, like `reader`: for the calling thread alone."""
        connection = self._connection()

        def read(dataset: Dataset, ids: Sequence[int], since: str) -> "Marks":
            with cache.doubting(self._store.path), sqlite_failures():
                return news.marks(connection, dataset, ids, since)

        return read

    async def freshness(self, dataset: Dataset) -> Freshness:
        """How the copy of a dataset stands."""
        state = await self.state(dataset)
        return Freshness(
            await self.count(Query(dataset)),
            await self._ask(ask.gone, dataset),
            state.read_at or None,
            state.filled and not state.error and not state.lacking,
            state.unreadable,
            state.missing_permission,
            state.error,
            state.skipped,
        )

    async def state(self, dataset: Dataset) -> progress.State:
        """How the last readings of a dataset ended; what stands inside another comes with that."""
        return await self._ask(progress.state, dataset.of if dataset.inside else dataset.name)

    async def stale(self) -> list[str]:
        """The datasets that are due to be read again, those read only on demand apart."""
        names = list[str]()
        for dataset in self.datasets:
            state = await self._store.read(progress.state, dataset.name)
            old = state.age_s >= dataset.stale_after_s
            if old and not dataset.on_demand and not dataset.inside:
                names.append(dataset.name)
        return names

    async def check(self) -> None:
        """Ask the API the smallest question there is.

        Raises:
            PartnerError: Why it did not answer it.
        """
        from desktop.api.client import try_connection

        await try_connection(self._api())
        self.online = True

    async def sync_due(self) -> list[Report]:
        """Bring the datasets up to date that are due: quick ones each time, others when old."""
        names = await self.stale()
        due = [d for d in self.datasets if d.name in names or d.stale_after_s <= QUICK_S]
        due = [dataset for dataset in due if not dataset.on_demand]
        return await self._read_all(due)

    async def sync(self, names: Sequence[str] = (), *, full: bool = False) -> list[Report]:
        """Bring datasets up to date, side by side; a list waits for the one whose keys it takes.

        Failures are in the reports: one dataset that fails keeps no other from being read.

        Args:
            names: Which; () for all but those read only on demand. A list that the account is
                known not to have is asked for again if it is named.
            full: Read everything, not only what changed.
        """
        wanted = [
            dataset
            for dataset in self.datasets
            if (dataset.name in names if names else not dataset.on_demand)
        ]
        wholes = {dataset.of for dataset in wanted if dataset.inside}  # they bring these along
        wanted += [d for d in self.datasets if d.name in wholes and d not in wanted]
        return await self._read_all(wanted, full=full, anew=bool(names))

    async def _read_all(
        self, wanted: Sequence[Dataset], *, full: bool = False, anew: bool = False
    ) -> list[Report]:
        reports = await self._readings().all(wanted, full=full, anew=anew)
        note(reports)
        await self.catch_up()
        await self._forget_old_changes()
        with suppress(StoreBroken):
            await self._store.rest()
        return reports

    async def refresh(self, dataset: Dataset, keys: Sequence[str] = ()) -> Report:
        """Read a dataset now, or only what belongs to `keys`; goes before what runs.

        `keys` are those of the dataset itself, or of the one it is read for (an order's lines).
        """
        if not keys:
            return (await self.sync([dataset.name]))[0]
        return await self._readings().of_keys(dataset, keys)

    async def read_anew(self, dataset: Dataset) -> Report:
        """Read a dataset from now on: a reading under way may have begun before what it is for."""
        return await self._readings().anew(dataset)

    async def refresh_where(self, column: str, value: str) -> list[Report]:
        """Read what belongs to one value of a column (a customer) in every dataset that can."""
        readings, some = self._readings(), self.narrowed_by(column)
        return await asyncio.gather(*(readings.where(each, column, value) for each in some))

    async def refresh_narrowed(self, dataset: Dataset, column: str, value: str) -> Report:
        """Read the rows of one dataset that have a value in a column, before anything else."""
        return await self._readings().where(dataset, column, value)

    def narrowed_by(self, column: str) -> list[Dataset]:
        """The datasets of which the rows with one value of a column can be read alone."""
        from desktop.sync.narrowed import can_narrow

        return [each for each in self.datasets if can_narrow(each, column)]

    async def read_recent(self, among: Sequence[Dataset] = ()) -> None:
        """Read on-demand lists for the newest keys that have none yet, a few at a time.

        These are the lists worth reading ahead, or those of `among`.
        """
        ahead = [dataset for dataset in self.datasets if dataset.read_ahead]
        await self._readings().recent(among or ahead)

    def on_screen(self, dataset: str, names: Sequence[str]) -> None:
        """Tell which rows of a dataset are on the screen, by key: what they own is read first."""
        self._looked_at.setdefault(dataset, [])[:] = names

    async def coverage(self, dataset: Dataset) -> tuple[int, int]:
        """For how many rows of `dataset.of` their list was read, and how many have one."""
        from desktop.sync.fanout import since

        return await self._ask(owners.coverage, dataset, DATASETS[dataset.of], since(dataset))

    async def count_unread(self, query: Query) -> int:
        """For how many owners that may fit a question their list was never read."""
        from desktop.sync.coverage import owners_of

        return await self._ask(owners.count_unread, query.dataset, owners_of(query))

    async def read_all_of(self, query: Query) -> Report:
        """Read the lists of owners that may fit a question, after what is more urgent."""
        from desktop.sync.coverage import owners_of

        names = await self._ask(owners.unread_fitting, query.dataset, owners_of(query))
        return await self._readings().of_keys(query.dataset, names, urgent=False)

    async def unread(self, dataset: Dataset) -> int:
        """For how many keys an on-demand list has yet to be read."""
        return await self._readings().unread(dataset)

    async def close(self) -> None:
        """Stop reading and close the files; what was read is kept."""
        if self._reads:
            await self._reads.stop()
        self._announced.stop()
        if self._pausing:
            self._pausing.cancel()
        self._sides.close()
        self._store.close()

    def _connection(self) -> Connection:
        """The connection of the calling thread, which all who paint there share."""
        thread = threading.get_ident()
        if thread not in self._painting:
            self._painting[thread] = self._store.connect()
        return self._painting[thread]

    async def _ask(
        self, question: Callable[Concatenate[Connection, P], T], *args: P.args, **named: P.kwargs
    ) -> T:
        with cache.doubting(self._store.path):
            return await self._store.read(question, *args, **named)

    async def _browse(
        self, question: Callable[Concatenate[Connection, P], T], *args: P.args, **named: P.kwargs
    ) -> T:
        """Ask what users ask one after another; once they pause, memory is handed back."""
        try:
            return await self._ask(question, *args, **named)
        finally:
            if self._pausing:
                self._pausing.cancel()
            loop = asyncio.get_running_loop()
            self._pausing = loop.call_later(_GIVE_BACK_AFTER_S, self._sides.give_back)

    async def _forget_old_changes(self) -> None:
        until = time.time_ns() // 1000 - self.settings.changes_days * _DAY_US
        with suppress(StoreBroken):  # a full disk: the reports say so, and there is another sync
            while await self._store.write(changes.prune, until):
                pass

    def _api(self) -> "PartnerApi":
        if self.api is None:
            raise Offline("not connected yet")
        return self.api

    def _readings(self) -> "Readings":
        """What reads, made when first needed: a window that opens does not pay for it."""
        from desktop.sync.apart import readings_on
        from desktop.sync.readings import Told

        if self._reads is None:
            told = Told(self._announced.tell, lambda told: self.progressed(told), self._is_online)
            thread = self.api.thread if self.api else None
            self._reads = readings_on(thread, self._api, self._store, told, self._looked_at)
        return self._reads

    def _is_online(self, online: bool) -> None:
        self.online = online
