"""Mutated answers through the real client, sync and store, with an oracle for what may come of it.

After each answer: only errors of ours; every page that was taken is in the cache whole, and every
row of the cache stood there before or in such a page.
"""

import asyncio
import logging
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

import httpx

from desktop.actions import sender
from desktop.actions.entry import Entry, Receiver, State
from desktop.actions.plan import Wish
from desktop.actions.request import body_of, given_of, headers_of, target_of
from desktop.api.client import PartnerApi
from desktop.api.pace import UNLIMITED, Pace
from desktop.catalog import DATASETS
from desktop.catalog.action import Action
from desktop.catalog.actions import ACTIONS
from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import RATING
from desktop.catalog.sites import custom
from desktop.catalog.wire import to_json
from desktop.errors import PartnerError
from desktop.sandbox.app import Sandbox
from desktop.sandbox.world import World
from desktop.sync import reading, walk
from tests.mutations import mutant
from tests.transport import InProcess
from tests.unit.acting import Office
from tests.unit.desk import ENDPOINT, Desk

LONGEST_S = 30.0  # of real time for one answer, in a loop that does not wait for time
MOST_REQUESTS = 400
FULL_SHARE = 0.05  # of the readings are of all there is, not only of what is due
LONGEST_ANSWER = 100_000  # characters of it that an entry keeps
AGAIN_EVERY = 60  # answers: then the cache is as it was
_SETTLED = (State.DONE, State.PARTLY, State.REFUSED, State.UNSURE, State.READY)


@dataclass
class Found:
    """What came of many answers; `faults` say what should never be."""

    answers: int = 0
    taken: int = 0  # answers of which rows were stored
    refused: int = 0  # that ended in an error of ours
    longest_s: float = 0.0
    faults: list[str] = field(default_factory=list)

    def __add__(self, other: "Found") -> "Found":
        return Found(
            self.answers + other.answers,
            self.taken + other.taken,
            self.refused + other.refused,
            max(self.longest_s, other.longest_s),
            self.faults + other.faults,
        )


class Hostile(InProcess):
    """The sandbox, of which some answers to one operation are mutated."""

    def __init__(self, sandbox: Sandbox) -> None:
        super().__init__(sandbox)
        self._sandbox = sandbox
        self.operation = ""
        self.rng = Random(0)
        self.left = 0  # so many answers yet
        self.names: list[str] = []
        self.requests = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        calls = len(self._sandbox.calls)
        good = await super().handle_async_request(request)
        self.requests += 1
        (call,) = list(self._sandbox.calls)[calls:][:1] or (None,)
        if not self.left or call is None or call.operation != self.operation:
            return good
        self.left -= 1
        made = mutant(self.rng, await good.aread())
        self.names.append(made.name)
        return made.answer(request)


@contextmanager
def noted_pages() -> Iterator[list[tuple[Dataset, list[Any]]]]:
    """Every page that a walk took, in their order: its rows that are new in the walk."""
    pages = list[tuple[Dataset, list[Any]]]()

    class Noted(walk.Walk):
        def take_decoded(self, page: Any) -> list[Any]:
            rows = super().take_decoded(page)
            pages.append((self._dataset, rows))
            return rows

    reading.Walk = Noted  # type: ignore[attr-defined]
    try:
        yield pages
    finally:
        reading.Walk = walk.Walk  # type: ignore[attr-defined]


class Loud(logging.Handler):
    """Notes what is logged as an error: such as a task that nobody awaited."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note one line."""
        why = record.exc_info[1] if record.exc_info else ""
        self.lines.append(f"{record.getMessage()}: {why!r}")


@contextmanager
def loud() -> Iterator[list[str]]:
    """Errors of the log and of the loop while the context lasts."""
    handler, loop = Loud(), asyncio.get_running_loop()
    logging.getLogger().addHandler(handler)
    before = loop.get_exception_handler()
    loop.set_exception_handler(
        lambda _, context: handler.lines.append(str(context.get("exception") or context))
    )
    try:
        yield handler.lines
    finally:
        loop.set_exception_handler(before)
        logging.getLogger().removeHandler(handler)


# ------------------------------------------------------------------ reading


async def filled(folder: Path) -> Path:
    """A small account of which everything was read."""
    _fresh(folder).mkdir()
    desk = _desk(folder)
    await desk.open()
    reports = await desk.session.sync(list(DATASETS))
    assert all(report.complete for report in reports), reports
    await desk.close()
    return folder


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def _desk(folder: Path) -> Desk:
    sandbox = Sandbox(World(customers=6, orders=8, resellers=1, seed=3), quota=None)
    desk = Desk(sandbox, folder)
    desk.transport = Hostile(sandbox)  # type: ignore[assignment]
    return desk


