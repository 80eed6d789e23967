"""The pace: quotas as the server sees them, who goes first, what a 429 changes.

Time is the loop's own and jumps, so that minutes pass in milliseconds.
"""

import asyncio
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.api.pace import Pace
from tests.unit.jumping import now, virtual


async def send(pace, log, name="orders", *, quota=10, takes_s=(0.0, 0.4)):
    """A request: a connection that takes a while, bytes that leave, an answer that takes more."""
    async with pace.turn(name, quota) as turn:
        await asyncio.sleep(takes_s[0])
        await turn.trace("http11.send_request_body.complete", {})
        log.append(now())
        await asyncio.sleep(takes_s[1])


def known(pace, *names, took_s=0.4):
    """Let the pace know how long an answer of these endpoints takes: no first one is waited for."""
    for name in names:
        pace.turn(name, 10).lane.took.append(took_s)


def most_in_a_second(times, window_s=1.0):
    return max(sum(1 for each in times if start <= each < start + window_s) for start in times)


def test_310_requests_take_31_seconds_at_ten_per_second():
    async def main():
        log: list[float] = []
        pace = Pace(1.0, clock=now)
        await asyncio.gather(*(send(pace, log) for _ in range(310)))
        assert most_in_a_second(log) == 10
        assert 30.0 < log[-1] < 31.0

    virtual(main)


def test_the_first_answer_of_an_endpoint_is_waited_for():
    """Thirty lists that begin at once would stall a small server before it is known."""

    async def main():
        log: list[float] = []
        pace = Pace(1.0, clock=now)
        await asyncio.gather(*(send(pace, log) for _ in range(11)))
        assert log == pytest.approx([0, *[0.4] * 9, 1.02])

    virtual(main)


def test_a_burst_is_allowed_then():
    async def main():
        log: list[float] = []
        pace = Pace(0.5, clock=now)
        known(pace, "orders")
        await asyncio.gather(*(send(pace, log) for _ in range(6)))
        assert log == pytest.approx([0, 0, 0, 0, 0, 1.02])

    virtual(main)


@pytest.mark.parametrize(
    ("share", "quota", "most"), [(0.5, 10, 5), (0.01, 10, 1), (1, 5, 5), (0.29, 100, 29), (7, 3, 3)]
)
def test_the_share_of_a_quota(share, quota, most):
    async def main():
        log: list[float] = []
        pace = Pace(share, clock=now, parallel=100)
        known(pace, "orders")
        await asyncio.gather(*(send(pace, log, quota=quota) for _ in range(2 * most)))
        assert log == pytest.approx([0.0] * most + [1.02] * most)

    virtual(main)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), share=st.sampled_from([0.2, 0.5, 1.0]))
def test_no_second_holds_more_than_the_quota_however_slow_connections_are(seed, share):
    chance = random.Random(seed)
    most = round(share * 10)

    async def main():
        log: list[float] = []
        pace = Pace(share, clock=now)

        async def some():
            await asyncio.sleep(chance.uniform(0, 8))
            slow = chance.choice([0.0, 0.01, 0.9, 3.0])
            await send(pace, log, takes_s=(slow, chance.uniform(0, 2)))

        await asyncio.gather(*(some() for _ in range(60)))
        assert len(log) == 60
        # 20 ms are for the network: even so much later than the stamp, no second is too full
        assert most_in_a_second(log, 1.0199) <= most

    virtual(main)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_server_that_stalls_sees_no_fuller_second_for_it(seed):
    """It looks at requests late and then at all of them: the second counts from there."""
    chance = random.Random(seed)

    async def main():
        seen: list[float] = []
        pace = Pace(1.0, clock=now)
        stall = (chance.uniform(2, 6), chance.uniform(0.03, 0.55))  # begins, lasts

        async def one():
            async with pace.turn("orders", 10) as turn:
                await turn.trace("http11.send_request_body.complete", {})
                until = sum(stall)
                if stall[0] <= now() < until:
                    await asyncio.sleep(until - now())
                seen.append(now())
                await asyncio.sleep(0.4)

        await asyncio.gather(*(one() for _ in range(100)))
        assert most_in_a_second(seen) <= 10
        assert seen[-1] < 9 * 1.03 + 2 * 0.6

    virtual(main)


