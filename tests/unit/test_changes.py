"""What changed: noted with the rows, silent where a row is read for the first time, and pruned."""

import random
from dataclasses import replace

import pytest

from desktop.catalog import DATASETS
from desktop.catalog.declare import Column, Dataset, Source
from desktop.catalog.kinds import AMOUNT, TIME, choice, structure
from desktop.catalog.news import Mark, Wanted, micros, moment
from desktop.catalog.query import Condition, Query, Sort
from desktop.catalog.ways import Per
from desktop.store import cache, changes, news, progress, tables
from desktop.store import query as ask
from desktop.store.database import Store
from desktop.store.progress import State

SOURCE = Source("op", "GET", "/v2/things", rows="things")
STATUS = choice({"5": "Completed", "6": "Pending payment"})
COLUMNS = (
    Column("id", "Id"),
    Column("whose", "Whose"),
    Column("status", "Status", STATUS, sortable=True),
    Column("sum", "Sum", AMOUNT),
    Column("touched", "Touched", TIME, quiet=True),
    Column("parts", "Parts", structure({}), shown=False),
)
THINGS = Dataset("things", "Things", SOURCE, ("id",), COLUMNS, "status")
PER_OWNER = replace(SOURCE, per=Per("whose", "path"))
BATCHED = replace(SOURCE, per=Per("owners", batch=2, item="whose"))
LINES = Dataset("things", "Things", PER_OWNER, ("id",), COLUMNS, "status", of="owners")
BALANCES = Dataset("things", "Things", BATCHED, ("id",), COLUMNS, "status", of="owners")


def thing(key, status="6", sum_=None, touched=None, whose="me"):
    return (key, whose, status, sum_, touched, None)


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "store.sqlite")
    store.post(tables.ensure, [THINGS]).result()
    yield store
    store.close()


@pytest.fixture
def do(store):
    return lambda change, *args: store.post(change, *args).result()


