"""Ctrl+K: typing shows groups, the keyboard leads to rows, commands are run, names stay hidden."""

import asyncio

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from shiboken6 import isValid

from desktop.catalog import SUBJECTS
from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Condition, Query
from desktop.models.fitting import fit, marks
from desktop.models.palette import Line, PaletteModel, Section
from desktop.settings import ViewStates
from desktop.store import search, tables
from desktop.views import palette_search
from desktop.views.commands import Command, console_pages
from desktop.views.main_window import MainWindow
from desktop.views.palette import Palette
from tests.gui.waiting import until

CTRL, LEFT = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton
KEY = Qt.Key
SHOWN = tuple(each for each in SUBJECTS if each.name in ("customers", "orders", "console"))


@pytest.fixture
async def palette(bench, qtbot, monkeypatch):
    """An open palette over a window with a button; where it leads to is noted by the bench."""
    monkeypatch.setattr(palette_search, "_PAUSE_S", 0.01)
    host = QWidget()
    button = QPushButton("first", host)
    host.resize(900, 700)
    host.show()
    host.activateWindow()
    await until(host.isActiveWindow)
    button.setFocus()
    made = Palette(host, bench.desk, (console_pages(bench.desk),))
    made.open()
    await until(lambda: made.search.settled)
    yield made
    if isValid(made):
        made.finish()
    host.close()
    host.deleteLater()
    await asyncio.sleep(0)


async def typed(palette, text):
    """Type a text, and wait for what fits it."""
    palette.field.clear()
    if text.isascii():
        QTest.keyClicks(palette.field, text)
    else:
        palette.field.setText(text)  # QTest knows no other keys
    await settled(palette, text)


async def settled(palette, text):
    await until(lambda: palette.search.settled and palette.search.text == text)


def press(palette, *keys):
    for key in keys:
        QTest.keyClick(palette.field, key)


def headings(palette):
    return [line.title for line in lines(palette) if line.act is None]


def titles(palette):
    return [line.title for line in lines(palette) if line.act is not None]


def lines(palette):
    model = palette.list.lines
    return [model.line(row) for row in range(model.rowCount())]


async def test_typing_shows_groups_and_enter_goes_to_the_row(bench, palette, shared_world):
    order = shared_world.timeline[40]["order_id"]
    await typed(palette, "yunfan 2611 cs")
    assert titles(palette) == []
    await typed(palette, order[2:])
    assert (headings(palette)[0], titles(palette)[0]) == ("Orders", order)
    press(palette, KEY.Key_Return)
    assert palette.isHidden()
    ((name, query, rowid),) = bench.jumps
    assert (name, query) == ("orders", None)
    assert order in bench.desk.session.reader()(ORDERS, [rowid])[rowid]


async def test_arrows_go_round_and_leave_headings_out(palette):
    await typed(palette, "cs2")
    first = palette.list.current()
    press(palette, KEY.Key_Down)
    second = palette.list.current()
    press(palette, KEY.Key_Up, KEY.Key_Up)
    last = palette.list.current()
    assert (last.title, last in (first, second)) == (titles(palette)[-1], False)
    press(palette, KEY.Key_Down)
    assert palette.list.current() is first
    assert palette.field.accessibleDescription() == first.spoken
    press(palette, KEY.Key_PageDown, KEY.Key_PageDown, KEY.Key_PageDown)
    assert palette.list.current() is last


async def test_enter_before_there_is_an_answer_takes_the_first_of_it(bench, palette):
    QTest.keyClicks(palette.field, "cs26")
    press(palette, KEY.Key_Return)
    assert palette.isVisible()
    await until(lambda: bench.jumps)
    assert [jump[0] for jump in bench.jumps] == ["orders"]


async def test_tab_shows_one_group_with_more_lines_and_esc_shows_all_again(bench, palette):
    await typed(palette, "cs")
    groups, few = headings(palette), len(titles(palette))
    while headings(palette) != ["Orders"]:
        press(palette, KEY.Key_Tab)
        await settled(palette, "cs")
    assert len(titles(palette)) > few
    await until(lambda: titles(palette)[-1] == "Show all 300 in the table")
    press(palette, KEY.Key_Escape)
    await settled(palette, "cs")
    assert headings(palette) == groups
    press(palette, *[KEY.Key_Down] * titles(palette).index("Show all in the table"), KEY.Key_Enter)
    ((name, query, rowid),) = bench.jumps
    assert (query, rowid) == (Query(query.dataset, search="cs"), None)
    assert name == query.dataset.name


