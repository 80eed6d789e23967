"""Lists as no server should answer them: what is odd ends, is told, and costs no row."""

import json
from dataclasses import replace

import pytest

from desktop.catalog import DATASETS
from desktop.errors import NoAnswer
from desktop.sandbox.faults import Fault
from tests.unit.desk import desk_on, impatient, sandbox_with


def paged(rows):
    """Answers with pages of these customers, whatever else is asked."""

    def answer(call, _whole):
        offset, limit = call.given["offset"], call.given["limit"]
        return {"customer_infos": rows[offset : offset + limit], "count": len(rows)}

    return answer


@impatient
async def test_a_list_that_knows_no_offset_ends(tmp_path):
    async with desk_on(sandbox_with(customers=120, orders=0), tmp_path) as desk:
        rows = list(desk.world.customers.values())[:100]
        desk.answer("customers", lambda call, whole: {"customer_infos": rows, "count": 120})
        assert not (await desk.attempt("customers"))["customers"].complete
        assert desk.calls("customers") < 60
        assert len(await desk.rows("customers")) == 100


@impatient
async def test_rows_that_a_list_has_on_two_pages_are_believed_the_second_time(tmp_path):
    async with desk_on(sandbox_with(customers=150, orders=0), tmp_path) as desk:
        rows = list(desk.world.customers.values())
        desk.answer("customers", paged([*rows[:120], rows[3], rows[5], *rows[120:], rows[7]]))
        await desk.sync("customers")
        await desk.assert_equal("customers")


@impatient
async def test_rows_of_a_list_without_a_total_go_when_it_ended_twice_without_them(tmp_path):
    async with desk_on(sandbox_with(customers=40, orders=0), tmp_path) as desk:
        await desk.sync("customers", "new_customer_tags")
        some = await desk.rows("new_customer_tags")
        desk.world.remove_customer(list(some.values())[3]["customer_id"])
        await desk.sync("new_customer_tags")
        assert (await desk.rows("new_customer_tags")).keys() == some.keys()  # it may be a slip
        await desk.sync("new_customer_tags")
        await desk.assert_equal("new_customer_tags")


@impatient
async def test_a_list_that_is_not_paged_and_tells_of_more_rows_gives_none_up(tmp_path):
    async with desk_on(sandbox_with(customers=3, orders=0), tmp_path) as desk:
        await desk.sync("regions")
        known = await desk.rows("regions")
        rows = DATASETS["regions"].source.rows
        desk.answer("regions", lambda call, whole: {**whole, rows: whole[rows][:2]})
        assert not (await desk.attempt("regions"))["regions"].complete
        assert await desk.rows("regions") == known


@impatient
@pytest.mark.parametrize("name", ["customers", "partner_balances"])
async def test_an_empty_list_with_a_code_is_not_taken_for_an_empty_list(name, tmp_path):
    async with desk_on(sandbox_with(customers=3, orders=0), tmp_path) as desk:
        await desk.sync(name)
        known, source = await desk.rows(name), DATASETS[name].source
        body = {"error_code": "CBC.0999", source.rows: [], source.total or "count": 0}
        desk.sandbox.fail_next(Fault("body", body=json.dumps(body).encode(), times=9))
        assert isinstance((await desk.attempt(name))[name].error, NoAnswer)
        assert await desk.rows(name) == known


@impatient
async def test_an_error_is_not_taken_for_an_answer_that_is_the_only_row(tmp_path):
    reviews = DATASETS["realname_reviews"]
    async with desk_on(sandbox_with(customers=3, orders=0), tmp_path) as desk:
        await desk.sync("customers")
        keys = list(desk.world.customers)
        await desk.session.refresh(reviews, keys)
        known = await desk.rows("realname_reviews")
        desk.sandbox.fail_next(Fault("body", body=b'{"error_code": "CBC.0999"}', times=9))
        assert not (await desk.session.refresh(reviews, keys)).complete
        assert await desk.rows("realname_reviews") == known


@impatient
async def test_where_no_single_row_can_be_looked_up_two_walks_decide(tmp_path):
    async with desk_on(sandbox_with(customers=20, orders=0), tmp_path) as desk:
        await desk.sync("customers")
        rows = list(desk.world.customers.values())
        slipped = rows.pop(10)
        desk.answer("customers", paged(rows))
        assert (await desk.sync("customers"))["customers"].gone == 0
        rows.insert(10, slipped)
        await desk.sync("customers")
        rows.pop(10)
        assert (await desk.sync("customers"))["customers"].gone == 0
        assert (await desk.sync("customers"))["customers"].gone == 1


@impatient
async def test_a_list_longer_than_offsets_go_is_known_in_part_and_that_is_said(tmp_path):
    tickets = DATASETS["tickets"]
    source = tickets.source
    async with desk_on(sandbox_with(customers=4, orders=10), tmp_path) as desk:
        for _ in range(400):
            desk.world.tickets.add_ticket()
        object.__setattr__(tickets, "source", replace(source, deepest=250))
        try:
            report = (await desk.attempt("tickets"))["tickets"]
        finally:
            object.__setattr__(tickets, "source", source)
        assert report.error
        assert "only the beginning" in report.error.advice
        assert 250 < len(await desk.rows("tickets")) < 400
