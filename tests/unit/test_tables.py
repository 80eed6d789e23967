"""Tables that follow from declarations: rows put, missed, given up, and back again."""

import pytest

from desktop.catalog import DATASETS
from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.declare import Column, Dataset, Filter, Source
from desktop.catalog.kinds import AMOUNT, COUNT, TEXT, TIME
from desktop.store import tables
from desktop.store.database import Store
from desktop.store.tables import Counts, Extent

SOURCE = Source("op", "GET", "/v2/things", rows="things")


def things(*columns, key=("id",), order="when", **more):
    return Dataset("things", "Things", SOURCE, key, columns, order, **more)


THINGS = things(
    Column("id", "Id"),
    Column("owner.name", "Owner", sortable=True),
    Column("sum", "Sum", AMOUNT),
    Column("when", "When", TIME),
)
PAIRS = things(Column("a", "A"), Column("b", "B"), Column("when", "When"), key=("a", "b"))


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "store.sqlite")
    yield store
    store.close()


@pytest.fixture
def do(store):
    """`do(change, ...)` on the writer, and what it returned."""
    return lambda change, *args: store.post(change, *args).result()


def rows(db, what="*"):
    return db.execute(f"SELECT {what} FROM things ORDER BY _id").fetchall()


def plan(db, sql):
    return " ".join(str(row) for row in db.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall())


def test_every_dataset_becomes_a_table(do):
    assert do(tables.ensure, DATASETS.values()) == []
    for dataset in DATASETS.values():
        columns = do(lambda db, name: db.table(name).columns_dict, dataset.name)
        assert columns == {
            "_id": int,
            "_missed": int,
            "_gone": int,
            **{column.name: column.kind.sql for column in dataset.own},
        }
        assert do(lambda db, name: db.table(name).strict, dataset.name)
    assert do(tables.ensure, DATASETS.values()) == []


def test_rows_are_put_changed_or_left_alone(do):
    do(tables.ensure, [THINGS])
    first = [("1", "A", 5, None), ("2", None, None, "2026-01-01T00:00:00Z")]
    assert do(tables.put, THINGS, first) == Counts(2, 0)
    assert do(tables.put, THINGS, first) == Counts(0, 0)
    second = [("2", "B", None, "2026-01-01T00:00:00Z"), ("3", None, 1, None), first[0]]
    assert do(tables.put, THINGS, second) == Counts(1, 1)
    names = 'id, "owner.name", sum'
    assert do(rows, names) == [("1", "A", 5), ("2", "B", None), ("3", None, 1)]
    assert do(tables.put, THINGS, []) == Counts(0, 0)


def test_a_row_keeps_its_rowid_for_life(do):
    do(tables.ensure, [THINGS])
    do(tables.put, THINGS, [(str(number), None, number, None) for number in range(1200)])
    before = dict(do(rows, "id, _id"))
    do(tables.put, THINGS, [(str(number), "x", None, None) for number in range(1199, -1, -1)])
    do(tables.give_up, THINGS, [("7",)], 1)
    do(tables.put, THINGS, [("7", None, None, None)])
    assert dict(do(rows, "id, _id")) == before


def test_a_row_is_gone_when_two_whole_walks_missed_it(do):
    do(tables.ensure, [THINGS])
    do(tables.put, THINGS, [(key, None, None, None) for key in "abc"])
    assert do(tables.miss, THINGS, [("a",), ("b",)], 10) == 0
    assert do(tables.miss, THINGS, [("a",), ("b",)], 10) == 0  # the same walk again
    do(tables.put, THINGS, [("b", None, None, None)])  # it was there after all
    assert do(tables.miss, THINGS, [("a",), ("b",)], 20) == 1
    assert do(rows, "id, _missed, _gone") == [("a", 10, 20), ("b", 20, None), ("c", None, None)]


def test_a_row_that_is_back_is_not_gone_any_more(do):
    do(tables.ensure, [THINGS])
    row = ("a", None, 1, None)
    do(tables.put, THINGS, [row])
    assert do(tables.give_up, THINGS, [("a",), ("nobody",)], 5) == 1
    assert do(tables.give_up, THINGS, [("a",)], 6) == 0
    assert do(rows, "id, _gone") == [("a", 5)]
    assert do(tables.put, THINGS, [row]) == Counts(0, 1)
    assert do(rows, "id, _missed, _gone") == [("a", None, None)]


def test_a_key_of_several_columns(do):
    do(tables.ensure, [PAIRS])
    do(tables.put, PAIRS, [("1", "", None), ("1", "2", None), ("12", "", None)])
    assert do(tables.put, PAIRS, [("1", "2", "x"), ("1", "", None)]) == Counts(0, 1)
    assert do(rows, 'a, b, "when"') == [("1", "", None), ("1", "2", "x"), ("12", "", None)]
    assert do(tables.give_up, PAIRS, [("1", "")], 1) == 1
    missing = do(lambda db: tables.missing(db.conn, PAIRS, {("1", "2")}, Extent()))
    assert missing == [("12", "")]