@pytest.mark.parametrize("lasts_s", [1.2, 2.5, 4.0])
def test_a_server_that_stalls_for_long_is_asked_for_no_more_before_it_answers(lasts_s):
    """It then looks at one after the other: an answer says nothing of those still on their way."""

    async def main():
        seen: list[float] = []
        pace, turns = Pace(1.0, clock=now), asyncio.Lock()

        async def one():
            async with pace.turn("orders", 10) as turn:
                await turn.trace("http11.send_request_body.complete", {})
                async with turns:
                    if 3.0 <= now() < 3.0 + lasts_s:
                        await asyncio.sleep(3.0 + lasts_s - now())
                    seen.append(now())
                    await asyncio.sleep(0.01)

        await asyncio.gather(*(one() for _ in range(100)))
        assert most_in_a_second(seen) <= 10
        assert seen[-1] < 10 * 1.1 + lasts_s

    virtual(main)


def test_a_first_request_that_came_late_counts_from_then_once_others_were_faster():
    """Nothing tells of the first answer alone whether the server looked at it late."""

    async def main():
        log: list[float] = []
        pace = Pace(1.0, clock=now)
        await send(pace, log, takes_s=(0.0, 0.3))
        await asyncio.gather(*(send(pace, log, takes_s=(0.0, 0.1)) for _ in range(10)))
        assert log == pytest.approx([0, *[0.3] * 9, 1.22])  # looked at 0.2 s late, not at once

    virtual(main)


def test_endpoints_have_quotas_of_their_own():
    async def main():
        log: list[float] = []
        pace = Pace(1.0, clock=now, parallel=100)
        names = ("orders", "customers") * 10
        known(pace, *names)
        await asyncio.gather(*(send(pace, log, name) for name in names))
        assert log == [0.0] * 20
        assert pace.counts == {"orders": 10, "customers": 10}
        assert pace.rate() == 20
        await asyncio.sleep(1)
        assert pace.rate() == 0

    virtual(main)


def test_never_more_in_flight_than_allowed():
    async def main():
        pace, flying, most = Pace(1.0, clock=now, parallel=3), 0, 0
        known(pace, "orders")

        async def one():
            nonlocal flying, most
            async with pace.turn("orders", 10):
                flying += 1
                most = max(most, flying)
                await asyncio.sleep(0.4)
                flying -= 1

        await asyncio.gather(*(one() for _ in range(12)))
        assert most == 3

    virtual(main)


def test_first_come_first_served_and_what_is_looked_at_before_all():
    async def main():
        order: list[str] = []
        pace = Pace(0.1, clock=now)

        async def one(name, *, urgent=False):
            async with pace.turn("orders", 10, urgent=urgent):
                order.append(name)

        calm, urgent = [one(name) for name in "abc"], [one(name, urgent=True) for name in "XY"]
        await asyncio.gather(*calm, *urgent)
        assert order == ["a", "X", "Y", "b", "c"]

    virtual(main)


def test_what_is_looked_at_waits_for_the_quota_alone():
    async def main():
        done: list[str] = []
        pace = Pace(1.0, clock=now, parallel=2)

        async def one(name, takes_s=500.0, *, urgent=False):
            async with pace.turn(name, 10, urgent=urgent) as turn:
                await turn.trace("http11.send_request_body.complete", {})
                await asyncio.sleep(takes_s)
                done.append(name)

        known(pace, *"abcde")
        stuck = [asyncio.create_task(one(name)) for name in "abcd" * 3]
        await asyncio.sleep(1)
        late = asyncio.create_task(one("e", 0.0))
        await asyncio.gather(one("a", 0.0, urgent=True), one("e", 0.0, urgent=True))
        assert now() == pytest.approx(1)
        assert done == ["a", "e"]
        await asyncio.gather(late, *stuck)

    virtual(main)


def test_thousands_that_wait_cost_little():
    async def main():
        log: list[float] = []
        pace = Pace(1.0, clock=now)
        began = time.process_time()
        names = [f"list {number}" for number in range(30)] * 50
        await asyncio.gather(*(send(pace, log, name, takes_s=(0, 0.05)) for name in names))
        assert 4 < now() < 6
        assert time.process_time() - began < 2

    virtual(main)


def test_an_endpoint_that_must_wait_does_not_hold_up_another():
    async def main():
        order: list[str] = []
        pace = Pace(0.1, clock=now)

        async def one(name):
            async with pace.turn(name, 10):
                order.append(name)

        await asyncio.gather(one("orders"), one("orders"), one("customers"))
        assert order == ["orders", "customers", "orders"]

    virtual(main)


