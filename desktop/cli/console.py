"""What every command needs: the reader's language, the account in question, its open files."""

import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop import paths
from desktop.accounts import Account, Accounts, environment_account, site_of
from desktop.catalog import DATASETS
from desktop.catalog.declare import Dataset
from desktop.cli.words import Words
from desktop.errors import Misused
from desktop.settings import Settings
from desktop.text import N_, Style, zone_for

if TYPE_CHECKING:
    from desktop.opening import Opened
    from desktop.session import Session
    from desktop.vault import Secrets


class NoAccount(Misused):
    """Nobody has signed in on this computer, and the environment names no account."""

    title = N_("There is no account yet")
    advice = N_(
        "Add one: partner-desk account add. Or look at sample data: partner-desk --demo sync"
    )


@dataclass(slots=True)
class Console:
    """One run of the command: who reads, which account is meant, and how to say something."""

    words: Words
    settings: Settings
    account_name: str = ""
    demo: bool = False

    @property
    def style(self) -> Style:
        """How values become text for this reader."""
        return Style(self.words.say, zone_for(self.settings.time_zone))

    def say(self, text: str, **values: object) -> str:
        """A text marked with `N_` in the reader's language, filled in."""
        said = self.words.say(text)
        return said.format(**values) if values else said

    def note(self, text: str, **values: object) -> None:
        """Say something beside the result: on the standard error."""
        click.echo(self.say(text, **values), err=True)

    def accounts(self) -> Accounts:
        """The accounts of this user."""
        return Accounts(paths.accounts_folder())

    def account(self) -> Account:
        """The account that is meant: the named one, the environment's, the one used last.

        Raises:
            Misused: There is no such account, or none at all.
        """
        accounts = self.accounts()
        if self.demo:
            return accounts.demo()
        if self.account_name:
            return accounts.get(self.account_name)
        account = environment_account() or accounts.last_used()
        if account is None:
            raise NoAccount
        return account

    def folder(self, account: Account) -> Path:
        """The folder of the account; it exists afterwards."""
        return self.accounts().folder(account)

    def secrets(self, account: Account) -> "Secrets":
        """The secrets of the account; asks for its passphrase where there is somebody to ask."""
        from desktop.vault import PassphraseNeeded, Vault

        folder = self.folder(account)
        try:
            return Vault().open(account, folder)
        except PassphraseNeeded:
            if not sys.stdin.isatty() or os.environ.get("PARTNER_DESK_PASSPHRASE"):
                raise
        return Vault().open(account, folder, self.ask_secret(N_("Passphrase of the account")))

    def ask_secret(self, what: str) -> str:
        """Something that is not shown while it is typed."""
        return str(click.prompt(self.say(what), hide_input=True, err=True))

    @asynccontextmanager
    async def reading(self) -> AsyncIterator["Session"]:
        """The local copy of the account, beside whatever program writes it; no network."""
        from desktop.opening import open_for_reading

        account = self.account()
        opened = open_for_reading(account, self.folder(account), self.secrets(account))
        async with closing(opened):
            yield opened.session


@asynccontextmanager
async def closing(opened: "Opened") -> AsyncIterator["Opened"]:
    """Close a session at the end, whatever happened."""
    try:
        yield opened
    finally:
        await opened.close()


def offered(account: Account) -> list[Dataset]:
    """The datasets that exist on the site of an account."""
    if account.kind == "sandbox":
        return list(DATASETS.values())
    site = site_of(account)
    return [each for each in DATASETS.values() if site.offers(each.name, each.source.host)]
