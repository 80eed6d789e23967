"""What is to be asked for, and in which order. Pure: plain data in, plain data out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import product

from desktop.catalog import DATASETS
from desktop.catalog.declare import Dataset
from desktop.catalog.times import shifted, utc_text
from desktop.catalog.ways import Months, Window
from desktop.store.owners import Owner
from desktop.store.tables import Extent
from desktop.text import SHANGHAI

EARLIEST = "1970-01-01T00:00:00Z"  # a time before that is none
AHEAD = timedelta(days=1)  # how far past now a window reaches: clocks differ
SETTLED = timedelta(days=10)  # after the end of a month its bills still come in


@dataclass(frozen=True, slots=True)
class Scope:
    """One list as it is asked for: `name` identifies it in the store.

    `whose` says whose list it is (a reseller's, a month's), `fields` what else is sent, `keys` for
    which owners. `filled` is what its rows are told beyond that. So many `guessed` pages are asked
    for at once, before it is known how many there are.
    """

    name: str = ""
    whose: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    keys: tuple[str, ...] = ()
    filled: Mapping[str, str] = field(default_factory=dict)
    extent: Extent = field(default_factory=Extent)
    guessed: int = 1

    @property
    def asked(self) -> Mapping[str, str]:
        """What is known of all its rows, by the name of a column."""
        return {**self.whose, **self.fields, **self.filled}

    @property
    def sent(self) -> Mapping[str, str]:
        """Every parameter, but the keys and the paging."""
        return {**self.whose, **self.fields}


def bases(dataset: Dataset, resellers: Sequence[str], now: datetime) -> list[Scope]:
    """The lists into which a dataset falls: one per round, pass and month, the newest first.

    Own rows are told apart from those of resellers only where there are any.
    """
    source = dataset.source
    rounds: list[dict[str, str]] = [{}]
    if source.rounds:
        rounds += [{source.rounds.parameter: key} for key in resellers]
    months: list[dict[str, str]] = [{}]
    if source.months:
        months = [{source.months.parameter: month} for month in months_of(source.months, now)]
    passes: list[dict[str, str]] = [{}]
    if source.passes:
        passes = [{source.passes.parameter: value} for value in source.passes.values]
    own = {source.rounds.parameter: ""} if source.rounds and resellers else {}
    return [
        _base(dataset, {**whose, **month, **each}, own)
        for month, whose, each in product(months, rounds, passes)
    ]


def _base(dataset: Dataset, whose: Mapping[str, str], own: Mapping[str, str]) -> Scope:
    equals = tuple(
        (name, value) for name, value in {**own, **whose}.items() if name in dataset.places
    )
    name = " ".join(f"{name}={value}" for name, value in whose.items())
    return Scope(name, whose, extent=Extent(equals=equals))


def months_of(months: Months, now: datetime) -> list[str]:
    """The months of China that are asked for, the newest first: `2026-11`, `2026-10`."""
    first = now.astimezone(SHANGHAI).date().replace(day=1)
    found = list[str]()
    for _ in range(months.back + 1):
        found.append(f"{first:%Y-%m}")
        first = (first - timedelta(days=1)).replace(day=1)
    return found


def is_settled(month: str, read_at: str) -> bool:
    """Whether a month's list, read at that time, will not change any more."""
    begin = datetime.strptime(month, "%Y-%m").replace(tzinfo=SHANGHAI)
    end = (begin + timedelta(days=32)).replace(day=1)
    return read_at >= utc_text(end + SETTLED)


def windows(window: Window, begin: str, end: str, base: Scope | None = None) -> list[Scope]:
    """Spans of at most `window.days` from `begin` to `end` (UTC texts), the oldest first.

    Neighbours share a second, because no one says whether a limit belongs to its window.
    """
    scopes = list[Scope]()
    while begin < end:
        until = min(shifted(begin, timedelta(days=window.days)), end)
        scopes.append(span(window, begin, until, base))
        begin = until
    return scopes


def cell(window: Window, time: str) -> str:
    """Where the window around a time begins, if they follow each other from 1970 on.

    So the same windows come out whenever it is asked, and however old the oldest row is.
    """
    days = datetime.fromisoformat(max(time, EARLIEST)) - datetime.fromisoformat(EARLIEST)
    return shifted(EARLIEST, timedelta(days=days.days // window.days * window.days))


def span(window: Window, begin: str, end: str, base: Scope | None = None) -> Scope:
    """The rows of a list between two times."""
    base = base or Scope()
    extent = replace(base.extent, column=window.column, begin=begin, end=end)
    fields = {window.begin: _limit(window, begin), window.end: _limit(window, end)}
    return replace(base, name=f"{base.name} from {begin}".strip(), fields=fields, extent=extent)


def _limit(window: Window, time: str) -> str:
    if not window.dates:
        return time
    return datetime.fromisoformat(time).astimezone(SHANGHAI).date().isoformat()


def earlier(window: Window, begin: str, base: Scope | None = None) -> Iterator[Scope]:
    """Spans before `begin`, ever further back, for as long as the caller finds rows there."""
    while begin > "2005":
        start = shifted(begin, timedelta(days=-window.days))
        yield span(window, start, begin, base)
        begin = start


def until(window: Window, now: datetime) -> str:
    """Where the last window ends: past now, but a day that has not begun yet may be refused."""
    return utc_text(now if window.dates else now + AHEAD)


def of_owner(dataset: Dataset, owner: Owner) -> Scope:
    """The list that belongs to one row of another dataset."""
    column = dataset.scope_column
    whose, filled = dict(owner.also), dict(owner.copied)
    equals = [(column, owner.value)] if column else []
    per, of = dataset.source.per, DATASETS.get(dataset.of)
    parts = of.key if of else ()
    equals += [
        (name, value)
        for name, value in whose.items()
        if per and per.also[name] in parts and name in dataset.places
    ]
    if column:
        filled[column] = owner.value
    extent = Extent(equals=tuple(equals))
    return Scope(owner.name, whose, keys=(owner.value,), filled=filled, extent=extent)


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


def batches(owners: Sequence[Owner], size: int) -> list[tuple[Owner, ...]]:
    """The owners in batches of `size`, of those alone that are asked for in the same way."""
    alike: dict[tuple[tuple[str, str], ...], list[Owner]] = {}
    for owner in owners:
        alike.setdefault(owner.also, []).append(owner)
    return [
        tuple(some[at : at + size]) for some in alike.values() for at in range(0, len(some), size)
    ]
