"""What was noted of changes, asked for: as a feed, and as marks on rows."""

from collections.abc import Sequence
from itertools import groupby

from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import Scalar
from desktop.catalog.news import Kind, Mark, Marks, News, Step, Wanted, micros
from desktop.store import query as ask
from desktop.store.changes import key_from
from desktop.store.database import Connection

_Found = tuple[int, str, int, Kind]  # when, of which dataset, which row, what became of it

_Noted = tuple[int, int, Kind, str, Scalar]  # rowid, when, what became of it, column, before


def feed(connection: Connection, wanted: Wanted) -> list[News]:
    """The newest news of some datasets, the newest first, each with its row as it is now."""
    datasets = {dataset.name: dataset for dataset in wanted.datasets}
    found = list[_Found]()
    for dataset in wanted.datasets:
        found += _newest(connection, dataset, wanted)
    found = sorted(found, reverse=True)[: wanted.most]
    rows = {
        name: ask.window(connection, datasets[name], [row for _, of, row, _ in found if of == name])
        for name in {name for _, name, _, _ in found}
    }
    return [_news(connection, datasets[one[1]], one, rows[one[1]].get(one[2], ())) for one in found]


def _newest(connection: Connection, dataset: Dataset, wanted: Wanted) -> list[_Found]:
    where, values = "dataset = ?", list[Scalar]([dataset.name])
    if wanted.since:
        where, values = f"{where} AND at >= ?", [*values, micros(wanted.since)]
    if wanted.before:
        where += " AND at <= ? AND (at, dataset, row) < (?, ?, ?)"
        values += [wanted.before[0], *wanted.before]
    if wanted.kind:
        where, values = f"{where} AND kind = ?", [*values, wanted.kind]
    sql = (
        "SELECT DISTINCT at, dataset, row, kind FROM changes INDEXED BY changes_since "  # noqa: S608
        f"WHERE {where} ORDER BY at DESC, row DESC LIMIT ?"
    )
    return connection.execute(sql, [*values, wanted.most]).fetchall()


def _news(
    connection: Connection, dataset: Dataset, found: _Found, values: Sequence[Scalar]
) -> News:
    at, name, row, kind = found
    sql = (
        'SELECT "key", "column", before, after FROM changes '
        "WHERE dataset = ? AND row = ? AND at = ? AND kind = ? ORDER BY _id"
    )
    noted = connection.execute(sql, [name, row, at, kind]).fetchall()
    steps = tuple(Step(*each) for _, *each in noted if each[0])
    return News(dataset, row, key_from(noted[0][0]), kind, at, steps, tuple(values))


def marks(connection: Connection, dataset: Dataset, ids: Sequence[int], since: str) -> Marks:
    """What became of these rows since a time; rows without news are absent."""
    places = ", ".join("?" * len(ids))
    sql = (
        'SELECT row, at, kind, "column", before FROM changes INDEXED BY changes_of '  # noqa: S608
        f"WHERE dataset = ? AND row IN ({places}) AND at >= ? ORDER BY row, at, _id"
    )
    noted = connection.execute(sql, [dataset.name, *ids, micros(since)])
    return {row: _mark(list(some)) for row, some in groupby(noted, lambda one: one[0])}


def _mark(noted: Sequence[_Noted]) -> Mark:
    """All that became of one row, the oldest first: what it was before is what it was at first."""
    before = dict[str, tuple[Scalar, int]]()
    kind: Kind = "changed"
    at = 0
    for _, at, one, column, value in noted:
        kind = one if one != "changed" else kind
        if column:
            before[column] = (before.get(column, (value,))[0], at)
    return Mark(at, kind, before)
