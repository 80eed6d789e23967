"""The diagnostics tell support what it needs, and nobody who the customers are."""

import json
import logging
import zipfile
from pathlib import Path

import pytest

from desktop import logs, paths
from desktop.accounts import Accounts
from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.query import Query
from desktop.errors import StoreBroken
from desktop.opening import Demo, go_online, open_session
from desktop.settings import AccountSettings, Settings
from desktop.upkeep.bundle import LOG_BYTES, Piece, Subject, pieces, save
from desktop.upkeep.sieve import sieved
from desktop.vault import Secrets

CANARIES = {
    "ak": "HPUACANARY0123456789",
    "sk": "s3CrEtCaNaRy00s3CrEtCaNaRy00s3CrEtCaNaRy",
    "token": "MIICANARY" + "x7" * 40,
    "passphrase": "correct horse canary",
    "phone": "13912345678",
    "office": "010-87654321",
    "mail": "li.lei@canary.example",
    "order": "CS26112117CANARY1",
    "ticket": "26112012345678",
    "id": "8cbe56f33ed34e0d9a18f28a30bf2ac8",
    "chinese": "云联",
    "login": "canary.zhang",
    "platform": "canary-platform",
    "proxy": "proxy.canary.example",
}


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("PARTNER_DESK_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
async def subject(home):
    """An account that was read, with settings that were typed into and a log full of canaries."""
    accounts = Accounts(paths.accounts_folder())
    account = accounts.rename(accounts.demo(), "Canary Ltd")
    folder = accounts.folder(account)
    settings, opened = Settings(home / "settings.json"), open_session(account, folder, Secrets())
    own = AccountSettings(folder / "settings.json")
    settings.proxy = f"http://{CANARIES['proxy']}:8080"
    own.my_login, own.xaccount_type = CANARIES["login"], CANARIES["platform"]
    close_log = logs.set_up(paths.logs_folder())
    await go_online(opened, settings, demo=Demo(customers=4, orders=9, has_quota=False))
    await opened.session.sync(["customers", "orders"])
    close_log()
    yield Subject(settings, account, folder, opened.session)
    await opened.close()


async def personal(session):
    """The names, accounts, telephones and mail addresses of all customers."""
    told = ("customer", "account_name", "mobile_phone", "email", "customer_id")
    names = [name for name in told if name in CUSTOMERS.by_name]
    ids = await session.ids(Query(CUSTOMERS))
    rows = await session.chosen(CUSTOMERS, names, ids)
    return {str(value) for row in rows for value in row[:-1] if value}


async def test_nothing_secret_or_personal_is_in_it(subject):
    canaries = {*CANARIES.values(), *await personal(subject.session), "Canary Ltd"}
    assert len(canaries) > 20
    file = paths.logs_folder() / "partner-desk.log"
    with file.open("a", encoding="utf-8") as log:  # what a fault in the log itself would let in
        for each in canaries:
            log.write(f"2026-11-21 18:00:00.000 ERROR MainThread desktop: row {each} of it\n")
        log.write(f"{subject.folder}/cache.sqlite {Path.home()}/x\n")
    logs.hide(CANARIES["passphrase"])
    held = "".join(each.text for each in await pieces(subject))
    planted = file.read_text("utf-8")
    assert [each for each in canaries if each not in planted] == []
    assert [each for each in canaries if each in held] == []
    assert str(paths.home().data) not in held
    assert f"{Path.home()}/" not in held


async def test_support_finds_what_it_needs(subject):
    files = {each.name: each.text for each in await pieces(subject)}
    assert [*files] == [
        "versions.json",
        "account.json",
        "settings.json",
        "files.json",
        "datasets.json",
        "runs.txt",
        "partner-desk.log",
    ]
    versions = json.loads(files["versions.json"])
    assert versions["sqlite"].startswith("3.")
    assert {"httpx", "PySide6_Essentials", "sqlcipher3", "truststore"} <= {*versions["libraries"]}
    assert json.loads(files["account.json"])["kind"] == "sandbox"
    settings = json.loads(files["settings.json"])
    assert settings["program"]["proxy"] == settings["account"]["my_login"] == "(set)"
    assert settings["program"]["theme"] == "system"
    assert settings["account"]["sync_every_min"] == 15
    sizes = json.loads(files["files.json"])
    assert sizes["account"]["cache.sqlite-wal"] > 10_000
    assert sizes["free_bytes"] > 0
    orders = json.loads(files["datasets.json"])["orders"]
    assert (orders["rows"], orders["complete"]) == (9, True)
    assert "read_at" in orders
    [line] = [line for line in files["runs.txt"].splitlines() if "read orders" in line]
    assert "read orders: ok, " in line
    assert " requests, 9 rows, 9 new, 0 changed, 0 gone" in line


async def test_without_an_account_or_with_one_that_does_not_open_there_is_still_a_bundle(home):
    settings = Settings(home / "settings.json")
    names = [each.name for each in await pieces(Subject(settings))]
    assert "versions.json" in names
    assert "datasets.json" not in names
    account = Accounts(paths.accounts_folder()).demo()
    folder = paths.account_folder(account.slug)
    failed = Subject(settings, account, folder, failure=StoreBroken("x"))
    files = {each.name: each.text for each in await pieces(failed)}
    assert json.loads(files["account.json"])["not_opened"] == "StoreBroken"


async def test_of_a_long_log_there_is_the_end(subject):
    file = paths.logs_folder() / "partner-desk.log"
    line = f"2026-11-21 18:00:00.000 INFO MainThread desktop: {'word ' * 20}\n"
    file.write_text(line * (3 * LOG_BYTES // len(line)) + "the last line\n")
    files = {each.name: each.text for each in await pieces(subject)}
    assert LOG_BYTES * 0.9 < len(files["partner-desk.log"]) <= LOG_BYTES
    assert files["partner-desk.log"].endswith("the last line\n")


def test_what_support_needs_of_a_traceback_passes_the_sieve():
    text = (
        "2026-11-21 18:00:00.123 ERROR MainThread desktop.store: reading rows of orders\n"
        '    File "x/desktop/store/query.py", line 123, in window\n'
        "    ValueError: 12 of 1000000 rows, 3.51 s\n"
    )
    assert sieved(text) == text


def test_it_is_saved_for_its_owner_alone(tmp_path):
    target = tmp_path / "b.zip"
    save([Piece("a.txt", "ä"), Piece("b.txt", "")], target)
    with zipfile.ZipFile(target) as archive:
        assert {n: archive.read(n).decode() for n in archive.namelist()} == {
            "a.txt": "ä",
            "b.txt": "",
        }
    assert target.stat().st_mode & 0o777 in (0o600, 0o666)  # Windows has other rights
    with pytest.raises(StoreBroken):
        save([], tmp_path / "missing" / "b.zip")


@pytest.fixture(autouse=True)
def _quiet(caplog):
    caplog.set_level(logging.INFO)
    yield
    caplog.clear()
