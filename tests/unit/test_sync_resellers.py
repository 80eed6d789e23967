"""Lists of a distributor, one more per reseller: who comes, goes and is refused hides no other."""

import asyncio
from datetime import timedelta

import pytest

from desktop.catalog import DATASETS
from desktop.catalog.times import utc_text
from desktop.errors import Forbidden
from desktop.sandbox.refusals import Refusal, not_a_reseller, not_permitted
from desktop.store.progress import State
from desktop.sync import engine
from tests.unit.desk import desk_on, impatient, sandbox_with

SMALL = {"customers": 5, "orders": 20, "resellers": 1}
TWO = {"customers": 10, "orders": 40, "resellers": 2}


def orders_of(world, reseller, ages_in_days):
    """A customer of a reseller, with completed orders of these ages."""
    customer = world.add_customer(reseller)["customer_id"]
    for days in ages_in_days:
        placed = utc_text(world.now - timedelta(days=days))
        world.add_order(customer_id=customer, create_time=placed, status=5)


@impatient
async def test_a_new_reseller_whose_reading_is_cut_is_read_whole_in_the_end(tmp_path):
    async with desk_on(sandbox_with(**SMALL), tmp_path) as desk:
        await desk.sync("resellers", "customers", "orders")
        reseller = desk.world.add_reseller()["indirect_partner_id"]
        orders_of(desk.world, reseller, range(1, 1500, 4))
        asked = list[str]()

        def cut(call):
            asked.extend([reseller] * (reseller in call.query))
            if len(asked) == 3:
                started.cancel()

        desk.sandbox.before_answer, desk.sandbox.latency_ms = cut, 2
        started = asyncio.create_task(desk.session.sync(["resellers", "orders"]))
        with pytest.raises(asyncio.CancelledError):
            await started
        await desk.restart()
        assert 120 < len(await desk.rows("orders")) < 20 + 375
        await desk.sync("resellers", "orders")
        await desk.assert_equal("orders")


@impatient
async def test_a_reseller_whose_number_begins_another_s_is_another(tmp_path):
    async with desk_on(sandbox_with(**SMALL), tmp_path) as desk:
        long = next(iter(desk.world.resellers))
        await desk.sync("resellers", "orders")
        desk.world.add_reseller(indirect_partner_id=long[:8])
        orders_of(desk.world, long[:8], [700])
        await desk.sync("resellers", "orders")
        await desk.assert_equal("orders")
        desk.sandbox.calls.clear()
        await desk.sync("resellers", "orders")
        assert desk.calls("orders") <= 3 * 8  # from now on it is told what is new


@impatient
@pytest.mark.parametrize("refusal", [not_a_reseller(), Refusal(500, "")], ids=["code", "500"])
async def test_a_reseller_who_is_refused_stops_no_other_and_loses_no_row(refusal, tmp_path):
    async with desk_on(sandbox_with(**TWO), tmp_path) as desk:
        await desk.sync("resellers", "customers", "orders")
        theirs = next(iter(desk.world.resellers))
        for name in ("customers", "orders"):
            known = (await desk.rows(name)).keys()
            customer = desk.world.add_customer()["customer_id"]
            order = desk.world.add_order(customer_id=customer)["order_id"]
            desk.refuse(name, theirs, refusal)
            assert not (await desk.attempt(name))[name].complete
            assert not (await desk.session.freshness(DATASETS[name])).complete
            new = {"customers": customer, "orders": order}[name]
            assert (await desk.rows(name)).keys() >= known | {new}
            desk.sandbox.before_answer = None
        await desk.sync("customers", "orders")
        await desk.assert_equal("customers", "orders")


@impatient
@pytest.mark.parametrize("name", ["customers", "orders"])
async def test_where_a_reseller_was_never_read_the_others_are_kept_up_to_date(name, tmp_path):
    async with desk_on(sandbox_with(**TWO), tmp_path) as desk:
        await desk.sync("resellers")
        desk.refuse(name, next(iter(desk.world.resellers)), not_a_reseller())
        assert not (await desk.attempt(name))[name].complete
        customer = desk.world.add_customer()["customer_id"]
        order = desk.world.add_order(customer_id=customer)["order_id"]
        assert not (await desk.attempt(name))[name].complete
        assert {"customers": customer, "orders": order}[name] in await desk.rows(name)
        desk.sandbox.before_answer = None
        await desk.sync(name)
        await desk.assert_equal(name)


