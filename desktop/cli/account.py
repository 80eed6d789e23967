"""`account` and `where`: who is signed in on this computer, and where the files are."""

import json
import sys
from collections.abc import Mapping
from typing import Any

import click

from desktop import paths
from desktop.accounts import PROTECTIONS, Account, Accounts, environment_account
from desktop.cli import table
from desktop.cli.console import Console
from desktop.errors import Misused
from desktop.text import N_

SITES = ("china", "international", "europe", "custom")
_STDIN = "-"


@click.command(help=N_("Where the files of this program are, as JSON."))
def where() -> None:
    """Print all paths."""
    click.echo(json.dumps(paths.where(), indent=2, ensure_ascii=False))


@click.group(help=N_("Add, list or wipe accounts."))
def account() -> None:
    """The accounts of this user."""


@account.command("list", help=N_("The accounts on this computer."))
@click.pass_obj
def list_(console: Console, /) -> None:
    """Print the accounts and how each signs in."""
    say, accounts = console.words.say, console.accounts()
    found = accounts.list()
    here, last = environment_account(), accounts.last_used()
    if here is not None:
        found.insert(0, here)
    if not found:
        console.note(N_("There is no account yet."))
        return
    used = here or last
    heading = [say(text) for text in (N_("Name"), N_("Site"), N_("Sign-in"), N_("Protection"))]
    rows = [
        [each.name, _site(each), each.kind, each.protection, "*" if each == used else ""]
        for each in found
    ]
    click.echo("\n".join(table.lines([*heading, ""], rows, [False] * 5)))


def _site(account: Account) -> str:
    return account.operations if account.site == "custom" else account.site


@account.command(help=N_("Sign in with a key, or with a user and a password."))
@click.option("--name", metavar="TEXT", help=N_("What to call the account."))
@click.option("--site", type=click.Choice(SITES), help=N_("The site; custom with --endpoint."))
@click.option("--ak", metavar="KEY", envvar="PARTNER_DESK_AK", help=N_("The access key."))
@click.option(
    "--sk",
    metavar="KEY",
    envvar="PARTNER_DESK_SK",
    help=N_("The secret key; better left out: it is asked for, or read from the input with -."),
)
@click.option("--user", metavar="NAME", default="", help=N_("Sign in as this user, by password."))
@click.option(
    "--password",
    metavar="TEXT",
    envvar="PARTNER_DESK_PASSWORD",
    help=N_("The password; better left out, like the secret key."),
)
@click.option("--domain", metavar="NAME", default="", help=N_("The account name of the user."))
@click.option("--endpoint", metavar="URL", default="", help=N_("The address of a custom site."))
@click.option("--tickets-endpoint", metavar="URL", default="", help=N_("Its address of tickets."))
@click.option("--iam-endpoint", metavar="URL", default="", help=N_("Its address of sign-in."))
@click.option(
    "--protection",
    type=click.Choice(PROTECTIONS),
    default="keyring",
    help=N_("Where the key is kept; plain: in a file anybody with this account can read."),
)
@click.option(
    "--quota-share",
    type=click.IntRange(1, 100),
    metavar="PERCENT",
    help=N_("The share of the partner's quota this computer may use, 50 if not said."),
)
@click.pass_obj
def add(console: Console, /, quota_share: int | None, **options: Any) -> None:
    """Store a new account and its secrets."""
    from desktop.settings import AccountSettings
    from desktop.vault import Vault

    given = {name: text or "" for name, text in options.items()}
    wanted, secrets = _wanted(console, given), _secrets(console, given)
    passphrase = ""
    if wanted.protection == "passphrase" and sys.stdin.isatty():
        passphrase = console.ask_secret(N_("Passphrase of the account"))
    accounts = console.accounts()
    added = accounts.add(wanted)
    folder = accounts.folder(added)
    try:
        Vault().create(added, folder, secrets, passphrase)
        if quota_share:
            AccountSettings(folder / "settings.json").quota_share_percent = quota_share
        accounts.use(added)
    except BaseException:
        accounts.remove(added)  # half an account would only be in the way
        raise
    click.echo(console.say(N_("Added {name}. Try it: partner-desk doctor"), name=added.name))


