"""From what the user asked to SQL. Only declared names are put into the text, values never."""

import json
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from desktop.catalog.declare import Column, Dataset, Join
from desktop.catalog.kinds import UNITS, Scalar
from desktop.catalog.query import Query, Rows
from desktop.store import clauses
from desktop.store.clauses import Clause
from desktop.store.database import Connection
from desktop.store.tables import quoted

_AT_ONCE = 30_000  # values in a statement
_PIECE = 1 << 16  # signs of a long list that are read at once: the lock of Python is held for it
_ALONG = (100, 2_000)  # rows of a joined table that are tried to find the first rows by
NEAR = 5_000  # rows of the table are looked through before all that fit are found first
SCATTERED = 20_000  # rows that fit: more are surely met on the way, wherever they lie
MANY = 4_000  # rows that fit: fewer are found first and sorted, more are met on the way


def row_ids(connection: Connection, query: Query, limit: int = -1) -> "array[int]":
    """The rowids of the rows that fit, in order, 8 bytes each; the first `limit` of them."""
    few = _few(connection, query)
    if few is not None:
        return _sorted(connection, query, few, limit)
    if limit >= 0 and (found := _first(connection, query, limit)) is not None:
        return found
    walking = limit >= 0 and not (query.search and _driving(query))
    sql, values = _select("t._id", query, walking=walking)
    return _ids(connection, f"{sql} {clauses.order(query)} LIMIT ?", [*values, limit])


def unordered(connection: Connection, query: Query) -> "array[int]":
    """The rowids of the rows that fit, as they are found: for whoever counts or adds them up."""
    return _ids(connection, *_select("t._id", query))


def _ids(connection: Connection, sql: str, values: Sequence[Scalar]) -> "array[int]":
    """The rowids that a question finds, in its order.

    They come as one text: for each of a million rows Python would let go of its lock and wait for
    it anew, which takes twenty times as long beside threads that sync.
    """
    together = f"SELECT group_concat(_id) FROM ({sql})"  # noqa: S608
    (text,) = connection.execute(together, values).fetchone()
    found = array("q")
    for piece in pieces(text or ""):
        found.extend(map(int, piece.split(",")))
    return found


def pieces(text: str) -> Iterator[str]:
    """Parts of a long list between commas, each read in a moment in which others wait."""
    start = 0
    while start < len(text):
        comma = text.find(",", start + _PIECE)
        end = len(text) if comma < 0 else comma
        yield text[start:end]
        start = end + 1


def _first(connection: Connection, query: Query, limit: int) -> "array[int] | None":
    """The first of many rows by a shorter way, where there is one."""
    if join := _driving(query):
        found = _driven(connection, query, join, limit)
        return found if len(found) == limit else None
    if query.search or query.changed_since or not query.where:
        return None  # its words are met on the way, and what is news is known there
    found = _near(connection, query, limit)
    if len(found) == limit:
        return found
    every = _some(connection, query, SCATTERED)
    return None if every is None else _sorted(connection, query, every, limit)


def _few(connection: Connection, query: Query) -> list[int] | None:
    """Rowids among which are those of all rows that fit; None if there are many.

    Many rows are best met one after another when walking in their order, few are best found
    first. SQLite's planner cannot know that nine in ten orders are completed and one in a hundred
    is not, so it is not asked: the tests, each word of a search and the news are tried alone, and
    whichever lets few rows through decides. Common words are given up after the first rows found.
    """
    plain = replace(query, search="", changed_since="")
    alone = [plain] if query.where else []
    alone += [replace(plain, where=(), search=word) for word in clauses.words(query.search)]
    if query.changed_since:
        alone.append(replace(plain, where=(), changed_since=query.changed_since))
    for each in alone:
        if each.changed_since:
            sql, values = clauses.changing(each)
        elif each.search:
            sql, values = clauses.holding(each)
        else:
            sql, values = _select("t._id", each)
        found = connection.execute(f"{sql} LIMIT ?", [*values, MANY]).fetchall()
        if len(found) < MANY:
            return [rowid for (rowid,) in found]
    return None


