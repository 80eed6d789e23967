"""Figures: sums over rows that a subject shows above its lists, and how they are reckoned."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop.catalog.declare import Dataset
from desktop.catalog.query import Condition, Query


@dataclass(frozen=True, eq=False)
class Figure:
    """The sum of an amount over some rows of a dataset, less other figures.

    Attributes:
        minus: Figures that are taken away.
        unknown: What would have to be taken away as well, but the API does not tell it: the
            figure is then the most that it can be.
        note: What the figure leaves out, in a few words.
    """

    name: str
    label: str
    dataset: Dataset
    column: str
    where: tuple[Condition, ...] = ()
    minus: tuple["Figure", ...] = ()
    unknown: tuple[str, ...] = ()
    note: str = ""

    @property
    def query(self) -> Query:
        """The question for the rows that are added up."""
        return Query(self.dataset, self.where)

    @property
    def sources(self) -> frozenset[str]:
        """Names of the datasets whose rows are added up here, those taken away apart."""
        join = self.dataset.by_name[self.column].join
        return frozenset((self.dataset.name, *([join.dataset.name] if join else ())))

    def parts(self) -> Iterator["Figure"]:
        """The figure, and all that is taken away from it."""
        yield self
        for each in self.minus:
            yield from each.parts()


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a figure comes to, by currency; without any where there are no rows.

    `own` is what its rows add up to before `minus` is taken away. `unread` names the datasets that
    were never read: as long as there is one nobody knows the figure.
    """

    own: Mapping[str, Decimal]
    minus: tuple["Reckoned", ...] = ()
    unread: frozenset[str] = frozenset()

    @property
    def amounts(self) -> Mapping[str, Decimal]:
        """What is left, by currency."""
        left = dict(self.own)
        for each in self.minus if left else ():
            for currency, amount in each.amounts.items():
                left[currency] = left.get(currency, Decimal()) - amount
        return left
