"""Whatever happens between and during syncs: once all is quiet, the cache is what the API holds."""

import asyncio
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import httpx
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from desktop.sandbox.app import Sandbox
from desktop.sandbox.faults import Fault
from desktop.sandbox.world import World
from tests.unit.desk import CORE, Bent, Desk, ImpatientLoop, days_ago

OPEN = st.sampled_from((1, 2, 3, 6, 9, 10, 13))
FAULTS = st.sampled_from(
    (
        Fault("status", status=429, body=b'{"error_code": "APIGW.0308"}'),
        Fault("status", status=500),
        Fault("drop"),
        Fault("html"),
        Fault("truncated"),
        Fault("body", body=b'{"order_infos": [{}], "customer_infos": [{}], "total_count": 1}'),
    )
)
GONE = st.sampled_from((httpx.ReadTimeout, httpx.ConnectError, httpx.ConnectTimeout))
PLACE = st.floats(0, 1, exclude_max=True)


class Network(Bent):
    """The way to the API, which is down for the next requests if told so."""

    def __init__(self, sandbox):
        super().__init__(sandbox)
        self.failing = []

    async def handle_async_request(self, request):
        if self.failing:
            raise self.failing.pop()("gone", request=request)
        return await super().handle_async_request(request)


class Business(RuleBasedStateMachine):
    """People order, pay and leave; the network fails; the program is left and started again."""

    def __init__(self):
        super().__init__()
        self.files = tempfile.TemporaryDirectory()
        self.runner = asyncio.Runner(loop_factory=ImpatientLoop)
        self.world = World(seed=5, customers=105, orders=230)
        self.sandbox = Sandbox(self.world, quota=None)
        self.desk = Desk(self.sandbox, Path(self.files.name))
        self.desk.transport = self.network = Network(self.sandbox)
        self.left = []
        self.run(self.desk.open())

    def run(self, work):
        return self.runner.run(work)

    def order(self, place):
        return self.world.timeline[int(place * len(self.world.timeline))]

    @rule(days=st.floats(0, 0.01), status=OPEN)
    def an_order_is_placed(self, days, status):
        self.world.add_order(create_time=days_ago(days, datetime.now(UTC)), status=status)

    @precondition(lambda self: any(o["status"] not in (4, 5) for o in self.world.timeline))
    @rule(place=PLACE, status=st.sampled_from((4, 5, 5, 3, 2, 11)))
    def an_open_order_moves_on(self, place, status):
        still_open = [o for o in self.world.timeline if o["status"] not in (4, 5)]
        order = still_open[int(place * len(still_open))]
        self.world.set_status(order["order_id"], status)

    @rule()
    def a_customer_joins(self):
        self.world.add_customer()

    @precondition(lambda self: self.world.customers)
    @rule(place=PLACE)
    def a_customer_leaves(self, place):
        keys = list(self.world.customers)
        key = keys[int(place * len(keys))]
        self.left.append(self.world.customers[key])
        self.world.remove_customer(key)

    @precondition(lambda self: self.left)
    @rule()
    def a_customer_comes_back(self):
        self.world.add_customer(**self.left.pop(0))

    @precondition(lambda self: self.world.customers)
    @rule(place=PLACE)
    def a_customer_turns_referral(self, place):
        keys = list(self.world.customers)
        key = keys[int(place * len(keys))]
        self.world.customers[key]["association_type"] = "1"
        self.world.balances.pop(key, None)

    @rule(fault=FAULTS, times=st.integers(1, 12))
    def the_network_will_fail(self, fault, times):
        self.sandbox.fail_next(Fault(fault.what, fault.status, fault.body, times=times))

    @rule(gone=GONE, times=st.integers(1, 60))
    def nobody_answers_or_there_is_no_network(self, gone, times):
        self.network.failing = [gone] * times

    @rule()
    def the_program_is_left_and_started(self):
        self.run(self.desk.restart())

    @rule(full=st.booleans())
    def a_sync_does_what_it_can(self, full):
        self.run(self.desk.session.sync(CORE, full=full))

    @rule(requests=st.integers(1, 12))
    def a_sync_is_killed_in_the_middle(self, requests):
        async def cut():
            started = asyncio.create_task(self.desk.session.sync(CORE))
            asked = len(self.sandbox.calls)
            while len(self.sandbox.calls) < asked + requests and not started.done():
                await asyncio.sleep(0)
            await self.desk.restart()
            await asyncio.gather(started, return_exceptions=True)

        self.run(cut())

    @rule(place=PLACE)
    def the_list_moves_while_it_is_read(self, place):
        keys = list(self.world.customers)
        left = keys[int(place * len(keys))] if keys else ""

        def change(_call):
            self.sandbox.before_answer = None
            if left in self.world.customers:
                self.world.remove_customer(left)
            self.world.add_customer()
            self.world.add_order()

        self.sandbox.before_answer = change
        self.run(self.desk.session.sync(CORE))
        self.sandbox.before_answer = None

    @rule()
    def all_is_quiet(self):
        self.sandbox.all_well()
        self.network.failing = []

        async def rest():
            await self.desk.session.sync(CORE)  # ends what was cut
            await self.desk.sync()
            await self.desk.assert_equal()

        self.run(rest())

    def teardown(self):
        self.all_is_quiet()
        self.run(self.desk.close())
        self.runner.close()
        self.files.cleanup()


TestBusiness = Business.TestCase
TestBusiness.settings = settings(
    max_examples=10,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
