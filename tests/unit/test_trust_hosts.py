"""Hostile addresses: no request leaves the site's hosts, no redirect is followed."""

import re
from pathlib import Path

import pytest

from desktop import __file__ as package
from desktop.api import connect, gate
from desktop.catalog.sites import custom
from tests.hostile_urls import faults_of_proxies, faults_of_requests, faults_of_sites, urls

SOME = urls(100, 1)
ROOT = Path(package).parent


async def test_no_request_goes_elsewhere_and_no_redirect_is_followed():
    assert await faults_of_requests(SOME) == []


async def test_nor_does_one_of_a_site_of_ones_own():
    assert await faults_of_requests(SOME, custom("http://127.0.0.1:8080")) == []


def test_the_address_of_a_site_means_the_same_to_all():
    assert list(faults_of_sites(urls(500, 1))) == []


def test_the_address_of_a_proxy_ends_in_words_or_is_one():
    assert list(faults_of_proxies(SOME[:40])) == []


async def test_a_client_that_follows_redirects_is_seen(monkeypatch):
    made = connect._GuardedClient

    def following(*given, **settings):
        return made(*given, **{**settings, "follow_redirects": True})

    monkeypatch.setattr(connect, "_GuardedClient", following)
    monkeypatch.setattr(gate, "_SPENT", frozenset())  # it hides where a redirect leads
    site = custom("http://127.0.0.1:8080")
    assert await faults_of_requests(["http://127.0.0.1:8080/other"], site) != []


async def test_a_gate_that_lets_everything_out_is_seen(monkeypatch):
    monkeypatch.setattr(connect, "check_address", lambda *_: None)
    monkeypatch.setattr(gate.Gate, "handle_async_request", out_of_anywhere)
    assert await faults_of_requests(["https://evil.example/"]) != []


async def out_of_anywhere(self, request):
    return await next(iter(self._ways.values())).handle_async_request(request)


@pytest.mark.parametrize(
    "way", ["webbrowser", r"os\.startfile", "xdg-open", "setOpenExternalLinks", "linkActivated"]
)
def test_nothing_opens_links_behind_our_back(way):
    found = [path.name for path in ROOT.rglob("*.py") if re.search(way, path.read_text("utf-8"))]
    assert found == []


def test_only_folders_of_ours_and_pages_of_the_console_are_opened():
    opened = {
        path.name: re.findall(r"openUrl\((.*)\)", path.read_text("utf-8"))
        for path in ROOT.rglob("*.py")
    }
    assert {name: what for name, what in opened.items() if what} == {
        "action_batch.py": ["QUrl.fromLocalFile(str(self._result))"],
        "console_page.py": ["url"],
        "export_dialog.py": ["QUrl.fromLocalFile(str(target.parent))"],
        "outbox_audit.py": ["QUrl.fromLocalFile(str(target.parent))"],
    }
