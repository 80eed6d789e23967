"""`sync` and then `export` gives exactly what the API holds, whatever happened on the way."""

import json
import signal
import sys
import threading

import pytest

from desktop.catalog import DATASETS
from desktop.catalog.wire import to_json
from desktop.instance import Instance
from desktop.sandbox.faults import Fault
from desktop.sandbox.world import World
from tests.end2end.command import Command, as_sent, until

CORE = ("customers", "customer_balances", "orders", "service_types")  # the others take longer


@pytest.fixture
def world():
    return World(seed=1, customers=25, orders=260)


@pytest.fixture
def command(tmp_path, server):
    return Command(tmp_path / "home").signed_in(server)


def held(world, name):
    """The records of the API, as somebody reads them who knows nothing of us."""
    records = {
        "customers": world.customers.values(),
        "customer_balances": world.balances.values(),
        "orders": world.orders.values(),
        "service_types": world.service_types,
    }[name]
    return json.loads(to_json(list(records)), parse_float=str)


def assert_exact(command, world, name):
    dataset = DATASETS[name]
    key = dataset.key[0]
    rows = {row[key]: row for row in command.rows(name)}
    records = {record[key]: record for record in held(world, name)}
    assert rows.keys() == records.keys()
    for found, record in ((rows[each], records[each]) for each in records):
        for column in dataset.own:
            sent, stored = as_sent(record, column.name), found[column.name]
            if column.kind.name == "amount" and sent is not None:
                sent, stored = float(sent), float(stored)
            assert stored == sent, column.name


def assert_all_exact(command, world):
    for name in ("customers", "customer_balances", "orders", "service_types"):
        assert_exact(command, world, name)


def test_a_sync_and_an_export_give_exactly_what_the_api_holds(command, world, sandbox):
    ended = command.run("sync", *CORE)
    assert [line.split()[0] for line in ended.lines[2:]] == [
        name for name in DATASETS if name in CORE
    ]
    assert all("complete" in line for line in ended.lines[2:])
    assert_all_exact(command, world)
    world.add_order(order_id="CSNEW", status=5)
    world.remove_customer(next(iter(world.customers)))
    command.run("sync", *CORE, "--full")
    command.run("sync", *CORE, "--full")
    assert_all_exact(command, world)


def test_a_killed_sync_is_finished_by_the_next_one(command, world, sandbox):
    sandbox.latency_ms = 150
    process = command.start("sync", *CORE)
    until(lambda: len(sandbox.calls.of("list_customer_orders")) >= 3)
    process.kill()
    process.communicate()
    sandbox.latency_ms = 0
    command.run("sync", *CORE)
    assert_all_exact(command, world)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal for a child")
def test_ctrl_c_ends_a_sync_cleanly_and_keeps_what_was_read(command, world, sandbox):
    sandbox.latency_ms = 150
    process = command.start("sync", *CORE)
    until(lambda: len(sandbox.calls.of("list_customer_orders")) >= 2)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert process.returncode == 130
    assert errors.decode().split("\n") == ["What was read is kept.", "", "Stopped.", ""]
    sandbox.latency_ms = 0
    command.run("sync", *CORE)
    assert_all_exact(command, world)


def test_the_result_as_json_is_the_only_thing_on_the_standard_output(command, world):
    ended = command.run("sync", "--json")
    result = json.loads(ended.output)
    assert result["complete"] is True
    assert {"order_lines", "resellers"} < result["skipped"].keys()
    assert result["skipped"]["resellers"] == "Only distributors have this list."
    assert result["quota"]["requests"] >= result["quota"]["seconds"] > 0
    by_name = {report["dataset"]: report for report in result["datasets"]}
    orders = by_name["orders"]
    assert (orders["rows"], orders["new"], orders["gone"]) == (260, 260, 0)
    assert orders["requests"] > 0
    assert orders["error"] is None
    assert {"seconds", "changed", "complete", "unreadable", "unknown_fields"} < orders.keys()


def test_a_missing_permission_costs_one_list_and_is_named(command, world, sandbox):
    sandbox.forbid("list_customer_orders")
    ended = command.run("sync", *CORE, code=3)
    states = {line.split()[0]: "not complete" not in line for line in ended.lines[2:]}
    assert {name for name, complete in states.items() if not complete} == {"orders"}
    assert states.keys() == set(CORE)
    assert "BPC_ITEM_SUBCUSTSERV_060100" in ended.errors
    assert_exact(command, world, "customers")
    result = json.loads(command.run("sync", "orders", "--json", code=3).output)
    assert result["datasets"][0]["error"]["code"] == "CBC.0151"
    assert result["datasets"][0]["error"]["request_id"]
    assert result["complete"] is False


