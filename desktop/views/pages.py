"""Which page stands behind a tab: those composed by hand are named here and nowhere else."""

from collections.abc import Callable, Mapping

from desktop.catalog import Subject
from desktop.views.desk import Desk
from desktop.views.page import Page

# Each is imported when it is first looked at: a window that opens pays for the tab in front.


def _today(subject: Subject, desk: Desk) -> Page:
    from desktop.views.today_page import TodayTab

    return TodayTab(subject, desk)


def _console(subject: Subject, desk: Desk) -> Page:
    from desktop.views.console_page import ConsoleTab

    return ConsoleTab(subject, desk)


def _outbox(subject: Subject, desk: Desk) -> Page:
    from desktop.views.outbox_page import OutboxTab

    return OutboxTab(subject, desk)


def _lists(subject: Subject, desk: Desk) -> Page:
    from desktop.views.subject_tab import SubjectTab

    return SubjectTab(subject, desk)


BY_HAND: Mapping[str, Callable[[Subject, Desk], Page]] = {
    "today": _today,
    "console": _console,
    "outbox": _outbox,
}


def make_page(subject: Subject, desk: Desk) -> Page:
    """The page of a subject: composed by hand, or else made of its lists."""
    return BY_HAND.get(subject.name, _lists)(subject, desk)
