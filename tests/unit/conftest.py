"""What tests of writes share: a loop that does not wait, for a whole module."""

import asyncio

import pytest

from tests.unit.desk import ImpatientLoop


@pytest.fixture(scope="module")
def runner():
    with asyncio.Runner(loop_factory=ImpatientLoop) as runner:
        yield runner
