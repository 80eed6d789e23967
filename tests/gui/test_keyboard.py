"""What the keyboard alone can do: Enter, Tab in reading order, and a focus that is never lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from desktop.catalog.query import Condition
from desktop.models import filters
from desktop.views.message_bar import Message, MessageBar
from desktop.views.theme import Theme
from desktop.views.welcome import Welcome
from tests.gui.waiting import until

CTRL = Qt.KeyboardModifier.ControlModifier
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@pytest.mark.parametrize("key", ENTERS)
def test_enter_presses_the_second_way_in_of_the_first_start(qtbot, key):
    welcome = Welcome("en")
    qtbot.addWidget(welcome)
    with qtbot.waitSignal(welcome.sign_in):
        QTest.keyClick(welcome.sign_in_button, key)


@pytest.mark.parametrize("key", ENTERS)
def test_enter_presses_the_buttons_of_a_message(qapp, qtbot, key):
    done = []
    bar = MessageBar(Theme(qapp))
    qtbot.addWidget(bar)
    bar.show_message(Message("Not read", verb="Try again", act=lambda: done.append(1)))
    QTest.keyClick(bar.verb, key)
    assert done == [1]
    bar.show_message(Message("Not read"))
    QTest.keyClick(bar.close_button, key)
    assert bar.isHidden()


async def test_tab_goes_from_the_search_over_the_chips_to_the_filters(tab):
    tab.activateWindow()
    await until(tab.isActiveWindow)
    tab.bar.put(filters.from_conditions(tab.dataset, completed(tab))[0])
    tab.focus_search()
    visited = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    chip = tab.bar.chips[0]
    assert visited == [chip.text, chip.cross, tab.bar.add, tab.bar.clear_all]


def completed(tab):
    editor = filters.filter_of(tab.dataset, "status")
    assert editor
    return [Condition(editor.column, "in", ("5",))]


async def test_the_way_to_an_end_of_the_table_selects_the_row_that_is_there(tab):
    tab.table.selectRow(7)
    QTest.keyClick(tab.table, Qt.Key.Key_End, CTRL)
    assert list(tab.table.selected_ids()) == [tab.model.ids[-1]]
    QTest.keyClick(tab.table, Qt.Key.Key_Home, CTRL)
    assert list(tab.table.selected_ids()) == [tab.model.ids[0]]


async def test_the_eye_in_the_details_keeps_the_focus_when_it_is_pressed(tab):
    tab.activateWindow()
    await until(tab.isActiveWindow)
    tab.table.selectRow(3)
    tab.show_detail(True)
    await until(lambda: tab.detail.record is not None)
    await until(lambda: eyes(tab))
    eye = eyes(tab)[0]
    eye.setFocus()
    name = eye.accessibleName()
    QTest.keyClick(eye, Qt.Key.Key_Space)
    await until(lambda: eyes(tab) and eyes(tab)[0].accessibleName() != name)
    assert QApplication.focusWidget() is eyes(tab)[0]


def eyes(tab):
    """The eyes in the details, from top to bottom."""
    found = tab.detail.findChildren(QToolButton)
    return [each for each in found if each.property("role") == "small" and each.isVisible()]
