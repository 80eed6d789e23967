"""Files that go along with a ticket or a reply: looked at, and uploaded before it is planned.

A field with `files` takes the numbers that the uploads get. An upload whose end is unclear is done
again as another one: a file that nothing refers to harms nobody.
"""

import asyncio
import re
import stat
import unicodedata
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any

from desktop.actions import errand
from desktop.actions.problem import Problem, Unfit
from desktop.api.request import Request
from desktop.catalog.action import Field
from desktop.catalog.actions_tickets import UPLOAD_ATTACHMENT
from desktop.catalog.wire import Unreadable, from_json
from desktop.errors import PartnerError
from desktop.store.entry import Entry
from desktop.text import N_, Style

if TYPE_CHECKING:
    from desktop.actions.planning import Planning
    from desktop.actions.service import Actions

_MEGABYTE = 1024 * 1024
_NAME_LETTERS = 120
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_TYPE = re.compile(r"[A-Za-z0-9]+")
_ASK = Request(
    "show_accessory_limits", "GET", "/v2/servicerequest/accessorys/limits", host="tickets"
)
_GONE = N_("There is no file {name}.")
_UNREADABLE = N_("The file {name} cannot be read.")
_EMPTY = N_("The file {name} is empty.")
_LARGE = N_("The file {name} is larger than {limit} MB.")
_OTHER_TYPE = N_("The type of {name} is not accepted. Accepted are: {types}.")
_MANY = N_("At most {limit} files can be attached.")
_TWICE = N_("The file {name} is there twice.")
_FAILED = N_("{name} was not uploaded. {reason}")
_NO_NUMBER = N_("{name} was uploaded, but the answer has no number for it. Try again.")


@dataclass(frozen=True, slots=True)
class Limits:
    """What the API takes; no `types` means that it did not say which."""

    count: int = 5
    size_bytes: int = 4 * _MEGABYTE
    types: frozenset[str] = frozenset()

    @property
    def megabytes(self) -> str:
        """The size of one file as a person reads it."""
        return f"{self.size_bytes / _MEGABYTE:g}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file as it is uploaded: its name without a folder, and its content in Base64."""

    name: str
    data: str


async def limits(planning: "Planning") -> Limits:
    """What the API takes, as it says itself; careful values where it does not say."""
    try:
        answer = await planning.ask(_ASK)
    except PartnerError:
        return Limits()
    told = answer.get("accessory_limit")
    return _limits(told if isinstance(told, Mapping) else answer)


async def check(
    planning: "Planning", field: Field, files: Sequence[Path], known: Limits | None = None
) -> list[Problem]:
    """What is wrong with files that are given for a field; nothing is uploaded."""
    known = known or await limits(planning)
    return (await asyncio.to_thread(_load_all, field, files, known))[1]


async def attach(
    actions: "Actions", field: Field, files: Sequence[Path], style: Style
) -> tuple[list[str], list[Problem]]:
    """Upload files for a field; their numbers in the same order, and what went wrong.

    Nothing is uploaded if any file is not as it must be. The first upload that fails is the last:
    the numbers are those of the files before it, which need not be uploaded again.

    Raises:
        ReadOnly: Nothing was uploaded.
        StoreBroken: It could not be written down that a file is uploaded.
    """
    known = await limits(actions)
    loaded, problems = await asyncio.to_thread(_load_all, field, files, known)
    numbers = list[str]()
    if problems:
        return numbers, problems
    for file in loaded:
        number, problems = await _upload(actions, field, file, style)
        if problems:
            break
        numbers.append(number)
    return numbers, problems