def _some(connection: Connection, query: Query, most: int) -> list[int] | None:
    """The rowids of the rows that fit, in no order; None if there are so many."""
    sql, values = _select("t._id", query)
    found = connection.execute(f"{sql} LIMIT ?", [*values, most]).fetchall()
    return [rowid for (rowid,) in found] if len(found) < most else None


def _near(connection: Connection, query: Query, limit: int) -> "array[int]":
    """The first rows, as far as they are found among the first of the table in their order.

    Refunds sorted by amount are not, though there are many: all of them lie at the other end.
    """
    bound = clauses.up_to(query, NEAR)
    if bound is None:
        return array("q")
    where, values = clauses.where(query, walking=True)
    tables = clauses.tables(query.dataset, clauses.used(query))
    sql = f"SELECT t._id {tables} WHERE {bound} AND {where} {clauses.order(query)} LIMIT ?"
    return _ids(connection, sql, [*values, limit])


def sorted_ids(connection: Connection, query: Query, found: "array[int]") -> "array[int]":
    """Rowids of rows that are known to fit, in order."""
    return _sorted(connection, Query(query.dataset, sort=query.sort, gone=True), list(found), -1)


def _sorted(connection: Connection, query: Query, found: Sequence[int], limit: int) -> "array[int]":
    """Those of the rowids that fit, in order."""
    sql, values = _select("t._id", query, walking=True)
    order = clauses.order(query, indexed=False)
    sql += " AND t._id IN (SELECT value FROM json_each(?))"
    return _ids(connection, f"{sql} {order} LIMIT ?", [*values, json.dumps(found), limit])


def _driving(query: Query) -> Join | None:
    """The joined table by whose column the rows are sorted first."""
    return query.dataset.by_name[clauses.sorts(query)[0].column].join


def _driven(connection: Connection, query: Query, join: Join, limit: int) -> "array[int]":
    """The first rows, found along the joined table: those it does not match come last anyway."""
    where, values = clauses.where(query, walking=True)
    for rows in _ALONG[:1] if query.search else _ALONG:
        tables = clauses.tables_along(query, join, rows)
        sql = f"SELECT t._id {tables} WHERE {where} {clauses.order(query)} LIMIT ?"
        found = _ids(connection, sql, [*values, limit])
        if len(found) == limit:
            break
    return found


def count(connection: Connection, query: Query) -> int:
    """How many rows fit."""
    if query == Query(query.dataset, sort=query.sort, gone=query.gone):
        every = _every(connection, query.dataset)
        return every if query.gone else every - gone(connection, query.dataset)
    sql, values = _select("count(*)", query)
    return int(connection.execute(sql, values).fetchone()[0])


def _every(connection: Connection, dataset: Dataset) -> int:
    """How many rows there are; without a test SQLite counts them by the smallest index."""
    sql = f"SELECT count(*) FROM {quoted(dataset.name)}"  # noqa: S608
    return int(connection.execute(sql).fetchone()[0])


def gone(connection: Connection, dataset: Dataset) -> int:
    """How many rows of a dataset left and are kept."""
    sql = f"SELECT count(*) FROM {quoted(dataset.name)} WHERE _gone IS NOT NULL"  # noqa: S608
    return int(connection.execute(sql).fetchone()[0])


def window(connection: Connection, dataset: Dataset, ids: Sequence[int]) -> Rows:
    """The rows with these rowids: `Dataset.columns` in order, then when it was given up or None.

    Deleted rows are absent. They come as one text: with each row that SQLite hands over, a window
    that is being painted would wait anew for the threads that have Python's lock meanwhile.
    """
    names = ", ".join(clauses.name(dataset, column) for column in dataset.columns)
    marks = ", ".join("?" * len(ids))
    sql = (
        f"SELECT json_group_array(json_array(t._id, {names}, t._gone)) "
        f"{clauses.tables(dataset, dataset.columns)} WHERE t._id IN ({marks})"
    )
    (text,) = connection.execute(sql, list(ids)).fetchone()
    return {rowid: tuple(values) for rowid, *values in json.loads(text)}


def values(
    connection: Connection, dataset: Dataset, name: str, most: int = 500
) -> list[tuple[Scalar, int]]:
    """The values that occur in a column, with how often, the most frequent first."""
    column = dataset.by_name[name]
    there = clauses.name(dataset, column)
    sql = (
        f"SELECT {there}, count(*) {clauses.tables(dataset, [column])} "
        f"WHERE t._gone IS NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
    )
    return [(value, number) for value, number in connection.execute(sql, [most])]


