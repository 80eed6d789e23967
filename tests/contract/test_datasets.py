"""Every declared dataset is what the vendor's contract says, on every site that has it."""

import pytest

from desktop.catalog import DATASETS
from desktop.catalog.kinds import QUANTITY
from desktop.catalog.sites import INTERNATIONAL
from tests.contract.schema import Contract, item_of

CONTRACTS = {name: Contract(name) for name in ("bss", "bssintl", "osm")}
EACH = pytest.mark.parametrize("dataset", DATASETS.values(), ids=DATASETS)
OF_HOST = {"operations": ("bss", "bssintl"), "tickets": ("osm",)}
DECLARED = [
    pytest.param(dataset, contract, id=f"{dataset.name}-{name}")
    for dataset in DATASETS.values()
    for name in OF_HOST[dataset.source.host]
    if dataset.source.operation in (contract := CONTRACTS[name]).operations
    and (name != "bssintl" or INTERNATIONAL.offers(dataset.name))
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
    "order_lines": {"order_info"},  # the order itself, which is a dataset of its own
}


def record_of(dataset, contract):
    """Dotted path -> type of a record, with what the answer tells for all of its records."""
    source, answer = dataset.source, contract.answer(dataset.source.operation)
    if not source.rows:
        return contract.fields(contract.operations[source.operation]["response"])
    schema = item_of(answer[source.rows])
    if dataset.inside:
        schema = item_of(contract.schemas[schema][dataset.inside])
    fields = contract.fields(schema)
    for name in source.shared:
        fields |= {name: answer[name]}
        below = contract.fields(answer[name]) if answer[name] in contract.schemas else {}
        fields |= {f"{name}.{path}": leaf for path, leaf in below.items()}
    return fields


def filled_in(dataset):
    """Names of what is asked, or copied, and not repeated in a record."""
    source = dataset.source
    ways = (source.passes, source.months, source.rounds)
    names = {way.parameter for way in ways if way} | set(dataset.digest)
    if per := source.per:
        names |= {per.item or per.parameter, *per.also, *per.copy}
    return names | ({dataset.whole} - {""})


def sent(dataset):
    """Every parameter of the query or the body that a dataset's questions may have."""
    source, cycle = dataset.source, dataset.lifecycle
    names = {*source.ask, *source.narrow.values(), *(("limit", "offset") if source.page else ())}
    names |= {way.parameter for way in (source.passes, source.months, source.rounds, cycle) if way}
    windows = [source.window, cycle and cycle.moved]
    names |= {name for window in windows if window for name in (window.begin, window.end)}
    if per := source.per:
        names |= {*per.also, *([] if per.place == "path" else [per.parameter])}
    return (names | {source.by_key}) - {""}


@EACH
def test_a_dataset_is_read_by_an_operation_of_the_contract(dataset):
    contracts = [CONTRACTS[name] for name in OF_HOST[dataset.source.host]]
    assert any(dataset.source.operation in contract.operations for contract in contracts)


@pytest.mark.parametrize(("dataset", "contract"), DECLARED)
def test_method_and_path_are_those_of_the_operation(dataset, contract):
    operation = contract.operations[dataset.source.operation]
    assert (dataset.source.method, dataset.source.path) == (operation["method"], operation["path"])


@pytest.mark.parametrize(("dataset", "contract"), DECLARED)
def test_only_parameters_of_the_operation_are_sent(dataset, contract):
    per, operation = dataset.source.per, contract.operations[dataset.source.operation]
    in_path = {per.parameter} if per and per.place == "path" else set()
    assert in_path == set(operation["path_params"])
    assert sent(dataset) <= contract.parameters(dataset.source.operation)


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
    if dataset.inside or not dataset.source.rows:
        assert not dataset.source.page
        return
    assert answer[dataset.source.rows].startswith("list[")
    assert set(dataset.source.shared) <= answer.keys() - {dataset.source.rows}
    counts = {name for name, kind in answer.items() if kind == "int" and "count" in name}
    assert counts == {dataset.source.total} - {""}


@pytest.mark.parametrize(("dataset", "contract"), DECLARED)
def test_every_column_is_a_field_of_a_fitting_type(dataset, contract):
    fields = dict.fromkeys(filled_in(dataset), "str") | dict.fromkeys(dataset.share, "int")
    fields |= record_of(dataset, contract)
    wrong = {
        column.name: fields.get(column.name, "no such field")
        for column in dataset.own
        if not fits(column.kind, fields.get(column.name, ""), contract)
    }
    assert not wrong


@pytest.mark.parametrize(("dataset", "contract"), DECLARED)
def test_a_field_without_a_column_was_left_out_on_purpose(dataset, contract):
    fields = record_of(dataset, contract)
    columns = {column.name for column in dataset.own}
    inside = {path for path in fields if any(covers(name, path) for name in columns)}
    outside = {path for path in fields if any(covers(path, name) for name in columns)}
    left = {path.split(".")[0].split("[")[0] for path in fields.keys() - inside - outside}
    assert left == NOT_DECLARED.get(dataset.name, set())


def test_only_datasets_leave_something_out():
    assert NOT_DECLARED.keys() <= DATASETS.keys()


@EACH
def test_what_the_record_does_not_tell_is_filled_into_a_column(dataset):
    """A part of the key, or the reseller by whom a row is asked for again, must not be lost."""
    columns = {column.name for column in dataset.own}
    source = dataset.source
    needed = {way.parameter for way in (source.passes, source.months, source.rounds) if way}
    if source.per:
        needed |= {source.per.item or source.per.parameter, *source.per.copy}
    assert needed <= columns


def fits(kind, wire, contract):
    """Whether a column of this kind can hold what the wire sends."""
    if kind.name == "structure":
        return wire.startswith(("list[", "dict")) or wire in contract.schemas
    if kind.name == "choice":
        return wire == {int: "int", str: "str"}[type(kind.encode("5"))]
    if kind is QUANTITY:
        return wire == "decimal.Decimal"
    return wire in FITTING[kind.name]


def covers(name, path):
    """Whether `path` is the field `name` or lies inside of it."""
    return path == name or path.startswith((f"{name}.", f"{name}["))
