"""Many wishes from a CSV file, and a file with how each line of it ended. No Qt, no network."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.actions import typed, words
from desktop.actions.plan import Wish
from desktop.actions.problem import Problem, Unfit
from desktop.actions.request import given_of
from desktop.catalog.action import Action, Field, Value
from desktop.catalog.wire import Unreadable, from_json
from desktop.errors import Misused
from desktop.export.files import failures, opened
from desktop.export.formulas import harmless
from desktop.store.entry import Entry, State
from desktop.text import N_, Style

RESULT = ("entry", "state", "reason", "result")  # the columns that a result file has more
_MOST_BYTES = 20_000_000
_DELIMITERS = ",;\t"
_CUT = re.compile(r"[0-9](?:\.[0-9]+)?[Ee]\+?[0-9]+")  # how a spreadsheet shows a long number
_NO_FILE = N_("There is no such file.")
_TOO_LARGE = N_("The file is larger than {size} MB. Split it.")
_NO_TEXT = N_("The file is not a CSV file in UTF-8 or GB18030. Save it as CSV (UTF-8).")
_EMPTY = N_("The file has no lines below the names of its columns.")
_NO_COLUMN = N_("There is no field {name}. The fields are: {names}.")
_TWICE = N_("The column {name} is there twice.")
_BOTH = N_("{name} stands in the file and is given for all lines, too.")
_TOO_MANY = N_("This line has more values than there are columns.")
_CUT_SHORT = N_(
    "{text} was shortened by a spreadsheet. Format the column as text and enter it again."
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as it was read: the names of its columns, and its lines by their numbers."""

    path: Path
    heading: tuple[str, ...]
    lines: Mapping[int, tuple[str, ...]]
    delimiter: str = ","


