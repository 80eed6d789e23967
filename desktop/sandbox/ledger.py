"""What was carried out, exactly; and which records of it no list shows yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.sandbox.customers import Record


@dataclass(frozen=True, slots=True)
class Committed:
    """One write that was carried out: what was asked for as it was understood, and the answer.

    `body` holds what stood in the path, the query and the headers, too; `result` is None where
    success has no body.
    """

    at: datetime
    operation: str
    body: Mapping[str, Any]
    result: Record | None


class Late:
    """Records that exist and are not listed before their time."""

    def __init__(self) -> None:
        self._due: dict[int, tuple[datetime, Record]] = {}  # with the record, so that its id stays

    def hold(self, record: Record, until: datetime) -> None:
        """Let no list show the record before `until`."""
        self._due[id(record)] = until, record

    def holds(self, record: Record, now: datetime) -> bool:
        """Whether a list does not show the record yet."""
        due = self._due.get(id(record))
        return due is not None and due[0] > now

    def shown(self, rows: Sequence[Record], now: datetime) -> Sequence[Record]:
        """The rows that a list shows."""
        if not self._due:
            return rows
        self._due = {key: due for key, due in self._due.items() if due[0] > now}
        return [row for row in rows if id(row) not in self._due]
