"""Columns of a table as arrays, row after row: numbers, codes of few texts, and texts looked in.

Each answers the tests of a question as SQL would, for all rows at once: an array of booleans, or
None where it cannot. `key` gives whole numbers whose order is that of the values, what is empty
first. Numpy is imported here and by whoever imports this: not before the window is painted.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeGuard

import numpy as np
from numpy.typing import NDArray

from desktop.catalog.kinds import Scalar
from desktop.catalog.query import Condition
from desktop.catalog.times import utc_text
from desktop.store.clauses import sought

Bools = NDArray[np.bool_]
Ints = NDArray[Any]  # of any width

NOTHING = np.iinfo(np.int64).min  # in what is loaded stands for "nothing there"
_MOST_BYTES = 1 << 28  # of all texts of a column
_UNITS = (10**8, 10**6, 10**4, 1)  # of amounts, the largest first
_WIDTHS = (np.int8, np.int16, np.int32, np.int64)
_PIECE = 1 << 18
_SEVERAL = 64  # values of one test that are compared one by one


class Numbers:
    """Whole numbers of all rows, as narrow as they allow.

    Amounts are kept in cents, say, as long as all of them are whole cents.

    Args:
        rows: So many of nothing to begin with.
        moments: Whether they are seconds since 1970, of times stored as text.
    """

    def __init__(self, rows: int, *, moments: bool = False) -> None:
        self._moments, self._unit = moments, _UNITS[0]
        self._kept: Ints = np.full(rows, np.iinfo(np.int8).min, np.int8)

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def nbytes(self) -> int:
        """Bytes in memory."""
        return int(self._kept.nbytes)

    def key(self) -> Ints:
        """The order of the values."""
        return self._kept

    def test(self, test: Condition) -> Bools | None:
        """Where a test holds."""
        if test.operator == "empty":
            nothing: Bools = self._kept == _empty(self._kept)
            return nothing if test.value else ~nothing
        if test.operator == "in" and isinstance(test.value, tuple):
            return self._among(test.value)
        bound = self._number(test.value)
        if test.operator not in ("from", "before") or bound is None:
            return None
        first = -(-bound // self._unit)  # the first that is not below
        least, most = _empty(self._kept) + 1, np.iinfo(self._kept.dtype).max
        if test.operator == "from":
            return self._none() if first > most else self._kept >= max(first, least)
        if first <= least:
            return self._none()
        there: Bools = self._kept != _empty(self._kept)
        return there if first > most else there & (self._kept < first)

    def total(self, places: Ints) -> tuple[int, int]:
        """What the values at some places add up to, exactly, and how many of them there are."""
        some = self._kept[places]
        some = some[some != _empty(some)]
        whole, rest = np.divmod(some, some.dtype.type(100))  # a million of 64 bits need more
        units = int(whole.sum(dtype=np.int64)) * 100 + int(rest.sum(dtype=np.int64))
        return units * self._unit, len(some)

    def put(self, places: Ints, values: Ints) -> bool:
        """Put other values at some places, int64; those beyond the end follow on.

        Returns whether they are such as can be kept here.
        """
        if len(values) != len(places):
            return False
        self._kept = _grown(self._kept, places, _empty(self._kept))
        narrow = _narrow(values, self._unit, self._kept.dtype)
        if narrow is None:
            self._widen(places, values)
        else:
            self._kept[places] = narrow
        return True

    def _widen(self, places: Ints, values: Ints) -> None:
        wide = self._kept.astype(np.int64) * self._unit
        wide[self._kept == _empty(self._kept)] = NOTHING
        wide[places] = values
        there = wide[wide != NOTHING]
        self._unit = next(u for u in _UNITS if u <= self._unit and not (there % u).any())
        fitting = (_narrow(wide, self._unit, np.dtype(width)) for width in _WIDTHS)
        self._kept = next(narrow for narrow in fitting if narrow is not None)

    def _none(self) -> Bools:
        return np.zeros(len(self._kept), np.bool_)

    def _among(self, given: Sequence[Scalar]) -> Bools | None:
        if self._moments or len(given) > _SEVERAL:
            return None
        found, limits = self._none(), np.iinfo(self._kept.dtype)
        for value in given:
            if value is None:
                found |= self._kept == _empty(self._kept)
            elif not isinstance(value, int):
                return None
            elif value % self._unit == 0 and limits.min < value // self._unit <= limits.max:
                found |= self._kept == value // self._unit
        return found

    def _number(self, bound: object) -> int | None:
        """What is compared with: for a time the first second that is not below a text."""
        if self._moments and isinstance(bound, str):
            return _second(bound)
        return bound if isinstance(bound, int) and not self._moments else None


class Codes:
    """Few distinct texts, each a number in the order in which they were met; 0 for none.

    Args:
        rows: So many of nothing to begin with.
        most: Distinct texts, at the most.
    """

    def __init__(self, rows: int, most: int) -> None:
        self._most = most
        self.texts: list[str | None] = [None]
        self._places: dict[str | None, int] = {None: 0}
        self._codes: Ints = np.zeros(rows, np.uint8)
        self._looked = Texts()

    def __len__(self) -> int:
        return len(self._codes)

    @property
    def nbytes(self) -> int:
        """Bytes in memory, those of the texts guessed."""
        return int(self._codes.nbytes) + 150 * len(self.texts)

    @property
    def codes(self) -> Ints:
        """The place of each row's text in `texts`."""
        return self._codes

    def put(self, places: Ints, texts: Sequence[str | None]) -> bool:
        """Put other texts at some places; those beyond the end follow on.

        Returns whether there are few enough.
        """
        known = self._places
        for text in set(texts) - known.keys():
            known[text] = len(self.texts)
            self.texts.append(text)
        if len(self.texts) > self._most:
            return False
        width = np.min_scalar_type(len(self.texts))
        self._codes = _grown(self._codes, places, 0).astype(width, copy=False)
        self._codes[places] = np.fromiter(map(known.__getitem__, texts), width, len(texts))
        return True

    def key(self) -> Ints:
        """The order of the values."""
        return self.ranks()[self._codes]

    def ranks(self) -> Ints:
        """The order of each of `texts`."""
        order = sorted(range(1, len(self.texts)), key=lambda at: self.texts[at] or "")
        ranks = np.zeros(len(self.texts), np.min_scalar_type(len(self.texts)))
        ranks[order] = np.arange(1, len(self.texts))
        return ranks

    def test(self, test: Condition) -> Bools | None:
        """Where a test holds."""
        if test.operator == "in" and isinstance(test.value, tuple) and len(test.value) < _SEVERAL:
            found = np.zeros(len(self._codes), np.bool_)
            wanted = [*test.value, *([""] if None in test.value else [])]
            codes = (self._places.get(text) for text in wanted if _is_text(text))
            for code in codes:
                if code is not None:
                    found |= self._codes == code
            return found
        if test.operator == "has":
            holding = self._looked_in().test(test)
            return None if holding is None else holding[self._codes]
        holds = holder(test)
        if holds is None:
            return None
        return np.fromiter(map(holds, self.texts), np.bool_, len(self.texts))[self._codes]

    def _looked_in(self) -> "Texts":
        if len(self._looked) < len(self.texts):
            self._looked = Texts(folded(self.texts))
        return self._looked


