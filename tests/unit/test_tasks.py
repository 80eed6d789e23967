import asyncio
import sys

import pytest

from desktop.errors import Offline, SignedOut
from desktop.tasks import Tasks


@pytest.fixture
def failed():
    return []


@pytest.fixture
async def tasks(failed):
    tasks = Tasks(lambda name, error: failed.append((name, error)))
    yield tasks
    await tasks.stop()


@pytest.fixture
def bugs(monkeypatch):
    bugs = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, exc, traceback: bugs.append(exc))
    return bugs


async def ended(tasks, name):
    while tasks.running(name):
        await asyncio.sleep(0)


async def test_a_name_runs_once_at_a_time(tasks):
    go, done = asyncio.Event(), []

    async def work(number):
        await go.wait()
        done.append(number)

    tasks.start("sync", work, 1)
    tasks.start("sync", work, 2)
    go.set()
    await ended(tasks, "sync")
    tasks.start("sync", work, 3)
    await ended(tasks, "sync")
    assert done == [1, 3]


async def test_a_restart_lets_the_last_call_win(tasks):
    go, done = asyncio.Event(), []

    async def work(number):
        await go.wait()
        done.append(number)

    for number in range(3):
        tasks.restart("search", work, number)
        await asyncio.sleep(0)
    go.set()
    await ended(tasks, "search")
    assert done == [2]


async def test_an_error_of_the_family_is_reported_with_the_name(tasks, failed, bugs):
    async def work():
        raise Offline("no route")

    tasks.start("sync", work)
    await ended(tasks, "sync")
    assert [(name, str(error)) for name, error in failed] == [("sync", "no route")]
    assert bugs == []


async def test_any_other_error_is_a_bug(tasks, failed, bugs):
    async def work():
        raise KeyError("x")

    tasks.start("sync", work)
    await ended(tasks, "sync")
    assert failed == []
    assert [type(bug) for bug in bugs] == [KeyError]


async def test_the_errors_of_a_group_are_sorted_one_by_one(tasks, failed, bugs):
    async def fail(exc):
        raise exc

    async def work():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(SignedOut()))
            group.create_task(fail(ZeroDivisionError()))

    tasks.start("sync", work)
    await ended(tasks, "sync")
    assert [type(error) for _, error in failed] == [SignedOut]
    assert [type(bug) for bug in bugs] == [ZeroDivisionError]


async def test_cancelling_is_no_failure(tasks, failed, bugs):
    tasks.start("sync", asyncio.sleep, 1000)
    await asyncio.sleep(0)
    tasks.cancel("sync")
    tasks.cancel("nobody")
    assert not tasks.running("sync")
    await asyncio.sleep(0)
    assert failed == bugs == []


async def test_stopping_waits_for_what_cleans_up_also_when_it_was_replaced(tasks):
    cleaned = []

    async def work(number):
        try:
            await asyncio.sleep(1000)
        finally:
            await asyncio.sleep(0.01)
            cleaned.append(number)

    tasks.start("search", work, 1)
    await asyncio.sleep(0)
    tasks.restart("search", work, 2)
    await asyncio.sleep(0)
    await tasks.stop()
    assert sorted(cleaned) == [1, 2]


async def test_nothing_starts_while_the_program_closes(tasks):
    await tasks.stop()
    tasks.start("sync", asyncio.sleep, 0)
    assert not tasks.running("sync")


def test_what_is_started_before_there_is_a_loop_runs_once_there_is_one():
    done = []
    tasks = Tasks(lambda *_: None, waiting=True)

    async def work(number):
        done.append(number)

    tasks.start("one", work, 1)
    tasks.start("one", work, 2)  # it is noted already
    tasks.restart("other", work, 3)
    tasks.restart("other", work, 4)  # the last call wins
    tasks.start("none", work, 5)
    tasks.cancel("none")
    assert (tasks.running("one"), tasks.running("none"), done) == (True, False, [])

    async def loop():
        tasks.begin()
        await ended(tasks, "one")
        await ended(tasks, "other")
        await tasks.stop()

    asyncio.run(loop())
    assert done == [1, 4]
