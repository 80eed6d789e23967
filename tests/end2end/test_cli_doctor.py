"""`doctor` finds what is wrong and says what to do; `sandbox` is there to try it on."""

import re
import signal
import sys
import zipfile

import pytest

from desktop.sandbox.accounts import AK, SK
from desktop.sandbox.faults import Fault
from tests.end2end.command import Command


@pytest.fixture
def command(tmp_path, server):
    return Command(tmp_path / "home").signed_in(server)


def problems(ended):
    return [line[8:].split(":")[0] for line in ended.lines if line.startswith("PROBLEM")]


def test_all_is_well(command):
    ended = command.run("doctor")
    assert problems(ended) == []
    about = {line[8:].split(":")[0] for line in ended.lines}
    assert {"SQLite", "Disk", "Clock", "Sign-in", "Customers", "Orders", "Quota"} < about
    assert all(line.startswith("ok ") for line in ended.lines)


def test_a_wrong_key(command, server):
    ended = command.signed_in(server, SK="wrong").run("doctor", code=1)
    assert problems(ended) == ["Sign-in"]
    assert "Check the access key and the secret key" in ended.text


def test_a_wrong_clock(command, sandbox):
    sandbox.clock_offset_s = 20 * 60
    ended = command.run("doctor", code=1)
    assert problems(ended)[0] == "Clock"
    assert "-1200 s" in ended.text or "-1199 s" in ended.text
    assert "Set the clock" in ended.text


def test_a_missing_permission_is_named(command, sandbox):
    sandbox.forbid("list_customer_orders")
    ended = command.run("doctor", code=1)
    assert problems(ended) == ["Orders"]
    assert "BPC_ITEM_SUBCUSTSERV_060100" in ended.text


def test_throttling_is_noticed(command, sandbox):
    refusal = b'{"error_code": "APIGW.0308", "error_msg": "throttled"}'
    sandbox.fail_next(Fault("status", 429, refusal, operation="list_service_types"))
    ended = command.run("doctor", code=1)
    assert problems(ended) == ["Quota"]


def test_a_host_that_refuses_connections(tmp_path):
    command = Command(tmp_path / "home").signed_in("http://127.0.0.1:1")
    ended = command.run("doctor", code=1)
    assert problems(ended) == ["Connection (TCP)"]
    assert "apigw-external-lb-waf.cn-north-4.myhuaweicloud.com" in ended.text
    assert "proxy" in ended.text


def test_a_host_without_a_name(tmp_path):
    command = Command(tmp_path / "home").signed_in("https://bss.invalid")
    assert problems(command.run("doctor", code=1)) == ["Name of the host (DNS)"]


def test_a_host_that_does_not_encrypt(tmp_path, server):
    command = Command(tmp_path / "home").signed_in(server.replace("http:", "https:"))
    assert problems(command.run("doctor", code=1)) == ["Encryption (TLS)"]


def test_somebody_else_answers(command, sandbox):
    sandbox.fail_next(Fault("html", times=100))
    ended = command.run("doctor", code=1)
    assert "Sign-in" in problems(ended)


def test_what_support_needs_is_shown_and_saved_only_after_a_yes(command, sandbox, tmp_path):
    command.run("sync", "customers", "orders")
    target = tmp_path / "diagnostics.zip"
    asked = command.run("doctor", "--bundle", str(target), code=2)
    assert "--yes" in asked.errors
    assert not target.exists()
    ended = command.run("doctor", "--bundle", str(target), "--yes")
    assert "read orders: ok" in asked.text
    with zipfile.ZipFile(target) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    missing = [name for name in files if f"===== {name}" not in asked.text]
    assert (len(files), missing) == (7, [])
    assert files["partner-desk.log"] in ended.text
    assert "read orders: ok" in files["runs.txt"]
    held = "".join(files.values()) + ended.text
    customers = {each["customer_id"] for each in command.rows("customers")}
    assert not [secret for secret in (AK, SK, *customers) if secret in held]


def test_where_nobody_signed_in_there_is_a_bundle_all_the_same(tmp_path):
    target = tmp_path / "diagnostics.zip"
    Command(tmp_path / "home").run("doctor", "--bundle", str(target), "--yes")
    assert zipfile.is_zipfile(target)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal for a child")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_the_sandbox_says_how_to_reach_it_and_ends_quietly(tmp_path, end):
    command = Command(tmp_path / "home")
    options = ("--customers", "5", "--orders", "20", "--seed", "3", "--quota", "0")
    process = command.start("sandbox", "--port", "0", *options)
    assert process.stdout is not None
    first = process.stdout.readline().decode()
    url = re.search(r"http://127\.0\.0\.1:\d+", first)
    assert url
    assert AK in first
    assert SK in first
    user = command.signed_in(url.group())
    user.run("sync", "customers", "customer_balances", "orders", "service_types")
    assert len(user.rows("orders")) == 20
    process.send_signal(end)
    _, errors = process.communicate()
    assert errors.decode() == ""
    assert process.returncode in (0, 130)


def test_a_port_that_is_taken_is_said_in_words(tmp_path, server):
    port = server.rpartition(":")[2]
    ended = Command(tmp_path / "home").run("sandbox", "--port", port, code=2)
    assert f"Port {port} cannot be used" in ended.errors
