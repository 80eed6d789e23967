"""Colours, fonts and measures of the window: one palette for light, one for dark.

The style is Fusion with palettes of our own, because a scheme cannot be forced on every platform.
Widgets ask a Theme for colours and icons and repaint when it says `changed`.
"""

import sys
from collections.abc import Mapping
from functools import cache
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from desktop.paths import resource
from desktop.views import icons

LIGHT = {
    "window": "#F6F7F9",
    "surface": "#FFFFFF",
    "alternate": "#FAFBFC",
    "line": "#E1E4E8",
    "text": "#1F2328",
    "secondary": "#59636E",
    "disabled": "#8C959F",
    "accent": "#0B63CE",
    "on_accent": "#FFFFFF",  # text on the accent
    "accent_hover": "#0957B5",
    "selection": "#DCEBFD",
    "hover": "#ECEEF1",
    "danger": "#B3261E",
    "warning": "#8A5A00",
    "success": "#1A7F37",
    "tick": "tick-light.svg",  # drawings that only the style sheet can use
}
DARK = {
    "window": "#16181C",
    "surface": "#1D2025",
    "alternate": "#21252B",
    "line": "#30353D",
    "text": "#E6E8EB",
    "secondary": "#9DA5B0",
    "disabled": "#6B7380",
    "accent": "#5AA2FF",
    "on_accent": "#0B1526",
    "accent_hover": "#7AB4FF",
    "selection": "#22416B",
    "hover": "#2A2F37",
    "danger": "#FF8A80",
    "warning": "#F2C464",
    "success": "#6BCB8B",
    "tick": "tick-dark.svg",
}
STYLED = "styled"  # a property of an application that was made with the style already
ROW_HEIGHTS = {"compact": 24, "normal": 28, "comfortable": 34}
_NOBODYS_CHOICE = ("", "Sans", "Sans Serif", "DejaVu Sans", "Bitstream Vera Sans")
_PREFERRED = ("Inter", "Noto Sans", "Cantarell", "Ubuntu", "Noto Sans CJK SC")
_CHINESE = {
    "win32": ("Microsoft YaHei UI", "Microsoft YaHei"),
    "darwin": ("PingFang SC",),
}
_CHINESE_ELSEWHERE = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)


class Theme(QObject):
    """The look of the moment. `changed` is emitted after colours, fonts or heights changed."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._scheme, self._density, self._zoom_percent = "system", "normal", 100
        self._icons: dict[tuple[str, str, tuple[int, ...]], QIcon] = {}
        self._font = _platform_font(app.font())
        if not app.property(STYLED):
            app.setStyle(QStyleFactory.create("Fusion"))
        app.styleHints().colorSchemeChanged.connect(self._on_system)
        app.screenAdded.connect(self._on_screen)

    def choose(self, scheme: str, density: str, zoom_percent: int) -> None:
        """Take over what the settings say: system|light|dark, a density, the size of the text."""
        self._scheme, self._density, self._zoom_percent = scheme, density, zoom_percent
        self._apply()

    @property
    def dark(self) -> bool:
        """Whether the dark palette is shown."""
        if self._scheme != "system":
            return self._scheme == "dark"
        return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark

    @property
    def colours(self) -> Mapping[str, str]:
        """The palette of the moment, `#RRGGBB` by name."""
        return DARK if self.dark else LIGHT

    def colour(self, name: str) -> QColor:
        """One colour of the palette of the moment."""
        return QColor(self.colours[name])

    def icon(self, name: str, colour: str = "secondary") -> QIcon:
        """A drawing of resources/icons in a colour of the palette."""
        key = (name, self.colours[colour], icons.ratios())
        if key not in self._icons:
            drawn = icons.icon(name, self.colour(colour), self.colour("disabled"), key[2])
            self._icons[key] = drawn
        return self._icons[key]

    @property
    def row_height(self) -> int:
        """Height of a table row in logical pixels; text that was made larger makes it higher."""
        needed = QFontMetrics(self._app.font()).height() + 6
        return max(round(ROW_HEIGHTS[self._density] * self._zoom_percent / 100), needed)

    def scaled(self, pixels: int) -> int:
        """A width made for text at its usual size, as wide as the text is now."""
        return round(pixels * self._zoom_percent / 100)

    def _on_screen(self) -> None:
        """Icons are drawn for the screens there are."""
        self.changed.emit()

    def _on_system(self) -> None:
        if self._scheme == "system":
            self._apply()

    def _apply(self) -> None:
        font = QFont(self._font)
        font.setPointSizeF(self._font.pointSizeF() * self._zoom_percent / 100)
        self._app.setFont(font)
        self._app.setPalette(palette(self.colours))
        icon_px = round(icons.SIZES[0] * self._zoom_percent / 100)
        line_px = QFontMetrics(font).height()
        self._app.setStyleSheet(style_sheet(self.colours, icon_px, line_px))
        self.changed.emit()


def palette(colours: Mapping[str, str]) -> QPalette:
    """Qt's palette from ours; what the style sheet does not reach is painted with it."""
    roles = QPalette.ColorRole
    made = QPalette()
    for names, colour in (
        ((roles.Window,), "window"),
        ((roles.Base, roles.Button, roles.ToolTipBase, roles.Light), "surface"),
        ((roles.AlternateBase, roles.Midlight), "alternate"),
        ((roles.WindowText, roles.Text, roles.ButtonText, roles.ToolTipText), "text"),
        ((roles.BrightText,), "danger"),
        ((roles.PlaceholderText,), "secondary"),
        ((roles.Highlight,), "selection"),
        ((roles.HighlightedText,), "text"),
        ((roles.Link, roles.LinkVisited, roles.Accent), "accent"),
        ((roles.Mid, roles.Dark, roles.Shadow), "line"),
    ):
        for role in names:
            made.setColor(role, QColor(colours[colour]))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.PlaceholderText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["disabled"]))
    return made


@cache
def _sheet() -> Template:
    return Template(resource("style", "window.qss").read_text("utf-8"))


def style_sheet(
    colours: Mapping[str, str], icon_px: int = icons.SIZES[0], line_px: int = 18
) -> str:
    """The style sheet in these colours, with icons of this size on buttons.

    `line_px` is the height of a line of text, which no button or field may be squeezed below.
    """
    drawings = resource("style").as_posix()
    sizes = {"icon_px": icon_px, "line_px": line_px}
    return _sheet().substitute(colours, drawings=drawings, **sizes)


def _platform_font(font: QFont) -> QFont:
    """The platform's font, with Chinese in simplified forms; where nobody chose one, a calm one."""
    known = set(QFontDatabase.families())
    family = font.family()
    if family in _NOBODYS_CHOICE:
        family = next((name for name in _PREFERRED if name in known), family)
    chinese = [name for name in _CHINESE.get(sys.platform, _CHINESE_ELSEWHERE) if name in known]
    chosen = QFont(font)
    chosen.setFamilies([family, *chinese])
    if chosen.pointSizeF() <= 0:  # given in pixels
        chosen.setPointSizeF(font.pixelSize() * 0.75)
    return chosen
