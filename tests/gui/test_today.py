"""The page of today: its numbers, where they lead, what it says when there are none."""

from collections import defaultdict
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.catalog import SUBJECTS
from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Query
from desktop.catalog.times import utc_text
from desktop.catalog.today import BILLS, GROUPS, RESALE_ONLY
from desktop.models.consumption import latest
from desktop.store import changes, progress
from desktop.store.progress import State
from desktop.text import MASK, SHANGHAI
from desktop.views.feed import Feed
from desktop.views.today_page import TodayTab
from tests.gui.tabs import Bench
from tests.gui.waiting import until

LEFT = Qt.MouseButton.LeftButton
LINES = {line.label: line for group in GROUPS for line in group.lines}
FOR_DISTRIBUTORS = {label for label in LINES if "of resellers" in label}
TODAY = next(subject for subject in SUBJECTS if subject.name == "today")


def opened(bench, wide=1400):
    """The page, shown, with everything that the cache knows."""
    page = TodayTab(TODAY, bench.desk)
    page.resize(wide, 900)
    page.show()
    bench.keep(page)
    return page


async def settled(page):
    await until(lambda: len(page.model.glances) == len(LINES) and not page.reading)


@pytest.fixture
async def page(bench):
    made = opened(bench)
    await settled(made)
    return made


@pytest.fixture
async def empty(qapp, empty_session, tmp_path):
    """The bench of an account into which nothing was read yet."""
    made = Bench(empty_session, tmp_path)
    yield made
    await made.close()


def shown(page, label):
    """What the line of this label shows."""
    return page.model.shown(page.model.row(LINES[label]))


def current(page):
    """The label of the line that is chosen."""
    return page.model.line(page.list.currentIndex().row()).label


def labels(page):
    return [page.model.shown(row).label for row in range(page.model.rowCount())]


async def write(session, *statements):
    """Change the cache behind the back of everybody."""
    for sql in statements:
        await session._store.write(lambda db, sql=sql: db.conn.execute(sql).rowcount)


# ------------------------------------------------------------------ what the numbers are


def span(days):
    """From the begin of today to the end of the last of so many days more, in China."""
    today = datetime.now(UTC).astimezone(SHANGHAI).date()
    begin = datetime.combine(today, time(), SHANGHAI)
    return utc_text(begin), utc_text(begin + timedelta(days=days + 1))


def within(records, member, days):
    begin, end = span(days)
    return [each for each in records if each[member] and begin <= each[member] < end]


def expected(world):
    """By label: how many there are in the world, and what they add up to."""
    orders = list(world.orders.values())
    resources = [r for customer in world.customers for r in world.resources.prepaid(customer)]
    running = [each for each in resources if each["status"] in (2, 4)]
    quotas = [each for kind in (0, 1) for each in world.vouchers.quotas.of("", kind)]
    spendable = [each for each in quotas if each["balance"] > 0]
    in_effect = [each for each in quotas if each["quota_status"] == 0]
    usable = [
        [each for each in records if each["status"] == 2 and each["balance"] > 0]
        for records in (world.vouchers.issued.values(), world.vouchers.of(""))
    ]
    return {
        "Unpaid orders": summed(of_status(orders, 6), "amount_after_discount"),
        "Orders in review": summed(of_status(orders, 1), "amount_after_discount"),
        "Tickets waiting for us": summed(of_status(world.tickets.records, 2, 17)),
        "Resources within 7 days": summed(within(running, "expire_time", 7)),
        "Resources within 15 days": summed(within(running, "expire_time", 15)),
        "Resources within 30 days": summed(within(running, "expire_time", 30)),
        "Vouchers of customers within 30 days": summed(
            within(usable[0], "expire_time", 30), "balance"
        ),
        "Own vouchers within 30 days": summed(within(usable[1], "expire_time", 30), "balance"),
        "Customers in debt": summed(
            [each for each in world.balances.values() if each["debt_amount"] > 0], "debt_amount"
        ),
        "Quotas nearly used up": summed(
            [each for each in in_effect if each["balance"] * 10 < each["quota_value"]], "balance"
        ),
        "Quotas expiring within 30 days": summed(within(spendable, "expire_time", 30), "balance"),
    }


def of_status(records, *codes):
    return [each for each in records if int(each["status"]) in codes]


