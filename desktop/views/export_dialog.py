"""The export dialog: what of the table goes into which kind of file."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.catalog.declare import Column
from desktop.catalog.query import Query
from desktop.errors import PartnerError
from desktop.models.words import count, listed, say, style
from desktop.text import N_
from desktop.views.desk import Desk
from desktop.views.message_bar import sentence_of
from desktop.views.parts import button, label, line

if TYPE_CHECKING:
    from desktop.export import Form

FORMS: dict["Form", str] = {
    "xlsx": N_("Excel workbook (.xlsx)"),
    "csv": N_("CSV, for any spreadsheet (.csv)"),
    "jsonl": N_("JSON lines, for programs (.jsonl)"),
}
_WIDE = 460


class ExportDialog(QDialog):
    """Asks, writes in the background, says when it is done. Closing it while it writes stops it."""

    def __init__(self, query: Query, rows: int, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.query, self._rows, self._desk = query, rows, desk
        self._arrangement = desk.arrangement(query.dataset)
        self._task = f"export {query.dataset.name}"
        self._began = 0.0
        self.setWindowTitle(say(N_("Export {dataset}")).format(dataset=say(query.dataset.label)))
        self.setMinimumWidth(_WIDE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.forms, self.scope = QButtonGroup(self), QButtonGroup(self)
        self.unmask = QCheckBox(say(N_("Include hidden content in the clear")))
        self.hidden = label("", role="secondary", wrap=True)
        self.raw = QCheckBox(say(N_("As the API sends it: its names, codes and UTC")))
        self.progress = QProgressBar()
        self.state = label("", role="secondary", wrap=True)
        self.start = button(say(N_("Choose file…")), "primary")
        self.cancel = button(say(N_("Cancel")))
        self.chooser: QFileDialog | None = None
        self._lay_out()
        self._connect()
        self._on_scope()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(8)
        whole.addWidget(label(say(N_("Content")), role="title"))
        shown, every = len(self._arrangement.visible()), len(self.query.dataset.columns)
        seen = say(N_("As seen: {rows} rows, {columns} columns, in this order"))
        self._add(whole, self.scope, 0, seen.format(rows=count(self._rows), columns=shown))
        full = say(N_("The same rows with all {columns} columns"))
        self._add(whole, self.scope, 1, full.format(columns=every))
        whole.addSpacing(8)
        whole.addWidget(label(say(N_("Kind of file")), role="title"))
        for number, words in enumerate(FORMS.values()):
            self._add(whole, self.forms, number, say(words))
        whole.addSpacing(8)
        whole.addWidget(self.raw)
        whole.addWidget(self.unmask)
        whole.addWidget(self.hidden)
        whole.addWidget(line())
        whole.addWidget(self.state)
        whole.addWidget(self.progress)
        self.state.hide()
        self.progress.hide()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(say(N_("Progress of the export")))
        last = QHBoxLayout()
        last.addStretch()
        last.addWidget(self.cancel)
        last.addWidget(self.start)
        whole.addLayout(last)

    @staticmethod
    def _add(rows: QVBoxLayout, group: QButtonGroup, number: int, words: str) -> None:
        made = QRadioButton(words.replace("&", "&&"))
        made.setChecked(number == 0)
        group.addButton(made, number)
        rows.addWidget(made)

    def _connect(self) -> None:
        self.scope.idToggled.connect(self._on_scope)
        self.start.clicked.connect(self._on_start)
        self.cancel.clicked.connect(self.reject)
        self.rejected.connect(self._on_rejected)

    # what is chosen

    @property
    def form(self) -> "Form":
        """The kind of file: xlsx, csv or jsonl."""
        return tuple(FORMS)[self.forms.checkedId()]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of the file, in order."""
        everything = self.scope.checkedId() == 1
        return tuple(self._arrangement.order) if everything else self._arrangement.visible()

    def hidden_columns(self) -> list[Column]:
        """Of these columns those that the file holds masked unless the user says otherwise."""
        columns = (self.query.dataset.by_name[name] for name in self.names)
        return [column for column in columns if self._arrangement.is_hidden_in_files(column)]

    def _on_scope(self) -> None:
        hidden = [say(column.label) for column in self.hidden_columns()]
        self.unmask.setVisible(bool(hidden))
        self.hidden.setVisible(bool(hidden))
        words = say(N_("Masked otherwise: {columns}."))
        self.hidden.setText(words.format(columns=listed(hidden, 6)))

    # what happens

    def _on_start(self) -> None:
        chooser = QFileDialog(self, self.windowTitle())
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setFileMode(QFileDialog.FileMode.AnyFile)
        chooser.setNameFilter(f"{say(FORMS[self.form]).split(' (')[0]} (*.{self.form})")
        chooser.setDefaultSuffix(self.form)
        chooser.selectFile(f"{self.query.dataset.name}.{self.form}")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda name: self.write(Path(name)))
        self.chooser = chooser
        chooser.open()

    def write(self, target: Path) -> None:
        """Write the file; this dialog shows how far it is."""
        self.start.setEnabled(False)
        self.progress.setRange(0, 0)
        self.progress.show()
        self.state.show()
        self._began = time.monotonic()
        self._tell(0, self._rows)
        self._desk.tasks.start(self._task, self._write, target)

    async def _write(self, target: Path) -> None:
        from desktop.export import export  # not before somebody exports: it loads a library

        try:
            rows = await export(
                self._desk.session,
                self.query,
                self.names,
                target,
                self.form,
                unmasked=self.unmask.isChecked(),
                raw=self.raw.isChecked(),
                style=style(),
                hidden=[column.name for column in self.hidden_columns()],
                progress=self._tell,
                gently=True,
            )
        except PartnerError as exc:
            self._failed(exc)
            return
        words = say(N_("{rows} rows were exported to {file}.")).format(
            rows=count(rows), file=target.name
        )
        self._desk.notify(words, say(N_("Show in folder")), lambda: _show_folder(target))
        self.accept()

    def _tell(self, done: int, rows: int) -> None:
        if done == rows:
            self.progress.setRange(0, 0)
            self.state.setText(say(N_("Putting the file together…")))
            return
        self.progress.setRange(0, rows)
        self.progress.setValue(done)
        rate = round(done / max(time.monotonic() - self._began, 1.0))
        words = say(N_("Writing… {done} of {rows} rows, {rate} a second"))
        self.state.setText(words.format(done=count(done), rows=count(rows), rate=count(rate)))

    def _failed(self, exc: PartnerError) -> None:
        """The dialog stays, so that another folder can be chosen."""
        self.progress.hide()
        self.state.setText(sentence_of(exc))
        self.start.setEnabled(True)

    def _on_rejected(self) -> None:
        self._desk.tasks.cancel(self._task)


def _show_folder(target: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(target.parent)))
