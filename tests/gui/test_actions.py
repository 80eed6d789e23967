"""Writes in the window: where they are offered, the form, the question, what became of them."""

import copy
import json
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.actions.entry import State
from desktop.actions.lookup import Lookup
from desktop.actions.plan import Wish
from desktop.catalog import DATASETS
from desktop.catalog.action import Values
from desktop.catalog.actions import ACTIONS
from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.kinds import UNITS
from desktop.catalog.query import Condition
from desktop.sandbox.app import Sandbox
from desktop.sandbox.faults import Fault
from desktop.sandbox.verifying import CODE
from desktop.views import action_question, commands
from desktop.views.action_dialog import ActionDialog
from desktop.views.action_opener import ActionOpener
from desktop.views.ask import Question
from desktop.views.customer_page import CustomerPage
from tests.gui.waiting import dialog, until

LEFT, ENTER, ESC = Qt.MouseButton.LeftButton, Qt.Key.Key_Return, Qt.Key.Key_Escape
ALLOCATE, VOUCHER, TICKET = (
    ACTIONS[name] for name in ("allocate", "issue_voucher", "create_ticket")
)


@pytest.fixture
def api(shared_world):
    """Money is moved here, so no other test sees this world."""
    return Sandbox(copy.deepcopy(shared_world), quota=None)


@pytest.fixture
async def opener(bench, customers):
    """Opens the dialogs over the tab of the customers."""
    made = ActionOpener(bench.desk, customers)
    yield made
    await made.end()


@pytest.fixture
async def customers(bench, monkeypatch):
    """The tab of the customers of an account that may write; a question may be answered at once."""
    monkeypatch.setattr(action_question, "_ARMED_MS", 0)
    bench.desk.session.settings.read_only = False
    return bench.open("customers")


@pytest.fixture
async def resale(bench):
    """The keys of customers to whom money can be moved."""
    rows = await Lookup(bench.desk.session).where(
        CUSTOMERS, [Condition("association_type", "in", ("2",))]
    )
    return tuple(row["customer_id"] for row in rows)


def committed(api):
    return [each for each in api.world.ledger if each.operation == ALLOCATE.operation]


async def opened(bench, opener, action, wish, **typed):
    """The dialog of an action, with lines typed into."""
    bench.desk.open_action(action, Wish(wish))
    await until(lambda: opener.dialog is not None)
    found = opener.dialog
    for name, text in typed.items():
        QTest.keyClicks(found.form.controls[name].line, text)
    return found


async def asked(made):
    """The question that follows from the form."""
    QTest.mouseClick(made.next, LEFT)
    await until(lambda: made.page is made.question or wrongs(made))
    assert made.page is made.question, wrongs(made)
    await until(made.next.isEnabled)
    return made.question


def wrongs(made):
    return made.form.wrongs() if isinstance(made, ActionDialog) else {}


def texts(widget):
    return [each.text() for each in widget.findChildren(QLabel) if not each.isHidden()]


async def test_money_is_allocated_once_and_the_bar_says_to_whom(bench, opener, api, resale):
    made = await opened(bench, opener, ALLOCATE, {"customer_id": resale[:1]}, amount="100.00")
    question = await asked(made)
    assert bench.desk.arrangement(CUSTOMERS).is_masked("customer")  # in the table, not here
    assert any(resale[0] in text for text in texts(question))
    assert "•" not in " ".join(texts(question))
    assert made.next.text() == "Allocate 100.00 CNY"
    assert made.back.isDefault()
    QTest.mouseClick(made.next, LEFT)
    await until(lambda: opener.dialog is None)
    assert len(committed(api)) == 1
    ((text, verb, act),) = bench.messages
    assert text == f"100.00 CNY was allocated to {resale[0]}."  # names are hidden here
    act()
    assert verb
    assert bench.brought == [("outbox", "")]


async def test_a_double_click_and_a_held_enter_send_once(bench, opener, api, resale):
    made = await opened(bench, opener, ALLOCATE, {"customer_id": resale[:1]}, amount="1")
    await asked(made)
    QTest.mouseDClick(made.next, LEFT)
    made.next.click()
    for _ in range(5):
        held = QKeyEvent(QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "\r", True)
        QApplication.sendEvent(made, held)
    await until(lambda: opener.dialog is None)
    assert len(committed(api)) == 1
    assert len(bench.local.outbox.all()) == 1


