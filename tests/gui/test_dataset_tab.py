"""The tab of a dataset, driven as a user would, on a cache that was read from the sandbox."""

import asyncio

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.catalog.declare import Filter
from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Condition, Query
from desktop.models.filters import Chosen
from desktop.sandbox.app import Sandbox
from desktop.sandbox.world import World
from desktop.text import MASK
from tests.gui.tabs import Bench, opened, texts
from tests.gui.waiting import until

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def section(tab, name):
    return list(tab.dataset.by_name).index(name)


def click_header(tab, name, modifiers=NONE):
    header = tab.table.header
    place = header.sectionViewportPosition(section(tab, name)) + 30
    QTest.mouseClick(header.viewport(), LEFT, modifiers, QPoint(place, header.height() // 2))


def click_eye(tab, name):
    header = tab.table.header
    QTest.mouseClick(header.viewport(), LEFT, NONE, header._eye_rect(section(tab, name)).center())


def press(widget, key, modifiers=NONE):
    QTest.keyClick(widget, key, modifiers)


def put_status(tab, *codes):
    tab.bar.put(Chosen(Filter("status", "choice"), (Condition("status", "in", codes),)))


async def settled(tab):
    """The tab shows the answer to its question."""
    name = f"show {tab.dataset.name}"
    await until(lambda: not tab._desk.tasks.running(name) and not tab.bar._pause.isActive())


async def test_all_rows_newest_first(tab):
    numbers = texts(tab, "order_id")
    assert len(numbers) == 300
    times = [tab.model.raw(row, section(tab, "create_time")) for row in range(300)]
    assert times == sorted(times, reverse=True)
    assert tab.sums.text.startswith("300 rows")


async def test_search_narrows_and_escape_clears(tab):
    number = texts(tab, "order_id")[7]
    press(tab.table, Qt.Key.Key_F, CTRL)
    tab.focus_search()
    QTest.keyClicks(tab.bar.search, number)
    await until(lambda: tab.model.rowCount() == 1)
    assert texts(tab, "order_id") == [number]
    await until(lambda: tab.sums.text == "1 of 300 rows" or tab.sums.text == "1 rows")
    press(tab.bar.search, Qt.Key.Key_Escape)
    await until(lambda: tab.model.rowCount() == 300)


async def test_a_click_sorts_and_a_click_with_ctrl_adds(tab):
    click_header(tab, "status")
    await settled(tab)
    click_header(tab, "create_time", CTRL)
    await settled(tab)
    rows = range(300)
    pairs = [
        (
            tab.model.raw(row, section(tab, "status")),
            tab.model.raw(row, section(tab, "create_time")),
        )
        for row in rows
    ]
    assert [status for status, _ in pairs] == sorted(status for status, _ in pairs)
    first = [time for status, time in pairs if status == pairs[0][0]]
    assert first == sorted(first, reverse=True)
    assert tab.table.header._sort_of(section(tab, "create_time")) == (2, True)


async def test_the_eye_shows_and_hides_a_column_and_does_not_sort(tab):
    assert set(texts(tab, "customers.customer", 20)) <= {MASK, ""}
    click_eye(tab, "customers.customer")
    shown = texts(tab, "customers.customer", 20)
    assert MASK not in shown
    assert any(shown)
    assert tab.arrangement.sort == ()
    click_eye(tab, "customers.customer")
    assert set(texts(tab, "customers.customer", 20)) <= {MASK, ""}


async def test_the_header_explains_itself(tab):
    header, place = tab.table.header, section(tab, "customers.customer")
    eye = header._eye_rect(place).center()
    assert header.tip_at(place, eye) == "Show the content of this column"
    assert "Ctrl-click" in header.tip_at(place, QPoint(header.sectionViewportPosition(place), 2))
    event = QHelpEvent(QHelpEvent.Type.ToolTip, eye, header.mapToGlobal(eye))
    assert header.viewportEvent(event)


async def test_dragged_columns_and_widths_are_kept_by_name(bench, tab):
    header = tab.table.header
    header.moveSection(header.visualIndex(section(tab, "status")), 0)
    header.resizeSection(section(tab, "order_id"), 233)
    tab.hide()
    kept = bench.desk.states.get("orders")
    assert kept["order"][0] == "status"
    assert kept["widths"]["order_id"] == 233
    assert "status" not in kept["widths"]


async def test_what_is_kept_is_there_after_a_restart(bench, tab, session, tmp_path):
    tab.arrangement.set_visible("status", False)
    tab.arrangement.sort_by("amount_after_discount")
    await bench.written()
    again = Bench(session, tmp_path)
    other = again.open("orders").current
    await until(lambda: other.model.rowCount() == 300)
    assert other.table.isColumnHidden(section(tab, "status"))
    amounts = [other.model.raw(row, section(tab, "amount_after_discount")) for row in range(300)]
    assert amounts == sorted(amounts, reverse=True)
    await again.close()


async def test_fitting_a_column_shows_what_is_on_screen(tab):
    place = section(tab, "order_id")
    tab.table.setColumnWidth(place, 40)
    rows = tab.table.on_screen()
    tab.table.header.sectionHandleDoubleClicked.emit(place)
    widest = max(tab.table.cells.width_of(tab.model, row, place) for row in rows)
    assert tab.table.columnWidth(place) >= widest


async def test_an_empty_result_names_the_filter_that_emptied_it(tab):
    put_status(tab, "5")
    await settled(tab)
    many = tab.model.rowCount()
    tab.bar.search.setText("no such order")
    await until(lambda: tab.empty.isVisible())
    assert tab.empty.text.startswith("Nothing matches")
    [offer] = tab.empty.offers
    assert offer.text() == f"Drop “Search: no such order”: {many} rows"
    QTest.mouseClick(offer, LEFT)
    await until(lambda: tab.table.isVisible() and tab.model.rowCount() == many)
    assert [chip.words for chip in tab.bar.chips] == ["Status: Completed"]


async def test_filters_that_empty_a_table_together_are_cleared_together(tab):
    put_status(tab, "no such status")
    tab.bar.search.setText("no such order")
    await until(lambda: tab.empty.isVisible())
    assert "No single filter" in tab.empty.text
    QTest.mouseClick(tab.empty.offers[0], LEFT)
    await until(lambda: tab.model.rowCount() == 300)
    assert tab.search_text == ""


async def test_a_chip_is_dropped_by_its_cross(tab):
    put_status(tab, "4")
    await until(lambda: 0 < tab.model.rowCount() < 300)
    QTest.mouseClick(tab.bar.chips[0].cross, LEFT)
    await until(lambda: tab.model.rowCount() == 300)
    assert tab.bar.chips == []
    assert not tab.bar.clear_all.isVisible()


async def test_selection_survives_another_order(tab):
    tab.table.selectRow(40)
    chosen = tab.table.current_rowid()
    tab.arrangement.sort_by("order_id")
    await settled(tab)
    assert list(tab.table.selected_ids()) == [chosen]
    assert tab.table.current_rowid() == chosen


async def test_selected_amounts_are_summed(tab):
    place = section(tab, "amount_after_discount")
    tab.table.selectAll()
    assert tab.table.selected_count() == 300
    total = sum(tab.model.raw(row, place) for row in range(300)) / 10**8
    await until(lambda: "sum" in tab.sums.text)
    assert tab.sums.text.startswith("300 rows · 300 selected · Amount payable · sum ")
    assert f"sum {total:,.2f} CNY" in tab.sums.text
    tab.arrangement.set_masked("amount_after_discount", True)
    tab.arrangement.set_masked("official_amount", True)
    await asyncio.sleep(0.2)
    assert "sum" not in tab.sums.text


async def test_copied_text_is_what_is_seen(tab):
    tab.table.selectRow(0)
    press(tab.table, Qt.Key.Key_C, CTRL)
    tab.copy_headers()
    await until(lambda: QApplication.clipboard().text().startswith("Order number\t"))
    head, line = QApplication.clipboard().text().splitlines()
    labels = head.split("\t")
    cells = dict(zip(labels, line.split("\t"), strict=True))
    assert labels[:2] == ["Order number", "Customer"]
    assert cells["Order number"] == texts(tab, "order_id", 1)[0]
    assert cells["Customer"] in (MASK, "")


async def test_rows_that_left_are_shown_on_demand(tab):
    [gone] = [a for a in tab.bar.menu().actions() if a.text() == "Show rows that left"]
    gone.trigger()
    assert tab.query().gone
    assert [chip.words for chip in tab.bar.chips] == ["With rows that left"]
    QTest.mouseClick(tab.bar.chips[0].cross, LEFT)
    assert not tab.query().gone
    await settled(tab)


async def test_a_question_from_elsewhere_is_asked_and_its_row_selected(bench, tab):
    subject = bench._tabs[0]
    customer = tab.model.raw(9, section(tab, "customer_id"))
    rowid = tab.model.ids[9]
    subject.go("orders", Query(ORDERS, (Condition("customer_id", "in", (customer,)),)), rowid)
    await until(lambda: 0 < tab.model.rowCount() < 300 and tab.table.current_rowid() == rowid)
    assert tab.bar.chips[0].words == f"Customer: {customer}"


async def test_a_row_hidden_by_a_filter_is_found_all_the_same(bench, tab):
    rowid = tab.model.ids[200]
    tab.bar.search.setText(texts(tab, "order_id", 1)[0])
    await until(lambda: tab.model.rowCount() == 1)
    bench._tabs[0].go("orders", None, rowid)
    await until(lambda: tab.table.current_rowid() == rowid)
    assert tab.model.rowCount() == 300


async def test_place_and_selection_survive_arriving_rows(qapp, tmp_path):
    world = World(seed=3, customers=5, orders=200)
    (tmp_path / "account").mkdir()
    session, http = opened(tmp_path / "account", Sandbox(world, quota=None))
    await session.sync()
    bench = Bench(session, tmp_path)
    tab = bench.open("orders").current
    await until(lambda: tab.model.rowCount() == 200)
    tab.table.selectRow(60)
    chosen = tab.table.current_rowid()
    height = tab.table.verticalHeader().defaultSectionSize()
    tab.table.verticalScrollBar().setValue(50 * height + 7)
    top = tab.model.ids[50]
    for _ in range(30):
        world.add_order()
    await session.sync(["orders"])
    await until(lambda: tab.model.rowCount() == 230)
    await settled(tab)
    assert list(tab.table.selected_ids()) == [chosen]
    assert tab.table.currentIndex().row() == 90
    first = tab.table.indexAt(QPoint(0, 0)).row()
    assert tab.model.ids[first] == top
    assert tab.table.verticalScrollBar().value() == 80 * height + 7
    assert tab.table.verticalHeader().count() == 230
    tab.table.verticalScrollBar().setValue(0)
    world.add_order()
    await session.sync(["orders"])
    await until(lambda: tab.model.rowCount() == 231)
    assert tab.table.verticalScrollBar().value() == 0  # at the top one sees rows arrive
    await bench.close()
    await session.close()
    await http.aclose()


async def test_hidden_tabs_read_when_they_are_looked_at(bench, tab):
    asked = []
    tab.table.picked.connect(lambda: asked.append(1))
    subject = bench._tabs[0]
    subject.segments.button(1).click()
    assert subject.current.dataset.name == "order_lines"
    bench.desk.changes.happened.emit(frozenset({"orders"}))
    assert tab._stale
    subject.segments.button(0).click()
    assert not tab._stale
    await settled(tab)


async def test_every_control_has_a_name(tab):
    from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTableView

    tab.show_detail(True)
    put_status(tab, "4", "5")
    await settled(tab)
    for kind in (QAbstractButton, QLineEdit, QTableView):
        for widget in tab.findChildren(kind):
            own = widget.objectName().startswith("qt_") or type(widget).__name__ == "QToolButton"
            if widget.isVisible() and not (own and isinstance(widget.parent(), QLineEdit)):
                text = widget.text() if isinstance(widget, QAbstractButton) else ""
                assert widget.accessibleName() or text, widget
