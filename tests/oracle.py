"""What the API holds of any dataset: every list of the sandbox, asked for in the plainest way."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Any

from desktop.catalog import DATASETS
from desktop.catalog.declare import Dataset
from desktop.catalog.ways import Window
from desktop.catalog.wire import from_json, to_json
from desktop.sandbox.lists import LISTINGS
from desktop.sandbox.refusals import Refusal
from desktop.sandbox.world import World
from desktop.sync.plan import months_of

Rows = dict[tuple[str, ...], tuple[Any, ...]]


def held(world: World, name: str) -> Rows:
    """The rows of a dataset, by key; the same key twice is an error of the sandbox."""
    dataset = DATASETS[name]
    if dataset.inside:
        return _inside(world, dataset)
    found: Rows = {}
    for given, asked in _asked(world, dataset):
        for record in _answer(world, dataset, given):
            row, _ = dataset.decode(from_json(to_json(record)), asked)
            key = dataset.key_of(row)
            assert found.get(key, row) == row, (name, key)
            found[key] = row
    return found


def _inside(world: World, dataset: Dataset) -> Rows:
    of, found = DATASETS[dataset.of], {}
    for key, whole in held(world, dataset.of).items():
        text = whole[of.places[dataset.inside]]
        for record in from_json(str(text).encode()) or [] if text else []:
            row, _ = dataset.decode(record, {dataset.whole: key[0]})
            found[dataset.key_of(row)] = row
    return found


def _asked(world: World, dataset: Dataset) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """What is asked, and what its rows are told of it."""
    source, per = dataset.source, dataset.source.per
    if per:
        yield from _of_each(world, dataset)
        return
    rounds = source.rounds
    own = [{}, *({rounds.parameter: key} for key in world.resellers)] if rounds else [{}]
    months = months_of(source.months, world.now) if source.months else []
    for whose in own:
        for month in months or [""]:
            for value in source.passes.values if source.passes else [""]:
                fields = dict(whose)
                if source.months:
                    fields[source.months.parameter] = month
                if source.passes:
                    fields[source.passes.parameter] = value
                for span in _years(world, source.window):
                    yield {**fields, **span}, fields


def _years(world: World, window: Window | None) -> list[dict[str, str]]:
    """Every year of a list that tells of the last one only, if not asked for another."""
    if window is None or not window.dates:
        return [{}]
    days = [world.now + timedelta(days=1 - 360 * year) for year in range(8)]
    return [
        {window.begin: f"{begin:%Y-%m-%d}", window.end: f"{end:%Y-%m-%d}"}
        for end, begin in pairwise(days)
    ]


def _of_each(world: World, dataset: Dataset) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    per, of = dataset.source.per, DATASETS[dataset.of]
    assert per
    for row in held(world, dataset.of).values():

        def value(column: str, row: tuple[Any, ...] = row) -> Any:
            return row[of.places[column]] or None

        if any(value(column) in some for column, some in per.skip.items()):
            continue
        if not all(value(column) in some for column, some in per.only.items()):
            continue
        key = value(per.column or of.key[0])
        also = {name: value(column) for name, column in per.also.items() if value(column)}
        copied = {name: value(column) for name, column in per.copy.items() if value(column)}
        asked = [key] if per.batch > 1 else key
        yield {per.parameter: asked, **also}, {**also, **copied, per.item or per.parameter: key}


def _answer(world: World, dataset: Dataset, given: dict[str, Any]) -> Iterator[dict[str, Any]]:
    source = dataset.source
    listing = LISTINGS[source.operation]
    typed = {
        name: dataset.by_name[name].kind.encode(value)
        if name in dataset.by_name and listing.source.method == "POST" and isinstance(value, str)
        else value
        for name, value in {**source.ask, **given}.items()
    }
    offset, whole = 0, True
    while whole:
        paging = {"limit": source.page, "offset": offset} if source.page else {}
        try:
            answer = listing.answer(world, _read(listing, typed) | paging)
        except Refusal as exc:
            if exc.code != "CBC.0151":
                raise
            return  # only a distributor has it
        if not source.rows:
            yield answer
            return
        shared = {name: answer[name] for name in source.shared if name in answer}
        records = answer[source.rows]
        yield from (shared | record for record in records)
        offset += len(records)
        whole = bool(source.page) and len(records) == source.page


def _read(listing: Any, typed: dict[str, Any]) -> dict[str, Any]:
    """The values as the list's own parameters read them."""
    return {
        name: listing.parameters[name].read(value) if name in listing.parameters else value
        for name, value in typed.items()
    }
