"""The many lists of one dataset (months, resellers, customers): one that fails hides no other."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from desktop.catalog import DATASETS
from desktop.catalog.kinds import utc_text
from desktop.errors import Forbidden, NoAnswer, PartnerError, Refused
from desktop.sandbox.app import Sandbox
from desktop.sandbox.faults import Fault
from desktop.sandbox.refusals import Refusal, not_a_customer, not_a_reseller, not_permitted
from desktop.sandbox.world import World
from desktop.sync import engine
from desktop.sync.clock import utc_now
from tests.unit.desk import desk_on, impatient

BROKEN = Refusal(500, "")
PAGE = 100


def sandbox_with(**world):
    """The API without a quota over a small world."""
    return Sandbox(World(**world), quota=None)


def operation_of(name):
    return DATASETS[name].source.operation


def refuse(desk, name, text, refusal):
    """From now on requests of a dataset that hold a text are refused."""

    def before(call):
        asked = f"{call.path}?{call.query}{call.body.decode()}"
        if call.operation == operation_of(name) and text in asked:
            raise refusal

    desk.sandbox.before_answer = before


def at(monkeypatch, moment):
    """What time it is from now on, for the program and for the world."""
    for module in ("engine", "fanout", "fresh", "reading", "whole"):
        monkeypatch.setattr(f"desktop.sync.{module}.utc_now", lambda: moment)
    monkeypatch.setattr("desktop.sync.readings.time.time_ns", lambda: int(moment.timestamp() * 1e9))


async def sync(desk, *names, full=False):
    return {each.dataset: each for each in await desk.session.sync(names, full=full)}


# ------------------------------------------------------------------ resellers


@impatient
async def test_a_new_reseller_whose_reading_is_cut_is_read_whole_in_the_end(tmp_path):
    async with desk_on(sandbox_with(customers=5, orders=20, resellers=1), tmp_path) as desk:
        await desk.sync("resellers", "customers", "orders")
        reseller = desk.world.add_reseller()["indirect_partner_id"]
        customer = desk.world.add_customer(reseller)["customer_id"]
        for days in range(1, 1200, 4):
            old = utc_text(desk.world.now - timedelta(days=days))
            desk.world.add_order(customer_id=customer, create_time=old, status=5)
        before = desk.calls("orders")
        started = asyncio.create_task(desk.session.sync(["resellers", "orders"]))
        while desk.calls("orders") < before + 12:
            await asyncio.sleep(0)
        started.cancel()
        with pytest.raises(asyncio.CancelledError):
            await started
        await desk.restart()
        await desk.sync("resellers", "orders")
        await desk.assert_equal("orders")


@impatient
async def test_a_reseller_whose_number_begins_like_another_s_is_another(tmp_path):
    async with desk_on(sandbox_with(customers=5, orders=20, resellers=1), tmp_path) as desk:
        long = next(iter(desk.world.resellers))
        await desk.sync("resellers", "orders")
        short = desk.world.add_reseller(indirect_partner_id=long[:8])["indirect_partner_id"]
        customer = desk.world.add_customer(short)["customer_id"]
        old = utc_text(desk.world.now - timedelta(days=700))
        desk.world.add_order(customer_id=customer, create_time=old, status=5)
        await desk.sync("resellers", "orders")
        await desk.assert_equal("orders")


@impatient
@pytest.mark.parametrize("refusal", [not_a_reseller(), not_permitted(), BROKEN])
async def test_a_reseller_who_is_refused_stops_no_other_and_loses_no_row(refusal, tmp_path):
    names = ("customers", "orders", "vouchers")
    async with desk_on(sandbox_with(customers=10, orders=60, resellers=2), tmp_path) as desk:
        await desk.sync("resellers", *names)
        known = {name: (await desk.rows(name)).keys() for name in names}
        theirs = next(iter(desk.world.resellers))
        own = desk.world.add_customer()["customer_id"]
        desk.world.add_order(customer_id=own)
        for name in names:
            refuse(desk, name, theirs, refusal)
            report = (await sync(desk, name))[name]
            assert isinstance(report.error, PartnerError)
            assert (await desk.rows(name)).keys() >= known[name]
            assert not (await desk.session.freshness(DATASETS[name])).complete
            desk.sandbox.before_answer = None
        assert own in await desk.rows("customers")
        assert len(await desk.rows("orders")) == 61
        await desk.sync(*names)
        await desk.assert_equal(*names)


@impatient
async def test_what_is_refused_from_the_first_sync_on_keeps_the_rest_from_growing_old_no_longer(
    tmp_path,
):
    async with desk_on(sandbox_with(customers=10, orders=60, resellers=2), tmp_path) as desk:
        await desk.sync("resellers")
        theirs = list(desk.world.resellers)[0]
        for name in ("customers", "orders"):
            refuse(desk, name, theirs, not_a_reseller())
            assert not (await sync(desk, name))[name].complete
            customer = desk.world.add_customer()["customer_id"]
            order = desk.world.add_order(customer_id=customer)["order_id"]
            assert not (await sync(desk, name))[name].complete
            assert {"customers": customer, "orders": order}[name] in await desk.rows(name)
            desk.sandbox.before_answer = None
            await desk.sync(name)
            await desk.assert_equal(name)


@impatient
async def test_a_reseller_who_left_since_the_resellers_were_read_is_gone_and_no_failure(tmp_path):
    async with desk_on(sandbox_with(customers=10, orders=60, resellers=2), tmp_path) as desk:
        await desk.sync("resellers", "customers", "orders")
        left = next(iter(desk.world.resellers))
        desk.world.remove_reseller(left)
        assert (await sync(desk, "orders"))["orders"].complete
        assert left not in await desk.rows("resellers")
        await desk.assert_equal("orders")


@impatient
async def test_a_reseller_who_comes_back_brings_everything_again_and_records_never_left(tmp_path):
    names = ("customers", "orders", "vouchers", "monthly_bills")
    async with desk_on(sandbox_with(customers=10, orders=60, resellers=2), tmp_path) as desk:
        await desk.sync("resellers", "adjustments", *names)
        left = next(iter(desk.world.resellers))
        record = desk.world.resellers.pop(left)
        kept = {
            name: {key for key, row in (await desk.rows(name)).items() if left in row.values()}
            for name in ("adjustments", "monthly_bills")
        }
        assert all(kept.values())
        await desk.sync("resellers", "adjustments", *names)
        orders = (await desk.rows("orders")).values()
        assert left not in {row["indirect_partner_id"] for row in orders}
        for name, keys in kept.items():
            assert (await desk.rows(name)).keys() >= keys
        desk.world.resellers[left] = record
        await desk.sync("resellers", "adjustments", *names)
        await desk.assert_equal("resellers", "adjustments", *names)


@impatient
async def test_an_account_that_is_a_distributor_no_more_has_the_rows_of_a_plain_partner(tmp_path):
    async with desk_on(sandbox_with(customers=10, orders=60, resellers=2), tmp_path) as desk:
        names = ("resellers", "customers", "orders")
        await desk.sync(*names)
        desk.world.is_distributor = False
        own = [key for key in desk.world.customers if key not in desk.world.reseller_of]
        reports = await sync(desk, *names)
        assert reports["resellers"].skipped
        assert (await desk.rows("resellers")) == {}
        assert sorted(await desk.rows("customers")) == sorted(own)
        rows = (await desk.rows("customers")).values()
        assert not any(row["indirect_partner_id"] for row in rows)
        desk.world.is_distributor = True
        await desk.session.sync()  # unnamed: what it had once is asked for each time
        await desk.assert_equal(*names)


# ------------------------------------------------------------------ one list per customer


@impatient
@pytest.mark.parametrize(
    "refusal",
    [Refusal(400, "CBC.5004"), Refusal(400, "CBC.0999"), not_permitted(), BROKEN],
    ids=["no rights", "other", "forbidden", "500"],
)
async def test_a_customer_whose_list_is_refused_hides_no_other(refusal, tmp_path, monkeypatch):
    async with desk_on(sandbox_with(customers=30, orders=0), tmp_path) as desk:
        await desk.sync("customers")
        first, *others = desk.world.customers
        refuse(desk, "resources", first, refusal)
        report = (await sync(desk, "resources"))["resources"]
        assert report.error
        assert not report.complete
        rows = (await desk.rows("resources")).values()
        assert {row["customer_id"] for row in rows} == {
            key for key in others if desk.world.resources.prepaid(key)
        }
        before = desk.calls("resources")
        assert not (await sync(desk, "resources"))["resources"].complete
        assert desk.calls("resources") - before <= 3  # of it alone, tried again where that may help
        later = utc_now() + timedelta(seconds=DATASETS["resources"].stale_after_s + 60)
        at(monkeypatch, later)
        before = desk.calls("resources")
        assert not (await sync(desk, "resources"))["resources"].complete
        assert desk.calls("resources") - before >= 30  # the others are stale by then
        desk.sandbox.before_answer = None
        await desk.sync("resources")
        await desk.assert_equal("resources")


@impatient
@pytest.mark.parametrize("refusal", [not_permitted(), BROKEN], ids=["forbidden", "500"])
async def test_where_nobody_is_answered_not_everybody_is_asked_for(refusal, tmp_path):
    async with desk_on(sandbox_with(customers=60, orders=0), tmp_path) as desk:
        await desk.sync("customers")
        refuse(desk, "resources", "", refusal)
        report = (await sync(desk, "resources"))["resources"]
        assert isinstance(report.error, Forbidden if refusal.code else NoAnswer)
        assert desk.calls("resources") <= 3 * 20  # each is tried again
        fresh = await desk.session.freshness(DATASETS["resources"])
        assert bool(fresh.missing_permission) == isinstance(report.error, Forbidden)


@impatient
async def test_a_broken_answer_for_one_customer_hides_no_other(tmp_path):
    async with desk_on(sandbox_with(customers=12, orders=0), tmp_path) as desk:
        await desk.sync("customers")
        desk.sandbox.fail_next(Fault("html", operation=operation_of("on_demand_resources")))
        desk.sandbox.fail_next(
            Fault("body", body=b'{"data": 5}', operation=operation_of("resources"))
        )
        await sync(desk, "resources", "on_demand_resources")
        before = desk.calls("resources")
        await desk.sync("resources", "on_demand_resources")
        assert desk.calls("resources") - before == 1
        await desk.assert_equal("resources", "on_demand_resources")


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
        left = await desk.session.unread(DATASETS["resources"])
        assert 0 < left < 30
        await desk.session.refresh(DATASETS["resources"], list(desk.world.customers))
        assert await desk.session.unread(DATASETS["resources"]) == 0
        before = desk.calls("resources")
        await desk.sync("resources")
        assert desk.calls("resources") == before


@impatient
async def test_lists_of_an_order_that_is_gone_go_with_it(tmp_path):
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
    async with desk_on(sandbox_with(customers=3, orders=20), tmp_path) as desk:
        await desk.sync("customers", "orders")
        order = desk.world.timeline[0]["order_id"]
        lines = desk.world.lines_of(order)
        desk.world.lines[order] = [{**line, "order_id": f"{order}-1"} for line in lines]
        report = (await desk.sync("order_lines"))["order_lines"]
        assert report.gone == 0
        assert {line["order_line_item_id"] for line in lines} <= (
            await desk.rows("order_lines")
        ).keys()


@impatient
async def test_tags_of_a_customer_who_left_go_though_their_list_has_no_total(tmp_path):
    async with desk_on(sandbox_with(customers=60, orders=0), tmp_path) as desk:
        await desk.sync("customers", "new_customer_tags")
        left = list((await desk.rows("new_customer_tags")).values())[3]["customer_id"]
        desk.world.remove_customer(left)
        await desk.sync("new_customer_tags")
        assert len(await desk.rows("new_customer_tags")) > 1  # it may have slipped through
        await desk.sync("new_customer_tags")
        await desk.assert_equal("new_customer_tags")


@impatient
async def test_more_owners_are_named_than_a_statement_takes_parameters(tmp_path):
    async with desk_on(sandbox_with(customers=3, orders=3), tmp_path) as desk:
        await desk.sync("customers", "orders")
        names = [f"no such order {number}" for number in range(300_000)]
        desk.sandbox.before_answer = lambda _call: desk.session.api.pace.turn  # not reached
        lines = DATASETS["refunds"]
        from desktop.store import owners

        found = await desk.store.read(owners.owners, lines, DATASETS["orders"], owners.Among(names))
        assert found == []


@impatient
async def test_details_of_bills_are_read_by_month_and_customer_or_for_a_customer(tmp_path):
    details = DATASETS["bill_details"]
    async with desk_on(sandbox_with(customers=6, orders=60), tmp_path) as desk:
        await desk.sync("customers", "consuming_customers")
        rows = list((await desk.rows("consuming_customers")).values())
        one = rows[0]
        name = f"{one['bill_cycle']} {one['customer_id']}"
        assert (await desk.session.refresh(details, [name])).complete
        assert desk.calls("bill_details") == 1
        assert (await desk.session.refresh(details, [one["customer_id"]])).complete
        months = [row for row in rows if row["customer_id"] == one["customer_id"]]
        assert desk.calls("bill_details") == 1 + len(months)


# ------------------------------------------------------------------ months


@impatient
async def test_a_month_that_shrinks_at_its_last_reading_is_read_until_that_is_certain(
    tmp_path, monkeypatch
):
    world = World(customers=8, orders=80)
    first = world.now.replace(day=1, hour=0)
    early, late = first + timedelta(days=4), first + timedelta(days=12)
    async with desk_on(Sandbox(world, quota=None), tmp_path) as desk:
        month = f"{first - timedelta(days=3):%Y-%m}"
        at(monkeypatch, early)
        world.now = early
        await desk.sync("monthly_bills")
        at(monkeypatch, late)
        world.now = late
        world.bills.sums(month).pop(0)
        await desk.sync("monthly_bills")
        at(monkeypatch, late + timedelta(days=1))
        await desk.sync("monthly_bills")
        await desk.assert_equal("monthly_bills")
        asked = desk.calls("monthly_bills")
        at(monkeypatch, late + timedelta(days=2))
        await desk.sync("monthly_bills")
        assert desk.calls("monthly_bills") - asked == 3  # this month alone: the other is settled


@impatient
async def test_a_month_that_began_between_two_syncs_is_read_and_the_last_one_to_its_end(
    tmp_path, monkeypatch
):
    world = World(customers=8, orders=80)
    last_day = world.now.replace(day=1, hour=15, minute=59) + timedelta(days=31)
    last_day = last_day.replace(day=1) - timedelta(days=1)
    async with desk_on(Sandbox(world, quota=None), tmp_path) as desk:
        at(monkeypatch, last_day)
        world.now = last_day
        await desk.sync("monthly_bills")
        next_day = last_day + timedelta(minutes=2)  # midnight in China
        at(monkeypatch, next_day)
        world.now = next_day
        world.bills.add_sum(f"{last_day:%Y-%m}", customer_id="late")
        await desk.sync("monthly_bills")
        cycles = {json.loads(json.dumps(c.given))["cycle"] for c in desk.sandbox.calls if c.given}
        assert f"{last_day + timedelta(days=1):%Y-%m}" in cycles
        rows = (await desk.rows("monthly_bills")).values()
        assert "late" in {row["customer_id"] for row in rows}


@impatient
async def test_a_month_that_is_refused_stops_no_other_and_is_tried_again(tmp_path):
    async with desk_on(sandbox_with(customers=6, orders=60), tmp_path) as desk:
        month = f"{desk.world.now - timedelta(days=200):%Y-%m}"
        refuse(desk, "monthly_bills", month, Refusal(400, "CBC.99006066"))
        report = (await sync(desk, "monthly_bills"))["monthly_bills"]
        assert isinstance(report.error, Refused)
        asked = desk.calls("monthly_bills")
        desk.sandbox.before_answer = None
        await desk.sync("monthly_bills")
        assert desk.calls("monthly_bills") - asked <= 9  # it, this month and perhaps the last
        await desk.assert_equal("monthly_bills")


# ------------------------------------------------------------------ windows


@impatient
async def test_a_year_that_cannot_be_read_hides_neither_the_others_nor_what_is_new(tmp_path):
    async with desk_on(sandbox_with(customers=6, orders=400), tmp_path) as desk:
        begins = set()
        desk.sandbox.before_answer = lambda call: begins.add(call.query)
        old = desk.world.timeline[0]["create_time"]

        def bend(call, answer):
            given = call.given
            if given.get("create_time_begin", "9") <= old <= given.get("create_time_end", ""):
                answer["order_infos"][0]["order_id"] = None
            return answer

        desk.transport.bend = bend
        assert not (await sync(desk, "orders"))["orders"].complete
        known = len(await desk.rows("orders"))
        assert known > 100
        new = desk.world.add_order()["order_id"]
        assert not (await sync(desk, "orders"))["orders"].complete
        assert new in await desk.rows("orders")
        desk.transport.bend = None
        await desk.sync("orders")
        await desk.assert_equal("orders")


@impatient
async def test_records_before_a_gap_of_many_years_are_found(tmp_path):
    async with desk_on(sandbox_with(customers=6, orders=20), tmp_path) as desk:
        record = desk.world.funds.allocate(next(iter(desk.world.customers)), 5)
        record["operation_time"] = "2012-05-05T00:00:00Z"
        await desk.sync("adjustments")
        await desk.assert_equal("adjustments")


@impatient
async def test_days_that_have_not_begun_are_not_asked_for(tmp_path, monkeypatch):
    world = World(customers=6, orders=20)
    async with desk_on(Sandbox(world, quota=None), tmp_path) as desk:
        night = world.now.replace(day=31, month=12, hour=16, minute=30)  # New Year in China
        at(monkeypatch, night)
        await desk.sync("account_changes")
        given = [c.given for c in desk.sandbox.calls.of(operation_of("account_changes"))]
        ends = {each["trade_time_end"] for each in given if "trade_time_end" in each}
        assert f"{max(ends)}" == f"{night.year + 1}-01-01"
        spans = sorted(
            {(e["trade_time_begin"], e["trade_time_end"]) for e in given if "trade_time_end" in e}
        )
        assert all(before[1] >= after[0] for before, after in pairwise(spans))


# ------------------------------------------------------------------ odd lists


@impatient
@pytest.mark.parametrize("total", [None, 250, 10**12])
async def test_a_list_that_knows_no_offset_ends(total, tmp_path):
    async with desk_on(sandbox_with(customers=250, orders=0), tmp_path) as desk:
        rows = list(desk.world.customers.values())

        def bend(call, answer):
            if call.operation == operation_of("customers"):
                return {"customer_infos": rows[:PAGE], "count": total}
            return answer

        desk.transport.bend = bend
        assert not (await sync(desk, "customers"))["customers"].complete
        assert desk.calls("customers") < 60
        assert len(await desk.rows("customers")) == PAGE


@impatient
async def test_rows_that_a_list_has_twice_on_two_pages_are_believed_the_second_time(tmp_path):
    async with desk_on(sandbox_with(customers=250, orders=0), tmp_path) as desk:
        rows = list(desk.world.customers.values())
        every = [*rows[:120], rows[3], rows[5], *rows[120:], rows[7]]

        def bend(call, answer):
            if call.operation == operation_of("customers"):
                offset, limit = call.given["offset"], call.given["limit"]
                return {"customer_infos": every[offset : offset + limit], "count": len(every)}
            return answer

        desk.transport.bend = bend
        await desk.sync("customers")
        await desk.assert_equal("customers")


@impatient
async def test_a_list_that_is_not_paged_and_tells_of_more_rows_gives_none_up(tmp_path):
    async with desk_on(sandbox_with(customers=3, orders=0), tmp_path) as desk:
        await desk.sync("regions")
        known = (await desk.rows("regions")).keys()

        def bend(call, answer):
            if call.operation == operation_of("regions"):
                answer["data_center_list"] = answer["data_center_list"][:2]
            return answer

        desk.transport.bend = bend
        report = (await sync(desk, "regions"))["regions"]
        assert not report.complete
        assert (await desk.rows("regions")).keys() == known


@impatient
@pytest.mark.parametrize("name", ["customers", "partner_balances"])
async def test_an_empty_list_with_a_code_is_not_taken_for_an_empty_list(name, tmp_path):
    async with desk_on(sandbox_with(customers=3, orders=0), tmp_path) as desk:
        await desk.sync(name)
        known = (await desk.rows(name)).keys()
        source = DATASETS[name].source
        body = {"error_code": "CBC.0999", "error_msg": "x", source.rows: [], source.total: 0}
        fault = Fault("body", body=json.dumps(body).encode(), operation=source.operation, times=9)
        desk.sandbox.fail_next(fault)
        assert isinstance((await sync(desk, name))[name].error, NoAnswer)
        assert (await desk.rows(name)).keys() == known


@impatient
async def test_an_error_is_not_taken_for_the_only_row_of_an_answer(tmp_path):
    async with desk_on(sandbox_with(customers=3, orders=0), tmp_path) as desk:
        await desk.sync("customers")
        reviews, keys = DATASETS["realname_reviews"], list(desk.world.customers)
        await desk.session.refresh(reviews, keys)
        known = await desk.rows("realname_reviews")
        fault = Fault("body", body=b'{"error_code": "CBC.0999"}', times=9)
        desk.sandbox.fail_next(fault)
        assert not (await desk.session.refresh(reviews, keys)).complete
        assert await desk.rows("realname_reviews") == known


@impatient
async def test_a_server_that_looks_up_no_single_row_gives_none_up_at_once(tmp_path):
    async with desk_on(sandbox_with(customers=30, orders=0), tmp_path) as desk:
        await desk.sync("customers")
        rows = list(desk.world.customers.values())

        def bend(call, answer):
            if call.operation != operation_of("customers"):
                return answer
            offset, limit = call.given["offset"], call.given["limit"]
            return {"customer_infos": rows[offset : offset + limit], "count": len(rows)}

        desk.transport.bend = bend
        left = rows.pop(10)
        assert (await desk.sync("customers"))["customers"].gone == 0
        rows.insert(10, left)
        await desk.sync("customers")
        rows.pop(10)
        await desk.sync("customers")
        assert (await desk.sync("customers"))["customers"].gone == 1


@impatient
async def test_a_list_longer_than_its_offsets_is_known_in_part_and_that_is_said(tmp_path):
    tickets = DATASETS["tickets"]
    source = tickets.source
    async with desk_on(sandbox_with(customers=6, orders=20), tmp_path) as desk:
        for _ in range(400):
            desk.world.tickets.add_ticket()
        object.__setattr__(tickets, "source", replace(source, deepest=250))
        try:
            report = (await sync(desk, "tickets"))["tickets"]
        finally:
            object.__setattr__(tickets, "source", source)
        assert "beginning" in report.error.advice
        assert len(await desk.rows("tickets")) > 250


# ------------------------------------------------------------------ one customer, and the rest


@impatient
async def test_one_customer_is_asked_for_with_their_own_reseller_alone(tmp_path):
    async with desk_on(sandbox_with(customers=10, orders=60, resellers=3), tmp_path) as desk:
        await desk.sync("resellers", "customers", "orders", "monthly_bills", "vouchers")
        customer, reseller = next(iter(desk.world.reseller_of.items()))
        before = len(desk.sandbox.calls)
        reports = await desk.session.refresh_where("customer_id", customer)
        assert all(each.complete for each in reports)
        asked = list(desk.sandbox.calls)[before:]
        for name in ("orders", "vouchers", "adjustments"):
            theirs = [c.given for c in asked if c.operation == operation_of(name)]
            assert {given.get("indirect_partner_id") for given in theirs} == {reseller}
        bills = [c for c in asked if c.operation == operation_of("monthly_bills")]
        assert 3 <= len(bills) <= 6  # months that are settled are known


@impatient
async def test_only_lists_worth_it_are_read_ahead(tmp_path):
    async with desk_on(sandbox_with(customers=6, orders=30), tmp_path) as desk:
        await desk.sync("customers", "orders", "tickets", "consuming_customers")
        await desk.session.read_recent()
        assert desk.calls("order_lines")
        assert desk.calls("ticket_messages")
        assert desk.calls("bill_details") == desk.calls("realname_reviews") == 0
        await desk.session.read_recent(desk.session.datasets)
        assert desk.calls("bill_details")


@impatient
async def test_notes_on_changes_are_forgotten_also_where_only_what_is_due_is_read(
    tmp_path, monkeypatch
):
    async with desk_on(sandbox_with(customers=6, orders=0), tmp_path) as desk:
        await desk.sync("customers")
        desk.world.add_customer()
        await desk.sync("customers")
        assert (
            await desk.store.read(lambda c: c.execute("SELECT count(*) FROM changes").fetchone())
        ) == (1,)
        later = utc_now() + timedelta(days=400)
        monkeypatch.setattr("desktop.session.time.time_ns", lambda: int(later.timestamp() * 1e9))
        await desk.session.sync_due()
        assert (
            await desk.store.read(
                lambda c: c.execute(
                    "SELECT count(*) FROM changes WHERE dataset = 'customers' AND kind = 'new'"
                ).fetchone()
            )
        ) == (0,)


def test_a_reading_that_came_through_but_for_some_lists_is_gone_on_with_while_the_rest_is_fresh():
    resources = DATASETS["resources"]
    now = utc_now()
    run = int(now.timestamp() * 1e6)
    old = utc_text(now - timedelta(days=3))
    state = engine.State(run - 5, True, True, lacking=utc_text(now))
    assert engine.goes_on(resources, state, run)
    assert not engine.goes_on(resources, state, run, full=True)
    assert not engine.goes_on(resources, engine.State(run - 5, True, True, lacking=old), run)
    assert engine.goes_on(resources, engine.State(run - 5, True, done=False, lacking=old), run)
