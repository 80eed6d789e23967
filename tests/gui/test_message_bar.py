"""The message bar says one thing, in plain text, until somebody acts on it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.errors import Refused
from desktop.views.message_bar import Message, MessageBar, message_of
from desktop.views.theme import Theme


@pytest.fixture
def bar(qtbot, qapp):
    bar = MessageBar(Theme(qapp))
    qtbot.addWidget(bar)
    return bar


def test_the_verb_does_its_deed_once_and_takes_the_message_away(qtbot, bar):
    done = []
    bar.show_message(Message("The cache was damaged.", verb="Show", act=lambda: done.append(1)))
    assert bar.isVisible()
    assert bar.verb.text() == "Show"
    qtbot.mouseClick(bar.verb, Qt.MouseButton.LeftButton)
    assert done == [1]
    assert not bar.isVisible()
    assert bar.message == Message("")


def test_a_later_message_takes_the_place_of_the_one_before(bar):
    bar.show_message(Message("one", more="more", verb="Do", act=print, detail="x"))
    bar.show_message(Message("two"))
    assert bar.text.text() == "two"
    assert not bar.verb.isVisible()
    assert not bar.more.isVisible()
    assert not bar.fold.isVisible()


def test_text_from_the_server_is_never_taken_for_html(bar):
    exc = Refused(400, "CBC.0100", "<img src=x><b>bold</b>", request_id="r1")
    bar.show_message(message_of(exc))
    for label in (bar.text, bar.more):
        assert label.textFormat() == Qt.TextFormat.PlainText
    assert "<b>bold</b>" in bar.detail.toPlainText()


def test_code_and_request_number_are_in_the_fold_and_can_be_copied(qtbot, bar):
    bar.show_message(message_of(Refused(400, "CBC.0100", "no", request_id="r1")))
    assert not bar.detail.isVisible()
    qtbot.mouseClick(bar.fold, Qt.MouseButton.LeftButton)
    assert bar.detail.isVisible()
    qtbot.mouseClick(bar.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "The partner API refused this" in copied
    assert "CBC.0100" in copied
    assert "r1" in copied


def test_escape_closes_it(qtbot, bar):
    bar.show_message(Message("something"))
    qtbot.keyClick(bar.close_button, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_readers_of_the_screen_hear_what_it_says(bar):
    bar.show_message(Message("It failed", more="Try again."))
    assert bar.accessibleName() == "It failed. Try again."
    assert bar.close_button.accessibleName()
    assert bar.detail.accessibleName()
