"""What another program asks of the actions, as plain values that fit into a message.

The command line speaks so with the window that holds the account, and in the same way with its
own session where no window does. What was asked about is kept for some minutes by its token.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from desktop.actions.plan import Left, Plan, Question, Wish
from desktop.actions.problem import Problem
from desktop.actions.request import given_of, values_of
from desktop.actions.service import Actions, ReadOnly
from desktop.catalog.action import Action
from desktop.catalog.actions import ACTIONS
from desktop.errors import Misused, PartnerError, StoreBroken
from desktop.store.entry import Entry, Receiver, State
from desktop.text import N_, Style

Told = dict[str, Any]

KEPT_S = 600  # how long a question may be thought about
_LOOKS_S = (0.5, 1.5, 4.0)  # after an unclear end, between one look and the next
_LONGEST_LOOK_S = 5.0
_TOO_OLD = N_("This was asked too long ago. Nothing was sent. Begin again.")
_NOT_HERE = N_("The site of this account does not have the action {name}.")
_OTHER = N_("The window that is open is of another version. Close it and try again.")


class Handed:
    """Answers messages of the form `{"do": "act", VERB: what, …}`; see the methods for each."""

    def __init__(self, actions: Actions, style: Callable[[], Style]) -> None:
        """Where `actions` live and, when needed, how their values become text."""
        self._actions, self._style = actions, style
        self._plans = dict[str, tuple[Plan, float]]()
        self._sending = set[asyncio.Task[list[Entry]]]()

    async def answers(self, message: Mapping[str, Any]) -> AsyncIterator[Told]:
        """What is replied to a message, as it becomes known.

        Raises:
            Misused: It cannot be done as asked.
            PartnerError: It could not be done.
        """
        verbs: Mapping[str, Callable[[Mapping[str, Any]], AsyncIterator[Told]]] = {
            "plan": self._plan,
            "confirm": self._confirm,
            "stop": self._stop,
            "send": self._send,
            "look": self._look,
            "settle": self._settle,
            "discard": self._discard,
        }
        verb = next((verbs[name] for name in verbs if name in message), None)
        if verb is None:
            raise Misused(", ".join(message), advice=_OTHER)
        async for told in verb(message):
            yield told

    async def _plan(self, message: Mapping[str, Any]) -> AsyncIterator[Told]:
        """Check wishes: `problems`; or the `question` and its `token`; or, of an inquiry, `answer`.

        The `wishes` of the answer are those that were asked about, with what was filled in.

        `plan` is the name of the action, `wishes` are pairs of a line and values, `files` the
        paths that are given for fields.
        """
        action, style = self._action(str(message["plan"])), self._style()
        wishes = [Wish(values_of(action, v), int(line)) for line, v in message["wishes"]]
        plan = await self._actions.plan(action, wishes, style)
        problems = list(plan.problems)
        files = {name: [Path(p) for p in paths] for name, paths in message["files"].items()}
        if files and not problems:
            wishes, problems = await self._attached(action, wishes, files, style)
            plan = await self._actions.plan(action, wishes, style, fresh=False)
            problems += plan.problems
        if problems:
            yield {"problems": [asdict(problem) for problem in problems]}
        elif action.inquiry:
            yield {"answer": await self._actions.inquire(action, plan.wishes[0])}
        elif plan.question:
            self._keep(plan)
            yield {
                "question": asdict(plan.question),
                "token": plan.token,
                "must_type": self._actions.must_type(plan),
                "count": len(plan.entries),
                "wishes": [[each.line, given_of(action, each.values)] for each in plan.wishes],
            }

    async def _confirm(self, message: Mapping[str, Any]) -> AsyncIterator[Told]:
        """Send what was asked about under the token `confirm`: `ended` for each, then `entries`.

        `trouble` is what kept the outbox from being written; more was not sent then.
        """
        self._forget_old()
        plan, _ = self._plans.pop(str(message["confirm"]), (None, 0))
        if plan is None:
            raise Misused("confirm", advice=_TOO_OLD)
        news = asyncio.Queue[Entry | None]()
        task = asyncio.create_task(self._actions.submit(plan, news.put_nowait))
        self._sending.add(task)  # it goes on though nobody should listen any more
        task.add_done_callback(self._sending.discard)
        task.add_done_callback(lambda _: news.put_nowait(None))
        while (entry := await news.get()) is not None:
            yield {"ended": entry.id, "state": str(entry.state)}
        try:
            entries = await task
        except StoreBroken as exc:
            entries = [each for each in self._actions.outbox.all() if each.token == plan.token]
            if not entries:
                raise
            yield {"trouble": [exc.title, exc.detail, exc.advice]}
        async for told in self._told(entries):
            yield told

    async def _stop(self, _message: Mapping[str, Any]) -> AsyncIterator[Told]:
        """Send nothing more of what is being sent."""
        self._actions.stop()
        yield {"stopped": True}

    async def _send(self, message: Mapping[str, Any]) -> AsyncIterator[Told]:
        """Send the READY entry `send`: `entries`."""
        async for told in self._told([await self._actions.send(int(message["send"]))]):
            yield told

    async def _look(self, message: Mapping[str, Any]) -> AsyncIterator[Told]:
        """Look the unclear entry `look` up in the records once: `entries`."""
        entry = await self._actions.look(int(message["look"]))
        yield {"entries": [entry.id]}

    async def _settle(self, message: Mapping[str, Any]) -> AsyncIterator[Told]:
        """Take over how the unclear entry `settle` ended, by whether it `happened`: `entries`."""
        happened = bool(message["happened"])
        entry = await self._actions.settle(int(message["settle"]), happened=happened)
        yield {"entries": [entry.id]}

    async def _discard(self, message: Mapping[str, Any]) -> AsyncIterator[Told]:
        """Throw the entry `discard` away, which was never sent: no `entries`."""
        await self._actions.discard(int(message["discard"]))
        yield {"entries": []}

    async def _told(self, entries: Sequence[Entry]) -> AsyncIterator[Told]:
        """The numbers of entries, once those are looked up whose end is unclear."""
        for entry in entries:
            if entry.state is State.UNSURE:
                yield {"looking": entry.id}
                await self._look_on(entry.id)
        yield {"entries": [entry.id for entry in entries]}

    async def _look_on(self, entry_id: int) -> None:
        """Look an unclear entry up until something is found, for some seconds."""
        for pause_s in _LOOKS_S:
            await asyncio.sleep(pause_s)
            with suppress(PartnerError, TimeoutError):
                async with asyncio.timeout(_LONGEST_LOOK_S):
                    entry = await self._actions.look(entry_id)
                if entry.state is not State.UNSURE or entry.matches:
                    return

    async def _attached(
        self, action: Action, wishes: Sequence[Wish], files: Mapping[str, Any], style: Style
    ) -> tuple[list[Wish], list[Problem]]:
        """The wishes with the numbers of files that were sent before, or what is wrong with them.

        Raises:
            ReadOnly: Nothing was sent.
        """
        from desktop.actions import attachments

        numbers = dict[str, Any]()
        for name, paths in files.items():
            field = action.by_name[name]
            ids, problems = await attachments.attach(self._actions, field, paths, style)
            if problems:
                return list(wishes), problems
            numbers[name] = tuple(ids)
        return [Wish({**wish.values, **numbers}, wish.line) for wish in wishes], []

    def _action(self, name: str) -> Action:
        """The action of this name, which the account must have.

        Raises:
            Misused: It does not, or may not do it.
        """
        if name not in ACTIONS:
            raise Misused(name, advice=_OTHER)
        action = ACTIONS[name]
        if self._actions.read_only and not action.inquiry:
            raise ReadOnly
        if not self._actions.read_only and action not in self._actions.offered():
            error = Misused()
            error.advise(_NOT_HERE, name=name)
            raise error
        return action

    def _keep(self, plan: Plan) -> None:
        self._forget_old()
        self._plans[plan.token] = (plan, time.monotonic())

    def _forget_old(self) -> None:
        now = time.monotonic()
        fresh = {token: kept for token, kept in self._plans.items() if now - kept[1] < KEPT_S}
        self._plans = fresh


def question_of(told: Mapping[str, Any]) -> Question:
    """The question that was told."""
    parts = {
        "receivers": tuple(Receiver(**each) for each in told["receivers"]),
        "details": tuple((label, value) for label, value in told["details"]),
        "left": tuple(Left(**each) for each in told["left"]),
        "warnings": tuple(Problem(**each) for each in told["warnings"]),
    }
    return Question(**{**told, **parts})
