"""When a request may leave: the quota of its endpoint, how many are in flight, who goes first.

The quota is what the server sees, so a request is counted when its bytes have left (`Turn.trace`),
not when it was allowed to: a slow connection must not push ten requests into the second of the
next ten. A server that stalls looks at it later still: an answer that took longer than the others
shows that, and its request is counted so much later. How long an answer takes is learnt from the
first of an endpoint, which goes alone: thirty lists begin at once, and not with 300 requests.
"""

import asyncio
import math
import time
from bisect import insort
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any

MARGIN_S = 0.02  # what the network may delay one request more than another
WINDOW_S = 1.0 + MARGIN_S
COUNTED_TOOK = 50  # of so many answers the fastest tells how long one takes that nobody held up
UNLIMITED = math.inf  # a share that keeps to no quota: of a stand-in within the program
SIDE_BY_SIDE = 4  # so many endpoints may have all the requests in flight that one may
SLOW_S = 60.0  # how long an endpoint goes at half its pace after a 429
LONGEST_WISH_S = 60.0  # a Retry-After above this is not taken literally

_TRACED_START = ".send_request_headers.started"
_TRACED_SENT = ".send_request_body.complete"
SENT = "gate" + _TRACED_SENT  # told by a transport that has no wire


class Pace:
    """One per account, shared by every part of the program. Belongs to one event loop.

    `share` is the part of each quota this program may use, `parallel` how many requests of one
    endpoint may be in flight, a few times that in all; `clock` counts seconds and never jumps.
    What is urgent may have as many more in flight: it waits for the quota alone. Before `opens_at`
    nothing is sent: another program may have used up the quota of that second.
    """

    def __init__(
        self,
        share: float = 0.5,
        *,
        parallel: int = 10,
        clock: Callable[[], float] = time.perf_counter,
        opens_at: float = -math.inf,
    ) -> None:
        self.share = share
        self._opens_at = opens_at
        self.parallel = parallel
        self.throttled_count = 0
        self._clock = clock
        self._counts: Counter[str] = Counter()
        self._sent: deque[float] = deque()
        self._lanes: dict[str, _Lane] = {}
        self._in_flight = 0
        self._fastest_s = math.inf  # of all answers
        self._numbers = 0
        self._timer: asyncio.TimerHandle | None = None

    @property
    def counts(self) -> Mapping[str, int]:
        """Requests sent so far, by operation."""
        return self._counts

    def rate(self) -> int:
        """Requests sent in the last second."""
        self._forget(self._clock())
        return len(self._sent)

    def turn(self, operation: str, quota_per_s: int, *, urgent: bool = False) -> "Turn":
        """A place in the queue: `async with` it around one request, handing on its `trace`.

        First come, first served; `urgent` (somebody is looking at it) goes before all others.
        """
        self._numbers += 1
        lane = self._lanes.setdefault(operation, _Lane())
        lane.quota_per_s = quota_per_s
        return Turn(self, operation, lane, (not urgent, self._numbers))

    def throttled(self, operation: str, retry_after_s: float | None = None) -> None:
        """The server said 429: that endpoint goes at half its pace for a minute."""
        now = self._clock()
        self.throttled_count += 1
        lane = self._lanes.setdefault(operation, _Lane())
        lane.slow_until = now + SLOW_S
        lane.closed_until = now + min(retry_after_s or 0.0, LONGEST_WISH_S)

    def enqueue(self, turn: "Turn") -> None:
        """Let a turn wait; used by `Turn` alone."""
        insort(turn.lane.waiting, turn, key=lambda each: each.order)
        self._serve()

    def leave(self, turn: "Turn") -> None:
        """A turn that waits no more, or has ended; used by `Turn` alone."""
        if turn in turn.lane.waiting:
            turn.lane.waiting.remove(turn)
        else:
            self._in_flight -= 1
            turn.lane.in_flight -= 1
            if turn.sent_at is None:
                turn.lane.unsent -= 1
            else:
                turn.lane.flying.remove(turn.sent_at)
        self._serve()

    def answered(self, turn: "Turn") -> None:
        """The answer to a turn is there; used by `Turn` alone."""
        if turn.sent_at is not None:
            took_s = self._clock() - turn.sent_at
            turn.lane.note_answer(turn.sent_at, took_s)
            self._fastest_s = min(self._fastest_s, took_s)

    def given_up(self, turn: "Turn") -> None:
        """A turn ends without an answer; used by `Turn` alone."""
        if turn.sent_at is not None:
            turn.lane.count_from(turn.sent_at, self._clock())

    def mark_sent(self, turn: "Turn") -> None:
        """The bytes of a turn have left; used by `Turn` alone."""
        now = turn.sent_at = self._clock()
        turn.lane.unsent -= 1
        turn.lane.sent.append(now)
        turn.lane.flying.append(now)
        self._counts[turn.operation] += 1
        self._forget(now)
        self._sent.append(now)
        self._serve()

    def _forget(self, now: float) -> None:
        while self._sent and self._sent[0] <= now - 1.0:
            self._sent.popleft()

    def _serve(self) -> None:
        """Let everybody go whose turn it is, and come back when the next one may."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        now, soonest = self._clock(), math.inf
        lanes = [lane for lane in self._lanes.values() if lane.waiting]
        for lane in sorted(lanes, key=lambda lane: lane.waiting[0].order):
            soonest = min(soonest, self._serve_lane(lane, now))
        if soonest < math.inf:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(soonest - now, self._serve)

    def _serve_lane(self, lane: "_Lane", now: float) -> float:
        """Let those of one endpoint go whose turn it is; when the next one may."""
        while turn := lane.next():
            more = self.parallel if turn.urgent else 0
            if self._in_flight >= self.parallel * SIDE_BY_SIDE + more:
                break  # whoever ends serves again
            if lane.in_flight >= (self.parallel if lane.took else 1) + more:
                break  # it must wait for one of its own
            at = max(self._opens_at, lane.opens_at(now, self.share, self._fastest_s))
            if at > now:
                return at
            lane.waiting.remove(turn)
            self._in_flight += 1
            lane.in_flight += 1
            lane.unsent += 1
            turn.granted.set_result(None)
        return math.inf


@dataclass(slots=True)
class _Answered:
    """When a request left, how long its answer took, from when on it is counted."""

    sent_at: float
    took_s: float
    counted_at: float


class _Lane:
    """The quota of one endpoint: what was sent in the window, and what is about to be."""

    def __init__(self) -> None:
        self.quota_per_s = 1
        self.waiting: list[Turn] = []  # who goes first stands first
        self.sent: deque[float] = deque()
        self.took: deque[float] = deque(maxlen=COUNTED_TOOK)
        self.flying: list[float] = []  # when those left that have no answer yet
        self.answered: deque[_Answered] = deque()  # of the last two windows
        self.in_flight = 0
        self.unsent = 0  # allowed to leave, its bytes not out yet
        self.slow_until = -math.inf
        self.closed_until = -math.inf

    def next(self) -> "Turn | None":
        """Who goes first of those that wait; one that was cancelled is about to leave."""
        return next((turn for turn in self.waiting if not turn.granted.cancelled()), None)

    def note_answer(self, sent_at: float, took_s: float) -> None:
        """Count a request from when the server must have looked at it.

        The margin of the window covers what this may be wrong by, so only more than that is late.
        That the first one was late is known only when a faster one has come.
        """
        self.took.append(took_s)
        while self.answered and self.answered[0].sent_at < sent_at - 2 * WINDOW_S:
            self.answered.popleft()
        self.answered.append(_Answered(sent_at, took_s, sent_at))
        usual_s = min(self.took)
        for each in self.answered:
            seen_at = each.sent_at + each.took_s - usual_s
            if seen_at > each.counted_at + MARGIN_S:
                self.count_from(each.counted_at, seen_at)
                each.counted_at = seen_at

    def count_from(self, sent_at: float, seen_at: float) -> None:
        """Count a request as if it had left later: a stalled server may see it only then.

        That holds for one that was given up as well: the server will see it all the same.
        """
        if sent_at in self.sent:  # else it left so long ago that it is forgotten
            self.sent.remove(sent_at)
        insort(self.sent, seen_at)

    def opens_at(self, now: float, share: float, usual_s: float) -> float:
        """When one more may leave; infinite while that hangs on others.

        Those have not left yet, or are without an answer for longer than is usual: a server that
        stalls will look at all of them at once, nobody knows when. `usual_s` serves until an
        answer of this endpoint has come.
        """
        if share == UNLIMITED:
            return now
        most = math.floor(max(1.0, min(share, 1.0) * self.quota_per_s) + 1e-9)
        window_s = WINDOW_S
        if now < self.slow_until:
            most, window_s = (most // 2, window_s) if most > 1 else (1, 2 * window_s)
        while self.sent and self.sent[0] <= now - 2 * WINDOW_S:
            self.sent.popleft()
        usual_s = min(self.took, default=usual_s) + MARGIN_S
        held_up = [sent_at for sent_at in self.flying if now - sent_at > usual_s]
        free = most - self.unsent - len(held_up)
        if free <= 0:
            return math.inf
        sent = list(self.sent)
        for sent_at in held_up:
            if sent_at in sent:
                sent.remove(sent_at)
        at = now if len(sent) < free else sent[-free] + window_s
        return max(at, self.closed_until)


class Turn:
    """One request on its way through the pace."""

    def __init__(self, pace: Pace, operation: str, lane: _Lane, order: tuple[bool, int]) -> None:
        self.operation, self.lane, self.order = operation, lane, order
        self.sent_at: float | None = None
        self.granted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._pace = pace
        self._tunnel = False

    @property
    def urgent(self) -> bool:
        """Whether somebody is looking at it."""
        return not self.order[0]

    async def __aenter__(self) -> "Turn":
        self._pace.enqueue(self)
        try:
            await self.granted
        except BaseException:
            self._pace.leave(self)
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self._pace.answered(self)
        else:
            self._pace.given_up(self)
        self._sent()  # nobody told: then it counts from now, which is late enough
        self._pace.leave(self)

    async def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """What httpx calls as the request leaves (its "trace" extension)."""
        if event.endswith(_TRACED_START):
            # Through a proxy the first thing sent is CONNECT: the API sees nothing of it.
            self._tunnel = info["request"].method == b"CONNECT"
        elif event.endswith(_TRACED_SENT) and not self._tunnel:
            self._sent()

    def _sent(self) -> None:
        if self.sent_at is None:
            self._pace.mark_sent(self)
