"""The search over everything, key by key, in an encrypted cache with rows of all datasets.

The peer asks the same tables in the same file with one LIKE for each column, for as many hits.
A second part measures what keeping the index costs a sync and the file.
"""

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from desktop.catalog import DATASETS
from desktop.catalog.declare import Column, Dataset
from desktop.catalog.kinds import Scalar
from desktop.catalog.times import utc_text
from desktop.sandbox.names import Names
from desktop.store import search, tables
from desktop.store.cache import open_cache
from desktop.store.database import Connection, Store
from desktop.store.search_index import looked_in
from desktop.store.tables import quoted
from tests.bench.cached import CACHE, KEY
from tests.bench.result import Result, spread

ROWS = 1_000_000
TARGET_MS = 50
HITS = 6  # of each dataset
TYPED = (
    *("云帆科技", "重庆市", "有限公司", "华", "网络 深圳", "没有的"),
    *("cqsyf", "yfkj", "hz", "cs", "wang"),
    *("CS2509171", "2509171", "0917", "777", "zq9", "13977"),
    *("ecs-web-00", "web-0042", "备份 生产", "@mail", "a b c"),
)
_SHARES = {"customers": 0.02, "orders": 0.5}  # the others have equal parts of the rest
_AT_ONCE = 5000
_COST_ROWS = 50_000


def run(rows: int | None) -> list[Result]:
    """Each key press: median, 95th percentile and worst; then what the index costs."""
    number = rows or ROWS
    with tempfile.TemporaryDirectory() as folder:
        path = _fill(Path(folder), number)
        size = path.stat().st_size
        store = Store(path, KEY)
        ours, plain = store.connect(cache_kib=32_768), store.connect(cache_kib=32_768)
        pressed = [text[:end] for text in TYPED for end in range(1, len(text) + 1)]
        mine = [_timed_ms(_ours, ours, text) for text in pressed]
        theirs = spread([_timed_ms(_plainly, plain, text) for text in TYPED])
        index = _index_bytes(ours)
        store.close()
    worst = pressed[mine.index(max(mine))]
    labels = ("median", "95 %", f"worst ({worst!r})")
    results = [
        Result("search", f"{len(pressed)} keys, {number:,} rows: {label}", value, "ms",
               float(TARGET_MS), False, "LIKE", peer)
        for label, value, peer in zip(labels, spread(mine), theirs, strict=True)
    ]  # fmt: skip
    share = 100 * index / size
    return [*results, Result("search", "part of the file", share, "%"), *_cost()]


def _timed_ms(work: Callable[[Connection, str], object], on: Connection, text: str) -> float:
    began = time.perf_counter()
    work(on, text)
    return (time.perf_counter() - began) * 1000


def _ours(connection: Connection, text: str) -> object:
    return search.find(connection, DATASETS.values(), text, HITS)


def _plainly(connection: Connection, text: str) -> object:
    found = []
    for dataset in DATASETS.values():
        columns = [quoted(column.name) for column in looked_in(dataset)]
        if columns:
            words = text.split()
            test = " AND ".join(
                [f"({' OR '.join(f'{name} LIKE ?' for name in columns)})"] * len(words)
            )
            values = [f"%{word}%" for word in words for _ in columns]
            sql = (
                f"SELECT * FROM {quoted(dataset.name)} WHERE {test} ORDER BY _id DESC LIMIT {HITS}"
            )
            found.append(connection.execute(sql, values).fetchall())
    return found


def _index_bytes(connection: Connection) -> int:
    names = [dataset.name for dataset in DATASETS.values() if dataset.found_as]
    tables = [quoted(f"{name}_pieces_data") for name in names]
    sums = [f"(SELECT sum(length(block)) FROM {each})" for each in tables]
    return int(connection.execute(f"SELECT {' + '.join(sums)}").fetchone()[0])


# ------------------------------------------------------------------ rows


