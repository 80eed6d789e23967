import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.accounts import (
    DEMO_SLUG,
    Account,
    Accounts,
    environment_account,
    quota_share,
    site_of,
)
from desktop.errors import Misused

SERVER = {
    "PARTNER_DESK_ENDPOINT": "https://api.example",
    "PARTNER_DESK_AK": "AKAKAKAK",
    "PARTNER_DESK_SK": "sk",
}


@pytest.fixture
def accounts(tmp_path):
    return Accounts(tmp_path / "accounts")


def test_an_account_comes_back_as_it_was_added(accounts, tmp_path):
    added = accounts.add(
        Account(
            "上海销售",
            "custom",
            "password",
            user="li",
            domain="partner",
            operations="https://a.example",
            iam="https://iam.example",
            protection="passphrase",
        )
    )
    assert Accounts(tmp_path / "accounts").list() == [added]
    assert accounts.get("上海销售") == accounts.get(added.slug) == added
    assert site_of(added).operations == "https://a.example"


def test_accounts_are_listed_by_name(accounts):
    assert accounts.list() == []
    for name in ("b", "A", "c"):
        accounts.add(Account(name))
    assert [a.name for a in accounts.list()] == ["A", "b", "c"]


def test_names_that_look_alike_on_disk_get_folders_of_their_own(accounts):
    slugs = [accounts.add(Account(name)).slug for name in ("A/B", "a b", "甲", "乙", "con", "demo")]
    assert slugs == ["a-b", "a-b-2", "account", "account-2", "account-con", "account-demo"]


