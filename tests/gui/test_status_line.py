"""The status line says in words what runs, how fresh the rows are, and whether one is online."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from desktop.catalog.times import utc_text
from desktop.reports import Freshness, Progress
from desktop.views.status_line import StatusLine, freshness_words, progress_words
from desktop.views.theme import Theme

RUNNING = Progress("orders", 420, 1000, 5, 9.0, None, "running")


def progress(**fields):
    return replace(RUNNING, **fields)


@pytest.fixture
def line(qtbot, qapp):
    line = StatusLine(Theme(qapp))
    qtbot.addWidget(line)
    line.show()
    return line


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (progress(), "Reading Orders 42 % · 9 requests/s"),
        (progress(total=0), "Reading Orders: 420 rows · 9 requests/s"),
        (progress(eta_s=130), "Reading Orders 42 % · 9 requests/s · 3 min left"),
        (progress(rows=1200), "Reading Orders 100 % · 9 requests/s"),
        (progress(requests_per_s=0), "Reading Orders 42 %"),
        (progress(state="waiting"), "Waiting to read Orders"),
    ],
)
def test_progress_in_words(step, words):
    assert progress_words("Orders", step) == words


def test_what_runs_can_be_cancelled_and_disappears_at_its_end(qtbot, line):
    assert not line.cancel.isVisible()
    line.show_progress("Orders", progress())
    assert (line.bar.value(), line.bar.maximum()) == (420, 1000)
    with qtbot.waitSignal(line.cancelled):
        qtbot.mouseClick(line.cancel, Qt.MouseButton.LeftButton)
    line.show_progress("", None)
    assert not line.cancel.isVisible()
    assert not line.running.isVisible()


def test_offline_is_a_word(line):
    line.show_freshness(Freshness(rows=3, read_at=utc_text(datetime.now(UTC)), complete=True))
    line.show_online(False)
    assert line.fresh.text().endswith("Offline")
    line.show_online(True)
    assert line.fresh.text().endswith("Online")


def test_how_fresh_the_rows_are():
    now = datetime.now(UTC)
    assert freshness_words(Freshness()) == "Never read"
    assert freshness_words(Freshness(rows=2)) == "Not read completely yet"
    assert freshness_words(Freshness(missing_permission="a|b")) == "No permission"
    today = freshness_words(Freshness(1, read_at=utc_text(now), complete=True))
    assert today.startswith("Data as of ")
    assert len(today) == len("Data as of 09:41")
    earlier = freshness_words(Freshness(1, read_at=utc_text(now - timedelta(days=3))))
    assert len(earlier) == len("Data as of 11-20 09:41")


def test_fields_that_could_not_be_read_are_counted():
    now = utc_text(datetime.now(UTC))
    words = freshness_words(Freshness(9, read_at=now, unreadable={"amount": 2, "currency": 1}))
    assert words.endswith("3 fields unreadable")


def test_the_line_is_as_high_with_progress_as_without(line):
    before = line.height()
    line.show_progress("Orders", progress())
    assert line.sizeHint().height() <= line.minimumHeight() <= before


def test_a_long_summary_ends_in_an_ellipsis_and_its_tip_has_all(line):
    line.show_summary("sum 1.00 <b>\n" * 60)
    line.resize(720, 40)
    assert line.minimumSizeHint().width() < 720
    assert "&lt;b&gt;" in line.summary.toolTip()
    assert "\n" not in line.summary.text()


def test_read_only_is_a_word_that_leads_to_the_settings(line):
    assert line.read_only.isHidden()
    line.show_read_only(True)
    assert (line.read_only.text(), line.read_only.isHidden()) == ("Read only", False)
    assert "settings" in line.read_only.toolTip()
    line.show_read_only(False)
    assert line.read_only.isHidden()
