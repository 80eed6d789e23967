"""The real command as a process of its own, with its files in a folder of the test."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.sandbox.accounts import AK, SK

ROOT = Path(__file__).parents[2]
WAIT_S = 50
ALARMS = ("Traceback", "Exception ignored", "Warning:", "never awaited")


@dataclass
class Command:
    """`partner-desk` for one user; `run` waits for it, `start` does not."""

    home: Path
    environ: dict[str, str] = field(default_factory=dict)

    def signed_in(self, url: str, **more: str) -> "Command":
        """The same for the account that the environment defines."""
        named = {"ENDPOINT": url, "AK": AK, "SK": SK, "QUOTA_SHARE": "1.0"} | more
        environ = {f"PARTNER_DESK_{name}": value for name, value in named.items()}
        return Command(self.home, self.environ | environ)

    def start(self, *arguments: str, script: str = "", **options: Any) -> "subprocess.Popen[bytes]":
        """Begin; the caller waits for the end, or ends it. `script` runs instead of the program."""
        kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "HOME", "USERPROFILE")
        environ = {name: os.environ[name] for name in kept if name in os.environ}
        environ |= {
            "PARTNER_DESK_HOME": str(self.home),
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "error",
            "LANG": "C.UTF-8",
            **self.environ,
        }
        pipes: dict[str, Any] = dict.fromkeys(("stdout", "stderr"), subprocess.PIPE)
        pipes |= {"stdin": subprocess.DEVNULL} | options
        program = ["-c", script] if script else ["-m", "desktop"]
        line = [sys.executable, *program, *arguments]
        return subprocess.Popen(line, env=environ, cwd=self.home.parent, **pipes)

    def run(self, *arguments: str, code: int = 0, given: str = "") -> "Ended":
        """Run to the end; the code is what it should be, and nothing looks like a bug."""
        with self.start(*arguments, stdin=subprocess.PIPE) as process:
            output, errors = process.communicate(given.encode(), WAIT_S)
        ended = Ended(process.returncode, output, errors.decode())
        said = f"{arguments}: {ended.code}\n{ended.text}\n{ended.errors}"
        assert ended.code == code, said
        assert not any(alarm in ended.errors for alarm in ALARMS), said
        return ended

    def rows(self, dataset: str, *options: str) -> list[dict[str, Any]]:
        """The local copy as the API has it, in the clear; amounts are texts of their digits."""
        ended = self.run("export", dataset, "--format", "jsonl", "--raw", "--unmasked", *options)
        return [json.loads(line, parse_float=str) for line in ended.output.splitlines()]


@dataclass(frozen=True)
class Ended:
    """What a process said."""

    code: int
    output: bytes
    errors: str

    @property
    def text(self) -> str:
        """The standard output."""
        return self.output.decode(errors="replace")

    @property
    def lines(self) -> list[str]:
        """The standard output, by line."""
        return self.text.splitlines()


def until(condition: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)


def as_sent(record: dict[str, Any], name: str) -> Any:
    """What the API sent for a column: a missing object has only None in it."""
    value: Any = record
    for step in name.split("."):
        step, _, index = step.partition("[")
        value = value.get(step) if isinstance(value, dict) else None
        if index:
            value = value[0] if value else None
    return None if value == "" else value
