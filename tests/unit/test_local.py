"""The user's own file: what is arranged comes back, and no version harms another's file."""

import pytest
from sqlite_utils import Database

from desktop.errors import StoreBroken
from desktop.store import local
from desktop.store.database import open_file
from desktop.store.local import Local, open_local
from desktop.store.migrations import LOCAL

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "local.sqlite"


def kept(path, dataset, state):
    file = Local(path, KEY)
    file.put(dataset, state)
    file.close()


def test_an_arrangement_comes_back_after_a_restart(path):
    kept(path, "orders", {"order": ["status", "客户"]})
    again = Local(path, KEY)
    assert again.get("orders") == {"order": ["status", "客户"]}
    assert again.get("customers") == {}
    again.close()


def test_nothing_is_made_before_something_is_written(path):
    file = Local(path, KEY)
    assert file.get("orders") == {}
    file.close()
    assert not path.exists()


def test_what_is_stored_is_a_copy(path):
    file = Local(path, KEY)
    state = {"order": ["a"]}
    file.put("orders", state)
    state["order"].append("b")
    file.get("orders")["order"].append("c")
    assert file.get("orders") == {"order": ["a"]}
    file.close()


def test_the_file_is_encrypted(path):
    kept(path, "orders", {"order": ["a-very-visible-word"]})
    assert b"a-very-visible-word" not in path.read_bytes()
    assert not path.read_bytes().startswith(b"SQLite format 3")


def test_a_newer_version_is_refused_and_its_file_stays_as_it_is(path):
    kept(path, "orders", {"order": ["a"]})
    connection = open_file(path, KEY, "rwc")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    file = Local(path, KEY)
    with pytest.raises(StoreBroken) as caught:
        file.put("orders", {"order": ["b"]})
    assert "newer version" in caught.value.advice
    file.close()
    connection = open_file(path, KEY, "ro")
    assert connection.execute("SELECT state FROM view_states").fetchall() == [('{"order": ["a"]}',)]
    connection.close()


def test_a_file_is_copied_before_it_is_migrated(path, monkeypatch):
    kept(path, "orders", {"order": ["a"]})
    next_version = local.VERSION + 1
    monkeypatch.setattr(local, "VERSION", next_version)
    kept(path, "orders", {"order": ["b"]})
    copy = path.with_name(f"local.sqlite.before-version-{next_version}")
    connection = open_file(copy, KEY, "ro")
    assert connection.execute("SELECT state FROM view_states").fetchall() == [('{"order": ["a"]}',)]
    connection.close()


def test_a_file_that_its_key_does_not_open_is_set_aside(path):
    kept(path, "orders", {"order": ["a"]})
    file, notice = open_local(path, bytes(32))
    assert "set aside" in notice
    assert file.get("orders") == {}
    file.put("orders", {"order": ["b"]})
    file.close()
    [aside] = path.parent.glob("local.sqlite.damaged-*")
    old = Local(aside, KEY)
    assert old.get("orders") == {"order": ["a"]}
    old.close()


def saved(path):
    file = Local(path, KEY)
    found = {name: file.views(name) for name in ("orders", "customers")}
    file.close()
    return found


def test_saved_views_come_back_in_their_order_and_apart_for_each_table(path):
    file = Local(path, KEY)
    file.put_views("orders", [("待支付", {"search": "华北"}), ("A", {"sort": ["-create_time"]})])
    file.put_views("customers", [("A", {})])
    file.put_views("orders", [("Z", {}), ("待支付", {"search": "华北", "gone": True})])
    assert file.views("orders")[0] == ("Z", {})
    file.close()
    assert saved(path) == {
        "orders": [("Z", {}), ("待支付", {"search": "华北", "gone": True})],
        "customers": [("A", {})],
    }


def test_a_saved_view_is_on_disk_once_its_writing_is_done(path):
    file = Local(path, KEY)
    file.put_views("orders", [("A", {})]).result()
    assert saved(path)["orders"] == [("A", {})]
    file.close()


def test_a_view_that_is_handed_out_is_a_copy(path):
    file = Local(path, KEY)
    state = {"sort": ["a"]}
    file.put_views("orders", [("A", state)])
    state["sort"].append("b")
    file.views("orders")[0][1]["sort"].append("c")
    assert file.views("orders") == [("A", {"sort": ["a"]})]
    file.close()


def test_a_file_of_the_first_version_gets_a_place_for_views_and_keeps_the_rest(path):
    connection = open_file(path, KEY, "rwc")
    first = Database(connection, strict=True)
    LOCAL.apply(first, stop_before="saved_views")
    first.table("view_states").insert({"dataset": "orders", "state": '{"order": ["a"]}'})
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    file = Local(path, KEY)
    assert file.views("orders") == []
    file.put_views("orders", [("A", {})])
    file.close()
    assert saved(path)["orders"] == [("A", {})]
    again = Local(path, KEY)
    assert again.get("orders") == {"order": ["a"]}
    again.close()
    assert path.with_name(f"local.sqlite.before-version-{local.VERSION}").exists()
