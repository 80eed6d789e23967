"""Saved views at a tab: chosen by menu and keys, saved, undone, passed on as files."""

import json

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Condition, Query, Sort
from desktop.models import filters
from desktop.models.view_files import FORMAT
from desktop.views.ask import Question
from tests.gui.tabs import Bench, texts
from tests.gui.waiting import until

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


def named(tab, name):
    return next(view for view in tab.saved.views.all() if view.name == name)


def entries(menu):
    """What the menu offers, without the keys."""
    return [a.text().split("\t")[0] for a in menu.actions() if a.text()]


def entry(tab, words):
    [action] = [a for a in tab.saved.menu().actions() if a.text().split("\t")[0] == words]
    return action


async def choose(tab, name, session):
    tab.saved.choose(named(tab, name))
    rows = await session.count(tab.query())
    await until(lambda: tab.model.rowCount() == rows)


async def test_the_menu_lists_what_ships_and_names_its_keys(bench, tab):
    menu = tab.saved.menu()
    assert entries(menu)[:4] == ["All rows", "Unpaid", "Pending review", "Last 30 days"]
    assert [a.text().split("\t")[1] for a in menu.actions()[:2]] == ["Alt+0", "Alt+1"]
    assert [a.isChecked() for a in menu.actions()[:2]] == [True, False]
    assert "Save as a view…" in entries(menu)
    assert "Discard the changes" not in entries(menu)
    assert not entry(tab, "Export my views…").isEnabled()


async def test_keys_choose_a_view_and_the_button_names_it(bench, tab, session):
    tab.activateWindow()
    await until(tab.isActiveWindow)
    button = bench._tabs[0].views
    assert button.text() == "View"
    QTest.keyClick(tab.table, Qt.Key.Key_1, ALT)
    unpaid = await session.count(Query(ORDERS, (Condition("status", "in", ("6",)),)))
    assert 0 < unpaid < 300
    await until(lambda: tab.model.rowCount() == unpaid)
    assert [chip.words for chip in tab.bar.chips] == ["Status: Pending payment"]
    assert button.text() == "View: Unpaid"
    tab.arrangement.sort_by("official_amount")
    assert button.text() == "View: Unpaid (changed)"
    QTest.keyClick(tab.table, Qt.Key.Key_0, ALT)
    await until(lambda: tab.model.rowCount() == 300)
    assert (button.text(), tab.arrangement.sort) == ("View", ())


async def test_changes_can_be_discarded(tab, session):
    await choose(tab, "Unpaid", session)
    tab.bar.clear()
    entry(tab, "Discard the changes").trigger()
    assert [chip.words for chip in tab.bar.chips] == ["Status: Pending payment"]


async def test_a_view_is_saved_under_a_name_that_is_asked_for(bench, tab, session):
    tab.bar.search.setText("云")
    tab.arrangement.sort_by("official_amount")
    await until(lambda: tab.model.rowCount() < 300)
    entry(tab, "Save as a view…").trigger()
    await until(lambda: questions())
    [question] = questions()
    QTest.keyClicks(question.field, " My clouds ")
    question.accept()
    await until(lambda: bench.messages)
    assert bench.messages[0][:2] == ("“My clouds” was saved.", "Undo")
    assert bench.local.views("orders")[0][0] == "My clouds"
    rows = tab.model.rowCount()
    await choose(tab, "All rows", session)
    assert tab.search_text == ""
    await choose(tab, "My clouds", session)
    assert (tab.search_text, tab.model.rowCount()) == ("云", rows)
    assert tab.arrangement.sort == (Sort("official_amount", True),)


def questions():
    found = QApplication.topLevelWidgets()
    return [each for each in found if isinstance(each, Question) and each.isVisible()]


