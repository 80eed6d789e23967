"""The tickets and the reference lists of the sandbox."""

import pytest

from desktop.catalog.tickets import STATUS
from desktop.sandbox.lists import LISTINGS
from desktop.sandbox.refusals import BadParameter, Refusal
from desktop.sandbox.world import World
from tests.conftest import NOW

CASES, COUNTS = LISTINGS["list_cases"], LISTINGS["list_case_counts"]
MESSAGES, LOGS = LISTINGS["list_messages"], LISTINGS["list_case_operate_logs"]
PRIVILEGE = LISTINGS["show_partners_cases_privilege"]
POLICIES = LISTINGS["list_incentive_discount_policies"]


@pytest.fixture
def world():
    return World(seed=6, customers=12, orders=40, now=NOW)


def test_every_status_occurs_and_one_that_nobody_knows(world):
    statuses = {str(ticket["status"]) for ticket in world.tickets.records}
    assert statuses - STATUS.labels.keys() == {"21"}
    assert STATUS.labels.keys() - statuses == {"5"}  # can be asked for only


def test_the_newest_ticket_comes_first_and_times_have_no_zone(world):
    times = [ticket["create_time"] for ticket in world.tickets.records]
    assert times == sorted(times, reverse=True)
    assert all(len(time) == len("2026-11-20 17:41:05") for time in times)
    added = world.tickets.add_ticket(simple_description="新问题")
    assert added["create_time"] == "2026-11-20 17:41:05"
    assert CASES.answer(world, {})["incident_info_list"][0] is added


def test_the_same_seed_tells_the_same_tickets():
    first, second = (World(seed=6, customers=12, orders=40, now=NOW).tickets for _ in range(2))
    assert first.records == second.records
    key = first.records[5]["incident_id"]
    assert first.messages(key) == second.messages(key)
    assert first.logs(key) == second.logs(key)


def test_a_new_ticket_has_no_messages_and_a_solved_one_has_all(world):
    counts = {
        ticket["status"]: MESSAGES.answer(world, {"case_id": ticket["incident_id"]})["count"]
        for ticket in world.tickets.records
    }
    assert (counts[0], counts[17], counts[3]) == (0, 3, 6)


def test_messages_are_markup_and_lines_that_must_not_be_taken_for_such(world):
    said = [
        message["content"]
        for ticket in world.tickets.records
        for message in world.tickets.messages(ticket["incident_id"])
    ]
    assert any("<b>" in each for each in said)
    assert any("\n" in each for each in said)


def test_somebody_says_something(world):
    key = world.tickets.records[0]["incident_id"]
    world.tickets.add_message(key, "请补充日志")
    (message,) = MESSAGES.answer(world, {"case_id": key})["message_list"]
    assert (message["content"], message["replier_type"]) == ("请补充日志", 1)
    assert message["is_first_message"] == 1
    assert LOGS.answer(world, {"case_id": key})["total_count"] == 1


def test_a_ticket_moves_on_and_leaves(world):
    key = world.tickets.records[0]["incident_id"]
    world.tickets.set_status(key, 17)
    before = {each["status"]: each["count"] for each in COUNTS.answer(world, {}).popitem()[1]}
    world.tickets.remove_ticket(key)
    after = {each["status"]: each["count"] for each in COUNTS.answer(world, {}).popitem()[1]}
    assert before[17] == after[17] + 1 == 3


def test_there_is_no_ticket_without_its_number(world):
    for listing in (MESSAGES, LOGS):
        with pytest.raises(BadParameter):
            listing.answer(world, {"case_id": "404"})


@pytest.mark.parametrize(
    "query",
    [
        "limit=101",
        "offset=65536",
        "status=x",
        "query_start_time=2026-11-01T00:00:00Z",
        "&".join(f"label_id_list={number}" for number in range(6)),
    ],
)
def test_a_question_for_tickets_that_makes_no_sense_is_refused(world, query):
    with pytest.raises(BadParameter):
        CASES.answer(world, CASES.read({}, query, b""))


def test_tickets_of_some_time_are_found(world):
    middle = world.tickets.records[9]["create_time"]
    query = f"query_start_time={middle.replace(' ', '%20')}&limit=100"
    assert CASES.answer(world, CASES.read({}, query, b""))["total_count"] == 10


def test_without_the_privilege_there_is_no_list_and_that_can_be_asked(world):
    assert PRIVILEGE.answer(world, {}) == {"has_privilege": True}
    world.tickets.has_privilege = False
    assert PRIVILEGE.answer(world, {}) == {"has_privilege": False}
    for listing in (CASES, COUNTS, MESSAGES, LOGS):
        with pytest.raises(Refusal) as caught:
            listing.answer(world, {"case_id": "1"})
        assert caught.value.code == "CBC.0151"


def test_a_world_without_customers_has_no_tickets():
    world = World(customers=0, orders=0, now=NOW)
    assert CASES.answer(world, {})["total_count"] == 0


def test_policies_are_told_by_month_and_change_over_the_years(world):
    def told(month):
        answer = POLICIES.answer(world, {"time": month, "limit": 100})
        return {p["service_type_code"]: p["incentive_policy"] for p in answer["policies"]}

    assert set(told("2026-10").values()) == {"0", "1", "2", "13"}
    assert told("2026-10") == told("2026-11") != told("2025-11")
    assert told("2025-11").keys() < told("2026-10").keys()
    with pytest.raises(BadParameter):
        POLICIES.answer(world, {})
