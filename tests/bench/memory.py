"""How much memory the program itself needs, and how much the usual ways to show the same rows.

The program runs as it is, but for the keyring, in a process of its own on an encrypted cache. Of
its memory what no other process shares is counted. One tab: orders, after browsing them by all that
the peers are asked, too, and by each declared sort, once the user has paused. Five tabs: four more
lists with a tenth as many rows each, which are sorted, filtered and scrolled as well. The peers
have read the orders alone, from a plain file.
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import Any

from desktop.accounts import Account, Accounts
from desktop.catalog import DATASETS
from desktop.catalog.declare import Dataset
from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Condition, Query, Sort
from desktop.sandbox.world import World
from desktop.settings import ViewStates
from desktop.store import tables
from desktop.store.database import Store
from desktop.store.tables import listed, quoted
from tests.bench.cached import KEY, fill, plain_of
from tests.bench.filling import with_indexes, without_indexes
from tests.bench.peers import peer
from tests.bench.questions import SORTS, compared
from tests.bench.result import Result, say, times
from tests.bench.smaps import private_mb
from tests.oracle import held

ROWS = 1_000_000
OTHERS = ("resources", "vouchers", "adjustments", "tickets")  # lists of other tabs
OTHERS_SHARE = 10  # an account with a million orders has fewer of all else
ONE_TAB_MB, FIVE_TABS_MB = 140.0, 250.0
_JUMPS = 20
_PAUSE_S = 4.0  # a user reads; what answers took for moments is handed back meanwhile
_NOWHERE = "http://127.0.0.1:9"


def run(rows: int | None) -> list[Result]:
    """One tab and five, beside what the peers need for the one."""
    orders = rows or ROWS
    with tempfile.TemporaryDirectory() as home:
        _make_account(Path(home), orders)
        say("the program")
        found = _measured(home, orders)
    theirs = {}
    for kind, who in (("sql", "QSqlQueryModel"), ("proxy", "QSortFilterProxyModel")):
        with peer(kind, plain_of(orders)) as other:
            other.ask("everything")
            other.ask("filter, most rows")
            theirs[who] = other.ask("memory")["private_mb"]
    what, results = f"one tab of {orders:,} orders", list[Result]()
    for who, value in theirs.items():
        results.append(
            Result("memory", what, found["one"], "MB", ONE_TAB_MB, False, who, value, row=8)
        )
    what = f"five tabs: the orders, and {len(OTHERS)} x {orders // OTHERS_SHARE:,} rows"
    results.append(Result("memory", what, found["five"], "MB", FIVE_TABS_MB, row=8))
    for what, value in (("before a pause", "busy"), ("the empty window", "none")):
        results.append(Result("memory", what, found[value], "MB", row=8))
    return results


def _measured(home: str, orders: int) -> dict[str, float]:
    environ = {**os.environ, "PARTNER_DESK_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
    line = [sys.executable, "-m", "tests.bench.memory", str(orders)]
    done = subprocess.run(line, env=environ, stdout=subprocess.PIPE, timeout=600, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _make_account(home: Path, orders: int) -> None:
    """An account whose program begins with the orders, and whose lists are all as long."""
    account = Account("Bench", "custom", operations=_NOWHERE, tickets=_NOWHERE)
    accounts = Accounts(home / "accounts")
    account = accounts.add(account)
    ViewStates(home / "window.json").put(f"account {account.slug}", {"subject": "orders"})
    store = Store(fill(accounts.folder(account), orders), KEY)
    world = World(customers=60, orders=1500)
    for name in OTHERS:
        say(f"{orders // OTHERS_SHARE:,} rows of {name}")
        rows = list(held(world, name).values())
        store.post(_multiply, DATASETS[name], rows, orders // OTHERS_SHARE).result()
    store.close()


def _multiply(db: Any, dataset: Dataset, rows: list[tables.Row], number: int) -> None:
    """So many rows, the same again and again under other keys."""
    tables.put(db, dataset, rows[:number])
    indexes = without_indexes(db, dataset.name, kept="")
    names = [column.name for column in dataset.own]
    key, table = dataset.key[-1], quoted(dataset.name)
    values = ", ".join(
        f"{quoted(name)} || '-' || n.value" if name == key else quoted(name) for name in names
    )
    db.conn.execute(
        "WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < ?) "
        f"INSERT INTO {table} ({listed(names)}) SELECT {values} FROM n CROSS JOIN {table} LIMIT ?",
        [number // len(rows) + 1, max(0, number - len(rows))],
    )
    with_indexes(db, indexes)
    db.conn.execute(  # the search over everything is not what is measured
        f"UPDATE search_index SET done = (SELECT max(_id) FROM {table}) WHERE dataset = ?",
        [dataset.name],
    )


def main(orders: int) -> None:
    """Be the program, and say what it needs; the key is handed to it."""
    from desktop.app import main as begin
    from desktop.app.program import Program
    from desktop.vault import Secrets, Vault

    secrets, usual = Secrets({"cache_key": KEY.hex(), "ak": "A", "sk": "S"}), Program.begin

    async def driven(self: Program, *given: Any) -> bool:
        driving.append(asyncio.create_task(_drive(self, orders)))
        return await usual(self, *given)

    driving = list[asyncio.Task[None]]()
    Vault.open = lambda *_, **__: secrets  # type: ignore[method-assign]
    Program.begin = driven  # type: ignore[method-assign,assignment]
    begin("Bench")


async def _drive(started: Any, orders: int) -> None:
    """Use the window as a user would, and look at the memory three times."""
    while not (started.front and started.front.desk.tasks):
        await asyncio.sleep(0.1)
    found = {"none": private_mb()}
    queries = [*compared().values(), *(Query(ORDERS, sort=(sort,)) for sort in SORTS)]
    await _browse(started, ORDERS, queries[: times(len(queries), orders)])
    found["busy"] = private_mb()
    await asyncio.sleep(_PAUSE_S)
    found["one"] = private_mb()
    for dataset in (DATASETS[name] for name in OTHERS):
        await _browse(started, dataset, _some_queries(dataset))
    await asyncio.sleep(_PAUSE_S)
    found["five"] = private_mb()
    print(json.dumps(found), flush=True)
    os._exit(0)


def _some_queries(dataset: Dataset) -> list[Query]:
    sorts = [Sort(column.name) for column in dataset.columns if column.sortable][:2]
    first = dataset.columns[0].name
    tests = (Condition(first, "has", "1"),)
    return [
        Query(dataset),
        *(Query(dataset, sort=(sort,)) for sort in sorts),
        Query(dataset, tests),
    ]


async def _browse(started: Any, dataset: Dataset, queries: list[Query]) -> None:
    """Ask one question after the other of a tab, and scroll about in each answer."""
    desk = started.front.desk
    desk.go(dataset.name, None, None)
    await desk.session.prepare(dataset)
    for query in queries:
        desk.arrangement(dataset).set_sort(query.sort)
        desk.go(dataset.name, query, None)
        await asyncio.sleep(0.3)  # a search begins after a pause
        while desk.tasks.running(f"show {dataset.name}"):
            await asyncio.sleep(0.05)
        table = started.window.page.current.table
        bar, rng = table.verticalScrollBar(), Random(7)
        for _ in range(_JUMPS):
            bar.setValue(rng.randrange(bar.maximum() + 1))
            await asyncio.sleep(0.001)
    say(f"{dataset.name}: {private_mb():.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]))
