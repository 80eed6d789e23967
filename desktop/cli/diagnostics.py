"""`doctor --bundle`: what support needs to know, shown before it is saved."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.cli.console import Console, NoAccount, closing
from desktop.cli.table import harmless
from desktop.errors import Misused, PartnerError
from desktop.text import N_

if TYPE_CHECKING:
    from desktop.upkeep.bundle import Piece


async def offer(console: Console, target: Path, *, sure: bool) -> int:
    """Print every file of the bundle and, after a yes, save them; nothing is sent anywhere."""
    from desktop.upkeep import bundle

    files = await _collected(console)
    _show(console, files)
    if not sure and not _agrees(console, target):
        raise click.Abort
    bundle.save(files, target)
    console.note(N_("Saved: {file}"), file=target)
    return 0


async def _collected(console: Console) -> "list[Piece]":
    """The files, also where there is no account, or its local copy does not open."""
    from desktop.opening import open_for_reading
    from desktop.upkeep.bundle import Subject, pieces

    try:
        account = console.account()
    except NoAccount:
        return await pieces(Subject(console.settings))
    folder = console.folder(account)
    try:
        opened = open_for_reading(account, folder, console.secrets(account))
    except PartnerError as exc:
        return await pieces(Subject(console.settings, account, folder, failure=exc))
    async with closing(opened):
        return await pieces(Subject(console.settings, account, folder, opened.session))


def _show(console: Console, files: "Sequence[Piece]") -> None:
    for each in files:
        click.echo(f"===== {each.name}")
        click.echo("\n".join(harmless(line) for line in each.text.splitlines()))
    console.note(N_("These files would be saved. Look through them: they are for your support."))
    for each in files:
        click.echo(f"  {each.name}: {len(each.text.encode()):,} B", err=True)


def _agrees(console: Console, target: Path) -> bool:
    if not sys.stdin.isatty():
        raise Misused("--yes", advice=N_("Nobody can be asked here. Say so with --yes."))
    return click.confirm(console.say(N_("Save them to {file}?"), file=target), err=True)
