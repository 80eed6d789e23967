"""Work done side by side: how much of it at a time, and what one failure means for the rest."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Coroutine, Iterable
from typing import Any

from desktop.errors import (
    ContractBroken,
    Forbidden,
    Misused,
    NoAnswer,
    PartnerError,
    Refused,
    Throttled,
)

IN_A_ROW = 10  # items that fail alike: then it is not the items
_OF_ONE = (Refused, NoAnswer, Throttled, Misused)  # the next list may well be answered


async def attempt(
    items: Iterable[Any], work: Callable[[Any], Awaitable[object]], at_a_time: int
) -> PartnerError | None:
    """Run `work` for each item; return the first failure when all are through.

    What is wrong with one of them must not hide the others. Without a network or a sign-in none
    would be answered: that is raised at once. A failure that may have to do with one item or with
    all of them, such as a missing permission, ends it when many in a row meet it.
    """
    waiting, failed, in_a_row = iter(items), list[PartnerError](), 0

    async def one_after_another() -> None:
        nonlocal in_a_row
        for item in waiting:
            if in_a_row >= IN_A_ROW:
                return
            try:
                await work(item)
                in_a_row = 0
            except _OF_ONE as exc:
                failed.append(exc)
                in_a_row = in_a_row + 1 if _may_meet_all(exc) else 0

    await together(one_after_another() for _ in range(at_a_time))
    return failed[0] if failed else None


async def together(works: Iterable[Coroutine[Any, Any, object]]) -> None:
    """Run coroutines side by side; the first failure cancels the others and is raised bare."""
    try:
        async with asyncio.TaskGroup() as group:
            for work in works:
                group.create_task(work)
    except BaseExceptionGroup as failed:
        raise failed.exceptions[0] from failed


async def written(writes: Collection[asyncio.Task[None]]) -> None:
    """Wait for writes, and for their end when cancelled too: they have been paid for."""
    if not writes:
        return
    try:
        await asyncio.wait(writes)
    except asyncio.CancelledError:
        await asyncio.wait(writes)
        raise
    finally:
        failed = [task.exception() for task in writes if task.done() and not task.cancelled()]
    for exc in failed:
        if exc is not None:
            raise exc


def _may_meet_all(exc: PartnerError) -> bool:
    """Whether a failure says nothing about the item that met it."""
    return isinstance(exc, Forbidden | Throttled | NoAnswer) and not isinstance(exc, ContractBroken)
