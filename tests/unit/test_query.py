"""Questions to the cache: what fits, in which order, as a plain sort over plain rows finds it."""

from array import array
from decimal import Decimal

import pytest

from desktop.catalog.customers import CUSTOMER_BALANCES, CUSTOMERS
from desktop.catalog.orders import ORDER_LINES, ORDERS
from desktop.catalog.query import Condition, Query, Sort
from desktop.catalog.resellers import RESELLERS
from desktop.store import owners, progress, tables
from desktop.store import query as ask
from desktop.store.database import Store
from desktop.store.progress import Mark

DATASETS = (RESELLERS, CUSTOMERS, CUSTOMER_BALANCES, ORDERS, ORDER_LINES)
NAMES = ("华腾", "华腾科技", "腾讯", "Acme", "ACME 100%", "a_b", "axb", "c\\d", "张", None)
CODES = ("1", "2", "6", "5", "99", None)
AMOUNTS = (None, -5, 0, 1, 100_000_000, 2**62)
TIMES = (None, "2024-01-01T00:00:00Z", "2025-06-01T12:00:00Z", "2026-11-20T09:41:05Z")


def record(dataset, **values):
    """A row of `dataset` with nothing but `values`."""
    return tuple(values.get(column.name) for column in dataset.own)


def customer(number, name=None, kind="2", manager=None):
    return record(
        CUSTOMERS,
        customer_id=f"c{number}",
        customer=name,
        account_name=f"login{number}",
        association_type=kind,
        **{"account_managers[0].account_name": manager},
    )


def order(key, **values):
    return record(ORDERS, order_id=key, **values)


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "cache.sqlite")
    store.post(tables.ensure, DATASETS).result()
    store.post(progress.ensure).result()
    yield store
    store.close()


@pytest.fixture
def shelf(store):
    """A connection, and `put(dataset, rows)`."""
    return store.connect(), lambda dataset, rows: store.post(tables.put, dataset, rows).result()


def keys_of(connection, query, limit=-1):
    """The keys of the rows that fit, in order."""
    place = [column.name for column in query.dataset.columns].index(query.dataset.key[0])
    ids = ask.row_ids(connection, query, limit)
    rows = ask.window(connection, query.dataset, ids)
    return [rows[rowid][place] for rowid in ids]


# ------------------------------------------------------------------ one by one


def test_each_operator(shelf):
    connection, put = shelf
    rows = [("a", "5", 10), ("b", "6", 20), ("c", None, 30), ("d", "", None)]
    put(ORDERS, [order(key, status=code, official_amount=sum_) for key, code, sum_ in rows])

    def fits(column, operator, value):
        return set(keys_of(connection, Query(ORDERS, (Condition(column, operator, value),))))

    assert fits("status", "in", ("5",)) == {"a"}
    assert fits("status", "in", ("5", "6")) == {"a", "b"}
    assert fits("status", "in", ("5", None)) == {"a", "c", "d"}
    assert fits("status", "in", (None,)) == {"c", "d"}
    assert fits("status", "in", ()) == set()
    assert fits("status", "in", "6") == {"b"}
    assert fits("status", "empty", True) == {"c", "d"}
    assert fits("status", "empty", False) == {"a", "b"}
    assert fits("official_amount", "from", 20) == {"b", "c"}
    assert fits("official_amount", "before", 20) == {"a"}
    assert fits("order_id", "has", "A") == {"a"}


def test_a_text_is_found_inside_a_small_list(shelf):
    connection, put = shelf
    projects = {"a": "项目-07", "b": "default"}
    decode = ORDERS.by_name["enterprise_projects"].kind.decode
    rows = {key: decode([{"id": "0", "name": name}]) for key, name in projects.items()}
    put(ORDERS, [order(key, enterprise_projects=text) for key, text in rows.items()])
    put(ORDERS, [order("c")])
    test = Condition("enterprise_projects", "has", "项目-0")
    assert keys_of(connection, Query(ORDERS, (test,))) == ["a"]


