"""Syncs that are cut, refused or answered with nonsense: never half a page, and repaired."""

import asyncio
import threading

import pytest

from desktop.catalog import DATASETS
from desktop.errors import (
    Forbidden,
    NoAnswer,
    Offline,
    SignedOut,
    StoreBroken,
)
from desktop.sandbox.faults import Fault
from tests.unit.desk import CORE, desk_on, impatient, sandbox_of

ORDERS = "list_customer_orders"
CUSTOMERS = "list_sub_customers"
OPEN = ("1", "2", "3", "6", "9", "10", "11", "12", "13")


# ------------------------------------------------------------------ cut short, and gone on with


@impatient
async def test_a_sync_cut_at_any_request_goes_on_where_it_was(tmp_path):
    sandbox = sandbox_of(110, 900)
    (tmp_path / "whole").mkdir()
    async with desk_on(sandbox, tmp_path / "whole") as desk:
        await desk.sync()
        whole = desk.calls("orders")
    for cut in range(1, whole + 1, 3):
        sandbox.calls.clear()
        folder = tmp_path / str(cut)
        folder.mkdir()
        async with desk_on(sandbox, folder) as desk:
            await cut_short(desk, cut)
            await desk.restart()
            await desk.sync()
            await desk.assert_equal()
            # what was in flight is asked for again, and once more what has changed
            assert desk.calls("orders") <= whole + 10 + 12
            assert (await desk.session.freshness(DATASETS["orders"])).complete


async def cut_short(desk, requests):
    """A sync that is cancelled when the API has been asked for orders so often."""
    started = asyncio.create_task(desk.session.sync(CORE))
    while desk.calls("orders") < requests and not started.done():
        await asyncio.sleep(0)
    started.cancel()
    with pytest.raises(asyncio.CancelledError):
        await started


@impatient
async def test_a_long_sync_cut_near_its_end_does_not_start_over(tmp_path):
    async with desk_on(sandbox_of(20, 6000), tmp_path) as desk:
        desk.sandbox.latency_ms = 5
        started = asyncio.create_task(desk.session.sync(["orders"]))
        while desk.calls("orders") < 45:
            await asyncio.sleep(0)
        started.cancel()
        with pytest.raises(asyncio.CancelledError):
            await started
        await desk.restart()
        before = desk.calls("orders")
        await desk.sync("orders")
        assert desk.calls("orders") - before < 45  # of 63, and the catching up
        await desk.assert_equal("orders")


@impatient
async def test_pages_that_came_are_stored_though_the_sync_was_cancelled_meanwhile(tmp_path):
    async with desk_on(sandbox_of(20, 900), tmp_path) as desk:
        held = threading.Event()

        def hold_the_writer(_call):
            desk.sandbox.before_answer = None
            desk.store.post(lambda db: held.wait(10))

        desk.sandbox.before_answer = hold_the_writer
        started = asyncio.create_task(desk.session.sync(["orders"]))
        while desk.calls("orders") < 10:
            await asyncio.sleep(0)
        for _ in range(300):  # until all have come, and none is stored
            await asyncio.sleep(0)
        asked = desk.calls("orders")
        started.cancel()
        await asyncio.sleep(0)
        held.set()
        with pytest.raises(asyncio.CancelledError):
            await started
        assert len(await desk.rows("orders")) == 900
        await desk.restart()
        await desk.sync("orders")
        await desk.assert_equal("orders")
        assert desk.calls("orders") - asked < 20


@impatient
async def test_a_page_that_could_not_be_stored_is_read_again(tmp_path):
    async with desk_on(sandbox_of(450, 0), tmp_path) as desk:
        keys = list(desk.world.customers)[::-1]
        await desk.store.write(
            lambda db: db.execute(
                "CREATE TRIGGER full BEFORE INSERT ON customers WHEN NEW.customer_id = "
                f"'{keys[150]}' BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
            )
        )
        (report,) = await desk.session.sync(["customers"])
        assert isinstance(report.error, StoreBroken)
        assert "disk is full" in report.error.advice
        await desk.store.write(lambda db: db.execute("DROP TRIGGER full"))
        await desk.sync("customers")
        await desk.assert_equal("customers")


# ------------------------------------------------------------------ broken answers


BROKEN = {
    "html": Fault("html"),
    "truncated": Fault("truncated"),
    "drop": Fault("drop"),
    "an array": Fault("body", body=b"[]"),
    "no list": Fault("body", body=b'{"order_infos": {"a": 1}, "total_count": 3}'),
    "a code": Fault("body", body=b'{"error_code": "CBC.0999", "error_msg": "x"}'),
    "a row without its key": Fault(
        "body", body=b'{"order_infos": [{"order_id": "A"}, {"status": 5}], "total_count": 2}'
    ),
    "a row whose key is no key": Fault(
        "body", body=b'{"order_infos": [{"order_id": "A"}, {"order_id": [1]}], "total_count": 2}'
    ),
    "500": Fault("status", status=500, body=b"oops"),
}


@impatient
@pytest.mark.parametrize("fault", BROKEN.values(), ids=BROKEN)
async def test_a_broken_answer_at_any_request_never_leaves_half_a_page(fault, tmp_path):
    sandbox = sandbox_of(10, 330)
    for number in (0, 2, 5):
        folder = tmp_path / str(number)
        folder.mkdir()
        async with desk_on(sandbox, folder) as desk:
            spoil_from(sandbox, fault, number)
            (report,) = await desk.session.sync(["orders"])
            sandbox.before_answer = None
            sandbox.all_well()
            assert isinstance(report.error, NoAnswer), fault
            assert not (await desk.rows("orders")).keys() - desk.world.orders.keys()
            await desk.sync("orders")
            await desk.assert_equal("orders")


