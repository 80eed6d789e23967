"""Who asked for what and when: the log of requests and the quota per endpoint."""

import time
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_WINDOW_S = 1.0
_KEPT_CALLS = 50_000


@dataclass(slots=True)
class Call:
    """One request, from its arrival on.

    `number` counts from one; `operation` is "" for an unknown path; `given` are the parameters as
    they were understood, empty until they are; `at_s` is monotonic; `status` is 0 until answered.
    """

    number: int
    operation: str
    method: str
    path: str
    headers: Mapping[str, str]
    query: str = ""
    body: bytes = b""
    given: dict[str, Any] = field(default_factory=dict)
    at_s: float = field(default_factory=time.monotonic)
    status: int = 0


class Calls:
    """The requests that came, oldest first; the newest 50,000 are kept."""

    def __init__(self) -> None:
        self._calls = deque[Call](maxlen=_KEPT_CALLS)
        self._count = 0

    def add(self, operation: str, method: str, path: str, headers: Mapping[str, str]) -> Call:
        """Note an arrival."""
        self._count += 1
        call = Call(self._count, operation, method, path, headers)
        self._calls.append(call)
        return call

    def __len__(self) -> int:
        return len(self._calls)

    def __iter__(self) -> Iterator[Call]:
        return iter(list(self._calls))

    def __getitem__(self, place: int) -> Call:
        return self._calls[place]

    def of(self, operation: str) -> list[Call]:
        """Those of one operation."""
        return [call for call in self if call.operation == operation]

    def clear(self) -> None:
        """Forget them; numbers go on."""
        self._calls.clear()

    def busiest_second(self, operation: str = "") -> int:
        """The most requests that arrived in any second, of one operation or of all."""
        return _most(call.at_s for call in (self.of(operation) if operation else self))


class Quota:
    """At most so many admitted requests of an operation in any one-second window."""

    def __init__(self, limit: int | Mapping[str, int] | None) -> None:
        """`limit` holds for each operation, or is given by operation; None admits everything."""
        self._limit = limit
        self._admitted = defaultdict[str, deque[float]](deque)

    def limit_of(self, operation: str) -> int | None:
        """How many a second."""
        if isinstance(self._limit, Mapping):
            return self._limit.get(operation)
        return self._limit

    def admit(self, operation: str, now_s: float) -> bool:
        """Whether the request fits; one that does not is not counted."""
        limit, admitted = self.limit_of(operation), self._admitted[operation]
        if limit is None:
            return True
        while admitted and now_s - admitted[0] >= _WINDOW_S:
            admitted.popleft()
        if len(admitted) >= limit:
            return False
        admitted.append(now_s)
        return True


def _most(moments: Iterable[float]) -> int:
    window, most = deque[float](), 0
    for moment in sorted(moments):
        window.append(moment)
        while moment - window[0] >= _WINDOW_S:
            window.popleft()
        most = max(most, len(window))
    return most