@given(st.text(max_size=100))
def test_any_name_becomes_a_safe_folder_or_is_refused(tmp_path_factory, name):
    accounts = Accounts(tmp_path_factory.mktemp("a"))
    try:
        account = accounts.add(Account(name))
    except Misused:
        shown = [c for c in name if not unicodedata.category(c).startswith(("C", "Z"))]
        assert not shown or len(name) > 80 or not " ".join(name.split()).isprintable()
    else:
        assert account.slug.isascii()
        assert set(account.slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert accounts.get(account.name) == account


@pytest.mark.parametrize("name", ["", "  ", "a" * 81, "a\x00b", "ACME", " acme  "])
def test_a_name_that_is_none_or_taken_is_refused(accounts, name):
    accounts.add(Account("Acme"))
    with pytest.raises(Misused):
        accounts.add(Account(name))
    assert len(accounts.list()) == 1


@pytest.mark.parametrize(
    "account",
    [
        Account("a", site="moon"),
        Account("a", site="custom"),
        Account("a", site="custom", operations="ftp://x"),
        Account("a", site="custom", kind="password", operations="https://x.example"),
        Account("a", kind="magic"),
        Account("a", kind="environment"),
        Account("a", protection="hope"),
    ],
)
def test_what_cannot_work_is_not_stored(accounts, account):
    with pytest.raises(Misused):
        accounts.add(account)
    assert accounts.list() == []


def test_an_unknown_account_is_answered_with_those_there_are(accounts):
    with pytest.raises(Misused, match="-"):
        accounts.get("acme")
    accounts.add(Account("Acme"))
    with pytest.raises(Misused, match="Acme"):
        accounts.get("acne")


def test_a_new_name_leaves_the_folder_where_it_is(accounts):
    account = accounts.add(Account("Acme"))
    accounts.add(Account("Other"))
    renamed = accounts.rename(account, "ACME")
    assert (renamed.name, renamed.slug, renamed.ident) == ("ACME", account.slug, account.ident)
    assert accounts.get("acme") == renamed
    with pytest.raises(Misused):
        accounts.rename(renamed, "other")


def test_a_removed_account_leaves_nothing(accounts):
    account = accounts.add(Account("Acme"))
    (accounts.folder(account) / "cache.sqlite").write_text("rows")
    accounts.remove(account)
    assert accounts.list() == []
    assert not (accounts.folder(account) / "cache.sqlite").exists()


def test_a_second_account_of_a_removed_name_has_other_secrets(accounts):
    first = accounts.add(Account("Acme"))
    accounts.remove(first)
    second = accounts.add(Account("Acme"))
    assert second.slug == first.slug
    assert second.ident != first.ident


def test_the_account_used_last_opens_next(accounts):
    assert accounts.last_used() is None
    first, second = (accounts.add(Account(name)) for name in ("a", "b"))
    assert accounts.last_used() == first
    accounts.use(second)
    assert accounts.last_used() == second
    accounts.remove(second)
    assert accounts.last_used() == first


@pytest.mark.parametrize(
    "spoilt",
    [
        "",
        "[]",
        '{"name": 5}',
        '{"site": "china"}',
        '{"name": "x", "slug": "other"}',
        '{"name": "x", "slug": "acme", "kind": "environment"}',
        '{"name": ["x"], "slug": "acme"}',
    ],
)
def test_a_damaged_account_is_left_out_and_left_alone(accounts, spoilt):
    good = accounts.add(Account("Good"))
    folder = accounts.folder(accounts.add(Account("Acme")))
    (folder / "account.json").write_text(spoilt)
    assert accounts.list() == [good]
    assert (folder / "account.json").read_text() == spoilt


def test_properties_of_a_newer_version_are_no_hindrance(accounts):
    account = accounts.add(Account("Acme"))
    file = accounts.folder(account) / "account.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "colour": "red"}))
    assert accounts.list() == [account]


def test_no_secret_is_in_the_file(accounts):
    account = accounts.add(Account("Acme"))
    values = json.loads((accounts.folder(account) / "account.json").read_text())
    assert set(values) & {"ak", "sk", "password", "token"} == set()


def test_the_sample_data_have_one_account(accounts):
    accounts.add(Account("demo"))
    demo = accounts.demo()
    assert (demo.kind, demo.slug, demo.name) == ("sandbox", DEMO_SLUG, "Demo 2")
    assert demo.plain_cache
    assert not demo.unprotected
    assert accounts.demo() == demo
    assert len(accounts.list()) == 2


def test_only_real_data_in_the_open_calls_for_a_notice(accounts):
    assert Account("a", protection="plain").unprotected
    assert not Account("a").unprotected
    assert not Account("a").plain_cache


def test_no_environment_no_account():
    assert environment_account({}) is None
    assert environment_account({"PARTNER_DESK_QUOTA_SHARE": "1.0"}) is None
    assert environment_account({"PARTNER_DESK_AK": " "}) is None


def defined(environ):
    account = environment_account(environ)
    assert account is not None
    return account


def test_the_environment_defines_an_account():
    account = defined(SERVER)
    assert (account.kind, account.site, account.name) == ("environment", "custom", "api.example")
    assert account.plain_cache
    assert not account.unprotected
    site = site_of(account)
    assert site.operations == site.tickets == "https://api.example"
    other = defined({**SERVER, "PARTNER_DESK_TICKETS_ENDPOINT": "https://t.example"})
    assert site_of(other).tickets == "https://t.example"


def test_a_token_does_instead_of_a_key():
    account = defined(
        {"PARTNER_DESK_ENDPOINT": "http://127.0.0.1:8080/", "PARTNER_DESK_TOKEN": "MII"}
    )
    assert account.operations == "http://127.0.0.1:8080"


def test_one_server_and_key_have_one_folder_whatever_the_spelling():
    same = [{}, {"PARTNER_DESK_ENDPOINT": "HTTPS://API.example:443/"}, {"PARTNER_DESK_SK": "new"}]
    others = [{"PARTNER_DESK_ENDPOINT": "https://api.example:444"}, {"PARTNER_DESK_AK": "B"}]
    slugs = {defined({**SERVER, **change}).slug for change in same}
    assert len(slugs) == 1
    assert len(slugs | {defined({**SERVER, **other}).slug for other in others}) == 3


def test_no_part_of_the_key_is_in_the_name_of_the_folder():
    account = defined(SERVER)
    assert "AKAK" not in repr(account).upper().replace("'", "")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"PARTNER_DESK_SK": ""}, "PARTNER_DESK_SK"),
        ({"PARTNER_DESK_AK": ""}, "PARTNER_DESK_AK"),
        ({"PARTNER_DESK_ENDPOINT": ""}, "PARTNER_DESK_ENDPOINT"),
        ({"PARTNER_DESK_AK": "", "PARTNER_DESK_SK": ""}, "PARTNER_DESK_TOKEN"),
        ({"PARTNER_DESK_TOKEN": "MII"}, "PARTNER_DESK_TOKEN"),
        ({"PARTNER_DESK_ENDPOINT": "api.example"}, "api.example"),
        ({"PARTNER_DESK_ENDPOINT": "https://api.example/v2"}, "api.example"),
        ({"PARTNER_DESK_ENDPOINT": "http://api.example"}, "api.example"),
        ({"PARTNER_DESK_TICKETS_ENDPOINT": "nonsense"}, "nonsense"),
        ({"PARTNER_DESK_QUOTA_SHARE": "2"}, "PARTNER_DESK_QUOTA_SHARE"),
    ],
)
def test_half_an_environment_is_refused_and_the_variable_named(change, named):
    with pytest.raises(Misused) as caught:
        environment_account({**SERVER, **change})
    assert named in caught.value.detail
    assert "AKAKAKAK" not in caught.value.detail


@pytest.mark.parametrize("text", ["0", "-1", "1.01", "half", "nan", "inf"])
def test_a_share_out_of_range_is_refused(text):
    with pytest.raises(Misused):
        quota_share({"PARTNER_DESK_QUOTA_SHARE": text})


def test_the_share_is_a_fraction_or_left_to_the_settings():
    assert quota_share({}) is None
    assert quota_share({"PARTNER_DESK_QUOTA_SHARE": "0.25"}) == 0.25
    assert quota_share({"PARTNER_DESK_QUOTA_SHARE": "1"}) == 1.0
