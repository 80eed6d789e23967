"""A short life of an account whose secrets and telephones are canaries, and where they turn up.

Everything the program leaves is searched for the bytes of each: as it is, percent-encoded, in
base64 and as UTF-16. `Life.places` is what is searched, by a name for it.
"""

import asyncio
import base64
import contextlib
import io
import logging
import os
import string
import tempfile
import traceback
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from urllib.parse import quote

from desktop import logs
from desktop.accounts import Account
from desktop.api.auth import Credential, KeyAuth
from desktop.api.client import PartnerApi
from desktop.api.connect import Wire, make_http
from desktop.api.pace import UNLIMITED, Pace
from desktop.api.request import Request
from desktop.api.token import FixedToken, Login, Token, TokenAuth
from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.notes import Kept, Note
from desktop.catalog.query import Query
from desktop.catalog.sites import CHINA, custom
from desktop.errors import PartnerError
from desktop.export import export
from desktop.opening import Opened, open_session
from desktop.sandbox.accounts import Account as Partner
from desktop.sandbox.app import Sandbox
from desktop.sandbox.faults import Fault
from desktop.sandbox.server import running
from desktop.sandbox.world import World
from desktop.settings import Settings
from desktop.text import Style
from desktop.upkeep import bundle
from desktop.vault import Vault

HOME = "PARTNER_DESK_HOME"
_LETTERS = string.ascii_letters + string.digits
_LOG = logging.getLogger("desktop.canaries")


