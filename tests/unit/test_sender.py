"""One confirmed write on its way: sent once at most, and every end told for what it is."""

import asyncio
from dataclasses import replace

import pytest

from desktop.actions import sender, words
from desktop.actions.sender import NotKept
from desktop.catalog.actions import ACTIONS
from desktop.catalog.wire import from_json, to_json
from desktop.errors import Misused, StoreBroken
from desktop.store.entry import Outcome, State
from desktop.text import Style
from tests.unit.acting import (
    CLEAR,
    KILLS,
    LOST,
    UNCLEAR,
    WELL,
    Killed,
    Mishap,
    Office,
    cents,
    small_office,
    yuan,
)

AMOUNTS = cents()
PENDING = Mishap(
    "associated later", status=500, body=b'{"error_code": "CBC.99000050", "domain_id": "d1"}'
)


def answered(status, **members):
    return Mishap("answered", False, status=status, body=to_json(members))


@pytest.fixture(scope="module")
def office(runner):
    """One for all tests: no entry knows of another one."""
    with small_office(runner) as made:
        yield made


@pytest.fixture
def act(runner, office):
    """Confirm an action and send it on a wire with these mishaps; the entry as it ended."""

    def act(name, *mishaps, secret=True, **texts):
        async def work():
            entry, body = await confirmed(office, name, **texts)
            office.line.mishaps.clear()
            office.line.mishaps.extend(mishaps)
            office.line.met.clear()
            return await send(office, entry, body if secret else None)

        return runner.run(work())

    return act


async def confirmed(office, name, **texts):
    """An entry that is READY, and the body with its secrets."""
    plan = await office.plan(name, texts)
    assert plan.problems == ()
    (number,) = await asyncio.wrap_future(office.outbox.add(plan.entries))
    return office.outbox.get(number), plan.secret.get(0)


async def send(office, entry, body=None):
    api = office.desk.session.api
    return await sender.send(api, office.outbox, ACTIONS[entry.action], entry, body)


def pay(office):
    """The fields of an allocation that no other test makes."""
    return {"customer_id": office.resale()[0], "amount": yuan(next(AMOUNTS))}


def log_of(office, entry):
    return [line.event for line in office.outbox.log() if line.entry == entry.id]


# --- how it ends ---


@pytest.mark.parametrize("mishap", [*UNCLEAR, *CLEAR], ids=lambda mishap: mishap.name)
def test_an_end_is_told_for_what_it_is_and_nothing_is_sent_twice(office, act, mishap):
    entry = act("allocate", mishap, **pay(office))
    assert office.line.met[0] is mishap
    assert len(office.line.met) == 1 + (mishap.name == "over the quota")
    assert entry.state in office.line.met[-1].ends
    assert office.line.times(entry) == (mishap.commits or entry.state is State.DONE)


def test_an_empty_answer_and_204_are_success(office, act):
    for status in (200, 204):
        assert act("allocate", Mishap("empty", status=status), **pay(office)).state is State.DONE
    voucher = next(iter(office.world.vouchers.issued))
    assert act("reclaim_voucher", Mishap("204", status=204), coupon_id=voucher).state is State.DONE


def test_an_answer_that_says_zero_is_success(office, act):
    ticket = {"case_id": "T1", "content": "云帆"}
    for code in ("", "0", "CBC.0000", None):
        assert act("reply_ticket", answered(200, error_code=code), **ticket).state is State.DONE


def test_a_ticket_refused_with_200_is_refused_with_its_code_and_words(act):
    answer = answered(200, error_code="SVCSTG.OSM.4010", error_msg="no such ticket")
    entry = act("urge_ticket", answer, case_id="T2")
    assert (entry.state, entry.code) == (State.REFUSED, "SVCSTG.OSM.4010")
    assert entry.note == "no such ticket"


def test_a_customer_whose_association_is_pending_was_created(act):
    entry = act("create_customer", PENDING, xaccount_id="x1", xaccount_type="T1")
    assert (entry.state, entry.code) == (State.DONE, "CBC.99000050")


def test_the_code_of_a_pending_association_means_nothing_elsewhere(office, act):
    assert act("allocate", PENDING, **pay(office)).state is State.UNSURE


def test_a_refusal_of_the_vendor_needs_its_code(office, act):
    bare = Mishap("bare", False, status=403, body=b"<html>WAF</html>")
    assert act("allocate", bare, **pay(office)).state is State.UNSURE
    coded = answered(403, error_code="CBC.5021", error_msg="referral")
    assert act("allocate", coded, **pay(office)).state is State.REFUSED


