"""What is to be asked for, and in which order. Pure: plain data in, plain data out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from desktop.catalog.declare import Dataset, Window
from desktop.catalog.kinds import shifted, utc_text
from desktop.store.tables import Extent

EARLIEST = "1970-01-01T00:00:00Z"  # a time before that is none
AHEAD = timedelta(days=1)  # how far past now a window reaches: clocks differ


@dataclass(frozen=True, slots=True)
class Scope:
    """One list as it is asked for: `name` identifies it in the store, `key` is whose it is.

    So many `guessed` pages are asked for at once, before it is known how many there are.
    """

    name: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    key: str = ""
    extent: Extent = field(default_factory=Extent)
    guessed: int = 1


def windows(window: Window, begin: str, end: str) -> list[Scope]:
    """Spans of at most `window.days` from `begin` to `end` (UTC texts), the oldest first.

    Neighbours share a second, because no one says whether a limit belongs to its window.
    """
    scopes = list[Scope]()
    while begin < end:
        until = min(shifted(begin, timedelta(days=window.days)), end)
        scopes.append(span(window, begin, until))
        begin = until
    return scopes


def cell(window: Window, time: str) -> str:
    """Where the window around a time begins, if they follow each other from 1970 on.

    So the same windows come out whenever it is asked, and however old the oldest row is.
    """
    days = datetime.fromisoformat(max(time, EARLIEST)) - datetime.fromisoformat(EARLIEST)
    return shifted(EARLIEST, timedelta(days=days.days // window.days * window.days))


def span(window: Window, begin: str, end: str) -> Scope:
    """The rows between two times."""
    extent = Extent(window.column, begin, end)
    return Scope(f"from {begin}", {window.begin: begin, window.end: end}, extent=extent)


def earlier(window: Window, begin: str) -> Iterator[Scope]:
    """Spans before `begin`, ever further back, for as long as the caller finds rows there."""
    while begin > "2005":
        start = shifted(begin, timedelta(days=-window.days))
        yield span(window, start, begin)
        begin = start


def now_and_a_bit(now: datetime) -> str:
    """Where the last window ends."""
    return utc_text(now + AHEAD)


def of_key(dataset: Dataset, key: str) -> Scope:
    """The list that belongs to one key of another dataset."""
    place = dataset.scope_place
    column = dataset.own[place].name if place is not None else ""
    return Scope(key, key=key, extent=Extent(column, equal=key))


def groups(
    window: Window, moments: Sequence[str], between: Sequence[int], page: int
) -> list[tuple[str, str]]:
    """Cover single rows by spans of time that fit on one page, where that saves requests.

    Args:
        window: How the list is asked for, and the longest span it may be asked for.
        moments: The times of the rows, ascending, each once.
        between: How many rows are known after one time and up to the next.
        page: Rows in a request.

    Returns:
        First and last time of each span that holds at least two of the times.
    """
    found = list[tuple[str, str]]()
    start = 0
    while start < len(moments):
        end, rows = start, 1
        latest = shifted(moments[start], timedelta(days=window.days - 1))
        while end + 1 < len(moments) and rows + between[end] < page and moments[end + 1] < latest:
            rows += between[end]
            end += 1
        if end > start:
            found.append((moments[start], moments[end]))
        start = end + 1
    return found


def batches(keys: Sequence[str], size: int) -> list[tuple[str, ...]]:
    """The keys in batches of `size`."""
    return [tuple(keys[at : at + size]) for at in range(0, len(keys), size)]
