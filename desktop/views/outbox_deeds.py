"""What can be done with an entry of the outbox, by its state. Whatever matters asks first."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.actions.entry import Entry, State
from desktop.actions.plan import Wish
from desktop.catalog.actions import ACTIONS
from desktop.models.outbox import title_of
from desktop.models.words import say
from desktop.text import N_
from desktop.views.ask import ask
from desktop.views.desk import Desk

_SENT_ONCE = N_(
    "It was confirmed before and never left this computer. It is sent once, exactly as it was "
    "confirmed."
)
_STILL_HERE = N_("The partner API cannot be reached. Nothing was sent.")
_LOST_DRAFT = N_("What was filled in is lost. Nothing was ever sent.")
_LOST_ENTRY = N_("It was confirmed and never sent. The audit log keeps a line that says so.")
_HAPPENED = N_(
    "Say so only if a record proves it. The entry is settled under your name for good, and "
    "nothing is sent."
)
_NOT_HAPPENED = N_(
    "Records can come several minutes late. If it happened after all and you do it again, it "
    "happens twice. The entry is settled under your name for good, and nothing is sent."
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A deed by the name of its method; `writes` if it leads to a request."""

    name: str
    words: str
    role: str = ""
    writes: bool = False


_DISCARD = Offer("discard", N_("Discard…"))
_OPEN = Offer("open", N_("Open"), "primary", writes=True)
_OFFERED: dict[State, tuple[Offer, ...]] = {
    State.DRAFT: (_OPEN, _DISCARD),
    State.READY: (Offer("send", N_("Send now…"), "primary", writes=True), _DISCARD),
    State.UNSURE: (
        Offer("look", N_("Look again")),
        Offer("happened", N_("It happened…")),
        Offer("not_happened", N_("It did not happen…")),
    ),
    State.PARTLY: (Offer("retry", N_("Try the refused again…"), writes=True),),
    State.REFUSED: (Offer("open", N_("Open the form again…"), writes=True),),
}
_AGAIN = N_("Do it again…")


@dataclass(frozen=True, slots=True)
class Deed:
    """One button: its name, its words, the role of its looks, what it does."""

    name: str
    words: str
    role: str
    act: Callable[[], None]


class Deeds:
    """The deeds of one tab. `parent` is asked over; `told` hears when one begins or ends."""

    def __init__(self, desk: Desk, parent: QWidget, told: Callable[[], None]) -> None:
        self._desk, self._parent, self._told = desk, parent, told
        self._busy = set[int]()
        self._ways: dict[str, Callable[[Entry], Awaitable[None]]] = {
            "open": self._open,
            "retry": self._retry,
            "send": self._send,
            "discard": self._discard,
            "look": self._look,
            "happened": self._happened,
            "not_happened": self._not_happened,
        }

    def of(self, entry: Entry) -> list[Deed]:
        """What can be done with an entry now, the most likely first."""
        writable = self._can_write(entry)
        return [
            Deed(offer.name, say(_words(offer, entry)), offer.role, partial(self.do, offer, entry))
            for offer in _OFFERED.get(entry.state, ())
            if writable or not offer.writes
        ]

    def is_busy(self, entry: Entry) -> bool:
        """Whether something is being done with it."""
        return entry.id in self._busy

    def do(self, offer: Offer, entry: Entry) -> None:
        """Begin one deed; a second click begins nothing."""
        self._desk.tasks.start(f"{offer.name} entry {entry.id}", self._do, offer.name, entry)

    def open(self, entry: Entry) -> None:
        """Open the form of a draft."""
        if entry.state is State.DRAFT and self._can_write(entry):
            self.do(_OPEN, entry)

    def discard(self, entry: Entry) -> None:
        """Throw a draft away, or what was never sent, after a question."""
        if _DISCARD in _OFFERED.get(entry.state, ()):
            self.do(_DISCARD, entry)

    def _can_write(self, entry: Entry) -> bool:
        action = ACTIONS.get(entry.action)
        is_whole = action is not None and not action.quiet  # else it has no form of its own
        return is_whole and not self._desk.session.settings.read_only

    async def _do(self, name: str, entry: Entry) -> None:
        self._busy.add(entry.id)
        self._told()
        try:
            await self._ways[name](entry)
        finally:
            self._busy.discard(entry.id)
            self._told()

    # what is done

    async def _send(self, entry: Entry) -> None:
        yes = title_of(entry)
        if await ask(self._parent.window(), entry.question, more=say(_SENT_ONCE), yes=yes):
            ended = await self._desk.actions.send(entry.id)
            if ended.state is State.READY:
                self._desk.notify(say(_STILL_HERE), "", None)

    async def _discard(self, entry: Entry) -> None:
        draft = entry.state is State.DRAFT
        text = say(N_("Discard this draft?") if draft else N_("Discard this entry?"))
        more = say(_LOST_DRAFT if draft else _LOST_ENTRY)
        if await ask(self._parent.window(), text, more=more, yes=say(N_("Discard"))):
            await self._desk.actions.discard(entry.id)

    async def _look(self, entry: Entry) -> None:
        await self._desk.actions.look(entry.id)

    async def _happened(self, entry: Entry) -> None:
        text = say(N_("Did it happen?"))
        yes = say(N_("It happened"))
        if await ask(self._parent.window(), text, more=say(_HAPPENED), yes=yes):
            await self._desk.actions.settle(entry.id, happened=True)

    async def _not_happened(self, entry: Entry) -> None:
        text = say(N_("Are you sure that it did not happen?"))
        yes = say(N_("It did not happen"))
        if await ask(self._parent.window(), text, more=say(_NOT_HAPPENED), yes=yes):
            await self._desk.actions.settle(entry.id, happened=False)

    async def _open(self, entry: Entry) -> None:
        self._fill_in(entry, refused_only=False)

    async def _retry(self, entry: Entry) -> None:
        self._fill_in(entry, refused_only=True)

    def _fill_in(self, entry: Entry, *, refused_only: bool) -> None:
        from desktop.actions.service import wish_of  # it imports HTTP

        wish: Wish = wish_of(entry, refused_only=refused_only)
        draft = entry.id if entry.state is State.DRAFT else 0
        refused = entry if entry.state is State.REFUSED and not entry.settled_by else None
        self._desk.open_action(ACTIONS[entry.action], wish, draft, refused)


def _words(offer: Offer, entry: Entry) -> str:
    """What a person found not to have happened is done again, not corrected."""
    again = offer.name == "open" and entry.state is State.REFUSED and entry.settled_by
    return _AGAIN if again else offer.words
