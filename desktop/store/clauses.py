"""The parts of an SQL question, from declared names. Values are never put into the text."""

from collections.abc import Iterable, Sequence

from desktop.catalog.declare import Column, Dataset, Join
from desktop.catalog.kinds import Scalar
from desktop.catalog.news import micros
from desktop.catalog.query import Condition, Query, Sort
from desktop.store.notes import SHOWN
from desktop.store.tables import indexed_columns, quoted

_LIKE = "LIKE ? ESCAPE '\\'"
_MOST_WORDS, _LONGEST_WORD = 50, 1000
Clause = tuple[str, list[Scalar]]


def sorts(query: Query) -> tuple[Sort, ...]:
    """The sort asked for, or the dataset's own."""
    return query.sort or (Sort(query.dataset.order, query.dataset.descending),)


def order(query: Query, *, indexed: bool = True) -> str:
    """ORDER BY: what is empty comes last, and the rowid breaks ties.

    It does so in the direction of the last column, so that its index serves, and upwards where
    there is none: rows are met so, and the first ones need not be replaced all the time. With
    `indexed` false the planner is kept from walking the index.
    """
    terms = []
    free = "" if indexed else "+"
    for sort in sorts(query):
        column = name(query.dataset, query.dataset.by_name[sort.column])
        terms.append(f"{free}{column}" + (" DESC" if sort.descending else " NULLS LAST"))
    last = " DESC" if ties_down(query) else ""
    return f"ORDER BY {', '.join(terms)}, t._id{last}"


def ties_down(query: Query) -> bool:
    """Whether rows that are equal in every sort come in descending order of their rowids."""
    last = sorts(query)[-1]
    return last.descending and last.column in indexed_columns(query.dataset)


def tables(dataset: Dataset, used: Iterable[Column]) -> str:
    """FROM, with the joined tables that the columns `used` need."""
    joins = dict.fromkeys(column.join for column in used if column.join)
    return f"FROM {quoted(dataset.name)} t" + "".join(
        f" LEFT JOIN {quoted(join.dataset.name)} ON {_match(join)}" for join in joins
    )


def tables_along(query: Query, join: Join, rows: int) -> str:
    """FROM, along the first `rows` of the joined table by whose column is sorted.

    Those that are equal to the last of them belong to them, or another order among equals would
    be lost. Rows that it does not match, or where it has nothing to sort by, are not found.
    """
    dataset, sort = query.dataset, sorts(query)[0]
    there = quoted(join.dataset.name)
    others = [column for column in used(query) if column.join is not join]
    rest = tables(dataset, others).removeprefix(f"FROM {quoted(dataset.name)} t")
    by = quoted(sort.column.removeprefix(f"{join.dataset.name}."))
    down, last, up_to = (" DESC", "min", ">=") if sort.descending else ("", "max", "<=")
    first = f"SELECT {by} FROM {there} WHERE {by} IS NOT NULL ORDER BY {by}{down} LIMIT {rows:d}"  # noqa: S608
    inner = f"SELECT * FROM {there} WHERE {by} {up_to} (SELECT {last}({by}) FROM ({first}))"  # noqa: S608
    return f"FROM ({inner}) {there} CROSS JOIN {quoted(dataset.name)} t ON {_match(join)}{rest}"


def _match(join: Join) -> str:
    (key,) = join.dataset.key
    there = quoted(join.dataset.name)
    live = f" AND {there}._gone IS NULL" if join.live else ""
    return f"{there}.{quoted(key)} = t.{quoted(join.on)}{live}"


def name(dataset: Dataset, column: Column) -> str:
    """A column as it is called in a question about `dataset`."""
    if column.kept:
        return _kept(dataset, column)
    if column.join is None:
        return f"t.{quoted(column.name)}"
    there = column.join.dataset.name
    return f"{quoted(there)}.{quoted(column.name.removeprefix(there + '.'))}"


def _kept(dataset: Dataset, column: Column) -> str:
    """What the user wrote about a row, from the table of notes."""
    (key,) = dataset.key
    return (
        f"(SELECT {quoted(column.name)} FROM {SHOWN} "  # noqa: S608
        f"WHERE dataset = '{dataset.name}' AND \"key\" = t.{quoted(key)})"
    )


def where(query: Query, *, walking: bool = False) -> Clause:
    """WHERE without its word.

    With `walking` each test is made row by row, on the way through the rows in their order, and
    the planner is kept from the tests' indexes. Where no index gives the order either it is kept
    from all of them: a table is read as it lies five times as fast as by an index that serves
    nothing.
    """
    clauses = [condition(query.dataset, each, "+" if walking else "") for each in query.where]
    for word in words(query.search):
        clauses.append(_row_holds(query, word) if walking else _found(query, word))
    if query.changed_since:
        sql, values = changing(query)
        clauses.append((f"{'+' if walking else ''}t._id IN ({sql})", values))
    if not query.gone:
        lies = walking and not _walks_index(query)
        clauses.append(("+t._gone IS NULL" if lies else "t._gone IS NULL", []))
    text = " AND ".join(f"({sql})" for sql, _ in clauses) or "1"
    return text, [value for _, values in clauses for value in values]


def words(search: str) -> list[str]:
    """The words of a search, each once; of a pasted text no more than SQLite takes."""
    return list(dict.fromkeys(search.split()))[:_MOST_WORDS]