class Texts:
    """Many different texts, one after another, to look for parts of them in any case of Latin."""

    def __init__(self, folded_texts: bytes | bytearray = b"") -> None:
        self._bytes = np.frombuffer(folded_texts, np.uint8)
        ends = np.flatnonzero(self._bytes == 0) + 1
        self._starts = np.concatenate([[0], ends]).astype(np.uint32)  # and where the last ends
        self._often = _counted(self._bytes)  # each byte occurs

    def __len__(self) -> int:
        return len(self._starts) - 1

    @property
    def nbytes(self) -> int:
        """Bytes in memory."""
        return int(self._bytes.nbytes + self._starts.nbytes)

    def put(self, places: Ints, texts: Sequence[str | None]) -> bool:
        """Put other texts at some places, in ascending order; those beyond the end follow on.

        Returns whether all of them are no longer than is worth it.
        """
        known = int(np.searchsorted(places, len(self)))
        lengths = np.diff(self._starts).astype(np.int64)
        pieces, done = list[Ints](), 0
        for at, text in zip(places[:known].tolist(), texts, strict=False):
            start, end = int(self._starts[at]), int(self._starts[at + 1])
            new = np.frombuffer(folded([text]), np.uint8)
            if not np.array_equal(self._bytes[start:end], new):
                self._often += _counted(new) - _counted(self._bytes[start:end])
                pieces += [self._bytes[done:start], new]
                lengths[at], done = len(new), end
        added = np.frombuffer(folded(texts[known:]), np.uint8)
        ends = np.flatnonzero(added == 0)
        if pieces or len(added):
            self._bytes = np.concatenate([*pieces, self._bytes[done:], added])
            lengths = np.concatenate([lengths, np.diff(ends, prepend=-1)])
            self._starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.uint32)
            self._often += _counted(added)
        return len(self._bytes) < _MOST_BYTES

    def test(self, test: Condition) -> Bools | None:
        """Where a test holds: only whether a text holds another."""
        if test.operator != "has":
            return None
        word = _wanted(str(test.value))
        return self.holding(word) if word else None

    def holding(self, word: bytes) -> Bools:
        """Where these bytes stand."""
        found = np.zeros(len(self), np.bool_)
        if all(self._often[byte] for byte in word):
            places = self._places(word).astype(self._starts.dtype)  # as wide, or all are widened
            found[np.searchsorted(self._starts, places, "right") - 1] = True
        return found

    def _places(self, word: bytes) -> Ints:
        """Where some bytes stand: all places of their rarest part, then those that go on so.

        Parts of 4, 2 or 1 bytes are compared as one number, from each of the 4, 2 or 1 bytes on
        where such a number can begin: so all bytes are read once and little is written.
        """
        width = next(width for width in (4, 2, 1) if width <= len(word))
        often = self._often[list(word)]
        sums = [int(often[at : at + width].sum()) for at in range(len(word) - width + 1)]
        part = sums.index(min(sums))
        wanted = np.frombuffer(word, f"u{width}", 1, part)[0]
        found = list[Ints]()
        for shift in range(min(width, len(self._bytes))):
            end = shift + (len(self._bytes) - shift) // width * width
            there = self._bytes[shift:end].view(wanted.dtype) == wanted
            found.append(np.flatnonzero(there) * width + (shift - part))
        places = np.concatenate(found)
        places = places[(places >= 0) & (places <= len(self._bytes) - len(word))]
        for at in {*range(len(word))} - {*range(part, part + width)}:
            places = places[self._bytes[places + at] == word[at]]
        return places