@pytest.mark.parametrize(
    ("name", "code", "field"),
    [
        ("allocate", "CBC.5021", "customer_id"),
        ("allocate", "CBC.5003", "amount"),
        ("reclaim", "CBC.99005003", "amount"),
        ("issue_voucher", "CBC.99000017", "quota_id"),
        ("issue_voucher", "CBC.99000018", "face_value"),
        ("issue_voucher", "CBC.99000035", "customer_ids"),
        ("issue_quota", "CBC.99000013", "quota_amount"),
    ],
)
def test_a_code_blames_a_field(name, code, field):
    assert ACTIONS[name].blame[code] == field


@pytest.mark.parametrize("action", ACTIONS.values(), ids=ACTIONS)
def test_every_code_that_blames_a_field_has_a_sentence(action):
    assert [code for code in action.blame if not words.reason(code, action, Style())] == []


def test_a_missing_permission_is_named(office, act):
    entry = act("allocate", answered(403, error_code="CBC.0151"), **pay(office))
    assert entry.state is State.REFUSED
    assert "SUBCUSTSERV_010103" in words.explain(entry, Style()).advice


# --- several receivers ---


def receivers(office, act, *members, **answer):
    """The entry of a voucher for three customers, answered so."""
    customers = office.resale()[:3]
    made = [{"id": customers[n], "coupon_id": f"V{n}"} for n in members]
    return act(
        "issue_voucher",
        answered(200, coupon_infos=made, **answer),
        customer_ids=customers,
        quota_id=office.quota(),
        face_value="1",
    )


def test_some_refused_is_partly_each_with_his_reason(office, act):
    key = office.resale()[1]
    refusal = {"id": key, "error_code": "CBC.99000035", "error_msg": "not yours"}
    entry = receivers(office, act, 0, 2, error_details=[refusal])
    assert entry.state is State.PARTLY
    assert [each.state for each in entry.outcomes] == [State.DONE, State.REFUSED, State.DONE]
    assert entry.outcomes[1] == Outcome(key, State.REFUSED, "CBC.99000035", "not yours")
    assert entry.outcomes[0].result == "V0"


def test_a_refusal_named_by_the_number_of_a_message_is_his_who_is_left(office, act):
    refusal = {"id": "msg-17", "error_code": "CBC.5021"}
    entry = receivers(office, act, 0, 2, error_details=[refusal])
    assert [each.state for each in entry.outcomes] == [State.DONE, State.REFUSED, State.DONE]


def test_all_refused_is_refused(office, act):
    details = [{"id": key, "error_code": "CBC.5021"} for key in office.resale()[:3]]
    entry = receivers(office, act, error_details=details)
    assert (entry.state, entry.code) == (State.REFUSED, "CBC.5021")


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"error_details": []},
        {"error_details": None},
        {"error_details": [{"id": "somebody", "error_code": "CBC.1"}] * 2},
        {"error_details": {"id": "x"}},
        {"error_details": ["x"]},
    ],
)
def test_whom_the_answer_does_not_name_nobody_knows_of(office, act, answer):
    entry = receivers(office, act, 0, **answer)
    assert entry.state is State.UNSURE
    assert '"V0"' in entry.answer


def test_who_is_named_as_done_and_refused_nobody_knows_of(office, act):
    refusal = {"id": office.resale()[0], "error_code": "CBC.1"}
    entry = receivers(office, act, 0, 1, 2, error_details=[refusal])
    assert entry.state is State.UNSURE
    assert [each.state for each in entry.outcomes] == ["", State.DONE, State.DONE]


@pytest.mark.parametrize("status", [200, 204])
def test_an_answer_that_names_no_receiver_at_all_is_unsure(office, act, status):
    fields = {"customer_ids": office.resale()[:2], "quota_id": office.quota(), "face_value": "1"}
    entry = act("issue_voucher", Mishap("empty", False, status=status), **fields)
    assert entry.state is State.UNSURE


# --- once ---


def test_what_is_sent_are_the_bytes_that_were_stored(runner, office):
    async def work():
        entry, _ = await confirmed(office, "allocate", **pay(office))
        return entry, await send(office, entry)

    before, after = runner.run(work())
    assert office.line.sent[-1].body == before.body == after.body
    customer, amount = from_json(before.body).values()
    committed = office.world.ledger[-1].body
    assert (committed["customer_id"], committed["amount"]) == (customer, amount)


def test_it_is_sending_on_disk_before_it_leaves(runner, office):
    seen = []

    async def work():
        entry, _ = await confirmed(office, "allocate", **pay(office))
        office.sandbox.before_answer = lambda call: seen.append(office.outbox.get(entry.id).state)
        return await send(office, entry)

    try:
        runner.run(work())
    finally:
        office.sandbox.before_answer = None
    assert seen == [State.SENDING]


