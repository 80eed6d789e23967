"""Everything that can be done at the API with one account. Both faces use it."""

import asyncio
import logging
import os
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, TypeVar

from desktop.actions import again, outcome, proofs, sender
from desktop.actions.plan import Plan, Wish
from desktop.actions.planning import Planning
from desktop.actions.request import body_of, given_of, request_of, target_of, values_of
from desktop.api.client import Answer
from desktop.catalog import codes
from desktop.catalog.action import Action, Value
from desktop.catalog.actions import ACTIONS
from desktop.catalog.kinds import Scalar
from desktop.errors import ContractBroken, Misused, PartnerError, Refused
from desktop.session import Session
from desktop.store.entry import Entry, State
from desktop.store.outbox import Outbox
from desktop.text import N_, Style

LOOKS_S = (2, 8, 20, 60, 120, 240)  # after an unclear end, between one look and the next
_WOUND_UP_S = 10  # how long a write under way may take when the account is closed
_UNKNOWN = N_("This version of the program does not know the action {name}.")
BY_RECORD = "record"  # who settled an entry, where no person did

T = TypeVar("T")

log = logging.getLogger(__name__)


class ReadOnly(Misused):
    """The account is for reading only; nothing was sent."""

    title = N_("This account is read-only")
    advice = N_(
        "Switch “Read only” off in the settings of the account, or: "
        "partner-desk account read-only off"
    )


