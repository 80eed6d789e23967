"""Column chooser, export dialog, copying, and what an empty table says."""

import asyncio
import csv
from array import array

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.catalog.orders import ORDER_LINES, ORDERS
from desktop.models.columns import Arrangement
from desktop.models.words import pasted
from desktop.reports import Freshness
from desktop.text import MASK
from desktop.views.copying import as_text
from desktop.views.empty_state import Emptiness, EmptyState, Offer, nothing_there
from tests.gui.tabs import Bench, texts
from tests.gui.waiting import until

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


def line_of(chooser, name):
    rows = range(chooser.list.count())
    return next(r for r in rows if chooser.list.item(r).data(Qt.ItemDataRole.UserRole) == name)


def is_shown(tab, name):
    return not tab.table.isColumnHidden(list(tab.dataset.by_name).index(name))


async def test_a_column_is_found_by_typing_and_shown_by_a_click(tab):
    tab.perform("columns")
    chooser = tab.chooser
    QTest.keyClicks(chooser.search, "contr")
    shown = [r for r in range(chooser.list.count()) if not chooser.list.item(r).isHidden()]
    assert [chooser.list.item(r).text() for r in shown] == ["Contract"]
    rect = chooser.list.visualItemRect(chooser.list.item(shown[0]))
    QTest.mouseClick(chooser.list.viewport(), LEFT, pos=rect.center())
    assert is_shown(tab, "contract_id")
    QTest.keyClick(chooser, Qt.Key.Key_Escape)
    assert tab.chooser is None


async def test_columns_are_arranged_by_the_keyboard_alone(tab):
    tab.choose_columns()
    chooser = tab.chooser
    chooser.list.setCurrentRow(line_of(chooser, "status"))
    before = tab.arrangement.order.index("status")
    QTest.keyClick(chooser.list, Qt.Key.Key_Up, ALT)
    assert tab.arrangement.order.index("status") == before - 1
    assert chooser.name == "status"
    QTest.keyClick(chooser.list, Qt.Key.Key_Space)
    assert not is_shown(tab, "status")
    QTest.mouseClick(chooser.tools["sort"], LEFT)
    assert [each.column for each in tab.arrangement.sort] == ["status"]
    assert not chooser.tools["eye"].isEnabled()
    chooser.list.setCurrentRow(line_of(chooser, "customers.customer"))
    QTest.mouseClick(chooser.tools["eye"], LEFT)
    assert not tab.arrangement.is_masked("customers.customer")
    QTest.mouseClick(chooser.reset, LEFT)
    assert is_shown(tab, "status")
    assert tab.arrangement.sort == ()


