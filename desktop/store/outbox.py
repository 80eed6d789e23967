"""The outbox: every write, from the draft to how it ended. A journal, not a queue.

Only an entry that is READY is ever sent, once: `take` makes it SENDING in one step, on disk before
the first byte leaves. What is SENDING when the program starts is UNSURE from then on.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from desktop.catalog.times import shifted, utc_text
from desktop.errors import Misused, StoreBroken
from desktop.store import audit
from desktop.store.entry import WAITING, Entry, Match, Outcome, Receiver, State
from desktop.text import N_

if TYPE_CHECKING:
    from sqlite_utils import Database

_A_DAY = timedelta(days=1)
NOT_READY = N_("This entry is not ready to be sent. Nothing was sent again.")
_NOT_UNSURE = N_("This entry is not unsure: how it ended is known.")
_ENDED = N_("Only a draft or an entry that was never sent can be discarded.")
_NEWER = N_("A newer version of this program wrote the outbox. Install that version again.")
_NONE_SUCH = N_("There is no such entry in the outbox.")

_GIVEN_UP = (State.DRAFT, State.READY)  # may be thrown away: nothing was ever sent
_PLAIN = ("headers", "given", "receivers", "outcomes", "matches")  # kept as JSON text
_COLUMNS = tuple(each.name for each in fields(Entry) if each.name != "id")
_SELECT = f"SELECT id, {', '.join(_COLUMNS)} FROM outbox"  # noqa: S608
_COUNT = "SELECT state, count(*) FROM outbox GROUP BY state"
_MADE: Mapping[str, Callable[[Any], Any]] = {
    "receivers": lambda found: tuple(Receiver(**each) for each in found),
    "outcomes": lambda found: tuple(Outcome(**each) for each in found),
    "matches": lambda found: tuple(Match(**each) for each in found),
}

Rows = Callable[[str, str], list[tuple[Any, ...]]]  # of a table of the user's file
Post = Callable[..., "Future[Any]"]  # a change of it


class Outbox:
    """The outbox of one account, in the file of the user's own work."""

    def __init__(self, rows: Rows, post: Post) -> None:
        self._rows, self._post = rows, post

    def all(self) -> list[Entry]:
        """All entries, the newest first.

        Raises:
            StoreBroken: The file cannot be read.
        """
        return self._found("ORDER BY id DESC")

    def unsure(self) -> list[Entry]:
        """The entries whose end is unclear, the newest first.

        Raises:
            StoreBroken: The file cannot be read.
        """
        return self._found(f"WHERE state = '{State.UNSURE}' ORDER BY id DESC")

    def recent(self, action: str) -> list[Entry]:
        """What of one action was confirmed within a day or waits still, the newest first.

        Raises:
            StoreBroken: The file cannot be read.
        """
        since = shifted(_now(), -_A_DAY)
        waiting = ", ".join(f"'{state}'" for state in WAITING)
        late = f"(created_at >= '{since}' OR state IN ({waiting}))"
        return self._found(f"WHERE action = '{action}' AND {late} ORDER BY id DESC")

    def beside(self, entry: Entry) -> list[Entry]:
        """What else was done by the same action within a day of an entry.

        Raises:
            StoreBroken: The file cannot be read.
        """
        sent = (shifted(entry.sent_at, -_A_DAY), shifted(entry.sent_at, _A_DAY))
        near = f"sent_at BETWEEN '{sent[0]}' AND '{sent[1]}'"
        return self._found(f"WHERE action = '{entry.action}' AND {near} AND id <> {int(entry.id)}")

    def get(self, entry_id: int) -> Entry:
        """One entry.

        Raises:
            Misused: There is none of this number.
        """
        found = self._found(f"WHERE id = {int(entry_id)}")
        if not found:
            raise Misused(f"{entry_id}", advice=_NONE_SUCH)
        return found[0]

    def of(self, token: str) -> list[Entry]:
        """The entries that were confirmed together and are still there, in their order.

        Raises:
            StoreBroken: The file cannot be read.
        """
        # a token of ours: hexadecimal digits
        return self._found(f"WHERE token = '{token}' ORDER BY place")

    def counts(self) -> dict[State, int]:
        """How many entries are in each state; states without any are left out.

        Raises:
            StoreBroken: The file cannot be read.
        """
        return {_state(state): int(count) for state, count in self._rows("outbox", _COUNT)}

    def log(self) -> list[audit.Line]:
        """The audit log, the oldest line first."""
        return [audit.Line(*row) for row in self._rows("audit", audit.SELECT)]

    def add(self, entries: Sequence[Entry]) -> "Future[list[int]]":
        """Store what was confirmed (or drafted), whole or not at all; the numbers of the entries.

        The same token again stores nothing and gives the numbers of the first time: a double
        click confirms once.
        """
        return self._post(_add, list(entries))

    def take(self, entry_id: int) -> "Future[Entry]":
        """Mark a READY entry as SENDING; the future fails with Misused if it is not READY."""
        return self._post(_take, entry_id)

    def put_back(self, entry_id: int, code: str, note: str) -> "Future[Entry]":
        """It was never sent after all: READY again, for another click."""
        what = {"code": code, "note": note, "sent_at": ""}
        return self._post(_change, entry_id, State.READY, what)

    def end(self, entry_id: int, state: State, **what: Any) -> "Future[Entry]":
        """Record how a SENDING entry ended; `what` are fields of `Entry`."""
        return self._post(_change, entry_id, state, {"ended_at": _now(), **what})

    def look(self, entry_id: int, matches: Sequence[Match]) -> "Future[Entry]":
        """Record what was found of an entry that is UNSURE, or DONE and still to be seen."""
        return self._post(_look, entry_id, tuple(matches))

    def settle(
        self, entry_id: int, state: State, by: str, outcomes: Sequence[Outcome] = ()
    ) -> "Future[Entry]":
        """Say how an UNSURE entry ended; fails with Misused if that is known already."""
        what = {"ended_at": _now(), "settled_by": by, "outcomes": tuple(outcomes)}
        return self._post(_change, entry_id, state, what, among=(State.UNSURE,))

    def discard(self, entry_id: int) -> "Future[None]":
        """Throw away a draft, or an entry that was never sent; fails with Misused else."""
        return self._post(_discard, entry_id)

    def doubt(self) -> int:
        """At the start, as the only program: what was SENDING is UNSURE; how many there were."""
        if State.SENDING not in self.counts():
            return 0
        found: int = self._post(_doubt).result()
        return found

    def _found(self, which: str) -> list[Entry]:
        """The entries of a WHERE and an ORDER, into which nothing of a user's was put."""
        return [_entry(row) for row in self._rows("outbox", f"{_SELECT} {which}")]


