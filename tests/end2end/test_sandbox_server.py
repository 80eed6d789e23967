"""The sandbox over loopback HTTP: as a thread of a test, and as a program of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time

import httpx
import pytest

from desktop.sandbox.app import Sandbox
from desktop.sandbox.faults import Fault
from desktop.sandbox.server import running

SERVICES = "/v2/products/service-types"


def until(condition, within_s=5):
    """Wait for something that another thread does."""
    end = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


PROGRAM = """
from desktop.sandbox.app import Sandbox
from desktop.sandbox.server import serve
from desktop.sandbox.world import World
serve(Sandbox(World(customers=3, orders=5)), 0)
"""


@pytest.fixture
def client(server, sandbox):
    headers = {"X-Auth-Token": sandbox.issue_token()}
    with httpx.Client(base_url=server, headers=headers, trust_env=False) as it:
        yield it


def test_it_answers_over_http(client, world):
    answer = client.get(SERVICES)
    assert answer.json()["total_count"] == len(world.service_types)
    assert len(answer.headers.get_list("Date")) == len(answer.headers.get_list("X-Request-Id")) == 1


def test_a_dropped_connection_has_no_answer(client, sandbox):
    sandbox.fail_next(Fault("drop"))
    with pytest.raises(httpx.RemoteProtocolError, match="without sending a response"):
        client.get(SERVICES)
    assert client.get(SERVICES).status_code == 200


def test_a_cut_connection_has_half_an_answer(client, sandbox):
    sandbox.fail_next(Fault("cut"))
    with pytest.raises(httpx.RemoteProtocolError, match="complete message body"):
        client.get(SERVICES)
    assert client.get(SERVICES).status_code == 200


def test_a_post_can_be_dropped_too(client, sandbox):
    sandbox.fail_next(Fault("drop"))
    with pytest.raises(httpx.RemoteProtocolError):
        client.post("/v2/partners/sub-customers/query", json={"limit": 5})


def test_a_client_that_gives_up_harms_nobody(client, sandbox):
    sandbox.fail_next(Fault("slow", delay_s=0.3))
    with pytest.raises(httpx.ReadTimeout):
        client.get(SERVICES, timeout=0.05)
    assert client.get(SERVICES).status_code == 200


def test_a_taken_port_is_an_error(world):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match="in use"), running(Sandbox(world), port):
            pass


def test_it_ends_although_a_client_waits_for_an_answer(world):
    sandbox = Sandbox(world, quota=None)
    sandbox.fail_next(Fault("slow", delay_s=60))
    headers, errors = {"X-Auth-Token": sandbox.issue_token()}, list[Exception]()

    def wait_long():
        try:
            httpx.get(url + SERVICES, headers=headers, timeout=50, trust_env=False)
        except httpx.HTTPError as exc:
            errors.append(exc)

    with running(sandbox) as url:
        waiting = threading.Thread(target=wait_long)
        waiting.start()
        until(lambda: len(sandbox.calls) == 1)
    waiting.join(5)
    assert [type(error) for error in errors] == [httpx.RemoteProtocolError]


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT for one process there")
def test_the_program_says_how_to_reach_it_and_ends_with_ctrl_c():
    command = [sys.executable, "-c", PROGRAM]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as it:
        assert it.stdout is not None
        assert it.stderr is not None
        lines = [it.stdout.readline() for _ in range(4)]
        (url,) = re.findall(r"http://127\.0\.0\.1:\d+", lines[0])
        assert lines[1] == f"PARTNER_DESK_ENDPOINT={url}\n"
        assert [line.partition("=")[0] for line in lines[2:]] == [
            "PARTNER_DESK_AK",
            "PARTNER_DESK_SK",
        ]
        assert httpx.get(url + SERVICES, trust_env=False).status_code == 401
        it.send_signal(signal.SIGINT)
        assert it.wait(10) == 0
        assert it.stderr.read() == ""