async def test_a_deleted_view_is_brought_back_by_undo(bench, tab):
    tab.saved.save_as("A")
    tab.arrangement.set_visible("status", False)
    tab.saved.save_as("A")
    assert bench.messages[-1][0] == "The view “A” was replaced."
    entry(tab, "Delete “A”").trigger()
    assert bench.messages[-1][:2] == ("The view “A” was deleted.", "Undo")
    assert bench.local.views("orders") == []
    assert tab.saved.title() == "View"
    bench.messages[-1][2]()
    [(name, state)] = bench.local.views("orders")
    assert (name, "status" in state["visible"]) == ("A", False)
    assert tab.saved.title() == "View: A"
    tab.saved.rename(named(tab, "A"), "B & C")
    assert tab.saved.title() == "View: B & C"
    assert "Delete “B && C”" in entries(tab.saved.menu())
    bench.messages[-1][2]()
    assert tab.saved.title() == "View: A"


async def test_views_filters_and_search_are_there_after_a_restart(bench, tab, session, tmp_path):
    await choose(tab, "Unpaid", session)
    tab.saved.save_as("Mine")
    tab.bar.search.setText("云")
    rows = await session.count(tab.query())
    await until(lambda: tab.model.rowCount() == rows and not tab.bar._pause.isActive())
    tab.arrangement.freeze("order_id")
    await bench.written()
    again = Bench(session, tmp_path)
    other = again.open("orders").current
    await until(lambda: other.fresh.rows == 300)
    assert other.search_text == "云"
    assert [chip.words for chip in other.bar.chips] == ["Status: Pending payment"]
    assert (other.model.rowCount(), other.saved.title()) == (rows, "View: Mine (changed)")
    assert other.arrangement.frozen_columns() == ("order_id",)
    await again.close()


async def test_a_question_from_elsewhere_is_no_view(bench, tab, session):
    tab.arrangement.set_visible("status", False)
    tab.saved.save_as("Narrow")
    await choose(tab, "All rows", session)
    tab.arrangement.set_visible("status", True)
    await choose(tab, "Narrow", session)
    assert tab.table.isColumnHidden(list(ORDERS.by_name).index("status"))
    bench._tabs[0].go("orders", Query(ORDERS, (Condition("status", "in", ("5",)),)))
    assert tab.saved.title() == "View"
    assert tab.arrangement.is_visible("status")


async def test_who_i_am_is_asked_once(bench, session):
    tab = bench.open("customers").current
    await until(lambda: tab.model.rowCount() == 30)
    tab.saved.choose(named(tab, "My customers"))
    editor = tab.saved.panel.rows.itemAt(2).widget()
    await until(lambda: editor.list.count() > 1)
    values = [
        editor.list.item(n).data(Qt.ItemDataRole.UserRole) for n in range(editor.list.count())
    ]
    at, login = next((n, value) for n, value in enumerate(values) if value)
    item = editor.list.visualItemRect(editor.list.item(at)).center()
    QTest.mouseClick(editor.list.viewport(), LEFT, pos=item)
    await until(lambda: session.settings.my_login == login)
    mine = await session.count(tab.query())
    await until(lambda: 0 < tab.model.rowCount() == mine < 30)
    assert tab.bar.chips[0].words == f"Account manager: {login}"
    await choose(tab, "All rows", session)
    await choose(tab, "My customers", session)
    assert tab.model.rowCount() == mine
    assert f"I am not “{login}”…" in entries(tab.saved.menu())


async def test_views_go_to_a_colleague_in_a_file(bench, tab, tmp_path):
    tab.saved.save_as("A")
    file = tmp_path / "views.json"
    tab.saved.files.give(file)
    await until(lambda: bench.messages[-1][0] == "The views were written to views.json.")
    assert json.loads(file.read_text("utf-8"))["format"] == FORMAT
    tab.saved.files.take(file)
    await until(lambda: bench.messages[-1][0] == "1 view was imported.")
    assert [view.name for view in tab.saved.views.own] == ["A", "A (2)"]
    bench.messages[-1][2]()
    assert [name for name, _ in bench.local.views("orders")] == ["A"]