async def test_what_belongs_to_the_only_customer_is_offered(bench, palette, shared_world):
    key = next(iter(shared_world.customers))
    await typed(palette, key)
    assert headings(palette)[:2] == ["Customers", f"Of {key}"]
    press(palette, *[KEY.Key_Down] * titles(palette).index("Orders"), KEY.Key_Return)
    query = Query(ORDERS, (Condition("customer_id", "in", (key,)),))
    assert bench.jumps == [("orders", query, None)]


async def test_what_is_composed_is_looked_for_once_it_is_committed(palette, shared_world):
    names = [each["customer"] or "" for each in shared_world.customers.values()]
    sign = next(name[0] for name in names if "\u4e00" <= name[:1] <= "\u9fff")
    QApplication.sendEvent(palette.field, QInputMethodEvent("shen", []))
    press(palette, KEY.Key_Down, KEY.Key_Return, KEY.Key_Escape)  # meant for the input method
    assert (palette.search.text, palette.isVisible(), palette.search.settled) == ("", True, True)
    event = QInputMethodEvent()
    event.setCommitString(sign)
    QApplication.sendEvent(palette.field, event)
    await settled(palette, sign)
    assert "Customers" in headings(palette)


async def test_hidden_names_are_shown_when_the_eye_says_so(bench, palette, shared_world):
    customer = next(each for each in shared_world.customers.values() if each["customer"])
    arrangement = bench.desk.arrangement(CUSTOMERS)
    await typed(palette, customer["account_name"])
    assert palette.list.current().masked
    for secret in (customer["customer"], customer["account_name"]):
        assert secret not in "".join(line.spoken for line in lines(palette))
    assert palette.note.text() == "Alt+N shows names"
    QTest.mouseClick(palette.eye, LEFT)
    assert palette.list.current().title == customer["customer"]
    assert not arrangement.is_masked("customer")
    QTest.mouseClick(palette.eye, LEFT)
    assert palette.list.current().masked
    assert arrangement.is_masked("customer")


async def test_a_row_that_is_gone_is_marked_and_its_table_shows_it(bench, palette, shared_world):
    order = shared_world.timeline[7]["order_id"]
    await bench.desk.session._store.write(tables.give_up, ORDERS, [(order,)], 1)
    await typed(palette, order)
    assert (palette.list.current().right, palette.list.current().quiet) == ("gone", True)
    press(palette, KEY.Key_Return)
    assert bench.jumps[0][1] == Query(ORDERS, gone=True)


async def test_rows_that_are_not_in_the_index_yet_are_brought_in(bench, palette, monkeypatch):
    monkeypatch.setattr(search, "AT_ONCE", 100)
    await bench.desk.session._store.write(forget)
    notes = []
    palette.search.answered.connect(lambda: notes.append(palette.note.text()))
    palette.field.setText("cs26")
    await until(lambda: "Orders" in headings(palette) and palette.search.ready == 1)
    assert "The search is being prepared: 0 %" in notes
    assert "prepared" not in palette.note.text()


def forget(db):
    db.execute("UPDATE search_index SET done = 0")
    for dataset in ("customers", "orders"):
        pieces = f"{dataset}_pieces"
        db.execute(f"INSERT INTO {pieces} ({pieces}) VALUES ('delete-all')")


async def test_rows_that_come_leave_the_current_line_where_it_is(bench, palette, shared_world):
    await typed(palette, "cs2")
    press(palette, KEY.Key_Down, KEY.Key_Down)
    before, session = palette.list.current(), bench.desk.session
    values = {"order_id": "CS29", "create_time": "2029-01-01T00:00:00Z"}
    row = tuple(values.get(column.name) for column in ORDERS.own)
    await session._store.write(tables.put, ORDERS, [row])
    bench.desk.changes.happened.emit(frozenset({"orders"}))
    await until(lambda: titles(palette)[0] == "CS29")
    assert palette.list.current().title == before.title
    assert titles(palette).index(before.title) == 3


async def test_nothing_found_is_said_and_a_click_beside_closes(palette):
    await typed(palette, "zzzqqq")
    assert palette.nothing.isVisible()
    press(palette, KEY.Key_Down, KEY.Key_Return, KEY.Key_Tab)
    assert (titles(palette), palette.isVisible()) == ([], True)
    QTest.mouseClick(palette, LEFT, pos=QPoint(5, 690))
    assert palette.isHidden()


async def test_a_click_on_a_line_chooses_it(bench, palette):
    await typed(palette, "提现")
    assert headings(palette) == ["Console"]
    rect = palette.list.visualRect(palette.list.currentIndex())
    QTest.mouseClick(palette.list.viewport(), LEFT, pos=rect.center())
    assert bench.brought == [("console", "withdraw")]


