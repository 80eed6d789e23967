"""Where the program keeps its files, and how it writes the private ones: owner-only, in one rename.

`$PARTNER_DESK_HOME` moves all of them; the border is the file system, what a file means is said
by its own module.
"""

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.errors import StoreBroken

APP = "partner-desk"
PACKAGE_FOLDER = Path(__file__).resolve().parent
_OTHERS = 0o077  # the rights of everybody but the owner


@dataclass(frozen=True, slots=True)
class Home:
    """The folders of one user; none of them exists before something is written."""

    data: Path
    config: Path
    logs: Path
    cache: Path


def home() -> Home:
    """`$PARTNER_DESK_HOME` if it is set, else what the operating system wants."""
    if chosen := os.environ.get("PARTNER_DESK_HOME"):
        base = Path(chosen).expanduser().absolute()
        return Home(base, base, base / "logs", base / "cache")
    from platformdirs import PlatformDirs  # 20 ms, and not needed when the folder is given

    dirs = PlatformDirs(APP, appauthor=False, roaming=False)
    return Home(
        dirs.user_data_path, dirs.user_config_path, dirs.user_log_path, dirs.user_cache_path
    )


def settings_file() -> Path:
    """The program-wide settings; the folder exists afterwards."""
    config = home().config
    try:
        config.mkdir(mode=0o700, parents=True, exist_ok=True)  # may be the user's own, as it is
    except OSError as exc:
        raise StoreBroken(f"{config}: {exc.strerror or exc}") from exc
    return config / "settings.json"


def logs_folder() -> Path:
    """The folder of the logs; it exists afterwards."""
    return private_folder(home().logs)


def accounts_folder() -> Path:
    """The folder in which every account has one of its own; it exists afterwards."""
    return private_folder(home().data / "accounts")


def account_folder(slug: str) -> Path:
    """The folder of one account; it exists afterwards."""
    return private_folder(accounts_folder() / slug)


def private_folder(path: Path) -> Path:
    """Make `path` and what is missing above it, for its owner only.

    One that is open to others is closed, and so are the files in it: a backup that was restored or
    a loose umask may have opened them.

    Raises:
        StoreBroken: It cannot be made, or belongs to somebody else.
    """
    try:
        if not path.is_dir():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.mkdir(mode=0o700, exist_ok=True)
        elif os.name == "posix":
            if path.stat().st_mode & _OTHERS:
                path.chmod(0o700)
            _close_files(path)
    except OSError as exc:
        raise StoreBroken(f"{path}: {exc.strerror or exc}") from exc
    return path


def _close_files(folder: Path) -> None:
    """Take the rights of others from the files in a folder; a link is left alone, as is its aim."""
    with os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # it went meanwhile, or is not ours: the folder is closed
                if entry.is_file(follow_symlinks=False):
                    rights = entry.stat(follow_symlinks=False).st_mode
                    if rights & _OTHERS:
                        os.chmod(entry.path, rights & 0o700)  # noqa: PTH101 - of an entry


def write_private(path: Path, data: bytes, *, durable: bool = False) -> None:
    """Replace the content of `path` in one rename; a crash leaves the old file or the new one.

    Args:
        path: A file in a folder that exists; only its owner may read it afterwards.
        data: All of the new content.
        durable: Wait until the disk has it (a few milliseconds, on a slow disk 100): for what
            cannot be made again.

    Raises:
        StoreBroken: The disk is full, or the folder cannot be written; the old file is untouched.
    """
    new = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        try:
            # a name nobody knows and O_EXCL: two writers at once never share a half-written file
            handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(handle, "wb") as file:  # noqa: PTH123 - of a handle, not of a path
                file.write(data)
                file.flush()
                if durable:
                    os.fsync(file.fileno())
            new.replace(path)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
    except OSError as exc:
        raise StoreBroken(f"{path}: {exc.strerror or exc}") from exc


def read_private(path: Path) -> bytes | None:
    """The content of `path`, None if there is no such file.

    Raises:
        StoreBroken: It is there and cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as exc:
        raise StoreBroken(f"{path}: {exc.strerror or exc}") from exc


def delete(path: Path) -> None:
    """Delete a file, which need not exist.

    Raises:
        StoreBroken: It is there and cannot be deleted.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as exc:
        raise StoreBroken(f"{path}: {exc.strerror or exc}") from exc


def set_aside(path: Path) -> Path:
    """Rename a file that makes no sense, so that nothing is lost and work goes on; its new name."""
    aside = path.with_suffix(".spoilt")
    try:
        path.replace(aside)
    except OSError as exc:
        raise StoreBroken(f"{path}: {exc.strerror or exc}") from exc
    return aside


def resource(*parts: str) -> Path:
    """A file or folder of the program itself (icons, translations), wherever it is installed.

    It may not exist; then it is named where it should be, so that the message makes sense.
    """
    places = [place.joinpath(*parts) for place in _resource_folders()]
    return next((place for place in places if place.exists()), places[0])


def where() -> dict[str, Any]:
    """All paths as plain text, fit for JSON; nothing is made by asking."""
    here = home()
    accounts = here.data / "accounts"
    folders = sorted(accounts.iterdir()) if accounts.is_dir() else []
    return {
        "data": str(here.data),
        "config": str(here.config),
        "logs": str(here.logs),
        "cache": str(here.cache),
        "settings": str(here.config / "settings.json"),
        "resources": str(resource()),
        "accounts": {
            folder.name: str(folder)
            for folder in folders
            if folder.is_dir() and not folder.name.startswith(".")
        },
    }


def _resource_folders() -> list[Path]:
    beside = PACKAGE_FOLDER.parent
    # A checkout, then an installation (pyproject.toml gives the folder that name), then PyInstaller
    folders = [beside / "resources", beside / "partner_desk_resources"]
    if bundle := getattr(sys, "_MEIPASS", ""):
        folders.append(Path(bundle) / "resources")
    if not (beside / "pyproject.toml").is_file():
        folders.append(folders.pop(0))  # beside an installed package, `resources` may be a stranger
    return folders
