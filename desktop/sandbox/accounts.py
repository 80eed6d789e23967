"""Who may ask: the partner's credentials, the tokens handed out, and the checks of both."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from desktop.catalog.times import utc_text
from desktop.catalog.wire import Unreadable, from_json
from desktop.sandbox.refusals import Refusal, not_authentic, token_expired
from desktop.sandbox.signature import BadSignature, Message, check

AK = "SANDBOXACCESSKEY"
SK = "sandbox-secret-key"
_TOKEN_LIFE = timedelta(hours=24)


@dataclass(slots=True)
class Account:
    """A partner account as it signs in; the values are those of the demo account.

    `refused` makes an operation ("*": every one) fail in the same way each time.
    """

    keys: dict[str, str] = field(default_factory=lambda: {AK: SK})
    user: str = "demo"
    password: str = "sandbox-password"
    domain: str = "sandbox-partner"
    domain_id: str = "7c1a90f3e2b84d0c9d55a1f06be2c418"
    refused: dict[str, Refusal] = field(default_factory=dict)


class Gate:
    """Lets requests in that are signed, or carry a token that was handed out here."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.tokens: dict[str, datetime] = {}  # token -> when it expires

    def check(self, message: Message, now: datetime) -> None:
        """Accept the credentials.

        Raises:
            Refusal: They are missing, wrong or too old.
        """
        token = message.headers.get("x-auth-token")
        if token is not None:
            if self.tokens.get(token, now) <= now:
                raise token_expired()
            return
        try:
            check(message, self.account.keys.get, now)
        except BadSignature as exc:
            raise not_authentic(str(exc)) from exc

    def permit(self, operation: str) -> None:
        """Accept the operation.

        Raises:
            Refusal: This account may not, whatever the reason that was configured.
        """
        refused = self.account.refused
        refusal = refused.get(operation) or refused.get("*")
        if refusal:
            raise refusal

    def issue(self, now: datetime, life: timedelta = _TOKEN_LIFE) -> str:
        """A token, valid from now on."""
        token = f"SANDBOX-{secrets.token_urlsafe(48)}"
        self.tokens[token] = now + life
        return token

    def sign_in(self, body: bytes, now: datetime) -> str:
        """A token for a name and a password.

        Raises:
            Refusal: They are wrong, or the token would not hold for the whole account.
        """
        given = _credentials(body)
        account = self.account
        if given != (account.user, account.password, account.domain):
            raise Refusal(401, "IAM.0101", "The username or password is incorrect")
        return self.issue(now)

    def token_answer(self, token: str, now: datetime) -> dict[str, Any]:
        """What IAM tells beside the token itself."""
        domain = {"id": self.account.domain_id, "name": self.account.domain}
        return {
            "token": {
                "methods": ["password"],
                "issued_at": utc_text(now),
                "expires_at": utc_text(self.tokens[token]),
                "user": {"name": self.account.user, "id": self.account.domain_id, "domain": domain},
                "domain": domain,
            }
        }

    def domains(self) -> dict[str, Any]:
        """The accounts of these credentials: one."""
        account = self.account
        domain = {"id": account.domain_id, "name": account.domain, "enabled": True}
        return {"domains": [{**domain, "description": ""}], "links": {"self": "/v3/auth/domains"}}


def _credentials(body: bytes) -> tuple[Any, Any, Any]:
    """User, password and account name; the scope must be that account."""
    try:
        auth = _object(from_json(body), "auth")
        identity = _object(auth, "identity")
        user = _object(_object(identity, "password"), "user")
        domain = _object(user, "domain").get("name")
        scope = _object(_object(auth, "scope"), "domain")
    except (Unreadable, ValueError) as exc:
        raise Refusal(400, "IAM.0011", "Request body is invalid") from exc
    if identity.get("methods") != ["password"] or domain not in scope.values():
        raise Refusal(400, "IAM.0011", "Request body is invalid")
    return user.get("name"), user.get("password"), domain


def _object(outer: Any, name: str) -> Mapping[str, Any]:
    inner = outer.get(name) if isinstance(outer, dict) else None
    if not isinstance(inner, dict):
        raise ValueError(name)
    return inner
