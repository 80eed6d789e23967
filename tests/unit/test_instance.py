import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
import time

import pytest

from desktop.errors import Misused, PartnerError, StoreBroken
from desktop.instance import Instance, NotHeard, ask

HOLD = """
import sys, time
from pathlib import Path
from desktop.instance import Instance
held = Instance.acquire(Path(sys.argv[1]))
def answer(message, reply):
    reply({"pid": 1, "got": message})
held.serve(answer)
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path):
    return tmp_path


@pytest.fixture
def held(folder):
    held = Instance.acquire(folder)
    assert held is not None
    yield held
    held.close()


@contextlib.contextmanager
def other_program(folder):
    """Another process that holds `folder` and repeats what it is told."""
    command = [sys.executable, "-c", HOLD, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"ready"
        try:
            yield process
        finally:
            process.kill()


def echo(message, reply):
    reply({"got": dict(message)})


def test_there_is_one_at_a_time(folder, held):
    assert Instance.acquire(folder) is None
    held.close()
    held.close()
    second = Instance.acquire(folder)
    assert second is not None
    second.close()


def test_another_process_is_kept_out_asked_and_followed_when_it_was_killed(folder):
    with other_program(folder) as process:
        assert Instance.acquire(folder) is None
        assert list(ask(folder, {"do": "raise"})) == [{"pid": 1, "got": {"do": "raise"}}]
        process.kill()
        process.wait()
        with pytest.raises(NotHeard):
            list(ask(folder, {"do": "raise"}))
        heir = Instance.acquire(folder)
        assert heir is not None
        heir.serve(echo)
        assert list(ask(folder, {"do": "raise"})) == [{"got": {"do": "raise"}}]
        heir.close()
    assert [f.name for f in folder.iterdir()] == ["running.lock"]


def test_progress_comes_while_the_work_goes_on(folder, held):
    go = threading.Event()

    def sync(message, reply):
        reply({"rows": 1})
        go.wait(10)
        reply({"rows": 2, "客户": message["datasets"]})

    held.serve(sync)
    replies = ask(folder, {"do": "sync", "datasets": ["customers"], "full": True})
    assert next(replies) == {"rows": 1}
    go.set()
    assert list(replies) == [{"rows": 2, "客户": ["customers"]}]


def test_a_long_piece_of_work_does_not_keep_others_waiting(folder, held):
    go = threading.Event()

    def answer(message, reply):
        if message["do"] == "sync":
            reply({"begun": True})
            go.wait(10)
        reply({"did": message["do"]})

    held.serve(answer)
    sync = ask(folder, {"do": "sync"})
    assert next(sync) == {"begun": True}
    assert list(ask(folder, {"do": "raise"})) == [{"did": "raise"}]
    go.set()
    assert list(sync) == [{"did": "sync"}]


def test_an_error_a_user_may_read_is_raised_where_it_was_asked(folder, held):
    def answer(message, reply):
        raise Misused("no dataset 'odrers'")

    held.serve(answer)
    with pytest.raises(PartnerError, match="odrers") as caught:
        list(ask(folder, {"do": "sync"}))
    assert (caught.value.title, caught.value.advice) == (Misused.title, Misused.advice)


def test_a_fault_ends_the_talk_and_not_the_service(folder, held, monkeypatch):
    faults = []
    monkeypatch.setattr(threading, "excepthook", lambda args: faults.append(args.exc_type))

    def answer(message, reply):
        reply({"x": 1 / message["by"]})

    held.serve(answer)
    assert list(ask(folder, {"by": 0})) == []
    ended_by = time.monotonic() + 10
    while faults != [ZeroDivisionError] and time.monotonic() < ended_by:
        time.sleep(0.005)  # its thread ends after it has hung up
    assert faults == [ZeroDivisionError]
    assert list(ask(folder, {"by": 2})) == [{"x": 0.5}]


def test_whoever_hangs_up_early_does_not_stop_the_work(folder, held):
    go, done = threading.Event(), threading.Event()

    def answer(message, reply):
        reply({"rows": 1})
        go.wait(10)
        for _ in range(3):
            reply({"rows": 2})
        done.set()

    held.serve(answer)
    replies = ask(folder, {"do": "sync"})
    next(replies)
    replies.close()  # type: ignore[attr-defined]
    go.set()
    assert done.wait(10)


def test_silence_is_said_in_words(folder, held):
    go = threading.Event()
    held.serve(lambda message, reply: (go.wait(10), None)[1])
    with pytest.raises(NotHeard, match="silent"):
        list(ask(folder, {"do": "raise"}, timeout_s=0.05))
    go.set()


def test_nobody_listens_yet(folder, held):
    with pytest.raises(NotHeard):
        list(ask(folder, {"do": "raise"}))


@pytest.mark.parametrize(
    "record", ["", "{", "[]", '{"address": 5, "token": ""}', '{"address": "/"}']
)
def test_a_spoilt_record_is_nobody(folder, record):
    (folder / "running.json").write_text(record)
    with pytest.raises(NotHeard):
        list(ask(folder, {"do": "raise"}))
    held = Instance.acquire(folder)
    assert held is not None
    held.serve(echo)
    assert list(ask(folder, {})) == [{"got": {}}]
    held.close()


def test_a_record_never_makes_us_delete_what_is_no_socket_of_ours(folder):
    victim = folder / "pd-precious"
    victim.write_text("data")
    (folder / "running.json").write_text(json.dumps({"address": str(victim), "token": ""}))
    held = Instance.acquire(folder)
    assert held is not None
    held.serve(echo)
    held.close()
    assert victim.read_text() == "data"


@pytest.mark.skipif(os.name != "posix", reason="speaks to the socket itself")
@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"GET / HTTP/1.1\r\n\r\n",
        b"\x00\x00\x00\x02{}",
        b"\x00\x00\x00\x04\x80\x04N.",  # a pickle: never loaded
        b"\x7f\xff\xff\xff",
        b"\x00\x00\x00\x0d" + b'{"token": 1 }',
        b"\x00\x00\x00\x2a" + b'{"token": "guess", "message": {"do": "x"}}',
        b"\x00\x00\x80\x00" + b"[" * 0x8000,
    ],
)
def test_garbage_is_hung_up_on_and_harms_nobody(folder, held, garbage):
    heard = []

    def answer(message, reply):
        heard.append(message)
        reply({"ok": True})

    held.serve(answer)
    address = json.loads((folder / "running.json").read_text())["address"]
    with socket.socket(socket.AF_UNIX) as stranger:
        stranger.settimeout(10)
        stranger.connect(address)
        stranger.sendall(garbage)
        stranger.shutdown(socket.SHUT_WR)
        with contextlib.suppress(ConnectionResetError):
            assert stranger.recv(100) == b""
    assert list(ask(folder, {"do": "raise"})) == [{"ok": True}]
    assert heard == [{"do": "raise"}]


@pytest.mark.skipif(os.name != "posix", reason="speaks to the socket itself")
def test_somebody_who_says_nothing_keeps_nobody_waiting(folder, held):
    held.serve(echo)
    address = json.loads((folder / "running.json").read_text())["address"]
    with socket.socket(socket.AF_UNIX) as stranger:
        stranger.connect(address)
        assert list(ask(folder, {})) == [{"got": {}}]


@pytest.mark.skipif(os.name != "posix", reason="a limit of Unix sockets")
def test_a_folder_with_a_long_name_is_served_all_the_same(tmp_path):
    folder = tmp_path / ("长" * 40)
    folder.mkdir()
    held = Instance.acquire(folder)
    assert held is not None
    held.serve(echo)
    address = json.loads((folder / "running.json").read_text())["address"]
    assert len(address.encode()) < 104
    assert list(ask(folder, {})) == [{"got": {}}]
    held.close()
    assert not os.path.lexists(os.path.dirname(address))  # noqa: PTH120


@pytest.mark.skipif(os.name != "posix", reason="a limit of Unix sockets")
def test_what_a_killed_program_left_elsewhere_is_cleaned_up(tmp_path):
    folder = tmp_path / ("长" * 40)
    folder.mkdir()
    with other_program(folder):
        address = json.loads((folder / "running.json").read_text())["address"]
    assert os.path.lexists(address)
    held = Instance.acquire(folder)
    assert held is not None
    held.serve(echo)
    held.close()
    assert not os.path.lexists(os.path.dirname(address))  # noqa: PTH120


@pytest.mark.skipif(os.name != "posix", reason="file modes of Unix")
def test_only_the_owner_reads_where_and_how_to_ask(folder, held):
    held.serve(echo)
    assert (folder / "running.json").stat().st_mode & 0o077 == 0


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(StoreBroken):
        Instance.acquire(tmp_path / "none")


def test_a_file_system_without_locks_is_said(folder, monkeypatch):
    fcntl = pytest.importorskip("fcntl")

    def refuse(handle, how):
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(StoreBroken, match="No locks"):
        Instance.acquire(folder)


def test_the_modules_of_other_processes_are_not_loaded_before_they_are_needed():
    code = "import sys, desktop.instance; print('multiprocessing' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"
