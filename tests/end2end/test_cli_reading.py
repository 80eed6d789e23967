"""`show` and `export` on a local copy that a real `sync` made."""

import csv
import io
import json
import re
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.sandbox.app import Sandbox
from desktop.sandbox.server import running
from desktop.sandbox.world import World
from desktop.text import MASK
from tests.end2end.command import Command

NASTY = "=1+1\x1b[31m\u202e\tx"


@pytest.fixture(scope="module")
def world():
    world = World(seed=1, customers=25, orders=260)
    customer = next(iter(world.customers.values()))
    customer["customer"] = NASTY
    return world


@pytest.fixture(scope="module")
def command(tmp_path_factory, world):
    """A user whose local copy is complete; the API is gone."""
    command = Command(tmp_path_factory.mktemp("user") / "home")
    with running(Sandbox(world, quota=None)) as url:
        command = command.signed_in(url)
        command.run("sync", "customers", "customer_balances", "orders", "service_types")
    return command


def test_a_table_is_aligned_and_masked(command):
    heading, rule, *rows = command.run("show", "customers", "--limit", "3").lines
    assert len(rows) == 3
    assert set(rule) == {"─", " "}
    at = heading.index("Customer number")
    assert all(re.match(r"[0-9a-f]{32} ", row[at:]) for row in rows)
    assert all(row.startswith(MASK) for row in rows)


def test_the_limit_is_said(command, world):
    ended = command.run("show", "orders")
    assert len(ended.lines) == 102
    assert "100 of 260 rows" in ended.errors
    assert len(command.run("show", "orders", "--limit", "0").lines) == 262


def test_names_are_in_the_clear_only_when_asked_for(command, world):
    names = {each["customer"] for each in world.customers.values() if each.get("customer")}
    options = ("show", "customers", "--columns", "customer", "--limit", "0")
    masked, clear = command.run(*options).text, command.run(*options, "--unmasked").text
    assert not any(name in masked for name in names)
    assert sum(name in clear for name in names) == len(names) - 1  # one is nasty


def test_no_sign_of_the_server_steers_the_terminal(command):
    for form in (("show",), ("export", "--format", "csv")):
        ended = command.run(*form[:1], "customers", *form[1:], "--unmasked")
        if form == ("show",):
            assert not set(ended.text) & set("\x1b\u202e\t\r")
            assert "=1+1�[31m� x" in ended.text
        else:
            assert f"'{NASTY}" in ended.text


def test_rows_are_found_filtered_and_sorted(command, world):
    options = ("--columns", "order_id,status,amount_after_discount,create_time", "--json")

    def shown(*more):
        ended = command.run("show", "orders", *options, "--limit", "0", *more)
        return [json.loads(line) for line in ended.lines]

    completed = [o for o in world.orders.values() if o["status"] == 5]
    for text in ("status=5", "status=completed", "Status=Completed"):
        assert len(shown("--where", text)) == len(completed)
    both = [o for o in world.orders.values() if o["status"] in (5, 4)]
    assert len(shown("--where", "status=5,4")) == len(both)
    assert len(shown("--where", "status=5", "--where", "status=4")) == len(both)

    some = completed[3]
    (found,) = shown("--search", some["order_id"])
    assert found["order_id"] == some["order_id"]
    day = found["create_time"][:10]
    that_day = shown("--where", f"create_time={day}")
    assert found["order_id"] in {row["order_id"] for row in that_day}
    assert {row["create_time"][:10] for row in that_day} == {day}

    amounts = [row["amount_after_discount"] for row in shown("--sort", "-amount_after_discount")]
    assert amounts == sorted(amounts, reverse=True)
    low = shown("--where", "amount_after_discount=100..200")
    assert low
    assert all(100 <= row["amount_after_discount"] <= 200 for row in low)


def test_a_joined_column_can_be_asked_for(command, world):
    manager = next(iter(world.managers))
    ended = command.run(
        "show",
        "orders",
        "--where",
        f"customers.account_managers[0].account_name={manager}",
        "--columns",
        "customers.account_managers[0].account_name",
        "--json",
    )
    (name,) = {value for line in ended.lines for value in json.loads(line).values()}
    assert name == manager


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "oders"], "Did you mean orders, sub_orders, order_lines?"),
        (["show", "orders", "--sort", "staus"], "Did you mean status?"),
        (["show", "orders", "--where", "nothing=1"], "There is no column nothing."),
        (["show", "orders", "--where", "status"], "COLUMN=VALUE"),
        (["show", "orders", "--where", "status=Complete"], "Did you mean Completed?"),
        (["show", "orders", "--where", "create_time=soon"], "soon is not a time"),
        (["show", "orders", "--where", "amount_after_discount=x"], "x is not a number"),
        (["show", "orders", "--where", "create_time=2026..2025"], "smaller"),
        (["show", "orders", "--columns", "order_id,nothing"], "nothing"),
        (["export", "orders"], "--format"),
        (["export", "orders", "--format", "pdf"], "pdf"),
        (["sync", "orderz"], "Did you mean orders, sub_orders?"),
        (["shwo"], "shwo"),
        (["--account", "nobody", "show", "orders"], "nobody"),
        (["show", "orders", "--lang", "fr"], "fr"),
    ],
)
def test_what_is_mistyped_is_answered_in_a_sentence(command, arguments, said):
    ended = command.run(*arguments, code=2)
    assert said in ended.errors
    assert ended.output == b""


