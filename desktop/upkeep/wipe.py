"""Wiping an account from this computer: first its keys, then its files, last what lists it.

Without its key an encrypted file is noise, on any disk; that files are overwritten is not promised.
Whatever interrupts it, the account stays listed until all is gone, and can be wiped again.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from desktop import logs, paths
from desktop.accounts import Account, Accounts
from desktop.errors import Misused, PartnerError, StoreBroken
from desktop.instance import LOCK, Instance
from desktop.opening import open_own
from desktop.settings import ViewStates
from desktop.store.entry import WAITING
from desktop.store.outbox import Outbox
from desktop.text import N_
from desktop.vault import NoKeyring, Vault

QUESTION = N_("Wipe the account {name} from this computer?")
NO_KEYRING = N_(
    "This computer has no keyring any more: what the account may have had there was not removed."
)
_ACCOUNT = "account.json"
_LOST = N_(
    "These are deleted here: its key, its local copy with everything that was set aside, your "
    "notes, tags and saved views with their backups, its outbox with the audit log, its settings, "
    "and the logs of this program. Nothing changes at the partner API."
)
_OPEN = N_(
    "Its files are not encrypted. Until the disk uses their place again, special tools may be "
    "able to read them."
)
_ONE = N_(
    "1 entry of its outbox is not settled, number {numbers}: nobody will look it up any more."
)
_SOME = N_(
    "{count} entries of its outbox are not settled, numbers {numbers}: nobody will look them up "
    "any more."
)
_UNKNOWN = N_(
    "Its outbox cannot be looked into without its key: there may be entries that are not settled."
)
_SHOWN = 20  # numbers in a question

Sentence = tuple[str, Mapping[str, str]]  # a text marked with N_, and what it is filled in with


class NotWiped(StoreBroken):
    """Files of the account are still there, named by the detail; its keys are not."""

    title = N_("Not everything of this account could be removed")
    advice = N_(
        "Its keys are gone. Close other programs that use the files named in the details, "
        "then wipe it again."
    )


def hold(account: Account, folder: Path) -> Instance:
    """The right to wipe the account; whoever has it closes it.

    Raises:
        Misused: Another program uses the account.
    """
    instance = Instance.acquire(folder)
    if instance is None:  # its files would vanish under it
        raise Misused(account.name, advice=N_("A window uses this account. Close it first."))
    return instance


def unsettled(account: Account, folder: Path, vault: Vault) -> list[int] | None:
    """The numbers of entries of the outbox nobody settled; None if it does not open."""
    try:
        own = open_own(folder, vault.open(account, folder))
        if own is None:
            return []
        try:
            return unsettled_in(own.outbox)
        finally:
            own.close()
    except PartnerError:  # a passphrase, a key that is gone, a damaged file
        return None


def unsettled_in(outbox: Outbox) -> list[int]:
    """The numbers of the entries that are ready, being sent, or unsure."""
    return sorted(entry.id for entry in outbox.all() if entry.state in WAITING)


def consequences(account: Account, numbers: Sequence[int] | None) -> list[Sentence]:
    """What is to be known before the account is wiped, the worst first."""
    told = list[Sentence]()
    if numbers is None:
        told.append((_UNKNOWN, {}))
    elif numbers:
        some = ", ".join(map(str, numbers[:_SHOWN])) + (" …" if len(numbers) > _SHOWN else "")
        values = {"count": str(len(numbers)), "numbers": some}
        told.append((_ONE if len(numbers) == 1 else _SOME, values))
    told.append((_LOST, {}))
    if account.unprotected:
        told.append((_OPEN, {}))
    return told


def wipe(accounts: Accounts, account: Account, vault: Vault, instance: Instance) -> str:
    """Delete all there is of the account on this computer, and let go of `instance`.

    Returns:
        What the user should be told (N_), or "".

    Raises:
        KeyringTrouble: Its keyring does not open; nothing was deleted.
        NotWiped: Something could not be deleted.
    """
    folder = accounts.folder(account)
    try:
        notice = _without_keys(account, folder, vault)
        left = [*_not_deleted(folder), *logs.clear(paths.logs_folder())]
        if left:
            raise NotWiped("\n".join(left))
        accounts.remove(account)
    finally:
        instance.close()
    shutil.rmtree(folder, ignore_errors=True)  # Windows lets nobody delete the lock before
    ViewStates(paths.home().config / "window.json").drop(f"account {account.slug}")
    return notice


def _without_keys(account: Account, folder: Path, vault: Vault) -> str:
    try:
        vault.remove(account, folder)
    except NoKeyring:
        return NO_KEYRING
    return ""


def _not_deleted(folder: Path) -> Iterator[str]:
    """Delete what is in a folder, but what lists it and its lock; yield what stays, and why."""
    for path in sorted(folder.iterdir()):
        if path.name in (_ACCOUNT, LOCK):
            continue
        try:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except OSError as exc:
            yield f"{path}: {exc.strerror or exc}"
