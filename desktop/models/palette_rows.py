"""What the cache found, put into the lines of the palette.

Content that is hidden in the tables is hidden here as well: whoever typed a name learns no more
than that it is there, and tells its rows apart by their numbers.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from desktop.catalog import SUBJECTS
from desktop.catalog.declare import Dataset, Sensitivity
from desktop.catalog.found import Found, Group, Hit
from desktop.catalog.query import Query
from desktop.models.columns import Arrangement
from desktop.models.detail import Entry, Record, Relation
from desktop.models.palette import Line, Section
from desktop.models.table import GONE
from desktop.models.words import count, one_line, say, style
from desktop.text import N_

Go = Callable[[str, Query | None, int | None], None]
FEW = 3  # hits: of so few the first is meant, and what belongs to it is offered
THE_VERY, ROWS = 0, 2  # where sections of rows stand
_PERSONAL = Sensitivity.PERSONAL
_PLACES = {
    dataset.name: place
    for place, dataset in enumerate(each for subject in SUBJECTS for each in subject.datasets)
}


class FoundRows:
    """Puts what was found into words, with the masks of the tables."""

    def __init__(
        self, arrangement: Callable[[Dataset], Arrangement], go: Go, datasets: Sequence[Dataset]
    ) -> None:
        """`arrangement` says what is hidden, `go` leads to rows of a table."""
        self._arrangement, self._go, self._datasets = arrangement, go, datasets

    def sections(self, found: Found, text: str) -> list[Section]:
        """The groups in the order of the tabs, one with the very thing before all others."""
        sections = list[Section]()
        for group in sorted(found.groups, key=lambda each: _PLACES.get(each.dataset.name, 0)):
            sections.append(self._section(group, text))
            if group.hits[0].exact or (group.count <= FEW and not group.many):
                sections += self._belonging(group.hits[0], sections[-1].rank)
        return sections

    def in_table(self, query: Query, rows: int | None) -> Line:
        """The line that leads to the table; `rows` is how many it shows, once that is known."""
        words = say(N_("Show all in the table"))
        if rows is not None:
            words = say(N_("Show all {count} in the table")).format(count=count(rows))
        return Line(words, icon="filter", act=lambda: self._go(query.dataset.name, query, None))

    def hidden(self, found: Found) -> list[tuple[Arrangement, str]]:
        """The columns of what was found that are hidden, each with the arrangement it is in."""
        return [each for each in self.personal(found) if each[0].is_masked(each[1])]

    def show_names(self, found: Found) -> None:
        """Show what is hidden; if nothing is, hide personal content again."""
        personal = self.personal(found)
        masked = not any(arrangement.is_masked(name) for arrangement, name in personal)
        for arrangement, name in personal:
            arrangement.set_masked(name, masked)

    def personal(self, found: Found) -> list[tuple[Arrangement, str]]:
        """The personal columns of what was found, each with the arrangement it is in."""
        return [
            (self._arrangement(dataset), name)
            for dataset in (group.dataset for group in found.groups)
            for name in dataset.found_as
            if dataset.by_name[name].sensitivity is _PERSONAL
        ]

    def _section(self, group: Group, text: str) -> Section:
        dataset = group.dataset
        return Section(
            dataset.name,
            say(dataset.label),
            tuple(self._line(hit) for hit in group.hits),
            THE_VERY if group.hits[0].exact else ROWS,
            group.count,
            group.many,
            Query(dataset, search=text.strip()) if group.in_table else None,
        )

    def _line(self, hit: Hit) -> Line:
        title, *others = self._entries(hit)
        toned = next((entry for entry in others if entry.tone), None)
        words = [toned.text if toned else "", self._where(hit)]
        words += [entry.text for entry in others if entry is not toned and not entry.masked]
        return Line(
            one_line(title.text),
            one_line(" · ".join(filter(None, words))),
            say(GONE) if hit.gone else "",
            tone=toned.tone if toned and not hit.gone else "",
            masked=title.masked,
            quiet=hit.gone,
            act=lambda: self._go(hit.dataset.name, _question(hit), hit.rowid),
        )

    def _entries(self, hit: Hit) -> list[Entry]:
        """The declared columns that hold something, as short as in a cell."""
        record, entries = self._record(hit), list[Entry]()
        columns = [hit.dataset.by_name[name] for name in hit.dataset.found_as]
        there = [column for column in columns if hit.value(column.name) not in (None, "")]
        for column in there or columns[:1]:
            entry = record.entry(column)
            if column.kind.name == "time" and not entry.masked:
                entry = replace(entry, text=column.kind.cell(hit.value(column.name), style()))
            entries.append(entry)
        return entries

    def _where(self, hit: Hit) -> str:
        """In which column the row was found, if that is not to be seen."""
        if hit.column in hit.dataset.found_as or not hit.column:
            return ""
        entry = self._record(hit).entry(hit.dataset.by_name[hit.column])
        return entry.label if entry.masked else f"{entry.label} {entry.text}"

    def _belonging(self, hit: Hit, rank: int) -> Iterator[Section]:
        """What belongs to a hit in other tables, as lines that lead there."""
        record = self._record(hit)
        relations = [
            relation
            for relation in record.children(self._datasets)
            if relation.dataset.found_as
            and any(each.column == relation.column for each in relation.dataset.filters)
        ]
        if relations:
            title = self._entries(hit)[0]
            name = record.key if title.masked or not title.text else title.text
            words = say(N_("Of {name}")).format(name=one_line(name))
            lines = tuple(self._leading(relation) for relation in relations)
            yield Section(f"of {hit.dataset.name}", words, lines, rank)

    def _leading(self, relation: Relation) -> Line:
        dataset, query = relation.dataset, relation.query()
        return Line(
            say(dataset.label),
            icon="chevron-right",
            act=lambda: self._go(dataset.name, query, None),
        )

    def _record(self, hit: Hit) -> Record:
        return Record(hit.dataset, hit.row, self._arrangement(hit.dataset), style())


def _question(hit: Hit) -> Query | None:
    """A table shows rows that are gone only when asked to."""
    return Query(hit.dataset, gone=True) if hit.gone else None
