"""Putting a session together from an account's folder, its key and its way to the API."""

import pytest

from desktop.accounts import Account
from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.query import Query
from desktop.errors import SignedOut, StoreBroken
from desktop.opening import KEY_LOST, Demo, go_online, open_for_reading, open_session
from desktop.settings import Settings
from desktop.vault import Secrets
from tests.unit.desk import impatient

SMALL = Demo(customers=8, orders=30)
STORED = Account("Acme", slug="acme", ident="1")
DEMO = Account("Sample", kind="sandbox", slug="sandbox")


class InMemory(Secrets):
    """The secrets of an account without encryption."""

    def cache_key(self, *, create):
        return ""


@pytest.fixture
def chosen(tmp_path):
    return Settings(tmp_path / "settings.json")


@impatient
async def test_the_sample_account_works_without_a_network(tmp_path, chosen):
    opened = open_session(DEMO, tmp_path, InMemory())
    await go_online(opened, chosen, demo=SMALL)
    reports = await opened.session.sync(["customers", "customer_balances", "orders"])
    assert all(report.complete for report in reports)
    assert await opened.session.count(Query(CUSTOMERS)) == 8
    await opened.close()
    beside = open_for_reading(DEMO, tmp_path, InMemory())
    assert await beside.session.count(Query(CUSTOMERS)) == 8
    await beside.close()


@impatient
async def test_the_sample_account_s_copy_is_made_anew_on_another_day(tmp_path, chosen):
    opened = open_session(DEMO, tmp_path, InMemory())
    await go_online(opened, chosen, demo=SMALL)
    await opened.session.sync(["customers"])
    await opened.close()
    (tmp_path / "demo-day").write_text("2001-01-01")
    opened = open_session(DEMO, tmp_path, InMemory())
    assert await opened.session.count(Query(CUSTOMERS)) == 0
    await opened.close()


@impatient
async def test_a_key_is_made_once_and_opens_the_copy_again(tmp_path):
    secrets = Secrets()
    for _ in range(2):
        opened = open_session(STORED, tmp_path, secrets)
        assert opened.notice == ""
        await opened.session.count(Query(CUSTOMERS))
        await opened.close()
    assert not (tmp_path / "cache.sqlite").read_bytes().startswith(b"SQLite")


@impatient
async def test_a_copy_whose_key_is_gone_is_set_aside_and_said_so(tmp_path):
    opened = open_session(STORED, tmp_path, Secrets())
    await opened.close()
    before = (tmp_path / "cache.sqlite").read_bytes()
    secrets = Secrets()
    opened = open_session(STORED, tmp_path, secrets)
    assert opened.notice == KEY_LOST
    assert await opened.session.count(Query(CUSTOMERS)) == 0
    await opened.close()
    (aside,) = tmp_path.glob("cache.sqlite.damaged-*")
    assert aside.read_bytes() == before
    opened = open_session(STORED, tmp_path, secrets)
    assert opened.notice == ""
    await opened.close()


def test_there_is_nothing_to_read_before_the_first_sync(tmp_path):
    with pytest.raises(StoreBroken) as caught:
        open_for_reading(STORED, tmp_path, Secrets())
    assert "partner-desk sync" in caught.value.advice


@impatient
async def test_reading_beside_changes_nothing_when_the_key_is_gone(tmp_path):
    await open_session(STORED, tmp_path, Secrets()).close()
    with pytest.raises(StoreBroken):
        open_for_reading(STORED, tmp_path, Secrets())
    assert not list(tmp_path.glob("*.damaged-*"))


@impatient
async def test_an_account_without_its_secrets_stays_offline(tmp_path, chosen):
    opened = open_session(STORED, tmp_path, Secrets())
    with pytest.raises(SignedOut):
        await go_online(opened, chosen)
    assert opened.session.api is None
    await opened.close()


@impatient
async def test_a_new_account_only_reads_and_one_for_trying_out_may_write(tmp_path):
    for number, (account, read_only) in enumerate(((STORED, True), (DEMO, False), (DEMO, True))):
        folder = tmp_path / account.kind
        folder.mkdir(exist_ok=True)
        opened = open_session(account, folder, InMemory())
        assert opened.session.settings.read_only is read_only
        if number:
            assert opened.session.settings.xaccount_type
            opened.session.settings.read_only = True  # as somebody chose, so it stays
        await opened.close()
