import json
import os
import stat
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.compat import properties
from keyring.errors import KeyringLocked, PasswordDeleteError

from desktop import logs
from desktop.accounts import Account
from desktop.errors import Misused, SignedOut, StoreBroken
from desktop.vault import (
    COSTS,
    KeyringTrouble,
    NoKeyring,
    PassphraseNeeded,
    Vault,
    named_backends,
)

KEY = {"ak": "canary-access", "sk": "canary-secret"}
WORDS = "correct horse"
KEYRING = Account("Acme", slug="acme", ident="01")
SEALED = Account("Acme", slug="acme", protection="passphrase")
PLAIN = Account("Acme", slug="acme", protection="plain")


class Memory(KeyringBackend):
    """A keyring with the limits of the real ones: of Windows the size, deleting only what is."""

    held: dict[tuple[str, str], str]
    locked: bool

    @properties.classproperty
    def priority(self) -> float:
        return 5

    def get_password(self, service, username):
        self._open()
        return self.held.get((service, username))

    def set_password(self, service, username, password):
        self._open()
        assert password
        assert len(password.encode("utf-16-le")) <= 2560
        self.held[service, username] = password

    def delete_password(self, service, username):
        self._open()
        if self.held.pop((service, username), None) is None:
            raise PasswordDeleteError

    def _open(self):
        if self.locked:
            raise KeyringLocked("locked")


class Absent(Memory):
    @properties.classproperty
    def priority(self) -> float:
        raise RuntimeError("no such daemon")


class Forgetful(Memory):
    def set_password(self, service, username, password):
        pass


class Picky(Memory):
    def set_password(self, service, username, password):
        if service.endswith("/sk"):
            raise OSError("quota")
        super().set_password(service, username, password)


@pytest.fixture(autouse=True)
def _least_cost(monkeypatch):
    """A guess costs as little as a file may ask for: dozens of passphrases are tried here."""
    monkeypatch.setattr("desktop.vault.COST", min(COSTS))


@pytest.fixture(autouse=True)
def _empty_keyring():
    Memory.held, Memory.locked = {}, False


@pytest.fixture
def vault():
    return Vault({}, lambda: [Absent, Memory])


def everything(folder):
    return "".join(f.read_text("latin-1") for f in folder.iterdir())


@pytest.mark.parametrize("account", [KEYRING, SEALED, PLAIN], ids=lambda a: a.protection)
def test_what_was_stored_is_there_at_the_next_start(vault, tmp_path, account):
    first = vault.create(account, tmp_path, KEY, WORDS)
    first.put("token", "t" * 5000)
    second = vault.open(account, tmp_path, WORDS)
    assert second.key_pair() == ("canary-access", "canary-secret")
    assert second.get("token") == "t" * 5000
    second.put("token", "")
    assert vault.open(account, tmp_path, WORDS).get("token") == ""
    with pytest.raises(SignedOut):
        second.password()


@pytest.mark.parametrize("account", [KEYRING, SEALED, PLAIN], ids=lambda a: a.protection)
def test_a_removed_account_has_no_secrets_left(vault, tmp_path, account):
    vault.create(account, tmp_path, KEY, WORDS).put("token", "t" * 5000)
    vault.remove(account, tmp_path)
    assert Memory.held == {}
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(SignedOut):
        vault.open(account, tmp_path, WORDS).key_pair()


@pytest.mark.parametrize("account", [KEYRING, SEALED, PLAIN], ids=lambda a: a.protection)
def test_everything_goes_when_the_secrets_are_told_to(vault, tmp_path, account):
    vault.create(account, tmp_path, KEY, WORDS).remove()
    assert Memory.held == {}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("account", [KEYRING, SEALED], ids=lambda a: a.protection)
def test_the_key_of_the_cache_is_random_kept_and_never_made_unasked(vault, tmp_path, account):
    secrets = vault.create(account, tmp_path, KEY, WORDS)
    with pytest.raises(StoreBroken):
        secrets.cache_key(create=False)
    key = secrets.cache_key(create=True)
    assert len(bytes.fromhex(key)) == 32
    assert vault.open(account, tmp_path, WORDS).cache_key(create=False) == key
    assert secrets.cache_key(create=True) == key
    vault.create(account, tmp_path, {"sk": "new"}, WORDS)
    assert vault.open(account, tmp_path, WORDS).cache_key(create=False) == key


