"""What is read one by one for bills and tickets, and that nobody's text is taken for mark-up."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.catalog.query import Condition
from desktop.views.marks import Value
from tests.gui.waiting import until


def value_of(tab, row, name):
    return tab.model.raw(row, list(tab.dataset.by_name).index(name))


def related(pane, name):
    return next(each for each in pane.related if each.relation.dataset.name == name)


async def shown(bench, subject, dataset):
    page = bench.open(subject)
    page.choose(dataset)
    await until(lambda: page.current.model.rowCount() > 0)
    return page.current


async def opened(tab, row):
    tab.table.selectRow(row)
    tab.table.setFocus()
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    name = tab.dataset.key[-1]
    wanted = value_of(tab, row, name)
    await until(lambda: tab.detail.record and tab.detail.record._value(name) == wanted)
    return tab.detail


async def test_a_consuming_customer_leads_to_the_details_of_that_month(bench, shared_world):
    tab = await shown(bench, "bills", "consuming_customers")
    row = tab.model.rowCount() // 2
    month, key = value_of(tab, row, "bill_cycle"), value_of(tab, row, "customer_id")
    pane = await opened(tab, row)
    bills = related(pane, "bill_details")
    expected = len(shared_world.bills.details(month, key))
    await until(lambda: bills.number.text() == str(expected))
    QTest.mouseClick(bills.all, Qt.MouseButton.LeftButton)
    ((name, query, _),) = bench.jumps
    assert name == "bill_details"
    assert set(query.where) == {
        Condition("customer_id", "in", (key,)),
        Condition("bill_cycle", "in", (month,)),
    }


async def test_a_ticket_leads_to_what_was_said_and_done(bench, shared_world):
    tab = await shown(bench, "tickets", "tickets")
    rows = range(tab.model.rowCount())
    silent = next(row for row in rows if value_of(tab, row, "status") == "0")
    pane = await opened(tab, silent)
    await until(lambda: related(pane, "ticket_logs").number.text() == "1")
    await until(lambda: related(pane, "ticket_messages").state.text() == "None")
    solved = next(row for row in rows if value_of(tab, row, "status") == "3")
    pane = await opened(tab, solved)
    await until(lambda: related(pane, "ticket_messages").number.text() == "6")
    await until(lambda: related(pane, "ticket_logs").number.text() == "6")


async def test_a_message_is_shown_as_it_was_typed(bench):
    await bench.desk.session.sync(["ticket_messages"])
    tab = await shown(bench, "tickets", "ticket_messages")
    rows = range(tab.model.rowCount())
    row = next(row for row in rows if "<b>" in value_of(tab, row, "content"))
    place = list(tab.dataset.by_name).index("content")
    assert "<b>i-xxxx</b><br/>" in tab.model.index(row, place).data()
    pane = await opened(tab, row)
    value = next(each for each in pane.findChildren(Value) if each.entry.name == "content")
    assert "<b>i-xxxx</b><br/>" in value.entry.text
    assert all(
        each.textFormat() == Qt.TextFormat.PlainText
        for each in pane.findChildren(QLabel)
        if "<b>" in each.text()
    )
    lines = next(row for row in rows if "\n" in value_of(tab, row, "content"))
    assert "\n" not in tab.model.index(lines, place).data()
    pane = await opened(tab, lines)
    assert any("报错截图" in text for grid in pane.record.grids() for text in grid.rows[0])
    assert "content_digest" not in {entry.name for entry in pane.record.entries()}
