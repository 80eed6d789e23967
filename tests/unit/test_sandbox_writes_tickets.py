"""The sandbox opens, answers, ends and rates tickets, and verifies whom it tells of them."""

from base64 import b64encode
from datetime import timedelta

import pytest

from desktop.sandbox.refusals import Refusal
from desktop.sandbox.verifying import CODE
from desktop.sandbox.world import World
from desktop.sandbox.writes_contacts import REGISTERED
from desktop.sandbox.writes_tickets import SOURCE
from tests.conftest import NOW
from tests.unit.writing import (
    ACT,
    CHECK,
    NEEDS,
    OPEN,
    PHONE,
    RATE,
    SAY,
    SEND,
    UPLOAD,
    do,
    in_status,
    refused,
    rows,
)


@pytest.fixture
def world():
    """A partner with customers of its own only."""
    return World(seed=4, customers=20, orders=0, now=NOW)


def problem(world, case_type):
    config = world.ticket_config
    product = config.products[0]["incident_product_category_id"]
    return next(p for p in config.problem_types(product) if p["case_type"] == case_type)


def opened(world, case_type="0", **members):
    usual = {"simple_description": "请协助排查", "source_id": SOURCE}
    usual["business_type_id"] = problem(world, case_type)["business_type_id"]
    return usual | members


def test_a_new_ticket_stands_first_in_the_list(world):
    key = do(world, OPEN, **opened(world))["incident_id"]
    first = rows(world, "list_cases")[0]
    assert (first["incident_id"], first["simple_description"]) == (key, "请协助排查")
    assert (first["status"], rows(world, "list_messages", case_id=key)) == (0, [])
    assert len(rows(world, "list_case_operate_logs", case_id=key)) == 1


def test_a_fault_names_its_region(world):
    assert refused(world, OPEN, **opened(world, "5")) == "OSM.01010001"
    assert refused(world, OPEN, **opened(world, "5", region_id="moon")) == "OSM.01010001"
    region = world.reference.regions[0]
    severity = world.ticket_config.severities(problem(world, "5")["business_type_id"])[0]
    sent = opened(world, "5", region_id=region["region_id"])
    assert refused(world, OPEN, **sent, severity_id="worst") == "OSM.01010006"
    do(world, OPEN, **sent, severity_id=severity["severity_id"])
    assert rows(world, "list_cases")[0]["dc_name"] == region["region_name"]


@pytest.mark.parametrize(
    "members",
    [
        {"source_id": "other"},
        {"business_type_id": "404"},
        {"simple_description": ""},
        {"product_category_id": "404"},
        {"accessory_ids": ["404"]},
        {"customer_id": "1"},
    ],
)
def test_a_ticket_that_makes_no_sense_is_refused_with_a_200(world, members):
    with pytest.raises(Refusal) as caught:
        do(world, OPEN, **opened(world, **members))
    assert (caught.value.status, caught.value.code) == (200, "OSM.01010001")


def test_a_problem_belongs_to_its_product(world):
    other = world.ticket_config.products[1]["incident_product_category_id"]
    assert refused(world, OPEN, **opened(world, product_category_id=other)) == "OSM.01010001"


def upload(world, name="日志.txt", purpose="incident", data=b"line"):
    members = {"accessory_name": name, "accessory_from": purpose}
    return do(world, UPLOAD, **members, accessory_data=b64encode(data).decode())["accessory_id"]


def test_files_go_with_a_ticket_and_with_a_message_if_they_were_meant_for_it(world):
    limits = do(world, "show_accessory_limits")["accessory_limit"]
    assert {"txt", "png"} < set(limits["limit_file_type"].split(","))
    of_ticket, of_message = upload(world), upload(world, purpose="message")
    assert refused(world, OPEN, **opened(world, accessory_ids=[of_message])) == "OSM.01010001"
    key = do(world, OPEN, **opened(world, accessory_ids=[of_ticket]))["incident_id"]
    said = {"content": "见附件", "accessory_ids": [of_message]}
    do(world, SAY, path=key, message=said)
    (message,) = rows(world, "list_messages", case_id=key)
    file = {"accessory_id": of_message, "file_actual_name": "日志.txt"}
    assert (message["replier_type"], message["accessory_list"]) == (0, [file])


def test_a_file_of_another_kind_or_too_large_is_refused(world):
    for name, data in (("virus.exe", b"x"), ("big.log", bytes(4 * 1024 * 1024 + 1))):
        with pytest.raises(Refusal):
            upload(world, name, data=data)
    members = {"accessory_name": "a.txt", "accessory_from": "incident"}
    assert refused(world, UPLOAD, **members, accessory_data="not base64!") == "OSM.01010001"


def test_an_unknown_telephone_is_verified_before_it_is_told_of_a_ticket(world):
    sent = opened(world, remind_mobile=PHONE, area_code="0086")
    contact = {"contact_value": PHONE, "contact_way": 0}
    assert do(world, NEEDS, **contact)["need_verify_code"] == 1
    assert refused(world, OPEN, **sent) == "OSM.01010010"
    assert refused(world, CHECK, **contact, verify_code=CODE) == "OSM.01010010"
    do(world, SEND, **contact)
    assert refused(world, SEND, **contact) == "OSM.01010024"
    do(world, CHECK, **contact, verify_code=CODE)
    assert do(world, NEEDS, **contact)["need_verify_code"] == 0
    (known,) = rows(world, "list_has_verified_contacts", contact_value=PHONE)
    assert refused(world, OPEN, **sent) == "OSM.01010010"
    do(world, OPEN, headers={"x-phone-verifiedid": known["verified_id"]}, **sent)


