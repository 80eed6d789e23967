"""Wiping an account: nothing of it is left here, nothing half done breaks the next start."""

from pathlib import Path

import pytest

from desktop import logs, paths
from desktop.accounts import Account, Accounts
from desktop.actions.entry import Entry
from desktop.errors import Misused
from desktop.instance import Instance
from desktop.opening import open_session
from desktop.settings import AccountSettings, ViewStates
from desktop.upkeep.wipe import (
    NO_KEYRING,
    NotWiped,
    consequences,
    hold,
    unsettled,
    unsettled_in,
    wipe,
)
from desktop.vault import COSTS, KeyringTrouble, Vault
from tests.unit.test_vault import Absent, Memory

KEYS = {"ak": "canary-access", "sk": "canary-secret"}
WORDS = "correct horse"
KINDS = {
    "keyring": Account("Acme", protection="keyring"),
    "passphrase": Account("Acme", protection="passphrase"),
    "plain": Account("Acme", protection="plain"),
}


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("PARTNER_DESK_HOME", str(tmp_path))
    monkeypatch.setattr("desktop.vault.COST", min(COSTS))
    Memory.held, Memory.locked = {}, False


@pytest.fixture
def accounts():
    return Accounts(paths.accounts_folder())


@pytest.fixture
def vault():
    return Vault({}, lambda: [Absent, Memory])


async def used(accounts, vault, account):
    """An account in whose folder there is one of everything, with three entries unsettled."""
    added = accounts.demo() if account.kind == "sandbox" else accounts.add(account)
    folder = accounts.folder(added)
    if added.stored:
        vault.create(added, folder, KEYS, WORDS)
    AccountSettings(folder / "settings.json").read_only = False
    accounts.use(added)
    ViewStates(paths.home().config / "window.json").put(f"account {added.slug}", {"subject": "x"})
    opened = open_session(added, folder, vault.open(added, folder, WORDS))
    entries = [Entry(f"t{n}", 0, "allocate", question="Pay?") for n in range(4)]
    numbers = opened.local.outbox.add(entries).result()
    opened.local.outbox.take(numbers[1]).result()
    opened.local.outbox.discard(numbers[3]).result()
    opened.local.put("orders", {"order": []})
    await opened.close()
    for name in (
        "cache.sqlite.damaged-20260101-000000-0",
        "cache.sqlite.damaged-20260101-000000-0-wal",
        "local.sqlite.before-version-4",
        "local.sqlite.doubted",
        "running.json",
        "settings.spoilt",
    ):
        (folder / name).write_bytes(b"canary")
    (folder / "left").mkdir()
    (folder / "left" / "over").write_bytes(b"canary")
    return added, folder


def names(folder):
    return sorted(path.name for path in folder.iterdir() if path.name != "running.lock")


def everything():
    home = paths.home().data
    return [path.relative_to(home) for path in home.rglob("*") if path.is_file()]


@pytest.mark.parametrize("kind", [*KINDS, "sandbox"])
async def test_nothing_of_a_wiped_account_is_left(accounts, vault, kind):
    account = KINDS.get(kind) or accounts.demo()
    added, folder = await used(accounts, vault, account)
    logs.set_up(paths.logs_folder())()
    (paths.logs_folder() / "partner-desk.log").write_text("about Acme")
    (paths.logs_folder() / "partner-desk.1.log").write_text("about Acme")
    assert wipe(accounts, added, vault, hold(added, folder)) == ""
    assert not folder.exists()
    assert Memory.held == {}
    assert accounts.list() == []
    assert accounts.last_used() is None
    assert ViewStates(paths.home().config / "window.json").get(f"account {added.slug}") == {}
    left = {str(path): (paths.home().data / path).stat().st_size for path in everything()}
    assert left.pop("window.json") == 2
    assert left == {str(Path("logs", name)): 0 for name in ("crash.log", "partner-desk.log")}


async def test_other_accounts_keep_everything(accounts, vault):
    other, beside = await used(accounts, vault, Account("Other"))
    added, folder = await used(accounts, vault, KINDS["keyring"])
    before = names(beside)
    accounts.use(other)
    wipe(accounts, added, vault, hold(added, folder))
    assert accounts.list() == [other]
    assert accounts.last_used() == other
    assert names(beside) == before
    assert vault.open(other, beside).key_pair() == tuple(KEYS.values())
    opened = open_session(other, beside, vault.open(other, beside))
    assert len(opened.local.outbox.all()) == 3
    await opened.close()


