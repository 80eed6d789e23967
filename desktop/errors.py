"""The one family of errors that a user may read. Anything outside it is a bug of ours.

The classes are cut by what the caller may do next: whether a request was sent at all, whether it
may have been carried out, whether trying again can help.
"""

from collections.abc import Callable, Mapping

from desktop.text import N_


class PartnerError(Exception):
    """Base of the family: `title` says what happened, `advice` what the user can do.

    `detail` is for the log and the fold-out of the message bar; it holds a method, a path, codes,
    never a query, a body, a header or a secret.
    """

    title = N_("Something went wrong")
    advice = N_("Try again. If it happens again, send the log to your support.")
    template = ""  # of an advice that names something: translated first, then filled in
    values: Mapping[str, str] = {}  # replaced as a whole, never changed
    request_id = ""  # the vendor's, for its support

    def __init__(self, detail: str = "", *, advice: str = "") -> None:
        super().__init__(detail or self.title)
        self.detail = detail
        if advice:
            self.advice = advice

    def advise(self, template: str, **values: str) -> None:
        """Give an advice that names something, such as the permission that is missing."""
        self.template, self.values = template, values
        self.advice = template.format(**values)

    def advice_in(self, translate: Callable[[str], str]) -> str:
        """The advice in the reader's language."""
        if not self.template:
            return translate(self.advice)
        return translate(self.template).format(**self.values)


class Offline(PartnerError):
    """Nothing left this machine: no connection could be made."""

    title = N_("The partner API cannot be reached")
    advice = N_("You can go on reading. Check the network, the proxy and the site in the settings.")


class NoAnswer(PartnerError):
    """The request was sent and no usable answer came: it may have been carried out."""

    title = N_("The partner API did not answer")
    advice = N_("Reading can simply be tried again. Check the records before repeating a write.")


class ContractBroken(NoAnswer):
    """An answer came, in another form than the API promises: nothing of it was taken over."""

    title = N_("The partner API sent an answer that cannot be read")
    advice = N_("Nothing of this answer was stored. Try again later or report it with the log.")


class Missing(NoAnswer):
    """HTTP 404 without a code of the API: some server answered, but not this API."""

    title = N_("The partner API is not at this address")
    advice = N_("Check the site in the settings, and the proxy.")


class Refused(PartnerError):
    """The API said no, with a code of its own: nothing was changed there.

    `code` is the vendor's; `message` is its text, untrusted.
    """

    title = N_("The partner API refused this")
    advice = N_("Check what was asked for. The code and the request number are in the details.")

    def __init__(
        self, status: int, code: str, message: str, *, request_id: str = "", advice: str = ""
    ) -> None:
        super().__init__(f"HTTP {status} {code}: {message} (request {request_id})", advice=advice)
        self.status, self.code, self.message = status, code, message
        self.request_id = request_id


class Forbidden(Refused):
    """The account may not do this: a permission item is missing, or it is no such partner."""

    title = N_("This account is not allowed to do this")
    advice = N_("Ask the administrator of your partner account for the permission.")


class Throttled(PartnerError):
    """The quota was used up; the gateway refused before anything was looked at.

    `retry_after_s` is the server's wish, None if it told none.
    """

    title = N_("Too many requests")
    advice = N_("The quota is shared by the whole partner account. It goes on by itself.")

    def __init__(self, detail: str = "", retry_after_s: int | None = None) -> None:
        super().__init__(detail)
        self.retry_after_s = retry_after_s


class SignedOut(PartnerError):
    """The key, the password or the token was not accepted: nothing was done."""

    title = N_("The sign-in was not accepted")
    advice = N_("Check the access key and the secret key, and that they belong to this site.")


class ClockWrong(SignedOut):
    """The signature was refused because this computer's clock is too far off."""

    title = N_("The clock of this computer is wrong")
    advice = N_("The API accepts a difference of 15 minutes. Set the clock and try again.")


class UnsafeRequest(PartnerError):
    """A request was stopped before a credential left: wrong host, plain http, a redirect."""

    title = N_("A request to an unknown address was stopped")
    advice = N_("Credentials are sent to the declared hosts of the site only. Check the site.")


class StoreBroken(PartnerError):
    """The local files cannot be read or written: disk full, no permission, damaged, too new."""

    title = N_("The local files cannot be used")
    advice = N_("Check free space and permissions of the folder. Nothing was lost at the source.")


class Misused(PartnerError):
    """What the user typed cannot be done as it stands: an unknown name, a value out of range."""

    title = N_("This cannot be done as asked")
    advice = N_("Check the spelling; the possible values are in the details.")
