"""What was sent beside the records that may be its trace, so that a person can compare them."""

from dataclasses import dataclass
from datetime import datetime

from desktop.actions.entry import Entry, Match
from desktop.actions.request import values_of
from desktop.catalog import DATASETS
from desktop.catalog.action import Action, Proof, Value
from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import Kind, show_time
from desktop.models.outbox_names import Names
from desktop.models.words import one_line, say, style
from desktop.text import MASK, N_

_SHORT_S = 120  # apart; longer times are told in minutes
_BETWEEN = " \N{MIDDLE DOT} "


@dataclass(frozen=True, slots=True)
class Record:
    """A record that was found: its cells, what else it says, and whether it has our mark."""

    cells: tuple[str, ...]
    more: str
    marked: bool
    failed: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Columns that both have: what was sent, and each record below it."""

    headers: tuple[str, ...]
    sent: tuple[str, ...]
    records: tuple[Record, ...]


def compared(entry: Entry, action: Action, names: Names) -> Comparison | None:
    """The records found for an entry; None where there are none."""
    proof = action.proof
    if proof is None or not entry.matches:
        return None
    dataset = proof.dataset
    columns = [name for name in (proof.receiver, *proof.equal, proof.mark) if name]
    headers = [say(dataset.by_name[name].label) for name in columns]
    values = values_of(action, entry.given)
    sent = [_sent(entry, action, proof, name, values) for name in columns]
    if proof.time:
        headers.insert(0, say(dataset.by_name[proof.time].label))
        sent.insert(0, show_time(entry.sent_at, style()))
    records = [_record(entry, proof, match, columns, names) for match in entry.matches]
    return Comparison(tuple(headers), tuple(sent), tuple(records))


def _sent(entry: Entry, action: Action, proof: Proof, column: str, values: dict[str, Value]) -> str:
    if column == proof.receiver:
        return say(N_(", ")).join(receiver.key for receiver in entry.receivers)
    if column == proof.mark:
        return entry.mark
    name = proof.equal[column]
    return _shown(action.by_name[name].kind, values.get(name))


def _shown(kind: Kind, value: Value) -> str:
    many = value if isinstance(value, tuple) else (value,)
    return say(N_(", ")).join(kind.show(one, style()) for one in many if one is not None)


def _record(entry: Entry, proof: Proof, match: Match, columns: list[str], names: Names) -> Record:
    cells = [match.receiver if c == proof.receiver else match.values.get(c, "") for c in columns]
    if proof.time:
        cells.insert(0, _moment(entry.sent_at, match.at))
    dataset = DATASETS.get(match.dataset)
    more = _rest(dataset, match, {*columns, proof.time}, names) if dataset else ""
    return Record(tuple(one_line(cell) for cell in cells), more, match.marked, match.failed)


def _rest(dataset: Dataset, match: Match, known: set[str], names: Names) -> str:
    """What else the record says; times are left out, for they were put in words elsewhere."""
    found = []
    for name, text in match.values.items():
        column = dataset.by_name.get(name)
        if column is None or not text or name in known or column.kind.name == "time":
            continue
        shown = MASK if names.hides_column(dataset, name) else one_line(text)
        words = say(shown) if column.kind.labels else shown
        found.append(f"{say(column.label)}: {words}")
    return _BETWEEN.join(found)


def _moment(sent_at: str, at: str) -> str:
    """When a record was made, and how long after the sending."""
    if not at:
        return ""
    shown = show_time(at, style())
    if not sent_at:
        return shown
    apart = (datetime.fromisoformat(at) - datetime.fromisoformat(sent_at)).total_seconds()
    late = apart >= 0
    if abs(apart) < _SHORT_S:
        words = N_("{time} · {number} s later") if late else N_("{time} · {number} s earlier")
        return say(words).format(time=shown, number=abs(int(apart)))
    words = N_("{time} · {number} min later") if late else N_("{time} · {number} min earlier")
    return say(words).format(time=shown, number=abs(int(apart)) // 60)
