"""One write as the outbox holds it: what was asked, of whom, and how it ended."""

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """Where an entry is. Only READY is ever sent; UNSURE waits for a proof or a person."""

    DRAFT = "draft"
    READY = "ready"
    SENDING = "sending"
    DONE = "done"
    PARTLY = "partly"
    REFUSED = "refused"
    UNSURE = "unsure"


WAITING = (State.READY, State.UNSURE, State.SENDING)  # somebody should look at these


@dataclass(frozen=True, slots=True)
class Receiver:
    """Whom a request is about: the key, a name as confirmed, and how much, in units of 1e-8."""

    key: str
    name: str = ""
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended for one receiver: "done", "refused" (code and message of the vendor) or ""."""

    key: str
    state: str
    code: str = ""
    message: str = ""
    result: str = ""  # what came into being, such as the number of a voucher


@dataclass(frozen=True, slots=True)
class Match:
    """A record that may be the trace of an unclear write. `values` are as shown, by column."""

    dataset: str
    key: str
    receiver: str
    at: str
    values: dict[str, str] = field(default_factory=dict)
    marked: bool = False
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One request: as confirmed, as sent, and as answered. Times are UTC texts, "" if not yet.

    `target` is "METHOD host path?query", `body` the very bytes (a secret in it is a marker, see
    `Field.kept`), `given` what the form held, `origin` the entry of which this sends the rest.
    """

    token: str
    place: int
    action: str
    target: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    given: dict[str, Any] = field(default_factory=dict)
    receivers: tuple[Receiver, ...] = ()
    amount: int | None = None
    currency: str = ""
    question: str = ""
    mark: str = ""
    who: str = ""
    origin: int | None = None
    id: int = 0
    state: State = State.READY
    created_at: str = ""
    sent_at: str = ""
    ended_at: str = ""
    looked_at: str = ""
    request_id: str = ""
    answer: str = ""
    code: str = ""
    note: str = ""
    outcomes: tuple[Outcome, ...] = ()
    matches: tuple[Match, ...] = ()
    settled_by: str = ""

    def as_json(self) -> dict[str, Any]:
        """The entry as plain values, for whoever reads it by a program."""
        from desktop.catalog.wire import Unreadable, from_json

        def parsed(text: bytes) -> Any:
            try:
                return from_json(text) if text else None
            except Unreadable:
                return text.decode("utf-8", "replace")

        return {
            "id": self.id,
            "action": self.action,
            "state": str(self.state),
            "target": self.target,
            "body": parsed(self.body),
            "answer": parsed(self.answer.encode()),
            "times": {
                "created": self.created_at,
                "sent": self.sent_at,
                "ended": self.ended_at,
                "looked": self.looked_at,
            },
            "who": self.who,
            "request_id": self.request_id,
            "code": self.code,
            "note": self.note,
            "question": self.question,
            "mark": self.mark,
            "origin": self.origin,
            "settled_by": self.settled_by,
            "receivers": [asdict(each) for each in self.receivers],
            "outcomes": [asdict(each) for each in self.outcomes],
            "matches": [asdict(each) for each in self.matches],
        }