async def read_hostile(template: Path, folder: Path, name: str, times: int, seed: int) -> Found:
    """So many mutated answers to the requests of one dataset."""
    found, dataset = Found(), DATASETS[name]
    asked = DATASETS[dataset.of] if dataset.inside else dataset
    rng = Random(f"{name} {seed}")
    for begin in range(0, times, AGAIN_EVERY):
        shutil.copytree(template, _fresh(folder))
        desk = _desk(folder)
        await desk.open()
        api = desk.session.api
        assert api
        pace = Pace(UNLIMITED)
        desk.session.connect(PartnerApi(desk.http, custom(ENDPOINT, ENDPOINT), pace))
        owners = await _owners(desk, asked)
        with noted_pages() as pages, loud() as lines:
            for _ in range(min(AGAIN_EVERY, times - begin)):
                keys = owners[: rng.choice((1, 1, 1, 2))]
                found += await _one(desk, asked, dataset, keys, rng, pages)
                found.faults += [f"{name}: logged: {line}" for line in lines]
                pages.clear()
                lines.clear()
        await desk.close()
    return found


async def _owners(desk: Desk, asked: Dataset) -> list[str]:
    """The keys of two rows that the lists of a dataset are read for."""
    if not asked.source.per:
        return []
    above = DATASETS[asked.of]
    rows = (await desk.rows(above.name)).values()
    column = asked.source.per.column or above.key[0]
    return [str(row[column]) for row in rows if row[column]][:2]


async def _one(  # noqa: PLR0913 - where, what is asked, whose rows, and what chance says
    desk: Desk, asked: Dataset, dataset: Dataset, keys: list[str], rng: Random, pages: list[Any]
) -> Found:
    hostile: Any = desk.transport
    hostile.operation, hostile.rng = asked.source.operation, rng
    hostile.left = rng.choice((1, 1, 3, 10**6))
    hostile.names.clear()
    hostile.requests = 0
    before, begin, found = await _rows(desk, dataset), time.perf_counter(), Found(1)
    try:
        if keys:
            reports = [await desk.session.refresh(asked, keys)]
        else:
            reports = await desk.session.sync([asked.name], full=rng.random() < FULL_SHARE)
        found.refused = sum(report.error is not None for report in reports)
    except PartnerError:
        found.refused = 1
    except Exception as exc:  # noqa: BLE001 - whatever is not of our family is what is looked for
        found.faults.append(f"{dataset.name} {hostile.names[:3]}: {exc!r}"[:300])
    took = time.perf_counter() - begin
    found.longest_s = took
    about = f"{dataset.name} {hostile.names[:3]}"
    if took > LONGEST_S:
        found.faults.append(f"{about}: {took:.0f} s")
    if hostile.requests > MOST_REQUESTS:
        found.faults.append(f"{about}: {hostile.requests} requests")
    after = await _rows(desk, dataset)
    found.taken = int(after != before)
    found.faults += [f"{about}: {each}" for each in half_written(dataset, before, after, pages)]
    return found


async def _rows(desk: Desk, dataset: Dataset) -> Mapping[Any, Any]:
    """The stored rows of a dataset by their keys, those that left too."""
    names = ", ".join(f'"{column.name}"' for column in dataset.own)

    def read(connection: Any) -> list[Any]:
        found: list[Any] = connection.execute(f'SELECT {names} FROM "{dataset.name}"').fetchall()
        return found

    rows = await desk.store.read(read)
    return {dataset.key_of(row): tuple(row) for row in rows}


def half_written(
    dataset: Dataset, before: Mapping[Any, Any], after: Mapping[Any, Any], pages: list[Any]
) -> list[str]:
    """What is in the cache though no page that was taken brought it, and pages of which a part is.

    A row that a later page brought again may stand there as that one had it.
    """
    taken = [rows for which, rows in pages if which is dataset]
    brought = {(dataset.key_of(row), tuple(row)) for rows in taken for row in rows}
    found = [
        f"a row out of nowhere: {key}"[:200]
        for key, row in after.items()
        if before.get(key) != row and not dataset.inside and (key, row) not in brought
    ]
    for at, rows in enumerate(taken):
        later = {dataset.key_of(row) for page in taken[at + 1 :] for row in page}
        mine = [row for row in rows if dataset.key_of(row) not in later]
        here = [after.get(dataset.key_of(row)) == tuple(row) for row in mine]
        if any(here) and not all(here):
            found.append(f"{sum(here)} of {len(here)} rows of a page")
    if lost := before.keys() - after.keys():
        found.append(f"{len(lost)} rows were lost")
    return found


