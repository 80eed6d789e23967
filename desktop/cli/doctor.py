"""`doctor`: is everything there that the program needs, and what to do about what is not."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import click

from desktop import logs, paths
from desktop.accounts import site_of
from desktop.catalog.sites import Site
from desktop.cli import diagnostics, network, permissions
from desktop.cli.console import Console, offered
from desktop.cli.finding import Finding, failed, fine
from desktop.cli.outcome import FAILED
from desktop.cli.table import harmless, width
from desktop.errors import PartnerError
from desktop.text import N_

MARK_WIDTH = 8
LEAST_FREE_BYTES = 500_000_000
SOUND_SQLITE = (3, 51, 3)  # before, two writers at the same moment could damage a file


@click.command(help=N_("Check connection, sign-in and permissions."))
@click.option(
    "--bundle",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=N_("Instead show what support needs to know, and save it to this file (zip)."),
)
@click.option("--yes", is_flag=True, help=N_("Save without asking."))
@click.pass_obj
def doctor(console: Console, /, bundle: Path | None, yes: bool) -> int:
    """Say for each part whether it works, and what to do if not; 0 only if all do."""
    if bundle is not None:
        return asyncio.run(diagnostics.offer(console, bundle, sure=yes))
    close_log = logs.set_up(paths.logs_folder())
    try:
        return asyncio.run(_told(console))
    finally:
        close_log()


async def _told(console: Console) -> int:
    well = True
    async for finding in _findings(console):
        well = well and finding.ok
        click.echo("\n".join(_lines(console, finding)))
    return 0 if well else FAILED


def _lines(console: Console, finding: Finding) -> list[str]:
    mark = console.say(N_("ok") if finding.ok else N_("PROBLEM"))
    said = console.say(finding.said, **finding.values)
    first = f"{mark}{' ' * (MARK_WIDTH - width(mark))}{console.say(finding.about)}: {said}"
    advice = [" " * MARK_WIDTH + console.say(text) for text in finding.advice]
    return [harmless(line) for line in (first, *advice)]


async def _findings(console: Console) -> AsyncIterator[Finding]:
    yield _sqlite()
    account = console.account()
    for finding in _computer(console):
        yield finding
    if account.kind == "sandbox":
        yield fine(N_("Network"), N_("sample data are answered within the program"))
        return
    site = site_of(account)
    for host in _hosts(site, by_password=account.kind == "password"):
        async for finding in network.findings(host, console.settings.proxy):
            yield finding
            if not finding.ok:
                return
    async for finding in permissions.findings(console, account, site, offered(account)):
        yield finding


def _hosts(site: Site, *, by_password: bool) -> list[str]:
    """The addresses this account speaks to, each once."""
    asked = [site.operations, site.iam if by_password else ""]
    return [url for url in dict.fromkeys(asked) if url]


def _sqlite() -> Finding:
    from desktop.store.database import engine

    version, about = engine(), N_("SQLite")
    if tuple(int(part) for part in version.split(".")[:3]) >= SOUND_SQLITE:
        return fine(about, N_("version {version}"), version=version)
    advice = N_("It can damage files when two programs write at once. Install this program anew.")
    return failed(about, N_("version {version}"), advice, version=version)


def _computer(console: Console) -> list[Finding]:
    """The disk, and where the secrets of the account are."""
    import shutil

    account = console.account()
    folder, about = console.folder(account), N_("Disk")
    free = shutil.disk_usage(folder).free
    values = {"free": f"{free / 1e9:.1f}", "folder": str(folder)}
    said = N_("{free} GB free in {folder}")
    advice = N_("Free some space: 500 MB is the least the local copy should have.")
    enough = free >= LEAST_FREE_BYTES
    disk = fine(about, said, **values) if enough else failed(about, said, advice, **values)
    return [disk, _secrets(console)]


def _secrets(console: Console) -> Finding:
    account, about = console.account(), N_("Key of the account")
    try:
        console.secrets(account)
    except PartnerError as exc:
        return failed(about, exc.title, exc.advice, exc.detail)
    if account.kind == "environment":
        return fine(about, N_("from the environment"))
    return fine(about, N_("protection: {how}"), how=account.protection)
