"""The figures above the lists of a subject: what they say, hide, open and follow."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.catalog.funds import PARTNER_BALANCES
from desktop.catalog.kinds import UNITS, show_amount
from desktop.catalog.query import Condition
from desktop.text import MASK, Style
from desktop.views.figures import Figures
from tests.gui.tabs import Bench
from tests.gui.waiting import until

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
async def tiles(bench):
    """The tiles of the tab of funds by name, filled."""
    shown = bench.open("funds").figures
    assert shown
    made = {tile.figure.name: tile for tile in shown.tiles}
    await until(lambda: all(tile.value.text() for tile in made.values()))
    return made


def shown(amount):
    return f"{show_amount(int(amount * UNITS), Style())} CNY"


def money(world):
    """Cash, what can be allocated, and the debts, as the API holds them."""
    accounts = {each["account_type"]: each for each in world.funds.accounts[""]}
    free = accounts[8]["amount"] - accounts[8]["designated_amount"]
    debts = sum(each["debt_amount"] for each in world.balances.values())
    return accounts[1]["amount"], free, debts


async def test_they_say_what_the_api_holds(tiles, shared_world):
    cash, free, debts = money(shared_world)
    assert tiles["cash"].value.text() == shown(cash)
    assert tiles["allocatable"].value.text() == shown(free)
    assert tiles["debts"].value.text() == shown(debts)
    assert tiles["cash"].value.accessibleName() == f"Cash: {shown(cash)}"
    assert tiles["cash"].more.isHidden()


async def test_what_the_api_does_not_tell_is_named_and_makes_it_the_most(tiles, shared_world):
    cash, _, debts = money(shared_world)
    tile = tiles["withdrawable"]
    assert tile.value.text() == f"at most {shown(cash - debts)}"
    assert tile.more.text() == (
        f"{shown(cash)} − Debts of customers {shown(debts)} "
        "− Invoice arrears (not told by the API) − Not booked yet (not told by the API)"
    )


async def test_a_click_opens_the_rows(tiles, bench):
    QTest.mouseClick(tiles["debts"].value, LEFT)
    ((dataset, query, rowid),) = bench.jumps
    assert (dataset, rowid) == ("customers", None)
    assert Condition("customer_balances.debt_amount", "from", 1) in query.where


async def test_content_that_is_hidden_is_not_told_here_either(tiles, bench):
    arrangement = bench.desk.arrangement(PARTNER_BALANCES)
    arrangement.set_masked("designated_amount", True)
    assert tiles["allocatable"].value.text() == MASK
    assert tiles["allocatable"].more.isHidden()
    assert tiles["cash"].value.text() != MASK
    arrangement.set_masked("amount", True)
    assert {tiles[name].value.text() for name in ("cash", "credit", "withdrawable")} == {MASK}
    assert tiles["debts"].value.text() != MASK
    arrangement.set_masked("amount", False)
    assert MASK not in (tiles["cash"].value.text(), tiles["withdrawable"].value.text())


async def test_they_follow_the_local_copy(tiles, bench, api, monkeypatch):
    account = api.world.funds.accounts[""][0]
    monkeypatch.setitem(account, "amount", account["amount"] + 1)
    await bench.desk.session.refresh(PARTNER_BALANCES)
    await until(lambda: tiles["cash"].value.text() == shown(account["amount"]))


async def test_before_anything_was_read_they_say_so(qapp, empty_session, tmp_path):
    bench = Bench(empty_session, tmp_path)
    made = bench.open("funds").figures.tiles
    await until(lambda: all(tile.value.text() for tile in made))
    assert {tile.value.text() for tile in made} == {"Not read yet"}
    assert [tile.more.text() for tile in made if not tile.more.isHidden()] == [
        "resale customers only"
    ]
    await bench.close()


async def test_a_subject_without_figures_shows_none(bench):
    assert bench.open("orders").figures is None


async def test_a_figure_of_a_list_that_the_site_does_not_have_is_left_out(bench):
    subject = bench.open("funds").subject
    some = Figures.of(subject, bench.desk, {"partner_balances"})
    assert some
    assert [tile.figure.name for tile in some.tiles] == ["cash", "credit", "allocatable"]
    assert Figures.of(subject, bench.desk, set()) is None
    some.deleteLater()