def test_the_account_s_own_telephone_needs_no_code(world):
    contact = {"contact_value": REGISTERED[0], "contact_way": 0}
    assert do(world, NEEDS, **contact)["need_verify_code"] == 0
    do(world, OPEN, **opened(world, remind_mobile=REGISTERED[0]))


@pytest.mark.parametrize(
    ("action", "before", "after"),
    [("press", 0, 0), ("press", 1, 1), ("cancel", 0, 4), ("close", 2, 3), ("close", 17, 3)],
)
def test_what_is_done_to_a_ticket_is_written_down(world, action, before, after):
    ticket = in_status(world, before)
    key = ticket["incident_id"]
    logs = len(rows(world, "list_case_operate_logs", case_id=key))
    assert do(world, ACT, f"action_id={action}", key) is None
    assert ticket["status"] == after
    assert len(rows(world, "list_case_operate_logs", case_id=key)) == logs + 1


@pytest.mark.parametrize(
    ("action", "status"),
    [("press", 3), ("press", 17), ("cancel", 3), ("cancel", 4), ("close", 0), ("close", 3)],
)
def test_what_cannot_be_done_now_is_refused(world, action, status):
    key = in_status(world, status)["incident_id"]
    assert refused(world, ACT, f"action_id={action}", key) == "OSM.01010014"


def test_only_what_is_over_can_be_deleted_and_only_once(world):
    key = in_status(world, 1)["incident_id"]
    assert refused(world, ACT, "action_id=delete", key) == "OSM.01010014"
    key = in_status(world, 3)["incident_id"]
    do(world, ACT, "action_id=delete", key)
    assert refused(world, ACT, "action_id=delete", key) == "OSM.01010015"
    assert refused(world, ACT, "action_id=revoke", key) == "OSM.01010015"
    assert refused(world, ACT, "action_id=revoke", in_status(world, 1)["incident_id"])
    assert refused(world, ACT, "", in_status(world, 1)["incident_id"]) == "OSM.01010001"


def test_who_urges_again_at_once_is_refused(world):
    key = in_status(world, 1)["incident_id"]
    do(world, ACT, "action_id=press", key)
    assert refused(world, ACT, "action_id=press", key) == "OSM.01010004"
    world.now = NOW + timedelta(minutes=10)
    do(world, ACT, "action_id=press", key)


def test_an_answer_sends_a_ticket_back_to_work(world):
    ticket = in_status(world, 17)
    said = len(rows(world, "list_messages", case_id=ticket["incident_id"]))
    do(world, SAY, path=ticket["incident_id"], message={"content": "实例 ID 如下"})
    assert ticket["status"] == 1
    messages = rows(world, "list_messages", case_id=ticket["incident_id"])
    assert (messages[-1]["content"], len(messages)) == ("实例 ID 如下", said + 1)


@pytest.mark.parametrize("message", [{}, {"content": ""}, {"content": "a", "text": "b"}, "a"])
def test_a_message_without_words_is_refused(world, message):
    key = in_status(world, 1)["incident_id"]
    assert refused(world, SAY, path=key, message=message) == "OSM.01010001"


def test_nobody_answers_a_ticket_that_is_over(world):
    key = in_status(world, 3)["incident_id"]
    assert refused(world, SAY, path=key, message={"content": "谢谢"}) == "OSM.01010014"


def test_only_a_solved_ticket_is_rated_and_only_once(world):
    rates = [{"satisfaction_id": 1, "satisfaction_value": 8}]
    sent = {"incident_satisfaction_list": rates, "judgement": "很快"}
    assert refused(world, RATE, path=in_status(world, 1)["incident_id"], **sent) == "OSM.01010014"
    key = in_status(world, 3)["incident_id"]
    for wrong in ({"satisfaction_id": 99}, {"satisfaction_value": 11}, {"stars": 5}):
        list_of_it = [{**rates[0], **wrong}]
        code = refused(world, RATE, path=key, incident_satisfaction_list=list_of_it)
        assert code == "OSM.01010001"
    do(world, RATE, path=key, **sent)
    assert refused(world, RATE, path=key, **sent) == "OSM.01010014"


@pytest.mark.parametrize("operation", [OPEN, SAY, ACT, UPLOAD, SEND])
def test_without_the_right_to_tickets_nothing_can_be_done(world, operation):
    world.tickets.has_privilege = False
    members = {
        OPEN: opened(world),
        SAY: {"path": "1", "message": {"content": "a"}},
        ACT: {"path": "1", "query": "action_id=press"},
        UPLOAD: {"accessory_name": "a.txt", "accessory_from": "message", "accessory_data": "YQ=="},
        SEND: {"contact_value": PHONE, "contact_way": 0},
    }
    assert refused(world, operation, **members[operation]) == "CBC.0151"