def test_every_form_holds_the_same_rows_in_the_order_asked_for(command, world, tmp_path):
    options = ["--columns", "order_id,amount_after_discount", "--sort", "order_id"]
    columns = {}
    for form in ("csv", "jsonl", "xlsx"):
        path = tmp_path / f"orders.{form}"
        ended = command.run("export", "orders", "--format", form, "-o", str(path), *options)
        assert ended.output == b""
        assert "260 rows" in ended.errors
        columns[form] = [str(value) for value in _first_column(path)]
    assert columns["csv"] == columns["jsonl"] == columns["xlsx"] == sorted(world.orders)
    assert len(list(tmp_path.iterdir())) == 3


def _first_column(path):
    if path.suffix == ".xlsx":
        return [row[0].value for row in load_workbook(path).active.iter_rows(min_row=2)]
    if path.suffix == ".csv":
        rows = csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
        return [row[0] for row in rows][1:]
    return [json.loads(line)["order_id"] for line in path.read_text("utf-8").splitlines()]


def test_a_workbook_can_go_to_a_pipe(command, world):
    ended = command.run("export", "orders", "--format", "xlsx")
    assert load_workbook(io.BytesIO(ended.output)).active.max_row == 261


def test_a_file_that_cannot_be_written_is_said_in_words(command, tmp_path):
    path = tmp_path / "absent" / "orders.csv"
    ended = command.run("export", "orders", "--format", "csv", "-o", str(path), code=1)
    assert "The local files cannot be used" in ended.errors
    assert "absent" in ended.errors


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix")
@pytest.mark.parametrize("what", [("show", "orders", "--limit", "0"), ("export", "orders")])
def test_a_reader_that_leaves_early_is_no_fault(command, what):
    form = ("--format", "csv") if what[0] == "export" else ()
    process = command.start(*what, *form)
    assert process.stdout is not None
    process.stdout.close()
    with process:
        errors = process.stderr.read()
    assert process.returncode == 141
    assert errors == b""


def test_reading_loads_no_network_and_no_window(command):
    script = (
        "import sys; from desktop.cli import main; code = main(sys.argv[1:]);"
        "bad = {'httpx', 'PySide6', 'starlette', 'uvicorn', 'xlsxwriter'} & sys.modules.keys();"
        "print(bad, file=sys.stderr); sys.exit(code or len(bad))"
    )
    for arguments in (["show", "orders"], ["export", "orders", "--format", "csv"], ["where"]):
        with command.start(*arguments, script=script) as process:
            _, errors = process.communicate()
        assert process.returncode == 0, errors.decode()


def test_a_file_without_columns_of_others_is_what_the_api_sent(command, world):
    text = command.run("export", "orders", "--format", "csv", "--raw").text
    heading, *rows = csv.reader(io.StringIO(text, newline=""))
    assert not any(name.startswith("customers.") for name in heading)
    by_id = {row[heading.index("order_id")]: row for row in rows}
    for order_id, order in world.orders.items():
        row = by_id[order_id]
        assert row[heading.index("status")] == str(order["status"])
        assert row[heading.index("create_time")] == order["create_time"]
        amount = row[heading.index("amount_after_discount")]
        assert float(amount) == float(order["amount_after_discount"])
        assert re.fullmatch(r"-?\d+\.\d\d", amount)


def test_where_names_files_in_the_chosen_home_only(command):
    paths = json.loads(command.run("where").output)
    assert Path(paths["data"]).is_relative_to(command.home)
    assert Path(paths["logs"]).is_relative_to(command.home)


def test_help_is_there_in_both_languages(command):
    for language in ("en", "zh_CN"):
        text = command.run("--lang", language, "--help").text
        assert all(name in text for name in ("sync", "show", "export", "doctor", "account"))
        assert "--include-gone" in command.run("export", "--help", "--lang", language).text


def test_nothing_yet_is_said_with_what_to_do(command, tmp_path):
    fresh = Command(tmp_path / "home", command.environ)
    ended = fresh.run("show", "orders", code=1)
    assert "partner-desk sync" in ended.errors


def test_without_an_account_it_says_how_to_add_one(tmp_path):
    nobody = Command(tmp_path / "home")
    for arguments in (["show", "orders"], ["sync"], ["export", "orders", "--format", "csv"]):
        ended = nobody.run(*arguments, code=2)
        assert "partner-desk account add" in ended.errors


@pytest.mark.parametrize("missing", ["PARTNER_DESK_AK", "PARTNER_DESK_SK", "PARTNER_DESK_ENDPOINT"])
def test_half_an_account_in_the_environment_is_refused(command, missing):
    environ = {name: text for name, text in command.environ.items() if name != missing}
    ended = Command(command.home, environ).run("show", "orders", code=2)
    assert "PARTNER_DESK_" in ended.errors


def test_a_process_that_is_killed_while_writing_leaves_the_old_file(command, tmp_path):
    path = tmp_path / "orders.csv"
    path.write_text("before")
    process = command.start("export", "orders", "--format", "csv", "-o", str(path))
    process.kill()
    process.communicate()
    assert path.read_text() == "before"


def test_everything_is_found_from_one_command(command, world):
    order = world.timeline[100]["order_id"]
    (found,) = [json.loads(line) for line in command.run("find", order.lower(), "--json").lines]
    assert (found["dataset"], found["order_id"], found["found_in"]) == ("orders", order, "order_id")
    assert (found["customers.customer"], found["gone"]) == (MASK, False)
    customer = next(each for each in world.customers.values() if "公司" in (each["customer"] or ""))
    text = ("find", customer["customer"][:2])
    assert customer["customer_id"] in command.run(*text, "--limit", "30").text
    assert customer["customer"] not in command.run(*text, "--limit", "30").text
    assert customer["customer"] in command.run(*text, "--limit", "30", "--unmasked").text
    ended = command.run("find", "zzzqqq")
    assert (ended.text, ended.errors.strip()) == ("", "Nothing found")
