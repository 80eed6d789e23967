"""Notes and tags that the user keeps on a record: plain data, and what of a file becomes one."""

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from desktop.catalog.times import utc_text

LONGEST_TEXT, LONGEST_TAG, MOST_TAGS, LONGEST_KEY = 20_000, 40, 20, 200  # characters, tags
BETWEEN = ", "  # tags in one text
_COMMAS = str.maketrans(dict.fromkeys(",，、;；", " "))


@dataclass(frozen=True, slots=True)
class Note:
    """What the user wrote about one record; `changed_at` is UTC text, "" if nothing ever was."""

    text: str = ""
    tags: tuple[str, ...] = ()
    changed_at: str = ""

    def __bool__(self) -> bool:
        return bool(self.text or self.tags)

    def says(self, other: "Note") -> bool:
        """Whether both say the same, whenever that was written."""
        return (self.text, self.tags) == (other.text, other.tags)


class Kept(NamedTuple):
    """A note and the record it is about, by the name of its dataset and its key."""

    dataset: str
    key: str
    note: Note


class Notebook(Protocol):
    """Where notes are kept."""

    def get(self, dataset: str, key: str) -> Note:
        """The note on one record; an empty one if there is none."""
        ...

    def all(self) -> list[Kept]:
        """Every note, in the order of its record."""
        ...

    def put(self, notes: Iterable[Kept]) -> "Future[None]":
        """Replace notes; an empty one is taken away. Done once that is on disk."""
        ...


def clean_text(text: str) -> str:
    """A text that can be stored, no longer than a note may be, its lines ended alike."""
    plain = "\n".join(_storable(text).replace("\r\n", "\n").split("\r"))
    return plain[:LONGEST_TEXT].rstrip()


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags in their order, each once, whatever its case, as they may stand in one line."""
    found = dict[str, str]()
    for tag in tags:
        words = " ".join(_storable(tag).translate(_COMMAS).split())[:LONGEST_TAG].strip()
        if words and words.isprintable():
            found.setdefault(words.casefold(), words)
    return tuple(found.values())[:MOST_TAGS]


def note_from(record: Mapping[str, object], now: datetime) -> Note | None:
    """What a record of a file says, as a note; None if it makes no sense.

    A time that is none, or that has yet to come, is that of now.
    """
    text, tags, time = (record.get(name) for name in ("text", "tags", "changed_at"))
    if not isinstance(text, str | None) or not isinstance(tags, list | None):
        return None
    if not all(isinstance(tag, str) for tag in tags or ()):
        return None
    note = Note(clean_text(text or ""), clean_tags(tags or ()), _time(time, now))
    return note or None


def clean_key(value: object) -> str:
    """A key of a file as it may be stored; "" if it makes none."""
    text = value if isinstance(value, str) else ""
    return text if text.isprintable() and len(text) <= LONGEST_KEY else ""


def _time(value: object, now: datetime) -> str:
    try:
        moment = datetime.fromisoformat(str(value))
        return utc_text(min(moment, now))
    except (ValueError, TypeError, OverflowError):  # no time, or one without a zone
        return utc_text(now)


def _storable(text: str) -> str:
    """Without half surrogates and zeros, which SQLite does not take."""
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\0", "")
