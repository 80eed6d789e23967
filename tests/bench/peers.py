"""The usual ways to browse rows, in a process of their own: `… tests.bench.peers KIND FILE`.

The file is not encrypted. KIND is `sql`: a QSqlQueryModel, which fetches until it has all rows; or
`proxy`: a list of all rows under a QSortFilterProxyModel. Either is asked by lines of JSON, the
name of a question or of a deed, and answers each with a line.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QApplication, QTableView

from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Query
from desktop.store import clauses
from tests.bench.questions import compared
from tests.bench.smaps import private_mb
from tests.bench.window import COLUMNS, HEIGHT, WIDTH, jumps_ms, repaints_ms

SHOWN = [ORDERS.by_name[name] for name in COLUMNS]
_SEARCHED = COLUMNS.index("customers.customer")


class Peer:
    """The other side of the pipe: each answer is what a question took, in milliseconds."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def ask(self, name: str, limit: int = 0) -> dict[str, Any]:
        """`first_ms`, `whole_ms` and `rows` of a question; or what a deed says."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([name, limit]) + "\n")
        self._process.stdin.flush()
        found: dict[str, Any] = json.loads(self._process.stdout.readline())
        return found


@contextmanager
def peer(kind: str, plain: object) -> Iterator[Peer]:
    """A peer while the context lasts."""
    line = [sys.executable, "-m", "tests.bench.peers", kind, str(plain)]
    pipe, environ = subprocess.PIPE, {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(line, stdin=pipe, stdout=pipe, text=True, env=environ) as process:
        try:
            yield Peer(process)
        finally:
            process.kill()


def as_sql(query: Query, *, counting: bool = False) -> tuple[str, list[Any]]:
    """A question as anybody would write it: all tests in a row, a LIKE for each column."""
    tests, values = ["t._gone IS NULL"], list[Any]()
    for each in query.where:
        sql, some = clauses.condition(ORDERS, each)
        tests.append(f"({sql})")
        values += some
    columns = [ORDERS.by_name[name] for name in ORDERS.search]
    for word in query.search.split():
        holds = (f"{clauses.name(ORDERS, column)} LIKE ?" for column in columns)
        tests.append(f"({' OR '.join(holds)})")
        values += [f"%{word}%"] * len(columns)
    where = f"{clauses.tables(ORDERS, [*SHOWN, *columns])} WHERE {' AND '.join(tests)}"
    if counting:
        return f"SELECT count(*) {where}", values
    names = ", ".join(clauses.name(ORDERS, column) for column in SHOWN)
    return f"SELECT {names} {where} {clauses.order(query)}", values


class _Sql:
    """QSqlQueryModel: 256 rows at first, and more only when it is told to fetch them."""

    def __init__(self, path: str, view: QTableView) -> None:
        from PySide6.QtSql import QSqlDatabase, QSqlQueryModel

        self._db = QSqlDatabase.addDatabase("QSQLITE")
        self._db.setDatabaseName(path)
        self._db.setConnectOptions("QSQLITE_OPEN_READONLY")
        assert self._db.open(), self._db.lastError().text()
        self._view, self._model = view, QSqlQueryModel()
        view.setModel(self._model)

    def ask(self, query: Query) -> dict[str, float]:
        from PySide6.QtSql import QSqlQuery

        sql, values = as_sql(query)
        began = time.perf_counter()
        asked = QSqlQuery(self._db)
        assert asked.prepare(sql), asked.lastError().text()
        for value in values:
            asked.addBindValue(value)
        assert asked.exec(), asked.lastError().text()
        self._model.setQuery(asked)
        QApplication.processEvents()
        first_ms = (time.perf_counter() - began) * 1000
        while self._model.canFetchMore():
            self._model.fetchMore()
        self._view.viewport().update()
        QApplication.processEvents()
        whole_ms = (time.perf_counter() - began) * 1000
        return {"first_ms": first_ms, "whole_ms": whole_ms, "rows": self._model.rowCount()}


class _Rows(QAbstractTableModel):
    """A list of rows, and as little around it as can be."""

    def __init__(self, rows: list[tuple[Any, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: Any = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Any = None) -> int:
        return len(SHOWN)

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        return None


class _Proxy:
    """QSortFilterProxyModel; a new one for each question, which costs less than to change one."""

    def __init__(self, path: str, view: QTableView) -> None:
        import sqlite3

        self._view, self._rows, self._proxy = view, list[tuple[Any, ...]](), QSortFilterProxyModel()
        self._db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    def ask(self, query: Query) -> dict[str, float]:
        began = time.perf_counter()
        if not self._rows:
            sql, values = as_sql(query)
            self._rows = self._db.execute(sql, values).fetchall()
            self._model = _Rows(self._rows)
        proxy = QSortFilterProxyModel()
        for test in query.where:
            proxy.setFilterKeyColumn(COLUMNS.index(test.column))
            proxy.setFilterRegularExpression(f"^{test.value[0]}$")  # type: ignore[index]
        if query.search:
            proxy.setFilterKeyColumn(_SEARCHED)
            proxy.setFilterFixedString(query.search)
        proxy.setSourceModel(self._model)
        for sort in query.sort:
            proxy.sort(COLUMNS.index(sort.column), Qt.SortOrder.DescendingOrder)
        self._view.setModel(proxy)
        self._proxy = proxy
        QApplication.processEvents()
        took_ms = (time.perf_counter() - began) * 1000
        return {"first_ms": took_ms, "whole_ms": took_ms, "rows": proxy.rowCount(QModelIndex())}


def main(kind: str, path: str) -> None:
    """Answer until the pipe is closed."""
    app = QApplication([])
    view = QTableView()
    view.resize(WIDTH, HEIGHT)
    view.verticalHeader().hide()
    view.show()
    app.processEvents()  # from now on it can be painted
    made = _Sql(path, view) if kind == "sql" else _Proxy(path, view)
    questions = compared()
    for line in sys.stdin:
        name, number = json.loads(line)
        app.processEvents()
        if name in questions:
            answer: dict[str, Any] = made.ask(questions[name])
        elif name == "jump":
            answer = {"jumps_ms": jumps_ms(view, number), "repaints_ms": repaints_ms(view, number)}
        else:
            answer = {"private_mb": private_mb()}
        print(json.dumps(answer), flush=True)
    app.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
