"""What is wrong with what somebody typed: the field, a sentence, and the line of a file."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Problem:
    """`template` is marked with `N_` and filled with `values` once it is translated.

    `field` is "" for what concerns the whole; `line` is 0 where there is no file.
    """

    field: str
    template: str
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)
    line: int = 0

    def say(self, translate: Callable[[str], str]) -> str:
        """The sentence in the reader's language."""
        return translate(self.template).format(**self.values)

    def at_line(self, line: int) -> "Problem":
        """The same, found in that line of a file."""
        return replace(self, line=line)


class Unfit(ValueError):
    """A value that a field cannot have; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.template)
        self.problem = problem
