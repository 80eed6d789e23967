"""Build the program as one folder that needs no Python, and try it: `python3 dev.py build`.

`dist/partner-desk/` holds the program, `dist/partner-desk/licenses/` the licences of all it is made
of. The build fails when the result does not start, or contains a part of Qt that must stay out.
Nothing here builds for another system than the one it runs on.
"""

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import translations
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "packaging"
DIST = ROOT / "dist" / "partner-desk"
WORK = ROOT / "build"
UNWANTED = re.compile("VirtualKeyboard|Charts|WebEngine|Qml|Quick", re.IGNORECASE)
LICENCE = re.compile(r"(^|/)(licen[cs]es?|copying|notice|authors)([./_-][^/]*)*$", re.IGNORECASE)
NOT_SHIPPED = {"pip"}  # sqlite-utils wants it for its own command line
STARTS_WITHIN_S = 120


def make_icons() -> None:
    """Draw the program's icon in the formats of Windows and macOS into build/."""
    code = (
        "import sys; from PySide6.QtCore import QSize; from PySide6.QtGui import *;"
        "app = QGuiApplication([]); reader = QImageReader(sys.argv[1]);"
        "reader.setScaledSize(QSize(256, 256)); image = reader.read();"
        "sys.exit(not all(image.save(name) for name in sys.argv[2:]))"
    )
    WORK.mkdir(exist_ok=True)
    targets = [str(WORK / f"partner-desk.{kind}") for kind in ("ico", "icns")]
    command = [
        sys.executable,
        "-c",
        code,
        str(ROOT / "resources" / "icons" / "partner-desk.svg"),
        *targets,
    ]
    subprocess.run(command, check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def freeze() -> None:
    """Run PyInstaller on packaging/desktop.spec."""
    folders = ["--distpath", str(ROOT / "dist"), "--workpath", str(WORK)]
    options = ["--noconfirm", "--clean", "--log-level", "WARN"]
    spec = str(HERE / "desktop.spec")
    subprocess.run([sys.executable, "-m", "PyInstaller", *options, *folders, spec], check=True)


def shipped(name: str, seen: set[str]) -> Iterator[importlib.metadata.Distribution]:
    """Yield the distribution `name` and all it needs to run on this system, each once."""
    key = name.lower().replace("_", "-")
    if key in seen or key in NOT_SHIPPED:
        return
    seen.add(key)
    try:
        distribution = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return
    yield distribution
    for text in distribution.requires or []:
        need = Requirement(text)
        if need.marker is None or need.marker.evaluate({"extra": "socks"}):
            yield from shipped(need.name, seen)


def copy_licences(target: Path) -> None:
    """Put the licence files of everything in the folder beside the program."""
    target.mkdir(parents=True, exist_ok=True)
    for path in (ROOT / "LICENSE", ROOT / "NOTICE", *(HERE / "licenses").glob("*")):
        shutil.copy(path, target)
    for distribution in shipped("partner-desk", set()):
        for file in distribution.files or []:
            source = Path(str(distribution.locate_file(file)))
            if LICENCE.search(str(file)) and ".dist-info" in str(file) and source.is_file():
                name = distribution.metadata["Name"]
                shutil.copy(source, target / f"{name}-{distribution.version}-{source.name}")


def unwanted(folder: Path) -> list[str]:
    """Return the files in `folder` that belong to a part of Qt which must not be shipped."""
    names = (str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in names if UNWANTED.search(Path(name).name))


def program() -> Path:
    """Return the built program that can write to a console."""
    return DIST / ("partner-desk.exe" if sys.platform == "win32" else "partner-desk")


def try_out() -> None:
    """Let the built program check itself, without a display and away from any account."""
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PARTNER_DESK_HOME": home}
        command = [str(program()), "--self-check"]
        subprocess.run(command, check=True, env=env, timeout=STARTS_WITHIN_S)


def main() -> int:
    """Build, look at what came out, and try it; 1 when it must not be shipped."""
    translations.build()
    make_icons()
    freeze()
    copy_licences(DIST / "licenses")
    found = unwanted(DIST)
    if found:
        print("These must not be in the bundle:", *found, sep="\n  ")
        return 1
    try:
        try_out()
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as problem:
        print(f"The built program does not work: {problem}")
        return 1
    files = (path for path in DIST.rglob("*") if path.is_file() and not path.is_symlink())
    size = sum(path.stat().st_size for path in files)
    print(f"Built {program()} ({size / 1e6:.0f} MB)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
