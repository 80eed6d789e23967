"""The accounts a person signed in with: what they are called, where they point, how they are kept.

Nothing secret is in here (see vault.py): one `account.json` per account, in its own folder.
"""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import Misused
from desktop.paths import delete, private_folder, read_private, write_private
from desktop.text import N_

if TYPE_CHECKING:
    from desktop.catalog.sites import Site

KINDS = ("key", "password", "sandbox")  # and "environment", which is never stored
PROTECTIONS = ("keyring", "passphrase", "plain")
NAME_CHARS = 80
DEMO_SLUG = "demo"
_LAST = "last-used"
ENVIRONMENT = "PARTNER_DESK_"
# Windows keeps these names for devices, in any folder and with any ending
_RESERVED = re.compile(rf"(con|prn|aux|nul|com\d|lpt\d|{DEMO_SLUG}|env(-.*)?)")


@dataclass(frozen=True, slots=True)
class Account:
    """One sign-in to one site; `slug` is the name of its folder and never changes.

    `user` and `domain` belong to a password; `operations`, `tickets` and `iam` are the addresses
    of a custom site. `ident` tells its entries in the keyring from those of any other account.
    """

    name: str
    site: str = "china"
    kind: str = "key"
    user: str = ""
    domain: str = ""
    operations: str = ""
    tickets: str = ""
    iam: str = ""
    protection: str = "keyring"
    slug: str = ""
    ident: str = ""

    @property
    def stored(self) -> bool:
        """Whether a person typed its secrets in, so that they are kept somewhere."""
        return self.kind in ("key", "password")

    @property
    def plain_cache(self) -> bool:
        """Whether its local copy is not encrypted."""
        return not self.stored or self.protection == "plain"

    @property
    def unprotected(self) -> bool:
        """Whether real data lies open on this disk by choice: the window keeps saying so."""
        return self.stored and self.protection == "plain"


# It is answered inside the program; the address is only a name, of this computer to be safe
DEMO = Account(
    "Demo", "custom", "sandbox", operations="http://localhost", protection="plain", slug=DEMO_SLUG
)


class Accounts:
    """The accounts in one folder, and which was used last; asked anew at each call."""

    def __init__(self, folder: Path) -> None:
        """`folder` is `paths.accounts_folder()`."""
        self._folder = folder

    def list(self) -> list[Account]:
        """All accounts that can be read, by name; a damaged one is left out and left alone."""
        found = (_read(file) for file in self._folder.glob("*/account.json"))
        return sorted((a for a in found if a), key=lambda a: (a.name.casefold(), a.slug))

    def get(self, name: str) -> Account:
        """The account of this name (or slug).

        Raises:
            Misused: There is none; the detail holds the names there are.
        """
        accounts = self.list()
        for account in accounts:
            if name.strip().casefold() in (account.name.casefold(), account.slug):
                return account
        names = ", ".join(a.name for a in accounts) or "-"
        raise Misused(f"no account {name!r}; there are: {names}")

    def folder(self, account: Account) -> Path:
        """The folder of the account; it exists afterwards."""
        return private_folder(self._folder / account.slug)

    def add(self, account: Account) -> Account:
        """Store a new account under its name; what comes back has a slug and an ident.

        Raises:
            Misused: The name is empty, too long or taken, or an address is none.
        """
        if account.kind not in KINDS or account.protection not in PROTECTIONS:
            raise Misused(f"{account.kind}, {account.protection}")
        account = replace(account, name=self._free(account.name), ident=os.urandom(8).hex())
        if account.kind == "password" and not site_of(account).iam:
            raise Misused("IAM", advice=N_("To sign in with a password, the site needs an IAM."))
        site_of(account)
        account = replace(account, slug=account.slug or self._claim(account.name))
        self._write(account)
        return account

    def demo(self) -> Account:
        """The account of the sample data, stored so that it is listed; made if there is none."""
        account = _read(self._folder / DEMO_SLUG / "account.json")
        if account is None:
            names = {a.name.casefold() for a in self.list()}
            number = 1
            while _numbered(DEMO.name, number).casefold() in names:
                number += 1
            account = self.add(replace(DEMO, name=_numbered(DEMO.name, number)))
        return account

    def rename(self, account: Account, name: str) -> Account:
        """Give it another name; its folder stays.

        Raises:
            Misused: The name is empty, too long or taken.
        """
        renamed = replace(account, name=self._free(name, but=account.slug))
        self._write(renamed)
        return renamed

    def change(self, account: Account) -> None:
        """Store other properties of an account that exists; its name and slug stay."""
        self._write(account)

    def remove(self, account: Account) -> None:
        """Delete the account with all its local data; its secrets go first (`upkeep.wipe`)."""
        import shutil

        folder = self.folder(account)
        # first what makes it an account, so that half a removal leaves no half an account
        delete(folder / "account.json")
        shutil.rmtree(folder, ignore_errors=True)
        if read_private(self._folder / _LAST) == account.slug.encode():
            delete(self._folder / _LAST)

    def use(self, account: Account) -> None:
        """Remember that it is the one to open next time."""
        write_private(self._folder / _LAST, account.slug.encode())

    def last_used(self) -> Account | None:
        """The account used last, the only or first one if that is gone, None without any."""
        slug = (read_private(self._folder / _LAST) or b"").decode("utf-8", "replace")
        accounts = self.list()
        return next((a for a in accounts if a.slug == slug), accounts[0] if accounts else None)

    def _free(self, name: str, but: str = "") -> str:
        name = " ".join(name.split())
        if not name or len(name) > NAME_CHARS or not name.isprintable():
            raise Misused(f"{name!r}", advice=N_("A name has 1 to 80 characters."))
        if any(a.name.casefold() == name.casefold() and a.slug != but for a in self.list()):
            raise Misused(f"{name!r}", advice=N_("There is an account of this name already."))
        return name

    def _claim(self, name: str) -> str:
        """Make the folder of a new account: readable, safe on every file system, nobody else's."""
        base = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:32].strip("-")
        if not base or _RESERVED.fullmatch(base):
            base = f"account-{base}".strip("-")
        private_folder(self._folder)
        number = 1
        while True:
            slug = base if number == 1 else f"{base}-{number}"
            try:
                (self._folder / slug).mkdir(mode=0o700)  # of two at once only one succeeds
            except FileExistsError:
                number += 1
            else:
                return slug

    def _write(self, account: Account) -> None:
        text = json.dumps(asdict(account), indent=2, ensure_ascii=False)
        write_private(self.folder(account) / "account.json", text.encode(), durable=True)


