"""How cells of a table are painted: text, a dot in the colour of a status, the current cell.

Painted by hand, because a style sheet costs ten times as much for each of a thousand cells.
"""

from datetime import timedelta
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.catalog.kinds import Kind
from desktop.catalog.times import utc_text
from desktop.models.table import LEFT, RIGHT, Cell, TableModel
from desktop.models.words import say, style
from desktop.text import MASK
from desktop.views.marks import DOT, MASK_WIDTH, fill, paint_corner, paint_dot, paint_mask
from desktop.views.theme import Theme

_LONG_AGO = "2000-10-20T20:20:20Z"  # a time of the widest form: not of this year
_LONGEST_AHEAD_DAYS = 1000  # the widest form of a time at which something ends
PAD = 8
_AT_LEFT = LEFT | Qt.TextFlag.TextSingleLine
_AT_RIGHT = RIGHT | Qt.TextFlag.TextSingleLine
_BAR = 3  # at the start of a row that is new
_COLOURS = (
    "text", "secondary", "disabled", "selection", "alternate",
    "accent", "danger", "warning", "success", "line",
)  # fmt: skip


def tabular(font: QFont) -> QFont:
    """The font with figures of one width, so that digits stand in columns."""
    made = QFont(font)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


class Cells(QStyledItemDelegate):
    """Paints the cells of a TableModel."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._colours: dict[str, QColor] = {}
        self._font, self._metrics = view.font(), view.fontMetrics()
        self.restyle()
        theme.changed.connect(self.restyle)
        view.installEventFilter(self)

    def restyle(self) -> None:
        """Take over the palette and the font of the moment."""
        self._colours = {name: self._theme.colour(name) for name in _COLOURS}
        self._colours["neutral"] = self._theme.colour("disabled")
        self._font = tabular(self._view.font())
        self._metrics = QFontMetrics(self._font)
        self._view.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the view's font, and repaint the current cell as the focus comes and goes."""
        if event.type() == QEvent.Type.FontChange:
            self.restyle()
        return False  # not super: that takes whatever it watches for an editor

    @property
    def metrics(self) -> QFontMetrics:
        """The measures of the font that cells are painted in."""
        return self._metrics

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One cell, on the ground of its row."""
        row, place = index.row(), index.column()
        model = cast(TableModel, index.model())
        cell = model.cell(row, place)
        rect: QRect = option.rect
        selected = self._view.selectionModel().isSelected(index)  # an option's state loads QStyle
        if selected:
            fill(painter, rect, self._colours["selection"])
        elif row & 1:
            fill(painter, rect, self._colours["alternate"])
        if cell.changed:
            right = model.alignment(place) is RIGHT
            paint_corner(painter, rect, self._colours["accent"], right=right)
        self._paint_bar(painter, rect, place, new=model.is_new(row))
        inner = rect.adjusted(PAD, 0, -PAD, 0)
        if cell.tone:
            middle = QPointF(inner.left() + DOT / 2, inner.center().y() + 0.5)
            paint_dot(painter, middle, self._colours[cell.tone])
            inner.setLeft(inner.left() + DOT + 6)
        if cell.text is MASK:
            right = model.alignment(place) is RIGHT
            paint_mask(painter, inner, self._colours["secondary"], right=right)
        elif cell.text:
            painter.setFont(self._font)
            painter.setPen(self._colours[_ink(cell, selected)])
            text = self._metrics.elidedText(
                cell.text, Qt.TextElideMode.ElideRight, inner.width(), 0
            )
            at = _AT_RIGHT if model.alignment(place) is RIGHT else _AT_LEFT
            painter.drawText(inner, at, text)
        if index == self._view.currentIndex() and self._view.hasFocus():
            self._paint_current(painter, rect)

    def width_of(self, model: TableModel, row: int, place: int) -> int:
        """How wide a column must be to show this cell whole."""
        cell = model.cell(row, place)
        if cell.text is MASK:
            return MASK_WIDTH + 2 * PAD
        return self._wide(cell.text, dot=bool(cell.tone))

    def width_of_any(self, kind: Kind) -> int:
        """How wide a column must be to show any declared code, or any time; 0 for other kinds."""
        words = [say(label) for label in kind.labels.values()]
        how = style()
        far = utc_text(how.now() + timedelta(days=_LONGEST_AHEAD_DAYS))
        words += [kind.cell(each, how) for each in (_LONG_AGO, far) if kind.name == "time"]
        return max((self._wide(text, dot=bool(kind.tones)) for text in words), default=0)

    def _wide(self, text: str, *, dot: bool) -> int:
        return self._metrics.horizontalAdvance(text) + 2 * PAD + (DOT + 6 if dot else 0) + 2

    def _paint_bar(self, painter: QPainter, rect: QRect, place: int, *, new: bool) -> None:
        """A bar where a row begins that is new since the last look."""
        header = cast(QTableView, self._view).horizontalHeader() if new else None
        if header and header.sectionPosition(place) == 0:
            bar = QRect(rect.left(), rect.top(), _BAR, rect.height())
            fill(painter, bar, self._colours["accent"])

    def _paint_current(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(QPen(self._colours["accent"], 2))
        painter.drawRect(rect.adjusted(1, 1, -1, -1))


def _ink(cell: Cell, selected: bool) -> str:
    """The colour of text: on the ground of a selection most would be too faint to read."""
    if cell.quiet or cell.ink == "neutral":
        return "text" if selected else "secondary"
    readable = not selected or cell.ink in ("danger", "warning")
    return cell.ink if cell.ink and readable else "text"
