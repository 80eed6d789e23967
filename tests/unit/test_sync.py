"""Reading the API into the cache: complete, and at the price of what changed."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from desktop.catalog import DATASETS
from desktop.errors import (
    PartnerError,
    Refused,
)
from tests.oracle import held
from tests.unit.desk import days_ago, desk_on, impatient, sandbox_of

ORDERS = "list_customer_orders"
CUSTOMERS = "list_sub_customers"
OPEN = ("1", "2", "3", "6", "9", "10", "11", "12", "13")


# ------------------------------------------------------------------ all of it, and nothing new


@impatient
async def test_a_full_sync_holds_what_the_api_holds(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        reports = await desk.sync()
        await desk.assert_equal()
        assert {name: report.rows for name, report in reports.items()} == {
            "customers": 30,
            "customer_balances": len(desk.world.balances),
            "orders": 300,
            "service_types": len(desk.world.service_types),
        }
        assert all(report.new == report.rows for report in reports.values())
        assert all(report.gone == report.changed == 0 for report in reports.values())


@impatient
async def test_a_second_sync_changes_nothing_and_asks_little(tmp_path):
    async with desk_on(sandbox_of(120, 3000), tmp_path) as desk:
        await desk.sync()
        before = desk.calls("orders")
        reports = await desk.sync()
        assert all(each.new == each.changed == each.gone == 0 for each in reports.values())
        await desk.assert_equal()
        assert desk.calls("orders") - before <= 20


@impatient
async def test_an_empty_account_is_complete(tmp_path):
    async with desk_on(sandbox_of(0, 0), tmp_path) as desk:
        await desk.sync()
        await desk.sync()
        await desk.assert_equal()


@impatient
async def test_the_cache_may_be_encrypted(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path, bytes(range(32))) as desk:
        await desk.sync()
        await desk.restart()
        await desk.assert_equal()
    assert not desk.path.read_bytes().startswith(b"SQLite format 3")


# ------------------------------------------------------------------ what changed


def move_on(world, count):
    """40 open orders of every status are completed or cancelled."""
    open_ones = [each for each in world.timeline if str(each["status"]) in OPEN]
    chosen = open_ones[:: max(1, len(open_ones) // count)][:count]
    for number, order in enumerate(chosen):
        world.set_status(order["order_id"], 4 if number % 3 == 0 else 5)
    return chosen


@impatient
async def test_a_day_s_changes_among_20_000_orders_cost_at_most_60_requests(tmp_path):
    async with desk_on(sandbox_of(400, 20_000), tmp_path) as desk:
        await desk.sync()
        before = desk.calls("orders")
        assert {str(each["status"]) for each in move_on(desk.world, 40)} == {"4", "5"}
        for number in range(30):
            desk.world.add_order(status=(6, 5, 3)[number % 3])
        (report,) = (await desk.sync("orders")).values()
        assert desk.calls("orders") - before <= 60
        assert (report.new, report.changed, report.gone) == (30, 40, 0)
        await desk.assert_equal("orders")


@impatient
async def test_open_orders_that_no_list_gives_are_followed_too(tmp_path):
    async with desk_on(sandbox_of(20, 400), tmp_path) as desk:
        orders = desk.world.timeline
        for place, status in zip((5, 90, 200, 290, 370), (2, 10, 11, 12, 13), strict=True):
            desk.world.set_status(orders[place]["order_id"], status)
        await desk.sync()
        for place, status in zip((5, 90, 200, 290, 370), (4, 11, 12, 5, 2), strict=True):
            desk.world.set_status(orders[place]["order_id"], status)
        await desk.sync("orders")
        await desk.assert_equal("orders")


@impatient
async def test_few_orders_over_many_years_are_followed_within_the_api_s_windows(tmp_path):
    sandbox = sandbox_of(5, 130)
    async with desk_on(sandbox, tmp_path) as desk:
        now = datetime.now(UTC)
        for years in (1, 2, 3, 4, 5):
            old = desk.world.add_order(create_time=days_ago(365 * (3 + years), now), status=10)
            desk.world.set_status(old["order_id"], 2)
        await desk.sync()
        for order in desk.world.timeline[:4:2]:
            desk.world.set_status(order["order_id"], 4)
        await desk.sync("orders")
        await desk.assert_equal("orders")


@impatient
async def test_a_sync_after_more_than_a_year_finds_what_was_paid_since(tmp_path, monkeypatch):
    sandbox = sandbox_of(5, 160)
    long_ago = datetime.now(UTC) - timedelta(days=400)
    async with desk_on(sandbox, tmp_path) as desk:
        for number in range(6):
            desk.world.add_order(create_time=days_ago(1100 + 40 * number, long_ago), status=10)
        with monkeypatch.context() as patch:
            patch.setattr("desktop.sync.reading.utc_now", lambda: long_ago)
            await desk.sync()
        for order in [each for each in desk.world.timeline if each["status"] == 10]:
            desk.world.set_status(order["order_id"], 5)
        await desk.sync("orders")
        await desk.assert_equal("orders")


@impatient
async def test_an_order_that_is_no_longer_listed_is_gone_and_kept(tmp_path):
    async with desk_on(sandbox_of(10, 250), tmp_path) as desk:
        await desk.sync()
        lost = next(each for each in desk.world.timeline if each["status"] in (6, 3))["order_id"]
        record = desk.world.orders[lost]
        desk.world.remove_order(lost)
        (report,) = (await desk.sync("orders")).values()
        assert report.gone == 1
        assert lost not in await desk.rows("orders")
        assert (await desk.rows("orders", gone=True))[lost]["gone"] is not None
        desk.world.add_order(**record)
        await desk.sync("orders")
        await desk.assert_equal("orders")


@impatient
async def test_an_order_number_that_is_used_again_shows_the_new_order(tmp_path):
    async with desk_on(sandbox_of(10, 150), tmp_path) as desk:
        await desk.sync()
        old = desk.world.timeline[3]
        desk.world.remove_order(old["order_id"])
        desk.world.add_order(order_id=old["order_id"], official_amount=77, status=6)
        await desk.sync("orders")
        await desk.assert_equal("orders")
        await desk.sync("orders", full=True)
        await desk.assert_equal("orders")


@impatient
async def test_customers_who_left_are_gone_and_kept_and_may_come_back(tmp_path):
    async with desk_on(sandbox_of(230, 0), tmp_path) as desk:
        await desk.sync()
        left = list(desk.world.customers)[100]
        record = desk.world.customers[left]
        desk.world.remove_customer(left)
        reports = await desk.sync()
        assert reports["customers"].gone == 1
        await desk.assert_equal()
        kept = (await desk.rows("customers", gone=True))[left]
        assert kept["gone"] is not None
        assert kept["account_name"] == record["account_name"]
        assert (await desk.sync())["customers"].gone == 0
        assert (await desk.session.freshness(DATASETS["customers"])).gone == 1
        desk.world.add_customer(**record)
        reports = await desk.sync()
        assert reports["customers"].changed == 1
        await desk.assert_equal()


@impatient
async def test_very_many_who_left_at_once_are_believed_the_second_time(tmp_path):
    async with desk_on(sandbox_of(330, 0), tmp_path) as desk:
        await desk.sync()
        for key in list(desk.world.customers)[50:200]:
            desk.world.remove_customer(key)
        before = desk.calls("customers")
        assert (await desk.sync("customers"))["customers"].gone == 0
        assert (await desk.sync("customers"))["customers"].gone == 150
        assert desk.calls("customers") - before <= 10
        await desk.assert_equal("customers")


# ------------------------------------------------------------------ balances


@impatient
async def test_no_balance_is_not_zero_and_it_goes_when_the_customer_turns_referral(tmp_path):
    async with desk_on(sandbox_of(250, 0), tmp_path) as desk:
        await desk.sync()
        shown = await desk.rows("customers")
        for key, customer in desk.world.customers.items():
            has = customer["association_type"] == "2"
            assert (shown[key]["customer_balances.amount"] is not None) == has
        turned, vanished, left = list(desk.world.balances)[:3]
        desk.world.customers[turned]["association_type"] = "1"
        del desk.world.balances[turned], desk.world.balances[vanished]
        desk.world.remove_customer(left)
        await desk.sync()
        await desk.assert_equal()
        shown = await desk.rows("customers", gone=True)
        for key in (turned, vanished, left):
            assert shown[key]["customer_balances.amount"] is None
        kept = await desk.rows("customer_balances", gone=True)
        assert kept.keys() >= {turned, vanished, left}


@impatient
async def test_balances_are_asked_for_in_batches_of_a_hundred(tmp_path):
    async with desk_on(sandbox_of(330, 0), tmp_path) as desk:
        await desk.sync()
        resale = len(desk.world.balances)
        assert desk.calls("customer_balances") == -(-resale // 100)
        await desk.session.refresh(DATASETS["customer_balances"], list(desk.world.balances)[:1])
        assert desk.calls("customer_balances") == -(-resale // 100) + 1


# ------------------------------------------------------------------ lists on demand


@impatient
async def test_lines_are_read_for_the_orders_asked_for(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync()
        assert desk.calls("order_lines") == 0
        keys = list(desk.world.orders)[:3]
        report = await desk.session.refresh(DATASETS["order_lines"], keys)
        lines = [line for key in keys for line in desk.world.lines_of(key)]
        assert (report.complete, report.rows) == (True, len(lines))
        assert len(await desk.rows("order_lines")) == len(lines)
        assert desk.calls("order_lines") == 3


@impatient
async def test_all_lines_are_read_when_named_and_gone_on_with_when_cut(tmp_path):
    async with desk_on(sandbox_of(10, 120), tmp_path) as desk:
        await desk.sync()
        assert await desk.session.unread(DATASETS["order_lines"]) == 120
        started = asyncio.create_task(desk.session.sync(["order_lines"]))
        while desk.calls("order_lines") < 60:
            await asyncio.sleep(0)
        started.cancel()
        with pytest.raises(asyncio.CancelledError):
            await started
        await desk.restart()
        left = await desk.session.unread(DATASETS["order_lines"])
        assert 40 <= left <= 90
        before = desk.calls("order_lines")
        await desk.sync("order_lines")
        assert desk.calls("order_lines") - before == left
        await desk.assert_equal("order_lines")


@impatient
async def test_an_order_whose_lines_are_refused_hides_no_other(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync()
        keys = list(desk.world.orders)
        desk.world.remove_order(keys[5])
        (report,) = await desk.session.sync(["order_lines"])
        assert isinstance(report.error, Refused)
        await desk.assert_equal("order_lines")


@impatient
@pytest.mark.parametrize("key", ["深圳 1", "a%2F?#&=+", "..", ".", "A;B,C"])
async def test_a_key_with_odd_letters_is_asked_for_as_it_is(key, tmp_path):
    async with desk_on(sandbox_of(10, 40), tmp_path) as desk:
        desk.world.add_order(order_id=key, status=2)
        await desk.sync("orders")
        desk.world.set_status(key, 5)
        await desk.sync("orders")
        await desk.assert_equal("orders")
        (report,) = await desk.session.sync(["order_lines"])
        assert len(await desk.rows("order_lines")) >= len(held(desk.world, "order_lines")) - 4
        assert report.complete == (key not in (".", ".."))
        assert report.error is None or isinstance(report.error, PartnerError)


@impatient
async def test_recent_orders_get_their_lines_in_the_background(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync()
        await desk.session.read_recent()
        newest = {each["order_id"] for each in desk.world.timeline[-50:]}
        rows = await desk.rows("order_lines")
        assert {row["order_id"] for row in rows.values()} == newest
        await desk.session.read_recent()
        assert desk.calls("order_lines") == 100
