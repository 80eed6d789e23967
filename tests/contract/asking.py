"""Every question that a dataset makes of a sandbox's world, and the records it is answered with."""

from datetime import timedelta
from functools import cache
from itertools import islice, product
from typing import Any

from desktop.catalog import DATASETS
from desktop.catalog.wire import from_json, to_json
from desktop.sandbox.lists import LISTINGS
from desktop.text import SHANGHAI

MOST_KEYS = 150  # of a list that is read key by key so many are read


def pages(world, dataset):
    """(what is known beside a record, the answer as it is sent) for all questions and pages."""
    for sent, copied in questions(world, dataset):
        offset, more = 0, True
        while more:
            paging = {"limit": dataset.source.page, "offset": offset} if dataset.source.page else {}
            listing = LISTINGS[dataset.source.operation]
            page = from_json(to_json(listing.answer(world, sent | paging)))
            yield sent | copied, page
            offset += dataset.source.page
            more = bool(paging) and len(page[dataset.source.rows]) == dataset.source.page


def records(world, dataset):
    """(what is not repeated in it, a record) of the whole list."""
    if dataset.inside:
        whole = DATASETS[dataset.of]
        (key,) = whole.key
        for asked, record in records(world, whole):
            for each in record[dataset.inside] or ():
                yield asked | {dataset.whole: record[key]}, each
        return
    for asked, page in pages(world, dataset):
        shared = {name: page[name] for name in dataset.source.shared}
        for record in page[dataset.source.rows] if dataset.source.rows else [page]:
            yield asked, record | shared


@cache
def rows(world, dataset):
    """The whole list as it is stored: dictionaries by column."""
    names = [column.name for column in dataset.own]
    found = []
    for asked, record in records(world, dataset):
        row, unreadable = dataset.decode(record, asked)
        assert unreadable == []
        found.append(dict(zip(names, row, strict=True)))
    return found


def questions(world, dataset):
    """What is sent beside the paging, and what is copied: each pass, month, reseller and key."""
    source, ways = dataset.source, list[Any]()
    if source.passes:
        ways.append([({source.passes.parameter: value}, {}) for value in source.passes.values])
    if source.months:
        ways.append([({source.months.parameter: month}, {}) for month in months(world)])
    if source.rounds:
        rounds = [{source.rounds.parameter: key} for key in world.resellers]
        ways.append([(each, {}) for each in ({}, *rounds)])
    if source.per:
        ways.append(list(keys(world, dataset)))
    for each in product(*ways):
        sent, copied = dict[str, object](), dict[str, object]()
        for more, beside in each:
            sent |= more
            copied |= beside
        yield sent, copied


def months(world):
    """This month and the one before."""
    first = world.now.astimezone(SHANGHAI).replace(day=1)
    return [f"{first - timedelta(days=1):%Y-%m}", f"{first:%Y-%m}"]


def keys(world, dataset):
    """Keys of the other dataset with what goes along, in batches where the list takes them."""
    per, whole = dataset.source.per, DATASETS[dataset.of]
    name = per.column or whole.key[0]
    fitting = (row for row in rows(world, whole) if _fits(per, row))
    batches = dict[Any, list[Any]]()
    for row in islice(fitting, MOST_KEYS):
        also = {there: row[here] for there, here in per.also.items() if row[here]}
        if per.batch == 1:
            yield also | {per.parameter: row[name]}, {to: row[at] for to, at in per.copy.items()}
        else:
            batches.setdefault(tuple(also.items()), []).append(row[name])
    for also, found in batches.items():
        for start in range(0, len(found), per.batch):
            yield dict(also) | {per.parameter: found[start : start + per.batch]}, {}


def _fits(per, row):
    wanted = all(row[column] in values for column, values in per.only.items())
    return wanted and not any(row[column] in values for column, values in per.skip.items())
