"""One line on the audit log: how long it is, whether it is whole, and the way to a file of it."""

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from desktop.actions.entry import Line, broken
from desktop.models.words import count, say, tip
from desktop.text import N_
from desktop.views.desk import Desk
from desktop.views.following import Following
from desktop.views.parts import button, label, repolish

_SUFFIX = "jsonl"
_BROKEN = N_("Since it was written, a line was changed or taken away. Keep the file as it is.")
_WHOLE = N_("Each line holds the hash of the one before, so that a change would show.")


class OutboxAudit(QWidget):
    """Looks at the whole chain whenever it is seen, and again after each write."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.words = label(role="secondary")
        self.export = button(say(N_("Export…")), "link")
        self.export.setAccessibleName(say(N_("Export the audit log…")))
        self.chooser: QFileDialog | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self.words)
        row.addWidget(self.export)
        row.addStretch()
        self.following = Following(self, desk, "audit log", self._read)
        desk.writes.changed.connect(self._on_changed)
        self.export.clicked.connect(self.ask)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.following.again()

    async def _read(self, names: frozenset[str] | None) -> None:
        """Look at every line; rows of lists do not matter."""
        if names is None:
            self._say(*await asyncio.to_thread(self._look))

    def _look(self) -> tuple[int, int]:
        """How many lines there are, and the number of the first that is wrong, or 0."""
        lines = self._desk.writes.outbox.log()
        return len(lines), broken(lines)

    def _say(self, lines: int, wrong: int) -> None:
        if wrong:
            text = say(N_("Audit log: broken at line {number}")).format(number=count(wrong))
        elif lines == 1:
            text = say(N_("Audit log: 1 line, unbroken"))
        elif lines:
            text = say(N_("Audit log: {count} lines, unbroken")).format(count=count(lines))
        else:
            text = say(N_("Audit log: nothing was sent yet"))
        self.words.setText(text)
        self.words.setToolTip(tip(say(_BROKEN if wrong else _WHOLE)))
        self.words.setProperty("role", "danger" if wrong else "secondary")
        repolish(self.words)
        self.export.setVisible(bool(lines))

    def ask(self) -> None:
        """Choose a file for the log, which holds the names of customers in the clear."""
        chooser = QFileDialog(self.window(), say(N_("Export the audit log")))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setFileMode(QFileDialog.FileMode.AnyFile)
        chooser.setNameFilter(f"{say(N_('Audit log'))} (*.{_SUFFIX})")
        chooser.setDefaultSuffix(_SUFFIX)
        chooser.selectFile(f"audit-log.{_SUFFIX}")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda name: self.write(Path(name)))
        self.chooser = chooser
        chooser.open()

    def write(self, target: Path) -> None:
        """Write the whole log into a file, a line each."""
        self._desk.tasks.start("export the audit log", self._write, target)

    async def _write(self, target: Path) -> None:
        lines = await asyncio.to_thread(self._desk.writes.outbox.log)
        await asyncio.to_thread(_put, lines, target)
        words = say(N_("{count} lines of the audit log were written to {file}."))
        self._desk.notify(
            words.format(count=count(len(lines)), file=target.name),
            say(N_("Show in folder")),
            lambda: _show_folder(target),
        )


def _show_folder(target: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(target.parent)))


def _put(lines: Sequence[Line], target: Path) -> None:
    """Write a file that is there as a whole or not at all.

    Raises:
        StoreBroken: It cannot be written.
    """
    from desktop.export.files import failures, opened

    with failures(target), opened(target) as (stream, _):
        for line in lines:
            stream.write(json.dumps(line.as_json(), ensure_ascii=False).encode() + b"\n")
