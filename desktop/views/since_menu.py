"""From when on changes are to be shown: the choices of a menu, and a day in a panel."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QMenu, QWidget

from desktop.catalog.kinds import show_time
from desktop.catalog.times import utc_text
from desktop.models import filters, looks
from desktop.models.words import say, style
from desktop.settings import States
from desktop.text import N_, Style
from desktop.views.panel import Panel
from desktop.views.parts import label

Chose = Callable[[str], None]  # hears a moment as UTC text

CHANGED_SINCE = N_("Changed since")
_LATEST_DAYS = 3650


def menu_for(states: States, name: str, opener: QWidget, chose: Chose) -> QMenu:
    """The choices for one table: the end of the visit before, some days, a day of one's own.

    The latter is chosen in a panel under `opener`.
    """
    menu, how = QMenu(say(CHANGED_SINCE), opener), style()
    today, before = filters.today(how), looks.since(states, name)
    look = menu.addAction(say(N_("My last look")))
    look.setEnabled(bool(before))
    look.triggered.connect(lambda: chose(before))
    for words, days in ((N_("Today"), 0), (N_("Last 7 days"), 6), (N_("Last 30 days"), 29)):
        begin = midnight(today - timedelta(days=days), how)
        menu.addAction(say(words)).triggered.connect(lambda _=False, begin=begin: chose(begin))
    menu.addSeparator()
    menu.addAction(say(N_("A day…"))).triggered.connect(lambda: choose_day(opener, chose))
    return menu


def choose_day(opener: QWidget, chose: Chose) -> Panel:
    """Open a panel with a day to choose, under the widget that asked for it."""
    how = style()
    day, words = filters.today(how), say(CHANGED_SINCE)
    today = QDate(day.year, day.month, day.day)
    panel, edit = Panel(opener, words), QDateEdit(today.addDays(-1))
    edit.setCalendarPopup(True)
    edit.setDisplayFormat("yyyy-MM-dd")
    edit.setDateRange(today.addDays(-_LATEST_DAYS), today)
    edit.setAccessibleName(words)
    panel.rows.addWidget(label(words, role="title"))
    panel.rows.addWidget(edit)

    def take() -> None:
        chosen = edit.date()
        chose(midnight(date(chosen.year(), chosen.month(), chosen.day()), style()))

    edit.dateChanged.connect(take)
    panel.open(edit)
    take()
    return panel


def words_of(since: str, how: Style) -> str:
    """A moment in words: a day alone where that is where it begins."""
    text = show_time(since, how)
    return text.removesuffix(" 00:00:00")


def midnight(day: date, how: Style) -> str:
    """Where a day of the reader begins, as UTC text."""
    return utc_text(datetime.combine(day, time(), how.zone))
