"""Taking saved views over from a file, and writing them into one for somebody else."""

import asyncio
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.catalog.declare import Dataset
from desktop.errors import Misused
from desktop.models.view_files import MOST_BYTES, Imported, from_bytes, to_bytes
from desktop.models.words import count, say
from desktop.paths import write_private
from desktop.text import N_
from desktop.views.desk import Desk

_SUFFIX = "json"
_CANNOT = N_("The file cannot be read. Check that it is there and yours.")


class ViewFiles(QObject):
    """Asks which file, then does it in the background; what goes wrong is said in words."""

    def __init__(self, dataset: Dataset, desk: Desk, tab: QWidget) -> None:
        super().__init__(tab)
        self._dataset, self._desk, self._tab = dataset, desk, tab
        self.chooser: QFileDialog | None = None

    def ask_import(self) -> None:
        """Choose a file whose views are taken over."""
        chooser = self._chooser(say(N_("Import views")))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.take(Path(name)))
        chooser.open()

    def ask_export(self) -> None:
        """Choose a file into which the user's own views of this table are written."""
        chooser = self._chooser(say(N_("Export my views")))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setFileMode(QFileDialog.FileMode.AnyFile)
        chooser.setDefaultSuffix(_SUFFIX)
        chooser.selectFile(f"{self._dataset.name}-views.{_SUFFIX}")
        chooser.fileSelected.connect(lambda name: self.give(Path(name)))
        chooser.open()

    def _chooser(self, title: str) -> QFileDialog:
        self.chooser = chooser = QFileDialog(self._tab.window(), title)
        chooser.setNameFilter(f"{say(N_('Saved views'))} (*.{_SUFFIX})")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return chooser

    def take(self, file: Path) -> None:
        """Take over the views of a file, of all tables that this account has."""
        self._desk.tasks.start("import views", self._take, file)

    async def _take(self, file: Path) -> None:
        data = await asyncio.to_thread(_read, file)
        found = from_bytes(data, self._desk.session.datasets)
        datasets = {dataset.name: dataset for dataset in self._desk.session.datasets}
        lists = [self._desk.views(datasets[name]) for name in found.views]
        before = [(each, each.own, each.arrangement.view) for each in lists]
        for each in lists:
            keep(self._desk, each.add(found.views[each.dataset.name]))

        def undo() -> None:
            for each, own, view in before:
                keep(self._desk, each.put(own, view))

        verb = say(N_("Undo")) if found.count else ""
        self._desk.notify(_told(found), verb, undo if found.count else None)

    def give(self, file: Path) -> None:
        """Write the user's own views of this table into a file."""
        self._desk.tasks.start("export views", self._give, file)

    async def _give(self, file: Path) -> None:
        data = to_bytes(self._dataset, self._desk.views(self._dataset).own)
        await asyncio.to_thread(write_private, file, data)
        words = say(N_("The views were written to {file}."))
        self._desk.notify(words.format(file=file.name), "", None)


def keep(desk: Desk, done: "Future[None]") -> None:
    """Let it be said if what the user saved cannot be written; leaving does not cancel it."""

    async def wait() -> None:
        await asyncio.shield(asyncio.wrap_future(done))

    desk.tasks.start(f"keep views {id(done)}", wait)


def _read(file: Path) -> bytes:
    """The start of a file, which is all of it if it holds views.

    Raises:
        Misused: It cannot be read.
    """
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as exc:
        raise Misused(f"{file.name}: {exc.strerror}", advice=_CANNOT) from exc


def _told(found: Imported) -> str:
    """What was taken over, and how much was left out."""
    words = N_("1 view was imported.") if found.count == 1 else N_("{count} views were imported.")
    parts = [say(words).format(count=count(found.count))]
    if found.views_left:
        left = say(N_("Left out, since its table is not known here: {count}."))
        parts.append(left.format(count=count(found.views_left)))
    if found.parts_left:
        left = say(N_("Columns and filters that this version does not know: {count}."))
        parts.append(left.format(count=count(found.parts_left)))
    return " ".join(parts)
