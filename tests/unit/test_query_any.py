"""Any question at all is answered as a plain filter and sort over plain rows would."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Condition, Query, Sort
from desktop.store import query as ask
from desktop.store import tables
from desktop.store.database import Store
from tests.unit.test_query import AMOUNTS, CODES, DATASETS, NAMES, TIMES, customer, keys_of, order

ROWS = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(CODES),
        st.sampled_from(AMOUNTS),
        st.sampled_from(TIMES),
        st.sampled_from(("c0", "c1", "c2", "c3", "c9", None)),
        st.booleans(),
    ),
    max_size=25,
)
PEOPLE = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(("1", "2"))), max_size=4)
SORTED_BY = (
    "status",
    "official_amount",
    "create_time",
    "payment_time",
    "service_type_name",
    "contract_id",
    "customers.customer",
    "customers.association_type",
)
CONDITIONS = st.one_of(
    st.builds(
        Condition,
        st.sampled_from(("status", "customers.association_type", "customers.customer")),
        st.just("in"),
        st.lists(st.sampled_from((*CODES, *NAMES)), max_size=3).map(tuple),
    ),
    st.builds(
        Condition,
        st.just("official_amount"),
        st.sampled_from(("from", "before")),
        st.sampled_from(AMOUNTS[1:]),
    ),
    st.builds(
        Condition,
        st.sampled_from(("create_time", "payment_time")),
        st.sampled_from(("from", "before")),
        st.sampled_from(TIMES[1:]),
    ),
    st.builds(
        Condition,
        st.sampled_from(("service_type_name", "customers.customer")),
        st.just("has"),
        st.sampled_from(("腾", "a", "%", "_", "\\", "ACME", "100%")),
    ),
    st.builds(
        Condition,
        st.sampled_from(("status", "contract_id", "customers.customer")),
        st.just("empty"),
        st.booleans(),
    ),
)
QUESTIONS = st.builds(
    Query,
    st.just(ORDERS),
    st.lists(CONDITIONS, max_size=2).map(tuple),
    st.sampled_from(("", "", "腾", "华腾", "acme", "% 100", "_", "腾 login1", "o1", "zz")),
    st.lists(
        st.builds(Sort, st.sampled_from(SORTED_BY), st.booleans()),
        max_size=2,
        unique_by=lambda sort: sort.column,
    ).map(tuple),
    st.booleans(),
)


def lowered(text):
    return "".join(each.lower() if each.isascii() else each for each in str(text))


def fits(test, row):
    value = row[test.column]
    match test.operator:
        case "in":
            return value in test.value or (value in (None, "") and None in test.value)
        case "from":
            return value is not None and value >= test.value
        case "before":
            return value is not None and value < test.value
        case "has":
            return value is not None and lowered(test.value) in lowered(value)
    return (value in (None, "")) == test.value


def naive(query, rows):
    """Keys of the rows that fit, in order: filtered and sorted as anybody would."""
    kept = [
        row
        for row in rows
        if (query.gone or not row["gone"])
        and all(fits(test, row) for test in query.where)
        and all(
            any(lowered(word) in lowered(row[name] or "") for name in ORDERS.search)
            for word in query.search.split()
        )
    ]
    sorts = query.sort or (Sort("create_time", True),)
    last = sorts[-1]
    down = last.descending and last.column in tables.indexed_columns(ORDERS)
    kept.sort(key=lambda row: row["id"], reverse=down)
    for sort in reversed(sorts):
        some = [row for row in kept if row[sort.column] is not None]
        none = [row for row in kept if row[sort.column] is None]
        kept = sorted(some, key=lambda row: row[sort.column], reverse=sort.descending) + none
        if sort.descending:  # sorted() keeps what is equal in its order also when reversed
            kept = sorted(some, key=lambda row: row[sort.column], reverse=True) + none
    return [row["order_id"] for row in kept]


@settings(max_examples=150, deadline=None)
@given(ROWS, PEOPLE, QUESTIONS, st.tuples(st.integers(0, 8), st.sampled_from((3, 4000))))
def test_any_question_is_answered_as_a_plain_filter_and_sort_would(
    shared_store, orders, people, query, limits
):
    store, (limit, many) = shared_store, limits
    expected = naive(query, fill(store, orders, people))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ask, "MANY", many)
        patch.setattr(ask, "_ALONG", (1, 3))
        patch.setattr(ask, "NEAR", 4)
        patch.setattr(ask, "SCATTERED", 6)
        connection = store.connect()
        try:
            assert keys_of(connection, query) == expected
            assert keys_of(connection, query, limit) == expected[:limit]
            assert ask.count(connection, query) == len(expected)
        finally:
            connection.close()


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory):
    store = Store(tmp_path_factory.mktemp("query") / "cache.sqlite")
    store.post(tables.ensure, DATASETS).result()
    yield store
    store.close()


def fill(store, orders, people):
    """Put only these rows there; return them as dictionaries with joined values."""

    def change(db):
        for table in ("orders", "customers"):
            db.execute(f"DELETE FROM {table}")
        tables.put(
            db, CUSTOMERS, [customer(n, name, kind) for n, (name, kind) in enumerate(people)]
        )
        made = [
            order(
                f"o{number}",
                service_type_name=name,
                status=code,
                official_amount=amount,
                create_time=time,
                payment_time=TIMES[number % 4],
                contract_id=("", None, "k")[number % 3],
                customer_id=whose,
            )
            for number, (name, code, amount, time, whose, _) in enumerate(orders)
        ]
        tables.put(db, ORDERS, made)
        tables.give_up(db, ORDERS, [(f"o{n}",) for n, row in enumerate(orders) if row[-1]], 1)
        names = [column.name for column in ORDERS.own]
        return [
            dict(zip(["id", "gone", *names], row, strict=True))
            for row in db.execute(
                f"SELECT _id, _gone, {tables.listed(names)} FROM orders ORDER BY _id"
            )
        ]

    rows = store.post(change).result()
    for row in rows:
        number = int(row["customer_id"][1:]) if row["customer_id"] else 9
        known = people[number] if number < len(people) else (None, None)
        row["customers.customer"], row["customers.association_type"] = known
        row["customers.account_name"] = f"login{number}" if number < len(people) else None
    return rows
