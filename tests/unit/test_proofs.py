"""Unclear writes looked up in the records: a mark proves, what only looks the same does not."""

from datetime import timedelta
from decimal import Decimal

import pytest

from desktop.actions.service import wish_of
from desktop.catalog.actions import ACTIONS
from desktop.catalog.kinds import UNITS
from desktop.catalog.ticket_config import FAULT
from desktop.catalog.wire import from_json
from desktop.errors import Forbidden, Misused
from desktop.store.entry import State
from tests.unit.acting import (
    LOST,
    UNCLEAR,
    Mishap,
    cents,
    give_voucher,
    office_on,
    small_office,
    yuan,
)
from tests.unit.desk import impatient, sandbox_with

AMOUNTS = cents(20_001)
NOT_DONE = UNCLEAR[1]
LAG_S = 120


@pytest.fixture(scope="module")
def office(runner):
    with small_office(runner, "customers", "voucher_quotas", "tickets", "account_changes") as made:
        yield made


@pytest.fixture(autouse=True)
def _as_before(office):
    yield
    office.world.records_lag_s = 0
    office.line.mishaps.clear()


@pytest.fixture
def do(runner, office):
    return lambda name, *mishaps, **texts: runner.run(office.do(name, *mishaps, **texts))


@pytest.fixture
def look(runner, office):
    return lambda entry: runner.run(office.actions.look(entry.id))


@pytest.fixture
def settle(runner, office):
    def settle(entry, *, happened):
        return runner.run(office.actions.settle(entry.id, happened=happened))

    return settle


def voucher(office, customers=1, **more):
    chosen = office.resale()[:customers]
    return {"customer_ids": chosen, "quota_id": office.quota(), "face_value": "1.5", **more}


def payment(office, amount=0):
    return {"customer_id": office.resale()[0], "amount": yuan(amount or next(AMOUNTS))}


# --- vouchers: our mark ---


def test_a_voucher_is_settled_by_its_mark_once_its_record_is_shown(office, do, look):
    office.world.records_lag_s = LAG_S
    entry = do("issue_voucher", LOST, **voucher(office, 2, memo="Q4"))
    assert entry.mark
    assert f"Q4 {entry.mark}".encode() in entry.body
    assert look(entry).state is State.UNSURE
    now = office.world.now
    office.world.now = now + timedelta(seconds=LAG_S + 1)
    found = look(entry)
    office.world.now = now
    assert (found.state, found.settled_by) == (State.DONE, "record")
    assert {each.key: each.state for each in found.outcomes} == dict.fromkeys(
        office.resale()[:2], State.DONE
    )


def test_an_equal_voucher_without_the_mark_proves_nothing(office, do, look):
    entry = do("issue_voucher", NOT_DONE, **voucher(office))
    issue(office, entry, "someone's own note")
    found = look(entry)
    assert found.state is State.UNSURE
    assert [each.marked for each in found.matches] == [False]


def test_the_mark_of_another_entry_is_not_even_shown(office, do, look):
    entry = do("issue_voucher", NOT_DONE, **voucher(office, face_value="1.75"))
    other = do("issue_voucher", **voucher(office, face_value="1.75"))
    assert other.mark != entry.mark
    assert look(entry).matches == ()


def test_a_record_that_says_failed_proves_the_contrary_once_it_says_so_twice(office, do, look):
    entry = do("issue_voucher", LOST, **voucher(office))
    record = next(r for r in office.world.vouchers.records if entry.mark in (r["remark"] or ""))
    record["result"] = "-1"
    assert look(entry).state is State.UNSURE  # the vendor may try again within
    assert look(entry).state is State.REFUSED


def test_with_records_of_some_receivers_only_it_stays_open(office, do, look, settle):
    entry = do("issue_voucher", NOT_DONE, **voucher(office, 3))
    issue(office, entry, entry.mark)  # the first of the three
    found = look(entry)
    assert found.state is State.UNSURE
    assert [each.receiver for each in found.matches] == office.resale()[:1]
    ended = settle(entry, happened=False)
    assert ended.state is State.PARTLY
    assert [each.state for each in ended.outcomes] == [State.DONE, State.REFUSED, State.REFUSED]
    assert wish_of(ended, refused_only=True).keys(ACTIONS["issue_voucher"]) == tuple(
        office.resale()[1:3]
    )