@pytest.mark.parametrize("kind", KINDS)
async def test_unsettled_entries_are_named_by_their_numbers(accounts, vault, kind):
    added, folder = await used(accounts, vault, KINDS[kind])
    numbers = unsettled(added, folder, vault)
    if kind == "passphrase":
        assert numbers is None
        [(text, _), *_] = consequences(added, numbers)
        assert "cannot be looked into" in text
        return
    assert numbers == [1, 2, 3]
    [(text, values), *_] = consequences(added, numbers)
    assert text.format(**values).startswith(
        "3 entries of its outbox are not settled, numbers 1, 2, 3:"
    )


def test_what_is_lost_is_said_also_of_files_that_lie_open():
    texts = [text for text, _ in consequences(KINDS["plain"], [])]
    assert [word for word in ("key", "notes", "outbox", "logs") if word not in texts[0]] == []
    assert "not encrypted" in texts[1]
    assert len(consequences(KINDS["keyring"], [])) == 1
    [(text, values), *_] = consequences(KINDS["keyring"], [*range(1, 100)])
    assert "19, 20 …" in text.format(**values)


def test_an_account_in_use_is_not_wiped(accounts, vault):
    added = accounts.add(KINDS["plain"])
    folder = accounts.folder(added)
    held = Instance.acquire(folder)
    assert held
    with pytest.raises(Misused):
        hold(added, folder)
    held.close()


async def test_a_locked_keyring_stops_it_before_anything_is_gone(accounts, vault):
    added, folder = await used(accounts, vault, KINDS["keyring"])
    before = names(folder)
    Memory.locked = True
    with pytest.raises(KeyringTrouble):
        wipe(accounts, added, vault, hold(added, folder))
    Memory.locked = False
    assert names(folder) == before
    assert vault.open(added, folder).key_pair() == tuple(KEYS.values())
    hold(added, folder).close()


async def test_without_a_keyring_the_files_go_and_that_is_said(accounts, vault):
    added, folder = await used(accounts, vault, KINDS["keyring"])
    assert wipe(accounts, added, Vault({}, lambda: [Absent]), hold(added, folder)) == NO_KEYRING
    assert not folder.exists()


async def test_what_cannot_be_deleted_is_named_and_can_be_wiped_again(accounts, vault, monkeypatch):
    added, folder = await used(accounts, vault, KINDS["keyring"])
    unlink = Path.unlink

    def refused(path, **named):
        if path.name == "cache.sqlite":
            raise PermissionError(13, "used by another program")
        unlink(path, **named)

    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(NotWiped) as caught:
        wipe(accounts, added, vault, hold(added, folder))
    assert caught.value.detail == f"{folder / 'cache.sqlite'}: used by another program"
    assert names(folder) == ["account.json", "cache.sqlite"]
    assert accounts.list() == [added]
    monkeypatch.setattr(Path, "unlink", unlink)
    wipe(accounts, added, vault, hold(added, folder))
    assert not folder.exists()


class Cut(BaseException):
    """The power goes."""


@pytest.mark.parametrize("kind", KINDS)
async def test_wherever_it_is_cut_the_next_start_opens_and_a_second_wipe_ends(
    accounts, vault, kind, monkeypatch
):
    """Each deletion of a file is once the last thing that happened."""
    unlink, at, done = Path.unlink, 0, False
    while not done:
        added, folder = await used(accounts, vault, KINDS[kind])
        calls = iter(range(at, -1, -1))

        def cut(path, *, calls=calls, **named):
            if next(calls) == 0:
                raise Cut
            unlink(path, **named)

        monkeypatch.setattr(Path, "unlink", cut)
        try:
            wipe(accounts, added, vault, hold(added, folder))
            done = True
        except (Cut, StopIteration):
            done = False
        monkeypatch.setattr(Path, "unlink", unlink)
        assert Memory.held == {}  # the key goes first
        assert at == 0 or not (folder / "secrets.json").exists()
        for left in accounts.list():
            again = vault.open(left, folder, WORDS)
            opened = open_session(left, folder, again)
            assert unsettled_in(opened.local.outbox) in ([], [1, 2, 3])
            await opened.close()
            wipe(accounts, left, vault, hold(left, folder))
        assert accounts.list() == []
        assert Memory.held == {}
        if folder.exists():  # it stood listed no more: its name is not used again
            assert not (folder / "account.json").exists()
        at += 1
    assert at > 10
