"""Columns in memory: they answer as SQL does, follow what is written, and know their limits."""

import asyncio

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.catalog.customers import CUSTOMER_BALANCES, CUSTOMERS
from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Condition, Query, Sort
from desktop.store import query as ask
from desktop.store import side as side_of
from desktop.store import side_columns, side_load, side_order, sides, tables
from desktop.store.database import Store
from desktop.store.side import Side
from desktop.store.sides import Sides
from tests.unit.test_query import DATASETS, customer, order, record
from tests.unit.test_query_any import PEOPLE, QUESTIONS, ROWS, fill


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A store and a connection that reads it."""
    store = Store(tmp_path_factory.mktemp("sides") / "cache.sqlite")
    store.post(tables.ensure, DATASETS).result()
    yield store, store.connect()
    store.close()


def empty_search_index(db):
    """`fill` deletes rows, which the program never does, and leaves their pieces."""
    for dataset in (CUSTOMERS, ORDERS):
        pieces = f"{dataset.name}_pieces"
        db.execute(f"INSERT INTO {pieces} ({pieces}) VALUES ('delete-all')")
    db.execute("UPDATE search_index SET done = 0")


def loaded(connection):
    """Both datasets in memory."""
    found = dict[str, Side]()
    for dataset in (CUSTOMERS, ORDERS):
        found[dataset.name] = Side(dataset, found)
        found[dataset.name].load(connection)
    return found["orders"]


SIZES = st.fixed_dictionaries(
    {
        (side_load, "_FEW"): st.sampled_from((1, 4096)),
        (side_load, "AT_ONCE"): st.sampled_from((3, 8192)),
        (side_of, "_LONG"): st.sampled_from((1, 400_000)),
        (side_of, "_ASKED"): st.sampled_from((0, 50_000)),
        (side_of, "_MANY"): st.sampled_from((0, 2)),
    }
)


@settings(max_examples=100, deadline=None)
@given(ROWS, PEOPLE, QUESTIONS, SIZES)
def test_any_question_is_answered_as_sql_answers_it(shared, orders, people, query, sizes):
    store, connection = shared
    fill(store, orders, people)
    with pytest.MonkeyPatch.context() as patch:
        for (module, name), size in sizes.items():
            patch.setattr(module, name, size)
        side = loaded(connection)
        begun = side.begin(connection, query, 3)
        if begun is not None:
            every = list(ask.row_ids(connection, query))
            assert list(begun[0]) == (every if begun[1] else every[:3])
        for _ in range(2):  # the second time by an order that was kept
            found = side.row_ids(connection, query)
            assert found is None or list(found) == list(ask.row_ids(connection, query))
        assert side.count(connection, query) == ask.count(connection, query)
        ids = ask.row_ids(connection, query)
        sums = side.sums(connection, "official_amount", ids)
        assert sums == ask.sums(connection, ORDERS, "official_amount", ids)
        for name in ("status", "customers.association_type", "customers.customer"):
            values = side.values(connection, name, 3)
            assert values is None or values == ask.values(connection, ORDERS, name, 3)


@settings(max_examples=40, deadline=None)
@given(st.tuples(ROWS, PEOPLE), st.tuples(ROWS, PEOPLE), QUESTIONS)
def test_what_is_written_later_is_followed(shared, before, after, query):
    store, connection = shared
    store.post(empty_search_index).result()
    fill(store, *before)
    side = loaded(connection)
    names = [f"o{number}" for number in range(len(after[0]))]

    def change(db):
        rows = [
            order(
                name,
                service_type_name=row[0],
                status=row[1],
                official_amount=row[2],
                create_time=row[3],
                customer_id=row[4],
            )
            for name, row in zip(names, after[0], strict=True)
        ]
        tables.put(db, ORDERS, rows)
        gone = [(name,) for name, row in zip(names, after[0], strict=True) if row[-1]]
        tables.give_up(db, ORDERS, gone, 1)
        tables.put(db, CUSTOMERS, [customer(n, *each) for n, each in enumerate(after[1])])

    for dataset in (CUSTOMERS, ORDERS):
        store.touched.follow(dataset.name)
    store.post(change).result()
    for dataset in (CUSTOMERS, ORDERS):
        touched = store.touched.take(dataset.name)
        side._others[dataset.name].patch(connection, touched)
        store.touched.leave(dataset.name)
    found = side.row_ids(connection, query)
    assert found is None or list(found) == list(ask.row_ids(connection, query))


def where(column, operator, value):
    """In which rows a test on a column holds."""
    found = column.test(Condition("x", operator, value))
    assert found is not None
    return found.tolist()


def test_numbers_are_kept_as_narrow_as_they_allow_and_widen_when_they_must():
    def holds(numbers, bound):
        return where(numbers, "from", bound)

    numbers = side_columns.Numbers(3)
    numbers.put(np.array([0, 1]), np.array([100_000_000, 7 * 10**8]))
    assert numbers.nbytes == 3, "whole units in a byte each"
    assert holds(numbers, 5) == [True, True, False]
    assert holds(numbers, 10**8 + 1) == [False, True, False]
    numbers.put(np.array([2, 3]), np.array([2**62, -1]))
    assert numbers.nbytes == 4 * 8
    assert holds(numbers, 10**8 + 1) == [False, True, True, False]
    assert holds(numbers, 2**70) == [False] * 4
    assert where(numbers, "before", -(2**70)) == [False] * 4
    assert where(numbers, "before", 2**70) == [True] * 4


@pytest.mark.parametrize(
    "bound", ["", "2", "2026", "2026-10-01T00:00:00Z", "2026-10-01T00:00:00ZZ", "z"]
)
def test_times_are_compared_as_their_texts_are(bound):
    texts = ["0001-01-01T00:00:00Z", "2025-12-31T23:59:59Z", "2026-01-01T00:00:00Z",
             "2026-10-01T00:00:00Z", "2026-10-01T00:00:01Z", "9999-12-31T23:59:59Z"]  # fmt: skip
    seconds = [np.datetime64(text[:-1], "s").astype(int) for text in texts]
    numbers = side_columns.Numbers(len(texts), moments=True)
    numbers.put(np.arange(len(texts)), np.array(seconds))
    assert where(numbers, "from", bound) == [t >= bound for t in texts]
    assert where(numbers, "before", bound) == [t < bound for t in texts]


@given(
    st.lists(st.text("ab\0é腾", max_size=6), max_size=30), st.text("abé腾", min_size=1, max_size=4)
)
def test_a_part_of_any_text_is_found_wherever_it_stands(texts, word):
    kept = side_columns.Texts()
    kept.put(np.arange(len(texts)), texts)
    assert where(kept, "has", word) == [word in text for text in texts]


@given(st.sampled_from((8, 16, 32, 64)), st.data())
def test_places_are_sorted_by_any_key_and_what_is_equal_stays(bits, data):
    numbers = data.draw(st.lists(st.integers(0, 2**bits - 1), max_size=50))
    key = np.array(numbers, f"u{bits // 8}")
    expected = sorted(range(len(key)), key=lambda at: key[at])
    assert side_order.sorted_places(key).tolist() == expected


# ------------------------------------------------------------------ beside the table


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "cache.sqlite", bytes(32))
    store.post(tables.ensure, DATASETS).result()
    yield store
    store.close()


def put(store, numbers, status="5"):
    rows = [
        order(f"o{n}", status=status, create_time=f"2026-01-01T00:00:{n % 60:02}Z") for n in numbers
    ]
    store.post(tables.put, ORDERS, rows).result()


async def test_a_small_table_is_left_to_sql_and_a_large_one_is_read_once(store, monkeypatch):
    monkeypatch.setattr(sides, "WORTH_ROWS", 10)
    kept, query = Sides(store), Query(ORDERS)
    put(store, range(9))
    assert not await kept.load(ORDERS)
    connection = store.connect(any_thread=True)
    assert len(kept.begin(connection, query, 5)[0]) == 9, "all of few are as quick as the first"
    put(store, range(9, 12))
    first, is_whole = kept.begin(connection, query, 5)
    assert (list(first), is_whole) == (list(kept.row_ids(connection, query, 5)), False)
    assert kept.begin(connection, query, 12)[1] is False, "there may be more"
    assert await kept.load(ORDERS)
    assert await kept.load(ORDERS)
    every, is_whole = kept.begin(connection, query, 5)
    assert (len(every), is_whole) == (12, True)
    assert kept.row_ids(connection, query, 5) == every[:5] == first
    kept.close()


async def test_what_is_written_is_there_at_the_next_question(store, monkeypatch):
    monkeypatch.setattr(sides, "WORTH_ROWS", 10)
    kept, connection = Sides(store), store.connect(any_thread=True)
    put(store, range(20))
    await kept.load(ORDERS)
    unpaid = Query(ORDERS, (Condition("status", "in", ("6",)),))
    assert not kept.row_ids(connection, unpaid)
    put(store, [3, 25], "6")
    store.post(tables.give_up, ORDERS, [("o7",)], 1).result()
    assert list(kept.row_ids(connection, unpaid)) == list(ask.row_ids(connection, unpaid))
    assert kept.count(connection, unpaid) == 2
    assert kept.count(connection, Query(ORDERS)) == 20
    kept.close()


async def test_a_question_given_up_loses_nothing_of_what_was_written(store, monkeypatch):
    monkeypatch.setattr(sides, "WORTH_ROWS", 10)
    kept, connection = Sides(store), store.connect(any_thread=True)
    put(store, range(20))
    await kept.load(ORDERS)
    put(store, range(20, 30))
    connection.set_progress_handler(lambda: 1, 1)
    with pytest.raises(Exception, match="interrupted"):
        kept.row_ids(connection, Query(ORDERS))
    connection.set_progress_handler(None, 1)
    assert len(kept.row_ids(connection, Query(ORDERS))) == 30
    kept.close()


async def test_a_transaction_taken_back_changes_nothing(store, monkeypatch):
    monkeypatch.setattr(sides, "WORTH_ROWS", 10)
    kept, connection = Sides(store), store.connect(any_thread=True)
    put(store, range(20))
    await kept.load(ORDERS)

    def fail(db):
        tables.put(db, ORDERS, [order("o1", status="6"), order("o99")])
        raise RuntimeError("planted")

    with pytest.raises(RuntimeError, match="planted"):
        store.post(fail).result()
    assert list(kept.row_ids(connection, Query(ORDERS))) == list(
        ask.row_ids(connection, Query(ORDERS))
    )
    kept.close()


async def test_a_column_that_is_not_declared_for_it_is_read_when_it_is_sorted_by(
    store, monkeypatch
):
    monkeypatch.setattr(sides, "WORTH_ROWS", 10)
    monkeypatch.setattr(side_of, "_ASKED", 10)  # rows that SQL sorts meanwhile
    kept, connection = Sides(store), store.connect(any_thread=True)
    rows = [order(f"o{n}", source_type=str(n % 4)) for n in range(20)]
    store.post(tables.put, ORDERS, rows).result()
    await kept.load(ORDERS)
    by = Query(ORDERS, sort=(Sort("source_type", True),))
    before = kept._sides["orders"].nbytes
    assert list(kept.row_ids(connection, by)) == list(ask.row_ids(connection, by))
    assert kept._sides["orders"].nbytes > before
    store.post(tables.put, ORDERS, [order("o1", source_type="9")]).result()
    assert list(kept.row_ids(connection, by)) == list(ask.row_ids(connection, by))
    kept.close()


@pytest.mark.parametrize("missing", ["0", "1", "7", "1, 2, 7, 20"])
def test_rows_are_told_by_their_own_rowids_whichever_are_missing(store, missing):
    put(store, range(20))
    store.post(lambda db: db.execute(f"DELETE FROM orders WHERE _id IN ({missing})")).result()
    connection = store.connect()
    others = dict[str, Side]()
    others["orders"] = side = Side(ORDERS, others)
    side.load(connection)
    query = Query(ORDERS, sort=(Sort("order_id", True),))
    found = side.row_ids(connection, query)
    assert found is not None
    assert list(found) == list(ask.row_ids(connection, query))


async def test_a_column_that_grows_unfit_midway_leaves_its_questions_to_sql(store, monkeypatch):
    monkeypatch.setattr(sides, "WORTH_ROWS", 10)
    monkeypatch.setattr(side_load, "_FEW", 4)  # distinct texts that are kept
    monkeypatch.setattr(side_load, "AT_ONCE", 8)
    kept, connection = Sides(store), store.connect(any_thread=True)
    put(store, range(20))
    await kept.load(ORDERS)
    rows = [order(f"o{n}", service_type_name=f"s{n}") for n in range(20)]
    store.post(tables.put, ORDERS, rows).result()
    for name in ("s1", "s19"):
        query = Query(ORDERS, (Condition("service_type_name", "in", (name,)),))
        assert list(kept.row_ids(connection, query)) == list(ask.row_ids(connection, query))
        assert kept.count(connection, query) == 1
    kept.close()


async def test_what_was_not_asked_for_the_longest_time_makes_room(store, monkeypatch):
    monkeypatch.setattr(sides, "WORTH_ROWS", 1)
    kept, connection = Sides(store), store.connect(any_thread=True)
    put(store, range(20))
    store.post(tables.put, CUSTOMERS, [customer(n) for n in range(20)]).result()
    await kept.load(ORDERS)
    monkeypatch.setattr(sides, "MOST_BYTES", 1)
    balances = [record(CUSTOMER_BALANCES, customer_id=f"c{n}", balance_type="1") for n in range(9)]
    store.post(tables.put, CUSTOMER_BALANCES, balances).result()
    assert await kept.load(CUSTOMER_BALANCES)
    assert "orders" not in kept._sides
    assert len(kept.row_ids(connection, Query(ORDERS))) == 20, "SQL answers again"
    kept.close()


async def test_closing_stops_a_load(store, monkeypatch):
    monkeypatch.setattr(sides, "WORTH_ROWS", 1)
    kept = Sides(store)
    put(store, range(20_000))
    loading = asyncio.ensure_future(kept.load(ORDERS))
    await asyncio.sleep(0)
    kept.close()
    with pytest.raises((Exception, asyncio.CancelledError)):
        await loading
