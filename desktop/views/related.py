"""Rows of another dataset that belong to the record in the detail pane, one click away."""

import time

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import PartnerError
from desktop.models.detail import Line, Record, Relation
from desktop.models.words import count, one_line, say, style, tip
from desktop.text import N_
from desktop.views.cells import tabular
from desktop.views.desk import Desk
from desktop.views.marks import DOT, paint_dot
from desktop.views.message_bar import sentence_of
from desktop.views.parts import button, label
from desktop.views.theme import Theme

_MOST = 5
_PAD = 8
_FRESH_S = 60  # lines that were read so lately are not read again


class RelatedRow(QAbstractButton):
    """A related row in two lines; a click goes to it."""

    def __init__(self, line: Line, theme: Theme) -> None:
        super().__init__()
        self._line, self._theme = line, theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        parts = (line.title, line.amount, line.more)
        self.setAccessibleName(one_line(", ".join(part for part in parts if part)))
        self.setToolTip(tip(f"{line.title}  {line.amount}\n{line.more}"))

    def sizeHint(self) -> QSize:
        """Two lines of text."""
        return QSize(200, 2 * self.fontMetrics().height() + 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What it is and how much; below, in grey, what else is known."""
        painter = QPainter(self)
        rect = self.rect()
        if self.underMouse():
            painter.fillRect(rect, self._theme.colour("hover"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        high = self.fontMetrics().height()
        inner = rect.adjusted(_PAD, 6, -_PAD, 0)
        self._paint_first(painter, QRect(inner.topLeft(), QSize(inner.width(), high)))
        below = QRect(inner.topLeft() + QPoint(0, high + 2), QSize(inner.width(), high))
        self._paint_second(painter, below)

    def _paint_first(self, painter: QPainter, rect: QRect) -> None:
        font = tabular(self.font())
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self._theme.colour("secondary" if self._line.gone else "text"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight, self._line.amount)
        room = rect.width() - metrics.horizontalAdvance(self._line.amount) - 12
        title = metrics.elidedText(self._line.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft, title)

    def _paint_second(self, painter: QPainter, rect: QRect) -> None:
        if self._line.tone:
            colour = "disabled" if self._line.tone == "neutral" else self._line.tone
            middle = QPointF(rect.left() + DOT / 2, rect.center().y() + 1)
            paint_dot(painter, middle, self._theme.colour(colour))
            rect = rect.adjusted(12, 0, 0, 0)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.92)
        painter.setFont(font)
        painter.setPen(self._theme.colour("secondary"))
        text = QFontMetrics(font).elidedText(
            self._line.more, Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft, text)


class Related(QWidget):
    """One relation: a title with the count, the newest few rows, the way to all of them.

    Rows that are read on demand are asked of the API when they are looked at.
    """

    shown = Signal()

    def __init__(self, relation: Relation, desk: Desk, asked: dict[str, float]) -> None:
        super().__init__()
        self.relation, self._desk, self._asked = relation, desk, asked
        self._reader = desk.session.reader()
        self.rows: list[RelatedRow] = []
        self.title = label(say(relation.dataset.label), role="title")
        self.number = label("", role="secondary")
        self.all = button(say(N_("Show all")), "link")
        self.all.hide()
        self.all.setAccessibleName(
            say(N_("Show all: {dataset}")).format(dataset=say(relation.dataset.label))
        )
        self.state = label("", role="secondary", wrap=True)
        self.again = button(say(N_("Try again")), "link")
        self.again.hide()
        self._lay_out()
        self.all.clicked.connect(lambda: desk.go(relation.dataset.name, relation.query(), None))
        self.again.clicked.connect(self._on_again)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.number)
        head.addStretch()
        head.addWidget(self.all)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(head)
        whole.addWidget(self.state)
        whole.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        whole.addLayout(self._list)

    @property
    def _task(self) -> str:
        return f"related {self.relation.dataset.name}"

    def stop(self) -> None:
        """The pane shows something else: what is still being read is no longer wanted here."""
        self._desk.tasks.cancel(self._task)

    def read(self) -> None:
        """Show what the cache has; then ask the API, if these rows are read on demand."""
        self._desk.tasks.restart(self._task, self._read)

    async def _read(self) -> None:
        number = await self._show()
        owner = self.relation.owner or self.relation.value
        stamp = f"{self.relation.dataset.name} {owner}"
        fresh = time.monotonic() - self._asked.get(stamp, -_FRESH_S) < _FRESH_S
        if not self.relation.dataset.on_demand or fresh:
            return
        if not number:
            self._say(say(N_("Reading…")))
        try:
            report = await self._desk.session.refresh(self.relation.dataset, [owner])
        except PartnerError as exc:
            self._failed(exc)
            return
        if report.error:
            self._failed(report.error)
            return
        self._asked[stamp] = time.monotonic()
        await self._show()

    async def _show(self) -> int:
        """Fill in the newest rows; how many there are."""
        dataset = self.relation.dataset
        ids = await self._desk.session.ids(self.relation.query())
        found = self._reader(dataset, ids[:_MOST])
        arrangement, how = self._desk.arrangement(dataset), style()
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for rowid in ids[:_MOST]:
            if rowid in found:
                record = Record(dataset, found[rowid], arrangement, how)
                self._add(rowid, record.line(self.relation.column))
        self.number.setText(count(len(ids)) if ids else "")
        self.all.setVisible(len(ids) > 0)
        self._say("" if ids else say(N_("None")))
        self.shown.emit()
        return len(ids)

    def _add(self, rowid: int, line: Line) -> None:
        row = RelatedRow(line, self._desk.theme)
        row.clicked.connect(
            lambda: self._desk.go(self.relation.dataset.name, self.relation.query(), rowid)
        )
        self.rows.append(row)
        self._list.addWidget(row)

    def _say(self, text: str) -> None:
        self.again.hide()
        self.state.setText(text)
        self.state.setVisible(bool(text))

    def _failed(self, exc: PartnerError) -> None:
        """What is cached stays; why there is no more is said where the rows would be."""
        self._say(sentence_of(exc))
        self.again.show()

    def _on_again(self) -> None:
        self._say(say(N_("Reading…")))
        self.read()
