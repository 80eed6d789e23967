"""The vocabulary in which writes are declared. Plain frozen data, like that of declare.py.

Form, checks, question, request, outcome, proof and what is read again follow from an `Action`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import TEXT, Kind, Scalar
from desktop.catalog.query import Condition
from desktop.catalog.sites import Host

Value = Scalar | tuple[Scalar, ...]  # of a field, as stored: amounts in 1e-8, times as UTC text
Values = Mapping[str, Value]  # by the name of the field

_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Pick:
    """The rows that a field offers: `column` is its value, `title` says in words which row it is.

    Attributes:
        title: Columns that name a row, the most telling first.
        where: Only rows like these.
        given: Column -> field: only rows that have there what that field holds.
    """

    dataset: Dataset
    column: str
    title: tuple[str, ...] = ()
    where: tuple[Condition, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a request, by its wire name; a dotted name leads into nested objects.

    Attributes:
        place: Where it stands; a field of the path replaces `{name}` there.
        most: The wire has a list of at most so many values; 0 is a single value.
        fixed: Sent as it stands and never asked for.
        filled: Column of the receiver's row whose value it takes, where there is one; not asked.
        kept: Whether the value may be stored: a secret never is, of a file only its digest.
        needed_if: Column and value of a row that another field picked, which make it compulsory.
        least, largest: Limits of an amount or a number, as stored.
        letters: The most letters of a text; `pattern` is what it must match as a whole, and
            `form` says in words which form that is.
        is_end: A day that is given for a time means its last second.
        files: Files are given for it, which are sent before; it holds their numbers. Its value
            says to the API what they belong to.
        setting: Setting of the account that it takes where nothing else is said.
        looked_up: The program finds its value out, see `Contact`; not asked.
    """

    name: str
    label: str
    kind: Kind = TEXT
    required: bool = True
    place: Literal["body", "path", "query", "header"] = "body"
    most: int = 0
    pick: Pick | None = None
    fixed: str = ""
    filled: str = ""
    kept: Literal["yes", "no", "digest"] = "yes"
    needed_if: tuple[str, str, str] | None = None  # field, column of its row, value
    least: int | None = None
    largest: int | None = None
    letters: int = 0
    pattern: str = ""
    form: str = ""
    is_end: bool = False
    files: str = ""
    setting: str = ""
    looked_up: bool = False
    lines: bool = False  # may have several lines
    hint: str = ""
    also: tuple[str, ...] = ()  # other names by which somebody may call it

    @property
    def asked(self) -> bool:
        """Whether somebody is asked for it."""
        return not (self.fixed or self.filled or self.looked_up)


@dataclass(frozen=True, slots=True)
class Contact:
    """A telephone or an address that must be verified before the API tells it of anything.

    `way` is the API's number of that kind, `verified` the field that takes the number of the
    verification, `area` the field with the country code, `code` the one with a code as sent.
    """

    field: str
    way: str
    verified: str
    area: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Purse:
    """What pays, or is paid: an amount of a row, less another one, at the time it was read.

    Attributes:
        where: Which row it is; `given` says column -> field, where a field without a value means
            a row with nothing there.
        limits: Whether the amounts may not come to more; otherwise it is only shown.
        each: Every receiver has one of its own.
        gains: What is left is more, not less, by what is moved.
    """

    label: str
    dataset: Dataset
    plus: str
    minus: str = ""
    where: tuple[Condition, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)
    limits: bool = True
    each: bool = False
    gains: bool = False
    too_much: str = ""


@dataclass(frozen=True, slots=True)
class Must:
    """What the row of each receiver must have (or the one that `field` picked), else `sentence`.

    Instead of the `values` that it must have, it may be said which it must `never` have: of codes
    that nobody knows yet the API is the judge.
    """

    column: str
    values: tuple[Scalar, ...]
    sentence: str
    field: str = ""
    never: tuple[Scalar, ...] = ()

    def holds(self, value: Scalar) -> bool:
        """Whether a value is one that it may have."""
        return value not in self.never if self.never else value in self.values


@dataclass(frozen=True, slots=True)
class Validity:
    """`begin` and `end` must lie within the times of the row that the field `of` picked."""

    begin: str
    end: str
    of: str
    columns: tuple[str, str]
    sentence: str
    over: str  # said of a row whose own time has not begun, or is over


