"""The `partner-desk` command line: its options, and which module each subcommand is in."""

import copy
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from desktop import __version__, paths
from desktop.cli.console import Console
from desktop.cli.outcome import exit_code
from desktop.cli.words import LANGUAGES, Words, language_for
from desktop.settings import Settings
from desktop.text import N_

NAME = "partner-desk"
_ANYWHERE = {"--account": 2, "--lang": 2, "--demo": 1}  # with how many words; see `hoisted`


def _account() -> click.Command:
    from desktop.cli.account import account

    return account


def _act() -> click.Command:
    from desktop.cli.act import act

    return act


def _changes() -> click.Command:
    from desktop.cli.changes import changes

    return changes


def _doctor() -> click.Command:
    from desktop.cli.doctor import doctor

    return doctor


def _export() -> click.Command:
    from desktop.cli.reading import export_

    return export_


def _find() -> click.Command:
    from desktop.cli.find import find

    return find


def _notes() -> click.Command:
    from desktop.cli.notes import notes

    return notes


def _outbox() -> click.Command:
    from desktop.cli.outbox import outbox

    return outbox


def _sandbox() -> click.Command:
    from desktop.cli.sandbox import sandbox

    return sandbox


def _show() -> click.Command:
    from desktop.cli.reading import show

    return show


def _sync() -> click.Command:
    from desktop.cli.syncing import sync

    return sync


def _where() -> click.Command:
    from desktop.cli.account import where

    return where


COMMANDS: dict[str, Callable[[], click.Command]] = {
    "account": _account,
    "act": _act,
    "changes": _changes,
    "doctor": _doctor,
    "export": _export,
    "find": _find,
    "notes": _notes,
    "outbox": _outbox,
    "sandbox": _sandbox,
    "show": _show,
    "sync": _sync,
    "where": _where,
}


class _Program(click.Group):
    """Loads a subcommand when it is called, and says its help in the reader's language."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        made = COMMANDS.get(cmd_name)
        return _in_language(made(), ctx.find_object(Console)) if made else None


def _in_language(command: click.Command, console: Console | None) -> click.Command:
    """A copy of `command` whose help is translated."""
    if console is None:
        return command
    said = copy.copy(command)
    said.help = console.say(command.help or "")
    said.params = [copy.copy(parameter) for parameter in command.params]
    for parameter in said.params:
        if isinstance(parameter, click.Option) and parameter.help:
            parameter.help = console.say(parameter.help)
    if isinstance(said, click.Group):
        said.commands = {name: _in_language(each, console) for name, each in said.commands.items()}
    return said


@click.group(
    cls=_Program,
    invoke_without_command=True,
    help=N_("Customers and orders of a cloud partner. Without a command it opens the window."),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name=NAME)
@click.option("--account", metavar="NAME", default="", help=N_("The account to use."))
@click.option("--demo", is_flag=True, help=N_("Use the account with sample data."))
@click.option("--lang", type=click.Choice(LANGUAGES), help=N_("The language to speak."))
@click.option(
    "--screenshots",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help=N_("Save a picture of each tab to this folder, without a display, and end."),
)
@click.option(
    "--theme", type=click.Choice(["light", "dark"]), help=N_("The colours of the pictures.")
)
@click.option("--self-check", is_flag=True, help=N_("Try the program out, without a display."))
@click.pass_context
def program(ctx: click.Context, /, **options: object) -> int | None:
    """Open the window, unless a subcommand says otherwise."""
    console = ctx.find_object(Console)
    if console is not None:
        console.account_name, console.demo = str(options["account"]), bool(options["demo"])
    return _window(options) if ctx.invoked_subcommand is None else None


def _window(options: dict[str, object]) -> int:
    account = str(options["account"]) or None
    demo, lang = bool(options["demo"]), str(options["lang"] or "") or None
    folder, self_check = options["screenshots"], options["self_check"]
    if folder or self_check:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop import app

    if self_check:
        return app.self_check()
    if isinstance(folder, Path):
        return app.screenshots(folder, account, demo, lang, str(options["theme"] or ""))
    return app.main(account, demo, lang)


def run(arguments: Sequence[str]) -> int:
    """Run the command with these arguments and return the code to exit with."""
    _speak_utf8()
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # tidy up, as after Ctrl-C
    given = hoisted(arguments)
    words = Words(language_for(_language_of(given)))

    def command() -> object:
        settings = Settings(paths.home().config / "settings.json")
        nonlocal words
        if not _language_of(given):
            words = Words(language_for(settings.language))
        console = Console(words, settings)
        said = _in_language(program, console)
        return said.main(given, NAME, standalone_mode=False, obj=console)

    return exit_code(command, lambda text: words.say(text))


def hoisted(arguments: Sequence[str]) -> list[str]:
    """The arguments with those first that belong to the program but may stand anywhere."""
    first, others = list[str](), list(arguments)
    at = 0
    while at < len(others) and others[at] != "--":
        name, sign, _ = others[at].partition("=")
        count = 1 if sign else _ANYWHERE.get(name, 0)
        if name in _ANYWHERE and at + count <= len(others):
            first += others[at : at + count]
            del others[at : at + count]
        else:
            at += 1
    return [*first, *others]


def _language_of(arguments: Sequence[str]) -> str:
    """The language asked for on the command line, "" if none was."""
    for at, text in enumerate(arguments):
        name, _, value = text.partition("=")
        if name == "--lang":
            return value or "".join(arguments[at + 1 : at + 2])
    return ""


def _speak_utf8() -> None:
    """A console or a pipe of Windows, or of a system without a language, must not lose Chinese."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
