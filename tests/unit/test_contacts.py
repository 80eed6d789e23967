"""Contacts of a ticket: a verified one goes along by its number, another one needs a code first."""

from desktop.actions import contacts
from desktop.actions.plan import Wish
from desktop.catalog.actions import ACTIONS
from desktop.catalog.wire import from_json
from desktop.sandbox.faults import Fault
from desktop.sandbox.verifying import CODE
from desktop.store.entry import State
from tests.unit.acting import LOST, STYLE, office_on
from tests.unit.desk import impatient, sandbox_of

TICKET = ACTIONS["create_ticket"]
PHONE, MAIL = TICKET.contacts
NEW = {"remind_mobile": "137 0000-1111", "area_code": "0086"}


def ticket(office, **values):
    """What a form holds."""
    config = office.world.ticket_config
    kinds = config.problem_types(config.products[0]["incident_product_category_id"])
    consult = next(each for each in kinds if each["case_type"] == "0")
    return {"business_type_id": consult["business_type_id"], "simple_description": "x"} | values


async def planned(office, *, fresh=True, **values):
    return await office.actions.plan(TICKET, [Wish(ticket(office, **values))], STYLE, fresh=fresh)


async def sent(office, **values):
    plan = await planned(office, **values)
    assert plan.problems == ()
    (entry,) = await office.actions.submit(plan)
    return entry


@impatient
async def test_a_verified_telephone_and_address_go_along_by_their_numbers(tmp_path):
    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        known = {c["contact_way"]: c for c in office.world.ticket_config.contacts}
        given = {"remind_mobile": "139-0000 0001", "remind_mail": known[1]["contact_value"]}
        entry = await sent(office, **given)
        assert entry.state is State.DONE
        assert entry.headers == {
            "x-phone-verifiedid": known[0]["verified_id"],
            "x-email-verifiedid": known[1]["verified_id"],
        }
        body = from_json(entry.body)
        assert (body["remind_mobile"], body["area_code"]) == ("13900000001", "0086")


@impatient
async def test_the_account_s_own_contact_needs_no_number(tmp_path):
    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        entry = await sent(office, remind_mobile="13800000000")
        assert (entry.state, entry.headers) == (State.DONE, {})


@impatient
async def test_another_contact_is_verified_by_a_code_and_known_from_then_on(tmp_path):
    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        plan = await planned(office, **NEW)
        (problem,) = plan.problems
        assert (problem.field, plan.entries) == ("remind_mobile", ())
        assert "not verified yet" in problem.say(str)
        assert await contacts.needs_code(office.actions, PHONE, NEW)
        assert await contacts.send_code(office.actions, PHONE, NEW, STYLE) == []
        wrong = await contacts.confirm(office.actions, PHONE, NEW, "000000", STYLE)
        assert [each.field for each in wrong] == ["remind_mobile"]
        assert await contacts.confirm(office.actions, PHONE, NEW, f" {CODE} ", STYLE) == []
        assert not await contacts.needs_code(office.actions, PHONE, NEW)
        entry = await sent(office, **NEW)
        assert entry.state is State.DONE
        assert entry.headers["x-phone-verifiedid"]
        assert CODE not in "".join(f"{each}" for each in office.outbox.all())


@impatient
async def test_the_number_of_a_contact_that_a_form_named_before_is_taken_out(tmp_path):
    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        plan = await planned(
            office, remind_mobile="13800000000", **{"x-phone-verifiedid": "of another"}
        )
        assert plan.entries[0].headers == {}
        plan = await planned(office, **{"x-phone-verifiedid": "of another"})
        assert plan.entries[0].headers == {}


@impatient
async def test_a_number_in_another_country_is_another_contact(tmp_path):
    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        await office.desk.sync("verified_contacts")
        plan = await planned(office, remind_mobile="13900000001", area_code="0065", fresh=False)
        assert plan.entries[0].headers == {}
        plan = await planned(office, remind_mobile="13900000001", area_code="+86", fresh=False)
        assert plan.entries[0].headers["x-phone-verifiedid"]


@impatient
async def test_where_the_api_does_not_say_whether_a_code_is_needed_it_may_say_it_later(tmp_path):
    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        refusal = b'{"error_code": "OSM.01010001", "error_msg": "no"}'
        office.sandbox.fail_next(
            Fault("status", 400, refusal, operation="check_need_verify", times=9)
        )
        assert await contacts.needs_code(office.actions, PHONE, NEW) is None
        entry = await sent(office, **NEW)
        assert (entry.state, entry.code) == (State.REFUSED, "OSM.01010010")


@impatient
async def test_what_is_wrong_with_a_contact_is_said_at_its_field(tmp_path):
    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        await contacts.send_code(office.actions, PHONE, NEW, STYLE)
        soon = await contacts.send_code(office.actions, PHONE, NEW, STYLE)
        assert [each.field for each in soon] == ["remind_mobile"]
        assert soon[0].say(str)
        nothing = await contacts.send_code(office.actions, MAIL, {}, STYLE)
        assert [each.field for each in nothing] == ["remind_mail"]
        assert await contacts.needs_code(office.actions, MAIL, {}) is False
        no_code = await contacts.confirm(office.actions, MAIL, {"remind_mail": "a@b"}, "", STYLE)
        assert [each.field for each in no_code] == ["remind_mail"]


@impatient
async def test_a_lost_answer_to_the_right_code_is_found_in_the_list_of_contacts(tmp_path):
    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        await contacts.send_code(office.actions, PHONE, NEW, STYLE)
        office.line.mishaps.append(LOST)
        assert await contacts.confirm(office.actions, PHONE, NEW, CODE, STYLE) == []
        assert office.outbox.all()[0].settled_by == "record"


@impatient
async def test_a_lost_answer_to_a_sent_code_is_given_up_and_said(tmp_path):
    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        office.line.mishaps.append(LOST)
        (problem,) = await contacts.send_code(office.actions, PHONE, NEW, STYLE)
        assert "Nothing depends on it" in problem.say(str)
        assert office.outbox.all()[0].state is State.REFUSED


@impatient
async def test_without_a_network_a_form_is_planned_with_what_is_known(tmp_path):
    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        api, office.desk.session.api = office.desk.session.api, None
        plan = await planned(office, **NEW)
        assert (plan.problems, plan.entries[0].headers) == ((), {})
        office.desk.session.api = api
