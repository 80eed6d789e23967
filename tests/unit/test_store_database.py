"""The store: whole writes, failures in words, reads that stop when nobody waits for them."""

import asyncio
import stat
import sys
import threading
import time

import pytest
from sqlcipher3 import dbapi2 as sqlite

from desktop.errors import StoreBroken
from desktop.store.database import Damaged, Store, engine, open_file
from tests.bench.smaps import private_mb

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store.sqlite"


@pytest.fixture
def store(path):
    store = Store(path)
    store.post(lambda db: db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)")).result()
    yield store
    store.close()


def add(db, number, text=""):
    db.conn.execute("INSERT INTO t VALUES (?, ?)", [number, text])


def numbers(connection):
    return [number for (number,) in connection.execute("SELECT id FROM t ORDER BY id")]


async def together(store, *changes):
    """Let the changes wait, so that they share a transaction; what came of each."""
    held = threading.Event()
    store.post(lambda db: held.wait(10))
    waiting = [asyncio.create_task(store.write(*change)) for change in changes]
    await asyncio.sleep(0)
    held.set()
    return await asyncio.gather(*waiting, return_exceptions=True)


async def test_a_write_that_returned_is_read(store):
    await store.write(add, 1)
    assert await store.read(numbers) == [1]


async def test_a_failed_change_leaves_nothing_and_harms_no_other(store):
    def half(db):
        add(db, 10)
        raise KeyError("boom")

    results = await together(store, (add, 1), (half,), (add, 2), (add, 1), (add, 3))
    assert [type(each).__name__ for each in results] == [
        "NoneType",
        "KeyError",
        "NoneType",
        "StoreBroken",
        "NoneType",
    ]
    assert await store.read(numbers) == [1, 2, 3]


async def test_what_waits_is_committed_together(store):
    heard: list[str] = []
    await store.write(lambda db: db.conn.set_trace_callback(heard.append))
    await together(store, *((add, number) for number in range(50)))
    await store.write(lambda db: db.conn.set_trace_callback(None))
    assert heard.count("COMMIT") <= 2
    assert await store.read(numbers) == list(range(50))


async def test_one_transaction_takes_no_more_than_its_time(store, monkeypatch):
    monkeypatch.setattr(Store, "TOGETHER_S", 0.01)
    heard: list[str] = []
    await store.write(lambda db: db.conn.set_trace_callback(heard.append))
    heard.clear()
    await together(store, *((lambda db: time.sleep(0.02),) for _ in range(3)))
    await store.write(lambda db: db.conn.set_trace_callback(None))
    assert heard.count("COMMIT") >= 3


async def test_changes_are_made_in_the_order_they_were_asked_for(store):
    await together(store, *((add, number) for number in (5, 3, 9, 1)))
    order = await store.read(
        lambda c: c.execute("SELECT group_concat(id) FROM (SELECT id FROM t)").fetchone()
    )
    assert order == ("1,3,5,9",)


async def test_a_transaction_that_sqlite_gives_up_fails_all_of_it(store):
    def destroyed(db):
        add(db, 2)
        db.conn.execute("ROLLBACK")
        raise sqlite.OperationalError("database or disk is full")

    first, second, third = await together(store, (add, 1), (destroyed,), (add, 3))
    assert "disk is full" in first.advice
    assert "disk is full" in second.advice
    assert third is None
    assert await store.read(numbers) == [3]


async def test_a_full_disk_is_said_in_words_and_nothing_half_written_is_kept(store):
    def fill(db):
        for number in range(100, 200):
            add(db, number, "x" * 5000)

    pages = await store.write(lambda db: db.execute("PRAGMA page_count").fetchone()[0])
    await store.write(lambda db: db.execute(f"PRAGMA max_page_count = {pages + 20}").fetchone())
    small, large = await together(store, (add, 1), (fill,))
    assert isinstance(large, StoreBroken)
    assert "disk is full" in large.advice
    there = await store.read(numbers)
    assert there == ([1] if small is None else [])
    await store.write(lambda db: db.execute("PRAGMA max_page_count = 100000").fetchone())
    await store.write(fill)
    assert len(await store.read(numbers)) >= 100


async def test_a_file_that_cannot_be_written_is_said_in_words(store):
    await store.write(lambda db: db.execute("PRAGMA query_only = 1"))
    with pytest.raises(StoreBroken) as caught:
        await store.write(add, 1)
    assert "cannot be written" in caught.value.advice