async def test_the_eye_in_the_chooser_does_not_hide_the_column(tab):
    tab.choose_columns()
    chooser = tab.chooser
    rect = chooser.list.visualItemRect(chooser.list.item(line_of(chooser, "customers.customer")))
    QTest.mouseClick(
        chooser.list.viewport(), LEFT, pos=rect.topRight() + QPoint(-10, rect.height() // 2)
    )
    assert not tab.arrangement.is_masked("customers.customer")
    assert is_shown(tab, "customers.customer")


async def test_a_chooser_that_was_closed_hears_nothing_more(tab):
    tab.choose_columns()
    tab.chooser.finish()
    await asyncio.sleep(0)
    tab.arrangement.sort_by("status")
    tab.arrangement.set_masked("customers.customer", False)
    tab.arrangement.set_visible("status", False)
    tab.choose_columns()
    assert tab.chooser.isVisible()


async def test_an_export_holds_what_is_seen(bench, tab, tmp_path):
    tab.bar.search.setText(texts(tab, "order_id", 1)[0])
    await until(lambda: tab.model.rowCount() == 1)
    tab.arrangement.set_masked("official_amount", True)
    tab.arrangement.set_visible("create_time", False)
    tab.export()
    dialog = tab.export_dialog
    assert dialog.scope.button(0).text().startswith("As seen: 1 rows, ")
    assert dialog.hidden.text() == "Masked otherwise: Customer, List price."
    dialog.forms.button(1).click()
    assert dialog.form == "csv"
    target = tmp_path / "orders.csv"
    dialog.write(target)
    await until(lambda: bench.messages)
    head, line = list(csv.reader(target.read_text("utf-8-sig").splitlines()))
    assert len(head) == len(tab.arrangement.visible())
    cells = dict(zip(head, line, strict=True))
    assert "Created" not in cells
    assert cells["List price"] == MASK
    assert cells["Customer"] in (MASK, "")
    assert bench.messages[0][0] == "1 rows were exported to orders.csv."


async def test_hidden_content_is_exported_on_request_only(bench, tab, tmp_path):
    tab.export()
    dialog = tab.export_dialog
    assert not dialog.unmask.isChecked()
    dialog.scope.button(1).click()
    assert len(dialog.names) == len(ORDERS.columns)
    dialog.unmask.setChecked(True)
    dialog.forms.button(2).click()
    target = tmp_path / "orders.jsonl"
    dialog.write(target)
    await until(lambda: bench.messages)
    assert MASK not in target.read_text("utf-8")
    assert len(target.read_text("utf-8").splitlines()) == 300


async def test_an_export_that_fails_says_why_and_stays(bench, tab, tmp_path):
    tab.export()
    dialog = tab.export_dialog
    dialog.write(tmp_path / "no such folder" / "orders.xlsx")
    await until(lambda: dialog.start.isEnabled())
    assert dialog.isVisible()
    assert "cannot be" in dialog.state.text()
    assert bench.messages == []
    dialog.reject()


def test_copied_values_stay_in_their_cell_and_are_no_formula():
    assert pasted("two\nlines\tand a tab\u2028end") == "two lines and a tab end"
    assert pasted('=HYPERLINK("x")') == '\'=HYPERLINK("x")'
    assert pasted("@cmd") == "'@cmd"
    assert pasted("-12.50") == "-12.50"
    assert pasted("-1,234.50") == "-1,234.50"
    assert pasted("+86 138") == "'+86 138"
    assert pasted("\t =1+1") == "'  =1+1"
    assert pasted("＝1+1") == "'＝1+1"
    assert pasted('"a') == "'\"a"


async def test_a_large_copy_lets_the_window_live(qapp):
    row = (*("x" if name == "order_id" else None for name in ORDERS.by_name), None)
    told: list[int] = []
    text = await as_text(
        array("q", range(1000)),
        Arrangement(ORDERS, {"order": ["order_id"], "visible": ["order_id"]}),
        lambda _dataset, ids: dict.fromkeys(ids, row),
        told.append,
        headers=True,
    )
    assert text.count("\n") == 1001
    assert told[0] == 128
    assert told[-1] == 1000


async def test_a_table_never_read_offers_to_read_it(qapp, empty_session, tmp_path):
    bench = Bench(empty_session, tmp_path)
    tab = bench.open("customers").current
    await until(lambda: tab.empty.isVisible())
    assert tab.empty.text.startswith("Not read yet")
    QTest.mouseClick(tab.empty.offers[0], LEFT)
    await until(lambda: tab.model.rowCount() == 30)
    assert tab.table.isVisible()
    await bench.close()


async def test_a_missing_permission_is_named(qapp, empty_session, api, tmp_path):
    api.forbid("list_sub_customers")
    bench = Bench(empty_session, tmp_path)
    tab = bench.open("customers").current
    await until(lambda: tab.empty.isVisible())
    tab.refresh()
    await until(lambda: tab.empty.text.startswith("No permission for Customers"))
    assert "BPC_ITEM_SUBCUSTSERV_010100 or BPC_ITEM_SUBCUSTSERV_010500" in tab.empty.text
    assert bench.failures
    await bench.close()


async def test_lines_without_orders_say_how_they_are_read(bench):
    subject = bench.open("orders")
    subject.segments.button(1).click()
    tab = subject.current
    await until(lambda: tab.empty.isVisible())
    assert "one order at a time" in tab.empty.text
    tab.refresh()
    await until(lambda: bench.messages)


def test_offline_is_said_in_words():
    reason = nothing_there(ORDERS, Freshness(), False, lambda: None)
    assert reason.sentences[0].startswith("Offline.")
    assert nothing_there(ORDER_LINES, Freshness(), False, lambda: None).offers == ()
    read = nothing_there(ORDERS, Freshness(read_at="2026-11-20T00:00:00Z"), True, lambda: None)
    assert read.title == "No rows"
    broken = nothing_there(ORDERS, Freshness(error="Broken."), True, lambda: None)
    assert broken.sentences == ("Broken.",)


def test_a_sentence_of_two_lines_is_seen_whole_where_rows_would_be(qtbot):
    state = EmptyState()
    qtbot.addWidget(state)
    state.resize(900, 500)
    sentence = "This account lacks the permission item BPC_ITEM_SUBCUSTSERV_060100 or another one"
    more = "Ask the administrator of your partner account for it."
    offer = Offer("Try again", lambda: None)
    state.show_reason(Emptiness("No permission for Orders", (sentence, more), (offer,)))
    state.show()
    [shown] = [each for each in state.findChildren(QLabel) if each.text() == sentence]
    assert shown.height() >= shown.heightForWidth(shown.width())
