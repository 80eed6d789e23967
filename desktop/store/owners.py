"""The rows of one dataset for which another is read: one list each, or a batch of them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import Scalar
from desktop.catalog.query import Condition, Query
from desktop.catalog.ways import Per
from desktop.store import clauses
from desktop.store.database import Connection
from desktop.store.tables import Key, listed, quoted

_BETWEEN = " "  # the parts of a key in one name; no key of the API has a space


class Owner(msgspec.Struct, frozen=True, gc=False):
    """One row for which a list is read: its key as a name, what is sent, what is filled in.

    There are as many as customers, and no circles among them for Python's collector to look for.
    """

    name: str
    value: str
    also: tuple[tuple[str, str], ...] = ()
    copied: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Among:
    """Which owners: all, or those with these `names`, or with values that `equals` says.

    Columns of `since` have at least that value. `unread` leaves out those whose list was ever
    read, `unread_since` those whose list that reading or a later one read; `most` ends it.
    """

    names: Sequence[str] = ()
    equals: Mapping[str, str] = field(default_factory=dict)
    since: Mapping[str, str] = field(default_factory=dict)
    unread: bool = False
    unread_since: int = 0
    most: int = -1


def owners(
    connection: Connection, dataset: Dataset, of: Dataset, which: Among | None = None
) -> list[Owner]:
    """The live rows of `of` for which `dataset` is read, those that matter most first."""
    per, which = dataset.source.per or Per(""), which or Among()
    where, values = _which(dataset, of, per, which)
    copied = [*per.also.items(), *per.copy.items()]
    wanted = [*of.key, per.column or of.key[0], *(column for _, column in copied)]
    chosen = ", ".join(f"t.{quoted(name)}" for name in wanted)
    active, first = _active(dataset, per)
    sql = (
        f"SELECT {chosen} FROM {quoted(of.name)} t{active} WHERE {where} "  # noqa: S608
        f"ORDER BY {first}t.{quoted(of.order)} DESC, t._id LIMIT ?"
    )
    rows = connection.execute(sql, [*values, which.most])
    return [_owner(row, of, per) for row in rows]


def count(connection: Connection, dataset: Dataset, of: Dataset, which: Among) -> int:
    """How many owners there are."""
    where, values = _which(dataset, of, dataset.source.per or Per(""), which)
    sql = f"SELECT count(*) FROM {quoted(of.name)} t WHERE {where}"  # noqa: S608
    return int(connection.execute(sql, values).fetchone()[0])


def coverage(
    connection: Connection, dataset: Dataset, of: Dataset, since: Mapping[str, str]
) -> tuple[int, int]:
    """For how many rows of `of` their list has been read, and how many have one."""
    every = count(connection, dataset, of, Among(since=since))
    return every - count(connection, dataset, of, Among(since=since, unread=True)), every


def unread_fitting(
    connection: Connection, dataset: Dataset, theirs: Query, most: int = -1
) -> list[str]:
    """The names of the rows that fit a question to `dataset.of` and whose list was never read."""
    sql, values = _unread(dataset, theirs)
    found = connection.execute(
        f"SELECT {_name(theirs.dataset)} {sql} {clauses.order(theirs)} LIMIT ?",
        [*values, most],
    )
    return [each for (each,) in found]


def count_unread(connection: Connection, dataset: Dataset, theirs: Query) -> int:
    """How many names `unread_fitting` would give."""
    sql, values = _unread(dataset, theirs)
    return int(connection.execute(f"SELECT count(*) {sql}", values).fetchone()[0])


def _unread(dataset: Dataset, theirs: Query) -> tuple[str, list[Scalar]]:
    fits, given = clauses.where(theirs)
    per = dataset.source.per or Per("")
    left, values = _which(dataset, theirs.dataset, per, Among(unread=True))
    tables = clauses.tables(theirs.dataset, clauses.used(theirs))
    return f"{tables} WHERE {fits} AND {left}", [*given, *values]


def _owner(row: Sequence[Scalar], of: Dataset, per: Per) -> Owner:
    size = len(of.key)
    name = name_of(row[:size])
    rest = iter(row[size + 1 :])
    also = tuple((sent, str(value)) for sent, value in zip(per.also, rest, strict=False) if value)
    copied = tuple((to, str(value)) for to, value in zip(per.copy, rest, strict=True) if value)
    return Owner(name, str(row[size]), also, copied)


def _which(dataset: Dataset, of: Dataset, per: Per, which: Among) -> tuple[str, list[Scalar]]:
    """The tests on a row of `of`, called t."""
    tests, values = ["t._gone IS NULL"], list[Scalar]()
    for sql, some in _has_list(of, per):
        tests.append(sql)
        values += some
    for column, begin in which.since.items():
        tests.append(f"t.{quoted(column)} >= ?")
        values.append(begin)
    for column, value in which.equals.items():
        tests.append(f"t.{quoted(column)} = ?")
        values.append(value)
    if which.names:
        sql, names = _among(of.key, [parts(of, name) for name in which.names])
        tests.append(sql)
        values.append(names)
    scopes = f"{_name(of)} NOT IN (SELECT scope FROM sync_scopes WHERE dataset = ? AND"  # noqa: S608
    if which.unread:
        tests.append(f"{scopes} read_at <> '')")
        values.append(dataset.name)
    if which.unread_since:
        tests.append(f"{scopes} run >= ? AND finished)")
        values += [dataset.name, which.unread_since]
    return " AND ".join(tests), values


def parts(of: Dataset, name: str) -> Key:
    """The key of an owner by its name; a text that is no such name has fewer parts."""
    return tuple(name.split(_BETWEEN, len(of.key) - 1))


def name_of(key: Iterable[Scalar]) -> str:
    """The name of an owner by the parts of its key."""
    return _BETWEEN.join(str(part) for part in key)


def _name(of: Dataset) -> str:
    return f" || '{_BETWEEN}' || ".join(f"t.{quoted(part)}" for part in of.key)


def _among(key: Sequence[str], keys: Sequence[Key]) -> tuple[str, str]:
    """A test for having one of any number of keys: more than a statement takes parameters."""
    each = ", ".join(f"value ->> {place}" for place in range(len(key)))
    return f"({listed(key)}) IN (SELECT {each} FROM json_each(?))", json.dumps(keys)  # noqa: S608


def _has_list(of: Dataset, per: Per) -> list[tuple[str, list[Scalar]]]:
    """Tests for having such a list at all."""
    tests = list[tuple[str, list[Scalar]]]()
    for column, some in per.skip.items():
        sql, values = clauses.condition(of, Condition(column, "in", some))
        tests.append((f"({sql}) IS NOT TRUE", values))
    for column, some in per.only.items():
        sql, values = clauses.condition(of, Condition(column, "in", some))
        tests.append((f"({sql})", values))
    return tests


def _active(dataset: Dataset, per: Per) -> tuple[str, str]:
    """A joined question for how lately each owner was active, and the sort by it."""
    if not per.active:
        return "", ""
    column, newest = per.item or per.parameter, quoted(per.newest)
    there = f"SELECT {quoted(column)} AS owner, max({newest}) AS newest FROM {quoted(per.active)}"  # noqa: S608
    return (
        f" LEFT JOIN ({there} WHERE _gone IS NULL GROUP BY 1) a ON a.owner = t.{quoted(column)}",
        "a.newest DESC, ",
    )


def known(connection: Connection, of: Dataset, names: Sequence[str]) -> dict[str, bool]:
    """Those of the names that are in the cache, and whether they are not gone."""
    if not names:
        return {}
    where, wanted = _among(of.key, [parts(of, name) for name in names])
    sql = f"SELECT {listed(of.key)}, _gone IS NULL FROM {quoted(of.name)} WHERE {where}"  # noqa: S608
    rows = connection.execute(sql, [wanted])
    return {name_of(key): bool(live) for *key, live in rows}


def strays(connection: Connection, dataset: Dataset, of: Dataset) -> list[Key]:
    """The keys of live rows whose owner is gone, or has no such list any more.

    A row of whose owner nothing is known is left alone: it came in a list, and may name another.
    """
    holding = dataset.holding(of.key)
    if not holding:
        return []
    tests, values = ["t._gone IS NULL"], list[Scalar]()
    for sql, some in _has_list(of, dataset.source.per or Per("")):
        tests.append(sql)
        values += some
    same = " AND ".join(
        f"t.{quoted(there)} = c.{quoted(here)}" for here, there in zip(holding, of.key, strict=True)
    )
    sql = (
        f"SELECT {', '.join(f'c.{quoted(name)}' for name in dataset.key)} "  # noqa: S608
        f"FROM {quoted(dataset.name)} c NOT INDEXED CROSS JOIN {quoted(of.name)} t ON {same} "
        f"WHERE c._gone IS NULL AND ({' AND '.join(tests)}) IS NOT TRUE"
    )
    return [tuple(str(part) for part in row) for row in connection.execute(sql, values)]


def rounds_of(connection: Connection, dataset: Dataset, keys: Sequence[str]) -> dict[str, str]:
    """Of which round each row is, by its key of one column; own rows are left out."""
    rounds = dataset.source.rounds
    if rounds is None or not keys:
        return {}
    where, wanted = _among(dataset.key, [(key,) for key in keys])
    column = quoted(rounds.parameter)
    sql = (
        f"SELECT {listed(dataset.key)}, {column} FROM {quoted(dataset.name)} "  # noqa: S608
        f"WHERE {where} AND {column} <> ''"
    )
    return {str(key): str(value) for key, value in connection.execute(sql, [wanted])}


def outside_rounds(
    connection: Connection, dataset: Dataset, column: str, kept: Sequence[str]
) -> list[Key]:
    """The keys of live rows of a round that there is no more."""
    marks = ", ".join("?" * len(kept))
    sql = (
        f"SELECT {listed(dataset.key)} FROM {quoted(dataset.name)} "  # noqa: S608
        f"WHERE _gone IS NULL AND {quoted(column)} > '' AND {quoted(column)} NOT IN ({marks})"
    )
    return [tuple(str(part) for part in row) for row in connection.execute(sql, list(kept))]


def standing_in(connection: Connection, dataset: Dataset, wholes: Sequence[str]) -> list[Key]:
    """The keys of live rows that stand in records with these keys."""
    marks = ", ".join("?" * len(wholes))
    sql = (
        f"SELECT {listed(dataset.key)} FROM {quoted(dataset.name)} "  # noqa: S608
        f"WHERE _gone IS NULL AND {quoted(dataset.whole)} IN ({marks})"
    )
    return [tuple(str(part) for part in row) for row in connection.execute(sql, list(wholes))]
