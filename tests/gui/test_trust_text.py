"""Text from outside is shown as text: no HTML, no lost sign, nothing turned, nothing frozen."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton

from desktop import views
from desktop.views.parts import named
from tests.gui.hostile import tour_of
from tests.gui.plain_text import Look


@pytest.mark.timeout(240)
async def test_every_window_shows_hostile_text_as_text(
    qapp, filled, tmp_path, shared_world, caplog
):
    async with tour_of(filled, tmp_path, shared_world, some=True) as tour:
        await tour.everything()
    assert tour.look.faults == []
    assert tour.slow == {}
    assert tour.failures == []
    assert tour.look.planted > 2000
    caplog.clear()


PLANTED_FAULTS = {
    "may show HTML": lambda: QLabel("A&B"),
    "loses its &": lambda: QPushButton("A&B"),
    "breaks its line": lambda: QPushButton("A&&B\nb"),
    "turns what stands beside": lambda: QPushButton("\u202ex"),
    "a tip that is HTML": lambda: named(QPushButton(), tip="<b>x</b>"),
    "a tip escaped in vain": lambda: named(QPushButton(), tip="A&amp;B"),
    "has 30,000 characters": lambda: QPushButton("x" * 30_000),
    "can show HTML": lambda: QMessageBox(),
}


@pytest.mark.parametrize("fault", PLANTED_FAULTS)
def test_the_look_through_a_window_sees_what_is_wrong(fault, qtbot):
    look, widget = Look(), PLANTED_FAULTS[fault]()
    qtbot.addWidget(widget)
    look.at(widget)
    assert any(fault in found for found in look.faults)


def test_labels_are_made_in_one_place():
    made = [
        path.name
        for path in Path(views.__file__).parent.glob("*.py")
        if "QLabel(" in path.read_text("utf-8")  # rather than `label(`, or a class of its own
    ]
    assert made == []
