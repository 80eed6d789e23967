"""Lists that are read for one row of another dataset at a time: one that fails hides no other."""

import asyncio
from datetime import timedelta

import pytest

from desktop.catalog import DATASETS
from desktop.errors import Forbidden
from desktop.sandbox.faults import Fault
from desktop.sandbox.refusals import Refusal, not_permitted
from desktop.store.owners import Owner
from desktop.sync.clock import utc_now
from desktop.sync.fanout import in_order
from tests.unit.desk import at, desk_on, impatient, sandbox_with

RESOURCES = DATASETS["resources"]
REFUSALS = {
    "no rights": Refusal(400, "CBC.5004"),
    "forbidden": not_permitted(),
    "500": Refusal(500, ""),
}


@impatient
@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
async def test_a_customer_whose_list_is_refused_hides_no_other(refusal, tmp_path, monkeypatch):
    async with desk_on(sandbox_with(customers=20, orders=0), tmp_path) as desk:
        await desk.sync("customers")
        first, *others = desk.world.customers
        for key in desk.world.customers:
            desk.world.resources.add(key)
        desk.refuse("resources", first, refusal)
        assert not (await desk.attempt("resources"))["resources"].complete
        rows = (await desk.rows("resources")).values()
        assert {row["customer_id"] for row in rows} == set(others)
        # The last attempt brought lists: it goes on, however long that takes. The next brings none.
        stale = timedelta(seconds=RESOURCES.stale_after_s + 60)
        for later, others_read in ((stale, 0), (stale, 0), (2 * stale, 19)):
            at(monkeypatch, utc_now() + later)
            desk.sandbox.calls.clear()
            assert not (await desk.attempt("resources"))["resources"].complete
            assert len([given for given in desk.asked("resources") if given]) == others_read
        desk.sandbox.before_answer = None
        await desk.sync("resources")
        await desk.assert_equal("resources")


@impatient
async def test_without_the_permission_not_everybody_is_asked_for(tmp_path):
    async with desk_on(sandbox_with(customers=40, orders=0), tmp_path) as desk:
        await desk.sync("customers")
        desk.sandbox.forbid(RESOURCES.source.operation)
        report = (await desk.attempt("resources"))["resources"]
        assert isinstance(report.error, Forbidden)
        assert desk.calls("resources") <= 20
        assert (await desk.session.freshness(RESOURCES)).missing_permission
        desk.sandbox.all_well()
        await desk.sync("resources")
        await desk.assert_equal("resources")


@impatient
async def test_an_answer_that_is_broken_for_one_customer_is_asked_for_again_alone(tmp_path):
    async with desk_on(sandbox_with(customers=8, orders=0), tmp_path) as desk:
        await desk.sync("customers")
        broken = Fault("body", body=b'{"data": 5}', operation=RESOURCES.source.operation)
        desk.sandbox.fail_next(broken)
        assert not (await desk.attempt("resources"))["resources"].complete
        assert desk.calls("resources") == 8
        await desk.sync("resources")
        assert desk.calls("resources") == 9
        await desk.assert_equal("resources")


@impatient
async def test_who_was_looked_at_meanwhile_is_not_read_again(tmp_path):
    async with desk_on(sandbox_with(customers=30, orders=0), tmp_path) as desk:
        await desk.sync("customers")
        started = asyncio.create_task(desk.session.sync(["resources"]))
        while desk.calls("resources") < 12:
            await asyncio.sleep(0)
        started.cancel()
        with pytest.raises(asyncio.CancelledError):
            await started
        assert 0 < await desk.session.unread(RESOURCES) < 30
        await desk.session.refresh(RESOURCES, list(desk.world.customers))
        assert await desk.session.unread(RESOURCES) == 0
        asked = desk.calls("resources")
        await desk.sync("resources")
        assert desk.calls("resources") == asked


def test_who_comes_on_the_screen_goes_first_among_thirty_thousand():
    seen = list[str]()
    every = [Owner(str(number), str(number)) for number in range(30_000)]
    left = in_order(every, seen)
    assert next(left).name == "0"
    seen[:] = ["500", "0", "nobody", "29999"]
    assert [next(left).name for _ in range(3)] == ["500", "29999", "1"]
    assert len(list(left)) == 30_000 - 4


@impatient
async def test_what_belongs_to_an_order_that_is_gone_goes_with_it(tmp_path):
    async with desk_on(sandbox_with(customers=6, orders=60), tmp_path) as desk:
        await desk.sync("customers", "orders")
        await desk.sync("order_lines")
        combined = next(o for o in desk.world.timeline[::-1] if o["sub_order_infos"])
        inner = {each["order_id"] for each in combined["sub_order_infos"]}
        assert (await desk.rows("sub_orders")).keys() >= inner
        desk.world.set_status(combined["order_id"], 2)
        await desk.sync("orders")
        desk.world.remove_order(combined["order_id"])
        await desk.sync("orders")
        await desk.assert_equal("orders", "sub_orders", "order_lines")


@impatient
async def test_lines_that_name_an_inner_order_are_no_strays(tmp_path):
    async with desk_on(sandbox_with(customers=3, orders=10), tmp_path) as desk:
        await desk.sync("customers", "orders")
        order = desk.world.timeline[0]["order_id"]
        lines = desk.world.lines_of(order)
        desk.world.lines[order] = [{**line, "order_id": f"{order}-1"} for line in lines]
        assert (await desk.sync("order_lines"))["order_lines"].gone == 0
        known = await desk.rows("order_lines")
        assert known.keys() >= {line["order_line_item_id"] for line in lines}


@impatient
async def test_details_of_bills_are_read_for_a_customer_s_month_or_for_all_of_them(tmp_path):
    details = DATASETS["bill_details"]
    async with desk_on(sandbox_with(customers=6, orders=40), tmp_path) as desk:
        await desk.sync("customers", "consuming_customers")
        rows = list((await desk.rows("consuming_customers")).values())
        customer, month = rows[0]["customer_id"], rows[0]["bill_cycle"]
        assert (await desk.session.refresh(details, [f"{month} {customer}"])).complete
        assert [given["bill_cycle"] for given in desk.asked("bill_details")] == [month]
        assert (await desk.session.refresh(details, [customer])).complete
        theirs = [row for row in rows if row["customer_id"] == customer]
        assert desk.calls("bill_details") == 1 + len(theirs)


@impatient
async def test_months_that_the_api_tells_no_more_of_are_none_of_those_to_read(
    tmp_path, monkeypatch
):
    details = DATASETS["bill_details"]
    async with desk_on(sandbox_with(customers=4, orders=40), tmp_path) as desk:
        await desk.sync("customers", "consuming_customers")
        _, every = await desk.session.coverage(details)
        at(monkeypatch, utc_now() + timedelta(days=400))
        _, left = await desk.session.coverage(details)
        assert 0 < left < every


@impatient
async def test_only_lists_worth_it_are_read_ahead(tmp_path):
    async with desk_on(sandbox_with(customers=4, orders=10), tmp_path) as desk:
        await desk.sync("customers", "orders", "tickets", "consuming_customers")
        await desk.session.read_recent()
        assert desk.calls("order_lines")
        assert desk.calls("ticket_messages")
        assert desk.calls("bill_details") == desk.calls("realname_reviews") == 0
        await desk.session.read_recent([DATASETS["realname_reviews"]])
        assert desk.calls("realname_reviews") == 4
