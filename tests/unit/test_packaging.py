"""What is shipped: the wheel, the lock, the translation check, the bundle, the workflows."""

import importlib
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml

import dev

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "packaging" / "requirements.lock").read_text("utf-8")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def load(name, monkeypatch):
    """A script of packaging/, which is a folder of scripts and not a package."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return importlib.import_module(name)


@pytest.fixture
def translations(monkeypatch):
    return load("translations", monkeypatch)


@pytest.fixture
def build(monkeypatch):
    return load("build", monkeypatch)


def locked():
    """Requirement lines of the lock, without their hashes."""
    return [line.rstrip(" \\") for line in LOCK.splitlines() if re.match("[a-z]", line)]


def plain(requirement):
    """The bare name in a requirement, in one spelling."""
    return re.split(r"[^a-z0-9-]", re.sub("[_.]", "-", requirement.lower()), maxsplit=1)[0]


# ------------------------------------------------------------------ wheel and lock


def test_every_package_gets_into_the_wheel():
    folders = {path.parent for path in (ROOT / "desktop").rglob("*.py")}
    ours = {".".join(folder.relative_to(ROOT).parts) for folder in folders}
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == ours | {"partner_desk_resources"}


@pytest.fixture
def checkout(tmp_path):
    """A copy as a fresh clone would be: nothing that was built before."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    for name in ("desktop", "resources", "packaging"):
        ignored = shutil.ignore_patterns("__pycache__", "*.qm")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, folder)
    return folder