class Actions(Planning):
    """Plans, sends and follows writes. Belongs to one event loop, and to the account's only writer.

    `changed` is called whenever an entry of the outbox changed.
    """

    def __init__(self, session: Session, outbox: Outbox) -> None:
        super().__init__(session)
        self.outbox = outbox
        self.changed: Callable[[], None] = lambda: None
        self.looks_s: Sequence[float] = LOOKS_S
        self._secret: dict[int, bytes] = {}
        self._sending = asyncio.Lock()
        self._stops = 0  # whoever waits for his turn goes only if nobody said stop meanwhile
        self._behind = set[asyncio.Task[Any]]()  # readings and looks that nobody waits for
        self._writing = set[asyncio.Task[Any]]()

    async def plan(
        self, action: Action, wishes: Sequence[Wish], style: Style, *, fresh: bool = True
    ) -> Plan:
        """See `Planning`; the question warns of what the outbox has already."""
        plan = await super().plan(action, wishes, style, fresh=fresh)
        if plan.question is None or action.harmless:
            return plan
        recent = await asyncio.to_thread(self.outbox.recent, action.name)
        same = again.warnings(plan, recent, style)
        return replace(
            plan, question=replace(plan.question, warnings=(*same, *plan.question.warnings))
        )

    # sending ----------------------------------------------------------------------------------

    async def submit(
        self, plan: Plan, told: Callable[[Entry], None] = lambda _: None
    ) -> list[Entry]:
        """Store what was confirmed, then send it: each entry once, one after the other.

        It stops at the first that was not sent or whose end is unclear, and when `stop` was
        called: the others stay READY. The same plan again sends nothing a second time.

        Args:
            plan: A plan without problems.
            told: Called with each entry that ended.

        Raises:
            ReadOnly: Nothing was stored or sent.
            StoreBroken: Nothing more was sent.
        """
        self._check_writable()
        stops = self._stops
        numbers = await asyncio.wrap_future(self.outbox.add(plan.entries))
        self._secret |= {numbers[place]: body for place, body in plan.secret.items()}
        self.changed()
        return await self._kept(self._send_all(plan.token, numbers, told, stops))

    def stop(self) -> None:
        """Send no more of what was submitted before; what is under way ends."""
        self._stops += 1

    async def _send_all(
        self, token: str, numbers: Sequence[int], told: Callable[[Entry], None], stops: int
    ) -> list[Entry]:
        sent = list[Entry]()
        try:
            async with self._sending:
                await self._send_each(numbers, told, stops, sent)
        except PartnerError:
            self._read_again(sent)
            raise
        self._read_again(sent)
        found = await asyncio.to_thread(self.outbox.of, token)
        return found or [self.outbox.get(number) for number in numbers]  # which says what is wrong

    async def _send_each(
        self,
        numbers: Sequence[int],
        told: Callable[[Entry], None],
        stops: int,
        sent: list[Entry],
    ) -> None:
        for number in numbers:
            entry = self._there(number)
            if self._stops != stops or (entry and entry.state is State.UNSURE):
                break  # unsure: after a double click, too, what follows waits for a person
            if entry is None or entry.state is not State.READY:
                continue
            entry = await self._send(entry, stops)
            sent.append(entry)
            told(entry)
            if entry.state in (State.READY, State.UNSURE):
                break

    def _there(self, entry_id: int) -> Entry | None:
        """An entry, unless somebody threw it away meanwhile."""
        with suppress(Misused):
            return self.outbox.get(entry_id)
        return None

    async def send(self, entry_id: int) -> Entry:
        """Send one entry that is READY: somebody clicked once more.

        Raises:
            Misused: It is not READY, or the account is read-only; nothing was sent.
        """
        self._check_writable()
        entry, stops = self.outbox.get(entry_id), self._stops

        async def work() -> Entry:
            async with self._sending:
                ended = await self._send(entry, stops) if self._stops == stops else entry
            self._read_again([ended])
            return ended

        return await self._kept(work())

    async def _send(self, entry: Entry, stops: int) -> Entry:
        action, body = action_of(entry), self._secret.get(entry.id)
        if self._session.api is None:
            return entry

        def stopped() -> bool:
            return self._stops != stops

        try:
            ended = await sender.send(
                self._session.api, self.outbox, action, entry, body, stopped=stopped
            )
        finally:
            self.changed()
        if ended.state is not State.READY:
            self._secret.pop(entry.id, None)
        if is_open(ended):
            self._start(self.look_on(ended.id))
        return ended

    # afterwards -------------------------------------------------------------------------------

    async def look(self, entry_id: int) -> Entry:
        """Look an entry up in the records, once: they settle an unclear one if they can.

        Raises:
            PartnerError: The records could not be read; the entry is as it was.
        """
        entry = self.outbox.get(entry_id)
        action = action_of(entry)
        if not is_open(entry):
            return entry
        if failure := await proofs.read_records(self._session, action, entry):
            raise failure
        others = await asyncio.to_thread(self.outbox.beside, entry)
        matches = await proofs.find(self.lookup, action, entry, others, Style())
        sound = proofs.seen_twice(entry, matches)
        with suppress(Misused):  # somebody settled it meanwhile
            entry = await asyncio.wrap_future(self.outbox.look(entry_id, matches))
            unsure = entry.state is State.UNSURE
            if unsure and (end := proofs.verdict(action, entry, sound, others)):
                by = end.by or BY_RECORD
                settling = self.outbox.settle(entry_id, end.state, by, end.outcomes)
                entry = await asyncio.wrap_future(settling)
                await self._offer_again(entry)
                self._read_again([entry])
        self.changed()
        return entry

    async def look_on(self, entry_id: int) -> None:
        """Look an entry up several times over the next minutes, since records lag."""
        for pause_s in self.looks_s:
            await asyncio.sleep(pause_s)
            try:
                if not is_open(await self.look(entry_id)):
                    return
            except PartnerError as exc:
                log.info("entry %d could not be looked up: %s", entry_id, exc)

    def look_on_all(self) -> None:
        """Look up whatever is unclear: after the start, once there is a way to the API."""
        for entry in self.outbox.unsure():
            self._start(self.look_on(entry.id))

    async def settle(self, entry_id: int, *, happened: bool) -> Entry:
        """A person says how an unclear entry ended, for whom nothing tells it by itself.

        Raises:
            Misused: It is not unclear.
        """
        end = proofs.judged(self.outbox.get(entry_id), State.DONE if happened else State.REFUSED)
        settling = self.outbox.settle(entry_id, end.state, self._who(), end.outcomes)
        entry = await asyncio.wrap_future(settling)
        await self._offer_again(entry)
        self.changed()
        if self._session.api is not None:
            self._read_again([entry])
        return entry

    async def discard(self, entry_id: int) -> None:
        """Throw away a draft, or an entry that was never sent.

        Raises:
            Misused: It was sent.
        """
        await asyncio.wrap_future(self.outbox.discard(entry_id))
        self._secret.pop(entry_id, None)
        self.changed()

    async def draft(self, action: Action, values: Mapping[str, Value], known: int = 0) -> int:
        """Keep a form for later, in place of the draft `known`; secrets are left out."""
        given = given_of(action, values)
        token = os.urandom(12).hex()
        entry = Entry(token, 0, action.name, given=given, state=State.DRAFT, who=self._who())
        numbers = await asyncio.wrap_future(self.outbox.add([entry]))
        if known:
            await self.discard(known)
        self.changed()
        return numbers[0]

    # without an entry -------------------------------------------------------------------------

    async def inquire(self, action: Action, wish: Wish) -> dict[str, Scalar]:
        """Ask what changes nothing; the members of the answer that are declared, as stored.

        Raises:
            PartnerError: There is no answer.
        """
        entry = Entry("", 0, action.name, target_of(action, wish.values))
        answer = await self.ask(request_of(action, entry, body_of(action, wish.values)))
        said = outcome.of_answer(action, entry, Answer(answer))
        if said.state is State.REFUSED:
            raise Refused(200, said.code, said.note, advice=codes.advice(said.code))
        try:
            told = action.inquiry.items()
            return {name: kind.decode(answer.get(name)) for name, (_, kind) in told}
        except (ValueError, TypeError, ArithmeticError) as exc:
            raise ContractBroken(f"{action.operation}: {exc}") from exc

    async def rest(self, longest_s: float) -> None:
        """Wait for readings and looks that go on behind, but not for ever."""
        if self._behind:
            await asyncio.wait(self._behind, timeout=longest_s)

    async def close(self) -> None:
        """Let a write that is under way end, for a while, and stop everything else."""
        self.stop()
        if self._writing:
            await asyncio.wait(self._writing, timeout=_WOUND_UP_S)
        ending = [*self._writing, *self._behind]
        for task in ending:
            task.cancel()
        await asyncio.gather(*ending, return_exceptions=True)

    # small parts ------------------------------------------------------------------------------

    def _read_again(self, entries: Sequence[Entry]) -> None:
        """Read what entries of one action changed, all of them together."""
        ended = [entry for entry in entries if entry.state is not State.READY]
        if ended:
            receivers = (receiver.key for entry in ended for receiver in entry.receivers)
            self._start(self._follow(action_of(ended[0]), list(dict.fromkeys(receivers))))

    async def _follow(self, action: Action, keys: Sequence[str]) -> None:
        """Read what changed, for the receivers first; a failure of that is only logged."""
        for dataset in action.changes:
            try:
                if (await self._session.state(dataset)).missing_permission:
                    continue  # it would cost requests, and be refused once more
                column = action.column_in(dataset)
                failure = await proofs.read_again(self._session, dataset, column, keys)
            except PartnerError as exc:
                failure = exc
            if failure:
                log.info("reading %s after an action: %s", dataset.name, failure)

    async def _offer_again(self, settled: Entry) -> None:
        """Show no other unclear entry a record that has turned out to be the trace of this one."""
        for entry in await asyncio.to_thread(self.outbox.beside, settled):
            if entry.state is State.UNSURE and entry.matches:
                others = await asyncio.to_thread(self.outbox.beside, entry)
                matches = await proofs.find(self.lookup, action_of(entry), entry, others, Style())
                with suppress(Misused):  # somebody settled it meanwhile
                    await asyncio.wrap_future(self.outbox.look(entry.id, matches))

    async def _kept(self, work: Coroutine[Any, Any, T]) -> T:
        """Wait for a write that goes on though whoever waits for it is cancelled."""
        task = asyncio.create_task(work)
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)
        return await asyncio.shield(task)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._behind.add(task)
        task.add_done_callback(self._ended_behind)

    def _ended_behind(self, task: "asyncio.Task[Any]") -> None:
        self._behind.discard(task)
        if not task.cancelled() and (failure := task.exception()):
            log.error("after an action", exc_info=failure)

    def _check_writable(self) -> None:
        if self.read_only:
            raise ReadOnly


def action_of(entry: Entry) -> Action:
    """The declaration of what an entry does.

    Raises:
        Misused: A newer version of the program made it.
    """
    if entry.action not in ACTIONS:
        error = Misused(entry.action)
        error.advise(_UNKNOWN, name=entry.action)
        raise error
    return ACTIONS[entry.action]


def is_open(entry: Entry) -> bool:
    """Whether a record of an entry is still to be seen."""
    action = ACTIONS.get(entry.action)
    appears = action is not None and action.appears is not None and not entry.matches
    return entry.state is State.UNSURE or (entry.state is State.DONE and appears)


def wish_of(entry: Entry, *, refused_only: bool = False) -> Wish:
    """What a form held; with `refused_only`, for the receivers that were refused."""
    action = action_of(entry)
    values = dict(values_of(action, entry.given))
    if action.receivers and entry.receivers:
        refused = {each.key for each in entry.outcomes if each.state == State.REFUSED}
        keys = tuple(r.key for r in entry.receivers if not refused_only or r.key in refused)
        values[action.receiver] = keys
    return Wish(values, origin=entry.id if refused_only else None)
