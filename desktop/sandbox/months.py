"""Months as a parameter: `2026-11`, of China, and nothing else."""

import re
from typing import Any

from desktop.sandbox.listing import Given
from desktop.sandbox.parameters import Parameter, text
from desktop.sandbox.refusals import BadParameter

_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")


def _read(value: Any) -> str:
    if not _MONTH.fullmatch(text(value)):
        raise ValueError("not a month")
    return str(value)


MONTH = Parameter(_read)  # selects the rows on which a list stands, not among them


def asked(given: Given, *names: str) -> str:
    """The first of some parameters that must all be there.

    Raises:
        BadParameter: One is missing.
    """
    for name in names:
        if name not in given:
            raise BadParameter(name)
    return str(given[names[0]])
