"""`act` and `outbox` as processes: what is confirmed is sent once, and how it ended is told."""

import json
import signal
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.cli.handing import _refuse
from desktop.instance import Instance
from desktop.sandbox.faults import KINDS, Fault
from desktop.settings import AccountSettings
from tests.end2end.command import Command, until

ALLOCATE, ISSUE = "update_customer_account_amount", "create_partner_coupons"


@pytest.fixture
def command(tmp_path, server, world):
    """Somebody on whose account little happened so far, so that it is read soon after a write."""
    for records in world.funds.changes.values():
        records.clear()
    return Command(tmp_path / "home").signed_in(server)


@pytest.fixture
def resale(world):
    """Customers who can be given money."""
    return [c["customer_id"] for c in world.customers.values() if c["association_type"] == "2"]


def folder_of(command):
    """The folder of the account, as the first command makes it."""
    script = (
        "from desktop import paths\n"
        "from desktop.accounts import Accounts, environment_account\n"
        "print(Accounts(paths.accounts_folder()).folder(environment_account()))"
    )
    with command.start(script=script) as process:
        return Path(process.communicate()[0].decode().strip())


def outbox(command):
    """The entries, the oldest first."""
    return json.loads(command.run("outbox", "--json").output)[::-1]


def test_money_is_moved_once_after_it_was_confirmed(command, world, sandbox, resale):
    customer = resale[0]
    given = ("act", "allocate", f"customer_id={customer}")
    before = world.balances[customer]["amount"]
    wrong = command.run(*given, "amount=1.001", code=2)
    assert wrong.errors.startswith("amount: An amount has at most two decimals.")
    found = json.loads(command.run(*given, "amount=99999999", "--json", code=2).output)
    assert [problem["field"] for problem in found["problems"]] == ["amount"]
    nobody = command.run(*given, "amount=12.30", code=2)
    assert "Allocate 12.30 CNY to " in nobody.errors
    assert f"{world.customers[customer]['account_name']} ({customer})" in nobody.errors
    assert "--yes" in nobody.errors
    assert sandbox.calls.of(ALLOCATE) == []
    done = json.loads(command.run(*given, "amount=12.30", "--yes", "--json").output)
    assert (done["state"], done["entries"][0]["state"]) == ("done", "done")
    assert world.balances[customer]["amount"] == before + Decimal("12.30")
    [entry] = outbox(command)
    assert (entry["id"], entry["action"]) == (done["id"], "allocate")
    assert entry["body"] == {"customer_id": customer, "amount": 12.3}
    assert entry["answer"]["transfer_id"]
    lines = [json.loads(line) for line in command.run("outbox", "audit", "--json").lines]
    assert [line["event"] for line in lines] == ["confirmed", "sending", "done"]


def test_a_window_that_ends_while_it_sends_leaves_the_end_open(command):
    nothing: list[object] = []
    question: dict[str, object] = {"template": "Allocate?", "receivers": nothing, "total": None}
    question |= {"currency": "CNY", "each": None, "details": nothing, "left": nothing}
    question |= {"warnings": nothing}
    planned = {"question": question, "token": "t", "must_type": False, "wishes": [], "count": 1}
    heard = []

    def window(message, reply):
        heard.append(message)
        if "plan" in message:
            reply(planned)

    instance = Instance.acquire(folder_of(command))
    assert instance is not None
    try:
        instance.serve(window)
        ended = command.run("act", "allocate", "customer_id=c", "amount=1", "--yes", code=4)
    finally:
        instance.close()
    assert "Something may have been sent" in ended.errors
    assert heard[0]["wishes"] == [[0, {"customer_id": ["c"], "amount": 100_000_000}]]
    assert heard[1] == {"do": "act", "confirm": "t"}


def test_a_second_command_is_refused(command, sandbox):
    folder = folder_of(command)
    instance = Instance.acquire(folder)
    assert instance is not None
    try:
        instance.serve(_refuse)
        ended = command.run("act", "send_code", "mobile_phone=13912345678", "--yes", code=1)
    finally:
        instance.close()
    assert "Another command of this account is running" in ended.errors
    assert len(sandbox.calls) == 0


