#!/usr/bin/env python3
"""Set up everything, then run, test, measure, build or audit Partner Desk.

    python3 dev.py run [OPTION...]     the window, on sample data; the options of `partner-desk`
    python3 dev.py test [OPTION...]    every check and all tests; the options of pytest
    python3 dev.py bench [NAME...]     the measurements
    python3 dev.py build [OPTION...]   the program as a folder for people without Python
    python3 dev.py audit [OPTION...]   hashes, versions and licences of what it is made of

Needs Python 3.11-3.14 and nothing else. The first start makes `.venv` and installs the set of
packaging/requirements.lock into it; later starts go straight to work. On Debian and Ubuntu, as
root, what Qt needs of the system is installed too; elsewhere the command is said.
"""

import sys

OLDEST, NEWEST = (3, 11), (3, 14)


def version_problem(version: "tuple[int, int]") -> str:
    """Say why a Python of this (major, minor) will not do, or return ''; runs on any Python 3."""
    if OLDEST <= version <= NEWEST:
        return ""
    needed = "Partner Desk needs Python 3.11, 3.12, 3.13 or 3.14"
    return "{}; this is Python {}.{} ({}).".format(needed, *version, sys.executable)


if __name__ == "__main__" and version_problem(sys.version_info[:2]):
    sys.exit(version_problem(sys.version_info[:2]))

import argparse
import ctypes
import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "requirements.lock"
READY = VENV / "partner-desk-ready"  # holds the fingerprint of what was set up
BEGUN = VENV / "partner-desk-begun"  # there while a set-up runs: found later, it was cut short
TRANSLATIONS = ROOT / "resources" / "translations"

LIBRARIES = {  # what Qt loads -> the package of Debian and Ubuntu, of Arch
    "libGL.so.1": ("libgl1", "libglvnd"),
    "libEGL.so.1": ("libegl1", "libglvnd"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
}
FONT = "a Chinese font"
VENV_MODULE = "venv"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
CHINESE = ("cjk", "notosanssc", "notoserifsc", "sourcehan", "wqy", "uming", "ukai", "droidsansfall")


class SetUpError(Exception):
    """What stands in the way, with what to do about it, for the person at the keyboard."""


# ------------------------------------------------------------------ what the system lacks


def loads(library: str) -> bool:
    """Tell whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_chinese_font(folders: Iterable[str] = FONT_FOLDERS) -> bool:
    """Ask fontconfig for a Chinese font, or without it look at the names of the font files."""
    if shutil.which("fc-list"):
        answer = subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, check=False)
        return bool(answer.stdout.strip())
    files = (path for folder in folders for path in Path(folder).expanduser().rglob("*.[ot]t[cf]"))
    return any(mark in path.name.lower() for path in files for mark in CHINESE)


def can_make_venv() -> bool:
    """Tell whether this Python has all of `venv`; Debian ships it in a package of its own."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def missing(
    platform: str,
    library_loads: Callable[[str], bool] = loads,
    font_there: Callable[[], bool] = has_chinese_font,
    venv_there: Callable[[], bool] = can_make_venv,
) -> list[str]:
    """Return what is missing of the system: names of `LIBRARIES`, `FONT`, `VENV_MODULE`."""
    found = [] if venv_there() else [VENV_MODULE]
    if platform.startswith("linux"):
        found += [name for name in LIBRARIES if not library_loads(name)]
        found += [] if font_there() else [FONT]
    return found


def package_manager(which: Callable[[str], str | None] = shutil.which) -> str:
    """Return the name of this system's package manager, or ''."""
    return next((name for name in ("apt-get", "dnf", "pacman") if which(name)), "")


def install_command(lacking: Iterable[str], manager: str, python: tuple[int, int]) -> list[str]:
    """Return the command (without sudo) that installs what is `lacking`; [] if unknown."""
    venv = f"python{python[0]}.{python[1]}-venv"
    rows: dict[str, tuple[list[str], Callable[[str], str], dict[str, str]]] = {
        "apt-get": (
            ["apt-get", "install", "-y", "--no-install-recommends"],
            lambda name: LIBRARIES[name][0],
            {FONT: "fonts-noto-cjk", VENV_MODULE: venv},
        ),
        "dnf": (
            ["dnf", "install", "-y"],
            lambda name: f"{name}()(64bit)",
            {FONT: "google-noto-sans-cjk-fonts", VENV_MODULE: "python3-libs"},
        ),
        "pacman": (
            ["pacman", "-S", "--needed", "--noconfirm"],
            lambda name: LIBRARIES[name][1],
            {FONT: "noto-fonts-cjk", VENV_MODULE: "python"},
        ),
    }
    if manager not in rows:
        return []
    command, package, special = rows[manager]
    packages = [special[name] if name in special else package(name) for name in lacking]
    return [*command, *dict.fromkeys(packages)]