def test_conditions_on_a_joined_column(shelf):
    connection, put = shelf
    put(CUSTOMERS, [customer(1, "华腾", manager="wang"), customer(2, "Acme")])
    put(ORDERS, [order("a", customer_id="c1"), order("b", customer_id="c2"), order("c")])
    manager = "customers.account_managers[0].account_name"
    assert keys_of(connection, Query(ORDERS, (Condition(manager, "in", ("wang",)),))) == ["a"]
    nobody = keys_of(connection, Query(ORDERS, (Condition(manager, "in", (None,)),)))
    assert set(nobody) == {"b", "c"}


def test_the_words_of_a_search_must_all_be_found_in_a_row_and_in_any_of_its_columns(shelf):
    connection, put = shelf
    put(CUSTOMERS, [customer(1, "深圳市华腾科技"), customer(2, "华为")])
    put(
        ORDERS,
        [
            order("CS1", customer_id="c1", service_type_name="弹性云服务器"),
            order("CS2", customer_id="c1", service_type_name="云数据库 RDS"),
            order("CS3", customer_id="c2", service_type_name="云数据库 RDS", contract_id="华"),
        ],
    )

    def found(search):
        return sorted(keys_of(connection, Query(ORDERS, search=search)))

    assert found("腾") == ["CS1", "CS2"]
    assert found("华腾") == ["CS1", "CS2"]
    assert found("华") == ["CS1", "CS2", "CS3"]
    assert found("华腾 rds") == ["CS2"]
    assert found("  rds\t腾 cs ") == ["CS2"]
    assert found("LOGIN1") == ["CS1", "CS2"]
    assert found("腾 没有") == []
    assert found("") == found("   ") == ["CS1", "CS2", "CS3"]


@pytest.mark.parametrize(
    ("text", "found"), [("100%", ["b"]), ("%", ["b"]), ("_", ["a"]), ("\\", ["c"]), ("a_b", ["a"])]
)
def test_percent_and_underscore_mean_themselves(shelf, text, found):
    connection, put = shelf
    names = {"a": "a_b", "b": "100%", "c": "c\\d", "d": "axb"}
    put(ORDERS, [order(key, service_type_name=name) for key, name in names.items()])
    assert keys_of(connection, Query(ORDERS, search=text)) == found
    condition = Condition("service_type_name", "has", text)
    assert keys_of(connection, Query(ORDERS, (condition,))) == found


@pytest.mark.parametrize("text", ["a " * 3000, "腾" * 60_000, "\x00", "'; DROP TABLE orders; --"])
def test_a_pasted_text_of_any_length_is_only_not_found(shelf, text):
    connection, put = shelf
    put(ORDERS, [order("b", service_type_name="x")])
    assert keys_of(connection, Query(ORDERS, search=text)) == []
    assert keys_of(connection, Query(ORDERS), 5) == ["b"]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("column", ["official_amount", "payment_time", "customers.customer"])
def test_what_is_empty_comes_last_in_both_directions(shelf, column, descending):
    connection, put = shelf
    put(CUSTOMERS, [customer(1, "a"), customer(2, "b"), customer(3)])
    put(
        ORDERS,
        [
            order("x"),
            order("y", official_amount=1, payment_time=TIMES[1], customer_id="c1"),
            order("z", official_amount=2, payment_time=TIMES[2], customer_id="c2"),
            order("w", customer_id="c3"),
        ],
    )
    query = Query(ORDERS, sort=(Sort(column, descending),))
    expected = ["z", "y"] if descending else ["y", "z"]
    assert keys_of(connection, query)[:2] == expected
    assert set(keys_of(connection, query)[2:]) == {"w", "x"}


def test_gone_rows_are_shown_when_asked_for(store, shelf):
    connection, put = shelf
    put(ORDERS, [order("a"), order("b")])
    store.post(tables.give_up, ORDERS, [("a",)], 7).result()
    assert keys_of(connection, Query(ORDERS)) == ["b"]
    assert set(keys_of(connection, Query(ORDERS, gone=True))) == {"a", "b"}
    assert set(keys_of(connection, Query(ORDERS, search="a", gone=True))) == {"a"}
    assert ask.count(connection, Query(ORDERS, gone=True)) == 2
    (rowid,) = ask.row_ids(connection, Query(ORDERS, search="a", gone=True))
    row = ask.window(connection, ORDERS, [rowid])[rowid]
    assert row[len(ORDERS.columns)] == 7


