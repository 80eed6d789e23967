"""The user's notes as the window has them: with the words of before, to be had back."""

from collections import defaultdict
from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from desktop.catalog.declare import Dataset
from desktop.catalog.notes import Kept, Note, Notebook, clean_tags, clean_text
from desktop.catalog.times import utc_text
from desktop.models.words import style

_MOST_STEPS = 100  # that are remembered of one note until the window is closed


class Notes(QObject):
    """Notes on records of any dataset.

    `changed` tells of which dataset and key a note is another now. `keeping` asks whoever holds
    words that are not kept yet to keep them at once.
    """

    changed = Signal(str, str)
    keeping = Signal()

    def __init__(self, notebook: Notebook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notebook = notebook
        self._before: defaultdict[tuple[str, str], list[Note]] = defaultdict(list)

    def get(self, dataset: Dataset, key: str) -> Note:
        """The note on a record; an empty one if there is none.

        Raises:
            StoreBroken: The notes cannot be read.
        """
        return self._notebook.get(dataset.name, key)

    def write(self, dataset: Dataset, key: str, text: str) -> "Future[None] | None":
        """Replace the text of a note; None if it says so already."""
        note = Note(clean_text(text), self.get(dataset, key).tags)
        return self._put(dataset, key, note)

    def tag(self, dataset: Dataset, key: str, tags: tuple[str, ...]) -> "Future[None] | None":
        """Replace the tags of a note; None if it has them already."""
        note = Note(self.get(dataset, key).text, clean_tags(tags))
        return self._put(dataset, key, note)

    def undo(self, dataset: Dataset, key: str) -> "Future[None] | None":
        """Bring back what the note said before it was changed last; None if nobody changed it."""
        before = self._before[dataset.name, key]
        return self._replace(dataset, key, before.pop()) if before else None

    def tags(self, dataset: Dataset) -> list[str]:
        """The tags that are in use, the most frequent first."""
        number = defaultdict[str, int](int)
        for kept in self._notebook.all():
            for tag in kept.note.tags if kept.dataset == dataset.name else ():
                number[tag] += 1
        return sorted(number, key=lambda tag: (-number[tag], tag))

    def _put(self, dataset: Dataset, key: str, note: Note) -> "Future[None] | None":
        now = self.get(dataset, key)
        if note.says(now):
            return None
        steps = self._before[dataset.name, key]
        again = next((at for at, step in enumerate(steps) if step.says(note)), None)
        if again is None:
            steps.append(now)
            del steps[:-_MOST_STEPS]
        else:  # somebody went back by hand
            del steps[again:]
        return self._replace(dataset, key, note)

    def _replace(self, dataset: Dataset, key: str, note: Note) -> "Future[None]":
        stamped = Note(note.text, note.tags, utc_text(style().now()))
        done = self._notebook.put([Kept(dataset.name, key, stamped)])
        self.changed.emit(dataset.name, key)
        return done
