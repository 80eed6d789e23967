"""Declarations: what a record becomes, and that every declared dataset is in order."""

from decimal import Decimal

import pytest

from desktop.catalog import DATASETS, SUBJECTS
from desktop.catalog.customers import CUSTOMER_BALANCES, CUSTOMERS
from desktop.catalog.declare import Column, Dataset, Join, Source
from desktop.catalog.kinds import AMOUNT, TIME, choice
from desktop.catalog.orders import ORDER_LINES, ORDERS
from desktop.catalog.ways import Per
from desktop.catalog.wire import from_json
from desktop.errors import ContractBroken

EACH = pytest.mark.parametrize("dataset", DATASETS.values(), ids=DATASETS)
FORMS = {
    "choice": {"choice"},
    "values": {"text", "choice"},
    "period": {"time"},
    "range": {"amount", "count"},
    "reference": {"text"},
    "text": {"text", "structure"},
}


def source(**more):
    return Source("op", "GET", "/v2/things", rows="things", **more)


THINGS = Dataset(
    "things",
    "Things",
    source(),
    ("id", "part"),
    (
        Column("id", "Id"),
        Column("part", "Part"),
        Column("a.b.c", "Deep"),
        Column("list[0].name", "First"),
        Column("sum", "Sum", AMOUNT),
        Column("other.sum", "Other", AMOUNT),
        Column("when", "When", TIME),
        Column("measure", "Measure", choice({"1": "Whole"}, number=True)),
    ),
    "id",
    unit="measure",
)


def decoded(record):
    row, unreadable = THINGS.decode({"id": "1"} | record)
    return dict(zip((column.name for column in THINGS.own), row, strict=True)), unreadable


# ------------------------------------------------------------------ a record


def test_a_record_becomes_a_flat_row():
    record = {
        "part": 7,
        "a": {"b": {"c": "deep", "d": 1}},
        "list": [{"name": "first"}],
        "sum": Decimal("1.5"),
        "other": {"sum": "2"},
        "when": "2026-11-20T17:41:05+08:00",
        "measure": 1,
        "unknown": "x",
    }
    assert decoded(record) == (
        {
            "id": "1",
            "part": "7",
            "a.b.c": "deep",
            "list[0].name": "first",
            "sum": 150_000_000,
            "other.sum": 200_000_000,
            "when": "2026-11-20T09:41:05Z",
            "measure": "1",
        },
        [],
    )


@pytest.mark.parametrize(
    "record", [{}, {"a": None, "list": None}, {"a": {"b": None}, "list": []}, {"list": [None]}]
)
def test_what_is_missing_on_the_way_is_empty(record):
    row, unreadable = decoded(record)
    assert unreadable == []
    assert {value for name, value in row.items() if name not in ("id", "part")} == {None}


@pytest.mark.parametrize(
    ("record", "column"),
    [
        ({"sum": "NaN"}, "sum"),
        ({"sum": 1.5}, "sum"),
        ({"sum": []}, "sum"),
        ({"a": "text"}, "a.b.c"),
        ({"a": {"b": {"c": {}}}}, "a.b.c"),
        ({"a": []}, "a.b.c"),
        ({"list": {}}, "list[0].name"),
        ({"list": [{"name": "x"}, {"name": "y"}]}, "list[0].name"),
        ({"list": ["x"]}, "list[0].name"),
        ({"when": "soon"}, "when"),
        ({"when": "0001-01-01T00:00:00+10:00"}, "when"),
    ],
)
def test_an_unreadable_field_is_empty_and_named_and_costs_no_other(record, column):
    row, unreadable = decoded({"measure": 1, "other": {"sum": "2"}} | record)
    assert unreadable == [column]
    assert row[column] is None
    assert row["other.sum"] == 200_000_000


