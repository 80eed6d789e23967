"""The account in front of the window, and everything that ends with it."""

import asyncio
from dataclasses import asdict, replace
from queue import Empty, SimpleQueue
from typing import Any

from desktop.catalog import SUBJECTS, Subject
from desktop.catalog.declare import Dataset
from desktop.errors import PartnerError
from desktop.instance import Instance, Message, Reply
from desktop.models.changes import Changes
from desktop.models.notes import Notes
from desktop.opening import Demo, Opened, go_online
from desktop.settings import Settings
from desktop.tasks import Tasks
from desktop.views.desk import Desk
from desktop.views.main_window import MainWindow
from desktop.views.rounds import Rounds
from desktop.views.theme import Theme

_HEARTBEAT_S = 3.0  # to a program that handed work over


class Front:
    """One opened account at the window."""

    def __init__(
        self, opened: Opened, instance: Instance | None, window: MainWindow, theme: Theme
    ) -> None:
        self.opened, self.window = opened, window
        self.account = opened.session.account
        self._instance = instance
        self._loop = asyncio.get_running_loop()
        self._ended = False
        self._going: asyncio.Task[None] | None = None
        self.tasks, self.changes = Tasks(self._on_failed), Changes()
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
        )

    def show(self) -> None:
        """Put its tabs into the window; the one in front reads the cache."""
        self.window.open_desk(self.desk, self.subjects(), self.account.slug)
        if self._instance:  # otherwise another program may be writing the cache
            self.tasks.start("show notes", self.opened.session.show_notes, self.opened.local.notes)

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
        if self._instance:
            await asyncio.to_thread(self._instance.serve, self._heard)
        await go_online(self.opened, settings, language=language, demo=demo)

    async def close(self) -> None:
        """End it: first what runs, then what is seen, then the files, last the lock."""
        self._ended = True
        self.rounds.stop()
        self.desk.keep_all()
        await self.tasks.stop()
        self.window.close_desk()
        if self._going:
            await asyncio.gather(self._going, return_exceptions=True)
        await self.opened.close()
        if self._instance:
            await asyncio.to_thread(self._instance.close)

    def _on_failed(self, name: str, exc: PartnerError) -> None:
        self.rounds.on_failed(name, exc)

    def _heard(self, message: Message, reply: Reply) -> None:
        """Answer another program, on a thread of its own."""
        if message.get("do") == "raise":
            self._loop.call_soon_threadsafe(self.window.raise_up)
            reply({"raised": True})
        elif message.get("do") == "sync":
            self._sync_for(message, reply)

    def _sync_for(self, message: Message, reply: Reply) -> None:
        """Read for another program; it hears of the progress and, at the end, the reports."""
        names, full = [str(name) for name in message.get("datasets") or ()], message.get("full")
        news: SimpleQueue[Any] = SimpleQueue()

        async def work() -> None:
            try:
                if self._going:  # asked while we are still on our way to the API
                    await asyncio.wait([self._going])
                news.put(await self.rounds.handed(names, bool(full), news.put))
            finally:
                news.put(None)

        self._loop.call_soon_threadsafe(self.tasks.start, f"handed over {id(news)}", work)
        while not self._ended:
            try:
                one = news.get(timeout=_HEARTBEAT_S)
            except Empty:
                reply({"alive": True})
                continue
            if one is None:
                return
            if isinstance(one, list):
                reply({"reports": [report.as_json() for report in one]})
            else:
                reply({"progress": asdict(one)})
