"""What changed: marks in the table, the feed, and the filter for it."""

from array import array
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit

from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.news import Mark, Wanted, micros
from desktop.catalog.orders import ORDERS
from desktop.catalog.times import utc_text
from desktop.models import looks
from desktop.models.columns import Arrangement
from desktop.models.lines import ITEM
from desktop.models.table import TableModel
from desktop.sandbox.app import Sandbox
from desktop.sandbox.world import World
from desktop.store.local import Local
from desktop.views import since_menu
from desktop.views.feed import Feed
from tests.gui.tabs import Bench, opened
from tests.gui.waiting import until

Role = Qt.ItemDataRole
NAMES = ("customers", "customer_balances", "orders")
AT = micros("2026-11-20T01:41:05Z")
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


# ------------------------------------------------------------------ marks, on rows in memory


def marked(qapp, marks, **values):
    """A model of one row with these values and this mark, and its arrangement."""
    row = (*(values.get(column.name) for column in ORDERS.columns), None)
    arrangement = Arrangement(ORDERS, {})
    model = TableModel(ORDERS, lambda _, ids: dict.fromkeys(ids, row), arrangement)
    model.show(array("q", [7]))
    model.mark(lambda _dataset, ids, _since: dict.fromkeys(ids, marks), "2026-11-19T00:00:00Z")
    return model, arrangement


def at(model, name):
    return model.index(0, list(ORDERS.by_name).index(name))


def is_marked(model, name):
    return model.cell(0, list(ORDERS.by_name).index(name)).changed


def test_a_value_that_changed_is_marked_with_what_it_was(qapp):
    mark = Mark(AT, before={"status": ("6", AT), "official_amount": (5_00_000_000, AT)})
    model, _ = marked(qapp, mark, status="5", official_amount=7_00_000_000, currency="CNY")
    assert is_marked(model, "status")
    assert not is_marked(model, "order_id")
    tip = at(model, "status").data(Role.ToolTipRole)
    assert "Pending payment → Completed, 11-20 09:41" in tip
    assert "5.00 → 7.00, 11-20 09:41" in at(model, "official_amount").data(Role.ToolTipRole)
    assert at(model, "status").data(Role.AccessibleTextRole) == "Status, Completed, changed"
    assert not model.is_new(0)


def test_a_value_that_changed_back_is_not_marked(qapp):
    model, _ = marked(qapp, Mark(AT, before={"status": ("5", AT)}), status="5")
    assert not is_marked(model, "status")
    assert "→" not in at(model, "status").data(Role.ToolTipRole)


def test_a_hidden_value_is_marked_but_neither_before_nor_after_is_told(qapp):
    mark = Mark(AT, before={"contract_id": ("old secret", AT)})
    model, arrangement = marked(qapp, mark, contract_id="new secret")
    arrangement.set_masked("contract_id", True)
    assert is_marked(model, "contract_id")
    tip = at(model, "contract_id").data(Role.ToolTipRole)
    assert "secret" not in tip
    assert "Changed 11-20 09:41" in tip
    arrangement.set_masked("contract_id", False)
    assert "old secret → new secret" in at(model, "contract_id").data(Role.ToolTipRole)


def test_a_row_that_came_is_new_as_a_whole(qapp):
    model, _ = marked(qapp, Mark(AT, "new", {"status": ("6", AT)}), status="5", order_id="CS1")
    assert model.cell(0, 0).text == "CS1"
    assert model.is_new(0)
    assert not is_marked(model, "status")
    assert "New since 11-20 09:41" in at(model, "order_id").data(Role.ToolTipRole)
    assert at(model, "order_id").data(Role.AccessibleTextRole) == "Order number, CS1, new"


# ------------------------------------------------------------------ visits


