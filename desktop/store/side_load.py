"""Reading columns of a table into arrays, some thousand rows at a time.

SQLite makes one text of a column's values, in C and without Python's lock: a window that is
painted meanwhile does not wait. What is made of the texts here takes a few milliseconds a time.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from desktop.catalog.declare import Column, Dataset
from desktop.store.database import Connection
from desktop.store.query import pieces
from desktop.store.side_columns import NOTHING, Codes, Ints, Numbers, Texts, folded
from desktop.store.tables import indexed_columns, quoted

AT_ONCE = 8192  # rows
_UNFIT = "x"  # in the place of a time that is not written as times are stored
_FEW = 4096  # distinct texts are few in any table, and so is
_OF, _OF_KEYS = 64, 8  # one in so many rows; more of those that lead to rows of another table

Part = Ints | list[str | None]  # of a column: numbers, or texts


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows: their rowids, which are not gone, and their values by column."""

    ids: Ints
    live: Ints
    parts: dict[str, Part]


def declared(dataset: Dataset) -> list[Column]:
    """The columns by which is sorted, filtered, searched or joined; others wait to be asked for."""
    wanted = {*indexed_columns(dataset), *(join.on for join in dataset.joins)}
    return [column for column in dataset.own if column.name in wanted]


def blocks(
    connection: Connection, dataset: Dataset, columns: Sequence[Column], last: int
) -> Iterator[Block]:
    """The rows up to a rowid, in the order of their rowids."""
    for start in range(1, last + 1, AT_ONCE):
        end = min(start + AT_ONCE - 1, last)
        yield _block(connection, dataset, columns, f"BETWEEN {start} AND {end}")


def some(
    connection: Connection, dataset: Dataset, columns: Sequence[Column], ids: Sequence[int]
) -> Iterator[Block]:
    """The rows with these rowids, which are in ascending order."""
    for start in range(0, len(ids), AT_ONCE):
        asked = json.dumps(ids[start : start + AT_ONCE])
        where = "IN (SELECT value FROM json_each(?))"
        yield _block(connection, dataset, columns, where, asked)


def _block(
    connection: Connection, dataset: Dataset, columns: Sequence[Column], where: str, *values: str
) -> Block:
    asked = ", ".join(f"{_list(column)}" for column in columns)
    sql = (
        f"SELECT group_concat(_id), group_concat(_gone IS NULL), {asked} "  # noqa: S608
        f"FROM (SELECT * FROM {quoted(dataset.name)} NOT INDEXED WHERE _id {where} ORDER BY _id)"
    )
    ids, live, *lists = connection.execute(sql, values).fetchone()
    parts = {column.name: _part(column, text) for column, text in zip(columns, lists, strict=True)}
    return Block(numbers(ids), numbers(live).astype(np.bool_), parts)


def _list(column: Column) -> str:
    name = quoted(column.name)
    if column.kind.sql is int:
        return f"group_concat(ifnull({name}, {NOTHING}))"
    if column.kind.name != "time":
        return f"json_group_array({name})"
    moment = f"ifnull(iif(length({name}) = 20, unixepoch({name}), NULL), '{_UNFIT}')"
    return f"group_concat(iif({name} IS NULL, {NOTHING}, {moment}))"


def _part(column: Column, text: str | None) -> Part:
    if column.kind.sql is int or column.kind.name == "time":
        return numbers("" if text and _UNFIT in text else text)
    return msgspec.json.decode(text or "[]", type=list[str | None])


def numbers(text: str | None) -> Ints:
    """Whole numbers between commas."""
    read = [np.fromstring(piece, np.int64, sep=",") for piece in pieces(text or "")]
    return np.concatenate(read) if read else np.zeros(0, np.int64)


class Gathering:
    """A column as it is read, block after block.

    It has its full size from the beginning: to join parts in the end takes twice the memory.
    """

    def __init__(self, dataset: Dataset, column: Column, rows: int) -> None:
        self._searched = column.name in dataset.search
        self._kept: Numbers | Codes | None
        if column.kind.sql is int or column.kind.name == "time":
            self._kept = Numbers(rows, moments=column.kind.name == "time")
        else:
            leads = any(join.on == column.name for join in dataset.joins)
            self._kept = Codes(rows, max(_FEW, rows // (_OF_KEYS if leads else _OF)))
        self._texts = bytearray()

    def add(self, places: Ints, part: Part) -> None:
        """The next rows."""
        if self._texts and isinstance(part, list):
            self._texts += folded(part)
        elif isinstance(self._kept, Codes) and isinstance(part, list):
            if not self._kept.put(places, part):
                self._be_many(self._kept, places, part)
        elif isinstance(self._kept, Numbers) and not isinstance(part, list):
            self._kept = self._kept if self._kept.put(places, part) else None

    def _be_many(self, codes: Codes, places: Ints, part: list[str | None]) -> None:
        """There are too many texts for codes: only those that are looked in are worth it."""
        if self._searched:
            before = codes.codes[: places[0]].tolist() if len(places) else []
            self._texts += folded([codes.texts[code] for code in before]) + folded(part)
        self._kept = None

    def column(self) -> Numbers | Codes | Texts | None:
        """All of it; None where its values do not fit into an array."""
        return Texts(self._texts) if self._texts else self._kept