@pytest.mark.parametrize("record", [b'{"id": "1", "sum": NaN}', b'{"id": "1", "sum": -Infinity}'])
def test_a_number_that_is_none_is_unreadable(record):
    _, unreadable = THINGS.decode(from_json(record))
    assert unreadable == ["sum"]


@pytest.mark.parametrize("unit", [3, "2", 0, [1], {}, 1.0])
def test_amounts_in_another_unit_or_in_one_that_cannot_be_read_are_unreadable(unit):
    row, unreadable = decoded({"sum": 5, "other": {}, "measure": unit})
    assert row["sum"] is None
    assert "sum" in unreadable
    assert "other.sum" not in unreadable  # there was none


@pytest.mark.parametrize("unit", [1, "1", None])
def test_whole_units_are_taken_as_they_are(unit):
    row, unreadable = decoded({"sum": 5, "measure": unit})
    assert (row["sum"], unreadable) == (500_000_000, [])


def test_a_missing_part_of_a_key_is_stored_as_an_empty_text():
    row, _ = THINGS.decode({"id": "1"})
    assert THINGS.key_of(row) == ("1", "")
    row, _ = THINGS.decode({"part": "2"})
    assert THINGS.key_of(row) == ("", "2")


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"id": None},
        {"id": "", "part": None},
        {"id": []},
        {"id": {}},
        {"id": True},
        {"id": "1", "part": 1.5},
    ],
)
def test_a_record_nobody_could_find_again_refuses_its_page(record):
    with pytest.raises(ContractBroken, match="things"):
        THINGS.decode(record)


def test_what_was_asked_for_fills_what_the_answer_does_not_repeat():
    per = Dataset(
        "lines",
        "Lines",
        source(per=Per("id", place="path")),
        ("n",),
        (Column("n", "N"), Column("id", "Id")),
        "n",
    )
    assert per.decode({"n": "1"}, {"id": "asked"})[0] == ("1", "asked")
    assert per.decode({"n": "1", "id": "told"}, {"id": "asked"})[0] == ("1", "told")
    assert per.decode({"n": "1"})[0] == ("1", None)


def test_a_joined_column_is_looked_up_not_stored():
    join = Join(THINGS, on="thing")
    other = Dataset(
        "others",
        "Others",
        source(),
        ("id",),
        (Column("id", "Id"), Column("thing", "Thing"), join.column("sum"), join.column("when")),
        "id",
    )
    assert [column.name for column in other.own] == ["id", "thing"]
    assert other.joins == (join,)
    assert other.by_name["things.sum"].kind is AMOUNT
    assert other.decode({"id": "1", "things.sum": 5}) == (("1", None), [])


# ------------------------------------------------------------------ the catalog


@EACH
def test_no_column_is_declared_twice(dataset):
    names = [column.name for column in dataset.columns]
    assert len(names) == len(set(names))


@EACH
def test_the_key_is_of_stored_texts(dataset):
    assert dataset.key
    own = {column.name: column for column in dataset.own}
    assert all(own[name].kind.sql is str for name in dataset.key)


@EACH
def test_what_is_sorted_and_searched_by_is_declared(dataset):
    own = {column.name for column in dataset.own}
    assert dataset.order in own
    for name in dataset.search:
        column = dataset.by_name[name]
        assert column.kind.name == "text"
        assert column.join is None or len(column.join.dataset.key) == 1


@EACH
def test_every_filter_fits_its_column(dataset):
    names = [each.column for each in dataset.filters]
    assert len(names) == len(set(names))
    for each in dataset.filters:
        column = dataset.by_name[each.column]
        assert column.kind.name in FORMS[each.form]
        assert bool(column.kind.labels) or each.form != "choice"
        if each.form == "reference":
            assert any(join.on == each.column for join in dataset.joins)


