"""The Chinese translation: refreshed from the sources, checked, and compiled with Qt's own tools.

`--update` brings the .ts file up to date with the sources, `--check` fails when it is not complete,
`--build` compiles the .qm files that are older than their .ts file. A text counts when it is marked
with `N_("…")` (filed under the context "") or `self.tr("…")` (filed under its class).
"""

import argparse
import ast
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "desktop"
TRANSLATIONS = ROOT / "resources" / "translations"
TS = TRANSLATIONS / "partner_desk_zh_CN.ts"
MARKS = {"N_", "tr"}
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%n|%\d")


def qt_tool(name: str, *arguments: str) -> None:
    """Run `lupdate` or `lrelease` as installed with PySide6; raise when it fails."""
    code = f"from PySide6.scripts.pyside_tool import {name}; {name}()"
    subprocess.run([sys.executable, "-c", code, *arguments], check=True)


def update(ts: Path, sources: Path = SOURCES, *, obsolete: bool = False) -> None:
    """Merge every marked text under `sources` into `ts`; keep what is `obsolete` if asked to."""
    with tempfile.TemporaryDirectory() as folder:
        names = Path(folder) / "sources"
        names.write_text("\n".join(str(path) for path in sorted(sources.rglob("*.py"))), "utf-8")
        keep = [] if obsolete else ["-no-obsolete"]
        alias = ["-tr-function-alias", "QT_TR_NOOP+=N_"]
        heuristic = ["-disable-heuristic", "sametext", "-disable-heuristic", "similartext"]
        shape = ["-locations", "none", "-sort-messages", "-silent", "-target-language", "zh_CN"]
        qt_tool("lupdate", *keep, *alias, *heuristic, *shape, f"@{names}", "-ts", str(ts))


def build() -> None:
    """Compile each .ts file whose .qm file is missing or older."""
    for ts in sorted(TRANSLATIONS.glob("*.ts")):
        qm = ts.with_suffix(".qm")
        if not qm.exists() or qm.stat().st_mtime < ts.stat().st_mtime:
            qt_tool("lrelease", "-silent", str(ts), "-qm", str(qm))


def unmarked(path: Path) -> Iterator[str]:
    """Yield each mark in `path` whose text lupdate can not read: an f-string, a variable."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        first = node.args[0]
        plain = isinstance(first, ast.Constant) and isinstance(first.value, str)
        if name in MARKS and not plain:
            yield f"{path.name}:{node.lineno}: {name}() needs a plain string"


def fault(message: ET.Element) -> str:
    """Return what is wrong with one message of a .ts file, or ''."""
    source = message.findtext("source", "")
    element = message.find("translation")
    if element is None or element.get("type") == "unfinished":
        return "not translated"
    if element.get("type") in {"vanished", "obsolete"}:
        return "no longer in the sources"
    forms = [form.text or "" for form in element.findall("numerusform")] or [element.text or ""]
    if not all(forms):
        return "not translated"
    wanted = set(PLACEHOLDER.findall(source))
    if any(set(PLACEHOLDER.findall(form)) != wanted for form in forms):
        return "other placeholders than the source"
    return ""


def faults(ts: Path, sources: Path = SOURCES) -> list[str]:
    """Return what keeps `ts` from being a complete translation of `sources`, a line each."""
    found = [line for path in sorted(sources.rglob("*.py")) for line in unmarked(path)]
    if not ts.exists():
        return [*found, f"{ts} is missing"]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / ts.name
        shutil.copyfile(ts, copy)
        update(copy, sources, obsolete=True)
        tree = ET.parse(copy)
    for context in tree.iter("context"):
        for message in context.iter("message"):
            what = fault(message)
            if what:
                place = context.findtext("name") or "N_"
                found.append(f"{place}: {message.findtext('source')!r}: {what}")
    return found


def main() -> int:
    """Do what the options ask; 1 when the check found something."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument("--update", action="store_true", help="merge new texts into the .ts file")
    group.add_argument("--check", action="store_true", help="fail when a text is not translated")
    group.add_argument("--build", action="store_true", help="compile the .qm files")
    chosen = parser.parse_args()
    if chosen.update:
        TRANSLATIONS.mkdir(parents=True, exist_ok=True)
        update(TS)
    if chosen.build:
        build()
    lines = faults(TS) if chosen.check else []
    for line in lines:
        print(line)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
