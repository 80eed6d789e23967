"""The entries of the outbox as lines, the newest first: narrowed by state and by a text."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from desktop.actions.entry import WAITING, Entry, State
from desktop.actions.request import values_of
from desktop.actions.words import GIVEN_UP, STATE
from desktop.catalog.action import Action
from desktop.catalog.actions import ACTIONS
from desktop.catalog.kinds import brief_time, show_amount, show_time
from desktop.models.lines import LinesModel
from desktop.models.words import listed, one_line, pasted, say, style, zone_name
from desktop.text import MASK, N_

# What the buttons above the list leave: the words, and the states.
GROUPS: Mapping[str, tuple[str, tuple[State, ...]]] = {
    "all": (N_("All"), tuple(State)),
    "waiting": (N_("Needs attention"), WAITING),
    "drafts": (N_("Drafts"), (State.DRAFT,)),
    "done": (N_("Done"), (State.DONE,)),
    "refused": (N_("Refused"), (State.REFUSED, State.PARTLY)),  # if only in part, too
}
BY_RECORD = "record"  # stands for who settled an entry, where no person did
SETTLED_BY_RECORD = N_("Settled by its record")
SETTLED_AS_HARMLESS = N_("Given up: nothing depends on it")
SETTLED_BY = N_("Settled by {who}")
_BETWEEN = " \N{MIDDLE DOT} "


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in words. With `masked` the names of the receivers are left out."""

    entry: Entry
    state: str
    tone: str
    action: str
    receivers: str
    masked: bool
    amount: str
    currency: str
    when: str
    settled: str

    @property
    def spoken(self) -> str:
        """What a reader of the screen says."""
        money = f"{self.amount} {self.currency}".strip()
        who = self.entry.who
        parts = (self.state, self.action, self.receivers, money, self.when, who, self.settled)
        return one_line(", ".join(part for part in parts if part))

    @property
    def tip(self) -> str:
        """What the tool tip shows."""
        how, at = style(), moment_of(self.entry)
        return f"{self.action} {_BETWEEN} {self.state}\n{show_time(at, how)} {zone_name(at, how)}"


@dataclass(frozen=True, slots=True)
class Found:
    """An entry with all that can be looked for in it, in small letters."""

    entry: Entry
    text: str


class OutboxModel(LinesModel):
    """`hides` says of an action whether the names of its receivers are hidden."""

    def __init__(self, hides: Callable[[Action], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hides = hides
        self._every: Sequence[Found] = ()
        self._group, self._text = "all", ""

    @property
    def entries(self) -> Sequence[Entry]:
        """What is shown, from top to bottom."""
        return self._items

    @property
    def total(self) -> int:
        """How many entries there are, shown or not."""
        return len(self._every)

    def take(self, every: Sequence[Found]) -> None:
        """Show these entries, as far as they fit."""
        self._every = every
        self._fill()

    def narrow(self, group: str, text: str) -> None:
        """Show only those of one of `GROUPS` in which every word of a text occurs."""
        self._group, self._text = group, text
        self._fill()

    def row_of(self, entry_id: int) -> int:
        """The row of an entry; -1 if it is not shown."""
        found = (row for row, entry in enumerate(self._items) if entry.id == entry_id)
        return next(found, -1)

    def is_heading(self, row: int) -> bool:
        """There are none."""
        return False

    def line(self, row: int) -> Line:
        """An entry in words."""
        entry: Entry = self._items[row]
        action, how = ACTIONS.get(entry.action), self._style
        masked = bool(action and self._hides(action) and any(r.name for r in entry.receivers))
        amount = amount_of(entry)
        return Line(
            entry,
            say(STATE.labels[entry.state]),
            STATE.tone(entry.state),
            title_of(entry),
            one_line(_receivers(entry, masked=masked)),
            masked,
            show_amount(amount, how),
            one_line(entry.currency) if amount is not None else "",
            brief_time(moment_of(entry), how),
            one_line(settled_words(entry)),
        )

    def _fill(self) -> None:
        states, asked = GROUPS[self._group][1], self._text.casefold().split()
        self.beginResetModel()
        self._style = style()
        self._items = [
            each.entry
            for each in self._every
            if each.entry.state in states and all(word in each.text for word in asked)
        ]
        self.endResetModel()


def searchable(entries: Iterable[Entry]) -> list[Found]:
    """The same entries, prepared for looking; may be done on another thread."""
    return [Found(entry, _text_of(entry)) for entry in entries]


def title_of(entry: Entry) -> str:
    """What is done, in a word or two; the bare name of what only a newer version knows."""
    action = ACTIONS.get(entry.action)
    return say(action.label).rstrip("…") if action else entry.action


def moment_of(entry: Entry) -> str:
    """When it was sent, or else confirmed or kept, as UTC text."""
    return entry.sent_at or entry.created_at


def amount_of(entry: Entry) -> int | None:
    """What is moved in all, of a draft as far as it is filled in."""
    action = ACTIONS.get(entry.action)
    if entry.state is not State.DRAFT or action is None:
        return entry.amount
    given = entry.given.get(action.amount)
    return given * max(len(keys_of(entry)), 1) if isinstance(given, int) else None


def settled_words(entry: Entry) -> str:
    """Who said how an unclear entry ended; "" where the answer did."""
    if entry.settled_by == BY_RECORD:
        return say(SETTLED_BY_RECORD)
    if entry.settled_by == GIVEN_UP:
        return say(SETTLED_AS_HARMLESS)
    return say(SETTLED_BY).format(who=entry.settled_by) if entry.settled_by else ""


def keys_of(entry: Entry) -> list[str]:
    """The numbers of the receivers, of a draft those that were chosen so far."""
    action = ACTIONS.get(entry.action)
    if entry.receivers or action is None or not action.receiver:
        return [receiver.key for receiver in entry.receivers]
    given = values_of(action, entry.given).get(action.receiver) or ()
    return [str(each) for each in (given if isinstance(given, tuple) else (given,))]


def _receivers(entry: Entry, *, masked: bool) -> str:
    """The first names; without them the numbers."""
    names = [receiver.name.split(_BETWEEN)[0] for receiver in entry.receivers]
    keys = keys_of(entry)
    if masked or not any(names):
        return listed(keys, 1)
    return listed([name or key for name, key in zip(names, keys, strict=True)], 2)


def _text_of(entry: Entry) -> str:
    parts = [title_of(entry), say(STATE.labels[entry.state]), entry.question, entry.who]
    parts += [entry.mark, entry.request_id, entry.code, entry.note, entry.settled_by, entry.action]
    parts += [f"{receiver.name} {receiver.key}" for receiver in entry.receivers] or keys_of(entry)
    amount = amount_of(entry)
    shown = show_amount(amount, style()) if amount is not None else ""
    return " ".join((*parts, shown, shown.replace(",", ""), f"#{entry.id}")).casefold()


def copied(line: Line) -> str:
    """An entry for the clipboard: its columns, separated by tabs; what is hidden stays so."""
    names = f"{MASK} {line.receivers}" if line.masked else line.receivers
    money = f"{line.amount} {line.currency}".strip()
    entry, how = line.entry, style()
    when = show_time(moment_of(entry), how)
    parts = (line.state, line.action, names, money, when, entry.who, line.settled, entry.request_id)
    return "\t".join(pasted(part) for part in parts)
