"""An overview of one record put into words: its heading, figures, sections, and its trend.

Which columns and lists these are is declared (desktop/catalog/customer_view.py); what is hidden in
a table is hidden here as well.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from desktop.catalog.declare import Dataset, Within
from desktop.catalog.kinds import Scalar
from desktop.catalog.overview import Headline, Overview, Part, Seen, Strand, Tallied, Tests, Told
from desktop.catalog.query import Condition, Query, Row
from desktop.catalog.times import utc_text
from desktop.models import filters
from desktop.models.columns import Arrangement
from desktop.models.detail import Entry, Record
from desktop.models.table import currency_places, is_gone
from desktop.models.words import amount, count, listed, one_line, say, style
from desktop.text import MASK, N_, Style

_AHEAD = timedelta(days=30)  # of what is to come
_NO_PERMISSION = N_("This account has no permission to read it.")
_NEVER = N_("Not read yet.")
_NONE = N_("None")
_GIVES_WAY = {"text": 2, "choice": 1}


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a figure, and the rows that it counts; `text` may be MASK.

    `label` tells it from the others beside it.
    """

    text: str
    more: str = ""
    tone: str = ""
    query: Query | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at the top. Without numbers `instead` says why there are none."""

    label: str
    numbers: tuple[Number, ...] = ()
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in a row of a section; `text` may be MASK.

    `gives_way` says how soon it is cut where the room is short: 0 is never.
    """

    label: str
    text: str
    tone: str = ""  # of a dot before it
    ink: str = ""
    right: bool = False
    gives_way: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """The first rows of a list, and the question for all of them.

    `instead` stands in the place of rows where there are none.
    """

    dataset: Dataset
    label: str
    count: int
    query: Query
    rows: tuple[tuple[int, tuple[Cell, ...]], ...] = ()  # each with its rowid
    instead: str = ""