@dataclass(frozen=True, slots=True)
class Batch:
    """What a file wishes: the lines that can be understood, and what is wrong with the others."""

    sheet: Sheet
    wishes: tuple[Wish, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """How one line ended: its entries, the state of all of them together, and why."""

    entries: tuple[int, ...]
    state: str
    reason: str
    result: str


def read(path: Path, action: Action, same: Mapping[str, Value], style: Style) -> Batch:
    """Read a file whose columns are fields of an action; `same` are values for every line.

    Raises:
        Misused: It is no such file, or larger than any that somebody means.
        StoreBroken: It cannot be read.
    """
    sheet = _sheet(path, action, style)
    fields, problems = _fields(sheet, action, same, style)
    if problems:
        return Batch(sheet, (), tuple(problems))
    wishes = list[Wish]()
    for number, cells in sheet.lines.items():
        values, wrong = _values(action, fields, cells, style)
        problems += [problem.at_line(number) for problem in wrong]
        if not wrong:
            wishes.append(Wish({**same, **values}, number))
    return Batch(sheet, tuple(wishes), tuple(problems))


def _sheet(path: Path, action: Action, style: Style) -> Sheet:
    with failures(path):
        if not path.is_file():
            raise Misused(str(path), advice=_NO_FILE)
        if path.stat().st_size > _MOST_BYTES:
            error = Misused(str(path))
            error.advise(_TOO_LARGE, size=f"{_MOST_BYTES // 1_000_000}")
            raise error
        text = _decoded(path, path.read_bytes())
    delimiter = _delimiter(text.partition("\n")[0], action, style)
    reader, before = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 0
    lines = dict[int, tuple[str, ...]]()
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines[before + 1] = tuple(cells)
            before = reader.line_num
    except csv.Error as exc:
        raise Misused(f"{path}: {exc}", advice=_NO_TEXT) from exc
    if len(lines) < 2:  # the names, and at least one line
        raise Misused(str(path), advice=_EMPTY)
    heading = lines.pop(next(iter(lines)))
    return Sheet(path, tuple(name.strip() for name in heading), lines, delimiter)


def _decoded(path: Path, content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Misused(str(path), advice=_NO_TEXT)


def _delimiter(heading: str, action: Action, style: Style) -> str:
    """The sign that takes the first line apart into the most names that are known."""

    def known(sign: str) -> int:
        names = next(csv.reader([heading], delimiter=sign), [])
        return sum(_named(action, name, style) is not None for name in names)

    return max(_DELIMITERS, key=known)


def _named(action: Action, name: str, style: Style) -> Field | None:
    """The field of this name, of another name that it has, or with this label."""
    wanted = name.strip().casefold()
    for field in action.fields:
        names = (field.name, *field.also, field.label, style.translate(field.label))
        if field.asked and wanted in (each.casefold() for each in names):
            return field
    return None


def _fields(
    sheet: Sheet, action: Action, same: Mapping[str, Value], style: Style
) -> tuple[list[Field | None], list[Problem]]:
    """The field of each column; None for a column without a name, which must be empty."""
    fields, problems = list[Field | None](), list[Problem]()
    names = ", ".join(field.name for field in action.fields if field.asked)
    for name in sheet.heading:
        field = _named(action, name, style)
        if field is None and name:
            problems.append(Problem("", _NO_COLUMN, {"name": name, "names": names}, 1))
        elif field in fields and field is not None:
            problems.append(Problem(field.name, _TWICE, {"name": name}, 1))
        elif field is not None and field.name in same:
            problems.append(Problem(field.name, _BOTH, {"name": name}, 1))
        fields.append(field)
    return fields, problems


def _values(
    action: Action, fields: Sequence[Field | None], cells: Sequence[str], style: Style
) -> tuple[dict[str, Value], list[Problem]]:
    """The values of one line, and what is wrong with it."""
    values, problems = dict[str, Value](), list[Problem]()
    beyond = [cell for cell in cells[len(fields) :] if cell.strip()]
    if beyond or any(c.strip() for f, c in zip(fields, cells, strict=False) if f is None):
        problems.append(Problem("", _TOO_MANY))
    for field, cell in zip(fields, cells, strict=False):
        if field is None or not cell.strip():
            continue
        try:
            values[field.name] = _value(field, cell, style, whole=field is action.receivers)
        except Unfit as exc:
            problems.append(exc.problem)
    return values, problems


def _value(field: Field, cell: str, style: Style, *, whole: bool) -> Value:
    text = cell.strip()
    if field.kind.name == "text" and _CUT.fullmatch(text):
        raise Unfit(Problem(field.name, _CUT_SHORT, {"text": text}))
    return typed.value_of(field, text, style, whole=whole)


def ends(
    action: Action, wishes: Sequence[Wish], entries: Sequence[Entry], style: Style
) -> dict[int, Ended]:
    """How each line ended, by its number.

    Lines that say the same were put into one request, so each receiver of a line is looked for
    among the entries that hold the line's values.
    """
    holding = dict[tuple[str, str], list[Entry]]()
    for entry in entries:
        for key in [receiver.key for receiver in entry.receivers] or [""]:
            holding.setdefault((key, _said(action, entry.given)), []).append(entry)
    found = dict[int, Ended]()
    for wish in wishes:
        said = _said(action, given_of(action, wish.values))
        parts = [
            (key, holding[key, said].pop(0))
            for key in wish.keys(action) or ("",)
            if holding.get((key, said))
        ]
        found[wish.line] = _ended(action, parts, style)
    return found


def _said(action: Action, given: Mapping[str, Any]) -> str:
    """What a line says beside its receivers, without what was filled in by us."""
    asked = {f.name for f in action.fields if f.asked and f.name != action.receiver}
    kept = {name: given[name] for name in asked & given.keys() if given[name] not in (None, "", [])}
    return repr(sorted(kept.items()))


def _ended(action: Action, parts: Sequence[tuple[str, Entry]], style: Style) -> Ended:
    states, reasons, results = list[str](), list[str](), list[str]()
    for key, entry in parts:
        outcome = next((each for each in entry.outcomes if each.key == key), None)
        state = outcome.state if outcome and outcome.state else str(entry.state)
        code = outcome.code if outcome and outcome.code else entry.code
        states.append(state)
        results += [outcome.result] if outcome else made(entry).values()
        if state not in (State.DONE, ""):
            why = words.reason(code, action, style) or words.explain(entry, style).advice
            whose = key if len(parts) > 1 else ""
            reasons.append(" ".join(part for part in (whose, code, why) if part))
    return Ended(
        tuple(dict.fromkeys(entry.id for _, entry in parts)),
        summed(states),
        " | ".join(reasons),
        ", ".join(filter(None, results)),
    )


def made(entry: Entry) -> dict[str, str]:
    """What came into being by an entry that is done, such as the number of a ticket, by name."""
    if entry.state is not State.DONE or not entry.answer:
        return {}
    try:
        answer = from_json(entry.answer.encode())
    except Unreadable:
        return {}
    members = answer.items() if isinstance(answer, dict) else ()
    return {
        name: value
        for name, value in members
        if isinstance(value, str) and value and not name.startswith("error_")
    }


def summed(states: Iterable[str]) -> str:
    """The state that several come to: what is unsure leaves all unsure, a mixture is partly."""
    found = set(states)
    if not found:
        return ""
    if State.UNSURE in found or State.SENDING in found:
        return str(State.UNSURE)
    if len(found) == 1:
        return str(found.pop())
    return str(State.PARTLY if found & {State.DONE, State.PARTLY} else State.REFUSED)


def result_path(source: Path) -> Path:
    """A file beside the source that is not there yet: `batch.result.csv`, `batch.result-2.csv`."""
    place, number = source.with_name(f"{source.stem}.result.csv"), 1
    while place.exists():
        number += 1
        place = source.with_name(f"{source.stem}.result-{number}.csv")
    return place


def write(target: Path, sheet: Sheet, ended: Mapping[int, Ended]) -> None:
    """Write the lines of a file with how each ended; the file is there as a whole or not at all.

    Raises:
        StoreBroken: It cannot be written.
    """
    text = io.StringIO(newline="")
    put = csv.writer(text, delimiter=sheet.delimiter).writerow
    wide = len(sheet.heading)
    put([harmless(name) for name in (*sheet.heading, *RESULT)])
    for number, cells in sheet.lines.items():
        padded = [*cells[:wide], *[""] * (wide - len(cells))]
        end = ended.get(number, Ended((), "", "", ""))
        more = (", ".join(map(str, end.entries)), end.state, end.reason, end.result)
        put([harmless(cell) for cell in (*padded, *more)])
    with failures(target), opened(target) as (stream, _):
        stream.write(text.getvalue().encode("utf-8-sig"))
