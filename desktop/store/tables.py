"""Tables that follow from declarations, and the changes a sync makes to them.

Beside its own columns a row carries `_id` (its rowid, the same for its whole life), `_missed` (the
first whole walk that did not list it) and `_gone` (when it was given up: it left, and is kept).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import Scalar
from desktop.store import changes, notes, progress, search_index
from desktop.store.database import Connection
from desktop.store.touched import touched

if TYPE_CHECKING:
    from sqlite_utils import Database

Key = tuple[str, ...]
Row = tuple[Scalar, ...]  # in the order of Dataset.own

_AT_ONCE = 500  # keys in a statement
# Rows in a statement: while SQLite runs, other threads do; between two rows it would wait for them.
_INSERTED = 100
_MARKS: Mapping[str, type] = {"_missed": int, "_gone": int}


@dataclass(frozen=True, slots=True)
class Counts:
    """What storing some rows did."""

    new: int = 0
    changed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.new + other.new, self.changed + other.changed)


def ensure(db: "Database", datasets: Iterable[Dataset]) -> list[Dataset]:
    """Create the table of each dataset, or alter it until it fits its declaration.

    Those that `put` looks into or writes to beside it are made as well.

    Returns:
        Those whose stored rows lack a column now, or hold it in another form than they should:
        what they have there is dropped, and to be read again.
    """
    progress.ensure(db)
    changes.ensure(db)
    notes.ensure(db)
    datasets = tuple(datasets)
    search_index.ensure(db, datasets)
    altered = list[Dataset]()
    for dataset in datasets:
        # Long texts last: what is tested and sorted by must not be searched for behind them.
        own = sorted(dataset.own, key=lambda column: column.kind.name == "structure")
        columns: dict[str, type] = {column.name: column.kind.sql for column in own}
        table = db.table(dataset.name)
        before = table.columns_dict if table.exists() else {}
        wanted = indexes(dataset)
        retyped = {name for name, sql in columns.items() if before.get(name, sql) is not sql}
        remade = retyped or before.keys() - columns.keys() - {"_id", *_MARKS}
        _drop_indexes(db, dataset, {} if remade else wanted)  # sqlite-utils keeps no partial ones
        if retyped:
            table.transform(drop=retyped)
        table.create({"_id": int, **_MARKS, **columns}, pk="_id", transform=True)
        for name, sql in wanted.items():
            db.execute(sql.format(name=quoted(name)))
        if before and (retyped or columns.keys() - before.keys()):
            altered.append(dataset)
    return altered


def _drop_indexes(db: "Database", dataset: Dataset, wanted: Mapping[str, str]) -> None:
    """Drop the indexes that are no longer as declared."""
    sql = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql <> ''"
    for name, made in db.execute(sql, [dataset.name]).fetchall():
        asked = wanted.get(name, "").format(name=quoted(name)).replace("IF NOT EXISTS ", "")
        if made != asked:
            db.execute(f"DROP INDEX {quoted(name)}")


def indexes(dataset: Dataset) -> dict[str, str]:
    """Each index by name: the key, what is gone, what is sorted and filtered by or searched in.

    The latter hold only rows that are not gone, which are the ones shown. Each ends in the rowid,
    the tie-breaker of every sort, by itself.
    """
    table = dataset.name
    make = "CREATE {unique}INDEX IF NOT EXISTS {{name}} ON {table} ({columns})"
    on = quoted(table)
    found = {f"{table}_key": make.format(unique="UNIQUE ", table=on, columns=listed(dataset.key))}
    gone = f"{make} WHERE _gone IS NOT NULL"  # few, and to be counted without reading all
    found[f"{table}_gone"] = gone.format(unique="", table=on, columns="_gone")
    live = make + " WHERE _gone IS NULL"
    for name in indexed_columns(dataset):
        found[index_name(dataset, name)] = live.format(unique="", table=on, columns=quoted(name))
    return found


def index_name(dataset: Dataset, column: str) -> str:
    """What the index of a column is called."""
    return f"{dataset.name}_{column}"


def indexed_columns(dataset: Dataset) -> list[str]:
    """The stored columns with an index of their own: sorted, filtered or searched by."""
    wanted = [dataset.order, *(column.name for column in dataset.own if column.sortable)]
    wanted += [each.column for each in dataset.filters]
    wanted += dataset.search
    if dataset.lifecycle:
        wanted.append(dataset.lifecycle.column)
    own = {column.name for column in dataset.own}
    return [name for name in dict.fromkeys(wanted) if name in own]


def put(
    db: "Database",
    dataset: Dataset,
    rows: Sequence[Row],
    scopes: Sequence[str] = (),
    *,
    hurried: bool = False,
) -> Counts:
    """Insert or update `rows` (distinct keys); what is the same is not written again.

    A row that had been missed or given up is back. `scopes` are the lists that `rows` come from,
    of a dataset that is read for each row of another: what such a list brings is news only if it
    had been read before. With `hurried` the index of the search is left behind.
    """
    keys = [dataset.key_of(row) for row in rows]
    known = _known(db.conn, dataset, keys)
    fresh, changed = list[Row](), list[tuple[Row, Row]]()
    for key, row in zip(keys, rows, strict=True):
        stored = known.get(key)
        if stored is None:
            fresh.append(row)
        elif stored[1:] != (*row, None, None):
            changed.append((row, stored))
    if fresh or changed:
        is_news = changes.are_news(db, dataset, scopes)
        _update(db, dataset, changed, is_news)
        first = _insert(db, dataset, fresh, is_news)
        if not hurried:
            search_index.add(db, dataset, first, fresh)
    return Counts(len(fresh), len(changed))


def _insert(
    db: "Database", dataset: Dataset, rows: Sequence[Row], is_news: Callable[[Row], bool]
) -> int:
    """Insert rows, with rowids above the largest there is; return the first of them."""
    names = ["_id", *(column.name for column in dataset.own)]
    table = quoted(dataset.name)
    (last,) = db.conn.execute(f"SELECT ifnull(max(_id), 0) FROM {table}").fetchone()  # noqa: S608
    first = int(last) + 1
    insert = f"INSERT INTO {table} ({listed(names)}) VALUES "  # noqa: S608
    marks = f"({', '.join('?' * len(names))})"
    for start in range(0, len(rows), _INSERTED):
        part = rows[start : start + _INSERTED]
        values = [each for id_, row in enumerate(part, first + start) for each in (id_, *row)]
        db.conn.execute(insert + ", ".join([marks] * len(part)), values)
    news = [(id_, *dataset.key_of(row)) for id_, row in enumerate(rows, first) if is_news(row)]
    changes.noted(db, dataset, "new", news)
    touched(db, dataset, range(first, first + len(rows)))
    return first


def _update(
    db: "Database",
    dataset: Dataset,
    changed: Sequence[tuple[Row, Row]],
    is_news: Callable[[Row], bool],
) -> None:
    """Write rows over those stored, which come with their rowid in front and their marks behind."""
    if not changed:
        return
    notes, back = list[changes.Note](), list[changes.Note]()
    for row, stored in changed:
        place = cast(int, stored[0])
        steps = changes.steps(dataset, place, stored[1:-2], row) if is_news(row) else []
        if stored[-1] is None:
            notes += steps
        else:
            back += steps or [(place, dataset.key_of(row), "", None, None)]
    sets = ", ".join(f"{quoted(column.name)} = ?" for column in dataset.own)
    db.conn.executemany(
        f"UPDATE {quoted(dataset.name)} SET {sets}, _missed = NULL, _gone = NULL WHERE _id = ?",  # noqa: S608
        [(*row, stored[0]) for row, stored in changed],
    )
    changes.note(db, dataset, "changed", notes)
    changes.note(db, dataset, "back", back)
    texts = [(cast(int, stored[0]), stored[1:-2], row) for row, stored in changed]
    search_index.change(db, dataset, texts)
    touched(db, dataset, (place for place, _, _ in texts))


def _known(
    connection: Connection, dataset: Dataset, keys: Sequence[Key]
) -> dict[Key, tuple[Scalar, ...]]:
    """What is stored under `keys`: `_id`, own columns, `_missed`, `_gone`."""
    names = ["_id", *(column.name for column in dataset.own), *_MARKS]
    places = [names.index(name) for name in dataset.key]
    found: dict[Key, tuple[Scalar, ...]] = {}
    for part in _parts(keys):
        where, values = among(dataset, part)
        sql = f"SELECT {listed(names)} FROM {quoted(dataset.name)} WHERE {where}"  # noqa: S608
        for row in connection.execute(sql, values):
            found[tuple(str(row[place]) for place in places)] = row
    return found


def rowid(connection: Connection, dataset: Dataset, key: Key) -> int | None:
    """Under which rowid the row of a key is stored, if it is."""
    if len(key) != len(dataset.key):
        return None
    where, values = among(dataset, [key])
    sql = f"SELECT _id FROM {quoted(dataset.name)} WHERE {where}"  # noqa: S608
    found = connection.execute(sql, values).fetchone()
    return int(found[0]) if found else None


def missing(
    connection: Connection, dataset: Dataset, seen: "set[Key]", extent: "Extent"
) -> list[Key]:
    """The keys of rows in `extent` that are not gone and were not `seen` by a walk over it."""
    where, values = extent.sql()
    sql = (
        f"SELECT {listed(dataset.key)} FROM {quoted(dataset.name)} "  # noqa: S608
        f"WHERE _gone IS NULL AND {where}"
    )
    return [key for key in connection.execute(sql, values) if key not in seen]


def alive(connection: Connection, dataset: Dataset, extent: "Extent") -> int:
    """How many rows in `extent` are not gone."""
    where, values = extent.sql()
    sql = (
        f"SELECT count(*) FROM {quoted(dataset.name)} "  # noqa: S608
        f"WHERE _gone IS NULL AND {where}"
    )
    return int(connection.execute(sql, values).fetchone()[0])


def miss(db: "Database", dataset: Dataset, keys: Sequence[Key], walk: int) -> int:
    """Note that the whole walk number `walk` did not list `keys`; return how many are now gone.

    Gone is what two whole walks in a row missed: a list that stood still may still leave one out.
    """
    gone = 0
    table = quoted(dataset.name)
    for part in _parts(keys):
        where, values = among(dataset, part)
        test = "_gone IS NULL AND _missed < ?"
        gone += _mark_gone(db, dataset, f"{test} AND {where}", [walk, walk, *values])
        sql = f"UPDATE {table} SET _missed = ? WHERE _missed IS NULL AND {where}"  # noqa: S608
        db.conn.execute(sql, [walk, *values])
    return gone


def give_up(db: "Database", dataset: Dataset, keys: Sequence[Key], when: int) -> int:
    """Mark rows gone that were asked for by key and not found; return how many were not yet."""
    gone = 0
    for part in _parts(keys):
        where, values = among(dataset, part)
        gone += _mark_gone(db, dataset, f"_gone IS NULL AND {where}", [when, *values])
    return gone


def _mark_gone(db: "Database", dataset: Dataset, where: str, values: Sequence[Scalar]) -> int:
    """Mark the rows gone that fit, which is news; the first of `values` is when."""
    sql = (
        f"UPDATE {quoted(dataset.name)} SET _gone = ? WHERE {where} "  # noqa: S608
        f"RETURNING _id, {listed(dataset.key)}"
    )
    gone = db.conn.execute(sql, values).fetchall()
    touched(db, dataset, (row[0] for row in gone))
    return changes.noted(db, dataset, "gone", gone)


@dataclass(frozen=True, slots=True)
class Extent:
    """The rows a walk should have listed: those with some values, between two times of a column.

    The value "" stands for nothing there.
    """

    column: str = ""
    begin: str = ""
    end: str = ""
    equals: tuple[tuple[str, str], ...] = ()

    def sql(self) -> tuple[str, list[Scalar]]:
        """As a WHERE clause with its values; an empty extent is the whole table."""
        tests, values = list[str](), list[Scalar]()
        for column, value in self.equals:
            name = quoted(column)
            tests.append(f"{name} = ?" if value else f"({name} IS NULL OR {name} = ?)")
            values.append(value)
        if self.column:
            name = quoted(self.column)
            tests.append(f"{name} >= ? AND {name} < ?")
            values += [self.begin, self.end]
        return " AND ".join(tests) or "1", values

    def holds(self, dataset: Dataset, row: Row) -> bool:
        """Whether a row of `dataset` lies before the end: on it, it belongs to what follows."""
        if not self.end:
            return True
        value = row[dataset.places[self.column]]
        return value is None or str(value) < self.end


def among(dataset: Dataset, keys: Sequence[Key]) -> tuple[str, list[Scalar]]:
    """A WHERE clause for rows with one of `keys`."""
    if len(dataset.key) == 1:
        marks = ", ".join("?" * len(keys))
        return f"{quoted(dataset.key[0])} IN ({marks})", [part for (part,) in keys]
    one = f"({', '.join('?' * len(dataset.key))})"
    marks = ", ".join([one] * len(keys))
    return f"({listed(dataset.key)}) IN (VALUES {marks})", [part for key in keys for part in key]


def _parts(keys: Sequence[Key]) -> Iterable[Sequence[Key]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))


def quoted(name: str) -> str:
    """A declared name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def listed(names: Iterable[str]) -> str:
    """Declared names as an SQL list of columns."""
    return ", ".join(map(quoted, names))
