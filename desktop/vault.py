"""Keys, passwords and tokens: the only file that reads or writes them.

They live in the keyring of the operating system. Where there is none, in a file sealed by a
passphrase, or by explicit choice in a plain one; the environment's account stores none at all.
Every call may wait for the disk, or for a person who unlocks the keyring: not on the GUI thread.
"""

import json
import os
import sys
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import logs
from desktop.accounts import ENVIRONMENT, Account
from desktop.errors import Misused, PartnerError, SignedOut, StoreBroken
from desktop.later import postpone
from desktop.paths import delete, read_private, write_private
from desktop.text import N_

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from keyring.backend import KeyringBackend

NAMES = ("ak", "sk", "password", "token", "cache_key")
KEY_BYTES = 32
PIECE_CHARS = 600  # Windows holds 2,560 bytes per entry, 2 to 4 bytes per character
PASSPHRASE_CHARS = 8
FILE = "secrets.json"
COST = 2**16  # of scrypt: 64 MiB and 0.1 to 0.2 s for every guess
COSTS = {2**power for power in range(15, 21)}  # what a file may ask for; more is an attack


class PassphraseNeeded(SignedOut):
    """The secrets are sealed, and the passphrase is missing or wrong: the caller asks for it."""

    title = N_("The passphrase of this account is needed")
    advice = N_("Enter it, or set PARTNER_DESK_PASSPHRASE.")


class KeyGone(StoreBroken):
    """The key of the local files is in no place any more, and nothing else opens them."""

    advice = N_("The key of the local copy is gone: it has to be synced again.")


class NoKeyring(StoreBroken):
    """This computer has no keyring that may be used: the caller offers the passphrase."""

    title = N_("This computer has no keyring to keep the key in")
    advice = N_("Protect the account by a passphrase, or choose to store it unprotected.")


class KeyringTrouble(StoreBroken):
    """There is a keyring, but it does not open or refuses."""

    title = N_("The keyring of this computer did not open")
    advice = N_("Unlock it and try again. Without it the key of the account cannot be read.")


class Secrets:
    """The secrets of one account; this class keeps them in memory only."""

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        self._values = dict(values or {})
        for value in self._values.values():
            logs.hide(value)

    def get(self, name: str) -> str:
        """One of `NAMES`; empty if there is none."""
        value = self._values.get(_known(name), "")
        logs.hide(value)
        return value

    def put(self, name: str, value: str) -> None:
        """Keep a value; an empty one forgets it."""
        logs.hide(value)
        self._values[_known(name)] = value

    def key_pair(self) -> tuple[str, str]:
        """Access key and secret key.

        Raises:
            SignedOut: One of them is not there.
        """
        ak, sk = self.get("ak"), self.get("sk")
        if not (ak and sk):
            raise _gone()
        return ak, sk

    def password(self) -> str:
        """The password for tokens.

        Raises:
            SignedOut: There is none.
        """
        if not (password := self.get("password")):
            raise _gone()
        return password

    def cache_key(self, *, create: bool) -> str:
        """The key of the local files in hexadecimal: 32 random bytes, "" for plain files.

        Args:
            create: Make one if there is none. Say so only when there is no file yet, or the old
                one has been set aside: another key does not open it.

        Raises:
            KeyGone: There is none, and none was to be made.
        """
        key = self.get("cache_key")
        if not key and not create:
            raise KeyGone("no cache_key")
        if not key:
            key = os.urandom(KEY_BYTES).hex()
            self.put("cache_key", key)
        return key

    def remove(self) -> None:
        """Delete all of them, for good."""
        self._values.clear()


class _Passing(Secrets):
    """Memory only, for accounts whose local files are not encrypted."""

    def cache_key(self, *, create: bool) -> str:
        return ""


