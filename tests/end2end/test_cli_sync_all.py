"""`sync`, then `export` of every dataset of a distributor: what the API holds."""

import json
from decimal import Decimal

import pytest

from desktop.catalog import DATASETS
from desktop.catalog.wire import to_json
from desktop.sandbox.world import World
from tests.end2end.command import Command
from tests.oracle import held

ON_DEMAND = [dataset.name for dataset in DATASETS.values() if dataset.on_demand]


@pytest.fixture
def world():
    return World(seed=1, customers=9, orders=40, resellers=1)


@pytest.fixture
def command(tmp_path, sandbox, server):
    sandbox.set_quota(None)
    return Command(tmp_path / "home").signed_in(server)


def as_exported(dataset, row):
    """A row as the wire has it, by column; amounts by their value."""
    values = zip(dataset.own, row, strict=True)
    sent = {column.name: column.kind.encode(value) for column, value in values}
    return exact(dataset, json.loads(to_json(sent), parse_float=str))


def exact(dataset, found):
    """Amounts by their value, however many digits they were written with."""
    amounts = {column.name for column in dataset.amounts}
    return {
        name: Decimal(str(value)) if name in amounts and value is not None else value
        for name, value in found.items()
        if name in dataset.places
    }


# Some sixty commands, each of which waits out the second of the one before.
@pytest.mark.timeout(180)
def test_every_dataset_that_is_synced_and_exported_is_what_the_api_holds(command, world):
    result = json.loads(command.run("sync", "--json").output)
    assert result["complete"]
    skipped = result["skipped"].keys()
    assert skipped == set(ON_DEMAND)
    bound = result["quota"]
    assert bound["seconds"] == bound["requests"] / 10
    for name in ON_DEMAND:  # one after the other: some take their keys from one before
        assert json.loads(command.run("sync", name, "--json").output)["complete"]
    for name, dataset in DATASETS.items():
        rows = [exact(dataset, row) for row in command.rows(name)]
        found = {tuple(str(row[part]) for part in dataset.key): row for row in rows}
        assert len(found) == len(rows), name
        expected = {key: as_exported(dataset, row) for key, row in held(world, name).items()}
        assert found == expected, name