@dataclass(frozen=True)
class Canaries:
    """Values that may stand nowhere; each but telephone and mail is also hidden by its shape."""

    ak: str
    sk: str
    other_sk: str
    token: str
    password: str
    passphrase: str
    phone: str
    mail: str
    proxy: str

    @classmethod
    def made(cls, rng: Random) -> "Canaries":
        """Others for each seed."""

        def letters(count: int) -> str:
            return "".join(rng.choice(_LETTERS) for _ in range(count))

        return cls(
            ak=f"HPUA{letters(16).upper()}",
            sk=letters(40),
            other_sk=letters(40),
            token=f"MIIE{letters(600)}",
            password=f"{letters(9)}!ä {letters(4)}",
            passphrase=f"correct {letters(8)} horse",
            phone=f"139{rng.randrange(10**8):08}",
            mail=f"{letters(10).lower()}@partner.example.cn",
            proxy=letters(14),
        )

    def all(self) -> dict[str, str]:
        """Each by its name."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


@dataclass
class Life:
    """What a life left: bytes by place; a place is a file, or what was said."""

    canaries: Canaries
    places: dict[str, bytes] = field(default_factory=dict)

    def found(self) -> list[str]:
        """Which canary stands where."""
        return [
            f"{name} in {place}"
            for name, value in self.canaries.all().items()
            for place, data in self.places.items()
            if any(form in data for form in _forms(value))
        ]


def _forms(value: str) -> Iterator[bytes]:
    data = value.encode()
    yield from (
        data,
        quote(value, safe="").encode(),
        value.encode("utf-16-le"),
        data.hex().encode(),
    )
    for shift in range(3):  # base64 of it, wherever it begins
        coded = base64.b64encode(b"x" * shift + data)
        yield coded[4 if shift else 0 : len(coded) - 4]


@contextmanager
def _own_temporary(folder: Path) -> Iterator[None]:
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


async def live(folder: Path, rng: Random) -> Life:
    """Sign in, read, write notes, fail in many ways, export; then gather what was left."""
    life = Life(Canaries.made(rng))
    for name in ("account", "temporary", "logs"):
        (folder / name).mkdir(parents=True)
    said = io.StringIO()
    close_log = logs.set_up(folder / "logs", verbose=True)
    try:
        with (
            contextlib.redirect_stderr(said),
            _own_temporary(folder / "temporary"),
            _at_home(folder),
        ):
            async with _opened(folder / "account", life.canaries) as (opened, url):
                await _work(opened, life)
                await _fail(url, life)
                await _tell(opened, life, folder)
                _gather(folder, life, "while it runs")
    finally:
        close_log()
    life.places["standard error"] = said.getvalue().encode()
    _gather(folder, life, "after it")
    return life


@asynccontextmanager
async def _opened(folder: Path, its: Canaries) -> AsyncIterator[tuple[Opened, str]]:
    partner = Partner(keys={its.ak: its.sk}, password=its.password)
    sandbox = Sandbox(World(customers=12, orders=30), account=partner, quota=None)
    for record in sandbox.world.customers.values():
        named = f"{its.phone} {its.mail}"
        record.update(customer=named, account_name=its.mail, telephone=its.phone, email=its.mail)
    account = Account(
        "Canary", "custom", operations=CHINA.operations, protection="passphrase", slug="canary"
    )
    keys = {"ak": its.ak, "sk": its.sk, "password": its.password, "token": its.token}
    secrets = Vault({}, backends=list).create(account, folder, keys, its.passphrase)
    opened = open_session(account, folder, secrets)
    with running(sandbox) as url:
        opened.http = make_http(custom(url), KeyAuth(*secrets.key_pair()))
        opened.session.connect(PartnerApi(opened.http, custom(url), Pace(UNLIMITED)))
        sandbox.fail_next(Fault("truncated"))
        try:
            yield opened, url
        finally:
            await opened.close()


async def _work(opened: Opened, life: Life) -> None:
    its = life.canaries
    reports = await opened.session.sync(["customers", "customer_balances", "orders"])
    assert await opened.session.count(Query(CUSTOMERS)) == 12, reports
    note = Note(f"call {its.phone}, {its.mail}", ("vip",))
    keys = [str(key) for key, _ in await opened.session.values(CUSTOMERS, "customer_id")]
    await asyncio.wrap_future(opened.local.notes.put([Kept("customers", keys[0], note)]))
    names = [column.name for column in CUSTOMERS.columns]
    for form in ("csv", "xlsx", "jsonl"):
        stream = io.BytesIO()
        await export(
            opened.session, Query(CUSTOMERS), names, stream, form,
            unmasked=False, raw=form == "jsonl", style=Style(), hidden=("note", "tags"),
        )  # fmt: skip
        life.places[f"a masked export as {form}"] = _unpacked(stream.getvalue())
    life.places["what objects say of themselves"] = repr(
        [opened, opened.secrets, opened.http, opened.session, vars(opened.session)]
    ).encode()


def _unpacked(data: bytes) -> bytes:
    import zipfile

    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return b"".join(file.read(name) for name in file.namelist())


async def _fail(url: str, life: Life) -> None:
    """Each way in which a request with a secret ends badly, logged as a fault would be."""
    its, gone = life.canaries, "http://127.0.0.1:9"
    login = Login("demo", f"{its.password}x", "sandbox-partner")
    until = datetime(2099, 1, 1, tzinfo=UTC)
    asked = Request(
        "list_sub_customers", "POST", "/v2/x", (("mobile", its.phone),), its.mail.encode()
    )
    ways: list[tuple[str, Credential, Wire]] = [
        (url, KeyAuth(its.ak, its.other_sk), Wire()),
        (url, KeyAuth(its.other_sk, its.sk, security_token=its.token), Wire()),
        (url, FixedToken(its.token), Wire()),
        (url, TokenAuth(url, login), Wire()),
        (url, TokenAuth(url, login, token=Token(its.token, until)), Wire()),
        (gone, KeyAuth(its.ak, its.sk), Wire()),
        (gone, TokenAuth(gone, login), Wire()),
        (CHINA.operations, KeyAuth(its.ak, its.sk), Wire(f"http://u:{its.proxy}@127.0.0.1:9")),
        (url, KeyAuth(its.ak, its.sk), Wire(f"nonsense://u:{its.proxy}@[x")),
    ]
    said = list[str]()
    for where, auth, wire in ways:
        said.append(repr((auth, wire, login)))
        try:
            site = CHINA if where == CHINA.operations else custom(where, "", where)
            async with make_http(site, auth, wire) as http:
                await PartnerApi(http, site, Pace(UNLIMITED)).send(asked)
        except PartnerError as exc:
            _LOG.exception("it failed")
            _LOG.warning("%s %s", exc.detail, exc)
            said += traceback.format_exception(exc)
            said.append(repr((exc, vars(exc))))
    for text in (f"{asked}", f"AK={its.ak} sk {its.sk}", its.phone, its.mail):
        _LOG.error("a text of somebody else's: %s", text)
    life.places["exceptions"] = "\n".join(said).encode()


async def _tell(opened: Opened, life: Life, folder: Path) -> None:
    """The diagnostics, with the log of all that went wrong."""
    its, settings = life.canaries, Settings(folder / "account" / "program.json")
    try:
        settings.proxy = f"http://u:{its.proxy}@proxy.example"
    except ValueError as exc:  # no setting holds a password
        life.places["what a setting says"] = repr(exc).encode()
    told = await bundle.pieces(
        bundle.Subject(settings, opened.session.account, folder / "account", opened.session)
    )
    bundle.save(told, folder / "diagnostics.zip")
    life.places["the diagnostics"] = _unpacked((folder / "diagnostics.zip").read_bytes())


@contextmanager
def _at_home(folder: Path) -> Iterator[None]:
    """The program's own folders are here."""
    before = os.environ.get(HOME)
    os.environ[HOME] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ[HOME]
        else:
            os.environ[HOME] = before


def _gather(folder: Path, life: Life, when: str) -> None:
    """Every file that is there: cache, WAL, notes, settings, logs, what is temporary."""
    for path in folder.rglob("*"):
        if path.is_file():
            life.places[f"{path.relative_to(folder)} {when}"] = path.read_bytes()