def holds_nothing(test: Condition) -> bool:
    """Whether a test holds where there is nothing."""
    if test.operator == "in":
        return isinstance(test.value, tuple) and None in test.value
    return test.operator == "empty" and bool(test.value)


def holder(test: Condition) -> Callable[[Scalar], bool] | None:
    """A test of one text by its value, as SQL makes it; None where there is none."""
    bound = test.value
    if test.operator == "empty":
        return lambda text: (text in (None, "")) == bool(bound)
    if test.operator == "in" and isinstance(bound, tuple):
        among = {*bound, *([""] if None in bound else [])}
        return lambda text: text in among
    if not isinstance(bound, str):
        return None
    if test.operator == "from":
        return lambda text: text is not None and str(text) >= bound
    return lambda text: text is not None and str(text) < bound


def _narrow(values: Ints, unit: int, width: "np.dtype[Any]") -> Ints | None:
    """The values in whole units and so narrow, if they can be."""
    there, limits = values != NOTHING, np.iinfo(width)
    units, rest = np.divmod(values, unit)
    some = units[there]
    if rest[there].any() or (len(some) and (some.min() <= limits.min or some.max() > limits.max)):
        return None
    units[~there] = limits.min
    return units.astype(width)


def _counted(some: Ints) -> Ints:
    """How often each byte occurs; by pieces, because each is made eight times as wide."""
    parts = (some[at : at + _PIECE] for at in range(0, len(some), _PIECE))
    return sum((np.bincount(part, minlength=256) for part in parts), np.zeros(256, np.int64))


def _empty(kept: Ints) -> int:
    return int(np.iinfo(kept.dtype).min)


def _grown(values: Ints, places: Ints, filling: int) -> Ints:
    more = int(places[-1]) + 1 - len(values) if len(places) else 0
    if more <= 0:
        return values
    return np.concatenate([values, np.full(more, filling, values.dtype)])


def _second(bound: str) -> int:
    """The first second whose text, as times are stored, is not below `bound`."""
    first = datetime(1, 1, 1, tzinfo=UTC)
    seconds = int((datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC) - first).total_seconds())
    at = bisect_left(
        range(seconds + 1), bound, key=lambda at: utc_text(first + timedelta(seconds=at))
    )
    return at + int(first.timestamp())


def _is_text(value: Scalar) -> TypeGuard[str | None]:
    return value is None or isinstance(value, str)


def _bytes(text: str) -> bytes:
    """Small Latin letters, as LIKE sees no others."""
    return text.encode("utf-8", "surrogatepass").lower()


def _wanted(text: str) -> bytes:
    return _bytes(sought(text))


def folded(texts: Sequence[str | None]) -> bytes:
    """Small letters of each text with a zero behind it; zeros inside are made something else."""
    ended = [(text or "").replace("\0", "\ufffd") for text in texts]
    return _bytes("\0".join([*ended, ""]))
