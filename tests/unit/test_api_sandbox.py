"""The client against the sandbox, whose checks were written apart from it."""

import asyncio
from datetime import UTC, datetime

import pytest

from desktop.api.auth import KeyAuth
from desktop.api.client import PartnerApi, try_connection
from desktop.api.connect import Wire, in_process, make_http
from desktop.api.pace import Pace
from desktop.api.request import list_request
from desktop.api.token import FixedToken, Login, TokenAuth
from desktop.catalog import DATASETS
from desktop.catalog.customers import CUSTOMER_BALANCES, CUSTOMERS
from desktop.catalog.orders import ORDER_LINES, ORDERS
from desktop.catalog.sites import custom
from desktop.errors import ClockWrong, Forbidden, Refused, SignedOut
from desktop.sandbox.accounts import AK, SK
from desktop.sandbox.app import Sandbox
from desktop.sandbox.server import running
from desktop.sandbox.world import World
from tests.unit.api_server import client


@pytest.fixture
def sandbox():
    return Sandbox(World(customers=30, orders=250, now=datetime.now(UTC).replace(microsecond=0)))


@pytest.fixture
def url(sandbox):
    with running(sandbox) as address:
        yield address


@pytest.fixture
async def api(url):
    async with client(url, KeyAuth(AK, SK)) as made:
        yield made


async def test_every_list_is_read_over_http(sandbox, api):
    customers = await api.page(CUSTOMERS, {"limit": 100, "offset": 0})
    assert len(customers.records) == customers.total == 30
    ids = [record["customer_id"] for record in customers.records]
    assert (await api.page(CUSTOMER_BALANCES, {}, ids)).records
    orders = await api.page(ORDERS, {"limit": 100, "offset": 200, "customer_id": None})
    assert len(orders.records) == 50
    lines = await api.page(ORDER_LINES, {"limit": 100}, [orders.records[0]["order_id"]])
    assert lines.total == len(lines.records) > 0
    assert (await api.page(DATASETS["service_types"], {"limit": 100})).records


async def test_in_process_it_is_the_same(sandbox):
    site = custom("https://sandbox.localhost")
    wire = Wire(transport=in_process(sandbox))
    async with make_http(site, KeyAuth(AK, SK), wire) as made:
        api = PartnerApi(made, site, Pace(1.0))
        assert await try_connection(api) == 30


@pytest.mark.parametrize("text", ["深圳 云+&=?#/%~*'", "a;b,c", " ", "\U0001f600"])
async def test_its_own_check_accepts_our_signature_of_any_query(api, text):
    with pytest.raises(Refused) as caught:
        await api.call(list_request(ORDERS, {"customer_id": text, "no_such_parameter": text}))
    assert caught.value.code == "CBC.0100"  # it looked at the parameters: the signature was good
    assert caught.value.request_id


@pytest.mark.parametrize("pair", [(AK, "wrong"), ("NOBODY", SK)])
async def test_a_wrong_key_is_signed_out(url, pair):
    async with client(url, KeyAuth(*pair)) as api:
        with pytest.raises(SignedOut) as caught:
            await try_connection(api)
    assert type(caught.value) is SignedOut


@pytest.mark.parametrize("offset_s", [-20 * 60, 20 * 60])
async def test_a_clock_20_minutes_off_is_told(sandbox, api, offset_s):
    sandbox.clock_offset_s = offset_s
    with pytest.raises(ClockWrong):
        await try_connection(api)


async def test_a_missing_permission_names_the_item(sandbox, api):
    sandbox.forbid("list_customer_orders")
    with pytest.raises(Forbidden) as caught:
        await api.page(ORDERS, {"limit": 1})
    assert "BPC_ITEM_SUBCUSTSERV_060100 / BPC_ITEM_SUBCUSTSERV_060200" in caught.value.advice
    assert await try_connection(api) == 30


async def test_a_token_is_fetched_for_a_password(sandbox, url):
    account = sandbox.account
    site = custom(url, iam=url)
    login = Login(account.user, account.password, account.domain)
    async with client(site, TokenAuth(url, login)) as api:
        totals = await asyncio.gather(*(try_connection(api) for _ in range(5)))
    assert totals == [30] * 5
    assert len(sandbox.calls.of("create_token")) == 1
    async with client(site, TokenAuth(url, Login(account.user, "x", account.domain))) as api:
        with pytest.raises(SignedOut, match=r"IAM\.0101"):
            await try_connection(api)
    async with client(site, FixedToken(sandbox.issue_token())) as api:
        assert await try_connection(api) == 30


async def test_its_quota_is_used_and_never_exceeded(sandbox, api):
    sandbox.latency_ms = 400
    asked = list_request(CUSTOMERS, {"limit": 10, "offset": 0})
    await asyncio.gather(*(api.read(asked) for _ in range(30)))
    arrived = [call.at_s for call in sandbox.calls.of("list_sub_customers")]
    assert sandbox.calls.busiest_second() == 10
    assert arrived[-1] - arrived[1] < 20 / 8  # the first one is waited for
    assert api.pace.throttled_count == 0


async def test_a_quota_that_others_use_too_slows_it_down_and_loses_nothing(sandbox, api):
    sandbox.set_quota(3)
    asked = list_request(CUSTOMERS, {"limit": 10, "offset": 0})
    answers = await asyncio.gather(*(api.read(asked) for _ in range(8)))
    assert all(answer["count"] == 30 for answer in answers)
    assert api.pace.throttled_count > 0