async def _upload(
    actions: "Actions", field: Field, file: Loaded, style: Style
) -> tuple[str, list[Problem]]:
    values = {
        "accessory_name": file.name,
        "accessory_from": field.files,
        "accessory_data": file.data,
    }
    entry, problems = await errand.run(actions, UPLOAD_ATTACHMENT, values, style)
    if entry is None:
        return "", [Problem(field.name, each.template, each.values) for each in problems]
    if reason := errand.why_not(entry, style):
        return "", [Problem(field.name, _FAILED, {"name": file.name, "reason": reason})]
    number = _number(entry)
    return number, [] if number else [Problem(field.name, _NO_NUMBER, {"name": file.name})]


def _number(entry: Entry) -> str:
    try:
        answer = from_json(entry.answer.encode())
    except Unreadable:
        return ""
    number = answer.get("accessory_id") if isinstance(answer, dict) else None
    return number if isinstance(number, str) else ""


def _load_all(
    field: Field, files: Sequence[Path], known: Limits
) -> tuple[list[Loaded], list[Problem]]:
    """The files as they are uploaded, and what is wrong with them."""
    loaded, problems = list[Loaded](), list[Problem]()
    most = min(known.count, field.most or known.count)
    if len(files) > most:
        return loaded, [Problem(field.name, _MANY, {"limit": str(most)})]
    for place, file in enumerate(files):
        name = cleaned(str(file))
        try:
            if file in files[:place]:
                raise _bad(field, name, _TWICE)
            loaded.append(_load(field, name, file.expanduser(), known))
        except Unfit as exc:
            problems.append(exc.problem)
    return loaded, problems


def _load(field: Field, name: str, file: Path, known: Limits) -> Loaded:
    """Read one file, never more of it than may be uploaded.

    Raises:
        Unfit: It is not there, or not as it must be.
    """
    if known.types and file.suffix[1:].lower() not in known.types:
        raise _bad(field, name, _OTHER_TYPE, types=", ".join(sorted(known.types)))
    try:
        content = _read(file, known.size_bytes + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as exc:
        raise _bad(field, name, _GONE) from exc
    except OSError as exc:
        raise _bad(field, name, _UNREADABLE) from exc
    if not content:
        raise _bad(field, name, _EMPTY)
    if len(content) > known.size_bytes:
        raise _bad(field, name, _LARGE, limit=known.megabytes)
    return Loaded(name, b64encode(content).decode("ascii"))


def _read(file: Path, most: int) -> bytes:
    """The beginning of a plain file: a pipe would never end.

    Raises:
        OSError: It cannot be read.
        ValueError: Its name cannot be that of a file.
    """
    if not stat.S_ISREG(file.stat().st_mode):
        raise FileNotFoundError(file)
    with file.open("rb") as opened:
        return opened.read(most)


def _bad(field: Field, name: str, template: str, **values: str) -> Unfit:
    return Unfit(Problem(field.name, template, {"name": name, **values}))


def cleaned(path: str) -> str:
    """The name of a file as it is told to others: no folder, nothing that cannot be seen."""
    name = PureWindowsPath(path).name  # which takes both kinds of slashes
    seen = "".join(sign for sign in name if unicodedata.category(sign)[0] != "C").strip()
    stem, dot, ending = seen.rpartition(".")
    if len(seen) <= _NAME_LETTERS:
        return seen or "file"
    if not dot or len(ending) > _NAME_LETTERS // 2:
        return seen[:_NAME_LETTERS]
    return f"{stem[: _NAME_LETTERS - len(ending) - 1]}.{ending}"


def _limits(told: Mapping[str, Any]) -> Limits:
    """Limits in whatever spelling: "4", 4 or "4M"; "jpg,png" or ".jpg;.png"."""
    usual = Limits()
    count, size = (_positive(told.get(name)) for name in ("limit_count", "limit_size"))
    types = _TYPE.findall(str(told.get("limit_file_type") or ""))
    return Limits(
        int(count) or usual.count,
        int(size * _MEGABYTE) or usual.size_bytes,
        frozenset(each.lower() for each in types),
    )


def _positive(value: object) -> float:
    found = _NUMBER.search(str(value or ""))
    return float(found[0]) if found else 0.0
