"""Notes and tags: they come back, whatever happens to the cache, and no file does harm to them."""

import asyncio
import json
from datetime import UTC, datetime

import pytest

from desktop.catalog.customers import CUSTOMER_BALANCES, CUSTOMERS
from desktop.catalog.notes import LONGEST_TEXT, MOST_TAGS, Kept, Note, clean_tags, clean_text
from desktop.catalog.query import Condition, Query, Sort
from desktop.catalog.resellers import RESELLERS
from desktop.errors import StoreBroken
from desktop.export.notes import read_notes, write_notes
from desktop.store import query as ask
from desktop.store import tables
from desktop.store.cache import open_cache
from desktop.store.database import open_file
from desktop.store.local import Local, open_local

KEY = bytes(range(32))
DATASETS = (RESELLERS, CUSTOMER_BALANCES, CUSTOMERS)
NOW = datetime(2026, 11, 20, 9, 41, tzinfo=UTC)
WRITTEN = "2026-11-01T00:00:00Z"


def note(text="", *tags, at=WRITTEN):
    return Note(text, tags, at)


def kept(key, text="", *tags, at=WRITTEN):
    return Kept("customers", key, note(text, *tags, at=at))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "local.sqlite"


@pytest.fixture
def local(path):
    file = Local(path, KEY)
    yield file
    file.close()


def put(local, *notes):
    local.notes.put(notes).result(10)


def shown(store, query):
    """The customer number, tags and note of the rows that fit."""
    connection = store.connect()
    places = [list(CUSTOMERS.by_name).index(name) for name in ("customer_id", "tags", "note")]
    ids = ask.row_ids(connection, query)
    rows = ask.window(connection, CUSTOMERS, ids)
    return [tuple(rows[rowid][place] for place in places) for rowid in ids]


@pytest.fixture
def cache(tmp_path):
    """A cache with three customers."""
    store = open_cache(tmp_path / "cache.sqlite", KEY, DATASETS)[0]
    fill(store)
    yield store
    store.close()


def fill(store):
    rows = [
        tuple({"customer_id": key, "customer": key}.get(column.name) for column in CUSTOMERS.own)
        for key in ("a", "b", "c")
    ]
    store.post(tables.put, CUSTOMERS, rows).result()


# ------------------------------------------------------------------ keeping


def test_a_note_comes_back_after_a_restart(path):
    file = Local(path, KEY)
    put(file, kept("a", "电话沟通", "重点", "华东"), kept("b", "", "VIP"))
    file.close()
    again = Local(path, KEY)
    assert again.notes.get("customers", "a") == note("电话沟通", "重点", "华东")
    assert again.notes.get("orders", "a") == Note()
    assert [each.key for each in again.notes.all()] == ["a", "b"]
    again.close()


def test_an_emptied_note_is_gone(path, local):
    put(local, kept("a", "text"))
    put(local, kept("a"))
    assert local.notes.all() == []
    connection = open_file(path, KEY, "ro")
    assert connection.execute("SELECT count(*) FROM notes").fetchone() == (0,)
    connection.close()


def test_notes_stand_encrypted_in_the_file(path):
    file = Local(path, KEY)
    put(file, kept("a", "a-very-visible-word"))
    file.close()
    assert b"a-very-visible-word" not in path.read_bytes()


def test_a_file_of_the_version_before_gets_its_table_of_notes(path):
    file = Local(path, KEY)
    file.put("orders", {"order": ["a"]})
    file.close()
    connection = open_file(path, KEY, "rwc")
    connection.execute("DROP TABLE notes")
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'notes'")
    connection.execute("PRAGMA user_version = 2")
    connection.close()
    again, notice = open_local(path, KEY)
    assert (again.notes.all(), notice) == ([], "")
    put(again, kept("a", "text"))
    assert again.get("orders") == {"order": ["a"]}
    again.close()


def test_what_could_not_be_written_is_as_it_was(path, caplog):
    file = Local(path, KEY)
    put(file, kept("a", "before"))
    file.close()
    connection = open_file(path, KEY, "rwc")
    connection.execute(
        "CREATE TRIGGER no BEFORE INSERT ON notes BEGIN SELECT raise(FAIL, 'x'); END"
    )
    connection.close()
    again = Local(path, KEY)
    with pytest.raises(StoreBroken):
        put(again, kept("a", "after"), kept("b", "new"))
    assert again.notes.all() == [kept("a", "before")]
    again.close()
    caplog.clear()


# ------------------------------------------------------------------ beside the rows


def test_tags_and_notes_stand_beside_the_rows_and_are_sorted_and_filtered_by(cache, local):
    put(local, kept("b", "电话", "重点", "华东"))
    assert asyncio.run(local.notes.show_in(cache)) is True
    put(local, kept("c", "", "华北"))
    everything = Query(CUSTOMERS, sort=(Sort("customer"),))
    assert shown(cache, everything) == [
        ("a", None, None), ("b", "重点, 华东", "电话"), ("c", "华北", None),
    ]  # fmt: skip
    tagged = Query(CUSTOMERS, (Condition("tags", "has", "华东"),))
    assert shown(cache, tagged) == [("b", "重点, 华东", "电话")]
    bare = Query(CUSTOMERS, (Condition("tags", "empty", True),))
    assert [key for key, *_ in shown(cache, bare)] == ["a"]
    by_tag = Query(CUSTOMERS, sort=(Sort("tags", descending=True),))
    assert [key for key, *_ in shown(cache, by_tag)] == ["b", "c", "a"]
    assert ask.count(cache.connect(), tagged) == 1


