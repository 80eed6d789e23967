"""`sync`: read from the API what is new, here or by the window that holds the account."""

import asyncio
import json
import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import click

from desktop import logs, paths
from desktop.accounts import Account
from desktop.catalog import DATASETS
from desktop.catalog.declare import Dataset
from desktop.cli import asking, reports
from desktop.cli.console import Console, closing, offered
from desktop.cli.outcome import SOME_FAILED
from desktop.cli.progress import Line, duration
from desktop.errors import StoreBroken
from desktop.text import N_

if TYPE_CHECKING:
    from desktop.instance import Instance, Message, Reply
    from desktop.session import Session

_LATER = N_("It is read when it is looked at, or when it is named.")
_NOT_NAMED = N_("It was not named.")
SILENCE_S = 60.0  # of a window that syncs for us

Told = Sequence[Mapping[str, Any]]


class Busy(StoreBroken):
    """Another `sync` has the account; it takes no orders."""

    title = N_("Another sync of this account is running")
    advice = N_("Wait until it is done, then try again.")


@click.command(help=N_("Read from the API what is new or changed: all lists, or these."))
@click.argument("datasets", nargs=-1)
@click.option("--full", is_flag=True, help=N_("Read everything, not only what changed."))
@click.option("--json", "as_json", is_flag=True, help=N_("The result as one JSON object."))
@click.pass_obj
def sync(console: Console, /, datasets: tuple[str, ...], full: bool, as_json: bool) -> int:
    """Bring the local copy up to date; 0 only if every list is complete."""
    from desktop.instance import Instance

    account, began = console.account(), time.monotonic()
    among = offered(account)
    names = tuple(asking.dataset_named(name, among).name for name in datasets)
    close_log = logs.set_up(paths.logs_folder())
    try:
        with Line(console) as line:
            job = _Job(console, account, names, full, line.update)
            instance = Instance.acquire(console.folder(account))
            told = job.handed() if instance is None else job.ours(instance)
    except KeyboardInterrupt:
        console.note(N_("What was read is kept."))
        raise
    finally:
        close_log()
    read = [report for report in told if not report["skipped"]]
    result = {
        "datasets": read,
        "complete": all(report["complete"] for report in told),
        "seconds": round(time.monotonic() - began, 3),
        "quota": reports.quota_bound(read),
        "skipped": _skipped(console, among, told),
    }
    return _tell(console, result, as_json=as_json)


def _skipped(console: Console, among: Sequence[Dataset], told: Told) -> dict[str, str]:
    """The lists that were not read, each with the reason."""
    reasons = {report["dataset"]: report["skipped"] for report in told}
    found = {
        dataset.name: reasons.get(dataset.name, _LATER if dataset.on_demand else _NOT_NAMED)
        for dataset in among
        if not dataset.inside or dataset.of not in reasons
    }
    return {name: console.say(why) for name, why in found.items() if why}


def _tell(console: Console, result: Mapping[str, Any], *, as_json: bool) -> int:
    told = result["datasets"]
    if as_json:
        click.echo(json.dumps(result, ensure_ascii=False))
    else:
        click.echo("\n".join(reports.summary(console, told)))
        usual = {console.say(_LATER), console.say(_NOT_NAMED)}
        for name, why in result["skipped"].items():
            if why not in usual:
                console.note(N_("{list}: skipped. {why}"), list=name, why=why)
    for line in reports.remarks(console, told):
        click.echo(line, err=True)
    return 0 if result["complete"] else SOME_FAILED


@dataclass(frozen=True, slots=True)
class _Job:
    """One sync that was asked for, and who hears how far it is."""

    console: Console
    account: Account
    names: tuple[str, ...]
    full: bool
    update: Callable[[Mapping[str, Any]], None]

    def ours(self, instance: "Instance") -> Told:
        """Do it here, as the one program that may write."""
        from desktop.upkeep.garbage import sought_seldom

        instance.serve(_refuse)
        try:
            with sought_seldom():
                return asyncio.run(self._read())
        finally:
            instance.close()

    def handed(self) -> Told:
        """Let the program do it that holds the account.

        Raises:
            PartnerError: What it said against it, or that it does not answer.
        """
        from desktop.instance import NotHeard, ask

        self.console.note(N_("The window that is open does it."))
        message = {"do": "sync", "datasets": list(self.names), "full": self.full}
        for answer in ask(self.console.folder(self.account), message, SILENCE_S):
            if "progress" in answer:
                self.update(answer["progress"])
            if "reports" in answer:
                return list(answer["reports"])
        raise NotHeard("it ended without a result")

    async def _read(self) -> Told:
        from desktop.opening import go_online, open_session

        console, account = self.console, self.account
        secrets = console.secrets(account)
        opened = open_session(account, console.folder(account), secrets)
        async with closing(opened):
            if opened.notice:
                console.note(opened.notice)
            await go_online(opened, console.settings, language=console.words.wire)
            session = opened.session
            await self._announce(session)
            session.progressed = lambda progress: self.update(asdict(progress))
            return [each.as_json() for each in await session.sync(self.names, full=self.full)]

    async def _announce(self, session: "Session") -> None:
        """Say how long the lists will take that are read as a whole only when named."""
        for name in self.names:
            dataset = DATASETS[name]
            if not dataset.on_demand or session.api is None:
                continue
            keys, per = await session.unread(dataset), dataset.source.per
            requests = math.ceil(keys / (per.batch if per else 1))
            rate = dataset.source.quota_per_s * session.api.pace.share
            self.console.note(
                N_("{list}: at least {requests} requests, {rate} per second, about {time}."),
                list=self.console.say(dataset.label),
                requests=f"{requests:,}",
                rate=f"{rate:g}",
                time=duration(requests / rate),
            )


def _refuse(message: "Message", reply: "Reply") -> None:
    """What we answer whoever wants the account while we have it.

    Raises:
        Busy: Always.
    """
    raise Busy(str(message.get("do")))
