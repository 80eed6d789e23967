"""`changes`, and `show --changed-since`, on a local copy that two real syncs made."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from desktop.sandbox.app import Sandbox
from desktop.sandbox.server import running
from desktop.sandbox.world import World
from desktop.text import MASK
from tests.end2end.command import Command


@pytest.fixture(scope="module")
def world():
    return World(seed=1, customers=12, orders=60)


@pytest.fixture(scope="module")
def command(tmp_path_factory, world):
    """A user who synced, and again after an order was cancelled and a customer got another name."""
    command = Command(tmp_path_factory.mktemp("user") / "home")
    with running(Sandbox(world, quota=None)) as url:
        command = command.signed_in(url)
        command.run("sync", "customers", "orders")
        world.set_status(next(iter(completed(world))), 4)
        next(iter(world.customers.values()))["customer"] = "Renamed"
        command.run("sync", "customers", "orders", "--full")
    return command


def completed(world):
    return [key for key, order in world.orders.items() if order["status"] == 5]


def test_the_feed_is_told_in_words_and_masked(command, world):
    heading, _, *lines = command.run("changes").lines
    assert heading.split() == ["When", "List", "Row", "What", "changed"]
    assert len(lines) == 2
    (order,) = [line for line in lines if "Orders" in line]
    assert "Status: Completed → Cancelled" in order
    (customer,) = [line for line in lines if "Customers" in line]
    assert "Customer changed" in customer
    assert "Renamed" not in customer
    assert "Renamed" in command.run("changes", "--unmasked", "--dataset", "customers").text


def test_the_feed_is_told_as_json_with_the_codes_of_the_api(command, world):
    ended = command.run("changes", "--json", "--dataset", "orders", "--kind", "changed")
    (news,) = [json.loads(line) for line in ended.lines]
    assert news["dataset"] == "orders"
    assert {"column": "status", "before": 5, "after": 4} in news["columns"]
    (masked,) = [
        json.loads(x) for x in command.run("changes", "--json", "--dataset", "customers").lines
    ]
    assert masked["columns"] == [{"column": "customer", "before": MASK, "after": MASK}]


def test_rows_that_changed_are_shown_alone(command):
    today = f"{datetime.now(UTC) - timedelta(days=1):%Y-%m-%d}"
    rows = command.run("show", "orders", "--changed-since", today, "--json").lines
    assert len(rows) == 1
    assert command.run("show", "orders", "--changed-since", "2999", "--json").lines == []
    command.run("show", "orders", "--changed-since", "yesterday-ish", code=2)
    assert "Nothing changed" in command.run("changes", "--since", "2999").errors