def test_an_extent_says_which_rows_a_walk_should_have_listed(do):
    do(tables.ensure, [THINGS])
    times = {"a": "2024", "b": "2025", "c": "2026", "d": None}
    do(tables.put, THINGS, [(key, "me", None, time) for key, time in times.items()])

    def missing(extent):
        return do(lambda db: [key for (key,) in tables.missing(db.conn, THINGS, set(), extent)])

    assert missing(Extent()) == ["a", "b", "c", "d"]
    assert missing(Extent("when", "2024", "2026")) == ["a", "b"]
    assert missing(Extent(equals=(("owner.name", "me"),))) == ["a", "b", "c", "d"]
    assert missing(Extent(equals=(("owner.name", "you"),))) == []
    assert do(lambda db: tables.alive(db.conn, THINGS, Extent("when", "2025", "2027"))) == 2
    assert Extent("when", "2024", "2026").holds(THINGS, ("a", None, None, "2025"))
    assert not Extent("when", "2024", "2026").holds(THINGS, ("a", None, None, "2026"))
    assert Extent("when", "2024", "2026").holds(THINGS, ("a", None, None, None))


def test_names_that_are_strange_in_sql_are_only_names(do):
    odd = things(Column('a"b', "X"), Column("select", "Y"), Column("c d.e", "Z"), key=('a"b',))
    odd = Dataset('od"d table', "Odd", SOURCE, odd.key, odd.columns, "select")
    do(tables.ensure, [odd])
    assert do(tables.put, odd, [("1", "2", "3")]) == Counts(1, 0)
    assert do(tables.put, odd, [("1", "2", "4")]) == Counts(0, 1)


# ------------------------------------------------------------------ another declaration


def test_a_new_column_is_added_and_the_rows_and_their_rowids_stay(do):
    do(tables.ensure, [THINGS])
    do(tables.put, THINGS, [("1", "A", 5, None), ("2", "B", 6, None)])
    do(tables.give_up, THINGS, [("1",)], 9)
    before = do(rows, "_id, id, _gone, sum")
    more = things(*THINGS.columns, Column("note", "Note"), search=("note",))
    assert do(tables.ensure, [more]) == [more]
    assert do(rows, "_id, id, _gone, sum") == before
    assert do(rows, "note") == [(None,), (None,)]
    assert do(tables.ensure, [more]) == []


def test_a_column_that_is_no_longer_declared_goes_with_its_index(do):
    do(tables.ensure, [THINGS])
    do(tables.put, THINGS, [("1", "A", 5, None)])
    less = things(*(c for c in THINGS.columns if c.name != "owner.name"))
    assert do(tables.ensure, [less]) == []
    assert do(rows, "id, sum") == [("1", 5)]
    assert "owner.name" not in do(lambda db: db.table("things").columns_dict)


@pytest.mark.parametrize("kinds", [(TEXT, COUNT), (COUNT, TEXT), (TEXT, AMOUNT)])
def test_a_column_of_another_type_is_emptied_to_be_read_again(do, kinds):
    before, after = (
        things(Column("id", "Id"), Column("x", "X", kind, sortable=True), order="x")
        for kind in kinds
    )
    do(tables.ensure, [before])
    do(tables.put, before, [("1", "text" if kinds[0] is TEXT else 7)])
    assert do(tables.ensure, [after]) == [after]
    assert do(rows, "_id, id, x") == [(1, "1", None)]
    do(tables.put, after, [("1", "text" if kinds[1] is TEXT else 7)])
    assert "things_x" in do(
        plan, "SELECT _id FROM things WHERE _gone IS NULL ORDER BY x DESC, _id DESC"
    )


def test_another_key_is_another_index(do):
    do(tables.ensure, [PAIRS])
    do(tables.put, PAIRS, [("1", "1", None), ("2", "2", None)])
    single = things(*PAIRS.columns, key=("a",))
    do(tables.ensure, [single])
    assert do(tables.put, single, [("1", "9", None)]) == Counts(0, 1)
    with pytest.raises(Exception, match="UNIQUE"):
        do(lambda db: db.execute("INSERT INTO things (a) VALUES ('1')"))


def test_what_is_sorted_filtered_and_searched_by_has_an_index(do):
    do(tables.ensure, DATASETS.values())
    for dataset in DATASETS.values():
        for name in tables.indexed_columns(dataset):
            sql = (
                f"SELECT _id FROM {tables.quoted(dataset.name)} WHERE _gone IS NULL "
                f"ORDER BY {tables.quoted(name)} DESC, _id DESC LIMIT 9"
            )
            found = do(plan, sql)
            assert tables.index_name(dataset, name) in found
            assert "TEMP B-TREE" not in found


def test_a_filter_is_indexed():
    listed = things(
        Column("id", "Id"), Column("x", "X"), order="id", filters=(Filter("x", "text"),)
    )
    assert tables.indexed_columns(listed) == ["id", "x"]
    assert "customer_balances.amount" not in tables.indexed_columns(CUSTOMERS)
