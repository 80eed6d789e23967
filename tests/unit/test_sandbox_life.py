"""The sample account lives: what a second sync finds is news."""

from desktop.sandbox.app import Sandbox
from desktop.sandbox.life import Life
from desktop.sandbox.world import World
from tests.unit.desk import CORE, desk_on, impatient


@impatient
async def test_a_second_sync_of_the_sample_account_finds_news(tmp_path):
    sandbox = Sandbox(World(customers=20, orders=60), quota=None)
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync()
        Life(desk.world, 0).go_on()
        reports = await desk.sync()
        assert reports["orders"].new + reports["orders"].changed >= 1
        assert reports["customer_balances"].changed == 1
        await desk.assert_equal(*CORE)


def test_it_goes_on_only_now_and_then():
    seconds, world = [0.0], World(customers=5, orders=9)
    life = Life(world, 300, clock=lambda: seconds[0])
    sandbox = Sandbox(world)
    for moment, orders in ((299, 9), (300, 10), (301, 10), (600, 11)):
        seconds[0] = moment
        life.look(sandbox.calls.add("op", "GET", "/", {}))
        assert len(world.orders) == orders


def test_nothing_goes_on_where_there_is_nobody():
    world = World(customers=0, orders=0)
    Life(world, 0).go_on()
    assert not world.orders
