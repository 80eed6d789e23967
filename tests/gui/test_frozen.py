"""Columns that stay in sight: seen, clicked and found where they stay."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.catalog.orders import ORDERS
from tests.gui.waiting import until

LEFT = Qt.MouseButton.LeftButton
NAMES = list(ORDERS.by_name)
ORDER, CUSTOMER, PAID = (
    NAMES.index(name) for name in ("order_id", "customers.customer", "payment_time")
)


def frozen(tab, up_to, scrolled):
    tab.resize(700, 500)
    tab.arrangement.freeze(up_to)
    bar = tab.table.horizontalScrollBar()
    bar.setValue(scrolled)
    assert bar.value() == scrolled
    return tab.table


async def test_while_nothing_is_scrolled_all_columns_are_alike(tab):
    table = frozen(tab, "customers.customer", 0)
    assert table.header.frozen.stuck() == []
    assert table.header.frozen.width() == table.columnWidth(ORDER) + table.columnWidth(CUSTOMER)


async def test_frozen_columns_are_seen_where_they_stay(tab):
    table = frozen(tab, "customers.customer", 150)
    first = table.model().index(3, ORDER)
    second = table.model().index(3, CUSTOMER)
    assert table.visualRect(first).left() == 0
    assert table.visualRect(second).left() == table.columnWidth(ORDER)
    assert table.indexAt(table.visualRect(first).center()) == first
    assert table.indexAt(table.visualRect(second).center()) == second
    QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(second).center())
    assert table.currentIndex() == second
    assert table.horizontalScrollBar().value() == 150


async def test_their_text_is_painted_over_what_moved_below_them(tab):
    table = frozen(tab, "order_id", 0)
    before = table.viewport().grab(table.visualRect(table.model().index(2, ORDER))).toImage()
    table.horizontalScrollBar().setValue(170)
    after = table.viewport().grab(table.visualRect(table.model().index(2, ORDER))).toImage()
    assert before == after


async def test_the_header_of_a_frozen_column_sorts_and_names_itself(tab):
    header = frozen(tab, "order_id", 170).header
    where = QPoint(30, header.height() // 2)
    assert header._section_at(where) == ORDER
    assert "Order number" in header.tip_at(header._section_at(where), where)
    asked = []
    header.asked_menu.connect(lambda section, _: asked.append(section))
    QTest.mouseClick(header.viewport(), LEFT, pos=where)
    assert [each.column for each in tab.arrangement.sort] == ["order_id"]
    eye = frozen(tab, "customers.customer", 150).header._eye_rect(CUSTOMER).center()
    QTest.mouseClick(header.viewport(), LEFT, pos=eye)
    assert not tab.arrangement.is_masked("customers.customer")
    assert len(tab.arrangement.sort) == 1


async def test_a_cell_is_not_brought_into_view_under_what_is_frozen(tab):
    table = frozen(tab, "customers.customer", 0)
    table.scrollTo(table.model().index(5, PAID))
    assert table.horizontalScrollBar().value() > 0
    place = NAMES.index("service_type_name")
    table.scrollTo(table.model().index(5, place))
    assert table.visualRect(table.model().index(5, place)).left() >= table.header.frozen.width()
    at = table.horizontalScrollBar().value()
    table.scrollTo(table.model().index(5, ORDER))
    assert table.horizontalScrollBar().value() == at


async def test_columns_as_wide_as_the_table_do_not_freeze(tab):
    table = frozen(tab, "order_id", 100)
    assert table.header.frozen.stuck()
    table.setColumnWidth(ORDER, 600)
    assert table.header.frozen.stuck() == []


async def test_the_menu_of_a_header_freezes_and_frees(tab):
    def entries():
        tab.menus.show_header(CUSTOMER, QPoint(0, 0))
        return {action.text(): action for action in tab.menus.menu.actions()}

    assert "Freeze no columns" not in entries()
    entries()["Freeze up to here"].trigger()
    assert tab.arrangement.frozen_columns() == ("order_id", "customers.customer")
    assert "Freeze up to here" not in entries()
    entries()["Freeze no columns"].trigger()
    assert tab.arrangement.frozen_columns() == ()
    await until(lambda: not tab._desk.tasks.running("show orders"))
