"""What goes wrong on purpose: broken, late, cut and foreign answers."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from desktop.catalog.wire import to_json
from desktop.sandbox.refusals import over_quota

HANG_UP = "sandbox.hang_up"  # key of the scope: how the server closes the connection at once
What = Literal["status", "body", "html", "truncated", "cut", "drop", "slow"]
_PORTAL = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Wi-Fi 登录</body></html>"


class Dropped(ConnectionResetError):
    """Stands for a closed connection where the application is called in process."""


@dataclass(slots=True)
class Fault:
    """How the next answers are spoilt.

    status: this HTTP status with `body`; body: 200 with `body`; html: a login portal with 200;
    truncated: the right answer, half of it; cut: the connection closes after half of the answer;
    drop: it closes without an answer; slow: the right answer, `delay_s` later.

    With `after`, the request is carried out first: what was to be answered is lost, not what was
    to be done, and `slow` waits between the two.
    """

    what: What
    status: int = 200
    body: bytes = b""
    delay_s: float = 0.0
    operation: str = ""  # "" is any
    times: int = 1
    after: bool = False

    @property
    def keeps_answer(self) -> bool:
        """Whether the request is answered as ever, and only the answer suffers."""
        return self.after or self.what in ("slow", "truncated", "cut")

    def spoil(self, answer: Response) -> Response:
        """What is sent instead of `answer`."""
        body = bytes(answer.body)
        if self.what in ("status", "body"):
            return Response(self.body, self.status, media_type="application/json")
        if self.what == "html":
            return HTMLResponse(_PORTAL)
        if self.what == "truncated":
            return Response(body[: len(body) // 2], media_type="application/json")
        return answer if self.what == "slow" else Broken(body if self.what == "cut" else b"")


def _throttled() -> bytes:
    refusal = over_quota(10)
    return to_json({"error_code": refusal.code, "error_msg": refusal.message})


# How a write may go wrong, by the name that `--faults` takes.
KINDS: Mapping[str, Fault] = {
    "drop-after-commit": Fault("drop", after=True),
    "drop-before-commit": Fault("drop"),
    "reset": Fault("cut"),
    "500-after-commit": Fault("status", 500, after=True),
    "500-before-commit": Fault("status", 500),
    "portal": Fault("html"),
    "throttle": Fault("status", 429, _throttled()),
    "slow": Fault("slow", delay_s=5),
    "hang": Fault("slow", delay_s=600, after=True),
}


class Faults:
    """The faults that are due, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._due: list[Fault] = []
        self._for_writes = deque[Fault]()

    def add(self, fault: Fault) -> None:
        """Let the next request (the next `times`, of `operation`) end in this way."""
        self._due.append(replace(fault))

    def stay(self, *faults: Fault) -> None:
        """Let each write end in one of these, in turn; without any, writes go well again."""
        self._for_writes = deque(faults)

    def clear(self) -> None:
        """From now on everything goes well."""
        self._due.clear()
        self._for_writes.clear()

    def take(self, operation: str, *, is_write: bool = False) -> Fault | None:
        """The fault that this request meets, if any."""
        for fault in self._due:
            if fault.operation in ("", operation):
                fault.times -= 1
                if not fault.times:
                    self._due.remove(fault)
                return fault
        if not (is_write and self._for_writes):
            return None
        self._for_writes.rotate(-1)
        return self._for_writes[-1]


class Broken(Response):
    """Promises `body`, sends the first half, and is gone; with an empty one sends nothing."""

    def __init__(self, body: bytes) -> None:
        super().__init__(body, media_type="application/json")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send what is sent, and close the connection."""
        if self.body:
            start = {"status": 200, "headers": self.raw_headers}
            half = bytes(self.body[: len(self.body) // 2])
            await send({"type": "http.response.start", **start})
            await send({"type": "http.response.body", "body": half, "more_body": True})
        hang_up: Callable[[], None] | None = scope.get(HANG_UP)
        if hang_up is None:
            raise Dropped("the sandbox closed the connection")
        hang_up()
        while (await receive())["type"] != "http.disconnect":
            pass  # the rest of the request's body