def _now() -> str:
    return utc_text(datetime.now(UTC))


def _entry(row: Sequence[Any]) -> Entry:
    values = dict(zip(("id", *_COLUMNS), row, strict=True))
    for name in _PLAIN:
        values[name] = _MADE.get(name, dict)(json.loads(values[name]))
    return Entry(**values | {"state": _state(values["state"])})


def _state(text: str) -> State:
    """The state of that name; a newer version of the program may know others."""
    try:
        return State(text)
    except ValueError as exc:
        raise StoreBroken(f"state {text}", advice=_NEWER) from exc


def _flat(name: str, value: Any) -> Any:
    if name in ("headers", "given"):
        return json.dumps(value, ensure_ascii=False)
    if name in _PLAIN:
        return json.dumps([asdict(each) for each in value], ensure_ascii=False)
    return str(value) if name == "state" else value


def _find(db: "Database", entry_id: int) -> Entry:
    row = db.conn.execute(f"{_SELECT} WHERE id = ?", [entry_id]).fetchone()
    if row is None:
        raise Misused(f"{entry_id}", advice=_NONE_SUCH)
    return _entry(row)


def _add(db: "Database", entries: Sequence[Entry]) -> list[int]:
    token = entries[0].token
    known = db.conn.execute("SELECT id FROM outbox WHERE token = ? ORDER BY place", [token])
    if found := [row[0] for row in known]:
        return found
    names, marks = ", ".join(_COLUMNS), ", ".join("?" for _ in _COLUMNS)
    numbers = list[int]()
    for entry in entries:
        made = replace(entry, created_at=_now())
        values = [_flat(name, getattr(made, name)) for name in _COLUMNS]
        sql = f"INSERT INTO outbox ({names}) VALUES ({marks}) RETURNING id"  # noqa: S608
        numbers.append(db.conn.execute(sql, values).fetchone()[0])
        if made.state is not State.DRAFT:
            _note(db, replace(made, id=numbers[-1]), "confirmed", confirmed=made.question)
    return numbers


