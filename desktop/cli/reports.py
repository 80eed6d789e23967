"""What a sync did, as JSON and in words; the same whether we did it or a window did it for us."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from desktop.catalog import DATASETS
from desktop.cli import table
from desktop.cli.console import Console
from desktop.text import N_

Told = Mapping[str, Any]  # a report, fit for JSON


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


def quota_bound(reports: Sequence[Told]) -> dict[str, Any]:
    """The endpoint that was asked most, and how long its quota alone makes that take."""
    asked = Counter[str]()
    quotas = dict[str, int]()
    for report in reports:
        source = DATASETS[report["dataset"]].source
        asked[source.operation] += report["requests"]
        quotas[source.operation] = source.quota_per_s
    if not asked:
        return {"operation": "", "requests": 0, "seconds": 0.0}
    longest = max(asked, key=lambda operation: asked[operation] / quotas[operation])
    seconds = round(asked[longest] / quotas[longest], 3)
    return {"operation": longest, "requests": asked[longest], "seconds": seconds}
