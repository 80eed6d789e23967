"""Sentences about an action in the language of the window: amounts, receivers, moments."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from desktop.actions.entry import Receiver
from desktop.actions.plan import Left, Plan
from desktop.catalog.action import Action
from desktop.catalog.kinds import show_amount
from desktop.models.words import count, listed, one_line, say, style
from desktop.text import N_

_NAMED = 3  # receivers that a sentence names
_BETWEEN = " \N{MIDDLE DOT} "  # the names of one receiver


def verb(action: Action) -> str:
    """What a button says that does it."""
    return say(action.label).rstrip("….")


def money(units: int | None, currency: str) -> str:
    """`12,430.00 CNY`; "" for no amount."""
    return "" if units is None else f"{show_amount(units, style())} {currency}".rstrip()


def named(receiver: Receiver) -> str:
    """A receiver by name and number."""
    name = one_line(receiver.name)
    return say(N_("{name} ({number})")).format(name=name, number=receiver.key) if name else (
        receiver.key
    )  # fmt: skip


def short(receiver: Receiver) -> str:
    """A receiver by the first of its names, where a list with the numbers is beside it."""
    return one_line(receiver.name).partition(_BETWEEN)[0] or receiver.key


def sentence(template: str, plan: Plan, *, by_number: bool = False) -> str:
    """The question, or what is said when it is done, filled in from a plan."""
    asked = plan.question
    if asked is None:
        return say(template)
    receivers = asked.receivers
    if by_number:
        receivers = tuple(replace(each, name="") for each in receivers)
    return filled(template, receivers, money(asked.each, asked.currency))


def filled(template: str, receivers: Sequence[Receiver], amount: str) -> str:
    """A template with an amount, which is "" where it differs, and with receivers by name."""
    differs = any(receiver.amount is not None for receiver in receivers)
    return say(template).format(
        amount=amount or (say(N_("different amounts")) if differs else ""),
        receivers=_together(receivers),
        count=count(len(receivers)),
    )


def _together(receivers: Sequence[Receiver]) -> str:
    """One by name and number, several by their names, many by the first of these."""
    if len(receivers) == 1:
        return named(receivers[0])
    names = listed([short(each) for each in receivers[:_NAMED]], _NAMED)
    rest = len(receivers) - _NAMED
    if rest <= 0:
        return names
    words = say(N_("{names} and {rest} more, {all} in all"))
    return words.format(names=names, rest=count(rest), all=count(len(receivers)))


def whose(left: Left) -> str:
    """What is left, and whose it is where several pay."""
    name = one_line(left.name)
    if not name:
        return say(left.label)
    return say(N_("{what} ({whose})")).format(what=say(left.label), whose=name)


def as_of(read_at: str) -> str:
    """`as of 15:08`, with the day where it is another one; "" if nobody knows."""
    if not read_at:
        return ""
    then = datetime.fromisoformat(read_at).astimezone(style().zone)
    today = style().now().astimezone(style().zone).date()
    form = "%H:%M" if then.date() == today else "%m-%d %H:%M"
    return say(N_("as of {time}")).format(time=f"{then:{form}}")
