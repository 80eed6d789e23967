"""One write of the API: what it takes, read strictly, and what it does to the world.

Either all of it is carried out, or a refusal says that nothing was (an answer may list receivers
that were left out). What was carried out stands in the ledger, once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from desktop.catalog.action import Action
from desktop.catalog.sites import Host
from desktop.catalog.wire import Unreadable, from_json
from desktop.sandbox.customers import Record
from desktop.sandbox.ledger import Committed
from desktop.sandbox.listing import Given
from desktop.sandbox.members import Reader
from desktop.sandbox.refusals import BadParameter, BadTicketParameter, Refusal, not_permitted
from desktop.sandbox.world import World

Handler = Callable[[World, Given], Record | None]


class AllTheSame(Exception):
    """It was carried out, though the answer has the status of a failure."""

    def __init__(self, status: int, answer: Record) -> None:
        super().__init__(f"{status} {answer.get('error_code')}")
        self.status, self.answer = status, answer


@dataclass(frozen=True)
class Write:
    """What an operation takes and does.

    `handler` gives the answer, or None where success has no body, or raises a `Refusal` before
    it has changed anything.

    Attributes:
        needed: Members of the body without which there is no request; of the query of a GET.
        optional: Members that may be left out.
        query: Further parameters in the address, all of them needed.
        headers: Those that mean something, in small letters.
        changes: Whether it does something; else it only asks.
    """

    operation: str
    method: str
    path: str
    handler: Handler
    needed: Mapping[str, Reader] = field(default_factory=dict)
    optional: Mapping[str, Reader] = field(default_factory=dict)
    query: Mapping[str, Reader] = field(default_factory=dict)
    headers: tuple[str, ...] = ()
    host: Host = "operations"
    only_for: str = ""
    changes: bool = True
    quota_per_s: int = 10

    @property
    def empty_status(self) -> int:
        """The status of an answer without a body."""
        return 200 if self.host == "tickets" else 204

    def read(
        self, path: Mapping[str, str], query: str, body: bytes, headers: Mapping[str, str]
    ) -> dict[str, Any]:
        """Check and convert what was asked for.

        Raises:
            Refusal: Something is unknown, missing, or no value for it.
        """
        given = dict[str, Any](path)
        pairs, members = self._pairs(query), self._members(body)
        if self.method == "GET":  # its members stand in the query
            pairs, members = members, pairs
        given |= self._checked(pairs, self.query, {})
        given |= self._checked(members, self.needed, self.optional)
        return given | {name: headers[name] for name in self.headers if headers.get(name)}

    def carry_out(self, world: World, given: Given) -> tuple[int, Record | None]:
        """Do it; gives status and body of the answer.

        Raises:
            Refusal: Nothing was done.
        """
        if self.only_for == "distributor" and not world.is_distributor:
            raise not_permitted()
        try:
            answer = self.handler(world, given)
            status = self.empty_status if answer is None else 200
        except AllTheSame as exc:
            answer, status = exc.answer, exc.status
        if self.changes and _did_something(answer):
            world.ledger.append(Committed(world.now, self.operation, given, answer))
        return status, answer

    def _checked(
        self, raw: Record, needed: Mapping[str, Reader], optional: Mapping[str, Reader]
    ) -> Record:
        found = {}
        for name, value in raw.items():
            reader = needed.get(name) or optional.get(name)
            if reader is None:
                raise self._wrong(name)
            try:
                found[name] = reader(value)
            except ValueError as exc:
                raise self._wrong(name) from exc
        for name in needed:
            if name not in found:
                raise self._wrong(name)
        return found

    def _pairs(self, query: str) -> Record:
        pairs = parse_qsl(query, keep_blank_values=True)
        if len(dict(pairs)) < len(pairs):
            raise self._wrong("query")
        return dict(pairs)

    def _members(self, body: bytes) -> Record:
        try:
            members = from_json(body) if body else {}
        except Unreadable as exc:
            raise self._wrong("body") from exc
        if type(members) is not dict:
            raise self._wrong("body")
        return members

    def _wrong(self, name: str) -> Refusal:
        return BadTicketParameter(name) if self.host == "tickets" else BadParameter(name)


def write_of(
    action: Action,
    handler: Handler,
    needed: Mapping[str, Reader],
    optional: Mapping[str, Reader] | None = None,
    **more: Any,
) -> Write:
    """What serves an action: where it stands and whose it is comes from its declaration.

    Args:
        action: Any one, where several go to the same operation.
        handler: See `Write`, as for `needed`, `optional` and `more`.
        needed: Members that must be there.
        optional: Members that may be.
        more: Further attributes.
    """
    return Write(
        action.operation,
        action.method,
        action.path,
        handler,
        needed,
        optional or {},
        host=action.host,
        only_for=action.only_for,
        quota_per_s=action.quota_per_s,
        **more,
    )


def _did_something(answer: Record | None) -> bool:
    """Whether not every receiver was refused."""
    if answer is None or "error_details" not in answer:
        return True
    return any(value for name, value in answer.items() if name != "error_details")
