"""The diagnostics for support: a few files of plain text, shown before they are saved as one zip.

Versions, timings, sizes, counts, how the last readings went, settings without what was typed into
them, and the log once more through a sieve. Nothing of it tells who the customers are.
"""

import io
import json
import platform
import time
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from desktop import __version__, paths
from desktop.accounts import Account
from desktop.catalog.declare import Dataset, Sensitivity
from desktop.catalog.query import Query
from desktop.errors import PartnerError
from desktop.paths import write_private
from desktop.session import Session
from desktop.settings import AccountSettings, Chosen, Settings
from desktop.store.database import engine
from desktop.upkeep.sieve import sieved

LOG_BYTES, RUN_LINES = 200_000, 300
NAMES_ROWS = 50_000  # of each list whose names are looked for in the log
_LIBRARIES = (
    "PySide6_Essentials", "qasync", "httpx", "truststore", "sqlcipher3", "sqlite-utils", "keyring",
    "cryptography", "click", "xlsxwriter", "numpy",
)  # fmt: skip
_RUN = " desktop.reports: read "


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of the bundle."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What is told of: an account, where its files are, and its session if they opened."""

    settings: Settings
    account: Account | None = None
    folder: Path | None = None
    session: Session | None = None
    failure: PartnerError | None = None  # why there is no session


async def pieces(of: Subject) -> list[Piece]:
    """All files of the bundle, as they would be saved."""
    import asyncio

    names = [*_own(of), *(await _names(of.session) if of.session else [])]
    made = [
        _json("versions.json", _versions()),
        _json("account.json", _account(of)),
        _json("settings.json", _settings(of)),
        _json("files.json", _files(of)),
    ]
    if of.session:
        told = json.dumps(await _datasets(of.session), indent=1, ensure_ascii=False)
        made.append(Piece("datasets.json", sieved(told, names)))
    made += await asyncio.to_thread(_logs, names)
    return made


def save(files: list[Piece], target: Path) -> None:
    """Write the bundle, for its owner only.

    Raises:
        StoreBroken: The disk is full, or there is no such folder.
    """
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in files:
            archive.writestr(each.name, each.text)
    write_private(target.absolute(), held.getvalue())


def _json(name: str, value: Any) -> Piece:
    return Piece(name, json.dumps(value, indent=1, ensure_ascii=False) + "\n")


def _versions() -> dict[str, Any]:
    return {
        "partner_desk": __version__,
        "made_at": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "python": platform.python_version(),
        "sqlite": engine(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "libraries": dict(_libraries()),
    }


def _libraries() -> Iterator[tuple[str, str]]:
    for name in _LIBRARIES:
        try:
            yield name, metadata.version(name)
        except metadata.PackageNotFoundError:
            continue


def _account(of: Subject) -> dict[str, Any]:
    """What kind of account it is; neither what it is called nor whose it is."""
    if of.account is None:
        return {}
    told: dict[str, Any] = {
        "kind": of.account.kind,
        "site": of.account.site,
        "protection": of.account.protection,
        "encrypted": not of.account.plain_cache,
    }
    if of.failure:
        told["not_opened"] = type(of.failure).__name__
    return told


def _settings(of: Subject) -> dict[str, Any]:
    told = {"program": _chosen(of.settings)}
    if of.folder:
        told["account"] = _chosen(AccountSettings(of.folder / "settings.json"))
    return told


def _chosen(holder: Chosen) -> dict[str, Any]:
    """The settings; of what a person typed only whether there is something."""
    values = {each.name: getattr(holder, each.name) for each in holder.declared()}
    typed = _typed(holder)
    return {k: ("(set)" if v else "") if k in typed else v for k, v in values.items()}


def _typed(holder: Chosen) -> set[str]:
    """The settings that are any text, not one of some."""
    among = holder.declared()
    return {each.name for each in among if isinstance(each.default, str) and not each.among}


def _files(of: Subject) -> dict[str, Any]:
    """How large the files are, and how much room is left."""
    import shutil

    told: dict[str, Any] = {"logs": _sizes(paths.logs_folder())}
    if of.folder:
        told["account"] = _sizes(of.folder)
        told["free_bytes"] = shutil.disk_usage(of.folder).free
    return told


def _sizes(folder: Path) -> dict[str, int]:
    return {sieved(path.name): path.stat().st_size for path in sorted(folder.iterdir())}


async def _datasets(session: Session) -> dict[str, Any]:
    return {dataset.name: await _dataset(session, dataset) for dataset in session.datasets}


async def _dataset(session: Session, dataset: Dataset) -> dict[str, Any]:
    began = time.monotonic()
    try:
        fresh, state = await session.freshness(dataset), await session.state(dataset)
    except PartnerError as exc:
        return {"failure": type(exc).__name__}
    told = asdict(fresh) | {"unknown_fields": state.unknown, "lacking_since": state.lacking}
    told["answered_ms"] = round((time.monotonic() - began) * 1000)
    return {name: value for name, value in told.items() if value or name == "rows"}


def _own(of: Subject) -> Iterator[str]:
    """What the account is called, who signs in where, and what was typed into the settings."""
    account, holders = of.account, list[Chosen]([of.settings])
    if account:
        yield from (account.name, account.slug, account.user, account.domain)
        yield from (urlsplit(url).netloc for url in (account.operations, account.tickets))
        yield urlsplit(account.iam).netloc
    if of.folder:
        holders.append(AccountSettings(of.folder / "settings.json"))
    for holder in holders:
        for name in _typed(holder):
            yield str(getattr(holder, name))
            yield urlsplit(str(getattr(holder, name))).hostname or ""


async def _names(session: Session) -> list[str]:
    """What personal columns hold, to look for it in the log."""
    found = set[str]()
    for dataset in session.datasets:
        columns = [c.name for c in dataset.own if c.sensitivity is Sensitivity.PERSONAL]
        try:
            ids = (await session.first(Query(dataset, gone=True), NAMES_ROWS)) if columns else []
            rows = await session.chosen(dataset, columns, ids) if columns else []
        except PartnerError:  # the sieve has patterns as well
            continue
        found.update(value for row in rows for value in row[:-1] if isinstance(value, str))
    return sorted(found)


def _logs(names: list[str]) -> list[Piece]:
    """The ends of the logs, and what they say of readings on a page of its own."""
    folder = paths.logs_folder()
    older, newest = folder / "partner-desk.1.log", folder / "partner-desk.log"
    log = sieved(_end(older, LOG_BYTES) + _end(newest, LOG_BYTES), names)[-LOG_BYTES:]
    runs = [line for line in log.splitlines(keepends=True) if _RUN in line][-RUN_LINES:]
    made = [Piece("runs.txt", "".join(runs)), Piece("partner-desk.log", log)]
    crashes = sieved(_end(folder / "crash.log", LOG_BYTES), names)
    return [*made, Piece("crash.log", crashes)] if crashes else made


def _end(path: Path, count: int) -> str:
    """The last bytes of a file, from the start of a line."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - count))
            held = file.read()
    except OSError:
        return ""
    text = held.decode("utf-8", "replace")
    return text if len(held) < count else text.partition("\n")[2]
