"""Lists that move while they are read, lists over years, and odd ones: nothing is lost."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop.catalog import DATASETS
from desktop.catalog.times import utc_text
from desktop.errors import (
    ContractBroken,
)
from tests.unit.desk import desk_on, impatient, sandbox_of

ORDERS = "list_customer_orders"
CUSTOMERS = "list_sub_customers"
OPEN = ("1", "2", "3", "6", "9", "10", "11", "12", "13")


# ------------------------------------------------------------------ lists that move


@impatient
@pytest.mark.parametrize("leaves", [-10, -150, -440])
@pytest.mark.parametrize("at", range(1, 6))
async def test_rows_that_change_while_a_list_is_paged_are_neither_lost_nor_doubled(
    at, leaves, tmp_path
):
    sandbox = sandbox_of(460, 0)
    async with desk_on(sandbox, tmp_path) as desk:
        seen = 0
        stay = set(desk.world.customers) - {list(desk.world.customers)[leaves]}

        def change(call):
            nonlocal seen
            seen += call.operation == CUSTOMERS
            if seen == at:
                desk.world.remove_customer(list(desk.world.customers)[leaves])
                desk.world.add_customer()
                seen = 1000

        sandbox.before_answer = change
        await desk.sync("customers")
        assert (await desk.rows("customers")).keys() >= stay
        await desk.sync("customers")  # what came or left behind the reading's back
        await desk.assert_equal("customers")


@impatient
async def test_orders_placed_while_the_list_is_read_are_found(tmp_path):
    sandbox = sandbox_of(20, 700)
    async with desk_on(sandbox, tmp_path) as desk:

        def place(call):
            if call.operation == ORDERS:
                desk.world.add_order()

        sandbox.before_answer = place
        await desk.session.sync(["orders"])
        sandbox.before_answer = None
        await desk.sync("orders")
        await desk.assert_equal("orders")


@impatient
async def test_a_list_that_never_stands_still_is_incomplete_and_its_rows_are_stored(tmp_path):
    sandbox = sandbox_of(350, 0)
    async with desk_on(sandbox, tmp_path) as desk:

        def join(call):
            if call.operation == CUSTOMERS:
                desk.world.add_customer()

        sandbox.before_answer = join
        (report,) = await desk.session.sync(["customers"])
        assert not report.complete
        assert isinstance(report.error, ContractBroken)
        assert "changed all the time" in report.error.advice
        assert len(await desk.rows("customers")) >= 350
        fresh = await desk.session.freshness(DATASETS["customers"])
        assert not fresh.complete
        assert fresh.error
        sandbox.before_answer = None
        await desk.sync("customers")
        await desk.assert_equal("customers")


# ------------------------------------------------------------------ windows


@impatient
async def test_orders_of_2016_are_found_in_windows_of_a_year(tmp_path):
    sandbox = sandbox_of(10, 300)
    sandbox.world.add_order(create_time="2016-03-01T08:00:00Z", status=5)
    sandbox.world.add_order(create_time="2018-03-01T08:00:00Z", status=5)
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync("orders")
        await desk.assert_equal("orders")
        spans = [c.given for c in sandbox.calls.of(ORDERS) if "create_time_begin" in c.given]
        for span in spans:
            begin, end = span["create_time_begin"], span["create_time_end"]
            length = datetime.fromisoformat(end) - datetime.fromisoformat(begin)
            assert timedelta(0) < length <= timedelta(days=365)
        assert all(c.given["order_by"] == "createTime" for c in sandbox.calls.of(ORDERS))


@impatient
async def test_where_no_list_without_a_window_is_allowed_years_are_looked_through(tmp_path):
    sandbox = sandbox_of(10, 500)
    async with desk_on(sandbox, tmp_path) as desk:
        desk.transport.bend = lambda call, answer: (
            {"order_infos": [], "total_count": 0}
            if call.operation == ORDERS and "create_time_begin" not in call.given
            else answer
        )
        await desk.session.sync(["orders"])
        await desk.assert_equal("orders")


@impatient
async def test_orders_with_impossible_times_end_no_sync(tmp_path):
    sandbox = sandbox_of(10, 150)
    async with desk_on(sandbox, tmp_path) as desk:
        orders = desk.world.timeline
        times = {
            orders[0]["order_id"]: "0001-01-01T00:00:00Z",
            orders[140]["order_id"]: None,
            orders[141]["order_id"]: "9999-12-31T23:59:59Z",
            orders[142]["order_id"]: "9999-12-31T23:59:58Z",
            orders[143]["order_id"]: "2026-11-20 09:41:05",
        }
        for key in times:
            desk.world.set_status(key, 10)

        def bend(_call, answer):
            for record in answer.get("order_infos") or ():
                record["create_time"] = times.get(record["order_id"], record["create_time"])
            return answer

        desk.transport.bend = bend
        (report,) = (await desk.sync("orders")).values()
        rows = await desk.rows("orders")
        assert len(rows) == 150
        assert report.unreadable == {"create_time": 1}
        for key in times:
            desk.world.set_status(key, 5)
        await desk.sync("orders")
        await desk.sync("orders", full=True)
        rows = await desk.rows("orders")
        assert {rows[key]["status"] for key in times} == {"5"}
        assert rows[orders[140]["order_id"]]["create_time"] is None


@impatient
@pytest.mark.parametrize("minutes", [-14, 14])
async def test_a_clock_that_is_off_as_far_as_the_api_allows_loses_nothing(minutes, tmp_path):
    sandbox = sandbox_of(10, 150)
    sandbox.clock_offset_s = 60 * minutes
    there = lambda: datetime.now(UTC) + timedelta(minutes=minutes)  # noqa: E731
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync()
        for _ in range(3):
            for order in [each for each in desk.world.timeline if each["status"] == 6]:
                desk.world.now = there()
                desk.world.set_status(order["order_id"], 5)
            desk.world.add_order(create_time=utc_text(there()), status=6)
            await desk.sync("orders")
            await desk.assert_equal("orders")


@impatient
async def test_a_clock_that_was_set_back_makes_no_reading_older_than_the_last(
    tmp_path, monkeypatch
):
    async with desk_on(sandbox_of(300, 0), tmp_path) as desk:
        await desk.sync("customers")
        for key in list(desk.world.customers)[50:200]:
            desk.world.remove_customer(key)
        await desk.sync("customers")
        monkeypatch.setattr("desktop.sync.readings.time.time_ns", lambda: 10**18)
        assert (await desk.sync("customers"))["customers"].gone == 150


# ------------------------------------------------------------------ odd lists


def answers_with(desk, name, change):
    """Change the answers for one dataset: `change(records, total, given)` gives both anew."""
    source = DATASETS[name].source

    def bend(call, answer):
        if call.operation == source.operation:
            total = answer.get(source.total)
            records, total = change(answer[source.rows], total, call.given)
            answer = {source.rows: records, source.total: total}
        return answer

    desk.transport.bend = bend


ODD = {
    "fewer rows per page than asked for": lambda rows, total, given: (rows[:37], total),
    "another number of rows on each page": lambda rows, total, given: (
        rows[: 30 + given["offset"] * 7 % 50],
        total,
    ),
    "no total": lambda rows, total, given: (rows, None),
    "no total and fewer rows": lambda rows, total, given: (rows[:37], None),
    "a total on the first page only": lambda rows, total, given: (
        rows,
        None if given["offset"] else total,
    ),
    "the number of its own rows for a total": lambda rows, total, given: (rows, len(rows)),
    "half of its rows for a total": lambda rows, total, given: (rows, total // 2),
}


@impatient
@pytest.mark.parametrize("change", ODD.values(), ids=ODD)
@pytest.mark.parametrize("name", ["customers", "orders"])
async def test_an_odd_list_is_read_to_its_end(name, change, tmp_path):
    async with desk_on(sandbox_of(330, 450), tmp_path) as desk:
        answers_with(desk, name, change)
        await desk.sync(name)
        await desk.assert_equal(name)
        await desk.sync(name, full=True)
        await desk.assert_equal(name)


@impatient
async def test_a_total_that_is_far_too_large_is_told_and_ends(tmp_path):
    async with desk_on(sandbox_of(330, 0), tmp_path) as desk:
        answers_with(desk, "customers", lambda rows, total, given: (rows, 10**15))
        (report,) = await desk.session.sync(["customers"])
        assert isinstance(report.error, ContractBroken)
        assert desk.calls("customers") < 100
        await desk.assert_equal("customers")


@impatient
async def test_a_total_that_is_no_number_of_rows_is_refused(tmp_path):
    async with desk_on(sandbox_of(30, 0), tmp_path) as desk:
        answers_with(desk, "customers", lambda rows, total, given: (rows, -1))
        (report,) = await desk.session.sync(["customers"])
        assert isinstance(report.error, ContractBroken)
        assert await desk.rows("customers") == {}


@impatient
async def test_a_row_that_comes_twice_on_a_page_is_one_row(tmp_path):
    async with desk_on(sandbox_of(250, 0), tmp_path) as desk:

        def the_first_twice(rows, total, given):
            if "customer_id" in given:
                return rows, total
            rows = list(desk.world.customers.values())[::-1]
            every = [rows[0], *rows]
            return every[given["offset"] : given["offset"] + given["limit"]], len(every)

        answers_with(desk, "customers", the_first_twice)
        await desk.sync("customers")
        await desk.assert_equal("customers")
        desk.world.remove_customer(list(desk.world.customers)[5])
        assert (await desk.sync("customers"))["customers"].gone == 1
        await desk.assert_equal("customers")
