import asyncio
import gc
import logging
import os
import stat
import sys
import threading

import pytest

from desktop import logs


@pytest.fixture
def crashes():
    return []


@pytest.fixture
def folder(tmp_path, crashes, monkeypatch):
    """A log that is being written; the hooks of pytest are put aside meanwhile."""
    for owner, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(owner, name, lambda *_: None)
    close = logs.set_up(tmp_path / "logs", crashed=crashes.append)
    yield tmp_path / "logs"
    close()
    close()


def text(folder):
    return (folder / "partner-desk.log").read_text("utf-8")


@pytest.mark.parametrize(
    ("written", "canary"),
    [
        ("Authorization: SDK-HMAC-SHA256 Access=AKIAX, Signature=canary", "canary"),
        ("{'authorization': 'SDK canary', 'Host': 'x'}", "canary"),
        ("(b'X-Auth-Token', b'canary')", "canary"),
        ("X-Auth-Token=canary", "canary"),
        ('{"password": "two canary words"}', "canary"),
        ("sk=canary", "canary"),
        ("Access=canary,", "canary"),
        ("GET https://api.example/v2/orders?customer_id=canary&x=1 200", "canary"),
        ("proxy http://user:canary@proxy:8080", "canary"),
        ("HPUAQ0EXAMPLE0123456", "EXAMPLE"),
        ("key w0FQx4canaryExampleKey0123456789abcdefAB end", "canary"),
        ("MIIEWwYJKoZIhvcNAQcCoIIETDCCBEgCAQExDTALBglghkgBZQ==", "ZIhvc"),
        ("0123456789abcdef" * 4, "abcdef"),
        ("call 13800138000", "0138"),
        ("电话+86 138-0013-8000。", "0013"),
        ("mail li.ming@partner.example.cn", "li.ming"),
        ("\x1b[2Jcanary-safe", "\x1b"),
        ("a" * 100_000, "a" * 64),
    ],
)
def test_what_is_secret_or_personal_is_not_logged(folder, written, canary):
    logging.getLogger("desktop.api").warning("%s", written)
    assert "desktop.api" in text(folder)
    assert canary not in text(folder)


@pytest.mark.parametrize(
    "written",
    [
        "POST /v2/orders/customer-orders 200 in 412 ms, 100 rows",
        "request 0a1b2c3d4e5f60718293a4b5c6d7e8f9",
        "HTTP 400 CBC.30000010: bad (request 5f-3)",
        "order CS2402281234ABCDE, customer 3d2c6b3ab1fd4e26846b0f2c46e67bda",
        "2026-11-20T09:41:05Z 300000 of 1200000",
    ],
)
def test_what_support_needs_is_kept(folder, written):
    logging.getLogger("desktop").info(written)
    assert written in text(folder)


def test_what_was_hidden_is_nowhere_also_not_in_a_url_or_a_traceback(folder):
    logs.hide("s3cret/+ü")
    log = logging.getLogger("desktop")
    log.info("s3cret/+ü and s3cret%2F%2B%C3%BC")
    try:
        raise ValueError("it was s3cret/+ü")
    except ValueError:
        log.exception("failed")
    assert "s3cret" not in text(folder)
    assert "ValueError: it was •••" in text(folder)


def test_a_line_break_from_outside_makes_no_entry(folder):
    logging.getLogger("desktop").info("bad\n2026-01-01 CRITICAL forged")
    assert "\n    2026-01-01 CRITICAL forged" in text(folder)


def test_libraries_that_log_whole_urls_are_silent(folder):
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).info("GET https://api.example/x")
    assert text(folder) == ""


@pytest.mark.skipif(os.name != "posix", reason="Windows protects the user's folder itself")
def test_only_the_owner_reads_the_log_also_after_it_was_rotated(folder, monkeypatch):
    monkeypatch.setattr(logs, "SIZE_BYTES", 100)
    for number in range(20):
        logging.getLogger("desktop").info("entry %s %s", number, "x" * 30)
    files = sorted(f.name for f in folder.iterdir())
    assert files == ["crash.log", "partner-desk.1.log", "partner-desk.2.log", "partner-desk.log"]
    assert {stat.S_IMODE(f.stat().st_mode) for f in folder.iterdir()} == {0o600}
    assert "entry 19" in "".join(f.read_text() for f in folder.iterdir())


def test_two_programs_write_into_one_log(folder):
    other = logs.set_up(folder)
    logging.getLogger("desktop").info("hello")
    other()
    logging.getLogger("desktop").info("still here")
    assert text(folder).count("hello") == 2
    assert text(folder).count("still here") == 1


def test_nobody_caught_it_so_the_log_and_the_window_hear_of_it(folder, crashes):
    def fall():
        raise ValueError("call 13800138000")

    thread = threading.Thread(target=fall, name="writer")
    thread.start()
    thread.join()
    try:
        fall()
    except ValueError as exc:
        sys.excepthook(type(exc), exc, exc.__traceback__)
    assert crashes == ["ValueError: call •••"] * 2
    assert "thread writer" in text(folder)
    assert "in fall" in text(folder)


def test_an_error_in_a_destructor_is_logged(folder, crashes):
    class Odd:
        def __del__(self):
            raise ValueError("odd")

    Odd()
    gc.collect()
    assert crashes == ["ValueError: odd"]


def test_stopping_by_hand_is_no_fault(folder, crashes):
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert crashes == []


async def test_a_failed_callback_of_the_loop_is_logged(folder, crashes):
    loop = asyncio.get_running_loop()
    logs.watch(loop)
    done = asyncio.Event()

    def fall():
        done.set()
        raise ValueError("callback")

    loop.call_soon(fall)
    await done.wait()
    loop.call_exception_handler({"message": "Task was destroyed"})
    assert crashes == ["ValueError: callback"]
    assert "Task was destroyed" in text(folder)


def test_closing_puts_everything_back(tmp_path):
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook, logging.root.handlers[:])
    logs.set_up(tmp_path)()
    after = (sys.excepthook, threading.excepthook, sys.unraisablehook, logging.root.handlers[:])
    assert after == before


def test_verbose_tells_more_and_on_the_terminal_too(tmp_path, capsys):
    close = logs.set_up(tmp_path, verbose=True)
    logging.getLogger("desktop").debug("detail of 13800138000")
    close()
    assert "detail of •••" in text(tmp_path)
    assert "detail of •••" in capsys.readouterr().err