@dataclass(frozen=True, slots=True)
class Barred:
    """Values of a field that a limit of the row picked by `of` leaves out."""

    field: str
    of: str
    column: str
    key: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Proof:
    """Where it can be seen whether a write happened that nobody answered.

    Attributes:
        narrow: Column -> field by which the records are read.
        receiver: Column that holds the receiver; "" where there is none.
        equal: Column -> field with the same value.
        where: What else such a record has.
        time: Column with the time of the record; "" where the row says so by its state.
        since: The same, where the record may be much younger than the write.
        mark: Column in which our mark stands.
        settles: Whether such a record proves it by itself; else a person decides.
        failed: Condition on a record that proves the contrary.
    """

    dataset: Dataset
    narrow: tuple[str, str]
    receiver: str = ""
    equal: Mapping[str, str] = field(default_factory=dict)
    where: tuple[Condition, ...] = ()
    time: str = ""
    since: str = ""
    mark: str = ""
    settles: bool = False
    failed: Condition | None = None


@dataclass(frozen=True, eq=False)
class Action:
    """One thing that can be done at the API.

    Attributes:
        at: The dataset in whose tab it stands, and whose rows are its receivers.
        receiver: The field that holds their keys; "" if it takes none.
        batch: How many receivers one request may have.
        amount: The field with the money that each receiver gets or gives.
        worth: Column of the receiver's row: what is moved, where no field says so.
        question: What is confirmed; holds `{amount}`, `{receivers}`, `{count}` as needed.
        question_each: The same, where several receivers get or give that amount each.
        mark: The field in which a mark of ours is sent along.
        refusals: Member of a good answer that lists receivers that were refused; `done` lists
            those that were not. Each entry has the receiver under `answer_key`.
        receipt: Member that a good answer has, if it says anything at all.
        taken: Codes of an answer that mean done, with what is to be said then.
        blame: Code of a refusal -> the field at fault.
        changes: What is read again after it.
        appears: What is said of it until, and once, its record is seen, where that takes time.
        inquiry: It only asks, and nothing is recorded. Members of the answer, each with its name.
    """

    name: str
    label: str
    at: Dataset
    operation: str  # its name in the vendor's SDK and in tests/contract
    path: str
    fields: tuple[Field, ...]
    question: str
    question_each: str = ""
    receiver: str = ""
    batch: int = 1
    method: Literal["POST", "PUT"] = "POST"
    host: Host = "operations"
    amount: str = ""
    worth: str = ""
    purses: tuple[Purse, ...] = ()
    musts: tuple[Must, ...] = ()
    validity: Validity | None = None
    barred: tuple[Barred, ...] = ()
    mark: str = ""
    refusals: str = ""
    done: str = ""
    done_key: str = "id"
    receipt: str = ""
    taken: Mapping[str, str] = field(default_factory=dict)
    blame: Mapping[str, str] = field(default_factory=dict)
    proof: Proof | None = None
    changes: tuple[Dataset, ...] = ()
    appears: tuple[str, str] | None = None
    only_for: Literal["", "distributor"] = ""
    needs: str = ""  # a setting of the account that must be filled in
    permission: str = ""
    quota_per_s: int = 10
    inquiry: Mapping[str, tuple[str, Kind]] = field(default_factory=dict)
    contacts: tuple[Contact, ...] = ()
    strangers: bool = False  # a receiver may be in no list that the account can read
    harmless: bool = False  # doing it twice harms nobody: an unclear end is given up, not proved
    risky: bool = False  # takes something away
    told: str = ""  # what is said when it is done; holds what the question holds
    quiet: bool = False  # a part of another action: offered nowhere, asked about nowhere

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """All fields by name, in declared order."""
        return {each.name: each for each in self.fields}

    def asks(self, count: int) -> str:
        """What is confirmed for so many receivers, marked with `N_`."""
        return self.question_each if count > 1 and self.question_each else self.question

    @property
    def receivers(self) -> Field | None:
        """The field that holds the keys of the receivers."""
        return self.by_name[self.receiver] if self.receiver else None

    def column_in(self, dataset: Dataset) -> str:
        """The column of a dataset that holds the key of a receiver; "" if none does."""
        if not self.receiver:
            return ""
        if dataset is self.at:
            return dataset.key[0]
        if dataset.of == self.at.name and dataset.scope_column:
            return dataset.scope_column
        return next((join.on for join in dataset.joins if join.dataset is self.at), "")


@dataclass(frozen=True, slots=True)
class NotOffered:
    """What people look for and the API does not let a partner do: why, and where it is done."""

    name: str
    label: str
    at: Dataset
    why: str
    page: str  # of the console (desktop/catalog/console.py)
