"""The `partner-desk` command: it opens the window, or does one thing and says how it went."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run with these arguments (the program's own by default); the code to exit with.

    Without any it is the window, which loads nothing of the command line.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    return _command(given) if given else _window()


def _command(given: Sequence[str]) -> int:
    from desktop.cli.program import run

    return run(given)


def _window() -> int:
    from desktop import app
    from desktop.errors import PartnerError

    try:
        return app.main()
    except PartnerError as exc:
        from desktop.cli import outcome
        from desktop.cli.words import Words, language_for

        outcome.tell(exc, Words(language_for("")).say)
        return outcome.FAILED
