"""Icons as drawn in resources/icons, in the colour that the palette of the moment asks for."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import resource

SIZES = (16, 20)  # logical pixels at which icons are used
RATIOS = (1, 2, 3)  # a screen at 150 % takes the next larger one


@cache
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1) -> QPixmap:
    """The drawing `name` in one colour, `size` logical pixels wide and high."""
    text = _drawing(name).replace("currentColor", colour.name())
    side = round(size * ratio)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, colour: QColor, disabled: QColor) -> QIcon:
    """The drawing `name` for buttons and menus, also for their disabled state."""
    drawn = QIcon()
    for size in SIZES:
        for ratio in RATIOS:
            drawn.addPixmap(pixmap(name, colour, size, ratio), QIcon.Mode.Normal)
            drawn.addPixmap(pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
    return drawn


def program_icon() -> QIcon:
    """The program's own sign, for windows and task bars."""
    drawn = QIcon()
    for size in (16, 32, 48, 128, 256):
        drawn.addPixmap(pixmap("partner-desk", QColor("#FFFFFF"), size))
    return drawn