@pytest.fixture
def later(monkeypatch):
    """Every note is made a second after the one before; the time of the last one, in text."""
    clock = [1_790_000_000_000_000_000]

    def now():
        clock[0] += 1_000_000_000
        return clock[0]

    monkeypatch.setattr("time.time_ns", now)
    return lambda: moment(clock[0] // 1000).isoformat()


def filled(do, dataset=THINGS):
    do(progress.set_state, dataset.name, State(run=1, filled=True))


def told(store, dataset=THINGS, **wanted):
    """(key, kind, {column: (before, after)}) of each piece of news, the newest first."""
    connection = store.connect()
    found = news.feed(connection, Wanted([dataset], **wanted))
    connection.close()
    return [
        (each.key[0], each.kind, {step.column: (step.before, step.after) for step in each.steps})
        for each in found
    ]


def test_what_is_new_changed_gone_and_back_is_told_newest_first(store, do, later):
    do(tables.put, THINGS, [thing("a"), thing("b")])
    filled(do)
    do(tables.put, THINGS, [thing("a", "5", 7), thing("c")])
    do(tables.give_up, THINGS, [("b",), ("nobody",)], 5)
    do(tables.give_up, THINGS, [("b",)], 6)
    do(tables.put, THINGS, [thing("b", "5")])
    assert told(store) == [
        ("b", "back", {"status": ("6", "5")}),
        ("b", "gone", {}),
        ("c", "new", {}),
        ("a", "changed", {"status": ("6", "5"), "sum": (None, 7)}),
    ]


def test_the_first_filling_is_no_news(store, do):
    for status in "65":
        do(tables.put, THINGS, [thing(str(number), status) for number in range(300)])
    assert told(store) == []


def test_a_table_that_is_read_anew_for_a_new_column_makes_no_news(store, do):
    do(tables.put, THINGS, [thing("a")])
    filled(do)
    more = replace(THINGS, columns=(*COLUMNS, Column("more", "More")))
    for altered in do(tables.ensure, [more]):
        do(progress.forget, altered.name)
    do(tables.put, more, [(*thing("a"), "x")])
    assert told(store, more) == []


def test_what_reads_the_same_or_was_only_missed_is_no_news(store, do):
    do(tables.put, THINGS, [thing("a")])
    filled(do)
    do(tables.put, THINGS, [thing("a")])
    assert do(tables.miss, THINGS, [("a",)], 5) == 0
    do(tables.put, THINGS, [thing("a")])
    assert told(store) == []


def test_a_row_that_two_walks_missed_is_gone_once(store, do):
    do(tables.put, THINGS, [thing("a"), thing("b")])
    for walk in (5, 6, 7):
        do(tables.miss, THINGS, [("a",)], walk)
    assert told(store) == [("a", "gone", {})]


def test_a_quiet_column_alone_does_not_change_a_row(store, do):
    do(tables.put, THINGS, [thing("a", touched="2026-01-01T00:00:00Z")])
    filled(do)
    do(tables.put, THINGS, [thing("a", touched="2026-01-02T00:00:00Z")])
    assert told(store) == []
    do(tables.put, THINGS, [thing("a", sum_=1, touched="2026-01-03T00:00:00Z")])
    assert told(store) == [("a", "changed", {"sum": (None, 1)})]


def test_rows_read_on_demand_are_news_once_their_list_was_read_before(store, do, later):
    do(tables.put, LINES, [thing("a")], ["me"])
    do(progress.mark, "things", [progress.Mark("me", 1, finished=True, read_at="2026")])
    do(tables.put, LINES, [thing("a", "5"), thing("b")], ["me"])
    do(tables.put, LINES, [thing("c", whose="you")], ["you"])
    assert told(store, LINES) == [
        ("b", "new", {}),
        ("a", "changed", {"status": ("6", "5")}),
    ]


def test_of_a_batch_only_those_are_news_that_were_read_before(store, do):
    do(progress.mark, "things", [progress.Mark("me", 1, finished=True, read_at="2026")])
    rows = [thing("a"), thing("b", whose="you")]
    do(tables.put, BALANCES, rows, ["me", "you"])
    assert told(store, BALANCES) == [("a", "new", {})]


def test_a_transaction_that_fails_leaves_neither_rows_nor_news(store, do):
    filled(do)

    def half(db):
        tables.put(db, THINGS, [thing("a")])
        raise ValueError("killed")

    with pytest.raises(ValueError, match="killed"):
        do(half)
    assert told(store) == []
    assert do(lambda db: db.execute("SELECT count(*) FROM things").fetchone()) == (0,)


def test_old_changes_are_forgotten_a_few_at_a_time(store, do, later):
    filled(do)
    for number in range(7):
        do(tables.put, THINGS, [thing(str(number))])
    until = micros(later()) - 1_000_000
    assert [do(changes.prune, until, 2) for _ in range(4)] == [2, 2, 1, 0]
    assert [key for key, *_ in told(store)] == ["6", "5"]


def test_no_more_changes_are_kept_than_a_disk_can_bear(store, do, monkeypatch):
    monkeypatch.setattr(changes, "MOST_KEPT", 3)
    filled(do)
    do(tables.put, THINGS, [thing(str(number)) for number in range(5)])
    assert [do(changes.prune, 0) for _ in range(2)] == [2, 0]
    assert sorted(key for key, *_ in told(store)) == ["2", "3", "4"]


def test_the_feed_comes_in_pages_and_by_kind_and_time(store, do, later):
    filled(do)
    for number in range(5):
        do(tables.put, THINGS, [thing(f"{number}{letter}") for letter in "ab"])
    since = later()
    do(tables.put, THINGS, [thing("0a", "5")])
    every = [key for key, *_ in told(store)]
    assert every == ["0a", "4b", "4a", "3b", "3a", "2b", "2a", "1b", "1a", "0b", "0a"]
    connection, pages, before = store.connect(), [], None
    while page := news.feed(connection, Wanted([THINGS], before=before, most=4)):
        pages.append([each.key[0] for each in page])
        before = page[-1].place
    connection.close()
    assert pages == [every[:4], every[4:8], every[8:]]
    assert told(store, kind="new", most=1) == [("4b", "new", {})]
    assert [key for key, *_ in told(store, since=since)] == ["0a", "4b", "4a"]


def test_marks_say_what_was_there_at_first(store, do, later):
    do(tables.put, THINGS, [thing("a"), thing("b"), thing("c")])
    filled(do)
    do(tables.put, THINGS, [thing("a", "5")])
    since = later()
    do(tables.put, THINGS, [thing("a", "6", 1), thing("d")])
    do(tables.put, THINGS, [thing("a", "6", 2), thing("b", "5")])
    connection = store.connect()
    ids = {key: tables.rowid(connection, THINGS, (key,)) or 0 for key in "abcd"}
    marks = news.marks(connection, THINGS, list(ids.values()), since)
    connection.close()
    second, last = micros(since) + 1_000_000, micros(later())
    assert marks[ids["a"]].before == {"status": ("6", second), "sum": (None, last)}
    assert marks[ids["b"]] == Mark(last, before={"status": ("6", last)})
    assert marks[ids["d"]].kind == "new"
    assert ids["c"] not in marks


def test_changed_since_finds_what_a_look_through_all_notes_finds(store, do, later, monkeypatch):
    chance, times = random.Random(7), []
    do(tables.put, THINGS, [thing(str(number), chance.choice("56")) for number in range(60)])
    filled(do)
    for _ in range(25):
        key, status, sum_ = str(chance.randrange(70)), chance.choice("56"), chance.randrange(3)
        do(tables.put, THINGS, [thing(key, status, sum_)])
        times.append(later())
    do(tables.give_up, THINGS, [("3",), ("4",)], 9)
    connection = store.connect()
    noted = connection.execute('SELECT "key", at FROM changes').fetchall()
    rows = connection.execute("SELECT _id, id, status, _gone FROM things").fetchall()
    for many in (2, 4000):
        monkeypatch.setattr(ask, "MANY", many)
        for since in times:
            keys = {changes.key_from(key)[0] for key, at in noted if at >= micros(since)}
            for where, gone, sort in (
                ((), False, ()),
                ((Condition("status", "in", ("5",)),), False, ()),
                ((), True, (Sort("sum", descending=True),)),
            ):
                query = Query(THINGS, where, sort=sort, gone=gone, changed_since=since)
                wanted = {
                    rowid
                    for rowid, key, status, left in rows
                    if key in keys and (gone or left is None) and (not where or status == "5")
                }
                assert set(ask.row_ids(connection, query)) == wanted
                assert list(ask.row_ids(connection, query, 5)) == list(
                    ask.row_ids(connection, query)[:5]
                )
                assert ask.count(connection, query) == len(wanted)
    connection.close()


def test_changes_survive_the_rescue_of_a_damaged_cache(tmp_path, later):
    key, path = bytes(range(32)), tmp_path / "cache.sqlite"
    customers = DATASETS["customers"]

    def customer(number, name):
        values = {"customer_id": f"c{number:04}", "customer": name, "label": "x" * 300}
        return tuple(values.get(column.name) for column in customers.own)

    store, _ = cache.open_cache(path, key, DATASETS.values())
    store.post(tables.put, customers, [customer(n, "A") for n in range(400)]).result()
    store.post(tables.give_up, customers, [("c0000",)], 1).result()
    store.post(progress.set_state, "customers", State(run=1, filled=True)).result()
    store.post(tables.put, customers, [customer(399, "B"), customer(5, "C")]).result()
    nonsense = (
        'INSERT INTO changes (dataset, row, "key", kind, "column", at) '
        "VALUES ('customers', 1, '{', 'new', '', 1)"
    )
    expected = told(store, customers)
    store.post(lambda db: db.execute(nonsense)).result()
    (place,) = (
        store.connect().execute("SELECT rootpage FROM sqlite_master WHERE name = 'meta'").fetchone()
    )
    store.close()
    with path.open("r+b") as file:
        file.seek((place - 1) * 4096)
        file.write(b"\xa5" * 64)
    store, notice = cache.open_cache(path, key, DATASETS.values())
    assert notice == cache.SET_ASIDE
    assert told(store, customers) == expected
    assert [kind for _, kind, _ in expected] == ["changed", "changed", "gone"]
    connection = store.connect()
    for each in news.feed(connection, Wanted([customers])):
        assert each.row == tables.rowid(connection, customers, each.key)
    store.close()


def test_every_dataset_has_columns_of_which_changes_are_news():
    for dataset in DATASETS.values():
        assert any(not column.quiet for column in dataset.own), dataset.name
        assert not any(dataset.by_name[name].quiet for name in dataset.key)
