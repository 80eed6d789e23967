"""Amounts of the cache added up by group, always exactly: floats and 64 bits are too small."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from itertools import chain
from typing import Any

import msgspec

from desktop.catalog.declare import Column, Dataset
from desktop.catalog.decoding import decode_amount
from desktop.catalog.kinds import UNITS, Scalar
from desktop.catalog.performance import By, Estimate, Exempt, Paid, Payments, Performance, add_up
from desktop.catalog.query import Condition, Query
from desktop.catalog.trends import Slice, Trend
from desktop.store import clauses
from desktop.store.database import Connection

# What is stored was looked through when it came in, which takes seven times as long as this.
_items = msgspec.json.Decoder(list[dict[str, Any]], float_hook=Decimal).decode
Only = Mapping[By, tuple[str, ...]]  # of these months, products, customers alone


def slices(connection: Connection, trend: Trend, where: Sequence[Condition] = ()) -> list[Slice]:
    """The totals of a trend by group and currency, in the order of the groups.

    Rows without an amount are left out.
    """
    query = Query(trend.dataset, (*trend.where, *where))
    groups = _summed(connection, query, [trend.by], trend.amount)
    return [
        Slice(group, currency, Decimal(units).scaleb(-8), rows)
        for (group,), currency, units, rows in groups
    ]


def performance(
    connection: Connection, estimate: Estimate, by: By, only: Only | None = None
) -> list[Performance]:
    """What an estimate comes to, by month, product or customer."""
    paid = (_paid(connection, part, by, only or {}) for part in estimate.parts)
    return add_up(chain.from_iterable(paid), _exempt(connection, estimate.exempt))


def _exempt(connection: Connection, exempt: Exempt) -> set[tuple[str, str]]:
    query = Query(exempt.dataset, exempt.where)
    names = [exempt.columns["month"], exempt.columns["product"]]
    sql, values = _select(query, names)
    return {(str(month), str(product)) for month, product in connection.execute(sql, values)}


def _paid(connection: Connection, part: Payments, by: By, only: Only) -> Iterator[Paid]:
    tests = [Condition(part.columns[role], "in", values) for role, values in only.items()]
    query = Query(part.dataset, (*part.where, *tests))
    names = [part.columns["month"], part.columns["product"], part.columns[by]]
    if part.among:
        yield from _inside(connection, query, names, part)
        return
    for group, currency, units, _ in _summed(connection, query, names, part.amount):
        yield _payment(group, currency, units)


def _inside(
    connection: Connection, query: Query, names: Sequence[str], part: Payments
) -> Iterator[Paid]:
    """Amounts that stand in a small list; SQLite would read them as floats."""
    money = _currency(part.dataset)
    sql, values = _select(query, [*names, *([money.name] if money else []), part.amount])
    for *group, items in connection.execute(sql, values):
        *keys, currency = group if money else (*group, "")
        units = _units(items, part)
        if units:
            yield _payment(keys, currency, units)


def _units(items: str | None, part: Payments) -> int:
    """The amounts of the items that count; what cannot be read counts nothing."""
    found, wanted = 0, part.among.items()
    with suppress(msgspec.DecodeError):  # something else than a list of objects
        for item in _items(items) if items else ():
            if wanted <= item.items():
                with suppress(ValueError):
                    found += decode_amount(item.get(part.member)) or 0
    return found


def _summed(
    connection: Connection, query: Query, names: Sequence[str], amount: str
) -> Iterator[tuple[tuple[Scalar, ...], str, int, int]]:
    """(group, currency, units, rows) for each combination of some columns.

    Whole units and the rest are summed apart, because a million orders do not fit 64 bits. SQLite
    is kept from walking an index for the sake of the groups: the table as it lies is read in a
    fifth of the time.
    """
    dataset = query.dataset
    money, there = _currency(dataset), clauses.name(dataset, dataset.by_name[amount])
    currency = f"coalesce({clauses.name(dataset, money)}, '')" if money else "''"
    groups = ", ".join(f"+{clauses.name(dataset, dataset.by_name[name])}" for name in names)
    what = f"{groups}, {currency}, sum({there} / {UNITS}), sum({there} % {UNITS}), count({there})"
    marks = ", ".join(str(at + 1) for at in range(len(names) + 1))
    sql, values = _from(query, [*names, amount, *([money.name] if money else [])])
    sql = f"SELECT {what} {sql} AND +{there} IS NOT NULL GROUP BY {marks} ORDER BY {marks}"
    for *group, code, whole, rest, rows in connection.execute(sql, values):
        yield tuple(group), code, whole * UNITS + rest, rows


def _select(query: Query, names: Sequence[str]) -> tuple[str, list[Scalar]]:
    dataset = query.dataset
    what = ", ".join(clauses.name(dataset, dataset.by_name[name]) for name in names)
    sql, values = _from(query, names)
    return f"SELECT {what} {sql}", values


def _from(query: Query, names: Sequence[str]) -> tuple[str, list[Scalar]]:
    """FROM and WHERE of a question, with the tables that some columns need as well."""
    where, values = clauses.where(query)
    columns = [query.dataset.by_name[name] for name in names]
    tables = clauses.tables(query.dataset, [*clauses.used(query), *columns])
    return f"{tables} WHERE {where}", values


def _currency(dataset: Dataset) -> Column | None:
    return next((c for c in dataset.columns if c.name.split(".")[-1] == "currency"), None)


def _payment(keys: Sequence[Scalar], currency: Scalar, units: int) -> Paid:
    month, product, group = (str(key or "") for key in keys)
    return Paid(month, product, group, str(currency or ""), units)
