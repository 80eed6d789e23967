"""The detail pane: a record in full, its lines read when it is opened, its relations."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Condition
from desktop.sandbox.faults import Fault
from desktop.views.marks import Value
from tests.gui.waiting import until

LEFT = Qt.MouseButton.LeftButton


def values(pane):
    """What the pane says, by label."""
    return {each.entry.label: each.entry for each in pane.findChildren(Value) if each.isVisible()}


def labels(pane):
    return [each.text() for each in pane.findChildren(QLabel) if each.isVisible()]


def related(pane, name):
    return next(each for each in pane.related if each.relation.dataset.name == name)


def value_of(tab, row, name):
    return tab.model.raw(row, list(tab.dataset.by_name).index(name))


def with_name(tab):
    """A row of an order of which the customer has a name."""
    return next(r for r in range(3, 300) if value_of(tab, r, "customers.customer"))


async def opened(tab, row=3):
    tab.table.selectRow(row)
    tab.table.setFocus()
    if tab.dataset.page:  # Enter leads to that
        tab.show_detail(True)
    else:
        QTest.keyClick(tab.table, Qt.Key.Key_Return)
    number = value_of(tab, row, tab.dataset.key[0])
    await until(lambda: tab.detail.record is not None and tab.detail.record.key == number)
    await until(lambda: labels(tab.detail))  # Qt shows what is new in a turn of its own
    return tab.detail


async def test_a_record_is_shown_in_full_and_what_is_hidden_stays_hidden(tab):
    row = with_name(tab)
    pane = await opened(tab, row)
    shown = values(pane)
    assert shown["Order number"].text == value_of(tab, row, "order_id")
    assert shown["Created"].text.endswith("(UTC+8)")
    assert shown["Amount payable"].text.endswith(" CNY")
    assert shown["Customer"].masked
    assert "Unit" not in shown
    tab.arrangement.set_masked("customers.customer", False)
    await until(lambda: "Customer" in values(pane))
    assert values(pane)["Customer"].text == value_of(tab, row, "customers.customer")


async def test_lines_are_read_when_the_order_is_opened(tab, api, shared_world):
    number = value_of(tab, 3, "order_id")
    pane = await opened(tab)
    lines = related(pane, "order_lines")
    expected = len(shared_world.lines_of(number))
    await until(lambda: len(lines.rows) == min(expected, 5))
    assert lines.number.text() == str(expected)
    assert "CNY" in lines.rows[0]._line.amount


async def test_lines_read_a_moment_ago_are_not_read_again(tab, api):
    pane = await opened(tab)
    await until(lambda: related(pane, "order_lines").rows)
    await until(lambda: not tab._desk.tasks.running("related order_lines"))
    before = len(api.calls)
    await opened(tab, 4)
    await until(lambda: related(pane, "order_lines").rows)
    await opened(tab, 3)
    await until(lambda: related(pane, "order_lines").rows)
    await until(lambda: not tab._desk.tasks.running("related order_lines"))
    assert len(api.calls) == before + 1


async def test_lines_that_cannot_be_read_say_why_and_can_be_tried_again(tab, api):
    api.fail_next(Fault("drop", operation="show_customer_order_details", times=99))
    pane = await opened(tab)
    lines = related(pane, "order_lines")
    await until(lambda: lines.again.isVisible(), 20)
    assert "did not answer" in lines.state.text()
    api.all_well()
    QTest.mouseClick(lines.again, LEFT)
    await until(lambda: lines.rows)
    assert not lines.again.isVisible()


async def test_an_order_leads_to_its_customer(bench, tab):
    pane = await opened(tab)
    buttons = pane.findChildren(type(tab.bar.add))
    link = next(each for each in buttons if each.text() == "Show in table")
    QTest.mouseClick(link, LEFT)
    [(name, query, _)] = bench.jumps
    assert name == "customers"
    customer = value_of(tab, 3, "customer_id")
    assert query.where == (Condition("customer_id", "in", (customer,)),)


async def test_a_customer_leads_to_its_orders(bench, session):
    tab = bench.open("customers").current
    await until(lambda: tab.model.rowCount() == 30)
    counts = dict(await session.values(ORDERS, "customer_id"))
    rows = range(tab.model.rowCount())
    row = max(rows, key=lambda row: counts.get(value_of(tab, row, "customer_id"), 0))
    number = value_of(tab, row, "customer_id")
    pane = await opened(tab, row)
    orders = related(pane, "orders")
    await until(lambda: len(orders.rows) == 5)
    assert orders.number.text() == str(counts[number])
    QTest.mouseClick(orders.all, LEFT)
    QTest.mouseClick(orders.rows[0], LEFT)
    (name, query, none), (_, _, rowid) = bench.jumps
    assert (name, none) == ("orders", None)
    assert query.where == (Condition("customer_id", "in", (number,)),)
    assert rowid is not None


async def test_no_balance_is_explained(bench):
    tab = bench.open("customers").current
    await until(lambda: tab.model.rowCount() == 30)
    rows = range(30)
    referral = next(r for r in rows if value_of(tab, r, "association_type") == "1")
    pane = await opened(tab, referral)
    assert any("no balance is not zero" in text for text in labels(pane))
    resale = next(r for r in rows if value_of(tab, r, "association_type") == "2")
    pane = await opened(tab, resale)
    assert values(pane)["Available"].text.endswith(" CNY")
    assert CUSTOMERS.joins


async def test_a_click_copies_a_value(tab):
    pane = await opened(tab)
    value = next(v for v in pane.findChildren(Value) if v.entry.label == "Order number")
    QTest.mouseClick(value, LEFT)
    assert QApplication.clipboard().text() == value_of(tab, 3, "order_id")


async def test_space_opens_and_escape_closes(tab):
    tab.table.selectRow(0)
    tab.table.setFocus()
    tab.deeds["detail"].trigger()
    assert tab.detail.isVisible()
    QTest.keyClick(tab.table, Qt.Key.Key_Escape)
    assert not tab.detail.isVisible()


async def test_the_drawer_is_as_wide_as_it_was(bench, tab):
    tab.show_detail(True)
    tab.split.moveSplitter(700, 1)
    wide = tab.detail.width()
    tab.show_detail(False)
    tab.show_detail(True)
    await until(lambda: tab.detail.width() == wide)
    bench.desk.keep_all()
    assert bench.desk.states.get("orders")["drawer_width"] == wide


@pytest.mark.parametrize("narrow", [60, 120])
async def test_long_values_break_into_lines(tab, narrow):
    pane = await opened(tab)
    value = next(v for v in pane.findChildren(Value) if v.entry.label == "Customer number")
    assert value.heightForWidth(narrow) > value.heightForWidth(900)


async def test_going_through_rows_quickly_ends_at_the_last_one(tab, bench):
    await opened(tab)
    for row in range(4, 12):
        tab.table.selectRow(row)
        tab.detail._show()  # as if each had rested long enough
    tab.bar.search.setText("no such order")
    await until(lambda: tab.empty.isVisible() and tab.detail.record is None)
    assert not bench.desk.tasks.running("related order_lines")
    assert bench.failures == []
