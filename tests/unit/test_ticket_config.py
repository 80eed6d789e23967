"""The choices for a ticket: read before a form needs them, and offered by the sandbox as asked."""

import pytest

from desktop.catalog.query import Query
from desktop.catalog.ticket_config import (
    FAULT,
    TICKET_PROBLEM_TYPES,
    TICKET_PRODUCTS,
    TICKET_SEVERITIES,
    VERIFIED_CONTACTS,
)
from desktop.sandbox.app import Sandbox
from desktop.sandbox.lists import LISTINGS
from desktop.sandbox.refusals import BadParameter
from desktop.sandbox.ticket_config import TicketConfig
from desktop.sandbox.world import World
from tests.unit.desk import desk_on, impatient

NAME, PRODUCT = "incident_product_category_name", "incident_product_category_id"
SEVERITIES, CONTACTS = LISTINGS["list_severities"], LISTINGS["list_has_verified_contacts"]


def sandbox_of(customers=1):
    return Sandbox(World(customers=customers, orders=0), quota=None)


def problems_of(config, case_type):
    """(product, problem type) of every product for one kind of ticket."""
    return [
        (product[PRODUCT], problem["business_type_id"])
        for product in config.products
        for problem in config.problem_types(product[PRODUCT])
        if problem["case_type"] == case_type
    ]


@impatient
async def test_a_product_is_chosen_then_its_problem_then_how_bad_it_is(tmp_path):
    async with desk_on(sandbox_of(), tmp_path) as desk:
        await desk.sync("ticket_categories")
        products = await desk.rows("ticket_products")
        server = next(row for row in products.values() if row[NAME] == "弹性云服务器")
        await desk.session.refresh(TICKET_PROBLEM_TYPES, [server[PRODUCT]])
        problems = await desk.rows("ticket_problem_types")
        assert {row["product_category_id"] for row in problems.values()} == {server[PRODUCT]}
        assert len(problems) == len(desk.world.ticket_config.problem_types(server[PRODUCT])) == 7
        fault = next(key for key, row in problems.items() if row["case_type"] == FAULT)
        await desk.session.refresh(TICKET_SEVERITIES, [fault])
        rows = (await desk.rows("ticket_severities")).values()
        assert [row["severity_name"] for row in rows] == ["一般", "重要", "紧急"]
        told = {(r["business_type_id"], r["product_category_id"], r["show"]) for r in rows}
        assert told == {(*fault.split(), 1)}
        assert {row["business_type_name"] for row in rows} == {
            problems[fault]["business_type_name"]
        }


@impatient
async def test_problem_types_wait_for_the_products_that_stand_in_their_categories(tmp_path):
    async with desk_on(sandbox_of(), tmp_path) as desk:
        await desk.sync("ticket_products", "ticket_problem_types")
        await desk.assert_equal("ticket_categories", "ticket_products", "ticket_problem_types")


@impatient
async def test_problem_types_are_read_ahead_so_that_a_form_works_offline(tmp_path):
    async with desk_on(sandbox_of(), tmp_path) as desk:
        await desk.sync("ticket_categories")
        await desk.session.read_recent()
        await desk.assert_equal("ticket_problem_types")
        read, every = await desk.session.coverage(TICKET_PROBLEM_TYPES)
        assert read == every == len(desk.world.ticket_config.products)
        assert await desk.session.count(Query(TICKET_SEVERITIES)) == 0


@impatient
async def test_a_product_that_left_is_not_offered_any_more_and_neither_is_what_it_had(tmp_path):
    async with desk_on(sandbox_of(), tmp_path) as desk:
        await desk.sync("ticket_products", "ticket_problem_types")
        category = desk.world.ticket_config.categories[0]
        left = category["incident_product_category_list"].pop(0)
        await desk.sync("ticket_products", "ticket_problem_types")
        assert left[PRODUCT] not in await desk.rows("ticket_products")
        await desk.assert_equal("ticket_products", "ticket_problem_types")
        assert await desk.session.count(Query(TICKET_PRODUCTS)) == 12


@impatient
async def test_nobody_without_customers_is_without_choices_and_contacts_stay_fresh(tmp_path):
    async with desk_on(sandbox_of(customers=0), tmp_path) as desk:
        await desk.sync("ticket_categories", "verified_contacts")
        config = desk.world.ticket_config
        config.contacts.append(config.contacts[0] | {"verified_id": "later"})
        assert VERIFIED_CONTACTS.name in {d.dataset for d in await desk.session.sync_due()}
        await desk.assert_equal("ticket_products", "verified_contacts")


def test_with_a_question_nobody_asks_how_bad_it_is():
    world = World(customers=1, orders=0)
    for case_type, names in (("0", []), (FAULT, ["一般", "重要", "紧急"])):
        for product, problem in problems_of(world.ticket_config, case_type):
            given = {"business_type_id": problem, "product_category_id": product}
            answer = SEVERITIES.answer(world, given)
            assert [each["severity_name"] for each in answer["severity_list"]] == names
            assert answer["show"] is bool(names)


@pytest.mark.parametrize("wrong", ["business_type_id", "product_category_id"])
def test_a_problem_that_the_product_does_not_have_is_refused(wrong):
    world = World(customers=1, orders=0)
    product, problem = problems_of(world.ticket_config, FAULT)[0]
    right = {"business_type_id": problem, "product_category_id": product}
    other = world.ticket_config.products[3][PRODUCT]
    for value in ("nothing", other):
        with pytest.raises(BadParameter):
            SEVERITIES.answer(world, right | {wrong: value})


def test_contacts_are_found_by_their_kind_and_by_themselves():
    world = World(customers=1, orders=0)
    for query, count in (("", 2), ("contact_way=0", 1), ("contact_value=13900000001", 1)):
        given = CONTACTS.read({}, query, b"")
        assert CONTACTS.answer(world, given)["count"] == count
    for query in ("contact_way=2", "contact_way=phone", "limit=101"):
        with pytest.raises(BadParameter):
            CONTACTS.answer(world, CONTACTS.read({}, query, b""))


def test_every_product_but_one_can_be_asked_about_in_both_ways():
    config = TicketConfig()
    without = [p[NAME] for p in config.products if not config.problem_types(p[PRODUCT])]
    assert without == ["合作伙伴业务"]
    for case_type in ("0", FAULT):
        asked = {product for product, _ in problems_of(config, case_type)}
        assert len(asked) == len(config.products) - 1