@impatient
async def test_many_resellers_who_are_refused_are_not_all_asked_for_and_keep_nobody_s_rows_old(
    tmp_path,
):
    async with desk_on(sandbox_with(customers=5, orders=0, resellers=40), tmp_path) as desk:
        await desk.sync("resellers")
        desk.refuse("customers", "indirect_partner_id", not_permitted())
        for _ in range(2):
            new = desk.world.add_customer()["customer_id"]
            before = desk.calls("customers")
            report = (await desk.attempt("customers"))["customers"]
            assert isinstance(report.error, Forbidden)
            assert desk.calls("customers") - before < 40
            assert new in await desk.rows("customers")


@impatient
async def test_a_reseller_who_left_since_the_resellers_were_read_is_gone_and_no_failure(tmp_path):
    async with desk_on(sandbox_with(**TWO), tmp_path) as desk:
        await desk.sync("resellers", "customers", "orders")
        left = next(iter(desk.world.resellers))
        desk.world.remove_reseller(left)
        await desk.sync("orders")
        assert left not in await desk.rows("resellers")
        await desk.assert_equal("orders")


@impatient
async def test_who_comes_back_brings_everything_again_and_records_never_left(tmp_path):
    names = ("resellers", "customers", "orders", "adjustments")
    async with desk_on(sandbox_with(**TWO), tmp_path) as desk:
        await desk.sync(*names)
        left = next(iter(desk.world.resellers))
        record = desk.world.resellers.pop(left)
        records = await desk.rows("adjustments")
        assert left in {row["indirect_partner_id"] for row in records.values()}
        await desk.sync(*names)
        assert await desk.rows("adjustments") == records
        orders = (await desk.rows("orders")).values()
        assert left not in {row["indirect_partner_id"] for row in orders}
        desk.world.resellers[left] = record
        await desk.sync(*names)
        await desk.assert_equal(*names)


@impatient
async def test_who_is_a_distributor_no_more_has_the_rows_of_a_plain_partner(tmp_path):
    names = ("resellers", "customers", "orders")
    async with desk_on(sandbox_with(**TWO), tmp_path) as desk:
        await desk.sync(*names)
        desk.world.is_distributor = False
        own = desk.world.customers.keys() - desk.world.reseller_of.keys()
        assert (await desk.sync(*names))["resellers"].skipped
        assert await desk.rows("resellers") == {}
        shown = await desk.rows("customers")
        assert shown.keys() == own
        assert not any(row["indirect_partner_id"] for row in shown.values())
        desk.world.is_distributor = True
        await desk.sync(*names)
        await desk.assert_equal(*names)


def test_a_list_that_was_had_once_is_asked_for_each_time():
    resellers, tickets = DATASETS["resellers"], DATASETS["tickets"]
    assert engine.skips(resellers, State(skipped="no"))
    assert not engine.skips(resellers, State(filled=True, skipped="no"))
    assert not engine.skips(tickets, State(skipped="no"))


@impatient
async def test_one_customer_is_asked_for_with_their_own_reseller_alone(tmp_path):
    names = ("resellers", "customers", "orders", "vouchers", "adjustments", "monthly_bills")
    async with desk_on(sandbox_with(**TWO), tmp_path) as desk:
        desk.session.datasets = tuple(DATASETS[name] for name in names)
        await desk.sync("resellers", "customers", "monthly_bills")
        customer, reseller = next(iter(desk.world.reseller_of.items()))
        desk.sandbox.calls.clear()
        reports = await desk.session.refresh_where("customer_id", customer)
        assert all(each.complete for each in reports)
        for name in names[2:5]:
            assert {given.get("indirect_partner_id") for given in desk.asked(name)} == {reseller}
        assert 3 <= desk.calls("monthly_bills") <= 6  # months that are settled are known
