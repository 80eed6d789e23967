"""What a sync did, as JSON and in words; the same whether we did it or a window did it for us."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from desktop.cli import table
from desktop.cli.console import Console
from desktop.errors import PartnerError, Refused
from desktop.session import Report
from desktop.text import N_

Told = Mapping[str, Any]  # a report, fit for JSON


def as_json(report: Report) -> dict[str, Any]:
    """A report as plain values; the error as what a person reads of it."""
    told = asdict(replace(report, error=None))
    told["seconds"] = round(report.seconds, 3)
    return {**told, "error": _error(report.error)}


def _error(exc: PartnerError | None) -> dict[str, str] | None:
    if exc is None:
        return None
    refused = exc if isinstance(exc, Refused) else None
    return {
        "title": exc.title,
        "advice": exc.advice,
        "detail": exc.detail,
        "code": refused.code if refused else "",
        "request_id": refused.request_id if refused else "",
    }


def summary(console: Console, reports: Sequence[Told]) -> list[str]:
    """One line per dataset: what was read, what that changed, what it cost."""
    say = console.words.say
    heading = [
        say(N_("List")),
        say(N_("Read")),
        say(N_("Added")),
        say(N_("Changed")),
        say(N_("Gone")),
        say(N_("Requests")),
        say(N_("Seconds")),
        "",
    ]
    rows = [
        [
            str(report["dataset"]),
            *(f"{report[name]:,}" for name in ("rows", "new", "changed", "gone", "requests")),
            f"{report['seconds']:.1f}",
            say(N_("complete") if report["complete"] else N_("not complete")),
        ]
        for report in reports
    ]
    return table.lines(heading, rows, [False, *[True] * 6, False])


def remarks(console: Console, reports: Sequence[Told]) -> list[str]:
    """What else somebody should know: why a list is not complete, what could not be read of it."""
    lines = list[str]()
    for report in reports:
        name, error = report["dataset"], report["error"]
        if error:
            lines.append(f"{name}: {console.say(error['title'])}")
            lines += [
                f"  {text}" for text in (console.say(error["advice"]), error["detail"]) if text
            ]
        for field, text in (
            ("unreadable", N_("{name}: fields that could not be read and are empty: {fields}")),
            ("unknown_fields", N_("{name}: fields this version does not know: {fields}")),
        ):
            if found := report[field]:
                fields = ", ".join(f"{column} ({count})" for column, count in found.items())
                lines.append(console.say(text, name=name, fields=fields))
    return [table.harmless(line) for line in lines]
