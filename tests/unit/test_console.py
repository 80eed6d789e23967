"""The pages of the console: each says where it is, what it is for, and where its link leads."""

import string

import pytest

from desktop.catalog import SUBJECTS
from desktop.catalog.console import CONSOLE, GROUPS
from desktop.catalog.console_links import (
    ENTRIES,
    default_link,
    fault_of,
    host_of,
    is_vendors,
)
from desktop.catalog.console_money import WITHDRAWABLE
from desktop.catalog.sites import SITES

PAGES = list(CONSOLE.values())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_says_where_it_is_and_what_it_is_for(page):
    assert page.group in GROUPS
    assert page.label
    assert len(page.purpose) > 20
    assert all(len(rule) > 10 for rule in page.rules)
    assert page.path
    assert not set("".join(page.path)) & set(string.ascii_lowercase), "in the console's own words"


def test_names_labels_and_paths_are_unique():
    for values in (
        [page.name for page in PAGES],
        [page.label for page in PAGES],
        [(page.root, page.path) for page in PAGES],
    ):
        assert len(values) == len(set(values))
    assert all(name == page.name for name, page in CONSOLE.items())


def test_what_sales_people_look_for_is_there():
    assert CONSOLE.keys() >= {
        "recharge", "withdraw", "invoices", "incentive_applications", "opportunity_registration",
        "register_customer", "association_requests", "marketplace_goods", "development_paths",
        "pick_up_vouchers", "customer_assignment", "customer_alerts", "customer_dashboard",
        "price_adjustment", "partner_payment", "test_vouchers", "mdf", "agreements",
        "invitation_links", "members", "roles", "messages", "account_center",
    }  # fmt: skip


def test_every_group_has_pages():
    assert {page.group for page in PAGES} == set(GROUPS)


@pytest.mark.parametrize("site", [*SITES, "custom"])
def test_every_link_stays_on_the_hosts_of_the_vendor(site):
    links = [default_link(page, site) for page in PAGES]
    assert all(not fault_of(link) and is_vendors(link) for link in links)


def test_links_follow_the_site_of_the_account():
    page = CONSOLE["recharge"]
    assert default_link(page, "china") == default_link(page, "custom") == ENTRIES["china"]
    assert default_link(page, "international") == "https://www.huaweicloud.com/intl/"
    account = CONSOLE["account_center"]
    assert default_link(account, "china").startswith("https://account.huaweicloud.com/usercenter/")
    assert default_link(account, "europe") == ENTRIES["europe"]


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("", "missing"),
        ("http://www.huaweicloud.com/", "https://"),
        ("javascript:alert(1)", "https://"),
        ("file:///etc/passwd", "https://"),
        ("www.huaweicloud.com", "https://"),
        ("https://www.huaweicloud.com/a b", "space"),
        ("https://www.huaweicloud.com\\@evil.example/", "sign"),
        ("https://www.huaweicloud.com/\u202egnp.exe", "sign"),
        ("https://www.huaweicloud.com@evil.example/", "host"),
        ("https://localhost/", "host"),
        ("https://192.168.0.1/", "host"),
        ("https://华为云.example/", "host"),
        ("https://www.huaweicloud.com:99999/", "host"),
        ("https://", "host"),
        ("https://[::1", "host"),
        ("https://www.huaweicloud.com/" + "x" * 2000, "too long"),
    ],
)
def test_a_link_that_cannot_be_used_is_refused_in_words(link, words):
    assert words in fault_of(link)
    assert not is_vendors(link)


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://evil.example/https://www.huaweicloud.com/", "evil.example"),
        ("https://www.huaweicloud.com.evil.example/", "www.huaweicloud.com.evil.example"),
        ("https://huaweicloud.com/", "huaweicloud.com"),
        ("https://bucket.obs.myhuaweicloud.com/", "bucket.obs.myhuaweicloud.com"),
        ("https://www.huaweicloud.com:8443/", "www.huaweicloud.com:8443"),
        ("https://xn--abc.example/", "xn--abc.example"),
    ],
)
def test_whatever_is_not_a_declared_host_is_another_host(link, host):
    assert not fault_of(link)
    assert host_of(link) == host
    assert not is_vendors(link)


def test_large_letters_and_the_usual_port_are_the_same_host():
    assert is_vendors("HTTPS://WWW.HuaweiCloud.com:443/intl/")


def test_what_can_be_withdrawn_marks_what_the_api_does_not_tell():
    signs = {term.label: (term.sign, term.told) for term in WITHDRAWABLE}
    assert signs["Cash of the partner"] == ("", True)
    assert signs["Invoice arrears"] == ("−", False)
    assert signs["Amounts that are not booked yet"] == ("−", False)
    assert signs["Debts of all customers"] == ("−", True)
    assert CONSOLE["withdraw"].terms is WITHDRAWABLE


def test_the_links_of_subjects_lead_to_pages_that_exist():
    assert {name for subject in SUBJECTS for name in subject.links} <= set(CONSOLE)
