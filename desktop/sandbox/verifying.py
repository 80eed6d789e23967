"""Codes that prove whose a telephone or an address is: sent, and told back in time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

CODE = "123456"  # nobody gets a message from a stand-in, so it is always the same
_MOST_FAILURES = 3
Verdict = Literal["right", "none", "expired", "worn", "wrong"]


@dataclass(slots=True)
class _Sent:
    at: datetime
    until: datetime
    failures: int = 0


class Codes:
    """The codes that were sent last, by where they went; each is good for one use."""

    def __init__(self) -> None:
        self._sent: dict[str, _Sent] = {}
        self._times: dict[str, list[datetime]] = {}

    def send(self, where: str, now: datetime, minutes: int) -> None:
        """Send a code that holds for so long; the one before is void."""
        self._sent[where] = _Sent(now, now + timedelta(minutes=minutes))
        self._times.setdefault(where, []).append(now)

    def sent_since(self, where: str, moment: datetime) -> int:
        """How many were sent there since then."""
        return sum(at > moment for at in self._times.get(where, ()))

    def check(self, where: str, code: str, now: datetime) -> Verdict:
        """Whether this is the code; a right one stays so until it is used."""
        sent = self._sent.get(where)
        if sent is None:
            return "none"
        if sent.failures > _MOST_FAILURES:
            return "worn"
        if now > sent.until:
            return "expired"
        if code != CODE:
            sent.failures += 1
            return "wrong"
        return "right"

    def use(self, where: str) -> None:
        """The code has done its work."""
        self._sent.pop(where, None)
