"""The first painted rows of any filter, sort or search, asked of an encrypted cache.

What is painted first are 200 rowids and the 128 rows of the first window. The peer is the same
question as plain SQL to the same file, as a QSqlQueryModel sends it: all columns, one LIKE for each
column searched in, and the first 256 rows that it fetches.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Condition, Query, Sort
from desktop.store import clauses
from desktop.store import query as ask
from desktop.store.database import Connection, Store
from tests.bench.cached import KEY, fill
from tests.bench.result import Result, spread

FIRST_ROWS, WINDOW, PEER_ROWS = 200, 128, 256
TARGET_MS = 50
SEARCHES = ("云", "华", "科技", "有限公司", "云服务器", "CS26", "CS2611", "wang", "没有的", "a b c")
APART = (
    "云 有限",
    "弹性 数据库",
    "有限 科技 弹性",
)  # common words that seldom or never meet in a row


def run(rows: int | None) -> list[Result]:
    """Median, 95th percentile and worst of each kind of question."""
    orders = rows or 100_000
    results = []
    with tempfile.TemporaryDirectory() as folder:
        store = Store(fill(Path(folder), orders), KEY)
        ours, plain = store.connect(cache_kib=32_768), store.connect(cache_kib=32_768)
        kinds = {"filters": _filters(ours), "sorts": _sorts(), "searches": _searches()}
        kinds["searches for words apart"] = _apart()
        for kind, questions in kinds.items():
            some = list(questions)
            mine = [_timed_ms(_first, ours, query) for query in some]
            theirs = spread([_timed_ms(_plainly, plain, query) for query in some])
            slowest = some[mine.index(max(mine))]
            labels = ("median", "95 %", f"worst ({_words(slowest)})")
            for label, value, peer in zip(labels, spread(mine), theirs, strict=True):
                what = f"{len(some)} {kind} of {orders:,}: {label}"
                target = float(TARGET_MS)
                results.append(
                    Result("browse", what, value, "ms", target, False, "plain SQL", peer)
                )
        store.close()
    return results


def _timed_ms(work: Callable[[Connection, Query], object], on: Connection, query: Query) -> float:
    began = time.perf_counter()
    work(on, query)
    return (time.perf_counter() - began) * 1000


def _first(connection: Connection, query: Query) -> object:
    ids = ask.row_ids(connection, query, FIRST_ROWS)
    return ask.window(connection, ORDERS, ids[:WINDOW])


def _plainly(connection: Connection, query: Query) -> object:
    names = ", ".join(clauses.name(ORDERS, column) for column in ORDERS.columns)
    tests = ["t._gone IS NULL"]
    values = []
    for each in query.where:
        sql, some = clauses.condition(ORDERS, each)
        tests.append(f"({sql})")
        values += some
    for word in query.search.split():
        columns = [clauses.name(ORDERS, ORDERS.by_name[name]) for name in ORDERS.search]
        tests.append("(" + " OR ".join(f"{column} LIKE ?" for column in columns) + ")")
        values += [f"%{word}%"] * len(columns)
    sql = (
        f"SELECT {names} {clauses.tables(ORDERS, ORDERS.columns)} "
        f"WHERE {' AND '.join(tests)} {clauses.order(query)}"
    )
    return connection.execute(sql, values).fetchmany(PEER_ROWS)


def _filters(connection: Connection) -> Iterator[Query]:
    """Every value of every choice, and some of the others; alone, and with a sort."""
    for each in ORDERS.filters:
        for condition in _conditions(connection, each.column, each.form):
            yield Query(ORDERS, (condition,))
            yield Query(ORDERS, (condition,), sort=(Sort("amount_after_discount", True),))
    both = Condition("status", "in", ("6", "3")), Condition("create_time", "from", "2026")
    yield Query(ORDERS, both)


def _conditions(connection: Connection, column: str, form: str) -> Iterator[Condition]:
    if form == "period":
        yield Condition(column, "from", "2026-10-01T00:00:00Z")
        yield Condition(column, "before", "2024-06-01T00:00:00Z")
    elif form == "range":
        yield Condition(column, "from", 10**13)
        yield Condition(column, "before", 10**9)
    else:
        most = 4 if form == "reference" else 15
        for value, _ in ask.values(connection, ORDERS, column, most):
            yield Condition(column, "in", (value,))


def _sorts() -> Iterator[Query]:
    for column in ORDERS.columns:
        for descending in (False, True):
            yield Query(ORDERS, sort=(Sort(column.name, descending),))


def _searches() -> Iterator[Query]:
    plain = (Query(ORDERS, search=text) for text in SEARCHES)
    by_amount = (Sort("official_amount", True),)
    by_name = (Sort("customers.customer"),)
    return chain(
        plain,
        (Query(ORDERS, search=text, sort=by_amount) for text in SEARCHES),
        (Query(ORDERS, search=text, sort=by_name) for text in SEARCHES),
    )


def _apart() -> Iterator[Query]:
    return (Query(ORDERS, search=text) for text in APART)


def _words(query: Query) -> str:
    tests = [f"{each.column} {each.operator} {each.value}" for each in query.where]
    sorts = [f"by {each.column}{' down' if each.descending else ''}" for each in query.sort]
    return ", ".join([*tests, *([repr(query.search)] if query.search else []), *sorts])