def _fill(folder: Path, number: int) -> Path:
    """A cache with rows of every dataset that can be found, put there as a sync would."""
    store, _ = open_cache(folder / CACHE, KEY, DATASETS.values())
    found = [dataset for dataset in DATASETS.values() if dataset.found_as]
    others = [dataset for dataset in found if dataset.name not in _SHARES]
    rest = (1 - sum(_SHARES.values())) / len(others)
    rng = Random(1)
    keys = [f"{rng.getrandbits(128):032x}" for _ in range(int(number * _SHARES["customers"]))]
    for dataset in found:
        made = _Rows(dataset, rng, keys)
        many = int(number * _SHARES.get(dataset.name, rest))
        for at in range(0, many, _AT_ONCE):
            rows = [made.row(place) for place in range(at, min(at + _AT_ONCE, many))]
            store.post(tables.put, dataset, rows).result()
    store.close()
    return folder / CACHE


class _Rows:
    """Invents rows of any dataset from its declaration."""

    def __init__(self, dataset: Dataset, rng: Random, customers: Sequence[str]) -> None:
        self._dataset, self._rng, self._customers = dataset, rng, customers
        self._names = Names(rng)
        self._searched = {column.name for column in looked_in(dataset)}
        self._joins = {join.on for join in dataset.joins}

    def row(self, number: int) -> tuple[Scalar, ...]:
        return tuple(self._value(column, number) for column in self._dataset.own)

    def _value(self, column: Column, number: int) -> Scalar:
        kind = column.kind.name
        if (column.name,) == self._dataset.key:
            return self._key(number)
        if column.name in self._dataset.key or column.name in self._joins:
            return self._customers[number % len(self._customers)]
        if column.spoken:
            return self._names.company().name
        if kind == "time":
            return self._time()
        if kind == "choice" and column.kind.labels:
            return self._rng.choice(list(column.kind.labels))
        return self._text(number) if kind == "text" and column.name in self._searched else None

    def _key(self, number: int) -> str:
        if self._dataset.name == "customers":
            return self._customers[number]
        if self._dataset.order.endswith("create_time"):
            letters = self._rng.choices("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ", k=6)
            return f"CS{self._time()[2:16]}".translate(_SIGNS) + "".join(letters)
        return f"{self._rng.getrandbits(128):032x}"

    def _time(self) -> str:
        moment = datetime.fromtimestamp(1_640_000_000 + self._rng.randrange(150_000_000), UTC)
        return utc_text(moment)

    def _text(self, number: int) -> str:
        pick = self._rng.choice
        use, part = pick(("web", "db", "app", "test")), pick(("数据库", "服务器", "网关"))
        return pick(
            (
                f"ecs-{use}-{number % 10_000:04}",
                f"{pick(('生产', '测试', '备份'))}环境{part}{number % 500}",
                self._names.phone(),
                self._names.mail("mail"),
            )
        )


_SIGNS: Any = str.maketrans("", "", "-:T")


# ------------------------------------------------------------------ what it costs


def _cost() -> Iterator[Result]:
    """Putting new orders a page at a time, with the index and without."""
    dataset = DATASETS["orders"]
    made = _Rows(dataset, Random(2), ["c"])
    rows = [made.row(number) for number in range(_COST_ROWS)]
    without = _putting_us(dataset, rows, silent=True)
    value = _putting_us(dataset, rows)
    yield Result(
        "search", f"{_COST_ROWS:,} orders put, each", value, "us", None, False, "no index", without
    )


def _putting_us(
    dataset: Dataset, rows: Sequence[tuple[Scalar, ...]], *, silent: bool = False
) -> float:
    page = dataset.source.page
    chosen = replace(dataset, found_as=()) if silent else dataset
    with tempfile.TemporaryDirectory() as folder:
        store, _ = open_cache(Path(folder) / CACHE, KEY, [chosen])
        began = time.perf_counter()
        for at in range(0, len(rows), page):
            store.post(tables.put, chosen, rows[at : at + page]).result()
        taken = time.perf_counter() - began
        store.close()
    return taken / len(rows) * 1e6
