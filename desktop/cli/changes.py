"""`changes`: what syncs found to be new, changed or gone, the newest first, without a network."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import Any

import click

from desktop.catalog import news, typed
from desktop.catalog.declare import Column, Dataset, Sensitivity
from desktop.catalog.kinds import Scalar, show_time
from desktop.catalog.news import Hides, News, Wanted
from desktop.catalog.wire import to_json
from desktop.cli import asking, table
from desktop.cli.console import Console, offered
from desktop.session import Session
from desktop.text import MASK, N_, Style

SHOWN = 100
AT_ONCE = 200


@click.command(help=N_("Show what syncs found to be new, changed or gone, the newest first."))
@click.option("--since", metavar="TIME", default="", help=N_("Only since then: 2026-11-01."))
@click.option("--dataset", "names", metavar="NAME", multiple=True, help=N_("Only of this list."))
@click.option("--kind", type=click.Choice([*news.KINDS]), help=N_("Only of this kind."))
@click.option("--unmasked", is_flag=True, help=N_("Personal data in the clear."))
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=SHOWN,
    metavar="N",
    help=N_("At most so many, 100 if not said; all of them with: 0."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON object for each of them."))
@click.pass_obj
def changes(console: Console, /, limit: int, as_json: bool, **options: Any) -> None:
    """Print the feed of changes."""
    wanted = _wanted(console, options)

    def hides(column: Column) -> bool:
        return column.sensitivity is Sensitivity.PERSONAL and not options["unmasked"]

    async def work() -> None:
        found = list[News]()
        async with console.reading() as session:
            async for each in _feed(session, wanted, limit):
                if as_json:
                    click.echo(to_json(_plain(each, hides)).decode())
                found += [] if as_json else [each]
        if found:
            click.echo("\n".join(_lines(found, console.style, hides)))
        elif not as_json:
            console.note(N_("Nothing changed."))

    asyncio.run(work())


def _wanted(console: Console, options: dict[str, Any]) -> Wanted:
    """What was asked for.

    Raises:
        Misused: There is no such list, or the time is none.
    """
    among = offered(console.account())
    datasets: Sequence[Dataset] = among
    if options["names"]:
        datasets = [asking.dataset_named(name, among) for name in options["names"]]
    since = typed.begin(options["since"], console.style) if options["since"] else ""
    return Wanted(datasets, options["kind"], since, most=AT_ONCE)


async def _feed(session: Session, wanted: Wanted, limit: int) -> AsyncIterator[News]:
    """The first `limit` pieces of news, all of them with 0."""
    told, before = 0, None
    while not limit or told < limit:
        most = min(AT_ONCE, limit - told) if limit else AT_ONCE
        page = await session.feed(replace(wanted, before=before, most=most))
        if not page:
            return
        for each in page:
            yield each
        told, before = told + len(page), page[-1].place


def _lines(found: Sequence[News], style: Style, hides: Hides) -> list[str]:
    say = style.translate
    heading = [say(text) for text in (N_("When"), N_("List"), N_("Row"), N_("What changed"))]
    rows = [
        [
            show_time(each.time, style),
            say(each.dataset.label),
            news.title(each, hides),
            news.sentence(each, style, hides),
        ]
        for each in found
    ]
    return table.lines(heading, rows, [False] * len(heading))


def _plain(each: News, hides: Hides) -> dict[str, Any]:
    """A piece of news with the names, codes and UTC of the API; amounts are exact."""
    columns = each.dataset.by_name

    def value(name: str, stored: Scalar) -> Any:
        column = columns.get(name)
        if stored is None or column is None:
            return stored
        return MASK if hides(column) else column.kind.encode(stored)

    steps = [
        {
            "column": step.column,
            "before": value(step.column, step.before),
            "after": value(step.column, step.after),
        }
        for step in each.steps
    ]
    key = {name: value(name, part) for name, part in zip(each.dataset.key, each.key, strict=False)}
    at = news.moment(each.at).isoformat().replace("+00:00", "Z")
    return {
        "at": at,
        "dataset": each.dataset.name,
        "key": key,
        "kind": each.kind,
        "columns": steps,
    }
