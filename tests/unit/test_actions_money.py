"""Whatever happens on the wire and to the program: no money moves twice, and none is lost sight of.

People confirm, click twice, click again, stop and leave; answers are lost, broken and refused; the
program is killed in the middle of a write and started again. What it says is then held against
what really arrived and was carried out at the API.
"""

import asyncio
import logging
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.catalog.kinds import UNITS
from desktop.errors import Misused
from desktop.store import audit
from desktop.store.entry import Entry, State
from tests.unit.acting import (
    CLEAR,
    KILLS,
    UNCLEAR,
    WELL,
    Killed,
    Mishap,
    Office,
    cents,
    faults,
    give_voucher,
    yuan,
)
from tests.unit.desk import impatient, sandbox_with

CUSTOMERS = 12
MISHAPS = st.lists(
    st.sampled_from((*UNCLEAR, *CLEAR)) | st.just(WELL) | st.sampled_from(KILLS), max_size=4
)
STEPS = st.one_of(
    st.tuples(st.just("pay"), st.integers(1, 5), st.integers(1, 3), MISHAPS),
    st.tuples(st.just("issue"), st.integers(1, 5), st.integers(1, 2), MISHAPS),
    st.tuples(st.just("pay and stop"), st.integers(2, 5), st.integers(1, 2), MISHAPS),
    st.tuples(st.just("click again"), st.integers(0, 9), st.integers(1, 3), MISHAPS),
    st.tuples(st.just("discard"), st.integers(0, 9), st.just(1), st.just([])),
    st.tuples(st.just("restart"), st.just(0), st.just(1), st.just([])),
    st.tuples(st.just("issue, one has left"), st.integers(2, 5), st.integers(1, 2), MISHAPS),
    st.tuples(st.just("a colleague"), st.just(0), st.just(1), st.just([])),
)


