"""The tabs of the window: of lists or by hand, with counts, pages over them and the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout

from desktop.catalog import SUBJECTS, Subject
from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.orders import ORDER_LINES, ORDERS
from desktop.catalog.query import Query
from desktop.models.changes import Changes
from desktop.models.notes import Notes
from desktop.models.writes import Writes
from desktop.settings import ViewStates
from desktop.store.local import Local
from desktop.tasks import Tasks
from desktop.views import pages
from desktop.views.absent import Absent
from desktop.views.badges import Badges
from desktop.views.desk import Desk
from desktop.views.feed import Feed
from desktop.views.main_window import MainWindow
from desktop.views.page import Page
from desktop.views.parts import Button, button
from desktop.views.subject_tab import SubjectTab
from desktop.views.theme import Theme
from tests.gui.tabs import nobody
from tests.gui.waiting import until

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
DECLARED = (
    Subject("customers", "Customers", (CUSTOMERS,)),
    Subject("orders", "Orders", (ORDERS, ORDER_LINES), links=("partner_payment",)),
    Subject("console", "Console"),
    Subject("own", "Composed by hand"),
)


class Own(Page):
    """A page composed by hand, which can filter and refresh and notes what is asked of it."""

    def __init__(self, *_of):
        super().__init__()
        self.asked: list[str] = []
        self.first = button("First")
        QVBoxLayout(self).addWidget(self.first)

    def announce(self):
        self.summary.emit("three things")
        self.freshness.emit(None)

    def can(self, name):
        return name in ("filter", "refresh")

    def perform(self, name):
        self.asked.append(name)

    def refresh(self):
        self.asked.append("refresh")

    def focus_first(self):
        self.first.setFocus()

    def choose(self, item):
        self.asked.append(item)


@pytest.fixture
async def window(qapp, qtbot, empty_session, tmp_path, monkeypatch):
    """A window on an account with two subjects of lists and one by hand."""
    monkeypatch.setattr(pages, "BY_HAND", {"own": Own, "console": Own})
    theme, tasks, changes = Theme(qapp), Tasks(lambda *_: None), Changes()
    theme.choose("light", "normal", 100)
    made = MainWindow(theme, ViewStates(tmp_path / "window.json"), "en")
    states = Local(tmp_path / "local.sqlite")
    desk = Desk(
        empty_session, tasks, changes, states, theme, made.notify, made.go,
        bring=made.bring, open_page=made.open_page, read_due=lambda: None,
        notes=Notes(states.notes), writes=Writes(states.outbox, nobody),
    )  # fmt: skip
    made.show_room("Sample")
    made.open_desk(desk, DECLARED, "sample")
    made.show()
    yield made
    await tasks.stop()
    made.close_desk()
    made.close()
    made.deleteLater()
    states.close()


def deeds(window, *names):
    """Which of these menu entries can be chosen."""
    return [name for name in names if window.menus.by_name[name].isEnabled()]


async def test_a_tab_by_hand_stands_beside_the_others(window):
    assert window.subjects.tabText(3) == "Composed by hand"
    window.bring("own")
    assert isinstance(window.page, Own)
    assert not isinstance(window.tab, SubjectTab)
    assert window.page.first.hasFocus() or QApplication.focusWidget() is None
    assert window.status.summary.text() == "three things"
    window.bring("orders", "order_lines")
    assert window.tab.current.dataset is ORDER_LINES
    assert window.status.summary.text() != "three things"


async def test_the_first_start_shows_the_orders_until_there_is_something_better(window):
    assert window.tab.subject.name == "orders"


async def test_menus_offer_what_the_page_in_front_can_do(qtbot, window):
    assert deeds(window, "export", "columns", "filter", "refresh") == [
        "export", "columns", "filter", "refresh",
    ]  # fmt: skip
    window.bring("own")
    assert deeds(window, "export", "copy", "columns", "filter", "refresh") == ["filter", "refresh"]
    for name in ("filter", "export"):
        window.menus.by_name[name].trigger()
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.page.asked == ["filter", "refresh"]
    window.bring("orders")
    assert deeds(window, "export", "columns") == ["export", "columns"]


async def test_one_thing_of_a_tab_is_brought_to_the_front_and_back_returns(qtbot, window):
    window.bring("own", "withdraw")
    assert window.page.asked == ["withdraw"]
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.tab.subject.name == "orders"
    window.bring("nothing of that name", "withdraw")
    assert window.tab.subject.name == "orders"


async def test_back_leaves_a_page_over_the_tabs_and_its_tab_stays_chosen(qtbot, window):
    window.bring("customers")
    over = Own()
    window.open_page(over)
    assert window.page is over
    assert window.subjects.currentIndex() == 0
    assert deeds(window, "export", "filter") == ["filter"]
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.tab.subject.name == "customers"
    assert window.pages.indexOf(over) < 0


async def test_back_leads_from_a_list_to_the_page_that_led_there(qtbot, window):
    window.bring("customers")
    over = Own()
    window.open_page(over)
    window.go("orders")
    assert window.tab.subject.name == "orders"
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.page is over
    assert window.subjects.currentIndex() == 0
    over.closed.emit()
    assert window.tab.subject.name == "customers"


async def test_what_changed_opens_over_the_tabs_once(qtbot, window):
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    feed = window.page
    assert isinstance(feed, Feed)
    await until(lambda: feed.nothing.isVisible())
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.tab.subject.name == "orders"


async def test_a_list_of_the_same_tab_comes_before_the_page_over_it(window):
    over = Own()
    window.open_page(over)
    window.go("order_lines")
    assert window.tab.current.dataset is ORDER_LINES


@pytest.mark.parametrize("way", ["click", "keys"])
async def test_the_chosen_tab_leads_back_from_a_page_over_it(qtbot, window, way):
    over = Own()
    window.open_page(over)
    if way == "click":
        place = window.subjects.tabRect(1).center()
        qtbot.mouseClick(window.subjects, Qt.MouseButton.LeftButton, pos=place)
    else:
        qtbot.keyClick(window, Qt.Key.Key_2, CTRL)
    assert window.tab.subject.name == "orders"
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.page is over


async def test_a_page_that_asks_to_be_closed_behind_another_closes_nothing(window):
    first, second = Own(), Own()
    window.open_page(first)
    window.open_page(second)
    first.closed.emit()
    assert window.page is second


async def test_only_the_last_pages_are_kept_for_the_way_back(window):
    opened = [Own() for _ in range(12)]
    for page in opened:
        window.open_page(page)
    assert window.pages.indexOf(opened[0]) < 0
    steps = 0
    while window.page not in (window.tab, None):
        window.menus.by_name["back"].trigger()
        steps += 1
    assert 8 <= steps < 12


async def test_what_the_api_cannot_do_is_a_link_to_the_console(qtbot, window):
    [link] = [
        each for each in window.tab.findChildren(Button) if "console" in each.accessibleName()
    ]
    assert link.text() == "Pay for customers"
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert window.subjects.tabText(window.subjects.currentIndex()) == "Console"
    assert window.page.asked == ["partner_payment"]
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.tab.subject.name == "orders"


async def test_what_a_hidden_page_says_does_not_reach_the_status_line(window):
    window.bring("own")
    hidden = window.page
    window.bring("customers")
    hidden.summary.emit("from behind")
    assert window.status.summary.text() != "from behind"


async def test_a_tab_carries_a_count_of_what_waits_in_it(window):
    window.set_badge("orders", 3)
    assert window.subjects.tabText(1) == "Orders 3"
    assert window.subjects.accessibleTabName(1) == "Orders: 3 waiting"
    window.set_badge("orders", 12345)
    assert window.subjects.tabText(1) == "Orders 999+"
    window.set_badge("orders", 0)
    assert window.subjects.tabText(1) == "Orders"
    assert window.subjects.accessibleTabName(1) == ""
    window.set_badge("a tab of another account", 5)


async def test_the_count_follows_the_rows_that_are_declared_to_wait(bench):
    told = []
    subjects = [Subject("orders", "Orders", (ORDERS,), badge=Query(ORDERS)), DECLARED[0]]
    badges = Badges(bench.desk, subjects, lambda *count: told.append(count))

    def at_rest():
        return not bench.desk.tasks.running("badge orders")

    await until(lambda: told == [("orders", 300)] and at_rest())
    bench.desk.changes.happened.emit(frozenset({"customers"}))
    assert at_rest()
    bench.desk.changes.happened.emit(frozenset({"orders"}))
    await until(lambda: told == 2 * [("orders", 300)] and at_rest())
    badges.end()
    bench.desk.changes.happened.emit(frozenset({"orders"}))
    assert at_rest()


async def test_a_tab_that_the_account_does_not_have_is_hidden_and_left_out(qtbot, window):
    window.show_subject("customers", False)
    assert not window.subjects.isTabVisible(0)
    assert window.tab.subject.name == "orders"
    window.bring("own")
    window.menus.by_name["next_tab"].trigger()
    assert window.tab.subject.name == "orders"
    qtbot.keyClick(window, Qt.Key.Key_1, CTRL)
    assert window.tab.subject.name == "orders"
    window.show_subject("customers", True)
    qtbot.keyClick(window, Qt.Key.Key_1, CTRL)
    assert window.tab.subject.name == "customers"
    window.show_subject("customers", False)
    assert window.tab.subject.name == "orders"
    window.show_subject("a tab of another account", False)


async def test_the_tickets_are_there_as_long_as_the_account_has_a_right_to_them(
    bench, api, monkeypatch
):
    told = []
    subjects = [each for each in SUBJECTS if each.name in ("tickets", "orders", "reference")]
    absent = Absent(bench.desk, subjects, lambda *there: told.append(there))
    await until(lambda: told == [("tickets", True)])
    for privilege in (False, True):
        monkeypatch.setattr(api.world.tickets, "has_privilege", privilege)
        await bench.desk.session.sync(["tickets", "ticket_counts"])
        bench.desk.changes.happened.emit(frozenset({"tickets"}))
        await until(lambda: told[-1] == ("tickets", privilege))  # noqa: B023
    absent.end()
    bench.desk.changes.happened.emit(frozenset({"tickets"}))
    assert not bench.desk.tasks.running("absent tickets")


async def test_after_an_account_is_closed_its_pages_are_gone(window):
    window.bring("own")
    window.open_page(Own())
    window.set_badge("orders", 3)
    await window._desk.tasks.stop()  # as the program does first
    window.close_desk()
    assert window.page is None
    assert window.pages.count() == 0
    assert window.subjects.count() == 0
    window.menus.by_name["back"].trigger()
    window.open_page(Own())
    assert window.page is None


def test_every_subject_has_lists_or_a_page_composed_by_hand():
    without = {subject.name for subject in SUBJECTS if not subject.datasets}
    assert without == set(pages.BY_HAND)