async def test_enter_held_in_the_form_never_confirms(bench, opener, api, resale):
    made = await opened(bench, opener, ALLOCATE, {"customer_id": resale[:1]}, amount="1")
    QTest.keyClick(made.form.controls["amount"].line, ENTER)
    await until(lambda: made.question is not None)
    assert made.back.hasFocus() or QApplication.focusWidget() is None
    for target in (made, made.back):
        held = QKeyEvent(QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "\r", True)
        QApplication.sendEvent(target, held)
    assert made.page is made.question
    assert not committed(api)
    QTest.keyClick(made, ENTER)  # a new one presses the safe button
    assert made.page is made.form


async def test_a_double_click_on_continue_does_not_confirm(bench, opener, resale, monkeypatch):
    monkeypatch.setattr(action_question, "_ARMED_MS", 60_000)
    made = await opened(bench, opener, ALLOCATE, {"customer_id": resale[:1]}, amount="1")
    QTest.mouseClick(made.next, LEFT)
    await until(lambda: made.question is not None)
    assert not made.next.isEnabled()
    made.next.setEnabled(True)
    made.next.click()
    assert made.outcome is None


async def test_esc_leads_back_and_keeps_a_draft_if_one_says_so(bench, opener, resale):
    made = await opened(bench, opener, ALLOCATE, {"customer_id": resale[:1]}, amount="12.50")
    await asked(made)
    QTest.keyClick(made, ESC)
    assert made.page is made.form
    QTest.keyClick(made, ESC)
    await until(lambda: dialog(Question))
    QTest.keyClick(dialog(Question), ENTER)
    await until(lambda: opener.dialog is None)
    (draft,) = bench.local.outbox.all()
    assert (draft.state, draft.given["amount"]) == (State.DRAFT, 1250 * UNITS // 100)
    again = await opened(bench, opener, ALLOCATE, {})  # what nobody filled in is not asked about
    QTest.keyClick(again, ESC)
    assert opener.dialog is None


async def test_what_is_filled_in_is_a_draft_when_the_account_is_closed(bench, opener, resale):
    await opened(bench, opener, ALLOCATE, {"customer_id": resale[:1]}, amount="12.50")
    await opener.end()
    assert opener.dialog is None
    assert [each.state for each in bench.local.outbox.all()] == [State.DRAFT]
    bench.desk.writes.asked.connect(opener.open)  # which the end of the test takes away


async def test_a_draft_is_gone_once_it_was_sent(bench, opener, api, resale):
    values: Values = {"customer_id": (resale[0],), "amount": 5 * UNITS}
    number = await bench.actions.draft(ALLOCATE, values)
    bench.desk.open_action(ALLOCATE, Wish(values), number)
    made = opener.dialog
    assert made.form.controls["amount"].line.text() == "5.00"
    await asked(made)
    QTest.mouseClick(made.next, LEFT)
    await until(lambda: opener.dialog is None)
    assert [each.state for each in bench.local.outbox.all()] == [State.DONE]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("0", "above zero"), ("-1", "above zero"), ("1.001", "two decimals"), ("x", "not an amount")],
)
async def test_what_cannot_be_is_said_at_the_field(bench, opener, resale, typed, sentence):
    made = await opened(bench, opener, ALLOCATE, {"customer_id": resale[:1]}, amount=typed)
    QTest.mouseClick(made.next, LEFT)
    assert sentence in made.form.wrongs()["amount"]
    assert made.page is made.form
    QTest.keyClicks(made.form.controls["amount"].line, "1")
    assert "amount" not in made.form.wrongs()  # until it rests


async def test_more_than_there_is_is_said_before_anything_is_sent(bench, opener, api, resale):
    made = await opened(bench, opener, ALLOCATE, {"customer_id": resale[:1]}, amount="99999999")
    QTest.mouseClick(made.next, LEFT)
    await until(lambda: made.form.wrongs())
    assert "can be allocated" in made.form.wrongs()["amount"]
    assert not api.world.ledger


async def test_the_form_shows_what_there_is_and_as_of_when(bench, opener, resale):
    made = await opened(bench, opener, ALLOCATE, {"customer_id": resale[:2]})
    await until(lambda: not made.form.purse.isHidden())
    assert made.form.purse.text().startswith("Can be allocated ")
    assert " as of " in made.form.purse.text()
    assert sum("Balance " in text for text in texts(made.form.whom)) == 2


