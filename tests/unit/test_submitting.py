"""A plan that was confirmed: sent one request after the other, once, until something is unclear."""

import asyncio

import pytest

from desktop.actions import typed
from desktop.actions.service import ReadOnly, wish_of
from desktop.catalog.actions import ACTIONS
from desktop.errors import Misused
from desktop.store.entry import State
from tests.unit.acting import CLEAR, LOST, STYLE, office_on, small_office, yuan
from tests.unit.desk import impatient, sandbox_with


@pytest.fixture(scope="module")
def office(runner):
    with small_office(runner, "customers", "account_changes") as made:
        yield made


def read(name, **texts):
    values, problems = typed.read(ACTIONS[name], texts, STYLE)
    assert problems == []
    return values


def test_the_same_plan_again_sends_nothing_a_second_time(runner, office):
    async def work():
        plan = await office.plan("allocate", *payments(office, 3, 1001))
        sent = len(office.line.sent)
        both = await asyncio.gather(office.actions.submit(plan), office.actions.submit(plan))
        again = await office.actions.submit(plan)
        assert len(office.line.sent) == sent + 3
        return [[each.state for each in entries] for entries in (*both, again)]

    assert runner.run(work()) == [[State.DONE] * 3] * 3


def payments(office, number, start):
    keys = office.resale()
    return [{"customer_id": keys[0], "amount": yuan(start + n)} for n in range(number)]


def test_after_an_unclear_end_nothing_more_is_sent(runner, office):
    async def work(mishap, start):
        office.line.mishaps.extend([CLEAR[0], mishap])
        entries = await office.actions.submit(
            await office.plan("allocate", *payments(office, 4, start))
        )
        return [each.state for each in entries]

    done, ready = State.DONE, State.READY
    assert runner.run(work(LOST, 1101)) == [done, State.UNSURE, ready, ready]
    assert runner.run(work(CLEAR[1], 1201)) == [done, ready, ready, ready]


def test_who_says_stop_stops_all_that_was_submitted_before(runner, office):
    async def work():
        plans = [
            await office.plan("allocate", *payments(office, 3, start)) for start in (1301, 1401)
        ]
        stop = lambda _: office.actions.stop()  # noqa: E731
        found = await asyncio.gather(*(office.actions.submit(each, stop) for each in plans))
        after = await office.do("allocate", **payments(office, 1, 1501)[0])
        return [[each.state for each in entries] for entries in found], after.state

    done, ready = State.DONE, State.READY
    assert runner.run(work()) == ([[done, ready, ready], [ready] * 3], done)


def test_who_leaves_lets_the_one_under_way_end_and_sends_no_other(tmp_path):
    @impatient
    async def test():
        async with office_on(sandbox_with(customers=8, orders=0, seed=4), tmp_path) as office:
            office.sandbox.latency_ms = 50
            plans = [await office.plan("allocate", *payments(office, 3, n)) for n in (101, 201)]
            tasks = [asyncio.create_task(office.actions.submit(plan)) for plan in plans]
            while not office.line.sandbox.calls.of(ACTIONS["allocate"].operation):
                await asyncio.sleep(0.001)
            await office.restart()
            await asyncio.gather(*tasks)
            states = [each.state for each in office.outbox.all()]
            assert sorted(states) == [State.DONE, *[State.READY] * 5]

    test()


def test_a_read_only_account_sends_nothing(runner, office):
    plan = runner.run(office.plan("allocate", *payments(office, 1, 1601)))
    office.desk.session.settings.read_only = True
    try:
        assert office.actions.offered() == []
        with pytest.raises(ReadOnly):
            runner.run(office.actions.submit(plan))
    finally:
        office.desk.session.settings.read_only = False
    assert plan.token not in {each.token for each in office.outbox.all()}


def test_a_failure_of_reading_again_is_no_failure_of_the_action(runner, office):
    for operation in ("list_partner_adjust_records", "list_customers_balances_detail"):
        office.sandbox.forbid(operation)
    try:
        entry = runner.run(office.do("allocate", **payments(office, 1, 1701)[0]))
    finally:
        office.sandbox.account.refused.clear()
    assert (entry.state, entry.code, entry.note) == (State.DONE, "", "")


def test_what_was_refused_opens_again_as_it_was(runner, office):
    given = payments(office, 1, 1801)[0]
    entry = runner.run(office.do("allocate", CLEAR[4], **given))
    assert entry.state is State.REFUSED
    assert wish_of(entry).values == read("allocate", **given) | {
        "customer_id": (given["customer_id"],)
    }


def test_a_draft_is_never_sent_and_keeps_no_secret(runner, office):
    action = ACTIONS["create_customer"]
    values = read("create_customer", xaccount_id="x9", password="s3cret!")

    async def work():
        number = await office.actions.draft(action, values)
        with pytest.raises(Misused):
            await office.actions.send(number)
        return office.outbox.get(number)

    entry = runner.run(work())
    assert (entry.state, entry.given) == (State.DRAFT, {"xaccount_id": "x9"})


def test_who_confirms_the_same_again_is_told_of_the_first(runner, office):
    given = {"customer_id": office.resale()[0], "amount": yuan(1901)}

    async def warned(**other):
        question = (await office.plan("allocate", given | other)).question
        return [each.say(str) for each in question.warnings]

    async def work():
        assert await warned() == []
        entry = await office.do("allocate", LOST, **given)
        (said,) = await warned()
        assert f"entry {entry.id} " in said
        assert "Unsure" in said
        assert await warned(amount=yuan(1902)) == await warned(customer_id=office.resale()[1]) == []
        await office.actions.settle(entry.id, happened=False)
        assert await warned() == []

    runner.run(work())


def test_who_tries_the_refused_again_is_not_warned_of_them(tmp_path):
    @impatient
    async def test():
        sandbox = sandbox_with(customers=8, orders=0, seed=4)
        async with office_on(sandbox, tmp_path, "customers", "voucher_quotas") as office:
            first, second = office.resale()[:2]
            fields = {"quota_id": office.quota(), "face_value": "1"}
            office.world.customers[second]["association_type"] = "1"
            entry = await office.do("issue_voucher", customer_ids=[first, second], **fields)
            assert entry.state is State.PARTLY
            again = wish_of(entry, refused_only=True)
            plan = await office.actions.plan(ACTIONS["issue_voucher"], [again], STYLE, fresh=False)
            assert plan.question
            assert plan.question.warnings == ()
            assert [each.origin for each in plan.entries] == [entry.id]
            whole = await office.plan("issue_voucher", fields | {"customer_ids": [first, second]})
            assert whole.question
            assert len(whole.question.warnings) == 1

    test()