@EACH
def test_every_join_finds_its_rows(dataset):
    own = {column.name: column for column in dataset.own}
    for join in dataset.joins:
        (key,) = join.dataset.key
        assert own[join.on].kind is join.dataset.by_name[key].kind
    for column in dataset.columns:
        if column.join:
            there = column.name.removeprefix(f"{column.join.dataset.name}.")
            assert column.join.dataset.by_name[there] in column.join.dataset.own
            assert column.sensitivity is column.join.dataset.by_name[there].sensitivity


@EACH
def test_a_list_read_for_another_names_it_and_comes_after_it(dataset):
    per = dataset.source.per
    assert bool(per or dataset.inside) == bool(dataset.of)
    if dataset.of:
        names = list(DATASETS)
        assert names.index(dataset.of) < names.index(dataset.name)
    if per:
        parent = DATASETS[dataset.of]
        there = {column.name for column in parent.own}
        assert len(parent.key) == 1 or per.column in parent.key
        assert {*per.skip, *per.only, *per.also.values(), *per.copy.values()} <= there
        assert dataset.scope_column
        assert not (dataset.source.page and per.batch > 1)


@EACH
def test_keys_are_ordered_by_a_dataset_that_tells_when_they_were_busy(dataset):
    per = dataset.source.per
    if per and per.active:
        busy = {column.name: column for column in DATASETS[per.active].own}
        assert (per.item or per.parameter) in busy
        assert busy[per.newest].kind.name == "time"


@EACH
def test_rows_inside_others_stand_in_a_stored_list_and_keep_its_key(dataset):
    assert bool(dataset.inside) == bool(dataset.whole)
    if dataset.inside:
        column = DATASETS[dataset.of].by_name[dataset.inside]
        assert column.kind.name == "structure"
        assert dataset.whole in dataset.places


@EACH
def test_a_list_told_in_rounds_says_whose_each_row_is(dataset):
    if rounds := dataset.source.rounds:
        assert DATASETS[rounds.of].key == (rounds.parameter,)
        assert rounds.parameter in dataset.places
        assert any(join.dataset.name == rounds.of for join in dataset.joins)


@EACH
def test_windows_and_lifecycles_stand_on_stored_columns(dataset):
    own = {column.name: column for column in dataset.own}
    windows = [dataset.source.window, dataset.lifecycle.moved if dataset.lifecycle else None]
    for window in filter(None, windows):
        assert own[window.column].kind.name == "time"
        assert 0 < window.days <= 365
    if dataset.lifecycle:
        assert not set(dataset.lifecycle.final) & set(dataset.lifecycle.listed)
        labels = own[dataset.lifecycle.column].kind.labels
        assert set(dataset.lifecycle.final) | set(dataset.lifecycle.listed) <= set(labels)
        assert dataset.source.by_key
        assert len(dataset.key) == 1
    if dataset.unit:
        assert own[dataset.unit].kind.labels.keys() == {"1"}


@EACH
def test_the_source_can_be_asked(dataset):
    source = dataset.source
    assert source.path.startswith("/v")
    assert 0 <= source.page <= 1000
    assert source.quota_per_s > 0
    if source.per and source.per.place == "path":
        assert "{" + source.per.parameter + "}" in source.path
    else:
        assert "{" not in source.path
    assert source.by_key in ("", *dataset.key)


def test_every_dataset_has_its_name_and_one_place_among_the_subjects():
    assert all(name == dataset.name for name, dataset in DATASETS.items())
    shown = [dataset.name for subject in SUBJECTS for dataset in subject.datasets]
    assert sorted(shown) == sorted(DATASETS)


def test_absence_of_a_balance_is_not_zero_anywhere():
    joined = {join.live for join in CUSTOMERS.joins if join.dataset is CUSTOMER_BALANCES}
    assert joined == {True}
    assert CUSTOMER_BALANCES.note


def test_orders_find_their_customer_and_lines_their_order():
    assert {join.dataset.name for join in ORDERS.joins} == {"customers", "resellers"}
    assert {join.dataset.name for join in ORDER_LINES.joins} == {"customers", "orders", "resellers"}