async def test_a_refusal_reopens_the_form_with_the_field_at_fault(bench, opener, api, resale):
    made = await opened(bench, opener, ALLOCATE, {"customer_id": resale[:1]}, amount="9")
    await asked(made)
    body = json.dumps({"error_code": "CBC.5003", "error_msg": "too little"}).encode()
    api.fail_next(Fault("status", status=400, body=body, operation=ALLOCATE.operation))
    QTest.mouseClick(made.next, LEFT)
    await until(lambda: made.page is made.form)
    assert list(made.form.wrongs()) == ["amount"]
    assert made.form.controls["amount"].line.text() == "9"
    assert "CBC.5003" in made.form.below.text.toPlainText()


async def test_an_answer_that_never_comes_is_unsure_and_not_sent_again(bench, opener, api, resale):
    made = await opened(bench, opener, ALLOCATE, {"customer_id": resale[:2]}, amount="7")
    await asked(made)
    api.fail_next(Fault("drop", operation=ALLOCATE.operation, after=True))
    QTest.mouseClick(made.next, LEFT)
    await until(lambda: made.outcome and made.outcome.entries)
    assert [each.state for each in made.outcome.entries] == [State.UNSURE, State.READY]
    assert "may have happened" in made.outcome.advice.text()
    assert len(committed(api)) == 1
    QTest.mouseClick(made.back, LEFT)
    assert bench.brought == [("outbox", "")]


async def test_only_the_refused_are_tried_again_as_a_new_entry(bench, opener, api, resale):
    quotas = await Lookup(bench.desk.session).where(
        DATASETS["voucher_quotas"], [Condition("quota_status", "in", ("0",))]
    )
    quota = max(quotas, key=lambda row: row["balance"] or 0)["quota_id"]
    wish = {"customer_ids": resale[:3], "quota_id": quota}
    made = await opened(bench, opener, VOUCHER, wish, face_value="10")
    await asked(made)
    answer = {
        "error_details": [{"id": resale[1], "error_code": "CBC.99000035", "error_msg": "no"}],
        "coupon_infos": [{"id": resale[0], "coupon_id": "CP1"}, {"id": resale[2]}],
    }
    body = json.dumps(answer).encode()
    api.fail_next(Fault("body", body=body, operation=VOUCHER.operation))
    QTest.mouseClick(made.next, LEFT)
    await until(lambda: made.outcome and made.outcome.entries)
    await until(lambda: any("no longer, a customer" in text for text in texts(made.outcome)))
    assert any(resale[1] in text for text in texts(made.outcome))
    QTest.mouseClick(made.also, LEFT)
    assert made.form.whom.keys == [resale[1]]
    assert made.form.controls["face_value"].line.text() == "10.00"
    await asked(made)
    QTest.mouseClick(made.next, LEFT)
    await until(lambda: opener.dialog is None)
    newest, first = bench.local.outbox.all()
    assert (newest.state, newest.origin) == (State.DONE, first.id)
    assert [each.key for each in newest.receivers] == [resale[1]]


async def test_a_large_total_must_be_typed(bench, opener, api, resale):
    bench.desk.session.settings.confirm_total_above = 100
    made = await opened(bench, opener, ALLOCATE, {"customer_id": resale[:2]}, amount="60")
    QTest.mouseClick(made.next, LEFT)
    await until(lambda: made.question is not None)
    await until(lambda: made.question._is_armed)
    assert not made.next.isEnabled()
    QTest.keyClicks(made.question.total, "60")
    assert not made.next.isEnabled()
    made.question.total.clear()
    QTest.keyClicks(made.question.total, "120.00")
    assert made.next.isEnabled()
    QTest.keyClick(made.question.total, ENTER)  # leads to the button, and presses nothing
    assert made.page is made.question
    QTest.mouseClick(made.next, LEFT)
    await until(lambda: opener.dialog is None)
    assert len(committed(api)) == 2


async def test_receivers_are_added_by_name_and_removed(bench, opener, resale):
    made = await opened(bench, opener, ALLOCATE, {})
    whom = made.form.whom
    assert made.form.first is whom.search
    QTest.keyClicks(whom.search, resale[3][:12])
    await until(lambda: whom.found.count())
    QTest.keyClick(whom.search, ENTER)
    assert whom.keys == [resale[3]]
    whom.search.setText(f"{resale[4]}, {resale[5]}")
    QTest.keyClick(whom.search, ENTER)
    assert whom.keys == [resale[3], resale[4], resale[5]]
    whom.drop(resale[4])
    assert made.form.wish().keys(ALLOCATE) == (resale[3], resale[5])


