"""What the filter bar is set to, as data: conditions for the cache, a sentence for the reader."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from desktop.catalog.declare import Column, Dataset, Filter, Join, Mine, View, Within
from desktop.catalog.kinds import EXPIRY, STRUCTURE, UNITS, Scalar, show_amount, show_time
from desktop.catalog.query import Condition, Query
from desktop.catalog.times import utc_text
from desktop.models.words import listed, one_line, say
from desktop.text import MASK, N_, Style

_FORMS = {"choice": "choice", "time": "period", "amount": "range", "count": "range"}
PRESETS = {
    "today": N_("Today"),
    "7": N_("Last 7 days"),
    "30": N_("Last 30 days"),
    "90": N_("Last 90 days"),
    "month": N_("This month"),
    "last_month": N_("Last month"),
    "year": N_("This year"),
}
# A plus leads into the future: when something that runs now ends.
AHEAD = {
    "today": N_("Today"),
    "+7": N_("Next 7 days"),
    "+15": N_("Next 15 days"),
    "+30": N_("Next 30 days"),
    "+90": N_("Next 90 days"),
    "30": N_("Last 30 days"),
}
MINE = "mine"  # not a span: the login that the user said was theirs
EMPTY = N_("(empty)")
_MOST_DAYS = 3660


@dataclass(frozen=True, slots=True)
class Chosen:
    """What one filter is set to.

    `preset` is a span that moves with the days; `conditions` are then made anew for each
    question. Or it is MINE: then they follow from what the user said, once. `names` are what
    chosen keys of another dataset are called there.
    """

    filter: Filter
    conditions: tuple[Condition, ...] = ()
    preset: str = ""
    names: tuple[str, ...] = ()

    def now(self, how: Style) -> tuple[Condition, ...]:
        """The conditions of this moment."""
        if self.preset in ("", MINE):
            return self.conditions
        return period(self.filter.column, *span(self.preset, today(how)), how)

    def values(self) -> tuple[Scalar, ...]:
        """The values that are chosen, of a filter by values."""
        for each in self.conditions:
            if each.operator == "in" and isinstance(each.value, tuple):
                return each.value
        return ()


def filter_of(dataset: Dataset, name: str) -> Filter | None:
    """The declared filter of a column, or one that its kind suggests; None for structures."""
    for each in dataset.filters:
        if each.column == name:
            return each
    kind = dataset.by_name[name].kind.name
    if kind == STRUCTURE:
        return None
    if kind == "flag":
        return Filter(name, "values")
    form = _FORMS.get(kind, "text")
    return Filter(name, form)  # type: ignore[arg-type] # the forms above are all declared ones


def from_conditions(dataset: Dataset, conditions: Iterable[Condition]) -> list[Chosen]:
    """A question from elsewhere as the filter bar would have put it."""
    found: dict[str, Chosen] = {}
    for each in conditions:
        there = filter_of(dataset, each.column) or Filter(each.column, "text")
        chosen = found.get(each.column, Chosen(there))
        found[each.column] = replace(chosen, conditions=(*chosen.conditions, each))
    return list(found.values())


def from_view(dataset: Dataset, view: View, mine: str) -> list[Chosen]:
    """The filters of a view that ships; `mine` is the login that the user said was theirs.

    Without one a test for it is met by no row: to show the customers of all would be wrong.
    """
    fixed = from_conditions(dataset, (each for each in view.where if isinstance(each, Condition)))
    moving = [
        _moving(dataset, each, mine) for each in view.where if isinstance(each, Within | Mine)
    ]
    return fixed + moving


def _moving(dataset: Dataset, test: Within | Mine, mine: str) -> Chosen:
    one = filter_of(dataset, test.column) or Filter(test.column, "text")
    if isinstance(test, Mine):
        return Chosen(one, (Condition(test.column, "in", (mine,)),), MINE)
    return Chosen(one, preset=f"+{test.days}" if test.days > 0 else str(-test.days))


def question(dataset: Dataset, view: View, mine: str, how: Style) -> Query:
    """What a view that ships asks, at this moment: for whoever counts its rows."""
    where = (test for one in from_view(dataset, view, mine) for test in one.now(how))
    return Query(dataset, tuple(where), sort=view.sort)


def label_of(dataset: Dataset, one: Filter) -> str:
    """What a filter is called."""
    return say(one.label or dataset.by_name[one.column].label)


def reference(dataset: Dataset, one: Filter) -> Join | None:
    """The other dataset of which rows are chosen."""
    return next((join for join in dataset.joins if join.on == one.column), None)


# spans of days


def today(how: Style) -> date:
    """The reader's day."""
    return how.now().astimezone(how.zone).date()


def presets_for(column: Column) -> dict[str, str]:
    """The presets that are offered for a column: of what ends, those ahead."""
    return AHEAD if column.kind is EXPIRY else PRESETS


def is_preset(text: str) -> bool:
    """Whether a text of a file is a span of days."""
    number = text.removeprefix("+")
    days = text.isascii() and number.isdigit() and len(number) <= 4 and int(number) <= _MOST_DAYS
    return text in PRESETS or (days and int(number) > 0)


