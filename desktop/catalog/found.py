"""What the search over everything finds, as data: rows of several datasets, the best first."""

from dataclasses import dataclass

from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import Scalar


@dataclass(frozen=True, slots=True)
class Hit:
    """One row that was found.

    `row` is in the order of Dataset.columns, then when the row was given up. `column` is where it
    was found, `exact` says that what was typed is its key.
    """

    dataset: Dataset
    rowid: int
    row: tuple[Scalar, ...]
    column: str
    exact: bool = False

    @property
    def gone(self) -> bool:
        """Whether the API no longer lists the row."""
        return self.row[-1] is not None

    def value(self, column: str) -> Scalar:
        """What the row holds in a column."""
        return self.row[list(self.dataset.by_name).index(column)]


@dataclass(frozen=True, slots=True)
class Group:
    """What was found in one dataset.

    `count` is how many rows fit among those looked at; with `many` not all were. `in_table` says
    that the search of the table finds them too, which knows no initials.
    """

    dataset: Dataset
    hits: tuple[Hit, ...]
    count: int
    many: bool = False
    in_table: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that was found; `ready` is the part of the rows that could be, 1 for all."""

    groups: tuple[Group, ...] = ()
    ready: float = 1.0