def test_one_that_gives_up_waiting_frees_its_place():
    async def main():
        log: list[float] = []
        pace = Pace(0.1, clock=now)
        first = asyncio.create_task(send(pace, log))
        waiting = [asyncio.create_task(send(pace, log)) for _ in range(3)]
        await asyncio.sleep(0.1)
        for task in waiting[:2]:
            task.cancel()
        await asyncio.gather(first, *waiting, return_exceptions=True)
        assert log == pytest.approx([0, 1.02])

    virtual(main)


@pytest.mark.parametrize("turns_of_the_loop", range(4))
def test_one_cancelled_as_it_is_let_go_leaves_no_trace(turns_of_the_loop):
    async def main():
        log: list[float] = []
        pace = Pace(1.0, clock=now, parallel=1)
        first = asyncio.create_task(send(pace, log))
        unlucky = asyncio.create_task(send(pace, log, takes_s=(5, 0)))
        await first
        for _ in range(turns_of_the_loop):
            await asyncio.sleep(0)
        unlucky.cancel()
        await asyncio.gather(unlucky, return_exceptions=True)
        await asyncio.gather(*(send(pace, log) for _ in range(3)))
        assert len(log) == 4
        assert now() < 4  # nobody waits for the one that has gone

    virtual(main)


def test_cancelling_in_the_moment_another_ends_is_no_error():
    async def main():
        log: list[float] = []
        pace = Pace(1.0, clock=now, parallel=1)
        async with pace.turn("orders", 10):
            unlucky = asyncio.create_task(send(pace, log))
            await asyncio.sleep(0)
            unlucky.cancel()  # its future is cancelled now, and it has not run yet
        await asyncio.gather(unlucky, return_exceptions=True)
        await send(pace, log)
        assert len(log) == 1

    virtual(main)


def test_what_never_left_counts_from_its_end():
    async def main():
        log: list[float] = []
        pace = Pace(0.1, clock=now)
        async with pace.turn("orders", 10):
            await asyncio.sleep(3)
        await send(pace, log)
        assert log == pytest.approx([4.02])

    virtual(main)


def test_a_proxy_is_asked_before_the_api_is():
    class Connect:
        method = b"CONNECT"

    class Get:
        method = b"GET"

    async def main():
        pace = Pace(1.0, clock=now)
        async with pace.turn("orders", 10) as turn:
            await turn.trace("http11.send_request_headers.started", {"request": Connect})
            await turn.trace("http11.send_request_body.complete", {})
            assert turn.sent_at is None
            await asyncio.sleep(2)
            await turn.trace("http11.send_request_headers.started", {"request": Get})
            await turn.trace("http11.send_request_body.complete", {})
            assert turn.sent_at == 2

    virtual(main)


def test_a_429_halves_the_pace_of_that_endpoint_for_a_minute():
    async def main():
        slow: list[float] = []
        other: list[float] = []
        pace = Pace(1.0, clock=now, parallel=1000)
        pace.throttled("orders")
        await asyncio.gather(
            *(send(pace, slow, "orders") for _ in range(500)),
            *(send(pace, other, "customers") for _ in range(100)),
        )
        minute = [at for at in slow if at < 60]
        assert most_in_a_second(minute) == 5
        assert most_in_a_second([at for at in slow if at > 61]) == 10
        assert other[-1] < 10
        assert pace.throttled_count == 1

    virtual(main)


def test_even_one_per_second_can_be_halved():
    async def main():
        log: list[float] = []
        pace = Pace(0.1, clock=now)
        pace.throttled("orders")
        await asyncio.gather(*(send(pace, log) for _ in range(3)))
        assert log == pytest.approx([0, 2.04, 4.08])

    virtual(main)


@pytest.mark.parametrize(("wish", "waited"), [(7, 7.0), (86_400, 60.0), (None, 0.0), (0, 0.0)])
def test_the_servers_wish_is_honoured_within_bounds(wish, waited):
    async def main():
        log: list[float] = []
        pace = Pace(1.0, clock=now)
        pace.throttled("orders", wish)
        await send(pace, log)
        assert log == [waited]

    virtual(main)


def test_what_was_given_up_counts_from_then():
    """A server that stalled will see it all the same, and nobody knows when."""

    async def main():
        log: list[float] = []
        pace = Pace(1.0, clock=now)
        known(pace, "orders", took_s=5.0)
        tasks = [asyncio.create_task(send(pace, log, takes_s=(0.0, 5.0))) for _ in range(10)]
        await asyncio.sleep(0.5)
        for task in tasks:
            task.cancel()
        await send(pace, log)
        assert log == pytest.approx([*[0.0] * 10, 1.52])

    virtual(main)
