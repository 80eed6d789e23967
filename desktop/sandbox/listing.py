"""One list of the API, served as its declaration in the catalog says.

Path, method, row key, total, page maximum and batches come from the `Source`. Written per list
are only the rows it stands on and what its parameters mean.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from desktop.catalog.declare import Source
from desktop.catalog.ways import Per
from desktop.catalog.wire import Unreadable, from_json
from desktop.sandbox.customers import Record
from desktop.sandbox.parameters import Parameter, text, whole
from desktop.sandbox.refusals import BadParameter, not_permitted
from desktop.sandbox.world import World

Given = Mapping[str, Any]
DEFAULT_LIMIT = 10
_DIGITS = re.compile(r"-?\d{1,18}")
_PAGING = {"limit": Parameter(whole, number=True), "offset": Parameter(whole, number=True)}


def _nothing(_world: World, _given: Given) -> Record:
    return {}


@dataclass(frozen=True)
class Listing:
    """What an operation answers.

    `rows` gives the records in the order of the list, before the parameters choose among them;
    `head` gives further members of the answer. Both may raise a `Refusal`.
    """

    source: Source
    rows: Callable[[World, Given], Sequence[Record]]
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    head: Callable[[World, Given], Record] = _nothing
    most_offset: int = 40_000_000

    @property
    def accepted(self) -> Mapping[str, Parameter]:
        """All parameters of the query or the body, the keys and the paging included."""
        per, paging = self.source.per, _PAGING if self.source.page else {}
        keys = {per.parameter: _keys(per)} if per and per.place != "path" else {}
        return {**keys, **self.parameters, **paging}

    def read(self, path: Mapping[str, str], query: str, body: bytes) -> dict[str, Any]:
        """Check and convert what was asked for.

        Raises:
            BadParameter: Something is unknown, missing or cannot be asked for.
        """
        raw = self._members(body) if self.source.method == "POST" else self._pairs(query)
        if self.source.method == "POST" and query:
            raise BadParameter("query")
        given = dict[str, Any](path)
        for name, value in raw.items():
            given[name] = self._one(name, value)
        if self.source.per and self.source.per.parameter not in given:
            raise BadParameter(self.source.per.parameter)
        return given

    def answer(self, world: World, given: Given) -> Record:
        """The page that was asked for.

        Raises:
            Refusal: This account has no such list, or not these rows.
        """
        if self.source.only_for == "distributor" and not world.is_distributor:
            raise not_permitted()
        answer = self.head(world, given)
        rows = world.shown(self.rows(world, given))
        for name, parameter in self.parameters.items():
            if name in given and (keeps := parameter.keeps):
                value = given[name]
                rows = [record for record in rows if keeps(record, value)]
        if not self.source.rows:
            return answer | (rows[0] if rows else {})
        total = {self.source.total: len(rows)} if self.source.total else {}
        return answer | {self.source.rows: self._page(rows, given)} | total

    def _page(self, rows: Sequence[Record], given: Given) -> Sequence[Record]:
        if not self.source.page:
            return rows
        limit, offset = given.get("limit", DEFAULT_LIMIT), given.get("offset", 0)
        if not 1 <= limit <= self.source.page:
            raise BadParameter("limit")
        if not 0 <= offset <= self.most_offset:
            raise BadParameter("offset")
        return rows[offset : offset + limit]

    def _one(self, name: str, value: Any) -> Any:
        parameter = self.accepted.get(name)
        if parameter is None:
            raise BadParameter(name)
        try:
            return parameter.read(value)
        except ValueError as exc:
            raise BadParameter(name) from exc

    def _members(self, body: bytes) -> dict[str, Any]:
        try:
            members = from_json(body) if body else {}
        except Unreadable as exc:
            raise BadParameter("body") from exc
        if not isinstance(members, dict):
            raise BadParameter("body")
        return members

    def _pairs(self, query: str) -> dict[str, Any]:
        """Query parameters; digits become numbers, repeated ones lists, where that is meant."""
        given: dict[str, Any] = {}
        for name, value in parse_qsl(query, keep_blank_values=True):
            parameter = self.accepted.get(name)
            if parameter and parameter.many:
                given.setdefault(name, []).append(value)
            elif name in given:
                raise BadParameter(name)
            elif parameter and parameter.number and _DIGITS.fullmatch(value):
                given[name] = int(value)
            else:
                given[name] = value
        return given


def _keys(per: Per) -> Parameter:
    """The parameter that says whose rows are wanted: one key, or up to `batch`."""

    def read_many(value: Any) -> list[str]:
        if not isinstance(value, list) or not 1 <= len(value) <= per.batch:
            raise ValueError("not 1 to so many keys")
        return [_key(each, per.item) for each in value]

    return Parameter(_filled if per.batch == 1 else read_many)


def _key(value: Any, item: str) -> str:
    if item:
        if not isinstance(value, dict) or set(value) != {item}:
            raise ValueError("not the expected object")
        value = value[item]
    return _filled(value)


def _filled(value: Any) -> str:
    if not text(value):
        raise ValueError("empty")
    return str(value)