def advice(lacking: list[str], manager: str, python: tuple[int, int], *, root: bool) -> str:
    """Return the sentence with the exact command for a person to run."""
    command = install_command(lacking, manager, python)
    if lacking == [VENV_MODULE] and manager != "apt-get":
        return "This Python lacks venv or ensurepip; use a complete Python, from python.org say."
    what = "This system lacks " + ", ".join(lacking) + "."
    if not command:
        return f"{what} Install them with the system's package manager and start again."
    sudo = "" if root else "sudo "
    before = f"{sudo}apt-get update && " if manager == "apt-get" else ""
    line = f"{before}{sudo}{shlex.join(command)}"
    return f"{what} Run this, then start again:\n\n    {line}\n"


def complete_system() -> None:
    """Install what the system lacks where that is allowed; else raise `SetUpError`."""
    lacking = missing(sys.platform)
    if not lacking:
        return
    manager, root = package_manager(), sys.platform != "win32" and os.geteuid() == 0
    if manager == "apt-get" and root:
        command = install_command(lacking, manager, sys.version_info[:2])
        say("Installing what Qt needs of the system: " + shlex.join(command))
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        more = ["-o", "DPkg::Lock::Timeout=120", "-qq"]
        quiet = subprocess.DEVNULL  # a line or three for each package; errors go elsewhere
        if subprocess.call([*command, *more], env=env, stdout=quiet):
            say("Once more, with a fresh list of packages.")
            subprocess.call(["apt-get", "update", *more], env=env, stdout=quiet)
            subprocess.call([*command, *more], env=env, stdout=quiet)
        importlib.invalidate_caches()
        lacking = missing(sys.platform)
    if lacking:
        raise SetUpError(advice(lacking, manager, sys.version_info[:2], root=root))


# ------------------------------------------------------------------ .venv


def say(text: str) -> None:
    """Print for the person at the keyboard, at once and whatever the console can show."""
    encoding = sys.stdout.encoding or "ascii"
    print(text.encode(encoding, "replace").decode(encoding), flush=True)


def venv_python(venv: Path = VENV, platform: str = sys.platform) -> Path:
    """Return the interpreter inside a virtual environment."""
    return venv / "Scripts" / "python.exe" if platform == "win32" else venv / "bin" / "python"


def fingerprint(lock: bytes, project: Mapping[str, object], version: str, root: str) -> str:
    """Return a digest of all that a set-up depends on; the settings of tools are not part of it."""
    setuptools = project.get("tool", {})
    parts = [project.get("project"), project.get("build-system"), version, root]
    if isinstance(setuptools, dict):
        parts.append(setuptools.get("setuptools"))
    text = json.dumps(parts, sort_keys=True).encode()
    return hashlib.sha256(hashlib.sha256(lock).digest() + text).hexdigest()


