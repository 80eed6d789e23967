"""`show` and `export`: what is in the local copy, beside a running window, without a network."""

import asyncio
import sys
import time
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from desktop.catalog import typed
from desktop.catalog.declare import Column, Dataset, Sensitivity
from desktop.catalog.kinds import Scalar
from desktop.catalog.query import Query, Row
from desktop.cli import asking, table
from desktop.cli.console import Console, offered
from desktop.cli.progress import Line
from desktop.export import Form, export
from desktop.session import Session
from desktop.text import MASK, N_, Style

SHOWN_ROWS = 100
SHOWN_CHARACTERS = 60  # of a cell, on a screen


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to see, as typed."""

    dataset: Dataset
    search: str
    where: tuple[str, ...]
    sort: tuple[str, ...]
    columns: str
    include_gone: bool
    changed_since: str

    async def query(self, session: Session, style: Style) -> Query:
        """The question to the cache.

        Raises:
            Misused: A name or a value that does not exist.
        """
        sort = asking.sorts(self.dataset, self.sort, style)
        wanted = asking.split(self.dataset, self.where, style)
        codes = {
            name: [str(value) for value, _ in await session.values(self.dataset, name)]
            for name in wanted
            if self.dataset.by_name[name].kind.name == "choice"
        }
        tests = asking.conditions(self.dataset, wanted, codes, style)
        since = typed.begin(self.changed_since, style) if self.changed_since else ""
        return Query(self.dataset, tests, self.search, sort, self.include_gone, since)


@dataclass(frozen=True, slots=True)
class _First:
    """The first rows of a session, as if there were no others."""

    session: Session
    limit: int

    async def ids(self, query: Query) -> "array[int]":
        return await self.session.first(query, self.limit)

    async def chosen(
        self, dataset: Dataset, names: Sequence[str], ids: Sequence[int]
    ) -> Sequence[Row]:
        return await self.session.chosen(dataset, names, ids)


def _asks(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say which rows and columns."""
    for decorate in (
        click.option(
            "--changed-since",
            metavar="TIME",
            default="",
            help=N_("Only rows that came or changed since then, such as 2026-11-01."),
        ),
        click.option("--include-gone", is_flag=True, help=N_("Also rows no longer listed.")),
        click.option(
            "--columns",
            metavar="A,B,…",
            default="",
            help=N_("The columns, in this order; all of them with: all."),
        ),
        click.option(
            "--sort",
            metavar="[-]COLUMN",
            multiple=True,
            help=N_("Sort by this column, descending with -. May be repeated."),
        ),
        click.option(
            "--where",
            metavar="COLUMN=VALUE",
            multiple=True,
            help=N_("Only rows with this value; a range is written A..B. May be repeated."),
        ),
        click.option(
            "--search", metavar="TEXT", default="", help=N_("Only rows with these words.")
        ),
        click.option("--unmasked", is_flag=True, help=N_("Personal data in the clear.")),
        click.argument("dataset"),
    ):
        command = decorate(command)
    return command


def _asked(console: Console, dataset: str, options: dict[str, Any]) -> Asked:
    found = asking.dataset_named(dataset, offered(console.account()))
    names = ("search", "where", "sort", "columns", "include_gone", "changed_since")
    return Asked(found, *(options[name] for name in names))


