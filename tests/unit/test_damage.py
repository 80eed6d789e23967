"""Messages of SQLite that mean a damaged file, made by damaging one."""

from contextlib import closing

import pytest

from desktop.store.database import Damaged, open_file, sqlite_failures


@pytest.mark.parametrize(
    "damage",
    [
        "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'words_config'",
        "DELETE FROM words_config",
    ],
)
def test_a_broken_index_of_the_search_is_damage_and_no_mere_failure(tmp_path, damage):
    path = tmp_path / "cache.sqlite"
    with closing(open_file(path, b"", "rwc")) as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        connection.executescript(damage)
    with (
        closing(open_file(path, b"", "ro")) as connection,
        pytest.raises(Damaged),
        sqlite_failures(),
    ):
        connection.execute("SELECT * FROM words").fetchall()
