"""Sending a confirmed write, at most once.

SENDING is on disk before the request leaves, and nothing here sends again what may have arrived:
the API has no idempotency key, so a second request is a second payment. Only a 429 is tried
again within the same click: the gateway refused it before anything was looked at.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping

from desktop.actions import outcome
from desktop.actions.outcome import End
from desktop.actions.request import is_whole, request_of
from desktop.api.client import Answer, PartnerApi
from desktop.catalog.action import Action
from desktop.errors import Misused, PartnerError, StoreBroken, Throttled
from desktop.store.entry import Entry, State
from desktop.store.outbox import NOT_READY, Outbox
from desktop.text import N_

_FORGOTTEN = N_("A secret of this entry was not stored. Fill in the form again.")
_UNTOLD = N_("It was sent, but how it ended could not be written down. It will be shown as unsure.")
_KEPT_BYTES = 64 * 1024  # of an answer; those of the contract have some hundreds
_PAUSES_S = (1.0, 2.0, 4.0)  # before a request is sent again that was over the quota

log = logging.getLogger(__name__)


class NotKept(StoreBroken):
    """The request was sent, and its end could not be stored."""

    advice = _UNTOLD


async def send(  # noqa: PLR0913 - whom to ask, where to write it down, what
    api: PartnerApi,
    outbox: Outbox,
    action: Action,
    entry: Entry,
    body: bytes | None = None,
    *,
    stopped: Callable[[], bool] = lambda: False,
) -> Entry:
    """Send one READY entry once; the entry as it ended, which is READY still if it never left.

    Args:
        api: Where to.
        outbox: Where it is written down, before and after.
        action: What it is.
        entry: The one that is READY.
        body: What is sent in place of the stored body, where that lacks a secret.
        stopped: Whether somebody thought better of it while the quota made it wait.

    Raises:
        Misused: It is not READY, or a secret is gone: nothing was sent.
        StoreBroken: It could not be written down that it is sent: nothing was sent. `NotKept` if
            it was sent and the end could not be written down.
    """
    _check(action, entry, body)
    request = request_of(action, entry, entry.body if body is None else body)
    for pause_s in (*_PAUSES_S, None):
        taken = await asyncio.wrap_future(outbox.take(entry.id))
        try:
            answer = await api.send(request, urgent=True)
        except Throttled as exc:
            back = await _put_back(outbox, entry, exc)
            if pause_s is None:
                return back
            await asyncio.sleep(pause_s)
            if stopped():
                return back
            continue
        except Exception as exc:  # noqa: BLE001 - a bug of ours, too, leaves the end unclear
            return await _failed(outbox, taken, exc)
        except BaseException as exc:  # cancelled: nobody knows whether it arrived
            outbox.end(entry.id, State.UNSURE, note=type(exc).__name__)
            raise
        return await _ended(outbox, action, taken, answer)
    raise AssertionError("unreachable")


def _check(action: Action, entry: Entry, body: bytes | None) -> None:
    if entry.state is not State.READY:
        raise Misused(f"{entry.id}: {entry.state}", advice=NOT_READY)
    if body is None and not is_whole(action, entry):
        raise Misused(f"{entry.id}", advice=_FORGOTTEN)


async def _ended(outbox: Outbox, action: Action, entry: Entry, answer: Answer) -> Entry:
    try:
        end = outcome.of_answer(action, entry, answer)
    except Exception as exc:  # noqa: BLE001 - it must not stay SENDING
        end = _unclear(exc)
    told = {
        "request_id": answer.request_id,
        "answer": answer.body[:_KEPT_BYTES].decode("utf-8", "replace"),
    }
    return await _note(outbox, entry, end, told)


async def _failed(outbox: Outbox, entry: Entry, exc: Exception) -> Entry:
    end = _unclear(exc)
    if end.state is State.READY:
        return await _put_back(outbox, entry, exc)
    told = {"request_id": exc.request_id if isinstance(exc, PartnerError) else ""}
    return await _note(outbox, entry, end, told)


def _unclear(exc: Exception) -> End:
    if not isinstance(exc, PartnerError):
        log.error("a write ended in a bug", exc_info=exc)
    return outcome.of_failure(exc)


async def _put_back(outbox: Outbox, entry: Entry, exc: Exception) -> Entry:
    end = outcome.of_failure(exc)
    return await asyncio.wrap_future(outbox.put_back(entry.id, end.code, end.note))


async def _note(outbox: Outbox, entry: Entry, end: End, told: Mapping[str, str]) -> Entry:
    what = {"code": end.code, "note": end.note, "outcomes": end.outcomes, **told}
    try:
        return await asyncio.wrap_future(outbox.end(entry.id, end.state, **what))
    except StoreBroken as exc:
        raise NotKept(exc.detail) from exc
