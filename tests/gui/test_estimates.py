"""The estimate above the bills: what it says, hides, opens and follows."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.catalog.bills import CASH, MONTHLY_BILLS
from desktop.catalog.kinds import UNITS, show_amount
from desktop.catalog.query import Condition
from desktop.text import MASK, SHANGHAI, Style
from tests.gui.tabs import Bench
from tests.gui.waiting import until


@pytest.fixture
async def months(bench):
    """The last month of the estimate and this one, filled."""
    strip = bench.open("bills").estimate
    await until(lambda: all(each.value.text() for each in strip.months))
    this, last = strip.months
    return last, this


def last_month(world):
    first = world.now.astimezone(SHANGHAI).replace(day=1)
    return f"{first - timedelta(days=1):%Y-%m}"


def told(world, month):
    """Cash of resale customers that counts and that does not, as the API holds it."""
    policies = world.reference.policies(month)
    exempt = {each["service_type_code"] for each in policies if each["incentive_policy"] == "2"}
    sums = {True: Decimal(), False: Decimal()}
    for record in world.bills.sums(month):
        cash = (a["amount"] for a in record["account_details"] if a["balance_type"] == CASH)
        sums[record["cloud_service_type"] in exempt] += sum(cash, Decimal())
    return [f"{show_amount(int(sums[each] * UNITS), Style())} CNY" for each in (False, True)]


async def test_it_says_what_counts_and_what_does_not(months, shared_world):
    month = last_month(shared_world)
    counted, exempt = told(shared_world, month)
    last, this = months
    assert last.name.text() == month
    assert last.value.text() == counted
    assert last.more.text() == f"and {exempt} that does not count"
    assert this.name.text() == f"{shared_world.now.astimezone(SHANGHAI):%Y-%m} so far"


async def test_it_says_that_it_is_an_estimate_and_of_what(bench):
    strip = bench.open("bills").estimate
    words = [each.text() for each in strip.findChildren(QLabel)]
    assert words[0] == "Performance (estimate)"
    assert any(each.startswith("Estimated from cash") for each in words)


async def test_a_click_opens_the_bills_of_the_month(months, bench, shared_world):
    QTest.mouseClick(months[0].value, Qt.MouseButton.LeftButton)
    ((dataset, query, rowid),) = bench.jumps
    assert (dataset, rowid) == ("monthly_bills", None)
    assert query.where == (Condition("cycle", "in", (last_month(shared_world),)),)


async def test_content_that_is_hidden_is_not_told_here_either(months, bench):
    arrangement = bench.desk.arrangement(MONTHLY_BILLS)
    arrangement.set_masked("account_details", True)
    assert {each.value.text() for each in months} == {MASK}
    assert {each.more.text() for each in months} == {""}
    arrangement.set_masked("account_details", False)
    assert MASK not in months[0].value.text()


async def test_it_follows_the_local_copy(months, bench, api, monkeypatch, shared_world):
    month = last_month(shared_world)
    paid = shared_world.bills.sums(month)[0]["account_details"][0]
    monkeypatch.setitem(paid, "amount", paid["amount"] + 1)
    await bench.desk.session.sync(["monthly_bills"], full=True)  # that month is settled else
    await until(lambda: months[0].value.text() == told(shared_world, month)[0])


async def test_before_anything_was_read_it_says_so(qapp, empty_session, tmp_path):
    bench = Bench(empty_session, tmp_path)
    made = bench.open("bills").estimate.months
    await until(lambda: all(each.value.text() for each in made))
    assert {each.value.text() for each in made} == {"Not read yet"}
    await bench.close()


async def test_other_subjects_have_none(bench):
    assert bench.open("orders").estimate is None