# ------------------------------------------------------------------ in the window


@pytest.fixture
async def window(bench, tmp_path):
    """A window on the filled account, the orders in front."""
    made = MainWindow(bench.theme, ViewStates(tmp_path / "window.json"), "en")
    for name in ("go", "bring", "open_page"):
        object.__setattr__(bench.desk, name, getattr(made, name))
    made.show_room("Sample")
    made.open_desk(bench.desk, SHOWN, "sample")
    made.show()
    made.bring("orders")
    made.activateWindow()
    await until(lambda: made.isActiveWindow() and not made.reading)
    yield made
    await bench.desk.tasks.stop()
    made.close_desk()
    made.close()
    made.deleteLater()


async def ran(window, text):
    """Open the palette by its keys, type, and press Enter; what was offered."""
    QTest.keyClick(window, KEY.Key_K, CTRL)
    palette = window.opener.palette
    await typed(palette, text)
    offered = titles(palette)
    press(palette, KEY.Key_Return)
    assert window.opener.palette is None
    return offered


async def test_ctrl_k_opens_a_child_of_the_window_and_esc_gives_the_keyboard_back(window):
    window.tab.current.table.setFocus()
    QTest.keyClick(window, KEY.Key_K, CTRL)
    palette = window.opener.palette
    assert (palette.parentWidget(), palette.isWindow()) == (window, False)
    assert QApplication.focusWidget() is palette.field
    await until(lambda: palette.search.settled)
    assert titles(palette)[:3] == ["Go to Customers", "Go to Orders", "Go to Console"]
    window.resize(window.width() + 50, window.height() - 40)
    assert palette.size() == window.size()
    press(palette, KEY.Key_Escape)
    assert window.opener.palette is None
    assert QApplication.focusWidget() is window.tab.current.table
    QTest.keyClick(window, KEY.Key_K, CTRL)
    QTest.keyClick(window, KEY.Key_1, CTRL)  # the focus goes to the other tab
    assert window.opener.palette is None


async def test_commands_do_what_the_window_can(window):
    done = []
    window.menus.by_name["sync"].triggered.connect(lambda: done.append("sync"))
    await ran(window, "sync")
    account = window.top.menu.addAction("North && South")
    account.setCheckable(True)
    account.triggered.connect(lambda: done.append("account"))
    assert await ran(window, "north") == ["Switch to the account North & South"]
    assert done == ["sync", "account"]
    await ran(window, "hide the column product")
    arrangement = window.tab.current.arrangement
    assert not arrangement.is_visible("service_type_name")
    await ran(window, "reveal what customer")
    assert not arrangement.is_masked("customers.customer")
    assert "Orders: Unpaid" in await ran(window, "orders: unpaid")
    assert window.tab.current.query().where == (Condition("status", "in", ("6",)),)
    await ran(window, "go to cust")
    assert window.tab.subject.name == "customers"


# ------------------------------------------------------------------ what fits


@pytest.mark.parametrize(
    ("text", "names", "rank"),
    [
        ("刷新", ("刷新全部",), 0),
        ("全部", ("刷新全部",), 1),
        ("sxqb", ("刷新全部",), 1),
        ("qb", ("刷新全部",), 2),
        ("q", ("刷新全部",), None),
        ("every", ("刷新全部", "Refresh everything"), 1),
        ("very", ("Refresh everything",), 2),
        ("refresh 全部", ("刷新全部", "Refresh everything"), 1),
        ("nothing", ("Refresh everything",), None),
    ],
)
def test_commands_fit_in_chinese_in_english_and_by_initials(text, names, rank):
    assert fit(text, names) == rank


def test_marks_are_left_out_where_folding_moves_the_signs():
    assert marks("云帆 CS26", "cs 帆") == [(3, 2), (1, 1)]
    assert marks("ﬁsh cs", "cs") == []


def test_headings_are_stepped_over():
    line = Command("a", lambda: None).line()
    model = PaletteModel()
    two = (line, Line("b", act=line.act))
    model.show([Section("1", "One", two), Section("2", "Two", ()), Section("3", "Three", two)])
    assert model.rowCount() == 6
    assert [model.step(-1, 1), model.step(2, 1), model.step(1, -1), model.step(5, 1)] == [
        1,
        4,
        5,
        1,
    ]
    assert [model.near(0), model.near(3), model.near(9)] == [1, 4, 5]
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    model.show([])
    assert (model.step(-1, 1), model.near(0)) == (-1, -1)