class _InKeyring(Secrets):
    """One entry per secret; a long one (a token has thousands of characters) takes several."""

    def __init__(self, account: Account, backend: "KeyringBackend") -> None:
        super().__init__()
        self._user = account.slug
        # A service for each: with a shared one, Windows moves the entries about at every write
        self._service = f"Partner Desk {account.slug} {account.ident}".strip()
        self._backend = backend

    def get(self, name: str) -> str:
        head = self._entry(_known(name), 0)
        count, _, value = head.partition(":")
        if not count.isdecimal():
            return ""
        value += "".join(self._entry(name, number) for number in range(1, int(count[:3])))
        logs.hide(value)
        return value

    def put(self, name: str, value: str) -> None:
        logs.hide(value)
        pieces = [value[at : at + PIECE_CHARS] for at in range(0, len(value), PIECE_CHARS)]
        # The first one last: it says how many there are
        for number in (*range(1, len(pieces)), 0) if pieces else ():
            text = pieces[number] if number else f"{len(pieces)}:{pieces[0]}"
            _asked(self._backend.set_password, self._place(_known(name), number), self._user, text)
        self._forget(_known(name), len(pieces))
        if self.get(name) != value:  # better now than at the next start
            raise KeyringTrouble(f"{self._backend.name} does not keep what it was given")

    def remove(self) -> None:
        for name in NAMES:
            self._forget(name, 0)

    def _forget(self, name: str, number: int) -> None:
        while (there := bool(self._entry(name, number))) or number == 0:
            if there:
                _asked(self._backend.delete_password, self._place(name, number), self._user)
            number += 1

    def _entry(self, name: str, number: int) -> str:
        return _asked(self._backend.get_password, self._place(name, number), self._user) or ""

    def _place(self, name: str, number: int) -> str:
        return f"{self._service}/{name}" + (f".{number}" if number else "")


class _Seal:
    """One passphrase: scrypt makes the key of it, once, and AES-GCM encrypts and proves."""

    def __init__(self, passphrase: str, purpose: str) -> None:
        # The same letters come composed or decomposed, depending on system and input method
        self._passphrase = unicodedata.normalize("NFKC", passphrase).encode()
        self._bound = f"partner-desk secrets 1 {purpose}".encode()
        self._salt, self._cost, self._key = os.urandom(16), COST, b""

    def close(self, data: bytes) -> bytes:
        """`data` sealed, as a line of JSON; another one each time."""
        nonce = os.urandom(12)
        sealed = self._cipher().encrypt(nonce, data, self._bound)
        parts = {"salt": self._salt, "nonce": nonce, "data": sealed}
        return json.dumps({"n": self._cost, **{k: v.hex() for k, v in parts.items()}}).encode()

    def open(self, text: bytes) -> bytes:
        """What was sealed; ValueError if that was not by `close`, PassphraseNeeded if otherwise."""
        from cryptography.exceptions import InvalidTag

        parts: Any = json.loads(text)
        try:
            cost, nonce, sealed = parts["n"], bytes.fromhex(parts["nonce"]), parts["data"]
            self._salt, self._cost, self._key = bytes.fromhex(parts["salt"]), cost, b""
            if cost not in COSTS:
                raise ValueError("an unreasonable cost")
            return self._cipher().decrypt(nonce, bytes.fromhex(sealed), self._bound)
        except (KeyError, TypeError) as exc:
            raise ValueError("not a sealed file") from exc
        except InvalidTag as exc:
            raise PassphraseNeeded(
                "does not open",
                advice=N_(
                    "It is not right. Enter it again; if it is lost, remove the account and "
                    "sign in anew."
                ),
            ) from exc

    def _cipher(self) -> "AESGCM":
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

        if not self._key:
            scrypt = Scrypt(salt=self._salt, length=KEY_BYTES, n=self._cost, r=8, p=1)
            self._key = scrypt.derive(self._passphrase)
        return AESGCM(self._key)


class _InFile(Secrets):
    """All in one owner-only file, sealed by a passphrase unless `seal` is None."""

    def __init__(self, file: Path, seal: _Seal | None) -> None:
        self._file, self._seal = file, seal
        data = read_private(file)
        super().__init__(_values(data, seal, file) if data is not None else {})

    def put(self, name: str, value: str) -> None:
        super().put(name, value)
        data = json.dumps({k: v for k, v in self._values.items() if v}).encode()
        write_private(self._file, self._seal.close(data) if self._seal else data, durable=True)

    def cache_key(self, *, create: bool) -> str:
        return super().cache_key(create=create) if self._seal else ""

    def remove(self) -> None:
        super().remove()
        delete(self._file)