def test_what_is_unsure_is_looked_up_and_settled_by_a_person(command, world, sandbox, resale):
    before = world.balances[resale[0]]["amount"]
    sandbox.fail_writes(KINDS["drop-after-commit"])
    given = ("act", "allocate", f"customer_id={resale[0]}", "amount=7", "--yes")
    unsure = command.run(*given, code=4)
    assert "A record that looks the same: " in unsure.text
    assert "partner-desk outbox settle 1 happened" in unsure.text
    settled = json.loads(command.run("outbox", "settle", "1", "happened", "--json").output)
    assert (settled["state"], settled["matches"][0]["values"]["amount"]) == ("done", "7.00")
    assert world.balances[resale[0]]["amount"] == before + 7
    assert len(sandbox.calls.of(ALLOCATE)) == 1


def test_a_batch_is_checked_as_a_whole_and_told_line_by_line(
    command, world, sandbox, resale, tmp_path
):
    quota = next(q for q in world.vouchers.quotas.by_id.values() if q["quota_status"] == 0)
    file = tmp_path / "batch.csv"
    file.write_text(f"customer_id,face_value\n{resale[0]},1\n{resale[1]},x\n{resale[0]},1\n")
    given = ("act", "issue_voucher", "--from", str(file), f"quota_id={quota['quota_id']}", "--yes")
    assert "Line 3: face_value: x is not an amount" in command.run(*given, code=2).errors
    assert sandbox.calls.of(ISSUE) == []
    refusal = {"id": resale[1], "error_code": "CBC.5021", "error_msg": "no"}
    made = {"id": resale[0], "coupon_id": "CP1"}
    body = json.dumps({"coupon_infos": [made], "error_details": [refusal]}).encode()
    sandbox.fail_next(Fault("body", body=body, operation=ISSUE))
    file.write_text(f"customer_id,face_value\n{resale[0]},1\n{resale[1]},1\n")
    command.run(*given, code=3)
    rows = (tmp_path / "batch.result.csv").read_text("utf-8-sig").splitlines()
    assert rows[1] == f"{resale[0]},1,1,done,,CP1"
    assert rows[2].startswith(f"{resale[1]},1,1,refused,CBC.5021 ")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals for a child")
def test_stopped_or_killed_nothing_is_sent_twice(command, sandbox, resale, tmp_path):
    sandbox.fail_writes(Fault("slow", delay_s=1))
    file = tmp_path / "batch.csv"
    file.write_text(f"customer_id,amount\n{resale[0]},1\n{resale[1]},1\n")
    process = command.start("act", "allocate", "--from", str(file), "--yes")
    until(lambda: bool(sandbox.calls.of(ALLOCATE)))
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert process.returncode == 3, errors
    assert [entry["state"] for entry in outbox(command)] == ["done", "ready"]
    process = command.start("outbox", "send", "2", "--yes")
    until(lambda: len(sandbox.calls.of(ALLOCATE)) > 1)
    process.kill()
    process.communicate()
    assert [entry["state"] for entry in outbox(command)] == ["done", "unsure"]
    command.run("outbox", "send", "2", "--yes", code=2)
    assert len(sandbox.calls.of(ALLOCATE)) == 2


def test_what_is_refused_says_why_and_nothing_goes_past_the_settings(
    command, world, sandbox, resale
):
    given = ("act", "allocate", f"customer_id={resale[0]}", "amount=5", "--yes")
    body = b'{"error_code":"CBC.0151","error_msg":"no"}'
    sandbox.fail_next(Fault("status", 403, body, operation=ALLOCATE))
    assert "BPC_ITEM_SUBCUSTSERV_010103" in command.run(*given, code=1).text
    settings = AccountSettings(folder_of(command) / "settings.json")
    settings.confirm_total_above = 0
    assert "Give it with --total" in command.run(*given, code=2).errors
    command.run(*given, "--total", "6", code=2)
    sent = len(sandbox.calls.of(ALLOCATE))
    command.run(*given, "--total", "5.00")
    command.run("account", "read-only", "on")
    assert "read-only" in command.run(*given, code=2).errors
    assert len(sandbox.calls.of(ALLOCATE)) == sent + 1


def test_a_ticket_takes_its_file_along_and_a_question_leaves_no_entry(command, world, tmp_path):
    file = tmp_path / "log.txt"
    file.write_text("it broke", "utf-8")
    asked = command.run("act", "check_identity", "search_type=name", "search_value=abcdef")
    assert asked.text.startswith("Result: ")
    case = next(each for each in world.tickets.records)["incident_id"]
    given = ("act", "reply_ticket", f"case_id={case}", "content=see there")
    command.run(*given, f"accessory_ids=@{file}", "--yes")
    upload, reply = outbox(command)
    assert reply["body"]["message"]["accessory_ids"] == [upload["answer"]["accessory_id"]]
    assert "it broke" not in json.dumps(upload)