async def test_a_problem_type_follows_from_the_product_and_a_fault_needs_a_region(bench, opener):
    made = await opened(bench, opener, TICKET, {})
    product, problem, category, region = (
        made.form.controls[name]
        for name in ("product_category_id", "business_type_id", "incident_sub_type_id", "region_id")
    )
    await until(lambda: product.offered)
    assert not problem.button.isEnabled()
    product.open()
    QTest.keyClick(product._search, ENTER)  # the first line, not the button of the form
    assert category.given() == product.row["incident_sub_type_id"]
    await until(lambda: problem.offered)  # read on demand
    fault = next(key for key, row in problem.offered.items() if row["case_type"] == "5")
    problem.put(fault)
    made.form._on_changed(problem.field)
    assert made.form.lines["region_id"].name.text() == "Region *"
    QTest.keyClicks(made.form.controls["simple_description"].text, "It does not start")
    QTest.mouseClick(made.next, LEFT)
    await until(lambda: made.form.wrongs())
    assert list(made.form.wrongs()) == ["region_id"]
    await until(lambda: region.offered)
    region.put(next(iter(region.offered)))
    await asked(made)
    assert product.row["incident_product_category_name"] in texts(made.question)
    QTest.mouseClick(made.next, LEFT)
    await until(lambda: opener.dialog is None)
    assert bench.messages[-1][0] == "The ticket was opened."


async def test_a_question_that_changes_nothing_is_answered_below_the_form(bench, opener):
    wish = {"search_type": "name"}
    made = await opened(bench, opener, ACTIONS["check_identity"], wish, search_value="nobody_yet")
    assert made.next.text() == "Check a login"
    QTest.mouseClick(made.next, LEFT)
    await until(lambda: made.form.below is not None)
    assert "Free: it can be registered" in made.form.below.texts.values()
    assert not bench.local.outbox.all()
    QTest.keyClick(made, ESC)
    assert opener.dialog is None


async def test_a_selection_of_rows_names_the_receivers(opener, customers):
    tab = customers.current
    await until(lambda: tab.model.rowCount() == 30)
    tab.table.selectAll()
    menu = tab.menus.writes
    menu.start(ALLOCATE, menu.chosen())
    await until(lambda: opener.dialog is not None)
    assert len(opener.dialog.form.whom.keys) == 30
    await until(lambda: "customer_id" in opener.dialog.form.wrongs())  # some pay the vendor


async def test_what_cannot_be_done_with_a_row_is_grey_and_says_why(customers):
    tab = customers.current
    await until(lambda: tab.model.rowCount() == 30)
    kind = list(tab.dataset.by_name).index("association_type")
    row = next(row for row in range(30) if tab.model.raw(row, kind) == "1")
    tab.table.selectRow(row)
    tab.perform("actions")
    entries = {each.text(): each.isEnabled() for each in tab.menus.writes.menu.actions()}
    assert not entries["Allocate…"]
    assert any("pays the vendor directly" in text for text in entries)
    assert any("Platform number" in text for text in entries)  # a setting that is empty
    tab.menus.writes.menu.close()


async def test_what_only_the_customer_can_do_leads_to_the_console(bench, opener):
    tab = bench.open("orders").current
    await until(lambda: tab.model.rowCount() == 300)
    tab.table.selectRow(0)
    tab.menus.show_row(tab.table.currentIndex(), tab.mapToGlobal(tab.rect().center()))
    entries = {each.text(): each for each in tab.menus.menu.actions()}
    assert any("lets only the customer do this" in text for text in entries)
    entries["Pay in the console"].trigger()
    assert bench.brought[-1][0] == "console"
    tab.menus.menu.close()


async def test_a_read_only_account_shows_no_actions(bench, opener, customers, resale):
    tab = customers
    await until(lambda: tab.current.model.rowCount() == 30)
    assert not tab.acts.isHidden()
    page = CustomerPage(resale[0], bench.desk)
    bench.keep(page)
    assert page.can("actions")
    bench.desk.session.settings.read_only = True
    bench.desk.writes.switched.emit()
    assert tab.acts.isHidden()
    assert not tab.can("actions")
    assert not page.can("actions")
    tab.current.table.selectRow(0)
    tab.current.menus.show_row(tab.current.table.currentIndex(), tab.mapToGlobal(tab.pos()))
    shown = [each.text() for each in tab.current.menus.menu.actions()]
    assert not any("llocate" in text for text in shown)
    tab.current.menus.menu.close()
    bench.desk.open_action(ALLOCATE, Wish({}))
    assert opener.dialog is None
    assert "read-only" in bench.messages[-1][0]


