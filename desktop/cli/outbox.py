"""`outbox`: what was sent, what was not and what is unclear, and what a person does about it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desktop import paths
from desktop.catalog.wire import to_json
from desktop.cli import entries as shown
from desktop.cli import handing, question
from desktop.cli.console import Console
from desktop.cli.outcome import FAILED, tell
from desktop.cli.table import harmless
from desktop.errors import Misused
from desktop.export.files import failures, opened
from desktop.store import audit
from desktop.store.entry import Entry, State
from desktop.text import N_

if TYPE_CHECKING:
    from desktop.store.local import Local

_JSON = click.option("--json", "as_json", is_flag=True, help=N_("The entry as one JSON object."))
_ID = click.argument("number", metavar="NUMBER", type=click.IntRange(min=1))
_NOT_READY = N_("This entry is not ready to be sent. Nothing was sent again.")
_NO_SUCH = N_("There is no such entry in the outbox.")


@click.group(
    invoke_without_command=True,
    help=N_("What was done at the API: a list of it, and what to do about what is unclear."),
)
@click.option(
    "--state",
    "states",
    type=click.Choice([str(each) for each in State]),
    multiple=True,
    metavar="STATE",
    help=N_("Only entries in this state, such as unsure or ready. May be repeated."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("All entries as one JSON list."))
@click.pass_context
def outbox(ctx: click.Context, /, states: tuple[str, ...], as_json: bool) -> None:
    """List the entries, the newest first, unless a subcommand says otherwise."""
    if ctx.invoked_subcommand is not None:
        return
    console = ctx.ensure_object(Console)
    with _own(console) as local:
        every = local.outbox.all() if local else []
    found = [entry for entry in every if not states or entry.state in states]
    if as_json:
        click.echo(to_json([entry.as_json() for entry in found]).decode())
    elif found:
        click.echo("\n".join(shown.listed(found, console.style)))
    else:
        console.note(N_("Nothing in the outbox."))


@outbox.command(help=N_("Show everything about one entry."))
@_ID
@_JSON
@click.pass_obj
def show(console: Console, /, number: int, as_json: bool) -> None:
    """Print one entry."""
    entry = _entry(console, number)
    if as_json:
        click.echo(to_json(entry.as_json()).decode())
    else:
        click.echo("\n".join(map(harmless, shown.whole(entry, console.style))))


@outbox.command(help=N_("Look an unclear entry up in the records, once."))
@_ID
@_JSON
@click.pass_obj
def look(console: Console, /, number: int, as_json: bool) -> int:
    """Look for records that prove how an entry ended; the code says its state."""
    return shown.code_of(_done(console, {"look": number}, as_json=as_json))


@outbox.command(help=N_("Say how an unclear entry ended, after comparing the records."))
@_ID
@click.argument("how", type=click.Choice(["happened", "did-not-happen"]))
@_JSON
@click.pass_obj
def settle(console: Console, /, number: int, how: str, as_json: bool) -> None:
    """Take over what a person found out."""
    _done(console, {"settle": number, "happened": how == "happened"}, as_json=as_json)


@outbox.command(help=N_("Send an entry that was confirmed but never sent."))
@_ID
@click.option("--yes", is_flag=True, help=N_("Do not ask."))
@click.option("--total", metavar="AMOUNT", default="", help=N_("The total that is moved."))
@_JSON
@click.pass_obj
def send(console: Console, /, number: int, yes: bool, total: str, as_json: bool) -> int:
    """Ask again, with the very question of the entry, and send it."""
    entry = _entry(console, number)
    if entry.state is not State.READY:
        raise Misused(f"{number}: {entry.state}", advice=_NOT_READY)
    asked = question.of_entry(entry)
    question.confirm(console, asked, yes=yes, total=total, above=_above(console, entry))
    try:
        return shown.code_of(_done(console, {"send": number}, as_json=as_json))
    except handing.Unheard as exc:
        tell(exc, console.words.say)
        return shown.UNSURE


@outbox.command(help=N_("Throw away entries that were never sent."))
@click.argument("numbers", metavar="NUMBER...", type=click.IntRange(min=1), nargs=-1, required=True)
@click.pass_obj
def discard(console: Console, /, numbers: tuple[int, ...]) -> None:
    """Throw drafts or READY entries away."""
    with handing.way(console) as way:
        for number in numbers:
            list(way.ask({"discard": number}))
            console.note(N_("Entry {id} was thrown away. Nothing was sent."), id=number)


@outbox.command("audit", help=N_("The log of everything that was sent, and whether it is whole."))
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON object for each line."))
@click.option(
    "--export",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=N_("Write the log to this file, as JSON lines."),
)
@click.pass_obj
def audit_(console: Console, /, as_json: bool, target: Path | None) -> int:
    """Print or write the log and check its chain; 0 only if no line was changed."""
    with _own(console) as local:
        lines = local.outbox.log() if local else []
    if target:
        with failures(target), opened(target) as (stream, _):
            stream.write("".join(f"{_plain(line)}\n" for line in lines).encode())
    elif as_json:
        click.echo("".join(f"{_plain(line)}\n" for line in lines), nl=False)
    else:
        for line in lines:
            text = f"{line.number}  {line.at}  {line.entry}  {line.event}  {line.detail}"
            click.echo(harmless(text))
    if broken := audit.broken(lines):
        words = N_("Line {line} of the log was changed or is missing. The log is not whole.")
        console.note(words, line=broken)
        return FAILED
    last = lines[-1].hash if lines else audit.FIRST
    words = N_("The log is whole: {count} lines. The hash of the last one: {hash}")
    console.note(words, count=f"{len(lines):,}", hash=last)
    return 0


def _plain(line: audit.Line) -> str:
    return json.dumps(line.as_json(), ensure_ascii=False)


@contextmanager
def _own(console: Console) -> Iterator["Local | None"]:
    """The user's own file, for reading; what a killed program was sending is unsure from now on."""
    from desktop.instance import Instance
    from desktop.opening import open_own

    account = console.account()
    folder = console.folder(account)
    local = open_own(folder, console.secrets(account))
    if local is None:
        yield None
        return
    try:
        if State.SENDING in local.outbox.counts():
            instance = Instance.acquire(folder)
            if instance is not None:  # else whoever has the account is sending it right now
                try:
                    local.outbox.doubt()
                finally:
                    instance.close()
        yield local
    finally:
        local.close()


def _entry(console: Console, number: int) -> Entry:
    """One entry.

    Raises:
        Misused: There is none of this number.
    """
    with _own(console) as local:
        if local is None:
            raise Misused(f"{number}", advice=_NO_SUCH)
        return local.outbox.get(number)


def _above(console: Console, entry: Entry) -> bool:
    """Whether the total of an entry must be given."""
    from desktop.catalog.kinds import UNITS
    from desktop.settings import AccountSettings

    settings = AccountSettings(console.folder(console.account()) / "settings.json")
    return (entry.amount or 0) > settings.confirm_total_above * UNITS


def _done(console: Console, message: Mapping[str, Any], *, as_json: bool) -> Sequence[Entry]:
    """Have something done about an entry, and say how it is now."""
    from desktop import logs

    close_log = logs.set_up(paths.logs_folder())
    try:
        with handing.way(console) as way:
            numbers = [each for told in way.ask(message) for each in told.get("entries", ())]
            found = way.entries(numbers)
            if as_json:
                click.echo("".join(to_json(each.as_json()).decode() for each in found))
            else:
                for line in shown.told(found, console.style):
                    click.echo(harmless(line))
    finally:
        close_log()
    return found