class Vault:
    """Opens the secrets of accounts, each in the place the account says."""

    def __init__(
        self,
        environ: Mapping[str, str] = os.environ,
        backends: "Callable[[], Sequence[type[KeyringBackend]]] | None" = None,
    ) -> None:
        """`backends` lists the keyrings that may be used, best first; by default the known ones."""
        self._environ = environ
        self._backends = backends or named_backends

    def keyring(self) -> str:
        """The name of the keyring that would be used, "" if this computer has none."""
        backend = self._backend()
        return str(backend.name) if backend else ""

    def open(self, account: Account, folder: Path, passphrase: str = "") -> Secrets:
        """The secrets of an account that exists.

        Args:
            account: Its kind and protection say where they are.
            folder: The account's own; holds the file, if there is one.
            passphrase: For a sealed file; by default that of `PARTNER_DESK_PASSPHRASE`.

        Raises:
            PassphraseNeeded: It is sealed, and the passphrase is missing or wrong.
            StoreBroken: The keyring does not open, or the file cannot be read.
        """
        if account.kind == "environment":
            return _Passing(_of_environment(self._environ))
        if account.kind == "sandbox":
            return _Passing()
        if account.protection == "keyring":
            backend = self._backend()
            if backend is None:
                raise NoKeyring
            return _InKeyring(account, backend)
        file = folder / FILE
        if account.protection == "plain":
            return _InFile(file, None)
        passphrase = passphrase or self._environ.get(f"{ENVIRONMENT}PASSPHRASE", "")
        if not passphrase:
            raise PassphraseNeeded
        return _InFile(file, _Seal(passphrase, account.slug))

    def create(
        self, account: Account, folder: Path, values: Mapping[str, str], passphrase: str = ""
    ) -> Secrets:
        """Store the secrets of a new account, or of one that signs in anew.

        Raises:
            Misused: The passphrase is too short.
            StoreBroken: There is no such keyring, or it refuses; nothing was stored then.
        """
        if account.protection == "passphrase":
            passphrase = passphrase or self._environ.get(f"{ENVIRONMENT}PASSPHRASE", "")
            if len(passphrase) < PASSPHRASE_CHARS:
                raise Misused("passphrase", advice=N_("A passphrase has at least 8 characters."))
        secrets = self.open(account, folder, passphrase)
        try:
            for name, value in values.items():
                secrets.put(name, value)
        except PartnerError:
            with suppress(PartnerError):
                for name in values:  # all or none; never the key of the local files
                    secrets.put(name, "")
            raise
        return secrets

    def remove(self, account: Account, folder: Path) -> None:
        """Delete all secrets of an account, without a passphrase; before its folder goes.

        Raises:
            StoreBroken: The keyring does not open: the entries are still there.
        """
        if account.stored and account.protection == "keyring":
            self.open(account, folder).remove()
        delete(folder / FILE)

    def _backend(self) -> "KeyringBackend | None":
        for backend in self._backends():
            if backend.viable:
                return backend()
        return None


def named_backends() -> "list[type[KeyringBackend]]":
    """The keyrings we trust on this system, best first.

    By name, instead of keyring's own choice: that follows a variable, a file of the user and
    installed plug-ins, among them ones that keep secrets in plain text or drop them.
    """
    postpone("urllib.request")  # of which the library needs nothing: 15 ms, with TLS and e-mail
    if sys.platform == "darwin":
        from keyring.backends import macOS

        return [macOS.Keyring]
    elif sys.platform == "win32":  # noqa: RET505 - mypy takes what follows a return as dead
        from keyring.backends import Windows

        return [Windows.WinVaultKeyring]
    else:
        from keyring.backends import SecretService, kwallet, libsecret

        kwallets = [kwallet.DBusKeyring, kwallet.DBusKeyringKWallet4]
        return [SecretService.Keyring, *kwallets, libsecret.Keyring]


def _asked(call: Callable[..., Any], *args: str) -> Any:
    try:
        return call(*args)
    except Exception as exc:
        # Every system's back end raises what it likes, D-Bus errors and Windows codes included
        raise KeyringTrouble(f"{type(exc).__name__}: {exc}") from exc


def _values(data: bytes, seal: _Seal | None, file: Path) -> dict[str, str]:
    try:
        values = json.loads(seal.open(data) if seal else data)
    except (ValueError, RecursionError) as exc:
        raise _damaged(file) from exc
    if not isinstance(values, dict) or not all(isinstance(v, str) for v in values.values()):
        raise _damaged(file)
    return values


def _of_environment(environ: Mapping[str, str]) -> dict[str, str]:
    return {
        name: environ.get(f"{ENVIRONMENT}{name.upper()}", "").strip()
        for name in ("ak", "sk", "token")
    }


def _known(name: str) -> str:
    if name not in NAMES:
        raise KeyError(name)
    return name


def _gone() -> SignedOut:
    return SignedOut(
        "not in the keyring", advice=N_("The key of this account is not stored. Sign in again.")
    )


def _damaged(file: Path) -> StoreBroken:
    return StoreBroken(
        str(file), advice=N_("The file with the secrets is damaged. Sign in to the account again.")
    )
