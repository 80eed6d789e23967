import json
import os
import stat
from pathlib import Path

import pytest

from desktop import paths
from desktop.errors import StoreBroken

posix = pytest.mark.skipif(os.name != "posix", reason="Windows protects the user's folder itself")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def base(tmp_path, monkeypatch):
    monkeypatch.setenv("PARTNER_DESK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_the_variable_moves_every_file(base):
    here = paths.home()
    for folder in (here.data, here.config, here.logs, here.cache):
        assert folder.is_relative_to(base)
    assert paths.account_folder("acme").is_relative_to(base)
    assert paths.settings_file().is_relative_to(base)
    assert paths.logs_folder().is_relative_to(base)


def test_without_the_variable_the_system_decides(monkeypatch):
    monkeypatch.setenv("PARTNER_DESK_HOME", "")
    assert paths.APP in str(paths.home().data)


def test_a_relative_home_stays_where_it_was_when_the_program_moves(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PARTNER_DESK_HOME", "here")
    assert paths.home().data == tmp_path / "here"


def test_asking_where_makes_nothing(base):
    assert json.loads(json.dumps(paths.where()))["accounts"] == {}
    assert not base.exists()


def test_where_names_the_folder_of_each_account(base):
    folder = paths.account_folder("acme")
    (folder.parent / "last-used").write_text("acme")
    assert paths.where()["accounts"] == {"acme": str(folder)}


@posix
def test_only_the_owner_may_look_into_the_folders(base):
    folder = paths.account_folder("acme")
    assert [mode(f) for f in (folder, folder.parent, paths.logs_folder())] == [0o700] * 3


@posix
def test_an_account_folder_open_to_others_is_closed(base):
    paths.account_folder("acme").chmod(0o755)
    assert mode(paths.account_folder("acme")) == 0o700


@posix
def test_files_open_to_others_are_closed_and_those_a_link_leads_to_are_left(base, tmp_path):
    stranger = tmp_path / "stranger"
    stranger.write_bytes(b"1")
    stranger.chmod(0o644)
    for folder in (paths.account_folder("acme"), paths.logs_folder()):
        for name in ("cache.sqlite", "secrets.json", "partner-desk.log"):
            (folder / name).write_bytes(b"1")
            (folder / name).chmod(0o666)
        (folder / "link").symlink_to(stranger)
    for folder in (paths.account_folder("acme"), paths.logs_folder()):
        files = [path for path in folder.iterdir() if not path.is_symlink()]
        assert [mode(path) for path in files if path.is_file()] == [0o600] * 3
    assert mode(stranger) == 0o644


@posix
def test_a_home_that_existed_is_left_as_it_is(base):
    base.mkdir(mode=0o755)
    base.chmod(0o755)
    paths.settings_file()
    paths.account_folder("acme")
    assert mode(base) == 0o755


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreBroken, match="file"):
        paths.private_folder(tmp_path / "file" / "folder")


@posix
def test_a_private_file_is_the_owners(tmp_path):
    paths.write_private(tmp_path / "a", b"1", durable=True)
    assert mode(tmp_path / "a") == 0o600
    assert paths.read_private(tmp_path / "a") == b"1"


def test_a_file_that_cannot_be_written_keeps_its_content_and_leaves_no_rest(tmp_path):
    (tmp_path / "a").mkdir()  # a rename onto a folder fails at the very end
    with pytest.raises(StoreBroken):
        paths.write_private(tmp_path / "a", b"1")
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_is_said(tmp_path, monkeypatch):
    real = os.open
    monkeypatch.setattr(os, "open", lambda path, *how: real("/dev/full", os.O_WRONLY))
    with pytest.raises(StoreBroken, match="No space left"):
        paths.write_private(tmp_path / "a", b"1")


def test_a_missing_file_is_nothing_and_an_unreadable_one_is_said(tmp_path):
    assert paths.read_private(tmp_path / "none") is None
    with pytest.raises(StoreBroken):
        paths.read_private(tmp_path)
    paths.delete(tmp_path / "none")


def test_resources_are_those_of_the_checkout():
    assert paths.resource() == paths.PACKAGE_FOLDER.parent / "resources"
    assert paths.resource("no", "such.svg").parts[-2:] == ("no", "such.svg")


@pytest.mark.parametrize("folder", ["partner_desk_resources", "resources"])
def test_resources_are_found_when_installed(tmp_path, monkeypatch, folder):
    monkeypatch.setattr(paths, "PACKAGE_FOLDER", tmp_path / "desktop")
    (tmp_path / folder / "icons").mkdir(parents=True)
    assert paths.resource("icons") == tmp_path / folder / "icons"


def test_a_strange_resources_folder_beside_the_installed_package_is_not_ours(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "PACKAGE_FOLDER", tmp_path / "desktop")
    for folder in ("resources", "partner_desk_resources"):
        (tmp_path / folder / "icons").mkdir(parents=True)
    assert paths.resource("icons") == tmp_path / "partner_desk_resources" / "icons"


def test_resources_are_found_in_a_bundle(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "PACKAGE_FOLDER", tmp_path / "lib" / "desktop")
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path / "bundle"), raising=False)
    (tmp_path / "bundle" / "resources" / "icons").mkdir(parents=True)
    assert paths.resource("icons") == tmp_path / "bundle" / "resources" / "icons"
