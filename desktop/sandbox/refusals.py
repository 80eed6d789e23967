"""How the sandbox says no: the vendor's codes with their HTTP status."""

from http import HTTPStatus


class Refusal(Exception):
    """An answer other than 200, with a code of the vendor's."""

    def __init__(self, status: int, code: str, message: str = "") -> None:
        super().__init__(f"{status} {code}")
        self.status, self.code = status, code
        self.message = message or HTTPStatus(status).phrase


class BadParameter(Refusal):
    """A parameter that is unknown, missing, empty or out of range."""

    def __init__(self, name: str, code: str = "CBC.0100") -> None:
        super().__init__(400, code, f"Invalid parameter: {name}")


class BadTicketParameter(Refusal):
    """The same as tickets say it: with a code, and HTTP 200 like every refusal of theirs."""

    def __init__(self, name: str) -> None:
        super().__init__(200, "OSM.01010001", f"Param validation failed: {name}")


def not_authentic(why: str) -> Refusal:
    """The gateway does not accept the key, the signature or its time."""
    return Refusal(401, "APIGW.0301", f"Incorrect IAM authentication information: {why}")


def token_expired() -> Refusal:
    """The token is unknown or older than a day."""
    return Refusal(401, "CBC.0154", "x_auth_token is expired or invalid")


def not_permitted() -> Refusal:
    """The operator lacks the permission item."""
    return Refusal(403, "CBC.0151", "Access denied: the permission is missing")


def not_a_customer() -> Refusal:
    """The customer is none of this account's, or no longer."""
    return Refusal(400, "CBC.99000035", "The customer is not a sub-customer of the partner")


def not_a_reseller() -> Refusal:
    """The reseller is none of this account's."""
    return Refusal(400, "CBC.99000037", "No permission to operate the indirect partner")


def over_quota(limit: int) -> Refusal:
    """More requests in a second than the endpoint allows."""
    return Refusal(
        429,
        "APIGW.0308",
        "The throttling threshold has been reached: "
        f"policy user over ratelimit,limit:{limit},time:1 second",
    )


def no_such_path() -> Refusal:
    """Nothing is served there."""
    return Refusal(404, "APIGW.0101", "The API does not exist or has not been published")
