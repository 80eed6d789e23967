"""How a command ends: what went wrong in words on the standard error, and the code to exit with."""

import logging
import os
import sys
from collections.abc import Callable
from contextlib import suppress

import click

from desktop import logs, paths
from desktop.cli.table import harmless
from desktop.errors import Misused, PartnerError
from desktop.text import N_

FAILED, MISUSED, SOME_FAILED, INTERRUPTED, PIPE_CLOSED = 1, 2, 3, 130, 141

Say = Callable[[str], str]


def exit_code(command: Callable[[], object], say: Say) -> int:
    """Run a command; whatever happens becomes a sentence and a code, never a traceback."""
    try:
        done = command()
        if sys.stdout is not None:  # a program of Windows without a console has none
            sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        click.echo(say(N_("Stopped.")), err=True)
        return INTERRUPTED
    except click.ClickException as exc:
        exc.show()
        return exc.exit_code
    except PartnerError as exc:
        tell(exc, say)
        return MISUSED if isinstance(exc, Misused) else FAILED
    except (BrokenPipeError, SystemExit):  # click makes the second of the first, and of that only
        _close_output()
        return PIPE_CLOSED
    except Exception as exc:  # noqa: BLE001 - a bug of ours is told to the log, not to the user
        _confess(exc, say)
        return FAILED
    return done if isinstance(done, int) else 0


def tell(exc: PartnerError, say: Say, *, about: str = "") -> None:
    """Say what happened, what to do about it, and the details, on the standard error."""
    title = f"{about}: {say(exc.title)}" if about else say(exc.title)
    click.echo(harmless(title), err=True)
    for text in (exc.advice_in(say), exc.detail):
        if text and text != exc.title:
            click.echo(f"  {harmless(text)}", err=True)


def _confess(exc: Exception, say: Say) -> None:
    bug = PartnerError(f"{type(exc).__name__}")
    with suppress(PartnerError):
        close = logs.set_up(paths.logs_folder())
        logging.getLogger(__name__).critical("a command ended", exc_info=exc)
        close()
        bug.detail += f", {paths.logs_folder() / 'partner-desk.log'}"
    tell(bug, say)


def _close_output() -> None:
    """Whoever read our output has gone: let the interpreter flush what is left to nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
