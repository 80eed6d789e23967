"""What the sandbox sends and takes is the contract's, field by field and name by name."""

import pytest

from desktop.catalog import DATASETS
from desktop.catalog.wire import from_json, to_json
from desktop.sandbox.lists import LISTINGS
from desktop.sandbox.world import World
from tests.contract import asking
from tests.contract.schema import Contract

CONTRACTS = {"operations": Contract("bss"), "tickets": Contract("osm")}
OPERATIONS = [
    pytest.param(listing, CONTRACTS[listing.source.host], id=operation)
    for operation, listing in LISTINGS.items()
]
ASKED = [dataset for dataset in DATASETS.values() if not dataset.inside]


@pytest.fixture(scope="module")
def big_world():
    """Large enough to hold every status, type and oddity."""
    return World(seed=3, customers=150, orders=1500, resellers=3)


def answers(world, listing):
    """All pages of a list, as they go over the wire."""
    of_it = [dataset for dataset in ASKED if dataset.source.operation == listing.source.operation]
    for dataset in of_it:
        yield from (page for _, page in asking.pages(world, dataset))
    if not of_it:  # served for another purpose than a dataset's
        yield from_json(to_json(listing.answer(world, {})))


@pytest.mark.parametrize(("listing", "contract"), OPERATIONS)
def test_an_answer_has_the_contract_s_fields_with_their_types(big_world, listing, contract):
    kind = contract.operations[listing.source.operation]["response"]
    pages = list(answers(big_world, listing))
    assert any(page[listing.source.rows] if listing.source.rows else page for page in pages)
    faults = [fault for page in pages for fault in contract.faults(page, kind)]
    assert faults[:5] == []


@pytest.mark.parametrize(("listing", "contract"), OPERATIONS)
def test_method_path_and_parameters_are_the_contract_s(listing, contract):
    source = listing.source
    operation = contract.operations[source.operation]
    assert (source.method, source.path) == (operation["method"], operation["path"])
    in_path = set(operation["path_params"])
    assert set(listing.accepted) - in_path == contract.parameters(source.operation)


def test_every_dataset_is_served():
    assert {dataset.source.operation for dataset in DATASETS.values()} <= LISTINGS.keys()


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=DATASETS)
def test_every_record_is_read_without_a_fault_and_has_a_key_of_its_own(big_world, dataset):
    rows = asking.rows(big_world, dataset)
    assert rows
    names = [tuple(row[part] for part in dataset.key) for row in rows]
    assert len(set(names)) == len(names)
