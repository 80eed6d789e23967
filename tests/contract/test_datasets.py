"""Every declared dataset is what the vendor's contract says, on every site that has it."""

import pytest

from desktop.catalog import DATASETS
from tests.contract.schema import Contract, item_of

CONTRACTS = {name: Contract(name) for name in ("bss", "bssintl", "osm")}
OF_HOST = {"operations": ("bss", "bssintl"), "tickets": ("osm",)}
DECLARED = [
    pytest.param(dataset, contract, id=f"{dataset.name}-{name}")
    for dataset in DATASETS.values()
    for name in OF_HOST[dataset.source.host]
    if dataset.source.operation in (contract := CONTRACTS[name]).operations
]
FITTING = {
    "text": {"str", "int"},
    "amount": {"float", "decimal.Decimal", "str"},
    "time": {"str", "datetime"},
    "count": {"int"},
    "flag": {"bool"},
}
# What the API sends and no column takes over, because nobody has asked for it yet.
NOT_DECLARED: dict[str, set[str]] = {
    "customers": set(),
    "customer_balances": set(),
    "orders": set(),
    "order_lines": set(),
    "service_types": set(),
}


def rows_of(dataset, contract):
    """The schema of one record."""
    return item_of(contract.answer(dataset.source.operation)[dataset.source.rows])


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=lambda dataset: dataset.name)
def test_a_dataset_is_read_by_an_operation_of_the_contract(dataset):
    contracts = [CONTRACTS[name] for name in OF_HOST[dataset.source.host]]
    assert any(dataset.source.operation in contract.operations for contract in contracts)


@pytest.mark.parametrize(("dataset", "contract"), DECLARED)
def test_method_and_path_are_those_of_the_operation(dataset, contract):
    operation = contract.operations[dataset.source.operation]
    assert (dataset.source.method, dataset.source.path) == (operation["method"], operation["path"])


@pytest.mark.parametrize(("dataset", "contract"), DECLARED)
def test_only_parameters_of_the_operation_are_sent(dataset, contract):
    source, operation = dataset.source, contract.operations[dataset.source.operation]
    sent = {*source.ask, *(("limit", "offset") if source.page else ())}
    windows = [source.window, dataset.lifecycle and dataset.lifecycle.moved]
    sent |= {name for window in windows if window for name in (window.begin, window.end)}
    sent |= {source.by_key} - {""}
    sent |= {dataset.lifecycle.parameter} if dataset.lifecycle else set()
    if source.per and source.per.place == "path":
        assert source.per.parameter in operation["path_params"]
    elif source.per:
        sent.add(source.per.parameter)
    assert sent <= contract.parameters(source.operation)


@pytest.mark.parametrize(("dataset", "contract"), DECLARED)
def test_a_batch_of_keys_is_what_the_operation_takes(dataset, contract):
    per = dataset.source.per
    if per is None or per.batch == 1:
        return
    body = contract.schemas[contract.operations[dataset.source.operation]["body"]]
    kind = body[per.parameter]
    assert kind.startswith("list[")
    assert contract.schemas.get(item_of(kind), {}) == ({per.item: "str"} if per.item else {})


@pytest.mark.parametrize(("dataset", "contract"), DECLARED)
def test_rows_and_total_have_their_names(dataset, contract):
    answer = contract.answer(dataset.source.operation)
    assert answer[dataset.source.rows].startswith("list[")
    counts = {name for name, kind in answer.items() if kind == "int" and "count" in name}
    assert counts == {dataset.source.total} - {""}


@pytest.mark.parametrize(("dataset", "contract"), DECLARED)
def test_every_column_is_a_field_of_a_fitting_type(dataset, contract):
    fields = contract.fields(rows_of(dataset, contract))
    wrong = {
        column.name: fields.get(column.name, "no such field")
        for column in dataset.own
        if not fits(column.kind, fields.get(column.name, ""), contract)
    }
    assert not wrong


@pytest.mark.parametrize(("dataset", "contract"), DECLARED)
def test_a_field_without_a_column_was_left_out_on_purpose(dataset, contract):
    fields = contract.fields(rows_of(dataset, contract))
    columns = {column.name for column in dataset.own}
    inside = {path for path in fields if any(covers(name, path) for name in columns)}
    outside = {path for path in fields if any(covers(path, name) for name in columns)}
    left = fields.keys() - inside - outside
    assert {path.split(".")[0].split("[")[0] for path in left} == NOT_DECLARED[dataset.name]


def test_every_dataset_says_what_it_leaves_out():
    assert NOT_DECLARED.keys() == DATASETS.keys()


def fits(kind, wire, contract):
    """Whether a column of this kind can hold what the wire sends."""
    if kind.name == "structure":
        return wire.startswith(("list[", "dict")) or wire in contract.schemas
    if kind.name == "choice":
        return wire == {int: "int", str: "str"}[type(kind.encode("5"))]
    return wire in FITTING[kind.name]


def covers(name, path):
    """Whether `path` is the field `name` or lies inside of it."""
    return path == name or path.startswith((f"{name}.", f"{name}["))
