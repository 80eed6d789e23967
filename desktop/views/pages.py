"""Which page stands behind a tab: those composed by hand are named here and nowhere else."""

from collections.abc import Callable, Mapping

from desktop.catalog import Subject
from desktop.views.console_page import ConsoleTab
from desktop.views.desk import Desk
from desktop.views.page import Page
from desktop.views.subject_tab import SubjectTab
from desktop.views.today_page import TodayTab


def _outbox(subject: Subject, desk: Desk) -> Page:
    from desktop.views.outbox_page import OutboxTab  # a window that opens does not pay for it

    return OutboxTab(subject, desk)


BY_HAND: Mapping[str, Callable[[Subject, Desk], Page]] = {
    "today": TodayTab,
    "console": ConsoleTab,
    "outbox": _outbox,
}


def make_page(subject: Subject, desk: Desk) -> Page:
    """The page of a subject: composed by hand, or else made of its lists."""
    return BY_HAND.get(subject.name, SubjectTab)(subject, desk)
