"""The palettes can be read, follow the settings, and colour every drawing."""

from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop.paths import resource
from desktop.views.theme import DARK, LIGHT, ROW_HEIGHTS, Theme, style_sheet

GROUNDS = ("window", "surface", "alternate")
TEXTS = ("text", "secondary", "accent", "danger", "warning", "success")


def luminance(name):
    """Relative luminance, as WCAG 2 defines it."""
    colour = QColor(name)
    parts = [
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def theme(qapp):
    theme = Theme(qapp)
    yield theme
    theme.choose("light", "normal", 100)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground(palette):
    pairs = [*product(TEXTS, GROUNDS), ("text", "selection"), ("text", "hover")]
    pairs += [("danger", "selection"), ("warning", "selection")]  # of cells with a rule
    pairs += [("secondary", "hover"), ("on_accent", "accent"), ("on_accent", "accent_hover")]
    weak = {
        (text, ground): round(contrast(palette[text], palette[ground]), 2)
        for text, ground in pairs
        if contrast(palette[text], palette[ground]) < 4.5
    }
    assert weak == {}


def test_both_palettes_name_the_same_colours():
    assert LIGHT.keys() == DARK.keys()


def test_the_chosen_scheme_reaches_qt_and_says_so(theme, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark", "normal", 100)
    assert theme.dark
    window = QApplication.palette().color(QPalette.ColorRole.Window)
    assert window == theme.colour("window") == QColor(DARK["window"])
    theme.choose("light", "normal", 100)
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT["window"])


def test_the_system_is_followed_only_where_that_was_chosen(theme, qtbot):
    hints = QApplication.styleHints()
    theme.choose("dark", "normal", 100)
    with qtbot.assertNotEmitted(theme.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    theme.choose("system", "normal", 100)
    with qtbot.waitSignal(theme.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)


@pytest.mark.parametrize("density", ROW_HEIGHTS)
def test_rows_are_as_high_as_the_density_says_and_grow_with_the_text(theme, density):
    theme.choose("light", density, 100)
    normal = theme.row_height
    assert normal == ROW_HEIGHTS[density]
    theme.choose("light", density, 200)
    assert theme.row_height >= 2 * normal - 2


def test_larger_text_is_larger_everywhere(theme, qapp):
    theme.choose("light", "normal", 100)
    normal = qapp.font().pointSizeF()
    theme.choose("light", "normal", 150)
    assert qapp.font().pointSizeF() == pytest.approx(1.5 * normal)


@pytest.mark.parametrize("file", sorted(resource("icons").glob("*.svg")), ids=lambda f: f.stem)
def test_every_drawing_takes_the_colour_of_the_palette(theme, file):
    theme.choose("dark", "normal", 100)
    picture = theme.icon(file.stem, "text").pixmap(16).toImage()
    inked = [
        picture.pixelColor(x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() > 80
    ]
    assert inked
    if "currentColor" in file.read_text("utf-8"):
        assert all(colour.lightness() > 150 for colour in inked)


def test_the_style_sheet_names_only_drawings_that_exist():
    for colours in (LIGHT, DARK):
        for part in style_sheet(colours).split('url("')[1:]:
            assert (resource() / part.split('"')[0]).is_file()