def test_a_customer_who_left_keeps_its_name_on_its_orders_a_balance_does_not_stay(store, shelf):
    connection, put = shelf
    put(CUSTOMERS, [customer(1, "华腾")])
    put(CUSTOMER_BALANCES, [record(CUSTOMER_BALANCES, customer_id="c1", amount=5)])
    put(ORDERS, [order("a", customer_id="c1")])
    store.post(tables.give_up, CUSTOMERS, [("c1",)], 1).result()
    store.post(tables.give_up, CUSTOMER_BALANCES, [("c1",)], 1).result()
    assert keys_of(connection, Query(ORDERS, search="华腾")) == ["a"]
    owing = Condition("customer_balances.amount", "from", 0)
    assert keys_of(connection, Query(CUSTOMERS, (owing,), gone=True)) == []
    by_balance = Query(CUSTOMERS, sort=(Sort("customer_balances.amount"),), gone=True)
    assert keys_of(connection, by_balance, 1) == ["c1"]


def test_a_column_s_values_are_counted(shelf):
    connection, put = shelf
    put(ORDERS, [order(str(n), service_type_name="ABBA"[n % 3]) for n in range(9)])
    assert ask.values(connection, ORDERS, "service_type_name") == [("B", 6), ("A", 3)]
    assert ask.values(connection, ORDERS, "service_type_name", 1) == [("B", 6)]


def test_sums_are_exact_per_currency_and_do_not_overflow(shelf):
    connection, put = shelf
    most = 2**63 - 1
    rows = [order(f"a{n}", official_amount=most, currency="CNY") for n in range(20)]
    rows += [order("b", official_amount=-150_000_001, currency="USD"), order("c", currency="EUR")]
    rows += [order("d", official_amount=7)]
    put(ORDERS, rows)
    ids = ask.row_ids(connection, Query(ORDERS))
    assert ask.sums(connection, ORDERS, "official_amount", ids) == [
        ("", Decimal("7e-8"), 1),
        ("CNY", Decimal(most * 20).scaleb(-8), 20),
        ("USD", Decimal("-1.50000001"), 1),
    ]
    assert ask.sums(connection, ORDERS, "official_amount", []) == []


def test_ids_are_eight_bytes_each(shelf):
    connection, put = shelf
    put(ORDERS, [order("a")])
    ids = ask.row_ids(connection, Query(ORDERS))
    assert isinstance(ids, array)
    assert (ids.typecode, ids.itemsize) == ("q", 8)


def test_orders_whose_lines_were_never_read(store, shelf):
    connection, put = shelf
    put(ORDERS, [order(key, create_time=time) for key, time in zip("abc", TIMES[1:], strict=True)])
    store.post(
        progress.mark, "order_lines", [Mark("c", 1, finished=True, read_at="2026"), Mark("b", 1)]
    ).result()

    def names(most):
        which = owners.Among(unread=True, most=most)
        return [each.name for each in owners.owners(connection, ORDER_LINES, ORDERS, which)]

    assert names(5) == ["b", "a"]
    assert names(1) == ["b"]


def test_customers_that_have_no_such_list_are_left_out(shelf):
    connection, put = shelf
    put(CUSTOMERS, [customer(1, kind="1"), customer(2, kind="2"), customer(3, kind=None)])
    found = owners.owners(connection, CUSTOMER_BALANCES, CUSTOMERS)
    assert {each.name for each in found} == {"c2", "c3"}


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("second", ["create_time", "official_amount", "contract_id"])
def test_the_first_rows_by_a_joined_column_are_those_of_the_whole_order(shelf, descending, second):
    connection, put = shelf
    put(CUSTOMERS, [customer(n, "same" if n % 3 else None, "12"[n % 2]) for n in range(450)])
    put(
        ORDERS,
        [
            order(
                f"o{n:04}",
                customer_id=f"c{n * 7919 % 450}",
                create_time=f"20{n % 17 + 10}-01-01T00:00:00Z",
                official_amount=n * 7919 % 1000 or None,
            )
            for n in range(2000)
        ],
    )
    for first in ("customers.association_type", "customers.customer"):
        for sort in ((Sort(first, descending),), (Sort(first, descending), Sort(second, True))):
            query = Query(ORDERS, sort=sort)
            whole = ask.row_ids(connection, query)
            assert ask.row_ids(connection, query, 200) == whole[:200]
