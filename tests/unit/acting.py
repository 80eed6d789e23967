"""An account that acts: a desk with an outbox, over a wire on which any answer may be lost."""

import asyncio
import itertools
import shutil
import tempfile
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx

from desktop.actions import typed
from desktop.actions.plan import Plan, Wish
from desktop.actions.service import Actions
from desktop.catalog.actions import ACTIONS
from desktop.sandbox.app import Sandbox
from desktop.sandbox.world import World
from desktop.sandbox.writes import WRITES
from desktop.store.entry import Entry, State
from desktop.store.local import Local, open_local
from desktop.store.outbox import Outbox
from desktop.text import Style
from tests.unit.desk import Bent, Desk, sandbox_with

LOCAL = "local.sqlite"
STYLE = Style()
_DEEDS = {(write.method, write.path) for write in WRITES.values() if write.changes}
_HTML = b"<html><body>502 Bad Gateway</body></html>"
_CUT = b'{"transfer_id": "T0'
_OVER = b'{"error_code": "APIGW.0308", "error_msg": "policy user over ratelimit"}'


class Killed(BaseException):
    """The process ended here: whatever it would still have done is not done."""


@dataclass(frozen=True)
class Mishap:
    """What happens to one write on the wire.

    `commits` says whether the API carries it out; then the answer is lost by `error`, or replaced
    by `status` and `body`. `ends` are the states in which its entry may be then: that it is READY
    means that it is known never to have been looked at.
    """

    name: str
    commits: bool = True
    error: type[BaseException] | None = None
    status: int = 0  # 0: the right answer arrives
    body: bytes = b""
    ends: tuple[State, ...] = (State.UNSURE,)


_SENT = (State.READY,)
_CLEAR = (State.DONE, State.PARTLY, State.REFUSED)
WELL = Mishap("well", ends=_CLEAR)
LOST = Mishap("lost after", error=httpx.ReadError)
KILLS = (Mishap("killed before", False, Killed), Mishap("killed after", error=Killed))
UNCLEAR = (
    LOST,
    Mishap("reset before", False, httpx.ReadError),
    Mishap("written half", False, httpx.WriteError),
    Mishap("timed out before", False, httpx.ReadTimeout),
    Mishap("timed out after", error=httpx.ReadTimeout),
    Mishap("cut after", error=httpx.RemoteProtocolError),
    Mishap("500 before", False, status=500),
    Mishap("500 after", status=500),
    Mishap("500 with a code after", status=500, body=b'{"error_code": "CBC.0999"}'),
    Mishap("500 with no data after", status=500, body=b'{"error_code": "CBC.8005"}'),
    Mishap("502 before", False, status=502, body=_HTML),
    Mishap("502 after", status=502, body=_HTML),
    Mishap("400 without a code after", status=400, body=b'{"message": "bad"}'),
    Mishap("404 after", status=404, body=_HTML),
    Mishap("redirect after", status=302),
    Mishap("portal before", False, status=200, body=_HTML),
    Mishap("portal after", status=200, body=_HTML),
    Mishap("another answer before", False, status=200, body=b'{"message": "sign in"}'),
    Mishap("a list before", False, status=200, body=b"[]"),
    Mishap("truncated after", status=200, body=_CUT),
    Mishap("null after", status=200, body=b"null"),
    Mishap("no code after", status=200, body=b'{"error_code": {"is": 1}, "transfer_id": "T"}'),
)
CLEAR = (
    WELL,
    Mishap("unreachable", False, httpx.ConnectError, ends=_SENT),
    Mishap("no connection in time", False, httpx.ConnectTimeout, ends=_SENT),
    Mishap("over the quota", False, status=429, body=_OVER, ends=_SENT),
    Mishap(
        "refused",
        False,
        status=400,
        body=b'{"error_code": "CBC.5003", "error_msg": "too little"}',
        ends=(State.REFUSED,),
    ),
    Mishap(
        "refused with 200",
        False,
        status=200,
        body=b'{"errorCode": "CBC.5003", "errorMsg": "too little"}',
        ends=(State.REFUSED,),
    ),
    Mishap(
        "signed out",
        False,
        status=401,
        body=b'{"error_code": "APIGW.0301"}',
        ends=(State.REFUSED,),
    ),
)