def test_marks_begin_where_the_visit_before_ended(tmp_path):
    states = Local(tmp_path / "local.sqlite")
    assert looks.came(states, "orders", NOW) == ""
    looks.left(states, "orders", NOW)
    assert looks.came(states, "orders", NOW + timedelta(minutes=5)) == ""  # the same visit
    looks.left(states, "orders", NOW + timedelta(hours=1))
    states.close()
    later = Local(tmp_path / "local.sqlite")
    ended = utc_text(NOW + timedelta(hours=1))
    assert looks.came(later, "orders", NOW + timedelta(hours=9)) == ended
    looks.left(later, "orders", NOW + timedelta(hours=10))
    assert looks.came(later, "orders", NOW + timedelta(hours=10.2)) == ended  # to and fro
    assert looks.since(later, "customers") == ""
    later.close()


def test_a_look_that_makes_no_sense_is_none(tmp_path):
    states = Local(tmp_path / "local.sqlite")
    for look in ("x", {"left": 5}, {"left": "yesterday", "before": "2026"}, ["a"]):
        states.put("looks", {"orders": look})
        assert looks.came(states, "orders", NOW) == ""
    states.close()


# ------------------------------------------------------------------ in the window


class Changing(World):
    """A small world, and what happens in it between two syncs."""

    def __init__(self):
        super().__init__(seed=1, customers=6, orders=30)
        first, *_, last = self.customers.values()
        self.renamed, self.left = first["customer_id"], last["customer_id"]
        self.cancelled = next(o["order_id"] for o in self.timeline if o["status"] == 5)

    def change(self):
        self.customers[self.renamed]["customer"] = "Renamed Ltd"
        self.set_status(self.cancelled, 4)
        self.remove_customer(self.left)


@pytest.fixture
async def world(qapp):
    return Changing()


@pytest.fixture
async def desk(qapp, world, tmp_path):
    """A bench over an account that was read twice: an order was cancelled between, a customer
    renamed, one left.
    """
    (tmp_path / "account").mkdir()
    session, http = opened(tmp_path / "account", Sandbox(world, quota=None))
    await session.sync(NAMES)
    world.change()
    for _ in range(2):
        await session.sync(NAMES, full=True)
    made = Bench(session, tmp_path)
    yield made
    await made.close()
    await session.close()
    await http.aclose()


@pytest.fixture
async def feed(desk):
    made = Feed(desk.desk)
    made.resize(900, 500)
    made.show()
    await until(lambda: made.model.rowCount() and not made.reading)
    yield made
    made.hide()
    made.deleteLater()


def lines(feed):
    return [feed.model.index(row).data() for row in range(feed.model.rowCount())]


def row_of(feed, *words):
    return next(row for row, text in enumerate(lines(feed)) if all(w in text for w in words))


def choose(combo, words):
    combo.setCurrentIndex(combo.findText(words))
    combo.activated.emit(combo.currentIndex())


async def test_the_feed_tells_in_words_under_the_day(feed, world):
    assert lines(feed)[0] == "Today"
    assert "Status: Completed → Cancelled" in lines(feed)[row_of(feed, "Orders", world.cancelled)]
    assert "No longer listed" in lines(feed)[row_of(feed, "Customers", "No longer")]
    assert feed.model.flags(feed.model.index(0)) == Qt.ItemFlag.NoItemFlags


async def test_hidden_names_stay_hidden_in_the_feed(feed, desk, world):
    text = "\n".join(lines(feed))
    assert "Renamed Ltd" not in text
    assert "Customer changed" in lines(feed)[row_of(feed, "Customers", world.renamed)]
    tips = [feed.model.index(row).data(Role.ToolTipRole) or "" for row in range(len(lines(feed)))]
    assert "Renamed Ltd" not in "\n".join(tips)
    painted: list[object] = []
    feed.model.dataChanged.connect(lambda *_: painted.append(1))
    desk.desk.arrangement(CUSTOMERS).set_masked("customer", False)
    assert painted
    assert "→ Renamed Ltd" in "\n".join(lines(feed))
    assert feed.model.index(1).data(ITEM).news is not None