def _wanted(console: Console, given: Mapping[str, str]) -> Account:
    endpoint = given["endpoint"]
    site = given["site"] or ("custom" if endpoint else "china")
    if (site == "custom") != bool(endpoint):
        raise Misused(
            "--site, --endpoint", advice=N_("A custom site, and only that, has --endpoint.")
        )
    return Account(
        given["name"] or _ask(console, N_("Name of the account"), "--name"),
        site,
        "password" if given["user"] else "key",
        given["user"],
        given["domain"] or (_ask(console, N_("Account name"), "--domain") if given["user"] else ""),
        endpoint,
        given["tickets_endpoint"] or endpoint,
        given["iam_endpoint"],
        given["protection"],
    )


def _secrets(console: Console, given: Mapping[str, str]) -> dict[str, str]:
    if given["user"]:
        return {"password": _hidden(console, given["password"], N_("Password"), "--password")}
    ak = given["ak"] or _ask(console, N_("Access key"), "--ak")
    return {"ak": ak.strip(), "sk": _hidden(console, given["sk"], N_("Secret key"), "--sk")}


def _ask(console: Console, what: str, option: str) -> str:
    """Something to type, where there is somebody to type it."""
    if not sys.stdin.isatty():
        raise Misused(option, advice=N_("Something is missing; the details say which option."))
    return str(click.prompt(console.say(what), err=True))


def _hidden(console: Console, given: str, what: str, option: str) -> str:
    """A secret: as given, from a pipe, or typed without being shown."""
    if given and given != _STDIN:
        return given
    if given != _STDIN and sys.stdin.isatty():
        return console.ask_secret(what)
    if not (text := sys.stdin.readline().strip()):
        raise Misused(option, advice=N_("Something is missing; the details say which option."))
    return text


@account.command("read-only", help=N_("Let the account only read, or do things at the API, too."))
@click.argument("state", type=click.Choice(["on", "off"]))
@click.pass_obj
def read_only(console: Console, /, state: str) -> None:
    """Switch what the settings of the window call “Read only”."""
    from desktop.instance import Instance
    from desktop.settings import AccountSettings

    found = console.account()
    folder = console.folder(found)
    instance = Instance.acquire(folder)
    if instance is None:  # it would go on with what it read at its start
        raise Misused(found.name, advice=N_("A window uses this account. Close it first."))
    try:
        AccountSettings(folder / "settings.json").read_only = state == "on"
    finally:
        instance.close()
    words = {
        "on": N_("{name} is read-only now."),
        "off": N_("{name} may move money and change things at the API now."),
    }
    click.echo(console.say(words[state], name=found.name))


@account.command(help=N_("Wipe an account from this computer: keys, local copy, outbox, logs."))
@click.argument("name")
@click.option("--yes", is_flag=True, help=N_("Do not ask."))
@click.pass_obj
def wipe(console: Console, /, name: str, yes: bool) -> None:
    """Delete the secrets and all files of an account; nothing changes at the source."""
    from desktop.upkeep import wipe as wiping
    from desktop.vault import Vault

    accounts, vault = console.accounts(), Vault()
    found = _named(accounts, name)
    folder = accounts.folder(found)
    instance = wiping.hold(found, folder)
    try:
        if not yes:
            numbers = wiping.unsettled(found, folder, vault)
            for text, values in wiping.consequences(found, numbers):
                console.note(text, **values)
            if not _agrees(console, wiping.QUESTION, found.name):
                raise click.Abort
        notice = wiping.wipe(accounts, found, vault, instance)
    finally:
        instance.close()
    click.echo(console.say(N_("Wiped {name}."), name=found.name))
    if notice:
        console.note(notice)


account.add_command(wipe, "remove")  # what it was called before


def _named(accounts: Accounts, name: str) -> Account:
    """The account of this name, or that of the environment."""
    here = environment_account()
    return here if here and name in (here.name, here.slug) else accounts.get(name)


def _agrees(console: Console, question: str, name: str) -> bool:
    if not sys.stdin.isatty():
        raise Misused("--yes", advice=N_("Nobody can be asked here. Say so with --yes."))
    return click.confirm(console.say(question, name=name), err=True)
