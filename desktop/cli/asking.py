"""What somebody typed about a dataset, as a query; a wrong name is answered with the right ones."""

from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches

from desktop.catalog import DATASETS, typed
from desktop.catalog.declare import Column, Dataset
from desktop.catalog.query import Condition, Sort
from desktop.errors import Misused
from desktop.text import N_, Style

Codes = Mapping[str, Collection[str]]  # that occur in the rows, by the name of the column


def dataset_named(name: str, among: Collection[Dataset] = tuple(DATASETS.values())) -> Dataset:
    """The dataset of this name.

    Raises:
        Misused: There is none.
    """
    names = {dataset.name: dataset for dataset in among}
    if found := names.get(name.strip().lower().replace("-", "_")):
        return found
    raise _unknown(
        name,
        [*names],
        N_("There is no list {name}."),
        N_("There is no list {name}. Did you mean {close}?"),
    )


def column_named(dataset: Dataset, name: str, style: Style) -> Column:
    """The column of this name, of this last part of a name, or with this label.

    Raises:
        Misused: There is none, or there are several.
    """
    wanted = name.strip().casefold()
    for names_of in (_whole, _last, _labels):
        found = [c for c in dataset.columns if wanted in names_of(c, style)]
        if len(found) == 1:
            return found[0]
        if found:
            error = Misused(", ".join(column.name for column in found))
            error.advise(N_("{name} could be several columns. Write its whole name."), name=name)
            raise error
    raise _unknown(
        name,
        [*dataset.by_name],
        N_("There is no column {name}."),
        N_("There is no column {name}. Did you mean {close}?"),
    )


def _whole(column: Column, _style: Style) -> Collection[str]:
    return (column.name.casefold(),)


def _last(column: Column, _style: Style) -> Collection[str]:
    return (column.name.rpartition(".")[2].casefold(),)


def _labels(column: Column, style: Style) -> Collection[str]:
    return (column.label.casefold(), style.translate(column.label).casefold())


def columns_named(dataset: Dataset, text: str, style: Style) -> list[Column]:
    """The columns of a list of names, separated by commas; those shown at first without any."""
    if not text.strip():
        return [column for column in dataset.columns if column.shown]
    if text.strip() == "all":
        return list(dataset.columns)
    return [column_named(dataset, name, style) for name in text.split(",") if name.strip()]


def sorts(dataset: Dataset, texts: Sequence[str], style: Style) -> tuple[Sort, ...]:
    """`-create_time` as a sort; several of them, also in one text, separated by commas."""
    names = [name.strip() for text in texts for name in text.split(",") if name.strip()]
    return tuple(
        Sort(column_named(dataset, name.lstrip("+-"), style).name, name.startswith("-"))
        for name in names
    )


def split(dataset: Dataset, texts: Sequence[str], style: Style) -> dict[str, list[str]]:
    """`COLUMN=VALUE`, taken apart: the values by the name of the column they are about.

    Raises:
        Misused: A column that does not exist, or no `=`.
    """
    wanted = dict[str, list[str]]()
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign:
            raise Misused(text, advice=N_("Write what to look for as COLUMN=VALUE."))
        column = column_named(dataset, name, style)
        wanted.setdefault(column.name, []).append(value.strip())
    return wanted


def conditions(
    dataset: Dataset, wanted: Mapping[str, Sequence[str]], codes: Codes, style: Style
) -> tuple[Condition, ...]:
    """The tests on the columns: all must hold; of several values of one column, any one.

    `codes` are those that occur in the rows, for the columns of codes that are asked about: the
    API has more of them than the catalog.

    Raises:
        Misused: A value that the column cannot have.
    """
    tests = list[Condition]()
    for name, texts in wanted.items():
        column = dataset.by_name[name]
        if texts == [""]:
            tests.append(Condition(column.name, "empty", True))
        elif column.kind.name in typed.RANGED and _is_range(column, texts):
            tests += _between(column, texts, style)
        else:
            found = [_value(column, text, codes, style) for text in _listed(column, texts)]
            tests.append(Condition(column.name, "in", tuple(found)))
    return tuple(tests)


def _is_range(column: Column, texts: Sequence[str]) -> bool:
    return column.kind.name == "time" or any(typed.RANGE in text for text in texts)


def _between(column: Column, texts: Sequence[str], style: Style) -> list[Condition]:
    if len(texts) > 1:
        advice = N_("Ask for one period or range of a column at a time.")
        raise Misused(f"{column.name}={', '.join(texts)}", advice=advice)
    begin, end = typed.span(column.kind, texts[0], style)
    tests = (Condition(column.name, "from", begin), Condition(column.name, "before", end))
    return [test for test in tests if test.value is not None]


def _listed(column: Column, texts: Sequence[str]) -> list[str]:
    """Codes and words of a choice may be listed with commas; a text may hold one."""
    if column.kind.name != "choice":
        return list(texts)
    return [part.strip() for text in texts for part in text.split(",")]


def _value(column: Column, text: str, codes: Codes, style: Style) -> str | int | None:
    if not text:
        return None
    kind = column.kind
    if kind.name != "choice":
        return typed.single(kind, text, style)
    words = {str(code): style.translate(label) for code, label in kind.labels.items()}
    for code, word in words.items():
        if text.casefold() in (code.casefold(), word.casefold(), kind.labels[code].casefold()):
            return code
    if text in codes.get(column.name, ()):
        return text
    error = _unknown(
        text,
        [*words.values()],
        N_("{column} has no value {name}."),
        N_("{column} has no value {name}. Did you mean {close}?"),
        column=column.name,
    )
    error.detail = ", ".join(f"{code} {word}" for code, word in words.items())
    raise error


def _unknown(name: str, possible: Sequence[str], plain: str, near: str, **more: str) -> Misused:
    """The error for a wrong name: which ones are close, and in the details all there are."""
    by_case = {each.casefold(): each for each in possible}
    close = [by_case[each] for each in get_close_matches(name.casefold(), by_case, 3, 0.6)]
    error = Misused(", ".join(possible))
    error.advise(near if close else plain, name=name, close=", ".join(close), **more)
    return error
