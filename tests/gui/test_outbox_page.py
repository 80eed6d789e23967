"""The tab of the outbox: what it shows of every write, and what can be done about each."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from desktop.actions.entry import Entry, Match, Outcome, Receiver, State
from desktop.actions.request import body_of, given_of, target_of
from desktop.actions.words import explain
from desktop.catalog import SUBJECTS
from desktop.catalog.actions_funds import ALLOCATE
from desktop.catalog.actions_vouchers import ISSUE_VOUCHER
from desktop.catalog.kinds import UNITS
from desktop.models.outbox import OutboxModel, searchable
from desktop.sandbox.app import Sandbox
from desktop.sandbox.faults import Fault
from desktop.sandbox.world import World
from desktop.store.database import open_file
from desktop.text import MASK, Style
from desktop.views.action_opener import ActionOpener
from desktop.views.ask import Question
from desktop.views.marks import Value
from desktop.views.message_bar import MessageBar
from desktop.views.outbox_page import OutboxTab
from desktop.views.outbox_watch import OutboxWatch
from desktop.views.parts import Button
from tests.gui.tabs import Bench
from tests.gui.waiting import dialog, until

SUBJECT = next(each for each in SUBJECTS if each.name == "outbox")
NAMES = {"c1": "华北云联 · hb", "c2": "南方数科 · nf", "c3": "O'Brien & Söhne · ob"}


@pytest.fixture(scope="module")
def world():
    return World(seed=1, customers=10, orders=5)


@pytest.fixture
def api(world):
    """Money is moved here, so no other test sees this world."""
    return Sandbox(world, quota=None)


@pytest.fixture
async def bench(qapp, empty_session, tmp_path):
    empty_session.settings.read_only = False
    made = Bench(empty_session, tmp_path)
    yield made
    await made.close()


def outbox(bench):
    return bench.local.outbox


def money(keys=("c1",), amount=100 * UNITS, token="", action=ALLOCATE, **other):
    """An entry that was confirmed: money for customers, or vouchers."""
    field = action.receiver
    named = {field: keys if action.by_name[field].most else keys[0], action.amount: amount}
    receivers = tuple(Receiver(key, NAMES.get(key, ""), amount) for key in keys)
    words = ", ".join(NAMES.get(key, key) for key in keys)
    made = Entry(
        token or f"{action.name} {keys} {amount} {other}",
        0,
        action.name,
        target_of(action, named),
        body=body_of(action, named),
        given=given_of(action, named),
        receivers=receivers,
        amount=amount * len(keys),
        currency="CNY",
        question=f"Move {amount // UNITS}.00 CNY to {words}?",
        who="li",
    )
    return replace(made, **other)


async def add(bench, entry, state=None, **end):
    """Put an entry there; with a state it was sent and ended so."""
    [number] = outbox(bench).add([entry]).result()
    if state:
        outbox(bench).take(number).result()
        outbox(bench).end(number, state, **end).result()
    return number


async def shown(bench, width=1300):
    """The tab, with everything read."""
    page = OutboxTab(SUBJECT, bench.desk)
    page.resize(width, 700)
    bench.keep(page)
    page.show()
    await until(lambda: page.model.total == len(outbox(bench).all()) and not page.reading)
    return page


def lines(page):
    return [page.model.line(row) for row in range(page.model.rowCount())]


def read(page):
    """All that is read in the details, in one text."""
    labels = [each.text() for each in page.detail.findChildren(QLabel) if not each.isHidden()]
    values = [MASK if v.entry.masked else v.entry.text for v in page.detail.findChildren(Value)]
    return "\n".join(labels + values)


def compared(page):
    """What is said of each value, such as those of a record beside what was sent."""
    return {each.accessibleName() for each in page.detail.findChildren(Value)}


def verbs(page):
    return [each.text() for each in page.detail.findChildren(Button, "deed")]


async def click(page, words):
    """Press a button of the details once it can be pressed."""

    def there():
        found = page.detail.findChildren(Button)
        return [each for each in found if each.text() == words and each.isEnabled()]

    await until(there)
    QTest.mouseClick(there()[0], Qt.MouseButton.LeftButton)


async def answered(page, words, *, yes):
    """Press a button that asks, and answer."""
    await click(page, words)
    await until(lambda: dialog(Question))
    question = dialog(Question)
    safe = [each for each in question.buttons.buttons() if each.isDefault()]
    assert [each.text() for each in safe] == ["Cancel"]
    (question.accept if yes else question.reject)()
    await until(lambda: not dialog(Question))
    return question


async def state_of(bench, number, state):
    await until(lambda: outbox(bench).get(number).state is state)
    return outbox(bench).get(number)


# what is seen


async def test_the_newest_stands_first_with_state_amount_and_who(bench):
    await add(bench, money(), State.DONE)
    await add(bench, money(("c2",), 12430 * UNITS))
    page = await shown(bench)
    told = [(each.state, each.action, each.amount, each.currency) for each in lines(page)]
    assert told == [
        ("Not sent", "Allocate", "12,430.00", "CNY"),
        ("Done", "Allocate", "100.00", "CNY"),
    ]
    assert lines(page)[0].tone == "warning"
    assert "li" in lines(page)[0].spoken
    assert page.entry.receivers[0].key == "c2"
    assert "Nothing was sent" in read(page)


async def test_names_are_hidden_until_the_eye_is_opened_and_hidden_with_all_others(bench):
    await add(bench, money(("c1", "c2"), action=ISSUE_VOUCHER), State.DONE)
    page = await shown(bench)
    assert lines(page)[0].masked
    assert "华北云联" not in lines(page)[0].spoken + lines(page)[0].tip + read(page)
    assert MASK in read(page)
    page.head.eye.click()
    await until(lambda: "华北云联" in read(page))
    assert lines(page)[0].receivers == "华北云联, 南方数科"
    bench.desk.mask_all()
    assert lines(page)[0].masked
    await until(lambda: "华北云联" not in read(page))


async def test_the_list_is_narrowed_by_state_and_by_words(bench):
    await add(bench, money(), State.DONE)
    await add(bench, money(("c2",), mark="[PDABCDEFGH]"), State.UNSURE)
    await add(bench, money(("c3",), 7 * UNITS), State.PARTLY)
    await add(bench, money(("c2",), state=State.DRAFT))
    page = await shown(bench)
    for group, keys in {
        "waiting": ["c2"],
        "drafts": ["c2"],
        "done": ["c1"],
        "refused": ["c3"],
        "all": ["c2", "c3", "c2", "c1"],
    }.items():
        page.head.groups[group].click()
        assert [each.receivers[0].key for each in page.model.entries] == keys
    assert page.head.groups["waiting"].text() == "Needs attention 1"
    for typed, number in (("华北", 1), ("pdabc", 1), ("7.00", 1), ("unsure", 1), ("LI c2", 2)):
        page.head.search.setText(typed)
        assert (typed, page.model.rowCount()) == (typed, number)
    page.head.search.setText("nobody")
    assert page.empty.isVisible()
    assert "Nothing matches" in page.empty.text
    QTest.mouseClick(page.empty.offers[0], Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == 4


async def test_an_empty_outbox_says_what_will_stand_in_it(bench):
    page = await shown(bench)
    assert page.empty.isVisible()
    assert "Nothing was sent yet" in page.empty.text
    assert "read-only" not in page.empty.text
    bench.desk.session.settings.read_only = True
    bench.desk.writes.switched.emit()
    assert "read-only" in page.empty.text


async def test_a_new_entry_appears_and_the_selected_one_stays_selected(bench):
    first = await add(bench, money())
    page = await shown(bench)
    assert page.entry.id == first
    await add(bench, money(("c2",)))
    bench.desk.writes.changed.emit()
    await until(lambda: page.model.rowCount() == 2)
    assert page.entry.id == first


async def test_an_entry_is_found_by_its_number_whatever_was_asked_for(bench):
    first = await add(bench, money())
    await add(bench, money(("c2",)))
    page = await shown(bench)
    page.head.groups["done"].click()
    page.choose(str(first))
    assert page.entry.id == first
    assert page.list.isVisible()
    page.choose("drafts")
    assert page.empty.isVisible()
    page.choose("waiting")
    assert page.model.rowCount() == 2


async def test_keys_lead_to_the_search_and_back_and_up_and_down(bench):
    first, last = await add(bench, money()), await add(bench, money(("c2",)))
    page = await shown(bench)
    page.activateWindow()
    await until(page.isActiveWindow)
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.head.search.hasFocus()
    QTest.keyClicks(page.head.search, "c1")
    assert page.entry.id == first
    QTest.keyClick(page.head.search, Qt.Key.Key_Escape)
    assert page.head.search.text() == ""
    QTest.keyClick(page.head.search, Qt.Key.Key_Down)
    assert page.list.hasFocus()
    page.choose(str(last))
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.entry.id == first
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus
    assert focus.property("deed") == "send"
    page.focus_first()
    for _ in range(2):
        QTest.keyClick(page.list, Qt.Key.Key_Up)
    assert page.head.search.hasFocus()


async def test_what_went_over_the_wire_is_shown_to_the_last_digit(bench):
    await add(bench, money(amount=12_430_50 * UNITS // 100), State.DONE, answer='{"a":1.10}')
    page = await shown(bench)
    await click(page, "Show request and answer")
    texts = [each.toPlainText() for each in page.detail.findChildren(QPlainTextEdit)]
    assert '"amount": 12430.50' in texts[0]
    assert texts[1] == '{\n  "a": 1.10\n}'
    assert "POST operations /v2/accounts/partner-accounts/adjust-amount" in read(page)
    page.detail.refresh()
    assert not page.detail.findChildren(QPlainTextEdit)[0].isHidden()


async def test_each_receiver_says_how_it_ended_and_why(bench):
    ends = (Outcome("c1", "done"), Outcome("c2", "refused", "CBC.5021", "no"))
    entry = money(("c1", "c2"), action=ISSUE_VOUCHER)
    await add(bench, entry, State.PARTLY, outcomes=ends, code="CBC.5021")
    page = await shown(bench)
    parts = [v.entry.text for v in page.detail.findChildren(Value) if v.entry.name == "key"]
    assert parts == ["c2", "c1"]
    assert read(page).count("pays the vendor directly") == 2


async def test_below_a_thousand_pixels_the_details_stand_under_the_list(bench):
    await add(bench, money(), State.UNSURE)
    page = await shown(bench, width=720)
    assert page.list.width() == 720
    assert page.detail.mapTo(page, page.detail.rect().topLeft()).y() > page.list.height()
    page.resize(1300, 700)
    await until(lambda: page.detail.mapTo(page, page.detail.rect().topLeft()).y() == 0)
    for each in page.detail.findChildren(Button, "deed"):
        assert each.width() >= each.minimumSizeHint().width()


# what can be done


async def test_what_was_not_sent_is_sent_by_another_click_after_the_stored_question(bench, world):
    customer = next(each for each in world.customers.values() if each["association_type"] == "2")
    entry = money((customer["customer_id"],))
    number = await add(bench, entry)
    page = await shown(bench)
    question = await answered(page, "Send now…", yes=False)
    assert entry.question in [each.text() for each in question.findChildren(QLabel)]
    assert outbox(bench).get(number).state is State.READY
    await answered(page, "Send now…", yes=True)
    sent = await state_of(bench, number, State.DONE)
    assert sent.body == entry.body
    assert [line.event for line in outbox(bench).log()] == ["confirmed", "sending", "done"]
    await until(lambda: verbs(page) == [])


async def test_without_a_network_it_stays_and_the_bar_says_so(bench):
    number = await add(bench, money())
    bench.desk.session.api = None
    page = await shown(bench)
    await answered(page, "Send now…", yes=True)
    await until(lambda: bench.messages)
    assert "Nothing was sent" in bench.messages[0][0]
    assert outbox(bench).get(number).state is State.READY


async def test_the_record_stands_beside_what_was_sent(bench):
    number = await add(bench, money(), State.UNSURE, code="NoAnswer")
    sent = outbox(bench).get(number).sent_at
    found = {"amount": "100.00", "customer_name": "华北云联", "operation_type": "Allocation"}
    outbox(bench).look(number, [Match("adjustments", "AR1", "c1", sent, found)]).result()
    page = await shown(bench)
    assert verbs(page) == ["Look again", "It happened…", "It did not happen…"]
    told = compared(page)
    assert {"As sent, Amount: 100.00", "Record, Amount: 100.00"} <= told
    assert any(each.endswith("0 s later") for each in told)
    assert "A colleague's equal entry" in read(page)
    assert "华北云联" not in read(page)


async def test_a_reply_that_was_lost_is_found_in_the_records_and_settled_by_a_person(
    bench, api, world
):
    bench.actions.looks_s = ()
    customer = next(c for c in world.customers.values() if c["association_type"] == "2")
    number = await add(bench, money((customer["customer_id"],), 77 * UNITS))
    api.fail_next(Fault("drop", after=True, operation=ALLOCATE.operation))
    page = await shown(bench)
    await answered(page, "Send now…", yes=True)
    await state_of(bench, number, State.UNSURE)
    await until(lambda: "It happened…" in verbs(page))
    assert outbox(bench).get(number).matches == ()
    await click(page, "Look again")
    await until(lambda: outbox(bench).get(number).matches)
    await until(lambda: "Record, Amount: 77.00" in compared(page))
    assert f"Record, Customer number: {customer['customer_id']}" in compared(page)
    await answered(page, "It happened…", yes=True)
    await state_of(bench, number, State.DONE)
    moved = [each for each in world.ledger if each.operation == ALLOCATE.operation]
    assert [each.body["amount"] for each in moved if each.body["amount"] == 77] == [77]


@pytest.mark.parametrize(
    ("words", "state", "after"),
    [("It happened…", State.DONE, []), ("It did not happen…", State.REFUSED, ["Do it again…"])],
)
async def test_a_person_says_how_it_ended_and_is_asked_first(bench, words, state, after):
    number = await add(bench, money(), State.UNSURE)
    page = await shown(bench)
    await answered(page, words, yes=False)
    assert outbox(bench).get(number).state is State.UNSURE
    await answered(page, words, yes=True)
    assert (await state_of(bench, number, state)).settled_by
    await until(lambda: verbs(page) == after)
    assert lines(page)[0].settled.startswith("Settled by ")


async def test_looking_again_that_fails_is_said_and_leaves_it_unsure(bench):
    number = await add(bench, money(), State.UNSURE)
    bench.desk.session.api = None
    page = await shown(bench)
    await click(page, "Look again")
    await until(lambda: bench.failures)
    assert outbox(bench).get(number).state is State.UNSURE
    await until(lambda: page.detail.findChildren(Button, "deed")[0].isEnabled())


async def test_the_refused_are_tried_again_in_a_new_form(bench):
    ends = (Outcome("c1", "done"), Outcome("c2", "refused", "CBC.5021", "no"))
    entry = money(("c1", "c2"), action=ISSUE_VOUCHER)
    await add(bench, entry, State.PARTLY, outcomes=ends)
    asked = []
    bench.desk.writes.asked.connect(lambda *form: asked.append(form))
    page = await shown(bench)
    await click(page, "Try the refused again…")
    await until(lambda: asked)
    [(action, wish, *known)] = asked
    assert (action, wish.keys(action), known) == (ISSUE_VOUCHER, ("c2",), [0, None])


async def test_what_was_refused_opens_with_its_fault_in_the_form(bench):
    number = await add(bench, money(), State.REFUSED, code="CBC.5003", note="too little")
    opener = ActionOpener(bench.desk, page := await shown(bench))
    await click(page, "Open the form again…")
    await until(lambda: opener.dialog)
    assert opener.dialog
    told = [each.text() for each in opener.dialog.findChildren(QLabel) if not each.isHidden()]
    why = explain(outbox(bench).get(number), Style()).advice
    assert why in told
    await opener.end()
    await until(lambda: opener.dialog is None)


async def test_enter_opens_a_draft_and_del_discards_it_after_a_question(bench):
    number = await add(bench, money(("c1", "c2"), action=ISSUE_VOUCHER, state=State.DRAFT))
    asked = []
    bench.desk.writes.asked.connect(lambda *form: asked.append(form))
    page = await shown(bench)
    page.focus_first()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    await until(lambda: asked)
    assert asked[0][2] == number
    for yes, left in ((False, 1), (True, 0)):
        QTest.keyClick(page.list, Qt.Key.Key_Delete)
        await until(lambda: dialog(Question))
        (dialog(Question).accept if yes else dialog(Question).reject)()
        await until(lambda left=left: len(outbox(bench).all()) == left and not dialog(Question))
        await until(lambda: not bench.desk.tasks.running(f"discard entry {number}"))
    await until(lambda: page.empty.isVisible())


async def test_del_does_nothing_to_what_was_sent(bench):
    await add(bench, money(), State.DONE)
    page = await shown(bench)
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert not bench.desk.tasks.running(f"discard entry {page.entry.id}")


async def test_read_only_hides_at_once_what_would_send(bench):
    await add(bench, money())
    page = await shown(bench)
    assert verbs(page) == ["Send now…", "Discard…"]
    bench.desk.session.settings.read_only = True
    bench.desk.writes.switched.emit()
    assert verbs(page) == ["Discard…"]
    assert "read-only" in read(page)


async def test_what_only_a_newer_version_knows_is_shown_without_deeds(bench):
    await add(bench, replace(money(), action="teleport"), State.REFUSED)
    page = await shown(bench)
    assert lines(page)[0].action == "teleport"
    assert verbs(page) == []


async def test_an_entry_is_copied_without_hidden_names(bench):
    await add(bench, money(), State.REFUSED, request_id="7be1c0")
    page = await shown(bench)
    page.activateWindow()
    await until(page.isActiveWindow)
    page.focus_first()
    QTest.keyClick(page.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QApplication.clipboard().text()
    assert text.split("\t")[:4] == ["Refused", "Allocate", f"{MASK} c1", "100.00 CNY"]
    assert text.endswith("\t7be1c0")
    await click(page, "Copy")
    assert QApplication.clipboard().text() == "7be1c0"


# the audit log


async def test_the_audit_log_is_told_exported_and_found_broken(bench, tmp_path):
    await add(bench, money(), State.DONE)
    page = await shown(bench)
    await until(lambda: page.audit.words.text() == "Audit log: 3 lines, unbroken")
    page.audit.write(tmp_path / "log.jsonl")
    await until(lambda: bench.messages)
    exported = [
        json.loads(each) for each in (tmp_path / "log.jsonl").read_text("utf-8").split("\n") if each
    ]
    assert [each["event"] for each in exported] == ["confirmed", "sending", "done"]
    assert exported[1]["before"] == exported[0]["hash"]
    connection = open_file(tmp_path / "local.sqlite", b"", "rwc")
    connection.execute("DROP TRIGGER audit_no_update")
    connection.execute("UPDATE audit SET at = '' WHERE number = 2")
    connection.commit()
    connection.close()
    bench.desk.writes.changed.emit()
    await until(lambda: page.audit.words.text() == "Audit log: broken at line 2")
    assert page.audit.words.property("role") == "danger"


# the watch over the window


async def test_what_waits_is_counted_at_the_tab_and_said_while_it_does(bench):
    await add(bench, money())
    counted: dict[str, int] = {}
    bar = MessageBar(bench.theme)
    watch = OutboxWatch(bench.desk, counted.__setitem__, bar)
    await until(lambda: counted == {"outbox": 1})
    assert bar.message.text == "1 entry of the outbox was confirmed and not sent."
    bar.dismiss()
    number = await add(bench, money(("c2",)), State.UNSURE)
    bench.desk.writes.changed.emit()
    await until(lambda: counted == {"outbox": 2})
    assert bar.message.text.startswith("It is unsure whether 1 entry")
    assert bar.message.act
    bar.message.act()
    assert bench.brought == [("outbox", "waiting")]
    await bench.actions.settle(number, happened=True)
    bench.desk.writes.changed.emit()
    await until(lambda: counted == {"outbox": 1})
    assert bar.message.text == ""
    watch.end()
    bar.deleteLater()


def test_ten_thousand_entries_are_narrowed_within_a_blink(qapp):
    entries = [money((f"c{n}",), token=f"{n}", id=n) for n in range(10_000)]
    model = OutboxModel(lambda _: True)
    model.take(searchable(entries))
    model.narrow("waiting", "c9999")
    assert [each.id for each in model.entries] == [9999]
