"""How much is known of lists that are read for one row of another dataset at a time."""

from dataclasses import replace

from desktop.catalog import DATASETS
from desktop.catalog.query import Condition, Query
from desktop.catalog.ways import Per
from desktop.sync import fanout


def owners_of(query: Query) -> Query:
    """The question to the dataset whose rows own these lists: all lines of a customer's orders.

    A test on a column that the owners do not have (the expiry of a line) is left out: what it
    would find is known only when the list is read.
    """
    of, per = DATASETS[query.dataset.of], query.dataset.source.per or Per("")
    theirs = {**per.also, **per.copy}
    if query.dataset.scope_column:
        theirs[query.dataset.scope_column] = per.column or of.key[0]
    where = [Condition(name, "from", begin) for name, begin in fanout.since(query.dataset).items()]
    for test in query.where:
        name = theirs.get(test.column, test.column.removeprefix(f"{of.name}."))
        if name in of.by_name and (name != test.column or "." in name):
            where.append(replace(test, column=name))
    return Query(of, tuple(where))