def sums(
    connection: Connection, dataset: Dataset, name: str, ids: Sequence[int]
) -> list[tuple[str, Decimal, int]]:
    """Total of an amount column over `ids`: (currency, units of currency, rows with an amount).

    Whole units and the rest are summed apart, because a million orders do not fit 64 bits.
    """
    column = dataset.by_name[name]
    there, money = clauses.name(dataset, column), currency_of(dataset, column)
    currency = clauses.name(dataset, money) if money else "''"
    tables = clauses.tables(dataset, [column, *([money] if money else [])])
    found: dict[str, tuple[int, int]] = {}
    for start in range(0, len(ids), _AT_ONCE):
        part = list(ids[start : start + _AT_ONCE])
        sql = (
            f"SELECT coalesce({currency}, ''), sum({there} / {UNITS}), "
            f"sum({there} % {UNITS}), count({there}) {tables} "
            f"WHERE t._id IN ({', '.join('?' * len(part))}) AND {there} IS NOT NULL GROUP BY 1"
        )
        for code, whole, rest, number in connection.execute(sql, part):
            total, rows = found.get(code, (0, 0))
            found[code] = (total + whole * UNITS + rest, rows + number)
    return [
        (code, Decimal(total).scaleb(-8), rows) for code, (total, rows) in sorted(found.items())
    ]


def currency_of(dataset: Dataset, amount: Column) -> Column | None:
    """The column that tells the currency of an amount: of the record that the amount is from."""
    there_too = f"{amount.join.dataset.name}.currency" if amount.join else "currency"
    some = (c for c in dataset.columns if c.name.split(".")[-1] == "currency")
    return dataset.by_name.get(there_too) or next(some, None)


def keys(connection: Connection, dataset: Dataset) -> list[str]:
    """The keys of all live rows of a dataset with a key of one column, newest first."""
    (name,) = dataset.key
    sql = (
        f"SELECT t.{quoted(name)} FROM {quoted(dataset.name)} t "  # noqa: S608
        f"WHERE t._gone IS NULL ORDER BY t.{quoted(dataset.order)} DESC"
    )
    return [key for (key,) in connection.execute(sql)]


def column_values(connection: Connection, query: Query, name: str, limit: int) -> list[Scalar]:
    """One stored column of the first `limit` rows that fit."""
    sql, some = _select(f"t.{quoted(name)}", query)
    rows = connection.execute(f"{sql} {clauses.order(query)} LIMIT ?", [*some, limit])
    return [value for (value,) in rows]


def open_rows(
    connection: Connection, query: Query, column: str, final: Sequence[str]
) -> list[tuple[str, str]]:
    """(time, key) of the rows whose `column` has none of the values `final`, in order."""
    by, (key,) = quoted(clauses.sorts(query)[0].column), query.dataset.key
    sql, some = _select(f"t.{by}, t.{quoted(key)}", query)
    marks = ", ".join("?" * len(final))
    sql += f" AND (t.{quoted(column)} IN ({marks})) IS NOT TRUE {clauses.order(query)}"
    rows = connection.execute(sql, [*some, *final])
    return [(str(time or ""), str(name)) for time, name in rows]


def between(
    connection: Connection,
    dataset: Dataset,
    column: str,
    pairs: Sequence[tuple[str, str]],
    most: int,
) -> list[int]:
    """For each pair of times, how many rows lie after the first and up to the second.

    Counts no further than `most`.
    """
    sql = (
        f"SELECT count(*) FROM (SELECT 1 FROM {quoted(dataset.name)} "  # noqa: S608
        f"WHERE {quoted(column)} > ? AND {quoted(column)} <= ? LIMIT ?)"
    )
    return [connection.execute(sql, [*pair, most]).fetchone()[0] for pair in pairs]


def _select(what: str, query: Query, *, walking: bool = False) -> Clause:
    where, values = clauses.where(query, walking=walking)
    tables = clauses.tables(query.dataset, clauses.used(query))
    return f"SELECT {what} {tables} WHERE {where}", values
