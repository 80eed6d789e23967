"""The actions and their fields on the command line: what there is, and what was typed for it."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from desktop.actions import typed
from desktop.actions.problem import Problem
from desktop.catalog.action import Action, Field, Value
from desktop.catalog.actions import ACTIONS, NOT_OFFERED
from desktop.cli.console import Console
from desktop.errors import Misused
from desktop.text import N_, Style

_SECRET = "-"  # stands for a secret that is asked for, or read from the input
_FILE = "@"
_ONCE = N_("This field has one value only, but it was given several times.")
_NO_SUCH = N_("There is no action {name}. All of them: partner-desk act --list")
_NEAR = N_("There is no action {name}. Did you mean {close}?")


@dataclass(frozen=True, slots=True)
class Given:
    """What was typed for the fields of an action: values as stored, files, and what is wrong."""

    values: Mapping[str, Value]
    files: Mapping[str, Sequence[Path]]
    problems: Sequence[Problem] = ()


def action_named(name: str) -> Action:
    """The action of this name.

    Raises:
        Misused: There is none, or it cannot be done by a partner.
    """
    wanted = name.strip().lower().replace("-", "_")
    if found := ACTIONS.get(wanted):
        return found
    for each in NOT_OFFERED:
        if wanted == each.name:
            raise Misused(name, advice=each.why)
    close = get_close_matches(wanted, ACTIONS, 3, 0.6)
    error = Misused(", ".join(ACTIONS))
    error.advise(_NEAR if close else _NO_SUCH, name=name, close=", ".join(close))
    raise error


def given_of(console: Console, action: Action, texts: Sequence[str]) -> Given:
    """`KEY=VALUE`, taken apart and read; a list may be repeated or written with commas.

    Raises:
        Misused: No `=`, or no such field.
    """
    taken, files = dict[str, list[str]](), dict[str, list[Path]]()
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign:
            raise Misused(text, advice=N_("Write each field as KEY=VALUE."))
        field = typed.named(action, name)
        if field.files and value.startswith(_FILE):
            files.setdefault(field.name, []).append(Path(value[len(_FILE) :]).absolute())
        else:
            secret = field.kept == "no" and value == _SECRET
            taken.setdefault(field.name, []).append(_asked(console, field) if secret else value)
    twice = [n for n, many in taken.items() if len(many) > 1 and not _is_list(action, n)]
    one = {name: "\n".join(many) for name, many in taken.items() if name not in twice}
    values, problems = typed.read(action, one, console.style)
    problems += [Problem(name, _ONCE) for name in twice]
    return Given(values, files, problems)


def _is_list(action: Action, name: str) -> bool:
    field = action.by_name[name]
    return bool(field.most) or field is action.receivers


def _asked(console: Console, field: Field) -> str:
    """A secret that must not stand in the list of processes: typed hidden, or from a pipe."""
    if sys.stdin.isatty():
        return console.ask_secret(field.label)
    return sys.stdin.readline().strip()


def described(style: Style) -> list[dict[str, Any]]:
    """All actions with their fields, as plain values."""
    say = style.translate
    return [
        {
            "name": action.name,
            "label": say(action.label).rstrip("…"),
            "operation": action.operation,
            "receiver": action.receiver,
            "receivers_in_one_request": action.batch,
            "only_for": action.only_for,
            "needs_setting": action.needs,
            "permission": action.permission,
            "asks_only": bool(action.inquiry),
            "fields": [_described(field, style) for field in action.fields if field.asked],
        }
        for action in ACTIONS.values()
    ]


def _described(field: Field, style: Style) -> dict[str, Any]:
    say = style.translate
    choices = {code: say(label) for code, label in field.kind.labels.items()}
    return {
        "name": field.name,
        "label": say(field.label),
        "required": field.required,
        "kind": field.kind.name,
        "list": bool(field.most),
        "most": field.most,
        "letters": field.letters,
        "choices": choices,
        "form": say(field.form) if field.form else "",
        "hint": say(field.hint) if field.hint else "",
        "secret": field.kept == "no",
        "files": bool(field.files),
        "from_list": field.pick.dataset.name if field.pick else "",
    }


def described_lines(style: Style) -> Iterator[str]:
    """All actions with their fields, to be read; what is needed has a star."""
    say = style.translate
    for action in ACTIONS.values():
        yield f"{action.name}  {say(action.label).rstrip('…')}"
        if action.only_for:
            yield "    " + say(N_("Only for distributors."))
        if action.permission:
            items = action.permission.replace("|", ", ")
            yield "    " + say(N_("Permission: {items}")).format(items=items)
        wide = max((len(field.name) for field in action.fields if field.asked), default=0) + 1
        for field in action.fields:
            if field.asked:
                name = field.name + ("*" if field.required else "")
                yield f"    {name:<{wide}}  {say(field.label)}{_form(field, style)}"
        yield ""
    yield say(N_("Fields with * are needed. A list is written with commas."))


def _form(field: Field, style: Style) -> str:
    say = style.translate
    choices = ", ".join(f"{code} ({say(word)})" for code, word in field.kind.labels.items())
    words = " ".join(say(text) for text in (field.form, field.hint) if text)
    said = "; ".join(text for text in (choices, words) if text)
    return f" – {said}" if said else ""
