"""Whether an unclear write happened: the records that prove it are read and compared.

Nothing is sent again. A record with our mark settles an entry by itself; one that only looks like
it is shown, and a person decides. That there is none proves nothing: records lag behind.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from desktop.actions.lookup import Lookup, Row
from desktop.actions.outcome import End, summed
from desktop.actions.request import values_of
from desktop.actions.words import GIVEN_UP
from desktop.catalog.action import Action, Proof, Values
from desktop.catalog.declare import Dataset
from desktop.catalog.query import Condition
from desktop.catalog.times import shifted
from desktop.errors import PartnerError
from desktop.session import Session
from desktop.store.entry import Entry, Match, Outcome, State
from desktop.text import Style

_SKEW = timedelta(minutes=15)  # the most that the clocks may differ, or the API refuses
_LONGEST = timedelta(minutes=20)  # from sending to a record, the longest answer included
_LONG = 7  # characters: shorter ones are no number of a record
_ONE_BY_ONE = 20  # receivers; for more of them the whole list is read


async def read_records(session: Session, action: Action, entry: Entry) -> PartnerError | None:
    """Bring the records up to date in which an entry may have left a trace; why that failed."""
    proof = action.proof
    if proof is None:
        return None
    column, name = proof.narrow
    values = full(action, entry)
    given = values.get(name) if name else None
    keys = [str(one) for one in (given if isinstance(given, tuple) else (given,)) if one]
    return await read_again(session, proof.dataset, column, keys)


async def read_again(
    session: Session, dataset: Dataset, column: str, keys: Sequence[str]
) -> PartnerError | None:
    """Read what belongs to some keys, or all that is new where that cannot be narrowed."""
    narrow = dataset in session.narrowed_by(column) if column else False
    if narrow and keys and at_a_time(dataset) > 1:
        return (await session.refresh(dataset, keys)).error
    if narrow and 0 < len(keys) <= _ONE_BY_ONE:
        reports = [await session.refresh_narrowed(dataset, column, key) for key in keys]
    else:
        reports = [await session.read_anew(dataset)]
    return next((report.error for report in reports if report.error), None)


def at_a_time(dataset: Dataset) -> int:
    """For how many keys one request reads their rows."""
    return dataset.source.per.batch if dataset.source.per else 1


async def find(
    lookup: Lookup, action: Action, entry: Entry, others: Iterable[Entry], style: Style
) -> list[Match]:
    """The records that may be traces of an entry, and of none of the `others`."""
    proof = action.proof
    if proof is None:
        return []
    rows = await lookup.where(proof.dataset, _conditions(proof, action, entry))
    if proof.mark and entry.mark:
        marked = [row for row in rows if entry.mark in str(row.get(proof.mark) or "")]
        rows = marked or [row for row in rows if "[PD" not in str(row.get(proof.mark) or "")]
    claimed = _claimed(action, others)
    found = [_match(proof, entry, row, style) for row in rows]
    return [each for each in found if each.marked or not _numbers(each) & claimed]


def verdict(
    action: Action, entry: Entry, matches: Sequence[Match], others: Iterable[Entry] = ()
) -> End | None:
    """How it ended, if the records prove it; None as long as they do not.

    A record without a mark proves nothing that another entry may have left as well. What is
    harmless is given up: nobody needs to know how it ended.
    """
    if action.harmless:
        return End(State.REFUSED, by=GIVEN_UP)
    proof = action.proof
    if proof is None or not proof.settles:
        return None
    proving = [each for each in matches if each.marked or not proof.mark]
    if not proof.mark and proof.time:
        proving = _beyond(proving, [each for each in others if _is_rival(proof, entry, each)])
    keys = [receiver.key for receiver in entry.receivers]
    if not keys:
        return End(State.DONE) if proving else None
    known = _told(entry, proving)
    if known.keys() >= set(keys):
        return summed(tuple(known[key] for key in keys))
    return None


def seen_twice(entry: Entry, matches: Sequence[Match]) -> list[Match]:
    """The records to go by: one that says it failed only if it said so at the last look, too.

    The vendor may try again within, and then there is another one of the same write.
    """
    before = {each.key for each in entry.matches}
    return [each for each in matches if not each.failed or each.key in before]


def judged(entry: Entry, state: State) -> End:
    """How it ended by the word of a person, for whom neither the answer nor a mark told it."""
    known = _told(entry, [each for each in entry.matches if each.marked])
    if not known:
        return End(state)
    keys = [receiver.key for receiver in entry.receivers]
    return summed(tuple(known.get(key) or Outcome(key, state) for key in keys))


def _told(entry: Entry, proving: Iterable[Match]) -> dict[str, Outcome]:
    """How it ended for each receiver of whom the answer or a record tells it; done wins."""
    keys = {receiver.key for receiver in entry.receivers}
    known = {each.key: each for each in entry.outcomes if each.state}
    for each in proving:
        state = State.REFUSED if each.failed else State.DONE
        if each.receiver in keys and known.get(each.receiver, Outcome("", "")).state != State.DONE:
            known[each.receiver] = Outcome(each.receiver, state)
    return known


def _is_rival(proof: Proof, entry: Entry, other: Entry) -> bool:
    """Whether another entry may have left such a record, and none is known to be its own."""
    if other.action != entry.action or other.state in (State.DRAFT, State.READY, State.REFUSED):
        return False
    same = all(entry.given.get(n) == other.given.get(n) for n in proof.equal.values())
    shared = {r.key for r in entry.receivers} & {r.key for r in other.receivers}
    has_own = other.state in (State.DONE, State.PARTLY) and other.matches
    apart = _seconds(entry.sent_at) - _seconds(other.sent_at)
    near = abs(apart) <= (2 * _SKEW + _LONGEST).total_seconds()
    return same and near and bool(shared or not entry.receivers) and not has_own


def _beyond(proving: Sequence[Match], rivals: Sequence[Entry]) -> list[Match]:
    """The records of receivers who have more of them than rivals."""
    count = Counter(each.receiver for each in proving)
    taken = Counter(receiver.key for rival in rivals for receiver in rival.receivers)
    return [each for each in proving if count[each.receiver] > taken[each.receiver]]


def _seconds(time_text: str) -> float:
    return datetime.fromisoformat(time_text).timestamp() if time_text else 0.0


def full(action: Action, entry: Entry) -> Values:
    """The values of an entry with its receivers, of which the form may have held more."""
    values = values_of(action, entry.given)
    if action.receivers:
        keys = tuple(receiver.key for receiver in entry.receivers)
        values[action.receiver] = keys if action.receivers.most else keys[0]
    return values


def _conditions(proof: Proof, action: Action, entry: Entry) -> list[Condition]:
    values, found = full(action, entry), list(proof.where)
    for column, name in proof.equal.items():
        value = values.get(name)
        found.append(Condition(column, "in", (value if not isinstance(value, tuple) else None,)))
    if proof.receiver:
        keys = tuple(receiver.key for receiver in entry.receivers)
        found.append(Condition(proof.receiver, "in", keys))
    if proof.since and entry.sent_at:
        found.append(Condition(proof.since, "from", shifted(entry.sent_at, -_SKEW)))
    if proof.time and entry.sent_at:
        found.append(Condition(proof.time, "from", shifted(entry.sent_at, -_SKEW)))
        found.append(Condition(proof.time, "before", shifted(entry.sent_at, _SKEW + _LONGEST)))
    return found


def _match(proof: Proof, entry: Entry, row: Row, style: Style) -> Match:
    dataset = proof.dataset
    shown = {
        column.name: column.kind.show(row[column.name], style)
        for column in dataset.columns
        if column.join is None and column.shown and row.get(column.name) not in (None, "")
    }
    return Match(
        dataset.name,
        " ".join(str(row[name] or "") for name in dataset.key),
        str(row.get(proof.receiver) or "") if proof.receiver else "",
        str(row.get(proof.time) or "") if proof.time else "",
        shown,
        marked=bool(proof.mark and entry.mark and entry.mark in str(row.get(proof.mark) or "")),
        failed=proof.failed is not None and _holds(proof.failed, row),
    )


def _holds(condition: Condition, row: Mapping[str, object]) -> bool:
    values = condition.value if isinstance(condition.value, tuple) else (condition.value,)
    return row.get(condition.column) in values


def _claimed(action: Action, others: Iterable[Entry]) -> frozenset[str]:
    """Keys and numbers of records that are the traces of other entries, one for each receiver.

    Of several that look the same one is as good as another: what counts is how many are left. A
    row that is only in a certain state is nobody's own.
    """
    if action.proof is None or not action.proof.time:
        return frozenset()
    ended = [o for o in others if o.action == action.name and o.state in (State.DONE, State.PARTLY)]
    found = {part for o in ended for part in o.answer.split('"') if len(part) >= _LONG}
    for other in sorted(ended, key=lambda each: each.id):
        refused = {each.key for each in other.outcomes if each.state == State.REFUSED}
        for key in {each.receiver for each in other.matches} - refused:
            its = [each for each in other.matches if each.receiver == key]
            free = [each for each in its if not _numbers(each) & found]
            own = any(number in other.answer for each in its for number in _numbers(each))
            if free and not own:
                found.add(min(free, key=lambda each: (not each.marked, each.at)).key)
    return frozenset(found)


def _numbers(match: Match) -> frozenset[str]:
    return frozenset((match.key, match.key.partition(" ")[0]))
