"""The header of a table: label, sort number and direction, eye, and the way to a filter."""

from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from desktop.catalog.kinds import STRUCTURE
from desktop.models.columns import NARROWEST, Arrangement
from desktop.models.table import RIGHT, TableModel
from desktop.models.words import say, tip
from desktop.text import N_
from desktop.views.cells import PAD
from desktop.views.frozen import Frozen
from desktop.views.marks import fill
from desktop.views.theme import Theme
from desktop.views.viewport import own_viewport

_ICON = 14
_GAP = 4
_SLACK = 6  # pixels a pressed mouse may tremble and still click


Mark = Literal["", "eye", "funnel"]


class Header(QHeaderView):
    """Click sorts, Ctrl-click adds to the sort, the eye hides and shows; a section can be dragged.

    `asked_menu` carries a column's number and where on the screen the menu belongs, `asked_filter`
    the number of a column whose funnel was clicked.
    """

    asked_menu = Signal(int, QPoint)
    asked_filter = Signal(int)
    marked = Signal()  # columns that are filtered by need room for that sign

    def __init__(
        self, model: TableModel, arrangement: Arrangement, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        own_viewport(self, QPalette.ColorRole.Button)
        self.viewport().setMouseTracking(True)
        self._table, self._arrangement, self._theme = model, arrangement, theme
        self._columns = model.dataset.columns
        self._pressed: tuple[QPoint, int, Mark] | None = None  # where, section, on what
        self._hovered = -1
        self._filtered: frozenset[str] = frozenset()
        self.frozen = Frozen(self, arrangement)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(NARROWEST)
        self.setMouseTracking(True)
        self.setAccessibleName(say(N_("Columns")))
        for signal in (theme.changed, arrangement.sorted):
            signal.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        """As high as a row and a little more."""
        return QSize(super().sizeHint().width(), self._high)

    @property
    def _high(self) -> int:
        return self._theme.row_height + 2

    def width_of(self, section: int) -> int:
        """How wide a section must be to show its label, its sort mark and its eye."""
        metrics = QFontMetrics(self._font(section))
        width = metrics.horizontalAdvance(self._table.label(section)) + 2 * PAD + 2
        if self._arrangement.has_eye(self._columns[section]):
            width += _ICON + _GAP
        if self._is_filtered(section):
            width += _ICON + _GAP
        return width + self._mark_width(section, metrics)

    def sectionSizeFromContents(self, section: int) -> QSize:
        """What the section needs when its column is fitted."""
        return QSize(self.width_of(section), self._high)

    def mark_filtered(self, names: Iterable[str]) -> None:
        """Show at these columns that the rows are narrowed by them."""
        if self._filtered != frozenset(names):
            self._filtered = frozenset(names)
            self.viewport().update()
            self.marked.emit()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sections, and the ground where there is none."""
        painter = QPainter(self.viewport())
        fill(painter, event.rect(), self._theme.colour("window"))
        painter.setPen(self._theme.colour("line"))
        bottom = self.viewport().height() - 1
        painter.drawLine(0, bottom, self.viewport().width(), bottom)
        painter.end()
        super().paintEvent(event)
        self.frozen.paint_header(self._theme, self.paintSection)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One section, from the right: sort mark, then eye, then the label in what is left."""
        painter.save()
        fill(painter, rect, self._theme.colour("window"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if section == self._hovered:  # where a column ends shows only where one might drag it
            painter.drawLine(rect.topRight() + QPoint(0, 6), rect.bottomRight() - QPoint(0, 6))
        inner = rect.adjusted(PAD, 0, -PAD, 0)
        inner = self._paint_sort(painter, inner, section)
        if self._is_filtered(section):
            inner = self._without_funnel(inner, section)
        inner = self._paint_eye(painter, inner, section)
        font = self._font(section)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text" if self._is_sorted(section) else "secondary"))
        text = QFontMetrics(font).elidedText(
            self._table.label(section), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, self._table.alignment(section), text)
        self._paint_funnel(painter, section)
        painter.restore()

    def _paint_funnel(self, painter: QPainter, section: int) -> None:
        """Over the label of the section under the mouse, and of each one that is filtered by."""
        where = self._funnel_rect(section)
        if where.isNull():
            return
        fill(painter, where.adjusted(-3, 0, 3, 0), self._theme.colour("window"))
        colour = "accent" if self._is_filtered(section) else "secondary"
        self._theme.icon("filter", colour).paint(painter, where)

    def _funnel_rect(self, section: int) -> QRect:
        """Where the funnel of a section is, beside the eye; nothing where it has none."""
        shown = section == self._hovered or self._is_filtered(section)
        if not shown or self._columns[section].kind.name == STRUCTURE:
            return QRect()
        inner, eye = self._inner(section), self._eye_rect(section)
        ends = [self._icon_at(left, inner) for left in (inner.left(), inner.right() - _ICON)]
        first, second = ends if self._table.alignment(section) == RIGHT else reversed(ends)
        return second if eye.intersects(first) else first

    def _without_funnel(self, rect: QRect, section: int) -> QRect:
        if self._table.alignment(section) == RIGHT:
            return rect.adjusted(_ICON + _GAP, 0, 0, 0)
        return rect.adjusted(0, 0, -(_ICON + _GAP), 0)

    def _is_filtered(self, section: int) -> bool:
        return self._columns[section].name in self._filtered

    def _paint_sort(self, painter: QPainter, rect: QRect, section: int) -> QRect:
        place, descending = self._sort_of(section)
        if not place:
            return rect
        chosen = bool(self._arrangement.sort)
        number = str(place) if len(self._arrangement.sort) > 1 else ""
        font = self._number_font()
        wide = QFontMetrics(font).horizontalAdvance(number)
        colour = "accent" if chosen else "disabled"
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        right = QRect(rect.right() - wide, rect.top(), wide + 1, rect.height())
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter, number)
        self._theme.icon("sort-down" if descending else "sort-up", colour).paint(
            painter, self._icon_at(rect.right() - wide - _ICON, rect)
        )
        return rect.adjusted(0, 0, -(wide + _ICON + _GAP), 0)

    def _paint_eye(self, painter: QPainter, rect: QRect, section: int) -> QRect:
        column = self._columns[section]
        if not self._arrangement.has_eye(column):
            return rect
        masked = self._arrangement.is_masked(column.name)
        where = self._eye_at(rect, section)
        icon = self._theme.icon("eye-off" if masked else "eye", "secondary")
        icon.paint(painter, where)
        if self._table.alignment(section) == RIGHT:  # the eye stands left of right-aligned labels
            return rect.adjusted(_ICON + _GAP, 0, 0, 0)
        return rect.adjusted(0, 0, -(_ICON + _GAP), 0)

    def _eye_at(self, inner: QRect, section: int) -> QRect:
        """Right behind the label, as the label ends; within the section at any rate."""
        wide = QFontMetrics(self._font(section)).horizontalAdvance(self._table.label(section))
        if self._table.alignment(section) == RIGHT:
            left = inner.right() - wide - _ICON - _GAP
            return self._icon_at(max(left, inner.left()), inner)
        return self._icon_at(min(inner.left() + wide + _GAP + 2, inner.right() - _ICON), inner)

    @staticmethod
    def _icon_at(left: int, rect: QRect) -> QRect:
        return QRect(left, rect.center().y() - _ICON // 2 + 1, _ICON, _ICON)

    def _eye_rect(self, section: int) -> QRect:
        """Where the eye of a section is, generously; nothing where it has none."""
        if section < 0 or not self._arrangement.has_eye(self._columns[section]):
            return QRect()
        inner = self._inner(section)
        if self._is_filtered(section):
            inner = self._without_funnel(inner, section)
        return self._eye_at(inner, section).adjusted(-3, -6, 3, 6)

    def _inner(self, section: int) -> QRect:
        """The room of a section's label, left of its sort mark."""
        left = self.frozen.left_of(section)
        whole = QRect(left, 0, self.sectionSize(section), self.height())
        inner = whole.adjusted(PAD, 0, -PAD, 0)
        inner.setRight(inner.right() - self._mark_width(section, QFontMetrics(self.font())))
        return inner

    def _font(self, section: int) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self._is_sorted(section) else QFont.Weight.Medium)
        return font

    def _number_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        return font

    def _mark_width(self, section: int, _metrics: QFontMetrics) -> int:
        place, _ = self._sort_of(section)
        if not place:
            return 0
        number = str(place) if len(self._arrangement.sort) > 1 else ""
        return QFontMetrics(self._number_font()).horizontalAdvance(number) + _ICON + _GAP

    def _sort_of(self, section: int) -> tuple[int, bool]:
        """The place of a column in the sort that is in force, from 1, and its direction."""
        name = self._columns[section].name
        for place, each in enumerate(self._arrangement.effective_sort, 1):
            if each.column == name:
                return place, each.descending
        return 0, False

    def _is_sorted(self, section: int) -> bool:
        return any(each.column == self._columns[section].name for each in self._arrangement.sort)

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where the button went down: on a mark, nothing else may happen."""
        self._pressed = None
        where = event.position().toPoint()
        section = self._section_at(where)
        if event.button() == Qt.MouseButton.LeftButton and section >= 0:
            mark = self._mark_at(section, where)
            self._pressed = (where, section, mark)
            if mark or self._is_stuck(where):
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On an edge Qt fits the column; edges below what is stuck are not seen."""
        if not self._is_stuck(event.position().toPoint()):
            super().mouseDoubleClickEvent(event)

    def _section_at(self, where: QPoint) -> int:
        """The column that is seen at a place; -1 where none is."""
        stuck = self.frozen.section_at(where.x())
        return stuck if stuck >= 0 else self.logicalIndexAt(where)

    def _is_stuck(self, where: QPoint) -> bool:
        return self.frozen.section_at(where.x()) >= 0

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click, if the mouse stayed where it was and no edge was dragged."""
        resizing = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
            return
        start, section, mark = pressed
        if not mark and not self._is_stuck(start):
            super().mouseReleaseEvent(event)
        moved = (event.position().toPoint() - start).manhattanLength() > _SLACK
        if moved or resizing:
            return
        add = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._on_click(section, mark, add=add)

    def _on_click(self, section: int, mark: Mark, *, add: bool) -> None:
        name = self._columns[section].name
        if mark == "eye":
            self._arrangement.set_masked(name, not self._arrangement.is_masked(name))
        elif mark == "funnel":
            self.asked_filter.emit(section)
        else:
            self._arrangement.sort_by(name, add=add)

    def _mark_at(self, section: int, where: QPoint) -> Mark:
        """What is painted there that can be clicked."""
        if self._eye_rect(section).contains(where):
            return "eye"
        funnel = self._funnel_rect(section)
        if not funnel.isNull() and funnel.adjusted(-3, -6, 3, 6).contains(where):
            return "funnel"
        return ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the edge of the section under the mouse."""
        where = event.position().toPoint()
        if self._is_stuck(where) and not event.buttons():
            self.unsetCursor()  # Qt would show the edges of what lies below
        else:
            super().mouseMoveEvent(event)
        self._hover(self._section_at(where))

    def leaveEvent(self, event: QEvent) -> None:
        """No section is under the mouse."""
        super().leaveEvent(event)
        self._hover(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the section."""
        section = self._section_at(event.pos())
        self.asked_menu.emit(section, event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Tool tips: of the eye, of a label that does not fit, of how to sort."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            section = self._section_at(event.pos())
            if section >= 0:
                QToolTip.showText(event.globalPos(), tip(self.tip_at(section, event.pos())), self)
            return True
        return super().viewportEvent(event)

    def tip_at(self, section: int, where: QPoint) -> str:
        """What the tool tip over a place of a section says."""
        name = self._columns[section].name
        mark = self._mark_at(section, where)
        if mark == "funnel":
            return say(N_("Filter by this column"))
        if mark == "eye":
            if self._arrangement.is_masked(name):
                return say(N_("Show the content of this column"))
            return say(N_("Hide the content of this column"))
        label = self._table.label(section)
        how = say(N_("Click to sort, Ctrl-click to sort by several columns"))
        return f"{label}\n{how}"

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()
