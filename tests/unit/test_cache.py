"""Opening the cache: a newer one is left alone, a broken one carried over as far as readable."""

import shutil
import sqlite3
from contextlib import closing, suppress

import pytest
from sqlcipher3 import dbapi2 as sqlite

from desktop.catalog import DATASETS
from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.declare import Column, Dataset, Source
from desktop.catalog.kinds import COUNT, TEXT
from desktop.catalog.query import Query
from desktop.errors import StoreBroken
from desktop.store import cache, progress, tables
from desktop.store import query as ask
from desktop.store.cache import SET_ASIDE, doubting, open_cache, readable
from desktop.store.database import Damaged, open_file
from desktop.store.progress import Mark, State

KEY = bytes(range(32))
KEYS = pytest.mark.parametrize("key", [b"", KEY], ids=["plain", "encrypted"])
ROWS = 600
ALL = tuple(DATASETS.values())


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cache.sqlite"


def customer(number):
    values = {"customer_id": f"c{number:05}", "customer": f"华腾 {number}", "label": "x" * 300}
    return tuple(values.get(column.name) for column in CUSTOMERS.own)


def fill(path, key, rows=ROWS):
    store, notice = open_cache(path, key, ALL)
    assert notice == ""
    store.post(tables.put, CUSTOMERS, [customer(number) for number in range(rows)]).result()
    store.post(
        progress.set_state, "customers", State(run=7, filled=True, read_at="2026-01-01T00:00:00Z")
    ).result()
    store.post(progress.mark, "customers", [Mark("", 7, 599, ("c00599",), True, "2026")]).result()
    store.close()


def opened(path, key, **more):
    """Open, look and close: (notice, customer numbers, state)."""
    store, notice = open_cache(path, key, ALL, **more)
    connection = store.connect()
    ids = ask.row_ids(connection, Query(CUSTOMERS))
    place = [column.name for column in CUSTOMERS.columns].index("customer_id")
    found = sorted(str(row[place]) for row in ask.window(connection, CUSTOMERS, ids).values())
    state = progress.state(connection, "customers")
    store.close()
    return notice, found, state


def spoil(path, at, length=64):
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"\xa5" * length)


@KEYS
def test_a_sound_cache_opens_with_all_it_holds(path, key):
    fill(path, key)
    notice, found, state = opened(path, key)
    assert (notice, len(found), state.filled) == ("", ROWS, True)
    assert opened(path, key, thorough=True)[0] == ""
    assert path.read_bytes().startswith(b"SQLite format 3") is (key == b"")


