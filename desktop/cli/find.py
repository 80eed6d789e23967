"""`find`: rows of any list in which a text stands, the best first, without a network."""

import asyncio
from typing import Any

import click

from desktop.catalog.declare import Column, Sensitivity
from desktop.catalog.found import Found, Group, Hit
from desktop.catalog.wire import to_json
from desktop.cli import table
from desktop.cli.console import Console
from desktop.text import MASK, N_, Style

SHOWN = 6  # of each list


@click.command(help=N_("Find customers, orders and everything else by any part of their names."))
@click.option("--unmasked", is_flag=True, help=N_("Personal data in the clear."))
@click.option(
    "--limit",
    type=click.IntRange(min=1, max=1000),
    default=SHOWN,
    metavar="N",
    help=N_("At most so many of each list, 6 if not said."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON object for each of them."))
@click.argument("text", nargs=-1, required=True)
@click.pass_obj
def find(console: Console, /, text: tuple[str, ...], limit: int, **options: Any) -> None:
    """Print what is found."""
    unmasked = options["unmasked"]

    async def work() -> Found:
        async with console.reading() as session:
            return await session.find(" ".join(text), limit)

    found = asyncio.run(work())
    if options["as_json"]:
        for hit in (hit for group in found.groups for hit in group.hits):
            click.echo(to_json(_plain(hit, unmasked)).decode())
    else:
        blocks = ["\n".join(_lines(each, console.style, unmasked)) for each in found.groups]
        click.echo("\n\n".join(blocks), nl=bool(blocks))
        if not blocks:
            console.note(N_("Nothing found"))
    if found.ready < 1:
        percent = min(int(found.ready * 100), 99)
        console.note(
            N_("{percent} % of the rows can be found; a sync adds the rest."), percent=percent
        )


def _hides(column: Column, unmasked: bool) -> bool:
    return column.sensitivity is Sensitivity.PERSONAL and not unmasked


def _lines(group: Group, style: Style, unmasked: bool) -> list[str]:
    say, dataset = style.translate, group.dataset
    columns = [dataset.by_name[name] for name in dataset.found_as]
    number = f"{group.count:,}{'+' if group.many else ''}"
    heading = [say(column.label) for column in columns]
    rows = [[_cell(hit, column, style, unmasked) for column in columns] for hit in group.hits]
    if any(hit.gone for hit in group.hits):
        heading = [*heading, say(N_("No longer listed"))]
        yes = say(N_("Yes"))
        rows = [[*row, yes if hit.gone else ""] for row, hit in zip(rows, group.hits, strict=True)]
    right = [column.kind.numeric for column in columns] + [False] * (len(heading) - len(columns))
    return [f"{say(dataset.label)} {number}", *table.lines(heading, rows, right)]


def _cell(hit: Hit, column: Column, style: Style, unmasked: bool) -> str:
    value = hit.value(column.name)
    if value is None:
        return ""
    return MASK if _hides(column, unmasked) else column.kind.cell(value, style)


def _plain(hit: Hit, unmasked: bool) -> dict[str, Any]:
    """A hit with the names, codes and UTC of the API; `found_in` is the column it was found in."""
    dataset = hit.dataset
    values = dict[str, Any]()
    for name in dict.fromkeys((*dataset.key, *dataset.found_as)):
        column, value = dataset.by_name[name], hit.value(name)
        hidden = value is not None and _hides(column, unmasked)
        values[name] = MASK if hidden else None if value is None else column.kind.encode(value)
    return {"dataset": dataset.name, "found_in": hit.column, "gone": hit.gone, **values}