class Story:
    """One account, whoever sits at it, from start to start."""

    def __init__(self) -> None:
        self.stack = ExitStack()
        self.sandbox = sandbox_with(customers=CUSTOMERS, orders=0, seed=4)
        self.amounts = cents()
        self.discarded = list[Entry]()
        self.office = Office(self.sandbox, self.folder())
        self.customers = self.office.resale()
        self.quota = self.office.quota()

    def folder(self) -> Path:
        return Path(self.stack.enter_context(tempfile.TemporaryDirectory()))

    async def step(self, what: str, number: int, clicks: int, mishaps: Sequence[Mishap]) -> None:
        self.office.line.mishaps.extend(mishaps)
        self.left = self.folder()
        self.office.line.dies = self.die
        died = False
        for each in await asyncio.gather(
            *await self.begun(what, number, clicks), return_exceptions=True
        ):
            died = died or isinstance(each, Killed)
            if isinstance(each, BaseException) and not isinstance(each, Killed | Misused):
                raise each
        self.office.line.mishaps.clear()
        if died:
            await self.start_again()

    def die(self) -> None:
        """What is on disk stays, and nothing more is sent."""
        self.office.leave_behind(self.left)
        self.office.line.is_dead = True

    async def begun(self, what: str, number: int, clicks: int) -> list[Any]:
        """What people do all at once."""
        match what:
            case "pay" | "pay and stop":
                return await self.pay(number, clicks, stops=what != "pay")
            case "issue":
                return await self.issue(number, clicks)
            case "click again":
                ready = self.ready(number)
                return [self.office.actions.send(e.id) for e in ready for _ in range(clicks)]
            case "discard":
                self.discarded += self.ready(number)
                return [self.office.actions.discard(e.id) for e in self.ready(number)]
            case "restart":
                await self.office.restart()
            case "issue, one has left":
                self.sandbox.world.customers[self.customers[0]]["association_type"] = "1"
                return await self.issue(number, clicks)
            case "a colleague":
                self.do_the_same()
        return []

    def do_the_same(self) -> None:
        """A colleague does elsewhere what is unclear here."""
        world = self.sandbox.world
        for entry in [each for each in self.office.outbox.all() if each.state is State.UNSURE]:
            for receiver in entry.receivers:
                amount = Decimal(receiver.amount or 0) / UNITS
                if entry.mark:
                    give_voucher(world, receiver.key, amount, self.quota, "by hand")
                else:
                    world.funds.allocate(receiver.key, amount)

    async def pay(self, number: int, clicks: int, *, stops: bool) -> list[Any]:
        lines = [
            {"customer_id": self.customers[place], "amount": yuan(next(self.amounts))}
            for place in range(number)
        ]
        actions, plan = self.office.actions, await self.office.plan("allocate", *lines)
        told = (lambda _: actions.stop()) if stops else (lambda _: None)
        return [actions.submit(plan, told) for _ in range(clicks) if plan.entries]

    async def issue(self, number: int, clicks: int) -> list[Any]:
        fields = {"customer_ids": self.customers[:number], "quota_id": self.quota}
        plan = await self.office.plan("issue_voucher", fields | {"face_value": "1.01"})
        return [self.office.actions.submit(plan) for _ in range(clicks) if plan.entries]

    def ready(self, number: int) -> list[Entry]:
        found = [each for each in self.office.outbox.all() if each.state is State.READY]
        return [found[number % len(found)]] if found else []

    async def start_again(self) -> None:
        """The program was killed; it finds what was on disk at that moment."""
        old, line = self.office, self.office.line.heir()
        self.office = Office(self.sandbox, self.left, line)
        await old.close()
        await self.open()

    async def open(self) -> None:
        """Start on what is there; what lists say while people act is no matter."""
        self.office.line.has_lists = True
        await self.office.open()
        await self.office.desk.sync("customers", "voucher_quotas")
        self.office.line.has_lists = False

    async def run(self, steps: Sequence[Any]) -> None:
        await self.open()
        try:
            for step in steps:
                await self.step(*step)
                await self.office.actions.rest(60)
                self.check()
            await self.settle()
        finally:
            await self.office.close()
            self.stack.close()

    def check(self) -> None:
        """Hold the outbox against what arrived."""
        entries = self.office.outbox.all()
        assert not [each for each in entries if each.state is State.SENDING]
        assert faults([*entries, *self.discarded], self.office.line) == []
        assert audit.broken(self.office.outbox.log()) == 0
        for entry in (each for each in entries if each.state in (State.DONE, State.PARTLY)):
            if entry.mark:
                told = {each.key for each in entry.outcomes if each.state == State.DONE}
                assert told == {each["customer_id"] for each in self.marked(entry)}
                assert (entry.state is State.PARTLY) == (len(told) < len(entry.receivers))

    def marked(self, entry: Entry) -> list[Any]:
        """The records at the API that have the mark of an entry."""
        records = self.sandbox.world.vouchers.records
        return [each for each in records if entry.mark in (each["remark"] or "")]

    async def settle(self) -> None:
        """Look everything up that is unclear: only our mark at each receiver proves it."""
        self.office.line.has_lists = True
        for entry in [each for each in self.office.outbox.all() if each.state is State.UNSURE]:
            ended = await self.office.actions.look(entry.id)
            proved = bool(entry.mark) and len(self.marked(entry)) == len(entry.receivers)
            assert ended.state is (State.DONE if proved else State.UNSURE)
            assert ended.settled_by == ("record" if proved else "")
            assert self.office.line.times(entry) or not any(m.marked for m in ended.matches)
        self.check()


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(STEPS, min_size=1, max_size=7))
@impatient
async def test_nothing_is_paid_twice_and_nothing_is_told_wrongly(steps):
    logging.disable(logging.CRITICAL)  # bugs and refusals that were planted are written there
    try:
        await Story().run(steps)
    finally:
        logging.disable(logging.NOTSET)
