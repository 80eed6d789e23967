"""The command line beside the real window, on the same account."""

import json
import sys

import pytest

from desktop.catalog import DATASETS
from desktop.sandbox.faults import KINDS
from tests.end2end.command import Command, until


@pytest.fixture
def command(tmp_path, server):
    environ = {"QT_QPA_PLATFORM": "offscreen"}
    return Command(tmp_path / "home", environ).signed_in(server)


@pytest.fixture
def window(command, sandbox):
    """The window of the account, started and reading."""
    process = command.start()
    until(lambda: any(command.home.rglob("running.json")))
    yield process
    process.terminate()
    _, errors = process.communicate()
    assert "Traceback" not in errors.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="a window cannot be asked to end there")
def test_beside_an_open_window_everything_works(command, window, world, sandbox):
    result = json.loads(command.run("sync", "--json").output)
    assert result["complete"] is True
    read = {report["dataset"] for report in result["datasets"]} | result["skipped"].keys()
    assert read >= {each.name for each in DATASETS.values() if not each.inside}
    assert len(command.rows("orders")) == len(world.orders)
    assert window.poll() is None
    world.add_order(order_id="CSNEW", status=5)
    command.run("sync", "orders")
    assert command.run("show", "orders", "--where", "order_id=CSNEW", "--json").lines
    sandbox.forbid("list_customer_orders")
    ended = command.run("sync", "orders", code=3)
    assert "BPC_ITEM_SUBCUSTSERV_060100" in ended.errors
    acted_by_the_window(command, world, sandbox)
    assert window.poll() is None


def acted_by_the_window(command, world, sandbox):
    """Money is moved by the program that has the outbox, also where the end is unclear."""
    customer = next(c for c in world.customers.values() if c["association_type"] == "2")
    given = ("act", "allocate", f"customer_id={customer['customer_id']}", "amount=5", "--yes")
    before = world.balances[customer["customer_id"]]["amount"]
    assert "The window that is open does it." in command.run(*given).errors
    sandbox.fail_writes(KINDS["drop-after-commit"])
    assert "A record that looks the same" in command.run(*given, code=4).text
    sandbox.all_well()
    command.run("outbox", "settle", "2", "happened")
    assert "is known" in command.run("outbox", "settle", "2", "happened", code=2).errors
    assert world.balances[customer["customer_id"]]["amount"] == before + 10


def test_the_window_imports_nothing_of_the_command_line(command):
    script = (
        "import sys; from desktop import app; app.main = lambda: 0\n"
        "from desktop.cli import main; main([])\n"
        "print({'click', 'httpx', 'sqlite_utils'} & sys.modules.keys())"
    )
    with command.start(script=script) as process:
        output, errors = process.communicate()
    assert (output.decode().strip(), errors) == ("set()", b"")
