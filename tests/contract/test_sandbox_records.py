"""What the sandbox sends and takes is the contract's, field by field and name by name."""

import pytest

from desktop.catalog import DATASETS
from desktop.catalog.wire import from_json, to_json
from desktop.sandbox.lists import LISTINGS
from desktop.sandbox.world import World
from tests.contract.schema import Contract

CONTRACTS = {"operations": Contract("bss"), "tickets": Contract("osm")}
OPERATIONS = [
    pytest.param(listing, CONTRACTS[listing.source.host], id=operation)
    for operation, listing in LISTINGS.items()
]


@pytest.fixture(scope="module")
def big_world():
    """Large enough to hold every status, type and oddity."""
    return World(seed=3, customers=150, orders=1500)


def answers(world, listing):
    """All pages of a list, as they go over the wire."""
    per = listing.source.per
    if per and per.place == "path":
        asked = [{per.parameter: order_id} for order_id in world.orders]
    elif per:
        asked = [{per.parameter: list(world.customers)}]
    else:
        asked = [{"limit": 100, "offset": at} for at in range(0, 1500, 100)]
    for given in asked:
        yield from_json(to_json(listing.answer(world, given)))


@pytest.mark.parametrize(("listing", "contract"), OPERATIONS)
def test_an_answer_has_the_contract_s_fields_with_their_types(big_world, listing, contract):
    kind = contract.operations[listing.source.operation]["response"]
    pages = list(answers(big_world, listing))
    assert any(page[listing.source.rows] for page in pages)
    faults = [fault for page in pages for fault in contract.faults(page, kind)]
    assert faults[:5] == []


@pytest.mark.parametrize(("listing", "contract"), OPERATIONS)
def test_method_path_and_parameters_are_the_contract_s(listing, contract):
    source = listing.source
    operation = contract.operations[source.operation]
    assert (source.method, source.path) == (operation["method"], operation["path"])
    assert set(listing.accepted) == contract.parameters(source.operation)


def test_every_dataset_is_served():
    assert {dataset.source.operation for dataset in DATASETS.values()} <= LISTINGS.keys()


def test_every_record_is_read_without_a_fault(big_world):
    for dataset in DATASETS.values():
        listing = LISTINGS[dataset.source.operation]
        for page in answers(big_world, listing):
            for record in page[dataset.source.rows]:
                _, unreadable = dataset.decode(record)
                assert unreadable == []
