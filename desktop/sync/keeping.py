"""What one answer leaves in the store, as one transaction on the writer's thread."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from desktop.catalog.declare import Dataset
from desktop.store import progress, search, tables
from desktop.store.progress import Mark
from desktop.sync import inside
from desktop.sync.inside import Inner
from desktop.sync.walk import Key, Row


class Kept(NamedTuple):
    """Rows of a dataset, with the rows of others that stand in them.

    They are `hurried` where more wait to be stored: what can be done afterwards is.
    """

    dataset: Dataset
    rows: Sequence[Row]
    inner: Sequence[Inner]
    hurried: bool = False


def kept(dataset: Dataset, rows: Sequence[Row], *, hurried: bool = False) -> Kept:
    """What is to be stored of these rows."""
    return Kept(dataset, rows, inside.rows_in(dataset, rows), hurried)


def put(db: Any, what: Kept, marks: Sequence[Mark] = ()) -> tables.Counts:
    """Store rows alone, those of the lists of `marks`."""
    scopes = [mark.scope for mark in marks]
    counts = tables.put(db, what.dataset, what.rows, scopes, hurried=what.hurried)
    if not what.hurried:
        search.catch_up(db, [what.dataset])  # with what was hurried before
    for inner in what.inner:
        if inner.rows or counts.new < len(what.rows):  # in what is new nothing stood before
            inside.put(db, inner)
    return counts


def put_pages(db: Any, what: Kept, steps: Sequence[tuple[Mark, Mark | None]]) -> tables.Counts:
    """Rows and progress in one transaction: a kill between them is a kill before both.

    A step is where the walk is after a page, and where it was. If the page before was not stored,
    the mark stays in front of it.
    """
    counts = put(db, what, [mark for mark, _ in steps[:1]])
    for mark, before in steps:
        if before is None:
            progress.mark(db, what.dataset.name, [mark])
        else:
            progress.advance(db, what.dataset.name, before, mark)
    return counts


def put_batch(
    db: Any, what: Kept, absent: Sequence[Key], marks: Sequence[Mark]
) -> tuple[tables.Counts, int]:
    """The rows of whole lists, and which rows they no longer have; also how many those are."""
    counts = put(db, what, marks)
    gone = tables.give_up(db, what.dataset, absent, marks[0].run)
    progress.mark(db, what.dataset.name, marks)
    return counts, gone