@dataclass
class Sent:
    """A write that reached the API: what was asked, and whether it was carried out."""

    target: str
    body: bytes
    committed: bool
    mishap: Mishap


@dataclass(eq=False)
class Line(Bent):
    """The way to the sandbox; each write on it meets the next of `mishaps`, or goes well."""

    sandbox: Sandbox
    mishaps: deque[Mishap] = field(default_factory=deque)
    sent: list[Sent] = field(default_factory=list)
    met: list[Mishap] = field(default_factory=list)
    dies: Callable[[], None] = lambda: None  # called when the process is killed
    is_dead: bool = False
    has_lists: bool = True  # else only writes get through

    def __post_init__(self) -> None:
        super().__init__(self.sandbox)

    def heir(self) -> "Line":
        """The wire of a program that starts after this one's was killed."""
        return Line(self.sandbox, self.mishaps, self.sent, self.met, has_lists=self.has_lists)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self.is_dead:
            raise httpx.ConnectError("nobody is there", request=request)
        if not _is_deed(request):
            if not self.has_lists:
                return httpx.Response(401)
            return await super().handle_async_request(request)
        mishap = self.mishaps.popleft() if self.mishaps else WELL
        self.met.append(mishap)
        carried_out = len(self.sandbox.world.ledger)
        answer = await super().handle_async_request(request) if mishap.commits else None
        committed = len(self.sandbox.world.ledger) > carried_out
        target = f"{request.method} {request.url.raw_path.decode()}"
        self.sent.append(Sent(target, request.content, committed, mishap))
        if mishap.error is Killed:
            self.dies()
        if mishap.error is not None:
            raise _error(mishap.error, request)
        if mishap.status or answer is None:
            return httpx.Response(mishap.status, content=mishap.body)
        return answer

    def of(self, entry: Entry) -> list[Sent]:
        """What was sent of an entry, by the very bytes that are stored."""
        wanted = (_target(entry), entry.body)
        return [each for each in self.sent if (each.target, each.body) == wanted]

    def times(self, entry: Entry) -> int:
        """How often an entry was carried out."""
        return sum(each.committed for each in self.of(entry))


def _target(entry: Entry) -> str:
    method, _, target = entry.target.split(" ", 2)
    return f"{method} {target}"


def _is_deed(request: httpx.Request) -> bool:
    path = request.url.path
    if "/cases/" in path:
        path = "/".join("{case_id}" if n == 4 else s for n, s in enumerate(path.split("/")))
    return (request.method, path) in _DEEDS


def _error(kind: type[BaseException], request: httpx.Request) -> BaseException:
    return kind("", request=request) if issubclass(kind, httpx.RequestError) else kind()


