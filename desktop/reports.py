"""What a session tells of itself: plain data, for both faces."""

import logging
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from decimal import Decimal
from typing import Any

from desktop.errors import PartnerError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Freshness:
    """How the copy of a dataset stands. Texts are marked with N_."""

    rows: int = 0
    gone: int = 0
    read_at: str | None = None  # UTC text: when all of it was last known to be right
    complete: bool = False
    unreadable: dict[str, int] = field(default_factory=dict)  # fields stored as empty, by column
    missing_permission: str = ""
    error: str = ""
    skipped: str = ""  # why this account does not have the list at all


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading of a dataset is; `total` is 0 and `eta_s` None while nobody knows.

    Rows are counted, but lists where there is one for each row of another dataset.
    """

    dataset: str
    rows: int
    total: int
    requests: int
    requests_per_s: float
    eta_s: int | None
    state: str  # "waiting", "running", "done", "failed", "cancelled"


@dataclass(frozen=True, slots=True)
class Report:
    """What the reading of a dataset did, and why it is not complete."""

    dataset: str
    rows: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    requests: int = 0
    seconds: float = 0.0
    complete: bool = False
    unreadable: dict[str, int] = field(default_factory=dict)
    unknown_fields: dict[str, int] = field(default_factory=dict)
    skipped: str = ""  # why this account does not have the list at all: that is no failure
    error: PartnerError | None = None

    def as_json(self) -> dict[str, Any]:
        """The report as plain values, its error as what a person reads of it."""
        told = asdict(replace(self, error=None))
        told["seconds"] = round(self.seconds, 3)
        if self.error:
            told["error"] = {
                "title": self.error.title,
                "advice": self.error.advice,
                "detail": self.error.detail,
                "code": getattr(self.error, "code", ""),
                "request_id": getattr(self.error, "request_id", ""),
            }
        return told


def note(reports: Iterable["Report"]) -> None:
    """Log how readings went, one line each: the diagnostics tell the last of them."""
    for each in reports:
        ended = type(each.error).__name__ if each.error else "skipped" if each.skipped else "ok"
        log.info(
            "read %s: %s, %.1f s, %d requests, %d rows, %d new, %d changed, %d gone",
            each.dataset,
            ended if each.complete or each.error or each.skipped else "incomplete",
            each.seconds,
            each.requests,
            each.rows,
            each.new,
            each.changed,
            each.gone,
        )


@dataclass(frozen=True, slots=True)
class Sum:
    """The total of an amount column in one currency, in units of that currency."""

    currency: str
    total: Decimal
    count: int