def preset_words(preset: str) -> str:
    """A span of days in words, also one that is not offered."""
    if known := PRESETS.get(preset) or AHEAD.get(preset):
        return say(known)
    ahead = preset.startswith("+")
    words = N_("Next {days} days") if ahead else N_("Last {days} days")
    return say(words).format(days=preset.removeprefix("+"))


def span(preset: str, day: date) -> tuple[date, date]:
    """First and last day of a preset, both included; today belongs to the days ahead as well."""
    if preset.startswith("+"):
        return day, day + timedelta(days=int(preset))
    if preset.isdigit():
        return day - timedelta(days=int(preset) - 1), day
    if preset == "month":
        return day.replace(day=1), day
    if preset == "last_month":
        last = day.replace(day=1) - timedelta(days=1)
        return last.replace(day=1), last
    if preset == "year":
        return day.replace(month=1, day=1), day
    return day, day


def period(column: str, first: date | None, last: date | None, how: Style) -> tuple[Condition, ...]:
    """Conditions for whole days of the reader's zone, both included; None leaves a side open."""
    found = []
    if first:
        found.append(Condition(column, "from", _midnight(first, how)))
    if last:
        found.append(Condition(column, "before", _midnight(last + timedelta(days=1), how)))
    return tuple(found)


def days(conditions: Iterable[Condition], how: Style) -> tuple[date | None, date | None]:
    """First and last day of a period, both included."""
    first = last = None
    for each in conditions:
        moment = datetime.fromisoformat(str(each.value)).astimezone(how.zone)
        if each.operator == "from":
            first = moment.date()
        elif each.operator == "before":
            last = (moment - timedelta(seconds=1)).date()
    return first, last


def _midnight(day: date, how: Style) -> str:
    return utc_text(datetime.combine(day, time(), how.zone).astimezone(UTC))


# ranges


def scale(column: Column) -> int:
    """Stored units in one unit that a user types."""
    return UNITS if column.kind.name == "amount" else 1


def between(column: Column, least: int | None, most: int | None) -> tuple[Condition, ...]:
    """Conditions for a range of stored numbers, both ends included; None leaves an end open."""
    found = []
    if least is not None:
        found.append(Condition(column.name, "from", least))
    if most is not None:
        found.append(Condition(column.name, "before", most + 1))
    return tuple(found)


def ends(conditions: Iterable[Condition]) -> tuple[int | None, int | None]:
    """Smallest and largest stored number of a range, both included."""
    least = most = None
    for each in conditions:
        if each.operator == "from":
            least = int(str(each.value))
        elif each.operator == "before":
            most = int(str(each.value)) - 1
    return least, most


# sentences


def sentence(dataset: Dataset, chosen: Chosen, how: Style, *, masked: bool = False) -> str:
    """`Status: Pending payment, In review`; the values of a masked column are left out."""
    words = MASK if masked else _words(dataset.by_name[chosen.filter.column], chosen, how)
    name = label_of(dataset, chosen.filter)
    return one_line(say(N_("{label}: {words}")).format(label=name, words=words))


def _words(column: Column, chosen: Chosen, how: Style) -> str:
    if chosen.preset and chosen.preset != MINE:
        return preset_words(chosen.preset)
    if chosen.names:
        return listed(list(chosen.names))
    operators = {each.operator for each in chosen.conditions}
    if operators <= {"from", "before"}:
        return _between_words(column, chosen.conditions, how)
    return say(N_("; ")).join(_one(column, each, how) for each in chosen.conditions)


def _one(column: Column, each: Condition, how: Style) -> str:
    if each.operator == "in":
        values = each.value if isinstance(each.value, tuple) else (each.value,)
        return listed([value_words(column, value, how) for value in values])
    if each.operator == "has":
        return say(N_("contains “{text}”")).format(text=each.value)
    if each.operator == "empty":
        return say(EMPTY) if each.value else say(N_("(not empty)"))
    return _between_words(column, (each,), how)


def value_words(column: Column, value: Scalar, how: Style) -> str:
    """One value to choose, in words."""
    return one_line(column.kind.show(value, how)) or say(EMPTY)


def _between_words(column: Column, conditions: tuple[Condition, ...], how: Style) -> str:
    if column.kind.name == "time":
        low, high = _day_words(conditions, how)
    else:
        least, most = ends(conditions)
        if least == 1 and most is None and scale(column) > 1:  # the least there is of money
            return say(N_("above {low}")).format(low=show_amount(0, how))
        low, high = _number_words(column, least, how), _number_words(column, most, how)
    if low and high:
        return low if low == high else say(N_("{low} to {high}")).format(low=low, high=high)
    if low:
        return say(N_("from {low}")).format(low=low)
    return say(N_("up to {high}")).format(high=high)


def _day_words(conditions: tuple[Condition, ...], how: Style) -> tuple[str, str]:
    try:
        first, last = days(conditions, how)
    except (ValueError, OverflowError):
        texts = {each.operator: show_time(str(each.value), how) for each in conditions}
        return texts.get("from", ""), texts.get("before", "")
    return (f"{first}" if first else ""), (f"{last}" if last else "")


def _number_words(column: Column, number: int | None, how: Style) -> str:
    if number is None:
        return ""
    return show_amount(number, how) if column.kind.name == "amount" else f"{number:,}"
