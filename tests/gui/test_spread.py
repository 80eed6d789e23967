"""A row of two groups: apart where there is room, below each other where there is not."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.spread import SpreadLayout


class Row(QWidget):
    """Three widgets at the left and two at the right, each 100 wide and 20 high."""

    def __init__(self):
        super().__init__()
        self.page = QWidget()
        self.made = [QWidget() for _ in range(5)]


@pytest.fixture
def row(qtbot):
    row = Row()
    page = row.page
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(row)
    column.addStretch()
    layout = SpreadLayout(row, 10)
    for number, made in enumerate(row.made):
        made.setFixedSize(100, 20)
        if number == 3:
            layout.turn()
        layout.addWidget(made)
    qtbot.addWidget(page)
    page.show()
    return row


def places(row, width):
    """Where the widgets are, once the page is as wide as this."""
    row.window().resize(width, 300)
    row.window().layout().activate()
    return [(made.x(), made.y()) for made in row.made if made.isVisible()]


def test_with_room_the_second_group_ends_at_the_right(row):
    assert places(row, 700) == [(0, 0), (110, 0), (220, 0), (490, 0), (600, 0)]


def test_where_both_just_fit_there_is_one_line(row):
    assert {y for _, y in places(row, 540)} == {0}
    assert row.height() == 20


def test_without_room_the_second_group_goes_below_as_a_whole(row):
    assert places(row, 539) == [(0, 0), (110, 0), (220, 0), (329, 30), (439, 30)]
    assert row.height() == 50


def test_the_first_group_breaks_into_lines_as_well(row):
    assert places(row, 315) == [(0, 0), (110, 0), (0, 30), (105, 60), (215, 60)]


def test_the_second_group_stands_at_the_end_of_the_last_line_of_the_first(row):
    row.made[4].hide()
    assert places(row, 315) == [(0, 0), (110, 0), (0, 30), (215, 30)]


def test_the_second_group_is_the_least_width(row):
    assert row.minimumSizeHint().width() == 210


def test_hidden_widgets_take_no_room(row):
    for made in row.made[:3]:
        made.hide()
    assert places(row, 400) == [(190, 0), (300, 0)]