def test_what_the_answer_told_is_not_lost_by_the_word_of_a_person(office, do, settle):
    first, second, third = office.resale()[:3]
    half = Mishap(
        "half an answer",
        status=200,
        body=b'{"coupon_infos": [{"id": "%b", "coupon_id": "V9"}], "error_details": '
        b'[{"id": "%b", "error_code": "CBC.5021"}]}' % (first.encode(), second.encode()),
    )
    entry = do("issue_voucher", half, **voucher(office, 3, face_value="1.25"))
    assert entry.state is State.UNSURE
    ended = settle(entry, happened=False)
    assert ended.state is State.PARTLY
    told = {each.key: each.state for each in ended.outcomes}
    assert told == {first: State.DONE, second: State.REFUSED, third: State.REFUSED}


def issue(office, entry, memo):
    """The API issues a voucher like this, to the first of its receivers."""
    receiver, quota = entry.receivers[0], entry.given["quota_id"]
    give_voucher(office.world, receiver.key, Decimal(receiver.amount) / UNITS, quota, memo)


# --- allocations: a person ---


def test_an_allocation_that_happened_is_shown_and_left_to_a_person(office, do, look, settle):
    entry = do("allocate", LOST, **payment(office))
    found = look(entry)
    assert (found.state, len(found.matches)) == (State.UNSURE, 1)
    assert not found.matches[0].marked
    ended = settle(entry, happened=True)
    assert ended.state is State.DONE
    assert ended.settled_by not in ("", "record")


def test_an_equal_allocation_of_a_colleague_never_settles_it(office, do, look):
    entry = do("allocate", NOT_DONE, **payment(office))
    amount = Decimal(entry.amount) / UNITS
    office.world.funds.allocate(entry.receivers[0].key, amount)
    for _ in range(3):
        assert look(entry).state is State.UNSURE
    assert len(office.outbox.get(entry.id).matches) == 1


@pytest.mark.parametrize(
    "other",
    [{"amount": 1}, {"who": 1}, {"reclaimed": True}, {"earlier": timedelta(hours=2)}],
    ids=["another amount", "another customer", "the other way", "another time"],
)
def test_a_record_that_differs_is_no_match(office, do, look, other):
    entry = do("allocate", NOT_DONE, **payment(office))
    funds, amount = office.world.funds, Decimal(entry.amount) / UNITS
    key = office.resale()[other.get("who", 0)]
    funds.allocate(key, 1000)
    if other.get("reclaimed"):
        funds.reclaim(key, amount)
    else:
        record = funds.allocate(key, amount + other.get("amount", 0))
        moved = office.world.now - other.get("earlier", timedelta(0))
        record["operation_time"] = f"{moved:%Y-%m-%dT%H:%M:%SZ}"
    assert look(entry).matches == ()


def test_a_record_whose_number_was_answered_to_another_entry_is_not_offered(office, do, look):
    amount = next(AMOUNTS)
    entry = do("allocate", NOT_DONE, **payment(office, amount))
    assert do("allocate", **payment(office, amount)).state is State.DONE
    assert look(entry).matches == ()


def test_after_settling_the_match_is_offered_to_no_other_entry(office, do, look, settle):
    amount = next(AMOUNTS)
    first = do("allocate", LOST, **payment(office, amount))
    second = do("allocate", NOT_DONE, **payment(office, amount))
    assert [len(look(each).matches) for each in (first, second)] == [1, 1]
    settle(first, happened=True)
    assert office.outbox.get(second.id).matches == ()
    assert look(second).matches == ()


def test_of_two_equal_records_one_is_left_for_the_second_entry(office, do, look, settle):
    amount = next(AMOUNTS)
    first = do("allocate", LOST, **payment(office, amount))
    second = do("allocate", LOST, **payment(office, amount))
    assert [len(look(each).matches) for each in (first, second)] == [2, 2]
    settle(first, happened=True)
    assert len(look(second).matches) == 1
    settle(second, happened=True)
    third = do("allocate", NOT_DONE, **payment(office, amount))
    assert look(third).matches == ()


def test_what_did_not_happen_leaves_its_matches_to_others(office, do, look, settle):
    amount = next(AMOUNTS)
    first = do("allocate", NOT_DONE, **payment(office, amount))
    second = do("allocate", LOST, **payment(office, amount))
    assert len(look(first).matches) == 1
    assert settle(first, happened=False).state is State.REFUSED
    assert len(look(second).matches) == 1


@impatient
async def test_a_quota_for_many_resellers_claims_one_record_of_each(tmp_path):
    sandbox = sandbox_with(customers=8, orders=0, seed=4, resellers=2)
    async with office_on(sandbox, tmp_path, "resellers", "voucher_quotas") as office:
        fields = {"indirect_partner_ids": list(office.world.resellers), "quota_id": office.quota()}
        first = await office.do("issue_quota", LOST, **fields, quota_amount="7.77")
        second = await office.do("issue_quota", NOT_DONE, **fields, quota_amount="7.77")
        found = [(await office.actions.look(each.id)).matches for each in (first, second)]
        assert [len(each) for each in found] == [2, 2]
        await office.actions.settle(first.id, happened=True)
        assert (await office.actions.look(second.id)).matches == ()