def test_a_plain_cache_has_no_key(vault, tmp_path):
    environment = Account("env", kind="environment", slug="env-1", protection="plain")
    sandbox = Account("Demo", kind="sandbox", slug="demo", protection="plain")
    for account in (PLAIN, environment, sandbox):
        assert vault.open(account, tmp_path).cache_key(create=True) == ""


def test_nothing_is_on_the_disk_with_a_keyring(vault, tmp_path):
    vault.create(KEYRING, tmp_path, KEY).cache_key(create=True)
    assert list(tmp_path.iterdir()) == []
    assert vault.keyring().endswith("Memory")


@given(st.text(max_size=3000))
def test_any_value_survives_the_keyring(value):
    Memory.held, Memory.locked = {}, False
    secrets = Vault({}, lambda: [Memory]).create(KEYRING, os.devnull, {})  # type: ignore[arg-type]
    secrets.put("token", "x" * 2000)
    secrets.put("token", value)
    assert secrets.get("token") == value
    secrets.put("token", "")
    assert Memory.held == {}


def test_accounts_with_the_same_folder_name_do_not_share(vault, tmp_path):
    vault.create(KEYRING, tmp_path, KEY)
    other = vault.open(Account("Acme", slug="acme", ident="02"), tmp_path)
    with pytest.raises(SignedOut):
        other.key_pair()


def test_a_locked_keyring_is_said_in_words(vault, tmp_path):
    secrets = vault.create(KEYRING, tmp_path, KEY)
    Memory.locked = True
    for call in (secrets.key_pair, secrets.remove, lambda: vault.create(KEYRING, tmp_path, KEY)):
        with pytest.raises(KeyringTrouble, match="locked"):
            call()


def test_a_keyring_that_forgets_is_noticed_at_once(tmp_path):
    with pytest.raises(KeyringTrouble):
        Vault({}, lambda: [Forgetful]).create(KEYRING, tmp_path, KEY)


def test_a_sign_in_that_fails_half_way_keeps_no_half_but_the_key_of_the_cache(tmp_path):
    vault = Vault({}, lambda: [Picky])
    key = vault.open(KEYRING, tmp_path).cache_key(create=True)
    with pytest.raises(KeyringTrouble, match="quota"):
        vault.create(KEYRING, tmp_path, KEY)
    secrets = vault.open(KEYRING, tmp_path)
    assert secrets.get("ak") == ""
    assert secrets.cache_key(create=False) == key


def test_without_a_keyring_the_caller_hears_of_the_other_ways(tmp_path):
    vault = Vault({}, lambda: [Absent])
    assert vault.keyring() == ""
    with pytest.raises(NoKeyring):
        vault.create(KEYRING, tmp_path, KEY)
    with pytest.raises(NoKeyring):
        vault.open(KEYRING, tmp_path)


def test_asking_a_computer_for_its_keyring_never_fails():
    assert isinstance(Vault({}).keyring(), str)


def test_only_keyrings_known_by_name_are_asked():
    code = "from desktop.vault import named_backends as n; print(*[b.__module__ for b in n()])"
    environ = {**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    command = [sys.executable, "-c", code]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, env=environ)
    names = {name.removeprefix("keyring.backends.") for name in shown.stdout.split()}
    assert names
    assert names <= {"SecretService", "kwallet", "libsecret", "macOS", "Windows"}
    assert Memory not in named_backends()


@pytest.mark.skipif(os.name != "posix", reason="Windows protects the user's folder itself")
@pytest.mark.parametrize("account", [SEALED, PLAIN], ids=lambda a: a.protection)
def test_the_file_is_the_owners(vault, tmp_path, account):
    vault.create(account, tmp_path, KEY, WORDS)
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600


def test_a_sealed_file_tells_nothing(vault, tmp_path):
    vault.create(SEALED, tmp_path, KEY, WORDS)
    first = everything(tmp_path)
    vault.open(SEALED, tmp_path, WORDS).put("ak", KEY["ak"])
    assert "canary" not in first
    assert WORDS not in first
    assert everything(tmp_path) != first  # the same content again, under another nonce


