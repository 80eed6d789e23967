"""The audit log: everything that was sent, in a chain that shows when a line was changed.

Each line holds the hash of the one before. Lines are written in the transaction of the deed they
tell of. Whoever has the key of the file could make a whole new chain, so the last hash is what to
keep elsewhere.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database

FIRST = "0" * 64  # what stands for the hash of the line before the first
SELECT = "SELECT number, at, entry, event, detail, before, hash FROM audit ORDER BY number"


@dataclass(frozen=True, slots=True)
class Line:
    """One event: of which entry of the outbox, when (UTC text), and its details as JSON text."""

    number: int
    at: str
    entry: int
    event: str
    detail: str
    before: str
    hash: str

    def as_json(self) -> dict[str, Any]:
        """The line as plain values, its details taken apart."""
        return asdict(self) | {"detail": json.loads(self.detail)}


def add(db: "Database", at: str, entry: int, event: str, detail: dict[str, Any]) -> None:
    """Put an event to the end of the chain."""
    last = db.conn.execute("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1").fetchone()
    number, before = (last[0] + 1, last[1]) if last else (1, FIRST)
    text = json.dumps(detail, ensure_ascii=False, sort_keys=True)
    line = (number, at, entry, event, text, before)
    db.conn.execute(
        "INSERT INTO audit (number, at, entry, event, detail, before, hash) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [*line, _digest(line)],
    )


def broken(lines: Iterable[Line]) -> int:
    """The number of the first line that is not as it was written, or that is missing; 0 if none."""
    before = FIRST
    for number, line in enumerate(lines, 1):
        own = _digest((line.number, line.at, line.entry, line.event, line.detail, line.before))
        if line.number != number or line.before != before or line.hash != own:
            return number
        before = line.hash
    return 0


def _digest(line: tuple[int, str, int, str, str, str]) -> str:
    """The hash of a line: SHA-256 of its fields as a JSON list, the hash before it included."""
    return hashlib.sha256(json.dumps(line, ensure_ascii=False).encode()).hexdigest()