# --- tickets and others ---


def ticket(office):
    """One that the vendor works at."""
    records = office.world.tickets.records
    return next(each["incident_id"] for each in records if each["status"] == 1)


def opening(office, text):
    """The fields of a new ticket."""
    config = office.world.ticket_config
    kinds = config.problem_types(config.products[0]["incident_product_category_id"])
    kind = next(each for each in kinds if each["case_type"] != FAULT)
    return {"business_type_id": kind["business_type_id"], "simple_description": text}


def test_a_reply_is_proved_by_its_text(office, do, look):
    case = ticket(office)
    entry = do("reply_ticket", LOST, case_id=case, content="云帆 proves it")
    assert look(entry).state is State.DONE
    absent = do("reply_ticket", NOT_DONE, case_id=case, content="this one does not")
    assert (look(absent).state, look(absent).matches) == (State.UNSURE, ())


def test_the_same_reply_sent_before_proves_nothing(office, do, look):
    case = ticket(office)
    same = {"case_id": case, "content": "any news?"}
    assert do("reply_ticket", **same).state is State.DONE
    entry = do("reply_ticket", NOT_DONE, **same)
    assert look(entry).state is State.UNSURE


def test_a_new_ticket_is_shown_and_left_to_a_person(office, do, look):
    entry = do("create_ticket", LOST, **opening(office, "was I opened?"))
    assert (look(entry).state, len(look(entry).matches)) == (State.UNSURE, 1)


def test_what_a_ticket_has_become_proves_it_though_we_opened_it_ourselves(office, do, look):
    opened = do("create_ticket", **opening(office, "please close me"))
    case = from_json(opened.answer.encode())["incident_id"]
    record = next(r for r in office.world.tickets.records if r["incident_id"] == case)
    record["status"] = 1
    assert do("reply_ticket", LOST, case_id=case, content="thanks").state is State.UNSURE
    assert look(do("close_ticket", LOST, case_id=case)).state is State.DONE


def test_what_leaves_no_record_waits_for_a_person(office, do, look, settle):
    entry = do("urge_ticket", LOST, case_id=ticket(office))
    assert (look(entry).state, look(entry).matches) == (State.UNSURE, ())
    assert settle(entry, happened=False).state is State.REFUSED


def test_a_voucher_that_was_reclaimed_is_proved_by_its_record(office, do, look):
    key = next(
        key
        for key, each in office.world.vouchers.issued.items()
        if each["status"] == 2 and each["customer_id"] in office.resale()
    )
    entry = do("reclaim_voucher", LOST, coupon_id=key)
    assert look(entry).state is State.DONE


def test_a_new_customer_is_proved_by_his_number_but_an_older_one_is_not(office, do, look):
    fields = {"xaccount_type": office.world.xaccount_type}
    office.world.association_lag_s = 0
    entry = do("create_customer", LOST, xaccount_id="new-1", **fields)
    assert look(entry).state is State.DONE
    office.world.customers[office.resale()[0]]["xaccount_id"] = "old-1"
    entry = do("create_customer", NOT_DONE, xaccount_id="old-1", **fields)
    assert look(entry).state is State.UNSURE


# --- looking ---


def test_who_cannot_read_the_records_learns_why_and_nothing_changes(office, do, look):
    entry = do("allocate", LOST, **payment(office))
    office.sandbox.forbid("list_partner_adjust_records")
    try:
        with pytest.raises(Forbidden):
            look(entry)
    finally:
        office.sandbox.account.refused.pop("list_partner_adjust_records")
    assert office.outbox.get(entry.id).state is State.UNSURE


def test_what_is_settled_is_not_settled_again(office, do, settle):
    entry = do("allocate", LOST, **payment(office))
    settle(entry, happened=True)
    with pytest.raises(Misused):
        settle(entry, happened=False)
    assert office.outbox.get(entry.id).state is State.DONE


def test_it_is_looked_up_again_and_again_without_anybody_asking(runner, office):
    async def work():
        office.actions.looks_s = (1, 10, 100)
        entry = await office.do("issue_voucher", LOST, **voucher(office, face_value="2.5"))
        await office.actions.rest(3600)
        office.actions.looks_s = ()
        return office.outbox.get(entry.id)

    assert runner.run(work()).settled_by == "record"


def test_looking_sends_no_write(office, do, look):
    entry = do("allocate", NOT_DONE, **payment(office))
    sent = len(office.line.sent)
    look(entry)
    assert len(office.line.sent) == sent
