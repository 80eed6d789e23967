"""The filter bar and its editors, clicked and typed at."""

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest

from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.orders import ORDERS
from desktop.models import filters
from tests.gui.waiting import until

LEFT = Qt.MouseButton.LeftButton


def edit(tab, name):
    """Open the editor of a filter and return it."""
    tab.bar.edit(filters.filter_of(tab.dataset, name))
    panel = tab.bar.panel
    return panel.rows.itemAt(1).widget()


def tick(editor, words):
    [item] = [
        editor.list.item(row)
        for row in range(editor.list.count())
        if editor.list.item(row).text() == words
    ]
    QTest.mouseClick(editor.list.viewport(), LEFT, pos=editor.list.visualItemRect(item).center())


async def test_the_menu_offers_the_declared_filters_that_are_not_set(tab):
    labels = [filters.label_of(ORDERS, one) for one in ORDERS.filters]
    assert [a.text() for a in tab.bar.menu().actions() if a.text()][:-2] == labels
    tick(edit(tab, "status"), "Completed")
    tab.bar.panel.finish()
    assert "Status" not in [a.text() for a in tab.bar.menu().actions()]


async def test_several_codes_are_ticked_with_their_counts(tab, session):
    editor = edit(tab, "status")
    counts = dict(await session.values(ORDERS, "status"))
    await until(lambda: editor.list.item(4).data(Qt.ItemDataRole.UserRole + 1) == counts["5"])
    tick(editor, "Completed")
    tick(editor, "Cancelled")
    await until(lambda: tab.model.rowCount() == counts["5"] + counts["4"])
    assert tab.bar.chips[0].words == "Status: Cancelled, Completed"
    tick(editor, "Completed")
    tick(editor, "Cancelled")
    await until(lambda: tab.model.rowCount() == 300)
    assert tab.bar.chips == []


async def test_escape_closes_the_editor_and_a_click_elsewhere_too(tab):
    editor = edit(tab, "status")
    assert editor.isVisible()
    QTest.keyClick(tab.bar.panel, Qt.Key.Key_Escape)
    assert tab.bar.panel is None
    edit(tab, "status")
    QTest.mouseClick(tab.table.viewport(), LEFT)
    await until(lambda: tab.bar.panel is None)


async def test_space_ticks_the_line_one_stands_on(tab):
    editor = edit(tab, "status")
    await until(lambda: editor.list.item(4).data(Qt.ItemDataRole.UserRole + 1))
    editor.list.setFocus()
    editor.list.setCurrentRow(4)
    QTest.keyClick(editor.list, Qt.Key.Key_Space)
    await until(lambda: [chip.words for chip in tab.bar.chips] == ["Status: Completed"])


async def test_the_key_down_leads_from_the_search_to_the_first_line_found(tab):
    editor = edit(tab, "status")
    QTest.keyClicks(editor.search, "Comp")
    QTest.keyClick(editor.search, Qt.Key.Key_Down)
    QTest.keyClick(editor.list, Qt.Key.Key_Space)
    await until(lambda: [chip.words for chip in tab.bar.chips] == ["Status: Completed"])


async def test_a_preset_is_one_click_and_dates_make_it_a_fixed_span(tab):
    editor = edit(tab, "create_time")
    QTest.mouseClick(editor._presets["30"], LEFT)
    assert tab.bar.chips[0].words == "Created: Last 30 days"
    tab.bar.panel.finish()
    editor = edit(tab, "create_time")
    assert editor._presets["30"].isChecked()
    assert editor.since.isChecked()
    editor.since_edit.setDate(QDate(2026, 1, 2))
    editor.until.setChecked(False)
    assert tab.bar.chips[0].words == "Created: from 2026-01-02"


async def test_a_range_is_typed_as_it_is_shown(tab):
    editor = edit(tab, "amount_after_discount")
    QTest.keyClicks(editor.least, "1,000.50")
    QTest.keyClicks(editor.most, "2000")
    await until(lambda: tab.bar.chips)
    words = "Amount payable: 1,000.50 to 2,000.00"
    await until(lambda: tab.bar.chips[0].words == words)
    await until(lambda: tab.model.rowCount() < 300)
    place = list(ORDERS.by_name).index("amount_after_discount")
    amounts = [tab.model.raw(row, place) for row in range(tab.model.rowCount())]
    assert all(100_050_000_000 <= amount <= 200_000_000_000 for amount in amounts)


@pytest.mark.parametrize("typed", ["many", "1e400", "NaN", "--3", "99999999999999999999"])
async def test_what_is_no_number_is_said_and_filters_nothing(tab, typed):
    editor = edit(tab, "amount_after_discount")
    QTest.keyClicks(editor.least, typed)
    await until(lambda: editor.wrong.isVisible())
    assert tab.bar.chips == []


async def test_ends_that_cross_are_said(tab):
    editor = edit(tab, "amount_after_discount")
    QTest.keyClicks(editor.least, "5")
    QTest.keyClicks(editor.most, "4")
    await until(lambda: editor.wrong.isVisible())
    assert "larger" in editor.wrong.text()


async def test_customers_are_found_by_typing_and_stay_hidden(tab, session):
    reader = session.reader()
    ids = await session.ids(tab.bar.query().__class__(CUSTOMERS))
    names = list(CUSTOMERS.by_name)
    rows = reader(CUSTOMERS, ids).values()
    row = next(each for each in rows if each[names.index("customer")])
    editor = edit(tab, "customer_id")
    await until(lambda: editor.list.count() == len(ids))
    editor.search.insert(row[names.index("customer")])  # as an input method does
    await until(lambda: editor.list.count() == 1)
    text = editor.list.item(0).text()
    assert row[names.index("customer_id")] in text
    assert row[names.index("customer")] not in text
    editor.reveal.setChecked(True)
    await until(lambda: row[names.index("customer")] in editor.list.item(0).text())
    tick(editor, editor.list.item(0).text())
    assert tab.bar.chips[0].words == f"Customer: {row[names.index('customer')]}"
    tab.bar.search.clear()
    await until(lambda: tab.model.rowCount() < 300)


async def test_values_of_a_hidden_column_are_not_listed(tab):
    name = "customers.account_managers[0].account_name"
    tab.arrangement.set_masked(name, True)
    editor = edit(tab, name)
    assert not editor.list.isVisible()
    QTest.mouseClick(editor._reveal, LEFT)
    await until(lambda: editor.list.isVisible() and editor.list.count() > 1)
    assert not tab.arrangement.is_masked(name)


@pytest.mark.parametrize("name", ["status", "customer_id"])
async def test_an_editor_that_is_closed_at_once_leaves_nothing_behind(tab, bench, name):
    editor = edit(tab, name)
    task = editor.task
    assert bench.desk.tasks.running(task)
    tab.bar.panel.finish()
    assert not bench.desk.tasks.running(task)
    tab.arrangement.set_masked("customers.customer", False)
    tab.arrangement.sort_by("status")
    await until(lambda: not bench.desk.tasks.running("show orders"))


async def test_the_last_day_of_the_calendar_is_a_day_like_any_other(tab):
    editor = edit(tab, "create_time")
    editor.until_edit.setDate(editor.until_edit.maximumDate())
    editor.until.setChecked(True)
    editor.since.setChecked(True)
    editor.since_edit.setDate(editor.since_edit.minimumDate())
    editor.until_edit.setDate(QDate(9999, 12, 31))
    await until(lambda: tab.bar.chips and "2000-01-01" in tab.bar.chips[0].words)
