"""One pass over a list: which rows are new in it, and what the pass proves. No API, no store."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import Scalar

Key = tuple[str, ...]
Row = tuple[Scalar, ...]


class Decoded(NamedTuple):
    """The records of a page as rows with their keys, and what is odd about some of them.

    `odd` has by place the fields that could not be read, and those that are not declared.
    """

    rows: Sequence[Row]
    keys: Sequence[Key]
    odd: Mapping[int, tuple[Sequence[str], Sequence[str]]]
    total: int | None


class Walk:
    """Takes the pages of one list in order.

    An offset is no bookmark: while pages are asked for, one row leaves, another joins, the total
    stays, and a live row has slipped between two pages. So every page begins with the row that
    ended the page before it; where it does not, the list has `moved`.

    Args:
        dataset: Whose list it is.
        asked: What was asked and the records do not repeat.
        last: The row a killed walk ended with, the first of the page this one goes on with.
        before: How many rows that walk had read before `last`.
        counts: Whether a row's odd fields are to be counted: no other walk has done so.
    """

    def __init__(
        self,
        dataset: Dataset,
        asked: Mapping[str, str] | None = None,
        last: Key = (),
        before: int = 0,
        *,
        counts: Callable[[Row], bool] = lambda _: True,
    ) -> None:
        self._dataset, self._asked, self._counts = dataset, asked or {}, counts
        self._known = {column.name.split(".")[0].split("[")[0] for column in dataset.own}
        self.keys: set[Key] = set()
        self.last = last
        self.resumed = before > 0
        self.moved = False
        self.total: int | None = None
        self.unreadable = Counter[str]()  # fields stored as empty, by column
        self.unknown = Counter[str]()  # fields that are not declared
        self.before = before
        self._doubles = 0  # rows that stood twice on one page
        self._again = 0  # rows that came again on another page
        self._ended = False  # nothing came after the last row

    def take(self, records: Sequence[dict[str, Any]], total: int | None) -> list[Row]:
        """The rows of a page that no page before it had.

        Raises:
            ContractBroken: A row has no key: the whole page is refused.
        """
        return self.take_decoded(self.decoded(records, total))

    def decoded(self, records: Sequence[dict[str, Any]], total: int | None) -> Decoded:
        """The records of a page as rows, whichever pages were taken before it.

        This is the most work of all. Done as soon as the page is there, it needs half the time: a
        thousand objects that wait are no longer in the processor's cache.

        Raises:
            ContractBroken: A row has no key: the whole page is refused.
        """
        rows, unreadable = self._dataset.decode_page(records, self._asked)
        odd = {place: (names, list[str]()) for place, names in unreadable.items()}
        if not self._known.issuperset(chain.from_iterable(records)):
            for place, record in enumerate(records):
                if unknown := [*(record.keys() - self._known)]:
                    odd[place] = (unreadable.get(place, []), unknown)
        return Decoded(rows, [*map(self._dataset.key_of, rows)], odd, total)

    def take_decoded(self, page: Decoded) -> list[Row]:
        """The same of a page that is decoded."""
        keys, fresh = page.keys, dict[Key, Row]()
        for place, key in enumerate(keys):
            if key not in self.keys and key not in fresh:
                fresh[key] = page.rows[place]
                if place in page.odd:
                    self._note(page.rows[place], *page.odd[place])
        begins_with_last = bool(self.last) and [*keys[:1]] == [self.last]
        distinct = set(keys)
        self._doubles += len(keys) - len(distinct)
        self._again += len(distinct) - len(fresh) - (begins_with_last and self.last in self.keys)
        self.moved |= bool(self.last) and not begins_with_last
        self._ended = begins_with_last and len(keys) == 1
        self.last = keys[-1] if keys else self.last
        self.total = self.total if page.total is None else page.total
        self.keys |= fresh.keys()
        return list(fresh.values())

    def _note(self, row: Row, unreadable: Sequence[str], unknown: Sequence[str]) -> None:
        """Count what is odd about a row."""
        if self._counts(row):
            self.unreadable.update(unreadable)
            self.unknown.update(unknown)

    def confirm(self, before: "Walk") -> None:
        """Believe that the list itself has rows twice, if the walk before this met just the same.

        Their number is told in its total, and a list of such rows would never be complete.
        """
        if self._again and not self.moved and (self.keys, self._again) == before.met:
            self._doubles, self._again = self._doubles + self._again, 0

    @property
    def met(self) -> tuple[set[Key], int]:
        """Which rows came, and how many came again on another page."""
        return self.keys, self._again

    @property
    def complete(self) -> bool:
        """Whether every row that the list told of has come, or nothing tells otherwise.

        Distinct keys are counted, since a list that moves repeats rows. What one page holds twice
        was no move: the list itself has it twice.
        """
        came = self.before + len(self.keys) + self._doubles
        return not self.moved and (self.total is None or came >= self.total)

    @property
    def whole(self) -> bool:
        """Whether a row that did not come is missing at the source.

        A list without a total proves it by a page on which nothing follows the last row. A walk
        whose beginning another one read proves nothing.
        """
        if self.total is None:
            return self.complete and self._ended and not self.resumed
        told = len(self.keys) + self._doubles
        return self.complete and self.total == told and not self.resumed
