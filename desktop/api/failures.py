"""The one place where failures of httpx and statuses of HTTP become errors of ours."""

import re
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from desktop.catalog import codes
from desktop.catalog.wire import Unreadable, from_json
from desktop.errors import (
    ClockWrong,
    Forbidden,
    Missing,
    Misused,
    NoAnswer,
    Offline,
    PartnerError,
    Refused,
    SignedOut,
    Throttled,
    UnsafeRequest,
)
from desktop.text import N_

SIGN_IN = "sign_in"  # extension of a request that only fetches a token for another one
LARGEST_SKEW_S = 15 * 60

_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
CODE = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_CODES = ("error_code", "errorCode")
_MESSAGES = ("error_msg", "errorMsg", "error_message", "errorMessage")
_MESSAGE_LETTERS = 500
_UNTRUSTED = N_(
    "The certificate of the server is not trusted. If your company inspects traffic, ask its IT."
)


@dataclass(frozen=True, slots=True)
class Vendor:
    """What the vendor itself said in the body of an answer; "" where it said nothing."""

    code: str = ""
    message: str = ""
    request_id: str = ""


def wall_clock() -> datetime:
    """The time as this computer has it."""
    return datetime.now(UTC)


@contextmanager
def partner_failures(what: str) -> Iterator[None]:
    """Run one exchange with the API; raise an error of ours, never one of httpx."""
    try:
        yield
    except _NEVER_SENT as exc:
        raise _offline(what, exc) from exc
    except httpx.InvalidURL as exc:  # a number from outside that is longer than any address
        raise Misused(f"{what}: {_clean(str(exc))[:_MESSAGE_LETTERS]}") from exc
    except httpx.RequestError as exc:
        if _for_a_token(exc):
            raise Offline(f"{what}: no token, {_words(exc)}") from exc
        raise NoAnswer(f"{what}: {_words(exc)}") from exc
    except TimeoutError as exc:
        raise NoAnswer(f"{what}: the whole answer took too long") from exc
    except Unreadable as exc:
        raise NoAnswer(f"{what}: not JSON ({exc})") from exc


def check_status(
    what: str,
    response: httpx.Response,
    *,
    permission: str = "",
    sign_in_advice: str = "",
    now: Callable[[], datetime] = wall_clock,
) -> None:
    """Raise what the status of a complete answer means; 2xx means nothing bad.

    Only a code of the vendor's in a 4xx proves that nothing was done: a bare 4xx may come from any
    gateway on the way, and a 5xx says that the API broke, not where. `sign_in_advice` says what to
    check if the credential was not accepted.

    Raises:
        desktop.errors.PartnerError: The one of the family that tells the caller what to do next.
    """
    if 200 <= response.status_code < 300:
        return
    said = vendor(response)
    error = _failure(what, response, said, now())
    if isinstance(error, SignedOut) and not isinstance(error, ClockWrong) and sign_in_advice:
        error.advice = sign_in_advice
    if isinstance(error, Forbidden) and error.advice != codes.NOT_ENROLLED and permission:
        error.advise(codes.PERMISSION, item=codes.permission_items(permission))
    error.request_id = said.request_id
    raise error


def _failure(what: str, response: httpx.Response, said: Vendor, now: datetime) -> PartnerError:
    """What a status that is none of the good ones means."""
    status = response.status_code
    detail = f"{what}: HTTP {status} {said.code or 'without a code'} (request {said.request_id})"
    if 300 <= status < 400:
        return UnsafeRequest(f"{detail}: a redirect is never followed")
    if status == 429 or (status < 500 and said.code == codes.THROTTLED):
        return Throttled(detail, _retry_after_s(response))
    if status in (401, 403) and said.code not in codes.FORBIDDEN:
        ahead_s = skew_s(response, now)
        if abs(ahead_s) > LARGEST_SKEW_S:
            return ClockWrong(f"{detail}: this clock is {ahead_s / 60:+.0f} min off")
    if status == 401 or (status == 403 and said.code in codes.SIGNED_OUT):
        return SignedOut(detail)
    if said.code and (status < 500 or said.code == codes.NO_DATA):
        return _refusal(status, said)
    return Missing(detail) if status == 404 else NoAnswer(detail)


def request_id(response: httpx.Response) -> str:
    """The vendor's number of a request, from the header of its answer; "" if it has none."""
    return _clean(response.headers.get("X-Request-Id", ""))[:128]


def vendor(response: httpx.Response) -> Vendor:
    """The code, message and request id of an answer that was read, in any of its spellings."""
    number = request_id(response)
    try:
        answer = from_json(response.content) if response.content else None
    except Unreadable:
        answer = None
    if not isinstance(answer, dict):
        return Vendor(request_id=number)
    number = number or _clean(str(answer.get("request_id") or ""))[:128]
    code, message = said(answer)
    return Vendor(code, message, number) if CODE.fullmatch(code) else Vendor(request_id=number)


def said(answer: Mapping[str, Any]) -> tuple[str, str]:
    """What stands for code and message in an answer, in any of their spellings, or ""."""
    if isinstance(inner := answer.get("error"), dict):  # as the identity service puts it
        answer = {"error_code": inner.get("code"), "error_msg": inner.get("message")}
    return _first(answer, _CODES), _clean(_first(answer, _MESSAGES))[:_MESSAGE_LETTERS]


def skew_s(response: httpx.Response, now: datetime) -> float:
    """How far this computer's clock is ahead of the server's; 0 where the server tells no time."""
    try:
        there = parsedate_to_datetime(response.headers.get("Date", ""))
    except (ValueError, TypeError):
        return 0.0
    return (now - (there if there.tzinfo else there.replace(tzinfo=UTC))).total_seconds()


def _refusal(status: int, said: Vendor) -> Refused:
    not_enrolled = codes.NOT_ENROLLED_TEXT in said.message.lower()
    kind = Forbidden if not_enrolled or said.code in codes.FORBIDDEN else Refused
    advice = codes.NOT_ENROLLED if not_enrolled else codes.advice(said.code)
    return kind(status, said.code, said.message, request_id=said.request_id, advice=advice)


def _offline(what: str, exc: httpx.RequestError) -> Offline:
    cause: BaseException | None = exc
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Offline(f"{what}: {_words(exc)}", advice=_UNTRUSTED)
        cause = cause.__cause__ or cause.__context__
    return Offline(f"{what}: {_words(exc)}")


def _retry_after_s(response: httpx.Response) -> int | None:
    wish = response.headers.get("Retry-After", "")
    return int(wish) if re.fullmatch("[0-9]{1,6}", wish) else None


def _first(answer: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((str(answer[name]) for name in names if answer.get(name)), "")


def _for_a_token(exc: httpx.RequestError) -> bool:
    try:
        return bool(exc.request.extensions.get(SIGN_IN))
    except RuntimeError:  # it belongs to no request
        return False


def _words(exc: httpx.RequestError) -> str:
    return f"{type(exc).__name__} {_clean(str(exc))[:_MESSAGE_LETTERS]}".strip()


def _clean(text: str) -> str:
    """Text from outside on one line, without control characters."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
