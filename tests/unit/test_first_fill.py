"""The first reading of a long list: its indexes wait, and nothing but speed tells that they do."""

import asyncio

import pytest

from desktop.catalog import DATASETS
from desktop.catalog.query import Condition, Query, Sort
from desktop.store import postponed, progress, search, tables
from desktop.store.database import Store
from desktop.store.progress import State
from desktop.sync import storing
from tests.unit.desk import desk_on, impatient, sandbox_of

ORDERS = DATASETS["orders"]
QUESTIONS = (
    Query(ORDERS, (Condition("status", "in", ("5",)),)),
    Query(ORDERS, (Condition("amount_after_discount", "from", 10**10),)),
    Query(ORDERS, sort=(Sort("amount_after_discount", descending=True),)),
    Query(ORDERS, sort=(Sort("customers.customer"),)),
    Query(ORDERS, search="云"),
    Query(ORDERS, search="公司 云"),
    Query(ORDERS, search="25", sort=(Sort("payment_time"),)),
    Query(ORDERS, (Condition("enterprise_projects", "has", "01"),), search="CS"),
)


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch):
    """As if the API were far quicker than the store."""
    monkeypatch.setattr(storing, "MOST_HELD", 50)


async def indexes(desk):
    return await desk.store.read(postponed.there, ORDERS)


async def behind(desk):
    """How many rows of orders the search does not know yet."""
    sql = "SELECT (SELECT max(_id) FROM orders) - done FROM search_index WHERE dataset = 'orders'"
    return (await desk.store.read(lambda connection: connection.execute(sql).fetchone()))[0]


async def killed_in_the_midst(desk):
    """Begin the first reading of orders, and end it when most of them are there."""
    reading = asyncio.create_task(desk.session.sync(["customers", "orders"]))
    while not (desk.progressed and any(told.rows > 2000 for told in desk.progressed)):
        await asyncio.sleep(0)
    reading.cancel()
    await asyncio.gather(reading, return_exceptions=True)


@impatient
async def test_after_the_first_reading_every_index_is_there_and_the_search_knows_all(tmp_path):
    async with desk_on(sandbox_of(40, 2000), tmp_path) as desk:
        await desk.sync()
        await desk.assert_equal()
        assert await indexes(desk) == tables.indexes(ORDERS).keys()
        assert await behind(desk) == 0
        (row,) = (await desk.session.find("CS" + next(iter(desk.world.orders))[2:], 3)).groups
        assert row.count == 1


@impatient
async def test_a_reading_that_is_ended_in_the_midst_is_gone_on_with_and_made_whole(tmp_path):
    async with desk_on(sandbox_of(40, 3000), tmp_path) as desk:
        await killed_in_the_midst(desk)
        assert await indexes(desk) < tables.indexes(ORDERS).keys()
        assert await behind(desk) > 0
        await desk.restart()
        assert await indexes(desk) < tables.indexes(ORDERS).keys()
        before = desk.calls("orders")
        await desk.sync()
        await desk.assert_equal()
        assert desk.calls("orders") - before < 25  # less than all of its pages
        assert await indexes(desk) == tables.indexes(ORDERS).keys()
        assert await behind(desk) == 0


@impatient
async def test_what_was_postponed_is_made_though_the_api_is_out_of_reach(tmp_path):
    async with desk_on(sandbox_of(40, 3000), tmp_path) as desk:
        await killed_in_the_midst(desk)
        await desk.restart()
        desk.session.api = None
        await desk.attempt("orders")
        assert await indexes(desk) == tables.indexes(ORDERS).keys()
        assert await behind(desk) == 0


@impatient
async def test_a_table_without_its_indexes_gives_the_same_answers(tmp_path):
    async with desk_on(sandbox_of(40, 1000), tmp_path) as desk:
        await desk.sync()
        with_them = [list(await desk.session.ids(query)) for query in QUESTIONS]
        first = [list(await desk.session.first(query, 20))[:20] for query in QUESTIONS]
        assert all(with_them)
        await desk.store.write(postponed.postpone, ORDERS)
        assert len(await indexes(desk)) < 5
        assert [list(await desk.session.ids(query)) for query in QUESTIONS] == with_them
        assert [list(await desk.session.first(query, 20))[:20] for query in QUESTIONS] == first


@impatient
async def test_later_readings_keep_the_indexes(tmp_path):
    async with desk_on(sandbox_of(40, 1500), tmp_path) as desk:
        await desk.sync()
        seen = list[set[str]]()

        def look(_call):
            connection = desk.store.connect(any_thread=True)
            seen.append(postponed.there(connection, ORDERS))

        desk.sandbox.before_answer = look
        await desk.sync("orders", full=True)
        assert {frozenset(each) for each in seen} == {frozenset(tables.indexes(ORDERS))}


def test_a_reading_goes_by_the_indexes_that_are_left(tmp_path):
    for dataset in DATASETS.values():
        source = dataset.source
        asked = {dataset.order, dataset.scope_column}
        asked |= {each.parameter for each in (source.rounds, source.months) if each}
        asked &= {*tables.indexed_columns(dataset)}
        with_store(tmp_path / f"{dataset.name}.sqlite", dataset, asked)


def with_store(path, dataset, asked):
    store = Store(path)
    store.post(tables.ensure, [dataset]).result()
    store.post(postponed.postpone, dataset).result()
    left = postponed.there(store.connect(), dataset)
    assert left >= {tables.index_name(dataset, column) for column in asked}
    assert f"{dataset.name}_key" in left
    store.post(postponed.postpone, dataset).result()
    while store.post(postponed.make, [dataset]).result():
        pass
    assert postponed.there(store.connect(), dataset) == tables.indexes(dataset).keys()
    store.close()


def test_hurried_rows_are_found_once_the_search_has_caught_up(tmp_path):
    store = Store(tmp_path / "cache.sqlite")
    store.post(tables.ensure, [*DATASETS.values()]).result()
    store.post(progress.set_state, ORDERS.name, State(filled=True)).result()
    numbers = [str(n * 3571 + 100000) for n in range(30)]
    rows = [ORDERS.decode({"order_id": f"CS{number}"})[0] for number in numbers]
    store.post(tables.put, ORDERS, rows[:10]).result()
    store.post(tables.put, ORDERS, rows[10:20], hurried=True).result()
    store.post(tables.put, ORDERS, rows[20:]).result()  # not before those that wait
    connection = store.connect()
    assert search.find(connection, [ORDERS], numbers[5], 3).ready == pytest.approx(1 / 3)
    assert search.find(connection, [ORDERS], f"CS{numbers[15]}", 3).groups  # by its key it is
    assert not search.find(connection, [ORDERS], numbers[15], 3).groups
    while store.post(search.catch_up, [ORDERS]).result():
        pass
    assert all(search.find(connection, [ORDERS], number, 3).groups for number in numbers)
    store.close()
