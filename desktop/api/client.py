"""The partner REST API: one request, a request tried again, one page of a list.

The only module that sends anything. It knows the catalog and no store; where a walk over pages
begins and ends, and what is done with them, is the caller's.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx
import tenacity

from desktop.api.auth import Credential
from desktop.api.failures import check_status, partner_failures, request_id, vendor
from desktop.api.pace import Pace
from desktop.api.request import Request, list_request
from desktop.api.thread import ApiThread
from desktop.catalog import codes
from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.declare import Dataset
from desktop.catalog.sites import Host, Site
from desktop.catalog.wire import from_json
from desktop.errors import (
    ContractBroken,
    Missing,
    Misused,
    NoAnswer,
    Offline,
    Refused,
    Throttled,
)

__all__ = ["Answer", "Page", "PartnerApi", "Request", "try_connection"]

WHOLE_ANSWER_S = 120

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Page:
    """One answer of a list: its records as sent, and the server's row count if it told one."""

    records: list[dict[str, Any]]
    total: int | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A good answer: its JSON object ({} if it was empty), and the body as it came."""

    members: dict[str, Any]
    request_id: str = ""
    body: bytes = b""


class PartnerApi:
    """The API of one site as one account sees it.

    At most `parallel` requests are in flight to each endpoint, see `Pace`.
    Every fraction arrives as Decimal, never as float. With a `thread`, all is sent and read there,
    from wherever it is asked for; without one it belongs to one event loop.
    """

    def __init__(
        self,
        http: httpx.AsyncClient,
        site: Site,
        pace: Pace,
        *,
        parallel: int = 10,
        thread: ApiThread | None = None,
    ) -> None:
        self.site, self.pace, self.thread = site, pace, thread
        pace.parallel = parallel
        self._http = http
        auth = http.auth
        self._credential = auth if isinstance(auth, Credential) else Credential()

    async def call(self, request: Request, *, urgent: bool = False) -> dict[str, Any]:
        """Send once and return the JSON object of the answer; 204 and an empty answer are {}.

        See `send`.
        """
        return (await self.send(request, urgent=urgent)).members

    async def send(self, request: Request, *, urgent: bool = False) -> Answer:
        """Send once and return the answer.

        It waits for its turn first. Never tries again (a refused token apart, which proves that
        nothing was done): whether a second try is safe is known to the caller only.

        Raises:
            desktop.errors.PartnerError: The one of the family that tells what may be done next.
        """
        if self.thread is None:
            return await self._send(request, urgent)
        return await self.thread.run(self._send, request, urgent)

    async def _send(self, request: Request, urgent: bool) -> Answer:
        with partner_failures(request.what):
            try:
                response = await self._exchange(request, urgent)
                if response.status_code == 401 and self._credential.forget(response.request):
                    response = await self._exchange(request, urgent)
                if not _is_taken(request, response):
                    check_status(
                        request.what,
                        response,
                        permission=request.permission,
                        sign_in_advice=self._credential.advice,
                    )
            except Throttled as exc:
                self.pace.throttled(request.operation, exc.retry_after_s)
                raise
            answer = from_json(response.content) if response.content.strip() else {}
        if not isinstance(answer, dict):
            raise ContractBroken(f"{request.what}: {type(answer).__name__} instead of an object")
        return Answer(answer, request_id(response), response.content)

    async def read(self, request: Request, *, urgent: bool = False) -> dict[str, Any]:
        """Like `call`, for what changes nothing: tries again where that may help."""
        retrying = tenacity.AsyncRetrying(
            retry=tenacity.retry_if_exception(lambda error: _tries(error) > 1),
            stop=_enough,
            wait=_wait,
            sleep=asyncio.sleep,
            reraise=True,
        )
        return await retrying(self.call, request, urgent=urgent)

    async def page(
        self,
        dataset: Dataset,
        fields: Mapping[str, Any],
        keys: Sequence[str] = (),
        *,
        urgent: bool = False,
    ) -> Page:
        """Read one answer of a list. `fields` hold limit and offset too, where it is paged.

        `keys` are those of the dataset it is read for (`source.per`).

        Raises:
            desktop.errors.ContractBroken: What stands for the list is no list of objects, or the
                total is no whole number.
        """
        try:
            answer = await self.read(list_request(dataset, fields, keys), urgent=urgent)
        except Refused as exc:
            if exc.code != codes.NO_DATA:
                raise
            return Page([], 0 if dataset.source.total else None)
        return _page(dataset, answer)

    async def grants(self, dataset: Dataset) -> bool:
        """Whether the account has the list at all, as far as the API can be asked that."""
        gate, source = dataset.source.gate, dataset.source
        if gate is None:
            return True
        request = Request(gate.operation, "GET", gate.path, host=source.host)
        try:
            return (await self.read(request)).get(gate.flag) is True
        except Missing:
            return False  # a site without tickets
        except Refused as exc:
            if exc.status != 404:
                raise
            return False

    async def _exchange(self, request: Request, urgent: bool) -> httpx.Response:
        async with self.pace.turn(request.operation, request.quota_per_s, urgent=urgent) as turn:
            sent = self._http.build_request(
                request.method,
                self._base(request.host) + request.target,
                content=request.body,
                headers=self._headers(request.host) | dict(request.headers),
                extensions={"trace": turn.trace},
            )
            async with asyncio.timeout(WHOLE_ANSWER_S):
                response = await self._http.send(sent)
        _log.debug("%s: HTTP %d", request.what, response.status_code)
        return response

    def _base(self, host: Host) -> str:
        base = self.site.tickets if host == "tickets" else self.site.operations
        if not base:
            raise Misused(f"the site {self.site.name} has no {host}")
        return base

    def _headers(self, host: Host) -> dict[str, str]:
        headers = {"Content-Type": "application/json"}
        if host == "tickets":
            language = self._http.headers.get("X-Language", "zh_CN")
            headers |= {"X-Site": self.site.x_site, "X-Language": _of_tickets(language)}
        return headers


async def try_connection(api: PartnerApi) -> int | None:
    """Whether the account may read, by the smallest request there is: its number of customers.

    Raises:
        desktop.errors.PartnerError: Why not. Forbidden means that the sign-in itself was fine.
    """
    return (await api.page(CUSTOMERS, {"limit": 1, "offset": 0}, urgent=True)).total


def _is_taken(request: Request, response: httpx.Response) -> bool:
    """Whether an answer says by its code that all is well, though its status does not."""
    return bool(request.taken) and vendor(response).code in request.taken


def _page(dataset: Dataset, answer: dict[str, Any]) -> Page:
    """The rows and the total of an answer; null or nothing stands for a list without rows."""
    source, code = dataset.source, answer.get("error_code")
    records, total = answer.get(source.rows), answer.get(source.total)
    if not records and code not in (None, "", codes.SUCCESS, codes.NO_DATA):
        # Taken for an empty list, it would look as if every row had gone.
        raise NoAnswer(f"{dataset.name}: HTTP 200 with {str(code)[:64]}")
    if not source.rows:
        return Page([] if code == codes.NO_DATA else [answer], None)
    records = [] if records is None else records
    if not isinstance(records, list) or not all(isinstance(each, dict) for each in records):
        raise ContractBroken(f"{dataset.name}.{source.rows}: not a list of objects")
    if total is not None and (type(total) is not int or total < 0):
        raise ContractBroken(f"{dataset.name}.{source.total}: not a number of rows")
    shared = {name: answer[name] for name in source.shared if name in answer}
    return Page([shared | record for record in records] if shared else records, total)


def _of_tickets(language: str) -> str:
    return language.replace("_", "-").lower()


def _tries(error: BaseException | None) -> int:
    """How often a read may be sent that ends in this error."""
    match error:
        case Throttled():
            return 8
        case ContractBroken() | Missing():
            return 1  # the same answer would come again
        case NoAnswer():
            return 3
        case Offline():
            return 2
        case _:
            return 1


def _enough(state: tenacity.RetryCallState) -> bool:
    return state.attempt_number >= _tries(_error(state))


_back_off = tenacity.wait_random_exponential(multiplier=1, max=60)  # this is full jitter


def _wait(state: tenacity.RetryCallState) -> float:
    return 0.2 if isinstance(_error(state), Offline) else _back_off(state)


def _error(state: tenacity.RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None
