"""`act`: something done at the API, once or for each line of a file; asked about first."""

import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from desktop import logs, paths
from desktop.actions import batch
from desktop.actions.handed import question_of
from desktop.actions.plan import Wish
from desktop.actions.problem import Problem
from desktop.actions.request import values_of
from desktop.catalog.action import Action, Value
from desktop.catalog.wire import to_json
from desktop.cli import entries as shown
from desktop.cli import handing, question
from desktop.cli.console import Console
from desktop.cli.fields import Given, action_named, described, described_lines, given_of
from desktop.cli.outcome import MISUSED, tell
from desktop.cli.progress import Line
from desktop.cli.table import harmless
from desktop.errors import Misused, PartnerError, StoreBroken
from desktop.export.files import failures
from desktop.store.entry import Entry
from desktop.text import N_

_FILE = click.Path(dir_okay=False, path_type=Path)
_NAME_ONE = N_("Name an action, such as allocate. All of them: partner-desk act --list")
_THERE = N_("This file is there already. Nothing was sent.")
_NO_FOLDER = N_("There is no such folder. Nothing was sent.")
_FROM_ONLY = N_("A result file is written for --from only.")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for on the command line."""

    action: Action
    given: Given
    source: Path | None
    result: Path | None
    total: str
    yes: bool
    as_json: bool


@click.command(help=N_("Move money, issue vouchers, open tickets and more; asks first."))
@click.argument("action", default="")
@click.argument("values", nargs=-1, metavar="[KEY=VALUE]...")
@click.option("--list", "listed", is_flag=True, help=N_("All actions and their fields."))
@click.option(
    "--from",
    "source",
    type=_FILE,
    metavar="FILE",
    help=N_("One for each line of this CSV file, whose columns are fields."),
)
@click.option(
    "--result",
    type=_FILE,
    metavar="FILE",
    help=N_("Where to write how each line ended; beside the file if not said."),
)
@click.option(
    "--total",
    metavar="AMOUNT",
    default="",
    help=N_("The total that is moved; needed above the limit of the account."),
)
@click.option("--yes", is_flag=True, help=N_("Do not ask."))
@click.option("--json", "as_json", is_flag=True, help=N_("The result as one JSON object."))
@click.pass_obj
def act(console: Console, /, action: str, values: tuple[str, ...], **options: Any) -> int:
    """Plan, ask, send, and say how it ended; the code tells that too."""
    if options.pop("listed"):
        return _list(console, as_json=options["as_json"])
    if not action:
        raise Misused("act", advice=_NAME_ONE)
    found = action_named(action)
    given = given_of(console, found, values)
    asked = Asked(found, given, **options)
    close_log = logs.set_up(paths.logs_folder())
    try:
        return _act(console, asked)
    except handing.Unheard as exc:
        tell(exc, console.words.say)
        return shown.UNSURE
    finally:
        close_log()


def _list(console: Console, *, as_json: bool) -> int:
    if as_json:
        click.echo(json.dumps(described(console.style), ensure_ascii=False))
    else:
        click.echo("\n".join(described_lines(console.style)))
    return 0


def _act(console: Console, asked: Asked) -> int:
    wishes, problems, read = _wishes(console, asked)
    with failures(asked.result or asked.source or Path()):  # such as a name that is too long
        target = _target(asked)
    if problems and not wishes:
        return _tell_problems(console, problems, as_json=asked.as_json)
    if asked.given.files and not asked.yes:
        question.check_asking()  # before the files are sent, without which there is no question
    with handing.way(console) as way:
        # with a line that is wrong nothing is sent, no file either
        told = _plan(way, asked, wishes, {} if problems else asked.given.files)
        problems += [Problem(**each) for each in told.get("problems", ())]
        if problems:
            return _tell_problems(console, problems, as_json=asked.as_json)
        if "answer" in told:
            return _tell_answer(console, asked, told["answer"])
        what = question_of(told["question"])
        question.confirm(console, what, yes=asked.yes, total=asked.total, above=told["must_type"])
        ended = _confirm(console, way, told)
        if read and target:
            kept = [Wish(values_of(asked.action, v), line) for line, v in told["wishes"]]
            ends = batch.ends(asked.action, kept, ended, console.style)
            try:
                batch.write(target, read, ends)
                console.note(N_("How each line ended: {file}"), file=target)
            except StoreBroken as exc:  # it was sent: that is told whatever becomes of the file
                tell(exc, console.words.say)
        return _tell(console, asked, ended)


def _wishes(console: Console, asked: Asked) -> tuple[list[Wish], list[Problem], batch.Sheet | None]:
    """What is wished, and what is wrong with it so far."""
    values, problems = dict(asked.given.values), list(asked.given.problems)
    if asked.source is None:
        return ([] if problems else [Wish(values)]), problems, None
    found = batch.read(asked.source, asked.action, values, console.style)
    return list(found.wishes), [*problems, *found.problems], found.sheet


def _target(asked: Asked) -> Path | None:
    """Where the result is written: looked at before anything is sent.

    Raises:
        Misused: It cannot be written there.
    """
    if asked.source is None:
        if asked.result:
            raise Misused("--result", advice=_FROM_ONLY)
        return None
    if asked.result is None:
        return batch.result_path(asked.source)
    if asked.result.exists():
        raise Misused(str(asked.result), advice=_THERE)
    if not asked.result.absolute().parent.is_dir():
        raise Misused(str(asked.result), advice=_NO_FOLDER)
    return asked.result


def _plan(
    way: handing.Way, asked: Asked, wishes: Sequence[Wish], files: Mapping[str, Sequence[Path]]
) -> dict[str, Any]:
    message = {
        "plan": asked.action.name,
        "wishes": [[wish.line, _plain(wish.values)] for wish in wishes],
        "files": {name: [str(p) for p in some] for name, some in files.items()},
    }
    told = dict[str, Any]()
    for each in way.ask(message):
        told |= each
    return told


def _plain(values: Mapping[str, Value]) -> dict[str, Any]:
    return {name: list(v) if isinstance(v, tuple) else v for name, v in values.items()}


def _confirm(console: Console, way: handing.Way, told: Mapping[str, Any]) -> list[Entry]:
    """Send what was confirmed; Ctrl-C sends no more of it."""
    numbers, done = list[int](), 0
    words, count = N_("{done} of {count} sent"), f"{told['count']:,}"
    with Line(console) as line, handing.stopping(way.stop):
        for each in way.ask({"confirm": told["token"]}):
            done += "ended" in each
            if told["count"] > 1:
                line.show(console.say(words, done=f"{done:,}", count=count))
            if trouble := each.get("trouble"):
                line.show("")
                tell(_trouble(*trouble), console.words.say)
            if "looking" in each:
                line.show("")
                console.note(N_("No clear answer came. The records are looked at …"))
            numbers = each.get("entries", numbers)
    return way.entries(numbers)


def _trouble(title: str, detail: str, advice: str) -> PartnerError:
    error = PartnerError(detail, advice=advice)
    error.title = title
    return error


def _tell(console: Console, asked: Asked, ended: Sequence[Entry]) -> int:
    if asked.as_json:
        found = [entry.as_json() for entry in ended]
        state = {"action": asked.action.name, "state": shown.state_of(ended)}
        single = found[0] if len(found) == 1 else {}
        click.echo(to_json({**single, **state, "entries": found}).decode())
    else:
        for line in shown.told(ended, console.style):
            click.echo(harmless(line))
    with suppress(OSError, ValueError):
        sys.stdout.flush()  # before what changed is read again, which takes a moment
    return shown.code_of(ended)


def _tell_problems(console: Console, problems: Sequence[Problem], *, as_json: bool) -> int:
    lines = question.problems(console, problems)
    if as_json:
        say = console.style.translate
        found = [
            {"field": each.field, "line": each.line, "sentence": each.say(say)}
            for each in sorted(problems, key=lambda each: each.line)
        ]
        click.echo(json.dumps({"problems": found}, ensure_ascii=False))
    else:
        for line in lines:
            click.echo(harmless(line), err=True)
        console.note(N_("Nothing was sent."))
    return MISUSED


def _tell_answer(console: Console, asked: Asked, answer: Mapping[str, Any]) -> int:
    """What an inquiry found out."""
    if asked.as_json:
        found = {"action": asked.action.name, "answer": dict(answer)}
        click.echo(json.dumps(found, ensure_ascii=False))
        return 0
    for name, (label, kind) in asked.action.inquiry.items():
        if answer.get(name) is not None:
            text = kind.show(answer[name], console.style)
            click.echo(harmless(f"{console.say(label)}: {text}"))
    return 0
