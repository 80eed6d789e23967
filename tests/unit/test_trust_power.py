"""After a power cut what was stored is there; of a damaged file all is kept that can be read."""

from contextlib import closing
from random import Random

import pytest

from desktop.catalog.notes import Kept, Note
from desktop.store.database import Damaged, open_file
from desktop.store.entry import Entry, State
from desktop.store.local import Local, open_local
from tests.bench.trust_r2 import tear_cache, tear_local

KEY = bytes(range(32))
PAGE = 4096
MANY = 300
FULL = 2  # of SQLite's synchronous


@pytest.fixture
def path(tmp_path):
    return tmp_path / "local.sqlite"


@pytest.mark.parametrize("tear", [tear_local, tear_cache])
def test_nothing_that_was_stored_is_lost_by_a_power_cut(tear):
    found = tear(12, Random(2))
    assert (found["lost"], found["closed"]) == (0, 0)
    assert found["cuts"] == found["brutal"] == 6


def test_each_commit_of_the_user_s_file_is_synced_before_it_is_told(path):
    with closing(Local(path, KEY)) as local:  # what the torn copies take for granted
        asked = local._post(lambda db: db.execute("PRAGMA synchronous").fetchone()[0])
        assert asked.result() == FULL


def fill(path):
    with closing(Local(path, KEY)) as local:
        entries = [Entry("t", place, "allocate", body=b"x" * 900) for place in range(MANY)]
        numbers = local.outbox.add(entries).result()
        local.outbox.take(numbers[0]).result()
        local.outbox.end(numbers[0], State.DONE).result()
        local.notes.put([Kept("customers", "c1", Note("kept", (), "2026"))]).result()


def page_of_entries(path):
    """A page in the middle of the outbox, by what a copy without it lacks."""
    whole = path.read_bytes()
    for at in range(len(whole) // PAGE // 3, len(whole) // PAGE):
        path.write_bytes(whole[: at * PAGE] + b"\xa5" * PAGE + whole[(at + 1) * PAGE :])
        with closing(open_file(path, KEY, "ro")) as connection:
            try:
                connection.execute("SELECT count(body) FROM outbox NOT INDEXED").fetchone()
            except Exception:  # noqa: BLE001 - whatever SQLite says of a damaged page
                path.write_bytes(whole)
                return at
    raise AssertionError("no page of the outbox")


@pytest.mark.parametrize("spoilt", [b"\xa5" * PAGE, bytes(PAGE)], ids=["garbage", "zeros"])
def test_a_damaged_page_costs_what_is_on_it_and_nothing_else(path, spoilt):
    fill(path)
    at = page_of_entries(path) * PAGE
    whole = path.read_bytes()
    path.write_bytes(whole[:at] + spoilt + whole[at + PAGE :])
    local, notice = open_local(path, KEY)
    with closing(local):
        assert "carried over" in notice
        entries = local.outbox.all()
        assert MANY - 10 < len(entries) < MANY
        assert local.notes.get("customers", "c1").text == "kept"
    [aside] = path.parent.glob("local.sqlite.damaged-*-0")
    assert aside.read_bytes() == whole[:at] + spoilt + whole[at + PAGE :]


def test_what_a_damaged_file_holds_as_ready_is_not_offered_for_sending(path):
    fill(path)
    at = page_of_entries(path) * PAGE
    whole = path.read_bytes()
    path.write_bytes(whole[:at] + bytes(PAGE) + whole[at + PAGE :])
    local, _ = open_local(path, KEY)
    with closing(local):
        assert set(local.outbox.counts()) <= {State.UNSURE, State.DONE}


def test_damage_that_is_met_later_is_looked_for_at_the_next_start(path, monkeypatch):
    fill(path)
    at = page_of_entries(path) * PAGE
    monkeypatch.setattr("desktop.store.rescue.LOOKED_THROUGH_BYTES", 0)
    whole = path.read_bytes()
    path.write_bytes(whole[:at] + b"\xa5" * PAGE + whole[at + PAGE :])
    with closing(Local(path, KEY)) as local, pytest.raises(Damaged):
        local.outbox.all()
    local, notice = open_local(path, KEY)
    local.close()
    assert notice
    local, notice = open_local(path, KEY)
    local.close()
    assert notice == ""
