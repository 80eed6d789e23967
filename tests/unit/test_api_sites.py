"""Sites and codes: only addresses that may be sent a key, a sentence for every known code."""

import re

import pytest

from desktop.catalog import DATASETS, codes
from desktop.catalog.sites import CHINA, EUROPE, INTERNATIONAL, SITES, custom, is_loopback
from desktop.errors import Misused


def test_the_sites_have_their_own_hosts_over_tls_only():
    assert CHINA.hosts == {
        ("https", "bss.myhuaweicloud.com", 443),
        ("https", "osm.cn-south-1.myhuaweicloud.cn", 443),
        ("https", "iam.myhuaweicloud.com", 443),
    }
    for site in SITES.values():
        assert {scheme for scheme, _, _ in site.hosts} == {"https"}
    assert set(SITES) == {"china", "international", "europe"}


def test_what_the_editions_abroad_lack():
    for site in (INTERNATIONAL, EUROPE):
        lacking = {name for name in DATASETS if not site.offers(name)}
        assert lacking >= {"customer_balances", "vouchers", "partner_balances", "monthly_bills"}
        assert not lacking & {"resellers", "customers", "orders", "refunds", "resources"}
        assert site.datasets is not None
        assert site.datasets <= set(DATASETS)
    assert all(CHINA.offers(name) for name in DATASETS)


def test_a_site_of_ones_own():
    site = custom("http://127.0.0.1:8080/", "https://Tickets.example.cn", "")
    assert site.operations == "http://127.0.0.1:8080"
    assert site.hosts == {
        ("http", "127.0.0.1", 8080),
        ("https", "tickets.example.cn", 443),
    }
    assert custom("http://[::1]:80").operations == "http://[::1]"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "bss.example.cn",
        "http://bss.example.cn",
        "http://localhost.example.cn",
        "http://127.0.0.1.example.cn",
        "ftp://127.0.0.1",
        "https://user:pass@bss.example.cn",
        "https://bss.example.cn/path",
        "https://bss.example.cn?x=1",
        "https://bss.example.cn:99999",
        "https://bss.example.cn:port",
        "https://",
        "https://[::1",
        "https://-x",
        "https://a b",
        "https://深圳.example",
    ],
)
def test_an_address_that_must_not_be_sent_a_key(address):
    with pytest.raises(Misused) as caught:
        custom(address)
    assert "pass" not in caught.value.detail


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.8.8", "::1"])
def test_loopback(host):
    assert is_loopback(host)
    assert not is_loopback(f"{host}.example")


KNOWN = """
CBC.0100 CBC.0101 CBC.0154 CBC.0105 APIGW.0301 CBC.0150 CBC.0151 CBC.0156 APIGW.0101 APIGW.0308
CBC.0999 CBC.5001 CBC.5002 CBC.5004 CBC.99000000 CBC.5003 CBC.99005003 CBC.5021 CBC.99000035
CBC.99000037 CBC.99000047 CBC.99000012 CBC.99000013 CBC.99000017 CBC.99000014 CBC.99000022
CBC.50000020 CBC.50000034 CBC.50000010 CBC.99000018 CBC.99000019 CBC.99000020 CBC.99000021
CBC.99000023 CBC.99000024 CBC.99000025 CBC.99000089 CBC.80021021 CBC.8005 CBC.99006066
CBC.99008056 CBC.99000029 CBC.99000030 CBC.99000031 CBC.99000036 CBC.99000038 CBC.99000039
CBC.99000050 CBC.99000051 CBC.5017 CBC.99000004 CBC.99004008 CBC.99004009 CBC.99004010
CBC.99005035 CBC.50010059 CBC.50010065 CBC.50010085 CBC.50010086 CBC.99007260 CBC.99007262
CBC.7262
"""


@pytest.mark.parametrize("code", KNOWN.split())
def test_every_known_code_has_a_sentence(code):
    assert re.fullmatch(r"[A-Z].*[.!]", codes.advice(code))
    assert codes.advice(code.removeprefix("CBC.")) == codes.advice(code)


def test_an_unknown_code_has_none():
    assert codes.advice("CBC.1") == codes.advice("") == ""


def test_the_items_of_a_permission_are_alternatives():
    assert codes.permission_items("A|B") == "A / B"
    assert codes.permission_items("") == ""
