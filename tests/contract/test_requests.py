"""Everything that is asked has the type that the vendor's contract says, and nothing is empty."""

from datetime import UTC, date, datetime
from urllib.parse import parse_qsl

import pytest

from desktop.api.request import list_request
from desktop.catalog import DATASETS
from desktop.catalog.wire import from_json
from desktop.store.owners import Owner
from desktop.sync import plan
from tests.contract.schema import Contract, item_of
from tests.contract.test_datasets import OF_HOST

CONTRACTS = {name: Contract(name) for name in ("bss", "bssintl", "osm")}
NEW_YEAR_IN_CHINA = datetime(2026, 12, 31, 16, 0, 5, tzinfo=UTC)
TYPES = {"str": str, "int": int, "bool": bool}
ASKED = [dataset for dataset in DATASETS.values() if not dataset.inside]


def requests(dataset):
    """A request for each kind of list into which a dataset falls."""
    source, now = dataset.source, NEW_YEAR_IN_CHINA
    scopes = plan.bases(dataset, ["reseller"], now)
    if per := source.per:
        also = tuple((name, f"{name} 1") for name in per.also)
        scopes = [
            plan.of_owner(dataset, Owner("one", "one", also)),
            plan.of_owner(dataset, Owner("two", "two")),
        ]
    windows = [source.window, dataset.lifecycle.moved if dataset.lifecycle else None]
    for window in filter(None, windows):
        begin = plan.cell(window, "2024-02-29T00:00:00Z")
        spans = plan.windows(window, begin, plan.until(window, now), scopes[-1])
        scopes = [*scopes, *spans]
    paging = {"limit": source.page, "offset": 100} if source.page else {}
    single = [{source.by_key: "one"}] if source.by_key else []
    single += [{parameter: "one"} for parameter in source.narrow.values()]
    single += (
        [{dataset.lifecycle.parameter: each} for each in dataset.lifecycle.listed]
        if dataset.lifecycle
        else []
    )
    for scope in scopes:
        yield list_request(dataset, {**scope.sent, **paging}, scope.keys)
    for fields in single:
        yield list_request(dataset, {**fields, **paging}, scopes[0].keys)


def is_of(value, kind, schemas):
    """Whether a value of a body is of a type of the contract."""
    if kind.startswith("list["):
        return value and all(is_of(each, item_of(kind), schemas) for each in value)
    if kind in schemas:
        return value and all(
            is_of(each, schemas[kind][name], schemas) for name, each in value.items()
        )
    return type(value) is TYPES[kind] and value != ""


@pytest.mark.parametrize("dataset", ASKED, ids=lambda dataset: dataset.name)
def test_what_is_sent_is_of_the_contract_s_types(dataset):
    names = OF_HOST[dataset.source.host]
    contract = next(
        c for name in names if dataset.source.operation in (c := CONTRACTS[name]).operations
    )
    operation = contract.operations[dataset.source.operation]
    for request in requests(dataset):
        if request.method == "POST":
            body, kinds = from_json(request.body), contract.schemas[operation["body"]]
            wrong = {n: v for n, v in body.items() if not is_of(v, kinds[n], contract.schemas)}
            assert wrong == {}
            continue
        for name, value in parse_qsl(request.target.partition("?")[2], keep_blank_values=True):
            assert value, name
            assert operation["query"][name] != "int" or value.isdigit(), name


@pytest.mark.parametrize("dataset", [d for d in ASKED if d.source.window], ids=lambda d: d.name)
def test_no_span_is_longer_than_a_year_with_both_its_ends(dataset):
    window = dataset.source.window
    assert window
    for request in requests(dataset):
        given = dict(request.query) if request.method == "GET" else from_json(request.body)
        if window.begin in given:
            first, last = (
                date.fromisoformat(given[each][:10]) for each in (window.begin, window.end)
            )
            assert 0 <= (last - first).days <= 365
            if window.dates:
                assert last <= date(2027, 1, 1)  # today in China
                assert (last - first).days + 1 <= 365
