"""The doctor's look at each list, as a partner, as a distributor and as an empty account."""

import pytest

from desktop.catalog import DATASETS
from desktop.cli import permissions
from desktop.cli.console import Console
from desktop.cli.words import Words
from desktop.sandbox.faults import Fault
from desktop.settings import Settings
from desktop.sync.engine import NOT_A_DISTRIBUTOR, NOT_GRANTED
from tests.unit.desk import desk_on, impatient, sandbox_with

READ = "may be read"
UNTRIED = "not tried: there is nothing to ask about"
OF_NO_CUSTOMER = ("ticket_problem_types", "ticket_severities")  # what they are read for is there


async def told(desk, lists=tuple(DATASETS)):
    """What is said of each list, by the list."""
    datasets = [DATASETS[name] for name in lists]
    console = Console(Words("en"), Settings(desk.folder / "settings.json"))
    found = [each async for each in permissions.of_lists(desk.session.api, datasets, console)]
    return dict(zip(lists, found, strict=True))


@impatient
@pytest.mark.parametrize(
    "world",
    [
        {"customers": 12, "orders": 60},
        {"customers": 12, "orders": 60, "resellers": 2},
        {"customers": 0, "orders": 0},
    ],
    ids=["partner", "distributor", "nothing"],
)
async def test_every_list_is_looked_at_and_nothing_is_wrong(world, tmp_path):
    async with desk_on(sandbox_with(**world), tmp_path) as desk:
        findings = await told(desk)
        assert all(finding.ok for finding in findings.values())
        for name, finding in findings.items():
            source = DATASETS[name].source
            if DATASETS[name].inside:
                assert finding.values == {"list": DATASETS[name].of}
            elif source.only_for and "resellers" not in world:
                assert finding.said == NOT_A_DISTRIBUTOR
            elif source.per and not world["customers"] and name not in OF_NO_CUSTOMER:
                assert finding.said == UNTRIED
            else:
                assert finding.said == READ, name


@impatient
async def test_a_right_that_is_missing_is_no_problem_and_a_broken_list_is_one(tmp_path):
    sandbox = sandbox_with(customers=3, orders=10)
    sandbox.world.tickets.has_privilege = False
    async with desk_on(sandbox, tmp_path) as desk:
        sandbox.forbid("list_customer_orders")
        sandbox.fail_next(Fault("html", operation="list_measure_units", times=9))
        found = await told(desk, ("tickets", "orders", "measure_units", "customers"))
        assert {name: finding.ok for name, finding in found.items()} == {
            "tickets": True,
            "orders": False,
            "measure_units": False,
            "customers": True,
        }
        assert found["tickets"].said == NOT_GRANTED
        assert "BPC_ITEM_SUBCUSTSERV_060100" in " ".join(found["orders"].advice)
