"""Lists by the month and by the year: each is read, as often as it may change and no more."""

from datetime import timedelta

import pytest

from desktop.catalog import DATASETS
from desktop.errors import Refused
from desktop.sandbox.refusals import Refusal
from tests.unit.desk import at, desk_on, impatient, sandbox_with


def turn_of_the_month(world):
    """The first moment of a month to come, in China."""
    first = world.now.replace(day=1, hour=16, minute=0, second=0) + timedelta(days=62)
    return first.replace(day=1) - timedelta(days=1)


@impatient
async def test_a_month_that_shrinks_when_read_last_is_read_until_that_is_certain(
    tmp_path, monkeypatch
):
    async with desk_on(sandbox_with(customers=8, orders=60), tmp_path) as desk:
        turn, month = turn_of_the_month(desk.world), ""

        async def sync(days):
            desk.world.now = turn + timedelta(days=days)
            at(monkeypatch, desk.world.now)
            desk.sandbox.calls.clear()
            await desk.sync("monthly_bills")

        await sync(4)
        month = f"{turn - timedelta(days=9):%Y-%m}"
        desk.world.bills.sums(month).pop(0)
        await sync(12)
        await sync(13)
        await desk.assert_equal("monthly_bills")
        await sync(14)
        assert month not in {given["cycle"] for given in desk.asked("monthly_bills")}


@impatient
async def test_a_month_that_began_between_two_syncs_is_read_and_the_last_one_to_its_end(
    tmp_path, monkeypatch
):
    async with desk_on(sandbox_with(customers=4, orders=40), tmp_path) as desk:
        turn = turn_of_the_month(desk.world)
        last, new = (f"{turn + timedelta(days=days):%Y-%m}" for days in (-9, 9))
        for moment in (turn - timedelta(minutes=1), turn + timedelta(minutes=1)):
            desk.world.now = moment
            at(monkeypatch, moment)
            desk.world.bills.add_sum(last, customer_id=f"at {moment:%M}")
            desk.sandbox.calls.clear()
            await desk.sync("monthly_bills")
        assert {given["cycle"] for given in desk.asked("monthly_bills")} >= {new, last}
        rows = (await desk.rows("monthly_bills")).values()
        assert "at 01" in {row["customer_id"] for row in rows}


@impatient
async def test_a_month_that_is_refused_stops_no_other_and_is_tried_again(tmp_path):
    async with desk_on(sandbox_with(customers=4, orders=40), tmp_path) as desk:
        month = f"{desk.world.now - timedelta(days=200):%Y-%m}"
        desk.refuse("monthly_bills", month, Refusal(400, "CBC.99006066"))
        report = (await desk.attempt("monthly_bills"))["monthly_bills"]
        assert isinstance(report.error, Refused)
        desk.sandbox.before_answer = None
        desk.sandbox.calls.clear()
        await desk.sync("monthly_bills")
        assert desk.calls("monthly_bills") <= 9  # it, this month and perhaps the last
        await desk.assert_equal("monthly_bills")


@impatient
async def test_a_year_that_cannot_be_read_hides_neither_the_others_nor_what_is_new(tmp_path):
    async with desk_on(sandbox_with(customers=6, orders=300), tmp_path) as desk:
        old = desk.world.timeline[0]["create_time"]

        def spoil(call, answer):
            if call.given.get("create_time_begin", "9") <= old < call.given["create_time_end"]:
                answer["order_infos"][0]["order_id"] = None
            return answer

        desk.answer("orders", spoil)
        assert not (await desk.attempt("orders"))["orders"].complete
        assert len(await desk.rows("orders")) > 100
        new = desk.world.add_order()["order_id"]
        assert not (await desk.attempt("orders"))["orders"].complete
        assert new in await desk.rows("orders")
        desk.transport.bend = None
        await desk.sync("orders")
        await desk.assert_equal("orders")


@impatient
@pytest.mark.parametrize("end", [0, -1])
async def test_records_before_a_gap_of_many_years_are_found(end, tmp_path):
    async with desk_on(sandbox_with(customers=4, orders=10), tmp_path) as desk:
        first_or_last = desk.world.funds.adjustments[""][end]
        first_or_last["operation_time"] = "2012-05-05T00:00:00Z"
        await desk.sync("adjustments")
        await desk.assert_equal("adjustments")


@impatient
async def test_what_is_due_is_read_and_old_notes_on_changes_are_forgotten_with_it(
    tmp_path, monkeypatch
):
    async with desk_on(sandbox_with(customers=4, orders=0), tmp_path) as desk:
        desk.session.datasets = (DATASETS["customers"],)
        await desk.sync("customers")
        desk.world.add_customer()
        await desk.sync("customers")

        def noted(connection):
            return connection.execute("SELECT count(*) FROM changes").fetchone()[0]

        assert await desk.store.read(noted) == 1
        monkeypatch.setattr("desktop.session.time.time_ns", lambda: 10**19)
        assert [each.dataset for each in await desk.session.sync_due()] == ["customers"]
        assert await desk.store.read(noted) == 0
