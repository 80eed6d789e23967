"""The account in front of the window, and everything that ends with it."""

from dataclasses import asdict, replace
from functools import partial
from typing import TYPE_CHECKING

from desktop.catalog import SUBJECTS, Subject
from desktop.catalog.declare import Dataset
from desktop.errors import PartnerError
from desktop.instance import Instance, Message, Reply
from desktop.later import Later
from desktop.models.changes import Changes
from desktop.models.notes import Notes
from desktop.models.words import style
from desktop.models.writes import Writes
from desktop.opening import Demo, Opened, go_online
from desktop.settings import AccountSettings, Settings
from desktop.tasks import Tasks
from desktop.views.action_opener import ActionOpener
from desktop.views.desk import Desk
from desktop.views.main_window import MainWindow
from desktop.views.rounds import Rounds
from desktop.views.theme import Theme

if TYPE_CHECKING:
    import asyncio

    from desktop.actions.handed import Handed
    from desktop.app.relay import Relay
else:
    asyncio = Later("asyncio")


class Front:
    """One opened account at the window."""

    def __init__(
        self,
        opened: Opened,
        instance: Instance | None,
        window: MainWindow,
        theme: Theme,
        *,
        early: bool = False,
    ) -> None:
        """With `early` there is no loop yet, and tasks wait until they are told that it runs."""
        self.opened, self.window = opened, window
        self.account = opened.session.account
        self._instance = instance
        self._going: asyncio.Task[None] | None = None
        self.tasks, self.changes = Tasks(self._on_failed, waiting=early), Changes()
        self._relay: Relay | None = None
        self._acts: Handed | None = None
        self._opener: ActionOpener | None = None
        self.rounds = Rounds(opened.session, self.tasks, window)
        session = opened.session
        session.changed = self.changes.happened.emit
        session.progressed = self.changes.progressed.emit
        self.desk = Desk(
            session,
            self.tasks,
            self.changes,
            opened.local,
            theme,
            notify=window.notify,
            go=window.go,
            bring=window.bring,
            open_page=window.open_page,
            read_due=self.rounds.sync,
            notes=Notes(opened.local.notes),
            writes=Writes(opened.local.outbox, lambda: opened.actions),
        )

    def show(self) -> None:
        """Put its tabs into the window; the one in front reads the cache."""
        self.window.open_desk(self.desk, self.subjects(), self.account.slug)
        self._opener = ActionOpener(self.desk, self.window)
        self._show_read_only()
        if self._instance:  # otherwise another program may be writing the cache
            self.tasks.start("show notes", self.opened.session.show_notes, self.opened.local.notes)

    def show_first_rows(self) -> None:
        """Let the table in front, if it is one, have its first rows before it is painted."""
        tab = self.window.tab
        if tab is not None and (ids := self.opened.session.first_now(tab.current.query())):
            tab.current.table.show_ids(ids, stay=False)
            tab.current.table.fit_first_rows()

    def subjects(self) -> list[Subject]:
        """The subjects of which something exists on the site of this account.

        Those composed by hand have no lists of their own and are always there.
        """
        offered = {dataset.name for dataset in self.opened.session.datasets}
        found = []
        for subject in SUBJECTS:
            datasets = tuple(one for one in subject.datasets if one.name in offered)
            if datasets or not subject.datasets:
                found.append(replace(subject, datasets=datasets))
        return found

    def datasets(self) -> tuple[Dataset, ...]:
        """What exists on the site of this account."""
        return self.opened.session.datasets

    async def go_online(self, settings: Settings, language: str, demo: Demo | None = None) -> bool:
        """Find the way to the API and answer other programs; whether there is a way.

        What its threads began is ended by `close`, also when this is cancelled half-way.
        """
        self._going = asyncio.create_task(self._go_online(settings, language, demo))
        try:
            await asyncio.shield(self._going)
        except PartnerError as exc:
            self.rounds.say_failure(exc)
            return False
        return True

    async def _go_online(self, settings: Settings, language: str, demo: Demo | None) -> None:
        from desktop.app.relay import Relay

        loop, self._relay = asyncio.get_running_loop(), Relay(self.tasks)
        if self._instance:
            heard = partial(self._heard, loop, self._relay)
            await asyncio.to_thread(self._instance.serve, heard)
        await go_online(self.opened, settings, language=language, demo=demo, apart=True)
        self.desk.actions.look_on_all()

    def take_setting(self, name: str) -> None:
        """Take over a setting that was changed, as far as it is not asked for each time."""
        self.rounds.take_settings()
        if name == AccountSettings.read_only.name:
            self._show_read_only()
            self.desk.writes.switched.emit()

    def _show_read_only(self) -> None:
        self.window.status.show_read_only(self.opened.session.settings.read_only)

    async def close(self) -> None:
        """End it: first what runs, then what is seen, then the files, last the lock."""
        if self._relay:
            self._relay.close()
        if self._opener:
            await self._opener.end()
        self.rounds.stop()
        self.desk.keep_all()
        await self.tasks.stop()
        self.window.close_desk()
        self.window.status.show_read_only(False)
        if self._going:
            await asyncio.gather(self._going, return_exceptions=True)
        await self.opened.close()
        if self._instance:
            await asyncio.to_thread(self._instance.close)

    def _on_failed(self, name: str, exc: PartnerError) -> None:
        self.rounds.on_failed(name, exc)

    def _heard(
        self, loop: "asyncio.AbstractEventLoop", relay: "Relay", message: Message, reply: Reply
    ) -> None:
        """Answer another program, on a thread of its own."""
        if message.get("do") == "raise":
            loop.call_soon_threadsafe(self.window.raise_up)
            reply({"raised": True})
        elif message.get("do") == "sync":
            relay.do(partial(self._sync_for, message), reply)
        elif message.get("do") == "act":
            relay.do(partial(self._act_for, message), reply)

    async def _sync_for(self, message: Message, reply: Reply) -> None:
        """Read for another program; it hears of the progress and, at the end, the reports."""
        names, full = [str(name) for name in message.get("datasets") or ()], message.get("full")
        await self._arrived()
        reports = await self.rounds.handed(
            names, bool(full), lambda progress: reply({"progress": asdict(progress)})
        )
        reply({"reports": [report.as_json() for report in reports]})

    async def _act_for(self, message: Message, reply: Reply) -> None:
        """Plan, send or settle writes for another program."""
        from desktop.actions.handed import Handed

        await self._arrived()
        self._acts = self._acts or Handed(self.desk.actions, style)
        async for told in self._acts.answers(message):
            reply(told)

    async def _arrived(self) -> None:
        """Wait while we are still on our way to the API."""
        if self._going:
            await asyncio.wait([self._going])