async def test_the_feed_is_narrowed_by_subject_and_kind(feed):
    choose(feed.subject, "Orders")
    await until(lambda: not feed.reading)
    assert len(lines(feed)) == 2
    choose(feed.kind, "No longer listed")
    await until(lambda: feed.nothing.isVisible())
    assert "Nothing of this kind" in feed.nothing.text()
    choose(feed.subject, "All subjects")
    await until(lambda: feed.list.isVisible())
    assert all("No longer listed" in line for line in lines(feed)[1:])


async def test_a_line_leads_to_its_row_also_if_that_is_gone(feed, desk, world):
    index = feed.model.index(row_of(feed, "Orders"))
    QTest.mouseClick(
        feed.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=feed.list.visualRect(index).topLeft() + QPoint(20, 5),
    )
    assert desk.jumps[-1][:2] == ("orders", None)
    feed.list.setCurrentIndex(feed.model.index(row_of(feed, "Customers", "No longer")))
    QTest.keyClick(feed.list, Qt.Key.Key_Return)
    name, query, rowid = desk.jumps[-1]
    assert (name, query.gone) == ("customers", True)
    assert list(await desk.desk.session.ids(query)) == [rowid]


async def test_older_pages_follow_when_one_scrolls_down(desk, monkeypatch):
    monkeypatch.setattr("desktop.views.feed._AT_ONCE", 2)
    feed = Feed(desk.desk)
    feed.resize(600, 120)
    feed.show()
    await until(lambda: feed.model.rowCount() == 3 and not feed.reading)
    before = lines(feed)
    for _ in range(3):
        feed.list.verticalScrollBar().setValue(0)
        feed.list.scrollToBottom()
        await until(lambda: not feed.reading)
    assert lines(feed)[:3] == before
    assert lines(feed).count("Today") == 1
    every = await desk.desk.session.feed(Wanted(desk.desk.session.datasets))
    assert len(lines(feed)) == 1 + len(every)
    feed.hide()


async def test_the_table_marks_what_changed_and_can_show_it_alone(desk, world):
    yesterday = utc_text(datetime.now(UTC) - timedelta(days=1))
    desk.desk.states.put("looks", {"orders": {"left": yesterday}})
    tab = desk.open("orders").current
    await until(lambda: tab.model.rowCount() == 30 and tab.fresh.rows == 30)
    place = list(ORDERS.by_name).index("status")
    changed = [row for row in range(30) if tab.model.cell(row, place).changed]
    assert [tab.model.row(row)[0] for row in changed] == [world.cancelled]
    tip = tab.model.index(changed[0], place).data(Role.ToolTipRole)
    assert "Completed → Cancelled" in tip
    menu = since_menu.menu_for(desk.desk.states, "orders", tab.bar.add, tab.bar.show_since)
    menu.actions()[0].trigger()
    await until(lambda: tab.model.rowCount() == 1)
    assert tab.bar.chips[0].words.startswith("Changed since")
    tab.bar.chips[0].dropped.emit()
    await until(lambda: tab.model.rowCount() == 30)


async def test_the_day_of_changes_is_chosen_in_a_panel(desk):
    tab = desk.open("orders").current
    await until(lambda: tab.model.rowCount() == 30)
    panel = since_menu.choose_day(tab.bar.add, tab.bar.show_since)
    (edit,) = panel.findChildren(QDateEdit)
    edit.setDate(edit.date().addDays(-3))
    day = edit.date().toString("yyyy-MM-dd")
    assert tab.bar.chips[0].words == f"Changed since {day}"
    panel.finish()


async def test_nothing_changed_is_said_and_can_be_dropped(desk):
    tab = desk.open("orders").current
    await until(lambda: tab.model.rowCount() == 30)
    tab.bar.show_since(utc_text(datetime.now(UTC) + timedelta(days=1)))
    await until(lambda: tab.empty.isVisible() and tab.empty.offers)
    tab.empty.offers[0].click()
    await until(lambda: tab.model.rowCount() == 30)
