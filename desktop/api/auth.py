"""Who is asking: requests signed with a key, or carrying a token. No secret shows in a repr."""

import hashlib
import hmac
from collections.abc import Callable, Generator, Mapping
from datetime import UTC, datetime
from urllib.parse import quote, unquote

import httpx

from desktop.api.failures import wall_clock
from desktop.errors import SignedOut

_ALGORITHM = "SDK-HMAC-SHA256"
_DATE = "X-Sdk-Date"


class Credential(httpx.Auth):
    """What all ways to sign in have in common."""

    advice = ""  # what to check if it is refused, "" for the advice of the error itself

    def forget(self, request: httpx.Request) -> bool:
        """The server refused what this request carried; True if there may be a newer one."""
        return False


class KeyAuth(Credential):
    """Signs each request with an access key and its secret key (SDK-HMAC-SHA256).

    What is signed are the bytes of path and query that `httpx.Request` will send. Signed are the
    host, the content type and the headers of the API's own (`X-…`): others may be changed on the
    way. `now` is this computer's clock; the server accepts 15 minutes of difference.
    """

    requires_request_body = True

    def __init__(
        self,
        ak: str,
        sk: str,
        *,
        security_token: str = "",
        domain_id: str = "",
        now: Callable[[], datetime] = wall_clock,
    ) -> None:
        self._ak, self._sk, self._now = header_safe(ak), sk, now
        if not sk:
            raise SignedOut("an empty secret key")
        named = {"X-Security-Token": security_token, "X-Domain-Id": domain_id}
        self._extra = {name: header_safe(value) for name, value in named.items() if value}

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Sign and send."""
        request.headers[_DATE] = self._now().astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        request.headers.update(self._extra)
        signed = {
            name: value
            for name, value in request.headers.items()
            if name in ("host", "content-type") or name.startswith("x-")
        }
        request.headers["Authorization"] = authorization(
            self._ak,
            self._sk,
            canonical(request.method, request.url.raw_path, signed, request.content),
            signed,
        )
        yield request


def header_safe(secret: str) -> str:
    """A key or token as it may stand in a header.

    Raises:
        SignedOut: It is empty or has letters no key has, such as a line break from pasting.
    """
    if not secret or not secret.isascii() or not secret.isprintable() or secret != secret.strip():
        raise SignedOut("a key or token that is empty or holds letters it cannot have")
    return secret


def canonical(method: str, target: bytes, headers: Mapping[str, str], body: bytes) -> str:
    """The form of a request that both sides sign.

    `target` is path and query as sent; `headers` are those to be signed, their names in lower
    case. Names with an underscore are left out, as gateways drop them.
    """
    path, _, query = target.decode("ascii").partition("?")
    uri = "/".join(_encoded(segment) for segment in unquote(path).split("/"))
    pairs = sorted(_pair(each) for each in query.split("&") if each)
    names = _names(headers)
    return "\n".join(
        (
            method.upper(),
            uri if uri.endswith("/") else uri + "/",
            "&".join(f"{_encoded(name)}={_encoded(value)}" for name, value in pairs),
            *(f"{name}:{headers[name].strip()}" for name in names),
            "",
            ";".join(names),
            hashlib.sha256(body).hexdigest(),
        )
    )


def authorization(ak: str, sk: str, canonical_request: str, headers: Mapping[str, str]) -> str:
    """The header that proves who made a canonical request; `headers` as they were signed."""
    digest = hashlib.sha256(canonical_request.encode()).hexdigest()
    to_sign = f"{_ALGORITHM}\n{headers[_DATE.lower()].strip()}\n{digest}"
    signature = hmac.new(sk.encode(), to_sign.encode(), hashlib.sha256).hexdigest()
    names = ";".join(_names(headers))
    return f"{_ALGORITHM} Access={ak}, SignedHeaders={names}, Signature={signature}"


def _names(headers: Mapping[str, str]) -> list[str]:
    return sorted(name for name in headers if "_" not in name)


def _pair(field: str) -> tuple[str, str]:
    name, _, value = field.partition("=")
    return unquote(name), unquote(value)


def _encoded(text: str) -> str:
    return quote(text, safe="~")