async def test_a_locked_file_is_said_in_words(store, path):
    await store.write(lambda db: db.execute("PRAGMA busy_timeout = 1").fetchone())
    other = open_file(path, b"", "rwc")
    other.execute("BEGIN IMMEDIATE")
    assert await store.read(numbers) == []
    with pytest.raises(StoreBroken) as caught:
        await store.write(add, 1)
    assert "Another program" in caught.value.advice
    other.execute("ROLLBACK")
    other.close()
    await store.write(add, 1)


async def test_a_folder_that_is_missing_is_said_in_words(tmp_path):
    store = Store(tmp_path / "nowhere" / "store.sqlite")
    first, second = store.post(add, 1), store.post(add, 2)
    for failed in (first, second):
        with pytest.raises(StoreBroken) as caught:
            failed.result()
        assert "folder exists" in caught.value.advice
    with pytest.raises(StoreBroken):
        await store.read(numbers)
    store.close()


async def test_a_file_that_is_no_database_is_damaged(path):
    path.write_bytes(b"This is no database, and it is longer than a header has to be. " * 99)
    store = Store(path)
    with pytest.raises(Damaged):
        await store.read(numbers)
    with pytest.raises(Damaged):
        await store.write(add, 1)
    store.close()


async def test_another_key_does_not_open_a_file(path):
    store = Store(path, KEY)
    await store.write(lambda db: db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY)"))
    store.close()
    for wrong in (b"", bytes(32)):
        other = Store(path, wrong)
        with pytest.raises(Damaged):
            await other.read(numbers)
        other.close()
    again = Store(path, KEY)
    assert await again.read(numbers) == []
    again.close()


@pytest.mark.parametrize("length", [1, 16, 31, 33])
def test_a_key_has_32_bytes(path, length):
    with pytest.raises(ValueError, match="32"):
        Store(path, bytes(length))


async def test_a_cancelled_read_stops_its_sql(store):
    reading = asyncio.create_task(store.read(lambda c: c.execute(ENDLESS).fetchall()))
    await asyncio.sleep(0.02)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    async with asyncio.timeout(5):  # both readers are free again
        assert await asyncio.gather(*(store.read(numbers) for _ in range(4))) == [[]] * 4


async def test_a_read_does_not_wait_for_a_write(store):
    await store.write(add, 1)
    held = threading.Event()

    def slow(db):
        add(db, 2)
        held.wait(10)

    writing = asyncio.create_task(store.write(slow))
    assert await store.read(numbers) == [1]
    held.set()
    await writing
    assert await store.read(numbers) == [1, 2]


async def test_a_connection_for_painting_reads_and_cannot_write(store):
    await store.write(add, 1)
    connection = store.connect()
    assert numbers(connection) == [1]
    with pytest.raises(sqlite.OperationalError, match="readonly"):
        connection.execute("DELETE FROM t")


def test_closing_finishes_what_is_queued(path):
    store = Store(path)
    store.post(lambda db: db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)"))
    done = [store.post(add, number) for number in range(200)]
    store.close()
    assert all(each.done() for each in done)
    connection = open_file(path, b"", "ro")
    assert len(numbers(connection)) == 200
    connection.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_the_file_is_its_owner_s_alone(store, path):
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_the_library_is_free_of_the_wal_reset_bug():
    assert tuple(map(int, engine().split("."))) >= (3, 51, 3)


async def test_a_store_that_gives_way_does_the_same(store):
    """Its threads pause between steps: long work is whole, and reads can still be cancelled."""
    counted = ENDLESS.replace("FROM n)", "FROM n LIMIT 300000)")
    store.give_way()
    assert (await store.write(lambda db: db.conn.execute(counted).fetchone())) == (300000,)
    assert await store.read(lambda connection: connection.execute(counted).fetchone()) == (300000,)
    endless = store.read(lambda connection: connection.execute(ENDLESS).fetchone())
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(endless, 0.1)
    assert await asyncio.wait_for(store.read(numbers), 10) == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
async def test_a_store_at_rest_gives_back_what_writing_took(store):
    before = private_mb()

    def fill(db):
        db.conn.executemany("INSERT INTO t VALUES (?, ?)", ((n, "x" * 4000) for n in range(10_000)))

    await store.write(fill)
    taken = private_mb() - before
    await store.rest()
    assert taken > 30
    assert private_mb() - before < taken / 3
