"""Work on the thread of the API: where it runs, how it ends, what it tells and whom."""

import asyncio
import threading
import time

import pytest

from desktop.api.thread import ApiThread
from desktop.errors import Offline
from desktop.reports import Progress
from desktop.sync.gathered import Gathered
from desktop.sync.readings import Told


@pytest.fixture
async def thread():
    made = ApiThread()
    yield made
    await made.end(nothing)


async def nothing():
    """Done at once."""


async def where():
    return threading.current_thread().name


async def test_work_runs_there_and_its_result_comes_back(thread):
    assert await thread.run(where) == "api"
    assert threading.current_thread().name != "api"


async def test_work_that_is_there_stays_there(thread):
    async def inner():
        return await thread.run(where)

    assert await thread.run(inner) == "api"


async def test_its_failure_is_raised_here(thread):
    async def fail():
        raise Offline("no way")

    with pytest.raises(Offline, match="no way"):
        await thread.run(fail)


async def test_the_loop_here_goes_on_while_it_works(thread):
    async def work():
        time.sleep(0.3)  # noqa: ASYNC251 - as work that computes would

    beats = 0
    task = asyncio.create_task(thread.run(work))
    while not task.done():
        await asyncio.sleep(0.01)
        beats += 1
    assert beats > 5


async def test_whoever_is_cancelled_waits_until_the_work_has_cleaned_up(thread):
    begun, cleaned = threading.Event(), threading.Event()

    async def work():
        begun.set()
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0.05)
            cleaned.set()

    task = asyncio.create_task(thread.run(work))
    await asyncio.to_thread(begun.wait, 5)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert cleaned.is_set()


async def test_the_thread_ends_with_the_last_work():
    made, seen = ApiThread(), list[str]()

    async def last():
        seen.append(await where())

    await made.end(last)
    assert seen == ["api"]
    assert "api" not in [each.name for each in threading.enumerate()]


def progress(done, state="running"):
    return Progress("orders", done, 10, 1, 1.0, None, state)


async def test_what_is_told_arrives_here_the_newest_of_each_state(thread):
    names, heard, online = list[str](), list[Progress](), list[bool]()
    gathered = Gathered(Told(names.append, heard.append, online.append))
    told = gathered.told

    async def work():
        for done in range(5):
            told.changed("orders")
            told.progressed(progress(done))
        told.progressed(progress(5, "done"))
        told.online(True)
        assert not names, "told on the wrong thread"
        gathered.flush()

    await thread.run(work)
    await asyncio.sleep(0)
    assert (names, online) == (["orders"], [True])
    assert [(each.rows, each.state) for each in heard] == [(4, "running"), (5, "done")]


async def test_what_is_told_in_long_work_arrives_before_its_end(thread):
    names = list[str]()
    gathered = Gathered(Told(names.append, lambda _: None, lambda _: None))

    async def work():
        gathered.told.changed("orders")
        await asyncio.sleep(0.5)

    task = asyncio.create_task(thread.run(work))
    while not names and not task.done():
        await asyncio.sleep(0.01)
    assert not task.done()
    await task
