"""One line of what the doctor found."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, what was found (both marked with `N_`), and what to do about it."""

    about: str
    ok: bool
    said: str
    values: Mapping[str, str] = field(default_factory=dict)
    advice: tuple[str, ...] = ()


def fine(about: str, said: str, /, **values: str) -> Finding:
    """Something that works."""
    return Finding(about, True, said, values)


def failed(about: str, said: str, /, *advice: str, **values: str) -> Finding:
    """Something that does not, and what to do; the last advice may be a bare detail."""
    return Finding(about, False, said, values, tuple(text for text in advice if text))