class Portrait:
    """What the cache knows of one record, in words."""

    def __init__(
        self,
        overview: Overview,
        key: str,
        seen: Seen,
        arrangement: Callable[[Dataset], Arrangement],
    ) -> None:
        """`overview` is of the moment at which it was asked (`of_this_moment`)."""
        self.overview, self.key, self.seen = overview, key, seen
        self._arrangement, self._style = arrangement, style()
        dataset = overview.dataset
        self.record = (
            Record(dataset, seen.row, arrangement(dataset), self._style) if seen.row else None
        )
        self.gone = bool(self.record and self.record.gone)

    # the heading

    def title(self) -> Entry:
        """What the record is called; its key, if the cache does not know it."""
        label = say(self.overview.dataset.label)
        return self.record.title() if self.record else Entry("", label, self.key)

    def heading(self) -> list[Entry]:
        """What else stands at the top, as far as it is known."""
        if self.record is None:
            return []
        columns = [self.overview.dataset.by_name[name] for name in self.overview.heading]
        entries = [self.record.entry(column) for column in columns]
        return [each for each in entries if each.text and each != self.title()]

    def states(self) -> list[Entry]:
        """The codes that say how it stands with the record, as far as they say something."""
        columns = [self.overview.dataset.by_name[name] for name in self.overview.states]
        found = [(each, self.record.entry(each)) for each in columns] if self.record else []
        return [
            entry
            for column, entry in found
            if entry.text and (entry.tone != "neutral" or not column.kind.tones)
        ]

    # figures

    def figures(self) -> list[Figure]:
        """The figures at the top."""
        return [self._figure(each) for each in self.overview.headlines]

    def _figure(self, headline: Headline) -> Figure:
        label = say(headline.label)
        if headline.column:
            if not self._is_told(headline.only):
                return Figure(label, instead=say(headline.else_say))
            number = self._own(headline.column)
            return Figure(label, (number,)) if number else Figure(label, instead=say(N_("Unknown")))
        strand, told = self._strand(headline.tallies[0][0])
        if not told.count and not self._is_told(headline.only):
            return Figure(label, instead=say(headline.else_say))
        if why := self._why_not(strand, told):
            return Figure(label, instead=why)
        names = [name for _, name in headline.tallies]
        return Figure(label, tuple(self._number(strand, told, name) for name in names))

    def _own(self, name: str) -> Number | None:
        """An amount of the record's own row."""
        dataset, row = self.overview.dataset, self.seen.row or ()
        value = _value(dataset, row, name)
        if value is None:
            return None
        column = dataset.by_name[name]
        query = self._query(dataset, dataset.key[0])
        if self._arrangement(dataset).is_masked(name):
            return Number(MASK, query=query)
        places = currency_places(dataset)
        where = places.get(list(dataset.by_name).index(name))
        unit = str(row[where] or "") if where is not None else ""
        tones = (rule.tone for rule in column.colours if rule.holds(value, self._style))
        return Number(column.kind.show(value, self._style), unit, next(tones, ""), query)

    def _number(self, strand: Strand, told: Told, name: str) -> Number:
        tally = next(each for each in strand.tallies if each.name == name)
        found = told.tallies[name]
        query = self._query(strand.dataset, strand.column, tally.where)
        tone = tally.tone if found.rows and tally.tone != "neutral" else ""
        hidden = tally.amount and self._arrangement(strand.dataset).is_masked(tally.amount)
        sums = MASK if hidden and found.rows else _sums(found)
        return Number(count(found.rows), sums, tone, query, say(tally.label))

    # sections

    def sections(self) -> list[Section]:
        """The lists of which the first rows are shown."""
        pairs = zip(self.overview.strands, self.seen.told, strict=True)
        return [self._section(strand, told, strand.part) for strand, told in pairs if strand.part]

    def links(self) -> list[Section]:
        """Every list of which there are rows, for the way to all of them."""
        pairs = zip(self.overview.strands, self.seen.told, strict=True)
        return [
            self._bare(strand, told)
            for strand, told in pairs
            if told.count and strand.dataset is not self.overview.dataset
        ]

    def _bare(self, strand: Strand, told: Told) -> Section:
        query = self._query(strand.dataset, strand.column)
        return Section(strand.dataset, say(strand.dataset.label), told.count, query)

    def _section(self, strand: Strand, told: Told, part: Part) -> Section:
        rows = tuple(
            (rowid, self._cells(strand.dataset, told.rows[rowid], part))
            for rowid in told.ids
            if rowid in told.rows
        )
        why = "" if rows else self._why_not(strand, told) or say(_NONE)
        bare = self._bare(strand, told)
        return replace(bare, label=say(part.label) or bare.label, rows=rows, instead=why)

    def _cells(self, dataset: Dataset, row: Row, part: Part) -> tuple[Cell, ...]:
        return tuple(self._cell(dataset, row, name) for name in part.columns)

    def _cell(self, dataset: Dataset, row: Row, name: str) -> Cell:
        column, value = dataset.by_name[name], _value(dataset, row, name)
        label, right = say(column.label), column.kind.numeric
        gives_way = _GIVES_WAY.get(column.kind.name, 0)
        if value is None or self._arrangement(dataset).is_masked(name):
            text = "" if value is None else MASK
            return Cell(label, text, right=right, gives_way=gives_way)
        gone = is_gone(dataset, row)
        tones = (rule.tone for rule in column.colours if rule.holds(value, self._style))
        return Cell(
            label,
            one_line(column.kind.cell(value, self._style)),
            column.kind.tone(value) if column.kind.tones and not gone else "",
            "neutral" if gone else next(tones, ""),
            right,
            gives_way,
        )

    # the trend

    def trend(self) -> Mapping[str, Mapping[str, Decimal]]:
        """The totals by currency, then by group, as far as they may be seen."""
        found: dict[str, dict[str, Decimal]] = {}
        for each in self.seen.trend:
            found.setdefault(each.currency, {})[str(each.group or "")] = each.total
        return found

    def trend_instead(self) -> str:
        """Why there is no trend: it is hidden, or the API does not tell it; "" if there is one."""
        trend = self.overview.trend
        if trend is None:
            return ""
        if self._arrangement(trend.dataset).is_masked(trend.amount):
            return MASK
        strand, told = self._strand(trend.dataset.name)
        return "" if self.seen.trend else self._why_not(strand, told) or say(_NONE)

    # how much is known

    def read_at(self) -> list[tuple[str, str]]:
        """Each list with the time at which it was last read whole, "" if never."""
        pairs = zip(self.overview.strands, self.seen.told, strict=True)
        return [
            (say(strand.dataset.label), told.read_at)
            for strand, told in pairs
            if self._is_told(strand.only) and not told.skipped
        ]

    def _strand(self, dataset: str) -> tuple[Strand, Told]:
        at = self.overview.strand(dataset)
        return self.overview.strands[at], self.seen.told[at]

    def _why_not(self, strand: Strand, told: Told) -> str:
        """Why nothing is known of a strand; "" if it is."""
        if told.count:
            return ""
        if not self._is_told(strand.only):
            return say(strand.else_say)
        if told.skipped:
            return say(told.skipped)
        if told.missing_permission:
            return say(_NO_PERMISSION)
        return "" if told.read_at else say(_NEVER)

    def _is_told(self, only: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether the API tells something of a record like this one."""
        row = self.seen.row
        if row is None:
            return True
        values = {name: str(_value(self.overview.dataset, row, name)) for name in only}
        return all(values[name] in some for name, some in only.items())

    def _query(self, dataset: Dataset, column: str, where: Tests = ()) -> Query:
        tests = [each for each in where if isinstance(each, Condition)]
        return Query(dataset, (Condition(column, "in", (self.key,)), *tests))


def of_this_moment(overview: Overview, how: Style) -> Overview:
    """The overview with tests as they are today."""
    return replace(overview, strands=tuple(_fixed(each, how) for each in overview.strands))


def horizon(how: Style) -> str:
    """Up to when events are told, as UTC text: some of them are yet to come."""
    return utc_text(how.now() + _AHEAD)


def _fixed(strand: Strand, how: Style) -> Strand:
    def today(where: Tests) -> Tests:
        found = list[Condition]()
        for each in where:
            if isinstance(each, Within):
                preset = f"+{each.days}" if each.days > 0 else str(-each.days)
                span = filters.span(preset, filters.today(how))
                found += filters.period(each.column, *span, how)
            else:
                found.append(each)
        return tuple(found)

    part = strand.part and replace(strand.part, where=today(strand.part.where))
    return replace(
        strand,
        tallies=tuple(replace(each, where=today(each.where)) for each in strand.tallies),
        part=part,
        events=tuple(replace(each, where=today(each.where)) for each in strand.events),
    )


def _value(dataset: Dataset, row: Row, name: str) -> Scalar:
    return row[list(dataset.by_name).index(name)] if row else None


def _sums(found: Tallied) -> str:
    """`12,430.00 CNY`, in each currency that there is."""
    sums = [f"{amount(total)} {unit}".rstrip() for unit, total in sorted(found.sums.items())]
    return one_line(listed(sums))
