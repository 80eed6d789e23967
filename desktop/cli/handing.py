"""Who does what a command wants done at the API: this process, or the window with the account.

Both are asked by the same messages (desktop/actions/handed.py) and answer alike.
"""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from desktop.accounts import Account
from desktop.cli.console import Console
from desktop.cli.progress import Line
from desktop.errors import Misused, PartnerError, StoreBroken
from desktop.store.local import Local
from desktop.text import N_

if TYPE_CHECKING:
    from desktop.actions.handed import Handed
    from desktop.instance import Instance, Message, Reply
    from desktop.opening import Opened
    from desktop.store.entry import Entry
    from desktop.store.outbox import Outbox

Told = dict[str, Any]

SILENCE_S = 60.0  # of a window that works for us
_REST_S = 10.0  # for what is read again afterwards
_SENDING = {"confirm", "send"}  # messages after which something may have been sent


class Busy(StoreBroken):
    """Another command has the account; it takes no orders."""

    title = N_("Another command of this account is running")
    advice = N_("Wait until it is done, then try again. Nothing was sent.")


class Unheard(PartnerError):
    """The window was told to send something and was not heard of again."""

    title = N_("The window did not say how it ended")
    advice = N_("Something may have been sent. Look before you do it again: partner-desk outbox")


class Way(Protocol):
    """Somebody who acts for one account."""

    def ask(self, message: Mapping[str, Any]) -> Iterator[Told]:
        """Hand over a message `{VERB: what}` and yield what is replied.

        Raises:
            PartnerError: It was not done; `Unheard` if nobody knows.
        """

    def entries(self, numbers: Sequence[int]) -> list["Entry"]:
        """Entries of the outbox as they are now."""

    def stop(self) -> None:
        """Send no more than what is under way; may be called by a signal."""


@contextmanager
def way(console: Console) -> Iterator[Way]:
    """Open the account here, or find the window that has it.

    Raises:
        PartnerError: It cannot be opened, or something else has it.
    """
    from desktop.instance import Instance

    account = console.account()
    instance = Instance.acquire(console.folder(account))
    if instance is None:
        with _window(console, account) as window:
            yield window
    else:
        with _ours(console, account, instance) as here:
            yield here


class Ours:
    """The session of this process. Its loop runs while something is asked, else it stands still."""

    def __init__(self, runner: asyncio.Runner, opened: "Opened", handed: "Handed") -> None:
        self._runner, self._opened, self._handed = runner, opened, handed

    def ask(self, message: Mapping[str, Any]) -> Iterator[Told]:
        """See `Way`."""
        answers = self._handed.answers(message)

        async def following() -> Told | None:
            return await anext(answers, None)

        while (told := self._runner.run(following())) is not None:
            yield told

    def entries(self, numbers: Sequence[int]) -> list["Entry"]:
        """See `Way`."""
        return _among(self._opened.actions.outbox, numbers)

    def stop(self) -> None:
        """See `Way`."""
        loop = self._runner.get_loop()
        loop.call_soon_threadsafe(self._opened.actions.stop)

    def rest(self) -> None:
        """Let what changed be read again, for a while."""
        self._runner.run(self._opened.actions.rest(_REST_S))


@contextmanager
def _ours(console: Console, account: Account, instance: "Instance") -> Iterator[Ours]:
    from desktop.actions.handed import Handed

    with ExitStack() as stack:
        stack.enter_context(closing(instance))
        instance.serve(_refuse)
        runner = stack.enter_context(asyncio.Runner())
        opened = runner.run(_opened(console, account))
        stack.callback(lambda: runner.run(opened.close()))
        opened.actions.looks_s = ()  # nobody is there any more when it would be time for them
        here = Ours(runner, opened, Handed(opened.actions, lambda: console.style))
        yield here
        with suppress(KeyboardInterrupt), Line(console) as line:
            line.show(console.say(N_("What changed is read again …")))
            here.rest()  # the deed is done: its end stays what it was, also when this is stopped


async def _opened(console: Console, account: Account) -> "Opened":
    from desktop.opening import go_online, open_session

    opened = open_session(account, console.folder(account), console.secrets(account))
    try:
        if opened.notice:
            console.note(opened.notice)
        await go_online(opened, console.settings, language=console.words.wire)
    except BaseException:
        await opened.close()
        raise
    return opened


def _refuse(message: "Message", reply: "Reply") -> None:
    """What we answer whoever wants the account while we have it.

    Raises:
        Busy: Always.
    """
    raise Busy(str(message.get("do")))


class Window:
    """The window that has the account open. The outbox is read beside it."""

    def __init__(self, console: Console, folder: Path, local: Local) -> None:
        self._console, self._folder, self._local = console, folder, local
        self._announced = False

    def ask(self, message: Mapping[str, Any]) -> Iterator[Told]:
        """See `Way`."""
        from desktop.instance import NotHeard

        last, is_sending = Told(), bool(message.keys() & _SENDING)
        try:
            for told in self._heard(message):
                last = told
                yield told
            if not last or (is_sending and "entries" not in last):
                raise NotHeard("it ended without a result")
        except NotHeard as exc:
            if is_sending:
                raise Unheard(exc.detail) from exc
            raise

    def _heard(self, message: Mapping[str, Any]) -> Iterator[Told]:
        from desktop.instance import ask

        for told in ask(self._folder, {"do": "act", **message}, SILENCE_S):
            if wrong := told.get("misused"):
                raise _misused(*wrong)
            if not self._announced:  # now that it is one, and not a command that refuses
                self._console.note(N_("The window that is open does it."))
                self._announced = True
            if "alive" not in told:
                yield told

    def entries(self, numbers: Sequence[int]) -> list["Entry"]:
        """See `Way`."""
        return _among(self._local.outbox, numbers)

    def stop(self) -> None:
        """See `Way`."""
        threading.Thread(target=self._stop, daemon=True).start()  # a signal must not wait

    def _stop(self) -> None:
        with suppress(PartnerError):
            list(self.ask({"stop": True}))


@contextmanager
def _window(console: Console, account: Account) -> Iterator[Window]:
    from desktop.opening import open_own

    folder = console.folder(account)
    local = open_own(folder, console.secrets(account)) or Local(folder / "local.sqlite")
    with closing(local):
        yield Window(console, folder, local)


def _among(outbox: "Outbox", numbers: Sequence[int]) -> list["Entry"]:
    if len(numbers) == 1:
        return [outbox.get(numbers[0])]
    known = {entry.id: entry for entry in outbox.all()} if numbers else {}
    return [known[number] for number in numbers if number in known]  # else thrown away


def _misused(title: str, detail: str, advice: str, template: str, values: Told) -> Misused:
    error = Misused(detail, advice=advice)
    error.title = title
    if template:
        error.advise(template, **values)
    return error


@contextmanager
def stopping(stop: Callable[[], None]) -> Iterator[None]:
    """Let the first Ctrl-C call `stop`; the second one ends everything as ever."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def heard(number: int, _frame: object) -> None:
        for each, handler in before.items():
            signal.signal(each, handler)
        stop()

    for number in before:
        signal.signal(number, heard)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