def current_fingerprint() -> str:
    """Return the fingerprint that `.venv` should have."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return fingerprint(LOCK.read_bytes(), project, sys.version.split()[0], str(ROOT))


def usable() -> bool:
    """Tell whether `.venv` can be built upon: whole, and of this very Python."""
    if BEGUN.exists() or not venv_python().exists():
        return False
    code = "import sys, pip; print(sys.version.split()[0])"
    command = [str(venv_python()), "-c", code]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.returncode == 0 and answer.stdout.strip() == sys.version.split()[0]


def pip(*arguments: str) -> None:
    """Run pip inside `.venv`, or raise `SetUpError`."""
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    command = [str(venv_python()), "-m", "pip", "install", "--disable-pip-version-check", *quiet]
    env = {**os.environ, "PYTHONWARNINGS": "ignore"}  # what setuptools says to packagers
    if subprocess.call([*command, *arguments], cwd=ROOT, env=env):
        raise SetUpError(
            "pip failed, see above. Without a direct way to the package index, name your mirror:"
            " python -m pip config set global.index-url ADDRESS; then start again."
        )


def make_venv() -> None:
    """Make `.venv`, or complete it, from the lock file."""
    if not usable():
        if Path(sys.prefix).resolve() == VENV.resolve():
            raise SetUpError("The Python in .venv can not renew itself; use the one outside it.")
        say(f"Setting up {VENV} (once; about 200 MB are fetched)")
        if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
            raise SetUpError(f"No virtual environment could be made in {VENV}, see above.")
    else:
        say(f"Bringing {VENV} up to date")
    READY.unlink(missing_ok=True)
    BEGUN.touch()
    pip("--require-hashes", "-r", str(LOCK))
    pip("--no-deps", "--no-build-isolation", "--editable", ".")
    READY.write_text(current_fingerprint(), "utf-8")
    BEGUN.unlink()


def ensure() -> None:
    """Set up whatever is not set up yet; costs a few milliseconds when all is."""
    if not READY.exists() or READY.read_text("utf-8") != current_fingerprint():
        complete_system()
        make_venv()
    if any(stale(ts) for ts in TRANSLATIONS.glob("*.ts")):
        command = [str(venv_python()), "packaging/translations.py", "--build"]
        subprocess.run(command, cwd=ROOT, check=True)


def stale(ts: Path) -> bool:
    """Tell whether a translation was not compiled since it was edited."""
    qm = ts.with_suffix(".qm")
    return not qm.exists() or qm.stat().st_mtime < ts.stat().st_mtime


# ------------------------------------------------------------------ the commands


def has_display(platform: str, env: Mapping[str, str]) -> bool:
    """Tell whether a window can be seen here."""
    if env.get("QT_QPA_PLATFORM", "").partition(":")[0] in {"offscreen", "minimal"}:
        return False
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(env.get(name) for name in names)


def python(*arguments: str, **more: str) -> int:
    """Run the Python of `.venv` in the project's folder; `more` joins its environment."""
    command = [str(venv_python()), *arguments]
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, **more}) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # it was told too, and closes what it has open


def run(arguments: list[str]) -> int:
    """Open the window on sample data; without a display, save pictures of it."""
    if has_display(sys.platform, os.environ) or "--screenshots" in arguments:
        return python("-m", "desktop", "--demo", *arguments)
    say("There is no display here: saving pictures of the window to ./screenshots instead.")
    more = ["--screenshots", str(ROOT / "screenshots"), *arguments]
    return python("-m", "desktop", "--demo", *more, QT_QPA_PLATFORM="offscreen")


def test(arguments: list[str]) -> int:
    """Run every check, then pytest, whatever the checks say; 1 when anything failed."""
    checks = {
        "ruff check": ("-m", "ruff", "check", "."),
        "ruff format": ("-m", "ruff", "format", "--check", "."),
        "mypy --strict": ("-m", "mypy"),
        "translations": ("packaging/translations.py", "--check"),
    }
    failed = []
    for name, command in checks.items():
        say(f"== {name}")
        if python(*command):
            failed.append(name)
    say("== pytest")
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    options = ["-n", "2", "--dist", "loadfile", *arguments]
    code = python("-m", "pytest", *options, QT_QPA_PLATFORM=platform)
    if failed:
        say("Failed before the tests: " + ", ".join(failed))
    return 1 if failed else code


def bench(arguments: list[str]) -> int:
    """Measure, and print the numbers."""
    return python("-m", "tests.bench", *arguments)


def build(arguments: list[str]) -> int:
    """Build the program as a folder, and try it."""
    return python("packaging/build.py", *arguments)


def audit(arguments: list[str]) -> int:
    """Look through what the program is made of: hashes, versions, licences."""
    return python("packaging/audit.py", *arguments)


COMMANDS = {"run": run, "test": test, "bench": bench, "build": build, "audit": audit}


def main() -> int:
    """Set up, then carry out the command."""
    shape = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=shape)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="passed on")
    chosen = parser.parse_args()
    try:
        ensure()
    except SetUpError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return COMMANDS[chosen.command](chosen.arguments)


if __name__ == "__main__":
    sys.exit(main())
