"""What was sent and the records that may be its trace, side by side."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.detail import Entry as Fact
from desktop.models.outbox_matches import Comparison, Record
from desktop.models.words import count, say
from desktop.text import N_
from desktop.views.marks import Value
from desktop.views.parts import label
from desktop.views.theme import Theme

_MOST = 10  # records; whoever has more of them looks into the list itself
_LABEL_WIDE = 88


class RecordsView(QWidget):
    """One block per record: what it is called, what was sent, what the record says."""

    def __init__(self, found: Comparison, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        for number, record in enumerate(found.records[:_MOST], 1):
            rows.addLayout(self._head(number, record, len(found.records)))
            rows.addLayout(self._grid(found, record))
            if record.more:
                rows.addWidget(label(record.more, role="secondary", wrap=True))
        if len(found.records) > _MOST:
            words = say(N_("And {count} more records.")).format(
                count=count(len(found.records) - _MOST)
            )
            rows.addWidget(label(words, role="secondary"))

    def _head(self, number: int, record: Record, every: int) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        words = say(N_("Record {number} of {count}")).format(number=number, count=every)
        head.addWidget(label(words, role="secondary"))
        if record.marked:
            head.addWidget(label(say(N_("has our mark")), role="pill"))
        if record.failed:
            head.addWidget(label(say(N_("says that it failed")), role="pill-warning"))
        head.addStretch()
        return head

    def _grid(self, found: Comparison, record: Record) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, self._theme.scaled(_LABEL_WIDE))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        sent, there = say(N_("As sent")), say(N_("Record"))
        grid.addWidget(label(sent, role="secondary"), 0, 1)
        grid.addWidget(label(there, role="secondary"), 0, 2)
        for row, header in enumerate(found.headers, 1):
            top = Qt.AlignmentFlag.AlignTop
            words = label(header, role="secondary", wrap=True)
            words.setFixedWidth(self._theme.scaled(_LABEL_WIDE))
            grid.addWidget(words, row, 0, top)
            for place, text in ((1, found.sent[row - 1]), (2, record.cells[row - 1])):
                fact = Fact("", f"{(sent, there)[place - 1]}, {header}", text)
                grid.addWidget(Value(fact, self._theme), row, place, top)
        return grid
