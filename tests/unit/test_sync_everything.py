"""Every dataset of the catalog, for a partner, a distributor and an account with nothing."""

from datetime import timedelta

import pytest

from desktop.catalog import DATASETS
from desktop.catalog.query import Condition, Query
from desktop.sandbox.app import Sandbox
from desktop.sandbox.world import World
from tests.oracle import held
from tests.unit.desk import desk_on, impatient

ON_DEMAND = [dataset.name for dataset in DATASETS.values() if dataset.on_demand]
FOR_DISTRIBUTORS = {d.name for d in DATASETS.values() if d.source.only_for == "distributor"}


def sandbox_with(**world):
    """The API without a quota over a small world."""
    return Sandbox(World(**world), quota=None)


async def read_all(desk):
    """Read every dataset, those on demand by name, and say what each came to."""
    reports = {each.dataset: each for each in await desk.session.sync()}
    for name in ON_DEMAND:  # those whose keys are read on demand themselves come after them
        reports |= {each.dataset: each for each in await desk.session.sync([name])}
    assert {name: each.error for name, each in reports.items() if not each.complete} == {}
    return reports


@impatient
@pytest.mark.parametrize(
    "world",
    [
        {"customers": 12, "orders": 60},
        {"customers": 15, "orders": 60, "resellers": 2},
        {"customers": 0, "orders": 0},
    ],
    ids=["partner", "distributor", "nothing"],
)
async def test_what_is_read_of_every_dataset_is_what_the_api_holds(world, tmp_path):
    async with desk_on(sandbox_with(**world), tmp_path) as desk:
        await read_all(desk)
        await desk.assert_equal(*DATASETS)


@impatient
async def test_a_second_sync_finds_nothing_new(tmp_path):
    async with desk_on(sandbox_with(customers=8, orders=40, resellers=1), tmp_path) as desk:
        await desk.session.sync()
        reports = await desk.session.sync()
        assert {each.dataset: (each.new, each.changed, each.gone) for each in reports} == {
            each.dataset: (0, 0, 0) for each in reports
        }


@impatient
async def test_a_plain_partner_learns_once_that_it_is_no_distributor(tmp_path):
    async with desk_on(sandbox_with(customers=3, orders=5), tmp_path) as desk:
        first = {each.dataset: each for each in await desk.session.sync()}
        assert {name for name, each in first.items() if each.skipped} == FOR_DISTRIBUTORS
        assert all(each.complete for each in first.values())
        asked = {name: desk.calls(name) for name in FOR_DISTRIBUTORS}
        await desk.session.sync()
        assert {name: desk.calls(name) for name in FOR_DISTRIBUTORS} == asked
        fresh = await desk.session.freshness(DATASETS["resellers"])
        assert fresh.skipped
        assert not fresh.error
        desk.world.add_reseller()
        reports = {each.dataset: each for each in await desk.session.sync(["resellers"])}
        assert not reports["resellers"].skipped  # it was named, so it was asked for again
        await desk.assert_equal("resellers")


@impatient
async def test_a_reseller_who_joins_brings_its_own_rows_and_one_who_leaves_takes_them(tmp_path):
    async with desk_on(sandbox_with(customers=10, orders=40, resellers=2), tmp_path) as desk:
        await desk.session.sync()
        reseller = desk.world.add_reseller()["indirect_partner_id"]
        customer = desk.world.add_customer()["customer_id"]
        desk.world.reseller_of[customer] = reseller
        desk.world.add_order(customer_id=customer)
        await desk.session.sync()
        await desk.assert_equal("resellers", "customers", "orders", "resources", "vouchers")
        left = next(iter(desk.world.resellers))
        desk.world.remove_reseller(left)
        await desk.session.sync()
        await desk.session.sync()  # a list that stood still may leave a row out once
        rows = await desk.rows("customers")
        assert left not in {row["indirect_partner_id"] for row in rows.values()}
        await desk.assert_equal("resellers", "customers", "orders")