def test_a_wrong_key_is_said_in_words_and_costs_no_rows(command, world, server):
    command.run("sync", *CORE)
    wrong = command.signed_in(server, SK="wrong")
    ended = wrong.run("sync", *CORE, code=3)
    assert "The sign-in was not accepted" in ended.errors
    assert_all_exact(command, world)


def test_a_wrong_clock_is_said_in_words(command, sandbox):
    sandbox.clock_offset_s = 20 * 60
    assert "The clock of this computer is wrong" in command.run("sync", *CORE, code=3).errors


def test_without_a_network_reading_goes_on(command, world, sandbox, tmp_path):
    command.run("sync", *CORE)
    offline = Command(command.home, command.environ | {"HTTPS_PROXY": "http://127.0.0.1:1"})
    sandbox.forbid("*")
    calls = len(sandbox.calls)
    assert_all_exact(offline, world)
    assert len(offline.run("show", "orders", "--limit", "0").lines) == 262
    assert len(sandbox.calls) == calls


def test_an_api_that_cannot_be_reached_is_said_in_words(tmp_path):
    command = Command(tmp_path / "home").signed_in("http://127.0.0.1:1")
    ended = command.run("sync", *CORE, code=3)
    assert "The partner API cannot be reached" in ended.errors


def test_an_unreadable_field_is_empty_counted_and_told(command, world):
    order = next(iter(world.orders.values()))
    order["amount_after_discount"] = "a lot"
    ended = command.run("sync", "orders")
    assert "read and are empty: amount_after_discount (" in ended.errors
    (row,) = [row for row in command.rows("orders") if row["order_id"] == order["order_id"]]
    assert row["amount_after_discount"] is None


def test_a_broken_answer_leaves_what_was_read_before(command, world, sandbox):
    command.run("sync", *CORE)
    sandbox.fail_next(Fault("html", operation="list_customer_orders", times=50))
    assert "orders:" in command.run("sync", "orders", code=3).errors
    assert_exact(command, world, "orders")


def test_lists_on_demand_are_read_as_a_whole_only_when_named(command, world, sandbox):
    for order_id in list(world.orders)[20:]:
        world.remove_order(order_id)
    command.run("sync", *CORE)
    assert sandbox.calls.of("show_customer_order_details") == []
    ended = command.run("sync", "order_lines")
    assert "20 requests, 10 per second, about 0:02" in ended.errors
    lines = [line for order_id in world.orders for line in world.lines_of(order_id)]
    assert {row["order_line_item_id"] for row in command.rows("order_lines")} == {
        line["order_line_item_id"] for line in lines
    }


def test_what_left_is_kept_and_shown_only_on_request(command, world):
    command.run("sync", *CORE)
    gone = next(iter(world.customers))
    world.remove_customer(gone)
    command.run("sync", "customers", "--full")
    command.run("sync", "customers", "--full")
    assert gone not in {row["customer_id"] for row in command.rows("customers")}
    everybody = {row["customer_id"]: row for row in command.rows("customers", "--include-gone")}
    assert everybody[gone]["_gone"] is True
    assert [row["_gone"] for row in everybody.values()].count(True) == 1


def test_a_window_that_is_open_does_the_sync(command, world, sandbox):
    command.run("sync", *CORE)
    folder = next((command.home / "accounts").iterdir())
    heard = []

    def window(message, reply):
        heard.append(dict(message))
        reply(
            {
                "progress": {
                    "dataset": "orders",
                    "rows": 1,
                    "total": 2,
                    "requests": 1,
                    "requests_per_s": 1.0,
                    "eta_s": None,
                    "state": "running",
                }
            }
        )
        numbers = dict.fromkeys(("rows", "new", "changed", "gone", "requests"), 7)
        report = {"dataset": "orders", "seconds": 1.5, "complete": True, "skipped": "", **numbers}
        reply({"reports": [{**report, "unreadable": {}, "unknown_fields": {}, "error": None}]})

    instance = Instance.acquire(folder)
    assert instance is not None
    try:
        instance.serve(window)
        calls = len(sandbox.calls)
        ended = command.run("sync", "orders", "--full")
        assert command.rows("orders")
    finally:
        instance.close()
    assert heard == [{"do": "sync", "datasets": ["orders"], "full": True}]
    assert len(sandbox.calls) == calls
    assert ended.lines[2].split()[:6] == ["orders", "7", "7", "7", "7", "7"]


def test_two_syncs_at_once_are_one(command, world, sandbox):
    held_up = threading.Event()
    sandbox.before_answer = lambda _call: held_up.wait(0.2) and None
    process = command.start("sync", *CORE)
    until(lambda: bool(sandbox.calls))
    ended = command.run("sync", *CORE, code=1)
    held_up.set()
    process.communicate()
    assert "Another sync of this account is running" in ended.errors
    assert process.returncode == 0
    assert_all_exact(command, world)
