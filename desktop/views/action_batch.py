"""Many receivers from a file: what its lines wish, then the question and the outcome as always."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from desktop.actions import batch
from desktop.actions.entry import Entry
from desktop.actions.problem import Problem
from desktop.catalog.action import Action
from desktop.errors import PartnerError
from desktop.models.words import count, one_line, say, style, tip
from desktop.text import N_
from desktop.views.action_steps import Steps
from desktop.views.action_words import verb
from desktop.views.checklist import Lines, TallLines
from desktop.views.desk import Desk
from desktop.views.message_bar import sentence_of
from desktop.views.parts import headline, label, named

_LINES = 10


class LinesPage(QWidget):
    """How many lines a file has, and what is wrong with which."""

    def __init__(self, action: Action, path: Path, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.title = headline(verb(action))
        file = label(one_line(path.name), role="title", wrap=True)
        file.setToolTip(tip(str(path)))
        self.words = label(say(N_("Reading…")), role="secondary", wrap=True)
        self.wrong = label(role="danger", wrap=True)
        self.list = named(Lines(), say(N_("Lines that are wrong")))
        self.list.setItemDelegate(TallLines(desk.theme, self.list))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 4, 24, 12)
        rows.setSpacing(12)
        for part in (self.title, file, self.words, self.wrong, self.list):
            rows.addWidget(part)
        rows.addStretch()
        self.wrong.hide()
        self.list.hide()

    def show_lines(self, lines: int) -> None:
        """Say how many lines were read."""
        self.words.setText(say(N_("{lines} lines were read.")).format(lines=count(lines)))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """List every wrong line with what is wrong; what concerns the whole stands above."""
        general = [each.say(say) for each in problems if not each.line]
        lines = sorted((each for each in problems if each.line), key=lambda each: each.line)
        if lines:
            words = say(N_("{lines} lines are wrong. Nothing was sent. Correct the file."))
            number = len({each.line for each in lines})
            general.append(words.format(lines=count(number)))
        self.wrong.setText("\n".join(dict.fromkeys(general)))
        self.wrong.setVisible(bool(general))
        self.list.clear()
        for each in lines:
            text = say(N_("Line {line}: {problem}"))
            text = one_line(text.format(line=each.line, problem=each.say(say)))
            QListWidgetItem(text, self.list).setToolTip(tip(text))
        self.list.setVisible(bool(lines))
        self.list.ask_for(min(len(lines), _LINES), self._desk.theme.row_height)


class BatchDialog(Steps):
    """Checks a file as a whole before anything of it is sent, and writes how each line ended."""

    def __init__(self, action: Action, desk: Desk, path: Path, parent: QWidget | None) -> None:
        super().__init__(action, desk, parent)
        self._path = path
        self._batch: batch.Batch | None = None
        self._sent: list[Entry] = []
        self._result: Path | None = None
        self.lines = LinesPage(action, path, desk)
        self.show_first()

    def show_first(self) -> None:
        """Show what the file is."""
        self.show_page(self.lines)
        self.offer(say(N_("Continue")), say(N_("Cancel")))
        self.lead(self.next)
        self.state.setText("")

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Name the wrong lines; a file is read again when it was corrected."""
        self.lines.show_problems(problems)
        self.offer(say(N_("Read it again")), say(N_("Cancel")))
        self._batch = None
        self.fit()

    def open(self) -> None:
        """Show the dialog and read the file."""
        super().open()
        self.start(self._read, say(N_("Reading…")))

    def go_on(self) -> None:
        """Ask about all lines at once, or read the file again."""
        if self._batch is None:
            self.start(self._read, say(N_("Reading…")))
        else:
            wishes = self._batch.wishes
            self.start(lambda: self.plan(wishes), say(N_("Checking…")))

    async def _read(self) -> None:
        self.lines.show_problems(())
        read = await asyncio.to_thread(batch.read, self._path, self.action, {}, style())
        self._batch = read
        self.lines.show_lines(len(read.sheet.lines))
        if read.problems:
            self.show_problems(read.problems)
        else:
            self.offer(say(N_("Continue")), say(N_("Cancel")))

    async def ended(self, entries: Sequence[Entry]) -> None:
        """Write beside the file how each line ended, and offer to open it."""
        self._sent = [*entries, *self._sent]  # how a line ended at last
        if self._batch is None:
            return
        ends = batch.ends(self.action, self._batch.wishes, self._sent, style())
        target = batch.result_path(self._path)
        try:
            await asyncio.to_thread(batch.write, target, self._batch.sheet, ends)
        except PartnerError as exc:
            self.desk.notify(sentence_of(exc), "", None)
            return
        self._result = target

    def after(self) -> tuple[str, Callable[[], None]]:
        """The result file is what a user wants to see next."""
        if self._result is None:
            return say(N_("Open the outbox")), self.open_outbox
        return say(N_("Open the result file")), self._open_result

    def _open_result(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._result)))
