"""What somebody typed into a field, on the command line, in a file or in a form, as stored."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from desktop.actions.problem import Problem, Unfit
from desktop.catalog import typed
from desktop.catalog.action import Action, Field, Value
from desktop.catalog.actions_funds import CENT
from desktop.catalog.decoding import decode_amount, decode_count
from desktop.catalog.kinds import Kind, Scalar
from desktop.errors import Misused
from desktop.text import N_, Style

Texts = Mapping[str, str | Sequence[str]]  # by the name of the field

_BETWEEN = re.compile(r"[,;\n\uFF0C\uFF1B\u3001]+")
_NO_AMOUNT = N_("{text} is not an amount. Write it like 12430.50.")
_TOO_LARGE = N_("{text} is too large.")
_DECIMALS = N_("An amount has at most two decimals.")
_ABOVE_ZERO = N_("Write an amount above zero.")
_NO_NUMBER = N_("{text} is not a whole number.")
_AT_LEAST = N_("This is less than {limit}.")
_AT_MOST = N_("This is more than {limit}.")
_LONG = N_("This is longer than {limit} characters.")
_MANY = N_("These are more than {limit}.")
_TWICE = N_("{text} is named twice.")
_NO_CHOICE = N_("{text} is none of these: {choices}.")
_NO_FORM = N_("{text} does not have the form that is expected.")
_DIGITS = re.compile(r"[0-9]+(\.[0-9]+)?")
# Only where thousands are: who writes 12,5 does not mean 125.
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:[, \uFF0C][0-9]{3})+(?:\.[0-9]*)?")
_BETWEEN_DIGITS = re.compile(r"[, \uFF0C]")
_HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CONTROL = N_("This holds characters that cannot be seen. Remove them.")


def read(action: Action, texts: Texts, style: Style) -> tuple[dict[str, Value], list[Problem]]:
    """The values that were given, by field, and what is wrong with the others.

    Raises:
        Misused: A name that is no field of the action.
    """
    values, problems = dict[str, Value](), list[Problem]()
    for name, given in texts.items():
        field = named(action, name)
        try:
            values[field.name] = value_of(field, given, style, whole=field is action.receivers)
        except Unfit as exc:
            problems.append(exc.problem)
    return values, problems


def named(action: Action, name: str) -> Field:
    """The field of that name, or that is also called so.

    Raises:
        Misused: There is none; the detail lists those there are.
    """
    wanted = name.strip()
    for field in action.fields:
        if wanted == field.name or wanted in field.also:
            return field
    error = Misused(", ".join(field.name for field in action.fields if not field.fixed))
    error.advise(N_("There is no field {name}."), name=wanted)
    raise error


def value_of(
    field: Field, given: str | Sequence[str], style: Style, *, whole: bool = False
) -> Value:
    """One value of a field, as stored; None or () for nothing.

    `whole` allows any number of values: of receivers, which go in as many requests as they need.

    Raises:
        Unfit: The field cannot have that value.
    """
    if not field.most and not whole:
        if not isinstance(given, str) and len(given) > 1:
            raise Unfit(Problem(field.name, _MANY, {"limit": "1"}))
        text = given if isinstance(given, str) else "".join(given)
        return _single(field, text.strip(), style)
    parts = _BETWEEN.split(given) if isinstance(given, str) else list(given)
    found = [_single(field, part.strip(), style) for part in parts if part.strip()]
    for value, times in Counter(found).items():
        if times > 1:
            raise Unfit(Problem(field.name, _TWICE, {"text": str(value)}))
    if field.most and not whole and len(found) > field.most:
        raise Unfit(Problem(field.name, _MANY, {"limit": str(field.most)}))
    return tuple(found)


def _single(field: Field, text: str, style: Style) -> Scalar:
    if not text:
        return None
    if _HIDDEN.search(text):
        raise Unfit(Problem(field.name, _CONTROL))
    match field.kind.name:
        case "amount":
            return _amount(field, text, style)
        case "count":
            return _count(field, text)
        case "time":
            return _time(field, text, style)
        case "choice":
            return _choice(field, text, style)
    return _text(field, text)


def _amount(field: Field, text: str, style: Style) -> int:
    plain = _BETWEEN_DIGITS.sub("", text) if _GROUPED.fullmatch(text) else text
    try:
        units = decode_amount(plain)
    except (ValueError, ArithmeticError):
        units = None
    if units is None:
        sentence = _TOO_LARGE if _DIGITS.fullmatch(plain) else _NO_AMOUNT
        raise Unfit(Problem(field.name, sentence, {"text": text}))
    if units <= 0:
        raise Unfit(Problem(field.name, _ABOVE_ZERO))
    if units % CENT or _finer(plain):
        raise Unfit(Problem(field.name, _DECIMALS))
    _within(field, units, field.kind, style)
    return units


def _finer(text: str) -> bool:
    """Whether there are more than two decimals, also such as a rounded amount no longer shows."""
    decimals = text.lower().partition("e")[0].partition(".")[2]
    return len(decimals.rstrip("0")) > 2 and "e" not in text.lower()


def _count(field: Field, text: str) -> int:
    try:
        number = decode_count(text)
    except (ValueError, ArithmeticError):
        number = None
    if number is None:
        raise Unfit(Problem(field.name, _NO_NUMBER, {"text": text}))
    _within(field, number, field.kind, Style())
    return number


def _within(field: Field, number: int, kind: Kind, style: Style) -> None:
    if field.least is not None and number < field.least:
        raise Unfit(Problem(field.name, _AT_LEAST, {"limit": kind.show(field.least, style)}))
    if field.largest is not None and number > field.largest:
        raise Unfit(Problem(field.name, _AT_MOST, {"limit": kind.show(field.largest, style)}))


def _time(field: Field, text: str, style: Style) -> str:
    try:
        return typed.moment(text, style, last=field.is_end)
    except Misused as exc:
        raise Unfit(Problem(field.name, exc.template, exc.values)) from exc


def _choice(field: Field, text: str, style: Style) -> str:
    words = {code: style.translate(label) for code, label in field.kind.labels.items()}
    for code, word in words.items():
        if text.casefold() in (code.casefold(), word.casefold()):
            return code
    choices = ", ".join(f"{code} ({word})" for code, word in words.items())
    raise Unfit(Problem(field.name, _NO_CHOICE, {"text": text, "choices": choices}))


def _text(field: Field, text: str) -> Scalar:
    if field.letters and len(text) > field.letters:
        raise Unfit(Problem(field.name, _LONG, {"limit": str(field.letters)}))
    if field.pattern and not re.fullmatch(field.pattern, text):
        raise Unfit(Problem(field.name, field.form or _NO_FORM, {"text": text}))
    try:
        return field.kind.decode(text)
    except (ValueError, TypeError, ArithmeticError) as exc:
        raise Unfit(Problem(field.name, _NO_FORM, {"text": text})) from exc
