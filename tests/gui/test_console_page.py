"""The tab of the console: finding a page, reading about it, opening it, and its link."""

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.accounts import Account
from desktop.catalog import Subject
from desktop.catalog.console import CONSOLE
from desktop.models.console import found
from desktop.views.ask import Question
from desktop.views.console_page import ConsoleTab
from desktop.views.console_way import console_button
from tests.gui.waiting import dialog, until

HOME = "https://www.huaweicloud.com/"
OWN = "https://console.huaweicloud.com/partner/#/withdraw"
ELSEWHERE = "https://wiki.partner.example/withdraw"


class Browser:
    """Notes what it is asked to open; `there` says whether there is one."""

    def __init__(self):
        self.opened = []
        self.there = True

    def __call__(self, link):
        self.opened.append(link)
        return self.there


@pytest.fixture
def browser():
    return Browser()


def make(bench, browser):
    tab = ConsoleTab(Subject("console", "Console"), bench.desk, browser)
    tab.resize(1100, 700)
    tab.show()
    return tab


@pytest.fixture
async def tab(bench, browser):
    made = make(bench, browser)
    made.choose("withdraw")
    yield made
    made.close()
    made.deleteLater()


def texts(tab):
    """All that is read at the right, in one."""
    return "\n".join(each.text() for each in tab.detail.findChildren(QLabel))


def kept(tab, link):
    """Type another link over the one of the page in front and keep it."""
    tab.detail.link.begin()
    tab.detail.link.field.setText(link)
    QTest.keyClick(tab.detail.link.field, Qt.Key.Key_Return)


async def test_every_page_stands_in_the_list_and_is_told_in_full(tab):
    assert sorted(tab.list.names) == sorted(CONSOLE)
    told: list[str] = []
    tab.summary.connect(told.append)
    tab.announce()
    assert told == [f"{len(CONSOLE)} pages"]
    for page in CONSOLE.values():
        tab.choose(page.name)
        shown = texts(tab)
        assert page.purpose in shown
        assert all(rule in shown for rule in page.rules)
        assert ("could check this path" in shown) is not page.certain


async def test_what_can_be_withdrawn_says_which_parts_only_the_console_knows(tab):
    shown = texts(tab)
    assert shown.count("in the console only") == 2
    assert "Invoice arrears" in shown
    tab.choose("recharge")
    assert "in the console only" not in texts(tab)


async def test_a_page_is_found_by_english_chinese_or_initials(tab):
    for typed, first in (
        ("withdr", "withdraw"),
        ("提现", "withdraw"),
        ("tx", "withdraw"),
        ("THQ", "pick_up_vouchers"),
        ("提货券", "pick_up_vouchers"),
        ("working days MDF", "mdf"),
        ("资金 充值", "recharge"),
    ):
        tab.search.setText(typed)
        assert (typed, tab.list.current) == (typed, first)
        assert CONSOLE[first].purpose in texts(tab)


async def test_a_page_is_found_by_its_translation(qapp):
    class Chinese(QTranslator):
        def isEmpty(self):  # noqa: N802
            return False

        def translate(self, _context, text, _more=None, _n=-1):
            return {"Indicators": "指标一览"}.get(text, "")

    chinese = Chinese()
    qapp.installTranslator(chinese)
    assert [page.name for page in found("一览")] == ["indicators"]
    qapp.removeTranslator(chinese)


async def test_pages_named_so_come_before_pages_that_only_mention_it(tab):
    names = [page.name for page in found("invoice")]
    assert names[0] == "invoices"
    assert "withdraw" in names


async def test_nothing_found_is_said_with_a_way_back(qtbot, tab):
    tab.search.setText("zzz")
    assert tab.list.names == []
    assert "zzz" in tab.nothing.text()
    assert tab.nothing.isVisible()
    assert "Select a page" in texts(tab)
    qtbot.mouseClick(tab.clear, Qt.MouseButton.LeftButton)
    assert len(tab.list.names) == len(CONSOLE)
    assert tab.list.isVisible()


async def test_the_keys_lead_from_the_search_through_the_list_to_the_browser(tab, browser):
    tab.activateWindow()
    await until(tab.isActiveWindow)
    tab.perform("filter")
    QTest.keyClicks(tab.search, "voucher")
    QTest.keyClick(tab.search, Qt.Key.Key_Down)
    assert tab.list.hasFocus()
    before = tab.list.current
    QTest.keyClick(tab.list, Qt.Key.Key_Down)
    assert tab.list.current not in ("", before)
    QTest.keyClick(tab.list, Qt.Key.Key_Return)
    await until(lambda: browser.opened == [HOME])
    while tab.list.hasFocus():
        QTest.keyClick(tab.list, Qt.Key.Key_Up)
    assert tab.search.hasFocus()
    QTest.keyClick(tab.search, Qt.Key.Key_Escape)
    assert tab.search.text() == ""


