"""Putting a session together: the files of an account, their key, its way to the API.

Used by both faces. What is heavy (HTTP, the sandbox) is imported where it is needed, so that a
window can be painted from the cache before.
"""

import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.accounts import Account, quota_share, site_of
from desktop.catalog import DATASETS
from desktop.errors import StoreBroken
from desktop.paths import read_private, write_private
from desktop.session import Session
from desktop.settings import AccountSettings, Settings
from desktop.store.cache import open_cache, readable, set_aside
from desktop.store.database import Store
from desktop.store.local import Local, open_local
from desktop.text import N_, SHANGHAI

if TYPE_CHECKING:
    from desktop.actions.service import Actions
    from desktop.api.auth import Credential
    from desktop.api.client import PartnerApi
    from desktop.api.connect import Wire
    from desktop.catalog.sites import Site
    from desktop.vault import Secrets

CACHE, LOCAL = "cache.sqlite", "local.sqlite"
_DEMO_ENDPOINT = "https://sandbox.localhost"  # goes nowhere: the sandbox answers in the program
_DEMO_DAY = "demo-day"
_TWICE_IN_A_SECOND = 0.5  # of the quota: one program may end and another begin
_ON_ITS_WAY_S = 0.25  # what the one sent last, and nobody hears the answer to
_PLAYGROUND = ("sandbox", "environment")  # kinds of accounts that are not read-only at first

KEY_LOST = N_(
    "The key of the local copy was not in the keyring. The copy was set aside and is read again."
)
NOTHING_YET = N_("There is no local copy yet. Read it first: partner-desk sync")


@dataclass(frozen=True, slots=True)
class Demo:
    """How large the sample account is, how often something happens in it, and how it answers."""

    customers: int = 400
    orders: int = 20_000
    seed: int = 1
    goes_on_every_s: float = 300.0
    has_quota: bool = True


@dataclass(slots=True)
class Opened:
    """A session and what belongs to it; `notice` is a sentence for the user (N_), or empty."""

    session: Session
    folder: Path
    secrets: "Secrets"
    local: Local
    notice: str = ""
    http: Any = None  # the httpx.AsyncClient, once there is one
    opened_at: float = 0.0  # by time.perf_counter: no other program has had the account since
    _actions: "Actions | None" = None

    @property
    def actions(self) -> "Actions":
        """What can be done at the API with this account, made when first needed."""
        from desktop.actions.service import Actions

        if self._actions is None:
            self._actions = Actions(self.session, self.local.outbox)
        return self._actions

    async def close(self) -> None:
        """Close the way to the API, then the files."""
        try:
            if self._actions:
                await self._actions.close()
            await self.session.close()
        finally:
            self.local.close()
            if self.http is not None:
                thread = self.session.api.thread if self.session.api else None
                await (thread.end(self.http.aclose) if thread else self.http.aclose())


def open_session(
    account: Account, folder: Path, secrets: "Secrets", *, thorough: bool = False
) -> Opened:
    """Open the local files of an account for reading and writing; nothing is sent.

    Only for whoever holds the account's lock (desktop/instance.py).

    Args:
        account: Whose.
        folder: The account's own.
        secrets: Where the key of the files is.
        thorough: Look at every page of the cache first: takes time, finds damage.

    Raises:
        PartnerError: The files cannot be used, or a newer version wrote them.
    """
    path = folder / CACHE
    if account.kind == "sandbox":
        _forget_yesterday(folder)
    settings = _settings(account, folder)
    key, lost = _key(path, secrets)
    store, notice = open_cache(path, key, _datasets(), thorough=thorough)
    local, warning = open_local(folder / LOCAL, key)
    local.outbox.doubt()
    notice = lost or notice or warning
    session = Session(account, settings, store)
    return Opened(session, folder, secrets, local, notice, opened_at=time.perf_counter())


def open_for_reading(account: Account, folder: Path, secrets: "Secrets") -> Opened:
    """Open the cache beside the program that writes it, if one does.

    Raises:
        StoreBroken: There is nothing to read yet, or it cannot be read.
    """
    path = folder / CACHE
    if not path.exists():
        raise StoreBroken("no cache", advice=NOTHING_YET)
    key = bytes.fromhex(secrets.cache_key(create=False))
    if not readable(path, key, _datasets()):
        raise StoreBroken("the cache of another version", advice=NOTHING_YET)
    settings = _settings(account, folder)
    session, local = Session(account, settings, Store(path, key)), Local(folder / LOCAL, key)
    return Opened(session, folder, secrets, local)


def open_own(folder: Path, secrets: "Secrets") -> Local | None:
    """Open the user's own file for reading, beside a window; None if there is none yet."""
    if not (folder / LOCAL).exists():
        return None
    return Local(folder / LOCAL, bytes.fromhex(secrets.cache_key(create=False)))


