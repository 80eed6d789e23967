"""What is asked: one request as data, made from a declaration and the values asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote

from desktop.catalog.declare import Dataset
from desktop.catalog.sites import Host
from desktop.catalog.ways import Per
from desktop.catalog.wire import to_json
from desktop.errors import Misused


@dataclass(frozen=True, slots=True)
class Request:
    """One request, ready to be sent: `path` is percent-encoded, `body` the very bytes.

    `taken` are codes of the vendor that are no failure here, whatever their status.
    """

    operation: str
    method: Literal["GET", "POST", "PUT", "DELETE"]
    path: str
    query: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    host: Host = "operations"
    quota_per_s: int = 10
    permission: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    taken: frozenset[str] = frozenset()

    @property
    def what(self) -> str:
        """Method and path, as an error or the log may say it."""
        return f"{self.method} {self.path}"

    @property
    def target(self) -> str:
        """Path and query, encoded so strictly that nobody on the way encodes them again."""
        pairs = "&".join(f"{encoded(name)}={encoded(value)}" for name, value in self.query)
        return f"{self.path}?{pairs}" if pairs else self.path


def list_request(dataset: Dataset, fields: Mapping[str, Any], keys: Sequence[str] = ()) -> Request:
    """The request for one page of a dataset; a field that is None is left out.

    Raises:
        desktop.errors.Misused: Another number of keys than the list takes, or one that cannot
            stand in an address.
    """
    source, path = dataset.source, dataset.source.path
    asked: dict[str, Any] = {**source.ask, **fields}
    if source.per is not None:
        path = _place(source.per, keys, path, asked)
    get = source.method == "GET"
    asked = {
        name: value if get else _typed(dataset, name, value)
        for name, value in asked.items()
        if value is not None
    }
    return Request(
        source.operation,
        source.method,
        path,
        query=tuple(_pairs(asked)) if get else (),
        body=b"" if get else to_json(asked),
        host=source.host,
        quota_per_s=source.quota_per_s,
        permission=source.permission,
    )


def encoded(text: str) -> str:
    """A text as it may stand in a path or a query."""
    return quote(text, safe="~")


def _typed(dataset: Dataset, name: str, value: Any) -> Any:
    """A code that the wire writes as a number is asked for as one."""
    column = dataset.by_name.get(name)
    return column.kind.encode(value) if column and column.kind.name == "choice" else value


def _place(per: Per, keys: Sequence[str], path: str, asked: dict[str, Any]) -> str:
    """Put the keys where they belong; the path, which may be that place."""
    if not 1 <= len(keys) <= per.batch or not all(keys):
        raise Misused(f"{len(keys)} keys for {per.parameter}, which takes 1 to {per.batch}")
    if per.place == "path":
        if keys[0] in (".", ".."):
            raise Misused(f"a key that leads elsewhere: {keys[0]}")
        return path.replace("{" + per.parameter + "}", encoded(keys[0]))
    if per.batch > 1:
        asked[per.parameter] = [{per.item: key} for key in keys] if per.item else list(keys)
    else:
        asked[per.parameter] = keys[0]
    return path


def _pairs(asked: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in asked.items():
        for each in value if isinstance(value, list | tuple) else (value,):
            yield name, str(each).lower() if isinstance(each, bool) else str(each)
