"""Modules that are loaded when they are used, in a process of their own."""

import subprocess
import sys
from pathlib import Path


def told(script):
    """What a process prints that runs this."""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_a_module_for_later_is_loaded_by_its_first_use():
    script = (
        "import sys; from desktop.later import Later; wave = Later('wave')\n"
        "print('wave' in sys.modules, wave.open is __import__('wave').open)"
    )
    assert told(script) == ["False", "True"]


def test_a_library_imports_a_postponed_module_without_loading_it():
    script = (
        "import sys; from desktop.later import postpone; postpone('urllib.request')\n"
        "import urllib.request\n"
        "print('ssl' in sys.modules)\n"
        "from urllib.request import Request\n"
        "print('ssl' in sys.modules, type(urllib.request).__name__)\n"
        "print(sys.modules['urllib.request'] is urllib.request, Request is urllib.request.Request)"
    )
    assert told(script) == ["False", "True", "module", "True", "True"]


def test_a_module_that_is_there_is_not_postponed():
    script = (
        "import wave; from desktop.later import postpone; postpone('wave')\n"
        "import sys; print(sys.modules['wave'] is wave)"
    )
    assert told(script) == ["True"]
