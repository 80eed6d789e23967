"""Hostile links: nothing opens but https, and only where the question about it says."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop.catalog import SUBJECTS
from desktop.catalog.console import CONSOLE
from desktop.catalog.console_links import is_vendors
from desktop.views import console_page
from desktop.views.ask import Question
from desktop.views.console_page import ConsoleTab
from tests.gui.hostile_opens import faults_of_opens, noted_opens
from tests.gui.waiting import dialog, until
from tests.hostile_urls import urls

SUBJECT = next(each for each in SUBJECTS if each.name == "console")


def test_hostile_links_open_nothing_but_what_they_say(qapp):
    with noted_opens() as browser:
        assert list(faults_of_opens(urls(500, 1), browser)) == []
        assert console_page._in_browser("https://console.huaweicloud.com/x?y=1#z")
        assert [each.host() for each in browser.opened] == ["console.huaweicloud.com"]


def test_a_browser_that_takes_any_address_is_seen(qapp, monkeypatch):
    monkeypatch.setattr(
        console_page, "_in_browser", lambda link: QDesktopServices.openUrl(QUrl(link))
    )
    with noted_opens() as browser:
        assert list(faults_of_opens(urls(500, 1), browser)) != []


async def test_a_link_of_the_user_that_leaves_the_vendor_is_asked_about(bench):
    page = next(iter(CONSOLE.values()))
    with noted_opens() as browser:
        for url in urls(60, 2):
            bench.desk.states.put("console", {"links": {page.name: url}})
            tab = ConsoleTab(SUBJECT, bench.desk)
            tab.open_page(page.name)
            if is_vendors(tab.links.of(page)):
                await until(lambda: browser.opened)
            else:
                await until(lambda: dialog(Question))
                dialog(Question).reject()
                await until(lambda: not bench.desk.tasks.running("open a console page"))
                assert not browser.opened
            assert all(is_vendors(each.toString()) for each in browser.opened)
            browser.opened.clear()
            tab.deleteLater()
