"""Signing in with a token: a given one, or one fetched for a user name and a password."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import httpx

from desktop.api.auth import Credential, header_safe
from desktop.api.failures import SIGN_IN, check_status, skew_s, wall_clock
from desktop.catalog import codes
from desktop.catalog.wire import Unreadable, from_json, to_json
from desktop.errors import (
    ClockWrong,
    Forbidden,
    NoAnswer,
    Offline,
    Refused,
    SignedOut,
    Throttled,
)

LIFE = timedelta(hours=24)
RENEW_BEFORE = timedelta(minutes=10)

_HEADER = "X-Auth-Token"


@dataclass(frozen=True, slots=True)
class Token:
    """A token and until when to use it, by this computer's clock: shortly before it ends."""

    value: str = field(repr=False)
    until: datetime


@dataclass(frozen=True, slots=True)
class Login:
    """Who asks for a token; `domain` is the name of the account the user belongs to."""

    user: str
    password: str = field(repr=False)
    domain: str


class FixedToken(Credential):
    """Carries a token that was given; when it ends, somebody has to give a new one."""

    advice = codes.TOKEN_REFUSED

    def __init__(self, token: str) -> None:
        self._token = header_safe(token)

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send with the token."""
        request.headers[_HEADER] = self._token
        yield request


class TokenAuth(Credential):
    """Carries a token of 24 hours that it fetches from `iam` and renews before it ends.

    One renewal at a time: other requests wait for it. `token` is one from an earlier run, `keep`
    is told each new one. A refused password is never tried again: that would lock the user.
    """

    advice = codes.PASSWORD_REFUSED

    def __init__(
        self,
        iam: str,
        login: Login,
        *,
        token: Token | None = None,
        keep: Callable[[Token], None] = lambda token: None,
        now: Callable[[], datetime] = wall_clock,
    ) -> None:
        self._url = f"{iam}/v3/auth/tokens"
        self._login, self._token, self._keep, self._now = login, token, keep, now
        self._renewing = asyncio.Lock()
        self._refusal: SignedOut | None = None

    def forget(self, request: httpx.Request) -> bool:
        """Drop the token this request carried, unless another request has renewed it already."""
        carried = request.headers.get(_HEADER)
        if self._token is not None and self._token.value == carried:
            self._token = None
        return carried is not None

    async def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Send with a token that is good for a while, fetching one first if need be."""
        async with self._renewing:
            token = self._good()
            if token is None:
                answer = yield self._ask()
                await answer.aread()
                token = self._token = self._taken(answer)
                self._keep(token)
        request.headers[_HEADER] = token.value
        yield request

    def _good(self) -> Token | None:
        if self._refusal is not None:
            raise SignedOut(self._refusal.detail, advice=self.advice)
        token = self._token
        return token if token and token.until > self._now() else None

    def _ask(self) -> httpx.Request:
        login = self._login
        user = {"name": login.user, "password": login.password, "domain": {"name": login.domain}}
        asked = {
            "auth": {
                "identity": {"methods": ["password"], "password": {"user": user}},
                "scope": {"domain": {"name": login.domain}},
            }
        }
        return httpx.Request(
            "POST",
            self._url,
            content=to_json(asked),
            headers={"Content-Type": "application/json", "Accept-Encoding": "gzip"},
            extensions={SIGN_IN: True, "timeout": httpx.Timeout(10, read=30).as_dict()},
        )

    def _taken(self, answer: httpx.Response) -> Token:
        """The token of an answer; without one, the request it was meant for never left."""
        what = "POST /v3/auth/tokens"
        try:
            check_status(what, answer, sign_in_advice=self.advice, now=self._now)
        except (ClockWrong, Throttled):
            raise
        except (SignedOut, Forbidden, Refused) as exc:
            self._refusal = SignedOut(exc.detail, advice=self.advice)
            raise self._refusal from exc
        except NoAnswer as exc:
            raise Offline(f"no token: {exc.detail}") from exc
        value = answer.headers.get("X-Subject-Token", "")
        if not value:
            raise Offline(f"{what}: an answer without a token")
        life = self._life(answer)
        return Token(header_safe(value), self._now() + life - min(RENEW_BEFORE, life / 10))

    def _life(self, answer: httpx.Response) -> timedelta:
        """How long the token is good, by the server's clock alone."""
        now = self._now()
        try:
            body: Any = from_json(answer.content)
            ends = datetime.fromisoformat(body["token"]["expires_at"])
            life = ends - (now - timedelta(seconds=skew_s(answer, now)))
        except (Unreadable, KeyError, TypeError, ValueError):
            return LIFE
        return min(max(life, timedelta()), LIFE)
