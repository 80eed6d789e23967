"""Renew packaging/requirements.lock: one hashed set for Linux, macOS and Windows, Python 3.11-3.14.

`python packaging/lock.py` keeps the versions that still fit pyproject.toml; `--upgrade` takes the
newest of all, `--upgrade-package NAME` of one. Needs the program `uv` (`pip install uv`); what it
writes needs nothing but pip. No line may name a registry: users have their own mirrors.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "packaging" / "requirements.lock"
HEADER = "# Made by packaging/lock.py; do not edit.\n"
OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--all-extras",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--quiet",
)


def uv() -> str:
    """Return the path of uv: beside this interpreter, or on PATH."""
    found = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if found is None:
        sys.exit("uv is not installed; do: pip install uv")
    return found


def main(arguments: list[str]) -> None:
    """Resolve pyproject.toml into the lock, and refuse a result that names a host."""
    command = [uv(), "pip", "compile", "pyproject.toml", *OPTIONS, *arguments]
    subprocess.run([*command, "--output-file", str(LOCK)], cwd=ROOT, check=True)
    text = LOCK.read_text("utf-8").removeprefix(HEADER)
    if "://" in text:
        sys.exit(f"{LOCK} names a host; a requirement must be a plain name and version")
    LOCK.write_text(HEADER + text, "utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