class Office:
    """One account over one sandbox, with its outbox; `line` is its wire, whoever is at it."""

    def __init__(self, sandbox: Sandbox, folder: Path, line: Line | None = None) -> None:
        self.sandbox, self.world, self.folder = sandbox, sandbox.world, folder
        self.line = line or Line(sandbox)
        self.desk = Desk(sandbox, folder)
        self.desk.transport = self.line
        self.local: Local
        self.actions: Actions

    @property
    def outbox(self) -> Outbox:
        """Every write of the account."""
        return self.local.outbox

    async def open(self) -> None:
        """Start the program: nothing is looked up by itself."""
        await self.desk.open()
        self.local, _ = open_local(self.folder / LOCAL)
        self.outbox.doubt()
        self.desk.session.settings.read_only = False
        self.actions = Actions(self.desk.session, self.outbox)
        self.actions.looks_s = ()

    async def close(self) -> None:
        """Leave it."""
        await self.actions.close()
        await self.desk.close()
        self.local.close()

    async def restart(self) -> None:
        """Leave it and start it again."""
        await self.close()
        await self.open()

    def leave_behind(self, into: Path) -> None:
        """Copy the outbox as it is on disk at this moment: what a killed program leaves."""
        for file in self.folder.glob(f"{LOCAL}*"):
            shutil.copy(file, into / file.name)

    def protect(self, *, on: bool) -> None:
        """Let nothing be written to the outbox, as on a disk that is read-only."""
        self.local._post(lambda db: db.execute(f"PRAGMA query_only = {int(on)}")).result()

    async def plan(self, name: str, *texts: dict[str, Any], fresh: bool = False) -> Plan:
        """What would be confirmed, without any problem."""
        action, wishes = ACTIONS[name], list[Wish]()
        for line, given in enumerate(texts, 1):
            values, problems = typed.read(action, given, STYLE)
            assert problems == []
            wishes.append(Wish(values, line))
        return await self.actions.plan(action, wishes, STYLE, fresh=fresh)

    async def do(self, name: str, *mishaps: Mishap, **texts: Any) -> Entry:
        """Confirm and send one request, which meets these mishaps."""
        self.line.mishaps.extend(mishaps)
        plan = await self.plan(name, texts)
        assert plan.problems == (), [each.say(str) for each in plan.problems]
        (entry,) = await self.actions.submit(plan)
        await self.actions.rest(60)
        return entry

    def resale(self, reseller: str = "") -> list[str]:
        """The customers whom money can be moved to."""
        owner = self.world.reseller_of
        return [
            key
            for key, each in self.world.customers.items()
            if each["association_type"] == "2" and owner.get(key, "") == reseller
        ]

    def quota(self) -> str:
        """A quota of our own from which vouchers can be issued."""
        now = self.world.now.isoformat()
        return next(
            str(each["quota_id"])
            for each in self.world.vouchers.quotas.of("", 0)
            if each["quota_status"] == 0 and each["balance"] > 100 and each["expire_time"] > now
        )


@asynccontextmanager
async def office_on(sandbox: Sandbox, folder: Path, *names: str) -> AsyncIterator[Office]:
    """An office while the context lasts, which has read some datasets."""
    office = Office(sandbox, folder)
    await office.open()
    try:
        if names:
            await office.desk.sync(*names)
        yield office
    finally:
        await office.close()


def faults(entries: Iterable[Entry], line: Line) -> list[str]:
    """What is wrong with an outbox beside what arrived at the API, in words."""
    found, by_bytes = list[str](), defaultdict[tuple[str, bytes], list[Sent]](list)
    for each in line.sent:
        by_bytes[each.target, each.body].append(each)
    for entry in entries:
        sent = by_bytes.pop((_target(entry), entry.body), [])
        times = sum(each.committed for each in sent)
        arrived = [each for each in sent if each.mishap.ends != _SENT]
        if times > 1 or len(arrived) > 1:
            found.append(f"{entry.id} arrived {len(arrived)} times, was carried out {times} times")
        if entry.state in (State.DONE, State.PARTLY) and times != 1:
            found.append(f"{entry.id} is {entry.state} and was not carried out")
        if entry.state in (State.READY, State.REFUSED, State.DRAFT) and times:
            found.append(f"{entry.id} is {entry.state} and was carried out")
        ends = sent[-1].mishap.ends if sent else _SENT
        if not entry.settled_by and entry.state not in ends:
            found.append(f"{entry.id} is {entry.state} after {sent[-1:]}")
    return found + [f"nobody confirmed {body!r}" for _, body in by_bytes]


def cents(start: int = 101) -> "itertools.count[int]":
    """Amounts of which no two are the same."""
    return itertools.count(start)


def yuan(number: int) -> str:
    """An amount in cents, as somebody types it."""
    return f"{number // 100}.{number % 100:02}"


def give_voucher(world: World, customer: str, amount: Decimal, quota_id: str, memo: str) -> None:
    """Issue a voucher as another program would."""
    quota = world.vouchers.quotas.by_id[quota_id]
    world.vouchers.issue(
        customer,
        amount,
        quota_id=quota_id,
        remark=memo,
        effective_time=quota["effective_time"],
        expire_time=quota["expire_time"],
        coupon_type=1,
        use_limits=None,
    )


@contextmanager
def small_office(runner: asyncio.Runner, *read: str) -> Iterator[Office]:
    """An office with a few customers, of which the named lists are read."""
    with tempfile.TemporaryDirectory() as folder:
        made = Office(sandbox_with(customers=8, orders=0, seed=4), Path(folder))
        runner.run(made.open())
        if read:
            runner.run(made.desk.sync(*read))
        yield made
        runner.run(made.close())
