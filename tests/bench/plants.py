"""A fault planted for each promise of trust: a test must fail of it, or the test proves nothing.

Each fault is made in a copy of the program, in which the quick test of that promise is run. First
all of the tests run there without any fault: they must pass. Some look at random moments, so each
is given a few tries to meet its fault.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench.result import Result, say

_ROOT = Path(__file__).parents[2]
_LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", "build", "dist")
_TRIES = 6
_LONGEST_S = 600
_GIVEN = ("-q", "-x", "-p", "no:cacheprovider", "-p", "no:randomly")


@dataclass(frozen=True, slots=True)
class Plant:
    """A line of the program and what is put in its place; the test that should see it."""

    promise: str
    fault: str
    file: str
    right: str
    wrong: str
    test: str


PLANTS = (
    Plant(
        "R1",
        "progress is stored before its rows",
        "desktop/sync/storing.py",
        "        self._told(await self._store.write(keeping.put_pages, what, steps))",
        "        nothing = what._replace(rows=(), inner=())\n"
        "        await self._store.write(keeping.put_pages, nothing, steps)\n"
        "        await asyncio.sleep(0.05)\n"
        "        self._told(await self._store.write(keeping.put_pages, what, ()))",
        "tests/end2end/test_trust_kills.py",
    ),
    Plant(
        "R2",
        "the journal is kept in memory",
        "desktop/store/database.py",
        "PRAGMA journal_mode = WAL",
        "PRAGMA journal_mode = MEMORY",
        "tests/unit/test_trust_power.py",
    ),
    Plant(
        "R3",
        "what left the list stays",
        "desktop/sync/reading.py",
        "gone = await self.store.write(tables.miss, self.dataset, missing, self.run)",
        "gone = 0",
        "tests/unit/test_sync_stateful.py",
    ),
    Plant(
        "R3",
        "a write whose answer was lost is sent again",
        "desktop/actions/outcome.py",
        "if isinstance(exc, kind)), State.UNSURE)",
        "if isinstance(exc, kind)), State.READY)",
        "tests/unit/test_sender.py",
    ),
    Plant(
        "R4",
        "what stands for a list is not looked at",
        "desktop/api/client.py",
        "if not isinstance(records, list) or not all(isinstance(each, dict) for each in records):",
        "if False:",
        "tests/unit/test_trust_answers.py",
    ),
    Plant(
        "R5",
        "a second has six tenths",
        "desktop/api/pace.py",
        "WINDOW_S = 1.0 + MARGIN_S",
        "WINDOW_S = 0.6",
        "tests/end2end/test_trust_quota.py",
    ),
    Plant(
        "R6",
        "each answer is kept",
        "desktop/api/client.py",
        "        return Answer(answer, request_id(response), response.content)",
        "        vars(_log).setdefault('leak', []).append(response.content * 20)\n"
        "        return Answer(answer, request_id(response), response.content)",
        "tests/end2end/test_trust_long_life.py",
    ),
    Plant(
        "R7",
        "the files have no key",
        "desktop/store/database.py",
        "        if key:\n",
        "        if False:\n",
        "tests/unit/test_trust_secrets.py",
    ),
    Plant(
        "R8",
        "any host will do",
        "desktop/api/gate.py",
        "    if at not in allowed:",
        "    if False:",
        "tests/unit/test_trust_hosts.py",
    ),
    Plant(
        "R9",
        "a label guesses its format",
        "desktop/views/parts.py",
        "Qt.TextFormat.PlainText",
        "Qt.TextFormat.AutoText",
        "tests/gui/test_trust_text.py",
    ),
    Plant(
        "R10",
        "a formula stays one",
        "desktop/export/formulas.py",
        """return text if _NUMBER.fullmatch(text) else f"'{text}\"""",
        "return text",
        "tests/unit/test_trust_cells.py",
    ),
    Plant(
        "R11",
        "a migration forgets notes",
        "desktop/store/local.py",
        "    LOCAL.apply(db)\n",
        '    LOCAL.apply(db)\n    db.execute("DELETE FROM notes")\n',
        "tests/unit/test_trust_old_data.py",
    ),
    Plant(
        "R12",
        "another program's lock is not waited for",
        "desktop/store/database.py",
        "PRAGMA busy_timeout = 10000",
        "PRAGMA busy_timeout = 0",
        "tests/end2end/test_trust_crowd.py",
    ),
    Plant(
        "R13",
        "half a file takes the place of a whole one",
        "desktop/export/files.py",
        '    with (folder / "whole").open("xb") as stream:\n'
        "        yield stream, folder\n"
        "        stream.flush()\n"
        "        os.fsync(stream.fileno())\n"
        "    last()\n"
        '    (folder / "whole").replace(place)\n',
        '    with place.open("wb") as stream:\n        yield stream, folder\n',
        "tests/unit/test_trust_disk.py",
    ),
    Plant(
        "R14",
        "the GPL may be shipped",
        "packaging/audit.py",
        '"MPL-2.0"),',
        '"MPL-2.0", "GPL-3.0-only", "GPL-2.0-only", "AGPL-3.0-only"),',
        "tests/unit/test_trust_supply.py",
    ),
)


def run(rows: int | None) -> list[Result]:
    """Whether each fault was seen; the number of rows plays no part."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "program"
        shutil.copytree(_ROOT, copy, ignore=_LEFT_OUT)
        say("without a fault")
        sound = _passes(copy, *dict.fromkeys(plant.test for plant in PLANTS))
        results = [Result("plants", "without a fault: tests that fail", not sound, "", 0.0)]
        for plant in PLANTS:
            say(f"{plant.promise}: {plant.fault}")
            missed = float(not _is_seen(copy, plant))
            results.append(
                Result("plants", f"{plant.promise}, {plant.fault}: not seen", missed, "", 0.0)
            )
    return results


def _is_seen(copy: Path, plant: Plant) -> bool:
    file = copy / plant.file
    before = file.read_text("utf-8")
    assert plant.right in before, f"{plant.file} has no such line any more: {plant.right}"
    file.write_text(before.replace(plant.right, plant.wrong), "utf-8")
    try:
        return any(not _passes(copy, plant.test) for _ in range(_TRIES))
    finally:
        file.write_text(before, "utf-8")


def _passes(copy: Path, *tests: str) -> bool:
    environ = {**os.environ, "PYTHONPATH": str(copy), "QT_QPA_PLATFORM": "offscreen"}
    line = [sys.executable, "-m", "pytest", *_GIVEN, *tests]
    quiet = subprocess.DEVNULL
    done = subprocess.run(
        line, cwd=copy, env=environ, stdout=quiet, stderr=quiet, timeout=_LONGEST_S, check=False
    )
    return done.returncode == 0
