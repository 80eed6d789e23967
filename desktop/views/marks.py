"""Small painted marks: the dots of hidden content, the dot of a status, a value to be copied."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QToolTip

from desktop.models.words import one_line, say, tip, without_directions
from desktop.text import N_
from desktop.views.theme import Theme

if TYPE_CHECKING:
    from desktop.models.detail import Entry

DOT = 6
CORNER = 6
_MASK_DOT, _MASK_GAP, _MASK_DOTS = 4, 4, 5
MASK_WIDTH = _MASK_DOTS * (_MASK_DOT + _MASK_GAP)


def fill(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """A rectangle of one colour, as by `fillRect`, which loads all kinds of gradients first."""
    painter.setBackground(colour)
    painter.eraseRect(rect)


def paint_dot(painter: QPainter, middle: QPointF, colour: QColor, size: float = DOT) -> None:
    """A filled circle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(middle, size / 2, size / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_mask(painter: QPainter, rect: QRect, colour: QColor, *, right: bool = False) -> None:
    """Five dots of one width in any font: some fonts set bullets as wide as Chinese characters."""
    left = rect.right() - MASK_WIDTH + _MASK_GAP if right else rect.left()
    for number in range(_MASK_DOTS):
        x = left + number * (_MASK_DOT + _MASK_GAP) + _MASK_DOT / 2
        paint_dot(painter, QPointF(x, rect.center().y() + 0.5), colour, _MASK_DOT)


def paint_corner(painter: QPainter, rect: QRect, colour: QColor, *, right: bool) -> None:
    """A small triangle in the upper corner of a cell where its value stands: that changed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    top, side, inwards = rect.top(), rect.left(), CORNER
    if right:
        side, inwards = rect.right() + 1, -CORNER
    corners = (side, top), (side + inwards, top), (side, top + CORNER)
    painter.drawPolygon([QPointF(x, y) for x, y in corners])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


class Value(QAbstractButton):
    """One value of a record, broken into lines wherever it must be. A click copies it."""

    def __init__(self, entry: "Entry", theme: Theme, *, dot: bool = False) -> None:
        super().__init__()
        self.entry, self._theme, self._dot = entry, theme, dot
        words = say(N_("hidden")) if entry.masked else entry.text
        self.setAccessibleName(one_line(f"{entry.label}: {words}"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if self._copies:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(tip(say(N_("Click to copy"))))
            self.clicked.connect(self._on_clicked)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def _copies(self) -> bool:
        return bool(self.entry.text) and not self.entry.masked

    def sizeHint(self) -> QSize:
        """One line; more where the room is narrow."""
        return QSize(80, self.fontMetrics().height() + 2)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return max(int(self._lay_out(width)[1]) + 2, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, a mask, or a dash where there is nothing."""
        painter = QPainter(self)
        grey = self._theme.colour("secondary")
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        if self.entry.masked:
            paint_mask(painter, self.rect(), grey)
            return
        high = self.fontMetrics().height()
        if self._dot and self.entry.tone:
            colour = "disabled" if self.entry.tone == "neutral" else self.entry.tone
            paint_dot(painter, QPointF(DOT / 2, high / 2 + 1), self._theme.colour(colour))
        hovered = self.underMouse() and self._copies
        colour = "accent" if hovered else "text" if self.entry.text else "disabled"
        painter.setPen(self._theme.colour(colour))
        self._lay_out(self.width())[0].draw(painter, QPointF(self._indent, 1))

    @property
    def _indent(self) -> int:
        return DOT + 6 if self._dot and self.entry.tone else 0

    def _lay_out(self, width: int) -> tuple[QTextLayout, float]:
        """The text in lines, and how high they are."""
        text = without_directions(self.entry.text).replace("\n", "\u2028")
        layout = QTextLayout(text or "–", self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        high = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width - self._indent, 20))
            line.setPosition(QPointF(0, high))
            high += line.height()
        layout.endLayout()
        return layout, high

    def _on_clicked(self) -> None:
        QApplication.clipboard().setText(self.entry.text)
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), say(N_("Copied")), self)
