"""Follows the outbox for the whole window: the count at its tab, and what needs somebody."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject

from desktop.actions.entry import WAITING, State
from desktop.models.words import count, say
from desktop.text import N_
from desktop.views.desk import Desk
from desktop.views.message_bar import Message, MessageBar

_TAB, _TASK = "outbox", "count the outbox"
_WAITING = "waiting"  # the entries of the tab that it leads to


class OutboxWatch(QObject):
    """Counts what waits, and says so when something became unsure or was left from before."""

    def __init__(self, desk: Desk, show: Callable[[str, int], None], bar: MessageBar) -> None:
        """`show` takes the name of the tab and its count."""
        super().__init__()
        self._desk, self._show, self._bar = desk, show, bar
        self._said: Message | None = None
        self._before: Mapping[State, int] | None = None
        self._stale = self._counting = False
        desk.writes.changed.connect(self._on_changed)
        self._on_changed()

    def end(self) -> None:
        """Count no more; the account is about to be closed."""
        self._desk.writes.changed.disconnect(self._on_changed)

    def _on_changed(self) -> None:
        self._stale = True
        if not self._counting:
            self._counting = True
            self._desk.tasks.restart(_TASK, self._count)

    async def _count(self) -> None:
        import asyncio

        try:
            while self._stale:
                self._stale = False
                self._tell(await asyncio.to_thread(self._desk.writes.outbox.counts))
        finally:
            self._counting = False

    def _tell(self, counts: Mapping[State, int]) -> None:
        self._show(_TAB, _waiting(counts))
        before, self._before = self._before, counts
        fewer = before is not None and _waiting(counts) < _waiting(before)
        if fewer and self._bar.message is self._said:
            self._bar.dismiss()
        if words := _news(before, counts):
            go = partial(self._desk.bring, _TAB, _WAITING)
            verb = say(N_("Open the outbox"))
            self._said = Message(words, tone="warning", verb=verb, act=go)
            self._bar.show_message(self._said)


def _waiting(counts: Mapping[State, int]) -> int:
    return sum(counts.get(state, 0) for state in WAITING)


def _news(before: Mapping[State, int] | None, now: Mapping[State, int]) -> str:
    """What has to be said: unclear ends that are new and, at the start, what was not sent."""
    unsure = now.get(State.UNSURE, 0)
    if unsure > (before or {}).get(State.UNSURE, 0):
        if unsure == 1:
            return say(N_("It is unsure whether 1 entry of the outbox happened. Look at it."))
        words = N_("It is unsure whether {count} entries of the outbox happened. Look at them.")
        return say(words).format(count=count(unsure))
    ready = now.get(State.READY, 0)
    if before is None and ready:
        if ready == 1:
            return say(N_("1 entry of the outbox was confirmed and not sent."))
        words = N_("{count} entries of the outbox were confirmed and not sent.")
        return say(words).format(count=count(ready))
    return ""