def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(vault, tmp_path):
    vault.create(SEALED, tmp_path, KEY, WORDS)
    before = everything(tmp_path)
    for words in ("", "wrong horse"):
        with pytest.raises(PassphraseNeeded):
            vault.open(SEALED, tmp_path, words)
    with pytest.raises(PassphraseNeeded):
        vault.create(SEALED, tmp_path, KEY, "wrong horse")
    assert everything(tmp_path) == before


def test_the_passphrase_of_the_environment_does_too(tmp_path):
    vault = Vault({"PARTNER_DESK_PASSPHRASE": WORDS})
    vault.create(SEALED, tmp_path, KEY)
    assert vault.open(SEALED, tmp_path).key_pair()[1] == "canary-secret"


def test_one_passphrase_typed_on_two_systems_is_one(vault, tmp_path):
    vault.create(SEALED, tmp_path, KEY, "caf\u00e9 caf\u00e9")
    assert vault.open(SEALED, tmp_path, "cafe\u0301 cafe\u0301").get("ak")


def test_a_short_passphrase_is_refused(vault, tmp_path):
    with pytest.raises(Misused):
        vault.create(SEALED, tmp_path, KEY, "1234567")
    assert list(tmp_path.iterdir()) == []


def test_the_file_of_another_account_does_not_open(vault, tmp_path):
    vault.create(SEALED, tmp_path, KEY, WORDS)
    other = Account("Other", slug="other", protection="passphrase")
    with pytest.raises(PassphraseNeeded):
        vault.open(other, tmp_path, WORDS)


@pytest.mark.parametrize(
    "change",
    [
        {"n": 2**30},
        {"n": "65536"},
        {"n": None},
        {"n": [65536]},
        {"nonce": ""},
        {"nonce": "zz"},
        {"salt": 5},
        {"data": None},
    ],
)
def test_a_damaged_seal_is_said_to_be_damaged(vault, tmp_path, change):
    vault.create(SEALED, tmp_path, KEY, WORDS)
    file = tmp_path / "secrets.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), **change}))
    with pytest.raises(StoreBroken, match=r"secrets\.json"):
        vault.open(SEALED, tmp_path, WORDS)


@pytest.mark.parametrize("account", [SEALED, PLAIN], ids=lambda a: a.protection)
@pytest.mark.parametrize("text", ["", "{", "[1]", "null", '{"ak": 5}', "[" * 100_000])
def test_a_file_that_makes_no_sense_is_said_to_be_damaged(vault, tmp_path, account, text):
    (tmp_path / "secrets.json").write_text(text)
    with pytest.raises(StoreBroken):
        vault.open(account, tmp_path, WORDS)
    assert (tmp_path / "secrets.json").read_text() == text


def test_a_single_changed_byte_is_noticed(vault, tmp_path):
    vault.create(SEALED, tmp_path, KEY, WORDS)
    file = tmp_path / "secrets.json"
    parts = json.loads(file.read_text())
    parts["data"] = f"{int(parts['data'][0], 16) ^ 1:x}" + parts["data"][1:]
    file.write_text(json.dumps(parts))
    with pytest.raises(PassphraseNeeded):
        vault.open(SEALED, tmp_path, WORDS)


def test_the_environment_keeps_its_key_and_stores_nothing(tmp_path):
    account = Account("env", kind="environment", slug="env-1", protection="plain")
    vault = Vault({"PARTNER_DESK_AK": "a", "PARTNER_DESK_SK": "s"})
    secrets = vault.open(account, tmp_path)
    assert secrets.key_pair() == ("a", "s")
    secrets.put("token", "t")
    assert secrets.get("token") == "t"
    vault.remove(account, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_goes_through_the_vault_never_shows_in_a_log(vault, tmp_path):
    vault.create(PLAIN, tmp_path, {"sk": "unlikely-word-1"})
    assert logs.redact("x unlikely-word-1 y") == "x ••• y"
    (tmp_path / "secrets.json").write_text('{"sk": "unlikely-word-2"}')
    secrets = vault.open(PLAIN, tmp_path)
    assert logs.redact("unlikely-word-2") == "•••"
    assert "unlikely" not in repr(secrets)


def test_a_name_that_is_no_secret_is_a_mistake(vault, tmp_path):
    for account in (KEYRING, PLAIN):
        secrets = vault.open(account, tmp_path)
        with pytest.raises(KeyError):
            secrets.get("pin")
        with pytest.raises(KeyError):
            secrets.put("pin", "1")
