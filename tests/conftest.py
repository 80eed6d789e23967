"""Fixtures of the whole suite: a small sandbox, in process and over loopback HTTP."""

import logging
from datetime import UTC, datetime

import pytest

from desktop.sandbox.app import Sandbox
from desktop.sandbox.server import running
from desktop.sandbox.world import World
from tests.transport import InProcess

NOW = datetime(2026, 11, 20, 9, 41, 5, tzinfo=UTC)

ABOUT_LOGS = {"tests.unit.test_logs"}


@pytest.fixture
def world():
    """30 customers and 300 orders up to the real time; `world.now` may be set to a fixed one."""
    return World(seed=1, customers=30, orders=300)


@pytest.fixture
def sandbox(world):
    """The API over `world`, without a quota; give it one with `sandbox.set_quota(10)`."""
    return Sandbox(world, quota=None)


@pytest.fixture
def transport(sandbox):
    """For `httpx.AsyncClient(transport=transport, …)`: the sandbox without a network."""
    return InProcess(sandbox)


@pytest.fixture
def server(sandbox):
    """The URL of the sandbox, served over loopback HTTP while the test runs."""
    with running(sandbox) as url:
        yield url


@pytest.fixture(autouse=True)
def _no_unexpected_logs(request, caplog):
    """What a test does not expect in the log is a failure; one that does, clears `caplog`."""
    yield
    if request.module.__name__ in ABOUT_LOGS:
        return
    bad = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not bad, bad
