"""What the filter bar is set to, as data: conditions for the cache, a sentence for the reader."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from desktop.catalog.declare import Column, Dataset, Filter, Join
from desktop.catalog.kinds import STRUCTURE, UNITS, Scalar, show_amount, show_time, utc_text
from desktop.catalog.query import Condition
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
EMPTY = N_("(empty)")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What one filter is set to.

    `preset` is a span that moves with the days; `conditions` are then made anew for each
    question. `names` are what chosen keys of another dataset are called there.
    """

    filter: Filter
    conditions: tuple[Condition, ...] = ()
    preset: str = ""
    names: tuple[str, ...] = ()

    def now(self, how: Style) -> tuple[Condition, ...]:
        """The conditions of this moment."""
        if not self.preset:
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


def span(preset: str, day: date) -> tuple[date, date]:
    """First and last day of a preset, both included."""
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
    if chosen.preset:
        return say(PRESETS[chosen.preset])
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
        low, high = (_number_words(column, end, how) for end in ends(conditions))
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