@KEYS
def test_a_newer_version_s_cache_is_refused_and_untouched(path, key):
    fill(path, key)
    connection = open_file(path, key, "rwc")
    connection.execute(f"PRAGMA user_version = {cache.VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    for ask_it in (open_cache, readable):
        with pytest.raises(StoreBroken) as caught:
            ask_it(path, key, ALL)
        assert "newer version" in caught.value.advice
    assert path.read_bytes() == before
    assert list(path.parent.glob("*damaged*")) == []


@KEYS
def test_a_damaged_header_is_set_aside_and_the_cache_begins_anew(path, key):
    fill(path, key)
    spoil(path, 0, 4096)
    notice, found, state = opened(path, key)
    assert (notice, found, state) == (SET_ASIDE, [], State())
    (aside,) = path.parent.glob("cache.sqlite.damaged-*")
    assert aside.stat().st_size > 100_000
    assert opened(path, key)[0] == ""


@KEYS
def test_a_damaged_page_is_found_by_a_thorough_look_and_costs_what_is_on_it(path, key):
    fill(path, key)
    spoil(path, middle_of_the_rows(path, key))
    notice, found, state = opened(path, key, thorough=True)
    assert notice == SET_ASIDE
    assert ROWS - 60 < len(found) < ROWS
    assert state == State()  # all of it is read again
    assert opened(path, key, thorough=True)[0] == ""


@KEYS
def test_a_doubted_file_is_looked_through_at_the_next_start(path, key):
    fill(path, key)
    spoil(path, middle_of_the_rows(path, key))
    assert cache.readable(path, key, ALL)
    with pytest.raises(Damaged), doubting(path):
        raise Damaged("malformed")
    notice, found, _ = opened(path, key)
    assert notice == SET_ASIDE
    assert len(found) > ROWS - 60
    assert [each.name for each in path.parent.glob("*.doubted")] == []


def test_damage_to_what_every_start_reads_is_met_and_set_aside(path):
    fill(path, b"")
    data = path.read_bytes()
    connection = sqlite3.connect(path)
    place = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'meta'").fetchone()
    connection.close()
    path.write_bytes(data)
    spoil(path, (place[0] - 1) * 4096)
    notice, found, _ = opened(path, b"")
    assert notice == SET_ASIDE
    assert len(found) == ROWS


@KEYS
def test_a_doubt_about_a_sound_file_is_dropped(path, key):
    fill(path, key)
    with pytest.raises(Damaged), doubting(path):
        raise Damaged("malformed")
    assert opened(path, key)[:1] == ("",)
    assert list(path.parent.glob("*.d*")) == []


@KEYS
@pytest.mark.parametrize("part", [0.3, 0.7, 0.95])
def test_a_truncated_file_is_set_aside_and_what_is_left_is_carried_over(path, key, part):
    fill(path, key)
    whole = path.stat().st_size
    with path.open("r+b") as file:
        file.truncate(int(whole * part) // 4096 * 4096)
    notice, found, _ = opened(path, key, thorough=True)
    assert notice == SET_ASIDE
    assert set(found) <= {f"c{number:05}" for number in range(ROWS)}
    assert opened(path, key, thorough=True) == ("", found, State())


@KEYS
def test_an_empty_file_is_a_new_cache(path, key):
    path.touch()
    assert opened(path, key) == ("", [], State())


def test_a_file_under_another_key_is_set_aside_not_deleted(path):
    fill(path, KEY)
    before = path.read_bytes()
    assert opened(path, bytes(32)) == (SET_ASIDE, [], State())
    (aside,) = path.parent.glob("cache.sqlite.damaged-*")
    assert aside.read_bytes() == before
    with pytest.raises(Damaged):
        readable(path, KEY, ALL)


def test_damage_twice_in_a_second_keeps_both_files(path):
    for _ in range(3):
        fill(path, b"")
        spoil(path, 0, 100)
        opened(path, b"")
        path.unlink()
    assert len(list(path.parent.glob("cache.sqlite.damaged-*"))) == 3


def test_nonsense_in_a_damaged_file_costs_its_own_row_only(path):
    fill(path, b"")
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA writable_schema = 1")
    connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'STRICT', '')")
    connection.commit()
    connection.close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE customers SET customer = x'ff' WHERE customer_id = 'c00007'")
    connection.execute("UPDATE customers SET customer_id = NULL WHERE customer_id = 'c00009'")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.commit()
    connection.close()
    spoil(path, middle_of_the_rows(path, b""))
    notice, found, _ = opened(path, b"", thorough=True)
    assert notice == SET_ASIDE
    assert ROWS - 60 < len(found) <= ROWS - 3
    assert not {"c00007", "c00009"} & set(found)


def middle_of_the_rows(path, key):
    """Where in the file a page full of customers lies."""
    if key:
        places = range(2000, path.stat().st_size, 4096)
        return next(at for at in places if 200 < rows_before(path, key, at) < 400)
    data = path.read_bytes()
    return data.index(f"华腾 {ROWS // 2}c{ROWS // 2:05}".encode()) // 4096 * 4096


def rows_before(path, key, at):
    """How many customers can be read of a copy that is damaged there; 0 if it does not open."""
    copy = path.with_name("copy.sqlite")
    shutil.copy(path, copy)
    spoil(copy, at)
    read = 0
    with suppress(sqlite.Error), closing(open_file(copy, key, "ro")) as connection:
        for _ in connection.execute("SELECT label FROM customers NOT INDEXED ORDER BY _id"):
            read += 1
    copy.unlink()
    return read


# ------------------------------------------------------------------ another version's tables


def things(*columns):
    source = Source("op", "GET", "/v2/things", rows="things")
    return Dataset("things", "Things", source, ("id",), columns, "id")


OLD = things(Column("id", "Id"), Column("n", "N", TEXT), Column("left", "Left", sortable=True))
NEW = things(Column("id", "Id"), Column("n", "N", COUNT), Column("more", "More", sortable=True))


@KEYS
def test_tables_follow_their_declaration_and_rows_keep_their_rowids(path, key):
    store, _ = open_cache(path, key, [OLD])
    store.post(tables.put, OLD, [(str(number), "x", "y") for number in range(50)]).result()
    state = State(run=7, filled=True, read_at="2026-01-01T00:00:00Z")
    store.post(progress.set_state, "things", state).result()
    store.post(progress.mark, "things", [Mark("a", 7, finished=True, read_at="2026")]).result()
    before = store.connect().execute("SELECT _id, id FROM things").fetchall()
    store.close()
    assert readable(path, key, [OLD])
    assert not readable(path, key, [NEW])
    store, notice = open_cache(path, key, [NEW])
    connection = store.connect()
    assert notice == ""
    assert connection.execute("SELECT _id, id FROM things").fetchall() == before
    assert connection.execute("SELECT DISTINCT n, more FROM things").fetchall() == [(None, None)]
    assert not progress.state(connection, "things").filled  # the new columns are to be read
    assert progress.marks(connection, "things") == {}
    store.close()
    assert readable(path, key, [NEW])


def test_a_file_of_older_tables_is_carried_over_when_damaged(path):
    store, _ = open_cache(path, b"", [OLD])
    rows = [(f"{number:04}", "x", "y" * 300) for number in range(500)]
    store.post(tables.put, OLD, rows).result()
    store.close()
    spoil(path, path.read_bytes().index(b"0250xyyy") // 4096 * 4096)
    newer = things(Column("id", "Id"), Column("more", "More"), Column("left", "Left"))
    store, notice = open_cache(path, b"", [newer], thorough=True)
    assert notice == SET_ASIDE
    found = store.connect().execute('SELECT count(*), count(more), min("left") FROM things')
    number, more, left = found.fetchone()
    store.close()
    assert 400 < number < 500
    assert (more, left) == (0, "y" * 300)


def test_nothing_is_readable_where_nothing_is(path):
    assert readable(path, b"", ALL) is False
    assert not path.exists()
