"""The list of the search over everything: headings, and lines painted by hand under them."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.fitting import marks
from desktop.models.palette import LINE, Index, Line, PaletteModel, Section
from desktop.models.words import say
from desktop.text import N_
from desktop.views.cells import tabular
from desktop.views.marks import DOT, MASK_WIDTH, paint_dot, paint_mask
from desktop.views.parts import named
from desktop.views.theme import Theme

_PAD, _GAP, _ICON = 12, 12, 16
_PAGE = 8  # lines that a page key goes
_WIDEST = 0.55  # of a line, for its title


class PaletteList(QListView):
    """Never has the focus: the field above it leads. `chosen` tells which line was clicked."""

    chosen = Signal(object)
    moved = Signal(object)  # the line that is the current one now, or None

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, say(N_("Results")))
        self.lines = PaletteModel(self)
        self._delegate = _Lines(theme, self)
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.clicked.connect(lambda index: self._on_clicked(index.row()))
        theme.changed.connect(self._delegate.restyle)

    def show_sections(self, sections: Iterable[Section], text: str, *, stay: bool = False) -> None:
        """Replace the lines. The first becomes the current one, with `stay` the same as before."""
        before, row = self.current(), self.currentIndex().row()
        place = self.verticalScrollBar().value()
        self._delegate.text = text
        self.lines.show(sections)
        if not stay or before is None:
            self._go(self.lines.step(-1, 1))
            self.scrollToTop()
            return
        same = self.lines.row_of(before)
        self._go(same if same >= 0 else self.lines.near(row))
        self.verticalScrollBar().setValue(place)

    def current(self) -> Line | None:
        """The line that Enter would choose."""
        return self.lines.line(self.currentIndex().row())

    def go(self, key: Qt.Key) -> None:
        """Go up or down, round at either end; by pages up to the ends."""
        row, rows = self.currentIndex().row(), self.lines.rowCount()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go(self.lines.step(row, 1 if key == Qt.Key.Key_Down else -1))
            return
        there = row + (_PAGE if key == Qt.Key.Key_PageDown else -_PAGE)
        there = max(0, min(there, rows - 1))
        line = self.lines.line(there)
        self._go(there if line and line.act else self.lines.near(there))

    def content_height(self) -> int:
        """How high all lines are."""
        rows = range(self.lines.rowCount())
        return sum(self._delegate.height(self.lines.line(row)) for row in rows)

    def _go(self, row: int) -> None:
        index = self.lines.index(max(row, 0), 0) if row >= 0 else QModelIndex()
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        if row == self.lines.near(0):
            self.scrollToTop()  # with the heading over it
        else:
            self.scrollTo(index)
        self.moved.emit(self.lines.line(row))

    def _on_clicked(self, row: int) -> None:
        line = self.lines.line(row)
        if line and line.act:
            self.chosen.emit(line)


class _Lines(QStyledItemDelegate):
    """Paints headings and lines; of what was typed the places in titles are marked."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self.text = ""

    def restyle(self) -> None:
        """Take over the palette and the font of the moment."""
        self._view.viewport().update()

    def height(self, line: Line | None) -> int:
        """How high a line is; headings have air above them."""
        return self._theme.row_height + (2 if line and not line.act else 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list."""
        return QSize(100, self.height(index.data(LINE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One heading or line."""
        line: Line = index.data(LINE)
        rect: QRect = option.rect
        if line.act is None:
            self._paint_heading(painter, rect, line)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.colour("hover"))
        inner = rect.adjusted(_PAD, 0, -_PAD, 0)
        if line.icon:
            where = QRect(inner.left(), inner.center().y() - _ICON // 2 + 1, _ICON, _ICON)
            self._theme.icon(line.icon).paint(painter, where)
            inner.setLeft(inner.left() + _ICON + 8)
        inner.setRight(inner.right() - self._paint_right(painter, inner, line))
        inner.setLeft(inner.left() + self._paint_title(painter, inner, line) + _GAP)
        self._paint_more(painter, inner, line)

    def _paint_heading(self, painter: QPainter, rect: QRect, line: Line) -> None:
        font = QFont(self._view.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._theme.colour("secondary"))
        inner = rect.adjusted(_PAD, 6, -_PAD, 0)
        number = f"  {line.right}" if line.right else ""
        room = inner.width() - QFontMetrics(font).horizontalAdvance(number)
        title = QFontMetrics(font).elidedText(line.title, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(inner, _LEFT, title + number)

    def _paint_right(self, painter: QPainter, rect: QRect, line: Line) -> int:
        """What stands at the end; how much room it takes."""
        if not line.right:
            return 0
        painter.setFont(self._view.font())
        painter.setPen(self._theme.colour("secondary"))
        painter.drawText(rect, _RIGHT, line.right)
        return self._view.fontMetrics().horizontalAdvance(line.right) + _GAP

    def _paint_title(self, painter: QPainter, rect: QRect, line: Line) -> int:
        """What it is; how much room it takes."""
        if line.masked:
            paint_mask(painter, rect, self._theme.colour("secondary"))
            return MASK_WIDTH
        font = tabular(self._view.font())
        room = rect.width() if not line.more else round(rect.width() * _WIDEST)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, room)
        layout = QTextLayout(shown, font)
        accent = QTextCharFormat()
        accent.setForeground(self._theme.colour("accent"))
        formats = []
        for start, length in marks(shown, self.text):
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = start, length, accent
            formats.append(one)
        layout.setFormats(formats)
        layout.beginLayout()
        made = layout.createLine()
        made.setLineWidth(max(room, 1))
        layout.endLayout()
        painter.setPen(self._theme.colour("secondary" if line.quiet else "text"))
        top = rect.center().y() - made.height() / 2 + 1
        layout.draw(painter, QPointF(rect.left(), top))
        return round(made.naturalTextWidth())

    def _paint_more(self, painter: QPainter, rect: QRect, line: Line) -> None:
        if line.tone:
            colour = "disabled" if line.tone == "neutral" else line.tone
            middle = QPointF(rect.left() + DOT / 2, rect.center().y() + 0.5)
            paint_dot(painter, middle, self._theme.colour(colour))
            rect = rect.adjusted(DOT + 6, 0, 0, 0)
        font = tabular(self._view.font())
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colour("secondary")))
        text = QFontMetrics(font).elidedText(line.more, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _LEFT, text)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft | _MIDDLE, Qt.AlignmentFlag.AlignRight | _MIDDLE