@click.command(help=N_("Show rows of the local copy as a table."))
@_asks
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=SHOWN_ROWS,
    metavar="N",
    help=N_("At most so many rows, 100 if not said; all of them with: 0."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON object for each row."))
@click.pass_obj
def show(console: Console, /, dataset: str, limit: int, as_json: bool, **options: Any) -> None:
    """Print rows of a dataset."""
    asked = _asked(console, dataset, options)

    async def work() -> None:
        async with console.reading() as session:
            query = await asked.query(session, console.style)
            columns = asking.columns_named(asked.dataset, asked.columns, console.style)
            if as_json:
                names = [column.name for column in columns]
                await _write(console, _First(session, limit or -1), query, names, options, "jsonl")
            else:
                shown = _Shown(columns, options["unmasked"], console.style)
                await _show(console, session, query, shown, limit)

    asyncio.run(work())


@dataclass(frozen=True, slots=True)
class _Shown:
    """The columns of a table on the screen, and how they are put."""

    columns: Sequence[Column]
    unmasked: bool
    style: Style

    def hides(self, column: Column) -> bool:
        return column.sensitivity is Sensitivity.PERSONAL and not self.unmasked

    def lines(self, query: Query, rows: Sequence[Row]) -> list[str]:
        say, names = self.style.translate, [*query.dataset.by_name]
        places = [names.index(column.name) for column in self.columns]
        heading = [say(column.label) for column in self.columns]
        right = [column.kind.numeric and not self.hides(column) for column in self.columns]
        cells = [
            [self._cell(column, row[at]) for column, at in zip(self.columns, places, strict=True)]
            for row in rows
        ]
        if query.gone:
            heading, right = [*heading, say(N_("No longer listed"))], [*right, False]
            for line, row in zip(cells, rows, strict=True):
                line.append("" if row[len(names)] is None else say(N_("Yes")))
        return table.lines(heading, cells, right)

    def _cell(self, column: Column, value: Scalar) -> str:
        if value is None:
            return ""
        text = MASK if self.hides(column) else column.kind.cell(value, self.style)
        return text if len(text) <= SHOWN_CHARACTERS else f"{text[: SHOWN_CHARACTERS - 1]}…"


async def _show(
    console: Console, session: Session, query: Query, shown: _Shown, limit: int
) -> None:
    ids = await session.first(query, limit or -1)
    found = await session.rows(query.dataset, ids)
    rows = [found[rowid] for rowid in ids if rowid in found]
    click.echo("\n".join(shown.lines(query, rows)))
    total = await session.count(query)
    if total > len(rows):
        console.note(
            N_("{shown} of {total} rows. Show all of them with --limit 0."),
            shown=f"{len(rows):,}",
            total=f"{total:,}",
        )
    elif not rows:
        console.note(N_("No rows."))


@click.command("export", help=N_("Write rows of the local copy to a file."))
@_asks
@click.option(
    "--format",
    "form",
    type=click.Choice(["xlsx", "csv", "jsonl"]),
    required=True,
    help=N_("The form of the file."),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=N_("The file to write; the standard output if not said."),
)
@click.option(
    "--raw",
    is_flag=True,
    help=N_("All columns with the names, codes and UTC of the API; numbers are exact."),
)
@click.pass_obj
def export_(
    console: Console, /, dataset: str, form: Form, output: Path | None, **options: Any
) -> None:
    """Write rows of a dataset to a file or to the standard output."""
    asked = _asked(console, dataset, options)
    if output is None and form == "xlsx" and sys.stdout.isatty():
        raise click.UsageError(console.say(N_("A workbook is no text: name a file with -o.")))

    async def work() -> None:
        async with console.reading() as session:
            query = await asked.query(session, console.style)
            if options["raw"] and not asked.columns:
                columns = list(asked.dataset.own)
            else:
                columns = asking.columns_named(asked.dataset, asked.columns, console.style)
            names = [column.name for column in columns]
            count = await _write(console, session, query, names, options, form, output)
            if output is not None:
                console.note(N_("{count} rows: {file}"), count=f"{count:,}", file=output)

    asyncio.run(work())


async def _write(  # noqa: PLR0913 - hands on what export() wants to know
    console: Console,
    rows: Session | _First,
    query: Query,
    names: Sequence[str],
    options: dict[str, Any],
    form: Form,
    output: Path | None = None,
) -> int:
    began, words = time.monotonic(), N_("Writing… {done} of {rows} rows, {rate} a second")
    with Line(console) as shown:

        def tell(done: int, total: int) -> None:
            rate = round(done / max(time.monotonic() - began, 1.0))
            said = console.say(words, done=f"{done:,}", rows=f"{total:,}", rate=f"{rate:,}")
            shown.show(said)

        return await export(
            rows,
            query,
            names,
            output or sys.stdout.buffer,
            form,
            unmasked=options["unmasked"],
            raw=options.get("raw", False),
            style=console.style,
            progress=tell if output else None,  # a pipe may end on the same terminal
        )
