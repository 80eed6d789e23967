"""The search over everything: rows of all datasets in which what was typed stands.

The index (search_index.py) tells which rows may fit. They are looked at, and put in order: the key
itself, a text that begins so, a word that begins so, initials, anywhere else; among equals the
newest first, and rows that are gone after all others.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.catalog.declare import Column, Dataset
from desktop.catalog.found import Found, Group, Hit
from desktop.catalog.kinds import Scalar
from desktop.catalog.spelling import folded, spelling, spelt_at, words
from desktop.store import grams, search_index
from desktop.store import query as ask
from desktop.store.database import Connection
from desktop.store.search_index import looked_in
from desktop.store.tables import index_name, listed, quoted

if TYPE_CHECKING:
    from sqlite_utils import Database

LOOKED_AT = 6  # times as many rows as are wanted: of those that begin so, of all, of the newest
AT_ONCE = 1000  # rows that enter the index in one transaction
_MOST_CHARACTERS = 100
_MOST_WORDS = 8


class Rank(IntEnum):
    """How well a row fits, the best first."""

    KEY = 0
    WHOLE = 1
    BEGINNING = 2
    WORD = 3
    INITIALS = 4
    INSIDE = 5
    INITIALS_INSIDE = 6


@dataclass(frozen=True, slots=True)
class _Fit:
    """A row that fits: how well, where, its place in the order of its dataset."""

    rowid: int
    gone: bool
    rank: Rank
    column: str
    when: Scalar


@dataclass(frozen=True)
class _Asked:
    """What was typed."""

    text: str
    limit: int

    @property
    def most(self) -> int:
        """How many rows are looked at."""
        return LOOKED_AT * self.limit

    @cached_property
    def whole(self) -> str:
        return folded(self.text)

    @cached_property
    def words(self) -> Sequence[str]:
        return words(self.text)


def find(connection: Connection, datasets: Iterable[Dataset], text: str, limit: int) -> Found:
    """The `limit` best rows of each dataset in which `text` stands, as far as they are indexed."""
    asked = _Asked(" ".join(text[:_MOST_CHARACTERS].split()[:_MOST_WORDS]), limit)
    states = [(each, search_index.done(connection, each)) for each in datasets]
    known = [(dataset, done) for dataset, done in states if done is not None]
    ready = _ready(connection, known)
    if not asked.words:
        return Found((), ready)
    groups = (_group(connection, dataset, asked) for dataset, _ in known)
    return Found(tuple(group for group in groups if group), ready)


def catch_up(db: "Database", datasets: Iterable[Dataset], most: int = 0) -> bool:
    """Let rows into the index that were there before it, some at a time; whether there were any."""
    for dataset in datasets:
        done = search_index.done(db.conn, dataset)
        if done is None:
            continue
        names = ["_id", *(column.name for column in dataset.own)]
        sql = (
            f"SELECT {listed(names)} FROM {quoted(dataset.name)} "  # noqa: S608
            "WHERE _id > ? ORDER BY _id LIMIT ?"
        )
        rows = db.conn.execute(sql, [done, most or AT_ONCE]).fetchall()
        if rows:
            search_index.enter(db, dataset, [(rowid, row) for rowid, *row in rows])
            return True
    return False


def _ready(connection: Connection, known: Iterable[tuple[Dataset, int]]) -> float:
    ready = every = 0
    for dataset, done in known:
        sql = f"SELECT ifnull(max(_id), 0) FROM {quoted(dataset.name)}"  # noqa: S608
        every += connection.execute(sql).fetchone()[0]
        ready += done
    return ready / every if every else 1.0


def _group(connection: Connection, dataset: Dataset, asked: _Asked) -> Group | None:
    ids, many = _candidates(connection, dataset, asked)
    fits = _in_order(dataset, _fitting(connection, dataset, asked, ids)) if ids else []
    if not fits:
        return None
    rows = ask.window(connection, dataset, [fit.rowid for fit in fits[: asked.limit]])
    hits = tuple(
        Hit(dataset, fit.rowid, rows[fit.rowid], fit.column, exact=fit.rank is Rank.KEY)
        for fit in fits[: asked.limit]
        if fit.rowid in rows
    )
    by_text = any(fit.rank not in (Rank.INITIALS, Rank.INITIALS_INSIDE) for fit in fits)
    return Group(dataset, hits, len(fits), many, in_table=by_text)


def _candidates(connection: Connection, dataset: Dataset, asked: _Asked) -> tuple[list[int], bool]:
    """Rowids of rows that may fit, and whether there are more than are looked at.

    Those that begin so are asked for first, lest they be lost among the others; where there are
    too many, the newest rows are looked at as well.
    """
    spelt = any(column.spoken for column in looked_in(dataset))
    found = dict.fromkeys(_with_key(connection, dataset, asked))
    many = False
    for start in (True, False):
        if not many:
            question = grams.question(asked.text, spelt=spelt, start=start)
            some = _asked_of_index(connection, dataset, question, asked.most)
            found.update(dict.fromkeys(some))
            many = len(some) == asked.most
    if many and dataset.order in dataset.places:
        found.update(dict.fromkeys(_newest(connection, dataset, asked.most)))
    return list(found), many


def _asked_of_index(
    connection: Connection, dataset: Dataset, question: str, most: int
) -> list[int]:
    """The rows last entered that have the pieces."""
    pieces = search_index.table(dataset.name)
    sql = f"SELECT rowid FROM {pieces} WHERE {pieces} MATCH ? ORDER BY rowid DESC LIMIT ?"  # noqa: S608
    return [rowid for (rowid,) in connection.execute(sql, [question, most])]


def _with_key(connection: Connection, dataset: Dataset, asked: _Asked) -> Iterator[int]:
    if len(dataset.key) == 1 and dataset.key[0] in dataset.search:
        table, (key,) = quoted(dataset.name), dataset.key
        sql = f"SELECT _id FROM {table} WHERE {quoted(key)} IN (?, ?)"  # noqa: S608
        for (rowid,) in connection.execute(sql, [asked.text, asked.text.upper()]):
            yield rowid


def _newest(connection: Connection, dataset: Dataset, most: int) -> Iterator[int]:
    table, by = quoted(dataset.name), quoted(dataset.order)
    index = quoted(index_name(dataset, dataset.order))
    down = "DESC" if _latest_first(dataset) else ""
    sql = (
        f"SELECT _id FROM {table} INDEXED BY {index} "  # noqa: S608
        f"WHERE _gone IS NULL AND {by} IS NOT NULL ORDER BY {by} {down} LIMIT ?"
    )
    return (rowid for (rowid,) in connection.execute(sql, [most]))


def _latest_first(dataset: Dataset) -> bool:
    """What expires last runs still, though its table begins with what expires first."""
    return dataset.descending or dataset.by_name[dataset.order].kind.name == "time"


def _fitting(
    connection: Connection, dataset: Dataset, asked: _Asked, ids: Sequence[int]
) -> Iterator[_Fit]:
    columns = looked_in(dataset)
    by = dataset.order if dataset.order in dataset.places else dataset.key[0]
    names = listed(["_id", "_gone", by, *(column.name for column in columns)])
    table = quoted(dataset.name)
    sql = f"SELECT {names} FROM {table} WHERE _id IN (SELECT value FROM json_each(?))"  # noqa: S608
    key = dataset.key[0] if len(dataset.key) == 1 else ""
    for rowid, gone, when, *values in connection.execute(sql, [json.dumps(ids)]):
        if fit := _fit(key, columns, asked, values):
            yield _Fit(rowid, gone is not None, *fit, when)


def _in_order(dataset: Dataset, fits: Iterable[_Fit]) -> list[_Fit]:
    dated, undated = list[_Fit](), list[_Fit]()
    for fit in fits:
        (undated if fit.when is None else dated).append(fit)
    dated.sort(key=lambda fit: (fit.when, fit.rowid), reverse=_latest_first(dataset))
    shown = dataset.found_as
    return sorted([*dated, *undated], key=lambda fit: (fit.gone, fit.rank, fit.column not in shown))


def _fit(
    key: str, columns: Sequence[Column], asked: _Asked, values: Sequence[Scalar]
) -> tuple[Rank, str] | None:
    """How well the texts of a row fit, and in which column; None if they do not."""
    pairs = zip(columns, values, strict=True)
    texts = [(column, folded(str(value))) for column, value in pairs if value is not None]
    for column, text in texts:
        if text == asked.whole:
            return Rank.KEY if column.name == key else Rank.WHOLE, column.name
    for column, text in texts:
        if text.startswith(asked.whole):
            return Rank.BEGINNING, column.name
    worst = (Rank.KEY, "")
    for word in asked.words:
        ranks = [(_rank(word, text, column.spoken), column.name) for column, text in texts]
        best = min(((rank, name) for rank, name in ranks if rank is not None), default=None)
        if best is None:
            return None
        worst = max(worst, best)
    return worst


def _rank(word: str, text: str, spoken: bool) -> Rank | None:
    """How a word stands in a text, or can be made of its initials; None if neither."""
    at = text.find(word)
    if at >= 0:
        while at > 0 and text[at - 1].isalnum():
            at = text.find(word, at + 1)
        return Rank.INSIDE if at < 0 else Rank.WORD
    if spoken and word.isascii():
        at = spelt_at(spelling(text), word)
        if at >= 0:
            return Rank.INITIALS_INSIDE if at else Rank.INITIALS
    return None