@impatient
async def test_a_customer_unbound_in_the_middle_of_a_fan_out_is_gone_and_the_run_goes_on(tmp_path):
    async with desk_on(sandbox_with(customers=12, orders=60), tmp_path) as desk:
        await desk.session.sync()
        left = list(desk.world.customers)[3]
        operation = DATASETS["resources"].source.operation

        def leave(call):
            if call.operation == operation and left in desk.world.customers:
                desk.world.remove_customer(left)

        desk.sandbox.before_answer = leave
        (report,) = await desk.session.sync(["resources"])
        assert report.complete
        assert left not in await desk.rows("customers")
        assert left not in {row["customer_id"] for row in (await desk.rows("resources")).values()}
        assert len(held(desk.world, "resources")) == len(await desk.rows("resources"))


@impatient
async def test_months_that_are_over_are_read_once(tmp_path):
    async with desk_on(sandbox_with(customers=6, orders=30), tmp_path) as desk:
        await desk.session.sync(["monthly_bills"])
        first = desk.calls("monthly_bills")
        await desk.session.sync(["monthly_bills"])
        again = desk.calls("monthly_bills") - first
        assert 3 <= again <= 6 < first  # this month, and the last one while its bills come in
        await desk.session.sync(["monthly_bills"], full=True)
        assert desk.calls("monthly_bills") - first - again == first


@impatient
async def test_a_month_that_the_api_no_longer_tells_of_is_kept(tmp_path):
    async with desk_on(sandbox_with(customers=6, orders=60), tmp_path) as desk:
        await desk.session.sync(["monthly_bills"])
        before = await desk.rows("monthly_bills")
        desk.world.now += timedelta(days=200)
        await desk.session.sync(["monthly_bills"], full=True)
        assert (await desk.rows("monthly_bills")).keys() >= before.keys()


@impatient
async def test_everything_of_one_customer_is_read_before_anything_else(tmp_path):
    async with desk_on(sandbox_with(customers=10, orders=200), tmp_path) as desk:
        await desk.session.sync()
        customer = desk.world.timeline[-1]["customer_id"]
        desk.world.add_order(customer_id=customer)
        order = next(each for each in desk.world.timeline if each["customer_id"] == customer)
        desk.world.set_status(order["order_id"], 2)
        before = len(desk.sandbox.calls)
        reports = await desk.session.refresh_where("customer_id", customer)
        assert {each.dataset: each.error for each in reports if each.error} == {}
        assert {"customers", "orders", "resources", "vouchers"} <= {r.dataset for r in reports}
        orders = held(desk.world, "orders")
        theirs = {key for (key,), row in orders.items() if customer in row}
        rows = await desk.rows("orders")
        assert {key for key, row in rows.items() if row["customer_id"] == customer} == theirs
        assert rows[order["order_id"]]["status"] == "2"
        assert len(desk.sandbox.calls) - before < 150


@impatient
async def test_how_much_of_the_lines_is_known_and_the_rest_of_a_filter_is_read(tmp_path):
    async with desk_on(sandbox_with(customers=6, orders=80), tmp_path) as desk:
        lines = DATASETS["order_lines"]
        await desk.session.sync()
        assert await desk.session.coverage(lines) == (0, 80)
        await desk.session.refresh(lines, list(desk.world.orders)[:3])
        assert await desk.session.coverage(lines) == (3, 80)
        completed = Condition("orders.status", "in", ("5",))
        late = Condition("expire_time", "from", "2030-01-01T00:00:00Z")  # no order tells that
        filtered = Query(lines, (completed, late))
        theirs = {key for key, order in desk.world.orders.items() if order["status"] == 5}
        unread = theirs - set(list(desk.world.orders)[:3])
        assert await desk.session.count_unread(filtered) == len(unread)
        assert (await desk.session.read_all_of(filtered)).complete
        assert await desk.session.count_unread(filtered) == 0
        read = {row["order_id"] for row in (await desk.rows("order_lines")).values()}
        assert theirs <= read
        await desk.session.sync(["order_lines"])
        assert await desk.session.coverage(lines) == (80, 80)


@impatient
async def test_what_is_looked_at_is_read_first(tmp_path):
    async with desk_on(sandbox_with(customers=40, orders=0), tmp_path) as desk:
        await desk.session.sync(["customers"])
        asked = []
        desk.sandbox.before_answer = lambda call: asked.append(call.body.decode())
        last = [*desk.world.customers][:2]  # joined first, so they would be read last
        desk.session.on_screen("customers", last)
        await desk.session.sync(["resources"])
        assert all(any(name in body for body in asked[:2]) for name in last)