def test_what_is_not_ready_is_never_sent(runner, office):
    async def again(mishap):
        entry, _ = await confirmed(office, "allocate", **pay(office))
        office.line.mishaps.append(mishap)
        ended = await send(office, entry)
        with pytest.raises(Misused):
            await send(office, entry)
        return ended

    for mishap in (WELL, LOST, CLEAR[4]):
        assert runner.run(again(mishap)).state in mishap.ends
    assert not office.line.mishaps


def test_two_at_once_are_one(runner, office):
    async def work():
        entry, _ = await confirmed(office, "allocate", **pay(office))
        twice = (send(office, entry), send(office, entry))
        return entry, await asyncio.gather(*twice, return_exceptions=True)

    entry, both = runner.run(work())
    assert office.line.times(entry) == 1
    assert sum(isinstance(each, Misused) for each in both) == 1


def test_over_the_quota_it_waits_and_goes_on_within_the_same_click(office, act):
    over = CLEAR[3]
    entry = act("allocate", over, over, over, **pay(office))
    assert entry.state is State.DONE
    assert log_of(office, entry) == [
        "confirmed", *["sending", "ready"] * 3, "sending", "done"
    ]  # fmt: skip


def test_over_the_quota_for_too_long_it_stays_to_be_sent(office, act):
    entry = act("allocate", *[CLEAR[3]] * 4, **pay(office))
    assert (entry.state, entry.sent_at, entry.code) == (State.READY, "", "Throttled")


def test_without_a_network_it_stays_to_be_sent_by_another_click(runner, office, act):
    entry = act("allocate", CLEAR[1], **pay(office))
    assert (entry.state, entry.sent_at, entry.code) == (State.READY, "", "Offline")
    assert runner.run(send(office, entry)).state is State.DONE


def test_who_is_cancelled_while_waiting_leaves_it_unsure(runner, office):
    async def work():
        entry, _ = await confirmed(office, "allocate", **pay(office))
        office.sandbox.latency_ms = 60_000_000
        calls = len(office.sandbox.calls.of(ACTIONS["allocate"].operation))
        task = asyncio.create_task(send(office, entry))
        while len(office.sandbox.calls.of(ACTIONS["allocate"].operation)) == calls:
            await asyncio.sleep(0.001)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.wrap_future(office.outbox.add([replace(entry, token="later")]))
        return office.outbox.get(entry.id)

    try:
        assert runner.run(work()).state is State.UNSURE
    finally:
        office.sandbox.latency_ms = 0


def test_a_bug_of_ours_leaves_it_unsure_and_in_the_log(office, act, caplog):
    bug = Mishap("bug", error=ZeroDivisionError)
    assert act("allocate", bug, **pay(office)).state is State.UNSURE
    assert "ended in a bug" in caplog.text
    caplog.clear()


def test_if_it_cannot_be_written_down_it_is_not_sent(runner, office, caplog):
    async def work():
        entry, _ = await confirmed(office, "allocate", **pay(office))
        sent = len(office.line.sent)
        office.protect(on=True)
        with pytest.raises(StoreBroken):
            await send(office, entry)
        office.protect(on=False)
        assert len(office.line.sent) == sent
        return office.outbox.get(entry.id)

    assert runner.run(work()).state is State.READY
    caplog.clear()


def test_if_its_end_cannot_be_written_down_it_is_told_and_unsure_later(runner, office, caplog):
    async def work():
        entry, _ = await confirmed(office, "allocate", **pay(office))
        office.sandbox.before_answer = lambda _: office.protect(on=True)
        with pytest.raises(NotKept):
            await send(office, entry)
        office.sandbox.before_answer = None
        office.protect(on=False)
        assert office.outbox.get(entry.id).state is State.SENDING
        office.outbox.doubt()
        return office.outbox.get(entry.id)

    assert runner.run(work()).state is State.UNSURE
    caplog.clear()


def test_an_entry_of_another_version_is_not_sent(runner, office):
    async def work():
        entry, _ = await confirmed(office, "allocate", **pay(office))
        other = replace(entry, target=entry.target.replace("POST", "PUT"))
        with pytest.raises(Misused):
            await send(office, other)
        return office.outbox.get(entry.id)

    assert runner.run(work()).state is State.READY


@pytest.mark.parametrize("mishap", KILLS, ids=lambda mishap: mishap.name)
def test_killed_while_it_is_sent_it_is_unsure_at_the_next_start(runner, office, tmp_path, mishap):
    async def work():
        entry, _ = await confirmed(office, "allocate", **pay(office))
        office.line.mishaps.append(mishap)
        office.line.dies = lambda: office.leave_behind(tmp_path)
        with pytest.raises(Killed):
            await send(office, entry)
        again = Office(office.sandbox, tmp_path, office.line)
        await again.open()
        found = again.outbox.get(entry.id)
        with pytest.raises(Misused):
            await send(again, found)
        await again.close()
        return found

    assert runner.run(work()).state is State.UNSURE
