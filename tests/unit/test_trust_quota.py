"""A program that takes over from another keeps to the quota of the second in which that ended."""

import asyncio

import pytest

from desktop.api.pace import Pace
from tests.unit.jumping import now, virtual
from tests.unit.test_api_pace import known, send


def test_nothing_is_sent_before_the_second_of_another_program_is_over():
    async def main():
        log: list[float] = []
        pace = Pace(1.0, clock=now, opens_at=1.02)
        known(pace, "orders")
        await asyncio.gather(*(send(pace, log) for _ in range(11)))
        assert log == pytest.approx([1.02] * 10 + [2.04])

    virtual(main)