def summed(records, member=""):
    total = sum((each[member] for each in records), Decimal()) if member else None
    return len(records), total


async def test_each_number_is_what_the_world_holds(page, shared_world):
    found = {}
    for line, glance in page.model.glances.items():
        (total,) = glance.sums.values() if glance.sums else (Decimal(),)
        found[line.label] = (glance.rows, total if line.amount else None)
    wanted = expected(shared_world)
    assert {label: found[label] for label in wanted} == wanted
    left_out = found.keys() - wanted.keys() - FOR_DISTRIBUTORS
    assert left_out == {"Order lines to be paid within 3 days"}  # nobody has read lines here
    assert sum(rows > 0 for rows, _ in wanted.values()) >= 9  # or this would prove little
    assert all(shown(page, label).quiet is (rows == 0) for label, (rows, _) in wanted.items())


async def test_order_lines_are_counted_as_far_as_they_were_read(bench, session, shared_world):
    unpaid = of_status(shared_world.orders.values(), 6)
    page = opened(bench)
    await settled(page)
    assert shown(page, "Order lines to be paid within 3 days").hint == ("Not read yet",)
    await session.refresh(LINES["Order lines to be paid within 3 days"].dataset,
                          [each["order_id"] for each in unpaid])  # fmt: skip
    begin, end = span(3)
    due = 0
    for order in unpaid:
        until_ = utc_text(datetime.fromisoformat(order["create_time"]) + timedelta(days=7))
        due += len(shared_world.lines_of(order["order_id"])) * (begin <= until_ < end)
    await until(lambda: shown(page, "Order lines to be paid within 3 days").number == str(due))
    assert shown(page, "Order lines to be paid within 3 days").hint[-1] == "as far as read"


async def test_a_number_opens_the_table_with_the_rows_that_it_counts(bench, page):
    for line in page.model.lines:
        row = page.model.row(line)
        if row < 0:
            continue
        place = page.list.visualRect(page.model.index(row)).center()
        QTest.mouseClick(page.list.viewport(), LEFT, pos=place)
        assert bench.jumps.pop() == (line.dataset.name, line.shipped, None)
        subject = next(each for each in SUBJECTS if line.dataset in each.datasets)
        tab = bench.open(subject.name)
        tab.go(line.dataset.name, line.shipped, None)
        await until(lambda tab=tab: tab.current.fresh.rows or tab.current.empty.shown.title)
        await until(lambda tab=tab: not tab.reading)
        assert tab.current.model.rowCount() == page.model.glances[line].rows, line.label
        assert tab.current.saved.views.active().key == line.view
        tab.hide()


async def test_the_most_urgent_row_is_told(page, shared_world):
    oldest = min(each["create_time"] for each in of_status(shared_world.orders.values(), 6))
    moment = datetime.fromisoformat(oldest).astimezone(SHANGHAI)
    assert shown(page, "Unpaid orders").hint[-1].endswith(f"{moment:%m-%d %H:%M}")
    owed = max(each["debt_amount"] for each in shared_world.balances.values())
    assert shown(page, "Customers in debt").hint[-1] == f"{owed:,.2f}"
    assert shown(page, "Resources within 7 days").hint
    assert shown(page, "Resources within 15 days").hint == ()  # it is the same one
    tip = page.model.index(page.model.row(LINES["Resources within 15 days"])).data(
        Qt.ItemDataRole.ToolTipRole
    )
    assert "Expires: " in tip


# ------------------------------------------------------------------ hands and eyes


async def test_the_keyboard_goes_from_line_to_line_and_opens_one(bench, page):
    page.focus_first()
    page.activateWindow()
    await until(lambda: QApplication.focusWidget() is page.list)
    assert current(page) == "Unpaid orders"
    for _ in range(4):
        QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert current(page) == "Resources within 7 days"  # over the heading
    QTest.keyClick(page.list, Qt.Key.Key_Up)
    assert current(page) == "Tickets waiting for us"
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert bench.jumps.pop()[0] == "tickets"


