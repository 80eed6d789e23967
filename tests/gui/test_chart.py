"""The bar chart: heights that are true, words for every bar, nothing where amounts are hidden."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from desktop.text import MASK
from desktop.views.chart import Bars, months, scale
from desktop.views.plot import Bar
from desktop.views.theme import Theme


def amounts(*values):
    return [(Decimal(str(value)),) for value in values]


def by_month(*values):
    names = [f"{2025 + at // 12}-{at % 12 + 1:02d}" for at in range(len(values))]
    return months(list(zip(names, amounts(*values), strict=True)))


@pytest.fixture
def theme(qapp):
    made = Theme(qapp)
    made.choose("light", "normal", 100)
    return made


@pytest.fixture
def chart(qtbot, theme):
    made = Bars("Consumption", theme)
    qtbot.addWidget(made)
    made.resize(480, 180)
    made.show()
    return made


def colour_at(chart, point):
    return QColor(chart.grab().toImage().pixel(point)).name()


AXES = {
    ("0", "0"): ["0"],
    ("7", "95"): ["0", "50", "100"],
    ("1000000", "120"): ["0", "500000", "1000000"],
    ("-30", "100"): ["-50", "0", "50", "100"],
    ("0.03", "0.01"): ["0", "0.01", "0.02", "0.03"],
}


def test_the_axis_has_a_few_round_numbers_that_hold_every_amount():
    for values, ticks in AXES.items():
        assert scale([Decimal(each) for each in values]) == [Decimal(each) for each in ticks]


def test_a_bar_is_as_high_as_its_amount(chart):
    chart.show_bars(by_month(50, 100, 0, -50))
    half, whole, nothing, below = (chart.bar_rect(number) for number in range(4))
    assert whole.height() == pytest.approx(2 * half.height(), abs=1)
    assert nothing.height() == 1
    assert below.top() == pytest.approx(half.bottom(), abs=1)
    assert below.height() == pytest.approx(half.height(), abs=1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_are_painted_in_the_accent_on_the_ground(chart, theme, scheme):
    theme.choose(scheme, "normal", 100)
    chart.show_bars(by_month(10, 100))
    rect = chart.bar_rect(1).toRect()
    assert colour_at(chart, rect.center()) == theme.colour("accent").name()
    beside = QPoint(rect.right() + 6, rect.center().y())
    assert colour_at(chart, beside) != theme.colour("accent").name()
    theme.choose("light", "normal", 100)


def test_parts_stand_on_each_other_in_colours_of_their_own(chart):
    chart.show_bars([Bar("2026-10", "10", (Decimal(60), Decimal(40)))], "CNY", ["ECS", "RDS"])
    rect = chart.bar_rect(0).toRect()
    top, bottom = rect.center(), rect.center()
    top.setY(rect.top() + 4)
    bottom.setY(rect.bottom() - 4)
    assert colour_at(chart, bottom) == chart.colour_of(0).name()
    assert colour_at(chart, top) == chart.colour_of(1).name()
    assert chart.words_of(0) == "2026-10: 100.00 CNY\nECS 60.00\nRDS 40.00"


def test_the_arrow_keys_tell_each_bar_and_enter_picks_it(qtbot, chart):
    chart.show_bars(by_month(10, "20.5", 30), "CNY")
    picked: list[int] = []
    chart.picked.connect(picked.append)
    assert chart.accessibleDescription() == "3 bars"
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription() == "2025-03: 30.00 CNY"
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription() == "2025-02: 20.50 CNY"
    for _ in range(5):
        qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.current == 0
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert picked == [0]


def test_a_click_picks_the_bar_under_it_and_none_beside(qtbot, chart):
    chart.show_bars(by_month(10, 20, 30))
    picked: list[int] = []
    chart.picked.connect(picked.append)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.bar_rect(2).toRect().center())
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(1, 60))
    assert picked == [2]


def test_hidden_amounts_leave_neither_heights_nor_words(chart, theme):
    chart.show_bars(by_month(10, 100), "CNY")
    chart.show_instead(MASK)
    assert chart.bars == ()
    assert chart.accessibleDescription() == "hidden"
    image = chart.grab().toImage()
    accent = theme.colour("accent").rgb()
    assert not any(
        image.pixel(x, y) == accent for x in range(0, 480, 3) for y in range(0, image.height(), 3)
    )


def test_where_there_is_nothing_a_sentence_says_why_and_takes_a_line(chart):
    chart.show_bars(by_month(10))
    high = chart.sizeHint().height()
    chart.show_instead("The API tells this for resale customers only.")
    assert chart.accessibleDescription() == "The API tells this for resale customers only."
    assert chart.sizeHint().height() < high / 3


def test_the_year_stands_below_its_first_month():
    bars = by_month(*range(14))
    assert [bar.under for bar in bars if bar.under] == ["2025", "2026"]
    assert (bars[12].short, bars[12].under) == ("1", "2026")