def test_notes_outlive_the_cache(tmp_path, cache, local):
    asyncio.run(local.notes.show_in(cache))
    put(local, kept("a", "stays", "VIP"))
    anew = open_cache(tmp_path / "another.sqlite", KEY, DATASETS)[0]
    fill(anew)
    assert shown(anew, Query(CUSTOMERS, (Condition("tags", "has", "VIP"),))) == []
    assert asyncio.run(local.notes.show_in(anew)) is True
    assert shown(anew, Query(CUSTOMERS, (Condition("tags", "has", "VIP"),)))[0][2] == "stays"
    assert asyncio.run(local.notes.show_in(anew)) is False  # nothing to be written
    anew.close()


def test_reading_a_customer_again_leaves_its_note_alone(cache, local):
    asyncio.run(local.notes.show_in(cache))
    put(local, kept("a", "mine", "VIP"))
    fill(cache)
    assert ("a", "VIP", "mine") in shown(cache, Query(CUSTOMERS))


def test_a_note_taken_away_is_taken_from_the_table(cache, local):
    asyncio.run(local.notes.show_in(cache))
    put(local, kept("a", "mine", "VIP"))
    put(local, kept("a"))
    assert ("a", None, None) in shown(cache, Query(CUSTOMERS))


def test_a_note_written_after_the_cache_was_closed_is_kept(tmp_path, local):
    store = open_cache(tmp_path / "closing.sqlite", KEY, DATASETS)[0]
    asyncio.run(local.notes.show_in(store))
    store.close()
    put(local, kept("a", "late"))
    assert local.notes.get("customers", "a").text == "late"


# ------------------------------------------------------------------ what can be a note


def test_a_text_is_cut_and_cleaned_of_what_cannot_be_stored():
    assert clean_text("a\r\nb\rc\0\ud800  \n") == "a\nb\nc"
    assert len(clean_text("云" * (LONGEST_TEXT + 5))) == LONGEST_TEXT


def test_tags_are_in_one_line_without_commas_each_once():
    assert clean_tags([" VIP ", "vip", "a,b，c", "", "x\ty", "\x07"]) == ("VIP", "a b c", "x y")
    assert len(clean_tags(str(number) for number in range(100))) == MOST_TAGS


# ------------------------------------------------------------------ files


def test_what_was_exported_is_imported_as_it_was(tmp_path):
    notes = [kept("a", "一行\n又一行", "重点"), kept("b", "", "VIP")]
    assert write_notes(tmp_path / "notes.jsonl", notes) == 2
    assert read_notes(tmp_path / "notes.jsonl", {"customers"}, NOW) == (notes, [])


HOSTILE = [
    "rubbish",
    "[]",
    '"text"',
    "[" * 100_000,
    '{"dataset": "customers", "key": "a"}',
    '{"dataset": "customers", "key": "", "text": "x"}',
    '{"dataset": "customers", "key": "a\\nb", "text": "x"}',
    '{"dataset": "customers", "key": 5, "text": "x"}',
    '{"dataset": ["customers"], "key": "a", "text": "x"}',
    '{"dataset": "unknown", "key": "a", "text": "x"}',
    '{"dataset": "customers", "key": "a", "text": 5}',
    '{"dataset": "customers", "key": "a", "text": "x", "tags": "VIP"}',
    '{"dataset": "customers", "key": "a", "text": "x", "tags": [1]}',
    '{"dataset": "customers", "key": "a", "tags": [",", " "]}',
]


@pytest.mark.parametrize("line", HOSTILE)
def test_a_line_that_is_no_note_is_named_and_the_others_are_read(tmp_path, line):
    good = json.dumps({"dataset": "customers", "key": "b", "text": "fine", "changed_at": WRITTEN})
    (tmp_path / "f").write_text(f"{good}\n{line}\n\n", "utf-8")
    assert read_notes(tmp_path / "f", {"customers"}, NOW) == ([kept("b", "fine")], [2])


@pytest.mark.parametrize("time", ["", None, 5, "tomorrow", "2026-01-01", "2999-01-01T00:00:00Z"])
def test_a_time_that_is_none_or_yet_to_come_is_now(tmp_path, time):
    record = {"dataset": "customers", "key": "a", "text": "x", "changed_at": time}
    (tmp_path / "f").write_text(json.dumps(record), "utf-8")
    [[found], _] = read_notes(tmp_path / "f", {"customers"}, NOW)
    assert found.note.changed_at == "2026-11-20T09:41:00Z"


def test_a_file_that_is_not_there_or_not_of_notes_is_refused(tmp_path):
    with pytest.raises(StoreBroken):
        read_notes(tmp_path / "nothing", {"customers"}, NOW)
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(65 << 20)
    with pytest.raises(ValueError, match="larger"):
        read_notes(tmp_path / "huge", {"customers"}, NOW)


def test_a_note_on_one_record_twice_in_a_file_is_the_last_one(tmp_path):
    lines = [{"dataset": "customers", "key": "a", "text": text} for text in ("one", "two")]
    (tmp_path / "f").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    [[found], bad] = read_notes(tmp_path / "f", {"customers"}, NOW)
    assert (found.note.text, bad) == ("two", [])
