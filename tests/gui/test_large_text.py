"""Text of 150 and 200 %: nothing is clipped, nothing leaves its window."""

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from desktop.settings import AccountSettings, Settings
from desktop.views.settings_dialog import SettingsDialog
from desktop.views.top_bar import TopBar
from tests.gui.waiting import until

ZOOMS = (100, 150, 200)


@pytest.fixture(params=ZOOMS)
async def zoom(bench, request):
    """The size of the text in percent."""
    bench.theme.choose("light", "normal", request.param)
    yield request.param
    bench.theme.choose("light", "normal", 100)


async def test_the_column_of_the_order_numbers_shows_them_whole(tab, bench, zoom):
    place = list(tab.dataset.by_name).index("order_id")
    needed = max(tab.table.cells.width_of(tab.model, row, place) for row in range(8))
    await until(lambda: tab.table.columnWidth(place) >= needed)


async def test_the_search_boxes_show_what_they_search(tab, bench, zoom):
    search = tab.bar.search
    words = search.placeholderText()
    await until(lambda: search.width() > search.fontMetrics().horizontalAdvance(words) + 40)


async def test_the_search_of_the_top_bar_is_as_wide_as_its_words(bench, zoom, qtbot):
    bar = TopBar(bench.theme)
    qtbot.addWidget(bar)
    bar.search.setText("  Search this table   Ctrl+K")
    bar.resize(1400, 60)
    bar.show()
    assert bar.search.width() >= bar.search.sizeHint().width()


async def test_the_column_chooser_stays_in_its_window_with_all_its_buttons(tab, bench, zoom):
    window = tab.window()
    window.resize(720, 480)
    tab.perform("columns")
    chooser = tab.chooser
    await until(chooser.isVisible)
    assert window.rect().contains(chooser.geometry())
    for part in (chooser.search, chooser.reset, chooser.list):
        assert chooser.rect().contains(part.geometry()), part
        assert part.height() >= part.fontMetrics().height()
    assert chooser.list.geometry().bottom() < chooser.reset.geometry().top()


async def test_no_line_of_the_settings_is_squeezed(bench, zoom, qtbot, tmp_path):
    holders = {"Program": Settings(tmp_path / "a"), "Account": AccountSettings(tmp_path / "b")}
    made = SettingsDialog(holders)
    qtbot.addWidget(made)
    made.show()
    made.resize(made.minimumSizeHint())
    high = QFontMetrics(QApplication.font()).height()
    for kind in (QLabel, QLineEdit, QPushButton):
        for each in made.findChildren(kind):
            assert not each.isVisible() or each.height() >= high, each
