"""The index of the search over everything: pieces of texts, in the same file as the rows.

It is kept in the transactions that change rows. What was there before the index, or was stored in
a hurry, is added bit by bit (`catch_up` in search.py). Which columns are in it follows
from the declarations. It holds no text: only which piece stands in which row. Each dataset has a
table of its own, because in a common one the rows of all others would lie in the way.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from desktop.catalog.declare import Column, Dataset
from desktop.catalog.kinds import Scalar
from desktop.store import grams
from desktop.store.database import Connection

if TYPE_CHECKING:
    from sqlite_utils import Database

Row = tuple[Scalar, ...]  # in the order of Dataset.own

_KIND = ("values", "choice")  # filters on a column that says what kind of row it is, not which one
_KNOWN = (
    "CREATE TABLE IF NOT EXISTS search_index "
    "(dataset TEXT PRIMARY KEY, looks TEXT, done INTEGER) STRICT"
)


def table(dataset: str) -> str:
    """The table with the pieces of a dataset, as an SQL identifier."""
    return '"' + dataset.replace('"', '""') + '_pieces"'


def looked_in(dataset: Dataset) -> tuple[Column, ...]:
    """The stored columns in which the search looks; none if the dataset has no part in it.

    Columns with a filter of their values tell one kind of row from another: looked for here, they
    would bring half of a table. Joined ones are found where they are stored.
    """
    if not dataset.found_as:
        return ()
    kinds = {each.column for each in dataset.filters if each.form in _KIND}
    names = set(dataset.found_in or dataset.search) - kinds
    return tuple(column for column in dataset.own if column.name in names)


def looks(dataset: Dataset) -> str:
    """A text that changes whenever the pieces of the rows would be others."""
    columns = [(column.name, column.spoken) for column in looked_in(dataset)]
    return json.dumps([grams.VERSION, columns]) if columns else ""


def ensure(db: "Database", datasets: Iterable[Dataset]) -> None:
    """Create what is missing; begin anew where a dataset is to be looked for otherwise."""
    db.execute(_KNOWN)
    wanted = {dataset.name: looks(dataset) for dataset in datasets}
    known = dict(db.execute("SELECT dataset, looks FROM search_index").fetchall())
    for name, seen in known.items():
        if wanted.get(name, seen) != seen:
            db.execute(f"DROP TABLE {table(name)}")
            db.execute("DELETE FROM search_index WHERE dataset = ?", [name])
    for name, seen in wanted.items():
        if seen and known.get(name) != seen:
            db.execute(
                f"CREATE VIRTUAL TABLE {table(name)} USING fts5"
                "(pieces, content='', detail=none, columnsize=0, tokenize='ascii')"
            )
            db.execute("INSERT INTO search_index VALUES (?, ?, 0)", [name, seen])


def done(connection: Connection, dataset: Dataset) -> int | None:
    """The rowid up to which a dataset is in the index; None if it has no part in it."""
    if not dataset.found_as:
        return None
    sql = "SELECT done FROM search_index WHERE dataset = ?"
    row = connection.execute(sql, [dataset.name]).fetchone()
    return int(row[0]) if row else None


def add(db: "Database", dataset: Dataset, first: int, rows: Sequence[Row]) -> None:
    """Enter new rows, with rowids from `first` on; not while older ones wait to be entered."""
    if done(db.conn, dataset) == first - 1:
        enter(db, dataset, list(enumerate(rows, first)))


def enter(db: "Database", dataset: Dataset, rows: Sequence[tuple[int, Row]]) -> None:
    """Enter rows by rowid, in ascending order: those that follow on what is done."""
    if not rows:
        return
    cut = _cutter(dataset)
    db.conn.executemany(
        f"INSERT INTO {table(dataset.name)} (rowid, pieces) VALUES (?, ?)",  # noqa: S608
        [(rowid, cut(row)) for rowid, row in rows],
    )
    sql = "UPDATE search_index SET done = ? WHERE dataset = ?"
    db.conn.execute(sql, [rows[-1][0], dataset.name])


def change(db: "Database", dataset: Dataset, rows: Iterable[tuple[int, Row, Row]]) -> None:
    """Enter rows anew of which the texts are others: rowid, as it was, as it is."""
    places = [dataset.places[column.name] for column in looked_in(dataset)]
    others = [
        (rowid, before, after)
        for rowid, before, after in rows
        if any(before[place] != after[place] for place in places)
    ]
    if not others:
        return
    last, cut = done(db.conn, dataset) or 0, _cutter(dataset)
    pieces = table(dataset.name)
    take = f"INSERT INTO {pieces} ({pieces}, rowid, pieces) VALUES ('delete', ?, ?)"  # noqa: S608
    for rowid, before, after in sorted(others, key=lambda other: other[0]):
        if rowid <= last:
            db.conn.execute(take, [rowid, cut(before)])
            db.conn.execute(
                f"INSERT INTO {pieces} (rowid, pieces) VALUES (?, ?)",  # noqa: S608
                [rowid, cut(after)],
            )


def _cutter(dataset: Dataset) -> Callable[[Row], str]:
    """What makes pieces of a row's texts."""
    places = [(dataset.places[each.name], each.spoken) for each in looked_in(dataset)]

    def cut(row: Row) -> str:
        return grams.cut(
            (str(row[place]), spoken) for place, spoken in places if row[place] is not None
        )

    return cut
