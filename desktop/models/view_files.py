"""Saved views as a file that one user gives to another: JSON with a version."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.catalog.declare import Dataset
from desktop.errors import Misused
from desktop.models.views import Saved, clean_name, cleaned, unused
from desktop.text import N_

FORMAT, VERSION = "partner-desk-views", 1
MOST_BYTES = 1_000_000
_MOST_VIEWS = 200
_NO_VIEWS = N_("This file holds no saved views of Partner Desk. Choose another one.")
_NEWER = N_("A newer version of Partner Desk wrote this file. Update this program to read it.")
_TOO_LARGE = N_("This file is too large to hold saved views. Choose another one.")


@dataclass(frozen=True)
class Imported:
    """What a file holds: states by name by dataset, and how much of it this version left out.

    `views_left` are whole views, of lists that this version or this account does not have;
    `parts_left` columns and filters that it does not know.
    """

    views: Mapping[str, Mapping[str, Mapping[str, Any]]]
    views_left: int = 0
    parts_left: int = 0

    @property
    def count(self) -> int:
        """How many views can be taken over."""
        return sum(len(some) for some in self.views.values())


def to_bytes(dataset: Dataset, views: Iterable[Saved]) -> bytes:
    """The file of some views. Names of customers that filters chose stay here; their keys go."""
    items = [_item(dataset, view) for view in views]
    whole = {"format": FORMAT, "version": VERSION, "views": items}
    return json.dumps(whole, indent=2, ensure_ascii=False).encode()


def _item(dataset: Dataset, view: Saved) -> dict[str, Any]:
    state, _ = cleaned(dataset, view.state)
    for each in state["filters"]:
        each.pop("names", None)
    return {"dataset": dataset.name, "name": view.name, **state}


def from_bytes(data: bytes, datasets: Iterable[Dataset]) -> Imported:
    """The views of a file; what this version does not know is left out and counted.

    Raises:
        Misused: It is no such file, of a newer version, or far too large.
    """
    items = _items(data)
    known = {dataset.name: dataset for dataset in datasets}
    found = dict[str, dict[str, Mapping[str, Any]]]()
    views_left = parts_left = 0
    for item in items:
        dataset = known.get(str(item.get("dataset")) if isinstance(item, dict) else "")
        name = clean_name(item.get("name")) if dataset else ""
        if dataset is None or not name:
            views_left += 1
            continue
        state, left = cleaned(dataset, item)
        parts_left += left
        there = found.setdefault(dataset.name, {})
        there[unused(name, set(there))] = state
    if not found and not views_left:
        raise Misused("no views", advice=_NO_VIEWS)
    return Imported(found, views_left, parts_left)


def _items(data: bytes) -> list[Any]:
    if len(data) > MOST_BYTES:
        raise Misused(f"{len(data)} bytes", advice=_TOO_LARGE)
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as exc:
        raise Misused(type(exc).__name__, advice=_NO_VIEWS) from exc
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise Misused("another format", advice=_NO_VIEWS)
    version, items = whole.get("version"), whole.get("views")
    if type(version) is int and version > VERSION:
        raise Misused(f"version {version}, {VERSION} known", advice=_NEWER)
    if type(version) is not int or not isinstance(items, list) or len(items) > _MOST_VIEWS:
        raise Misused("no list of views", advice=_NO_VIEWS)
    return items
