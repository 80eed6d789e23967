"""Starting and ending the window: the application object, the loop, the log."""

import signal
import sys
import time
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QApplication

from desktop import logs
from desktop.app.program import Program
from desktop.errors import PartnerError
from desktop.paths import logs_folder, settings_file
from desktop.settings import Settings
from desktop.views.application import Crashes, Housekeeping, Language, make_application

if TYPE_CHECKING:
    from desktop.accounts import Account

T = TypeVar("T")
_STARTED_S = time.perf_counter()


def begin(account: str | None, *, demo: bool, lang: str | None) -> int:
    """Run the window to its end; the code to exit with.

    Raises:
        PartnerError: What was asked for on the command line cannot be opened.
    """
    app = make_application()
    crashes = Crashes(app)
    close_log = logs.set_up(logs_folder(), crashed=crashes.happened.emit)
    settings, language = Settings(settings_file()), Language(app)
    language.speak(lang or settings.language)

    program = Program(app, settings, language)
    crashes.happened.connect(program.say_crashed)
    found, refused = _first_account(program, account, demo=demo)

    async def run() -> int:
        end_at_signals(program.closed.set)
        try:
            if refused:
                raise refused
            if await program.begin(found, _STARTED_S):
                await program.closed.wait()
        except PartnerError as exc:
            if account or demo:
                raise  # the command line says it
            await program.confess(exc)
            return 1
        finally:
            await program.end()
        return 0

    try:
        return on_loop(app, run)
    finally:
        close_log()


def _first_account(
    program: Program, name: str | None, *, demo: bool
) -> tuple["Account | None", PartnerError | None]:
    """Paint the window of the account to begin with; which that is, or why there is none."""
    try:
        account = program.first_account(name, demo)
        program.begin_at_once(account, _STARTED_S)
    except PartnerError as exc:
        return None, exc
    return account, None


def on_loop(app: QApplication, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run a coroutine on Qt's loop, which is asyncio's loop as well."""
    import asyncio  # with the loop of Qt 30 ms, which the first picture does not wait for

    from qasync import QEventLoop

    housekeeping = Housekeeping(app)
    try:
        with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
            logs.watch(runner.get_loop())
            return runner.run(work())
    finally:
        housekeeping.end()


def end_at_signals(end: Callable[[], None]) -> None:
    """End tidily at Ctrl-C and at a polite kill; Qt's loop alone would not notice them."""
    if sys.platform == "win32":
        return  # a window gets none there
    import asyncio

    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, end)
