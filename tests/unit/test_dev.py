"""What dev.py decides: what is missing, which command to say, when it must set up again."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import dev


def lacking(platform="linux", *, libraries=(), font=True, venv=True):
    return dev.missing(platform, lambda name: name not in libraries, lambda: font, lambda: venv)


def test_nothing_is_missing_where_everything_loads():
    assert lacking() == []


def test_what_qt_needs_is_missing_by_the_name_of_the_library():
    assert lacking(libraries=["libGL.so.1", "libEGL.so.1"]) == ["libGL.so.1", "libEGL.so.1"]


def test_a_system_without_a_chinese_font_lacks_one():
    assert lacking(font=False) == [dev.FONT]


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_bring_libraries_and_fonts_along(platform):
    assert lacking(platform, libraries=dev.LIBRARIES, font=False) == []


def test_debian_gets_the_names_of_its_packages():
    found = [dev.VENV_MODULE, *dev.LIBRARIES, dev.FONT]
    assert dev.install_command(found, "apt-get", (3, 13)) == [
        *("apt-get", "install", "-y", "--no-install-recommends", "python3.13-venv"),
        *("libgl1", "libegl1", "libglib2.0-0", "libdbus-1-3", "libfontconfig1", "libxkbcommon0"),
        *("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxcb-xkb1"),
        *("libxkbcommon-x11-0", "fonts-noto-cjk"),
    ]


def test_fedora_is_asked_for_libraries_by_name():
    command = dev.install_command(["libGL.so.1", dev.FONT], "dnf", (3, 14))
    assert command[3:] == ["libGL.so.1()(64bit)", "google-noto-sans-cjk-fonts"]


def test_a_package_is_named_once():
    command = dev.install_command(["libGL.so.1", "libEGL.so.1"], "pacman", (3, 12))
    assert command.count("libglvnd") == 1


def test_a_person_without_root_is_told_the_exact_command():
    text = dev.advice(["libGL.so.1"], "apt-get", (3, 11), root=False)
    command = "sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1"
    assert f"\n    {command}\n" in text


def test_the_command_can_be_pasted_into_a_shell():
    text = dev.advice(["libGL.so.1"], "dnf", (3, 11), root=True)
    assert "\n    dnf install -y 'libGL.so.1()(64bit)'\n" in text


def test_an_unknown_system_is_told_what_is_missing():
    assert "libGL.so.1" in dev.advice(["libGL.so.1"], "", (3, 11), root=False)


def test_debians_python_without_venv_is_told_its_package():
    text = dev.advice([dev.VENV_MODULE], "apt-get", (3, 11), root=False)
    assert "apt-get install -y --no-install-recommends python3.11-venv" in text


def test_the_first_package_manager_found_is_used():
    assert dev.package_manager(lambda name: name if name == "pacman" else None) == "pacman"
    assert dev.package_manager(lambda name: None) == ""


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("opentype/noto/NotoSansCJK-Regular.ttc", True),
        ("wqy-zenhei.ttc", True),
        ("DejaVuSans.ttf", False),
        ("cjk.txt", False),
    ],
)
def test_without_fontconfig_a_chinese_font_is_known_by_its_file(tmp_path, monkeypatch, name, there):
    monkeypatch.setenv("PATH", "")
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    assert dev.has_chinese_font([str(tmp_path), str(tmp_path / "none")]) is there


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13), (3, 14)])
def test_supported_pythons_have_no_problem(version):
    assert dev.version_problem(version) == ""


@pytest.mark.parametrize("version", [(3, 6), (3, 10), (3, 15)])
def test_other_pythons_are_named(version):
    assert f"this is Python {version[0]}.{version[1]}" in dev.version_problem(version)


@pytest.mark.parametrize(
    ("platform", "env", "seen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "vnc:port=5900"}, True),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "minimal:option"}, False),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_display_is_found(platform, env, seen):
    assert dev.has_display(platform, env) is seen


def project(**more):
    return {"project": {"dependencies": ["httpx"]}, "tool": {"setuptools": {}}, **more}


@pytest.mark.parametrize(
    "other",
    [
        (b"other", project(), "3.11.7", "/home"),
        (b"lock", project(project={"dependencies": []}), "3.11.7", "/home"),
        (b"lock", project(tool={"setuptools": {"packages": []}}), "3.11.7", "/home"),
        (b"lock", project(), "3.11.8", "/home"),
        (b"lock", project(), "3.11.7", "/elsewhere"),
    ],
    ids=["the lock", "the dependencies", "the packages", "the Python", "the folder"],
)
def test_a_change_means_setting_up_again(other):
    assert dev.fingerprint(*other) != dev.fingerprint(b"lock", project(), "3.11.7", "/home")


def test_settings_of_tools_do_not_mean_setting_up_again():
    changed = project(tool={"setuptools": {}, "ruff": {"line-length": 80}})
    same = dev.fingerprint(b"lock", project(), "3.11.7", "/home")
    assert dev.fingerprint(b"lock", changed, "3.11.7", "/home") == same


def test_the_interpreter_of_a_venv_is_where_the_system_puts_it(tmp_path):
    assert dev.venv_python(tmp_path, "win32") == tmp_path / "Scripts" / "python.exe"
    assert dev.venv_python(tmp_path, "linux") == tmp_path / "bin" / "python"


@pytest.fixture
def venv(tmp_path, monkeypatch):
    """A folder in the place of `.venv`, and the Python that runs this as its interpreter."""
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "BEGUN", tmp_path / "begun")
    monkeypatch.setattr(dev, "venv_python", lambda: Path(sys.executable))
    return tmp_path


def test_a_whole_venv_is_built_upon(venv):
    assert dev.usable()


def test_a_venv_whose_set_up_was_cut_short_is_made_anew(venv):
    (venv / "begun").touch()
    assert not dev.usable()


@pytest.mark.skipif(os.name == "nt", reason="there an empty file can not be started at all")
def test_a_venv_with_a_broken_interpreter_is_made_anew(venv, monkeypatch):
    broken = venv / "python"
    broken.touch(mode=0o755)
    monkeypatch.setattr(dev, "venv_python", lambda: broken)
    assert not dev.usable()


def test_a_translation_is_compiled_when_it_was_edited_later(tmp_path):
    ts, qm = tmp_path / "zh.ts", tmp_path / "zh.qm"
    ts.touch()
    assert dev.stale(ts)
    qm.touch()
    os.utime(ts, (100, 100))
    os.utime(qm, (200, 200))
    assert not dev.stale(ts)
    os.utime(ts, (300, 300))
    assert dev.stale(ts)


@pytest.fixture
def steps(monkeypatch):
    """The commands that `dev.test` runs; those whose line contains a word of `failing` fail."""
    seen: list[str] = []
    failing: list[str] = []

    def python(*arguments, **_env):
        seen.append(" ".join(arguments))
        return int(any(word in seen[-1] for word in failing))

    monkeypatch.setattr(dev, "python", python)
    return seen, failing


def test_all_checks_run_and_pytest_is_last(steps):
    seen, _ = steps
    assert dev.test(["-k", "store"]) == 0
    assert [line.split()[1] for line in seen] == ["ruff", "ruff", "mypy", "--check", "pytest"]
    assert seen[-1].endswith("-n 2 --dist loadfile -k store")


@pytest.mark.parametrize("what", ["ruff check", "ruff format", "mypy", "translations", "pytest"])
def test_one_failing_check_fails_the_whole_but_hides_no_other(steps, what):
    seen, failing = steps
    failing.append(what)
    assert dev.test([]) == 1
    assert len(seen) == 5


def test_without_a_display_pictures_are_saved(steps, monkeypatch, capsys):
    seen, _ = steps
    monkeypatch.setattr(dev, "has_display", lambda *_: False)
    assert dev.run(["--lang", "en"]) == 0
    assert "--screenshots" in seen[0]
    assert seen[0].endswith("--lang en")
    assert "no display" in capsys.readouterr().out


def test_with_a_display_the_window_opens(steps, monkeypatch):
    seen, _ = steps
    monkeypatch.setattr(dev, "has_display", lambda *_: True)
    dev.run([])
    assert seen == ["-m desktop --demo"]


def test_help_needs_no_set_up():
    command = [sys.executable, str(dev.ROOT / "dev.py"), "--help"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30)
    assert all(name in answer.stdout for name in dev.COMMANDS)
