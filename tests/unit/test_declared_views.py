"""The views that ship, the totals and the rules of every dataset: they can be shown."""

import pytest

from desktop.catalog import DATASETS
from desktop.catalog.declare import Mine, Within

VIEWS = [
    pytest.param(dataset, view, id=f"{dataset.name}.{view.name}")
    for dataset in DATASETS.values()
    for view in dataset.views
]
EACH = pytest.mark.parametrize("dataset", DATASETS.values(), ids=DATASETS)


@pytest.mark.parametrize(("dataset", "view"), VIEWS)
def test_a_view_asks_for_columns_that_there_are(dataset, view):
    tests = [(each.column, getattr(each, "operator", "")) for each in view.where]
    assert len(set(tests)) == len(tests)
    names = {*(name for name, _ in tests), *(sort.column for sort in view.sort), *view.columns}
    assert names <= set(dataset.by_name)
    assert view.where or view.sort
    assert view.label


@pytest.mark.parametrize(("dataset", "view"), VIEWS)
def test_a_view_tests_values_as_they_are_stored(dataset, view):
    for each in view.where:
        kind = dataset.by_name[each.column].kind
        if isinstance(each, Within):
            assert kind.name == "time"
            assert 0 < abs(each.days) <= 3660
        elif isinstance(each, Mine):
            assert kind.sql is str
        elif each.operator == "in":
            assert isinstance(each.value, tuple)
            assert all(value is None or type(value) is kind.sql for value in each.value)
            assert not kind.labels or {str(value) for value in each.value} <= {*kind.labels, "None"}
        elif each.operator != "empty":
            assert type(each.value) is kind.sql


@EACH
def test_views_are_told_apart_by_their_names(dataset):
    names = [view.name for view in dataset.views]
    assert len(names) == len(set(names))
    assert all(name and not name.startswith("=") for name in names)


@EACH
def test_what_is_totalled_is_money(dataset):
    assert all(dataset.by_name[name].kind.name == "amount" for name in dataset.totals)


@EACH
def test_rules_look_at_what_their_column_holds(dataset):
    for column in dataset.columns:
        for rule in column.colours:
            about_time = rule.past or rule.days is not None
            assert about_time == (column.kind.name == "time")
            assert about_time or column.kind.name in ("amount", "count")
