"""Text from outside that wants more than to be read: it is shown as text, in its place."""

import re

import pytest

from desktop.catalog.customers import CUSTOMERS
from desktop.models.columns import Arrangement
from desktop.models.detail import Record
from desktop.models.words import one_line, style, tip, without_directions
from desktop.views.marks import Value
from desktop.views.theme import Theme

TURNED = "\u202eevil\u202c \u2067x\u2069"


@pytest.mark.parametrize("mark", ["\n", "\r", "\t", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_nothing_breaks_a_cell_into_lines(mark):
    assert one_line(f"a{mark}b") == "a b"


def test_marks_of_direction_do_not_turn_a_text():
    assert one_line(TURNED) == without_directions(TURNED) == "evil x"


def test_chinese_and_emoji_are_left_as_they_are():
    for text in ("华北云联 & Co", "👩‍👩‍👧‍👦🇨🇳", "العربية", ""):
        assert one_line(text) == without_directions(text) == text


def test_a_tip_is_cut_and_can_be_broken_into_lines():
    shown = re.sub("<.*?>", "", tip("A" * 10_000))
    assert len(shown) < 1000
    assert shown.endswith("…")
    assert max(map(len, shown.split("\u200b"))) <= 61


def test_a_tip_stays_text():
    assert "<b>" not in tip("<b>" * 300)
    assert "&lt;b&gt;" in tip("<b>" * 300)


def row(**given):
    """A customer of whom only this is known."""
    return (*(given.get(column.name) for column in CUSTOMERS.columns), None, "")


def record(**given):
    arrangement = Arrangement(CUSTOMERS, {}, mask_personal=False)
    return Record(CUSTOMERS, row(**given), arrangement, style())


def test_the_title_of_a_record_leaves_room_for_the_record():
    made = record(customer_id="1", customer="长" * 3000)
    assert len(made.title().text) < 130
    assert "长" * 3000 in [entry.text for entry in made.entries()]


def test_a_related_row_is_two_lines_whatever_it_says():
    line = record(customer_id="1", customer="a\u2028b", label=f"c\nd{TURNED}").line("")
    assert line.title == "a b"
    assert "\n" not in line.more
    assert "\u202e" not in line.more


def test_a_value_of_a_record_is_not_turned(qapp, qtbot):
    entry = record(customer_id="1", customer=TURNED).title()
    value = Value(entry, Theme(qapp))
    qtbot.addWidget(value)
    layout, _ = value._lay_out(200)
    assert layout.text() == "evil x"