def up_to(query: Query, rows: int) -> str | None:
    """A test for being among the first `rows` of the table in the order of a question.

    None where no index gives the order. Those that are empty come last and are not among them.
    """
    sort = sorts(query)[0]
    if sort.column not in indexed_columns(query.dataset):
        return None
    table, by = quoted(query.dataset.name), quoted(sort.column)
    down, side = (" DESC", ">=") if sort.descending else (" NULLS LAST", "<=")
    live = "1" if query.gone else "_gone IS NULL"
    return (
        f"t.{by} {side} (SELECT {by} FROM {table} "  # noqa: S608
        f"WHERE {live} AND {by} IS NOT NULL ORDER BY {by}{down} LIMIT 1 OFFSET {rows:d})"
    )


def _walks_index(query: Query) -> bool:
    """Whether some index gives the order of the first column sorted by."""
    column = query.dataset.by_name[sorts(query)[0].column]
    return column.join is not None or column.name in indexed_columns(query.dataset)


def used(query: Query) -> list[Column]:
    """The columns that the tests and the sort of a question look at."""
    names = [each.column for each in query.where] + [each.column for each in sorts(query)]
    return [query.dataset.by_name[each] for each in names]


def condition(dataset: Dataset, test: Condition, free: str = "") -> Clause:
    """One test on one column."""
    column = free + name(dataset, dataset.by_name[test.column])
    value = test.value
    if test.operator == "in":
        return _among(column, value if isinstance(value, tuple) else (value,))
    if isinstance(value, tuple):
        raise TypeError(f"{test.operator} takes one value")
    if test.operator == "empty":
        return f"({column} IS NULL OR {column} = '') = ?", [int(bool(value))]
    if test.operator == "has":
        return f"{column} {_LIKE}", [pattern(str(value))]
    return f"{column} {'>=' if test.operator == 'from' else '<'} ?", [value]


def _among(column: str, values: Sequence[Scalar]) -> Clause:
    given: list[Scalar] = [each for each in values if each is not None]
    sql = f"{column} IN ({', '.join('?' * len(given))})"
    if None in values:
        sql += f" OR {column} IS NULL OR {column} = ''"
    return sql, given


def _row_holds(query: Query, word: str) -> Clause:
    """Whether one word of a search stands in a row, in any case of Latin letters."""
    tests = []
    for column in (query.dataset.by_name[each] for each in query.dataset.search):
        if column.join:
            tests.append(f"t.{quoted(column.join.on)} IN ({_keys_with(column, column.join)})")
        else:
            tests.append(f"t.{quoted(column.name)} {_LIKE}")
    return " OR ".join(tests), [pattern(word)] * len(tests)


def _found(query: Query, word: str) -> Clause:
    """Whether a row is one of those in which a word stands, found by index beforehand.

    Each own column is looked through in its own index. A joined one is looked up in its own, far
    smaller table: 20,000 customers instead of a million orders.
    """
    sql, values = holding(query, word)
    return f"t._id IN ({sql})", values


def changing(query: Query) -> Clause:
    """SELECT of the rowids of which there is news, each once; also of rows that are gone.

    SQLite keeps them beside a bloom filter: on the way through a million rows it takes 60 ms to
    ask each whether it is among them.
    """
    return (
        "SELECT DISTINCT row FROM changes INDEXED BY changes_since WHERE dataset = ? AND at >= ?",
        [query.dataset.name, micros(query.changed_since)],
    )


def holding(query: Query, word: str = "") -> Clause:
    """SELECT of the rowids in which a word stands, the search's only one by default.

    Some come more than once.
    """
    word = word or query.search
    selects = list[str]()
    for column in (query.dataset.by_name[each] for each in query.dataset.search):
        if join := column.join:
            test = f"{quoted(join.on)} IN ({_keys_with(column, join)})"
            selects.append(f"{_ids(query, join.on)} AND {test}")
        else:
            selects.append(f"{_ids(query, column.name)} AND {quoted(column.name)} {_LIKE}")
    every = " UNION ALL ".join(selects)
    return f"SELECT _id FROM ({every})", [pattern(word)] * len(selects)  # noqa: S608


def _keys_with(column: Column, join: Join) -> str:
    """SELECT of the keys of the joined table where one of its columns holds a word."""
    (key,) = join.dataset.key
    there = quoted(column.name.removeprefix(f"{join.dataset.name}."))
    return f"SELECT {quoted(key)} FROM {quoted(join.dataset.name)} WHERE {there} {_LIKE}"  # noqa: S608


def _ids(query: Query, column: str) -> str:
    """SELECT by the index of `column`, which the planner would not choose by itself.

    A test that each text passes lets it, where there is the index: not in the midst of a first
    reading.
    """
    table = quoted(query.dataset.name)
    if query.gone:
        return f"SELECT _id FROM {table} WHERE 1"  # noqa: S608
    sql = f"SELECT _id FROM {table} WHERE _gone IS NULL"  # noqa: S608
    if column in indexed_columns(query.dataset) and query.dataset.by_name[column].kind.sql is str:
        sql += f" AND {quoted(column)} >= ''"
    return sql


def sought(text: str) -> str:
    """What is looked for: no longer than SQLite takes, and without a zero, which would end it."""
    return text[:_LONGEST_WORD].replace("\0", "\ufffd")


def pattern(text: str) -> str:
    """LIKE pattern for `text` anywhere."""
    escaped = sought(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
