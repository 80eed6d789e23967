"""A program that lives long holds no more than in its youth."""

import sys
from random import Random

import pytest

from tests.bench.trust_r6 import MOST_CONNECTIONS, live


@pytest.mark.skipif(sys.platform != "linux", reason="what a process holds is told by Linux alone")
def test_some_hundred_requests_leave_nothing_behind():
    lived = live(500, Random(2))
    assert lived.requests >= 500
    assert (lived.late.threads, lived.late.tasks) == (lived.early.threads, lived.early.tasks)
    assert lived.late.files <= lived.early.files
    assert lived.connections <= MOST_CONNECTIONS
    assert lived.late.memory_bytes < 1.15 * lived.early.memory_bytes