async def test_headings_are_passed_over_by_the_arrow_keys(tab):
    tab.list.choose(tab.list.names[0])
    seen = [tab.list.current]
    for _ in range(len(CONSOLE) - 1):
        QTest.keyClick(tab.list, Qt.Key.Key_Down)
        seen.append(tab.list.current)
    assert seen == tab.list.names


async def test_a_page_opens_in_the_browser_by_its_button(qtbot, tab, browser):
    qtbot.mouseClick(tab.detail.open_button, Qt.MouseButton.LeftButton)
    await until(lambda: browser.opened == [HOME])
    assert not dialog(Question)


async def test_the_exact_address_of_a_page_is_used_where_it_is_known(tab, browser):
    assert "not published" in texts(tab)
    tab.choose("account_center")
    assert "not published" not in texts(tab)
    tab.open_page("account_center")
    await until(lambda: browser.opened)
    assert browser.opened[0].endswith("/accountInfo")


async def test_a_link_of_ones_own_is_kept_for_the_next_time(bench, tab, browser):
    kept(tab, f"  {OWN}  ")
    await until(lambda: "console.huaweicloud.com" in texts(tab))
    assert "not published" not in texts(tab)
    again = make(bench, browser)
    again.choose("withdraw")
    again.open_page("withdraw")
    await until(lambda: browser.opened == [OWN])
    assert again.links.of(CONSOLE["recharge"]) == HOME
    again.close()
    again.deleteLater()


async def test_a_link_of_ones_own_can_be_taken_back(qtbot, tab):
    assert not tab.detail.link.reset.isVisible()
    kept(tab, OWN)
    await until(lambda: tab.detail.link.reset.isVisible())
    qtbot.mouseClick(tab.detail.link.reset, Qt.MouseButton.LeftButton)
    await until(lambda: not tab.detail.link.reset.isVisible())
    assert tab.links.of(CONSOLE["withdraw"]) == HOME
    assert tab._desk.states.get("console") == {"links": {}}


async def test_a_bad_link_is_refused_in_words_and_can_be_given_up(tab):
    kept(tab, "http://www.huaweicloud.com/")
    row = tab.detail.link
    assert row.fault.isVisible()
    assert row.fault.text().startswith("A link begins with https://")
    assert tab.links.of(CONSOLE["withdraw"]) == HOME
    QTest.keyClick(row.field, Qt.Key.Key_Escape)
    assert not row.field.isVisible()
    assert row.field.text() == HOME


async def test_a_damaged_link_in_the_file_is_left_out(bench, browser):
    bench.desk.states.put("console", {"links": {"withdraw": "file:///x", "recharge": 5}})
    made = make(bench, browser)
    assert made.links.of(CONSOLE["withdraw"]) == made.links.of(CONSOLE["recharge"]) == HOME
    made.close()
    made.deleteLater()


@pytest.mark.parametrize("answer", ["yes", "no"])
async def test_another_host_is_opened_after_a_question_only(tab, browser, answer):
    kept(tab, ELSEWHERE)
    await until(lambda: "not the vendor's" in texts(tab))
    tab.open_page("withdraw")
    await until(lambda: dialog(Question))
    question = dialog(Question)
    assert any("wiki.partner.example" in each.text() for each in question.findChildren(QLabel))
    assert QApplication.focusWidget() in (None, question.buttons.buttons()[1])
    assert browser.opened == []
    question.accept() if answer == "yes" else question.reject()
    await until(lambda: not tab._desk.tasks.running("open a console page"))
    assert browser.opened == ([ELSEWHERE] if answer == "yes" else [])


async def test_another_look_keeps_what_is_being_typed(bench, tab):
    tab.detail.link.begin()
    tab.detail.link.field.setText("https://half")
    bench.theme.choose("dark", "normal", 120)
    assert tab.detail.link.field.text() == "https://half"


async def test_without_a_browser_it_says_so(bench, tab, browser):
    browser.there = False
    tab.open_page("withdraw")
    await until(lambda: bench.messages)
    assert bench.messages[0][0].startswith("No browser could be opened")


async def test_the_link_and_the_path_can_be_copied(qtbot, tab):
    qtbot.mouseClick(tab.detail.link.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == HOME


async def test_abroad_it_says_that_menus_may_differ(bench, browser):
    bench.desk.session.account = Account("x", site="international")
    made = make(bench, browser)
    assert "those of your site may differ" in texts(made)
    assert made.links.of(CONSOLE["withdraw"]) == HOME + "intl/"
    made.close()
    made.deleteLater()


async def test_a_link_elsewhere_in_the_window_leads_to_its_page(qtbot, bench):
    link = console_button(bench.desk, "recharge")
    qtbot.addWidget(link)
    link.click()
    assert bench.brought == [("console", "recharge")]
    assert link.accessibleName() == "In the console: Recharge"
