"""What readings found to be new, changed or gone: as data, and in words. No Qt, no SQL."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from desktop.catalog.declare import Column, Dataset
from desktop.catalog.kinds import STRUCTURE, Scalar
from desktop.catalog.query import Row
from desktop.catalog.times import utc_text
from desktop.text import N_, Style

Kind = Literal["new", "changed", "gone", "back"]
Place = tuple[int, str, int]  # of a piece of news in the feed: when, of which dataset, which row
Hides = Callable[[Column], bool]  # whether the content of a column stays hidden

KINDS: Mapping[Kind, str] = {
    "new": N_("Added"),
    "changed": N_("Changed"),
    "gone": N_("No longer listed"),
    "back": N_("Listed again"),
}
_NOTHING = N_("(empty)")


@dataclass(frozen=True, slots=True)
class Step:
    """One column that changed, from what to what, as stored."""

    column: str
    before: Scalar
    after: Scalar


@dataclass(frozen=True, slots=True)
class News:
    """What one reading found about one row; `values` is the row as it is now, as a Reader gives it.

    `at` is when it was found, in microseconds since 1970 (UTC).
    """

    dataset: Dataset
    row: int
    key: tuple[str, ...]
    kind: Kind
    at: int
    steps: tuple[Step, ...] = ()
    values: Row = ()

    @property
    def place(self) -> Place:
        """Where it stands in the feed."""
        return self.at, self.dataset.name, self.row

    @property
    def time(self) -> str:
        """When it was found, as UTC text."""
        return utc_text(moment(self.at))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the feed: of these datasets, of this kind, since a time, older than a place."""

    datasets: Sequence[Dataset]
    kind: Kind | None = None
    since: str = ""
    before: Place | None = None
    most: int = 200


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of one row since a time: it came, or its columns had other values before.

    `at` is the moment of the last news in microseconds, of a column in `before` beside its value.
    """

    at: int
    kind: Kind = "changed"
    before: Mapping[str, tuple[Scalar, int]] = field(default_factory=dict)


Marks = Mapping[int, Mark]  # by rowid
MarksReader = Callable[[Dataset, Sequence[int], str], Marks]  # of these rows, since a UTC text


def moment(micros: int) -> datetime:
    """Microseconds since 1970 as a moment."""
    return datetime.fromtimestamp(micros / 1e6, UTC)


def micros(time: str) -> int:
    """A UTC text as microseconds since 1970."""
    return round(datetime.fromisoformat(time).timestamp() * 1e6)


def title(news: News, hides: Hides) -> str:
    """What the row is called: the first text it shows openly, and whose it is; else its key."""
    found = _texts(news, hides, joined=False) or [" ".join(part for part in news.key if part)]
    return " · ".join([*found[:1], *_texts(news, hides, joined=True)[:1]])


def _texts(news: News, hides: Hides, *, joined: bool) -> list[str]:
    return [
        str(value)
        for column, value in zip(news.dataset.columns, news.values, strict=False)
        if value and column.shown and column.kind.name == "text" and not hides(column)
        if (column.join is not None) is joined
    ]


def sentence(news: News, style: Style, hides: Hides) -> str:
    """What became of the row: `Status: Pending payment → Completed`."""
    say = style.translate
    steps = [_step(news, step, style, hides) for step in news.steps]
    if news.kind == "changed":
        return " · ".join(steps)
    if news.kind == "new":
        steps = _brief(news, style, hides)
    if not steps:
        return say(KINDS[news.kind])
    return say(N_("{label}: {words}")).format(label=say(KINDS[news.kind]), words=" · ".join(steps))


def _step(news: News, step: Step, style: Style, hides: Hides) -> str:
    say, column = style.translate, news.dataset.by_name.get(step.column)
    if column is None:  # a version of this program knew it that no longer runs
        return step.column
    label = say(column.label)
    if hides(column) or column.kind.name == STRUCTURE:
        return say(N_("{label} changed")).format(label=label)
    before, after = (_value(column, value, style) for value in (step.before, step.after))
    unit = _currency(news) if column.kind.name == "amount" else ""
    words = say(N_("{label}: {before} → {after}"))
    return words.format(label=label, before=before, after=f"{after} {unit}".rstrip())


def _value(column: Column, value: Scalar, style: Style) -> str:
    text = column.kind.cell(value, style) if value is not None else ""
    return text or style.translate(_NOTHING)


def _brief(news: News, style: Style, hides: Hides) -> list[str]:
    """How a new row stands, and how much it is about."""
    values = dict(zip(news.dataset.by_name, news.values, strict=False))
    shown = [c for c in news.dataset.own if c.shown and values.get(c.name) and not hides(c)]
    status = next((c for c in shown if c.kind.tones), None)
    amount = next((c for c in shown if c.kind.name == "amount"), None)
    found = [status.kind.cell(values[status.name], style)] if status else []
    if amount:
        text = amount.kind.cell(values[amount.name], style)
        found.append(f"{text} {_currency(news)}".rstrip())
    return found


def _currency(news: News) -> str:
    """The currency of the row's own amounts."""
    for column, value in zip(news.dataset.columns, news.values, strict=False):
        if column.name == "currency":
            return str(value or "")
    return ""
