"""A request of an action, serialised once: these bytes are confirmed, stored, signed and sent."""

import base64
import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from desktop.api.request import Request, encoded
from desktop.catalog.action import Action, Field, Value, Values
from desktop.catalog.wire import from_json, to_json
from desktop.errors import Misused
from desktop.store.entry import Entry

NOT_STORED = "(not stored)"


def body_of(action: Action, values: Values, *, stored: bool = False) -> bytes:
    """The JSON of the fields that stand in the body; what has no value is left out.

    The API takes "" and null for values. With `stored` a secret is a marker, a file its digest.
    """
    body = dict[str, Any]()
    for field in action.fields:
        value = _value(field, values)
        if field.place != "body" or value in (None, "", ()):
            continue
        shown: Any = (
            _stored(field, value) if stored and field.kept != "yes" else _wire(field, value)
        )
        inner = body
        *outer, last = field.name.split(".")
        for step in outer:
            inner = inner.setdefault(step, {})
        inner[last] = shown
    return to_json(body)


def target_of(action: Action, values: Values) -> str:
    """`METHOD host path?query` of a request.

    Raises:
        Misused: A value that would lead elsewhere in a path.
    """
    path, query = action.path, list[str]()
    for field in action.fields:
        value = _value(field, values)
        if field.place == "path":
            text = str(value or "")
            if text in ("", ".", ".."):
                raise Misused(f"{field.name}: {text!r}")
            path = path.replace("{" + field.name + "}", encoded(text))
        elif field.place == "query" and value not in (None, ""):
            query.append(f"{encoded(field.name)}={encoded(str(value))}")
    return f"{action.method} {action.host} {path}" + (f"?{'&'.join(query)}" if query else "")


def headers_of(action: Action, values: Values) -> dict[str, str]:
    """The headers of a request that are fields of its form."""
    found = {f.name: _value(f, values) for f in action.fields if f.place == "header"}
    return {name: str(value) for name, value in found.items() if value not in (None, "")}


def request_of(action: Action, entry: Entry, body: bytes) -> Request:
    """The request that an entry says, with the body that is sent."""
    method, host, target = entry.target.split(" ", 2)
    path, _, query = target.partition("?")
    if method != action.method or host != action.host:
        raise Misused(f"{entry.id}: another version of the program wrote this entry")
    return Request(
        action.operation,
        action.method,
        path,
        query=tuple(parse_qsl(query, keep_blank_values=True)),
        body=body,
        host=action.host,
        quota_per_s=action.quota_per_s,
        permission=action.permission,
        headers=tuple(entry.headers.items()),
        taken=frozenset(action.taken),
    )


def is_whole(action: Action, entry: Entry) -> bool:
    """Whether the stored body is what is sent: no secret of it is a marker, no file a digest."""
    hidden = [f.name for f in action.fields if f.kept != "yes" and f.place == "body"]
    body = from_json(entry.body) if hidden else {}
    return not any(_at(body, name) for name in hidden)


def given_of(action: Action, values: Values) -> dict[str, Any]:
    """What a form held, as it may be stored: without what is a secret."""
    plain = {f.name: values[f.name] for f in action.fields if f.kept == "yes" and f.name in values}
    return {name: list(v) if isinstance(v, tuple) else v for name, v in plain.items()}


def values_of(action: Action, given: Mapping[str, Any]) -> dict[str, Value]:
    """What a form held, from what was stored of it; fields that are no more are left out."""
    found = {name: value for name, value in given.items() if name in action.by_name}
    return {n: tuple(value) if isinstance(value, list) else value for n, value in found.items()}


def _value(field: Field, values: Values) -> Value:
    return field.kind.decode(field.fixed) if field.fixed else values.get(field.name)


def _at(body: Any, name: str) -> Any:
    for step in name.split("."):
        body = body.get(step) if isinstance(body, dict) else None
    return body


def _wire(field: Field, value: Value) -> Any:
    if isinstance(value, tuple):
        return [field.kind.encode(one) for one in value]
    one = field.kind.encode(value)
    return [one] if field.most else one


def _stored(field: Field, value: Value) -> str:
    if field.kept == "no":
        return NOT_STORED
    content = base64.b64decode(str(value))
    return f"sha256:{hashlib.sha256(content).hexdigest()} ({len(content)} bytes)"