async def go_online(
    opened: Opened,
    settings: Settings,
    *,
    language: str = "",
    demo: Demo | None = None,
    apart: bool = False,
) -> None:
    """Give the session its way to the API. Takes 50 ms and more, on another thread.

    With `apart` all that has to do with the API happens on a thread of its own: for a window.

    Raises:
        PartnerError: Its key is not there, or an address cannot be used.
    """
    import asyncio

    opened.http, api = await asyncio.to_thread(
        _make_api, opened, settings, language, demo or Demo(), apart
    )
    opened.session.connect(api)


def _settings(account: Account, folder: Path) -> AccountSettings:
    """The settings of an account; one that was not signed in to in the window may write."""
    settings = AccountSettings(folder / "settings.json")
    if AccountSettings.read_only.name not in settings.values and account.kind in _PLAYGROUND:
        with suppress(StoreBroken):  # a folder that is only read from: then nothing is sent either
            settings.read_only = False
            if account.kind == "sandbox":
                from desktop.sandbox.customers import PLATFORM

                settings.xaccount_type = PLATFORM
    return settings


def _datasets() -> tuple[Any, ...]:
    return tuple(DATASETS.values())


def _key(path: Path, secrets: "Secrets") -> tuple[bytes, str]:
    """The key of the files, and what the user should be told of it, or "".

    A new one only where there is no file that it would not open: one whose key is gone (where
    there should be one: a plain file has none) is set aside.
    """
    from desktop.vault import KeyGone

    try:
        return bytes.fromhex(secrets.cache_key(create=not path.exists())), ""
    except KeyGone:
        set_aside(path)
        return bytes.fromhex(secrets.cache_key(create=True)), KEY_LOST


def _forget_yesterday(folder: Path) -> None:
    """The sample data are made anew each day, so that "today" has some: so is their copy."""
    today = f"{datetime.now(SHANGHAI):%Y-%m-%d}".encode()
    if read_private(folder / _DEMO_DAY) != today:
        for file in folder.glob(f"{CACHE}*"):
            file.unlink()
        write_private(folder / _DEMO_DAY, today)


def _make_api(
    opened: Opened, settings: Settings, language: str, demo: Demo, apart: bool
) -> tuple[Any, "PartnerApi"]:
    from desktop.api.client import PartnerApi
    from desktop.api.connect import Wire, make_http
    from desktop.api.pace import UNLIMITED, WINDOW_S, Pace
    from desktop.api.thread import ApiThread

    import_module("desktop.sync.apart")  # else the first sync would load it while a window waits
    session = opened.session
    parallel = session.settings.parallel_requests
    wire = Wire(proxy=settings.proxy, parallel=parallel, language=language)
    if session.account.kind == "sandbox":
        site, credential, wire = _sandbox(demo, wire)
        share = 1.0 if demo.has_quota else UNLIMITED
    else:
        site = site_of(session.account)
        credential = credential_of(session.account, opened.secrets, site)
        share = quota_share() or session.settings.quota_share_percent / 100
    http = make_http(site, credential, wire)
    thread = ApiThread() if apart else None
    # Whoever had the account until then may have sent as much in that second as we may.
    twice = _TWICE_IN_A_SECOND < share < UNLIMITED
    opens_at = opened.opened_at + WINDOW_S + _ON_ITS_WAY_S if twice else 0.0
    pace = Pace(share, opens_at=opens_at)
    return http, PartnerApi(http, site, pace, parallel=parallel, thread=thread)


def credential_of(account: Account, secrets: "Secrets", site: "Site") -> "Credential":
    """What signs the requests of an account: its key, its password, or a token as given.

    Raises:
        SignedOut: Its secrets are not there.
    """
    from desktop.api.auth import KeyAuth
    from desktop.api.token import FixedToken, Login, TokenAuth

    if account.kind == "password":
        return TokenAuth(site.iam, Login(account.user, secrets.password(), account.domain))
    if token := secrets.get("token"):
        return FixedToken(token)
    return KeyAuth(*secrets.key_pair())


def _sandbox(demo: Demo, wire: "Wire") -> tuple["Site", "Credential", "Wire"]:
    """The sample account: the API itself, answering within this process."""
    from dataclasses import replace

    from desktop.api.auth import KeyAuth
    from desktop.api.connect import in_process
    from desktop.catalog.sites import custom
    from desktop.sandbox.accounts import AK, SK
    from desktop.sandbox.app import DECLARED_QUOTAS, Sandbox
    from desktop.sandbox.life import Life
    from desktop.sandbox.world import World

    today = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    world = World(demo.seed, demo.customers, demo.orders, now=today)
    sandbox = Sandbox(world, quota=DECLARED_QUOTAS if demo.has_quota else None)
    sandbox.before_answer = Life(world, demo.goes_on_every_s).look
    site = custom(_DEMO_ENDPOINT, _DEMO_ENDPOINT, _DEMO_ENDPOINT)
    return site, KeyAuth(AK, SK), replace(wire, transport=in_process(sandbox))