def _take(db: "Database", entry_id: int) -> Entry:
    sql = "UPDATE outbox SET state = ?, sent_at = ? WHERE id = ? AND state = ? RETURNING id"
    given = [str(State.SENDING), _now(), entry_id, str(State.READY)]
    if db.conn.execute(sql, given).fetchone() is None:
        _find(db, entry_id)
        raise Misused(f"{entry_id}", advice=NOT_READY)
    entry = _find(db, entry_id)
    sent = {"target": entry.target, "headers": entry.headers, "mark": entry.mark}
    _note(db, entry, "sending", body=entry.body.decode("utf-8", "replace"), **sent)
    return entry


def _change(
    db: "Database",
    entry_id: int,
    state: State,
    what: Mapping[str, Any],
    among: Sequence[State] = (State.SENDING,),
) -> Entry:
    """Change an entry that is in one of the states `among`; the log tells of a new state."""
    before = _find(db, entry_id)
    if before.state not in among:
        raise Misused(f"{entry_id}: {before.state}", advice=_NOT_UNSURE)
    values = {"state": state, **what}
    pairs = ", ".join(f"{name} = ?" for name in values)
    flat = [_flat(name, value) for name, value in values.items()]
    db.conn.execute(f"UPDATE outbox SET {pairs} WHERE id = ?", [*flat, entry_id])  # noqa: S608
    entry = _find(db, entry_id)
    if state is not before.state:
        told = ("request_id", "answer", "code", "note", "settled_by")
        detail = {name: getattr(entry, name) for name in told if getattr(entry, name)}
        outcomes = {"outcomes": [asdict(each) for each in entry.outcomes]} if entry.outcomes else {}
        _note(db, entry, str(state), **detail, **outcomes)
    return entry


def _look(db: "Database", entry_id: int, matches: tuple[Match, ...]) -> Entry:
    found = {"matches": matches, "looked_at": _now()}
    state = _find(db, entry_id).state
    return _change(db, entry_id, state, found, among=(State.UNSURE, State.DONE))


def _discard(db: "Database", entry_id: int) -> None:
    entry = _find(db, entry_id)
    if entry.state not in _GIVEN_UP:
        raise Misused(f"{entry_id}: {entry.state}", advice=_ENDED)
    db.conn.execute("DELETE FROM outbox WHERE id = ?", [entry_id])
    if entry.state is not State.DRAFT:
        _note(db, entry, "discarded")


def doubt_all(db: "Database") -> None:
    """Of a file that was damaged: what looks as if it were still to be sent may have been."""
    _doubt(db, "the file was damaged: it may have been sent", (State.READY, State.SENDING))


def _doubt(
    db: "Database",
    note: str = "the program ended before the answer came",
    among: Sequence[State] = (State.SENDING,),
) -> int:
    marks = ", ".join("?" * len(among))
    sql = f"SELECT id FROM outbox WHERE state IN ({marks}) ORDER BY id"  # noqa: S608
    found = [row[0] for row in db.conn.execute(sql, list(map(str, among))).fetchall()]
    for entry_id in found:
        _change(db, entry_id, State.UNSURE, {"note": note}, among)
    return len(found)


def _note(db: "Database", entry: Entry, event: str, **detail: Any) -> None:
    """A line of the audit log."""
    whose = {"action": entry.action, "who": entry.who}
    audit.add(db, _now(), entry.id, event, whose | detail)
