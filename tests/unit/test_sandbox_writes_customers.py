"""The sandbox creates customers: what is asked before, what is refused, and who appears late."""

from datetime import timedelta

import pytest

from desktop.catalog.wire import to_json
from desktop.sandbox.verifying import CODE
from desktop.sandbox.world import World
from desktop.sandbox.writes import WRITES
from tests.conftest import NOW
from tests.unit.writing import (
    ALLOCATE,
    CREATE,
    IDENTITY,
    PHONE,
    SMS,
    do,
    refused,
    rows,
)


@pytest.fixture
def world():
    """A partner with customers of its own only."""
    return World(seed=4, customers=20, orders=0, now=NOW)


def created(world, **members):
    return {"xaccount_id": "our-77", "xaccount_type": world.xaccount_type} | members


def test_a_customer_who_is_created_is_listed_a_little_later(world):
    answer = do(world, CREATE, **created(world, domain_name="new_customer"))
    key = answer["domain_id"]
    assert answer["domain_name"] == "new_customer"
    assert key not in {each["customer_id"] for each in rows(world, "list_sub_customers")}
    assert refused(world, ALLOCATE, customer_id=key, amount=1) == "CBC.99000035"
    world.now = NOW + timedelta(seconds=world.association_lag_s)
    (record,) = rows(world, "list_sub_customers", customer_id=key)
    assert (record["association_type"], record["xaccount_id"]) == ("2", "our-77")
    assert world.balances[key]["amount"] == 0
    do(world, ALLOCATE, customer_id=key, amount=1)


def test_an_association_that_takes_too_long_is_a_500_and_done(world):
    world.association_times_out = True
    write = WRITES[CREATE]
    given = write.read({}, "", to_json(created(world)), {})
    status, answer = write.carry_out(world, given)
    assert answer is not None
    assert (status, answer["error_code"]) == (500, "CBC.99000050")
    assert answer["domain_id"] in world.customers
    assert len(world.ledger) == 1


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"xaccount_type": "other"}, "CBC.0101"),
        ({"xaccount_id": ""}, "CBC.0100"),
        ({"domain_name": "op_name"}, "CBC.99000031"),
        ({"domain_name": "1234567"}, "CBC.99000031"),
        ({"domain_name": "four"}, "CBC.99000031"),
        ({"password": "short1"}, "CBC.99000036"),
        ({"password": "onlyletters"}, "CBC.99000036"),
        ({"domain_name": "abcd1234", "password": "4321dcba"}, "CBC.99000036"),
        ({"mobile_phone": "12345"}, "CBC.5017"),
        ({"mobile_phone": PHONE, "verification_code": CODE}, "CBC.99004010"),
        ({"include_association_result": "true"}, "CBC.0100"),
    ],
)
def test_a_customer_who_cannot_be_created_is_not(world, members, code):
    assert refused(world, CREATE, **created(world, **members)) == code


def test_a_name_or_number_that_is_taken_is_refused(world):
    taken = next(iter(world.customers.values()))["account_name"]
    assert refused(world, CREATE, **created(world, domain_name=taken)) == "CBC.99000038"
    do(world, CREATE, **created(world))
    assert refused(world, CREATE, **created(world)) == "CBC.99000039"


def test_without_a_platform_nobody_is_created(world):
    sent = created(world)
    world.xaccount_type = ""
    assert refused(world, CREATE, **sent) == "CBC.0151"


def test_a_telephone_needs_the_code_that_was_sent_to_it(world):
    sent = created(world, mobile_phone=PHONE)
    do(world, SMS, receiver_type=1, mobile_phone=PHONE)
    wrong = [refused(world, CREATE, **sent, verification_code="000000") for _ in range(5)]
    assert wrong == ["CBC.99004010"] * 4 + ["CBC.99004009"]
    do(world, SMS, receiver_type=1, mobile_phone=PHONE, timeout=3)
    world.now = NOW + timedelta(minutes=4)
    assert refused(world, CREATE, **sent, verification_code=CODE) == "CBC.99004008"
    do(world, SMS, receiver_type=1, mobile_phone=PHONE)
    key = do(world, CREATE, **sent, verification_code=CODE)["domain_id"]
    assert world.customers[key]["telephone"] == PHONE


def test_codes_are_not_sent_for_ever(world):
    for _ in range(15):
        do(world, SMS, receiver_type=1, mobile_phone=PHONE)
    assert refused(world, SMS, receiver_type=1, mobile_phone=PHONE) == "CBC.99004015"
    assert refused(world, SMS, receiver_type=2, mobile_phone=PHONE) == "CBC.0100"


def test_whether_somebody_can_be_created_is_told_and_changes_nothing(world):
    taken = next(iter(world.customers.values()))
    ask = {"search_type": "name", "search_value": "free_name"}
    assert do(world, IDENTITY, **ask) == {"check_result": "available"}
    ask["search_value"] = taken["account_name"]
    assert do(world, IDENTITY, **ask) == {"check_result": "used_by_user"}
    phone = {"search_type": "mobile", "search_value": f"0086-{PHONE}"}
    assert do(world, IDENTITY, **phone)["mobile_remain_available_num"] == 5
    assert refused(world, IDENTITY, search_type="mobile", search_value=PHONE) == "CBC.0100"
    assert world.ledger == []
