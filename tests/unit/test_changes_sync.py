"""What syncs find to be new, changed or gone, through a session over a sandbox."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.news import Wanted
from desktop.catalog.orders import ORDER_LINES, ORDERS
from desktop.catalog.query import Query
from desktop.catalog.times import utc_text
from tests.unit.desk import desk_on, impatient, sandbox_of

NAMES = ("customers", "customer_balances", "orders")


@pytest.fixture
def sandbox():
    return sandbox_of(customers=8, orders=60)


async def told(desk, *datasets, **wanted):
    found = await desk.session.feed(Wanted(datasets or desk.session.datasets, **wanted))
    return {(each.dataset.name, each.key[0], each.kind) for each in found}


def order_with(world, *statuses):
    return next(key for key, order in world.orders.items() if order["status"] in statuses)


@impatient
async def test_every_sync_after_the_first_tells_what_it_found(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync(*NAMES)
        assert await told(desk) == set()
        world = sandbox.world
        joined, placed = world.add_customer(), world.add_order()
        paid = next(o["order_id"] for o in world.timeline if o["status"] == 6)
        world.set_status(paid, 5)
        left = next(iter(world.customers))
        world.remove_customer(left)
        for _ in range(2):  # one look that misses a row proves nothing
            await desk.sync(*NAMES, full=True)
        found = await told(desk, CUSTOMERS, ORDERS)
        assert found == {
            ("customers", joined["customer_id"], "new"),
            ("customers", left, "gone"),
            ("orders", placed["order_id"], "new"),
            ("orders", paid, "changed"),
        }
        (news,) = await desk.session.feed(Wanted([ORDERS], kind="changed"))
        steps = {step.column: (step.before, step.after) for step in news.steps}
        assert steps["status"] == ("6", "5")
        assert steps["payment_time"][0] is None
        assert news.values[0] == paid
        await desk.sync(*NAMES, full=True)
        assert await told(desk, CUSTOMERS, ORDERS) == found


@impatient
async def test_a_question_for_changed_rows_finds_as_many_as_are_counted(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync(*NAMES)
        before = utc_text(datetime.now(UTC) - timedelta(seconds=5))
        keys = [o["order_id"] for o in sandbox.world.timeline[-3:]]
        for key in keys:
            sandbox.world.set_status(key, 4 if sandbox.world.orders[key]["status"] != 4 else 5)
        await desk.sync(*NAMES, full=True)
        ids = await desk.session.ids(Query(ORDERS, changed_since=before))
        rows = await desk.session.rows(ORDERS, ids)
        assert sorted(str(row[0]) for row in rows.values()) == sorted(keys)
        assert await desk.session.changed_count(before) == {"orders": 3}
        later = utc_text(datetime.now(UTC) + timedelta(hours=1))
        assert await desk.session.changed_count(later) == {}
        marks = desk.session.marks_reader()(ORDERS, list(ids), before)
        assert all("status" in marks[rowid].before for rowid in ids)


@impatient
async def test_lines_of_an_order_are_news_from_the_second_look_on(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync(*NAMES)
        key = next(iter(sandbox.world.orders))
        await desk.session.refresh(ORDER_LINES, [key])
        assert await told(desk, ORDER_LINES) == set()
        lines = [dict(line) for line in sandbox.world.lines_of(key)]
        lines[0]["product_spec_desc"] = "Another size"
        lines.append({**lines[0], "order_line_item_id": "one-more"})
        sandbox.world.lines[key] = lines
        await desk.session.refresh(ORDER_LINES, [key])
        assert await told(desk, ORDER_LINES) == {
            ("order_lines", lines[0]["order_line_item_id"], "changed"),
            ("order_lines", "one-more", "new"),
        }


@impatient
async def test_a_sync_forgets_what_is_older_than_the_setting(sandbox, tmp_path, monkeypatch):
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync(*NAMES)
        key = order_with(sandbox.world, 5)
        sandbox.world.set_status(key, 4)
        await desk.sync("orders", full=True)
        desk.session.settings.changes_days = 10
        await desk.sync("service_types")
        assert await told(desk) == {("orders", key, "changed")}
        in_eleven_days = datetime.now(UTC) + timedelta(days=11)
        monkeypatch.setattr("time.time_ns", lambda: int(in_eleven_days.timestamp() * 1e9))
        await desk.sync("service_types")
        assert await told(desk) == set()
