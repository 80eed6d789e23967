"""Notes on the command line: taken along in a file, beside the rows, never overwritten by older."""

import json

import pytest

from desktop.instance import Instance
from tests.end2end.command import Command


@pytest.fixture
def user(tmp_path, server):
    """Somebody who signed in by the environment."""
    return Command(tmp_path / "home").signed_in(server)


def line(key, text, day):
    record = {"dataset": "customers", "key": key, "text": text, "tags": ["VIP", "华东"]}
    return json.dumps(record | {"changed_at": f"2026-11-{day:02d}T00:00:00Z"}, ensure_ascii=False)


def test_notes_go_from_a_file_to_the_rows_and_back(user, tmp_path, world):
    first, second = list(world.customers)[:2]
    user.run("sync", "customers")
    given, back = tmp_path / "given.jsonl", tmp_path / "back.jsonl"
    given.write_text(f"{line(first, '电话', 10)}\nrubbish\n{line(second, 'b', 10)}\n", "utf-8")
    ended = user.run("notes", "import", str(given), code=3)
    assert "taken over: 2" in ended.errors
    assert "no notes: 2" in ended.errors
    given.write_text(f"{line(first, 'older', 9)}\n{line(second, 'newer', 11)}\n", "utf-8")
    ended = user.run("notes", "import", str(given))
    assert "taken over: 1. The same or newer here: 1" in ended.errors
    columns = ["--format", "jsonl", "--columns", "customer_id,tags,note"]
    rows = [json.loads(row) for row in user.run("export", "customers", *columns).lines]
    noted = {row["customer_id"]: row for row in rows if row["tags"]}
    assert {key: row["note"] for key, row in noted.items()} == {first: "电话", second: "newer"}
    assert noted[first]["tags"] == "VIP, 华东"
    user.run("notes", "export", str(back))
    assert {json.loads(one)["text"] for one in back.read_text("utf-8").splitlines()} == {
        "电话", "newer",
    }  # fmt: skip


def test_while_a_window_has_the_account_notes_can_be_taken_out_but_not_in(user, tmp_path):
    file = tmp_path / "notes.jsonl"
    file.write_text(line("a", "text", 1), "utf-8")
    user.run("notes", "import", str(file))
    (folder,) = {each.parent for each in user.home.rglob("local.sqlite")}
    instance = Instance.acquire(folder)
    assert instance
    try:
        assert "Close it first" in user.run("notes", "import", str(file), code=2).errors
        user.run("notes", "export", str(tmp_path / "out.jsonl"))
    finally:
        instance.close()
    assert json.loads((tmp_path / "out.jsonl").read_text("utf-8"))["text"] == "text"


def test_somebody_without_notes_gets_an_empty_file(user, tmp_path):
    user.run("notes", "export", str(tmp_path / "out.jsonl"))
    assert (tmp_path / "out.jsonl").read_bytes() == b""
