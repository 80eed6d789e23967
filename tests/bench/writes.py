"""Sends over a wire that loses and breaks answers, while people click twice and programs die.

The whole path of a write is run, from the plan to the outbox on disk, against the sandbox's own
ledger in the same process. Only the lists cannot be read meanwhile: what they say is no matter.
"""

import asyncio
import logging
import os
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

from desktop.actions.plan import Plan
from desktop.errors import Misused
from desktop.store.entry import State
from tests.bench.result import Result
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
    yuan,
)
from tests.unit.desk import ImpatientLoop, sandbox_with

SENDS = 100_000
_OF_ONE_ACCOUNT = 500  # then another one begins: a killed program's outbox is copied as a whole
_IN_ONE_PLAN = 20
_CUSTOMERS = 40
_READ = ("customers", "voucher_quotas")


def run(rows: int | None) -> list[Result]:
    """All sends: what was doubled, told wrongly, unclear; and how fast it went."""
    sends, counts, wrong = rows or SENDS, Counter[str](), list[str]()
    parts = [min(_OF_ONE_ACCOUNT, sends - at) for at in range(0, sends, _OF_ONE_ACCOUNT)]
    began = time.perf_counter()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for done, (counted, found) in enumerate(pool.map(_account, range(len(parts)), parts), 1):
            counts += counted
            wrong += found
            print(f"{done}/{len(parts)} accounts, {len(wrong)} wrong", flush=True)
    took_s = time.perf_counter() - began
    for each in wrong[:20]:
        print(each)
    doubled = sum("times" in each for each in wrong)
    what = f"{counts['entries']:,} writes, {counts['sent']:,} sent"
    return [
        Result("writes", f"{what}: doubled", doubled, "", 0.0),
        Result("writes", "lost sight of, or told wrongly", len(wrong) - doubled, "", 0.0),
        Result("writes", "killed in the middle of a write", counts["kills"], ""),
        Result("writes", "started again", counts["starts"], ""),
        Result("writes", "unsure", 100 * counts["unsure"] / counts["entries"], "%"),
        Result("writes", "a second", counts["entries"] / took_s, ""),
    ]


def _account(seed: int, sends: int) -> tuple[Counter[str], list[str]]:
    """One account from its first write to its last, in a process that others share."""
    logging.disable(logging.CRITICAL)  # every bug that is planted on the wire would be told there
    with (
        asyncio.Runner(loop_factory=ImpatientLoop) as runner,
        tempfile.TemporaryDirectory() as folder,
    ):
        return runner.run(_lived(_Desk(Random(seed), Path(folder)), sends))


async def _lived(desk: "_Desk", sends: int) -> tuple[Counter[str], list[str]]:
    await desk.begin()
    while desk.planned < sends:
        await desk.act(min(_IN_ONE_PLAN, sends - desk.planned))
    await desk.office.restart()
    entries = desk.office.outbox.all()
    wrong = faults(entries, desk.office.line)
    wrong += [f"{each.id} is still being sent" for each in entries if each.state is State.SENDING]
    desk.counts["entries"] += len(entries)
    desk.counts["sent"] += len(desk.office.line.sent)
    desk.counts["unsure"] += sum(each.state is State.UNSURE for each in entries)
    await desk.office.close()
    return desk.counts, wrong


class _Desk:
    """Who clicks, and what befalls the program."""

    def __init__(self, rng: Random, folder: Path) -> None:
        self._rng, self._folder, self.counts = rng, folder, Counter[str]()
        self.planned, self._amounts = 0, cents()
        sandbox = sandbox_with(customers=_CUSTOMERS, orders=0, seed=rng.randrange(1000))
        self.office = Office(sandbox, self._new_folder())
        self._customers, self._quota = self.office.resale(), self.office.quota()

    async def begin(self) -> None:
        """Read the lists once; from then on only writes get through."""
        await self.office.open()
        await self.office.desk.sync(*_READ)
        self.office.line.has_lists = False

    async def act(self, number: int) -> None:
        """Confirm some writes, perhaps twice at once, and click again until nothing is left."""
        plan = await self._plan(number)
        self.planned += len(plan.entries)
        clicks = self._rng.choice((1, 1, 2))
        await self._all([self.office.actions.submit(plan) for _ in range(clicks)])
        while ready := [e.id for e in self.office.outbox.all() if e.state is State.READY]:
            for each in ready:
                clicks = self._rng.choice((1, 1, 1, 1, 2))
                await self._all([self.office.actions.send(each) for _ in range(clicks)])
        if self._rng.random() < 0.1:
            await self._start(self.office.restart())

    async def _plan(self, number: int) -> Plan:
        name = "allocate" if self._rng.random() < 0.7 else "issue_voucher"
        return await self.office.plan(name, *(self._wish(name) for _ in range(number)))

    def _wish(self, name: str) -> dict[str, Any]:
        amount = yuan(next(self._amounts))
        if name == "allocate":
            return {"customer_id": self._rng.choice(self._customers), "amount": amount}
        some = self._rng.sample(self._customers, self._rng.randint(1, 3))
        return {"customer_ids": some, "quota_id": self._quota, "face_value": amount}

    async def _all(self, clicks: Sequence[Awaitable[object]]) -> None:
        line = self.office.line
        line.mishaps.extend(self._mishap() for _ in range(_IN_ONE_PLAN))
        line.dies = self._die
        ends = await asyncio.gather(*clicks, return_exceptions=True)
        line.mishaps.clear()
        for each in ends:
            if isinstance(each, BaseException) and not isinstance(each, Killed | Misused):
                raise each
        if line.is_dead:
            await self._start(self._again())

    def _mishap(self) -> Mishap:
        draw = self._rng.random()
        if draw < 0.01:
            return self._rng.choice(KILLS)
        return self._rng.choice((*UNCLEAR, *CLEAR)) if draw < 0.4 else WELL

    def _die(self) -> None:
        self.counts["kills"] += 1
        self._left = self._new_folder()
        self.office.leave_behind(self._left)
        self.office.line.is_dead = True

    async def _again(self) -> None:
        """Start on what the killed program left on disk."""
        old, self.office = (
            self.office,
            Office(self.office.sandbox, self._left, self.office.line.heir()),
        )
        await old.close()
        await self.office.open()

    async def _start(self, starting: Awaitable[None]) -> None:
        self.counts["starts"] += 1
        await starting

    def _new_folder(self) -> Path:
        return Path(tempfile.mkdtemp(dir=self._folder))
