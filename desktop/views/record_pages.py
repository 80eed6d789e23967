"""Pages that show one record in full, by the name that its dataset declares."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.text import N_
from desktop.views.page import Page

if TYPE_CHECKING:
    from desktop.views.desk import Desk


@dataclass(frozen=True, slots=True)
class RecordPage:
    """The words that lead to a page of one record, and how it is made of the record's key."""

    label: str
    make: Callable[[str, "Desk"], Page]


def _customer(key: str, desk: "Desk") -> Page:
    from desktop.views.customer_page import CustomerPage  # only when somebody looks at one

    return CustomerPage(key, desk)


RECORD_PAGES: Mapping[str, RecordPage] = {"customer": RecordPage(N_("Open customer"), _customer)}
