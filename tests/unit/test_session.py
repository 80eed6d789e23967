"""What a face asks of a session: rows at once, freshness, progress, changes, and an end."""

import asyncio
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from desktop.catalog import DATASETS
from desktop.catalog.customers import CUSTOMER_BALANCES, CUSTOMERS
from desktop.catalog.orders import ORDER_LINES, ORDERS
from desktop.catalog.query import Condition, Query, Sort
from desktop.errors import NoAnswer, SignedOut, StoreBroken
from desktop.reports import Freshness
from desktop.sandbox.faults import Fault
from desktop.sandbox.world import World
from desktop.session import CHANGES_EVERY_S
from desktop.store.database import Damaged
from tests.unit.desk import CORE, desk_on, impatient


@pytest.fixture
def world():
    return World(seed=1, customers=20, orders=120)


@impatient
async def test_before_the_first_sync_there_is_nothing_and_it_says_so(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        session = desk.session
        assert session.online is None
        assert list(await session.ids(Query(ORDERS))) == []
        assert await session.freshness(ORDERS) == Freshness()
        assert set(CORE) <= set(await session.stale())
        assert session.reader()(ORDERS, [1, 2]) == {}


@impatient
async def test_after_a_sync_it_is_fresh(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        began = datetime.now(UTC).replace(microsecond=0)
        await desk.sync()
        fresh = await desk.session.freshness(ORDERS)
        assert (fresh.rows, fresh.gone, fresh.complete) == (120, 0, True)
        assert fresh.read_at is not None
        assert timedelta(0) <= datetime.fromisoformat(fresh.read_at) - began < timedelta(minutes=1)
        assert not set(CORE) & set(await desk.session.stale())
        assert desk.session.online is True


@impatient
async def test_the_first_rows_are_the_beginning_of_all(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync()
        where = (Condition("status", "in", ("5",)),)
        query = Query(ORDERS, where, sort=(Sort("official_amount", True),))
        every, first = await desk.session.ids(query), await desk.session.first(query, 10)
        assert first == every[:10]
        assert await desk.session.count(query) == len(every)
        rows = desk.session.reader()(ORDERS, first)
        assert rows == await desk.session.rows(ORDERS, first)
        assert len(next(iter(rows.values()))) >= len(ORDERS.columns) + 1


@impatient
async def test_values_and_sums(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync()
        values = dict(await desk.session.values(ORDERS, "status"))
        assert sum(values.values()) == 120
        (total,) = await desk.session.sums(
            ORDERS, "official_amount", await desk.session.ids(Query(ORDERS))
        )
        amounts = [order["official_amount"] for order in desk.world.timeline]
        assert (total.currency, total.count) == ("CNY", 120)
        assert total.total == sum(amounts, Decimal(0))


@impatient
async def test_changes_are_announced_together_and_seldom(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        loop = asyncio.get_running_loop()
        heard = []
        desk.session.changed = lambda names: heard.append((loop.time(), names))
        await desk.sync()
        await asyncio.sleep(2 * CHANGES_EVERY_S)
        assert set().union(*(names for _, names in heard)) >= {"customers", "orders"}
        moments = [at for at, _ in heard]
        pauses = [after - before for before, after in pairwise(moments)]
        assert all(pause >= CHANGES_EVERY_S * 0.9 for pause in pauses)


@impatient
async def test_progress_is_told_up_to_its_end(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync()
        orders = [each for each in desk.progressed if each.dataset == "orders"]
        assert [each.rows for each in orders] == sorted(each.rows for each in orders)
        assert {each.state for each in orders[:-1]} <= {"waiting", "running"}
        assert (orders[-1].state, orders[-1].rows) == ("done", 120)
        assert orders[-1].requests == desk.calls("orders")
        balances = [each for each in desk.progressed if each.dataset == "customer_balances"]
        assert balances[0].state == "waiting"


@impatient
async def test_a_cancelled_sync_says_so_and_another_begins(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        sandbox.latency_ms = 10
        started = asyncio.create_task(desk.session.sync(CORE))
        while not desk.calls("orders"):
            await asyncio.sleep(0)
        started.cancel()
        with pytest.raises(asyncio.CancelledError):
            await started
        last = {each.dataset: each.state for each in desk.progressed}
        assert set(last.values()) <= {"cancelled", "done"}
        assert last["orders"] == last["customer_balances"] == "cancelled"
        await desk.sync()
        await desk.assert_equal()


@impatient
async def test_a_failure_is_reported_told_and_kept(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        sandbox.fail_next(Fault("html", operation="list_customer_orders", times=99))
        (report,) = await desk.session.sync(["orders"])
        assert type(report.error) is NoAnswer
        assert desk.progressed[-1].state == "failed"
        assert desk.session.online is False
        fresh = await desk.session.freshness(ORDERS)
        assert fresh.error == report.error.advice
        sandbox.all_well()
        await desk.sync("orders")
        assert (await desk.session.freshness(ORDERS)).error == ""


@impatient
async def test_two_syncs_at_once_are_one(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        await asyncio.gather(*(desk.session.sync(["orders"]) for _ in range(3)))
        whole = desk.calls("orders")
        await desk.restart()
        await desk.sync("orders", full=True)
        assert desk.calls("orders") - whole == whole


@impatient
async def test_some_rows_are_read_again_by_their_key(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync()
        first, second, third = desk.world.timeline[10:13]
        desk.world.set_status(first["order_id"], 4)
        desk.world.remove_order(second["order_id"])
        keys = [first["order_id"], second["order_id"], third["order_id"]]
        before = desk.calls("orders")
        report = await desk.session.refresh(ORDERS, keys)
        assert (report.complete, report.rows, report.changed, report.gone) == (True, 2, 1, 1)
        assert desk.calls("orders") - before == 3
        await desk.assert_equal("orders")


@impatient
async def test_a_refresh_that_fails_leaves_the_freshness_of_the_list_alone(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync()
        before = await desk.session.freshness(ORDER_LINES)
        report = await desk.session.refresh(ORDER_LINES, ["nobody"])
        assert not report.complete
        assert await desk.session.freshness(ORDER_LINES) == before


@impatient
async def test_a_balance_is_read_again_alone(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync()
        key = next(iter(desk.world.balances))
        desk.world.balances[key]["amount"] = Decimal("7.77")
        report = await desk.session.refresh(CUSTOMER_BALANCES, [key])
        assert (report.rows, report.changed) == (1, 1)
        await desk.assert_equal("customer_balances")


@impatient
async def test_the_connection_is_checked_by_one_request(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.session.check()
        assert len(sandbox.calls) == 1
        assert desk.session.online is True
        sandbox.account.keys.clear()
        with pytest.raises(SignedOut):
            await desk.session.check()


@impatient
async def test_rows_are_read_while_a_sync_runs_and_while_offline(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync()
        sandbox.fail_next(Fault("body", body=b"[]", times=500))
        syncing = asyncio.create_task(desk.session.sync(CORE, full=True))
        while not syncing.done():
            assert len(await desk.session.ids(Query(ORDERS))) == 120
        assert not any(report.complete for report in syncing.result())
        await desk.assert_equal()


@impatient
async def test_a_session_that_ends_in_the_middle_loses_nothing_that_came(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        sandbox.latency_ms = 5
        syncing = asyncio.create_task(desk.session.sync(CORE))
        while not desk.calls("orders"):
            await asyncio.sleep(0)
        await desk.restart()
        with pytest.raises(asyncio.CancelledError):
            await syncing
        await desk.sync()
        await desk.assert_equal()


@impatient
async def test_a_damaged_file_met_while_reading_is_looked_through_at_the_next_start(
    sandbox, tmp_path
):
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync()
        await desk.close()
        data = bytearray(desk.path.read_bytes())
        for at in range(0, len(data), 4096):
            if data[at : at + 4096].count(b"CS2") > 3:  # a page of orders, or of an index of them
                data[at : at + 100] = b"\xa5" * 100
        desk.path.write_bytes(data)
        await desk.open()
        assert desk.notice == ""
        with pytest.raises(Damaged):
            await asyncio.gather(*(desk.rows(name) for name in DATASETS))
        read = desk.session.reader()
        with pytest.raises(StoreBroken):
            [read(dataset, range(1, 300)) for dataset in DATASETS.values()]
        await desk.restart()
        assert "set aside" in desk.notice
        await desk.sync()
        await desk.assert_equal()
        await desk.restart()
        assert desk.notice == ""


@impatient
async def test_what_is_old_is_stale(sandbox, tmp_path, monkeypatch):
    async with desk_on(sandbox, tmp_path) as desk:
        long_ago = datetime.now(UTC) - timedelta(seconds=ORDERS.stale_after_s + 60)
        with monkeypatch.context() as patch:
            patch.setattr("desktop.sync.reading.utc_now", lambda: long_ago)
            await desk.sync()
        stale = await desk.session.stale()
        assert [name for name in stale if name in CORE] == [
            "customers",
            "customer_balances",
            "orders",
        ]
        assert not any(DATASETS[name].on_demand for name in stale)


@impatient
async def test_a_whole_reading_that_was_cut_is_as_old_as_its_beginning(
    sandbox, tmp_path, monkeypatch
):
    async with desk_on(sandbox, tmp_path) as desk:
        sandbox.fail_next(Fault("html", operation="list_sub_customers", times=9))
        with monkeypatch.context() as patch:
            patch.setattr("desktop.sync.readings.time.time_ns", lambda: 10**18)
            await desk.session.sync(["customers"])
        sandbox.all_well()
        await desk.sync("customers")
        assert (await desk.session.freshness(CUSTOMERS)).read_at == "2001-09-09T01:46:40Z"


@impatient
async def test_everything_is_read_now_and_then_though_little_changed(
    sandbox, tmp_path, monkeypatch
):
    async with desk_on(sandbox, tmp_path) as desk:
        long_ago = datetime.now(UTC) - timedelta(days=8)
        with monkeypatch.context() as patch:
            nanoseconds = int(long_ago.timestamp()) * 10**9
            patch.setattr("desktop.sync.readings.time.time_ns", lambda: nanoseconds)
            await desk.sync("orders")
            old = desk.world.timeline[0]
            desk.world.set_status(old["order_id"], 2)  # completed, and opened again
            await desk.sync("orders")
            assert (await desk.rows("orders"))[old["order_id"]]["status"] != "2"
        await desk.sync("orders")
        await desk.assert_equal("orders")


@impatient
async def test_a_list_whose_keys_could_not_be_read_is_not_complete(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        sandbox.forbid("list_sub_customers")
        reports = {each.dataset: each for each in await desk.session.sync(CORE)}
        assert not reports["customer_balances"].complete
        assert reports["customer_balances"].error is reports["customers"].error
        assert reports["orders"].complete
