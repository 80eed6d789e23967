"""What the API itself says: its clock, whether it accepts the sign-in, and which lists it gives."""

from collections.abc import AsyncIterator, Collection, Mapping
from datetime import timedelta

import httpx

from desktop.accounts import Account, quota_share
from desktop.api.auth import Credential
from desktop.api.client import PartnerApi, try_connection
from desktop.api.connect import Wire, make_http
from desktop.api.failures import LARGEST_SKEW_S, partner_failures, skew_s, wall_clock
from desktop.api.pace import Pace
from desktop.catalog import DATASETS
from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import Scalar
from desktop.catalog.sites import Site
from desktop.catalog.times import utc_text
from desktop.catalog.ways import Per
from desktop.cli.console import Console
from desktop.cli.finding import Finding, failed, fine
from desktop.errors import ClockWrong, Forbidden, PartnerError, Refused
from desktop.opening import credential_of
from desktop.settings import AccountSettings
from desktop.store.owners import Owner, name_of
from desktop.sync import plan
from desktop.sync.clock import utc_now
from desktop.sync.engine import NOT_A_DISTRIBUTOR, NOT_GRANTED
from desktop.sync.inside import rows_in
from desktop.sync.plan import Scope
from desktop.text import N_

CLOCK, SIGN_IN, THROTTLING = N_("Clock"), N_("Sign-in"), N_("Quota")
RECENT = timedelta(days=30)
SAMPLE_ROWS = 10

_SET_CLOCK = N_("Set the clock of this computer; the API accepts a difference of 15 minutes.")

Records = list[tuple[Scalar, ...]]


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
        async for finding in of_lists(api, datasets, console):
            yield finding
        yield _quota(api.pace)


async def of_lists(
    api: PartnerApi, datasets: Collection[Dataset], console: Console
) -> AsyncIterator[Finding]:
    """Whether each list may be read; a list comes after the one that tells for whom to ask."""
    seen = dict[str, Records]()
    for dataset in datasets:
        yield await _list(api, dataset, seen, console)


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
    if dataset.inside:
        return fine(dataset.label, N_("comes with {list}"), list=DATASETS[dataset.of].name)
    scope = _sample(dataset, seen)
    if scope is None:
        return fine(dataset.label, N_("not tried: there is nothing to ask about"))
    try:
        if not await api.grants(dataset):
            return fine(dataset.label, NOT_GRANTED)
        paging = {"limit": SAMPLE_ROWS, "offset": 0} if dataset.source.page else {}
        page = await api.page(dataset, {**scope.sent, **paging}, scope.keys)
        rows = [dataset.decode(record, scope.asked)[0] for record in page.records]
        seen[dataset.name] = rows
        seen.update((inner.dataset.name, list(inner.rows)) for inner in rows_in(dataset, rows))
    except Forbidden as exc:
        if dataset.source.only_for:
            return fine(dataset.label, NOT_A_DISTRIBUTOR)
        return _problem(dataset.label, exc, console)
    except PartnerError as exc:
        return _problem(dataset.label, exc, console)
    return fine(dataset.label, N_("may be read"))


def _sample(dataset: Dataset, seen: dict[str, Records]) -> Scope | None:
    """One of the lists into which a dataset falls, None if nobody is known who has one."""
    if dataset.source.per:
        of = DATASETS[dataset.of]
        rows = (dict(zip(of.places, row, strict=True)) for row in seen.get(of.name, []))
        row = next((row for row in rows if _has(row, dataset)), None)
        return plan.of_owner(dataset, _owner(row, dataset.source.per, of)) if row else None
    now = utc_now()
    base = plan.bases(dataset, (), now)[0]
    window = dataset.source.window
    return plan.span(window, utc_text(now - RECENT), utc_text(now), base) if window else base


def _has(row: Mapping[str, Scalar], dataset: Dataset) -> bool:
    """Whether a row of another dataset has such a list."""
    per = dataset.source.per or Per("")
    skipped = any(row[column] in some for column, some in per.skip.items())
    return not skipped and all((row[column] or None) in some for column, some in per.only.items())


def _owner(row: Mapping[str, Scalar], per: Per, of: Dataset) -> Owner:
    also = tuple((sent, str(row[column])) for sent, column in per.also.items() if row[column])
    name = name_of(row[part] for part in of.key)
    return Owner(name, str(row[per.column or of.key[0]]), also)


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
