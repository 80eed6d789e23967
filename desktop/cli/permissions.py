"""What the API itself says: its clock, whether it accepts the sign-in, and which lists it gives."""

from collections.abc import AsyncIterator, Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from desktop.accounts import Account, quota_share
from desktop.api.auth import Credential
from desktop.api.client import PartnerApi, try_connection
from desktop.api.connect import Wire, make_http
from desktop.api.failures import LARGEST_SKEW_S, partner_failures, skew_s, wall_clock
from desktop.api.pace import Pace
from desktop.catalog import DATASETS
from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import utc_text
from desktop.catalog.sites import Site
from desktop.cli.console import Console
from desktop.cli.finding import Finding, failed, fine
from desktop.errors import ClockWrong, Forbidden, PartnerError, Refused
from desktop.opening import credential_of
from desktop.settings import AccountSettings
from desktop.text import N_

CLOCK, SIGN_IN, THROTTLING = N_("Clock"), N_("Sign-in"), N_("Quota")
RECENT = timedelta(days=30)
SAMPLE_ROWS = 10

_SET_CLOCK = N_("Set the clock of this computer; the API accepts a difference of 15 minutes.")

Records = list[dict[str, Any]]


async def findings(
    console: Console, account: Account, site: Site, datasets: Collection[Dataset]
) -> AsyncIterator[Finding]:
    """Ask the API; each list once, for a few rows."""
    wire = Wire(proxy=console.settings.proxy, language=console.words.wire)
    try:
        clock = await _clock(site, wire)
        yield clock
        credential = credential_of(account, console.secrets(account), site)
    except PartnerError as exc:
        yield _problem(SIGN_IN, exc, console)
        return
    settings = AccountSettings(console.folder(account) / "settings.json")
    share = quota_share() or settings.quota_share_percent / 100
    async with make_http(site, credential, wire) as http:
        api = PartnerApi(http, site, Pace(share))
        if refusal := await _sign_in(api):
            yield _problem(SIGN_IN, refusal, console)
            return
        yield fine(SIGN_IN, N_("accepted"))
        seen = dict[str, Records]()
        for dataset in datasets:
            yield await _list(api, dataset, seen, console)
        yield _quota(api.pace)


async def _clock(site: Site, wire: Wire) -> Finding:
    """Compare the clocks by a request without a credential; its answer may be anything."""
    async with make_http(site, Credential(), wire) as http:
        with partner_failures("GET /"):
            response: httpx.Response = await http.get(f"{site.operations}/")
    ahead_s = skew_s(response, wall_clock())
    said, value = N_("{seconds} s ahead of the API"), f"{ahead_s:+.0f}"
    if abs(ahead_s) > LARGEST_SKEW_S:
        return failed(CLOCK, said, _SET_CLOCK, seconds=value)
    return fine(CLOCK, said, seconds=value)


async def _sign_in(api: PartnerApi) -> PartnerError | None:
    """Why the API does not accept the credential; a missing permission is another matter."""
    try:
        await try_connection(api)
    except (Forbidden, Refused):
        return None
    except PartnerError as exc:
        return exc
    return None


async def _list(
    api: PartnerApi, dataset: Dataset, seen: dict[str, Records], console: Console
) -> Finding:
    """Whether a list may be read: by a few of its rows, for a key that another list gave."""
    keys = list[str]()
    if dataset.source.per is not None:
        keys = _keys(dataset, seen.get(dataset.of, []))
        if not keys:
            return fine(dataset.label, N_("not tried: there is nothing to ask about"))
    try:
        page = await api.page(dataset, _fields(dataset), keys)
    except PartnerError as exc:
        return _problem(dataset.label, exc, console)
    seen[dataset.name] = page.records
    return fine(dataset.label, N_("may be read"))


def _keys(dataset: Dataset, records: Records) -> list[str]:
    """The key of one record that has such a list."""
    per, (name, *_) = dataset.source.per, DATASETS[dataset.of].key
    skip: Mapping[str, tuple[str, ...]] = per.skip if per else {}
    for record in records:
        skipped = any(str(record.get(column)) in codes for column, codes in skip.items())
        if record.get(name) and not skipped:
            return [str(record[name])]
    return []


def _fields(dataset: Dataset) -> dict[str, Any]:
    source = dataset.source
    fields: dict[str, Any] = {"limit": SAMPLE_ROWS, "offset": 0} if source.page else {}
    if source.window is not None:
        now = datetime.now(UTC)
        fields[source.window.begin] = utc_text(now - RECENT)
        fields[source.window.end] = utc_text(now)
    return fields


def _quota(pace: Pace) -> Finding:
    if pace.throttled_count:
        return failed(
            THROTTLING,
            N_("{count} requests were refused: too many"),
            N_("Others of your company use the quota too: choose a smaller share in the settings."),
            count=str(pace.throttled_count),
        )
    return fine(
        THROTTLING,
        N_("not throttled; this computer uses {share} %"),
        share=f"{pace.share:.0%}"[:-1],
    )


def _problem(about: str, exc: PartnerError, console: Console) -> Finding:
    advice = [exc.advice_in(console.words.say), exc.detail]
    if isinstance(exc, ClockWrong):
        advice.insert(0, _SET_CLOCK)
    return failed(about, exc.title, *dict.fromkeys(advice))
