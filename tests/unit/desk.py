"""A session over a sandbox in process, on files of the test, in a time that never waits."""

import asyncio
import functools
import itertools
import selectors
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from desktop.accounts import Account
from desktop.api.auth import KeyAuth
from desktop.api.client import PartnerApi
from desktop.api.connect import Wire, make_http
from desktop.api.pace import Pace
from desktop.catalog import DATASETS
from desktop.catalog.query import Query
from desktop.catalog.sites import custom
from desktop.catalog.times import utc_text
from desktop.catalog.wire import from_json, to_json
from desktop.reports import Report
from desktop.sandbox.accounts import AK, SK
from desktop.sandbox.app import Sandbox
from desktop.sandbox.refusals import Refusal
from desktop.sandbox.traffic import Call
from desktop.sandbox.world import World
from desktop.session import Session
from desktop.settings import AccountSettings
from desktop.store.cache import open_cache
from tests.oracle import held
from tests.transport import InProcess

CORE = ("customers", "customer_balances", "orders", "service_types")  # what most tests look at
IDLE_S = 0.02  # of real time without any news: then whoever sleeps has slept
ENDPOINT = "https://sandbox.localhost"


class _Impatient(selectors.DefaultSelector):
    """Waits for threads, but not for time."""

    jumped = 0.0

    def select(self, timeout=None):
        if timeout is None or timeout <= IDLE_S:
            return super().select(timeout)
        happened = super().select(IDLE_S)
        if not happened:
            self.jumped += timeout
        return happened


class ImpatientLoop(asyncio.SelectorEventLoop):
    """A real loop in which a sleep of a minute takes 20 ms."""

    def __init__(self):
        self.impatient = _Impatient()
        super().__init__(self.impatient)

    def time(self):
        return super().time() + self.impatient.jumped


