"""What is confirmed and what is wrong, as lines on the standard error; and the asking itself."""

import sys
from collections.abc import Iterator, Sequence

import click

from desktop.actions.plan import Left, Question
from desktop.actions.problem import Problem
from desktop.catalog import typed
from desktop.catalog.kinds import AMOUNT, show_amount, show_time
from desktop.cli.console import Console
from desktop.cli.table import harmless
from desktop.errors import Misused
from desktop.store.entry import Entry, Receiver
from desktop.text import N_, Style

_INDENT = "  "
_NAMED = 3  # receivers in the sentence
_LISTED = 10  # receivers below it
_NOBODY = N_("Nobody can be asked here. Say so with --yes. Nothing was sent.")
_TYPE_IT = N_(
    "The total is above the limit of this account. Give it with --total. Nothing was sent."
)
_OTHER_TOTAL = N_("The total is {total}, not {given}. Nothing was sent.")
_NO_TOTAL = N_("Nothing is moved here, so there is no total. Nothing was sent.")


def lines(question: Question, style: Style) -> Iterator[str]:
    """The question with everything that it says, line by line."""
    say = style.translate
    yield sentence(question, style)
    yield from _listed(question, style)
    filled = "{receivers}" not in question.template  # the words of an entry, amount and all
    said = len(question.receivers) == 1 and (filled or "{amount}" in question.template)
    if question.total is not None and not said:
        total = money(question.total, question, style)
        yield _INDENT + say(N_("Total: {amount}")).format(amount=total)
    for label, value in question.details:
        yield f"{_INDENT}{say(label)}: {value}"
    of_each = len(question.receivers) <= _NAMED  # what so many have is in the list of balances
    for left in question.left:
        if of_each or not left.name:
            yield _INDENT + _left(left, question, style)
    for warning in question.warnings[:_LISTED]:
        yield _INDENT + say(N_("Attention: {sentence}")).format(sentence=warning.say(say))
    yield from _more(question.warnings, style)


def _listed(question: Question, style: Style) -> Iterator[str]:
    """The receivers one by one, where the sentence does not say all of them and what they get."""
    say, receivers = style.translate, question.receivers
    if len(receivers) <= _NAMED and not _varies(question):
        return
    yield _INDENT + say(N_("Receivers: {count}")).format(count=f"{len(receivers):,}")
    for receiver in receivers[:_LISTED]:
        yield 2 * _INDENT + _receiver(receiver, question, style)
    yield from _more(receivers, style)


def _more(listed: Sequence[object], style: Style) -> Iterator[str]:
    """How many there are that were not listed."""
    if len(listed) > _LISTED:
        more = f"{len(listed) - _LISTED:,}"
        yield 2 * _INDENT + style.translate(N_("and {count} more")).format(count=more)


def sentence(question: Question, style: Style) -> str:
    """The sentence that is confirmed: amount, currency, and the first receivers by name."""
    named = [_name(receiver) for receiver in question.receivers[:_NAMED]]
    more = len(question.receivers) - _NAMED
    return style.translate(question.template).format(
        amount=_amount(question, style),
        receivers=", ".join(named) + (f" +{more:,}" if more > 0 else ""),
        count=f"{len(question.receivers):,}",
    )


def _varies(question: Question) -> bool:
    """Whether the receivers get different amounts."""
    return question.total is not None and question.each is None


def _amount(question: Question, style: Style) -> str:
    """What each receiver gets; the least and the most where that is not the same."""
    if question.each is not None:
        return money(question.each, question, style)
    amounts = [each.amount for each in question.receivers if each.amount is not None]
    if not amounts:
        return "" if question.total is None else money(question.total, question, style)
    return f"{show_amount(min(amounts), style)} – {money(max(amounts), question, style)}"


def money(units: int, question: Question, style: Style) -> str:
    """An amount with its currency."""
    return f"{show_amount(units, style)} {question.currency}"


def _name(receiver: Receiver) -> str:
    return f"{receiver.name} ({receiver.key})" if receiver.name else receiver.key


def _receiver(receiver: Receiver, question: Question, style: Style) -> str:
    if receiver.amount is None or not _varies(question):
        return _name(receiver)
    return f"{_name(receiver)}: {money(receiver.amount, question, style)}"


def _left(left: Left, question: Question, style: Style) -> str:
    say = style.translate
    values = {
        "label": f"{say(left.label)}, {left.name}" if left.name else say(left.label),
        "before": money(left.before, question, style),
        "after": money(left.after, question, style),
        "time": show_time(left.read_at, style) if left.read_at else "",
    }
    if left.read_at:
        return say(N_("{label}: {before}, afterwards {after} (as of {time})")).format(**values)
    return say(N_("{label}: {before}, afterwards {after}")).format(**values)


def of_entry(entry: Entry) -> Question:
    """The question with which an entry was confirmed, to be asked once more."""
    words = entry.question.replace("{", "{{").replace("}", "}}")
    amounts = {receiver.amount for receiver in entry.receivers}
    each = amounts.pop() if len(amounts) == 1 else None
    return Question(words, entry.receivers, entry.amount, entry.currency, each)


def problem(found: Problem, style: Style) -> str:
    """What is wrong, with the field and the line of the file that it is about."""
    say = style.translate
    said = f"{found.field}: {found.say(say)}" if found.field else found.say(say)
    if not found.line:
        return said
    return say(N_("Line {line}: {sentence}")).format(line=found.line, sentence=said)


def confirm(console: Console, question: Question, *, yes: bool, total: str, above: bool) -> None:
    """Show what is about to be done and have it confirmed.

    Args:
        console: Whom to ask.
        question: What is asked.
        yes: It was said on the command line that nobody need be asked.
        total: The total as it was given on the command line, or "".
        above: The total must be given or typed.

    Raises:
        Misused: Nobody can be asked, or the total is another one. Nothing was sent.
        click.Abort: The user does not want it.
    """
    for line in lines(question, console.style):
        click.echo(harmless(line), err=True)
    if total:
        _compare(console, question, total)
    elif above:
        _type_total(console, question)
        return
    if yes:
        return
    check_asking()
    if not click.confirm(console.say(N_("Do it?")), err=True):
        raise click.Abort


def check_asking() -> None:
    """Look whether there is somebody to ask.

    Raises:
        Misused: There is nobody.
    """
    if not sys.stdin.isatty():
        raise Misused("--yes", advice=_NOBODY)


def _type_total(console: Console, question: Question) -> None:
    if not sys.stdin.isatty():
        raise Misused("--total", advice=_TYPE_IT)
    words = console.say(N_("Type the total in {currency} to do it"), currency=question.currency)
    _compare(console, question, str(click.prompt(words, err=True)))


def _compare(console: Console, question: Question, given: str) -> None:
    """Compare a total with the one that is asked about.

    Raises:
        Misused: It is another one, or none.
    """
    if question.total is None:
        raise Misused("--total", advice=_NO_TOTAL)
    plain = given.upper().removesuffix(question.currency).strip()
    if typed.single(AMOUNT, plain, console.style) != question.total:
        error = Misused("--total")
        total = money(question.total, question, console.style)
        error.advise(_OTHER_TOTAL, total=total, given=given)
        raise error


def problems(console: Console, found: Sequence[Problem]) -> list[str]:
    """All that is wrong, line by line, in the order of the file."""
    return [problem(each, console.style) for each in sorted(found, key=lambda each: each.line)]
