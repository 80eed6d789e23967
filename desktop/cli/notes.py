"""`notes`: the user's notes and tags as a file, to be kept elsewhere or to be taken along."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from desktop.catalog import DATASETS
from desktop.catalog.notes import Kept
from desktop.cli.console import Console, closing
from desktop.cli.outcome import SOME_FAILED
from desktop.errors import Misused
from desktop.export.notes import read_notes, write_notes
from desktop.text import N_

_NAMED = 10  # lines that could not be read
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group(help=N_("Your notes and tags: write them to a file, or read them from one."))
def notes() -> None:
    """The notes of one account."""


@notes.command("export", help=N_("Write all notes and tags to a file of JSON lines."))
@click.argument("file", type=_FILE)
@click.pass_obj
def export_(console: Console, /, file: Path) -> None:
    """Write every note; works beside a running window."""
    from desktop.opening import open_own

    account = console.account()
    folder = console.folder(account)
    own = open_own(folder, console.secrets(account))
    try:
        count = write_notes(file, own.notes.all() if own else [])
    finally:
        if own:
            own.close()
    console.note(N_("{count} notes: {file}"), count=f"{count:,}", file=file)


@notes.command("import", help=N_("Read notes and tags from a file that was written so."))
@click.argument("file", type=_FILE)
@click.pass_obj
def import_(console: Console, /, file: Path) -> int:
    """Take notes over, unless there is a newer one on the same record."""
    from desktop.instance import Instance

    names = {dataset.name for dataset in DATASETS.values() if dataset.notable}
    try:
        found, bad = read_notes(file, names, datetime.now(UTC))
    except ValueError as exc:
        raise Misused(f"{file}: {exc}") from exc
    instance = Instance.acquire(console.folder(console.account()))
    if instance is None:
        advice = N_("A window uses this account. Close it first.")
        raise Misused(console.account().name, advice=advice)
    try:
        taken = asyncio.run(_take(console, found))
    finally:
        instance.close()
    words = N_("Notes taken over: {taken}. The same or newer here: {same}.")
    console.note(words, taken=f"{taken:,}", same=f"{len(found) - taken:,}")
    if bad:
        lines = ", ".join(map(str, bad[:_NAMED]))
        words = N_("Lines that are no notes: {lines}")
        console.note(words, lines=f"{lines}…" if bad[_NAMED:] else lines)
    return SOME_FAILED if bad else 0


async def _take(console: Console, found: Sequence[Kept]) -> int:
    """Store those that are newer than what is here; return how many."""
    from desktop.opening import open_session

    account = console.account()
    opened = open_session(account, console.folder(account), console.secrets(account))
    async with closing(opened):
        own = opened.local.notes
        await opened.session.show_notes(own)
        newer = [
            each
            for each in found
            if (here := own.get(each.dataset, each.key)).changed_at < each.note.changed_at
            and not each.note.says(here)
        ]
        await asyncio.wrap_future(own.put(newer))
        return len(newer)
