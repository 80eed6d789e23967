"""The ways in which a list can be asked for: in spans, month by month, in passes, key by key.

One list of the catalog is many lists of the API: each combination of a pass, a month, a reseller
and a key is one. Whatever was asked and an answer does not repeat is filled into the column of
the same name: a bill of `cycle` 2026-10 has that month, though its record does not say so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from desktop.catalog.kinds import Scalar

Only = Mapping[str, tuple[Scalar, ...]]  # column -> values, None for "nothing there"


@dataclass(frozen=True, slots=True)
class Window:
    """A list that must be asked for in spans of time.

    `begin` and `end` are its parameters, `column` the time of a row that they limit. With `dates`
    they are days of China (`2026-11-20`), both included.
    """

    begin: str
    end: str
    column: str
    days: int = 365
    dates: bool = False


@dataclass(frozen=True, slots=True)
class Passes:
    """A list that is told in parts, one per value of a parameter that must be given."""

    parameter: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Months:
    """A list that is told by the month (of China): this one and `back` months before it.

    Months that are over still change for a while: bills come late. Older ones are read once.
    """

    parameter: str
    back: int = 18


@dataclass(frozen=True, slots=True)
class Rounds:
    """A list of which a distributor is told its own part, and that of each reseller for asking.

    `of` is the dataset of the resellers, `parameter` takes their key. Anyone else has one round,
    without the parameter.
    """

    of: str = "resellers"
    parameter: str = "indirect_partner_id"


@dataclass(frozen=True, slots=True)
class Per:
    """A list that is read once per row of another dataset, `Dataset.of` (or per batch of rows).

    `place` says where `parameter` goes; with a `batch` above one the parameter takes a list, of
    objects `{item: key}` where `item` is given. Its value is the other row's key, or its `column`.

    Attributes:
        also: More parameters, from columns of the other row; those with nothing there are left
            out.
        skip: Rows of the other dataset with one of these values have no such list.
        only: Only rows of the other dataset with these values have one.
        copy: Columns that are filled in from columns of the other row, without being sent.
        active: The dataset whose newest rows, by its column `newest`, tell which keys are read
            first; it has a column named like the parameter (or item).
    """

    parameter: str
    place: Literal["path", "query", "body"] = "body"
    batch: int = 1
    item: str = ""
    column: str = ""
    also: Mapping[str, str] = field(default_factory=dict)
    skip: Only = field(default_factory=dict)
    only: Only = field(default_factory=dict)
    copy: Mapping[str, str] = field(default_factory=dict)
    active: str = ""
    newest: str = "create_time"


@dataclass(frozen=True, slots=True)
class Gate:
    """A question whose answer says whether the account has a list at all: `flag` is true or not."""

    operation: str
    path: str
    flag: str
