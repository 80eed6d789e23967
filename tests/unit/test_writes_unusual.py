"""Writes where something comes in between: a second click, a discarded entry, an odd answer."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from desktop.actions import batch, checks, planning
from desktop.actions.plan import Question
from desktop.catalog.actions import ACTIONS
from desktop.catalog.wire import from_json
from desktop.cli import act, handing
from desktop.cli.console import Console
from desktop.cli.words import Words
from desktop.errors import StoreBroken
from desktop.settings import Settings
from desktop.store.entry import Entry, Outcome, Receiver, State
from tests.unit.acting import LOST, STYLE, Mishap, office_on, small_office, yuan
from tests.unit.desk import impatient, sandbox_with

DONE, READY, UNSURE = State.DONE, State.READY, State.UNSURE


@pytest.fixture(scope="module")
def office(runner):
    with small_office(runner, "customers", "partner_balances", "voucher_quotas") as made:
        yield made


def payments(office, number, start):
    return [{"customer_id": office.resale()[0], "amount": yuan(start + n)} for n in range(number)]


# --- several requests in a row ---


def test_a_double_click_sends_nothing_after_an_unclear_end(runner, office):
    async def work():
        plan = await office.plan("allocate", *payments(office, 3, 2101))
        office.line.mishaps.append(LOST)
        both = [office.actions.submit(plan) for _ in range(2)]
        return [[each.state for each in entries] for entries in await asyncio.gather(*both)]

    assert runner.run(work()) == [[UNSURE, READY, READY]] * 2


def test_who_throws_one_away_meanwhile_still_learns_what_was_sent(runner, office):
    def throw_away_the_last(entry):
        if not gone:
            gone.append(entry.id + 2)
            office.outbox.discard(entry.id + 2).result()

    gone, plan = list[int](), runner.run(office.plan("allocate", *payments(office, 3, 2201)))
    entries = runner.run(office.actions.submit(plan, throw_away_the_last))
    assert [(each.state, each.amount) for each in entries] == [
        (DONE, each.amount) for each in plan.entries[:2]
    ]


def test_after_many_payments_what_changed_is_read_once(runner, office):
    async def work():
        await office.actions.rest(60)
        office.sandbox.calls.clear()
        await office.actions.submit(await office.plan("allocate", *payments(office, 9, 2501)))
        await office.actions.rest(60)
        return len(office.sandbox.calls)

    assert runner.run(work()) < 20


# --- answers that say two things ---


@pytest.mark.parametrize(
    "body",
    [
        b'{"error_code": "CBC.5003", "error_msg": "too little", "transfer_id": "T1"}',
        b'{"error_code": "success", "transfer_id": "T1"}',
        b'{"error_code": "CBC.0999", "error_msg": "other error"}',
    ],
)
def test_a_refusal_that_may_be_none_is_unsure(runner, office, body):
    odd = Mishap("odd", status=200, body=body)
    entry = runner.run(office.do("allocate", odd, **payments(office, 1, 2301)[0]))
    assert entry.state is UNSURE


def test_a_refusal_beside_vouchers_that_were_made_is_unsure(runner, office):
    key = office.resale()[0]
    made = {"error_code": "CBC.99000021", "coupon_infos": [{"id": key, "coupon_id": "C1"}]}
    odd = Mishap("odd", status=200, body=json.dumps(made).encode())
    voucher = {"customer_ids": [key], "quota_id": office.quota(), "face_value": "1"}
    assert runner.run(office.do("issue_voucher", odd, **voucher)).state is UNSURE


def test_that_the_api_itself_broke_is_no_refusal_whatever_the_status(runner, office):
    broke = Mishap("broke", status=400, body=b'{"error_code": "CBC.0999", "error_msg": "other"}')
    assert runner.run(office.do("allocate", broke, **payments(office, 1, 2401)[0])).state is UNSURE


# --- the question ---


def test_a_form_that_waits_no_longer_for_a_balance_leaves_the_sync_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(planning, "_FRESH_S", 5)

    @impatient
    async def test():
        sandbox = sandbox_with(customers=8, orders=0, seed=4)
        async with office_on(sandbox, tmp_path, "customers") as office:
            answer = office.line.handle_async_request

            async def slow(request):
                if request.url.path.endswith("/balances"):
                    await asyncio.sleep(30)
                return await answer(request)

            monkeypatch.setattr(office.line, "handle_async_request", slow)
            sync = asyncio.create_task(office.desk.session.sync(["partner_balances"]))
            await asyncio.sleep(0.1)
            plan = await office.plan("allocate", *payments(office, 1, 101), fresh=True)
            assert plan.problems == ()
            assert not sync.done()
            (report,) = await sync
            assert report.complete

    test()


def test_the_question_says_which_reseller_pays(tmp_path):
    @impatient
    async def test():
        sandbox = sandbox_with(customers=40, orders=0, seed=4, resellers=2)
        async with office_on(sandbox, tmp_path, "resellers", "customers") as office:
            reseller = max(office.world.resellers, key=lambda key: len(office.resale(key)))
            ours, theirs, nobody = office.resale()[0], office.resale(reseller)[0], "f" * 32
            typed = {"amount": "1", "indirect_partner_id": reseller}
            for key, more in ((theirs, {"amount": "1"}), (nobody, typed)):
                plan = await office.plan("allocate", {"customer_id": key, **more})
                assert from_json(plan.entries[0].body)["indirect_partner_id"] == reseller
                assert plan.question
                assert plan.question.details == (("Reseller number", reseller),)
            lines = [{"customer_id": key, "amount": "1"} for key in (ours, theirs)]
            plan = await office.plan("allocate", *lines)
            assert plan.question
            assert plan.question.details == (("Reseller number", reseller),)
            plan = await office.plan("allocate", lines[0])
            assert plan.question
            assert plan.question.details == ()

    test()


def test_an_unclear_payment_of_last_week_is_warned_of_as_well(runner, office):
    (payment,) = payments(office, 1, 2601)
    entry = runner.run(office.do("allocate", LOST, **payment))
    week = "UPDATE outbox SET created_at = '2020-01-01T00:00:00Z' WHERE id = ?"
    office.local._post(lambda db: db.execute(week, [entry.id])).result()
    (warning,) = runner.run(office.plan("allocate", payment)).question.warnings
    assert warning.values["number"] == str(entry.id)
    runner.run(office.actions.settle(entry.id, happened=True))
    assert runner.run(office.plan("allocate", payment)).question.warnings == ()


def test_before_a_question_only_the_balances_of_its_receivers_are_read(runner, office):
    async def asked(lines):
        before = len(office.sandbox.calls.of("list_customers_balances_detail"))
        await office.plan("allocate", *lines, fresh=True)
        calls = office.sandbox.calls.of("list_customers_balances_detail")[before:]
        return [len(from_json(call.body)["customer_infos"]) for call in calls]

    lines = [{"customer_id": key, "amount": "0.01"} for key in office.resale()]
    assert runner.run(asked(lines[:1])) == [1]
    assert runner.run(asked(lines)) == [len(lines)]


def test_a_balance_read_long_ago_warns_and_keeps_nobody_from_paying(tmp_path, monkeypatch):
    @impatient
    async def test():
        sandbox = sandbox_with(customers=8, orders=0, seed=4)
        async with office_on(sandbox, tmp_path, "customers", "partner_balances") as office:
            much = {"customer_id": office.resale()[0], "amount": "90000000"}
            office.sandbox.forbid("list_partner_balances")
            (problem,) = (await office.plan("allocate", much, fresh=True)).problems
            monkeypatch.setattr(checks, "_OLD", timedelta(seconds=-60))
            plan = await office.plan("allocate", much, fresh=True)
            assert plan.question
            assert plan.question.warnings == (problem,)

    test()


def test_who_does_not_say_whether_a_contact_is_verified_holds_up_no_ticket(tmp_path):
    @impatient
    async def test():
        sandbox = sandbox_with(customers=2, orders=0, seed=4)
        async with office_on(sandbox, tmp_path, "tickets") as office:
            answer, loop = office.line.handle_async_request, asyncio.get_running_loop()

            async def silent(request):
                if "verif" in request.url.path:
                    await asyncio.sleep(1000)
                return await answer(request)

            office.line.handle_async_request = silent  # type: ignore[method-assign]
            began, ticket = loop.time(), {"business_type_id": "x", "simple_description": "y"}
            more = {"remind_mobile": "13912345678"}
            plan = await office.plan("create_ticket", ticket | more, fresh=True)
            assert plan.problems == ()
            assert loop.time() - began < 30

    test()


# --- files ---


def test_a_file_whose_name_no_system_takes_is_told_in_words():
    with pytest.raises(StoreBroken):
        batch.read(Path("/tmp") / ("a" * 300), ACTIONS["allocate"], {}, STYLE)


class _Somebody:
    """Who sends one payment and says that it is done."""

    def __init__(self, entry: Entry) -> None:
        self._entry = entry

    def ask(self, message: dict[str, Any]) -> Iterator[dict[str, Any]]:
        if "confirm" in message:
            yield {"ended": 1, "state": "done"}
            yield {"entries": [1]}
            return
        question = Question("Allocate {amount} to {receivers}?", self._entry.receivers, 1, "CNY", 1)
        told = {"question": asdict(question), "token": "t", "must_type": False, "count": 1}
        yield told | {"wishes": message["wishes"]}

    def entries(self, numbers: Sequence[int]) -> list[Entry]:
        return [self._entry]

    def stop(self) -> None: ...


def test_what_was_sent_is_told_though_the_result_cannot_be_written(tmp_path, monkeypatch):
    @contextmanager
    def way(_console):
        yield _Somebody(done)

    def full(*_):
        raise StoreBroken("result.csv: No space left on device")

    receiver = (Receiver("c1", "云联", 1),)
    outcome = (Outcome("c1", DONE),)
    done = Entry("t", 0, "allocate", id=1, state=DONE, receivers=receiver, outcomes=outcome)
    monkeypatch.setattr(handing, "way", way)
    monkeypatch.setattr(batch, "write", full)
    (tmp_path / "pay.csv").write_text("customer_id,amount\nc1,0.01\n")
    asked = ["allocate", "--from", str(tmp_path / "pay.csv"), "--yes"]
    console = Console(Words("en"), Settings(tmp_path / "settings.json"))
    command = click.Group(commands={"act": act.act})
    result = CliRunner().invoke(command, ["act", *asked], obj=console, standalone_mode=False)
    assert result.exception is None
    assert "No space left" in result.output
    assert "1  Done" in result.output
    assert result.return_value == 0