def spoil_from(sandbox, fault, number):
    """Every answer to a question for orders is spoilt, after the first `number` of them."""
    count = 0

    def later(call):
        nonlocal count
        count += call.operation == ORDERS
        if count == number:
            plant(sandbox, fault)

    if number:
        sandbox.before_answer = later
    else:
        plant(sandbox, fault)


def plant(sandbox, fault):
    sandbox.fail_next(Fault(fault.what, fault.status, fault.body, operation=ORDERS, times=99))


@impatient
@pytest.mark.parametrize("fault", ["drop", "truncated"])
async def test_a_passing_fault_is_tried_again_and_never_noticed(fault, sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        sandbox.fail_next(Fault(fault, times=2))
        sandbox.fail_next(Fault("status", status=429, body=b'{"error_code": "APIGW.0308"}'))
        sandbox.fail_next(Fault("status", status=503))
        await desk.sync()
        await desk.assert_equal()


@impatient
async def test_an_amount_that_is_no_number_is_empty_and_counted_and_its_row_is_kept(
    sandbox, tmp_path
):
    async with desk_on(sandbox, tmp_path) as desk:
        orders = desk.world.timeline
        chosen = {each["order_id"] for each in (orders[3], orders[-1])}

        def bend(_call, answer):
            for record in answer.get("order_infos") or ():
                if record["order_id"] in chosen:
                    record["official_amount"] = "NaN"
                    record["amount_info"]["coupon_amount"] = {}
            return answer

        desk.transport.bend = bend
        (report,) = (await desk.sync("orders")).values()
        wrong = {"official_amount": 2, "amount_info.coupon_amount": 2}
        assert report.unreadable == wrong
        rows = await desk.rows("orders")
        for key in chosen:
            assert rows[key]["official_amount"] is None
            assert rows[key]["customer_id"] == desk.world.orders[key]["customer_id"]
        await desk.sync("orders")
        assert (await desk.session.freshness(DATASETS["orders"])).unreadable == wrong
        desk.transport.bend = None
        await desk.sync("orders", full=True)
        assert (await desk.session.freshness(DATASETS["orders"])).unreadable == {}
        await desk.assert_equal("orders")


@impatient
async def test_nan_as_some_servers_write_it_costs_one_field(sandbox, tmp_path):
    body = b"""{"customer_balances": [{"customer_id": "X", "amount": NaN, "debt_amount": 1.25,
        "currency": "CNY", "measure_id": 1}]}"""
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync("customers")
        sandbox.fail_next(Fault("body", body=body))
        report = await desk.session.refresh(DATASETS["customer_balances"], ["X"])
        assert report.unreadable == {"amount": 1}
        row = (await desk.rows("customer_balances"))["X"]
        assert (row["amount"], row["debt_amount"]) == (None, 125_000_000)


@impatient
async def test_amounts_in_another_unit_are_not_taken_for_yuan(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        desk.world.timeline[0]["measure_id"] = 3
        desk.world.timeline[1]["measure_id"] = [1]
        await desk.sync("orders")
        rows = await desk.rows("orders")
        for order in desk.world.timeline[:2]:
            assert rows[order["order_id"]]["official_amount"] is None


@impatient
async def test_fields_that_this_version_does_not_know_are_counted(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        for order in desk.world.timeline[:7]:
            order["carbon_footprint"] = "x"
        (report,) = (await desk.sync("orders")).values()
        assert report.unknown_fields == {"carbon_footprint": 7}


@impatient
async def test_a_missing_permission_costs_one_list(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        sandbox.forbid(ORDERS)
        reports = {each.dataset: each for each in await desk.session.sync(CORE)}
        assert [name for name, each in reports.items() if not each.complete] == ["orders"]
        assert isinstance(reports["orders"].error, Forbidden)
        await desk.assert_equal("customers", "customer_balances", "service_types")
        fresh = await desk.session.freshness(DATASETS["orders"])
        assert "BPC_ITEM_SUBCUSTSERV_060100" in fresh.missing_permission
        assert not fresh.complete
        sandbox.all_well()
        await desk.sync()
        await desk.assert_equal()
        fresh = await desk.session.freshness(DATASETS["orders"])
        assert (fresh.missing_permission, fresh.error, fresh.complete) == ("", "", True)


@impatient
async def test_a_list_whose_keys_could_not_be_read_is_incomplete_too_and_keeps_its_rows(
    sandbox, tmp_path
):
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync()
        sandbox.forbid(CUSTOMERS)
        reports = {each.dataset: each for each in await desk.session.sync(CORE)}
        failed = [name for name, each in reports.items() if not each.complete]
        assert failed == ["customers", "customer_balances"]
        await desk.assert_equal()
        sandbox.all_well()
        await desk.sync()


@impatient
async def test_a_refused_sign_in_costs_no_row_and_stops_at_once(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync()
        sandbox.account.keys.clear()
        before = len(sandbox.calls)
        reports = await desk.session.sync(CORE)
        assert {type(report.error) for report in reports} == {SignedOut}
        assert len(sandbox.calls) - before < 50
        await desk.assert_equal()


@impatient
async def test_without_an_api_a_sync_says_offline(sandbox, tmp_path):
    async with desk_on(sandbox, tmp_path) as desk:
        desk.session.api = None
        reports = await desk.session.sync(CORE)
        assert {type(report.error) for report in reports} == {Offline}
        assert desk.session.online is False