def environment_account(environ: Mapping[str, str] = os.environ) -> Account | None:
    """The account that `PARTNER_DESK_ENDPOINT` and its companions define; nothing is stored of it.

    Its folder follows from the address and the key (from the token, where there is no key), so
    that two servers or two partners never share a local copy.

    Raises:
        Misused: Only half of it is set, or a value makes no sense; the detail names the variable.
    """
    endpoint, tickets, ak, sk, token = (
        environ.get(ENVIRONMENT + name, "").strip()
        for name in ("ENDPOINT", "TICKETS_ENDPOINT", "AK", "SK", "TOKEN")
    )
    quota_share(environ)
    if not (endpoint or tickets or ak or sk or token):
        return None
    if not endpoint:
        raise _half("ENDPOINT")
    if bool(ak) != bool(sk):
        raise _half("SK" if ak else "AK")
    if bool(ak) == bool(token):
        raise Misused(
            "PARTNER_DESK_AK, PARTNER_DESK_SK, PARTNER_DESK_TOKEN",
            advice=N_("Set either the access key and the secret key, or a token."),
        )
    import hashlib

    account = Account(
        endpoint,
        "custom",
        "environment",
        operations=endpoint,
        tickets=tickets or _tickets_beside(endpoint),
    )
    site = site_of(account)  # in one spelling, whatever was typed
    mark = "\n".join((site.operations, site.tickets, ak, token)).encode()
    return replace(
        account,
        name=site.operations.partition("://")[2],
        operations=site.operations,
        tickets=site.tickets,
        protection="plain",
        slug=f"env-{hashlib.sha256(mark).hexdigest()[:16]}",
    )


def quota_share(environ: Mapping[str, str] = os.environ) -> float | None:
    """The share of the quota in `PARTNER_DESK_QUOTA_SHARE`, above 0 up to 1; None if not set.

    Raises:
        Misused: It is no such number.
    """
    text = environ.get("PARTNER_DESK_QUOTA_SHARE", "").strip()
    if not text:
        return None
    try:
        share = float(text)
    except ValueError:
        share = 0.0
    if not 0 < share <= 1:
        raise Misused(
            f"PARTNER_DESK_QUOTA_SHARE={text}",
            advice=N_("The share of the quota is a number above 0, and at most 1."),
        )
    return share


def site_of(account: Account) -> "Site":
    """The site an account points to.

    Raises:
        Misused: It is unknown (the detail holds the known ones), or an address of it is none.
    """
    from desktop.catalog.sites import SITES, custom  # the catalog is not needed to list accounts

    if account.site == "custom":
        return custom(account.operations, account.tickets, account.iam)
    if account.site not in SITES:
        known = ", ".join([*SITES, "custom"])
        raise Misused(f"{account.site!r}: {known}", advice=N_("There is no such site."))
    return SITES[account.site]


def _tickets_beside(endpoint: str) -> str:
    """Where the tickets are of a site of the vendor's; elsewhere at the same address."""
    from desktop.catalog.sites import SITES, origin

    here = origin(endpoint)
    known = (site for site in SITES.values() if origin(site.operations) == here)
    return next((site.tickets for site in known), endpoint)


def _half(missing: str) -> Misused:
    return Misused(
        f"{ENVIRONMENT}{missing} is not set",
        advice=N_(
            "PARTNER_DESK_ENDPOINT needs PARTNER_DESK_AK and PARTNER_DESK_SK, "
            "or PARTNER_DESK_TOKEN."
        ),
    )


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name} {number}"


def _read(file: Path) -> Account | None:
    """The account in a file; None if it is not there, damaged, or moved to another folder."""
    try:
        values: Any = json.loads(file.read_bytes())
        known = {
            field.name: values[field.name] for field in fields(Account) if field.name in values
        }
        account = Account(**known)
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    texts = all(isinstance(value, str) for value in known.values())
    allowed = account.kind in KINDS and account.protection in PROTECTIONS
    return account if texts and allowed and account.slug == file.parent.name else None
