"""What the browsing benches ask of the orders: sorts, filters, searches, and mixtures of them.

Values are taken from the rows themselves, common ones and rare ones, always the same.
"""

import json
from collections.abc import Iterator
from random import Random

from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.kinds import Scalar
from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Condition, Query, Sort
from desktop.store import clauses
from desktop.store.database import Connection

BY_AMOUNT, BY_LIST_PRICE = Sort("amount_after_discount", True), Sort("official_amount", True)
SORTS = tuple(
    Sort(column.name, descending)
    for column in ORDERS.columns
    if column.sortable
    for descending in (False, True)
)
_SPANS: dict[str, tuple[Scalar, Scalar]] = {
    "create_time": ("2026-10-01T00:00:00Z", "2024-06-01T00:00:00Z"),
    "payment_time": ("2026-11-01T00:00:00Z", "2025-01-01T00:00:00Z"),
    "amount_after_discount": (10**13, 10**10),  # in 1e-8 yuan
}
_TEXT = "项目-07"  # the name of a project, in one of a hundred orders
_SOME = 10_000  # rows among which values are looked for
_EACH = 5  # searches of each length
_CHINESE = range(0x4E00, 0x9FFF)


def filters(connection: Connection) -> list[Condition]:
    """Two settings of each declared filter: a common value and a rare one, a late and an early."""
    found = list[Condition]()
    for each in ORDERS.filters:
        if each.column in _SPANS:
            late, early = _SPANS[each.column]
            found.append(Condition(each.column, "from", late))
            found.append(Condition(each.column, "before", early))
        elif each.form == "text":
            found.append(Condition(each.column, "has", _TEXT))
        else:
            found += [
                Condition(each.column, "in", (value,)) for value in _ends(connection, each.column)
            ]
    return found


def _ends(connection: Connection, column: str) -> list[Scalar]:
    """The value that most rows have, and the one that fewest have, as far as some rows tell."""
    declared = ORDERS.by_name[column]
    (last,) = connection.execute(f"SELECT max(_id) FROM {ORDERS.name}").fetchone()
    some = Random(1).sample(range(1, last + 1), min(last, _SOME))
    there = clauses.name(ORDERS, declared)
    sql = (
        f"SELECT {there} {clauses.tables(ORDERS, [declared])} "
        "WHERE t._id IN (SELECT value FROM json_each(?)) "
        f"AND {there} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1"
    )
    known = [value for (value,) in connection.execute(sql, [json.dumps(some)])]
    return list(dict.fromkeys([*known[:1], *known[-1:]]))


def sorted_with(conditions: list[Condition], most: int) -> list[Query]:
    """Each declared sort alone, then with any one filter: so many of all such pairs."""
    pairs = [(sort, condition) for sort in SORTS for condition in conditions]
    Random(1).shuffle(pairs)
    alone = [Query(ORDERS, sort=(sort,)) for sort in SORTS]
    return alone + [Query(ORDERS, (condition,), sort=(sort,)) for sort, condition in pairs[:most]]


def searches(connection: Connection) -> dict[str, list[Query]]:
    """What is typed, by kind: parts of names by length, parts of order numbers, words apart."""
    rng = Random(2)
    names = [text for text in _texts(connection, CUSTOMERS.name, "customer") if text]
    numbers = _texts(connection, ORDERS.name, "order_id")
    kinds = {
        f"{length} of Chinese": [_part(rng, names, length) for _ in range(_EACH)]
        for length in (1, 2, 3, 4)
    }
    kinds["part of an order number"] = [
        *(number[:length] for number, length in zip(numbers, (4, 6, 8, 12, 16), strict=False)),
        *(number[at : at + 4] for number, at in zip(numbers, (3, 6, 9, 12), strict=False)),
        *(number[-5:] for number in numbers[:2]),
    ]
    kinds["words apart"] = ["云 有限", "弹性 数据库", "有限 科技 弹性", f"{names[0][:2]} CS26"]
    kinds["nothing"] = ["没有的", "zzzz"]
    return {
        kind: [Query(ORDERS, search=text) for text in dict.fromkeys(texts)]
        for kind, texts in kinds.items()
    }


def _texts(connection: Connection, table: str, column: str) -> list[str]:
    """Some values, from all over a table."""
    (most,) = connection.execute(f"SELECT max(_id) FROM {table}").fetchone()
    step = max(1, most // 50)
    sql = f"SELECT {column} FROM {table} WHERE _id % ? = 0 AND {column} IS NOT NULL"
    return [text for (text,) in connection.execute(sql, [step])]


def _part(rng: Random, names: list[str], length: int) -> str:
    """So many Chinese signs in a row out of some name."""
    while True:
        name = rng.choice(names)
        at = rng.randrange(max(1, len(name) - length + 1))
        part = name[at : at + length]
        if len(part) == length and all(ord(sign) in _CHINESE for sign in part):
            return part


def mixtures(conditions: list[Condition], number: int) -> Iterator[Query]:
    """Two or three filters, at times with a search, by any column: what nothing is made for."""
    rng = Random(3)
    for _ in range(number):
        some = rng.sample(conditions, rng.choice((2, 3)))
        sort = Sort(rng.choice(ORDERS.columns).name, rng.random() < 0.5)
        search = rng.choice(("", "", "云", "有限公司", "CS26"))
        yield Query(ORDERS, tuple(some), search, (sort,))


def compared() -> dict[str, Query]:
    """The questions that the peers are asked as well, by what they are called."""
    rare, common = Condition("status", "in", ("6",)), Condition("status", "in", ("5",))
    some = Condition("order_type", "in", ("4",))
    return {
        "everything": Query(ORDERS),
        "filter, few rows": Query(ORDERS, (rare,)),
        "filter, some rows": Query(ORDERS, (some,)),
        "filter, most rows": Query(ORDERS, (common,)),
        "search, 1 sign": Query(ORDERS, search="腾"),
        "search, 3 signs": Query(ORDERS, search="云科技"),
        "sort, indexed": Query(ORDERS, sort=(BY_AMOUNT,)),
        "sort, list price": Query(ORDERS, sort=(BY_LIST_PRICE,)),
        "filter, few rows, sorted": Query(ORDERS, (rare,), sort=(BY_AMOUNT,)),
    }


def words(query: Query) -> str:
    """A question in a few words."""
    tests = [f"{each.column} {each.operator} {each.value}" for each in query.where]
    sorts = [f"by {each.column}{' down' if each.descending else ''}" for each in query.sort]
    return ", ".join([*tests, *([repr(query.search)] if query.search else []), *sorts])
