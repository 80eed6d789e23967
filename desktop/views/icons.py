"""Icons as drawn in resources/icons, in the colour that the palette of the moment asks for."""

from collections.abc import Sequence
from functools import cache
from math import ceil
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import resource

SIZES = (16, 20)  # logical pixels at which icons are used


@cache
def _folder() -> Path:
    return resource("icons")


@cache
def _drawing(name: str) -> str:
    return (_folder() / f"{name}.svg").read_text("utf-8")


def ratios() -> tuple[int, ...]:
    """How many pixels a logical one has on the screens; at 150 % the next larger ones are taken."""
    return tuple(sorted({ceil(each.devicePixelRatio()) for each in QGuiApplication.screens()}))


def icon(name: str, colour: QColor, disabled: QColor, ratios: Sequence[int]) -> QIcon:
    """The drawing `name` for buttons and menus, also for their disabled state."""
    renderer, drawn = _renderer(name, colour), QIcon()
    for size in SIZES:
        for ratio in ratios:
            normal = _pixmap(renderer, size * ratio)
            normal.setDevicePixelRatio(ratio)
            drawn.addPixmap(normal, QIcon.Mode.Normal)
            drawn.addPixmap(_tinted(normal, disabled), QIcon.Mode.Disabled)
    return drawn


def program_icon() -> QIcon:
    """The program's own sign, for windows and task bars."""
    renderer, drawn = _renderer("partner-desk", QColor("#FFFFFF")), QIcon()
    for size in (16, 32, 48, 128, 256):
        drawn.addPixmap(_pixmap(renderer, size))
    return drawn


def _renderer(name: str, colour: QColor) -> QSvgRenderer:
    text = _drawing(name).replace("currentColor", colour.name())
    return QSvgRenderer(QByteArray(text.encode()))


def _pixmap(renderer: QSvgRenderer, side: int) -> QPixmap:
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return picture


def _tinted(picture: QPixmap, colour: QColor) -> QPixmap:
    """The same in another colour: drawn once more it would cost ten times as much."""
    made = picture.copy()
    made.fill(colour)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return made
