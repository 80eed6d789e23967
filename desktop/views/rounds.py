"""What the window does with a session by itself: it reads now and then, and says how that went.

Every reading somebody clicked for goes through here as well, so that one place knows what runs.
"""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.catalog import DATASETS
from desktop.errors import Forbidden, Offline, PartnerError, SignedOut
from desktop.models.words import listed, say
from desktop.tasks import Tasks
from desktop.text import N_
from desktop.views.main_window import MainWindow
from desktop.views.message_bar import Message, message_of

if TYPE_CHECKING:
    from desktop.reports import Progress, Report
    from desktop.session import Session

_ALL, _ONE = "read everything", "refresh"
_OFFLINE_S = 60  # how soon it is tried again while the network is gone


class Rounds(QObject):
    """The readings of one session at one window. Everything runs on the loop's thread."""

    sign_in_again = Signal()

    def __init__(self, session: "Session", tasks: Tasks, window: MainWindow) -> None:
        super().__init__(window)
        self._session, self._tasks, self._window = session, tasks, window
        self._failure, self._failing = Message(""), set[str]()  # what it is about
        window.progressed.connect(self._on_progress)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.sync)

    def sync(self) -> None:
        """Bring what is due up to date, and again after the time that is set."""
        self._timer.stop()
        self._tasks.start(_ALL, self._sync_all, self._session.sync_due)

    def sync_all(self) -> None:
        """Bring everything up to date now."""
        self._timer.stop()
        self._tasks.restart(_ALL, self._sync_all, self._session.sync)

    def cancel(self) -> None:
        """Stop every reading; what was read is kept."""
        self._tasks.cancel(_ALL)
        for name in DATASETS:
            self._tasks.cancel(f"{_ONE} {name}")  # what a tab started

    def stop(self) -> None:
        """No more rounds; the tasks are ended by their owner."""
        self._timer.stop()
        self._timer.timeout.disconnect(self.sync)
        self._window.progressed.disconnect(self._on_progress)

    def take_settings(self) -> None:
        """Take over what was changed: how often to read."""
        if self._timer.isActive():
            self._arm()

    async def handed(
        self, names: Sequence[str], full: bool, told: Callable[["Progress"], None]
    ) -> list["Report"]:
        """Read for another program, which is told of the progress."""
        hears = self._window.progressed
        hears.connect(told)
        try:
            reports = await self._session.sync(names, full=full)
        finally:
            hears.disconnect(told)
        self.heard(reports)
        return reports

    async def _sync_all(self, sync: Callable[[], Awaitable[list["Report"]]]) -> None:
        try:
            reports = await sync()
            self.heard(reports)
            if all(report.complete for report in reports):
                await self._session.read_recent()
        finally:
            self._arm()

    def _arm(self) -> None:
        minutes = self._session.settings.sync_every_min
        wait_s = _OFFLINE_S if self._session.online is False else minutes * 60
        self._timer.start(min(wait_s, minutes * 60) * 1000)

    def heard(self, reports: Sequence["Report"]) -> None:
        """Say what went wrong, once for all datasets it happened to.

        The status line says offline, and the tab what permission is missing; that is enough.
        """
        failed = [(report.dataset, report.error) for report in reports if report.error]
        told = [(name, exc) for name, exc in failed if not isinstance(exc, Offline | Forbidden)]
        if told:
            exc = told[0][1]
            self.say_failure(exc, [name for name, one in told if type(one) is type(exc)])

    def on_failed(self, task: str, exc: PartnerError) -> None:
        """Say what ended a task; that of a refresh has the name of its dataset."""
        kind, _, name = task.partition(" ")
        self.say_failure(exc, [name] if kind == _ONE and name in DATASETS else ())

    def say_failure(self, exc: PartnerError, names: Sequence[str] = ()) -> None:
        """Put a failure into the message bar, with the verb that helps."""
        verb, act = say(N_("Try again")), self.sync
        if isinstance(exc, SignedOut) and self._session.account.stored:
            verb, act = say(N_("Enter the key again…")), self.sign_in_again.emit
        elif len(names) == 1:
            act = partial(self._window.refresh, names[0])
        message = message_of(exc, verb, act)
        if names:
            message = message.about(listed([say(DATASETS[name].label) for name in names]))
        if isinstance(exc, Offline):
            message = message.quiet()
        self._failure, self._failing = message, set(names)
        self._window.messages.show_message(message)

    def _on_progress(self, progress: "Progress") -> None:
        """A list that could be read after all takes the message about it away."""
        if progress.state == "done" and progress.dataset in self._failing:
            self._failing.discard(progress.dataset)
            if not self._failing and self._window.messages.message is self._failure:
                self._window.messages.dismiss()
