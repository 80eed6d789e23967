"""The partner API as an application: routes from the catalog, checks as the gateway makes them.

`Sandbox(World())` is an ASGI application. It is served over loopback by `server.py`, or called in
process by whoever makes the HTTP client; tests turn its controls.
"""

import asyncio
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message as Event
from starlette.types import Receive, Scope, Send

from desktop.catalog.wire import to_json
from desktop.sandbox.accounts import Account, Gate
from desktop.sandbox.faults import Fault, Faults
from desktop.sandbox.lists import LISTINGS
from desktop.sandbox.refusals import Refusal, no_such_path, not_permitted, over_quota
from desktop.sandbox.signature import Message
from desktop.sandbox.traffic import Call, Calls, Quota
from desktop.sandbox.world import World
from desktop.sandbox.writes import WRITES

DECLARED_QUOTAS: Mapping[str, int] = {
    **{operation: listing.source.quota_per_s for operation, listing in LISTINGS.items()},
    **{operation: write.quota_per_s for operation, write in WRITES.items()},
}
_CALL = "sandbox.call"
TOKENS, DOMAINS = "create_token", "list_domains"  # of IAM, which is served beside
_Handler = Callable[[Request, Call], Response]


class Sandbox:
    """The API of one partner over a world of its own.

    Attributes:
        world: The data; may be changed at any time.
        account: Credentials, and operations that are refused.
        calls: What was asked, with `calls.busiest_second(operation)`.
        latency_ms: Every answer is that late; requests do not wait for each other.
        clock_offset_s: How far the server's clock is ahead of the real one.
        before_answer: Called with each `Call` that passed the checks, before rows are picked.
    """

    def __init__(
        self,
        world: World | None = None,
        *,
        account: Account | None = None,
        quota: int | Mapping[str, int] | None = DECLARED_QUOTAS,
        latency_ms: float = 0,
    ) -> None:
        """Serve `world`; `quota` is for each operation, by operation, or None for no limit."""
        self.world = world if world is not None else World()
        self.account = account or Account()
        self.gate = Gate(self.account)
        self.calls = Calls()
        self.quota = Quota(quota)
        self.latency_ms = latency_ms
        self.clock_offset_s = 0.0
        self.before_answer: Callable[[Call], None] | None = None
        self._faults = Faults()
        self._app = Starlette(
            routes=self._routes(),
            exception_handlers={Refusal: _refused, HTTPException: self._unknown},
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; every answer carries a request number and the server's time."""

        async def sent(event: Event) -> None:
            if event["type"] == "http.response.start":
                event["headers"] = [*event["headers"], *self._stamps()]
                if call := scope.get(_CALL):
                    call.status = event["status"]
            await send(event)

        await self._app(scope, receive, sent)

    @property
    def now(self) -> datetime:
        """The server's time."""
        return datetime.now(UTC) + timedelta(seconds=self.clock_offset_s)

    def fail_next(self, fault: Fault) -> None:
        """Let the next answer (or the next `fault.times`, of `fault.operation`) go wrong."""
        self._faults.add(fault)

    def fail_writes(self, *faults: Fault) -> None:
        """Let each write from now on end in one of these faults, in turn; reads go well."""
        self._faults.stay(*faults)

    def all_well(self) -> None:
        """Forget planted faults, refused operations, latency and clock offset."""
        self._faults.clear()
        self.account.refused.clear()
        self.latency_ms, self.clock_offset_s, self.before_answer = 0, 0.0, None

    def forbid(self, operation: str) -> None:
        """The operator lacks the permission item of this operation; "*" is every operation."""
        self.account.refused[operation] = not_permitted()

    def set_quota(self, limit: int | Mapping[str, int] | None) -> None:
        """Another quota from now on."""
        self.quota = Quota(limit)

    def issue_token(self, life: timedelta = timedelta(hours=24)) -> str:
        """A token as IAM would hand out."""
        return self.gate.issue(self.now, life)

    def _routes(self) -> list[Route]:
        lists = (
            self._route(listing.source.method, listing.source.path, operation, self._page)
            for operation, listing in LISTINGS.items()
        )
        writes = (
            self._route(write.method, write.path, operation, self._write)
            for operation, write in WRITES.items()
        )
        return [
            *lists,
            *writes,
            self._route("POST", "/v3/auth/tokens", TOKENS, self._sign_in),
            self._route("GET", "/v3/auth/domains", DOMAINS, self._domains),
        ]

    def _route(self, method: str, path: str, operation: str, handler: _Handler) -> Route:
        async def endpoint(request: Request) -> Response:
            call = self._arrived(request, operation)
            try:
                call.body = await request.body()
            except ClientDisconnect:
                return Response(status_code=499)  # nobody is there to hear it
            write = WRITES.get(operation)
            fault = self._faults.take(operation, is_write=bool(write and write.changes))
            if not fault or fault.keeps_answer:
                self._check(request, call)
            await asyncio.sleep(self.latency_ms / 1000)
            return await self._served(request, call, handler, fault)

        return Route(path, endpoint, methods=[method])

    async def _served(
        self, request: Request, call: Call, handler: _Handler, fault: Fault | None
    ) -> Response:
        """The answer, or what a fault leaves of it."""
        if fault is None:
            return self._handled(request, call, handler)
        if not fault.after:
            await asyncio.sleep(fault.delay_s)
            if not fault.keeps_answer:
                return fault.spoil(Response())
            return fault.spoil(self._handled(request, call, handler))
        try:
            answer = self._handled(request, call, handler)
        except Refusal as exc:  # nobody hears that either
            answer = _refusal(exc)
        await asyncio.sleep(fault.delay_s)
        return fault.spoil(answer)

    def _handled(self, request: Request, call: Call, handler: _Handler) -> Response:
        if self.before_answer:
            self.before_answer(call)
        return handler(request, call)

    def _arrived(self, request: Request, operation: str) -> Call:
        headers = {
            name.decode("latin-1"): value.decode("utf-8", "replace")
            for name, value in request.headers.raw
        }
        call = self.calls.add(operation, request.method, request.url.path, headers)
        call.query = request.scope["query_string"].decode("latin-1")
        request.scope[_CALL] = call
        return call

    def _check(self, request: Request, call: Call) -> None:
        """Credentials, then the quota, then the permission."""
        if call.operation != TOKENS:
            raw_path = request.scope.get("raw_path") or call.path.encode()
            query = request.scope["query_string"]
            message = Message(call.method, raw_path, query, call.headers, call.body)
            self.gate.check(message, self.now)
        if not self.quota.admit(call.operation, call.at_s):
            raise over_quota(self.quota.limit_of(call.operation) or 0)
        self.gate.permit(call.operation)

    def _page(self, request: Request, call: Call) -> Response:
        listing = LISTINGS[call.operation]
        call.given = listing.read(request.path_params, call.query, call.body)
        return _json(listing.answer(self.world, call.given))

    def _write(self, request: Request, call: Call) -> Response:
        write = WRITES[call.operation]
        call.given = write.read(request.path_params, call.query, call.body, call.headers)
        status, answer = write.carry_out(self.world, call.given)
        return Response(status_code=status) if answer is None else _json(answer, status)

    def _sign_in(self, _request: Request, call: Call) -> Response:
        token = self.gate.sign_in(call.body, self.now)
        answer = _json(self.gate.token_answer(token, self.now), 201)
        answer.headers["X-Subject-Token"] = token
        return answer

    def _domains(self, _request: Request, _call: Call) -> Response:
        return _json(self.gate.domains())

    async def _unknown(self, request: Request, _exc: Exception) -> Response:
        self._arrived(request, "")
        return _refusal(no_such_path())

    def _stamps(self) -> list[tuple[bytes, bytes]]:
        """The headers of every answer."""
        date = format_datetime(self.now, usegmt=True)
        return [(b"x-request-id", uuid.uuid4().hex.encode()), (b"date", date.encode())]


async def _refused(_request: Request, exc: Exception) -> Response:
    return _refusal(exc)


def _refusal(exc: Exception) -> Response:
    if not isinstance(exc, Refusal):
        raise exc
    return _json({"error_code": exc.code, "error_msg": exc.message}, exc.status)


def _json(answer: dict[str, Any], status: int = 200) -> Response:
    return Response(to_json(answer), status, media_type="application/json;charset=UTF-8")
