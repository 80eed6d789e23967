"""Entries of the outbox on the screen, and the code to exit with after them."""

from collections.abc import Iterator, Sequence

from desktop.actions import words
from desktop.actions.batch import made, summed
from desktop.catalog import DATASETS
from desktop.catalog.actions import ACTIONS
from desktop.catalog.kinds import show_amount, show_time
from desktop.cli import table
from desktop.cli.outcome import FAILED, SOME_FAILED
from desktop.store.entry import Entry, Match, State
from desktop.text import N_, Style

UNSURE, NOT_SENT = 4, 5  # codes to exit with, beside those of every command
CODES = {
    State.DONE: 0,
    State.PARTLY: SOME_FAILED,
    State.REFUSED: FAILED,
    State.UNSURE: UNSURE,
    State.SENDING: UNSURE,
}
_INDENT = "    "
_MANY = 36  # characters of a receiver in the list
_SETTLE = N_(
    "Compare the records. Then say how it ended: partner-desk outbox settle {id} happened, "
    "or: partner-desk outbox settle {id} did-not-happen"
)
_SEND = N_("Send it: partner-desk outbox send {id}. Or: partner-desk outbox discard {id}")
_SAME = N_("A record that looks the same: {record}")
_OURS = N_("The record of it: {record}")
_NONE = N_("No record of it was found so far. Records can be late.")


def code_of(entries: Sequence[Entry]) -> int:
    """The code to exit with: 0 if all is done."""
    state = state_of(entries)
    return CODES.get(State(state), NOT_SENT) if state else 0


def state_of(entries: Sequence[Entry]) -> str:
    """The state that entries come to."""
    return summed(entry.state for entry in entries)


def told(entries: Sequence[Entry], style: Style) -> Iterator[str]:
    """How entries ended, each with what to do about it; of many not sent only how many."""
    waiting = [entry for entry in entries if entry.state is State.READY]
    for entry in entries:
        if entry.state is not State.READY or len(waiting) == 1:
            yield from _ended(entry, style, whole=len(entries) == 1)
    if len(waiting) > 1:
        words_ = N_("{count} entries were not sent: partner-desk outbox --state ready")
        yield style.translate(words_).format(count=f"{len(waiting):,}")


def _ended(entry: Entry, style: Style, *, whole: bool) -> Iterator[str]:
    explained = words.explain(entry, style)
    yield f"{entry.id}  {explained.title}  {entry.question or _label(entry, style)}"
    if entry.state is not State.DONE or whole:
        yield from (_INDENT + text for text in (explained.advice, explained.detail) if text)
    if whole:
        yield from (f"{_INDENT}{name}: {value}" for name, value in made(entry).items())
    yield from _receivers(entry, style, whole=whole)
    yield from _next(entry, style)


def _next(entry: Entry, style: Style) -> Iterator[str]:
    """What was found in the records, and what can be done."""
    say = style.translate
    if entry.state is State.READY:
        yield _INDENT + say(_SEND).format(id=entry.id)
    if entry.state is not State.UNSURE:
        return
    for match in entry.matches:
        record = _record(match, style)
        yield _INDENT + say(_OURS if match.marked else _SAME).format(record=record)
    if entry.looked_at and not entry.matches:
        yield _INDENT + say(_NONE)
    yield _INDENT + say(_SETTLE).format(id=entry.id)


def _receivers(entry: Entry, style: Style, *, whole: bool) -> Iterator[str]:
    """How it ended for each receiver, where that was told; else only what is not done."""
    names = {receiver.key: receiver.name for receiver in entry.receivers}
    for outcome in entry.outcomes:
        if outcome.state == State.DONE and not whole:
            continue
        state = outcome.state or str(State.UNSURE)
        why = words.reason(outcome.code, ACTIONS.get(entry.action), style)
        parts = (outcome.key, names.get(outcome.key, ""), words.STATE.show(state, style),
                 outcome.result, outcome.code, why or outcome.message)  # fmt: skip
        yield _INDENT + "  ".join(part for part in parts if part)


def _record(match: Match, style: Style) -> str:
    columns = DATASETS[match.dataset].by_name if match.dataset in DATASETS else {}
    return ", ".join(
        f"{style.translate(columns[name].label)} {value}"
        for name, value in match.values.items()
        if name in columns
    )


def listed(entries: Sequence[Entry], style: Style) -> list[str]:
    """Entries as a table."""
    say = style.translate
    heading = [
        say(text)
        for text in (
            N_("Number"), N_("Time"), N_("State"), N_("Action"), N_("Receivers"),
            N_("Amount"), N_("Currency"), N_("By"),
        )
    ]  # fmt: skip
    rows = [_row(entry, style) for entry in entries]
    return table.lines(heading, rows, [True, False, False, False, False, True, False, False])


def _row(entry: Entry, style: Style) -> list[str]:
    keys = [receiver.key for receiver in entry.receivers]
    more = f" +{len(keys) - 1:,}" if len(keys) > 1 else ""
    return [
        str(entry.id),
        show_time(entry.created_at or None, style),
        words.STATE.show(entry.state, style),
        _label(entry, style),
        (keys[0][:_MANY] if keys else "") + more,
        show_amount(entry.amount, style),
        entry.currency if entry.amount is not None else "",
        entry.who,
    ]


def _label(entry: Entry, style: Style) -> str:
    action = ACTIONS.get(entry.action)
    return style.translate(action.label).rstrip("…") if action else entry.action


def whole(entry: Entry, style: Style) -> Iterator[str]:
    """Everything about one entry."""
    say = style.translate
    yield from _ended(entry, style, whole=True)
    times = (
        (N_("Confirmed"), entry.created_at),
        (N_("Sent"), entry.sent_at),
        (N_("Ended"), entry.ended_at),
        (N_("Looked up"), entry.looked_at),
    )
    facts = [(label, show_time(at, style)) for label, at in times if at]
    facts += [
        (N_("By"), entry.who),
        (N_("Request"), entry.target),
        (N_("Content"), entry.body.decode("utf-8", "replace")),
        (N_("Answer"), entry.answer),
        (N_("Mark"), entry.mark),
        (N_("The rest of entry"), str(entry.origin or "")),
    ]
    for label, value in facts:
        if value:
            yield f"{_INDENT}{say(label)}: {value}"