async def test_what_is_hidden_in_the_tables_is_hidden_here(bench, page):
    line = LINES["Unpaid orders"]
    customer = shown(page, line.label).hint[0]
    assert customer is MASK  # personal, until the eye says otherwise
    bench.desk.arrangement(ORDERS).set_masked("customers.customer", False)
    bench.desk.arrangement(ORDERS).set_masked("customers.account_name", False)
    assert MASK not in shown(page, line.label).hint
    assert page.charts.bars.bars
    bench.desk.mask_all()
    masked = [shown(page, each.label) for each in page.model.lines if each.label in labels(page)]
    assert all(each.sums is MASK or not each.sums for each in masked)
    assert MASK in shown(page, line.label).hint
    spoken = page.model.index(page.model.row(line)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Unpaid orders, ")
    assert ", hidden, hidden, " in spoken
    assert not page.charts.bars.bars
    assert not page.charts.ranks.bars
    assert page.charts.bars.accessibleDescription() == "hidden"
    assert not page.charts.estimate.isVisible()


async def test_f5_reads_what_is_due(bench, page):
    assert page.can("refresh")
    page.refresh()
    assert bench.rounds == ["due"]


# ------------------------------------------------------------------ what this account has not


async def test_before_anything_was_read_it_says_so(empty):
    page = opened(empty)
    await settled(page)
    assert page.notice.text().startswith("Nothing has been read from the partner API yet.")
    assert shown(page, "Unpaid orders").number == "–"
    assert shown(page, "Unpaid orders").hint == ("Not read yet",)
    assert page.charts.bars.accessibleDescription() == "Not read yet"
    assert not FOR_DISTRIBUTORS & set(labels(page))
    empty.desk.session.online = False
    page.hide()
    page.show()
    await until(lambda: page.notice.text().startswith("Offline."))


async def test_while_it_is_read_for_the_first_time_numbers_grow(empty):
    page = opened(empty)
    await settled(page)
    await empty.desk.session.sync(["customers", "orders"])
    await until(lambda: shown(page, "Unpaid orders").number.isdigit())
    await until(lambda: page.notice.text().startswith("Some lists have not been read completely"))
    assert "as far as read" not in shown(page, "Unpaid orders").hint
    assert shown(page, "Customers in debt").hint == ("Not read yet",)  # no balances yet
    assert shown(page, "Resources within 7 days").hint == ("Not read yet",)


async def test_an_account_without_tickets_is_told_why(bench, session):
    state = State(read_at="2026-11-20T00:00:00Z", skipped="This account handles no tickets.")
    await write(session, "DELETE FROM tickets")
    await session._store.write(progress.set_state, "tickets", state)
    page = opened(bench)
    await settled(page)
    assert shown(page, "Tickets waiting for us").hint == ("This account handles no tickets.",)
    row = page.model.row(LINES["Tickets waiting for us"])
    assert not page.model.index(row).flags() & Qt.ItemFlag.ItemIsEnabled
    QTest.mouseClick(
        page.list.viewport(), LEFT, pos=page.list.visualRect(page.model.index(row)).center()
    )
    assert not bench.jumps


async def test_a_missing_permission_is_named(bench, session):
    await session._store.write(
        progress.set_state, "orders", State(missing_permission="BPC_ITEM_SUBCUSTSERV_060100")
    )
    page = opened(bench)
    await settled(page)
    assert shown(page, "Unpaid orders").hint == ("No permission",)
    assert not page.notice.isVisible()


async def test_with_referral_customers_alone_some_things_are_not_told(bench, session):
    await write(
        session,
        "UPDATE customers SET association_type = '1'",
        "DELETE FROM customer_balances",
        "DELETE FROM vouchers",
        "DELETE FROM monthly_bills",
    )
    page = opened(bench)
    await settled(page)
    assert shown(page, "Customers in debt").hint == (RESALE_ONLY,)
    assert shown(page, "Vouchers of customers within 30 days").hint == (RESALE_ONLY,)
    assert page.charts.bars.accessibleDescription() == RESALE_ONLY
    assert shown(page, "Unpaid orders").number.isdigit()


async def test_a_distributor_sees_the_quotas_of_its_resellers(bench, session):
    state = State(filled=True, read_at="2026-11-20T00:00:00Z")
    await session._store.write(progress.set_state, "issued_quotas", state)
    page = opened(bench)
    await settled(page)
    assert set(labels(page)) >= FOR_DISTRIBUTORS
    assert page.list.height() == page.list.sizeHint().height()


# ------------------------------------------------------------------ as rows change


async def test_a_number_follows_the_rows_while_it_is_seen(bench, session, page):
    before = int(shown(page, "Unpaid orders").number)
    await write(session, "UPDATE orders SET status = '6' WHERE status = '1'")
    bench.desk.changes.happened.emit(frozenset({"orders"}))
    await until(lambda: int(shown(page, "Unpaid orders").number) > before)
    await until(lambda: shown(page, "Orders in review").number == "0")
    page.hide()
    await write(session, "UPDATE orders SET status = '5' WHERE status = '6'")
    bench.desk.changes.happened.emit(frozenset({"orders"}))
    assert not page.reading  # what is out of sight costs nothing
    page.show()
    await until(lambda: shown(page, "Unpaid orders").number == "0")


async def test_what_changed_since_the_last_look_leads_to_those_rows(bench, session):
    look = utc_text(datetime.now(UTC) - timedelta(hours=5))
    bench.desk.states.put("looks", {"today": {"left": look}})
    rowid = (await session.first(Query(ORDERS), 1))[0]
    note = (rowid, ("x",), "status", "6", "5")
    await session._store.write(changes.note, ORDERS, "changed", [note])
    page = opened(bench)
    await settled(page)
    assert [each.text() for each in page.changes.buttons] == ["Orders 1"]
    assert page.changes.words.text().startswith("Since your last look at ")
    QTest.mouseClick(page.changes.buttons[0], LEFT)
    name, query, _ = bench.jumps.pop()
    assert (name, query.changed_since) == ("orders", look)
    assert list(await session.ids(query)) == [rowid]


async def test_where_there_is_no_room_a_link_leads_to_what_changed(bench, page):
    assert page.changes.isVisible()
    assert not page.more.isVisible()
    page.resize(800, 900)
    assert not page.changes.isVisible()
    QTest.mouseClick(page.more, LEFT)
    assert isinstance(bench.pages.pop(), Feed)


# ------------------------------------------------------------------ charts


def consumed(world, month):
    """By product: what was consumed in a month."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for each in world.bills.sums(month):
        found[each["cloud_service_type_name"]] += Decimal(str(each["amount"]))
    return found


async def test_the_charts_add_up_what_was_consumed(page, shared_world):
    months = latest(shared_world.now, 13)
    sums = [sum(consumed(shared_world, month).values(), Decimal()) for month in months]
    assert [(bar.label, bar.total) for bar in page.charts.bars.bars] == list(
        zip(months, sums, strict=True)
    )
    largest = sorted(consumed(shared_world, months[-1]).values(), reverse=True)[:8]
    assert [bar.total for bar in page.charts.ranks.bars] == largest
    assert page.charts.bars.words_of(12) == f"{months[-1]}: {sums[-1]:,.2f} CNY"


async def test_another_month_can_be_chosen_and_bars_lead_to_the_bills(
    bench, session, page, shared_world
):
    charts = page.charts
    before = latest(shared_world.now, 2)[0]
    QTest.mouseClick(charts.choice.button(1), LEFT)
    largest = max(consumed(shared_world, before).values())
    await until(lambda: charts.ranks.bars and charts.ranks.bars[0].total == largest)
    QTest.mouseClick(charts.ranks, LEFT, pos=charts.ranks.rect().topLeft() + QPoint(20, 5))
    name, query, _ = bench.jumps.pop()
    assert name == BILLS.name
    (total,) = await session.sums(BILLS, "amount", await session.ids(query))
    assert total.total == largest
    charts.bars.picked.emit(12)
    _, query, _ = bench.jumps.pop()
    (total,) = await session.sums(BILLS, "amount", await session.ids(query))
    assert total.total == charts.bars.bars[12].total


async def test_the_ranks_are_gone_through_by_keyboard(page):
    ranks, picked = page.charts.ranks, list[int]()
    ranks.picked.connect(picked.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(ranks, key)
    assert ranks.accessibleDescription() == ranks.words_of(1)
    QTest.keyClick(ranks, Qt.Key.Key_Return)
    assert picked == [1]


async def test_performance_is_marked_as_an_estimate(bench, page, session):
    assert page.charts.estimate.text().startswith("Performance (estimate), ")
    assert "Estimated from cash" in page.charts.estimate.toolTip()
    QTest.mouseClick(page.charts.estimate, LEFT)
    assert bench.brought == [("bills", "")]
