"""Shows the files that support needs to know, before they are saved."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.models.words import say
from desktop.text import N_
from desktop.views.parts import button, label, named

_SIZE, _LIST_WIDTH = (820, 560), 180
_FILE = "partner-desk-diagnostics.zip"


class DiagnosticsDialog(QDialog):
    """A list of files and the text of the one that is chosen; nothing leaves without a click."""

    chosen = Signal(Path)  # where to save them; saving is what `files` are for

    def __init__(self, files: Mapping[str, str], parent: QWidget | None = None) -> None:
        """`files` are their texts by name."""
        super().__init__(parent)
        self._files = dict(files)
        self.setWindowTitle(say(N_("Diagnostics for support")))
        self.resize(*_SIZE)
        self.list = named(QListWidget(), say(N_("Files")))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.addItems([*self._files])
        self.text = named(QPlainTextEdit(readOnly=True), say(N_("Content of the file")))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.save = button(say(N_("Save…")), "primary")
        self.cancel = button(say(N_("Cancel")))
        self.chooser: QFileDialog | None = None
        self._lay_out()
        self.list.currentTextChanged.connect(self._on_current)
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.reject)
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        words = N_(
            "These files would be saved as one zip, for you to hand to your support. Nothing is "
            "sent. Names, numbers and keys were taken out; look through them all the same."
        )
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.list)
        middle.addWidget(self.text, 1)
        bottom = QHBoxLayout()
        bottom.addStretch()
        bottom.addWidget(self.cancel)
        bottom.addWidget(self.save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(12)
        whole.addWidget(label(say(words), role="secondary", wrap=True))
        whole.addLayout(middle, 1)
        whole.addLayout(bottom)

    def _on_current(self, name: str) -> None:
        self.text.setPlainText(self._files.get(name, ""))

    def _on_save(self) -> None:
        chooser = QFileDialog(self, self.windowTitle())
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setFileMode(QFileDialog.FileMode.AnyFile)
        chooser.setNameFilter("ZIP (*.zip)")
        chooser.setDefaultSuffix("zip")
        chooser.selectFile(_FILE)
        chooser.fileSelected.connect(self._on_chosen)
        chooser.finished.connect(chooser.deleteLater)
        self.chooser = chooser
        chooser.open()

    def _on_chosen(self, name: str) -> None:
        self.chosen.emit(Path(name))
        self.accept()