def test_a_wheel_holds_the_program_its_data_and_its_command(checkout, tmp_path):
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation"]
    done = subprocess.run(
        [*command, "--quiet", "--wheel-dir", str(tmp_path), str(checkout)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("partner_desk-*.whl")
    with zipfile.ZipFile(wheel) as file:
        names = file.namelist()
        (entry,) = (name for name in names if name.endswith("entry_points.txt"))
        assert b"partner-desk = desktop.cli:main" in file.read(entry)
    assert "desktop/__init__.py" in names
    assert "partner_desk_resources/translations/partner_desk_zh_CN.qm" in names
    assert any(name.endswith(".svg") for name in names)
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests/", "packaging/", "dev")) for name in names)


def test_the_lock_names_no_host_and_hashes_everything():
    assert "://" not in LOCK
    assert "--index" not in LOCK
    blocks = re.split(r"^(?=[A-Za-z])", LOCK, flags=re.MULTILINE)[1:]
    assert [block for block in blocks if "--hash=sha256:" not in block] == []


def test_the_lock_holds_everything_that_is_declared():
    declared = [
        *PROJECT["project"]["dependencies"],
        *PROJECT["project"]["optional-dependencies"]["dev"],
    ]
    assert {plain(line) for line in declared} <= {plain(line) for line in locked()}


def test_the_lock_fits_the_three_systems():
    text = "\n".join(locked())
    assert "pywin32-ctypes" in text
    assert "macholib" in text
    assert "secretstorage" in text


def test_a_loose_qt_can_not_come_in():
    pyside = [line for line in locked() if line.startswith("pyside6-essentials==")]
    assert len(pyside) == 1
    assert pyside[0].startswith("pyside6-essentials==6.11.")
    assert not re.search(r"^pyside6(-addons)?==", LOCK, re.MULTILINE)


# ------------------------------------------------------------------ translations


@pytest.fixture
def sources(tmp_path):
    """A folder with one marked text of each kind."""
    folder = tmp_path / "desktop"
    folder.mkdir()
    code = 'A = N_("Orders of {name}")\n\n\nclass Tab(QWidget):\n    def f(self):\n'
    (folder / "tab.py").write_text(code + '        self.tr("Show")\n', "utf-8")
    return folder


def translated(ts, **texts):
    """Fill the translations of `ts` in, by the first word of their source."""
    text = ts.read_text("utf-8")
    for word, chinese in texts.items():
        pattern = (
            rf"(<source>{word}[^<]*</source>\s*)<translation type=\"unfinished\"></translation>"
        )
        text, count = re.subn(pattern, rf"\1<translation>{chinese}</translation>", text)
        assert count == 1
    ts.write_text(text, "utf-8")


@pytest.fixture
def complete(translations, sources, tmp_path):
    """A complete translation of `sources`."""
    ts = tmp_path / "partner_desk_zh_CN.ts"
    translations.update(ts, sources)
    translated(ts, Orders="{name} 的订单", Show="显示")
    return ts


def test_a_complete_translation_has_no_fault(translations, sources, complete):
    assert translations.faults(complete, sources) == []


def test_a_text_without_a_translation_is_a_fault(translations, sources, complete):
    (sources / "new.py").write_text('B = N_("New text")\n', "utf-8")
    assert translations.faults(complete, sources) == ["N_: 'New text': not translated"]


def test_a_translation_nobody_uses_is_a_fault(translations, sources, complete):
    (sources / "tab.py").write_text('A = N_("Orders of {name}")\n', "utf-8")
    assert translations.faults(complete, sources) == ["Tab: 'Show': no longer in the sources"]


def test_a_lost_placeholder_is_a_fault(translations, sources, complete):
    complete.write_text(complete.read_text("utf-8").replace("{name} 的", "他的"), "utf-8")
    (fault,) = translations.faults(complete, sources)
    assert "placeholders" in fault


@pytest.mark.parametrize("code", ['N_(f"{a} rows")', "N_(a)", 'self.tr(f"{a}")', 'N_("a" + b)'])
def test_a_text_that_lupdate_can_not_read_is_a_fault(translations, sources, tmp_path, code):
    path = sources / "bad.py"
    path.write_text(code, "utf-8")
    assert len(list(translations.unmarked(path))) == 1


def test_a_missing_translation_file_is_a_fault(translations, sources, tmp_path):
    (fault,) = translations.faults(tmp_path / "none.ts", sources)
    assert "missing" in fault


# ------------------------------------------------------------------ bundle, workflows, licence


@pytest.mark.parametrize(
    "name",
    [
        "libQt6VirtualKeyboard.so.6",
        "Qt6Quick.dll",
        "QtQml.abi3.so",
        "QtWebEngineCore",
        "libQt6Charts.so.6",
        "libqtvirtualkeyboardplugin.so",
    ],
)
def test_what_must_not_be_in_the_bundle_is_found(build, tmp_path, name):
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / name).touch()
    (tmp_path / "lib" / "libQt6Widgets.so.6").touch()
    assert [Path(found).name for found in build.unwanted(tmp_path)] == [name]


def test_the_licences_of_what_is_shipped_are_collected(build, tmp_path):
    build.copy_licences(tmp_path)
    names = {path.name.lower() for path in tmp_path.iterdir()}
    assert {"license", "notice", "lgpl-3.0.txt", "gpl-3.0.txt"} <= names
    assert any(name.startswith("qasync-") for name in names)
    assert any(name.startswith("socksio-") for name in names)
    assert not any(name.startswith(("pytest-", "mypy-", "pyinstaller-")) for name in names)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_on_linux_installs_what_dev_names(path):
    text = path.read_text("utf-8")
    assert yaml.safe_load(text)["jobs"]
    packages = {names[0] for names in dev.LIBRARIES.values()} | {"fonts-noto-cjk"}
    assert packages <= set(text.split())


def test_ci_tests_three_systems_and_both_ends_of_the_pythons():
    job = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))["jobs"]
    matrix = job["test"]["strategy"]["matrix"]
    assert {name.partition("-")[0] for name in matrix["os"]} == {"ubuntu", "windows", "macos"}
    assert matrix["python"] == ["3.11", "3.14"]
    assert {"run": "python dev.py test"} in job["test"]["steps"]


def test_ci_calls_what_a_person_calls():
    text = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "python3 dev.py test" in text
    assert "python3 dev.py bench --rows 10000" in text  # that it works; it judges no time


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_a_readme_names_the_two_commands_and_links_what_exists(name):
    text = (ROOT / name).read_text("utf-8")
    assert "python3 dev.py run" in text
    assert "python3 dev.py test" in text
    assert "partner-desk account add" in text
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_licence_is_apache_and_qt_is_noticed():
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")
    notice = (ROOT / "NOTICE").read_text("utf-8")
    assert "LGPL" in notice
    assert "PySide6" in notice