async def test_a_file_is_checked_as_a_whole_and_sent_line_by_line(
    bench, customers, api, resale, tmp_path
):
    file = tmp_path / "batch.csv"
    file.write_text(f"customer_id,amount\n{resale[0]},1\n{resale[1]},2.345\n", "utf-8")
    menu = customers.current.menus.writes
    made = menu.open_file(ALLOCATE, file)
    await until(lambda: made.lines.list.count())
    assert made.lines.list.item(0).text() == "Line 3: An amount has at most two decimals."
    assert not api.world.ledger
    file.write_text(f"customer_id,amount\n{resale[0]},1\n{resale[1]},2.34\n", "utf-8")
    QTest.mouseClick(made.next, LEFT)
    await until(lambda: made.next.text() == "Continue" and made.next.isEnabled())
    await asked(made)
    assert made.next.text() == "Allocate 3.34 CNY"
    QTest.mouseClick(made.next, LEFT)
    await until(lambda: len(committed(api)) == 2 and bench.messages)
    result = (tmp_path / "batch.result.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(",")[3] for line in result] == ["state", "done", "done"]
    assert bench.messages[-1][1] == "Open the result file"


async def test_whoever_closes_while_it_is_sent_hears_of_the_end(bench, opener, api, resale):
    made = await opened(bench, opener, ALLOCATE, {"customer_id": resale[:1]}, amount="3")
    await asked(made)
    slow = Fault("slow", delay_s=0.2, operation=ALLOCATE.operation)
    api.fail_next(slow)
    QTest.mouseClick(made.next, LEFT)
    QTest.keyClick(made, ESC)
    assert opener.dialog is None
    assert not bench.messages
    await until(lambda: bench.messages)
    assert bench.messages[0][0].startswith("3.00 CNY was allocated")
    assert len(committed(api)) == 1


async def test_stop_leaves_the_rest_unsent(bench, opener, api, resale):
    made = await opened(bench, opener, ALLOCATE, {"customer_id": resale[:3]}, amount="3")
    await asked(made)
    api.fail_next(Fault("slow", delay_s=0.2, operation=ALLOCATE.operation))
    QTest.mouseClick(made.next, LEFT)
    assert made.also.text() == "Stop"
    await until(lambda: State.SENDING in [each.state for each in bench.local.outbox.all()])
    QTest.mouseClick(made.also, LEFT)
    await until(lambda: made.outcome.entries)
    states = [each.state for each in made.outcome.entries]
    assert states == [State.DONE, State.READY, State.READY]
    assert len(committed(api)) == 1


async def test_without_a_network_forms_open_and_nothing_is_sent(bench, opener, api, resale):
    bench.desk.session.api = None
    made = await opened(bench, opener, ALLOCATE, {"customer_id": resale[:1]}, amount="3")
    await asked(made)
    QTest.mouseClick(made.next, LEFT)
    await until(lambda: made.outcome and made.outcome.entries)
    assert made.outcome.entries[0].state is State.READY
    assert "Nothing was sent" in made.outcome.advice.text()
    assert not api.world.ledger


async def test_the_page_of_a_customer_acts_on_that_customer(bench, opener, resale):
    page = CustomerPage(resale[1], bench.desk)
    bench.keep(page)
    page.show()
    await until(lambda: page.head.acts.row is not None)
    page.perform("actions")
    assert page.head.acts.menu is not None
    entries = {each.text(): each for each in page.head.acts.menu.actions()}
    assert "New customer…" not in entries
    entries["Allocate…"].trigger()
    assert opener.dialog.form.whom.keys == [resale[1]]
    page.head.acts.menu.close()


async def test_a_selection_is_acted_on_from_the_palette(bench, opener, customers, resale):
    tab = customers.current
    await until(lambda: tab.model.rowCount() == 30)
    window: Any = SimpleNamespace(tab=customers)
    found = {each.words: each for each in commands._actions(window, bench.desk)}
    assert "Upload attachment" not in found  # a part of other actions
    assert "New customer…" not in found  # a setting is empty
    tab.table.selectRow(4)
    key = tab.model.raw(4, list(tab.dataset.by_name).index("customer_id"))
    found = {each.words: each for each in commands._actions(window, bench.desk)}
    found["Allocate…"].act()
    await until(lambda: opener.dialog is not None)
    assert opener.dialog.form.whom.keys == [key]


async def test_a_contact_is_verified_by_a_code_in_the_form(bench, opener, api):
    config = api.world.ticket_config
    product = config.products[0]["incident_product_category_id"]
    consult = next(each for each in config.problem_types(product) if each["case_type"] == "0")
    wish = {"product_category_id": product, "business_type_id": consult["business_type_id"]}
    wish |= {"simple_description": "A question"}
    made = await opened(bench, opener, TICKET, wish, remind_mobile="13700001111")
    tools = made.form.tools["remind_mobile"]
    assert tools.isHidden()
    QTest.mouseClick(made.next, LEFT)
    await until(lambda: "remind_mobile" in made.form.wrongs())
    QTest.mouseClick(tools.send, LEFT)
    tasks = bench.desk.tasks
    await until(lambda: not tools.code.isHidden() and not tasks.running(tools._task))
    QTest.keyClicks(tools.code, "000000")
    QTest.keyClick(tools.code, ENTER)
    await until(lambda: "remind_mobile" in made.form.wrongs() and not tasks.running(tools._task))
    assert made.page is made.form
    tools.code.setText(CODE)
    QTest.mouseClick(tools.confirm, LEFT)
    await until(lambda: tools.state.text() == "Verified")
    await asked(made)
    QTest.mouseClick(made.next, LEFT)
    await until(lambda: opener.dialog is None)
    assert bench.messages[-1][0] == "The ticket was opened."


async def test_a_file_goes_along_with_a_reply(bench, opener, api, tmp_path):
    tickets = await Lookup(bench.desk.session).where(DATASETS["tickets"], [])
    ticket = next(row for row in tickets if row["status"] == "2")["incident_id"]
    made = await opened(bench, opener, ACTIONS["reply_ticket"], {"case_id": (ticket,)})
    QTest.keyClicks(made.form.controls["message.content"].text, "See the picture")
    files = made.form.controls["message.accessory_ids"]
    picture = tmp_path / "screen.png"
    files.add_files([tmp_path / "none.png"])
    QTest.mouseClick(made.next, LEFT)
    await until(lambda: "message.accessory_ids" in made.form.wrongs())
    picture.write_bytes(b"not empty")
    files.paths = [picture]
    await asked(made)
    QTest.mouseClick(made.next, LEFT)
    await until(lambda: opener.dialog is None)
    reply = bench.local.outbox.all()[0]
    assert reply.given["message.accessory_ids"] == list(files.given())
    assert reply.state is State.DONE


async def test_a_form_is_filled_in_by_the_keyboard_alone(bench, opener, resale):
    made = await opened(bench, opener, VOUCHER, {"customer_ids": resale[:1]})
    quota = made.form.controls["quota_id"]
    await until(lambda: quota.offered)
    quota.button.setFocus()
    QTest.keyClick(quota.button, Qt.Key.Key_Down)
    QTest.keyClick(quota.list, Qt.Key.Key_Down)
    QTest.keyClick(quota.list, ENTER)
    assert quota.given() in quota.offered
    assert quota.panel is None
    assert not made.form.wrongs()  # Enter meant the line, not the button
    QTest.keyClick(quota.button, Qt.Key.Key_Down)
    QTest.keyClick(quota.list, ESC)
    assert quota.panel is None
    assert opener.dialog is made
    QTest.keyClick(made.form.controls["memo"].line, ENTER)
    assert list(made.form.wrongs()) == [] or made.busy
    await until(lambda: "face_value" in made.form.wrongs())


async def test_what_is_for_distributors_is_offered_once_there_is_a_reseller(bench, customers, api):
    tab = bench.open("resellers")
    await until(lambda: not bench.desk.tasks.running("offer actions on resellers"))
    assert tab.acts.isHidden()
    api.world.add_reseller()
    report = await bench.desk.session.refresh(DATASETS["resellers"])
    assert report.error is None
    await until(lambda: not tab.acts.isHidden())
    assert ACTIONS["allocate_reseller"] in tab.current.menus.writes.actions