def impatient(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """Run a test that is a coroutine in a loop that does not wait for time."""

    @functools.wraps(test)
    def run(*arguments: Any, **named: Any) -> None:
        with asyncio.Runner(loop_factory=ImpatientLoop) as runner:
            runner.run(test(*arguments, **named))

    return run


class Bent(InProcess):
    """The sandbox, whose answers to lists a test changes on their way: `bend(call, answer)`.

    `call` is what the sandbox noted of the request; `bend` returns the answer to hand on.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        super().__init__(sandbox)
        self._sandbox = sandbox
        self.bend: Callable[[Call, dict[str, Any]], Any] | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await super().handle_async_request(request)
        if self.bend is None or response.status_code != 200:
            return response
        answer = from_json(await response.aread())
        call = self._call_of(request)
        return httpx.Response(200, content=to_json(self.bend(call, answer)))

    def _call_of(self, request: httpx.Request) -> Call:
        signature = request.headers["Authorization"]
        return next(c for c in self._sandbox.calls if c.headers.get("authorization") == signature)


class Desk:
    """One account over one sandbox; `restart` closes its session and opens another."""

    def __init__(self, sandbox: Sandbox, folder: Path, key: bytes = b"") -> None:
        self.sandbox, self.world, self.folder, self._key = sandbox, sandbox.world, folder, key
        self.path = folder / "cache.sqlite"
        self.transport = Bent(sandbox)
        self.notice = ""
        self.changed: list[frozenset[str]] = []
        self.progressed: list[Any] = []
        self.session: Session

    async def open(self) -> None:
        """A session on the files that are there, connected."""
        self.store, self.notice = open_cache(self.path, self._key, DATASETS.values())
        settings = AccountSettings(self.folder / "settings.json")
        self.session = Session(Account("Test", kind="sandbox"), settings, self.store)
        self.session.changed, self.session.progressed = self.changed.append, self.progressed.append
        self.http = make_http(
            custom(ENDPOINT, ENDPOINT), KeyAuth(AK, SK), Wire(transport=self.transport)
        )
        pace = Pace(1.0, clock=itertools.count(step=10).__next__)  # each look at it is later
        self.session.connect(PartnerApi(self.http, custom(ENDPOINT, ENDPOINT), pace))

    async def close(self) -> None:
        """End the session and its connections."""
        await self.session.close()
        await self.http.aclose()

    async def restart(self) -> None:
        """As if the program had been left and started again."""
        await self.close()
        await self.open()

    async def sync(self, *names: str, full: bool = False) -> dict[str, Report]:
        """Sync these, or CORE, and return the reports; every dataset must be complete."""
        found = await self.session.sync(names or CORE, full=full)
        reports = {report.dataset: report for report in found}
        assert all(report.complete for report in reports.values()), reports
        return reports

    async def attempt(self, *names: str, full: bool = False) -> dict[str, Report]:
        """Sync these and return the reports, complete or not."""
        found = await self.session.sync(names, full=full)
        return {report.dataset: report for report in found}

    def refuse(self, name: str, text: str, refusal: Refusal) -> None:
        """From now on requests for a dataset that hold a text are refused."""

        def before(call: Call) -> None:
            asked = f"{call.path}?{call.query}{call.body.decode()}"
            if call.operation == DATASETS[name].source.operation and text in asked:
                raise refusal

        self.sandbox.before_answer = before

    def answer(self, name: str, answer: Callable[[Call, dict[str, Any]], Any]) -> None:
        """From now on answers for a dataset are changed on their way."""
        operation = DATASETS[name].source.operation
        self.transport.bend = lambda call, whole: (
            answer(call, whole) if call.operation == operation else whole
        )

    def asked(self, name: str) -> list[dict[str, Any]]:
        """What was asked for in the requests for a dataset so far."""
        return [call.given for call in self.sandbox.calls.of(DATASETS[name].source.operation)]

    def calls(self, name: str) -> int:
        """Requests for one dataset so far."""
        return len(self.sandbox.calls.of(DATASETS[name].source.operation))

    async def rows(self, name: str, *, gone: bool = False) -> dict[str, dict[str, Any]]:
        """The rows of a dataset that are not gone, by key."""
        dataset = DATASETS[name]
        ids = await self.session.ids(Query(dataset, gone=gone))
        found = (await self.session.rows(dataset, ids)).values()
        names = [*(column.name for column in dataset.columns), "gone"]
        rows = [dict(zip(names, row, strict=True)) for row in found]
        keyed = {" ".join(str(row[part]) for part in dataset.key): row for row in rows}
        assert len(keyed) == len(rows)
        return keyed

    async def assert_equal(self, *names: str) -> None:
        """What the cache shows is what the API holds, row by row and field by field."""
        for name in names or CORE:
            dataset = DATASETS[name]
            ids = await self.session.ids(Query(dataset))
            place = {column.name: at for at, column in enumerate(dataset.columns)}
            rows = [
                tuple(row[place[column.name]] for column in dataset.own)
                for row in (await self.session.rows(dataset, ids)).values()
            ]
            assert {dataset.key_of(row): row for row in rows} == held(self.world, name), name


@asynccontextmanager
async def desk_on(sandbox: Sandbox, folder: Path, key: bytes = b"") -> AsyncIterator[Desk]:
    """A desk while the context lasts."""
    desk = Desk(sandbox, folder, key)
    await desk.open()
    try:
        yield desk
    finally:
        await desk.close()


def sandbox_of(customers: int, orders: int) -> Sandbox:
    """The API over a world of this size, without a quota."""
    return Sandbox(World(customers=customers, orders=orders), quota=None)


def sandbox_with(**world: Any) -> Sandbox:
    """The API over a world with other numbers of things, without a quota."""
    return Sandbox(World(**world), quota=None)


def at(patch: pytest.MonkeyPatch, moment: datetime) -> None:
    """What time it is from now on, for whoever reads."""
    for module in ("engine", "fanout", "fresh", "reading", "whole"):
        patch.setattr(f"desktop.sync.{module}.utc_now", lambda: moment)
    patch.setattr("desktop.sync.readings.time.time_ns", lambda: int(moment.timestamp() * 1e9))


def days_ago(days: float, now: datetime) -> str:
    """A time of the wire."""
    return utc_text(now - timedelta(days=days))