async def test_a_file_that_holds_no_views_is_said_in_words(bench, tab, tmp_path):
    for name in ("not there.json", "other.json"):
        (tmp_path / "other.json").write_text("{}")
        tab.saved.files.take(tmp_path / name)
        await until(lambda: bench.failures)
        [(_, exc)] = bench.failures
        assert exc.advice
        bench.failures.clear()
    assert tab.saved.views.own == ()


async def test_views_of_other_tables_are_taken_over_too(bench, tab, tmp_path):
    items = [{"dataset": "customers", "name": "C", "visible": ["customer", "nothing"]}]
    whole = {"format": FORMAT, "version": 1, "views": [*items, {"dataset": "future", "name": "F"}]}
    (tmp_path / "views.json").write_text(json.dumps(whole))
    tab.saved.files.take(tmp_path / "views.json")
    await until(lambda: bench.messages)
    assert bench.messages[0][0] == (
        "1 view was imported. Left out, since its table is not known here: 1. "
        "Columns and filters that this version does not know: 1."
    )
    customers = bench.open("customers").current
    assert [view.name for view in customers.saved.views.own] == ["C"]


async def test_a_view_that_cannot_be_written_is_said(bench, tab, full_disk, caplog):
    tab.saved.save_as("A")
    await until(lambda: bench.failures)
    assert bench.failures[0][1].advice
    caplog.clear()


async def test_any_column_can_be_filtered_by_from_its_header(tab):
    header, place = tab.table.header, list(ORDERS.by_name).index("official_amount")
    where = header._funnel_rect(place)
    assert where.isNull()
    header._hover(place)
    where = header._funnel_rect(place).center()
    assert header.tip_at(place, where) == "Filter by this column"
    QTest.mouseClick(header.viewport(), LEFT, pos=where)
    assert tab.arrangement.sort == ()
    editor = tab.bar.panel.rows.itemAt(1).widget()
    QTest.keyClicks(editor.least, "1")
    await until(lambda: tab.bar.chips)
    assert tab.bar.chips[0].words == "List price: from 1.00"
    header._hover(-1)
    assert not header._funnel_rect(place).isNull()  # it stays while the column narrows the rows
    tab.bar.clear()
    assert header._funnel_rect(place).isNull()


async def test_a_column_of_another_table_is_filtered_by_as_its_kind_says(tab):
    name = "customers.association_type"
    assert filters.filter_of(ORDERS, name)
    tab.arrangement.set_visible(name, True)
    tab.table.setCurrentIndex(tab.model.index(0, list(ORDERS.by_name).index(name)))
    tab.perform("filter_column")
    editor = tab.bar.panel.rows.itemAt(1).widget()
    await until(lambda: editor.list.count() >= 2)
    editor.list.toggle(editor.list.item(0))
    await until(lambda: 0 < tab.model.rowCount() < 300)


async def test_of_few_texts_one_can_be_ticked(tab, session):
    tab.bar.edit(filters.filter_of(ORDERS, "currency"))
    editor = tab.bar.panel.rows.itemAt(1).widget()
    assert not editor.list.isVisible()
    tab.bar.panel.finish()
    rows = await session.values(ORDERS, "service_type_code")
    tab.bar.edit(filters.filter_of(ORDERS, "service_type_code"))
    editor = tab.bar.panel.rows.itemAt(1).widget()
    await until(lambda: editor.list.isVisible() and editor.list.count() == len(rows))
    editor.list.toggle(editor.list.item(0))
    await until(lambda: tab.model.rowCount() == rows[0][1])
    QTest.keyClicks(editor.field, "hws")
    await until(lambda: tab.bar.chips[0].words == "Product code: contains “hws”")
    assert editor.list.values() == ()
    assert set(texts(tab, "service_type_code", 5)) != {""}
