"""The control for attachments: files are added by a dialog or dropped, and can be taken away."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.catalog.action import Field, Value
from desktop.models.words import one_line, say, tip
from desktop.text import N_
from desktop.views.action_fields import Control, Given
from desktop.views.desk import Desk
from desktop.views.parts import Tool, button, label, named

_MIDDLE = Qt.TextElideMode.ElideMiddle


class FilesControl(Control):
    """Files that go along. They are uploaded when the form is sent; their numbers are its value."""

    def __init__(self, field: Field, desk: Desk) -> None:
        super().__init__(field, desk)
        self.paths: list[Path] = []
        self._numbers: tuple[str, ...] = ()
        self.chooser: QFileDialog | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.add = button(say(N_("Add files…")))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.add)
        row.addWidget(label(say(N_("or drop them here")), role="secondary"), 1)
        self.rows.addLayout(self._list)
        self.rows.addLayout(row)
        self.setAcceptDrops(True)
        self.add.clicked.connect(self._on_add)

    @property
    def first(self) -> QWidget:
        """The button that adds."""
        return self.add

    def given(self) -> Given:
        """The numbers of what is uploaded already."""
        return self._numbers

    def put(self, value: Value) -> None:
        """Take the numbers of files that are uploaded."""
        many = value if isinstance(value, tuple) else ()
        self._numbers = tuple(str(one) for one in many)
        self._show()

    def add_files(self, paths: list[Path]) -> None:
        """Add files; one that is there already is not added again."""
        self.paths += [path for path in dict.fromkeys(paths) if path not in self.paths]
        self._show()
        self.changed.emit()

    def take(self, numbers: Sequence[str]) -> None:
        """The first files were uploaded and have these numbers; the rest is still to be."""
        self._numbers += tuple(numbers)
        del self.paths[: len(numbers)]
        self._show()

    def _on_add(self) -> None:
        chooser = QFileDialog(self, self.name)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.filesSelected.connect(lambda names: self.add_files([Path(n) for n in names]))
        self.chooser = chooser
        chooser.open()

    def _show(self) -> None:
        while item := self._list.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for path in self.paths:
            self._list.addWidget(self._line(one_line(path.name), _size(path), path))
        for number in self._numbers:
            self._list.addWidget(self._line(number, say(N_("uploaded")), number))

    def _line(self, name: str, more: str, what: Path | str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = label(made.fontMetrics().elidedText(name, _MIDDLE, 320))
        words.setToolTip(tip(str(what)))
        row.addWidget(words)
        row.addWidget(label(more, role="secondary"))
        row.addStretch()
        gone = named(Tool(), say(N_("Remove {name}")).format(name=name), css="remove")
        gone.setIcon(self.desk.theme.icon("close"))
        gone.setToolTip(say(N_("Remove")))
        gone.clicked.connect(lambda: self._drop(what))
        row.addWidget(gone)
        return made

    def _drop(self, what: Path | str) -> None:
        if isinstance(what, Path):
            self.paths.remove(what)
        else:
            self._numbers = tuple(each for each in self._numbers if each != what)
        self._show()
        self.changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped, nothing else."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what is dropped."""
        urls = event.mimeData().urls()
        self.add_files([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()


def _size(path: Path) -> str:
    try:
        return QLocale().formattedDataSize(path.stat().st_size, 1)
    except OSError:
        return say(N_("cannot be read"))
