"""The page of a customer: all that is known of it, refreshed alone, with notes and tags."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.catalog import DATASETS, SUBJECTS
from desktop.catalog.customer_view import CUSTOMER
from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.overview import Happened
from desktop.catalog.query import Condition, Query
from desktop.catalog.tickets import TICKETS
from desktop.catalog.times import utc_text
from desktop.models.changes import Changes
from desktop.models.lines import ITEM
from desktop.models.notes import Notes
from desktop.models.timeline import NOTE, TimelineModel
from desktop.models.words import style
from desktop.models.writes import Writes
from desktop.sandbox.faults import Fault
from desktop.settings import ViewStates
from desktop.store.local import Local
from desktop.tasks import Tasks
from desktop.text import MASK
from desktop.views.customer_page import CustomerPage
from desktop.views.customer_sections import shared
from desktop.views.desk import Desk
from desktop.views.main_window import MainWindow
from desktop.views.marks import Value
from desktop.views.parts import Button
from desktop.views.theme import Theme
from tests.gui.tabs import nobody
from tests.gui.waiting import until

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
async def show(bench):
    """`show(key)`: the page of a customer, filled from the cache."""
    pages = []

    async def made(key):
        page = CustomerPage(key, bench.desk)
        page.resize(1300, 800)
        page.show()
        pages.append(page)
        await until(lambda: page.portrait is not None)
        return page

    yield made
    await bench.desk.tasks.stop()
    for page in pages:
        page.close()
        page.deleteLater()


def some_customer(world, kind, *lists):
    """A customer of a kind who has a name, a manager, and rows in these lists of the world."""
    owners = [{record["customer_id"] for record in each} for each in lists]
    return next(
        key
        for key, record in world.customers.items()
        if record["association_type"] == kind
        and record["customer"]
        and record["account_managers"]
        and all(key in some for some in owners)
    )


@pytest.fixture
def resale(shared_world):
    return some_customer(shared_world, "2", shared_world.timeline)


@pytest.fixture
def referral(shared_world):
    return some_customer(shared_world, "1", shared_world.timeline)


def labels(widget):
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def values(page):
    """What the head says, by label."""
    found = [each.entry for each in page.head.findChildren(Value) if each.isVisible()]
    return {entry.label: entry for entry in found}


def lines(page):
    model = page.timeline
    return [model.index(row).data(ITEM) for row in range(model.rowCount())]


async def count(page, name, *tests):
    mine = Condition("customer_id", "in", (page.key,))
    return await page._desk.session.count(Query(DATASETS[name], (mine, *tests)))


# ------------------------------------------------------------------ what is shown


async def test_it_says_who_the_customer_is_and_hides_what_is_hidden(
    show, bench, shared_world, resale
):
    page = await show(resale)
    shown = values(page)
    assert shown["Customer number"].text == resale
    assert shown["Customer"].masked
    assert shown["Account"].masked
    assert "Resale" in labels(page.head)
    bench.desk.arrangement(CUSTOMERS).set_masked("customer", False)
    await until(lambda: not values(page).get("Customer", shown["Customer"]).masked)
    assert values(page)["Customer"].text == shared_world.customers[resale]["customer"]


async def test_every_section_shows_its_first_rows_and_leads_to_all(show, bench, resale):
    page = await show(resale)
    orders = page.sections["orders"]
    every = await count(page, "orders")
    assert len(orders.rows) == min(every, 10)
    assert orders.all.text() == f"All {every}"
    assert all(row.cells[3].tone for row in orders.rows)
    orders.all.click()
    name, query, rowid = bench.jumps[-1]
    assert (name, rowid) == ("orders", None)
    assert query.where == (Condition("customer_id", "in", (resale,)),)
    orders.rows[0].click()
    assert bench.jumps[-1][2] == orders.section.rows[0][0]
    for name, section in page.sections.items():
        total = await count(page, name)
        assert section.all.isVisible() == (total > 0)
        assert bool(section.rows) != bool(section.instead.text())


async def test_figures_count_and_add_up_and_lead_to_their_rows(show, bench, shared_world, resale):
    page = await show(resale)
    balance = shared_world.balances[resale]
    [available] = page.figures.numbers["Available"]
    assert available.text() == f"{balance['amount']:,.2f}"
    unpaid = await count(page, "orders", Condition("status", "in", ("6",)))
    [number] = page.figures.numbers["Unpaid orders"]
    assert number.text() == str(unpaid)
    number.click()
    name, query, _ = bench.jumps[-1]
    assert name == "orders"
    assert await bench.desk.session.count(query) == unpaid
    assert [each.text() for each in page.figures.numbers["Open tickets"]] == [
        str(await count(page, "tickets", *TICKETS.views[1].where))
    ]


async def test_the_time_line_tells_everything_with_the_newest_first(show, resale):
    page = await show(resale)
    told = [line for line in lines(page) if line.happened]
    assert [line.happened.time for line in told] == sorted(
        (line.happened.time for line in told), reverse=True
    )
    assert "Became a customer" in {line.words for line in told}
    placed = [line for line in told if line.words == "Order placed"]
    assert len(placed) == await count(page, "orders")
    assert all(" · CS" in line.title for line in placed)
    assert all(line.amount.endswith(" CNY") for line in placed)
    headings = [line.title for line in lines(page) if not line.happened]
    assert headings == list(dict.fromkeys(headings))


def test_of_what_is_to_come_only_the_nearest_is_told(bench):
    now = style().now()
    times = [utc_text(now + timedelta(days=days)) for days in (20, 9, 5, 3, 2, -40)]
    month = f"{(now - timedelta(days=40)).astimezone(style().zone):%Y-%m}"
    number = CUSTOMER.strand("resources")
    model = TimelineModel(lambda _dataset, _ids: {}, bench.desk.arrangement)
    model.show(CUSTOMER, [Happened(time, number, 1, at) for at, time in enumerate(times)], ("", ""))
    told = [model.line(row) for row in range(model.rowCount())]
    assert [line.happened.time if line.happened else line.title for line in told] == [
        "To come: the next 3 of 5", *times[2:5], month, times[5],
    ]  # fmt: skip


def test_long_texts_give_way_before_words_and_never_times_or_amounts():
    gives_way = [0, 2, 2, 1, 0]
    assert shared([80, 60, 50, 70, 90], gives_way, 400) == [80, 110, 50, 70, 90]
    assert shared([80, 200, 100, 70, 90], gives_way, 400) == [80, 80, 80, 70, 90]
    assert shared([80, 200, 100, 70, 90], gives_way, 300) == [80, 36, 36, 58, 90]
    assert shared([80, 200, 100, 70, 90], gives_way, 10) == [80, 36, 36, 36, 90]


async def test_an_event_leads_to_its_row(show, bench, resale):
    page = await show(resale)
    row = next(at for at, line in enumerate(lines(page)) if line.words == "Order placed")
    page.events.setCurrentIndex(page.timeline.index(row))
    QTest.keyClick(page.events, Qt.Key.Key_Return)
    name, query, rowid = bench.jumps[-1]
    assert name == "orders"
    assert rowid in await bench.desk.session.ids(query)


async def test_of_a_referral_customer_it_is_said_what_the_api_does_not_tell(show, referral):
    page = await show(referral)
    assert "Referral" in labels(page.head)
    assert labels(page.figures).count("resale customers only") == 3
    whole = "The API tells this for resale customers only."
    assert page.sections["vouchers"].instead.text() == whole
    assert page.sections["adjustments"].instead.text() == whole
    assert page.chart.accessibleDescription() == whole
    assert page.sections["orders"].rows


async def test_a_month_of_the_trend_leads_to_its_bills(show, bench, resale):
    page = await show(resale)
    assert len(page.chart.bars) > 3
    page.chart.picked.emit(0)
    name, query, _ = bench.jumps[-1]
    assert name == "monthly_bills"
    assert await bench.desk.session.count(query) > 0


async def test_hidden_amounts_are_hidden_in_figures_rows_lines_and_chart(show, bench, resale):
    page = await show(resale)
    for dataset in DATASETS.values():
        bench.desk.arrangement(dataset).mask_all()
    assert all(row.cells[4].text == MASK for row in page.sections["orders"].rows)
    assert {line.amount for line in lines(page) if line.words == "Order placed"} == {MASK}
    assert page.chart.accessibleDescription() == "hidden"
    assert page.note.field.isHidden()
    assert "Amount payable hidden" in page.sections["orders"].rows[0].accessibleName()


async def test_a_customer_that_nobody_knows_is_said_to_be_unknown_and_can_be_asked_for(show, api):
    page = await show("0" * 32)
    assert page.head.gone.text().startswith("This customer is not in the local copy.")
    assert values(page)["Customers"].text == "0" * 32
    assert page.sections["orders"].instead.text() == "None"
    assert page.nothing.isVisible()
    page.refresh()
    await until(lambda: page.head.gone.text().startswith("Neither"))


async def test_a_customer_who_left_keeps_its_page(show, bench, shared_world, api, resale):
    record = shared_world.customers.pop(resale)
    try:
        await bench.desk.session.refresh(CUSTOMERS, [resale])
    finally:
        restored = dict(shared_world.customers)
        shared_world.customers.clear()
        shared_world.customers.update({resale: record} | restored)
    page = await show(resale)
    assert "Gone at the source" in page.head.gone.text()
    assert page.sections["orders"].rows


async def test_it_follows_what_is_read_while_it_is_open(show, bench, resale):
    page = await show(resale)
    before = page.portrait
    bench.desk.changes.happened.emit(frozenset({"regions"}))
    assert not page.reading
    bench.desk.changes.happened.emit(frozenset({"orders"}))
    await until(lambda: page.portrait is not before)


async def test_name_and_numbers_grow_with_the_text(show, bench, resale):
    page = await show(resale)

    def high():
        name = next(each for each in page.head.findChildren(Value) if each.entry == title)
        return name.height(), page.figures.numbers["Available"][0].height()

    title = page.portrait.title()
    before = high()
    bench.theme.choose("light", "normal", 160)
    await until(lambda: all(now > then for now, then in zip(high(), before, strict=True)))
    bench.theme.choose("light", "normal", 100)


# ------------------------------------------------------------------ asking the API


async def test_refreshing_asks_for_this_customer_alone(show, api, resale):
    page = await show(resale)
    api.calls.clear()
    QTest.mouseClick(page.head.refresh, LEFT)
    await until(lambda: page.head.refresh.text() == "Stop reading")
    await until(lambda: page.head.refresh.text() == "Refresh this customer")
    asked = {call.operation for call in api.calls}
    assert {"list_sub_customers", "list_customer_orders", "list_issued_partner_coupons"} <= asked
    assert all(resale in f"{call.query} {call.body!r}" for call in api.calls)


async def test_what_could_not_be_read_is_said_once_and_can_be_tried_again(show, bench, api, resale):
    page = await show(resale)
    refusal = b'{"error_code": "CBC.99000000", "error_msg": "no"}'
    api.fail_next(Fault("status", 400, refusal, operation="list_customer_orders", times=99))
    page.refresh()
    await until(lambda: bench.messages)
    text, verb, act = bench.messages[0]
    assert text.startswith("Orders: ")
    assert (verb, act) == ("Try again", page.refresh)
    await until(lambda: page.head.refresh.text() == "Refresh this customer")
    assert page.sections["orders"].rows


async def test_without_a_network_the_local_copy_is_shown_and_that_is_said(show, bench, resale):
    bench.desk.session.api = None
    page = await show(resale)
    assert page.sections["orders"].rows
    page.refresh()
    await until(lambda: bench.messages)
    assert "What is shown is the local copy" in bench.messages[0][0]
    assert not bench.failures


async def test_reading_can_be_stopped(show, bench, api, resale):
    page = await show(resale)
    api.fail_next(Fault("slow", delay_s=5, operation="list_customer_orders"))
    page.refresh()
    await until(lambda: page.head.refresh.text() == "Stop reading")
    page.head.refresh.click()
    await until(lambda: page.head.refresh.text() == "Refresh this customer")


# ------------------------------------------------------------------ notes and tags


async def test_a_note_is_kept_by_itself_and_stands_in_the_time_line(show, bench, resale):
    page = await show(resale)
    page.note.field.setFocus()
    QTest.keyClicks(page.note.field, "call on Monday")
    page.note.field.left.emit()
    assert bench.desk.notes.get(CUSTOMERS, resale).text == "call on Monday"
    [line] = [each for each in lines(page) if each.happened and each.happened.strand == NOTE]
    assert (line.words, line.title) == ("Note written", "call on Monday")
    assert page.note.when.text()


async def test_what_is_being_typed_is_kept_when_the_page_is_left_or_the_account_closed(
    show, bench, resale
):
    page = await show(resale)
    QTest.keyClicks(page.note.field, "typed")
    page.hide()
    assert bench.desk.notes.get(CUSTOMERS, resale).text == "typed"
    page.show()
    QTest.keyClicks(page.note.field, " more ")
    bench.desk.keep_all()
    assert bench.desk.notes.get(CUSTOMERS, resale).text == "typed more"


async def test_ctrl_z_goes_back_behind_what_was_typed_on_this_page(show, bench, resale):
    bench.desk.notes.write(CUSTOMERS, resale, "first")
    bench.desk.notes.write(CUSTOMERS, resale, "second")
    page = await show(resale)
    page.note.field.setFocus()
    QTest.keyClicks(page.note.field, "x")
    assert page.note.field.toPlainText() == "xsecond"
    undo = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.note.field, *undo)
    assert page.note.field.toPlainText() == "second"
    QTest.keyClick(page.note.field, *undo)
    assert page.note.field.toPlainText() == "first"
    assert bench.desk.notes.get(CUSTOMERS, resale).text == "first"


async def test_a_deleted_note_can_be_had_back_from_the_message(show, bench, resale):
    bench.desk.notes.write(CUSTOMERS, resale, "precious")
    page = await show(resale)
    page.note.field.clear()
    page.note.keep()
    text, verb, act = bench.messages[-1]
    assert (text, verb) == ("The note was deleted.", "Undo")
    act()
    assert page.note.field.toPlainText() == "precious"


async def test_a_tag_is_typed_offered_elsewhere_and_taken_away_with_undo(show, bench, resale):
    page = await show(resale)
    row = page.head.tags
    QTest.mouseClick(row.add, LEFT)
    QTest.keyClicks(row.panel.field, "VIP")
    QTest.keyClick(row.panel.field, Qt.Key.Key_Return)
    assert [chip.words for chip in row.chips] == ["VIP"]
    other = await show("1" * 32)
    QTest.mouseClick(other.head.tags.add, LEFT)
    assert [offer.text() for offer in other.head.tags.panel.offers] == ["VIP"]
    other.head.tags.panel.offers[0].click()
    assert bench.desk.notes.get(CUSTOMERS, "1" * 32).tags == ("VIP",)
    row.chips[0].cross.click()
    assert row.chips == []
    text, verb, act = bench.messages[-1]
    assert (text, verb) == ("The tag “VIP” was taken away.", "Undo")
    act()
    assert [chip.words for chip in row.chips] == ["VIP"]


async def test_the_table_of_customers_shows_and_filters_tags(show, bench, resale):
    await bench.desk.session.show_notes(bench.local.notes)
    page = await show(resale)
    page.head.tags.put(("VIP",))
    tab = bench.open("customers").current
    await until(lambda: tab.model.rowCount() == 30)
    page.head.tags.chips[0].text.click()
    name, query, _ = bench.jumps[-1]
    assert name == "customers"
    tab.open(query, None)
    await until(lambda: tab.model.rowCount() == 1)
    place = list(CUSTOMERS.by_name).index("tags")
    assert tab.model.index(0, place).data() == "VIP"


# ------------------------------------------------------------------ the way there and back


async def test_enter_opens_the_page_of_a_customer_and_space_its_details(bench):
    tab = bench.open("customers").current
    await until(lambda: tab.model.rowCount() == 30)
    tab.table.selectRow(3)
    tab.table.setFocus()
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    [page] = bench.pages
    assert page.key == tab.model.raw(3, list(CUSTOMERS.by_name).index("customer_id"))
    assert not tab.detail.isVisible()
    QTest.keyClick(tab.table, Qt.Key.Key_Space)
    assert tab.detail.isVisible()
    page.deleteLater()


async def test_the_details_of_an_order_lead_to_its_customer(bench, tab):
    tab.table.selectRow(3)
    tab.show_detail(True)

    def link():
        found = [each for each in tab.detail.findChildren(Button) if each.text() == "Open customer"]
        return found[0] if found else None

    await until(link)
    link().click()
    [page] = bench.pages
    assert page.key == tab.model.raw(3, list(tab.dataset.by_name).index("customer_id"))
    page.deleteLater()


@pytest.fixture
async def window(qapp, session, tmp_path):
    """A window on the filled account."""
    theme, tasks, changes = Theme(qapp), Tasks(lambda *_: None), Changes()
    theme.choose("light", "normal", 100)
    made = MainWindow(theme, ViewStates(tmp_path / "window.json"), "en")
    local = Local(tmp_path / "local.sqlite")
    desk = Desk(
        session, tasks, changes, local, theme, made.notify, made.go, bring=made.bring,
        open_page=made.open_page, read_due=lambda: None, notes=Notes(local.notes),
        writes=Writes(local.outbox, nobody),
    )  # fmt: skip
    made.show_room("Sample")
    made.open_desk(desk, SUBJECTS, "sample")
    made.resize(1300, 800)
    made.show()
    yield made
    desk.keep_all()
    await tasks.stop()
    made.close_desk()
    made.close()
    made.deleteLater()
    local.close()


async def test_back_and_esc_lead_from_the_page_to_where_one_was(qtbot, window, resale):
    window.bring("customers")
    for leave in (
        lambda: qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
        lambda: qtbot.keyClick(window.page, Qt.Key.Key_Escape),
    ):
        window._desk.open_customer(resale)
        assert isinstance(window.page, CustomerPage)
        assert window.subjects.currentIndex() == 1
        await window.settled()
        assert window.page.sections["orders"].rows
        leave()
        assert window.tab.subject.name == "customers"


async def test_a_list_of_the_page_leads_to_its_table_and_back_again(qtbot, window, resale):
    window._desk.open_customer(resale)
    await window.settled()
    page = window.page
    page.sections["orders"].all.click()
    await until(lambda: window.tab and window.tab.current.model.rowCount())
    assert window.tab.current.dataset.name == "orders"
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.page is page


async def test_esc_asks_to_leave_but_not_out_of_the_note(show, resale):
    page = await show(resale)
    closed = []
    page.closed.connect(lambda: closed.append(True))
    page.note.field.setFocus()
    QTest.keyClick(page.note.field, Qt.Key.Key_Escape)
    assert closed == []
    page.focus_first()
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Escape)
    assert closed == [True]
