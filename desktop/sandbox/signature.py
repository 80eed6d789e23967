"""Checks SDK-HMAC-SHA256 signatures on the raw bytes that came. Written apart from the client's
signer on purpose: what both got wrong would go unnoticed.
"""

import hashlib
import hmac
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import quote_from_bytes, unquote_to_bytes

ALGORITHM = "SDK-HMAC-SHA256"
CLOCK_TOLERANCE = timedelta(minutes=15)
_FORM = re.compile(
    ALGORITHM + r" +Access=([^,\s]+), *SignedHeaders=([^,\s]+), *Signature=([0-9a-f]{64})"
)
_MUST_BE_SIGNED = {"host", "x-sdk-date"}


class BadSignature(Exception):
    """The request is not signed as it should be; the text says why, without a secret."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is signed, as it came over the wire. Header names are in lower case."""

    method: str
    path: bytes
    query: bytes
    headers: Mapping[str, str]
    body: bytes


def check(message: Message, secret_of: Callable[[str], str | None], now: datetime) -> None:
    """Accept the signature.

    Args:
        message: The request.
        secret_of: Secret key by access key; None for a key nobody has.
        now: The server's time.

    Raises:
        BadSignature: It is missing, too old, too new or wrong.
    """
    form = _FORM.fullmatch(message.headers.get("authorization", ""))
    if not form:
        raise BadSignature("no signature")
    access, names, signature = form[1], form[2].split(";"), form[3]
    if names != sorted(names) or not set(names) >= _MUST_BE_SIGNED:
        raise BadSignature("signed headers")
    date = message.headers.get("x-sdk-date", "")
    if abs(_moment(date) - now) > CLOCK_TOLERANCE:
        raise BadSignature("the time of the signature is off by more than 15 minutes")
    secret = secret_of(access)
    if secret is None:
        raise BadSignature("unknown access key")
    digest = hashlib.sha256(_canonical(message, names)).hexdigest()
    text = f"{ALGORITHM}\n{date}\n{digest}"
    wanted = hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(wanted, signature):
        raise BadSignature("signature does not match")


def _moment(date: str) -> datetime:
    try:
        return datetime.strptime(date, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError as exc:
        raise BadSignature("X-Sdk-Date") from exc


def _canonical(message: Message, names: list[str]) -> bytes:
    missing = [name for name in names if name not in message.headers]
    if missing:
        raise BadSignature(f"signed header {missing[0]} is missing")
    lines = [
        message.method,
        _path(message.path),
        _query(message.query),
        *(f"{name}:{message.headers[name].strip()}" for name in names),
        "",
        ";".join(names),
        _digest(message),
    ]
    return "\n".join(lines).encode()


def _again(raw: bytes) -> str:
    """The one accepted percent-encoding of what `raw` stands for."""
    return quote_from_bytes(unquote_to_bytes(raw), safe="~")


def _path(path: bytes) -> str:
    text = "/".join(_again(segment) for segment in path.split(b"/"))
    return text if text.endswith("/") else text + "/"


def _query(query: bytes) -> str:
    pairs = []
    for part in query.split(b"&") if query else []:
        name, _, value = part.partition(b"=")
        pairs.append((unquote_to_bytes(name).decode(), unquote_to_bytes(value).decode()))
    return "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in sorted(pairs))


def _quoted(text: str) -> str:
    return quote_from_bytes(text.encode(), safe="~")


def _digest(message: Message) -> str:
    given = message.headers.get("x-sdk-content-sha256", "")
    if message.body and given == "UNSIGNED-PAYLOAD":
        return given
    return hashlib.sha256(message.body).hexdigest()