# ------------------------------------------------------------------ writing


class Answering(httpx.AsyncBaseTransport):
    """Answers every write as if it had been done, mutated."""

    def __init__(self, action: Action) -> None:
        self._good = _done(action)
        self.rng, self.name, self.requests, self.repeats = Random(0), "", 0, 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests += 1
        made = mutant(self.rng, self._good)
        self.name = made.name
        error = made.error and issubclass(made.error, (httpx.ConnectError, httpx.PoolTimeout))
        self.again = bool(error) or made.status == 429  # nothing was done: it may be sent again
        self.repeats += self.again
        return made.answer(request)


def _done(action: Action) -> bytes:
    """What the API answers to a write that was done, for each receiver of `_entry`."""
    members: dict[str, Any] = dict.fromkeys(action.inquiry, "1")
    if action.receipt:
        members[action.receipt] = "T20261121"
    if action.done:
        members[action.done] = [{action.done_key: key, "coupon_id": "C1"} for key in ("c1", "c2")]
    if action.refusals:
        members[action.refusals] = []
    return to_json(members)


def _values(action: Action) -> dict[str, Any]:
    """A form with something in every field."""
    found = dict[str, Any]()
    for each in action.fields:
        one: Any = {"amount": 10**8, "count": 7, "time": "2026-11-20T09:41:05Z"}.get(
            each.kind.name, "c1"
        )
        if each.kind is RATING:
            one = "1:5"
        if each.kind.name == "choice":
            one = next(iter(each.kind.labels))
        found[each.name] = (one,) if each.most else one
    return {name: value for name, value in found.items() if not action.by_name[name].fixed}


def _entry(action: Action) -> Entry:
    values = _values(action)
    receivers = tuple(Receiver(key, key, 10**8) for key in ("c1", "c2")[: 1 + bool(action.done)])
    return Entry(
        "", 0, action.name, target_of(action, values), headers_of(action, values),
        body_of(action, values), given_of(action, values), receivers, 10**8, "CNY", "?",
    )  # fmt: skip


async def write_hostile(folder: Path, name: str, times: int, seed: int) -> Found:
    """So many mutated answers to one action, each to a write (or an inquiry) of its own."""
    found, rng, action = Found(), Random(f"{name} {seed}"), ACTIONS[name]
    for begin in range(0, times, AGAIN_EVERY):
        _fresh(folder).mkdir()
        line = Answering(action)
        line.rng = rng
        office = Office(Sandbox(World(customers=1, orders=0), quota=None), folder)
        office.desk.transport = line  # type: ignore[assignment]
        await office.open()
        with loud() as lines:
            for at in range(min(AGAIN_EVERY, times - begin)):
                found += await _write(office, line, action, f"t{at}")
                found.faults += [f"{name} {line.name}: logged: {each}" for each in lines]
                lines.clear()
        await office.close()
    return found


async def _write(office: Office, line: Answering, action: Action, token: str) -> Found:
    found, begin, about = Found(1), time.perf_counter(), action.name
    line.requests = line.repeats = 0
    api = office.desk.session.api
    assert api
    try:
        if action.inquiry:
            await office.actions.inquire(action, Wish(_values(action)))
            found.taken = 1
        else:
            entry = replace(_entry(action), token=token)
            (number,) = await asyncio.wrap_future(office.outbox.add([entry]))
            kept = office.outbox.get(number)
            ended = await sender.send(api, office.outbox, action, kept, kept.body)
            found.taken = int(ended.state in (State.DONE, State.PARTLY))
            found.refused = 1 - found.taken
            found.faults += _faults_of(office.outbox.get(number), line, action)
    except PartnerError:
        found.refused = 1
    except Exception as exc:  # noqa: BLE001 - whatever is not of our family is what is looked for
        found.faults.append(f"{about} {line.name}: {exc!r}"[:300])
    found.longest_s = time.perf_counter() - begin
    if found.longest_s > LONGEST_S:
        found.faults.append(f"{about} {line.name}: {found.longest_s:.0f} s")
    return found


def _faults_of(entry: Entry, line: Answering, action: Action) -> Iterator[str]:
    """What must not be of an entry, whatever was answered."""
    about = f"{action.name} {line.name}"
    if entry.state not in _SETTLED:
        yield f"{about}: it stays {entry.state}"
    if entry.state is State.READY and not line.again:
        yield f"{about}: it may be sent again"
    if line.requests - line.repeats > 1:
        yield f"{about}: sent {line.requests} times"
    if len(entry.answer) > LONGEST_ANSWER:
        yield f"{about}: an answer of {len(entry.answer):,} characters is kept"
