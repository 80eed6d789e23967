"""What the program is made of: hashes for all of it, licences that may be shipped."""

import importlib
from pathlib import Path
from types import SimpleNamespace

import pytest

import dev

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "packaging" / "requirements.lock").read_text("utf-8")
HASH = "    --hash=sha256:" + "0" * 64


@pytest.fixture
def audit(monkeypatch):
    """A script of packaging/, which is a folder of scripts and not a package."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return importlib.import_module("audit")


def part(name="x", version="1.0", **metadata):
    """A package as its metadata say it is."""
    told = {"name": name, **metadata}
    return SimpleNamespace(
        version=version, metadata=type("Told", (dict,), {"json": told})(Name=name)
    )


def shipped(audit):
    return list(audit.build.shipped("partner-desk", set()))


def test_every_line_of_the_lock_is_a_version_with_hashes(audit):
    assert list(audit.lock_faults(LOCK)) == []
    assert len(audit.locked(LOCK)) > 50


@pytest.mark.parametrize(
    "line",
    [
        "x==1.0",
        "x==1.0 \\",
        f"x>=1.0 \\\n{HASH}",
        f"x @ https://evil.example/x.whl \\\n{HASH}",
        f"--index-url https://evil.example\nx==1.0 \\\n{HASH}",
        f"-e ./x\nx==1.0 \\\n{HASH}",
        "x==1.0 \\\n    --hash=md5:" + "0" * 32,
        f"x==1.0 \\\n{HASH[:-1]}",
        f"x==1.0 \\\ny==1.0 \\\n{HASH}",
    ],
    ids=range(9),
)
def test_a_line_that_pins_nothing_is_a_fault(audit, line):
    assert list(audit.lock_faults(f"{line}\n")) != []


def test_what_is_installed_is_what_is_locked(audit):
    assert list(audit.version_faults(shipped(audit), LOCK)) == []
    lock = f"x==1.0 \\\n{HASH}\n"
    assert list(audit.version_faults([part()], lock)) == []
    assert list(audit.version_faults([part(version="1.1")], lock)) != []
    assert list(audit.version_faults([part("other")], lock)) != []


def test_what_runs_has_a_licence_that_may_be_shipped(audit):
    parts = shipped(audit)
    assert list(audit.licence_faults(parts)) == []
    assert len(parts) > 30


@pytest.mark.parametrize(
    "metadata",
    [
        {},
        {"license": "UNKNOWN"},
        {"license_expression": "GPL-3.0-only"},
        {"license_expression": "AGPL-3.0-or-later"},
        {"license_expression": "MIT AND GPL-2.0-only"},
        {"license_expression": "(MIT OR GPL-2.0-only) AND AGPL-3.0-only"},
        {"classifier": ["License :: OSI Approved :: GNU General Public License v3 (GPLv3)"]},
        {"license": "Commercial"},
        {"license_expression": "SSPL-1.0"},
    ],
    ids=range(9),
)
def test_a_licence_that_may_not_be_shipped_is_a_fault(audit, metadata):
    assert list(audit.licence_faults([part(**metadata)])) != []


def test_of_a_choice_of_licences_one_is_enough(audit):
    assert audit.is_allowed("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only")
    assert not audit.is_allowed("GPL-2.0-only OR AGPL-3.0-only")


def test_a_person_can_ask_for_it():
    assert "audit" in dev.COMMANDS
    assert "dev.py audit" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")
