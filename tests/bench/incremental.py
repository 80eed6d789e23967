"""How many requests a sync makes after 100 changes, among few orders and among many.

3,000 orders are open in the statuses that can be listed. Two in three of the changes complete or
cancel open orders, wherever they lie; the others are new orders. The sandbox answers in process,
without quota and latency: requests are counted, not time. All orders were read before, and what
the cache holds afterwards is compared with what changed.
"""

import asyncio
import gc
import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random

from desktop.catalog.orders import ORDERS
from desktop.sandbox.app import Sandbox
from desktop.sandbox.world import World
from desktop.store import progress, tables
from tests.bench.cached import customers_of
from tests.bench.result import Result
from tests.unit.desk import Desk, ImpatientLoop, desk_on

ROWS, FEW_ROWS = 1_000_000, 10_000
OPEN, CHANGES, NEW = 3_000, 100, 34
MOST_REQUESTS = 150.0
_AT_ONCE = 10_000
_UNPAID = (1, 6)
_LISTED, _COMPLETED, _CANCELLED = (1, 3, 6, 9), 5, 4


def run(rows: int | None) -> list[Result]:
    """The requests among many orders, beside what is promised and beside those among few."""
    many = rows or ROWS
    few = min(many, FEW_ROWS)
    theirs, ours = _requests(few), _requests(many)
    what = f"{CHANGES} changes among {many:,} orders, {OPEN:,} of them open"
    peer = f"the same among {few:,}"
    return [
        Result("incremental", what, ours, "requests", MOST_REQUESTS, row=11),
        Result("incremental", what, ours, "requests", None, False, peer, theirs, 1.0, 11),
    ]


def _requests(orders: int) -> int:
    """How many requests for orders the changes cost."""
    world = World(customers=customers_of(orders), orders=orders)
    _leave_open(world, min(OPEN, orders // 2))
    gc.freeze()  # a million records need not be looked at by each collection
    with (
        tempfile.TemporaryDirectory() as folder,
        asyncio.Runner(loop_factory=ImpatientLoop) as runner,
    ):
        return runner.run(_synced(Sandbox(world, quota=None), Path(folder)))


async def _synced(sandbox: Sandbox, folder: Path) -> int:
    async with desk_on(sandbox, folder) as desk:
        await _fill(desk)
        before = desk.calls("orders")
        _change(desk.world)
        (report,) = (await desk.sync("orders")).values()
        assert (report.new, report.changed, report.gone) == (NEW, CHANGES - NEW, 0), report
        return desk.calls("orders") - before


async def _fill(desk: Desk) -> None:
    """All orders, as a first sync leaves them: each n-th is read, the others are put beside them.

    To read a million takes the sandbox ten minutes, and every list is read to its end anyway.
    """
    whole = desk.world.timeline
    desk.world.timeline = [*whole[: -1 : max(1, len(whole) // FEW_ROWS)], whole[-1]]
    await desk.sync(ORDERS.name)
    desk.world.timeline = whole
    state = await desk.session.state(ORDERS)
    first = replace(state, filled=False)  # or each of them would be noted as news
    await desk.store.write(progress.set_state, ORDERS.name, first)
    for at in range(0, len(whole), _AT_ONCE):
        rows = [ORDERS.decode(record)[0] for record in whole[at : at + _AT_ONCE]]
        await desk.store.write(tables.put, ORDERS, rows)
    await desk.store.write(progress.set_state, ORDERS.name, state)


def _leave_open(world: World, number: int) -> None:
    """So many orders open, four in five of them among the newest twentieth or what that needs."""
    rng, timeline = Random(5), world.timeline
    for order in timeline:
        if order["status"] not in (_COMPLETED, _CANCELLED):
            world.set_status(order["order_id"], _COMPLETED)
    lately = number * 4 // 5
    border = len(timeline) - max(len(timeline) // 20, lately)
    places = rng.sample(range(border, len(timeline)), lately)
    places += rng.sample(range(border), number - lately)
    for turn, place in enumerate(places):
        timeline[place]["status"] = status = _LISTED[turn % 4]
        if status in _UNPAID:
            timeline[place]["payment_time"] = None


def _change(world: World) -> None:
    """Two in three are closed, one of these three cancelled; the others are new."""
    rng = Random(6)
    some = rng.sample([each for each in world.timeline if each["status"] in _LISTED], CHANGES - NEW)
    for turn, order in enumerate(some):
        world.set_status(order["order_id"], _CANCELLED if turn % 3 == 0 else _COMPLETED)
    for turn in range(NEW):
        world.add_order(status=(6, 5, 3)[turn % 3])
