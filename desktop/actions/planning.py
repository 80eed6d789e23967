"""What can be done with one account, and how a plan of it is made from the newest rows."""

import asyncio
import getpass
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from desktop.actions import contacts, offers, proofs, rating
from desktop.actions.lookup import Lookup
from desktop.actions.outlook import Outlook, look_out
from desktop.actions.plan import Plan, Wish
from desktop.actions.planner import Circumstances, make_plan
from desktop.actions.problem import Problem
from desktop.api.request import Request
from desktop.catalog.action import Action, Value
from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import UNITS
from desktop.catalog.times import utc_text
from desktop.errors import Offline, PartnerError
from desktop.session import Session
from desktop.text import Style

_FRESH_S = 10  # how long is waited for the newest balances before a question
_FRESH_KEYS = 20  # receivers that are read again before a question, if each takes a request


class Planning:
    """The part of the actions that sends nothing. Belongs to one event loop."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.lookup = Lookup(session)

    @property
    def read_only(self) -> bool:
        """Whether the account is for reading only."""
        return self._session.settings.read_only

    def offered(self) -> list[Action]:
        """The actions of this account, none if it is read-only."""
        return offers.offered(self._session)

    def on(self, dataset: Dataset) -> list[Action]:
        """The actions that rows of a dataset can be the receivers of, or that stand in its tab."""
        return offers.on(self._session, dataset)

    async def plan(
        self, action: Action, wishes: Sequence[Wish], style: Style, *, fresh: bool = True
    ) -> Plan:
        """Check wishes against the newest rows there are, and make the requests.

        Nothing is sent but questions about the receivers, and those only if `fresh`.

        Raises:
            StoreBroken: The local copy cannot be read.
        """
        wishes = [self._with_settings(action, wish) for wish in wishes]
        read_at, absent = dict[Dataset, str](), frozenset[str]()
        if fresh:
            keys = [key for wish in wishes for key in wish.keys(action)]
            read_at, absent = await self.freshen(action, keys)
        wishes, more = await self._contacts(action, wishes, fresh=fresh)
        more += await rating.check(self.lookup, action, wishes)
        currency = self._session.currency
        read_at = await self._read_at(action, read_at)
        around = Circumstances(self._who(), currency, style, read_at, absent)
        plan = await make_plan(action, wishes, self.lookup, around)
        return plan.stopped(more) if more else plan

    async def _contacts(
        self, action: Action, wishes: Sequence[Wish], *, fresh: bool
    ) -> tuple[list[Wish], list[Problem]]:
        """Look up contacts, asking the API for a short while only."""
        if fresh:
            with suppress(TimeoutError):
                async with asyncio.timeout(_FRESH_S):
                    return await contacts.look_up(self, action, wishes, fresh=True)
        return await contacts.look_up(self, action, wishes, fresh=False)

    async def outlook(
        self, action: Action, wish: Wish, style: Style, *, fresh: bool = False
    ) -> Outlook:
        """What is known of a form that is being filled in; with `fresh`, read again before.

        Raises:
            StoreBroken: The local copy cannot be read.
        """
        read_at, absent = dict[Dataset, str](), frozenset[str]()
        if fresh:
            read_at, absent = await self.freshen(action, wish.keys(action))
        read_at = await self._read_at(action, read_at)
        return await look_out(action, wish, self.lookup, read_at, absent, style)

    async def _read_at(self, action: Action, known: dict[Dataset, str]) -> dict[Dataset, str]:
        """When the rows of each purse were read, if only at the last sync."""
        found = dict[Dataset, str]()
        for dataset in {purse.dataset for purse in action.purses}:
            found[dataset] = (await self._session.state(dataset)).read_at
        return found | known

    async def ask(self, request: Request) -> dict[str, Any]:
        """Put a question to the API that changes nothing.

        Raises:
            PartnerError: There is no answer.
        """
        if self._session.api is None:
            raise Offline("not connected yet")
        return await self._session.api.read(request, urgent=True)

    async def read_again(self, dataset: Dataset) -> PartnerError | None:
        """Bring a whole dataset up to date; why that failed."""
        return await proofs.read_again(self._session, dataset, "", ())

    def must_type(self, plan: Plan) -> bool:
        """Whether the total is so high that it must be typed."""
        total = plan.question.total if plan.question else None
        limit = self._session.settings.confirm_total_above
        return total is not None and total > limit * UNITS

    async def freshen(
        self, action: Action, keys: Sequence[str]
    ) -> tuple[dict[Dataset, str], frozenset[str]]:
        """Read receivers and balances again, for a short while.

        Returns:
            When each dataset was read that could be, and the receivers that do not exist.
        """
        read_at, absent = dict[Dataset, str](), set[str]()
        if self._session.api is None:
            return read_at, frozenset()
        keys = list(dict.fromkeys(keys))

        async def one(dataset: Dataset) -> None:
            column = action.column_in(dataset)
            if column and not 0 < len(keys) <= _FRESH_KEYS * proofs.at_a_time(dataset):
                return  # of nobody, or of so many that it would take too long
            if await self._read_once(dataset, column, keys) is None:
                read_at[dataset] = utc_text(datetime.now(UTC))
                if dataset is action.at:
                    rows = await self.lookup.among(dataset, dataset.key[0], keys)
                    absent.update(set(keys) - rows.keys())

        picks = (f.pick.dataset for f in action.fields if f.pick and self._is_money(f.pick.dataset))
        wanted = {*(p.dataset for p in action.purses), *picks}
        if action.receiver:
            wanted.add(action.at)
        with suppress(TimeoutError):
            async with asyncio.timeout(_FRESH_S):
                await asyncio.gather(*(one(dataset) for dataset in wanted))
        return read_at, frozenset(absent)

    async def _read_once(
        self, dataset: Dataset, column: str, keys: Sequence[str]
    ) -> PartnerError | None:
        """Read some rows again; somebody else may stop a reading that is shared with him."""
        try:
            return await proofs.read_again(self._session, dataset, column, keys)
        except asyncio.CancelledError:
            if (task := asyncio.current_task()) and task.cancelling():
                raise
            return Offline("the reading was stopped")

    @staticmethod
    def _is_money(dataset: Dataset) -> bool:
        return bool(dataset.amounts)

    def _with_settings(self, action: Action, wish: Wish) -> Wish:
        for field in action.fields:
            if field.setting and not wish.values.get(field.name):
                value: Value = getattr(self._session.settings, field.setting) or None
                wish = wish.with_value(field.name, value)
        return wish

    def _who(self) -> str:
        """Who does it: the login that the user once said was theirs, or that of the computer."""
        with suppress(OSError, KeyError, ImportError):  # a computer without such a login
            return self._session.settings.my_login or getpass.getuser()
        return ""
